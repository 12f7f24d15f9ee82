/* ics.h — iCalendar (RFC 5545) out and in, through libical. Times are those of the office (Asia/Shanghai). */
#ifndef EXCHANGE_ICS_H
#define EXCHANGE_ICS_H

#include "base/date.h"
#include "base/error.h"
#include "base/strbuf.h"

#include <stddef.h>

struct ics_event {
	const char *uid; /* the same for the same thing in every export */
	civil_minute start, end; /* end MINUTE_NONE: the day alone is known */
	bool is_cancelled;
	const char *summary, *location, *description; /* UTF-8; location and description may be NULL */
};

/* Appends one calendar with the events. `name` is how calendar programs call it; `stamp` is the moment of
 * writing, seconds UTC since 1970. ERR_NOMEM, with nothing of use in `out`. */
bool ics_write(const char *name, const struct ics_event *events, size_t count, int64_t stamp,
	struct strbuf *out, struct error *err);

/* A span in which somebody is busy. */
struct ics_busy {
	civil_minute start, end;
	char *summary; /* owned; NULL when it has none */
};

struct ics_busy_list {
	struct ics_busy *items;
	size_t count;
	size_t passed; /* events outside the time asked for, free, or cancelled */
	bool more; /* there were more than ICS_MOST_BUSY */
};

enum { ICS_MOST_BUSY = 2000 };

/* Reads the busy times of a calendar that lie within [from, until): events that are not marked as free or
 * cancelled, each occurrence of a repeated one, and FREEBUSY periods. Times of other zones are turned into
 * those of the office, times without a zone are taken as such. ERR_INPUT when it is no calendar, or one whose
 * rules cannot be followed to their end in some seconds. Read by a child process: no handler of SIGCHLD may
 * wait for all children. */
bool ics_read_busy(const char *text, civil_minute from, civil_minute until, struct ics_busy_list *out,
	struct error *err);

void ics_busy_free(struct ics_busy_list *list);

#endif
