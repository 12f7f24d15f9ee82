#include "pane/service_detail.h"

#include "base/i18n.h"
#include "office/act.h"
#include "office/address_book.h"
#include "office/service_chain.h"
#include "pane/service_columns.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void service_detail_free(struct service_detail *detail)
{
	for (size_t i = 0; i < detail->count; i++)
		free(detail->lines[i]);
	free(detail->party);
	memset(detail, 0, sizeof *detail);
}

/* Takes the text as a paragraph of its own, and empties it. */
static bool add_line(struct service_detail *detail, style_id style, struct strbuf *text, struct error *err)
{
	if (detail->count == DETAIL_LINES || text->length == 0)
		return true;
	char *line = strbuf_take(text);
	if (!line)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	detail->styles[detail->count] = style;
	detail->lines[detail->count++] = line;
	return true;
}

/* --- What it is --------------------------------------------------------------------------------------- */

/* The list above shows the case's number. */
static bool add_title(struct service_detail *detail, const struct services_row *row, struct error *err)
{
	struct strbuf text = {0};
	const char *document = act_choice_label("serve", "document", row->document);
	if (row->recipient) {
		bool is_applicant = strcmp(row->recipient, row->applicant) == 0;
		strbuf_addf(&text, _("%s（%s）  %s  对方 %s"), row->recipient,
			act_choice_label("add_party", "role", row->role), document,
			is_applicant ? row->respondent : row->applicant);
	} else {
		strbuf_addf(&text, _("%s，尚未发出  申请人 %s  被申请人 %s"), document, row->applicant,
			row->respondent);
	}
	return add_line(detail, STYLE_TITLE, &text, err);
}

static bool is_past(civil_date day, civil_date today)
{
	return day != CIVIL_NONE && day < today;
}

/* What follows what was already said. */
static void go_on(struct strbuf *out)
{
	if (out->length)
		strbuf_add(out, _("；"));
}

static void add_hearing(const struct services_row *row, civil_date today, struct strbuf *out)
{
	char time[MINUTE_TEXT_SIZE], day[CIVIL_TEXT_SIZE];
	if (row->hearing == MINUTE_NONE)
		return;
	minute_format(row->hearing, time);
	time[CIVIL_TEXT_SIZE - 1] = ' ';
	strbuf_addf(out, _("开庭 %s"), time);
	if (row->notice_by == CIVIL_NONE)
		return;
	strbuf_addf(out, _("，通知须在 %s 前送达"), civil_format(row->notice_by, day));
	if (is_past(row->notice_by, today))
		strbuf_add(out, _("，已经来不及，须改期"));
	else if (row->completes != CIVIL_NONE && row->completes > row->notice_by)
		strbuf_addf(out, _("，%s 才期满，须改期"), civil_format(row->completes, day));
}

static void add_due(const struct services_row *row, civil_date today, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	if (row->due == CIVIL_NONE || row->due == row->notice_by)
		return; /* or said with the hearing */
	go_on(out);
	strbuf_addf(out, _("应在 %s 前送达"), civil_format(row->due, day));
	if (is_past(row->due, today))
		strbuf_addf(out, _("，逾期 %d 日"), today - row->due);
}

static void add_completion(const struct services_row *row, civil_date today, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	if (row->completes == CIVIL_NONE)
		return;
	go_on(out);
	civil_format(row->completes, day);
	if (row->completes > today)
		strbuf_addf(out, _("%s 期满视为送达，还有 %d 日"), day, row->completes - today);
	else if (row->stand == SERVICE_LEFT)
		strbuf_addf(out, _("%s 期满，视为送达"), day);
	else if (row->completes == today)
		strbuf_add(out, _("今日期满，请登记送达"));
	else
		strbuf_addf(out, _("%s 已经期满，请登记送达"), day);
}

/* Where it stands: a hearing it is in the way of, a duty, a period that runs. */
static bool add_stand(
	struct service_detail *detail, const struct services_row *row, civil_date today, struct error *err)
{
	struct strbuf text = {0};
	bool late = is_past(row->due, today) || is_past(row->notice_by, today);
	add_hearing(row, today, &text);
	add_due(row, today, &text);
	add_completion(row, today, &text);
	return add_line(detail, late ? STYLE_WARNING : STYLE_NORMAL, &text, err);
}

/* --- What comes next ---------------------------------------------------------------------------------- */

/* Whom it is for: the row's party; of what was not sent the first of the side that the duty names. */
static bool find_party(struct office *office, const struct services_row *row, struct party *out, bool *found,
	struct error *err)
{
	*found = row->party_id != 0;
	row_init(&party_table, out);
	if (row->party_id)
		return row_get(office->store, &party_table, row->party_id, out, err);
	const char *side = strcmp(row->document, "defence") == 0 ? "applicant" : "respondent";
	struct row_list parties;
	int64_t id = 0;
	if (!row_list_of_case(office->store, &party_table, row->case_id, &parties, err))
		return false;
	for (size_t i = parties.count; i-- > 0;)
		if (strcmp(ROW_AT(&parties, party, i)->role, side) == 0)
			id = ROW_AT(&parties, party, i)->id;
	row_list_free(&parties);
	*found = id != 0;
	return !id || row_get(office->store, &party_table, id, out, err);
}

