/* derive_private.h — the derivation's parts: law in force, the line of a case, kept counts. */
#ifndef STORE_DERIVE_PRIVATE_H
#define STORE_DERIVE_PRIVATE_H

#include "base/strbuf.h"
#include "law/stage.h"
#include "store/derive.h"
#include "store/private.h"

/* ---- law_state.c ---- */

struct law_loaded {
	struct law_office office;
	struct law_calendar *calendar;
	struct law_rules *rules;
	char *jurisdiction;
	int64_t generation; /* derived_from 'law' when it was read */
	struct law_result result; /* scratch of the derivation */
};

void law_state_free(struct store *store);

/* Reads the law again when another process has changed it since. Inside a transaction. */
bool law_state_follow(struct store *store, struct error *err);

/* Does a setting that is a reading of the law differ from what was read? */
bool law_readings_changed(struct store *store);

/* Counts a change of the law by this transaction, and reads it again. *moved is the first day on which a
 * limit may lie that the calendar or the jurisdiction moved; CIVIL_NONE when they moved none. */
bool law_state_changed(struct store *store, civil_date *moved, struct error *err);

/* A fingerprint of the tables compiled into the program. */
int64_t law_state_build(void);

/* ---- case_line.c ---- */

/* A row of case_state. Texts are owned. */
struct case_line {
	int64_t case_id, case_key;
	char *case_number, *applicant, *respondent, *other_names, *cause, *seats;
	int64_t amount, head_count;
	bool is_collective, is_open, has_tribunal;
	int64_t lead_id, clerk_id;
	int stage, block, hold, ground;
	civil_date applied, accepted, closed, next_due, duty_due, award_due, block_until, hold_since,
		last_act;
	civil_minute hearing_start;
	const char *outcome, *next_rule; /* static words of the law's tables, or NULL */
};

struct case_source;

/* Derives the line of a case, and its deadlines into store->law->result. `found` is false when there is no
 * such case (the line is empty then). case_line_clear() it. */
bool case_line_derive(
	struct case_source *source, int64_t case_id, struct case_line *line, bool *found, struct error *err);
void case_line_init(struct case_line *line);

/* ---- line_columns.c ---- */

/* X(member, kind): the columns of case_state behind case_id; a new one is a member of struct case_line, a row
 * here and a line in schema.sql. */
#define CASE_LINE_COLUMNS(X)                                                                                 \
	X(case_key, INT64)                                                                                   \
	X(case_number, TEXT)                                                                                 \
	X(applicant, TEXT)                                                                                   \
	X(respondent, TEXT)                                                                                  \
	X(other_names, TEXT)                                                                                 \
	X(cause, TEXT)                                                                                       \
	X(amount, INT64)                                                                                     \
	X(head_count, INT64)                                                                                 \
	X(is_collective, BOOL)                                                                               \
	X(lead_id, INT64)                                                                                    \
	X(clerk_id, INT64)                                                                                   \
	X(stage, INT)                                                                                        \
	X(is_open, BOOL)                                                                                     \
	X(applied, DATE)                                                                                     \
	X(accepted, DATE)                                                                                    \
	X(closed, DATE)                                                                                      \
	X(outcome, OUTCOME)                                                                                  \
	X(next_rule, RULE)                                                                                   \
	X(next_due, DATE)                                                                                    \
	X(duty_due, DATE)                                                                                    \
	X(award_due, DATE)                                                                                   \
	X(block, INT)                                                                                        \
	X(block_until, DATE)                                                                                 \
	X(hearing_start, TIME)                                                                               \
	X(has_tribunal, BOOL)                                                                                \
	X(last_act, DATE)                                                                                    \
	X(hold, INT)                                                                                         \
	X(hold_since, DATE)                                                                                  \
	X(ground, INT)                                                                                       \
	X(seats, TEXT)
#define CASE_LINE_NAME(member, kind) ", " #member
#define CASE_LINE_NAMES CASE_LINE_COLUMNS(CASE_LINE_NAME)

