/* report.h — the figures of a year or month, counted from what the file says. */
#ifndef STORE_REPORT_H
#define STORE_REPORT_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stdint.h>

struct report {
	int64_t accepted; /* acceptances in the period */
	int64_t closed; /* closings in it */
	int64_t closed_by_end; /* of those open at its beginning or accepted in it, closed by its end */
	int64_t open_at_start; /* accepted before, not closed before */
	int64_t closed_on_time; /* of `closed`, within the award period */
	int64_t mediated, awarded, withdrawn; /* of `closed`, by outcome */
	int64_t collective_cases, applicants, amount; /* of `accepted`; applicants by head count; 分 */
	int64_t part_time_arbitrators; /* with an appointment in the period */
	int64_t part_time_cases; /* of `accepted`, with a part-time arbitrator in the tribunal */
	int64_t direct_assignments; /* seats accepted, chosen by hand */
	int64_t drawn; /* seats accepted, drawn */
	int64_t complaints; /* inspection complaints made in the period */
	int64_t complaints_closed; /* of these, concluded by its end */
	int64_t announcements; /* published in the period */
	int64_t backlog; /* in the backlog (backlog.h) as of its last day; of what has been closed since,
			    those whose award was overdue or due soon: what else held them then is not kept */
};

/* From the first day up to and including the last. Counts read the source and derived tables once each. */
bool report_load(
	struct store *store, civil_date first, civil_date last, struct report *out, struct error *err);

/* Percent with one decimal as tenths (968 is 96.8 %), rounded half up; 0 of 0 is 0. */
int64_t report_rate(int64_t part, int64_t whole);

#endif
