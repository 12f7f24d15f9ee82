/* Derived rows: what they say, and that they always equal a rebuild. */
#include "store_fixture.h"

#include "base/strbuf.h"
#include "law/stage.h"
#include "store/bulk.h"
#include "store/derive.h"
#include "store/derive_private.h"
#include "store/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct case_line line_of(struct fixture *f, int64_t case_id)
{
	struct case_line line;
	bool found;
	CHECK(f, case_line_read(f->store, case_id, &line, &found, &f->err));
	assert_true(found);
	return line;
}

static void commit(struct fixture *f)
{
	CHECK(f, txn_commit(f->store, &f->err));
}

#define DERIVED "name IN ('case_state', 'deadline', 'service_state', 'tally')"

static void equals_rebuild(struct fixture *f)
{
	char *before = file_dump(f->path, DERIVED);
	CHECK(f, store_rebuild(f->store, &f->err));
	char *after = file_dump(f->path, DERIVED);
	equal_text(before, after);
	free(before);
	free(after);
}

static void a_case_is_followed(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	int64_t id = fixture_case(f, 1, "2020-01-13");
	commit(f);
	struct case_line line = line_of(f, id);
	assert_int_equal(line.stage, LAW_STAGE_ACCEPTANCE);
	assert_true(line.is_open);
	assert_string_equal(line.applicant, "张伟1");
	assert_string_equal(line.respondent, "重庆测试1有限公司");
	assert_int_equal(line.duty_due, civil_parse("2020-01-19")); /* the make-up Sunday counts */
	assert_int_equal(line.last_act, civil_parse("2020-01-13"));
	case_line_clear(&line);

	fixture_begin(f, "李娟", "accept", id);
	fixture_event(f, id, "accepted", "2020-01-15");
	commit(f);
	line = line_of(f, id);
	/* Day 45 is Saturday 2020-02-29. */
	assert_int_equal(line.award_due, civil_parse("2020-03-02"));
	assert_int_equal(line.accepted, civil_parse("2020-01-15"));
	case_line_clear(&line);

	fixture_begin(f, "李娟", "schedule", id);
	struct hearing hearing;
	row_init(&hearing_table, &hearing);
	hearing.case_id = id;
	hearing.start = minute_parse("2020-01-16T09:00");
	hearing.state = "planned";
	CHECK(f, row_insert(f->store, &hearing_table, &hearing, &f->err));
	commit(f);
	line = line_of(f, id);
	assert_string_equal(line.next_rule, "hearing_notice"); /* counted backwards, it is due before */
	assert_true(line.hearing_start == hearing.start);
	case_line_clear(&line);

	fixture_begin(f, "李娟", "close", id);
	fixture_event(f, id, "closed", "2020-02-20");
	commit(f);
	line = line_of(f, id);
	assert_false(line.is_open);
	assert_int_equal(line.closed, civil_parse("2020-02-20"));
	assert_int_equal(line.next_due, CIVIL_NONE);
	case_line_clear(&line);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM deadline"), 0);
	equals_rebuild(f);

	struct law_result *result = malloc(sizeof *result);
	CHECK(f, store_deadlines(f->store, id, civil_parse("2020-02-20"), result, &f->err));
	const struct law_deadline *award = law_deadline_of(result, LAW_RULE_AWARD);
	assert_non_null(award);
	assert_int_equal(award->state, LAW_MET);
	free(result);
}

static void a_deleted_case_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	struct arb_case row;
	row_init(&arb_case_table, &row);
	row.year = 2020;
	row.cause = "wages";
	CHECK(f, row_insert(f->store, &arb_case_table, &row, &f->err));
	commit(f);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM case_state"), 1);
	fixture_begin(f, "李娟", "delete", 0);
	CHECK(f, row_delete(f->store, &arb_case_table, row.id, &f->err));
	commit(f);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM case_state"), 0);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM tally"), 0);
}

