/* The journal read back: what it says, what undo allows and refuses, and what check finds. */
#include "store_fixture.h"

#include "store/derive_private.h"
#include "store/journal.h"
#include "store/private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int64_t committed_case(struct fixture *f, const char *actor, int serial)
{
	fixture_begin(f, actor, "register", 0);
	int64_t id = fixture_case(f, serial, "2020-03-02");
	txn_set_case(f->store, id);
	CHECK(f, txn_commit(f->store, &f->err));
	return id;
}

static void committed_event(
	struct fixture *f, const char *actor, int64_t case_id, const char *kind, const char *day)
{
	fixture_begin(f, actor, kind, case_id);
	txn_set_summary(f->store, kind);
	fixture_event(f, case_id, kind, day);
	CHECK(f, txn_commit(f->store, &f->err));
}

static const char *label_of(const char *act)
{
	return strcmp(act, "appoint") == 0 ? "聘任" : "？";
}

static bool undo(struct fixture *f, const char *actor, struct journal_entry *which)
{
	struct txn_stamp stamp = test_stamp(actor, "undo", 0);
	return journal_undo(f->store, &stamp, label_of, which, &f->err);
}

static bool redo(struct fixture *f, const char *actor)
{
	struct txn_stamp stamp = test_stamp(actor, "redo", 0);
	return journal_redo(f->store, &stamp, label_of, NULL, &f->err);
}

static int64_t events(struct fixture *f)
{
	return file_int(f->path, "SELECT count(*) FROM event");
}

static void expect_clean(struct fixture *f)
{
	struct check_report report;
	CHECK(f, store_check(f->store, true, NULL, NULL, &report, &f->err));
	if (report.count)
		fail_msg("%s", report.problems[0]);
	assert_int_equal(report.entries, file_int(f->path, "SELECT count(*) FROM journal"));
	check_report_free(&report);
}

static void undo_goes_back_step_by_step_and_redo_forward(void **state)
{
	struct fixture *f = *state;
	int64_t id = committed_case(f, "李娟", 1);
	committed_event(f, "李娟", id, "accepted", "2020-03-04");
	committed_event(f, "李娟", id, "suspended", "2020-03-20");
	assert_int_equal(events(f), 3);
	struct journal_entry which;
	CHECK(f, undo(f, "李娟", &which));
	assert_string_equal(which.act, "suspended");
	assert_true(which.undone);
	journal_entry_clear(&which);
	CHECK(f, undo(f, "李娟", NULL));
	assert_int_equal(events(f), 1);
	CHECK(f, redo(f, "李娟"));
	assert_int_equal(events(f), 2);
	CHECK(f, redo(f, "李娟"));
	assert_int_equal(events(f), 3);
	REFUSED(f, redo(f, "李娟"), ERR_NOTFOUND);
	CHECK(f, undo(f, "李娟", NULL));
	CHECK(f, undo(f, "李娟", NULL));
	CHECK(f, undo(f, "李娟", NULL));
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM arb_case"), 0);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM case_state"), 0);
	REFUSED(f, undo(f, "李娟", NULL), ERR_NOTFOUND);
	expect_clean(f);
}

static void undo_is_refused_while_somebody_built_on_it(void **state)
{
	struct fixture *f = *state;
	int64_t id = committed_case(f, "李娟", 1);
	int64_t other = committed_case(f, "冉小红", 2);
	committed_event(f, "冉小红", id, "accepted", "2020-03-04");
	assert_false(undo(f, "李娟", NULL));
	assert_int_equal(f->err.code, ERR_CONFLICT);
	assert_non_null(strstr(error_text(&f->err), "冉小红"));
	assert_non_null(strstr(error_text(&f->err), "accepted"));
	error_clear(&f->err);
	assert_int_equal(events(f), 3);
	/* Another case is nobody's obstacle, and once the later entry is gone neither is this one. */
	committed_event(f, "冉小红", other, "accepted", "2020-03-05");
	CHECK(f, undo(f, "冉小红", NULL));
	CHECK(f, undo(f, "冉小红", NULL));
	CHECK(f, undo(f, "李娟", NULL));
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM arb_case"), 1);
	expect_clean(f);
}

