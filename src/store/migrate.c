#include "base/embedded.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each row brings a file from the version before to its own. Rows are only ever added, and only append
 * columns to source tables: an old changeset must keep fitting. */
const struct migration store_migrations[] = {
	{1, NULL, "schema.sql"},
};
const size_t store_migration_count = sizeof store_migrations / sizeof *store_migrations;

static const char *migration_sql(const struct migration *migration)
{
	if (migration->sql)
		return migration->sql;
	const struct embedded_file *file = embedded_find(migration->file);
	return file ? file->text : NULL;
}

bool set_pragma(struct store *store, const char *name, int64_t value, struct error *err)
{
	char *sql = sqlite3_mprintf("PRAGMA %s=%lld", name, (long long)value);
	bool ok = sql ? store_exec(store, sql, err) : out_of_memory(err);
	sqlite3_free(sql);
	return ok;
}

static bool read_version(struct store *store, int64_t *version, struct error *err)
{
	return store_query_int(store, "PRAGMA user_version", 0, version, err);
}

/* Under the write lock, so that two programs started at once do not both migrate. */
static bool apply_all(
	struct store *store, const struct migration *migrations, size_t count, bool bulk, struct error *err)
{
	int64_t version;
	if (!read_version(store, &version, err))
		return false;
	if (version == 0 &&
		!set_pragma(store, "application_id", bulk ? APPLICATION_BUILDING : APPLICATION_ID, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (migrations[i].version <= version)
			continue;
		const char *sql = migration_sql(&migrations[i]);
		if (!sql)
			return error_set(err, ERR_CORRUPT, _("程序不完整：缺少数据库第 %d 版的结构"),
				migrations[i].version);
		if (!store_exec(store, sql, err) ||
			!set_pragma(store, "user_version", migrations[i].version, err))
			return false;
	}
	if (version != 0)
		return true;
	sqlite3_stmt *stmt = statement_get(store, "INSERT INTO counter (site, next) VALUES (?, 1)", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, store->site);
	return statement_run(store, stmt, err);
}

/* A name beside the file that is not taken: office.db.v1.bak, office.db.v1.2.bak … */
static char *backup_name(const char *path, int64_t version)
{
	for (int i = 1; i < 1000; i++) {
		struct strbuf name = {0};
		strbuf_addf(&name, "%s.v%lld", path, (long long)version);
		if (i > 1)
			strbuf_addf(&name, ".%d", i);
		strbuf_add(&name, ".bak");
		char *text = strbuf_take(&name);
		if (!text || access(text, F_OK) != 0)
			return text;
		free(text);
	}
	return NULL;
}

bool migrate(struct store *store, const struct migration *migrations, size_t count, bool fresh, bool bulk,
	struct error *err)
{
	int newest = migrations[count - 1].version;
	int64_t version;
	if (!read_version(store, &version, err))
		return false;
	if (version > newest)
		return error_set(err, ERR_NEWER,
			_("这个文件是新版程序写的（第 %lld 版，本程序只认到第 %d 版），没有改动它；请升级程序后再打开"),
			(long long)version, newest);
	if (version == newest)
		return true;
	if (store->read_only)
		return error_set(err, ERR_IO,
			_("这个文件是旧版程序写的，需要先升级，而现在是只读打开；请先正常打开一次"));
	if (!fresh && version > 0) {
		char *name = backup_name(store->path, version);
		bool ok = name ? copy_database(store, name, err) : out_of_memory(err);
		free(name);
		if (!ok)
			return false;
	}
	if (!store_exec(store, "BEGIN IMMEDIATE", err))
		return false;
	if (apply_all(store, migrations, count, bulk, err) && store_exec(store, "COMMIT", err))
		return true;
	sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

/* The copy is as private as the original. */
static bool create_like(const char *original, const char *path, struct error *err)
{
	struct stat info;
	mode_t mode = stat(original, &info) == 0 ? info.st_mode & 0777 : 0600;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (fd < 0 && errno == EEXIST)
		return error_set(err, ERR_REFUSED, _("%s 已经存在，没有覆盖它；请另取一个名字"), path);
	if (fd < 0)
		return error_set(err, ERR_IO, _("%s 不能新建：%s"), path, strerror(errno));
	close(fd);
	return true;
}

bool copy_database(struct store *store, const char *path, struct error *err)
{
	if (!create_like(store->path, path, err))
		return false;
	sqlite3 *copy = NULL;
	int code = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL);
	sqlite3_backup *backup =
		code == SQLITE_OK ? sqlite3_backup_init(copy, "main", store->db, "main") : NULL;
	if (backup) {
		/* In one step: the copy is of one moment, and in WAL mode nobody waits for it. */
		code = sqlite3_backup_step(backup, -1);
		int finish = sqlite3_backup_finish(backup);
		code = code == SQLITE_DONE ? finish : code;
	} else if (code == SQLITE_OK) {
		code = sqlite3_errcode(copy);
	}
	/* A backup is one file: no -wal beside it that could be forgotten when it is copied on. */
	if (code == SQLITE_OK)
		code = sqlite3_exec(copy, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
	bool ok = code == SQLITE_OK || sqlite_error(copy, code, err);
	sqlite3_close(copy);
	if (!ok)
		unlink(path);
	return ok;
}
