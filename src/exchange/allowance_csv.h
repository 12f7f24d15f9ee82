/* allowance_csv.h — a month's allowances as a table for the accounts. */
#ifndef EXCHANGE_ALLOWANCE_CSV_H
#define EXCHANGE_ALLOWANCE_CSV_H

#include "office/office.h"

/* Writes the items of the month's statements, of one arbitrator or (0) all, as CSV that Excel and WPS open:
 * UTF-8 with a mark at its start, amounts as numbers, names never as formulas. `count` is how many items. */
bool allowance_export(struct office *office, civil_date month, int64_t arbitrator_id, const char *path,
	size_t *count, struct error *err);

#endif
