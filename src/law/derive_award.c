/* The period for the award (办案规则第四十五条、第四十六条) and what follows an award. */
#include "law/derivation.h"

/* The events on the latest of which the period begins (anew). */
#define RESTARTS                                                                                             \
	(LAW_KIND(LAW_ACCEPTED) | LAW_KIND(LAW_JOINED) | LAW_KIND(LAW_AMENDED) |                             \
		LAW_KIND(LAW_COUNTERCLAIM_ACCEPTED) | LAW_KIND(LAW_TRANSFERRED))

/* Days after `from` up to `to` that do not count. */
struct exclusion {
	civil_date from, to; /* to: OPEN_END while suspended */
	enum law_event_kind event;
};
#define OPEN_END INT32_MAX

struct exclusions {
	size_t count;
	struct exclusion items[LAW_MAX_EVENTS];
};

static void add_exclusion(struct exclusions *list, struct exclusion item)
{
	size_t at = list->count++;
	for (; at > 0 && list->items[at - 1].from > item.from; at--)
		list->items[at] = list->items[at - 1];
	list->items[at] = item;
}

/* Suspensions and announcements, by the day they begin. */
static void find_exclusions(const struct law_derivation *derivation, struct exclusions *list)
{
	const struct law_timeline *timeline = &derivation->timeline;
	list->count = 0;
	uint16_t resumed = timeline_has(timeline, LAW_KIND(LAW_RESUMED)) ? timeline->first[LAW_RESUMED] : 0;
	/* The timeline let only alternating ones through, so the n-th resumption ends the n-th suspension. */
	TIMELINE_EACH(timeline, LAW_SUSPENDED, i)
	{
		struct exclusion item = {
			timeline_at(timeline, (uint16_t)(i - 1))->date, OPEN_END, LAW_SUSPENDED};
		if (resumed) {
			item.to = timeline_at(timeline, (uint16_t)(resumed - 1))->date;
			resumed = timeline->next[resumed - 1];
		}
		add_exclusion(list, item);
	}
	TIMELINE_EACH(timeline, LAW_ANNOUNCED, i)
	{
		const struct law_event *announced = timeline_at(timeline, (uint16_t)(i - 1));
		if (announces_award(announced))
			continue;
		civil_date cut = announcement_cut_short(derivation, announced);
		civil_date to = cut != CIVIL_NONE ? cut : announcement_completion(derivation, announced).due;
		if (to > announced->date)
			add_exclusion(list, (struct exclusion){announced->date, to, LAW_ANNOUNCED});
	}
}

/* Where a count of days ended. */
struct counted {
	civil_date last; /* CIVIL_NONE while suspended */
	int remaining; /* then: days that are left */
	civil_date since; /* … and since when */
};

/* The `days`-th day after `start` that is not excluded. With `tracing` each exclusion that mattered becomes a
 * step. */
static struct counted count_days(
	const struct exclusions *list, civil_date start, int days, struct law_derivation *tracing)
{
	civil_date reached = start; /* everything up to here is counted or excluded */
	for (size_t i = 0; i < list->count; i++) {
		const struct exclusion *item = &list->items[i];
		if (item->to <= reached)
			continue;
		civil_date from = item->from > reached ? item->from : reached;
		int counted = from - reached;
		if (counted >= days)
			break; /* what begins after the last day changes nothing */
		days -= counted;
		if (item->to == OPEN_END)
			return (struct counted){CIVIL_NONE, days, from};
		if (tracing)
			deadline_step(tracing, LAW_STEP_EXCLUDED, item->event, item->from, item->to,
				item->to - from, LAW_CALENDAR_DAYS);
		reached = item->to;
	}
	return (struct counted){reached + days, 0, CIVIL_NONE};
}

/* The last day of the period with rolling, OPEN_END while suspended. */
static civil_date period_end(
	const struct law_derivation *derivation, const struct exclusions *list, civil_date start)
{
	const struct law_rule *rule = derivation_rule(derivation, LAW_RULE_AWARD, start);
	if (!rule)
		return OPEN_END;
	struct counted counted = count_days(list, start, rule->value, NULL);
	if (counted.last == CIVIL_NONE)
		return OPEN_END;
	return rule->rolls ? law_roll(derivation->office->calendar, counted.last) : counted.last;
}

