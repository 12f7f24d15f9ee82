/* calendar.h — working days: Monday to Friday, less the days off, plus the make-up days of the State
 * Council's yearly schedules (办案规则第十九条、第八十条).
 *
 * A calendar covers 1900 to 2199. For a year without a schedule only weekends are known; whoever counts
 * through it must say that the result is provisional. Tests are one bit, counting n working days is a rank
 * and a select over 64-day words, so both cost a few nanoseconds. */
#ifndef LAW_CALENDAR_H
#define LAW_CALENDAR_H

#include "base/date.h"
#include "base/error.h"

#include <stdint.h>

enum {
	LAW_HOLIDAY_NAME = 26, /* bytes of a name with its NUL */
	LAW_HOLIDAYS = 4096, /* rows a calendar holds: some 35 a year */
	LAW_CALENDAR_WORDS = (CIVIL_LAST - CIVIL_FIRST) / 64 + 1,
	LAW_CALENDAR_YEARS = 300
};

/* One row of a schedule. */
struct law_holiday {
	civil_date date;
	bool work; /* a make-up working day; else a day off */
	bool single; /* stands alone: says nothing on the other days of its year */
	char name[LAW_HOLIDAY_NAME]; /* 春节; of a make-up day the holiday it makes up for */
};

/* About 160 KiB: keep it on the heap or static. No pointers: it can be copied. */
struct law_calendar {
	uint64_t working[LAW_CALENDAR_WORDS]; /* bit d of day CIVIL_FIRST + d */
	uint32_t before[LAW_CALENDAR_WORDS + 1]; /* working days before the word */
	uint32_t run_count;
	struct law_run {
		civil_date from, to;
	} runs[LAW_CALENDAR_YEARS / 2]; /* neighbouring years that have a schedule, as one span each */
	uint32_t count;
	struct law_holiday holidays[LAW_HOLIDAYS]; /* by date */
};

/* Weekends only, no schedule. */
void law_calendar_init(struct law_calendar *calendar);

/* Reads a schedule: lines `date<TAB>off|work<TAB>name`, a heading line `date…` and empty lines are skipped.
 * At most `capacity` rows; a day stands only once. ERR_INPUT names line and column of what is wrong. */
bool law_holidays_parse(
	const char *tsv, struct law_holiday *rows, size_t capacity, size_t *count, struct error *err);

/* Lays rows over the calendar. A year with a row before December is replaced as a whole and counts as
 * scheduled; rows of a December alone (New Year's days of the next year's schedule) and single days only
 * replace those days. ERR_INPUT when the table is full; the calendar is unchanged then. */
bool law_calendar_apply(
	struct law_calendar *calendar, const struct law_holiday *rows, size_t count, struct error *err);

/* law_calendar_init() and the rows of one TSV text. */
bool law_calendar_load(struct law_calendar *calendar, const char *tsv, struct error *err);

/* All dates here must be from CIVIL_FIRST to CIVIL_LAST; outside, a day counts as not working. */
bool law_is_working(const struct law_calendar *calendar, civil_date date);

/* The row of that day, or NULL when its weekday alone decides. */
const struct law_holiday *law_holiday_of(const struct law_calendar *calendar, civil_date date);

/* Is there a schedule for the year of this day? */
bool law_is_scheduled(const struct law_calendar *calendar, civil_date date);

/* Is there one for every year from the year of `from` to that of `to`? */
bool law_are_scheduled(const struct law_calendar *calendar, civil_date from, civil_date to);

/* The n-th working day after (n > 0) or before (n < 0) the day, which itself is not counted; n = 0 gives the
 * day. CIVIL_NONE beyond the calendar. */
civil_date law_working_day(const struct law_calendar *calendar, civil_date date, int n);

/* The day itself when it is a working day, else the next one. */
civil_date law_roll(const struct law_calendar *calendar, civil_date date);

/* The first day that is a working day in one of them and not in the other; CIVIL_NONE when there is none. */
civil_date law_calendar_difference(const struct law_calendar *a, const struct law_calendar *b);

/* Working days after `from` up to and including `to`; negative when `to` is before `from`. */
int law_working_days_between(const struct law_calendar *calendar, civil_date from, civil_date to);

#endif
