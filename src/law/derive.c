#include "law/derive.h"
#include "base/i18n.h"
#include "law/derivation.h"

#include <string.h>

const struct law_word law_states[LAW_STATES] = {
	[LAW_OPEN] = {"open", N_("未到期")},
	[LAW_MET] = {"met", N_("已按期完成")},
	[LAW_LATE] = {"late", N_("逾期完成")},
	[LAW_OVERDUE] = {"overdue", N_("已逾期")},
	[LAW_PAUSED] = {"suspended", N_("中止计算")},
	[LAW_PASSED] = {"overdue", N_("已届满")},
};

const struct law_word law_problem_words[LAW_PROBLEM_CODES] = {
#define X(name, id, message) [LAW_PROBLEM_##name] = {id, message},
	LAW_PROBLEMS(X)
#undef X
};

static civil_date within_calendar(civil_date date)
{
	return date >= CIVIL_FIRST && date <= CIVIL_LAST ? date : CIVIL_NONE;
}

/* The end is put together from registers at the return: filled in member by member and then copied, it cost a
 * tenth of the whole derivation. */
struct law_end derivation_end(const struct law_derivation *derivation, const struct law_rule *rule,
	civil_date start, int value, bool rolls)
{
	const struct law_calendar *calendar = derivation->office->calendar;
	civil_date last = CIVIL_NONE, due;
	bool provisional = false;
	switch ((enum law_unit)rule->unit) {
	case LAW_WORKING_DAYS:
		last = law_working_day(calendar, start, rule->backwards ? -value : value);
		if (last != CIVIL_NONE)
			provisional = !(rule->backwards ? law_are_scheduled(calendar, last, start - 1)
							: law_are_scheduled(calendar, start + 1, last));
		return (struct law_end){rule, start, last, last, provisional};
	case LAW_CALENDAR_DAYS: last = within_calendar(start + (rule->backwards ? -value : value)); break;
	case LAW_YEARS: last = within_calendar(civil_add_years(start, value)); break;
	case LAW_THAT_DAY: last = start; break;
	}
	due = last;
	if (rolls && last != CIVIL_NONE) {
		due = law_roll(calendar, last);
		provisional = due != CIVIL_NONE && !law_are_scheduled(calendar, last, due);
	}
	return (struct law_end){rule, start, last, due, provisional};
}

struct law_deadline *deadline_begin(struct law_derivation *derivation, const struct law_rule *rule,
	enum law_event_kind start_event, civil_date start_date)
{
	struct law_result *out = derivation->out;
	if (out->deadline_count == LAW_MAX_DEADLINES) {
		out->overflow = true;
		return NULL;
	}
	struct law_deadline *deadline = &out->deadlines[out->deadline_count++];
	*deadline = (struct law_deadline){.rule = rule,
		.due = CIVIL_NONE,
		.start_date = start_date,
		.met_on = CIVIL_NONE,
		.safe = CIVIL_NONE,
		.remaining_days = -1,
		.step_first = (uint16_t)out->step_count,
		.start_event = (uint8_t)start_event,
		.unit = rule->unit};
	if (start_date < rule->from)
		deadline_step(derivation, LAW_STEP_BEFORE_FORCE, start_event, start_date, rule->from, 0,
			rule->unit);
	return deadline;
}

/* The earlier day under the other reading of counting backwards: n whole working days in between. */
static void count_back(
	struct law_derivation *derivation, struct law_deadline *deadline, civil_date start, int value)
{
	struct law_end usual = derivation_end(derivation, deadline->rule, start, value, false);
	struct law_end clear = derivation_end(derivation, deadline->rule, start, value + 1, false);
	const struct law_end *end = derivation->office->readings.clear_days ? &clear : &usual;
	deadline->due = end->due;
	deadline->provisional |= end->provisional;
	deadline_step(
		derivation, LAW_STEP_BACK, LAW_EVENT_UNKNOWN, start, end->due, value, deadline->rule->unit);
	deadline_step(
		derivation, LAW_STEP_LAST, LAW_EVENT_UNKNOWN, start, end->due, value, deadline->rule->unit);
	if (!derivation->office->readings.clear_days && clear.due != CIVIL_NONE) {
		deadline->safe = clear.due;
		deadline_step(derivation, LAW_STEP_SAFE, LAW_EVENT_UNKNOWN, start, clear.due, value,
			deadline->rule->unit);
	}
}

