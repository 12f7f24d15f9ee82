#include "pane/assignment_columns.h"

#include "base/i18n.h"
#include "base/text.h"
#include "office/act.h"
#include "pane/docket_columns.h"
#include "widget/chart.h"

#include <inttypes.h>
#include <string.h>

/* 2021-01-15 → 21-01-15, as case numbers are written. */
static void add_day(struct strbuf *out, civil_date day)
{
	char text[CIVIL_TEXT_SIZE];
	if (day != CIVIL_NONE)
		strbuf_add(out, civil_format(day, text) + 2);
}

/* --- The roster --------------------------------------------------------------------------------------- */

typedef enum tone roster_cell_function(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out);

static enum tone name_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, row->who->arbitrator.name);
	return assignment_is_free(row) || row->seat ? TONE_NORMAL : TONE_FAINT;
}

static enum tone kind_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, act_choice_label("add_arbitrator", "kind", row->who->arbitrator.kind));
	return TONE_NORMAL;
}

static enum tone source_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, act_choice_label("add_arbitrator", "source", row->who->arbitrator.source));
	return TONE_NORMAL;
}

static enum tone organisation_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, text_or_empty(row->who->arbitrator.organisation));
	return TONE_NORMAL;
}

static enum tone phone_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, text_or_empty(row->who->arbitrator.phone));
	return TONE_NORMAL;
}

static enum tone term_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	static const struct {
		const char *mark; /* msgid */
		enum tone tone;
	} terms[] = {
		[TERM_NONE] = {N_("无聘任"), TONE_FAINT},
		[TERM_AHEAD] = {N_("未到"), TONE_FAINT},
		[TERM_ENDED] = {N_("已满"), TONE_OVERDUE},
		[TERM_DISMISSED] = {N_("已解聘"), TONE_FAINT},
		[TERM_SUSPENDED] = {N_("暂停"), TONE_OVERDUE},
		[TERM_ENDING] = {N_("将满"), TONE_SOON},
		[TERM_RUNNING] = {"", TONE_NORMAL},
	};
	const char *mark = *terms[row->term].mark ? _(terms[row->term].mark) : "";
	add_day(out, row->term == TERM_DISMISSED ? row->who->dismissed_on : row->who->term_until);
	/* Where both have no room, how he stands says more than the day. */
	if (*mark && text_columns(strbuf_text(out)) + 1 + text_columns(mark) > context->width)
		strbuf_reset(out);
	if (*mark)
		strbuf_addf(out, "%s%s", out->length ? " " : "", mark);
	return terms[row->term].tone;
}

/* The number always stands beside its bar; a bar is to scale with the limit, or with the busiest one. */
static enum tone load_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	char text[LOAD_TEXT];
	int64_t load = row->who->cases_this_year, limit = row->who->arbitrator.yearly_limit;
	assignment_load_text(row->who, text);
	text_pad(out, text, strlen(text), context->load_width, TEXT_RIGHT, "");
	int room = context->width - context->load_width - 1;
	int full = chart_cells(load, limit > 0 ? limit : context->most, room);
	for (int i = 0; i < room; i++) {
		if (i == 0)
			strbuf_add_char(out, ' ');
		strbuf_add(out, i < full ? context->bar : limit > 0 ? context->bar_rest : " ");
	}
	return limit > 0 && load >= limit ? TONE_OVERDUE : TONE_NORMAL;
}

static enum tone add_number(struct strbuf *out, int64_t number, enum tone tone)
{
	if (number == 0)
		return TONE_NORMAL;
	strbuf_addf(out, "%" PRId64, number);
	return tone;
}

static enum tone open_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	return add_number(out, row->who->open_cases, TONE_NORMAL);
}

static enum tone offers_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	return add_number(out, row->who->offers, TONE_SOON);
}

static enum tone hearing_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	civil_minute start = row->who->next_hearing;
	char text[MINUTE_TEXT_SIZE];
	if (start == MINUTE_NONE)
		return TONE_NORMAL;
	minute_format(start, text);
	text[10] = '\0';
	strbuf_add(out, text + 5);
	if (minute_of_day(start) != 0) /* of an imported one only the day is known */
		strbuf_addf(out, " %s", text + 11);
	return minute_date(start) == context->today ? TONE_TODAY : TONE_NORMAL;
}

static enum tone hearings_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	return add_number(out, row->who->hearings_ahead, TONE_NORMAL);
}

static enum tone training_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	int64_t hours = row->who->hours_this_year;
	strbuf_addf(out, "%" PRId64 "/%d", hours, context->training_hours);
	return hours < context->training_hours ? TONE_NORMAL : TONE_FAINT;
}

static enum tone verdict_cell(
	const struct assignment_row *row, const struct column_context *context, struct strbuf *out)
{
	if (row->seat) {
		bool awaited = strcmp(row->seat->state, "offered") == 0;
		bool overdue = seat_is_overdue(row->seat, context->today);
		strbuf_addf(out,
			overdue   ? _("%s逾期")
			: awaited ? _("%s待答复")
				  : _("本案%s"),
			act_choice_label("assign", "seat", row->seat->seat));
		return overdue ? TONE_OVERDUE : awaited ? TONE_SOON : TONE_TODAY;
	}
	if (row->judged) {
		strbuf_add(out, row->judged->rule ? _(row->judged->rule->label) : _("可"));
		return !row->judged->eligible ? TONE_REFUSED : row->judged->rule ? TONE_SOON : TONE_NORMAL;
	}
	bool here = assignment_is_free(row);
	strbuf_add(out, here                     ? _("在聘")
			: row->who->is_appointed ? _("今日不在")
			: row->who->is_suspended ? _("暂停")
						 : _("不在聘期"));
	return here ? TONE_NORMAL : TONE_FAINT;
}

