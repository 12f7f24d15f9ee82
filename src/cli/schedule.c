/* schedule.c — `schedule --all`: every case that waits for a hearing, planned together. */
#include "base/i18n.h"
#include "cli/session.h"
#include "office/schedule_plan.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

static json_t *arbitrators_json(const struct schedule_plan *plan, const struct hearing_need *need)
{
	json_t *list = json_array();
	for (size_t i = 0; i < need->who_count; i++)
		if (need->who[i].key.kind == BUSY_ARBITRATOR)
			json_array_append_new(
				list, cli_json_text(house_arbitrator(&plan->house, need->who[i].key.id)));
	return list;
}

/* The other cases of the same hearing, which have entries of their own unless they had it before. */
static json_t *fellows_json(const struct schedule_plan *plan, const struct schedule_line *line)
{
	json_t *list = json_array();
	size_t cursor = 0;
	for (const char *number; (number = schedule_line_fellow(plan, line, &cursor, true));)
		json_array_append_new(list, cli_json_text(number));
	return list;
}

static json_t *why_json(struct schedule_plan *plan, const struct schedule_line *line)
{
	struct strbuf why = {0};
	json_t *json = schedule_line_why(plan, line, &why) ? cli_json_text(strbuf_text(&why)) : NULL;
	strbuf_free(&why);
	return json;
}

static json_t *hearing_json(struct schedule_plan *plan, const struct schedule_line *line)
{
	char start[MINUTE_TEXT_SIZE], end[MINUTE_TEXT_SIZE];
	const struct slot *slot = &line->item.slot;
	return json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:b, s:o, s:o}", "case_number", line->number,
		"start", minute_format(slot->start, start), "end", minute_format(slot->end, end), "room",
		house_room(&plan->house, slot->room_id), "arbitrators",
		arbitrators_json(plan, &plan->lines[line->first].item.need), "clerk",
		slot->clerk_id ? cli_json_text(house_clerk(&plan->house, slot->clerk_id)) : json_null(),
		"notice_by", cli_json_date(slot->notice_by), "late", slot->late, "joined_with",
		fellows_json(plan, line), "why", why_json(plan, line));
}

static bool print_json(struct schedule_plan *plan, struct error *err)
{
	size_t scheduled, late;
	json_t *hearings = json_array(), *unscheduled = json_array();
	schedule_plan_count(plan, &scheduled, &late);
	for (size_t i = 0; i < plan->count; i++) {
		const struct schedule_line *line = &plan->lines[i];
		struct strbuf reason = {0};
		if (schedule_line_holds(line)) {
			json_array_append_new(hearings, hearing_json(plan, line));
			continue;
		}
		schedule_line_reason(plan, line, &reason);
		json_array_append_new(unscheduled,
			json_pack("{s:s, s:s}", "case_number", line->number, "reason", strbuf_text(&reason)));
		strbuf_free(&reason);
	}
	return cli_print_json(
		json_pack("{s:I, s:o, s:o, s:I}", "scheduled", (json_int_t)scheduled, "hearings", hearings,
			"unscheduled", unscheduled, "late", (json_int_t)late),
		err);
}

static void print_line(const struct schedule_plan *plan, const struct schedule_line *line)
{
	if (schedule_line_holds(line)) {
		char start[MINUTE_TEXT_SIZE], end[MINUTE_TEXT_SIZE];
		const struct slot *slot = &line->item.slot;
		minute_format(slot->start, start);
		start[10] = ' ';
		printf("%s  %s-%s  %s  %s%s", line->number, start, minute_format(slot->end, end) + 11,
			house_room(&plan->house, slot->room_id), house_clerk(&plan->house, slot->clerk_id),
			slot->late ? _("  已过裁决期限") : "");
		const char *divider = _("  并案同庭 "), *name;
		for (size_t cursor = 0; (name = schedule_line_fellow(plan, line, &cursor, false));) {
			printf("%s%s", divider, name);
			divider = _("、");
		}
		putchar('\n');
		return;
	}
	struct strbuf reason = {0};
	schedule_line_reason(plan, line, &reason);
	printf(_("%s  没有排：%s\n"), line->number, strbuf_text(&reason));
	strbuf_free(&reason);
}

static bool answer(
	struct schedule_plan *plan, bool stored, const struct cli_options *options, struct error *err)
{
	if (options->json)
		return print_json(plan, err);
	if (options->quiet)
		return true;
	size_t scheduled, late;
	schedule_plan_count(plan, &scheduled, &late);
	for (size_t i = 0; i < plan->count; i++)
		print_line(plan, &plan->lines[i]);
	printf(stored ? _("已排定 %zu 件，没有排 %zu 件，过裁决期限 %zu 件\n")
		      : _("可排 %zu 件，不能排 %zu 件，过裁决期限 %zu 件（没有保存）\n"),
		scheduled, plan->count - scheduled, late);
	return true;
}

int cli_schedule(int argc, char **argv, const struct cli_options *options)
{
	enum { ALL, DRY_RUN };
	struct cli_word words[] = {
		[ALL] = {"--all", false, NULL}, [DRY_RUN] = {"--dry-run", false, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (count > 0)
		return cli_usage("schedule", _("不认识“%s”；排一个案件用 zhongcai act schedule"), argv[1]);
	if (!words[ALL].value)
		return cli_usage("schedule", _("请写明 --all：全部待排案件一起排"));
	bool dry = words[DRY_RUN].value != NULL;
	struct error err = ERROR_INIT;
	struct office office;
	struct schedule_plan plan = {0};
	if (!cli_open(options, dry, &office, &err))
		return cli_fail(&err);
	bool good = schedule_plan_make(&plan, &office, &err) &&
		    (dry || schedule_plan_accept(&plan, &office, &err)) && answer(&plan, !dry, options, &err);
	schedule_plan_free(&plan);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