void deadline_end_at(struct law_derivation *derivation, struct law_deadline *deadline,
	const struct law_end *end, int value)
{
	enum law_unit unit = (enum law_unit)end->rule->unit;
	deadline->due = end->due;
	deadline->provisional |= end->provisional;
	if (unit != LAW_THAT_DAY)
		deadline_step(
			derivation, LAW_STEP_PERIOD, LAW_EVENT_UNKNOWN, end->start, end->last, value, unit);
	deadline_step(derivation, LAW_STEP_LAST, LAW_EVENT_UNKNOWN, end->start, end->last, value, unit);
	if (end->due != end->last)
		deadline_step(derivation, LAW_STEP_ROLLED, LAW_EVENT_UNKNOWN, end->last, end->due, 0, unit);
}

void deadline_end(
	struct law_derivation *derivation, struct law_deadline *deadline, civil_date start, int value)
{
	if (deadline->rule->backwards) {
		count_back(derivation, deadline, start, value);
		return;
	}
	struct law_end end = derivation_end(derivation, deadline->rule, start, value, deadline->rule->rolls);
	deadline_end_at(derivation, deadline, &end, value);
}

void deadline_served(struct law_derivation *derivation, struct law_deadline *deadline,
	enum law_event_kind event, const struct law_end *served)
{
	deadline->provisional = served->provisional;
	if (served->rule)
		deadline_step(derivation, LAW_STEP_COMPLETED, event, served->start, served->due,
			served->rule->value, (enum law_unit)served->rule->unit);
	else
		deadline_step(derivation, LAW_STEP_START, event, served->start, served->start, 0,
			(enum law_unit)deadline->unit);
}

static bool meets(const struct law_event *event, const struct law_meeting *meeting)
{
	if (event->kind == LAW_AWARD_MADE && event->partial)
		return false;
	if (meeting->who && event->who && event->who != meeting->who)
		return false;
	if (meeting->award && event->award && event->award != meeting->award)
		return false;
	if (!meeting->party || meeting->who == LAW_APPLICANT ||
		!(law_event_infos[event->kind].traits & (LAW_TAKES_PARTY | LAW_NUMBERED)))
		return true;
	return event->party ? event->party == meeting->party : !meeting->strict_party || meeting->party == 1;
}

civil_date derivation_met(const struct law_derivation *derivation, const struct law_rule *rule,
	civil_date start, const struct law_meeting *meeting)
{
	const struct law_timeline *timeline = &derivation->timeline;
	civil_date met_on = CIVIL_NONE;
	uint64_t kinds = (rule->met_by | rule->met_before) & timeline->present;
	while (kinds) {
		unsigned kind = (unsigned)__builtin_ctzll(kinds);
		kinds &= kinds - 1;
		bool before = (rule->met_before & LAW_KIND(kind)) != 0;
		TIMELINE_EACH(timeline, kind, i)
		{
			const struct law_event *event = timeline_at(timeline, (uint16_t)(i - 1));
			if ((!before && event->date < start) || !meets(event, meeting))
				continue;
			if (met_on == CIVIL_NONE || event->date < met_on)
				met_on = event->date;
			break;
		}
	}
	return met_on;
}

/* Can missing the deadline still be mended? */
static bool still_matters(const struct law_derivation *derivation, const struct law_deadline *deadline)
{
	enum law_rule_id id = deadline->rule->id;
	switch (law_rule_infos[id].span) {
	case LAW_UNTIL_DECISION: return !derivation->decided && !derivation->ended;
	case LAW_UNTIL_HEARING:
		/* The notice of a further hearing is due though another was held: derive_hearing_notice()
		 * says. */
		return !derivation->ended && !derivation->awarded &&
		       (!derivation->heard || id == LAW_RULE_HEARING_NOTICE);
	case LAW_UNTIL_AWARD: return !derivation->ended && !derivation->awarded;
	case LAW_ALWAYS: break;
	}
	return true;
}

