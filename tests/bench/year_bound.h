/* year_bound.h — how many cases of a year must be heard past their limit, whatever one does. */
#ifndef BENCH_YEAR_BOUND_H
#define BENCH_YEAR_BOUND_H

#include "office/slots.h"

struct year_case {
	civil_date first, last; /* when it may be heard; the last day is the award limit */
	int minutes;
};

/* The least that is possible even if all were known from the beginning, everybody always had time, and
 * hearings could be cut into parts: as a linear program (GLPK) over the minutes of the house's rooms on each
 * working day. Negative when the solver fails. */
double year_least_late(const struct slot_house *house, const struct year_case *cases, size_t count);

#endif
