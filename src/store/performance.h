/* performance.h — what came of an arbitrator's cases: the figures by which his yearly assessment and the
 * renewal of his term are judged (组织规则二十四, 二十五). */
#ifndef STORE_PERFORMANCE_H
#define STORE_PERFORMANCE_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

struct performance {
	int64_t cases; /* seats accepted in the span */
	int64_t closed; /* of these cases, by now … */
	int64_t on_time; /* … within the award period */
	int64_t mediated;
	int64_t set_aside; /* awards that a court set aside */
	int64_t recusals; /* granted against him */
};

/* Of seats offered to him from `from` to `until`, both included. Reads each of these cases' docket line: some
 * thousands cost milliseconds, and a second where the file is large and cold; so for one person at a time. */
bool performance_load(struct store *store, int64_t arbitrator_id, civil_date from, civil_date until,
	struct performance *out, struct error *err);

#endif
