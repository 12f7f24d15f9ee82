#include "store/store.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "store/derive_private.h"
#include "store/row.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Creates the folders above `path` that are missing, for this user only. */
static bool make_folders(const char *path, struct error *err)
{
	char *copy = strdup(path);
	if (!copy)
		return out_of_memory(err);
	bool ok = true;
	for (char *slash = strchr(copy + 1, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(copy, 0700) != 0 && errno != EEXIST)
			ok = error_set(err, ERR_IO, _("文件夹 %s 不能新建：%s"), copy, strerror(errno));
		*slash = '/';
	}
	free(copy);
	return ok;
}

/* A folder that hands its group on to what is made in it, and that the group may write to, was prepared for
 * an office's several accounts. */
static bool is_shared_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
	struct stat info;
	bool shared =
		folder && stat(folder, &info) == 0 && (info.st_mode & S_ISGID) && (info.st_mode & S_IWGRP);
	free(folder);
	return shared;
}

/* SQLite would create the file with the umask's mode: other people's cases are nobody else's business. What
 * it makes beside the file (-wal, -shm) gets the file's own mode. */
static bool create_file(const char *path, bool *created, struct error *err)
{
	if (!make_folders(path, err))
		return false;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	*created = fd >= 0;
	if (fd < 0)
		return errno == EEXIST || error_set(err, ERR_IO, _("%s 不能新建：%s"), path, strerror(errno));
	/* The umask would take the group's bit away again, so not in open(). */
	bool ok = !is_shared_folder(path) || fchmod(fd, 0660) == 0 ||
		  error_set(err, ERR_IO, _("%s 不能让同组的账号使用：%s"), path, strerror(errno));
	close(fd);
	if (!ok)
		unlink(path);
	return ok;
}

static int refuse_stray_commit(void *context)
{
	const struct store *store = context;
	return !store->txn.committing;
}

/* Before anything of the file is believed: no code out of a file that somebody may have tampered with. */
static bool harden(struct store *store, struct error *err)
{
	static const struct {
		int option, value;
	} options[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0}, {SQLITE_DBCONFIG_ENABLE_FKEY, 1}};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		int code = sqlite3_db_config(store->db, options[i].option, options[i].value, NULL);
		if (code != SQLITE_OK)
			return store_error(store, code, err);
	}
	sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
	return true;
}

/* The first statement that reads the file: after its identity was checked, which knows the better words. */
static bool bound_memory(struct store *store, struct error *err)
{
	return store_exec(store, "PRAGMA cache_size=-8192; PRAGMA mmap_size=0; PRAGMA temp_store=FILE", err);
}

static bool check_identity(struct store *store, bool fresh, bool *empty, struct error *err)
{
	int64_t id, version, objects;
	struct error detail = ERROR_INIT;
	if (!store_query_int(store, "PRAGMA application_id", 0, &id, &detail) ||
		!store_query_int(store, "PRAGMA user_version", 0, &version, &detail) ||
		!store_query_int(store, "SELECT count(*) FROM sqlite_schema", 0, &objects, &detail)) {
		if (detail.code == ERR_CORRUPT)
			error_set(err, ERR_CORRUPT,
				_("%s 不是本程序的文件，或者已经损坏，没有改动它；请核对文件名，或从备份恢复"),
				store->path);
		else
			error_set(err, detail.code, "%s", error_text(&detail));
		error_clear(&detail);
		return false;
	}
	*empty = id == 0 && version == 0 && objects == 0;
	if (id == APPLICATION_ID || (*empty && fresh))
		return true;
	if (id == APPLICATION_BUILDING)
		return error_set(err, ERR_CORRUPT, _("%s 上次没有建完；请删除它，重新生成"), store->path);
	if (*empty)
		return error_set(err, ERR_CORRUPT,
			_("%s 是空的，不是本程序的文件；如果是新建时中断留下的，请删除它再试"), store->path);
	return error_set(err, ERR_CORRUPT, _("%s 不是本程序的文件，没有改动它；请核对文件名"), store->path);
}

bool ordinary_journal(struct store *store, struct error *err)
{
	return store_exec(store,
		"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864", err);
}

static bool set_journal_mode(struct store *store, bool bulk, struct error *err)
{
	if (store->read_only)
		return true;
	if (!bulk)
		return ordinary_journal(store, err);
	return store_exec(store,
		"PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE", err);
}

