/* case_source.h — the rows that a case's line and deadlines follow from, in the order of cases.
 *
 * Of one case, or of all of them: then every table is stepped through once, side by side with the others,
 * which takes a quarter of the time that asking each of them for each case does. Internal to store/. */
#ifndef STORE_CASE_SOURCE_H
#define STORE_CASE_SOURCE_H

#include "store/private.h"

/* The sets of rows; their columns are those of the queries in case_source.c. */
enum case_rows {
	CASE_ROWS_CASE, /* the one row of the case itself */
	CASE_ROWS_PARTY, /* by number, representatives left out */
	CASE_ROWS_EVENT, /* by day, then id */
	CASE_ROWS_HEARING, /* planned or held */
	CASE_ROWS_TRIBUNAL, /* seats offered or accepted */
	CASE_ROWS_ATTEMPT, /* not settled: out, failed, or by leaving; by service, then id */
	CASE_ROWS_LINE, /* what is stored of its line, … */
	CASE_ROWS_DEADLINE, /* … of its deadlines … */
	CASE_ROWS_SERVICE, /* … and of its services, by item */
	CASE_ROWS_SETS
};

struct case_cursor {
	sqlite3_stmt *stmt; /* NULL until the first row is asked for */
	int64_t case_id; /* of the row it stands on; INT64_MAX behind the last */
	bool given; /* that row has been handed out */
	int64_t skipped; /* rows of cases that nobody asked for */
};

struct case_source {
	struct store *store;
	int64_t first, last; /* the cases it can be asked for */
	struct case_cursor cursors[CASE_ROWS_SETS];
};

/* Begins to read the cases from `first` to `last`; nothing is read yet. case_source_done() it. For more than
 * one case the caller has a snapshot or a transaction. */
void case_source_begin(struct case_source *source, struct store *store, int64_t first, int64_t last);
void case_source_done(struct case_source *source);

/* The case's next row of a set, whose query then stands on it (column 0 is the case's id), or *row = NULL
 * behind its last one. Of each set cases must be asked for in ascending order; texts are valid until the next
 * call. */
bool case_row(struct case_source *source, enum case_rows set, int64_t case_id, sqlite3_stmt **row,
	struct error *err);

/* The id of the next case in ascending order, or false in *found. Its CASE row is yet to be asked for. */
bool case_source_next(struct case_source *source, int64_t *case_id, bool *found, struct error *err);

/* Reads the rest of a set and counts its rows: with the skipped ones, those that belong to no case asked for.
 */
bool case_source_leftovers(struct case_source *source, enum case_rows set, int64_t *count, struct error *err);

#endif
