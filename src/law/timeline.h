/* timeline.h — the events of a case in the order of their days, checked: contradictory ones are refused.
 *
 * Internal to law/. Positions count the events that remain, from 0, in order. */
#ifndef LAW_TIMELINE_H
#define LAW_TIMELINE_H

#include "law/derive.h"

/* Lists of one kind hold position + 1, so that 0 ends them. */
struct law_timeline {
	const struct law_event *events; /* the caller's */
	uint64_t present; /* kinds that occur */
	civil_date acceptance; /* of acceptance, or of receipt by transfer; CIVIL_NONE without */
	uint16_t count;
	bool several; /* more than one respondent is named */
	uint16_t first[LAW_EVENT_KINDS], last[LAW_EVENT_KINDS]; /* valid only for kinds that are present */
	uint16_t order[LAW_MAX_EVENTS]; /* position → index in `events` */
	uint16_t next[LAW_MAX_EVENTS]; /* position → next of the same kind */
};

/* Orders and checks the events; refused ones go to out->problems. What needs a deadline to be judged (an
 * extension's or counterclaim's day) is left to the derivation, which calls timeline_refuse(). */
void timeline_build(struct law_timeline *timeline, const struct law_event *events, size_t count,
	unsigned flags, struct law_result *out);

/* Takes the event at a position out and records why. Positions after it move up by one. */
void timeline_refuse(
	struct law_timeline *timeline, uint16_t position, enum law_problem_code code, struct law_result *out);

static inline const struct law_event *timeline_at(const struct law_timeline *timeline, uint16_t position)
{
	return &timeline->events[timeline->order[position]];
}

static inline bool timeline_has(const struct law_timeline *timeline, uint64_t kinds)
{
	return (timeline->present & kinds) != 0;
}

/* The latest event of a kind, or NULL. */
static inline const struct law_event *timeline_latest(
	const struct law_timeline *timeline, enum law_event_kind kind)
{
	return timeline_has(timeline, LAW_KIND(kind))
		       ? timeline_at(timeline, (uint16_t)(timeline->last[kind] - 1))
		       : NULL;
}

/* Loops over the events of a kind in order; `i` is position + 1. */
#define TIMELINE_EACH(timeline, kind, i)                                                                     \
	for (uint16_t i = timeline_has(timeline, LAW_KIND(kind)) ? (timeline)->first[kind] : 0; (i) != 0;    \
		(i) = (timeline)->next[(i)-1])

#endif
