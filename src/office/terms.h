/* terms.h — an arbitrator's terms of appointment. */
#ifndef OFFICE_TERMS_H
#define OFFICE_TERMS_H

#include "office/act.h"

/* Adds the term that the call's `from` and `until` say (five years where it says no end) and says so. Refused
 * where he may not be appointed again yet. Inside a transaction. */
bool term_add(struct office *office, const struct act_call *call, int64_t arbitrator_id,
	struct act_result *result, struct error *err);

/* Is somebody of that name appointed on the day? */
bool term_runs_for(
	struct office *office, const char *name, civil_date day, bool *appointed, struct error *err);

#endif
