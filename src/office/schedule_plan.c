#include "office/schedule_plan.h"

#include "base/i18n.h"
#include "office/clash.h"
#include "office/slot_text.h"
#include "store/hearings.h"
#include "store/txn.h"

#include <stdlib.h>
#include <string.h>

/* --- Making it ---------------------------------------------------------------------------------------- */

static bool load_line(struct schedule_line *line, struct office *office, int64_t case_id, struct error *err)
{
	struct arb_case row;
	if (!hearing_need_load(&line->item.need, office, case_id, CIVIL_NONE, err) ||
		!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	bool good = row_set_text(&line->number, row.case_number ? row.case_number : _("未编号"), err);
	row_clear(&arb_case_table, &row);
	return good;
}

static bool load_lines(struct schedule_plan *plan, struct office *office, struct error *err)
{
	int64_t *cases;
	size_t count;
	if (!planning_waiting(office->store, &cases, &count, err))
		return false;
	plan->lines = calloc(count + 1, sizeof *plan->lines);
	bool good = plan->lines || error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; good && i < count; i++)
		good = load_line(&plan->lines[plan->count++], office, cases[i], err);
	free(cases);
	return good;
}

/* The search sorts and marks items in an array of their own. */
static bool search(struct schedule_plan *plan)
{
	struct plan_item *items = calloc(plan->count + 1, sizeof *items);
	if (!items)
		return false;
	for (size_t i = 0; i < plan->count; i++)
		items[i] = plan->lines[i].item;
	bool good = plan_search(&plan->house.slots, items, plan->count, PLAN_BY_LIMIT);
	for (size_t i = 0; i < plan->count; i++)
		plan->lines[i].item = items[i];
	free(items);
	return good;
}

bool schedule_plan_make(struct schedule_plan *out, struct office *office, struct error *err)
{
	*out = (struct schedule_plan){0};
	bool good = hearing_house_load(&out->house, office, err) && load_lines(out, office, err) &&
		    (search(out) || error_set(err, ERR_NOMEM, _("内存不足")));
	if (!good)
		schedule_plan_free(out);
	return good;
}

void schedule_plan_free(struct schedule_plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		hearing_need_free(&plan->lines[i].item.need);
		free(plan->lines[i].number);
		free(plan->lines[i].refused);
	}
	free(plan->lines);
	hearing_house_free(&plan->house);
	*plan = (struct schedule_plan){0};
}

/* --- Looking at it ------------------------------------------------------------------------------------ */

bool schedule_line_holds(const struct schedule_line *line)
{
	return line->item.scheduled && !line->left_out && !line->refused;
}

void schedule_line_reason(
	const struct schedule_plan *plan, const struct schedule_line *line, struct strbuf *out)
{
	if (line->refused)
		strbuf_add(out, line->refused);
	else if (line->left_out)
		strbuf_add(out, _("这次不排"));
	else if (hearing_need_refusal(&line->item.need))
		strbuf_add(out, hearing_need_refusal(&line->item.need));
	else if (!line->item.need.has_tribunal)
		strbuf_add(out, _("尚未组庭，组庭之后再排"));
	else if (line->item.waits)
		strbuf_addf(
			out, _("已赶不上裁决期限，%d 日内没有空；再往后的时间留给赶得上的案件"), PLAN_NEAR);
	else
		slot_none_text(&plan->house, &line->item.need, &line->item.why, out);
}

void schedule_plan_count(const struct schedule_plan *plan, size_t *scheduled, size_t *late)
{
	*scheduled = *late = 0;
	for (size_t i = 0; i < plan->count; i++)
		if (schedule_line_holds(&plan->lines[i])) {
			++*scheduled;
			*late += plan->lines[i].item.slot.late;
		}
}

/* --- Storing it --------------------------------------------------------------------------------------- */

static bool refuse(struct schedule_line *line, const char *why, struct error *err)
{
	return row_set_text(&line->refused, why, err);
}

/* Does the case still wait, and does the law still allow that day? */
static bool ask_case(struct schedule_line *line, struct office *office, struct error *err)
{
	struct hearing_need now;
	if (!hearing_need_load(&now, office, line->item.need.case_id, CIVIL_NONE, err))
		return false;
	bool good = true;
	if (now.planned != MINUTE_NONE)
		good = refuse(line, _("别人刚刚已经排定"), err);
	else if (!now.can_count || minute_date(line->item.slot.start) < now.lawful.day)
		good = refuse(line, _("案件的情况刚刚变了，这个日子不再合法"), err);
	hearing_need_free(&now);
	return good;
}

static bool ask_clash(struct schedule_line *line, struct office *office, struct error *err)
{
	const struct slot *slot = &line->item.slot;
	struct hearing_proposal proposal = {.case_id = line->item.need.case_id,
		.room_id = slot->room_id,
		.clerk_id = slot->clerk_id,
		.start = slot->start,
		.end = slot->end};
	struct hearing_clash clash;
	struct strbuf text = {0};
	if (!hearing_find_clash(office->store, &proposal, &clash, err))
		return false;
	clash_text(&clash, &text);
	bool good = clash.resource == CLASH_NONE || refuse(line, strbuf_text(&text), err);
	hearing_clash_clear(&clash);
	strbuf_free(&text);
	return good;
}

static bool store_line(const struct schedule_line *line, struct office *office, struct error *err)
{
	struct hearing row;
	row_init(&hearing_table, &row);
	row.case_id = line->item.need.case_id;
	row.room_id = line->item.slot.room_id;
	row.clerk_id = line->item.slot.clerk_id;
	row.start = line->item.slot.start;
	row.end = line->item.slot.end;
	bool good = row_set_text(&row.state, "planned", err) &&
		    row_insert(office->store, &hearing_table, &row, err);
	row_clear(&hearing_table, &row);
	return good;
}

bool schedule_plan_write(struct schedule_plan *plan, struct office *office, struct error *err)
{
	for (size_t i = 0; i < plan->count; i++) {
		struct schedule_line *line = &plan->lines[i];
		if (!schedule_line_holds(line))
			continue;
		if (!ask_case(line, office, err) || (!line->refused && !ask_clash(line, office, err)) ||
			(!line->refused && !store_line(line, office, err)))
			return false;
	}
	return true;
}

bool schedule_plan_accept(struct schedule_plan *plan, struct office *office, struct error *err)
{
	const struct txn_stamp stamp = {office->actor, "schedule_all", office->today, 0, NULL};
	if (!txn_begin(office->store, &stamp, err))
		return false;
	if (!schedule_plan_write(plan, office, err)) {
		txn_rollback(office->store);
		return false;
	}
	size_t scheduled, late;
	struct strbuf summary = {0};
	schedule_plan_count(plan, &scheduled, &late);
	strbuf_addf(&summary, _("一起排定 %zu 件开庭"), scheduled);
	txn_set_summary(office->store, strbuf_text(&summary));
	strbuf_free(&summary);
	return txn_commit(office->store, err);
}
