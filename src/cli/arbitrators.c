/* arbitrators.c — `arbitrators`: the roster with terms, load, assessments and the figures of each term. */
#include "base/i18n.h"
#include "base/week.h"
#include "cli/session.h"
#include "office/act.h"
#include "office/assessment.h"
#include "store/report.h"

#include <stdio.h>
#include <string.h>

struct line {
	const struct roster_row *who;
	struct performance figures;
	struct row_list assessments;
};

/* How he stands: appointed, suspended, dismissed, ended, ahead, none. */
static const char *standing(const struct roster_row *who, civil_date today)
{
	if (who->is_appointed)
		return "appointed";
	if (who->is_suspended)
		return "suspended";
	if (who->term_until == CIVIL_NONE)
		return "none";
	if (who->dismissed_on != CIVIL_NONE && who->dismissed_on <= today)
		return "dismissed";
	return who->term_until < today ? "ended" : "ahead";
}

static json_t *rate_json(int64_t part, int64_t whole)
{
	return whole ? json_real((double)report_rate(part, whole) / 10.0) : json_null();
}

static json_t *figures_json(const struct performance *f)
{
	return json_pack("{s:I, s:I, s:o, s:o, s:I, s:I}", "cases", (json_int_t)f->cases, "closed",
		(json_int_t)f->closed, "on_time_rate", rate_json(f->on_time, f->closed), "mediation_rate",
		rate_json(f->mediated, f->closed), "awards_set_aside", (json_int_t)f->set_aside, "recusals",
		(json_int_t)f->recusals);
}

static json_t *assessments_json(const struct row_list *list)
{
	json_t *array = json_array();
	for (size_t i = 0; array && i < list->count; i++) {
		const struct assessment *row = ROW_AT(list, assessment, i);
		json_array_append_new(
			array, json_pack("{s:I, s:s}", "year", (json_int_t)row->year, "grade", row->grade));
	}
	return array;
}

/* The half-days on which he can come; null: any. */
static json_t *week_json(int64_t week)
{
	static const char *const ids[2 * WEEK_DAYS] = {"mon_am", "mon_pm", "tue_am", "tue_pm", "wed_am",
		"wed_pm", "thu_am", "thu_pm", "fri_am", "fri_pm"};
	json_t *array = week == WEEK_ALL ? json_null() : json_array();
	for (size_t i = 0; array && week != WEEK_ALL && i < sizeof ids / sizeof *ids; i++)
		if (week >> i & 1)
			json_array_append_new(array, json_string(ids[i]));
	return array;
}

static json_t *line_json(const struct line *line, civil_date today)
{
	const struct arbitrator *who = &line->who->arbitrator;
	json_t *term = json_pack("{s:s, s:o, s:o}", "state", standing(line->who, today), "from",
		cli_json_date(line->who->term_from), "until", cli_json_date(line->who->term_until));
	return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I, s:I, s:o, s:o}", "name",
		who->name, "kind", who->kind, "source", who->source, "organisation",
		cli_json_text(who->organisation), "sub_district", cli_json_text(who->sub_district),
		"specialities", cli_json_text(who->specialities), "languages", cli_json_text(who->languages),
		"week", week_json(who->week), "term", term, "cases_this_year",
		(json_int_t)line->who->cases_this_year, "yearly_limit", (json_int_t)who->yearly_limit,
		"open_cases", (json_int_t)line->who->open_cases, "assessments",
		assessments_json(&line->assessments), "figures", figures_json(&line->figures));
}

static void print_line(const struct line *line)
{
	const struct roster_row *who = line->who;
	char until[CIVIL_TEXT_SIZE];
	struct strbuf text = {0};
	strbuf_addf(&text, _("%s  %s  聘期至 %s  "), who->arbitrator.name,
		act_choice_label("add_arbitrator", "kind", who->arbitrator.kind),
		who->term_until == CIVIL_NONE ? _("无聘任") : civil_format(who->term_until, until));
	if (who->is_suspended)
		strbuf_addf(&text, "%s  ", _("暂停"));
	assessment_figures_text(&line->figures, &text);
	for (size_t i = 0; i < line->assessments.count; i++) {
		const struct assessment *row = ROW_AT(&line->assessments, assessment, i);
		strbuf_addf(&text, _("  %lld 年考核%s"), (long long)row->year, assessment_grade_label(row));
	}
	puts(strbuf_text(&text));
	strbuf_free(&text);
}

static bool answer(struct office *office, const struct roster *roster, json_t *array, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < roster->count; i++) {
		struct line line = {.who = &roster->items[i]};
		good = assessments_of(office, line.who->arbitrator.id, &line.assessments, err) &&
		       assessment_figures(office, line.who, &line.figures, err);
		if (good && array)
			good = json_array_append_new(array, line_json(&line, office->today)) == 0 ||
			       error_set(err, ERR_NOMEM, _("内存不足"));
		else if (good)
			print_line(&line);
		row_list_free(&line.assessments);
	}
	return good;
}

int cli_arbitrators(int argc, char **argv, const struct cli_options *options)
{
	struct cli_word words[] = {{0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (count > 0)
		return cli_usage("arbitrators", _("不认识“%s”"), argv[1]);
	struct error err = ERROR_INIT;
	struct office office;
	struct roster roster = {0};
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	json_t *array = options->json ? json_array() : NULL;
	bool good = roster_load(office.store, office.today, &roster, &err) &&
		    answer(&office, &roster, array, &err);
	if (good && array)
		good = cli_print_json(array, &err);
	else
		json_decref(array);
	roster_free(&roster);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
