#include "office/seats.h"

#include "base/i18n.h"
#include "store/settings.h"

#include <string.h>

enum { LARGE_CASE = 10, MEMBERS = 2 };

bool seat_is_taken(const struct tribunal *seat)
{
	return strcmp(seat->state, "accepted") == 0 || strcmp(seat->state, "offered") == 0;
}

bool seat_needs_three(const struct arb_case *row)
{
	return row->is_collective || row->head_count >= LARGE_CASE;
}

struct seat_plan seat_plan_of(const struct row_list *seats, bool large)
{
	struct seat_plan plan = {0};
	for (size_t i = 0; i < seats->count; i++) {
		const struct tribunal *seat = ROW_AT(seats, tribunal, i);
		if (!seat_is_taken(seat))
			continue;
		plan.sole += strcmp(seat->seat, "sole") == 0;
		plan.presiding += strcmp(seat->seat, "presiding") == 0;
		plan.members += strcmp(seat->seat, "member") == 0;
		plan.awaited += strcmp(seat->state, "offered") == 0;
	}
	plan.three = plan.presiding + plan.members > 0 || (large && plan.sole == 0);
	return plan;
}

int seat_plan_missing(const struct seat_plan *plan)
{
	if (!plan->three)
		return plan->sole ? 0 : 1;
	return (plan->presiding ? 0 : 1) + (plan->members < MEMBERS ? MEMBERS - plan->members : 0);
}

const char *seat_plan_next(const struct seat_plan *plan)
{
	if (seat_plan_missing(plan) == 0)
		return NULL;
	return !plan->three ? "sole" : plan->presiding ? "member" : "presiding";
}

civil_date seat_answer_by(const struct office *office, civil_date day)
{
	return law_working_day(
		office->law->calendar, day, store_setting_number(office->store, "draw.answer_days"));
}

bool seat_is_overdue(const struct tribunal *seat, civil_date today)
{
	return strcmp(seat->state, "offered") == 0 && seat->answer_by != CIVIL_NONE &&
	       seat->answer_by < today;
}

const char *seat_state_label(const char *state)
{
	static const struct {
		const char *state, *label;
	} labels[] = {{"offered", N_("待答复")}, {"accepted", N_("已接受")}, {"declined", N_("已谢绝")},
		{"replaced", N_("已更换")}};
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strcmp(labels[i].state, state) == 0)
			return _(labels[i].label);
	return state;
}

/* Whoever sits alone or presides leads the case. */
static bool drop_lead(struct office *office, const struct tribunal *seat, struct error *err)
{
	struct arb_case row;
	if (strcmp(seat->seat, "member") == 0)
		return true;
	if (!row_get(office->store, &arb_case_table, seat->case_id, &row, err))
		return false;
	bool good = true;
	if (row.lead_id == seat->arbitrator_id) {
		row.lead_id = 0;
		good = row_update(office->store, &arb_case_table, &row, err);
	}
	row_clear(&arb_case_table, &row);
	return good;
}

bool seat_vacate(
	struct office *office, struct tribunal *seat, civil_date day, const char *reason, struct error *err)
{
	seat->answered_on = day;
	return row_set_text(&seat->state, "replaced", err) && row_set_text(&seat->reason, reason, err) &&
	       row_update(office->store, &tribunal_table, seat, err) && drop_lead(office, seat, err);
}