static bool prepare_file(struct store *store, const struct store_options *options,
	const struct migration *migrations, size_t count, bool created, struct error *err)
{
	bool empty;
	/* With `create` an empty file is as good as none: a crash between creating and migrating leaves one.
	 */
	if (!harden(store, err) || !check_identity(store, created || options->create, &empty, err) ||
		!bound_memory(store, err))
		return false;
	if (options->bulk && !empty)
		return error_set(err, ERR_REFUSED, _("%s 已有内容，没有覆盖它；请另取一个名字"), store->path);
	store->site = options->site;
	if (!set_journal_mode(store, options->bulk, err) ||
		!migrate(store, migrations, count, empty, options->bulk, err) ||
		!store_query_int(store, "SELECT site FROM counter", 0, &store->site, err))
		return false;
	sqlite3_commit_hook(store->db, refuse_stray_commit, store);
	return docket_register(store, err) && store_law_reload(store, err) &&
	       derived_follow_build(store, err) && (!options->bulk || bulk_begin(store, err));
}

bool store_open_with(const char *path, const struct store_options *options,
	const struct migration *migrations, size_t count, struct store **out, struct error *err)
{
	*out = NULL;
	bool created = false;
	if (options->create && !options->read_only && !create_file(path, &created, err))
		return false;
	if (access(path, F_OK) != 0)
		return error_set(err, errno == ENOENT ? ERR_NOTFOUND : ERR_IO, _("%s 打不开：%s"), path,
			strerror(errno));
	struct store *store = calloc(1, sizeof *store);
	if (!store || !(store->path = strdup(path))) {
		free(store);
		return out_of_memory(err);
	}
	store->read_only = options->read_only;
	store->watch = options->watch;
	store->watch_context = options->watch_context;
	int flags = options->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	int code = sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
	bool ok = code == SQLITE_OK || store_error(store, code, err);
	if (ok)
		sqlite3_extended_result_codes(store->db, 1);
	ok = ok && prepare_file(store, options, migrations, count, created, err);
	if (!ok) {
		store_close(store);
		if (created)
			unlink(path);
		return false;
	}
	*out = store;
	return true;
}

bool store_open(const char *path, const struct store_options *options, struct store **out, struct error *err)
{
	return store_open_with(path, options, store_migrations, store_migration_count, out, err);
}

void store_close(struct store *store)
{
	if (!store)
		return;
	while (txn_active(store))
		txn_rollback(store);
	statements_close(store);
	free(store->txn.touched.ids);
	tally_free(store);
	bulk_free(store);
	law_state_free(store);
	sqlite3_close(store->db);
	free(store->path);
	free(store);
}

void store_remove(const char *path)
{
	static const char *const parts[] = {"", "-wal", "-shm", "-journal"};
	struct strbuf name = {0};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		strbuf_reset(&name);
		strbuf_addf(&name, "%s%s", path, parts[i]);
		if (!name.failed)
			unlink(strbuf_text(&name));
	}
	strbuf_free(&name);
}

const char *store_path(const struct store *store)
{
	return store->path;
}

void store_set_clock(struct store *store, int64_t utc_seconds)
{
	store->clock = utc_seconds;
}

int64_t store_version(struct store *store)
{
	struct error err = ERROR_INIT;
	int64_t others;
	if (!store_query_int(store, "PRAGMA data_version", 0, &others, &err))
		error_clear(&err); /* unreadable: the next load says so */
	return (others << 32) + store->own_writes;
}

char *store_setting(struct store *store, const char *key)
{
	struct error err = ERROR_INIT;
	char *value = NULL;
	sqlite3_stmt *stmt = statement_get(store, "SELECT value FROM setting WHERE key = ?", &err);
	if (stmt) {
		bool row;
		bind_text(stmt, 1, key);
		if (statement_step(store, stmt, &row, &err) && row) {
			const char *text = (const char *)sqlite3_column_text(stmt, 0);
			value = text ? strdup(text) : NULL;
		}
		statement_done(store, stmt);
	}
	error_clear(&err);
	return value;
}

bool store_set_setting(struct store *store, const char *key, const char *value, struct error *err)
{
	struct row_list found;
	if (!row_list_where_text(store, &setting_table, "key", key, 1, &found, err))
		return false;
	bool ok = true;
	if (found.count == 0 && value) {
		struct setting row;
		row_init(&setting_table, &row);
		ok = row_set_text(&row.key, key, err) && row_set_text(&row.value, value, err) &&
		     row_insert(store, &setting_table, &row, err);
		row_clear(&setting_table, &row);
	} else if (found.count && value) {
		struct setting *row = ROW_AT(&found, setting, 0);
		ok = row_set_text(&row->value, value, err) && row_update(store, &setting_table, row, err);
	} else if (found.count) {
		ok = row_delete(store, &setting_table, ROW_AT(&found, setting, 0)->id, err);
	}
	row_list_free(&found);
	return ok;
}
