/* Windows of the docket: every sort, direction and filter against a plain query that reads everything. */
#include "store_fixture.h"

#include "base/strbuf.h"
#include "law/stage.h"
#include "store/bulk.h"
#include "store/docket.h"
#include "store/private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASES = 240, MAX_IDS = 20000 };

static const civil_date today = 18590; /* 2020-11-24 */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static int64_t arbitrators[3], clerks[3];

static void add_people(struct fixture *f, struct store *store)
{
	static char *const names[] = {"林晓燕", "何勇", "陈静"};
	for (size_t i = 0; i < 3; i++) {
		struct arbitrator arbitrator;
		row_init(&arbitrator_table, &arbitrator);
		arbitrator.name = names[i];
		arbitrator.kind = "full_time";
		CHECK(f, row_insert(store, &arbitrator_table, &arbitrator, &f->err));
		arbitrators[i] = arbitrator.id;
		struct staff staff;
		row_init(&staff_table, &staff);
		staff.name = names[i];
		staff.role = "clerk";
		CHECK(f, row_insert(store, &staff_table, &staff, &f->err));
		clerks[i] = staff.id;
	}
}

static void shape_case(struct fixture *f, int64_t id, int serial, uint32_t *seed)
{
	static char *const causes[] = {"wages", "work_injury", "double_wage"};
	struct arb_case row;
	CHECK(f, row_get(f->store, &arb_case_table, id, &row, &f->err));
	row.year = 2018 + serial % 3;
	row.amount = next_random(seed) % 50;
	row.is_collective = next_random(seed) % 4 == 0;
	row.lead_id = next_random(seed) % 3 ? arbitrators[next_random(seed) % 3] : 0;
	row.clerk_id = next_random(seed) % 3 ? clerks[next_random(seed) % 3] : 0;
	CHECK(f, row_set_text(&row.cause, causes[next_random(seed) % 3], &f->err));
	if (serial % 19 == 0)
		CHECK(f, row_set_text(&row.case_number, NULL, &f->err));
	CHECK(f, row_update(f->store, &arb_case_table, &row, &f->err));
	row_clear(&arb_case_table, &row);
}

static void fill(struct fixture *f)
{
	uint32_t seed = 42;
	fixture_begin(f, "演示", "demo", 0);
	add_people(f, f->store);
	for (int i = 1; i <= CASES; i++) {
		int64_t id = fixture_case(f, i, NULL);
		shape_case(f, id, i, &seed);
		civil_date day = civil_make(2020, 8, 1) + (civil_date)(next_random(&seed) % 100);
		char text[CIVIL_TEXT_SIZE];
		if (next_random(&seed) % 12)
			fixture_event(f, id, "applied", civil_format(day, text));
		if (next_random(&seed) % 6)
			fixture_event(f, id, "accepted", civil_format(day + 2, text));
		if (next_random(&seed) % 3 == 0)
			fixture_event(f, id, "announced", civil_format(day + 9, text));
		if (next_random(&seed) % 9 == 0)
			fixture_noted(f, id, "suspended", civil_format(day + 12, text),
				next_random(&seed) % 2 ? "等待工伤认定或伤残鉴定结论：待社保局" : NULL);
		if (next_random(&seed) % 2 == 0)
			fixture_event(f, id, "closed", civil_format(day + 40, text));
	}
	CHECK(f, txn_commit(f->store, &f->err));
}

static int filled_setup(void **state)
{
	if (fixture_setup(state) != 0)
		return -1;
	fill(*state);
	return 0;
}

/* Every filter with the same in SQL, written without any of the docket's own code. */
struct filter_case {
	struct docket_filter filter;
	const char *sql;
};

#define BACKLOG "is_open AND hold > 0 AND (block > 0 OR award_due <= 18597)"

