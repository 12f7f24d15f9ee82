/* today.c — the day sheet: `today`. */
#include "base/i18n.h"
#include "base/text.h"
#include "cli/session.h"
#include "office/clash.h"
#include "office/day_sheet.h"

#include <stdio.h>
#include <string.h>

/* Goes through all rows of the sheet, window by window. */
typedef bool row_printer(void *context, const struct day_sheet *sheet, const struct day_row *row);

static bool each_row(const struct day_sheet *sheet, row_printer *print, void *context, struct error *err)
{
	struct day_row last = {0};
	bool more = true, good = true;
	for (enum day_from from = DAY_FROM_START; good && more; from = DAY_FROM_AFTER) {
		struct day_window window;
		if (!day_window_load(sheet, from, &last, DAY_WINDOW, &window, err))
			return false;
		for (size_t i = 0; good && i < window.count; i++)
			good = print(context, sheet, &window.rows[i]) ||
			       error_set(err, ERR_NOMEM, _("内存不足"));
		more = !window.at_end && window.count > 0;
		if (more)
			last = window.rows[window.count - 1]; /* its place; the texts go with the window */
		day_window_free(&window);
	}
	return good;
}

/* ---- JSON ---- */

static json_t *hearing_json(const struct hearing_row *hearing)
{
	char start[MINUTE_TEXT_SIZE];
	return json_pack("{s:s, s:o, s:o, s:o}", "start", minute_format(hearing->start, start), "room",
		cli_json_text(hearing->room), "clerk", cli_json_text(hearing->clerk), "arbitrators",
		cli_json_text(hearing->arbitrators));
}

static bool is_overdue(const struct day_sheet *sheet, const struct day_row *row)
{
	const struct open_offer *offer = day_row_offer(sheet, row);
	return row->section == DAY_OVERDUE || (offer && offer->answer_by < sheet->today);
}

static bool add_json(void *context, const struct day_sheet *sheet, const struct day_row *row)
{
	if (row->heading)
		return true;
	bool deadline = day_row_is_deadline(row);
	const char *kind = deadline                       ? law_rule_infos[row->due.rule].id
			   : row->section == DAY_HEARINGS ? "hearing"
			   : row->section == DAY_UNLAWFUL ? "hearing"
			   : row->section == DAY_OFFERS   ? "offer"
			   : row->section == DAY_TERMS    ? "term"
							  : "holidays";
	json_t *object = json_pack("{s:o, s:o, s:s, s:o, s:s, s:s, s:s, s:s}", "due",
		cli_json_date(day_row_due(sheet, row)), "case_number", cli_json_text(row->of.case_number),
		"deadline", kind, "who", cli_json_text(row->who), "state",
		is_overdue(sheet, row) ? "overdue" : "open", "consequence", day_row_missed(row), "section",
		day_sections[row->section].id, "label", day_row_label(row));
	if (!object)
		return false;
	if (row->of.applicant) {
		char id[32];
		snprintf(id, sizeof id, "id:%lld", (long long)day_row_case(sheet, row));
		json_object_set_new(object, "case", cli_json_text(id));
		json_object_set_new(object, "applicant", cli_json_text(row->of.applicant));
		json_object_set_new(object, "respondent", cli_json_text(row->of.respondent));
	}
	if (deadline && row->due.provisional)
		json_object_set_new(object, "provisional", json_true());
	if (row->section == DAY_HEARINGS)
		json_object_set_new(object, "hearing", hearing_json(&sheet->hearings.items[row->index]));
	if (row->section == DAY_UNLAWFUL) {
		struct strbuf why = {0};
		flaw_text(&sheet->flaws.items[row->index], &why);
		json_object_set_new(object, "reason", cli_json_text(strbuf_text(&why)));
		strbuf_free(&why);
	}
	if (row->section == DAY_TERMS)
		json_object_set_new(object, "arbitrator", cli_json_text(sheet->terms.items[row->index].name));
	const struct open_offer *offer = day_row_offer(sheet, row);
	if (offer) {
		json_object_set_new(object, "arbitrator", cli_json_text(offer->arbitrator));
		json_object_set_new(object, "seat", cli_json_text(offer->seat));
	}
	if (row->why) {
		json_object_set_new(object, "person", cli_json_text(row->about));
		json_object_set_new(object, "reason", cli_json_text(row->why));
	}
	if (row->section == DAY_ASKED) {
		json_object_set_new(object, "year", json_integer(sheet->asked_year));
		json_object_set_new(object, "provisional_deadlines", json_integer(sheet->provisional.count));
	}
	return json_array_append_new(context, object) == 0;
}

