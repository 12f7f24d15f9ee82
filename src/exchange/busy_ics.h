/* busy_ics.h — an arbitrator's own calendar file becomes hours in which he is not asked to sit. */
#ifndef EXCHANGE_BUSY_ICS_H
#define EXCHANGE_BUSY_ICS_H

#include "office/office.h"

/* Reads the file (encoding NULL: found out) and stores what it says of the year from today on, in the place
 * of what it said before (office/import_busy.h). `message` says what came of it; owned by the caller. */
bool busy_import_file(struct office *office, int64_t arbitrator_id, const char *path, const char *encoding,
	char **message, struct error *err);

#endif
