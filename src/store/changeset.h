/* changeset.h — reading what the journal recorded. Private to the store. */
#ifndef STORE_CHANGESET_H
#define STORE_CHANGESET_H

#include "store/private.h"

/* A changeset as SQLite's session extension knows it (unpacked). */
struct changeset {
	void *data;
	int size;
};

/* The changeset of entry `seq`. ERR_NOTFOUND when there is no such entry, ERR_CORRUPT when it cannot be
 * unpacked. */
bool changeset_load(struct store *store, int64_t seq, struct changeset *out, struct error *err);

/* As above from the bytes of journal.changeset. */
bool changeset_unpack(const void *stored, size_t size, struct changeset *out, struct error *err);
void changeset_free(struct changeset *changeset);

/* One change, while changeset_each() runs. */
struct change {
	const struct table *table;
	int operation; /* SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE */
	int columns; /* in the changeset: an old one may have fewer than the table has now */
	int64_t id;
	int64_t case_id; /* of a table that has one, where the changeset says it; else 0 */
	sqlite3_changeset_iter *iter;
};

/* The value before (INSERT: NULL) or after (DELETE: NULL), NULL also where an UPDATE left a column alone. */
sqlite3_value *change_old(const struct change *change, int column);
sqlite3_value *change_new(const struct change *change, int column);

typedef bool change_visitor(void *context, const struct change *change, struct error *err);

/* Calls `visit` for every change, in the changeset's order, until it returns false. Changes of tables that
 * are not source tables are ERR_CORRUPT. */
bool changeset_each(
	const struct changeset *changeset, change_visitor *visit, void *context, struct error *err);

#endif