/* An inverted changeset alone would not notice that a later row refers to the one it removes. */
static void undo_notices_rows_that_refer(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "add_arbitrator", 0);
	struct arbitrator arbitrator;
	row_init(&arbitrator_table, &arbitrator);
	CHECK(f, row_set_text(&arbitrator.name, "林晓燕", &f->err) &&
			 row_set_text(&arbitrator.kind, "part_time", &f->err) &&
			 row_set_text(&arbitrator.source, "university", &f->err) &&
			 row_insert(f->store, &arbitrator_table, &arbitrator, &f->err));
	CHECK(f, txn_commit(f->store, &f->err));
	fixture_begin(f, "王主任", "appoint", 0);
	struct appointment appointment;
	row_init(&appointment_table, &appointment);
	appointment.arbitrator_id = arbitrator.id;
	appointment.from_day = civil_parse("2020-01-01");
	appointment.until_day = civil_parse("2024-12-31");
	CHECK(f, row_insert(f->store, &appointment_table, &appointment, &f->err));
	CHECK(f, txn_commit(f->store, &f->err));
	assert_false(undo(f, "李娟", NULL));
	assert_int_equal(f->err.code, ERR_CONFLICT);
	assert_non_null(strstr(error_text(&f->err), "“聘任”"));
	error_clear(&f->err);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM arbitrator"), 1);
	CHECK(f, undo(f, "王主任", NULL));
	CHECK(f, undo(f, "李娟", NULL));
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM arbitrator"), 0);
	row_clear(&arbitrator_table, &arbitrator);
	row_clear(&appointment_table, &appointment);
	expect_clean(f);
}

/* … nor that another column of the same row changed since. */
static void undo_notices_other_columns_of_the_row(void **state)
{
	struct fixture *f = *state;
	int64_t id = committed_case(f, "系统", 1);
	struct arb_case row;
	CHECK(f, row_get(f->store, &arb_case_table, id, &row, &f->err));
	row.amount = 500000;
	fixture_begin(f, "李娟", "edit_case", id);
	CHECK(f, row_update(f->store, &arb_case_table, &row, &f->err) && txn_commit(f->store, &f->err));
	row.head_count = 14;
	fixture_begin(f, "冉小红", "edit_case", id);
	CHECK(f, row_update(f->store, &arb_case_table, &row, &f->err) && txn_commit(f->store, &f->err));
	row_clear(&arb_case_table, &row);
	REFUSED(f, undo(f, "李娟", NULL), ERR_CONFLICT);
	assert_int_equal(file_int(f->path, "SELECT amount FROM arb_case"), 500000);
	CHECK(f, undo(f, "冉小红", NULL));
	CHECK(f, undo(f, "李娟", NULL));
	assert_int_equal(file_int(f->path, "SELECT amount FROM arb_case"), 1000);
	assert_int_equal(file_int(f->path, "SELECT head_count FROM arb_case"), 1);
}

static void collect(void *context, const char *table, int64_t id, const char *column, const char *before,
	const char *after)
{
	char *out = context;
	(void)id;
	size_t length = strlen(out);
	snprintf(out + length, 4096 - length, "%s.%s %s>%s\n", table, column, before ? before : "",
		after ? after : "");
}