void refuse_bad_extensions(struct law_derivation *derivation)
{
	struct law_timeline *timeline = &derivation->timeline;
	if (!timeline_has(timeline, LAW_KIND(LAW_EXTENDED)))
		return;
	struct exclusions list;
	find_exclusions(derivation, &list);
	civil_date start = CIVIL_NONE;
	bool extended = false;
	for (uint16_t i = 0; i < timeline->count;) {
		const struct law_event *event = timeline_at(timeline, i);
		if (LAW_KIND(event->kind) & RESTARTS) {
			start = event->date;
			extended = false;
		}
		if (event->kind != LAW_EXTENDED || start == CIVIL_NONE) {
			i++;
		} else if (extended) {
			timeline_refuse(timeline, i, LAW_PROBLEM_EXTENSION_TWICE, derivation->out);
		} else if (event->date > period_end(derivation, &list, start)) {
			timeline_refuse(timeline, i, LAW_PROBLEM_EXTENSION_TOO_LATE, derivation->out);
		} else {
			extended = true;
			i++;
		}
	}
}

/* Where the period begins, and the extension granted since, if any. */
struct award_start {
	const struct law_event *event, *first, *extended; /* first: the acceptance or transfer it restarted */
};

static struct award_start find_start(const struct law_timeline *timeline)
{
	struct award_start start = {NULL, NULL, NULL};
	for (uint16_t i = 0; i < timeline->count; i++) {
		const struct law_event *event = timeline_at(timeline, i);
		if (LAW_KIND(event->kind) & RESTARTS) {
			if (!start.first)
				start.first = event;
			start.event = event;
			start.extended = NULL;
		} else if (event->kind == LAW_EXTENDED) {
			start.extended = event;
		}
	}
	return start;
}

void derive_award(struct law_derivation *derivation, enum law_rule_id id)
{
	struct award_start start = find_start(&derivation->timeline);
	if (!start.event)
		return;
	civil_date from = start.event->date;
	const struct law_rule *rule = derivation_rule(derivation, id, from);
	struct law_deadline *deadline =
		rule ? deadline_begin(derivation, rule, start.event->kind, from) : NULL;
	if (!deadline)
		return;
	deadline_step(derivation, LAW_STEP_START, start.first->kind, start.first->date, start.first->date, 0,
		rule->unit);
	if (start.event != start.first)
		deadline_step(derivation, LAW_STEP_RESTART, start.event->kind, from, from, 0, rule->unit);
	int days = rule->value;
	deadline_step(derivation, LAW_STEP_PERIOD, start.event->kind, from, CIVIL_NONE, days, rule->unit);
	if (start.extended) {
		days += start.extended->days;
		deadline_step(derivation, LAW_STEP_EXTENDED, LAW_EXTENDED, start.extended->date, CIVIL_NONE,
			start.extended->days, rule->unit);
	}

	struct exclusions list;
	find_exclusions(derivation, &list);
	struct counted counted = count_days(&list, from, days, derivation);
	if (counted.last == CIVIL_NONE) {
		deadline->remaining_days = (int16_t)counted.remaining;
		deadline->state = LAW_PAUSED;
		deadline_step(derivation, LAW_STEP_PAUSED, LAW_SUSPENDED, counted.since, CIVIL_NONE,
			counted.remaining, rule->unit);
	} else if (counted.last <= CIVIL_LAST) {
		const struct law_calendar *calendar = derivation->office->calendar;
		deadline->due = rule->rolls ? law_roll(calendar, counted.last) : counted.last;
		deadline->provisional = rule->rolls && deadline->due != CIVIL_NONE &&
					!law_are_scheduled(calendar, counted.last, deadline->due);
		deadline_step(
			derivation, LAW_STEP_LAST, start.event->kind, from, counted.last, days, rule->unit);
		if (deadline->due != counted.last)
			deadline_step(derivation, LAW_STEP_ROLLED, start.event->kind, counted.last,
				deadline->due, 0, rule->unit);
	}
	struct law_meeting meeting = {.who = LAW_ROLE_NONE};
	deadline_finish(derivation, deadline, derivation_met(derivation, rule, from, &meeting));
}