static const struct roster_column {
	struct list_column list;
	roster_cell_function *cell;
} roster_columns[ROSTER_COLUMNS] = {
	{{"name", N_("姓名"), 8, 16, 3, TEXT_LEFT, 0}, name_cell},
	{{"kind", N_("种类"), 4, 4, 0, TEXT_LEFT, 3}, kind_cell},
	{{"source", N_("来源"), 6, 8, 0, TEXT_LEFT, 2}, source_cell},
	{{"organisation", N_("所在单位"), 20, 32, 4, TEXT_LEFT, 6}, organisation_cell},
	{{"term", N_("聘期至"), 13, 18, 1, TEXT_LEFT, 0}, term_cell},
	{{"load", N_("本年/上限"), 9, 16, 2, TEXT_LEFT, 0}, load_cell},
	{{"open", N_("在办"), 4, 4, 0, TEXT_RIGHT, 0}, open_cell},
	{{"offers", N_("待复"), 4, 4, 0, TEXT_RIGHT, 1}, offers_cell},
	{{"hearing", N_("下次开庭"), 11, 11, 0, TEXT_LEFT, 1}, hearing_cell},
	{{"hearings", N_("庭数"), 4, 4, 0, TEXT_RIGHT, 5}, hearings_cell},
	{{"training", N_("今年培训"), 8, 8, 0, TEXT_RIGHT, 5}, training_cell},
	{{"phone", N_("电话"), 12, 13, 0, TEXT_LEFT, 7}, phone_cell},
	{{"verdict", N_("能否承办"), 10, 20, 1, TEXT_LEFT, 0}, verdict_cell},
};

void roster_columns_copy(struct list_column out[ROSTER_COLUMNS])
{
	for (size_t i = 0; i < ROSTER_COLUMNS; i++)
		out[i] = roster_columns[i].list;
}

enum tone roster_cell(size_t column, const struct assignment_row *row, const struct column_context *context,
	struct strbuf *out)
{
	return roster_columns[column].cell(row, context, out);
}

/* --- Seats -------------------------------------------------------------------------------------------- */

typedef void seat_cell_function(
	const struct seat_row *row, const struct column_context *context, struct strbuf *out);

static void number_cell(const struct seat_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	docket_short_number(row->case_key, out);
}

static void applicant_cell(
	const struct seat_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, text_or_empty(row->applicant));
}

static void respondent_cell(
	const struct seat_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, text_or_empty(row->respondent));
}

static void cause_cell(const struct seat_row *row, const struct column_context *context, struct strbuf *out)
{
	const char *id = text_or_empty(row->cause);
	const struct word *word = context->words ? words_by_id(context->words, WORD_CAUSE, id) : NULL;
	strbuf_add(out, !word ? id : text_columns(word->label) > context->width ? word->brief : word->label);
}

static void seat_of_cell(const struct seat_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, act_choice_label("assign", "seat", row->seat));
}

static void state_cell(const struct seat_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, seat_state_label(row->state));
}

static void day_cell(const struct seat_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	add_day(out, row->offered_on);
}

static void standing_cell(
	const struct seat_row *row, const struct column_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, row->case_is_open ? _("在办") : _("已结"));
}

static const struct seat_column {
	struct list_column list;
	seat_cell_function *cell;
} seat_columns[SEAT_COLUMNS] = {
	{{"number", N_("案号"), 8, 10, 0, TEXT_LEFT, 0}, number_cell},
	{{"applicant", N_("申请人"), 8, 20, 2, TEXT_LEFT, 0}, applicant_cell},
	{{"respondent", N_("被申请人"), 12, 36, 3, TEXT_LEFT, 1}, respondent_cell},
	{{"cause", N_("案由"), 8, 20, 1, TEXT_LEFT, 4}, cause_cell},
	{{"seat", N_("席位"), 6, 6, 0, TEXT_LEFT, 0}, seat_of_cell},
	{{"state", N_("答复"), 8, 8, 0, TEXT_LEFT, 0}, state_cell},
	{{"day", N_("邀请"), 8, 8, 0, TEXT_LEFT, 2}, day_cell},
	{{"standing", N_("案件"), 6, 6, 0, TEXT_LEFT, 3}, standing_cell},
};

void seat_columns_copy(struct list_column out[SEAT_COLUMNS])
{
	for (size_t i = 0; i < SEAT_COLUMNS; i++)
		out[i] = seat_columns[i].list;
}

enum tone seat_cell(
	size_t column, const struct seat_row *row, const struct column_context *context, struct strbuf *out)
{
	seat_columns[column].cell(row, context, out);
	if (strcmp(row->state, "offered") == 0)
		return TONE_SOON;
	return strcmp(row->state, "accepted") != 0 || !row->case_is_open ? TONE_FAINT : TONE_NORMAL;
}