static void the_trail_says_before_and_after(void **state)
{
	struct fixture *f = *state;
	int64_t id = committed_case(f, "李娟", 7);
	struct arb_case row;
	CHECK(f, row_get(f->store, &arb_case_table, id, &row, &f->err));
	row.amount = 1200;
	fixture_begin(f, "冉小红", "edit_case", id);
	CHECK(f, row_update(f->store, &arb_case_table, &row, &f->err) && txn_commit(f->store, &f->err));
	row_clear(&arb_case_table, &row);
	struct journal_list list;
	CHECK(f, journal_load(f->store, id, 0, 10, &list, &f->err));
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[0].actor, "冉小红");
	char changes[4096] = "";
	CHECK(f, journal_changes(f->store, list.items[0].seq, collect, changes, &f->err));
	assert_string_equal(changes, "arb_case.amount 7000>1200\n");
	changes[0] = '\0';
	CHECK(f, journal_changes(f->store, list.items[1].seq, collect, changes, &f->err));
	assert_non_null(strstr(changes, "event.day >2020-03-02\n"));
	journal_list_free(&list);
	CHECK(f, journal_load(f->store, 0, 2, 10, &list, &f->err));
	assert_int_equal(list.count, 1);
	assert_int_equal(list.items[0].seq, 1);
	journal_list_free(&list);
}

/* Tampering: each line of SQL behind the program's back must be found, and named. */
static void check_finds_what_was_done_behind_its_back(void **state)
{
	static const struct {
		const char *sql;
		bool deep; /* only the replay can know */
		const char *named;
	} tampering[] = {
		{"UPDATE journal SET actor = 'x' WHERE seq = 2", false, "第 2 条"},
		{"UPDATE journal SET today = today + 1 WHERE seq = 1", false, "第 1 条"},
		{"DELETE FROM journal WHERE seq = 2", false, "第 2 至 2 条"},
		{"UPDATE case_state SET stage = stage + 1", false, "派生数据"},
		{"UPDATE case_state SET hold = hold + 1", false, "派生数据"},
		{"UPDATE case_state SET hold_since = hold_since - 1", false, "派生数据"},
		{"UPDATE case_state SET ground = 1", false, "派生数据"},
		{"UPDATE tally SET days = days + 1 WHERE dimension = 'hold'", false, "计数"},
		{"UPDATE deadline SET due = due + 1 WHERE rule = 'award'", false, "期限"},
		{"UPDATE case_state SET case_key = case_key + 1", false, "派生数据"},
		{"UPDATE case_state SET case_number = 'x'", false, "派生数据"},
		{"UPDATE case_state SET other_names = 'x'", false, "派生数据"},
		{"UPDATE case_state SET next_rule = 'hearing'", false, "派生数据"},
		{"UPDATE case_state SET hearing_start = 0", false, "派生数据"},
		{"UPDATE case_state SET last_act = NULL", false, "派生数据"},
		{"UPDATE case_state SET has_tribunal = 1", false, "派生数据"},
		{"DELETE FROM case_state", false, "缺少派生数据"},
		{"INSERT INTO case_state (case_id" CASE_LINE_NAMES ") SELECT case_id - 1" CASE_LINE_NAMES
		 " FROM case_state",
			false, "不属于任何案件"},
		{"INSERT INTO case_state (case_id" CASE_LINE_NAMES ") SELECT case_id + 1" CASE_LINE_NAMES
		 " FROM case_state",
			false, "不属于任何案件"},
		{"DELETE FROM deadline WHERE rule = 'award'", false, "期限"},
		{"UPDATE deadline SET start_day = start_day + 1 WHERE rule = 'award'", false, "期限"},
		{"UPDATE deadline SET watch = watch + 1 WHERE rule = 'award'", false, "期限"},
		{"UPDATE deadline SET provisional = 1 WHERE rule = 'award'", false, "期限"},
		{"CREATE TABLE d AS SELECT * FROM deadline WHERE rule = 'award'; UPDATE d SET rule = 'sue';"
		 "INSERT INTO deadline SELECT * FROM d; DROP TABLE d",
			false, "期限"},
		{"UPDATE deadline SET clerk_id = clerk_id + 1 WHERE rule = 'award'", false, "期限"},
		{"UPDATE deadline SET lead_id = lead_id + 1 WHERE rule = 'award'", false, "期限"},
		{"UPDATE deadline SET case_id = case_id + 1 WHERE rule = 'award'", false, "不属于任何案件"},
		{"UPDATE tally SET open_cases = open_cases + 1 WHERE dimension = 'all'", false, "计数"},
		{"UPDATE service_state SET due = due + 1 WHERE document = 'application'", false,
			"待送达的文书"},
		{"DELETE FROM service_state WHERE document = 'application'", false, "待送达的文书"},
		{"UPDATE service_state SET case_id = 99", false, "不属于任何案件"},
		{"UPDATE tally SET open_cases = open_cases + 1 WHERE dimension = 'service_due'", false,
			"计数"},
		{"PRAGMA foreign_keys = OFF; UPDATE party SET case_id = 99999 WHERE role = 'applicant'",
			false, "party"},
		{"UPDATE party SET name = '别人' WHERE role = 'respondent'", true, "name"},
		{"UPDATE event SET note = '改' WHERE kind = 'accepted'", true, "note"},
		{"INSERT INTO note (id, case_id, written_on, author, content)"
		 " SELECT 777, id, 0, 'x', 'y' FROM arb_case",
			true, "777"},
		{"DELETE FROM party WHERE role = 'respondent'", true, "party"},
	};
	struct fixture *f = *state;
	int64_t id = committed_case(f, "李娟", 1);
	committed_event(f, "李娟", id, "accepted", "2020-03-04");
	committed_event(f, "李娟", id, "suspended", "2020-03-09");
	committed_event(f, "李娟", id, "resumed", "2020-03-19");
	expect_clean(f);
	char saved[128];
	snprintf(saved, sizeof saved, "%s.saved", f->path);
	CHECK(f, store_backup(f->store, saved, &f->err));
	for (size_t i = 0; i < sizeof tampering / sizeof *tampering; i++) {
		char copy[160];
		struct store_options options = {0};
		struct store *store, *original;
		snprintf(copy, sizeof copy, "%s.%zu", f->path, i);
		CHECK(f, store_open(saved, &options, &original, &f->err));
		CHECK(f, store_backup(original, copy, &f->err));
		store_close(original);
		file_exec(copy, tampering[i].sql);
		CHECK(f, store_open(copy, &options, &store, &f->err));
		for (int deep = tampering[i].deep; deep <= 1; deep++) {
			struct check_report report;
			CHECK(f, store_check(store, deep, NULL, NULL, &report, &f->err));
			bool named = false;
			for (size_t p = 0; p < report.count; p++)
				named = named || strstr(report.problems[p], tampering[i].named);
			if (!named)
				fail_msg("not found (deep %d): %s; %zu problems, first: %s", deep,
					tampering[i].sql, report.count,
					report.count ? report.problems[0] : "none");
			check_report_free(&report);
		}
		store_close(store);
		unlink(copy);
	}
	unlink(saved);
}

