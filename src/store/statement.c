#include "base/hash.h"
#include "base/i18n.h"
#include "store/private.h"

#include <stdlib.h>
#include <string.h>

bool out_of_memory(struct error *err)
{
	return error_set(err, ERR_NOMEM, _("内存不足，没有保存"));
}

bool sqlite_error(sqlite3 *db, int code, struct error *err)
{
	const char *detail = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
	switch (code & 0xff) {
	case SQLITE_NOMEM: return out_of_memory(err);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(
			err, ERR_BUSY, _("另一个窗口正在写入，五秒内没有写完；这次没有保存，请再试一次"));
	case SQLITE_FULL:
		return error_set(err, ERR_IO,
			_("磁盘已满，这次没有保存，原有数据完好；请清出空间后再试（%s）"), detail);
	case SQLITE_IOERR:
		return error_set(err, ERR_IO,
			_("读写文件时出错，这次没有保存，原有数据完好；请检查磁盘后再试（%s）"), detail);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return error_set(err, ERR_IO, _("文件不许写入，没有保存；请检查文件权限（%s）"), detail);
	case SQLITE_CANTOPEN: return error_set(err, ERR_IO, _("文件打不开；请检查路径和权限（%s）"), detail);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return error_set(err, ERR_CORRUPT,
			_("文件已损坏，没有改动它；请从备份恢复，或用 zhongcai check 查看损坏之处（%s）"),
			detail);
	case SQLITE_TOOBIG:
		return error_set(err, ERR_REFUSED, _("一次改动的内容太多，没有保存；请分几次进行"));
	case SQLITE_INTERRUPT: return error_set(err, ERR_CANCELLED, _("已中断，没有保存"));
	case SQLITE_CONSTRAINT:
		return error_set(err, ERR_REFUSED, _("数据不符合约束，没有保存（%s）"), detail);
	default: return error_set(err, ERR_IO, _("数据库出错，没有保存（%s）"), detail);
	}
}

bool store_error(struct store *store, int code, struct error *err)
{
	return sqlite_error(store->db, code, err);
}

/* The entry for a new statement: a free one, else the one that was not used for longest. */
static struct cached_statement *oldest_entry(struct store *store)
{
	struct cached_statement *oldest = NULL;
	for (size_t i = 0; i < STATEMENT_CACHE; i++) {
		struct cached_statement *entry = &store->statements[i];
		if (!entry->stmt)
			return entry;
		if (!sqlite3_stmt_busy(entry->stmt) && (!oldest || entry->used < oldest->used))
			oldest = entry;
	}
	return oldest;
}

sqlite3_stmt *statement_get(struct store *store, const char *sql, struct error *err)
{
	uint64_t hash = hash_text(HASH_START, sql);
	for (size_t i = 0; i < STATEMENT_CACHE; i++) {
		struct cached_statement *entry = &store->statements[i];
		if (entry->stmt && entry->hash == hash && strcmp(entry->sql, sql) == 0 &&
			!sqlite3_stmt_busy(entry->stmt)) {
			entry->used = ++store->statement_clock;
			return entry->stmt;
		}
	}
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
	if (code != SQLITE_OK) {
		store_error(store, code, err);
		return NULL;
	}
	struct cached_statement *entry = oldest_entry(store);
	char *copy = entry ? strdup(sql) : NULL;
	if (copy) {
		sqlite3_finalize(entry->stmt);
		free(entry->sql);
		*entry = (struct cached_statement){hash, ++store->statement_clock, copy, stmt};
	}
	return stmt; /* without an entry it lives until statement_done() */
}

void statement_done(struct store *store, sqlite3_stmt *stmt)
{
	if (!stmt)
		return;
	for (size_t i = 0; i < STATEMENT_CACHE; i++)
		if (store->statements[i].stmt == stmt) {
			sqlite3_reset(stmt);
			sqlite3_clear_bindings(stmt);
			return;
		}
	sqlite3_finalize(stmt);
}

bool statement_step(struct store *store, sqlite3_stmt *stmt, bool *row, struct error *err)
{
	int code = sqlite3_step(stmt);
	*row = code == SQLITE_ROW;
	return code == SQLITE_ROW || code == SQLITE_DONE || store_error(store, code, err);
}

bool statement_run(struct store *store, sqlite3_stmt *stmt, struct error *err)
{
	bool row;
	bool ok = statement_step(store, stmt, &row, err);
	statement_done(store, stmt);
	return ok;
}

bool store_exec(struct store *store, const char *sql, struct error *err)
{
	int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	return code == SQLITE_OK || store_error(store, code, err);
}

bool snapshot_begin(struct store *store, bool *mine, struct error *err)
{
	*mine = sqlite3_get_autocommit(store->db) != 0;
	return !*mine || store_exec(store, "BEGIN", err);
}

void snapshot_end(struct store *store, bool mine)
{
	/* Nothing was written: there is nothing that could fail. */
	if (mine)
		sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
}

bool store_query_int(struct store *store, const char *sql, int64_t fallback, int64_t *out, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, sql, err);
	if (!stmt)
		return false;
	bool row;
	bool ok = statement_step(store, stmt, &row, err);
	*out = ok && row && sqlite3_column_type(stmt, 0) != SQLITE_NULL ? sqlite3_column_int64(stmt, 0)
									: fallback;
	statement_done(store, stmt);
	return ok;
}

void statements_close(struct store *store)
{
	for (size_t i = 0; i < STATEMENT_CACHE; i++) {
		sqlite3_finalize(store->statements[i].stmt);
		free(store->statements[i].sql);
		store->statements[i] = (struct cached_statement){0};
	}
	for (size_t t = 0; t < MAX_TABLES; t++)
		for (size_t i = 0; i < ROW_STATEMENTS; i++) {
			sqlite3_finalize(store->row_statements[t][i]);
			store->row_statements[t][i] = NULL;
		}
}

void bind_id(sqlite3_stmt *stmt, int index, int64_t id)
{
	if (id)
		sqlite3_bind_int64(stmt, index, id);
	else
		sqlite3_bind_null(stmt, index);
}

void bind_date(sqlite3_stmt *stmt, int index, civil_date date)
{
	if (date != CIVIL_NONE)
		sqlite3_bind_int64(stmt, index, date);
	else
		sqlite3_bind_null(stmt, index);
}

void bind_text(sqlite3_stmt *stmt, int index, const char *text)
{
	if (text)
		sqlite3_bind_text(stmt, index, text, -1, SQLITE_STATIC);
	else
		sqlite3_bind_null(stmt, index);
}

int64_t column_id(sqlite3_stmt *stmt, int index)
{
	return sqlite3_column_int64(stmt, index); /* NULL reads as 0 */
}

civil_date column_date(sqlite3_stmt *stmt, int index)
{
	if (sqlite3_column_type(stmt, index) == SQLITE_NULL)
		return CIVIL_NONE;
	return sqlite3_column_int(stmt, index);
}

civil_minute column_time(sqlite3_stmt *stmt, int index)
{
	if (sqlite3_column_type(stmt, index) == SQLITE_NULL)
		return MINUTE_NONE;
	return sqlite3_column_int64(stmt, index);
}
