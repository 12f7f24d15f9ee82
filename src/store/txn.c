#include "store/txn.h"

#include "base/i18n.h"
#include "store/derive_private.h"

#include <stdlib.h>
#include <string.h>

static void forget(struct store *store)
{
	struct txn *txn = &store->txn;
	if (txn->session)
		sqlite3session_delete(txn->session);
	free(txn->actor);
	free(txn->act);
	free(txn->summary);
	struct touched keep = {.ids = txn->touched.ids, .capacity = txn->touched.capacity};
	*txn = (struct txn){.touched = keep};
}

static void roll_back(struct store *store)
{
	bool law = store->txn.touched.law;
	bulk_spoil(store);
	/* SQLite may have rolled back by itself (disk full): then there is nothing to do. */
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	forget(store);
	derived_rolled_back(store, law);
}

/* Records the source tables, and nothing else. */
static bool start_session(struct store *store, struct error *err)
{
	int code = sqlite3session_create(store->db, "main", &store->txn.session);
	for (size_t i = 0; code == SQLITE_OK && source_tables[i]; i++)
		code = sqlite3session_attach(store->txn.session, source_tables[i]->name);
	return code == SQLITE_OK || store_error(store, code, err);
}

/* A bulk keeps one transaction of SQLite open over many of ours. */
static bool begin_sql(struct store *store, struct error *err)
{
	if (!bulk_usable(store, err))
		return false;
	return !sqlite3_get_autocommit(store->db) || store_exec(store, "BEGIN IMMEDIATE", err);
}

bool txn_begin(struct store *store, const struct txn_stamp *stamp, struct error *err)
{
	struct txn *txn = &store->txn;
	if (txn->depth > 0) {
		txn->depth++;
		return true;
	}
	if (store->read_only)
		return error_set(err, ERR_IO, _("文件是只读打开的，不能改动"));
	txn->actor = strdup(stamp->actor ? stamp->actor : "");
	txn->act = strdup(stamp->act ? stamp->act : "");
	txn->summary = stamp->summary ? strdup(stamp->summary) : NULL;
	txn->today = stamp->today;
	txn->case_id = stamp->case_id;
	if (!txn->actor || !txn->act || (stamp->summary && !txn->summary)) {
		forget(store);
		return out_of_memory(err);
	}
	if (!begin_sql(store, err)) {
		forget(store);
		return false;
	}
	txn->depth = 1;
	if (law_state_follow(store, err) && start_session(store, err))
		return true;
	roll_back(store);
	return false;
}

void txn_set_case(struct store *store, int64_t case_id)
{
	store->txn.case_id = case_id;
}

void txn_set_summary(struct store *store, const char *summary)
{
	char *copy = summary ? strdup(summary) : NULL;
	if (summary && !copy)
		return; /* the entry keeps the summary it had */
	free(store->txn.summary);
	store->txn.summary = copy;
}

void txn_watch(struct store *store, txn_watcher *watch, void *context)
{
	store->txn.watch = watch;
	store->txn.watch_context = context;
}

bool txn_touch_case(struct store *store, int64_t case_id, struct error *err)
{
	struct touched *touched = &store->txn.touched;
	if (case_id == 0 || (touched->count && touched->ids[touched->count - 1] == case_id))
		return true;
	if (touched->count == touched->capacity) {
		size_t capacity = touched->capacity ? touched->capacity * 2 : 64;
		int64_t *ids = realloc(touched->ids, capacity * sizeof *ids);
		if (!ids)
			return out_of_memory(err);
		touched->ids = ids;
		touched->capacity = capacity;
	}
	touched->ids[touched->count++] = case_id;
	return true;
}

bool table_has_case(const struct table *table)
{
	return table->column_count > 1 && strcmp(table->columns[1].name, "case_id") == 0;
}

const struct table *table_find(const char *name)
{
	for (size_t i = 0; source_tables[i]; i++)
		if (strcmp(source_tables[i]->name, name) == 0)
			return source_tables[i];
	return NULL;
}

bool txn_row_changed(
	struct store *store, const struct table *table, int64_t id, int64_t case_id, struct error *err)
{
	if (table == &arb_case_table)
		return txn_touch_case(store, id, err);
	if (table_has_case(table))
		return txn_touch_case(store, case_id, err);
	/* What every case's derivation depends on. */
	if (table == &holiday_table || table == &local_rule_table || table == &commission_table) {
		store->txn.touched.law = true;
		store->txn.touched.all_open = true;
	}
	store->txn.touched.rules |= table == &local_rule_table;
	store->txn.touched.settings |= table == &setting_table;
	return true;
}

