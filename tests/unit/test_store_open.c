/* Opening a file: older, newer, damaged, foreign, locked, read-only; and a disk that is full. */
#include "store_fixture.h"

#include "store/journal.h"
#include "store/private.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct migration newer[] = {{1, NULL, "schema.sql"},
	{2, "ALTER TABLE room ADD COLUMN floor INTEGER NOT NULL DEFAULT 1", NULL},
	{3, "ALTER TABLE room ADD COLUMN remark TEXT", NULL}};
static const struct migration broken[] = {{1, NULL, "schema.sql"},
	{2, "ALTER TABLE room ADD COLUMN floor INTEGER NOT NULL DEFAULT 1; DROP TABLE no_such_table", NULL}};
static const struct store_options usual;

/* A case in the file, and the file closed. */
static void fill_and_close(struct fixture *f)
{
	fixture_begin(f, "李娟", "register", 0);
	fixture_case(f, 1, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));
	store_close(f->store);
	f->store = NULL;
}

static void open_again(struct fixture *f)
{
	CHECK(f, store_open(f->path, &usual, &f->store, &f->err));
}

/* The error must have this code and its text these words. */
static void refused(struct fixture *f, bool ok, enum error_code code, const char *part)
{
	assert_false(ok);
	assert_null(f->store);
	if (!strstr(error_text(&f->err), part))
		fail_msg("expected %s in: %s", part, error_text(&f->err));
	assert_int_equal(f->err.code, code);
	error_clear(&f->err);
}

static bool exists(const struct fixture *f, const char *ending)
{
	char path[160];
	snprintf(path, sizeof path, "%s%s", f->path, ending);
	return access(path, F_OK) == 0;
}

