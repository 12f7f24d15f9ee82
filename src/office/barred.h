/* barred.h — who was dismissed for breach is not appointed again within five years (组织规则三十四), under
 * whatever row of the register he stands. */
#ifndef OFFICE_BARRED_H
#define OFFICE_BARRED_H

#include "office/act.h"
#include "store/row.h"

/* Refuses a term of his from one day to another, of which any is within the five years: his own row was
 * dismissed, or that of somebody with the same identity number, or with the same name and certificate. Of the
 * same name alone it only warns, unless both identity numbers are known and differ. */
bool barred_check(struct office *office, const struct arbitrator *who, civil_date from, civil_date until,
	struct act_result *result, struct error *err);

/* The same of a term that begins on that day, but warns also of what it would refuse: what is learned of
 * somebody who is appointed already. */
bool barred_warn(struct office *office, const struct arbitrator *who, civil_date from,
	struct act_result *result, struct error *err);

#endif
