/* shipped.h — the calendar and rules that come with the program (data/holidays.tsv, data/rules.tsv). */
#ifndef LAW_SHIPPED_H
#define LAW_SHIPPED_H

#include "law/calendar.h"
#include "law/rules.h"

/* Fills either from the texts compiled in; NULL leaves one out. ERR_CORRUPT when the program was built
 * without them. */
bool law_shipped(struct law_calendar *calendar, struct law_rules *rules, struct error *err);

#endif
