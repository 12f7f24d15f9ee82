/* The case detail on a canvas: what it shows at several sizes, how it moves, what it asks the application
 * for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "case_fixture.h"
#include "store/row.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- What it shows ------------------------------------------------------------------------------------- */

static void expect_file(const char *name, const char *text)
{
	char path[512];
	static char wanted[64 * 1024];
	const char *srcdir = getenv("srcdir");
	snprintf(path, sizeof path, "%s/tests/data/case/%s.txt", srcdir ? srcdir : ".", name);
	FILE *file = fopen(path, "r");
	size_t length = file ? fread(wanted, 1, sizeof wanted - 1, file) : 0;
	wanted[length] = '\0';
	if (file)
		fclose(file);
	if (strcmp(text, wanted) == 0)
		return;
	fputs(text, stderr); /* longer than cmocka's messages */
	fail_msg("%s is not what was drawn", path);
}

static void shows_the_case_at_any_size(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_busy_case(office);
	static const struct {
		const char *name;
		int rows, columns;
	} sizes[] = {{"case-80", 22, 80}, {"case-79", 22, 79}, {"case-120", 38, 120}, {"case-200", 48, 200}};
	struct view *view = case_fixture_open(office, id, 22, 80);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		case_fixture_load(view, id, sizes[i].rows, sizes[i].columns);
		expect_file(sizes[i].name, case_fixture_text(view));
	}
	case_fixture_close(view);
}

static void shows_the_why_in_full(void **state)
{
	struct office *office = office_of(state);
	struct view *view = case_fixture_open(office, fixture_busy_case(office), 22, 80);
	view->pane->move(view, MOVE_NEXT_BOX);
	while (!strstr(case_fixture_row(view, 12), "为什么：裁决"))
		assert_int_equal(view->pane->move(view, MOVE_DOWN), EFFECT_REDRAW);
	view->pane->move(view, MOVE_OPEN);
	expect_file("why-80", case_fixture_text(view));
	view->pane->move(view, MOVE_OPEN);
	assert_non_null(strstr(case_fixture_row(view, 4), "时间线"));
	case_fixture_close(view);
}

/* A day counted through a year without holidays is marked, and the why says so; a disputed day has a safe
 * one. */
static void says_what_is_uncertain(void **state)
{
	struct office *office = office_of(state);
	office->today = civil_make(2035, 12, 21);
	int64_t id = fixture_act(office, "register", 0, "applicant=冉䶮", "respondent=甲公司",
		"cause=经济补偿", "date=2035-12-18", NULL);
	fixture_act(office, "accept", id, "date=2035-12-20", NULL);
	fixture_act(office, "schedule", id, "start=2036-01-31T09:00", NULL);
	struct view *view = case_fixture_open(office, id, 40, 80);
	const char *text = case_fixture_text(view);
	assert_non_null(strstr(text, "裁决期满（待"));
	assert_non_null(strstr(text, "2036-02-04?"));
	view->pane->move(view, MOVE_NEXT_BOX);
	view->pane->match(view, "开庭通知", &(struct error)ERROR_INIT);
	case_fixture_command(view, "why");
	text = case_fixture_text(view);
	assert_non_null(strstr(text, "稳妥起见"));
	assert_non_null(strstr(text, "尚无节假日安排"));
	case_fixture_close(view);
}

