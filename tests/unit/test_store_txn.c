/* Transactions: rows, journal entry and ids together; nothing commits any other way. */
#include "store_fixture.h"

#include "store/journal.h"
#include "store/private.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int64_t count(struct fixture *f, const char *sql)
{
	int64_t value;
	CHECK(f, store_query_int(f->store, sql, -1, &value, &f->err));
	return value;
}

static void descriptors_equal_the_schema(void **state)
{
	struct fixture *f = *state;
	size_t tables = 0;
	for (; source_tables[tables]; tables++) {
		const struct table *table = source_tables[tables];
		sqlite3_stmt *info = statement_get(f->store,
			"SELECT name, type, \"notnull\", pk, dflt_value FROM pragma_table_info(?)", &f->err);
		bind_text(info, 1, table->name);
		for (size_t i = 0; i < table->column_count; i++) {
			const struct column *column = &table->columns[i];
			assert_int_equal(sqlite3_step(info), SQLITE_ROW);
			assert_string_equal((const char *)sqlite3_column_text(info, 0), column->name);
			bool text = column->type == COLUMN_TEXT;
			assert_string_equal(
				(const char *)sqlite3_column_text(info, 1), text ? "TEXT" : "INTEGER");
			/* Only `id` is a key, and what a struct cannot leave out is NOT NULL. */
			assert_int_equal(sqlite3_column_int(info, 3), i == 0);
			if (i > 0 && (column->type == COLUMN_INT || column->type == COLUMN_FLAG))
				assert_true(sqlite3_column_int(info, 2));
			if (i > 0 && column->type == COLUMN_INT)
				assert_int_equal(sqlite3_column_int64(info, 4), column->initial);
		}
		assert_int_equal(sqlite3_step(info), SQLITE_DONE);
		statement_done(f->store, info);
	}
	assert_true(tables <= MAX_TABLES);
}

static void every_table_is_source_or_named(void **state)
{
	static const char *const others[] = {
		"journal", "counter", "deadline", "case_state", "service_state", "tally", "derived_from"};
	struct fixture *f = *state;
	sqlite3_stmt *stmt = statement_get(f->store,
		"SELECT name, (SELECT name FROM pragma_table_info(s.name) WHERE cid = 0) FROM sqlite_schema s"
		" WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'name\\_search%' ESCAPE '\\'",
		&f->err);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(stmt, 0);
		bool named = false;
		for (size_t i = 0; i < sizeof others / sizeof *others; i++)
			named |= strcmp(others[i], name) == 0;
		if (named == (table_find(name) != NULL))
			fail_msg("%s must be either a source table or a named other one", name);
		if (!named)
			assert_string_equal((const char *)sqlite3_column_text(stmt, 1), "id");
	}
	statement_done(f->store, stmt);
}

static void rows_round_trip(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	int64_t id = fixture_case(f, 7, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));

	struct arb_case row;
	CHECK(f, row_get(f->store, &arb_case_table, id, &row, &f->err));
	assert_string_equal(row.case_number, "渝两江劳人仲案字〔2020〕第7号");
	assert_int_equal(row.head_count, 1);
	assert_int_equal(row.lead_id, 0);
	assert_null(row.remark);

	fixture_begin(f, "李娟", "edit", id);
	CHECK(f, row_set_text(&row.remark, "加急", &f->err));
	row.is_summary = true;
	CHECK(f, row_update(f->store, &arb_case_table, &row, &f->err));
	CHECK(f, txn_commit(f->store, &f->err));
	row_clear(&arb_case_table, &row);
	CHECK(f, row_get(f->store, &arb_case_table, id, &row, &f->err));
	assert_string_equal(row.remark, "加急");
	assert_true(row.is_summary);
	row_clear(&arb_case_table, &row);

	struct row_list events;
	CHECK(f, row_list_of_case(f->store, &event_table, id, &events, &f->err));
	assert_int_equal(events.count, 1);
	assert_int_equal(ROW_AT(&events, event, 0)->day, civil_make(2020, 9, 24));
	assert_int_equal(ROW_AT(&events, event, 0)->party, 0);
	row_list_free(&events);

	struct row_list found;
	CHECK(f, row_list_where_text(f->store, &party_table, "name", "张伟7", 0, &found, &f->err));
	assert_int_equal(found.count, 1);
	row_list_free(&found);
	REFUSED(f, row_list_where_text(f->store, &party_table, "nonsense", "x", 0, &found, &f->err),
		ERR_USAGE);
	REFUSED(f, row_get(f->store, &arb_case_table, 999, &row, &f->err), ERR_NOTFOUND);
	assert_int_equal(count(f, "SELECT count(*) FROM journal"), 2);
}

