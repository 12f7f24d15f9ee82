/* private.h — what the files of the store share among themselves; nobody outside src/store (and its tests)
 * includes it. */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

#include "base/error.h"
#include "store/rows.h"
#include "store/store.h"
#include "store/txn.h"

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

enum {
	APPLICATION_ID = 0x5a436331, /* "ZCc1": an office's file */
	APPLICATION_BUILDING = 0x5a436230, /* "ZCb0": a bulk build that has not been finished */
	BUSY_MILLISECONDS = 5000,
	SITE_SHIFT = 40 /* ids: the site above, a counter of 2^40 below */
};

enum { STATEMENT_CACHE = 96, ROW_STATEMENTS = 7, MAX_TABLES = 48 };

struct cached_statement {
	uint64_t hash;
	uint64_t used; /* clock of the last use: the oldest makes room */
	char *sql;
	sqlite3_stmt *stmt;
};

struct touched {
	int64_t *ids;
	size_t count, capacity;
	bool all_open;
	bool law; /* calendar, rules or readings changed: read them again first */
	bool rules; /* … of which rules or readings move any limit, not only those behind a day */
	bool settings; /* a setting changed, of which some are readings of the law */
};

struct txn {
	int depth;
	bool failed; /* an inner pair failed: only the rollback, or going back to the mark, is left */
	int mark; /* depth at txn_mark() */
	bool committing; /* the commit hook lets this COMMIT through */
	sqlite3_session *session;
	char *actor, *act, *summary;
	civil_date today;
	int64_t case_id;
	int64_t undoes; /* the entry this one undoes, or 0 */
	int64_t next_id; /* of the counter; 0 = not loaded */
	int64_t first_id; /* next_id as it was loaded */
	struct touched touched;
	txn_watcher *watch; /* or NULL */
	void *watch_context;
};

/* Of the SQL function visit(sort value, case_id): counts the entries of a scan, remembers the last, ends the
 * scan when its share of work is used (docket.c). */
struct docket_visit {
	int64_t visited;
	int64_t budget; /* once enough rows are found */
	int64_t patience; /* until then */
	int64_t found, enough;
	int64_t sort_value, case_id; /* of the last row visited */
	bool spent;
};

struct law_loaded; /* law_state.c */
struct tally_buffer; /* tally.c */
struct bulk; /* bulk.c */

struct store {
	sqlite3 *db;
	char *path;
	bool read_only;
	int64_t site;
	int64_t own_writes; /* transactions committed by this store */
	int64_t clock; /* UTC seconds for the journal, 0 = the machine's clock */
	uint64_t statement_clock;
	struct cached_statement statements[STATEMENT_CACHE];
	sqlite3_stmt *row_statements[MAX_TABLES][ROW_STATEMENTS];
	struct txn txn;
	struct law_loaded *law;
	struct tally_buffer *tally;
	struct docket_visit visit;
	struct bulk *bulk; /* NULL unless store_options.bulk */
	store_watcher *watch; /* of store_options */
	void *watch_context;
};

/* ---- statement.c: prepared statements and what their results mean ---- */

/* A prepared statement for this text, from the cache where it is there. NULL on failure. Give it back with
 * statement_done(). */
sqlite3_stmt *statement_get(struct store *store, const char *sql, struct error *err);

/* Resets it and drops its bindings. */
void statement_done(struct store *store, sqlite3_stmt *stmt);

/* Runs a statement that returns no rows, and gives it back. */
bool statement_run(struct store *store, sqlite3_stmt *stmt, struct error *err);

/* One step: true with *row saying whether there is a row. */
bool statement_step(struct store *store, sqlite3_stmt *stmt, bool *row, struct error *err);

/* Runs one or several statements without parameters. */
bool store_exec(struct store *store, const char *sql, struct error *err);

/* One view of the file for several queries: they see the same rows, and only the first locks it. Does nothing
 * inside another one or inside a transaction (`mine` is false then). Hand `mine` to snapshot_end(). */
bool snapshot_begin(struct store *store, bool *mine, struct error *err);
void snapshot_end(struct store *store, bool mine);

/* First column of the first row of a query without parameters; `fallback` when there is none or NULL. */
bool store_query_int(struct store *store, const char *sql, int64_t fallback, int64_t *out, struct error *err);

/* Finalises all statements. */
void statements_close(struct store *store);