/* Long names, many rows, rare characters, combining marks: every row stays inside its frame. */
static void nothing_overlaps(void **state)
{
	struct office *office = office_of(state);
	office->today = civil_make(2020, 12, 31);
	int64_t id = fixture_act(office, "register", 0, "applicant=冉䶮",
		"respondent=重庆两江新区超长名称超长名称超长名称超长名称超长名称超长名称超长名称超长名称超长名称"
		"超长名称超长名称超长名称建设工程（集团）有限责任公司",
		"cause=追索劳动报酬", "amount=99999999999.99", "claims=支付e\xcc\x81\xcc\x88\xcc\xa7工资",
		"date=2020-09-24", NULL);
	fixture_act(office, "accept", id, "date=2020-09-27", NULL);
	for (int i = 0; i < 28; i++) {
		char name[64];
		snprintf(name, sizeof name, "name=阿卜杜拉·买买提·第%d位申请人", i + 2);
		fixture_act(office, "add_party", id, "role=applicant", name, "phone=13800000000", NULL);
	}
	for (int i = 0; i < 100; i++) {
		fixture_act(office, "add_event", id, "kind=mediation_agreed", "date=2020-10-09",
			"note=𠮷野家门前，家属（Ａ）称：“与被申请人负责人有亲属关系”", NULL);
		fixture_act(office, "add_event", id, "kind=mediation_refused", "date=2020-10-12", NULL);
	}
	static const int sizes[][2] = {{22, 80}, {21, 79}, {38, 120}, {48, 200}, {30, 97}, {12, 40}};
	struct view *view = case_fixture_open(office, id, 22, 80);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (int section = 0; section < 11; section++) {
			case_fixture_load(view, id, sizes[i][0], sizes[i][1]);
			case_fixture_expect_frame(view);
			view->pane->move(view, MOVE_END);
			case_fixture_expect_frame(view);
			case_fixture_command(view, "zoom");
			case_fixture_expect_frame(view);
			case_fixture_command(view, "zoom");
			view->pane->move(view, MOVE_RIGHT);
		}
	case_fixture_close(view);
}

/* --- Moving -------------------------------------------------------------------------------------------- */

/* The title of the box that has the keys, read from its style. */
static void expect_active(struct view *view, const char *title)
{
	assert_string_equal(case_fixture_active(view), title);
}

static void moves_through_boxes_and_sections(void **state)
{
	struct office *office = office_of(state);
	struct view *view = case_fixture_open(office, fixture_busy_case(office), 22, 80);
	expect_active(view, "时间线");
	view->pane->move(view, MOVE_NEXT_BOX);
	expect_active(view, "期限");
	view->pane->move(view, MOVE_RIGHT);
	view->pane->move(view, MOVE_RIGHT);
	expect_active(view, "当事人2");
	view->pane->move(view, MOVE_NEXT_BOX);
	expect_active(view, "时间线");
	view->pane->move(view, MOVE_LEFT);
	expect_active(view, "概况");
	view->pane->move(view, MOVE_PREVIOUS_BOX);
	expect_active(view, "期限");
	/* Every section has its own box on a large screen. */
	case_fixture_load(view, view->case_id, 48, 200);
	for (int i = 0; i < 11; i++)
		view->pane->move(view, MOVE_NEXT_BOX);
	expect_active(view, "期限");
	assert_int_equal(view->pane->move(view, MOVE_MARK), EFFECT_NOT_MINE);
	case_fixture_close(view);
}

static void a_high_row_is_scrolled_through(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_busy_case(office);
	char content[4096] = "content=";
	for (int i = 0; i < 40; i++)
		snprintf(content + strlen(content), sizeof content - strlen(content),
			"第%d段话说得很长很长很长；", i + 1);
	fixture_act(office, "add_note", id, content, NULL);
	struct view *view = case_fixture_open(office, id, 22, 80);
	while (strncmp(case_fixture_active(view), "笔记", strlen("笔记")) != 0)
		view->pane->move(view, MOVE_RIGHT);
	assert_null(strstr(case_fixture_text(view), "第40段"));
	for (int i = 0; i < 40 && !strstr(case_fixture_text(view), "第40段"); i++)
		view->pane->move(view, MOVE_DOWN);
	assert_non_null(strstr(case_fixture_text(view), "第40段"));
	/* … and then on to the next. */
	for (int i = 0; i < 4; i++)
		view->pane->move(view, MOVE_DOWN);
	assert_non_null(strstr(case_fixture_text(view), "先付一部"));
	case_fixture_close(view);
}

