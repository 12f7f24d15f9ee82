/* docket.h — windows of the docket: the rows a list shows, by keyset, never by OFFSET. */
#ifndef STORE_DOCKET_H
#define STORE_DOCKET_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stdint.h>

enum docket_scope { SCOPE_ALL, SCOPE_OPEN, SCOPE_CLOSED };

enum docket_sort {
	SORT_NEXT_DUE,
	SORT_NUMBER,
	SORT_ACCEPTED,
	SORT_AMOUNT,
	SORT_CLOSED,
	SORT_LIMIT,
	DOCKET_SORTS
};

/* What must hold of a case, all of it. Zero-initialised it lets every case through. */
struct docket_filter {
	enum docket_scope scope;
	int64_t clerk_id, lead_id; /* 0 = any */
	int64_t mine_clerk, mine_arbitrator; /* either matches: "my cases" */
	bool due_today, overdue, blocked, by_announcement, collective, no_tribunal, forgotten;
	bool backlog; /* blocked, or past or near the day the award is due */
	int hold; /* enum law_hold: of the backlog that is held so, 0 = any */
	int ground; /* enum law_ground + 1: of the suspended, 0 = any */
	int stage; /* enum law_stage + 1, 0 = any */
	char cause[32]; /* id of data/causes.tsv, "" = any */
	int year; /* 0 = any */
	char text[128]; /* words: in the names of applicant or respondent, or the number */
};

/* One docket line. Texts live as long as the window. */
struct docket_row {
	int64_t case_id;
	int64_t case_key;
	const char *case_number, *applicant, *respondent, *cause, *lead, *outcome, *next_rule;
	int64_t amount, head_count;
	bool is_collective, is_open, has_tribunal;
	int stage; /* enum law_stage */
	int block; /* enum law_block */
	int hold, ground; /* enum law_hold, enum law_ground */
	civil_date applied, accepted, closed, next_due, duty_due, award_due, block_until, hold_since;
	civil_minute hearing_start;
	int64_t sort_value; /* for the keyset; rows without the day sorted by come last, by number (of those
			       without a due day, the open ones first) */
};

enum { DOCKET_WINDOW = 256 };

struct docket_window {
	struct docket_row rows[DOCKET_WINDOW];
	size_t count;
	bool at_start, at_end; /* nothing before the first, nothing after the last row */
	bool cut; /* the scan has done its share of work and found too little: there may be more. Go on from
		     resume_value, resume_id in the same direction (FROM_AFTER or FROM_BEFORE) */
	int64_t resume_value, resume_id;
	char *texts; /* owned */
};

enum docket_from { FROM_START, FROM_END, FROM_AFTER, FROM_BEFORE, FROM_AT };

struct docket_query {
	struct docket_filter filter;
	enum docket_sort sort;
	bool descending;
	civil_date today;
	enum docket_from from;
	int64_t sort_value, case_id; /* the row to go on from (AFTER, BEFORE: without it; AT: with it) */
	size_t limit; /* up to DOCKET_WINDOW; 0 = that */
	size_t enough; /* a scan that has found fewer rows goes on beyond its share of work, up to fifty times
			  as far; 0 = it ends there whatever it found */
};

/* Cases by their numbers: year << 32 | serial, for whatever a damaged file takes for a year. */
int64_t docket_case_key(int64_t year, int64_t serial);

/* Fills the window in the order of the sort, whatever the direction it was fetched in. */
bool docket_load(
	struct store *store, const struct docket_query *query, struct docket_window *out, struct error *err);
void docket_window_free(struct docket_window *window);

/* Numbers for the title: kept, not counted, where a filter has one dimension; otherwise counted up to a
 * bound (then `more` is set and the number is a lower bound). */
struct docket_counts {
	int64_t matching, open, due_today, overdue, blocked, forgotten;
	bool more; /* matching is a lower bound */
};
bool docket_count(struct store *store, const struct docket_filter *filter, civil_date today,
	struct docket_counts *out, struct error *err);

/* How many open cases are forgotten: they have no next deadline and no hearing, or nothing was done for as
 * many days as the setting `forgotten_days` says. A few kept counts. */
bool docket_forgotten(struct store *store, civil_date today, int64_t *out, struct error *err);

/* Finds a case by a number in any form: whole, 20-2314, 2020-2314, or the serial where it is unique.
 * ERR_NOTFOUND says what was looked for; ERR_INPUT when a serial alone is ambiguous. */
bool docket_find(struct store *store, const char *number, int64_t *case_id, struct error *err);

#endif