void deadline_finish(struct law_derivation *derivation, struct law_deadline *deadline, civil_date met_on)
{
	struct law_result *out = derivation->out;
	if (deadline->due == CIVIL_NONE && deadline->remaining_days < 0) {
		/* Its end lies beyond the year 2199: nothing to show. */
		out->deadline_count--;
		out->step_count = deadline->step_first;
		return;
	}
	const struct law_rule *rule = deadline->rule;
	enum law_watch watch = law_rule_infos[rule->id].watch;
	deadline->met_on = met_on;
	if (deadline->due != CIVIL_NONE)
		deadline->remaining_days = 0;
	if (met_on != CIVIL_NONE)
		deadline->state = deadline->due == CIVIL_NONE || met_on <= deadline->due ? LAW_MET : LAW_LATE;
	else if (deadline->due != CIVIL_NONE && deadline->due < derivation->today)
		deadline->state = rule->met_by | rule->met_before ? LAW_OVERDUE : LAW_PASSED;
	bool matters = met_on == CIVIL_NONE && still_matters(derivation, deadline);
	deadline->pending = matters && watch != LAW_RIGHT;
	deadline->lapses = matters && watch == LAW_RIGHT && deadline->due != CIVIL_NONE;
	if (watch == LAW_WAIT && deadline->due != CIVIL_NONE && derivation->last_act >= deadline->due)
		deadline->pending = false;
	if (deadline->provisional)
		deadline_step(derivation, LAW_STEP_PROVISIONAL, deadline->start_event, deadline->start_date,
			deadline->due, 0, deadline->unit);
	deadline->step_count = (uint16_t)(out->step_count - deadline->step_first);
}

/* A deadline with nothing special: start, length, met by. */
static void derive_one(struct law_derivation *derivation, enum law_rule_id id, const struct law_event *start)
{
	const struct law_rule *rule = derivation_rule(derivation, id, start->date);
	struct law_deadline *deadline =
		rule ? deadline_begin(derivation, rule, start->kind, start->date) : NULL;
	if (!deadline)
		return;
	deadline_step(derivation, LAW_STEP_START, start->kind, start->date, start->date, 0, rule->unit);
	deadline_end(derivation, deadline, start->date, rule->value);
	if (law_event_infos[start->kind].traits & LAW_NUMBERED)
		deadline->party_no = start->party;
	struct law_meeting meeting = {.party = start->party};
	deadline_finish(derivation, deadline, derivation_met(derivation, rule, start->date, &meeting));
}

/* Does the row that governs the day start at such an event? Another province's row may. */
static bool starts_at(
	const struct law_derivation *derivation, enum law_rule_id id, const struct law_event *event)
{
	const struct law_rule *rule = derivation_rule(derivation, id, event->date);
	return rule && (rule->starts & LAW_KIND(event->kind));
}

/* The latest event of the kinds the rule starts at, or each where the kind says so. */
static void derive_simple(struct law_derivation *derivation, enum law_rule_id id)
{
	const struct law_timeline *timeline = &derivation->timeline;
	uint64_t kinds = derivation->office->rules->starts[id] & timeline->present;
	const struct law_event *latest = NULL;
	while (kinds) {
		unsigned kind = (unsigned)__builtin_ctzll(kinds);
		kinds &= kinds - 1;
		if (law_event_infos[kind].traits & LAW_EACH) {
			TIMELINE_EACH(timeline, kind, i)
			{
				const struct law_event *event = timeline_at(timeline, (uint16_t)(i - 1));
				if (starts_at(derivation, id, event))
					derive_one(derivation, id, event);
			}
			continue;
		}
		const struct law_event *last = timeline_latest(timeline, (enum law_event_kind)kind);
		if ((!latest || last->date > latest->date) && starts_at(derivation, id, last))
			latest = last;
	}
	if (latest)
		derive_one(derivation, id, latest);
}

