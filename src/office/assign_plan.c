#include "office/assign_plan.h"

#include "base/i18n.h"
#include "office/act.h"
#include "office/eligibility.h"
#include "office/seating.h"
#include "office/seats.h"
#include "store/planning.h"
#include "store/settings.h"
#include "store/txn.h"

#include <stdlib.h>
#include <string.h>

enum { WEEK = 7 };

static bool no_memory(struct error *err)
{
	return error_set(err, ERR_NOMEM, _("内存不足，没有排出分案方案"));
}

/* --- Making it ---------------------------------------------------------------------------------------- */

static bool load_line(
	struct assign_plan *plan, size_t at, struct office *office, int64_t case_id, struct error *err)
{
	struct assign_line *line = &plan->lines[at];
	struct arb_case row;
	struct row_list parties;
	line->case_id = case_id;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	plan->cases[at].three = seat_needs_three(&row);
	plan->cases[at].fits = plan->fits + at * plan->roster.count;
	bool good = row_set_text(&line->number, row.case_number ? row.case_number : _("未编号"), err) &&
		    row_set_text(&line->cause, row.cause, err);
	row_clear(&arb_case_table, &row);
	if (!good || !row_list_of_case(office->store, &party_table, case_id, &parties, err))
		return false;
	for (size_t i = 0; good && i < parties.count; i++) {
		const struct party *party = ROW_AT(&parties, party, i);
		if (strcmp(party->role, "applicant") == 0 && !line->applicant)
			good = row_set_text(&line->applicant, party->name, err);
		else if (strcmp(party->role, "respondent") == 0 && !line->respondent)
			good = row_set_text(&line->respondent, party->name, err);
	}
	row_list_free(&parties);
	return good;
}

/* Who may be drawn may be planned for: where only a person can tell, a person decides. */
static bool judge_line(struct assign_plan *plan, size_t at, struct office *office, struct error *err)
{
	struct eligibility_list judged;
	uint8_t *fits = plan->fits + at * plan->roster.count;
	if (!eligibility_load(office, plan->lines[at].case_id, &plan->roster, office->today, &judged, err))
		return false;
	for (size_t i = 0; i < judged.count; i++)
		fits[i] = !judged.items[i].drawable    ? FIT_NONE
			  : judged.items[i].speciality ? FIT_SPECIALITY
						       : FIT_USUAL;
	eligibility_list_free(&judged);
	return true;
}

static void load_persons(struct assign_plan *plan, struct office *office)
{
	int full = store_setting_number(office->store, "draw.full_time_cases");
	int part = store_setting_number(office->store, "draw.part_time_cases");
	for (size_t i = 0; i < plan->roster.count; i++) {
		const struct roster_row *row = &plan->roster.items[i];
		bool full_time = strcmp(row->arbitrator.kind, "full_time") == 0;
		int64_t limit = row->arbitrator.yearly_limit, load = row->cases_this_year;
		plan->persons[i] = (struct assign_person){.load = (int)load,
			.capacity = limit       ? (int)limit
				    : full_time ? full
						: part,
			.most = limit == 0     ? -1
				: load < limit ? (int)(limit - load)
					       : 0,
			.full_time = full_time};
	}
}

static bool load_cases(struct assign_plan *plan, struct office *office, struct error *err)
{
	int64_t *ids;
	size_t count;
	if (!planning_unseated(office->store, plan->from, plan->until, &ids, &count, err))
		return false;
	plan->lines = calloc(count + 1, sizeof *plan->lines);
	plan->cases = calloc(count + 1, sizeof *plan->cases);
	plan->fits = calloc(count * plan->roster.count + 1, sizeof *plan->fits);
	plan->persons = calloc(plan->roster.count + 1, sizeof *plan->persons);
	bool good = (plan->lines && plan->cases && plan->fits && plan->persons) || no_memory(err);
	for (size_t i = 0; good && i < count; i++) {
		plan->count++;
		good = load_line(plan, i, office, ids[i], err) && judge_line(plan, i, office, err);
	}
	free(ids);
	return good;
}

static struct assign_fairness fairness(const struct assign_plan *plan, const struct assign_case *cases)
{
	return assign_fairness(plan->persons, plan->roster.count, cases, plan->count);
}

