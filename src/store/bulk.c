#include "store/bulk.h"

#include "base/i18n.h"
#include "store/private.h"
#include "store/search.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_INDEXES = 128 };

struct bulk {
	char *sql[MAX_INDEXES]; /* of the dropped indexes */
	size_t count;
};

/* Indexes whose entries come in rising order cost nothing and are needed to derive: those by case. */
static bool remember_indexes(struct store *store, struct strbuf *drops, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT name, sql FROM sqlite_schema s WHERE type = 'index' AND sql IS NOT NULL"
		" AND tbl_name <> 'journal'"
		" AND (SELECT name FROM pragma_index_info(s.name) WHERE seqno = 0) IS NOT 'case_id'"
		" ORDER BY rowid",
		err);
	if (!stmt)
		return false;
	struct bulk *bulk = store->bulk;
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row && bulk->count < MAX_INDEXES) {
		char *sql = strdup((const char *)sqlite3_column_text(stmt, 1));
		if (!sql) {
			ok = out_of_memory(err);
			break;
		}
		bulk->sql[bulk->count++] = sql;
		strbuf_addf(drops, "DROP INDEX \"%s\";", (const char *)sqlite3_column_text(stmt, 0));
	}
	statement_done(store, stmt);
	return ok && (!drops->failed || out_of_memory(err));
}

bool bulk_begin(struct store *store, struct error *err)
{
	store->bulk = calloc(1, sizeof *store->bulk);
	if (!store->bulk)
		return out_of_memory(err);
	struct strbuf drops = {0};
	bool ok = remember_indexes(store, &drops, err) &&
		  store_exec(store, "PRAGMA cache_size=-32768", err) && derived_begin(store, err);
	if (ok) {
		ok = store_exec(store, strbuf_text(&drops), err);
		if (ok)
			ok = derived_commit(store, err);
		else
			txn_rollback(store);
	}
	strbuf_free(&drops);
	return ok;
}

void bulk_free(struct store *store)
{
	for (size_t i = 0; store->bulk && i < store->bulk->count; i++)
		free(store->bulk->sql[i]);
	free(store->bulk);
	store->bulk = NULL;
}

static bool build_indexes(
	struct store *store, bool (*progress)(void *context, double done), void *context, struct error *err)
{
	const struct bulk *bulk = store->bulk;
	for (size_t i = 0; i < bulk->count; i++) {
		if (progress && !progress(context, (double)i / (double)(bulk->count + 1)))
			return error_set(err, ERR_CANCELLED, _("已中断；没有建完的文件不能打开，请删除它"));
		if (!store_exec(store, bulk->sql[i], err))
			return false;
	}
	return search_build(store, err) && set_pragma(store, "application_id", APPLICATION_ID, err);
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
	if (!derived_begin(store, err))
		return false;
	if (!build_indexes(store, progress, context, err)) {
		txn_rollback(store);
		return false;
	}
	if (!derived_commit(store, err))
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