static size_t filter_cases(struct filter_case out[40])
{
	struct filter_case cases[] = {
		{{0}, "1"},
		{{.scope = SCOPE_OPEN}, "is_open"},
		{{.scope = SCOPE_CLOSED}, "NOT is_open"},
		{{.lead_id = arbitrators[0]}, "lead_id = (SELECT min(id) FROM arbitrator)"},
		{{.scope = SCOPE_OPEN, .lead_id = arbitrators[0]},
			"is_open AND lead_id = (SELECT min(id) FROM arbitrator)"},
		{{.clerk_id = clerks[2]}, "clerk_id = (SELECT max(id) FROM staff)"},
		{{.mine_clerk = clerks[2], .mine_arbitrator = arbitrators[0]},
			"(clerk_id = (SELECT max(id) FROM staff) OR lead_id = (SELECT min(id) FROM arbitrator))"},
		{{.scope = SCOPE_OPEN, .mine_clerk = clerks[2], .mine_arbitrator = arbitrators[0]},
			"is_open AND (clerk_id = (SELECT max(id) FROM staff) OR lead_id = (SELECT min(id) FROM arbitrator))"},
		{{.mine_arbitrator = arbitrators[0]}, "lead_id = (SELECT min(id) FROM arbitrator)"},
		{{.due_today = true}, "is_open AND (next_due = 18590 OR duty_due = 18590)"},
		{{.overdue = true}, "is_open AND duty_due < 18590"},
		{{.blocked = true}, "is_open AND (block = 1 OR block = 2)"},
		{{.by_announcement = true}, "is_open AND block = 2"},
		{{.collective = true}, "is_collective"},
		{{.collective = true, .scope = SCOPE_OPEN}, "is_collective AND is_open"},
		{{.no_tribunal = true}, "is_open AND NOT has_tribunal"},
		{{.forgotten = true}, "is_open AND (next_due IS NULL OR last_act < 18590 - 60)"},
		{{.stage = 1}, "stage = 0"},
		{{.stage = 9}, "stage = 8"},
		{{.stage = 11}, "stage = 10"},
		{{.cause = "work_injury"}, "cause = 'work_injury'"},
		{{.cause = "work_injury", .scope = SCOPE_OPEN}, "cause = 'work_injury' AND is_open"},
		{{.year = 2019}, "case_number IS NOT 1 AND (case_key / 4294967296) = 2019"},
		{{.year = 2019, .scope = SCOPE_OPEN, .collective = true},
			"(case_key / 4294967296) = 2019 AND is_open AND is_collective"},
		{{.cause = "wages", .clerk_id = clerks[2], .collective = true},
			"cause = 'wages' AND clerk_id = (SELECT max(id) FROM staff) AND is_collective"},
		{{.overdue = true, .blocked = true}, "is_open AND duty_due < 18590 AND block IN (2, 1)"},
		{{.text = "测试1"}, "respondent LIKE '%测试1%'"},
		{{.text = "张伟２"}, "applicant LIKE '%张伟2%'"},
		{{.text = "测试", .scope = SCOPE_OPEN}, "is_open"},
		{{.text = "伟 重庆", .year = 2018}, "(case_key / 4294967296) = 2018"},
		{{.text = "第77号"}, "case_number LIKE '%第77号%'"},
		{{.text = "没有此人"}, "0"},
		{{.text = "，。"}, "1"},
		{{.backlog = true}, BACKLOG},
		{{.hold = LAW_BLOCK_ANNOUNCEMENT}, "is_open AND hold = 2"},
		{{.hold = LAW_HOLD_SERVING}, "is_open AND hold = 7 AND award_due <= 18597"},
		{{.hold = LAW_BLOCK_SUSPENSION, .ground = LAW_GROUND_WORK_INJURY + 1},
			"is_open AND hold = 3 AND ground = 5"},
		{{.backlog = true, .lead_id = arbitrators[0]},
			BACKLOG " AND lead_id = (SELECT min(id) FROM arbitrator)"},
	};
	memcpy(out, cases, sizeof cases);
	return sizeof cases / sizeof *cases;
}

