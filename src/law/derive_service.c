/* Service of the application and what counts from it: completion by leaving or announcement, each
 * respondent's defence, and what waits for the last of them. */
#include "law/derivation.h"

static struct law_end completion(
	const struct law_derivation *derivation, enum law_rule_id id, civil_date start, bool rolls)
{
	const struct law_rule *rule = derivation_rule(derivation, id, start);
	return rule ? derivation_end(derivation, rule, start, rule->value, rule->rolls || rolls)
		    : (struct law_end){NULL, start, CIVIL_NONE, CIVIL_NONE, false};
}

struct law_end left_completion(const struct law_derivation *derivation, const struct law_event *left)
{
	return completion(derivation, LAW_RULE_LEFT_COMPLETION, left->date, false);
}

struct law_end announcement_completion(
	const struct law_derivation *derivation, const struct law_event *announced)
{
	return completion(derivation, LAW_RULE_ANNOUNCEMENT_COMPLETION, announced->date,
		derivation->office->readings.announcement_rolls);
}

civil_date announcement_cut_short(const struct law_derivation *derivation, const struct law_event *announced)
{
	const struct law_timeline *timeline = &derivation->timeline;
	if (announces_award(announced) ||
		!timeline_has(timeline, LAW_KIND(LAW_SERVED_RESPONDENT) | LAW_KIND(LAW_LEFT)))
		return CIVIL_NONE;
	civil_date completes = announcement_completion(derivation, announced).due;
	int16_t party = party_number(announced);
	civil_date cut = CIVIL_NONE;
	TIMELINE_EACH(timeline, LAW_SERVED_RESPONDENT, i)
	{
		const struct law_event *served = timeline_at(timeline, (uint16_t)(i - 1));
		if (party_number(served) == party && served->date >= announced->date &&
			served->date < completes) {
			cut = served->date;
			break;
		}
	}
	TIMELINE_EACH(timeline, LAW_LEFT, i)
	{
		const struct law_event *left = timeline_at(timeline, (uint16_t)(i - 1));
		if (party_number(left) != party)
			continue;
		civil_date done = left_completion(derivation, left).due;
		if (done >= announced->date && done < completes && (cut == CIVIL_NONE || done < cut))
			cut = done;
	}
	return cut;
}

/* left_completion and announcement_completion: one deadline for each such event. */
void derive_completion(struct law_derivation *derivation, enum law_rule_id id)
{
	const struct law_timeline *timeline = &derivation->timeline;
	enum law_event_kind kind = id == LAW_RULE_LEFT_COMPLETION ? LAW_LEFT : LAW_ANNOUNCED;
	TIMELINE_EACH(timeline, kind, i)
	{
		const struct law_event *event = timeline_at(timeline, (uint16_t)(i - 1));
		struct law_end end = kind == LAW_LEFT ? left_completion(derivation, event)
						      : announcement_completion(derivation, event);
		const struct law_rule *rule = end.rule;
		struct law_deadline *deadline =
			rule ? deadline_begin(derivation, rule, kind, event->date) : NULL;
		if (!deadline)
			return;
		deadline->party_no = timeline->several ? party_number(event) : 0;
		deadline->due = end.due;
		deadline->provisional = end.provisional;
		deadline_step(derivation, LAW_STEP_START, kind, event->date, event->date, 0, rule->unit);
		deadline_step(
			derivation, LAW_STEP_PERIOD, kind, event->date, end.last, rule->value, rule->unit);
		deadline_step(
			derivation, LAW_STEP_LAST, kind, event->date, end.last, rule->value, rule->unit);
		if (end.due != end.last)
			deadline_step(derivation, LAW_STEP_ROLLED, kind, end.last, end.due, 0, rule->unit);
		civil_date cut =
			kind == LAW_ANNOUNCED ? announcement_cut_short(derivation, event) : CIVIL_NONE;
		if (cut != CIVIL_NONE)
			deadline_step(derivation, LAW_STEP_CUT_SHORT, kind, event->date, cut, 0, rule->unit);
		deadline_finish(derivation, deadline, CIVIL_NONE);
		if (cut != CIVIL_NONE)
			deadline->pending = false;
		else if (kind == LAW_ANNOUNCED && announces_award(event) && !derivation->ended)
			deadline->pending =
				derivation->last_act < end.due; /* though hearing and award are over */
	}
}

