/* docket_plan.h — which index a window of the docket is read through, and in which order.
 *
 * A window is one range scan of an index. Where one gives the cases in the wanted order, entries are visited
 * until the window is full; where few cases match another condition, all of them are visited through that
 * condition's index and sorted. Most indexes hold what the conditions ask for, so that an entry is judged
 * without a look at its row, which costs ten times as much. Kept counts (tally) say what is cheapest. A scan
 * that finds too little stops after its share of work and says so. */
#ifndef STORE_DOCKET_PLAN_H
#define STORE_DOCKET_PLAN_H

#include "base/strbuf.h"
#include "store/docket.h"
#include "store/private.h"

/* What must hold of a row; bits. */
enum docket_condition {
	DOCKET_OPEN = 1 << 0,
	DOCKET_CLOSED = 1 << 1,
	DOCKET_CLERK = 1 << 2,
	DOCKET_LEAD = 1 << 3,
	DOCKET_MINE = 1 << 4,
	DOCKET_DUE_TODAY = 1 << 5,
	DOCKET_OVERDUE = 1 << 6,
	DOCKET_SERVICE = 1 << 7,
	DOCKET_ANNOUNCEMENT = 1 << 8,
	DOCKET_COLLECTIVE = 1 << 9,
	DOCKET_NO_TRIBUNAL = 1 << 10,
	DOCKET_FORGOTTEN = 1 << 11,
	DOCKET_STAGE = 1 << 12,
	DOCKET_CAUSE = 1 << 13,
	DOCKET_YEAR = 1 << 14,
	DOCKET_TEXT = 1 << 15,
	DOCKET_DUE_NULL = 1 << 16, /* the tail of a sort: rows without that day */
	DOCKET_ACCEPTED_NULL = 1 << 17,
	DOCKET_CANDIDATES = 1 << 18, /* case_id is one of the name search's */
	DOCKET_BACKLOG = 1 << 19,
	DOCKET_HOLD = 1 << 20,
	DOCKET_GROUND = 1 << 21,
	DOCKET_LIMIT_NULL = 1 << 22
};

/* Cases of one sort come in up to three stretches: those with a value, then those without, by number. */
struct docket_stretch {
	const char *column; /* NULL: there is no such stretch */
	unsigned conditions; /* what holds of its rows besides the filter */
};
enum { DOCKET_STRETCHES = 3 };
extern const struct docket_stretch docket_stretches[DOCKET_SORTS][DOCKET_STRETCHES];

struct docket_index {
	const char *source; /* what follows FROM */
	unsigned needs; /* conditions that must be in the filter for it to be usable */
	const char *order; /* column it is ordered by once those hold, or NULL */
	unsigned tells; /* further conditions that its entries decide without a look at the row */
	bool tells_order; /* its entries hold whatever may be sorted by */
	bool whole; /* all its rows are gathered before the first is given */
};

/* How a scan goes. Budget and patience are entries to visit: see docket_visit. */
struct docket_choice {
	const struct docket_index *index;
	bool ordered; /* gives the cases in the wanted order */
	int64_t budget, patience;
};

/* A filter made ready. docket_scan_clear() it. */
struct docket_scan {
	const struct docket_filter *filter;
	civil_date today;
	civil_date forgotten_before; /* no act since */
	civil_date near; /* an award due until then is past or near its limit */
	unsigned conditions;
	char *folded; /* the words of filter->text */
	char *candidates; /* JSON array of ids, when DOCKET_CANDIDATES */
	size_t candidate_count;
	double text_hits; /* an estimate when there are too many for candidates; 0 = nothing is known */
};

bool docket_scan_init(struct store *store, const struct docket_filter *filter, civil_date today,
	struct docket_scan *scan, struct error *err);
void docket_scan_clear(struct docket_scan *scan);

/* Chooses the index for `need` cases of these conditions in the order of `column` (NULL: any order). */
bool docket_choose(struct store *store, const struct docket_scan *scan, unsigned conditions,
	const char *column, size_t need, struct docket_choice *out, struct error *err);

/* Appends the conditions as SQL, with named parameters that docket_bind() fills. */
void docket_where(unsigned conditions, struct strbuf *sql);
void docket_bind(sqlite3_stmt *stmt, const struct docket_scan *scan);

/* Kept counts of the cases that fulfil one condition. */
struct docket_tally {
	int64_t open_cases, all_cases;
};
bool docket_tally_of(struct store *store, const struct docket_scan *scan, unsigned condition,
	struct docket_tally *out, struct error *err);

/* The sum over the days from `first` to `last` of a dimension of days (tally.c). */
bool docket_tally_days(struct store *store, const char *dimension, civil_date first, civil_date last,
	int64_t *out, struct error *err);

#endif