/* Turns a result code of SQLite into a sentence; returns false. */
bool sqlite_error(sqlite3 *db, int code, struct error *err);
bool store_error(struct store *store, int code, struct error *err);
bool out_of_memory(struct error *err);

void bind_id(sqlite3_stmt *stmt, int index, int64_t id); /* 0 → NULL */
void bind_date(sqlite3_stmt *stmt, int index, civil_date date); /* CIVIL_NONE → NULL */
void bind_text(sqlite3_stmt *stmt, int index, const char *text); /* kept by the caller until the reset */
int64_t column_id(sqlite3_stmt *stmt, int index); /* NULL → 0 */
civil_date column_date(sqlite3_stmt *stmt, int index);
civil_minute column_time(sqlite3_stmt *stmt, int index);

/* ---- migrate.c ---- */

struct migration {
	int version;
	const char *sql; /* NULL: the embedded file `file` */
	const char *file;
};
extern const struct migration store_migrations[];
extern const size_t store_migration_count;

/* store_open() with another table of migrations: for tests. */
bool store_open_with(const char *path, const struct store_options *options,
	const struct migration *migrations, size_t count, struct store **out, struct error *err);

/* Brings a freshly opened connection to the newest version. `fresh`: the file was just created. */
bool migrate(struct store *store, const struct migration *migrations, size_t count, bool fresh, bool bulk,
	struct error *err);

/* PRAGMA name=value. */
bool set_pragma(struct store *store, const char *name, int64_t value, struct error *err);

/* Copies a whole database into a new file with the same mode; refuses to overwrite. */
bool copy_database(struct store *store, const char *path, struct error *err);

/* ---- txn.c ---- */

/* The next id of this site; only inside a transaction. 0 on failure. */
int64_t txn_next_id(struct store *store, struct error *err);

/* BEGIN … COMMIT of derived rows only (a rebuild, a migration): leaves no journal entry. */
bool derived_begin(struct store *store, struct error *err);
bool derived_commit(struct store *store, struct error *err);

/* Notes that a row of `table` changed: the case it belongs to, or what all cases depend on. */
bool txn_row_changed(
	struct store *store, const struct table *table, int64_t id, int64_t case_id, struct error *err);

/* Does the table have case_id as its second column? */
bool table_has_case(const struct table *table);

/* The descriptor of that name, or NULL. */
const struct table *table_find(const char *name);

/* ---- derive.c ---- */

/* Rebuilds the derived rows of what the running transaction touched. */
bool derive_touched(struct store *store, struct error *err);

/* After a rollback: forgets what was counted, reads the law again if the transaction had changed it. */
void derived_rolled_back(struct store *store, bool law_changed);

/* Derives everything again when the program's own tables are not those the derived rows came from. */
bool derived_follow_build(struct store *store, struct error *err);

/* ---- store.c, bulk.c ---- */

/* Puts the file into WAL mode, each commit synced. */
bool ordinary_journal(struct store *store, struct error *err);

/* Drops the indexes that a bulk would fill in random order, and remembers them. */
bool bulk_begin(struct store *store, struct error *err);
void bulk_free(struct store *store);

/* Can the parties be found by their employer: in a bulk, once it has derived something? */
bool bulk_reads_employers(const struct store *store);

/* Is this commit one that a bulk puts off until its group is full? Counts it. */
bool bulk_postpones_commit(struct store *store);

/* A rollback takes the whole group with it: after one the bulk can only be given up. */
void bulk_spoil(struct store *store);
bool bulk_usable(const struct store *store, struct error *err);

/* ---- docket.c ---- */

bool docket_register(struct store *store, struct error *err);

/* ---- journal_append.c ---- */

enum { HASH_SIZE = 32 };

/* A row of the journal as it is hashed and stored. */
struct journal_row {
	int64_t seq;
	const char *at;
	civil_date today;
	const char *actor, *act;
	int64_t case_id; /* 0 = none */
	const char *summary; /* or NULL */
	int64_t undoes; /* 0 = none */
	const void *changeset; /* as stored: plain or packed */
	size_t changeset_size;
	unsigned char previous[HASH_SIZE];
};

/* BLAKE2b-256 over all columns of the row but the hash. */
void journal_hash(const struct journal_row *row, unsigned char out[HASH_SIZE]);

/* Appends the entry of the running transaction with this changeset. */
bool journal_append(struct store *store, const void *changeset, size_t size, struct error *err);

#endif