static bool add_step(struct service_detail *detail, struct office *office, const struct services_row *row,
	const struct party *party, struct error *err)
{
	struct strbuf text = {0};
	struct service_outlook outlook;
	if (row->stand != SERVICE_BACK && row->stand != SERVICE_UNSENT)
		return true;
	if (!service_outlook_load(
		    office, row->case_id, row->document, party->id, office->today, &outlook, err))
		return false;
	strbuf_add(&text, _("下一步："));
	service_outlook_text(&outlook, office->today, &text);
	service_outlook_free(&outlook);
	return add_line(detail, STYLE_KEY, &text, err);
}

static bool add_address(
	struct service_detail *detail, struct office *office, const struct party *party, struct error *err)
{
	struct strbuf text = {0};
	struct address_book book;
	if (!address_book_of_party(office, party, false, &book, err))
		return false;
	const struct address_known *best = address_book_best(&book);
	if (best) {
		strbuf_add(&text, _("送得到的地址："));
		address_known_text(best, &text);
	} else if (party->address) {
		strbuf_addf(&text, _("登记的地址：%s"), party->address);
	}
	if (party->phone)
		strbuf_addf(&text, _("  电话 %s"), party->phone);
	address_book_free(&book);
	return add_line(detail, STYLE_NORMAL, &text, err);
}

/* --- What was tried ----------------------------------------------------------------------------------- */

static void add_part(struct strbuf *out, const char *before, const char *text)
{
	if (text && *text)
		strbuf_addf(out, "%s%s", before, text);
}

static void attempt_text(const struct attempt *attempt, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	strbuf_addf(out, "%s %s", civil_format(attempt->sent_on, day),
		act_choice_label("serve", "method", attempt->method));
	add_part(out, " ", attempt->carrier);
	add_part(out, " ", attempt->tracking);
	add_part(out, " ", attempt->address);
	if (strcmp(attempt->result, "out") == 0) {
		strbuf_add(out, _("，在途"));
	} else {
		strbuf_addf(out, "%s %s",
			strcmp(attempt->result, "served") == 0 ? _("，已送达") : _("，未送达"),
			attempt->result_on == CIVIL_NONE ? "" : civil_format(attempt->result_on, day));
		add_part(out, " ", attempt->reason);
	}
	add_part(out, _("，回证 "), attempt->proof);
	add_part(out, _("，附件 "), attempt->file);
	add_part(out, _("，见证 "), attempt->witnesses);
	add_part(out, _("，经办 "), attempt->actor);
}

static bool add_chain(struct service_detail *detail, struct office *office, const struct services_row *row,
	struct error *err)
{
	struct row_list attempts;
	struct strbuf text = {0};
	if (!row->service_id)
		return true;
	if (!row_list_of_case(office->store, &attempt_table, row->case_id, &attempts, err))
		return false;
	bool good = true;
	for (size_t i = attempts.count; good && i-- > 0;) { /* the newest first */
		const struct attempt *attempt = ROW_AT(&attempts, attempt, i);
		if (attempt->service_id != row->service_id)
			continue;
		attempt_text(attempt, &text);
		bool failed = strcmp(attempt->result, "failed") == 0;
		good = add_line(detail, failed ? STYLE_DUE_SOON : STYLE_NORMAL, &text, err);
	}
	row_list_free(&attempts);
	strbuf_free(&text);
	return good;
}

/* --- All of it ---------------------------------------------------------------------------------------- */

static bool add_recipient(struct service_detail *detail, struct office *office,
	const struct services_row *row, struct error *err)
{
	struct party party;
	struct strbuf text = {0};
	bool found;
	bool good = find_party(office, row, &party, &found, err);
	if (good && found) {
		strbuf_addf(&text, "id:%" PRId64, party.id);
		detail->party = strbuf_take(&text);
		good = (detail->party || error_set(err, ERR_NOMEM, _("内存不足"))) &&
		       add_step(detail, office, row, &party, err) && add_address(detail, office, &party, err);
	}
	row_clear(&party_table, &party);
	return good;
}

bool service_detail_load(struct service_detail *detail, struct office *office, const struct services_row *row,
	struct error *err)
{
	service_detail_free(detail);
	if (!row)
		return true;
	detail->case_id = row->case_id;
	detail->item = row->item;
	if (add_title(detail, row, err) && add_stand(detail, row, office->today, err) &&
		add_recipient(detail, office, row, err) && add_chain(detail, office, row, err))
		return true;
	service_detail_free(detail);
	return false;
}

void service_detail_draw(const struct service_detail *detail, struct canvas *canvas, struct rect area)
{
	canvas_fill(canvas, area, STYLE_NORMAL);
	for (size_t i = 0; i < detail->count && area.rows > 0; i++) {
		int lines = canvas_paragraph(canvas, area, 0, detail->styles[i], detail->lines[i]);
		lines = lines < area.rows ? lines : area.rows;
		area.row += lines;
		area.rows -= lines;
	}
}