/* Moving a row to another case derives both. */
static void a_moved_row_touches_both_cases(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	int64_t a = fixture_case(f, 1, "2020-01-13"), b = fixture_case(f, 2, "2020-01-13");
	int64_t event_id = fixture_event(f, a, "accepted", "2020-01-15");
	commit(f);
	struct event event;
	CHECK(f, row_get(f->store, &event_table, event_id, &event, &f->err));
	event.case_id = b;
	fixture_begin(f, "李娟", "move", 0);
	CHECK(f, row_update(f->store, &event_table, &event, &f->err));
	commit(f);
	row_clear(&event_table, &event);
	equals_rebuild(f);
}

static void add_holiday(struct fixture *f, struct store *store, const char *day)
{
	struct holiday holiday;
	row_init(&holiday_table, &holiday);
	holiday.day = civil_parse(day);
	holiday.kind = "off";
	holiday.name = "地方假日";
	CHECK(f, row_insert(store, &holiday_table, &holiday, &f->err));
}

static civil_date award_due(struct fixture *f, int64_t id)
{
	struct case_line line = line_of(f, id);
	civil_date due = line.award_due;
	case_line_clear(&line);
	return due;
}

static void a_changed_calendar_moves_open_cases(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	int64_t id = fixture_case(f, 1, "2027-01-13");
	fixture_event(f, id, "accepted", "2027-01-14");
	commit(f);
	civil_date before = award_due(f, id);
	assert_int_equal(before, civil_parse("2027-03-01")); /* day 45 is a Sunday */
	struct store *other;
	CHECK(f, store_open(f->path, &(struct store_options){0}, &other, &f->err));

	/* A rollback forgets the new calendar. */
	fixture_begin(f, "李娟", "holidays", 0);
	add_holiday(f, f->store, "2027-03-01");
	txn_rollback(f->store);
	assert_true(law_is_working(store_law(f->store)->calendar, before));

	fixture_begin(f, "李娟", "holidays", 0);
	add_holiday(f, f->store, "2027-03-01");
	commit(f);
	assert_int_equal(award_due(f, id), civil_parse("2027-03-02"));
	assert_false(law_is_working(store_law(f->store)->calendar, before));

	/* Another process that writes next derives with the new calendar, too. */
	struct txn_stamp stamp = test_stamp("王芳", "note", id);
	CHECK(f, txn_begin(other, &stamp, &f->err));
	struct note note;
	row_init(&note_table, &note);
	note.case_id = id;
	note.written_on = civil_parse("2027-01-20");
	note.author = "王芳";
	note.content = "已联系";
	CHECK(f, row_insert(other, &note_table, &note, &f->err));
	CHECK(f, txn_commit(other, &f->err));
	store_close(other);
	assert_int_equal(award_due(f, id), civil_parse("2027-03-02"));
	equals_rebuild(f);
}

static void a_bad_local_rule_is_refused(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "rules", 0);
	struct local_rule rule;
	row_init(&local_rule_table, &rule);
	rule.line = "这不是一条规则";
	CHECK(f, row_insert(f->store, &local_rule_table, &rule, &f->err));
	REFUSED(f, txn_commit(f->store, &f->err), ERR_INPUT);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM local_rule"), 0);
}

/* What a watcher was told: always more, and at the end that all is done. */
static bool note_progress(void *context, double done)
{
	double *told = context;
	assert_true(done >= *told && done <= 1);
	*told = done;
	return true;
}

/* A file derived by another version of the program's tables is derived again when opened, though that version
 * had other columns. */
#define INDEXES "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"

static void another_build_derives_again(void **state)
{
	static const char *const found[] = {"DELETE FROM case_state; DELETE FROM tally; DELETE FROM deadline",
		"DROP TABLE case_state; CREATE TABLE case_state (case_id INTEGER PRIMARY KEY);"
		"DROP TABLE tally; CREATE TABLE tally (dimension, value); DROP TABLE name_search"};
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	fixture_case(f, 1, "2020-01-13");
	fixture_case(f, 2, "2020-01-14");
	commit(f);
	char *before = file_dump(f->path, DERIVED);
	int64_t indexes = file_int(f->path, INDEXES);
	for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
		store_close(f->store);
		file_exec(f->path, "UPDATE derived_from SET value = 1 WHERE name = 'build'");
		file_exec(f->path, found[i]);
		double told = 0;
		CHECK(f, store_open(f->path,
				 &(struct store_options){.watch = note_progress, .watch_context = &told},
				 &f->store, &f->err));
		assert_true(told == 1);
		char *after = file_dump(f->path, DERIVED);
		equal_text(before, after);
		assert_int_equal(file_int(f->path, INDEXES), indexes);
		free(after);
	}
	free(before);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static const char *const kinds[] = {"accepted", "served_respondent", "announced", "suspended", "resumed",
	"extended", "award_made", "award_served", "closed", "rejected", "corrected", "evidence_until",
	"defence_received", "nonsense"};