/* The first day on which the respondent was served, an announcement was published or a copy left for him. */
static civil_date first_service(
	const struct law_derivation *derivation, const struct law_rule *rule, int16_t party)
{
	const struct law_timeline *timeline = &derivation->timeline;
	civil_date first = CIVIL_NONE;
	uint64_t kinds = rule->met_by & timeline->present;
	while (kinds) {
		unsigned kind = (unsigned)__builtin_ctzll(kinds);
		kinds &= kinds - 1;
		TIMELINE_EACH(timeline, kind, i)
		{
			const struct law_event *event = timeline_at(timeline, (uint16_t)(i - 1));
			if (party_number(event) != party ||
				(kind == LAW_ANNOUNCED && !announces_application(event)))
				continue;
			if (first == CIVIL_NONE || event->date < first)
				first = event->date;
			break;
		}
	}
	return first;
}

/* One period for all respondents: met on the day the last of them was served or his service began to run. */
void derive_serve_application(struct law_derivation *derivation, enum law_rule_id id)
{
	const struct law_event *accepted = timeline_latest(&derivation->timeline, LAW_ACCEPTED);
	if (!accepted)
		return; /* a province's row may start at something else */
	const struct law_rule *rule = derivation_rule(derivation, id, accepted->date);
	struct law_deadline *deadline =
		rule ? deadline_begin(derivation, rule, LAW_ACCEPTED, accepted->date) : NULL;
	if (!deadline)
		return;
	deadline_step(
		derivation, LAW_STEP_START, LAW_ACCEPTED, accepted->date, accepted->date, 0, rule->unit);
	deadline_end(derivation, deadline, accepted->date, rule->value);
	civil_date met_on = CIVIL_NONE;
	for (uint16_t i = 0; i < derivation->defence_count; i++) {
		civil_date served = first_service(derivation, rule, derivation->defences[i].party);
		if (served > met_on)
			met_on = served;
	}
	deadline_finish(derivation, deadline, met_on);
}

/* The respondent's entry; made when he has none yet. NULL when there is no room. */
static struct law_defence *defence_of(struct law_derivation *derivation, int16_t party)
{
	for (uint16_t i = 0; i < derivation->defence_count; i++)
		if (derivation->defences[i].party == party)
			return &derivation->defences[i];
	if (derivation->defence_count == LAW_MAX_RECIPIENTS) {
		derivation->out->overflow = true;
		return NULL;
	}
	struct law_defence *defence = &derivation->defences[derivation->defence_count++];
	*defence = (struct law_defence){
		.served = {.due = CIVIL_NONE}, .end = {.due = CIVIL_NONE}, .party = party};
	return defence;
}

/* Does the agreement or waiver concern this respondent? Without party= it concerns all. */
static bool concerns(const struct law_event *event, int16_t party)
{
	return event->party == 0 || event->party == party;
}

static void find_end(struct law_derivation *derivation, struct law_defence *defence)
{
	const struct law_timeline *timeline = &derivation->timeline;
	TIMELINE_EACH(timeline, LAW_DEFENCE_WAIVED, i)
	{
		if (concerns(timeline_at(timeline, (uint16_t)(i - 1)), defence->party))
			return;
	}
	TIMELINE_EACH(timeline, LAW_DEFENCE_AGREED, i)
	{
		const struct law_event *agreed = timeline_at(timeline, (uint16_t)(i - 1));
		if (concerns(agreed, defence->party))
			defence->days = agreed->days;
	}
	civil_date start = defence->served.due;
	const struct law_rule *rule = derivation_rule(derivation, LAW_RULE_DEFENCE, start);
	if (!rule || start == CIVIL_NONE)
		return;
	if (defence->days <= 0)
		defence->days = rule->value;
	defence->end = derivation_end(derivation, rule, start, defence->days, rule->rolls);
	if (defence->end.due == CIVIL_NONE)
		return;
	const struct law_defence *last = &derivation->defences[derivation->defence_last];
	if (!derivation->has_defence || defence->end.due > last->end.due)
		derivation->defence_last = (uint16_t)(defence - derivation->defences);
	derivation->has_defence = true;
}

