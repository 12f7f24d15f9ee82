/* store.h — the office's file: opening, closing, what it says of itself.
 *
 * One SQLite file holds everything. Only this folder knows SQL. A `struct store` belongs to one thread. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/date.h"
#include "base/error.h"

struct store;

/* Told how far long work has come (0..1); false stops it. */
typedef bool store_watcher(void *context, double done);

struct store_options {
	bool create; /* make the file (mode 0600; 0660 in a setgid folder its group may write to) and its
			folder (0700) when there is none */
	bool read_only; /* open for reading only */
	bool bulk; /* demo builder only: nothing is synced on the way; a crash loses the file (see bulk.h) */
	store_watcher *watch; /* of derived rows made anew after the program changed; or NULL */
	void *watch_context;
	int site; /* of a new file: 0 for an office's own, others for copies taken off-site (their ids differ)
		   */
};

/* Opens (or creates) the file at `path` (UTF-8 or whatever the file system says). An older file is migrated
 * after a backup copy beside it; a newer one is refused (ERR_NEWER), a file that is no office's file or is
 * damaged too (ERR_CORRUPT), a missing one without `create` (ERR_NOTFOUND). */
bool store_open(const char *path, const struct store_options *options, struct store **out, struct error *err);
void store_close(struct store *store);

/* Removes a file that is not open, with what SQLite kept beside it. One that is not there is as good. */
void store_remove(const char *path);

const char *store_path(const struct store *store);

/* A number that changes whenever another process has committed to the file; two equal answers mean that
 * nothing on screen is stale. Own writes change it too. */
int64_t store_version(struct store *store);

/* Journal entries from now on carry this time (seconds since 1970, UTC); 0: the machine's clock. Only for the
 * demo builder and tests, which must come out the same each time. */
void store_set_clock(struct store *store, int64_t utc_seconds);

/* Setting `key`, or NULL when it is not set. Owned by the caller (free). */
char *store_setting(struct store *store, const char *key);

/* Stores a setting; only inside a transaction (txn.h). */
bool store_set_setting(struct store *store, const char *key, const char *value, struct error *err);

#endif
