/* bulk.h — filling a new file with very many rows, fast, and with the same result as ordinary transactions.
 *
 * Open with store_options.bulk (a file that does not exist yet), write ordinary transactions (txn.h, row.h)
 * of some thousand rows each, then call store_bulk_finish(). Each transaction has its journal entry and its
 * derived rows as always; what is put off to the end are the indexes that would be filled in random order and
 * the index of names, so until then only rows by id and by case_id are found quickly and the docket cannot be
 * read. Nothing is synced to disk on the way: a file whose bulk was not finished is refused when opened. */
#ifndef STORE_BULK_H
#define STORE_BULK_H

#include "store/store.h"

/* Builds the indexes, syncs, and makes the store an ordinary one. `progress` (may be NULL) is called between
 * the indexes with 0..1; false cancels with ERR_CANCELLED, and the file stays unfinished. */
bool store_bulk_finish(
	struct store *store, bool (*progress)(void *context, double done), void *context, struct error *err);

#endif