/* One random act on a random case. */
static void random_act(struct fixture *f, int64_t *cases, size_t *count, uint32_t *seed)
{
	civil_date day = civil_make(2020, 1, 1) + (civil_date)(next_random(seed) % 300);
	char text[CIVIL_TEXT_SIZE];
	int64_t id = *count ? cases[next_random(seed) % *count] : 0;
	switch (*count < 3 ? 0 : next_random(seed) % 8) {
	case 0:
		cases[*count] = fixture_case(f, (int)*count + 1, civil_format(day, text));
		++*count;
		break;
	case 1:
	case 2:
	case 3:
		fixture_event(f, id, kinds[next_random(seed) % (sizeof kinds / sizeof *kinds)],
			civil_format(day, text));
		break;
	case 4: {
		struct hearing hearing;
		row_init(&hearing_table, &hearing);
		hearing.case_id = id;
		hearing.start = minute_make(day, 9, 0);
		hearing.state = next_random(seed) % 2 ? "planned" : "held";
		CHECK(f, row_insert(f->store, &hearing_table, &hearing, &f->err));
		break;
	}
	case 5: {
		struct row_list events;
		CHECK(f, row_list_of_case(f->store, &event_table, id, &events, &f->err));
		if (events.count)
			CHECK(f, row_delete(f->store, &event_table, ROW_AT(&events, event, 0)->id, &f->err));
		row_list_free(&events);
		break;
	}
	case 6: {
		struct arb_case row;
		CHECK(f, row_get(f->store, &arb_case_table, id, &row, &f->err));
		row.amount = next_random(seed) % 100000;
		row.is_collective = next_random(seed) % 2;
		row.is_summary = next_random(seed) % 2;
		CHECK(f, row_update(f->store, &arb_case_table, &row, &f->err));
		row_clear(&arb_case_table, &row);
		break;
	}
	default: {
		struct row_list parties;
		CHECK(f, row_list_of_case(f->store, &party_table, id, &parties, &f->err));
		struct party *party = ROW_AT(&parties, party, next_random(seed) % parties.count);
		CHECK(f, row_set_text(&party->name, next_random(seed) % 2 ? "王建国" : "重庆新名有限公司",
				 &f->err));
		CHECK(f, row_update(f->store, &party_table, party, &f->err));
		row_list_free(&parties);
	}
	}
}

static size_t hits(struct fixture *f, const char *name)
{
	int64_t ids[300];
	size_t count;
	bool indexed;
	CHECK(f, search_candidates(f->store, name, ids, 300, &count, &indexed, &f->err));
	assert_true(indexed);
	return count;
}

static void random_acts_equal_a_rebuild(void **state)
{
	struct fixture *f = *state;
	int64_t cases[300];
	size_t count = 0;
	uint32_t seed = 20201123;
	for (int round = 0; round < 120; round++) {
		fixture_begin(f, "李娟", "random", 0);
		for (uint32_t acts = 1 + next_random(&seed) % 3; acts > 0; acts--)
			random_act(f, cases, &count, &seed);
		if (round % 7 == 6) {
			size_t before = count;
			txn_rollback(f->store);
			/* Cases made in it are gone. */
			while (count > 0) {
				struct arb_case row;
				bool there =
					row_get(f->store, &arb_case_table, cases[count - 1], &row, &f->err);
				error_clear(&f->err);
				row_clear(&arb_case_table, &row);
				if (there)
					break;
				count--;
			}
			assert_true(count <= before);
		} else {
			commit(f);
		}
	}
	size_t wang = hits(f, "王建国"), company = hits(f, "重庆新名"), test = hits(f, "重庆测试");
	assert_int_equal(wang,
		file_int(f->path,
			"SELECT count(*) FROM case_state WHERE applicant || respondent LIKE '%王建国%'"));
	assert_true(wang > 0 && company > 0 && test > 0);
	equals_rebuild(f);
	assert_int_equal(hits(f, "王建国"), wang);
	assert_int_equal(hits(f, "重庆新名"), company);
	assert_int_equal(hits(f, "重庆测试"), test);
}

