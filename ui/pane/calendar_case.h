/* calendar_case.h — a case that a hearing is to be found for: who it is, what its hearing needs, where it
 * could be. */
#ifndef PANE_CALENDAR_CASE_H
#define PANE_CALENDAR_CASE_H

#include "base/strbuf.h"
#include "office/hearing_house.h"

enum { CALENDAR_FREE = 42 }; /* slots of a week */

struct calendar_case {
	char *number; /* whole; 未编号 before it has one; owned */
	char *applicant, *respondent; /* the first of each, NULL when there is none; owned */
	struct hearing_need need; /* case_id 0: none */

	/* Where a hearing could be; of a case that has one planned nothing is looked for. */
	struct hearing_house house;
	struct slot first; /* the first lawful slot */
	bool has_slot;
	bool is_beside; /* it is at the hearing of a case that was joined with it: there is no other */
	struct strbuf why; /* why it is not earlier, or why there is none */
	civil_minute free[CALENDAR_FREE]; /* starts of the slots of the days that are shown */
	size_t free_count;
};

/* Reads it; what was there before is freed. With case_id 0 it becomes empty. */
bool calendar_case_load(struct calendar_case *out, struct office *office, int64_t case_id, struct error *err);
void calendar_case_free(struct calendar_case *calendar_case);

/* Looks for other slots of its planned hearing, with the cases that are heard in it, as if that did not take
 * any time: room and people of `own` are free then. */
bool calendar_case_move(struct calendar_case *calendar_case, struct office *office, const struct slot *own,
	struct error *err);

/* Is a hearing looked for? */
bool calendar_case_is_looking(const struct calendar_case *calendar_case);

/* The first slots, at most `limit`; beside the hearing of a joined case that one alone. Answers how many. */
size_t calendar_case_slots(const struct calendar_case *calendar_case, struct slot *out, size_t limit);

/* Finds the slots among these days. */
void calendar_case_show(struct calendar_case *calendar_case, civil_date first, civil_date last);

#endif
