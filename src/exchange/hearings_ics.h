/* hearings_ics.h — hearings as a calendar that other programs read. */
#ifndef EXCHANGE_HEARINGS_ICS_H
#define EXCHANGE_HEARINGS_ICS_H

#include "office/office.h"
#include "store/hearings.h"

/* Fills in the span that is written unless another is asked for: from a month ago to a year ahead. */
void hearings_export_span(civil_date today, struct hearing_query *query);

/* Writes the hearings of the query to a file (file_out.h), cancelled ones marked as such so that a calendar
 * that has them takes them off. `count` is how many. The query's limit is not heeded: all of them. */
bool hearings_export(struct office *office, const struct hearing_query *query, const char *path,
	size_t *count, struct error *err);

#endif