static void backup_refuses_to_overwrite(void **state)
{
	struct fixture *f = *state;
	char path[128];
	snprintf(path, sizeof path, "%s.copy", f->path);
	committed_case(f, "李娟", 1);
	CHECK(f, store_backup(f->store, path, &f->err));
	assert_int_equal(file_int(path, "SELECT count(*) FROM arb_case"), 1);
	REFUSED(f, store_backup(f->store, path, &f->err), ERR_REFUSED);
	unlink(path);
}

static bool stop_at_once(void *context, double done)
{
	double *last = context;
	assert_true(done >= 0 && done <= 1.001);
	*last = done;
	return false;
}

static void check_can_be_interrupted(void **state)
{
	struct fixture *f = *state;
	double last = -1;
	struct check_report report;
	committed_case(f, "李娟", 1);
	REFUSED(f, store_check(f->store, true, stop_at_once, &last, &report, &f->err), ERR_CANCELLED);
	assert_true(last >= 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(undo_goes_back_step_by_step_and_redo_forward),
		TEST(undo_is_refused_while_somebody_built_on_it),
		TEST(undo_notices_rows_that_refer),
		TEST(undo_notices_other_columns_of_the_row),
		TEST(the_trail_says_before_and_after),
		TEST(check_finds_what_was_done_behind_its_back),
		TEST(backup_refuses_to_overwrite),
		TEST(check_can_be_interrupted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