/* Reads the stored line. */
bool case_line_read(
	struct store *store, int64_t case_id, struct case_line *line, bool *found, struct error *err);
bool case_line_write(struct store *store, const struct case_line *line, struct error *err);
bool case_line_delete(struct store *store, int64_t case_id, struct error *err);
bool case_line_equal(const struct case_line *a, const struct case_line *b);

/* Is this row of CASE_ROWS_LINE the line? */
bool case_line_stands(const struct case_line *line, sqlite3_stmt *row);
void case_line_clear(struct case_line *line);

/* ---- timeline.c ---- */

/* store_timeline() from the rows of a source; `flags` are those of the case's row, see timeline_flags(). */
bool timeline_read(struct case_source *source, int64_t case_id, unsigned flags, struct case_timeline *out,
	struct error *err);

/* The law's flags from a row of CASE_ROWS_CASE. */
unsigned timeline_flags(sqlite3_stmt *row);

/* The parts of store_facts(): whether the tribunal is formed (with its seats as case_state writes them,
 * unless `seats` is NULL), and how far the service of the application is. */
bool facts_read_tribunal(struct case_source *source, int64_t case_id, struct law_facts *facts,
	struct strbuf *seats, struct error *err);
bool facts_read_service(struct store *store, int64_t case_id, struct law_facts *facts, struct error *err);

/* ---- derive.c ---- */

/* Called now and then with the number of cases derived since; false (with err) ends it. */
typedef bool derive_portion(void *context, size_t cases, struct error *err);

/* Replaces what was derived of one case; within a transaction. */
bool derive_case(struct store *store, int64_t case_id, struct error *err);

/* Derives every case; the caller has the transaction. */
bool derive_all(struct store *store, derive_portion *portion, void *context, struct error *err);

/* Has it a row while its case is open? */
static inline bool deadline_is_kept(const struct law_deadline *deadline)
{
	return deadline->pending || deadline->lapses;
}

/* ---- tally.c ---- */

/* Adds (sign 1) or takes away (sign -1) what a line, what its services count for; written by tally_flush().
 */
bool tally_count(struct store *store, const struct case_line *line, int sign, struct error *err);
struct service_lines; /* service_line.h */
bool tally_services(struct store *store, const struct service_lines *lines, int sign, struct error *err);
bool tally_flush(struct store *store, struct error *err);
void tally_forget(struct store *store);

/* Is what was counted (and not flushed) exactly what the table holds? */
bool tally_compare(struct store *store, bool *equal, struct error *err);
void tally_free(struct store *store);

/* Value of a day in the dimensions of days ('due', 'duty', 'act', 'freed', 'service_…'): sorts as text like
 * the days do. */
enum { TALLY_DAY_SIZE = 16 };
const char *tally_day(civil_date day, char out[TALLY_DAY_SIZE]);

/* Value of dimension 'hold': open cases held so, on this ground, whose award is due on that day (CIVIL_NONE:
 * on none). Sorts as text by hold, ground, day; those without a day come last. */
enum { TALLY_HOLD_SIZE = 32 };
const char *tally_hold(int hold, int ground, civil_date award_due, char out[TALLY_HOLD_SIZE]);

/* Value of dimension 'seat': this arbitrator's seats that were offered in this year. */
enum { TALLY_SEAT_SIZE = 40 };
const char *tally_seat(int year, int64_t arbitrator_id, char out[TALLY_SEAT_SIZE]);

/* Value of dimension 'pair': cases of this clerk and this arbitrator. */
enum { TALLY_PAIR_SIZE = 44 };
const char *tally_pair(int64_t clerk_id, int64_t lead_id, char out[TALLY_PAIR_SIZE]);

/* ---- search.c ---- */

/* Keeps the index of names in step with a line; NULL = there is or was none. */
bool search_update(struct store *store, const struct case_line *before, const struct case_line *after,
	struct error *err);

#endif