static void searches_all_sections(void **state)
{
	struct office *office = office_of(state);
	struct view *view = case_fixture_open(office, fixture_busy_case(office), 22, 80);
	struct error err = ERROR_INIT;
	assert_true(view->pane->match(view, "金开大道", &err));
	expect_active(view, "当事人2");
	assert_true(view->pane->match(view, "拒收", &err));
	expect_active(view, "送达1");
	assert_string_equal(view->pane->matched(view), "拒收");
	assert_false(view->pane->match(view, "没有这种话", &err));
	assert_string_equal(error_text(&err), "本案中没有“没有这种话”");
	error_clear(&err);
	expect_active(view, "送达1");
	assert_true(view->pane->match(view, "", &err));
	case_fixture_close(view);
}

/* What another case shows of the employer stands below it, and below a service that came back what comes
 * next. */
static void says_what_is_known_and_what_comes_next(void **state)
{
	struct office *office = office_of(state);
	int64_t first = fixture_accepted(office, "2020-09-14");
	fixture_act(
		office, "serve", first, "method=direct", "address=南岸区新路2号", "date=2020-09-15", NULL);
	fixture_act(office, "served", first, "date=2020-09-15", "proof=7", NULL);
	int64_t second = fixture_accepted(office, "2020-09-21");
	struct view *view = case_fixture_open(office, second, 48, 200);
	assert_contains(case_fixture_text(view), "以往送达：南岸区新路2号 2020-09-15");
	assert_null(strstr(case_fixture_text(view), "下一步"));
	fixture_act(office, "serve", second, "date=2020-09-22", NULL);
	fixture_act(office, "serve_failed", second, "date=2020-09-23", "reason=拒收", NULL);
	case_fixture_load(view, second, 48, 200);
	assert_contains(case_fixture_text(view), "  下一步 留置送达：受送达人拒收（办案规则");
	fixture_act(office, "serve", second, "method=leave", "date=2020-09-24", NULL);
	case_fixture_load(view, second, 48, 200);
	assert_null(strstr(case_fixture_text(view), "  下一步 留置"));
	case_fixture_close(view);
}

/* --- Doing --------------------------------------------------------------------------------------------- */

static void asks_for_the_act_of_the_row(void **state)
{
	struct office *office = office_of(state);
	struct view *view = case_fixture_open(office, fixture_busy_case(office), 22, 80);
	static const struct {
		const char *words; /* to be found */
		const char *edit, *insert, *remove; /* acts, "": a sentence says why not */
	} rows[] = {
		{"收到申请", "edit_event", "add_event", "remove_event"},
		{"开庭（拟）", "move_hearing", "add_event", "cancel_hearing"},
		{"公告期满", "", "add_event", ""},
		{"反申请", "", "add_event", ""},
		{"金开大道", "edit_party", "add_party", "remove_party"},
		{"支付经济补偿", "edit_claim", "add_claim", "remove_claim"},
		{"拒收", "edit_attempt", "serve", ""},
		{"一庭", "move_hearing", "schedule", "cancel_hearing"},
		{"首席", "replace", "assign", ""},
		{"再谈一次", "edit_note", "add_note", "remove_note"},
		{"性质", "edit_case", "", ""},
	};
	struct error err = ERROR_INIT;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		static const char *const commands[] = {"edit-row", "insert-row", "remove-row"};
		const char *const wanted[] = {rows[i].edit, rows[i].insert, rows[i].remove};
		if (!view->pane->match(view, rows[i].words, &err))
			fail_msg("%s: %s", rows[i].words, error_text(&err));
		struct pane_choice choice = {0};
		view->pane->choice(view, &choice);
		for (size_t k = 0; k < 3; k++) {
			char begins[64];
			case_fixture_command(view, commands[k]);
			const char *asked = case_fixture_asked();
			snprintf(begins, sizeof begins, "%s%s", *wanted[k] ? "act " : "say ", wanted[k]);
			if (strncmp(asked, begins, strlen(begins)) != 0)
				fail_msg("%s, %s: %s", rows[i].words, commands[k], asked);
			/* The row under the cursor is the one that is meant. */
			char which[64];
			snprintf(which, sizeof which, "=id:%lld\n", (long long)choice.subject_id);
			if (*wanted[k] && k != 1 && strcmp(wanted[k], "edit_case") != 0 &&
				!strstr(asked, which))
				fail_msg("%s: %s instead of %s", rows[i].words, asked, which);
		}
	}
	case_fixture_close(view);
}