static void broken_constraints_are_sentences(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	int64_t id = fixture_case(f, 1, "2020-09-24");
	struct arb_case same;
	CHECK(f, row_get(f->store, &arb_case_table, id, &same, &f->err));
	same.id = 0;
	REFUSED(f, row_insert(f->store, &arb_case_table, &same, &f->err), ERR_REFUSED);
	assert_int_equal(same.id, 0);
	row_clear(&arb_case_table, &same);

	struct party party;
	row_init(&party_table, &party);
	party.case_id = 4711;
	party.role = "applicant";
	party.name = "某人";
	party.number = 1;
	REFUSED(f, row_insert(f->store, &party_table, &party, &f->err), ERR_REFUSED); /* no such case */
	party.case_id = id;
	party.role = "judge";
	REFUSED(f, row_insert(f->store, &party_table, &party, &f->err), ERR_REFUSED);
	party.role = "applicant";
	party.name = NULL;
	assert_false(row_insert(f->store, &party_table, &party, &f->err));
	assert_non_null(strstr(error_text(&f->err), "当事人"));
	error_clear(&f->err);
	REFUSED(f, row_delete(f->store, &arb_case_table, id, &f->err), ERR_REFUSED); /* parties refer to it */
	CHECK(f, txn_commit(f->store, &f->err));
	assert_int_equal(count(f, "SELECT count(*) FROM arb_case"), 1);
}

static void writing_needs_a_transaction(void **state)
{
	struct fixture *f = *state;
	struct room room;
	row_init(&room_table, &room);
	room.name = "一庭";
	REFUSED(f, row_insert(f->store, &room_table, &room, &f->err), ERR_REFUSED);
	REFUSED(f, txn_commit(f->store, &f->err), ERR_REFUSED);
}

static void no_other_commit_gets_through(void **state)
{
	struct fixture *f = *state;
	sqlite3 *db = f->store->db;
	/* A write outside any transaction, of a source table and of a derived one. */
	assert_int_equal(sqlite3_exec(db, "INSERT INTO room (name) VALUES ('x')", NULL, NULL, NULL) & 0xff,
		SQLITE_CONSTRAINT);
	assert_int_equal(
		sqlite3_exec(db, "INSERT INTO tally VALUES ('x', 'y', 1, 1, 0)", NULL, NULL, NULL) & 0xff,
		SQLITE_CONSTRAINT);
	/* BEGIN … COMMIT by hand, with and without the session of a proper transaction. */
	assert_int_equal(
		sqlite3_exec(db, "BEGIN; INSERT INTO room (name) VALUES ('x'); COMMIT", NULL, NULL, NULL) &
			0xff,
		SQLITE_CONSTRAINT);
	fixture_begin(f, "李娟", "room", 0);
	assert_int_equal(
		sqlite3_exec(db, "INSERT INTO room (name) VALUES ('x'); COMMIT", NULL, NULL, NULL) & 0xff,
		SQLITE_CONSTRAINT);
	txn_rollback(f->store);
	assert_int_equal(count(f, "SELECT count(*) FROM room"), 0);
	assert_int_equal(count(f, "SELECT count(*) FROM tally"), 0);
	assert_int_equal(count(f, "SELECT count(*) FROM journal"), 0);
}

static void nested_pairs_join(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "outer", 0);
	fixture_begin(f, "别人", "inner", 0);
	int64_t id = fixture_case(f, 1, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));
	assert_true(txn_active(f->store));
	txn_set_case(f->store, id);
	CHECK(f, txn_commit(f->store, &f->err));
	assert_false(txn_active(f->store));
	assert_int_equal(count(f, "SELECT count(*) FROM journal WHERE act = 'outer' AND actor = '李娟'"), 1);
	assert_int_equal(count(f, "SELECT case_id FROM journal"), id);

	/* After an inner rollback the outer commit stores nothing. */
	fixture_begin(f, "李娟", "outer", 0);
	fixture_case(f, 2, "2020-09-24");
	fixture_begin(f, "李娟", "inner", 0);
	txn_rollback(f->store);
	REFUSED(f, txn_commit(f->store, &f->err), ERR_REFUSED);
	assert_false(txn_active(f->store));
	assert_int_equal(count(f, "SELECT count(*) FROM arb_case"), 1);
}

