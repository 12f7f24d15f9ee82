/* demo_ties.h — whom the demo office's arbitrators are bound to: some of them to parties of its open cases,
 * so that they are really kept from these. */
#ifndef OFFICE_DEMO_TIES_H
#define OFFICE_DEMO_TIES_H

#include "office/demo_plan.h"

struct demo_tie {
	int arbitrator;
	char name[DEMO_NAME_SIZE];
	int *employers; /* of the plan's pool, those that are this one under whatever name; owned */
	int employer_count;
	char *kind, *note; /* note: "" when none; in `line` */
	civil_date from, until; /* CIVIL_NONE where not said */
	char *line; /* owned */
};

/* The ties that the words have; the plan's entries are there already. */
bool demo_ties_make(struct demo_plan *plan, struct error *err);
void demo_ties_free(struct demo_plan *plan);

/* Does one of his ties keep the arbitrator from the case? */
bool demo_is_tied(const struct demo_world *world, const struct demo_life *life, int arbitrator);

#endif
