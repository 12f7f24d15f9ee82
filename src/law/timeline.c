#include "law/timeline.h"

static void add_problem(struct law_result *out, enum law_problem_code code, uint16_t event)
{
	if (out->problem_count == LAW_MAX_PROBLEMS) {
		out->overflow = true;
		return;
	}
	/* Kept in the order of the events, whenever they are found. */
	size_t at = out->problem_count++;
	for (; at > 0 && out->problems[at - 1].event > event; at--)
		out->problems[at] = out->problems[at - 1];
	out->problems[at] = (struct law_problem){.code = (uint8_t)code, .event = event};
}

static void append(struct law_timeline *timeline, uint16_t event)
{
	unsigned kind = timeline->events[event].kind;
	uint16_t number = (uint16_t)(timeline->count + 1);
	timeline->order[timeline->count] = event;
	timeline->next[timeline->count] = 0;
	if (timeline->present & LAW_KIND(kind)) {
		timeline->next[timeline->last[kind] - 1] = number;
	} else {
		timeline->first[kind] = number;
		timeline->present |= LAW_KIND(kind);
	}
	timeline->last[kind] = number;
	timeline->count = number;
}

/* The indices by day, on one day in the order given: insertion sort, since cases come nearly sorted. */
static uint16_t sort_events(
	const struct law_event *events, uint16_t count, uint16_t *sorted, struct law_result *out)
{
	uint16_t kept = 0;
	for (uint16_t i = 0; i < count; i++) {
		const struct law_event *event = &events[i];
		if (event->kind == LAW_EVENT_UNKNOWN || event->kind >= LAW_EVENT_KINDS) {
			add_problem(out, LAW_PROBLEM_UNKNOWN_EVENT, i);
			continue;
		}
		if (event->date < CIVIL_FIRST || event->date > CIVIL_LAST) {
			add_problem(out, LAW_PROBLEM_BAD_DATE, i);
			continue;
		}
		uint16_t at = kept++;
		for (; at > 0 && events[sorted[at - 1]].date > event->date; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = i;
	}
	return kept;
}

/* What the check has to remember from event to event. */
struct check {
	civil_date applied, acceptance;
	bool suspended, limitation_suspended, summary;
};

/* Why the event contradicts what stands before it; LAW_PROBLEM_CODES when it does not. */
static enum law_problem_code check_event(struct check *check, const struct law_event *event)
{
	if ((law_event_infos[event->kind].traits & LAW_NEEDS_ACCEPTANCE) && event->date < check->acceptance)
		return LAW_PROBLEM_BEFORE_ACCEPTANCE;
	switch ((enum law_event_kind)event->kind) {
	case LAW_ACCEPTED:
		return event->date < check->applied ? LAW_PROBLEM_BEFORE_APPLICATION : LAW_PROBLEM_CODES;
	case LAW_SUSPENDED:
		if (check->suspended)
			return LAW_PROBLEM_SUSPENDED_TWICE;
		check->suspended = true;
		break;
	case LAW_RESUMED:
		if (!check->suspended)
			return LAW_PROBLEM_RESUME_WITHOUT_SUSPEND;
		check->suspended = false;
		break;
	case LAW_LIMITATION_SUSPENDED:
		if (check->limitation_suspended)
			return LAW_PROBLEM_SUSPENDED_TWICE;
		check->limitation_suspended = true;
		break;
	case LAW_LIMITATION_RESUMED:
		if (!check->limitation_suspended)
			return LAW_PROBLEM_RESUME_WITHOUT_SUSPEND;
		check->limitation_suspended = false;
		break;
	case LAW_EXTENDED:
		/* 办案规则第四十五条: at most fifteen days */
		return event->days > 15 ? LAW_PROBLEM_EXTENSION_TOO_LONG : LAW_PROBLEM_CODES;
	case LAW_SIMPLIFIED: check->summary = true; break;
	case LAW_CONVERTED: check->summary = false; break;
	case LAW_ANNOUNCED: return check->summary ? LAW_PROBLEM_ANNOUNCEMENT_IN_SUMMARY : LAW_PROBLEM_CODES;
	default: break;
	}
	return LAW_PROBLEM_CODES;
}

void timeline_build(struct law_timeline *timeline, const struct law_event *events, size_t count,
	unsigned flags, struct law_result *out)
{
	uint16_t sorted[LAW_MAX_EVENTS];
	out->overflow |= count > LAW_MAX_EVENTS;
	uint16_t taken = (uint16_t)(count < LAW_MAX_EVENTS ? count : LAW_MAX_EVENTS);
	uint16_t kept = sort_events(events, taken, sorted, out);

	struct check check = {
		.applied = CIVIL_NONE, .acceptance = CIVIL_NONE, .summary = (flags & LAW_FLAG_SUMMARY) != 0};
	civil_date transferred = CIVIL_NONE;
	for (uint16_t i = 0; i < kept; i++) {
		const struct law_event *event = &events[sorted[i]];
		if (event->kind == LAW_APPLIED)
			check.applied = event->date;
		else if (event->kind == LAW_ACCEPTED)
			check.acceptance = event->date;
		else if (event->kind == LAW_TRANSFERRED)
			transferred = event->date;
	}
	if (check.acceptance < check.applied)
		check.acceptance = CIVIL_NONE; /* so are all before it: they will be refused */
	/* A case received from another commission was accepted there. */
	if (check.acceptance == CIVIL_NONE)
		check.acceptance = transferred;

	timeline->events = events;
	timeline->present = 0;
	timeline->acceptance = check.acceptance;
	timeline->count = 0;
	timeline->several = false;
	for (uint16_t i = 0; i < kept; i++) {
		const struct law_event *event = &events[sorted[i]];
		unsigned traits = law_event_infos[event->kind].traits;
		if (check.acceptance == CIVIL_NONE &&
			(traits & (LAW_NEEDS_ACCEPTANCE | LAW_AFTER_ACCEPTANCE)))
			continue;
		enum law_problem_code problem = check_event(&check, event);
		if (problem != LAW_PROBLEM_CODES) {
			add_problem(out, problem, sorted[i]);
			continue;
		}
		append(timeline, sorted[i]);
		if (event->party > 1 && (traits & LAW_TAKES_PARTY) &&
			(event->who == LAW_ROLE_NONE || event->who == LAW_RESPONDENT))
			timeline->several = true;
	}
}

void timeline_refuse(
	struct law_timeline *timeline, uint16_t position, enum law_problem_code code, struct law_result *out)
{
	add_problem(out, code, timeline->order[position]);
	uint16_t count = timeline->count;
	timeline->count = 0;
	timeline->present = 0;
	for (uint16_t i = 0; i < count; i++)
		if (i != position)
			append(timeline, timeline->order[i]);
}