/* Notices are matched to hearings in order: each hearing takes the first notice not yet taken that was served
 * before it; a last notice that is left over was late for the last hearing. */
static void derive_hearing_notice(struct law_derivation *derivation, enum law_rule_id id)
{
	const struct law_timeline *timeline = &derivation->timeline;
	uint16_t notice = timeline_has(timeline, LAW_KIND(LAW_HEARING_NOTIFIED))
				  ? timeline->first[LAW_HEARING_NOTIFIED]
				  : 0;
	TIMELINE_EACH(timeline, LAW_HEARING, i)
	{
		const struct law_event *hearing = timeline_at(timeline, (uint16_t)(i - 1));
		const struct law_rule *rule = derivation_rule(derivation, id, hearing->date);
		struct law_deadline *deadline =
			rule ? deadline_begin(derivation, rule, LAW_HEARING, hearing->date) : NULL;
		if (!deadline)
			return;
		deadline_step(
			derivation, LAW_STEP_START, LAW_HEARING, hearing->date, hearing->date, 0, rule->unit);
		deadline_end(derivation, deadline, hearing->date, rule->value);
		civil_date met_on = CIVIL_NONE;
		/* Whoever was told of the time before the hearing was moved does not know of it. */
		while (notice && timeline_at(timeline, (uint16_t)(notice - 1))->date < hearing->notice_from)
			notice = timeline->next[notice - 1];
		if (notice) {
			civil_date served = timeline_at(timeline, (uint16_t)(notice - 1))->date;
			bool is_last = timeline->next[i - 1] == 0;
			if (served <= hearing->date || is_last) {
				met_on = served;
				notice = timeline->next[notice - 1];
			}
		}
		deadline_finish(derivation, deadline, met_on);
		if (hearing->held)
			deadline->pending = false;
	}
}

static void derive_retention(struct law_derivation *derivation, enum law_rule_id id)
{
	const struct law_event *closed = timeline_latest(&derivation->timeline, LAW_CLOSED);
	if (closed && closed->outcome == LAW_OUTCOME_AWARD)
		derivation->when |= LAW_WHEN_AWARD;
	derive_simple(derivation, id);
	derivation->when = derivation->flags;
}

static void derive_extendable(struct law_derivation *derivation, enum law_rule_id id)
{
	uint64_t extension =
		LAW_KIND(id == LAW_RULE_REVIEW_DECISION ? LAW_REVIEW_EXTENDED : LAW_COMPLAINT_EXTENDED);
	if (timeline_has(&derivation->timeline, extension))
		derivation->when |= LAW_WHEN_EXTENDED;
	derive_simple(derivation, id);
	derivation->when = derivation->flags;
}

/* The agreement on an arbitrator's appointment may give another term. */
static void derive_term_end(struct law_derivation *derivation, enum law_rule_id id)
{
	size_t before = derivation->out->deadline_count;
	derive_simple(derivation, id);
	int years = derivation->office->readings.term_years;
	if (years <= 0 || derivation->out->deadline_count == before)
		return;
	struct law_deadline *deadline = &derivation->out->deadlines[before];
	const struct law_rule *rule = deadline->rule;
	civil_date start = deadline->start_date, usual = deadline->due;
	if (years == rule->value)
		return;
	derivation->out->deadline_count = before;
	derivation->out->step_count = deadline->step_first;
	deadline = deadline_begin(derivation, rule, LAW_APPOINTED, start);
	if (!deadline)
		return;
	deadline_step(derivation, LAW_STEP_START, LAW_APPOINTED, start, start, 0, rule->unit);
	deadline_end(derivation, deadline, start, years);
	if (usual < deadline->due) {
		deadline->safe = usual;
		deadline_step(derivation, LAW_STEP_SAFE, LAW_APPOINTED, start, usual, 0, rule->unit);
	}
	deadline_finish(derivation, deadline, CIVIL_NONE);
}

/* 劳动争议调解仲裁法第二十七条: anew from an interruption, longer by the days of a suspension; for wages it
 * does not run while the employment lasts. */
