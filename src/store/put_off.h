/* put_off.h — indexes dropped before many rows are written and made anew behind them: filled row by row, in
 * random order, they cost most of the time. Internal to store/. */
#ifndef STORE_PUT_OFF_H
#define STORE_PUT_OFF_H

#include "store/private.h"

/* Zero-initialised it is empty. */
struct put_off {
	char **sql; /* of the dropped indexes; owned */
	size_t count;
};

/* The condition on sqlite_schema for the indexes of the derived tables. */
#define DERIVED_INDEXES "tbl_name IN ('case_state', 'deadline', 'service_state')"

/* Drops the indexes that the condition of `query` names (SELECT name, sql FROM sqlite_schema …) and remembers
 * them. Inside a transaction, or each drop is one. */
bool put_off_indexes(struct store *store, const char *query, struct put_off *out, struct error *err);

/* Makes the index of that number, from 0. */
bool put_off_make(struct store *store, const struct put_off *put_off, size_t number, struct error *err);

/* Makes them all. */
bool put_off_make_all(struct store *store, const struct put_off *put_off, struct error *err);
void put_off_free(struct put_off *put_off);

#endif