static enum law_role employer(const struct law_derivation *derivation)
{
	return derivation->flags & LAW_FLAG_EMPLOYER_APPLIES ? LAW_APPLICANT : LAW_RESPONDENT;
}

static void add_service(struct law_derivation *derivation, struct law_award_service service)
{
	if (derivation->service_count == LAW_MAX_RECIPIENTS) {
		derivation->out->overflow = true;
		return;
	}
	const struct law_rule *rule = derivation_rule(derivation, LAW_RULE_SUE, service.served.due);
	service.sue = rule ? derivation_end(derivation, rule, service.served.due, rule->value, rule->rolls)
			   : (struct law_end){.due = CIVIL_NONE};
	uint16_t at = derivation->service_count++;
	for (; at > 0 && derivation->services[at - 1].served.due > service.served.due; at--)
		derivation->services[at] = derivation->services[at - 1];
	derivation->services[at] = service;
}

/* Was the respondent handed the award while its announcement ran? Then that service counts. */
static bool served_meanwhile(
	const struct law_timeline *timeline, const struct law_event *announced, civil_date completes)
{
	TIMELINE_EACH(timeline, LAW_AWARD_SERVED, i)
	{
		const struct law_event *served = timeline_at(timeline, (uint16_t)(i - 1));
		if ((served->who == LAW_RESPONDENT || served->who == LAW_ROLE_NONE) &&
			party_number(served) == party_number(announced) &&
			(served->award > 1 ? served->award : 1) ==
				(announced->award > 1 ? announced->award : 1) &&
			served->date >= announced->date && served->date <= completes)
			return true;
	}
	return false;
}

void find_award_services(struct law_derivation *derivation)
{
	const struct law_timeline *timeline = &derivation->timeline;
	derivation->service_count = 0;
	TIMELINE_EACH(timeline, LAW_AWARD_SERVED, i)
	{
		const struct law_event *event = timeline_at(timeline, (uint16_t)(i - 1));
		struct law_award_service service = {.served = served_on(event->date),
			.party = party_number(event),
			.award = event->award > 1 ? event->award : 1,
			.who = event->who ? event->who : LAW_APPLICANT,
			.covers_all = event->party == 0};
		add_service(derivation, service);
		if (!event->who) { /* nobody named: both sides on that day */
			service.who = LAW_RESPONDENT;
			add_service(derivation, service);
		}
	}
	TIMELINE_EACH(timeline, LAW_ANNOUNCED, i)
	{
		const struct law_event *event = timeline_at(timeline, (uint16_t)(i - 1));
		if (!announces_award(event))
			continue;
		struct law_end end = announcement_completion(derivation, event);
		if (end.due != CIVIL_NONE && !served_meanwhile(timeline, event, end.due))
			add_service(derivation, (struct law_award_service){.served = end,
							.party = party_number(event),
							.award = event->award > 1 ? event->award : 1,
							.who = LAW_RESPONDENT,
							.covers_all = event->party == 0});
	}
}

/* The first step: how the award reached the party. */
static void step_service(struct law_derivation *derivation, struct law_deadline *deadline,
	const struct law_award_service *service)
{
	deadline_served(derivation, deadline, service->served.rule ? LAW_ANNOUNCED : LAW_AWARD_SERVED,
		&service->served);
}

