/* demo_course_parts.h — what the files of a course share; see demo_course.h. */
#ifndef OFFICE_DEMO_COURSE_PARTS_H
#define OFFICE_DEMO_COURSE_PARTS_H

#include "office/demo_course.h"

enum { ANNOUNCEMENT_DAYS = 60 };

/* ---- demo_course_steps.c: days, chance, steps ---- */

/* The n-th working day after (before, where n is negative) the day, which itself rolls to a working one. */
civil_date course_workday(const struct demo_course *c, civil_date day, int n);
civil_date course_roll(const struct demo_course *c, civil_date day);

int course_between(struct demo_course *c, int first, int last);
bool course_chance(struct demo_course *c, int per_mille);
const char *course_text(struct demo_course *c, enum demo_list list);

void course_add(struct demo_course *c, civil_date day, enum demo_step_kind kind);
void course_add_more(
	struct demo_course *c, civil_date day, enum demo_step_kind kind, int a, int b, const char *words);

/* The side's representative, if it has one, is registered. */
void course_represent(struct demo_course *c, civil_date day, enum demo_side side);

/* ---- demo_course_service.c ---- */

/* Serves the application: sets `served`, `announced`. */
void course_serve(struct demo_course *c, const struct demo_fate *fate);
/* Handed over on the day; the day. */
civil_date course_serve_by_hand(struct demo_course *c, civil_date day);
void course_defend(struct demo_course *c, const struct demo_fate *fate);

/* ---- demo_course_hearing.c ---- */

/* Sets `heard`; false when no hour was free. */
bool course_hear(struct demo_course *c, const struct demo_fate *fate);

#endif
