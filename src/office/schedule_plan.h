/* schedule_plan.h — all cases that wait for a hearing, planned together, looked over, and stored in one go.
 */
#ifndef OFFICE_SCHEDULE_PLAN_H
#define OFFICE_SCHEDULE_PLAN_H

#include "office/hearing_house.h"
#include "office/plan_search.h"

struct schedule_line {
	struct plan_item item;
	char *number; /* owned; of the case, or 未编号 */
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

/* Appends why a line that does not hold has no hearing. */
void schedule_line_reason(
	const struct schedule_plan *plan, const struct schedule_line *line, struct strbuf *out);

/* How many lines hold, and how many of them are heard past their award limit. */
void schedule_plan_count(const struct schedule_plan *plan, size_t *scheduled, size_t *late);

/* Stores the hearings that hold, inside the running transaction. What others have written since the plan was
 * made is asked again: a hearing that clashes or is no longer lawful becomes a refused line. */
bool schedule_plan_write(struct schedule_plan *plan, struct office *office, struct error *err);

/* The same in a transaction and journal entry of its own, that of the act schedule_all. */
bool schedule_plan_accept(struct schedule_plan *plan, struct office *office, struct error *err);

#endif