static bool print_json(const struct day_sheet *sheet, struct error *err)
{
	json_t *list = json_array();
	if (!list)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	if (each_row(sheet, add_json, list, err))
		return cli_print_json(list, err);
	json_decref(list);
	return false;
}

/* ---- for people ---- */

/* Columns of a line; the last is as long as it is. A case number that is longer than those of the office's
 * own pattern shifts its line, it is never cut: people copy it. */
static void add_column(struct strbuf *line, const char *text, int columns)
{
	int width = text_columns(text);
	text_pad(line, text, strlen(text), width > columns ? width : columns, TEXT_LEFT, "");
	strbuf_add(line, "  ");
}

static bool print_line(void *context, const struct day_sheet *sheet, const struct day_row *row)
{
	const int *number_columns = context;
	struct strbuf line = {0}, left = {0}, label = {0};
	if (row->heading) {
		strbuf_addf(
			&line, "%s %zu", _(day_sections[row->section].label), sheet->counts[row->section]);
	} else if (row->section == DAY_ASKED) {
		day_ask_text(sheet, &line);
	} else {
		char due[CIVIL_TEXT_SIZE];
		day_row_left(sheet, row, &left);
		add_column(&line, civil_format(day_row_due(sheet, row), due), CIVIL_TEXT_SIZE - 1);
		add_column(&line, strbuf_text(&left), 8);
		add_column(&line,
			row->section == DAY_TERMS ? sheet->terms.items[row->index].name
			: row->of.case_number     ? row->of.case_number
						  : _("未编号"),
			*number_columns);
		strbuf_addf(&label, "%s%s%s", day_row_label(row), row->about ? " " : "",
			text_or_empty(row->about));
		add_column(&line, strbuf_text(&label), 12);
		add_column(&line, row->who ? row->who : "—", 8);
		if (row->section == DAY_UNLAWFUL) {
			flaw_text(&sheet->flaws.items[row->index], &line);
			strbuf_add(&line, _("；"));
		}
		text_clean(&line, day_row_missed(row), strlen(day_row_missed(row)));
		if (row->of.applicant && !row->of.case_number)
			strbuf_addf(&line, "  id:%lld %s", (long long)day_row_case(sheet, row),
				row->of.applicant);
	}
	bool good = !line.failed && !left.failed && !label.failed;
	if (good)
		puts(strbuf_text(&line));
	strbuf_free(&line);
	strbuf_free(&left);
	strbuf_free(&label);
	return good;
}

static bool print_text(const struct day_sheet *sheet, struct error *err)
{
	enum { YEAR_AND_SERIAL = 8, BRACED = 6 + 8 }; /* {year} and {serial} become 2020 and 2314 */
	const char *pattern =
		sheet->office->commission.case_number_pattern; /* NULL before the office is set up */
	int number_columns = text_columns(text_or_empty(pattern));
	number_columns -= BRACED - YEAR_AND_SERIAL;
	if (!each_row(sheet, print_line, &number_columns, err))
		return false;
	if (!day_sheet_calls(sheet))
		puts(_("今天没有到期或逾期的事项"));
	return true;
}

int cli_today(int argc, char **argv, const struct cli_options *options)
{
	if (argc > 1)
		return cli_usage("today", _("不认识“%s”"), argv[1]);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	struct day_sheet sheet = {0};
	struct day_person person;
	bool good = (!options->user || day_person_find(&office, &person, &err)) &&
		    day_sheet_read(&sheet, &office, options->user ? &person : NULL, &err);
	bool calls = good && day_sheet_calls(&sheet);
	/* --quiet: for scripts that ask the status alone */
	if (good && (options->json || !options->quiet))
		good = options->json ? print_json(&sheet, &err) : print_text(&sheet, &err);
	day_sheet_free(&sheet);
	office_close(&office);
	return !good ? cli_fail(&err) : calls ? 1 : 0;
}
