/* demo_staff.h — who works in the demo office, its rooms, and the employers of the district. */
#ifndef OFFICE_DEMO_STAFF_H
#define OFFICE_DEMO_STAFF_H

#include "office/demo_plan.h"

/* Fills the plan's arbitrators, clerks, rooms, employers and the world's hearing hours. */
bool demo_staff_make(struct demo_plan *plan, struct error *err);
void demo_staff_free(struct demo_plan *plan);

/* Days on which an arbitrator cannot sit; false when there is no such row. */
struct demo_absence {
	int arbitrator;
	civil_date from, until;
	const char *reason;
};
bool demo_absence(const struct demo_plan *plan, int index, struct demo_absence *out);

#endif
