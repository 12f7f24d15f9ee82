/* week.h — a weekly pattern of half-days, Monday to Friday: when somebody with another post can come.
 *
 * Kept as one number: bit 2d is the morning, bit 2d+1 the afternoon of weekday d (0 = Monday). WEEK_ALL says
 * nothing against any time; of Saturdays and Sundays a pattern says nothing at all, so that the make-up
 * working days on them stay open. */
#ifndef BASE_WEEK_H
#define BASE_WEEK_H

#include "base/date.h"
#include "base/error.h"
#include "base/strbuf.h"

enum {
	WEEK_DAYS = 5,
	WEEK_ALL = 0x3ff,
	WEEK_NOON = 13 * 60 /* minute of the day: within every office's midday break, also a late one */
};

/* Does a time of one day lie in half-days of the pattern? */
bool week_has(int64_t week, civil_minute start, civil_minute end);

/* Reads 周一上午 周三 周五下午, or ranges 周一至周四上午; nothing, 不限: WEEK_ALL. False without a message
 * when it is not that. */
bool week_parse(const char *text, int64_t *week);

/* Appends it in the same form, 不限 for WEEK_ALL; translated, and read again as written. */
void week_text(int64_t week, struct strbuf *out);

#endif
