/* check --deep: the journal replayed from nothing must give every source row as it is. What differs was
 * edited behind the program's back. */
#include "base/i18n.h"
#include "base/strbuf.h"
#include "store/changeset.h"
#include "store/check_private.h"

#include <stdlib.h>
#include <string.h>

/* A temporary database (SQLite deletes it) with the source tables as the file has them, without indexes. */
static bool open_replay(struct checker *checker, sqlite3 **replay, struct error *err)
{
	int code = sqlite3_open_v2("", replay, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(*replay,
			"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16384", NULL,
			NULL, NULL);
	if (code != SQLITE_OK)
		return sqlite_error(*replay, code, err);
	sqlite3_stmt *stmt = statement_get(
		checker->store, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", err);
	bool ok = stmt != NULL;
	for (size_t i = 0; ok && source_tables[i]; i++) {
		bool row;
		bind_text(stmt, 1, source_tables[i]->name);
		ok = statement_step(checker->store, stmt, &row, err);
		if (ok && row) {
			code = sqlite3_exec(
				*replay, (const char *)sqlite3_column_text(stmt, 0), NULL, NULL, NULL);
			ok = code == SQLITE_OK || sqlite_error(*replay, code, err);
		} else if (ok) {
			ok = error_set(
				err, ERR_CORRUPT, _("文件缺少表 %s；请从备份恢复"), source_tables[i]->name);
		}
		if (stmt)
			sqlite3_reset(stmt);
	}
	statement_done(checker->store, stmt);
	return ok;
}

static int give_up(void *context, int conflict, sqlite3_changeset_iter *iter)
{
	(void)context, (void)conflict, (void)iter;
	return SQLITE_CHANGESET_ABORT;
}

/* Applies every entry. An entry that does not fit is named; what follows is replayed all the same. */
static bool replay_journal(struct checker *checker, sqlite3 *replay, struct error *err)
{
	struct store *store = checker->store;
	sqlite3_stmt *stmt = statement_get(store, "SELECT seq, changeset FROM journal ORDER BY seq", err);
	if (!stmt)
		return false;
	bool row = false;
	bool ok;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		int64_t seq = sqlite3_column_int64(stmt, 0);
		struct changeset changeset;
		struct error detail = ERROR_INIT;
		int code = SQLITE_CORRUPT;
		if (changeset_unpack(sqlite3_column_blob(stmt, 1), (size_t)sqlite3_column_bytes(stmt, 1),
			    &changeset, &detail))
			code = sqlite3changeset_apply(
				replay, changeset.size, changeset.data, NULL, give_up, NULL);
		error_clear(&detail);
		changeset_free(&changeset);
		if (code != SQLITE_OK)
			ok = check_problem(checker, err, _("日志第 %lld 条无法重放"), (long long)seq);
		if (ok && seq % 64 == 0)
			ok = check_step(
				checker, 0.5 * (double)seq / (double)(checker->report->entries + 1), err);
		if (!ok)
			break;
	}
	statement_done(store, stmt);
	return ok;
}

static sqlite3_stmt *open_rows(sqlite3 *db, const struct table *table, struct error *err)
{
	struct strbuf sql = {0};
	for (size_t i = 0; i < table->column_count; i++)
		strbuf_addf(&sql, "%s\"%s\"", i ? ", " : "SELECT ", table->columns[i].name);
	strbuf_addf(&sql, " FROM \"%s\" ORDER BY id", table->name);
	sqlite3_stmt *stmt = NULL;
	int code = sql.failed ? SQLITE_NOMEM : sqlite3_prepare_v2(db, strbuf_text(&sql), -1, &stmt, NULL);
	strbuf_free(&sql);
	if (code != SQLITE_OK)
		sqlite_error(db, code, err);
	return stmt;
}

static bool same_value(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
	int type = sqlite3_column_type(a, column);
	if (type != sqlite3_column_type(b, column))
		return false;
	if (type == SQLITE_INTEGER)
		return sqlite3_column_int64(a, column) == sqlite3_column_int64(b, column);
	if (type == SQLITE_NULL)
		return true;
	/* The text first: it may convert, which fixes the length. */
	const void *x = sqlite3_column_blob(a, column), *y = sqlite3_column_blob(b, column);
	int size = sqlite3_column_bytes(a, column);
	return size == sqlite3_column_bytes(b, column) && (size == 0 || memcmp(x, y, (size_t)size) == 0);
}

static const char *shown(sqlite3_stmt *stmt, int column)
{
	const char *text = (const char *)sqlite3_column_text(stmt, column);
	return text ? text : _("（空）");
}

static bool compare_row(struct checker *checker, const struct table *table, sqlite3_stmt *file,
	sqlite3_stmt *replay, struct error *err)
{
	bool ok = true;
	for (int i = 1; ok && i < (int)table->column_count; i++)
		if (!same_value(file, replay, i))
			ok = check_problem(checker, err,
				_("表 %s 第 %lld 行的 %s 被绕过程序改动：日志为“%s”，文件为“%s”"),
				table->name, (long long)sqlite3_column_int64(file, 0), table->columns[i].name,
				shown(replay, i), shown(file, i));
	return ok;
}

/* Both sides in the order of ids, like a merge. */
static bool compare_table(struct checker *checker, const struct table *table, sqlite3_stmt *file,
	sqlite3_stmt *replay, struct error *err)
{
	int left = sqlite3_step(file), right = sqlite3_step(replay);
	bool ok = true;
	for (int64_t n = 1; ok && (left == SQLITE_ROW || right == SQLITE_ROW); n++) {
		int64_t a = left == SQLITE_ROW ? sqlite3_column_int64(file, 0) : INT64_MAX;
		int64_t b = right == SQLITE_ROW ? sqlite3_column_int64(replay, 0) : INT64_MAX;
		if (a < b)
			ok = check_problem(checker, err, _("表 %s 第 %lld 行是绕过程序加入的，日志里没有"),
				table->name, (long long)a);
		else if (b < a)
			ok = check_problem(checker, err, _("表 %s 第 %lld 行被绕过程序删除，日志里还有"),
				table->name, (long long)b);
		else
			ok = compare_row(checker, table, file, replay, err);
		if (a <= b)
			left = sqlite3_step(file);
		if (b <= a)
			right = sqlite3_step(replay);
		if (ok && n % 4096 == 0)
			ok = check_step(checker, 0.75, err);
	}
	if (ok && left != SQLITE_DONE && left != SQLITE_ROW)
		return sqlite_error(sqlite3_db_handle(file), left, err);
	if (ok && right != SQLITE_DONE && right != SQLITE_ROW)
		return sqlite_error(sqlite3_db_handle(replay), right, err);
	return ok;
}

static bool compare_tables(struct checker *checker, sqlite3 *replay, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; ok && source_tables[i]; i++) {
		sqlite3_stmt *left = open_rows(checker->store->db, source_tables[i], err);
		sqlite3_stmt *right = left ? open_rows(replay, source_tables[i], err) : NULL;
		ok = left && right && compare_table(checker, source_tables[i], left, right, err);
		sqlite3_finalize(left);
		sqlite3_finalize(right);
	}
	return ok;
}

bool check_replay(struct checker *checker, struct error *err)
{
	sqlite3 *replay = NULL;
	bool ok = open_replay(checker, &replay, err) && replay_journal(checker, replay, err) &&
		  compare_tables(checker, replay, err);
	sqlite3_close(replay);
	return ok;
}