static void nothing_changed_leaves_no_entry(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "idle", 0);
	CHECK(f, txn_commit(f->store, &f->err));
	fixture_begin(f, "李娟", "there and back", 0);
	struct room room;
	row_init(&room_table, &room);
	room.name = "一庭";
	CHECK(f, row_insert(f->store, &room_table, &room, &f->err));
	CHECK(f, row_delete(f->store, &room_table, room.id, &f->err));
	CHECK(f, txn_commit(f->store, &f->err));
	assert_int_equal(count(f, "SELECT count(*) FROM journal"), 0);
}

static void ids_are_of_the_site_and_never_reused(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "room", 0);
	struct room room;
	row_init(&room_table, &room);
	room.name = "一庭";
	CHECK(f, row_insert(f->store, &room_table, &room, &f->err));
	assert_int_equal(room.id, 1);
	CHECK(f, row_delete(f->store, &room_table, 1, &f->err));
	CHECK(f, txn_commit(f->store, &f->err));
	fixture_begin(f, "李娟", "room", 0);
	room.id = 0;
	CHECK(f, row_insert(f->store, &room_table, &room, &f->err));
	assert_int_equal(room.id, 2);
	txn_rollback(f->store);

	char path[128];
	snprintf(path, sizeof path, "%s/deep/er/site.db", f->folder);
	struct store *other;
	CHECK(f, store_open(path, &(struct store_options){.create = true, .site = 3}, &other, &f->err));
	struct txn_stamp stamp = test_stamp("王芳", "room", 0);
	CHECK(f, txn_begin(other, &stamp, &f->err));
	room.id = 0;
	CHECK(f, row_insert(other, &room_table, &room, &f->err));
	assert_true(room.id == ((int64_t)3 << 40) + 1);
	CHECK(f, txn_commit(other, &f->err));
	store_close(other);
}

static void two_stores_see_each_other(void **state)
{
	struct fixture *f = *state;
	struct store *other;
	CHECK(f, store_open(f->path, &(struct store_options){0}, &other, &f->err));
	int64_t before = store_version(other), own = store_version(f->store);
	fixture_begin(f, "李娟", "register", 0);
	fixture_case(f, 1, "2020-09-24");
	/* The other writer waits five seconds, then is told so. */
	sqlite3_busy_timeout(other->db, 10);
	struct txn_stamp stamp = test_stamp("王芳", "room", 0);
	REFUSED(f, txn_begin(other, &stamp, &f->err), ERR_BUSY);
	assert_true(store_version(other) == before);
	CHECK(f, txn_commit(f->store, &f->err));
	assert_true(store_version(other) != before);
	assert_true(store_version(f->store) != own);
	before = store_version(other);
	assert_true(store_version(other) == before);
	struct row_list cases;
	CHECK(f, row_list_all(other, &arb_case_table, &cases, &f->err));
	assert_int_equal(cases.count, 1);
	row_list_free(&cases);
	store_close(other);
}

/* Two processes write in turns: each act is there once, and the chain has no gap. */
static void two_processes_write(void **state)
{
	struct fixture *f = *state;
	store_close(f->store);
	f->store = NULL;
	enum { EACH = 40 };
	pid_t children[2];
	for (int c = 0; c < 2; c++) {
		children[c] = fork();
		assert_true(children[c] >= 0);
		if (children[c] == 0) {
			struct error err = ERROR_INIT;
			struct store *store;
			bool ok = store_open(f->path, &(struct store_options){0}, &store, &err);
			for (int i = 0; ok && i < EACH; i++) {
				char name[32];
				snprintf(name, sizeof name, "庭%d-%d", c, i);
				struct room room;
				row_init(&room_table, &room);
				room.name = name;
				struct txn_stamp stamp = test_stamp("进程", "room", 0);
				ok = txn_begin(store, &stamp, &err) &&
				     row_insert(store, &room_table, &room, &err) && txn_commit(store, &err);
			}
			_exit(ok ? 0 : 1);
		}
	}
	for (int c = 0; c < 2; c++) {
		int status;
		assert_int_equal(waitpid(children[c], &status, 0), children[c]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM room"), 2 * EACH);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM journal"), 2 * EACH);
	assert_int_equal(
		file_int(f->path, "SELECT count(*) FROM journal j JOIN journal p ON p.seq = j.seq - 1"
				  " WHERE j.previous = p.hash"),
		2 * EACH - 1);
}

