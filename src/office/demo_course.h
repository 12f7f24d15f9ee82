/* demo_course.h — the dated steps of a life: how a case goes its way, lawfully and with the usual delays.
 *
 * Who sits in it is known only when the seats have been drawn: the steps until then are laid first, what
 * follows when the tribunal is complete. */
#ifndef OFFICE_DEMO_COURSE_H
#define OFFICE_DEMO_COURSE_H

#include "office/demo_life.h"

struct demo_course {
	struct demo_world *world;
	struct demo_life *life;
	struct demo_track *track; /* the life's */
};

/* Lays the steps that need no tribunal, in the order of time. False when a closed fate would probably end
 * after the world's last day: the steps are worthless then. */
bool demo_course_make(struct demo_course *course, const struct demo_fate *fate);

/* The short way: served directly, settled within days, at the latest on the world's last day. */
void demo_course_settle(struct demo_course *course);

/* Lays what follows from the seats as they are after the step given last. */
void demo_course_seat(struct demo_course *course, const struct demo_fate *fate);

void demo_course_complaint(struct demo_course *course, bool open);

#endif
