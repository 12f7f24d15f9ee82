/* assign_search.h — arbitrators for many cases at once, as one optimisation (GLPK). Pure: who may sit where
 * was judged before.
 *
 * Every case gets the arbitrators it needs, a case of three at least one full-time one among them; nobody
 * takes more than he may. Of all such plans the one is sought in which work is spread evenly: what an
 * arbitrator takes on costs the more the larger a share of his year he has already, so that whoever has least
 * to do comes first; between equals who knows the matter does. A case that nobody can be found for is left
 * out rather than stand in the way. */
#ifndef OFFICE_ASSIGN_SEARCH_H
#define OFFICE_ASSIGN_SEARCH_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum assign_fit {
	FIT_NONE, /* excluded */
	FIT_USUAL,
	FIT_SPECIALITY /* the cause is one of his specialities */
};

struct assign_person {
	int load; /* cases of this year that he has or had */
	int capacity; /* what a year's work is for him: at least 1 */
	int most; /* cases he may take now; -1: any number */
	bool full_time;
};

enum { ASSIGN_SEATS = 3 };

struct assign_case {
	bool three; /* a presiding arbitrator and two members; else one alone */
	const uint8_t *fits; /* enum assign_fit of each person */
	bool assigned; /* out */
	size_t persons[ASSIGN_SEATS]; /* out: the presiding or sole one first */
};

/* How many seats it has. */
static inline size_t assign_seats(const struct assign_case *of)
{
	return of->three ? ASSIGN_SEATS : 1;
}

/* Fills in the cases. ERR_NOMEM, or ERR_REFUSED when the solver found nothing in its time. */
bool assign_search(const struct assign_person *persons, size_t person_count, struct assign_case *cases,
	size_t case_count, struct error *err);

/* What one does by hand, to compare with: each case the next who may, in turn from the person `*next` on.
 * False when out of memory. */
bool assign_by_turns(const struct assign_person *persons, size_t person_count, struct assign_case *cases,
	size_t case_count, size_t *next);

/* How evenly a plan spreads the work: the share of his year that each has, old and new cases together, in
 * percent; of those alone who could be called upon for one of the cases at all. */
struct assign_fairness {
	double least, most, spread; /* spread: standard deviation */
	size_t persons;
	int new_least, new_most; /* new cases alone */
};
struct assign_fairness assign_fairness(const struct assign_person *persons, size_t person_count,
	const struct assign_case *cases, size_t case_count);

#endif
