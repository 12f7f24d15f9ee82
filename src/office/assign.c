/* assign.c — the tribunal: seats assigned or offered, answered, filled anew. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/clash.h"
#include "office/eligibility.h"
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

static char *arbitrator_name(struct office *office, int64_t id, struct error *err)
{
	struct arbitrator arbitrator;
	char *name = NULL;
	if (row_get(office->store, &arbitrator_table, id, &arbitrator, err)) {
		name = arbitrator.name;
		arbitrator.name = NULL;
	}
	row_clear(&arbitrator_table, &arbitrator);
	return name;
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

static bool check_seat(struct office *office, int64_t case_id, const char *seat, struct error *err)
{
	struct row_list seats;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err))
		return false;
	struct seat_plan plan = seat_plan_of(&seats, false);
	row_list_free(&seats);
	if (plan.sole)
		return error_field(err, "seat", _("已有独任仲裁员；要组成三人庭，请先更换"));
	if (strcmp(seat, "sole") == 0)
		return !plan.three || error_field(err, "seat", _("已按三人庭组庭，不能再有独任仲裁员"));
	if (strcmp(seat, "presiding") == 0)
		return plan.presiding == 0 || error_field(err, "seat", _("已有首席仲裁员"));
	return plan.members < 2 || error_field(err, "seat", _("两名成员已满"));
}

/* There is no tribunal before there are proceedings. */
static bool check_day(struct office *office, int64_t case_id, civil_date day, struct error *err)
{
	size_t count;
	civil_date accepted;
	char text[CIVIL_TEXT_SIZE];
	if (!casework_count(office, case_id, LAW_ACCEPTED, &count, &accepted, err))
		return false;
	return count == 0 || day >= accepted ||
	       error_field(err, "date", _("日期：早于受理之日 %s"), civil_format(accepted, text));
}

/* The one who leads the case is whoever sits alone or presides. */
static bool take_lead(struct office *office, const struct tribunal *seat, struct error *err)
{
	if (strcmp(seat->state, "accepted") != 0 || strcmp(seat->seat, "member") == 0)
		return true;
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, seat->case_id, &row, err))
		return false;
	row.lead_id = seat->arbitrator_id;
	bool good = row_update(office->store, &arb_case_table, &row, err);
	row_clear(&arb_case_table, &row);
	return good;
}

static bool warn_too_few(
	struct office *office, const struct tribunal *seat, struct act_result *result, struct error *err)
{
	struct arb_case row;
	if (strcmp(seat->seat, "sole") != 0)
		return true;
	if (!row_get(office->store, &arb_case_table, seat->case_id, &row, err))
		return false;
	bool good = !seat_needs_three(&row) ||
		    act_warn(result, err, _("十人以上的集体争议应当组成三人庭（办案规则第六十五条）"));
	row_clear(&arb_case_table, &row);
	return good;
}

/* What keeps him from a hearing of the case that is planned already. */
static bool warn_hearing(struct office *office, const struct hearing *hearing, const char *name,
	struct act_result *result, struct error *err)
{
	struct hearing_clash clash;
	const struct hearing_proposal proposal = {.case_id = hearing->case_id,
		.hearing_id = hearing->id,
		.start = hearing->start,
		.end = hearing->end};
	if (!hearing_find_clash(office->store, &proposal, &clash, err))
		return false;
	bool his = (clash.resource == CLASH_ARBITRATOR || clash.resource == CLASH_UNAVAILABLE ||
			   clash.resource == CLASH_WEEK) &&
		   clash.name && strcmp(clash.name, name) == 0;
	struct strbuf text = {0};
	if (his)
		clash_text(&clash, &text);
	bool good = !his || act_warn(result, err, "%s", strbuf_text(&text));
	strbuf_free(&text);
	hearing_clash_clear(&clash);
	return good;
}

