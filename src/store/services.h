/* services.h — documents on their way: windows of what is out, came back, completes, is late or stands in the
 * way of a hearing, by keyset; every number of a heading is kept, none is counted. */
#ifndef STORE_SERVICES_H
#define STORE_SERVICES_H

#include "base/date.h"
#include "base/error.h"
#include "law/event.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

/* How a row of service_state stands. The numbers are in its indexes. */
enum service_stand {
	SERVICE_OUT = 1, /* sent, nothing came back yet */
	SERVICE_ANNOUNCED = 2, /* out by announcement */
	SERVICE_BACK = 3, /* the last attempt failed, nothing is out */
	SERVICE_LEFT = 4, /* a copy was left; its completion is awaited */
	SERVICE_UNSENT = 5, /* the office had to send it, and nothing is under way */
	SERVICE_STANDS
};

enum services_view {
	SERVICES_OUT, /* all attempts without a result, the oldest first */
	SERVICES_BACK, /* what came back, the oldest first */
	SERVICES_COMPLETE, /* complete today, or before and not recorded as served */
	SERVICES_ANNOUNCED, /* running announcements, the first to complete first */
	SERVICES_LATE, /* past their duty's day, the latest first; then what is out for too long */
	SERVICES_HEARING, /* in the way of a planned hearing, by its time */
	SERVICES_VIEWS
};

/* Id and label of each. */
extern const struct law_word services_views[SERVICES_VIEWS], services_stands[SERVICE_STANDS];

/* One line. Texts live as long as the window. */
struct services_row {
	int64_t case_id;
	int64_t item; /* the attempt; of SERVICE_UNSENT a number below 0 */
	int64_t service_id, party_id; /* 0 of SERVICE_UNSENT */
	int64_t case_key;
	const char *case_number; /* may be NULL */
	const char *applicant, *respondent; /* of the case */
	const char *document; /* id */
	const char *recipient, *role; /* NULL of SERVICE_UNSENT */
	const char *method, *carrier, *tracking, *reason; /* of the attempt; may be NULL */
	enum service_stand stand;
	bool case_is_open;
	civil_date sent; /* CIVIL_NONE of SERVICE_UNSENT */
	civil_date since; /* sent; came back; was left; had to be sent from then on */
	civil_date due; /* the office's unmet duty to have it served, or CIVIL_NONE */
	civil_date completes; /* of announcement and copy left, or CIVIL_NONE */
	civil_minute hearing; /* that it stands in the way of, or MINUTE_NONE */
	civil_date notice_by; /* of a notice of that hearing the last day for it, else CIVIL_NONE */
	int64_t sort_value; /* for the keyset, with case_id and item */
};

enum { SERVICES_WINDOW = 256 };
struct services_window {
	struct services_row rows[SERVICES_WINDOW];
	size_t count;
	bool at_start, at_end; /* nothing before the first, nothing after the last row */
	char *texts; /* owned */
};

enum services_from { SERVICES_FROM_START, SERVICES_FROM_END, SERVICES_FROM_AT, SERVICES_FROM_BEFORE };

struct services_query {
	enum services_view view;
	civil_date today;
	int long_days; /* a mailing is out for too long after so many days */
	const char *text; /* words in a party's name or the case's number, or a mailing's number from its
			     beginning; NULL or "": everything. The window then holds all that match, up to
			     its limit. */
	enum services_from from;
	int64_t sort_value, case_id, item; /* the row to go on from (AT: with it, BEFORE: without it) */
	size_t limit; /* up to SERVICES_WINDOW; 0 = that */
};

/* Fills the window in the order of the view, whatever the direction it was read in. */
bool services_load(struct store *store, const struct services_query *query, struct services_window *out,
	struct error *err);
void services_window_free(struct services_window *window);

/* How many rows each view has. */
bool services_count(struct store *store, civil_date today, int long_days, int64_t counts[SERVICES_VIEWS],
	struct error *err);

#endif
