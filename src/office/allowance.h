/* allowance.h — 办案补助: what the office pays part-time arbitrators, by tariff, month by month. */
#ifndef OFFICE_ALLOWANCE_H
#define OFFICE_ALLOWANCE_H

#include "office/office.h"
#include "store/allowances.h"
#include "store/row.h"

/* The tariff row for something on its day: of those in force the one that says most of seat and collective
 * cases, of equal ones the latest; NULL when nothing is paid for it. */
const struct allowance_tariff *allowance_tariff_for(
	const struct row_list *tariffs, const struct allowance_claim *claim);

/* The first day of a month as people write it: 2020-11, 2020年11月, 11 or 11月 of this year, or a date in it.
 * CIVIL_NONE for anything else. */
civil_date allowance_month(const char *text, civil_date today);

#endif