int64_t txn_next_id(struct store *store, struct error *err)
{
	struct txn *txn = &store->txn;
	if (txn->next_id == 0) {
		if (!store_query_int(store, "SELECT next FROM counter", 0, &txn->next_id, err))
			return 0;
		txn->first_id = txn->next_id;
	}
	if (txn->next_id <= 0 || txn->next_id >= (int64_t)1 << SITE_SHIFT) {
		error_set(err, ERR_CORRUPT, _("编号计数器已损坏，没有保存；请从备份恢复"));
		return 0;
	}
	return (store->site << SITE_SHIFT) + txn->next_id++;
}

static bool save_counter(struct store *store, struct error *err)
{
	struct txn *txn = &store->txn;
	if (txn->next_id == txn->first_id)
		return true;
	sqlite3_stmt *stmt = statement_get(store, "UPDATE counter SET next = ? WHERE site = ?", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, txn->next_id);
	sqlite3_bind_int64(stmt, 2, store->site);
	return statement_run(store, stmt, err);
}

static bool commit_sql(struct store *store, struct error *err)
{
	if (bulk_postpones_commit(store))
		return true;
	store->txn.committing = true;
	bool ok = store_exec(store, "COMMIT", err);
	store->txn.committing = false;
	return ok;
}

/* Changeset → journal row. `changed` says whether there was anything to record. */
static bool record(struct store *store, bool *changed, struct error *err)
{
	void *changeset = NULL;
	int size = 0;
	int code = sqlite3session_changeset(store->txn.session, &size, &changeset);
	sqlite3session_delete(store->txn.session);
	store->txn.session = NULL;
	*changed = size > 0;
	bool ok = code == SQLITE_OK || store_error(store, code, err);
	if (ok && size > 0)
		ok = journal_append(store, changeset, (size_t)size, err);
	sqlite3_free(changeset);
	return ok;
}

static bool is_whole(const struct store *store, struct error *err)
{
	return !store->txn.failed || error_set(err, ERR_REFUSED, _("其中一步没有做成，整个操作没有保存"));
}

bool txn_divide(struct store *store, struct error *err)
{
	bool changed;
	if (store->txn.depth != 1)
		return error_set(err, ERR_REFUSED, _("没有打开的事务，没有保存"));
	if (!is_whole(store, err) || !record(store, &changed, err) || !start_session(store, err))
		return false;
	txn_set_summary(store, NULL);
	return true;
}

static bool finish(struct store *store, struct error *err)
{
	bool changed;
	if (!is_whole(store, err))
		return false;
	/* The counter and the derived rows belong to the same commit, but not into the changeset. */
	return record(store, &changed, err) && derive_touched(store, err) && save_counter(store, err) &&
	       commit_sql(store, err);
}

bool txn_commit(struct store *store, struct error *err)
{
	struct txn *txn = &store->txn;
	if (txn->depth > 1) {
		txn->depth--;
		return true;
	}
	if (txn->depth == 0)
		return error_set(err, ERR_REFUSED, _("没有打开的事务，没有保存"));
	if (!finish(store, err)) {
		roll_back(store);
		return false;
	}
	store->own_writes++;
	forget(store);
	return true;
}

void txn_rollback(struct store *store)
{
	struct txn *txn = &store->txn;
	if (txn->depth > 1) {
		txn->depth--;
		txn->failed = true;
	} else if (txn->depth == 1) {
		roll_back(store);
	}
}

bool txn_active(const struct store *store)
{
	return store->txn.depth > 0;
}

/* What was touched since, and the ids that were given out, stay so: a case is derived once more than it need
 * be, a number is not used. The session finds the rows as they were and records nothing of them. */
bool txn_mark(struct store *store, struct error *err)
{
	if (store->txn.depth == 0 || store->txn.failed)
		return error_set(err, ERR_REFUSED, _("没有打开的事务，没有保存"));
	store->txn.mark = store->txn.depth;
	return store_exec(store, "SAVEPOINT mark", err);
}

bool txn_return(struct store *store, struct error *err)
{
	if (!store_exec(store, "ROLLBACK TO mark; RELEASE mark", err))
		return false;
	store->txn.depth = store->txn.mark;
	store->txn.failed = false;
	return true;
}

bool txn_pass(struct store *store, struct error *err)
{
	return store_exec(store, "RELEASE mark", err);
}

bool derived_begin(struct store *store, struct error *err)
{
	if (store->txn.depth > 0)
		return error_set(err, ERR_REFUSED, _("还有没有结束的操作，没有保存"));
	if (store->read_only)
		return error_set(err, ERR_IO, _("文件是只读打开的，不能改动"));
	if (!begin_sql(store, err))
		return false;
	store->txn.depth = 1;
	return true;
}

bool derived_commit(struct store *store, struct error *err)
{
	if (!commit_sql(store, err)) {
		roll_back(store);
		return false;
	}
	store->own_writes++;
	forget(store);
	return true;
}