/* kill -9 in the middle: the file is as it was. */
static void a_killed_writer_leaves_the_old_state(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	fixture_case(f, 1, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));
	store_close(f->store);
	f->store = NULL;
	int ready[2];
	assert_int_equal(pipe(ready), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		CHECK(f, store_open(f->path, &(struct store_options){0}, &f->store, &f->err));
		/* A cache of nothing, so that pages reach the log before the commit. */
		sqlite3_exec(f->store->db, "PRAGMA cache_size=1; PRAGMA cache_spill=1", NULL, NULL, NULL);
		fixture_begin(f, "李娟", "register", 0);
		for (int i = 2; i < 400; i++)
			fixture_case(f, i, "2020-09-24");
		if (write(ready[1], "x", 1) == 1)
			pause();
		_exit(1);
	}
	char byte;
	assert_int_equal(read(ready[0], &byte, 1), 1);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
	close(ready[0]);
	close(ready[1]);
	CHECK(f, store_open(f->path, &(struct store_options){0}, &f->store, &f->err));
	assert_int_equal(count(f, "SELECT count(*) FROM arb_case"), 1);
	assert_int_equal(count(f, "SELECT count(*) FROM journal"), 1);
	fixture_begin(f, "李娟", "register", 0);
	fixture_case(f, 2, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));
}

/* A full disk: a clear sentence, the old state, and work goes on once there is room. */
static void a_full_disk_keeps_what_was_there(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	fixture_case(f, 1, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));
	assert_int_equal(sqlite3_exec(f->store->db, "PRAGMA max_page_count=1", NULL, NULL, NULL), SQLITE_OK);
	fixture_begin(f, "李娟", "register", 0);
	bool ok = true;
	for (int i = 0; ok && i < 2000; i++) {
		struct note note;
		row_init(&note_table, &note);
		note.case_id = 1;
		note.written_on = 18000;
		note.author = "李娟";
		note.content = "占满一页又一页的一条很长很长很长很长很长很长很长很长很长很长的笔记";
		ok = row_insert(f->store, &note_table, &note, &f->err);
	}
	REFUSED(f, ok, ERR_IO);
	txn_rollback(f->store);
	assert_int_equal(
		sqlite3_exec(f->store->db, "PRAGMA max_page_count=100000", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(count(f, "SELECT count(*) FROM note"), 0);
	fixture_begin(f, "李娟", "register", 0);
	fixture_case(f, 2, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));
	assert_int_equal(count(f, "SELECT count(*) FROM arb_case"), 2);
}

static void check_is_clean(struct fixture *f)
{
	struct check_report report;
	CHECK(f, store_check(f->store, true, NULL, NULL, &report, &f->err));
	for (size_t i = 0; i < report.count; i++)
		print_error("%s\n", report.problems[i]);
	assert_int_equal(report.count, 0);
	check_report_free(&report);
}

