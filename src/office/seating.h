/* seating.h — giving a seat of a tribunal to an arbitrator, by whatever way he was found: what must hold,
 * what is written, what is odd. Inside a transaction. */
#ifndef OFFICE_SEATING_H
#define OFFICE_SEATING_H

#include "office/act.h"
#include "store/row.h"

/* His name; NULL with err. Owned by the caller (free). */
char *arbitrator_name(struct office *office, int64_t id, struct error *err);

/* Is there such a seat to be given on row->offered_on: nobody has it, it suits the tribunal begun and the
 * size that the case needs, the case was accepted by then? */
bool seating_check(struct office *office, const struct tribunal *row, struct error *err);

/* Refuses whom a rule keeps from the case, naming rule, article and record; warns of what is only odd.
 * `own_seat` is the seat that he is about to answer for, or 0. */
bool seating_judge(struct office *office, int64_t case_id, int64_t arbitrator_id, int64_t own_seat,
	civil_date day, struct act_result *result, struct error *err);

/* Judges him, writes the row (row->id is set), lets him lead the case where the seat does, and warns of
 * planned hearings that he cannot attend. */
bool seating_fill(struct office *office, struct tribunal *row, struct act_result *result, struct error *err);

/* The one who leads a case is whoever accepted to sit alone or to preside. */
bool seating_take_lead(struct office *office, const struct tribunal *seat, struct error *err);

#endif