/* A hearing that is over is put right, no longer moved; a seat that was replaced is left alone. */
static void asks_for_what_the_row_allows(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-14");
	fixture_act(office, "record_hearing", id, "start=2020-09-21 09:00", "room=一庭", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "replace", id, "arbitrator=林晓燕", "reason=出差", NULL);
	struct view *view = case_fixture_open(office, id, 22, 80);
	struct error err = ERROR_INIT;
	assert_true(view->pane->match(view, "一庭", &err));
	case_fixture_command(view, "edit-row");
	assert_non_null(strstr(case_fixture_asked(), "act edit_hearing hearing=id:"));
	case_fixture_command(view, "remove-row");
	assert_non_null(strstr(case_fixture_asked(), "say "));
	assert_true(view->pane->match(view, "已更换", &err));
	case_fixture_command(view, "edit-row");
	assert_non_null(strstr(case_fixture_asked(), "say "));
	case_fixture_close(view);
}

static void knows_what_can_be_done(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_case(office, "2020-09-20");
	struct view *view = case_fixture_open(office, id, 22, 80);
	struct pane_choice choice = {0};
	view->pane->choice(view, &choice);
	assert_int_equal(choice.case_id, id);
	assert_true(choice.have & NEED_PENDING);
	assert_false(choice.have & NEED_ACCEPTED);
	fixture_act(office, "accept", id, "date=2020-09-21", NULL);
	case_fixture_load(view, id, 22, 80);
	view->pane->choice(view, &choice);
	assert_true(choice.have & NEED_ACCEPTED);
	assert_false(choice.have & NEED_PENDING);
	assert_true(choice.subject == &event_table);
	case_fixture_close(view);
}

/* The cursor stays on its row when rows come before it. */
static void keeps_its_place(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_busy_case(office);
	struct view *view = case_fixture_open(office, id, 22, 80);
	struct error err = ERROR_INIT;
	struct pane_choice before = {0}, after = {0};
	assert_true(view->pane->match(view, "再谈一次", &err));
	view->pane->choice(view, &before);
	fixture_act(office, "add_note", id, "content=新的一条", NULL);
	case_fixture_load(view, id, 22, 80);
	view->pane->choice(view, &after);
	assert_int_equal(before.subject_id, after.subject_id);
	case_fixture_close(view);
}

static void a_case_that_was_undone(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_case(office, "2020-09-20");
	struct view *view = case_fixture_open(office, id, 22, 80);
	fixture_act(office, "undo", 0, NULL);
	case_fixture_load(view, id, 22, 80);
	assert_non_null(strstr(case_fixture_text(view), "已经不在档案中"));
	case_fixture_expect_frame(view);
	struct pane_choice choice = {.case_id = id};
	view->pane->choice(view, &choice);
	assert_int_equal(choice.case_id, 0);
	assert_null(choice.subject);
	assert_false(choice.have & NEED_CASE); /* so the application refuses what needs one */
	for (int move = 0; move < MOVES; move++)
		view->pane->move(view, (enum move)move);
	case_fixture_text(view);
	fixture_act(office, "redo", 0, NULL);
	case_fixture_load(view, id, 22, 80);
	assert_non_null(strstr(case_fixture_text(view), "张伟"));
	case_fixture_close(view);
}

#define CASE_TEST(function)                                                                                  \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		CASE_TEST(shows_the_case_at_any_size),
		CASE_TEST(shows_the_why_in_full),
		CASE_TEST(says_what_is_uncertain),
		CASE_TEST(nothing_overlaps),
		CASE_TEST(moves_through_boxes_and_sections),
		CASE_TEST(a_high_row_is_scrolled_through),
		CASE_TEST(searches_all_sections),
		CASE_TEST(says_what_is_known_and_what_comes_next),
		CASE_TEST(asks_for_the_act_of_the_row),
		CASE_TEST(asks_for_what_the_row_allows),
		CASE_TEST(knows_what_can_be_done),
		CASE_TEST(keeps_its_place),
		CASE_TEST(a_case_that_was_undone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
