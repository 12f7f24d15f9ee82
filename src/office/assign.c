/* assign.c — the tribunal: seats assigned or offered, answered, filled anew. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/assign_plan.h"
#include "office/casework.h"
#include "office/hearing_touch.h"
#include "office/seating.h"
#include "office/seats.h"

#include <stdlib.h>
#include <string.h>

static bool is_offered(const void *row)
{
	return strcmp(((const struct tribunal *)row)->state, "offered") == 0;
}

static bool is_taken(const void *row)
{
	return seat_is_taken(row);
}

static void describe_seat(struct office *office, const void *row, struct strbuf *out)
{
	struct error err = ERROR_INIT;
	const struct tribunal *seat = row;
	char *name = arbitrator_name(office, seat->arbitrator_id, &err);
	strbuf_addf(out, "%s %s", name ? name : "", act_choice_label("assign", "seat", seat->seat));
	free(name);
	error_clear(&err);
}

const struct subject subject_seat_offered = {&tribunal_table, is_offered, describe_seat};
const struct subject subject_seat_taken = {&tribunal_table, is_taken, describe_seat};

static bool take_seat(const struct act_call *call, struct tribunal *row, const char *seat, const char *state,
	const char *reason, struct error *err)
{
	row_init(&tribunal_table, row);
	row->case_id = call->case_id;
	row->arbitrator_id = act_number(call, "arbitrator");
	row->offered_on = act_date(call, "date");
	row->answered_on = strcmp(state, "accepted") == 0 ? row->offered_on : CIVIL_NONE;
	return row_set_text(&row->seat, seat, err) && row_set_text(&row->state, state, err) &&
	       row_set_text(&row->reason, reason, err);
}

static bool seat_new(struct office *office, const struct act_call *call, const char *state,
	struct act_result *result, struct error *err)
{
	struct tribunal row;
	bool accepted = strcmp(state, "accepted") == 0;
	bool good = take_seat(call, &row, act_choice(call, "seat"), state, act_text(call, "reason"), err);
	if (!accepted)
		row.answer_by = seat_answer_by(office, row.offered_on);
	good = good && seating_check(office, &row, err) && seating_fill(office, &row, result, err);
	row_clear(&tribunal_table, &row);
	if (!good)
		return false;
	char *name = arbitrator_name(office, act_number(call, "arbitrator"), err);
	good = name && act_say(result, err, accepted ? _("已指定 %s") : _("已邀请 %s，等待答复"), name) &&
	       act_say_follows(office, call->case_id, result, err);
	free(name);
	return good;
}

bool act_assign(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return seat_new(office, call, "accepted", result, err);
}

bool act_offer(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return seat_new(office, call, "offered", result, err);
}

static bool answer(struct office *office, const struct act_call *call, const char *state,
	struct act_result *result, struct error *err)
{
	struct tribunal seat;
	if (!act_subject(office, call, "seat", &seat, err))
		return false;
	char *name = arbitrator_name(office, seat.arbitrator_id, err);
	char text[CIVIL_TEXT_SIZE];
	bool good = name != NULL;
	seat.answered_on = act_date(call, "date");
	if (good && seat.answered_on < seat.offered_on)
		good = error_field(
			err, "date", _("答复日期：早于邀请之日 %s"), civil_format(seat.offered_on, text));
	bool accepted = strcmp(state, "accepted") == 0;
	/* Between offer and answer a party may have joined, a term may have ended. */
	if (good && accepted)
		good = seating_judge(
			office, seat.case_id, seat.arbitrator_id, seat.id, seat.answered_on, result, err);
	good = good && row_set_text(&seat.state, state, err) &&
	       act_put_text(call, "reason", &seat.reason, err) &&
	       row_update(office->store, &tribunal_table, &seat, err) &&
	       seating_take_lead(office, &seat, err) &&
	       act_say(result, err, accepted ? _("%s 同意承办") : _("%s 已谢绝，席位可以重新抽取"), name);
	result->row_id = seat.id;
	free(name);
	row_clear(&tribunal_table, &seat);
	return good;
}

bool act_assign_week(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct assign_plan plan;
	if (!assign_plan_make(&plan, office, act_date(call, "week"), err))
		return false;
	struct strbuf summary = {0}, fairness = {0};
	assign_plan_fairness_text(&plan, &fairness);
	bool good = assign_plan_write(&plan, office, err);
	size_t count = assign_plan_count(&plan);
	assign_plan_summary(&plan, &summary);
	good = good && act_say(result, err, "%s", strbuf_text(&summary)) &&
	       (count == plan.count || act_say(result, err, _("%zu 件没有分"), plan.count - count)) &&
	       (count == 0 || act_say(result, err, "%s", strbuf_text(&fairness)));
	strbuf_free(&summary);
	strbuf_free(&fairness);
	assign_plan_free(&plan);
	return good;
}

bool act_accept_seat(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return answer(office, call, "accepted", result, err);
}

bool act_decline_seat(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return answer(office, call, "declined", result, err);
}

/* Chosen by hand too: the reason is that of the change. */
static bool succeed(struct office *office, const struct act_call *call, const char *seat, const char *former,
	struct act_result *result, struct error *err)
{
	struct tribunal row;
	struct strbuf reason = {0};
	strbuf_addf(&reason, _("接替 %s：%s"), former, act_text(call, "reason"));
	bool good = take_seat(call, &row, seat, "accepted", strbuf_text(&reason), err) &&
		    seating_fill(office, &row, result, err);
	strbuf_free(&reason);
	row_clear(&tribunal_table, &row);
	return good;
}

bool act_replace(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct tribunal seat;
	char text[CIVIL_TEXT_SIZE];
	if (!act_subject(office, call, "seat", &seat, err))
		return false;
	civil_date day = act_date(call, "date");
	int64_t next_id = act_number(call, "arbitrator");
	char *name = arbitrator_name(office, seat.arbitrator_id, err);
	char *next = name && next_id ? arbitrator_name(office, next_id, err) : NULL;
	bool good = name && (next || !next_id);
	/* Chosen by hand, as by act_assign(); that a seat is left is noted by whoever learns of it. */
	if (good && next && !office->is_director)
		good = error_field(err, "arbitrator", _("新仲裁员：由主任指定；留空则席位空出，可以抽取"));
	if (good && day < seat.offered_on)
		good = error_field(
			err, "date", _("日期：早于组庭之日 %s"), civil_format(seat.offered_on, text));
	result->row_id = seat.id;
	good = good && seat_vacate(office, &seat, day, act_text(call, "reason"), err);
	if (good && next)
		good = succeed(office, call, seat.seat, name, result, err) &&
		       act_say(result, err, _("%s 已退出仲裁庭，由 %s 接任"), name, next);
	else if (good)
		good = act_say(result, err, _("%s 已退出仲裁庭，席位空出"), name) &&
		       hearing_warn_vacant(office, seat.case_id, result, err);
	good = good && act_say_follows(office, call->case_id, result, err);
	free(name);
	free(next);
	row_clear(&tribunal_table, &seat);
	return good;
}