static void derive_limitation(struct law_derivation *derivation, enum law_rule_id id)
{
	const struct law_timeline *timeline = &derivation->timeline;
	bool wages = (derivation->flags & LAW_FLAG_WAGES) != 0;
	const struct law_event *start = timeline_latest(timeline, LAW_KNOWN);
	const struct law_event *interrupted = timeline_latest(timeline, LAW_INTERRUPTED);
	const struct law_event *ended = wages ? timeline_latest(timeline, LAW_EMPLOYMENT_ENDED) : NULL;
	if (ended)
		start = ended;
	bool restarted = interrupted && (!start || interrupted->date > start->date);
	const struct law_event *first = start;
	if (restarted)
		start = interrupted;
	if (!start)
		return;
	const struct law_rule *rule = derivation_rule(derivation, id, start->date);
	struct law_deadline *deadline =
		rule ? deadline_begin(derivation, rule, start->kind, start->date) : NULL;
	if (!deadline)
		return;
	if (restarted && first)
		deadline_step(
			derivation, LAW_STEP_START, first->kind, first->date, first->date, 0, rule->unit);
	deadline_step(derivation, restarted && first ? LAW_STEP_RESTART : LAW_STEP_START, start->kind,
		start->date, start->date, 0, rule->unit);
	if (wages && !ended) {
		deadline->remaining_days = (int16_t)(civil_add_years(start->date, rule->value) - start->date);
		deadline_step(derivation, LAW_STEP_EMPLOYED, start->kind, start->date, CIVIL_NONE,
			deadline->remaining_days, rule->unit);
		deadline_finish(derivation, deadline, CIVIL_NONE);
		return;
	}

	civil_date last = derivation_end(derivation, rule, start->date, rule->value, false).last;
	if (last == CIVIL_NONE) {
		deadline_finish(derivation, deadline, CIVIL_NONE);
		return;
	}
	deadline_step(
		derivation, LAW_STEP_PERIOD, LAW_EVENT_UNKNOWN, start->date, last, rule->value, rule->unit);
	uint16_t resumed = timeline_has(timeline, LAW_KIND(LAW_LIMITATION_RESUMED))
				   ? timeline->first[LAW_LIMITATION_RESUMED]
				   : 0;
	/* The timeline let only alternating ones through, so the n-th resumption ends the n-th suspension. */
	TIMELINE_EACH(timeline, LAW_LIMITATION_SUSPENDED, i)
	{
		civil_date from = timeline_at(timeline, (uint16_t)(i - 1))->date;
		civil_date to = resumed ? timeline_at(timeline, (uint16_t)(resumed - 1))->date : CIVIL_NONE;
		if (resumed)
			resumed = timeline->next[resumed - 1];
		if (from < start->date)
			from = start->date;
		if (from > last || (to != CIVIL_NONE && to <= from))
			continue;
		if (to == CIVIL_NONE) {
			deadline->remaining_days = (int16_t)(last - from);
			deadline->state = LAW_PAUSED;
			deadline_step(derivation, LAW_STEP_PAUSED, LAW_LIMITATION_SUSPENDED, from, CIVIL_NONE,
				last - from, LAW_CALENDAR_DAYS);
			deadline_finish(derivation, deadline, CIVIL_NONE);
			return;
		}
		last += to - from;
		deadline_step(derivation, LAW_STEP_ADDED, LAW_LIMITATION_SUSPENDED, from, to, to - from,
			LAW_CALENDAR_DAYS);
	}
	deadline->due = rule->rolls ? law_roll(derivation->office->calendar, last) : within_calendar(last);
	if (deadline->due != CIVIL_NONE)
		deadline->provisional =
			rule->rolls && !law_are_scheduled(derivation->office->calendar, last, deadline->due);
	deadline_step(derivation, LAW_STEP_LAST, LAW_EVENT_UNKNOWN, start->date, last, 0, rule->unit);
	if (deadline->due != last)
		deadline_step(
			derivation, LAW_STEP_ROLLED, LAW_EVENT_UNKNOWN, last, deadline->due, 0, rule->unit);
	deadline_finish(derivation, deadline, CIVIL_NONE);
}

