/* party_code.h — what is odd about the credit code that was typed for a party. */
#ifndef OFFICE_PARTY_CODE_H
#define OFFICE_PARTY_CODE_H

#include "office/act.h"
#include "store/row.h"

/* Warns of a code that is flawed, that another name has, that is not the one on record, or that sets the
 * party apart from a namesake. `party` has its employer (people_link_employer()); `typed` is as typed, or
 * NULL. */
bool party_warn_code(struct office *office, const struct party *party, const char *typed,
	struct act_result *result, struct error *err);

#endif
