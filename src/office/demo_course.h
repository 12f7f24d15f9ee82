/* demo_course.h — the dated steps of a life: how a case goes its way, lawfully and with the usual delays. */
#ifndef OFFICE_DEMO_COURSE_H
#define OFFICE_DEMO_COURSE_H

#include "office/demo_life.h"

struct demo_course {
	struct demo_world *world;
	struct demo_life *life;
	struct demo_random random;
	civil_date served; /* when service of the application is complete */
	civil_date formed; /* the tribunal */
	civil_date award_due; /* as the tribunal reckons it */
	civil_date heard;
	bool announced;
	bool no_slot; /* no free hearing hour was left */
};

/* Lays the steps in the order of time. False when a closed fate would end after the world's last day (or no
 * hour was free): the steps are worthless then. */
bool demo_course_make(struct demo_course *course, const struct demo_fate *fate);

/* The short way: served directly, settled within days, at the latest on the world's last day. */
void demo_course_settle(struct demo_course *course);

void demo_course_complaint(struct demo_course *course, bool open);

#endif
