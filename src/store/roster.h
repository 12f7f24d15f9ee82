/* roster.h — the arbitrators with what an assignment looks at: term, load, next hearing. */
#ifndef STORE_ROSTER_H
#define STORE_ROSTER_H

#include "base/date.h"
#include "base/error.h"
#include "store/rows.h"
#include "store/store.h"

/* Does the term cover the day, neither ended by dismissal … */
bool term_covers(const struct appointment *term, civil_date day);

/* … nor suspended on it? */
bool term_is_suspended(const struct appointment *term, civil_date day);

struct roster_row {
	struct arbitrator arbitrator;
	civil_date term_from; /* of the same appointment as: */
	civil_date term_until; /* of the current or latest appointment, CIVIL_NONE without one */
	civil_date dismissed_on; /* CIVIL_NONE unless dismissed from it */
	bool is_appointed; /* an appointment covers `today` (a full-time arbitrator needs one too) … */
	bool is_suspended; /* … but is suspended: then is_appointed is false */
	bool is_unavailable; /* today */
	int64_t hours_this_year, hours_last_year; /* of training */
	bool assessed_last_year;
	int64_t cases_this_year; /* seats taken or offered in the year of `today`, not declined or replaced */
	int64_t open_cases; /* of these or earlier ones, still open */
	int64_t offers; /* waiting for an answer */
	civil_minute next_hearing; /* the first planned one from `today` on, or MINUTE_NONE */
	int64_t hearings_ahead;
};

struct roster {
	struct roster_row *items;
	size_t count;
};

/* Everybody on the register, by name's id (order of registration). Seats are counted as of the last commit.
 */
bool roster_load(struct store *store, civil_date today, struct roster *out, struct error *err);

/* One arbitrator; ERR_NOTFOUND when there is none of that id. */
bool roster_load_one(
	struct store *store, int64_t arbitrator_id, civil_date today, struct roster *out, struct error *err);
void roster_free(struct roster *roster);

/* Terms that end in [from, until] and that no later one follows. */
struct ending_term {
	int64_t arbitrator_id;
	char *name;
	civil_date until;
};
struct ending_list {
	struct ending_term *items; /* owned; the first to end first */
	size_t count;
};
bool terms_ending(
	struct store *store, civil_date from, civil_date until, struct ending_list *out, struct error *err);
void ending_list_free(struct ending_list *list);

/* cases_this_year of one arbitrator, for the year of `day`; with what the transaction at hand has done. */
bool roster_seats_in_year(
	struct store *store, int64_t arbitrator_id, civil_date day, int64_t *count, struct error *err);

/* A seat with the names around it, for the detail beside the roster. */
struct seat_row {
	int64_t tribunal_id, case_id, arbitrator_id;
	int64_t case_key; /* year << 32 | serial */
	char *case_number, *applicant, *respondent, *cause;
	char *seat, *state;
	civil_date offered_on, answered_on;
	bool case_is_open;
};
struct seat_list {
	struct seat_row *items;
	size_t count;
};

/* The newest seats of an arbitrator, at most `limit`. */
bool seats_of_arbitrator(
	struct store *store, int64_t arbitrator_id, size_t limit, struct seat_list *out, struct error *err);
void seat_list_free(struct seat_list *list);

#endif
