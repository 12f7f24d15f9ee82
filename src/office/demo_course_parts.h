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

/* Puts what is still to come into the order of time; each gets its minute. */
void course_order(struct demo_course *c);

/* What was to come after the day does not. */
void course_cut(struct demo_course *c, civil_date day);

/* The side's representative, if it has one, is registered. */
void course_represent(struct demo_course *c, civil_date day, enum demo_side side);

/* ---- demo_course_service.c ---- */

/* Serves the application: sets `served`, `announced`. */
void course_serve(struct demo_course *c, const struct demo_fate *fate);
/* Handed over on the day; the day. */
civil_date course_serve_by_hand(struct demo_course *c, civil_date day);
void course_defend(struct demo_course *c, const struct demo_fate *fate);

/* ---- demo_course_hearing.c ---- */

/* From when on a hearing can be: the defence period and five working days of notice lie before it. */
civil_date course_hearing_from(struct demo_course *c);

/* Sets `heard`; false when no hour was free. */
bool course_hear(struct demo_course *c, const struct demo_fate *fate);

/* ---- demo_course_tribunal.c ---- */

/* The day on which the seats are first drawn or given. */
civil_date course_seating_day(struct demo_course *c, const struct demo_fate *fate);

/* Lays what the seats ask for: an answer, another draw. True when the tribunal is complete. */
bool course_complete(struct demo_course *c, const struct demo_fate *fate);

/* A closed fate that has no time to lose. */
bool course_hurries(const struct demo_course *c, const struct demo_fate *fate);

#endif