/* The same cases, in portions. */
static void fill(struct fixture *f, struct store *store)
{
	struct fixture other = *f;
	other.store = store;
	store_set_clock(store, 1600000000);
	uint32_t seed = 7;
	int64_t cases[300];
	size_t count = 0;
	for (int portion = 0; portion < 12; portion++) {
		fixture_begin(&other, "演示", "demo", 0);
		for (int i = 0; i < 20; i++) {
			cases[count] = fixture_case(&other, (int)count + 1, "2020-02-03");
			for (uint32_t n = next_random(&seed) % 5; n > 0; n--) {
				char day[CIVIL_TEXT_SIZE];
				fixture_event(&other, cases[count], kinds[next_random(&seed) % 13],
					civil_format(civil_make(2020, 2, 4) +
							     (civil_date)(next_random(&seed) % 100),
						day));
			}
			count++;
		}
		commit(&other);
	}
	f->err = other.err;
}

static void a_bulk_gives_the_same_rows(void **state)
{
	struct fixture *f = *state;
	char path[128];
	snprintf(path, sizeof path, "%s/bulk.db", f->folder);
	struct store *bulk;
	CHECK(f, store_open(path, &(struct store_options){.create = true, .bulk = true}, &bulk, &f->err));
	fill(f, f->store);
	fill(f, bulk);
	/* Until it is finished nobody else opens it. */
	CHECK(f, store_bulk_finish(bulk, NULL, NULL, &f->err));
	const char *all = "name NOT LIKE 'sqlite_%' AND name NOT LIKE 'name\\_search%' ESCAPE '\\'";
	char *ordinary = file_dump(f->path, all);
	char *quick = file_dump(path, all);
	equal_text(ordinary, quick);
	free(ordinary);
	free(quick);
	/* The same indexes, and an ordinary store from now on. */
	assert_int_equal(file_int(path, "SELECT count(*) FROM sqlite_schema"),
		file_int(f->path, "SELECT count(*) FROM sqlite_schema"));
	struct txn_stamp stamp = test_stamp("王芳", "room", 0);
	CHECK(f, txn_begin(bulk, &stamp, &f->err));
	add_holiday(f, bulk, "2027-03-01");
	CHECK(f, txn_commit(bulk, &f->err));
	store_close(bulk);
	CHECK(f, store_open(path, &(struct store_options){0}, &bulk, &f->err));
	int64_t ids[10];
	size_t count;
	bool indexed;
	CHECK(f, search_candidates(bulk, "张伟", ids, 10, &count, &indexed, &f->err));
	assert_int_equal(count, 10);
	store_close(bulk);
}

static void an_unfinished_bulk_is_refused(void **state)
{
	struct fixture *f = *state;
	char path[128];
	snprintf(path, sizeof path, "%s/half.db", f->folder);
	struct store *bulk;
	CHECK(f, store_open(path, &(struct store_options){.create = true, .bulk = true}, &bulk, &f->err));
	fill(f, bulk);
	store_close(bulk);
	REFUSED(f, store_open(path, &(struct store_options){0}, &bulk, &f->err), ERR_CORRUPT);
	/* And a bulk never goes into a file with content. */
	REFUSED(f, store_open(f->path, &(struct store_options){.create = true, .bulk = true}, &bulk, &f->err),
		ERR_REFUSED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_case_is_followed),
		TEST(a_deleted_case_leaves_nothing),
		TEST(a_moved_row_touches_both_cases),
		TEST(a_changed_calendar_moves_open_cases),
		TEST(a_bad_local_rule_is_refused),
		TEST(another_build_derives_again),
		TEST(random_acts_equal_a_rebuild),
		TEST(a_bulk_gives_the_same_rows),
		TEST(an_unfinished_bulk_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
