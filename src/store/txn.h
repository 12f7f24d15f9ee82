/* txn.h — the only way to write: one transaction together with its journal entry.
 *
 * txn_begin() takes the write lock and starts recording the source tables; txn_commit() re-derives the cases
 * that were touched, appends the changeset to the hash-chained journal and commits. A commit hook refuses any
 * other commit, so that the journal cannot be bypassed. Calls nest: an inner pair joins the outer one, whose
 * stamp counts; after an inner failure only the outermost txn_rollback() is left. */
#ifndef STORE_TXN_H
#define STORE_TXN_H

#include "store/store.h"

struct txn_stamp {
	const char *actor; /* who acts */
	const char *act; /* id of the act, e.g. "accept" */
	civil_date today; /* the day it is taken to be */
	int64_t case_id; /* the case it concerns, or 0 */
	const char *summary; /* one line for people, or NULL */
};

/* ERR_BUSY when another process keeps the lock for longer than five seconds. The stamp is copied. */
bool txn_begin(struct store *store, const struct txn_stamp *stamp, struct error *err);

/* Says which case the entry concerns, once it is known (a registration knows it only after inserting). */
void txn_set_case(struct store *store, int64_t case_id);
void txn_set_summary(struct store *store, const char *summary);

/* Marks a case whose derived rows must be rebuilt at commit. row.h does so for every row that has a
 * case_id; only whoever changes what other cases depend on (a rule, a holiday, a name) calls it. */
bool txn_touch_case(struct store *store, int64_t case_id, struct error *err);

/* While the transaction is committed, `watch` is told now and then how much of the deriving is done (0..1);
 * when it answers false the commit fails with ERR_CANCELLED. Forgotten with the transaction. */
typedef bool txn_watcher(void *context, double done);
void txn_watch(struct store *store, txn_watcher *watch, void *context);

/* On failure nothing is stored and the transaction is rolled back. Without any change it leaves no entry. */
bool txn_commit(struct store *store, struct error *err);
void txn_rollback(struct store *store);

bool txn_active(const struct store *store);

/* Inside a transaction: a place to come back to. txn_return() takes back what was written since, also by an
 * inner pair that failed, and the transaction goes on; txn_pass() keeps it. Marks do not nest. */
bool txn_mark(struct store *store, struct error *err);
bool txn_return(struct store *store, struct error *err);
bool txn_pass(struct store *store, struct error *err);

/* Ends the journal entry here and begins another one of the same transaction, with the same stamp but without
 * a summary: of several cases each has its own entry, and all are committed or none. Outside of inner pairs.
 */
bool txn_divide(struct store *store, struct error *err);

#endif
