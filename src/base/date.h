/* date.h — civil dates: a day of the proleptic Gregorian calendar, without time or zone.
 *
 * A civil_date counts days since 1970-01-01 (which is 0); this is also how the store keeps dates, and
 * `date(d*86400,'unixepoch')` shows one in the sqlite3 shell. Valid dates run from 1900-01-01 to
 * 2199-12-31: anything else in an office's file is a slip of the pen. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t civil_date;

#define CIVIL_NONE INT32_MIN /* no date */
#define CIVIL_FIRST ((civil_date)-25567) /* 1900-01-01 */
#define CIVIL_LAST ((civil_date)84005) /* 2199-12-31 */

enum { CIVIL_TEXT_SIZE = 11 }; /* "YYYY-MM-DD" and its NUL */

struct civil_day {
	int year;
	int month; /* 1 to 12 */
	int day; /* 1 to 31 */
};

/* CIVIL_NONE when there is no such day or it is out of range. */
civil_date civil_make(int year, int month, int day);

struct civil_day civil_split(civil_date date);

/* 0 = Monday … 6 = Sunday. */
int civil_weekday(civil_date date);

/* Same month and day `years` later; 29 February becomes 28 February where there is none. */
civil_date civil_add_years(civil_date date, int years);

/* The first day of the month `months` after (before, if negative) the month of `date`. */
civil_date civil_month_start(civil_date date, int months);

/* Exactly "YYYY-MM-DD", nothing before or after. CIVIL_NONE when it is not that or no such day. */
civil_date civil_parse(const char *text);

/* Writes "YYYY-MM-DD" ("" for CIVIL_NONE) and returns `out`. */
const char *civil_format(civil_date date, char out[CIVIL_TEXT_SIZE]);

/* 周一 … 周日, translated. Static text. */
const char *civil_weekday_name(civil_date date);

/* The office's clock: local time at Asia/Shanghai (UTC+8, no summer time), whatever the machine's zone. */
civil_date civil_today(void);

/* A local moment (hearing times): minutes since 1970-01-01 00:00. */
typedef int64_t civil_minute;
#define MINUTE_NONE INT64_MIN
enum { MINUTE_TEXT_SIZE = 17 }; /* "YYYY-MM-DDTHH:MM" and its NUL */

civil_minute minute_make(civil_date date, int hour, int minute);
civil_date minute_date(civil_minute at);
int minute_of_day(civil_minute at); /* 0 to 1439 */

/* "YYYY-MM-DDTHH:MM", or with a space instead of the T. MINUTE_NONE when it is not that. */
civil_minute minute_parse(const char *text);
const char *minute_format(civil_minute at, char out[MINUTE_TEXT_SIZE]);

#endif