static size_t expected_ids(
	struct fixture *f, const char *where, enum docket_sort sort, bool descending, int64_t *ids)
{
	static const char *const columns[DOCKET_SORTS] = {"next_due", "case_key", "accepted", "amount",
		"closed", "CASE WHEN is_open THEN award_due END"};
	const char *column = columns[sort], *direction = descending ? "DESC" : "ASC";
	struct strbuf sql = {0};
	strbuf_addf(&sql,
		"SELECT case_id FROM case_state WHERE (%s) ORDER BY %s IS NULL, %s %s,%s"
		" CASE WHEN %s IS NULL THEN case_key END %s, case_id %s",
		where, column, column, direction,
		sort == SORT_NEXT_DUE ? " CASE WHEN next_due IS NULL THEN 1 - is_open END,"
		: sort == SORT_LIMIT  ? " CASE WHEN award_due IS NULL OR NOT is_open THEN 1 - is_open END,"
				      : "",
		column, direction, direction);
	sqlite3_stmt *stmt = statement_get(f->store, strbuf_text(&sql), &f->err);
	CHECK(f, stmt != NULL);
	size_t count = 0;
	while (sqlite3_step(stmt) == SQLITE_ROW)
		ids[count++] = sqlite3_column_int64(stmt, 0);
	statement_done(f->store, stmt);
	strbuf_free(&sql);
	return count;
}

static struct docket_window window; /* large */

/* Pages through, forwards from the start or backwards from the end; ids in the order of the sort. */
static size_t walk(struct fixture *f, struct docket_query query, bool forward, int64_t *ids)
{
	size_t count = 0;
	query.from = forward ? FROM_START : FROM_END;
	for (bool first = true;; first = false) {
		CHECK(f, docket_load(f->store, &query, &window, &f->err));
		assert_true(window.count <= query.limit);
		if (forward ? first : !first && window.count > 0)
			assert_int_equal(forward ? window.at_start : window.at_end, forward);
		for (size_t i = 0; i < window.count; i++)
			ids[count++] = window.rows[forward ? i : window.count - 1 - i].case_id;
		bool end = forward ? window.at_end : window.at_start;
		assert_true(end || window.count > 0 || window.cut);
		if (end) {
			docket_window_free(&window);
			break;
		}
		query.from = forward ? FROM_AFTER : FROM_BEFORE;
		if (window.cut) {
			query.sort_value = window.resume_value;
			query.case_id = window.resume_id;
		} else {
			const struct docket_row *row = &window.rows[forward ? window.count - 1 : 0];
			query.sort_value = row->sort_value;
			query.case_id = row->case_id;
		}
		docket_window_free(&window);
	}
	if (!forward)
		for (size_t i = 0; i < count / 2; i++) {
			int64_t id = ids[i];
			ids[i] = ids[count - 1 - i];
			ids[count - 1 - i] = id;
		}
	return count;
}

static void same_ids(
	const char *what, const int64_t *expected, size_t expected_count, const int64_t *got, size_t count)
{
	for (size_t i = 0; i < count && i < expected_count; i++)
		if (expected[i] != got[i])
			fail_msg("%s: row %zu is case %lld, not %lld", what, i, (long long)got[i],
				(long long)expected[i]);
	if (count != expected_count)
		fail_msg("%s: %zu rows, not %zu", what, count, expected_count);
}

static void windows_equal_a_plain_query(void **state)
{
	struct fixture *f = *state;
	struct filter_case cases[40];
	size_t case_count = filter_cases(cases);
	static int64_t expected[MAX_IDS], got[MAX_IDS];
	size_t with_rows = 0;
	for (size_t c = 0; c < case_count; c++)
		for (enum docket_sort sort = 0; sort < DOCKET_SORTS; sort++)
			for (int descending = 0; descending < 2; descending++) {
				size_t count = expected_ids(f, cases[c].sql, sort, descending, expected);
				with_rows += count > 0;
				struct docket_query query = {.filter = cases[c].filter,
					.sort = sort,
					.descending = descending,
					.today = today,
					.limit = 11};
				same_ids(cases[c].sql, expected, count, got, walk(f, query, true, got));
				same_ids(cases[c].sql, expected, count, got, walk(f, query, false, got));
			}
	assert_true(with_rows > case_count * DOCKET_SORTS); /* most filters let something through */
}

