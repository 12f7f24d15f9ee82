/* demo_plan.h — everything that happens in the demo office, in the order of time.
 *
 * From a number of cases the plan makes the years, who works there, and the lives of all cases and
 * complaints; demo_plan_next() then gives one step after the other. Whoever carries them out says in the life
 * who has got its seats, before he asks for the next: what follows hangs on it. Memory grows with the cases
 * that run at one time, not with all. */
#ifndef OFFICE_DEMO_PLAN_H
#define OFFICE_DEMO_PLAN_H

#include "office/demo.h"
#include "office/demo_life.h"

#define DEMO_TODAY civil_make(2020, 12, 31)

struct demo_arbitrator {
	char name[DEMO_NAME_SIZE];
	bool part_time;
	const char *source; /* id of the store: commission, sub_district, enterprise, law_firm, university */
	const char *organisation; /* "" when none */
	int station; /* of whose sub-district; -1: none */
	int64_t week; /* half-days on which he can come: base/week.h */
	civil_date from,
		until; /* latest appointment; earlier ones, five years each, cover the years before */
};

struct demo_employer {
	char name[DEMO_NAME_SIZE];
	int64_t id; /* of the row, once it is there */
};

struct demo_entry {
	civil_date day;
	uint8_t fate; /* index in demo_fates */
	bool open; /* of a complaint */
};

struct demo_plan {
	struct demo_words words;
	struct demo_world world;
	int64_t cases; /* to be accepted */
	civil_date first, opened; /* first day of the first year; the day the office is set up */
	int scale; /* how many times the staff of the small office */
	struct demo_arbitrator *arbitrators;
	char (*clerks)[DEMO_NAME_SIZE];
	char (*rooms)[DEMO_NAME_SIZE];
	int room_count; /* without the online room */
	struct demo_employer *employers;

	struct demo_entry *entries;
	size_t entry_count, entry_next;
	struct demo_life **heap; /* the next step first */
	size_t heap_count, heap_capacity;
	struct demo_life *current; /* whose step was given last; back into the heap with the next call */
	int64_t accepted; /* steps of this kind given so far, for the progress */
};

bool demo_plan_init(
	struct demo_plan *plan, int64_t cases, const struct law_calendar *calendar, struct error *err);
void demo_plan_free(struct demo_plan *plan);

/* The next step and whose it is; *step is NULL at the end. Both live until the next call. */
bool demo_plan_next(
	struct demo_plan *plan, struct demo_life **life, const struct demo_step **step, struct error *err);

int demo_room_capacity(const struct demo_plan *plan, int room);

#endif