static void an_older_file_is_copied_then_migrated(void **state)
{
	struct fixture *f = *state;
	char copy[160];
	fill_and_close(f);
	CHECK(f, store_open_with(f->path, &usual, newer, 3, &f->store, &f->err));
	store_close(f->store);
	f->store = NULL;
	assert_int_equal(file_int(f->path, "PRAGMA user_version"), 3);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM arb_case"), 1);
	assert_int_equal(
		file_int(f->path, "SELECT count(*) FROM pragma_table_info('room') WHERE name = 'floor'"), 1);
	snprintf(copy, sizeof copy, "%s.v1.bak", f->path);
	assert_int_equal(file_int(copy, "PRAGMA user_version"), 1);
	assert_int_equal(file_int(copy, "SELECT count(*) FROM arb_case"), 1);
	struct stat info;
	assert_int_equal(stat(copy, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	/* Opened again nothing is left to migrate: no second copy. */
	CHECK(f, store_open_with(f->path, &usual, newer, 3, &f->store, &f->err));
	assert_false(exists(f, ".v3.bak"));
	assert_false(exists(f, ".v1.2.bak"));
}

static void a_failed_migration_changes_nothing(void **state)
{
	struct fixture *f = *state;
	fill_and_close(f);
	for (int i = 0; i < 2; i++) {
		assert_false(store_open_with(f->path, &usual, broken, 2, &f->store, &f->err));
		assert_null(f->store);
		assert_true(*error_text(&f->err) != '\0');
		error_clear(&f->err);
	}
	assert_true(exists(f, ".v1.bak"));
	assert_true(exists(f, ".v1.2.bak")); /* each time a copy of its own */
	assert_int_equal(file_int(f->path, "PRAGMA user_version"), 1);
	assert_int_equal(
		file_int(f->path, "SELECT count(*) FROM pragma_table_info('room') WHERE name = 'floor'"), 0);
	open_again(f);
}

static void a_newer_file_is_refused_untouched(void **state)
{
	struct fixture *f = *state;
	fill_and_close(f);
	file_exec(f->path, "PRAGMA user_version = 9");
	refused(f, store_open(f->path, &usual, &f->store, &f->err), ERR_NEWER, "新版程序");
	refused(f, store_open(f->path, &(struct store_options){.read_only = true}, &f->store, &f->err),
		ERR_NEWER, "第 9 版");
	refused(f, store_open(f->path, &(struct store_options){.create = true}, &f->store, &f->err),
		ERR_NEWER, "升级程序");
	assert_int_equal(file_int(f->path, "PRAGMA user_version"), 9);
	assert_false(exists(f, ".v9.bak"));
}

static void read_only_changes_nothing(void **state)
{
	struct fixture *f = *state;
	static const struct store_options read_only = {.read_only = true};
	fill_and_close(f);
	refused(f, store_open_with(f->path, &read_only, newer, 3, &f->store, &f->err), ERR_IO, "只读");
	assert_false(exists(f, ".v1.bak"));
	CHECK(f, store_open(f->path, &read_only, &f->store, &f->err));
	struct txn_stamp stamp = test_stamp("李娟", "room", 0);
	REFUSED(f, txn_begin(f->store, &stamp, &f->err), ERR_IO);
	struct row_list cases;
	CHECK(f, row_list_all(f->store, &arb_case_table, &cases, &f->err));
	assert_int_equal(cases.count, 1);
	row_list_free(&cases);
	store_close(f->store);
	f->store = NULL;
	char missing[160];
	snprintf(missing, sizeof missing, "%s/none/office.db", f->folder);
	refused(f, store_open(missing, &read_only, &f->store, &f->err), ERR_NOTFOUND, missing);
	refused(f, store_open(missing, &usual, &f->store, &f->err), ERR_NOTFOUND, missing);
	assert_int_not_equal(access(missing, F_OK), 0);
}

static void write_file(const char *path, const void *bytes, size_t length, long at)
{
	FILE *out = fopen(path, at < 0 ? "w" : "r+");
	assert_non_null(out);
	assert_int_equal(fseek(out, at < 0 ? 0 : at, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	assert_int_equal(fclose(out), 0);
}

static void files_that_are_none_of_ours(void **state)
{
	struct fixture *f = *state;
	static const struct store_options create = {.create = true};
	char path[160];
	store_close(f->store);
	f->store = NULL;
	snprintf(path, sizeof path, "%s/letter.txt", f->folder);
	static const char letter[] = "尊敬的仲裁委员会：这不是一个数据库。";
	write_file(path, letter, sizeof letter, -1);
	refused(f, store_open(path, &usual, &f->store, &f->err), ERR_CORRUPT, "没有改动它");
	refused(f, store_open(path, &create, &f->store, &f->err), ERR_CORRUPT, "不是本程序的文件");
	struct stat info;
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_size, sizeof letter);

	snprintf(path, sizeof path, "%s/other.db", f->folder);
	write_file(path, "", 0, -1);
	refused(f, store_open(path, &usual, &f->store, &f->err), ERR_CORRUPT, "是空的");
	file_exec(path, "CREATE TABLE songs (title TEXT)");
	refused(f, store_open(path, &create, &f->store, &f->err), ERR_CORRUPT, "不是本程序的文件");
	assert_int_equal(file_int(path, "SELECT count(*) FROM sqlite_schema"), 1);
	/* A folder is no file. */
	assert_false(store_open(f->folder, &create, &f->store, &f->err));
	assert_true(*error_text(&f->err) != '\0');
	error_clear(&f->err);
}

/* Whatever is cut off or overwritten: a sentence, or a sound file; never a crash, never a silent change. */
static void damaged_files_are_named(void **state)
{
	struct fixture *f = *state;
	fill_and_close(f);
	file_exec(f->path, "PRAGMA wal_checkpoint(TRUNCATE)");
	struct stat info;
	assert_int_equal(stat(f->path, &info), 0);
	char *whole = malloc((size_t)info.st_size);
	assert_non_null(whole);
	FILE *in = fopen(f->path, "r");
	assert_non_null(in);
	assert_int_equal(fread(whole, 1, (size_t)info.st_size, in), (size_t)info.st_size);
	fclose(in);
	char path[160];
	snprintf(path, sizeof path, "%s/damaged.db", f->folder);
	int named = 0, rounds = 0;
	for (long cut = 1; cut < info.st_size; cut = cut * 3 + 7, rounds++) {
		unlink(path);
		write_file(path, whole, (size_t)cut, -1);
		if (!store_open(path, &usual, &f->store, &f->err)) {
			assert_int_equal(f->err.code, ERR_CORRUPT);
			named++;
		}
		error_clear(&f->err);
		store_close(f->store);
		f->store = NULL;
	}
	assert_int_equal(named, rounds); /* a truncated file never opens */
	/* Overwritten in the middle: opening or the check says so. */
	int found = 0;
	rounds = 0;
	static const char noise[4096] = {0x5A, 0x5A, 0x5A};
	for (long at = 4096; at + 4096 <= info.st_size; at += 4096 * 7, rounds++) {
		unlink(path);
		write_file(path, whole, (size_t)info.st_size, -1);
		write_file(path, noise, sizeof noise, at);
		if (store_open(path, &usual, &f->store, &f->err)) {
			struct check_report report = {0};
			bool ok = store_check(f->store, false, NULL, NULL, &report, &f->err);
			found += !ok || report.count > 0;
			check_report_free(&report);
		} else {
			found++;
		}
		error_clear(&f->err);
		store_close(f->store);
		f->store = NULL;
	}
	assert_int_equal(found, rounds);
	free(whole);
	open_again(f);
}

/* A second process that comes while the first is writing waits until it is done. SQLite must not be open when
 * a process forks. */
static void a_second_writer_waits(void **state)
{
	struct fixture *f = *state;
	int go[2], began[2];
	char byte = 'x';
	store_close(f->store);
	f->store = NULL;
	assert_int_equal(pipe(go), 0);
	assert_int_equal(pipe(began), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct error err = ERROR_INIT;
		struct store *store = NULL;
		struct txn_stamp stamp = test_stamp("王芳", "room", 0);
		bool ok = read(go[0], &byte, 1) == 1 && store_open(f->path, &usual, &store, &err) &&
			  write(began[1], "x", 1) == 1 && txn_begin(store, &stamp, &err); /* waits here */
		struct row_list cases = {0};
		ok = ok && row_list_all(store, &arb_case_table, &cases, &err) && cases.count == 1;
		struct room room;
		row_init(&room_table, &room);
		room.name = (char *)"一庭";
		ok = ok && row_insert(store, &room_table, &room, &err) && txn_commit(store, &err);
		if (!ok)
			fprintf(stderr, "second writer, %zu cases: %s\n", cases.count, error_text(&err));
		_exit(ok ? 0 : 1);
	}
	open_again(f);
	fixture_begin(f, "李娟", "register", 0);
	fixture_case(f, 1, "2020-09-24");
	assert_int_equal(write(go[1], &byte, 1), 1);
	assert_int_equal(read(began[0], &byte, 1), 1);
	assert_int_equal(waitpid(child, NULL, WNOHANG), 0);
	CHECK(f, txn_commit(f->store, &f->err));
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	struct row_list rooms;
	CHECK(f, row_list_all(f->store, &room_table, &rooms, &f->err));
	assert_int_equal(rooms.count, 1);
	row_list_free(&rooms);
	for (int i = 0; i < 2; i++) {
		close(go[i]);
		close(began[i]);
	}
}

static void a_lock_that_stays_is_said(void **state)
{
	struct fixture *f = *state;
	struct store *other = NULL;
	CHECK(f, store_open(f->path, &usual, &other, &f->err));
	sqlite3_busy_timeout(other->db, 50); /* not the five seconds of every day */
	fixture_begin(f, "李娟", "register", 0);
	struct txn_stamp stamp = test_stamp("王芳", "room", 0);
	REFUSED(f, txn_begin(other, &stamp, &f->err), ERR_BUSY);
	txn_rollback(f->store);
	CHECK(f, txn_begin(other, &stamp, &f->err));
	txn_rollback(other);
	store_close(other);
}

/* No file may grow further: a sentence in Chinese, nothing lost, and work goes on once there is room. */
static void a_full_disk_is_said(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	int64_t case_id = fixture_case(f, 1, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));
	store_close(f->store);
	f->store = NULL;
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		signal(SIGXFSZ, SIG_IGN);
		struct stat info;
		char text[4096];
		struct error err = ERROR_INIT;
		struct store *store = NULL;
		bool ok = store_open(f->path, &usual, &store, &err) && stat(f->path, &info) == 0;
		struct rlimit limit = {(rlim_t)info.st_size + 100000, (rlim_t)info.st_size + 100000};
		ok = ok && setrlimit(RLIMIT_FSIZE, &limit) == 0;
		memset(text, 'x', sizeof text - 1);
		text[sizeof text - 1] = '\0';
		int stored = 0;
		bool more = ok;
		while (more && stored < 1000) { /* until the log has no more room */
			struct txn_stamp stamp = test_stamp("李娟", "add_note", case_id);
			struct note note;
			row_init(&note_table, &note);
			note.case_id = case_id;
			note.written_on = 18589;
			note.author = (char *)"李娟";
			note.content = text;
			more = txn_begin(store, &stamp, &err);
			if (more &&
				!(row_insert(store, &note_table, &note, &err) && txn_commit(store, &err))) {
				more = false;
				if (txn_active(store))
					txn_rollback(store);
			}
			stored += more;
		}
		ok = ok && err.code == ERR_IO && strstr(error_text(&err), "没有保存") && stored > 0;
		if (!ok)
			fprintf(stderr, "%d stored, code %d: %s\n", stored, (int)err.code, error_text(&err));
		/* What was answered as stored is there. */
		struct error again = ERROR_INIT;
		struct row_list notes = {0};
		ok = ok && row_list_of_case(store, &note_table, case_id, &notes, &again) &&
		     notes.count == (size_t)stored;
		_exit(ok ? 0 : 1);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(file_int(f->path, "SELECT count(*) FROM note") > 0);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM note"),
		file_int(f->path, "SELECT count(*) FROM journal") - 1);
	open_again(f);
	fixture_begin(f, "李娟", "register", 0);
	fixture_case(f, 2, "2020-09-25");
	CHECK(f, txn_commit(f->store, &f->err));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(an_older_file_is_copied_then_migrated),
		TEST(a_failed_migration_changes_nothing),
		TEST(a_newer_file_is_refused_untouched),
		TEST(read_only_changes_nothing),
		TEST(files_that_are_none_of_ours),
		TEST(damaged_files_are_named),
		TEST(a_second_writer_waits),
		TEST(a_lock_that_stays_is_said),
		TEST(a_full_disk_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
