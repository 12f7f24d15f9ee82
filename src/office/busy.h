/* busy.h — who and what is taken on which day, as one word of quarter hours each.
 *
 * A day has 64 quarters from 7:00 to 23:00; what lies outside is no matter of hearings. A span is rounded
 * outwards, so that nothing that stands in the book overlaps another thing in it. */
#ifndef OFFICE_BUSY_H
#define OFFICE_BUSY_H

#include "store/planning.h"

enum { QUARTER = 15, BUSY_FROM = 7 * 60, BUSY_UNTIL = BUSY_FROM + 64 * QUARTER };

/* Starts as {0}; busy_free() it. */
struct busy_entry;
struct busy {
	struct busy_entry *entries; /* a hash table with open addressing */
	size_t count, capacity;
};

/* The quarters of a day from a minute of it up to (not including) another. */
uint64_t busy_quarters(int from, int until);

/* The quarters that are taken. */
uint64_t busy_on(const struct busy *busy, struct busy_key key, civil_date day);

/* Takes quarters of a day; false when out of memory. */
bool busy_take(struct busy *busy, struct busy_key key, civil_date day, uint64_t quarters);

/* Gives them back. */
void busy_give(struct busy *busy, struct busy_key key, civil_date day, uint64_t quarters);

/* Takes a span, of several days where it has them. A planning_visit() of a struct busy. */
bool busy_take_span(void *busy, const struct busy_span *span);

void busy_free(struct busy *busy);

#endif