/* Before: as if no case were assigned; by turns: what one would do by hand. */
static bool compare(struct assign_plan *plan, struct error *err)
{
	struct assign_case *others = calloc(plan->count + 1, sizeof *others);
	size_t next = 0;
	if (!others)
		return no_memory(err);
	memcpy(others, plan->cases, plan->count * sizeof *others);
	bool good = assign_by_turns(plan->persons, plan->roster.count, others, plan->count, &next) ||
		    no_memory(err);
	plan->after = fairness(plan, plan->cases);
	plan->by_turns = fairness(plan, others);
	for (size_t i = 0; i < plan->count; i++)
		others[i].assigned = false;
	plan->before = fairness(plan, others);
	free(others);
	return good;
}

bool assign_plan_make(struct assign_plan *out, struct office *office, civil_date day, struct error *err)
{
	civil_date monday = day - civil_weekday(day);
	*out = (struct assign_plan){.from = monday, .until = monday + WEEK - 1};
	bool good =
		roster_load(office->store, office->today, &out->roster, err) && load_cases(out, office, err);
	if (good) {
		load_persons(out, office);
		good = assign_search(out->persons, out->roster.count, out->cases, out->count, err) &&
		       compare(out, err);
	}
	if (!good)
		assign_plan_free(out);
	return good;
}

void assign_plan_free(struct assign_plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		free(plan->lines[i].number);
		free(plan->lines[i].applicant);
		free(plan->lines[i].respondent);
		free(plan->lines[i].cause);
		free(plan->lines[i].refused);
	}
	free(plan->lines);
	free(plan->cases);
	free(plan->fits);
	free(plan->persons);
	roster_free(&plan->roster);
	*plan = (struct assign_plan){0};
}

/* --- Looking at it ------------------------------------------------------------------------------------ */

bool assign_line_holds(const struct assign_plan *plan, size_t line)
{
	return plan->cases[line].assigned && !plan->lines[line].left_out && !plan->lines[line].refused;
}

void assign_line_names(const struct assign_plan *plan, size_t line, struct strbuf *out)
{
	const struct assign_case *of = &plan->cases[line];
	for (size_t seat = 0; of->assigned && seat < assign_seats(of); seat++)
		strbuf_addf(out, "%s%s", seat ? _("，") : "",
			plan->roster.items[of->persons[seat]].arbitrator.name);
}

void assign_line_reason(const struct assign_plan *plan, size_t line, struct strbuf *out)
{
	const struct assign_line *of = &plan->lines[line];
	if (of->refused)
		strbuf_add(out, of->refused);
	else if (of->left_out)
		strbuf_add(out, _("这次不分"));
	else if (!plan->cases[line].assigned)
		strbuf_add(out, plan->cases[line].three ? _("可选的仲裁员组不成三人庭")
							: _("没有可选的仲裁员：都须回避、已满或不可用"));
}

size_t assign_plan_count(const struct assign_plan *plan)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->count; i++)
		count += assign_line_holds(plan, i);
	return count;
}

static bool is_full_time(const struct assign_plan *plan, size_t line, size_t seat)
{
	const struct arbitrator *who = &plan->roster.items[plan->cases[line].persons[seat]].arbitrator;
	return strcmp(who->kind, "full_time") == 0;
}

size_t assign_plan_offers(const struct assign_plan *plan)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->count; i++)
		for (size_t seat = 0; assign_line_holds(plan, i) && seat < assign_seats(&plan->cases[i]);
			seat++)
			count += !is_full_time(plan, i, seat);
	return count;
}

void assign_plan_summary(const struct assign_plan *plan, struct strbuf *out)
{
	size_t offers = assign_plan_offers(plan);
	strbuf_addf(out, _("分案 %zu 件"), assign_plan_count(plan));
	if (offers)
		strbuf_addf(out, _("，兼职仲裁员待答复 %zu 席"), offers);
}

void assign_plan_fairness_text(const struct assign_plan *plan, struct strbuf *out)
{
	strbuf_addf(out,
		_("年度负荷（占全年 %%，最少/最多/标准差）：原来 %.0f/%.0f/%.1f，本方案 %.0f/%.0f/%.1f，轮流 %.0f/%.0f/%.1f"),
		plan->before.least, plan->before.most, plan->before.spread, plan->after.least,
		plan->after.most, plan->after.spread, plan->by_turns.least, plan->by_turns.most,
		plan->by_turns.spread);
}

