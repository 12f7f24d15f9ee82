/* assign.c — the tribunal: seats assigned or offered, answered, filled anew. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/eligibility.h"

#include <stdlib.h>
#include <string.h>

enum { LARGE_CASE = 10 /* workers with a common claim: three arbitrators (办案规则六十五) */ };

static bool is_state(const void *row, const char *state)
{
	return strcmp(((const struct tribunal *)row)->state, state) == 0;
}

static bool is_offered(const void *row)
{
	return is_state(row, "offered");
}

static bool is_taken(const void *row)
{
	return is_state(row, "accepted") || is_state(row, "offered");
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
	char *name = arbitrator_name(office, ((const struct tribunal *)row)->arbitrator_id, &err);
	strbuf_add(out, name ? name : "");
	free(name);
	error_clear(&err);
}

const struct subject subject_seat_offered = {&tribunal_table, is_offered, describe_seat};
const struct subject subject_seat_taken = {&tribunal_table, is_taken, describe_seat};

/* One sole arbitrator, or a presiding one and two members (法三十一). */
static bool check_seat(struct office *office, int64_t case_id, const char *seat, struct error *err)
{
	struct row_list seats;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err))
		return false;
	size_t sole = 0, presiding = 0, members = 0;
	for (size_t i = 0; i < seats.count; i++) {
		const struct tribunal *row = ROW_AT(&seats, tribunal, i);
		if (!is_taken(row))
			continue;
		sole += strcmp(row->seat, "sole") == 0;
		presiding += strcmp(row->seat, "presiding") == 0;
		members += strcmp(row->seat, "member") == 0;
	}
	row_list_free(&seats);
	if (sole)
		return error_field(err, "seat", _("已有独任仲裁员；要组成三人庭，请先更换"));
	if (strcmp(seat, "sole") == 0)
		return presiding + members == 0 ||
		       error_field(err, "seat", _("已按三人庭组庭，不能再有独任仲裁员"));
	if (strcmp(seat, "presiding") == 0)
		return presiding == 0 || error_field(err, "seat", _("已有首席仲裁员"));
	return members < 2 || error_field(err, "seat", _("两名成员已满"));
}

/* The one who leads the case is whoever sits alone or presides. */
static bool take_lead(
	struct office *office, const struct tribunal *seat, struct act_result *result, struct error *err)
{
	if (strcmp(seat->state, "accepted") != 0)
		return true;
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, seat->case_id, &row, err))
		return false;
	bool good = true;
	if (strcmp(seat->seat, "member") != 0) {
		row.lead_id = seat->arbitrator_id;
		good = row_update(office->store, &arb_case_table, &row, err);
	}
	if (good && strcmp(seat->seat, "sole") == 0 && (row.is_collective || row.head_count >= LARGE_CASE))
		good = act_warn(result, err, _("十人以上的集体争议应当组成三人庭（办案规则第六十五条）"));
	row_clear(&arb_case_table, &row);
	return good;
}

static bool fill_seat(struct office *office, int64_t case_id, int64_t arbitrator_id, const char *seat,
	const char *state, civil_date day, struct act_result *result, struct error *err)
{
	struct eligibility eligibility;
	if (!eligibility_of(office, case_id, arbitrator_id, day, &eligibility, err))
		return false;
	char *name = arbitrator_name(office, arbitrator_id, err);
	bool good = name != NULL;
	if (good && !eligibility.eligible) {
		good = error_field(err, "arbitrator", _("%s 不能承办本案：%s"), name, eligibility.reason);
		err->code = ERR_REFUSED;
	}
	if (good && eligibility.rule)
		good = act_warn(result, err, "%s：%s", name, eligibility.reason);
	struct tribunal row;
	row_init(&tribunal_table, &row);
	row.case_id = case_id;
	row.arbitrator_id = arbitrator_id;
	row.offered_on = day;
	bool accepted = strcmp(state, "accepted") == 0;
	row.answered_on = accepted ? day : CIVIL_NONE;
	good = good && row_set_text(&row.seat, seat, err) && row_set_text(&row.state, state, err) &&
	       row_insert(office->store, &tribunal_table, &row, err) &&
	       take_lead(office, &row, result, err) &&
	       act_say(result, err, accepted ? _("已指定 %s") : _("已邀请 %s，等待答复"), name);
	result->row_id = row.id;
	row_clear(&tribunal_table, &row);
	eligibility_clear(&eligibility);
	free(name);
	return good;
}

static bool seat_new(struct office *office, const struct act_call *call, const char *state,
	struct act_result *result, struct error *err)
{
	const char *seat = act_choice(call, "seat");
	return check_seat(office, call->case_id, seat, err) &&
	       fill_seat(office, call->case_id, act_number(call, "arbitrator"), seat, state,
		       act_date(call, "date"), result, err) &&
	       act_say_follows(office, call->case_id, result, err);
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
	good = good && row_set_text(&seat.state, state, err) &&
	       row_set_text(&seat.reason, act_text(call, "reason"), err) &&
	       row_update(office->store, &tribunal_table, &seat, err) &&
	       take_lead(office, &seat, result, err) &&
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

/* A case whose lead has left has none until the seat is filled again. */
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

bool act_replace(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct tribunal seat;
	if (!act_subject(office, call, "seat", &seat, err))
		return false;
	civil_date day = act_date(call, "date");
	int64_t next = act_number(call, "arbitrator");
	char *name = arbitrator_name(office, seat.arbitrator_id, err);
	bool good = name != NULL;
	seat.answered_on = day;
	good = good && row_set_text(&seat.state, "replaced", err) &&
	       row_set_text(&seat.reason, act_text(call, "reason"), err) &&
	       row_update(office->store, &tribunal_table, &seat, err) && drop_lead(office, &seat, err) &&
	       act_say(result, err, _("%s 已退出仲裁庭"), name) &&
	       (next == 0 ||
		       fill_seat(office, call->case_id, next, seat.seat, "accepted", day, result, err)) &&
	       act_say_follows(office, call->case_id, result, err);
	free(name);
	row_clear(&tribunal_table, &seat);
	return good;
}
