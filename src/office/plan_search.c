#include "office/plan_search.h"

#include "office/plan_solver.h"

#include <stdlib.h>

struct plan {
	struct slot_house *house;
	struct plan_item **order; /* who chooses first */
	size_t count;
	bool failed; /* out of memory */
};

/* --- Who chooses first -------------------------------------------------------------------------------- */

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_limit(const void *a, const void *b)
{
	const struct plan_item *x = *(struct plan_item *const *)a, *y = *(struct plan_item *const *)b;
	int order = compare(x->hear_by, y->hear_by);
	if (order == 0) /* who needs more people has fewer hours to choose from */
		order = compare((int64_t)y->need.who_count, (int64_t)x->need.who_count);
	return order ? order : compare(x->need.case_id, y->need.case_id);
}

static int by_acceptance(const void *a, const void *b)
{
	const struct hearing_need *x = &(*(struct plan_item *const *)a)->need,
				  *y = &(*(struct plan_item *const *)b)->need;
	int order = compare(x->accepted, y->accepted);
	return order ? order : compare(x->case_id, y->case_id);
}

/* --- One case ----------------------------------------------------------------------------------------- */

static bool can_be_planned(const struct plan_item *item)
{
	return item->need.has_tribunal && item->need.can_count;
}

static bool enter(struct plan *plan, struct plan_item *item, const struct slot *slot)
{
	item->slot = *slot;
	item->scheduled = true;
	if (!slot_take(plan->house, &item->need, slot))
		plan->failed = true;
	return !plan->failed;
}

static void take_out(struct plan *plan, struct plan_item *item)
{
	slot_give(plan->house, &item->need, &item->slot);
	item->scheduled = false;
}

/* Does the slot leave too little time for the award? */
static bool is_past(const struct plan_item *item, const struct slot *slot)
{
	return minute_date(slot->start) > item->hear_by;
}

/* Could this case have another's time, and the other one still a time within its limit? Then it is done. */
static bool swap(struct plan *plan, struct plan_item *item, struct plan_item *other)
{
	struct slot before = other->slot, slot;
	take_out(plan, other);
	if (slots_find(plan->house, &item->need, &slot, 1, NULL) == 1 && !is_past(item, &slot)) {
		if (!enter(plan, item, &slot))
			return false;
		if (slots_snug(plan->house, &other->need, PLAN_WINDOW, &slot, NULL) && !is_past(other, &slot))
			return enter(plan, other, &slot);
		take_out(plan, item);
	}
	enter(plan, other, &before);
	return false;
}

/* A case that would be late asks those that are planned to move, one after the other. */
static bool make_room(struct plan *plan, struct plan_item *item)
{
	for (size_t i = 0; i < plan->count && !plan->failed; i++) {
		struct plan_item *other = plan->order[i];
		if (other->scheduled && !is_past(item, &other->slot) &&
			minute_date(other->slot.start) >= item->need.lawful.day && swap(plan, item, other))
			return true;
	}
	return false;
}

/* Who can still be in time. */
static void plan_in_time(struct plan *plan, struct plan_item *item)
{
	struct slot slot;
	if (!slots_snug(plan->house, &item->need, PLAN_WINDOW, &slot, &item->why))
		return;
	if (is_past(item, &slot) && make_room(plan, item))
		return;
	if (slot.late)
		item->waits = true;
	else
		enter(plan, item, &slot);
}

/* The last day on which nobody who is accepted from now on can be heard yet, or whom the law held up longer.
 */
static civil_date near_day(const struct plan *plan, const struct plan_item *item)
{
	civil_date near = plan->house->today + PLAN_NEAR;
	civil_date own = law_working_day(plan->house->law->calendar, item->need.lawful.day, PLAN_WINDOW);
	return own > near ? own : near;
}

static void plan_late(struct plan *plan, struct plan_item *item)
{
	struct slot slot;
	if (slots_find(plan->house, &item->need, &slot, 1, &item->why) == 1 &&
		minute_date(slot.start) <= near_day(plan, item)) {
		item->waits = false;
		enter(plan, item, &slot);
	}
}

static void plan_by_limit(struct plan *plan)
{
	for (size_t i = 0; i < plan->count && !plan->failed; i++)
		if (!plan->order[i]->scheduled)
			plan_in_time(plan, plan->order[i]);
	for (size_t i = 0; i < plan->count && !plan->failed; i++)
		if (plan->order[i]->waits)
			plan_late(plan, plan->order[i]);
}

static void plan_first_come(struct plan *plan)
{
	struct slot slot;
	for (size_t i = 0; i < plan->count && !plan->failed; i++)
		if (slots_find(plan->house, &plan->order[i]->need, &slot, 1, &plan->order[i]->why) == 1)
			enter(plan, plan->order[i], &slot);
}

bool plan_search(struct slot_house *house, struct plan_item *items, size_t count, enum plan_rule rule)
{
	struct plan plan = {.house = house, .order = calloc(count + 1, sizeof(struct plan_item *))};
	if (!plan.order)
		return false;
	for (size_t i = 0; i < count; i++)
		if (can_be_planned(&items[i])) {
			items[i].hear_by = slot_hear_by(house, &items[i].need);
			plan.order[plan.count++] = &items[i];
		}
	qsort(plan.order, plan.count, sizeof(struct plan_item *),
		rule == PLAN_FIRST_COME ? by_acceptance : by_limit);
	if (rule == PLAN_SOLVED)
		plan.failed = !plan_solve(house, plan.order, plan.count);
	if (rule == PLAN_FIRST_COME)
		plan_first_come(&plan);
	else
		plan_by_limit(&plan);
	free(plan.order);
	return !plan.failed;
}
