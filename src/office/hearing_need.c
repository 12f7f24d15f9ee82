#include "office/hearing_need.h"

#include "base/i18n.h"
#include "law/explain.h"
#include "office/seats.h"
#include "store/derive.h"
#include "store/settings.h"

#include <stdlib.h>
#include <string.h>

/* What takes longer than its procedure says, by minutes.longer: experts' findings, many items to reckon. Ids
 * of data/causes.tsv. */
static const char *const longer_causes[] = {"work_injury", "non_compete", "collective_contract"};

int hearing_minutes(const struct office *office, const struct arb_case *row)
{
	const char *key = row->is_collective ? "minutes.collective"
			  : row->is_summary  ? "minutes.summary"
					     : "minutes.ordinary";
	int minutes = store_setting_number(office->store, key);
	/* A collective case has its half-day anyway. */
	for (size_t i = 0; !row->is_collective && i < sizeof longer_causes / sizeof *longer_causes; i++)
		if (row->cause && strcmp(row->cause, longer_causes[i]) == 0)
			minutes += store_setting_number(office->store, "minutes.longer");
	return minutes;
}

bool hearing_need_add_who(
	struct hearing_need *need, const struct need_who *person, bool *added, struct error *err)
{
	struct busy_key key = person->key;
	if (added)
		*added = false;
	for (size_t i = 0; i < need->who_count; i++)
		if (need->who[i].key.kind == key.kind && need->who[i].key.id == key.id) {
			need->who[i].awaited |= person->awaited;
			return true;
		}
	struct need_who *who = realloc(need->who, (need->who_count + 1) * sizeof *who);
	if (!who)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	need->who = who;
	if (added)
		*added = true;
	who[need->who_count++] = (struct need_who){key, NULL, person->awaited};
	return row_set_text(&who[need->who_count - 1].name, person->name, err);
}

static bool load_row(struct hearing_need *need, struct office *office, int64_t case_id, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	need->clerk_id = row.clerk_id;
	need->seats = (int)row.head_count;
	need->minutes = hearing_minutes(office, &row);
	row_clear(&arb_case_table, &row);
	return true;
}

static bool load_tribunal(
	struct hearing_need *need, struct office *office, int64_t case_id, struct error *err)
{
	struct row_list seats;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		bool awaited = strcmp(seat->state, "offered") == 0;
		const struct need_who person = {{BUSY_ARBITRATOR, seat->arbitrator_id}, NULL, awaited};
		if (seat_is_taken(seat)) {
			need->has_tribunal = true;
			good = hearing_need_add_who(need, &person, NULL, err);
		}
	}
	row_list_free(&seats);
	return good;
}

