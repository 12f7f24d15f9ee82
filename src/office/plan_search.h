/* plan_search.h — hearings for many cases at once. Pure: house and needs were read before.
 *
 * What counts is, first, that as few cases as possible are heard too late for their award limit; second, that
 * rooms which are opened for a half-day are used. A solver finds the half-days of nearly all (plan_solver.h).
 * What it leaves, and what it could not keep within its limit, is planned one by one:
 * - Whoever must be heard first chooses first: the slot that leaves least of a room idle, at most PLAN_WINDOW
 *   working days after its first one, and in time for the award where the first was. The window is short: it
 *   saves most of the idle time already, and what is put off longer is longer exposed to what nobody
 * foresees.
 * - Who would be too late for the award asks another one of the same plan to move, which then still must be
 *   in time; when nobody can, the first slot that keeps the limit itself has to do.
 * - Who is past its limit all the same comes last, and takes only hours that nobody will need who is still in
 *   time: those of the next PLAN_NEAR days, before which no case accepted from now on can be heard. When
 *   there are none it waits for the next plan: an hour further off would make a case late that is not yet.
 * This greedy rule does for itself, too: `make replay` measures both on the demo year, beside first come
 * first served and what nobody could do better. */
#ifndef OFFICE_PLAN_SEARCH_H
#define OFFICE_PLAN_SEARCH_H

#include "office/slots.h"

enum plan_rule {
	PLAN_SOLVED, /* the solver, then the rule above */
	PLAN_BY_LIMIT, /* the rule above alone */
	PLAN_FIRST_COME /* in the order of acceptance, each the earliest slot: what one does by hand */
};

enum { PLAN_WINDOW = 2, PLAN_NEAR = 21 };

struct plan_item {
	struct hearing_need need;
	civil_date hear_by; /* scratch: slot_hear_by() */
	bool scheduled;
	struct slot slot; /* when scheduled */
	bool waits; /* it would take the hours of cases that are still in time: left for the next plan */
	struct slot why; /* else what slots_find() said */
};

/* Finds a slot for every item that has a tribunal and can have one, and enters it in the house's book. The
 * order of the items stays. False when out of memory. */
bool plan_search(struct slot_house *house, struct plan_item *items, size_t count, enum plan_rule rule);

#endif
