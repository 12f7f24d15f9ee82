/* date_input.h — dates as people type them, in forms and on the command line alike. */
#ifndef BASE_DATE_INPUT_H
#define BASE_DATE_INPUT_H

#include "base/date.h"

/* 2020-11-23, 2020/11/23, 2020.11.23, 2020年11月23日, 20201123; 11-23, 11/23, 11.23, 11月23日 of this year;
 * 23 or 23日 of this month; +3, -1 days from today; 今 明 后 昨 前 with or without 天 or 日; today, tomorrow,
 * yesterday, "t". Full-width forms as well. CIVIL_NONE for anything else, such as 11月 without a day. */
civil_date date_input_parse(const char *text, civil_date today);

/* The same, but 1-8 without a year is the nearest one: typed on 2020-12-31 it is next week. For what is laid
 * ahead, as hearings are, and for looking around. */
civil_date date_input_nearest(const char *text, civil_date today);

#endif
