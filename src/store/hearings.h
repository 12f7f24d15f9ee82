/* hearings.h — hearings as a calendar shows them, and what a proposed one would clash with. */
#ifndef STORE_HEARINGS_H
#define STORE_HEARINGS_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

struct hearing_row {
	int64_t hearing_id, case_id;
	int64_t joined_id; /* the case that it was joined with, or 0 */
	int64_t room_id, clerk_id;
	civil_minute start;
	civil_minute end; /* MINUTE_NONE: only the day is known */
	bool is_held;
	bool is_cancelled; /* only where the query wants those */
	char *case_number; /* may be NULL */
	char *cause; /* id of data/causes.tsv */
	char *applicant, *respondent;
	char *room, *clerk; /* names, NULL when none */
	char *arbitrators; /* names, presiding or sole first, separated by one space; "" when none */
};

struct hearing_list {
	struct hearing_row *items;
	size_t count;
	bool more; /* the limit cut it */
};

/* Hearings that are planned or held and touch [from, until), by start; 0 = any room, arbitrator, clerk, case.
 * Of mine_clerk and mine_arbitrator either will do: those where one of them sits, and where no clerk is named
 * those of his cases. At most `limit` (0 = 2000). */
struct hearing_query {
	civil_minute from, until;
	int64_t room_id, arbitrator_id, clerk_id, case_id;
	int64_t mine_clerk, mine_arbitrator;
	bool planned; /* only those still to be held */
	size_t limit;
	bool with_cancelled;
};
bool hearings_load(
	struct store *store, const struct hearing_query *query, struct hearing_list *out, struct error *err);
void hearing_list_free(struct hearing_list *list);

/* How many hearings start on each of `days` days from the day of query->from on: what a month grid shows. */
bool hearings_per_day(
	struct store *store, const struct hearing_query *query, size_t days, int *counts, struct error *err);

/* What a hearing of this case at this time would need; 0 = nothing of that kind. */
struct hearing_proposal {
	int64_t case_id; /* its tribunal's accepted and offered members must be free */
	int64_t hearing_id; /* the hearing that is moved, not to clash with itself; or 0 */
	int64_t room_id, clerk_id;
	civil_minute start, end;
};

enum hearing_resource {
	CLASH_NONE,
	CLASH_ROOM,
	CLASH_ARBITRATOR,
	CLASH_CLERK,
	CLASH_CASE,
	CLASH_UNAVAILABLE,
	CLASH_WEEK, /* outside the half-days that an arbitrator usually comes */
	CLASH_PARTY, /* an employer is heard elsewhere: it may send somebody else */
	CLASH_PERSON /* a person who is a party or represents one is */
};

struct hearing_clash {
	enum hearing_resource resource;
	char *name; /* of the room, arbitrator, clerk or party */
	char *case_number; /* of the case it is taken by; NULL for CLASH_UNAVAILABLE */
	civil_minute start, end;
	char *reason; /* of the unavailability, or NULL */
	int64_t week; /* of CLASH_WEEK: the half-days (base/week.h) */
};

/* The first clash, CLASH_NONE when there is none. Touching ends do not clash. */
bool hearing_find_clash(struct store *store, const struct hearing_proposal *proposal,
	struct hearing_clash *out, struct error *err);

/* The first of its parties and representatives, persons before employers, who is heard in another case then:
 * CLASH_PERSON or CLASH_PARTY. Known again as plans know them (planning_party()). */
bool hearing_find_party_clash(struct store *store, const struct hearing_proposal *proposal,
	struct hearing_clash *out, struct error *err);
void hearing_clash_clear(struct hearing_clash *clash);

#endif
