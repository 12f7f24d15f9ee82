/* schedule_plan.h — all cases that wait for a hearing, planned together, looked over, and stored in one go.
 * Cases that were joined have a line each, and one hearing between them: it is wanted, refused and stored for
 * all of them or for none. */
#ifndef OFFICE_SCHEDULE_PLAN_H
#define OFFICE_SCHEDULE_PLAN_H

#include "office/hearing_house.h"
#include "office/joint_hearing.h"
#include "office/plan_search.h"

struct schedule_line {
	struct plan_item
		item; /* of the first line of joined cases what all of them need, else its own need */
	civil_date award_due; /* of the case itself */
	unsigned flags; /* … likewise */
	size_t first; /* place of the first line that is heard in the same hearing: its own where it is alone
		       */
	enum joint_place place; /* of a first line: has a fellow that does not wait a hearing already? */
	char *name, *number; /* owned; of the case: 20-0003, and in full, or 未编号 */
	char *why; /* owned; where `place` is not JOINT_FREE what that means for it, or NULL */
	char *refused; /* owned; why it could not be stored after all, or NULL */
	bool left_out; /* by the user */
};

struct schedule_plan {
	struct hearing_house house;
	struct schedule_line *lines; /* owned; by case number */
	size_t count;
};

/* Plans them. Nothing is stored. On failure it is empty. */
bool schedule_plan_make(struct schedule_plan *out, struct office *office, struct error *err);
void schedule_plan_free(struct schedule_plan *plan);

/* Has it a hearing in this plan that is wanted and was not refused? */
bool schedule_line_holds(const struct schedule_line *line);

/* Leaves the line out of what is stored, with all that are heard in the same hearing, or takes them in again.
 */
void schedule_line_leave_out(struct schedule_plan *plan, size_t line, bool left_out);

/* One after the other, from *cursor 0 on, the other cases that are heard in the same hearing: NULL at the
 * end. The name as 20-0003, with `full` the whole case number. */
const char *schedule_line_fellow(
	const struct schedule_plan *plan, const struct schedule_line *line, size_t *cursor, bool full);

/* Appends why a line that does not hold has no hearing. */
void schedule_line_reason(
	const struct schedule_plan *plan, const struct schedule_line *line, struct strbuf *out);

/* Appends why a line that holds has its hearing when it has: what the law makes it wait for, why what lies
 * between is not to be had, given all the other hearings of the plan, and by when it ought to be heard. False
 * when out of memory; the plan is not changed. */
bool schedule_line_why(struct schedule_plan *plan, const struct schedule_line *line, struct strbuf *out);

/* How many lines hold, and how many of them are heard past their award limit. */
void schedule_plan_count(const struct schedule_plan *plan, size_t *scheduled, size_t *late);

/* Stores the hearings that hold, inside the running transaction. What others have written since the plan was
 * made is asked again: a hearing that clashes or is no longer lawful becomes a refused line. */
bool schedule_plan_write(struct schedule_plan *plan, struct office *office, struct error *err);

/* The same in a transaction and journal entry of its own, that of the act schedule_all. */
bool schedule_plan_accept(struct schedule_plan *plan, struct office *office, struct error *err);

#endif