/* Rules that need more than start, length and met by. */
static law_handler *const handlers[LAW_RULE_IDS] = {
	[LAW_RULE_SERVE_APPLICATION] = derive_serve_application,
	[LAW_RULE_DEFENCE] = derive_defence,
	[LAW_RULE_JURISDICTION_OBJECTION] = derive_as_defence,
	[LAW_RULE_COUNTERCLAIM] = derive_as_defence,
	[LAW_RULE_HEARING_NOTICE] = derive_hearing_notice,
	[LAW_RULE_LEFT_COMPLETION] = derive_completion,
	[LAW_RULE_ANNOUNCEMENT_COMPLETION] = derive_completion,
	[LAW_RULE_AWARD] = derive_award,
	[LAW_RULE_SUE] = derive_sue,
	[LAW_RULE_SET_ASIDE] = derive_set_aside,
	[LAW_RULE_TAKES_EFFECT] = derive_takes_effect,
	[LAW_RULE_REVIEW_DECISION] = derive_extendable,
	[LAW_RULE_LIMITATION] = derive_limitation,
	[LAW_RULE_COMPLAINT_INVESTIGATE] = derive_extendable,
	[LAW_RULE_RETENTION] = derive_retention,
	[LAW_RULE_TERM_END] = derive_term_end,
};

/* What the case has come to, so that a deadline knows whether it is still to be watched. */
static void find_progress(struct law_derivation *derivation)
{
	/* A planned hearing, the end of an evidence period and a day of performance lie ahead: nothing was
	 * done. */
	static const uint64_t ahead =
		LAW_KIND(LAW_HEARING) | LAW_KIND(LAW_EVIDENCE_UNTIL) | LAW_KIND(LAW_PERFORMANCE_DUE);
	const struct law_timeline *timeline = &derivation->timeline;
	derivation->last_act = CIVIL_NONE;
	for (uint16_t i = timeline->count; i > 0; i--) {
		const struct law_event *event = timeline_at(timeline, (uint16_t)(i - 1));
		if (!(LAW_KIND(event->kind) & ahead)) {
			derivation->last_act = event->date;
			break;
		}
	}
	const struct law_event *rejected = timeline_latest(timeline, LAW_REJECTED);
	derivation->decided = timeline_has(timeline, LAW_KIND(LAW_ACCEPTED));
	derivation->ended =
		timeline_has(timeline, LAW_KIND(LAW_CLOSED) | LAW_KIND(LAW_ACCEPTANCE_REVOKED)) ||
		(rejected && !derivation->decided && !timeline_has(timeline, LAW_KIND(LAW_CORRECTED)));
	derivation->heard = derivation->awarded = false;
	TIMELINE_EACH(timeline, LAW_HEARING, i)
	{
		derivation->heard |= timeline_at(timeline, (uint16_t)(i - 1))->held;
	}
	TIMELINE_EACH(timeline, LAW_AWARD_MADE, i)
	{
		derivation->awarded |= !timeline_at(timeline, (uint16_t)(i - 1))->partial;
	}
}

static void derive(struct law_derivation *derivation)
{
	const struct law_timeline *timeline = &derivation->timeline;
	find_defences(derivation);
	refuse_late_counterclaims(derivation);
	refuse_bad_extensions(derivation);
	find_award_services(derivation);
	find_progress(derivation);
	for (int id = 0; id < LAW_RULE_IDS; id++) {
		uint64_t starts = derivation->office->rules->starts[id];
		if (id == LAW_RULE_SUE || id == LAW_RULE_SET_ASIDE || id == LAW_RULE_TAKES_EFFECT)
			starts |= LAW_KIND(
				LAW_ANNOUNCED); /* an announced award is served when that completes */
		if (!(starts & timeline->present))
			continue;
		if (handlers[id])
			handlers[id](derivation, (enum law_rule_id)id);
		else
			derive_simple(derivation, (enum law_rule_id)id);
	}
}