/* The applicants are the head count; of the others everybody takes a seat. */
static bool load_parties(struct hearing_need *need, struct office *office, int64_t case_id, struct error *err)
{
	struct row_list parties;
	if (!row_list_of_case(office->store, &party_table, case_id, &parties, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < parties.count; i++) {
		const struct party *party = ROW_AT(&parties, party, i);
		need->seats += strcmp(party->role, "applicant") != 0;
		const struct need_who person = {{BUSY_PARTY, planning_party(party)}, party->name, false};
		good = hearing_need_add_who(need, &person, NULL, err);
	}
	row_list_free(&parties);
	return good;
}

static bool load_planned(struct hearing_need *need, struct office *office, int64_t case_id, struct error *err)
{
	struct row_list hearings;
	if (!row_list_of_case(office->store, &hearing_table, case_id, &hearings, err))
		return false;
	for (size_t i = 0; i < hearings.count; i++) {
		const struct hearing *row = ROW_AT(&hearings, hearing, i);
		if (strcmp(row->state, "planned") == 0 && minute_date(row->start) >= office->today &&
			(need->planned == MINUTE_NONE || row->start < need->planned)) {
			need->planned = row->start;
			need->planned_id = row->id;
		}
	}
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

void hearing_need_derive(struct hearing_need *need, const struct law_office *law,
	const struct law_event *events, size_t count, const struct law_facts *facts, civil_date today,
	struct law_result *scratch)
{
	law_derive(law, events, count, need->flags, today, scratch);
	struct law_standing standing = law_standing(events, count, facts, scratch);
	const struct law_deadline *award = law_deadline_of(scratch, LAW_RULE_AWARD);
	need->stage = standing.stage;
	need->award_due = award && award->pending ? award->due : CIVIL_NONE;
	need->can_count = can_count(&standing);
	need->accepted = CIVIL_NONE;
	for (size_t i = 0; i < count; i++)
		if (events[i].kind == LAW_ACCEPTED)
			need->accepted = events[i].date;
	law_hearing_day(law, scratch, need->flags, today, &need->lawful);
}

/* As if everything were announced on `day`. An announcement that the law refuses says why. */
static bool announce(struct case_timeline *timeline, struct law_facts *facts, const struct office *office,
	civil_date day, struct law_result *scratch, struct error *err)
{
	struct law_event *events = realloc(timeline->events, (timeline->count + 1) * sizeof *events);
	if (!events)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	timeline->events = events;
	events[timeline->count++] =
		(struct law_event){.kind = LAW_ANNOUNCED, .date = day, .what = LAW_WHAT_APPLICATION_NOTICE};
	facts->service_out = true;
	facts->service_failed = false;
	law_derive(office->law, events, timeline->count, timeline->flags, office->today, scratch);
	for (size_t i = 0; i < scratch->problem_count; i++)
		if (scratch->problems[i].event == timeline->count - 1)
			return error_set(err, ERR_REFUSED, "%s",
				_(law_problem_words[scratch->problems[i].code].label));
	return true;
}

static bool load_law(struct hearing_need *need, struct office *office, int64_t case_id, civil_date published,
	struct error *err)
{
	struct case_timeline timeline;
	struct law_facts facts;
	struct law_result *scratch = malloc(sizeof *scratch);
	if (!scratch)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_facts(office->store, case_id, &facts, err) &&
		    store_timeline(office->store, case_id, &timeline, err);
	if (good) {
		need->flags = timeline.flags;
		good = published == CIVIL_NONE ||
		       announce(&timeline, &facts, office, published, scratch, err);
		if (good)
			hearing_need_derive(need, office->law, timeline.events, timeline.count, &facts,
				office->today, scratch);
		case_timeline_free(&timeline);
	}
	free(scratch);
	return good;
}

static const struct hearing_need nothing = {
	.planned = MINUTE_NONE, .award_due = CIVIL_NONE, .accepted = CIVIL_NONE};

bool hearing_need_load(struct hearing_need *out, struct office *office, int64_t case_id, civil_date published,
	struct error *err)
{
	*out = nothing;
	bool good = load_row(out, office, case_id, err) && load_tribunal(out, office, case_id, err) &&
		    load_parties(out, office, case_id, err) && load_planned(out, office, case_id, err) &&
		    load_law(out, office, case_id, published, err);
	if (good)
		out->case_id = case_id;
	else
		hearing_need_free(out);
	return good;
}

void hearing_need_free(struct hearing_need *need)
{
	for (size_t i = 0; i < need->who_count; i++)
		free(need->who[i].name);
	free(need->who);
	for (size_t i = 0; i < need->fellow_count; i++) {
		free(need->fellows[i].name);
		free(need->fellows[i].number);
	}
	free(need->fellows);
	*need = nothing;
}

const char *hearing_stage_refusal(enum law_stage stage)
{
	switch (stage) {
	case LAW_STAGE_ACCEPTANCE: return _("尚未受理，受理之后才能排期");
	case LAW_STAGE_SUSPENDED: return _("案件正在中止，恢复审理之后才能排期");
	case LAW_STAGE_CLOSED: return _("案件已经结束，不能排期");
	default: return NULL;
	}
}

const char *hearing_need_refusal(const struct hearing_need *need)
{
	enum law_stage stage = need->held_by ? need->fellows[need->held_by - 1].stage : need->stage;
	const char *refusal = hearing_stage_refusal(stage);
	if (refusal || need->can_count)
		return refusal;
	return stage == LAW_STAGE_SERVE_AWARD ? _("裁决已经作出，不再开庭")
					      : _("应诉通知还没有全部送出，最早可排之日还算不出");
}
