/* calendar_case.c — reading the case that a hearing is to be found for. */
#include "pane/calendar_case.h"

#include "base/i18n.h"
#include "office/joint_hearing.h"
#include "office/slot_text.h"

#include <stdlib.h>
#include <string.h>

static bool set_number(struct calendar_case *out, struct office *office, int64_t case_id, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
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

static bool find_first(struct calendar_case *out, struct office *office, struct error *err)
{
	enum joint_place place;
	struct slot none;
	if (!hearing_house_load(&out->house, office, err) ||
		!joint_place_find(office, &out->house, &out->need, &place, &out->first, &out->why, err))
		return false;
	out->is_beside = out->has_slot = place == JOINT_BESIDE;
	if (place == JOINT_FREE) {
		out->has_slot = slots_find(&out->house.slots, &out->need, &out->first, 1, &none) == 1;
		if (out->has_slot)
			slot_why_text(&out->house, &out->need, &out->first, &out->why);
		else
			slot_none_text(&out->house, &out->need, &none, &out->why);
	}
	return !out->why.failed || error_set(err, ERR_NOMEM, _("内存不足"));
}

static const struct calendar_case nobody = {
	.need = {.planned = MINUTE_NONE, .award_due = CIVIL_NONE, .accepted = CIVIL_NONE}};

bool calendar_case_is_looking(const struct calendar_case *of)
{
	return of->need.case_id && of->need.planned == MINUTE_NONE;
}

bool calendar_case_load(struct calendar_case *out, struct office *office, int64_t case_id, struct error *err)
{
	calendar_case_free(out);
	if (case_id == 0)
		return true;
	struct calendar_case fresh = nobody;
	bool good = set_number(&fresh, office, case_id, err) && set_parties(&fresh, office, case_id, err) &&
		    joint_need_load(&fresh.need, office, case_id, CIVIL_NONE, err) &&
		    (!calendar_case_is_looking(&fresh) || find_first(&fresh, office, err));
	if (!good) {
		calendar_case_free(&fresh);
		return false;
	}
	*out = fresh;
	return true;
}

bool calendar_case_move(
	struct calendar_case *of, struct office *office, const struct slot *own, struct error *err)
{
	int64_t case_id = of->need.case_id;
	hearing_house_free(&of->house);
	hearing_need_free(&of->need);
	if (!hearing_house_load(&of->house, office, err) ||
		!joint_need_planned(&of->need, office, case_id, own->start, err))
		return false;
	of->need.minutes = (int)(own->end - own->start);
	slot_give(&of->house.slots, &of->need, own);
	of->has_slot = slots_find(&of->house.slots, &of->need, &of->first, 1, NULL) == 1;
	return true;
}

size_t calendar_case_slots(const struct calendar_case *of, struct slot *out, size_t limit)
{
	if (!of->has_slot || limit == 0)
		return 0;
	if (!of->is_beside)
		return slots_find(&of->house.slots, &of->need, out, limit, NULL);
	*out = of->first;
	return 1;
}

void calendar_case_show(struct calendar_case *of, civil_date first, civil_date last)
{
	of->free_count = 0;
	if (!of->has_slot || last < of->need.lawful.day)
		return;
	if (of->is_beside) {
		if (first <= minute_date(of->first.start) && minute_date(of->first.start) <= last)
			of->free[of->free_count++] = of->first.start;
		return;
	}
	struct slot slots[CALENDAR_FREE];
	struct hearing_need need = of->need;
	if (need.lawful.day < first)
		need.lawful.day = law_roll(of->house.slots.law->calendar, first);
	size_t count = slots_find(&of->house.slots, &need, slots, CALENDAR_FREE, NULL);
	for (size_t i = 0; i < count && minute_date(slots[i].start) <= last; i++)
		of->free[of->free_count++] = slots[i].start;
}

void calendar_case_free(struct calendar_case *of)
{
	free(of->number);
	free(of->applicant);
	free(of->respondent);
	hearing_need_free(&of->need);
	hearing_house_free(&of->house);
	strbuf_free(&of->why);
	*of = nobody;
}
