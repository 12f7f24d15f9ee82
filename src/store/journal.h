/* journal.h — reading the journal, undoing the last act, proving that the file is what the journal says. */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "store/rows.h"
#include "store/txn.h"

struct journal_entry {
	int64_t seq;
	char *at; /* UTC, YYYY-MM-DDTHH:MM:SSZ */
	civil_date today;
	char *actor, *act;
	int64_t case_id;
	char *summary;
	int64_t undoes; /* the entry it undid, or 0 */
	bool undone; /* by a later entry */
	char hash[65]; /* hex */
};

struct journal_list {
	struct journal_entry *items;
	size_t count;
};

/* Newest first, at most `limit`, entries before `before_seq` (0 = from the newest); of one case, or 0. */
bool journal_load(struct store *store, int64_t case_id, int64_t before_seq, size_t limit,
	struct journal_list *out, struct error *err);
void journal_list_free(struct journal_list *list);

/* One entry by its number. ERR_NOTFOUND when there is none; journal_entry_clear() it. */
bool journal_entry_load(struct store *store, int64_t seq, struct journal_entry *out, struct error *err);
void journal_entry_clear(struct journal_entry *entry);

/* One changed column of an entry: who reads the audit trail sees before and after. */
typedef void journal_change(void *context, const char *table, int64_t id, const char *column,
	const char *before, const char *after); /* NULL: inserted, deleted */
bool journal_changes(
	struct store *store, int64_t seq, journal_change *each, void *context, struct error *err);

/* What people call an act; the store knows only its id. */
typedef const char *journal_label(const char *act);

/* Undoes the latest entry of `stamp->actor` that stands (is neither undone nor itself an undoing), if no
 * later entry that stands touched the same case or row or refers to a row it made; else ERR_CONFLICT names
 * that entry. The inverse is applied, its effect verified, the timelines of the cases validated; it is an
 * entry of its own with `undoes` set. Again goes one further back. `undone` (may be NULL) says which it was.
 * ERR_NOTFOUND when there is nothing to undo. */
bool journal_undo(struct store *store, const struct txn_stamp *stamp, journal_label *label,
	struct journal_entry *undone, struct error *err);

/* Takes back this actor's latest undoing under the same conditions, unless he did something else since. */
bool journal_redo(struct store *store, const struct txn_stamp *stamp, journal_label *label,
	struct journal_entry *redone, struct error *err);

struct check_report {
	char **problems; /* sentences in the user's language */
	size_t count;
	int64_t entries; /* in the journal */
	char head[65]; /* hash of the newest entry, hex */
};

typedef bool check_progress(void *context, double done); /* 0..1; false cancels (ERR_CANCELLED) */

/* Chain, foreign keys, integrity_check, derived rows against the derivation; `deep` also replays the journal
 * from the beginning and names every source row that differs. Problems found are no error: false only when
 * the check itself could not run. */
bool store_check(struct store *store, bool deep, check_progress *progress, void *context,
	struct check_report *out, struct error *err);
void check_report_free(struct check_report *report);

/* A consistent copy while others work; refuses to overwrite. */
bool store_backup(struct store *store, const char *path, struct error *err);

#endif
