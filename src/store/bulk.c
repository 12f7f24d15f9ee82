#include "store/bulk.h"

#include "base/i18n.h"
#include "store/derive_private.h"
#include "store/put_off.h"
#include "store/search.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	GROUP = 512, /* transactions that are one of SQLite's */
	DERIVING = 60 /* percent of the finish that the derivation takes, about */
};

struct bulk {
	struct put_off indexes;
	struct put_off by_employer; /* made sooner, where cases are derived on the way */
	int grouped; /* transactions in the open group */
	bool spoiled; /* one of them was rolled back */
	bool finishing; /* what is committed now goes to the file */
};

bool bulk_begin(struct store *store, struct error *err)
{
	/* Those of derived tables, which are filled at the end, and those by a party, which would be filled
	 * in random order and which nothing reads meanwhile: addresses.c, which does otherwise, knows of the
	 * bulk. */
	static const char query[] =
		"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
		" AND (" DERIVED_INDEXES " OR name = 'party_by_name') ORDER BY rowid";
	static const char by_employer[] =
		"SELECT name, sql FROM sqlite_schema WHERE name = 'party_by_employer'";
	store->bulk = calloc(1, sizeof *store->bulk);
	if (!store->bulk)
		return out_of_memory(err);
	if (!store_exec(store, "PRAGMA cache_size=-32768", err) || !derived_begin(store, err))
		return false;
	if (put_off_indexes(store, query, &store->bulk->indexes, err) &&
		put_off_indexes(store, by_employer, &store->bulk->by_employer, err))
		return derived_commit(store, err);
	txn_rollback(store);
	return false;
}

void bulk_free(struct store *store)
{
	if (store->bulk) {
		put_off_free(&store->bulk->indexes);
		put_off_free(&store->bulk->by_employer);
	}
	free(store->bulk);
	store->bulk = NULL;
}

bool bulk_reads_employers(const struct store *store)
{
	return !store->bulk || store->bulk->by_employer.count == 0;
}

static bool index_employers(struct store *store, struct error *err)
{
	bool ok = put_off_make_all(store, &store->bulk->by_employer, err);
	put_off_free(&store->bulk->by_employer);
	return ok;
}

bool bulk_postpones_commit(struct store *store)
{
	struct bulk *bulk = store->bulk;
	if (!bulk || bulk->finishing)
		return false;
	bulk->grouped = (bulk->grouped + 1) % GROUP;
	return bulk->grouped != 0;
}

void bulk_spoil(struct store *store)
{
	if (store->bulk)
		store->bulk->spoiled = true;
}

bool bulk_usable(const struct store *store, struct error *err)
{
	return !store->bulk || !store->bulk->spoiled ||
	       error_set(err, ERR_REFUSED, _("成批写入中途失败，文件不完整；请删除它，重新生成"));
}

struct finishing {
	bool (*progress)(void *context, double done);
	void *context;
	int64_t derived, cases;
};

static bool tell(const struct finishing *finishing, double percent, struct error *err)
{
	return !finishing->progress || finishing->progress(finishing->context, percent / 100) ||
	       error_set(err, ERR_CANCELLED, _("已中断；没有建完的文件不能打开，请删除它"));
}

static bool derived_portion(void *context, size_t cases, struct error *err)
{
	struct finishing *finishing = context;
	finishing->derived += (int64_t)cases;
	return tell(finishing, DERIVING * (double)finishing->derived / (double)(finishing->cases + 1), err);
}

static bool build_indexes(struct store *store, const struct finishing *finishing, struct error *err)
{
	const struct put_off *indexes = &store->bulk->indexes;
	for (size_t i = 0; i < indexes->count; i++) {
		double part = (double)i / (double)(indexes->count + 1);
		if (!tell(finishing, DERIVING + (100 - DERIVING) * part, err) ||
			!put_off_make(store, indexes, i, err))
			return false;
	}
	return index_employers(store, err) && search_build(store, err) &&
	       set_pragma(store, "application_id", APPLICATION_ID, err);
}

/* Everything that was put off, in the transaction that still may be open from the last group. */
static bool catch_up(struct store *store, struct finishing *finishing, struct error *err)
{
	store->bulk->finishing = true;
	if (!derived_begin(store, err))
		return false;
	if (store_query_int(store, "SELECT count(*) FROM arb_case", 0, &finishing->cases, err) &&
		derive_all(store, derived_portion, finishing, err) && build_indexes(store, finishing, err))
		return derived_commit(store, err);
	txn_rollback(store);
	return false;
}

bool store_bulk_derive(struct store *store, const int64_t *case_ids, size_t count, struct error *err)
{
	if (!derived_begin(store, err))
		return false;
	bool ok = index_employers(store, err);
	for (size_t i = 0; ok && i < count; i++)
		ok = derive_case(store, case_ids[i], err);
	if (ok && tally_flush(store, err))
		return derived_commit(store, err);
	txn_rollback(store);
	return false;
}

static bool sync_file(const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;
	int reason = errno;
	if (fd >= 0)
		close(fd);
	return ok || error_set(err, ERR_IO, _("%s 没有完全写到磁盘：%s"), path, strerror(reason));
}

bool store_bulk_finish(
	struct store *store, bool (*progress)(void *context, double done), void *context, struct error *err)
{
	if (!store->bulk)
		return true;
	struct finishing finishing = {.progress = progress, .context = context};
	if (!catch_up(store, &finishing, err))
		return false;
	bulk_free(store);
	/* The lock is given back by the first read after the mode has changed. Changing the journal's mode is
	 * a commit, too. */
	int64_t cases;
	store->txn.committing = true;
	bool ok = store_exec(store, "PRAGMA cache_size=-8192; PRAGMA locking_mode=NORMAL", err) &&
		  store_query_int(
			  store, "SELECT all_cases FROM tally WHERE dimension = 'all'", 0, &cases, err) &&
		  sync_file(store->path, err) && ordinary_journal(store, err);
	store->txn.committing = false;
	if (ok && progress)
		progress(context, 1);
	return ok;
}