static void counts_equal_a_plain_query(void **state)
{
	struct fixture *f = *state;
	struct filter_case cases[40];
	size_t case_count = filter_cases(cases);
	static int64_t expected[MAX_IDS];
	for (size_t c = 0; c < case_count; c++) {
		struct docket_counts counts;
		CHECK(f, docket_count(f->store, &cases[c].filter, today, &counts, &f->err));
		size_t matching = expected_ids(f, cases[c].sql, SORT_NUMBER, false, expected);
		if ((size_t)counts.matching != matching)
			fail_msg("%s: %lld, not %zu", cases[c].sql, (long long)counts.matching, matching);
		assert_false(counts.more);
		assert_int_equal(counts.open, expected_ids(f, "is_open", SORT_NUMBER, false, expected));
		assert_int_equal(counts.overdue,
			expected_ids(f, "is_open AND duty_due < 18590", SORT_NUMBER, false, expected));
		assert_int_equal(counts.due_today,
			expected_ids(f, "is_open AND (next_due = 18590 OR duty_due = 18590)", SORT_NUMBER,
				false, expected));
		assert_int_equal(counts.blocked,
			expected_ids(f, "is_open AND block IN (1, 2)", SORT_NUMBER, false, expected));
		assert_int_equal(counts.forgotten,
			expected_ids(f, "is_open AND (next_due IS NULL OR last_act < 18530)", SORT_NUMBER,
				false, expected));
	}
}

static void from_a_row_with_it(void **state)
{
	struct fixture *f = *state;
	static int64_t ids[MAX_IDS];
	struct docket_query query = {.sort = SORT_NEXT_DUE, .today = today, .limit = 5};
	size_t count = walk(f, query, true, ids);
	for (size_t i = 0; i < count; i += 13) {
		/* The sort value of the row is learned from a window that shows it. */
		query.from = FROM_START;
		query.limit = DOCKET_WINDOW;
		CHECK(f, docket_load(f->store, &query, &window, &f->err));
		assert_int_equal(window.rows[i].case_id, ids[i]);
		query.sort_value = window.rows[i].sort_value;
		query.case_id = ids[i];
		docket_window_free(&window);
		query.from = FROM_AT;
		query.limit = 5;
		CHECK(f, docket_load(f->store, &query, &window, &f->err));
		assert_int_equal(window.rows[0].case_id, ids[i]);
		assert_int_equal(window.at_start, i == 0);
		assert_int_equal(window.at_end, i + 5 >= count);
		docket_window_free(&window);
	}
}

static void rows_carry_their_texts(void **state)
{
	struct fixture *f = *state;
	struct docket_query query = {
		.filter = {.lead_id = arbitrators[1]}, .sort = SORT_NUMBER, .today = today};
	CHECK(f, docket_load(f->store, &query, &window, &f->err));
	assert_true(window.count > 10);
	for (size_t i = 0; i < window.count; i++) {
		assert_string_equal(window.rows[i].lead, "何勇");
		assert_int_equal(strncmp(window.rows[i].applicant, "张伟", 6), 0);
		assert_int_equal(strncmp(window.rows[i].respondent, "重庆测试", 12), 0);
	}
	docket_window_free(&window);
}

static void finds(struct fixture *f, const char *text, int64_t expected)
{
	int64_t id;
	CHECK(f, docket_find(f->store, text, &id, &f->err));
	assert_int_equal(id, expected);
}

