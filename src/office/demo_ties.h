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

/* Firms that send arbitrators and have acted for an employer against whom a case waits for its tribunal:
 * their lawyers are kept from it. After the ties. */
struct demo_client {
	const char *firm;
	int employer; /* -1: no case waits */
};
bool demo_clients_make(struct demo_plan *plan, struct error *err);

/* The firm of those that the employer is a client of, or NULL. */
const char *demo_counsel_of(const struct demo_world *world, int employer);

/* Does the arbitrator come from the firm, or did he? */
bool demo_comes_from(const struct demo_world *world, int arbitrator, const char *firm);

/* Does one of his ties keep the arbitrator from the case? */
bool demo_is_tied(const struct demo_world *world, const struct demo_life *life, int arbitrator);

#endif