void find_defences(struct law_derivation *derivation)
{
	/* In the order in which one takes precedence over the next. */
	static const uint8_t ways[] = {LAW_SERVED_RESPONDENT, LAW_LEFT, LAW_ANNOUNCED};
	const struct law_timeline *timeline = &derivation->timeline;
	derivation->defence_count = derivation->defence_last = 0;
	derivation->has_defence = false;
	for (size_t way = 0; way < sizeof ways; way++) {
		TIMELINE_EACH(timeline, ways[way], i)
		{
			const struct law_event *event = timeline_at(timeline, (uint16_t)(i - 1));
			if (ways[way] == LAW_ANNOUNCED && !announces_application(event))
				continue;
			struct law_defence *defence = defence_of(derivation, party_number(event));
			if (!defence || (defence->via && defence->via != ways[way]))
				continue;
			defence->via = ways[way];
			defence->served = ways[way] == LAW_LEFT ? left_completion(derivation, event)
					  : ways[way] == LAW_ANNOUNCED
						  ? announcement_completion(derivation, event)
						  : served_on(event->date);
		}
	}
	for (uint16_t i = 0; i < derivation->defence_count; i++)
		find_end(derivation, &derivation->defences[i]);
}

void refuse_late_counterclaims(struct law_derivation *derivation)
{
	struct law_timeline *timeline = &derivation->timeline;
	if (!derivation->has_defence || !timeline_has(timeline, LAW_KIND(LAW_COUNTERCLAIM_FILED)))
		return;
	civil_date last = derivation->defences[derivation->defence_last].end.due;
	for (uint16_t i = timeline->count; i > 0; i--) {
		const struct law_event *event = timeline_at(timeline, (uint16_t)(i - 1));
		if (event->kind == LAW_COUNTERCLAIM_FILED && event->date > last)
			timeline_refuse(
				timeline, (uint16_t)(i - 1), LAW_PROBLEM_COUNTERCLAIM_LATE, derivation->out);
	}
}

/* A deadline of the rule that ends as the respondent's defence does. */
static struct law_deadline *begin_as_defence(
	struct law_derivation *derivation, enum law_rule_id id, const struct law_defence *defence)
{
	civil_date start = defence->served.due;
	const struct law_rule *rule = derivation_rule(derivation, id, start);
	struct law_deadline *deadline = rule ? deadline_begin(derivation, rule, defence->via, start) : NULL;
	if (!deadline)
		return NULL;
	deadline_served(derivation, deadline, defence->via, &defence->served);
	deadline_end_at(derivation, deadline, &defence->end, defence->days);
	return deadline;
}

void derive_defence(struct law_derivation *derivation, enum law_rule_id id)
{
	for (uint16_t i = 0; i < derivation->defence_count; i++) {
		const struct law_defence *defence = &derivation->defences[i];
		if (defence->end.due == CIVIL_NONE)
			continue;
		struct law_deadline *deadline = begin_as_defence(derivation, id, defence);
		if (!deadline)
			return;
		deadline->party_no = derivation->timeline.several ? defence->party : 0;
		struct law_meeting meeting = {.party = defence->party, .strict_party = true};
		deadline_finish(derivation, deadline,
			derivation_met(derivation, deadline->rule, deadline->start_date, &meeting));
	}
}

void derive_as_defence(struct law_derivation *derivation, enum law_rule_id id)
{
	if (!derivation->has_defence)
		return;
	const struct law_defence *last = &derivation->defences[derivation->defence_last];
	struct law_deadline *deadline = begin_as_defence(derivation, id, last);
	if (!deadline)
		return;
	if (derivation->defence_count > 1)
		deadline_step(derivation, LAW_STEP_LAST_OF, last->via, last->served.due, last->served.due,
			derivation->defence_count, deadline->rule->unit);
	deadline_finish(derivation, deadline, CIVIL_NONE);
}