/* --- Storing it --------------------------------------------------------------------------------------- */

static const char *seat_word(const struct assign_case *of, size_t seat)
{
	return !of->three ? "sole" : seat == 0 ? "presiding" : "member";
}

static bool store_seat(const struct assign_plan *plan, size_t line, size_t seat, struct office *office,
	struct act_result *result, struct error *err)
{
	const struct assign_case *of = &plan->cases[line];
	const struct arbitrator *who = &plan->roster.items[of->persons[seat]].arbitrator;
	bool full_time = is_full_time(plan, line, seat);
	struct tribunal row;
	row_init(&tribunal_table, &row);
	row.case_id = plan->lines[line].case_id;
	row.arbitrator_id = who->id;
	row.offered_on = office->today;
	row.answered_on = full_time ? office->today : CIVIL_NONE;
	if (!full_time)
		row.answer_by = seat_answer_by(office, row.offered_on);
	bool good = row_set_text(&row.seat, seat_word(of, seat), err) &&
		    row_set_text(&row.state, full_time ? "accepted" : "offered", err) &&
		    row_set_text(&row.reason, _("一周新案一起分案"), err) &&
		    seating_check(office, &row, err) && seating_fill(office, &row, result, err);
	row_clear(&tribunal_table, &row);
	return good;
}

/* Is the case still without arbitrators, and may those of the plan still sit in it? Else the line is refused.
 */
static bool ask_again(struct assign_plan *plan, size_t line, struct office *office, struct error *err)
{
	struct row_list seats;
	struct assign_line *of = &plan->lines[line];
	if (!row_list_of_case(office->store, &tribunal_table, of->case_id, &seats, err))
		return false;
	bool taken = false, good = true;
	for (size_t i = 0; i < seats.count; i++)
		taken = taken || seat_is_taken(ROW_AT(&seats, tribunal, i));
	row_list_free(&seats);
	if (taken)
		return row_set_text(&of->refused, _("别人刚刚已经组庭"), err);
	for (size_t seat = 0; good && !of->refused && seat < assign_seats(&plan->cases[line]); seat++) {
		struct eligibility judged;
		struct strbuf why = {0};
		int64_t id = plan->roster.items[plan->cases[line].persons[seat]].arbitrator.id;
		good = eligibility_of(office, of->case_id, id, 0, office->today, &judged, err);
		if (good && !judged.drawable) {
			eligibility_explain(&judged, &why);
			good = row_set_text(&of->refused, strbuf_text(&why), err);
		}
		eligibility_clear(&judged);
		strbuf_free(&why);
	}
	return good;
}

static bool store_line(struct assign_plan *plan, size_t line, struct office *office, struct error *err)
{
	struct act_result result = {0};
	bool good = ask_again(plan, line, office, err);
	for (size_t seat = 0; good && !plan->lines[line].refused && seat < assign_seats(&plan->cases[line]);
		seat++)
		good = store_seat(plan, line, seat, office, &result, err);
	act_result_clear(&result);
	return good;
}

bool assign_plan_write(struct assign_plan *plan, struct office *office, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < plan->count; i++)
		good = !assign_line_holds(plan, i) || store_line(plan, i, office, err);
	return good;
}

bool assign_plan_accept(struct assign_plan *plan, struct office *office, struct error *err)
{
	const struct act *act = act_find("assign_week");
	const struct txn_stamp stamp = {office->actor, act->id, office->today, 0, NULL};
	/* Anybody may look a plan over; who may decide on it, the table says. */
	if (!act_allowed(office, act, 0, err) || !txn_begin(office->store, &stamp, err))
		return false;
	if (!assign_plan_write(plan, office, err)) {
		txn_rollback(office->store);
		return false;
	}
	struct strbuf summary = {0};
	assign_plan_summary(plan, &summary);
	txn_set_summary(office->store, strbuf_text(&summary));
	strbuf_free(&summary);
	return txn_commit(office->store, err);
}
