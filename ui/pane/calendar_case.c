/* calendar_case.c — reading the case that a hearing is to be found for. */
#include "pane/calendar_case.h"

#include "base/i18n.h"
#include "store/derive.h"
#include "store/row.h"

#include <stdlib.h>
#include <string.h>

static bool set_number(struct calendar_case *out, struct office *office, int64_t case_id, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	out->clerk_id = row.clerk_id;
	bool good = row_set_text(&out->number, row.case_number ? row.case_number : _("未编号"), err);
	row_clear(&arb_case_table, &row);
	return good;
}

static bool set_parties(struct calendar_case *out, struct office *office, int64_t case_id, struct error *err)
{
	struct row_list parties;
	if (!row_list_of_case(office->store, &party_table, case_id, &parties, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < parties.count; i++) {
		const struct party *party = ROW_AT(&parties, party, i);
		char **field = strcmp(party->role, "applicant") == 0    ? &out->applicant
			       : strcmp(party->role, "respondent") == 0 ? &out->respondent
									: NULL;
		if (field && !*field)
			good = row_set_text(field, party->name, err);
	}
	row_list_free(&parties);
	return good;
}

static civil_minute next_planned(const struct row_list *hearings, civil_date today)
{
	civil_minute next = MINUTE_NONE;
	for (size_t i = 0; i < hearings->count; i++) {
		const struct hearing *row = ROW_AT(hearings, hearing, i);
		if (strcmp(row->state, "planned") == 0 && minute_date(row->start) >= today &&
			(next == MINUTE_NONE || row->start < next))
			next = row->start;
	}
	return next;
}

static bool set_planned(struct calendar_case *out, struct office *office, int64_t case_id, struct error *err)
{
	struct row_list hearings;
	if (!row_list_of_case(office->store, &hearing_table, case_id, &hearings, err))
		return false;
	out->planned = next_planned(&hearings, office->today);
	row_list_free(&hearings);
	return true;
}

/* Before the application is on its way to everybody no period runs that a day could be counted from. */
static bool can_count(const struct law_standing *standing)
{
	switch (standing->stage) {
	case LAW_STAGE_SERVING: return standing->until != CIVIL_NONE;
	case LAW_STAGE_DEFENCE:
	case LAW_STAGE_TO_FORM:
	case LAW_STAGE_TO_SCHEDULE:
	case LAW_STAGE_TO_HEAR:
	case LAW_STAGE_TO_AWARD: return true;
	default: return false;
	}
}

static bool set_law(struct calendar_case *out, struct office *office, int64_t case_id, struct error *err)
{
	struct case_timeline timeline;
	struct law_facts facts;
	struct law_result *result = malloc(sizeof *result);
	if (!result)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_facts(office->store, case_id, &facts, err) &&
		    store_timeline(office->store, case_id, &timeline, err);
	if (good) {
		law_derive(
			office->law, timeline.events, timeline.count, timeline.flags, office->today, result);
		struct law_standing standing = law_standing(timeline.events, timeline.count, &facts, result);
		const struct law_deadline *award = law_deadline_of(result, LAW_RULE_AWARD);
		out->flags = timeline.flags;
		out->stage = standing.stage;
		out->award_due = award && award->pending ? award->due : CIVIL_NONE;
		out->can_count = can_count(&standing);
		law_hearing_day(office->law, result, timeline.flags, office->today, &out->lawful);
		case_timeline_free(&timeline);
	}
	free(result);
	return good;
}

static const struct calendar_case nobody = {.planned = MINUTE_NONE, .award_due = CIVIL_NONE};

bool calendar_case_load(struct calendar_case *out, struct office *office, int64_t case_id, struct error *err)
{
	calendar_case_free(out);
	if (case_id == 0)
		return true;
	struct calendar_case fresh = nobody;
	bool good = set_number(&fresh, office, case_id, err) && set_parties(&fresh, office, case_id, err) &&
		    set_planned(&fresh, office, case_id, err) && set_law(&fresh, office, case_id, err);
	if (!good) {
		calendar_case_free(&fresh);
		return false;
	}
	fresh.case_id = case_id;
	*out = fresh;
	return true;
}

void calendar_case_free(struct calendar_case *calendar_case)
{
	free(calendar_case->number);
	free(calendar_case->applicant);
	free(calendar_case->respondent);
	*calendar_case = nobody;
}