/* Inserted, updated, deleted since the mark: all of it is as it was, and the journal knows nothing of it. */
static void a_mark_is_returned_to(void **state)
{
	struct fixture *f = *state;
	struct party party;
	fixture_begin(f, "李娟", "register", 0);
	int64_t kept = fixture_case(f, 1, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));

	fixture_begin(f, "李娟", "serve", kept);
	struct row_list parties;
	CHECK(f, row_list_of_case(f->store, &party_table, kept, &parties, &f->err));
	assert_true(parties.count >= 2);
	CHECK(f, txn_mark(f->store, &f->err));
	fixture_case(f, 2, "2020-09-25");
	CHECK(f, row_get(f->store, &party_table, ROW_AT(&parties, party, 0)->id, &party, &f->err));
	CHECK(f, row_set_text(&party.name, "另一个名字", &f->err));
	CHECK(f, row_update(f->store, &party_table, &party, &f->err));
	row_clear(&party_table, &party);
	CHECK(f, row_delete(f->store, &party_table, ROW_AT(&parties, party, 1)->id, &f->err));
	row_list_free(&parties);
	/* An inner pair that failed leaves only the mark, or the rollback. */
	fixture_begin(f, "李娟", "serve", kept);
	txn_rollback(f->store);
	CHECK(f, txn_return(f->store, &f->err));
	assert_int_equal(count(f, "SELECT count(*) FROM arb_case"), 1);
	CHECK(f, txn_commit(f->store, &f->err));
	assert_int_equal(count(f, "SELECT count(*) FROM journal"), 1);

	/* What stands beside something taken back is recorded alone. */
	fixture_begin(f, "李娟", "register", 0);
	CHECK(f, txn_mark(f->store, &f->err));
	fixture_case(f, 3, "2020-09-25");
	CHECK(f, txn_return(f->store, &f->err));
	CHECK(f, txn_mark(f->store, &f->err));
	fixture_case(f, 4, "2020-09-26");
	CHECK(f, txn_pass(f->store, &f->err));
	CHECK(f, txn_commit(f->store, &f->err));
	assert_int_equal(count(f, "SELECT max(serial) FROM arb_case"), 4);
	assert_int_equal(count(f, "SELECT count(*) FROM arb_case"), 2);
	assert_int_equal(count(f, "SELECT all_cases FROM tally WHERE dimension = 'all'"), 2);
	check_is_clean(f);
}

static void settings(void **state)
{
	struct fixture *f = *state;
	assert_null(store_setting(f->store, "today"));
	fixture_begin(f, "李娟", "setting", 0);
	CHECK(f, store_set_setting(f->store, "today", "2020-12-31", &f->err));
	CHECK(f, store_set_setting(f->store, "today", "2020-12-30", &f->err));
	CHECK(f, store_set_setting(f->store, "empty", "", &f->err));
	CHECK(f, txn_commit(f->store, &f->err));
	char *value = store_setting(f->store, "today");
	assert_string_equal(value, "2020-12-30");
	free(value);
	value = store_setting(f->store, "empty");
	assert_string_equal(value, "");
	free(value);
	fixture_begin(f, "李娟", "setting", 0);
	CHECK(f, store_set_setting(f->store, "today", NULL, &f->err));
	CHECK(f, txn_commit(f->store, &f->err));
	assert_null(store_setting(f->store, "today"));
}

/* Cases are derived again when a reading of the law changes, and when nothing but a reading may: the
 * generation of the law counts it. */
static void only_readings_change_the_law(void **state)
{
	static const struct {
		const char *key, *value;
		int counted;
	} steps[] = {{"forgotten_days", "45", 0}, {"theme", "dark", 0}, {"remind.award", "9", 0},
		{"reading.clear_days", "1", 1}, {"reading.clear_days", "1", 0},
		{"reading.clear_days", NULL, 1}};
	struct fixture *f = *state;
	static const char generation[] =
		"SELECT coalesce(max(value), 0) FROM derived_from WHERE name = 'law'";
	fixture_begin(f, "李娟", "case", 0);
	fixture_case(f, 1, "2020-09-24");
	CHECK(f, txn_commit(f->store, &f->err));
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		int64_t before = count(f, generation);
		fixture_begin(f, "李娟", "setting", 0);
		CHECK(f, store_set_setting(f->store, steps[i].key, steps[i].value, &f->err));
		CHECK(f, txn_commit(f->store, &f->err));
		assert_int_equal(count(f, generation) - before, steps[i].counted);
		check_is_clean(f);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(descriptors_equal_the_schema),
		TEST(every_table_is_source_or_named),
		TEST(rows_round_trip),
		TEST(broken_constraints_are_sentences),
		TEST(writing_needs_a_transaction),
		TEST(no_other_commit_gets_through),
		TEST(nested_pairs_join),
		TEST(nothing_changed_leaves_no_entry),
		TEST(ids_are_of_the_site_and_never_reused),
		TEST(two_stores_see_each_other),
		TEST(two_processes_write),
		TEST(a_killed_writer_leaves_the_old_state),
		TEST(a_full_disk_keeps_what_was_there),
		TEST(a_mark_is_returned_to),
		TEST(settings),
		TEST(only_readings_change_the_law),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
