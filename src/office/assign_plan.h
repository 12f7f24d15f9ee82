/* assign_plan.h — arbitrators for a week's new cases, found together (assign_search.h), looked over beside
 * what one would do by turns, and stored in one go. */
#ifndef OFFICE_ASSIGN_PLAN_H
#define OFFICE_ASSIGN_PLAN_H

#include "base/strbuf.h"
#include "office/assign_search.h"
#include "office/office.h"
#include "store/roster.h"

struct assign_line {
	int64_t case_id;
	char *number, *applicant, *respondent; /* owned; number: of the case, or 未编号 */
	char *cause; /* owned; its id */
	bool left_out; /* by the user */
	char *refused; /* owned; why it could not be stored after all, or NULL */
};

struct assign_plan {
	civil_date from, until; /* accepted within, both included */
	struct roster roster; /* of today: its order is that of the persons */
	struct assign_person *persons;
	struct assign_line *lines; /* by case number */
	struct assign_case *cases; /* of each line */
	uint8_t *fits;
	size_t count;
	struct assign_fairness before, after, by_turns;
};

/* Plans the cases of the week of `day` that have no arbitrator yet. Nothing is stored. On failure it is
 * empty. */
bool assign_plan_make(struct assign_plan *out, struct office *office, civil_date day, struct error *err);
void assign_plan_free(struct assign_plan *plan);

/* Has it arbitrators in this plan, wanted and not refused? */
bool assign_line_holds(const struct assign_plan *plan, size_t line);

/* Appends the names, the presiding one first; "，" between them. */
void assign_line_names(const struct assign_plan *plan, size_t line, struct strbuf *out);

/* Appends why a line that does not hold has none. */
void assign_line_reason(const struct assign_plan *plan, size_t line, struct strbuf *out);

size_t assign_plan_count(const struct assign_plan *plan);

/* How many seats of these are a part-time arbitrator's, who is asked first. */
size_t assign_plan_offers(const struct assign_plan *plan);

/* Appends what is stored of it: how many cases, and from how many people an answer is awaited. */
void assign_plan_summary(const struct assign_plan *plan, struct strbuf *out);

/* Appends one line on how evenly the work is spread: before, by this plan, by turns. */
void assign_plan_fairness_text(const struct assign_plan *plan, struct strbuf *out);

/* Inside a transaction: seats whoever is full-time and offers the seats of part-time ones, for the lines that
 * hold. What others have written since is asked again: it becomes a refused line. */
bool assign_plan_write(struct assign_plan *plan, struct office *office, struct error *err);

/* The same in a transaction and journal entry of its own, that of the act assign_week. ERR_REFUSED for whom
 * that act is not: it is the director's. */
bool assign_plan_accept(struct assign_plan *plan, struct office *office, struct error *err);

#endif