static void derive_after_service(
	struct law_derivation *derivation, enum law_rule_id id, const struct law_award_service *service)
{
	civil_date start = service->served.due;
	const struct law_rule *rule = derivation_rule(derivation, id, start);
	struct law_deadline *deadline =
		rule ? deadline_begin(derivation, rule, LAW_AWARD_SERVED, start) : NULL;
	if (!deadline)
		return;
	deadline->party = service->who;
	deadline->party_no =
		derivation->timeline.several && service->who == LAW_RESPONDENT ? service->party : 0;
	deadline->award_no = service->award;
	step_service(derivation, deadline, service);
	if (id == LAW_RULE_SUE)
		deadline_end_at(derivation, deadline, &service->sue, rule->value);
	else
		deadline_end(derivation, deadline, start, rule->value);
	struct law_meeting meeting = {.who = service->who,
		.party = service->who == LAW_RESPONDENT && !service->covers_all ? service->party : 0,
		.award = service->award};
	deadline_finish(derivation, deadline, derivation_met(derivation, rule, start, &meeting));
}

/* Each party may sue, but the employer not against a final award (劳动争议调解仲裁法第四十七条至第五十条). */
void derive_sue(struct law_derivation *derivation, enum law_rule_id id)
{
	bool final = (derivation->flags & LAW_FLAG_FINAL_AWARD) != 0;
	for (uint16_t i = 0; i < derivation->service_count; i++)
		if (!final || derivation->services[i].who != employer(derivation))
			derive_after_service(derivation, id, &derivation->services[i]);
}

void derive_set_aside(struct law_derivation *derivation, enum law_rule_id id)
{
	for (uint16_t i = 0; i < derivation->service_count; i++)
		if (derivation->services[i].who == employer(derivation))
			derive_after_service(derivation, id, &derivation->services[i]);
}

/* Has every respondent that the events name been served with this award? */
static bool all_respondents_served(const struct law_derivation *derivation, int16_t award)
{
	bool any = false;
	for (uint16_t i = 0; i < derivation->service_count; i++) {
		const struct law_award_service *service = &derivation->services[i];
		if (service->award != award || service->who != LAW_RESPONDENT)
			continue;
		if (service->covers_all)
			return true;
		any = true;
	}
	for (uint16_t k = 0; any && k < derivation->defence_count; k++) {
		bool served = false;
		for (uint16_t i = 0; i < derivation->service_count && !served; i++)
			served = derivation->services[i].award == award &&
				 derivation->services[i].who == LAW_RESPONDENT &&
				 derivation->services[i].party == derivation->defences[k].party;
		any = served;
	}
	return any;
}

/* One award takes effect on the day after the last period to sue (第五十条). */
static void derive_effect(struct law_derivation *derivation, enum law_rule_id id, int16_t award)
{
	const struct law_award_service *last = NULL;
	bool applicant = false;
	for (uint16_t i = 0; i < derivation->service_count; i++) {
		const struct law_award_service *service = &derivation->services[i];
		if (service->award != award)
			continue;
		applicant |= service->who == LAW_APPLICANT;
		if (!last || service->sue.due > last->sue.due)
			last = service;
	}
	if (!last || last->sue.due == CIVIL_NONE || !applicant || !all_respondents_served(derivation, award))
		return;
	const struct law_rule *rule = derivation_rule(derivation, id, last->served.due);
	struct law_deadline *deadline =
		rule ? deadline_begin(derivation, rule, LAW_AWARD_SERVED, last->served.due) : NULL;
	if (!deadline)
		return;
	deadline->award_no = award;
	step_service(derivation, deadline, last);
	deadline_end_at(derivation, deadline, &last->sue, last->sue.rule->value);
	deadline->due = last->sue.due < CIVIL_LAST ? last->sue.due + 1 : CIVIL_NONE;
	deadline_step(
		derivation, LAW_STEP_AFTER, LAW_AWARD_SERVED, last->sue.due, deadline->due, 0, rule->unit);
	deadline_finish(derivation, deadline, CIVIL_NONE);
}

void derive_takes_effect(struct law_derivation *derivation, enum law_rule_id id)
{
	for (uint16_t i = 0; i < derivation->service_count; i++) {
		bool first = true;
		for (uint16_t k = 0; k < i; k++)
			first &= derivation->services[k].award != derivation->services[i].award;
		if (first)
			derive_effect(derivation, id, derivation->services[i].award);
	}
}
