/* bulk.h — filling a new file fast, and with the same result as ordinary transactions.
 *
 * Open with store_options.bulk (a file that does not exist yet), write ordinary transactions (txn.h, row.h),
 * then call store_bulk_finish(). Each transaction has its journal entry as always; put off to the end are the
 * commits to disk (some hundred transactions are one of SQLite's), the derived rows with their indexes, and
 * the indexes of names. So until then the docket cannot be read, nothing is safe from a crash, and a rollback
 * spoils the whole: the file is refused when opened before its bulk was finished. */
#ifndef STORE_BULK_H
#define STORE_BULK_H

#include "store/store.h"

/* Derives these cases at once, for an act that reads what is derived of them (allowances.h, conflicts.h: from
 * now on those look at other cases of an employer, too); what happens in them afterwards shows when the bulk
 * is finished. Outside a transaction. */
bool store_bulk_derive(struct store *store, const int64_t *case_ids, size_t count, struct error *err);

/* Derives, builds the indexes, syncs, and makes the store an ordinary one. `progress` (may be NULL) is called
 * now and then with 0..1; false cancels with ERR_CANCELLED, and the file stays unfinished. */
bool store_bulk_finish(
	struct store *store, bool (*progress)(void *context, double done), void *context, struct error *err);

#endif
