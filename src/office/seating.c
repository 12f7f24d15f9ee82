#include "office/seating.h"

#include "base/i18n.h"
#include "office/casework.h"
#include "office/clash.h"
#include "office/eligibility.h"
#include "office/seats.h"

#include <stdlib.h>
#include <string.h>

char *arbitrator_name(struct office *office, int64_t id, struct error *err)
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

static bool check_free(struct office *office, int64_t case_id, const char *seat, struct error *err)
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

/* Ten workers and more are heard by three: a tribunal of one would have to be dissolved (组织规则十五). */
static bool check_size(struct office *office, const struct tribunal *seat, struct error *err)
{
	struct arb_case row;
	if (strcmp(seat->seat, "sole") != 0)
		return true;
	if (!row_get(office->store, &arb_case_table, seat->case_id, &row, err))
		return false;
	bool good =
		!seat_needs_three(&row) ||
		error_field(err, "seat",
			_("席位：十人以上的集体争议应当组成三人庭（办案规则第六十五条），请选首席或成员"));
	row_clear(&arb_case_table, &row);
	return good;
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

bool seating_check(struct office *office, const struct tribunal *row, struct error *err)
{
	return check_free(office, row->case_id, row->seat, err) && check_size(office, row, err) &&
	       check_day(office, row->case_id, row->offered_on, err);
}

bool seating_take_lead(struct office *office, const struct tribunal *seat, struct error *err)
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

bool seating_judge(struct office *office, int64_t case_id, int64_t arbitrator_id, int64_t own_seat,
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

bool seating_fill(struct office *office, struct tribunal *row, struct act_result *result, struct error *err)
{
	char *name = arbitrator_name(office, row->arbitrator_id, err);
	bool good =
		name &&
		seating_judge(office, row->case_id, row->arbitrator_id, 0, row->offered_on, result, err) &&
		row_insert(office->store, &tribunal_table, row, err) && seating_take_lead(office, row, err) &&
		warn_hearings(office, row->case_id, name, result, err);
	result->row_id = row->id;
	free(name);
	return good;
}
