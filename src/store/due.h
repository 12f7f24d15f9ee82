/* due.h — the deadlines of open cases in the order of their days, over spans of days, from any row on. */
#ifndef STORE_DUE_H
#define STORE_DUE_H

#include "base/date.h"
#include "base/error.h"
#include "law/rules.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

/* An unmet deadline. The first seven members are its place in the order. */
struct due_row {
	civil_date due;
	int64_t case_id;
	enum law_rule_id rule;
	civil_date start;
	int party; /* number of the respondent, 0 where there is only one or it is nobody's */
	enum law_role who; /* of a right to sue or to have the award set aside */
	int award; /* number of the award, or 0 */
	bool provisional; /* counted through a year without a holiday schedule */
	int64_t clerk_id, lead_id; /* of the case; 0 = none */
};

/* Is it the same deadline? */
bool due_same(const struct due_row *a, const struct due_row *b);

enum due_which { DUE_DUTIES, DUE_ALL };

struct due_query {
	enum due_which which;
	civil_date from, until; /* both included */
	const struct due_row *place; /* only those behind this row (before it when backwards), or NULL */
	bool with_place; /* … and this row itself */
	bool backwards;
};

/* Is told of each row; false: enough. */
typedef bool due_visitor(void *context, const struct due_row *row);

/* Goes through the deadlines whose day lies in the span. Reads an index and nothing else: a row costs less
 * than a microsecond, so one may go through thousands that are not wanted. */
bool due_scan(struct store *store, const struct due_query *query, due_visitor *visitor, void *context,
	struct error *err);

/* How many there are in the span, whatever the place: a tenth of what going through them costs. */
bool due_count(struct store *store, const struct due_query *query, size_t *count, struct error *err);

/* What is said of a deadline's case. Texts are owned. */
struct due_case {
	int64_t case_key; /* year << 32 | serial */
	char *case_number; /* NULL until it is given */
	char *applicant, *respondent;
	char *clerk, *lead; /* names, NULL when none */
};

/* ERR_NOTFOUND when there is no such case. due_case_clear() it. */
bool due_case_load(struct store *store, int64_t case_id, struct due_case *out, struct error *err);
void due_case_clear(struct due_case *of);

/* How many deadlines have a day that is provisional, and the first and last of these days. */
struct due_provisional {
	int64_t count;
	civil_date first, last; /* CIVIL_NONE when none */
};
bool due_count_provisional(struct store *store, struct due_provisional *out, struct error *err);

#endif
