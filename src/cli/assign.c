/* assign.c — `assign --week`: arbitrators for a week's new cases, found together. */
#include "base/date_input.h"
#include "base/i18n.h"
#include "cli/session.h"
#include "office/assign_plan.h"

#include <stdio.h>

static json_t *assigned_json(const struct assign_plan *plan, size_t line)
{
	const struct assign_case *of = &plan->cases[line];
	json_t *names = json_array();
	for (size_t seat = 0; seat < assign_seats(of); seat++)
		json_array_append_new(
			names, cli_json_text(plan->roster.items[of->persons[seat]].arbitrator.name));
	return json_pack("{s:s, s:o}", "case_number", plan->lines[line].number, "arbitrators", names);
}

/* Shares of a year's work in percent, rounded to tenths. */
static json_t *fairness_json(const struct assign_fairness *fairness)
{
	return json_pack("{s:i, s:i, s:f, s:f, s:f}", "min", fairness->new_least, "max", fairness->new_most,
		"share_min", fairness->least, "share_max", fairness->most, "spread", fairness->spread);
}

static bool print_json(const struct assign_plan *plan, struct error *err)
{
	json_t *assigned = json_array(), *unassigned = json_array();
	for (size_t i = 0; i < plan->count; i++) {
		struct strbuf reason = {0};
		if (assign_line_holds(plan, i)) {
			json_array_append_new(assigned, assigned_json(plan, i));
			continue;
		}
		assign_line_reason(plan, i, &reason);
		json_array_append_new(
			unassigned, json_pack("{s:s, s:s}", "case_number", plan->lines[i].number, "reason",
					    strbuf_text(&reason)));
		strbuf_free(&reason);
	}
	return cli_print_json(
		json_pack("{s:o, s:o, s:o, s:o}", "assigned", assigned, "unassigned", unassigned, "load",
			fairness_json(&plan->after), "by_turns", fairness_json(&plan->by_turns)),
		err);
}

static void print_lines(const struct assign_plan *plan, bool stored)
{
	struct strbuf text = {0};
	for (size_t i = 0; i < plan->count; i++) {
		strbuf_reset(&text);
		if (assign_line_holds(plan, i))
			assign_line_names(plan, i, &text);
		else
			assign_line_reason(plan, i, &text);
		printf("%s  %s\n", plan->lines[i].number, strbuf_text(&text));
	}
	strbuf_reset(&text);
	assign_plan_fairness_text(plan, &text);
	printf(stored ? _("已分 %zu 件，没有分 %zu 件\n") : _("可分 %zu 件，不能分 %zu 件（没有保存）\n"),
		assign_plan_count(plan), plan->count - assign_plan_count(plan));
	printf("%s\n", strbuf_text(&text));
	strbuf_free(&text);
}

int cli_assign(int argc, char **argv, const struct cli_options *options)
{
	enum { WEEK, DRY_RUN };
	struct cli_word words[] = {
		[WEEK] = {"--week", true, NULL}, [DRY_RUN] = {"--dry-run", false, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (count > 0)
		return cli_usage("assign", _("不认识“%s”；为一个案件组庭用 zhongcai draw"), argv[1]);
	if (!words[WEEK].value)
		return cli_usage("assign", _("请写 --week 和那一周的任何一天"));
	bool dry = words[DRY_RUN].value != NULL;
	struct error err = ERROR_INIT;
	struct office office;
	struct assign_plan plan = {0};
	if (!cli_open(options, dry, &office, &err))
		return cli_fail(&err);
	civil_date day = date_input_parse(words[WEEK].value, office.today);
	bool good = day != CIVIL_NONE || error_set(&err, ERR_USAGE, _("--week 要写日期，如 2020-11-23"));
	good = good && assign_plan_make(&plan, &office, day, &err) &&
	       (dry || assign_plan_accept(&plan, &office, &err));
	if (good && options->json)
		good = print_json(&plan, &err);
	else if (good && !options->quiet)
		print_lines(&plan, !dry);
	assign_plan_free(&plan);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
