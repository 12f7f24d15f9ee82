/* backlog.h — what holds the office's cases up: how many each reason holds and the days it has cost, and
 * which announcements will set cases free, week by week. Kept counts, summed: no case is read.
 *
 * In the backlog are open cases that something blocks (enum law_block), and those whose award is overdue or
 * due within the days of the setting `backlog.near`, with what they wait for (enum law_hold). A case costs
 * the days from the one on which its reason began to today. */
#ifndef STORE_BACKLOG_H
#define STORE_BACKLOG_H

#include "base/date.h"
#include "base/error.h"
#include "law/stage.h"
#include "store/store.h"

#include <stdint.h>

struct backlog_reason {
	int hold; /* enum law_hold; of the sum of all: LAW_HOLD_NONE */
	int ground; /* enum law_ground, of a suspension */
	int64_t cases;
	int64_t past; /* of these, the award is overdue */
	int64_t near; /* of these, it is due from today on within the days of the setting */
	int64_t days; /* that they have cost */
};

enum { BACKLOG_REASONS = LAW_HOLD_COUNT + LAW_GROUND_COUNT };

struct backlog {
	struct backlog_reason reasons[BACKLOG_REASONS]; /* in the order of hold, ground; none without cases */
	size_t count;
	struct backlog_reason all;
};

/* The last day on which an award is due soon. */
civil_date backlog_near(struct store *store, civil_date today);

bool backlog_load(struct store *store, civil_date today, struct backlog *out, struct error *err);

struct backlog_week {
	civil_date first, last; /* Monday to Sunday, the first week from today on */
	int64_t announcements; /* that will be complete in it, of whatever document */
	int64_t freed; /* cases whose last announcement that is: a hearing may follow */
};

enum { BACKLOG_WEEKS = 12 };

struct backlog_forecast {
	struct backlog_week
		ended; /* complete before today, and nothing followed yet; its days are CIVIL_NONE */
	struct backlog_week weeks[BACKLOG_WEEKS];
	struct backlog_week later;
};

bool backlog_forecast_load(
	struct store *store, civil_date today, struct backlog_forecast *out, struct error *err);

#endif