static void run(const struct law_office *office, const struct law_event *events, size_t count, unsigned flags,
	civil_date today, struct law_result *out)
{
	struct law_derivation derivation; /* its arrays are written before they are read */
	out->deadline_count = out->problem_count = out->step_count = 0;
	out->overflow = false;
	derivation.office = office;
	derivation.flags = derivation.when = flags;
	derivation.today = today;
	derivation.out = out;
	timeline_build(&derivation.timeline, events, count, flags, out);
	derive(&derivation);
}

/* Lays the safe day beside the deadline. Its steps must stand together: they move to the end of all steps. */
static void set_safe(struct law_derivation *derivation, struct law_deadline *deadline, civil_date safe)
{
	struct law_result *out = derivation->out;
	size_t first = out->step_count;
	deadline->safe = safe;
	for (size_t i = 0; i < deadline->step_count; i++) {
		const struct law_step step = out->steps[deadline->step_first + i];
		deadline_step(derivation, (enum law_step_kind)step.kind, (enum law_event_kind)step.event,
			step.from, step.to, step.count, (enum law_unit)step.unit);
	}
	deadline_step(derivation, LAW_STEP_SAFE, (enum law_event_kind)deadline->start_event,
		deadline->start_date, safe, 0, (enum law_unit)deadline->unit);
	deadline->step_first = (uint16_t)first;
	deadline->step_count = (uint16_t)(out->step_count - first);
}

/* Where the office lets the completion of an announcement roll, the days under the other reading are the safe
 * ones: derived once more with it and laid beside. Both results are in the order of the rules; a rule may
 * have fewer deadlines under the other reading, which may refuse an event as late. */
static void add_safe_days(const struct law_office *office, const struct law_event *events, size_t count,
	unsigned flags, civil_date today, struct law_result *out)
{
	struct law_office other = *office;
	struct law_result strict;
	struct law_derivation derivation = {.out = out};
	other.readings.announcement_rolls = false;
	run(&other, events, count, flags, today, &strict);
	size_t k = 0;
	for (size_t i = 0; i < out->deadline_count; i++) {
		struct law_deadline *deadline = &out->deadlines[i];
		while (k < strict.deadline_count && strict.deadlines[k].rule->id < deadline->rule->id)
			k++;
		if (k == strict.deadline_count || strict.deadlines[k].rule->id != deadline->rule->id)
			continue;
		civil_date earlier = strict.deadlines[k++].due;
		if (earlier != CIVIL_NONE && earlier < deadline->due &&
			(deadline->safe == CIVIL_NONE || earlier < deadline->safe))
			set_safe(&derivation, deadline, earlier);
	}
}

bool law_derive(const struct law_office *office, const struct law_event *events, size_t count, unsigned flags,
	civil_date today, struct law_result *out)
{
	run(office, events, count, flags, today, out);
	if (office->readings.announcement_rolls)
		add_safe_days(office, events, count, flags, today, out);
	return !out->overflow;
}

/* The earliest pending deadline among those watched as `first` or `second`. */
static const struct law_deadline *earliest(
	const struct law_result *result, enum law_watch first, enum law_watch second)
{
	const struct law_deadline *next = NULL;
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		enum law_watch watch = law_rule_infos[deadline->rule->id].watch;
		if (deadline->pending && deadline->due != CIVIL_NONE && (watch == first || watch == second) &&
			(!next || deadline->due < next->due))
			next = deadline;
	}
	return next;
}

const struct law_deadline *law_next(const struct law_result *result)
{
	return earliest(result, LAW_DUTY, LAW_WAIT);
}

const struct law_deadline *law_next_duty(const struct law_result *result)
{
	return earliest(result, LAW_DUTY, LAW_DUTY);
}

const struct law_deadline *law_deadline_of(const struct law_result *result, enum law_rule_id id)
{
	for (size_t i = 0; i < result->deadline_count; i++)
		if (result->deadlines[i].rule->id == id)
			return &result->deadlines[i];
	return NULL;
}
