/* seats.h — what the seats of a tribunal come to: a sole arbitrator, or a presiding one and two members
 * (法三十一). */
#ifndef OFFICE_SEATS_H
#define OFFICE_SEATS_H

#include "office/office.h"
#include "store/row.h"

struct seat_plan {
	bool three; /* a presiding one and two members: begun so, or needed */
	int sole, presiding, members; /* seats taken: accepted, or offered and not answered */
	int awaited; /* of these, the ones without an answer */
};

/* Accepted, or offered and not answered. */
bool seat_is_taken(const struct tribunal *seat);

/* Ten workers and more with a common claim are heard by three (办案规则六十五). */
bool seat_needs_three(const struct arb_case *row);

/* Counts a case's rows of tribunal_table; `large` is seat_needs_three() of it. A sole arbitrator who is there
 * already is not counted away: who appoints him was warned. */
struct seat_plan seat_plan_of(const struct row_list *seats, bool large);

/* How many seats nobody has. */
int seat_plan_missing(const struct seat_plan *plan);

/* The next of them: "sole", "presiding" or "member"; NULL when all are taken. */
const char *seat_plan_next(const struct seat_plan *plan);

/* The last day for the answer to an offer of `day`: so many working days as the office set. */
civil_date seat_answer_by(const struct office *office, civil_date day);

/* An offer whose last day has passed without an answer. */
bool seat_is_overdue(const struct tribunal *seat, civil_date today);

/* What a state is called (已接受 …), translated; the state itself where it is unknown. */
const char *seat_state_label(const char *state);

/* Takes the arbitrator out of his seat: it is 'replaced' from `day` on, and a case that he led is led by
 * nobody. Inside a transaction; `seat` is written. `reason` may be NULL. */
bool seat_vacate(
	struct office *office, struct tribunal *seat, civil_date day, const char *reason, struct error *err);

#endif