static void numbers_in_any_form(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	struct arb_case row;
	row_init(&arb_case_table, &row);
	row.cause = "wages";
	row.case_number = "渝两江劳人仲案字〔2020〕第2314号";
	row.year = 2020;
	row.serial = 2314;
	CHECK(f, row_insert(f->store, &arb_case_table, &row, &f->err));
	int64_t id = row.id;
	row.id = 0;
	row.case_number = "渝两江劳人仲案字〔2019〕第17号";
	row.year = 2019;
	row.serial = 17;
	CHECK(f, row_insert(f->store, &arb_case_table, &row, &f->err));
	int64_t older = row.id;
	row.id = 0;
	row.case_number = "渝两江劳人仲案字〔2020〕第17号";
	row.year = 2020;
	CHECK(f, row_insert(f->store, &arb_case_table, &row, &f->err));
	CHECK(f, txn_commit(f->store, &f->err));
	static const char *const forms[] = {"渝两江劳人仲案字〔2020〕第2314号", "20-2314", "2020-2314",
		"2314", "渝两江劳人仲案字[2020]第2314号", "（2020）2314", "２０－２３１４", " 2314 "};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		finds(f, forms[i], id);
	finds(f, "19-17", older);
	int64_t none;
	REFUSED(f, docket_find(f->store, "17", &none, &f->err), ERR_INPUT);
	REFUSED(f, docket_find(f->store, "20-9999", &none, &f->err), ERR_NOTFOUND);
	REFUSED(f, docket_find(f->store, "张伟", &none, &f->err), ERR_NOTFOUND);
	REFUSED(f, docket_find(f->store, "", &none, &f->err), ERR_NOTFOUND);
}

/* A word too short for the index and too rare for a quick find: the scan stops, says so, and can go on. */
static void a_long_search_is_cut(void **state)
{
	struct fixture *f = *state;
	char path[128];
	snprintf(path, sizeof path, "%s/many.db", f->folder);
	store_close(f->store);
	CHECK(f, store_open(path, &(struct store_options){.create = true, .bulk = true}, &f->store, &f->err));
	fixture_begin(f, "演示", "demo", 0);
	int64_t wanted = 0;
	for (int i = 1; i <= 6000; i++) {
		int64_t id = fixture_case(f, i, NULL);
		if (i == 5500) {
			struct party party;
			row_init(&party_table, &party);
			party.case_id = wanted = id;
			party.role = "third_party";
			party.number = 1;
			party.name = "冉䶮";
			CHECK(f, row_insert(f->store, &party_table, &party, &f->err));
		}
	}
	CHECK(f, txn_commit(f->store, &f->err));
	CHECK(f, store_bulk_finish(f->store, NULL, NULL, &f->err));
	static int64_t ids[MAX_IDS];
	struct docket_query query = {
		.filter = {.text = "䶮"}, .sort = SORT_NUMBER, .today = today, .limit = 20};
	CHECK(f, docket_load(f->store, &query, &window, &f->err));
	assert_true(window.cut);
	assert_false(window.at_end);
	assert_int_equal(window.count, 0);
	docket_window_free(&window);
	assert_int_equal(walk(f, query, true, ids), 1);
	assert_int_equal(ids[0], wanted);
	assert_int_equal(walk(f, query, false, ids), 1);
	/* The index finds two characters at once. */
	strcpy(query.filter.text, "冉䶮");
	CHECK(f, docket_load(f->store, &query, &window, &f->err));
	assert_false(window.cut);
	assert_int_equal(window.count, 1);
	docket_window_free(&window);
	struct docket_counts counts;
	strcpy(query.filter.text, "䶮");
	CHECK(f, docket_count(f->store, &query.filter, today, &counts, &f->err));
	assert_true(counts.more);
	/* Too many hits to gather, yet the window is full at once. */
	strcpy(query.filter.text, "重庆测试");
	CHECK(f, docket_load(f->store, &query, &window, &f->err));
	assert_int_equal(window.count, 20);
	assert_false(window.cut);
	docket_window_free(&window);
}

int main(void)
{
#define TEST(name, setup) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(windows_equal_a_plain_query, filled_setup),
		TEST(counts_equal_a_plain_query, filled_setup),
		TEST(from_a_row_with_it, filled_setup),
		TEST(rows_carry_their_texts, filled_setup),
		TEST(numbers_in_any_form, fixture_setup),
		TEST(a_long_search_is_cut, fixture_setup),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
