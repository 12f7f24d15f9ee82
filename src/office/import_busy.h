/* import_busy.h — the hours that an arbitrator's own calendar says are taken come in: no hearing is laid over
 * them. */
#ifndef OFFICE_IMPORT_BUSY_H
#define OFFICE_IMPORT_BUSY_H

#include "office/office.h"

struct busy_hours {
	civil_minute start, end;
	const char *reason; /* UTF-8 of somebody else's file: cleaned here; or NULL */
};

enum { BUSY_AHEAD_DAYS = 366 }; /* how far a calendar is read */

/* Replaces, in one transaction, what the arbitrator had from today on by these hours; what lies before stays.
 * `name` is the file, for the journal. `message` gets one line that says what was stored, and which planned
 * hearings of his it touches; owned by the caller. */
bool import_busy(struct office *office, int64_t arbitrator_id, const struct busy_hours *hours, size_t count,
	const char *name, char **message, struct error *err);

#endif