static bool warn_hearings(struct office *office, int64_t case_id, const char *name, struct act_result *result,
	struct error *err)
{
	struct row_list hearings;
	if (!row_list_of_case(office->store, &hearing_table, case_id, &hearings, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < hearings.count; i++) {
		const struct hearing *hearing = ROW_AT(&hearings, hearing, i);
		if (strcmp(hearing->state, "planned") == 0 && minute_date(hearing->start) >= office->today)
			good = warn_hearing(office, hearing, name, result, err);
	}
	row_list_free(&hearings);
	return good;
}

/* Refuses whom a rule keeps from the case, naming rule, article and record; warns of what is only odd.
 * `own_seat` is the seat that he is about to answer for, or 0. */
static bool check_arbitrator(struct office *office, int64_t case_id, int64_t arbitrator_id, int64_t own_seat,
	civil_date day, struct act_result *result, struct error *err)
{
	struct eligibility found;
	if (!eligibility_of(office, case_id, arbitrator_id, own_seat, day, &found, err))
		return false;
	char *name = arbitrator_name(office, arbitrator_id, err);
	struct strbuf why = {0};
	eligibility_explain(&found, &why);
	bool good = name != NULL;
	if (good && !found.eligible) {
		good = error_field(err, "arbitrator", _("%s 不能承办本案：%s"), name, strbuf_text(&why));
		err->code = ERR_REFUSED;
	} else if (good && found.rule) {
		good = act_warn(result, err, _("%s：%s"), name, strbuf_text(&why));
	}
	strbuf_free(&why);
	free(name);
	eligibility_clear(&found);
	return good;
}

static bool fill_seat(struct office *office, const struct act_call *call, const char *seat, const char *state,
	const char *reason, struct act_result *result, struct error *err)
{
	struct tribunal row;
	row_init(&tribunal_table, &row);
	row.case_id = call->case_id;
	row.arbitrator_id = act_number(call, "arbitrator");
	row.offered_on = act_date(call, "date");
	row.answered_on = strcmp(state, "accepted") == 0 ? row.offered_on : CIVIL_NONE;
	char *name = arbitrator_name(office, row.arbitrator_id, err);
	bool good =
		name &&
		check_arbitrator(office, call->case_id, row.arbitrator_id, 0, row.offered_on, result, err) &&
		row_set_text(&row.seat, seat, err) && row_set_text(&row.state, state, err) &&
		row_set_text(&row.reason, reason, err) &&
		row_insert(office->store, &tribunal_table, &row, err) && take_lead(office, &row, err) &&
		warn_too_few(office, &row, result, err) &&
		warn_hearings(office, call->case_id, name, result, err);
	result->row_id = row.id;
	free(name);
	row_clear(&tribunal_table, &row);
	return good;
}

static bool seat_new(struct office *office, const struct act_call *call, const char *state,
	struct act_result *result, struct error *err)
{
	bool accepted = strcmp(state, "accepted") == 0;
	const char *seat = act_choice(call, "seat");
	if (!check_seat(office, call->case_id, seat, err) ||
		!check_day(office, call->case_id, act_date(call, "date"), err) ||
		!fill_seat(office, call, seat, state, act_text(call, "reason"), result, err))
		return false;
	char *name = arbitrator_name(office, act_number(call, "arbitrator"), err);
	bool good = name &&
		    act_say(result, err, accepted ? _("已指定 %s") : _("已邀请 %s，等待答复"), name) &&
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
		good = check_arbitrator(
			office, seat.case_id, seat.arbitrator_id, seat.id, seat.answered_on, result, err);
	good = good && row_set_text(&seat.state, state, err) &&
	       act_put_text(call, "reason", &seat.reason, err) &&
	       row_update(office->store, &tribunal_table, &seat, err) && take_lead(office, &seat, err) &&
	       act_say(result, err, accepted ? _("%s 同意承办") : _("%s 已谢绝，请另选仲裁员"), name);
	result->row_id = seat.id;
	free(name);
	row_clear(&tribunal_table, &seat);
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
	if (good && day < seat.offered_on)
		good = error_field(
			err, "date", _("日期：早于组庭之日 %s"), civil_format(seat.offered_on, text));
	result->row_id = seat.id;
	good = good && seat_vacate(office, &seat, day, act_text(call, "reason"), err);
	if (good && next)
		good = fill_seat(office, call, seat.seat, "accepted", NULL, result, err) &&
		       act_say(result, err, _("%s 已退出仲裁庭，由 %s 接任"), name, next);
	else if (good)
		good = act_say(result, err, _("%s 已退出仲裁庭，席位空出"), name);
	good = good && act_say_follows(office, call->case_id, result, err);
	free(name);
	free(next);
	row_clear(&tribunal_table, &seat);
	return good;
}
