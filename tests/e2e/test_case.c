/* The case detail as its users meet it: deadlines and their why, a party corrected, a note written and
 * undone, other sizes, other people's writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../unit/office_fixture.h"
#include "harness.h"

#include <stdlib.h>
#include <string.h>

static struct office_fixture *fixture;
static int64_t case_id;

/* An office with one busy case, and its detail opened from the docket. The test's own hold on the office
 * stays open: it is another process that writes. */
static struct e2e *open_case(int rows, int columns)
{
	void *state = NULL;
	assert_int_equal(office_fixture_setup(&state), 0);
	fixture = state;
	case_id = fixture_busy_case(&fixture->office);
	struct e2e_options options = {.rows = rows, .columns = columns, .today = "2020-11-23"};
	const char *const argv[] = {e2e_program("zhongcai"), "--db", fixture->path, "--user", "黄主任", NULL};
	struct e2e *e = e2e_start(&options, argv);
	e2e_expect(e, "张伟等14人");
	e2e_keys(e, "Enter");
	e2e_expect(e, "渝两江劳人仲案字〔2020〕第1号");
	/* At 80 columns the key bar has no room for what cannot be done any more. */
	if (columns == 80) {
		e2e_expect_in_row(e, rows - 1, "s送达");
		assert_int_equal(e2e_find(e, "a受理", NULL), -1);
	} else if (columns >= 200) {
		e2e_expect_in_row(e, rows - 1, "a受理");
	}
	return e;
}

static void search(struct e2e *e, const char *words)
{
	e2e_keys(e, "/ C-u");
	e2e_type(e, words);
	e2e_keys(e, "Enter");
}

static void finish(struct e2e *e)
{
	e2e_expect_aligned(e);
	e2e_keys(e, "C-q");
	assert_int_equal(e2e_finish(e), 0);
	void *state = fixture;
	office_fixture_teardown(&state);
}

static void deadlines_and_their_why(void **state)
{
	(void)state;
	struct e2e *e = open_case(24, 80);
	e2e_expect_row(
		e, 1, "┌ 渝两江劳人仲案字〔2020〕第1号 ─ 追索劳动报酬 ─ 集体14人 ─ 送达中 ────────────┐");
	e2e_expect_in_row(e, 2, "张伟等14人");
	e2e_expect_in_row(e, 2, "标的额 1,268,400.00");
	e2e_expect(e, "10-11 公告");
	e2e_expect(e, "60日不计入");
	e2e_expect(e, "公告期满     2020-12-10  余17日 民诉92");
	e2e_expect(e, "裁决         2021-01-11  余49日 办案规则45");
	e2e_expect(e, "为什么：公告期满 2020-12-10");
	/* The why follows the deadline under the cursor. */
	e2e_keys(e, "Tab Down Down Down");
	e2e_expect(e, "为什么：裁决 2021-01-11");
	e2e_keys(e, "Enter");
	e2e_expect_row(
		e, 8, "│ 受理 2020-09-27（次日起算）→ 45 日                                           │");
	e2e_expect_in_row(e, 9, "扣除公告 2020-10-11 至 2020-12-10，60 日不计入");
	e2e_expect_in_row(e, 10, "第 45 日 2021-01-10 周日 → 顺延至 2021-01-11");
	e2e_expect_not(e, "时间线 ──");
	e2e_keys(e, "w");
	e2e_expect(e, "时间线 ──");
	/* A key typed while the input method is on. */
	e2e_type(e, "ｗ");
	e2e_expect_not(e, "时间线 ──");
	finish(e);
}

static void a_party_is_corrected(void **state)
{
	(void)state;
	struct e2e *e = open_case(24, 80);
	search(e, "金开大道");
	e2e_keys(e, "e");
	e2e_expect(e, "改当事人");
	e2e_expect(e, "名称      重庆某某建设工程有限公司");
	/* Wrong: said at the field, and nothing is stored. */
	e2e_keys(e, "C-u C-s");
	int field = 0, message = 0;
	int row = e2e_find(e, "名称      ", &field);
	assert_int_equal(e2e_find(e, "名称：不能为空", &message), row + 1);
	assert_true(message > field);
	/* Right. */
	e2e_type(e, "重庆某某建筑集团有限公司");
	e2e_keys(e, "C-s");
	e2e_expect_not(e, "┌ 改当事人");
	e2e_expect(e, "已修改当事人 重庆某某建筑集团有限公司");
	e2e_expect_in_row(e, 3, "被申请人 重庆某某建筑集团有限公司");
	e2e_keys(e, "u");
	e2e_expect_in_row(e, 3, "被申请人 重庆某某建设工程有限公司");
	finish(e);
}

/* The stage stands last in the title; a long cause is shortened rather than it. */
static void the_stage_is_never_cut(void **state)
{
	(void)state;
	struct e2e *e = open_case(24, 80);
	fixture_act(&fixture->office, "edit_case", case_id, "cause=未签订书面劳动合同二倍工资", NULL);
	e2e_wait_text(e, "双倍工资 ─ 集体14人 ─ 送达中 ─");
	finish(e);
}

static void a_note_is_written_and_undone(void **state)
{
	(void)state;
	struct e2e *e = open_case(24, 80);
	e2e_expect(e, "笔记1");
	e2e_keys(e, "n");
	e2e_type(e, "当事人冉䶮来电，12月10日前答复");
	e2e_keys(e, "C-s");
	e2e_expect(e, "笔记2");
	search(e, "来电");
	e2e_expect(e, "2020-11-23 黄主任：当事人冉");
	e2e_keys(e, "u");
	e2e_expect(e, "笔记1");
	e2e_expect_not(e, "12月10日前答复");
	e2e_keys(e, "U");
	e2e_expect(e, "笔记2");
	finish(e);
}

/* Adding and removing go through the acts of the section. */
static void rows_are_added_and_removed(void **state)
{
	(void)state;
	struct e2e *e = open_case(24, 80);
	search(e, "支付经济补偿");
	e2e_keys(e, "i");
	e2e_expect(e, "加请求");
	e2e_type(e, "支付加班工资");
	e2e_keys(e, "C-s");
	e2e_expect(e, "请求3");
	e2e_expect(e, "3 支付加班工资");
	search(e, "加班");
	e2e_keys(e, "D");
	e2e_expect(e, "请求2");
	e2e_expect_not(e, "3 支付加班工资");
	/* What follows from other things is not edited. */
	search(e, "反申请");
	e2e_keys(e, "D");
	e2e_expect(e, "这一行不能删去");
	finish(e);
}

static void any_size_and_back(void **state)
{
	(void)state;
	struct e2e *e = open_case(24, 80);
	char *before = strdup(e2e_screen(e));
	e2e_resize(e, 40, 120);
	e2e_expect_aligned(e);
	e2e_expect(e, "当事人2 ──"); /* a box of its own */
	e2e_expect(e, "为什么：公告期满 2020-12-10 ──");
	e2e_resize(e, 50, 200);
	e2e_expect_aligned(e);
	e2e_expect_in_row(e, 1, "案件 1 "); /* beside the docket */
	e2e_expect_in_row(e, 1, "渝两江劳人仲案字〔2020〕第1号");
	e2e_resize(e, 24, 80);
	assert_string_equal(e2e_screen(e), before);
	free(before);
	finish(e);
}

static void others_write_meanwhile(void **state)
{
	(void)state;
	struct e2e *e = open_case(24, 80);
	e2e_expect(e, "笔记1");
	fixture_act(&fixture->office, "add_note", case_id, "content=另一台终端写的", NULL);
	e2e_wait_text(e, "笔记2");
	finish(e);
}

static void a_case_that_is_gone(void **state)
{
	(void)state;
	struct e2e *e = open_case(24, 80);
	fixture_case(&fixture->office, "2020-11-20");
	e2e_keys(e, "q");
	e2e_wait_text(e, "未编号");
	e2e_keys(e, "Home");
	for (int i = 0; i < 2 && e2e_find(e, "▸未编号", NULL) < 0; i++)
		e2e_keys(e, "Down");
	e2e_expect(e, "▸未编号");
	e2e_keys(e, "Enter");
	e2e_expect_in_row(e, 1, "未编号");
	fixture_act(&fixture->office, "undo", 0, NULL);
	e2e_wait_text(e, "已经不在档案中");
	e2e_keys(e, "e");
	e2e_expect(e, "请先选定一个案件");
	e2e_keys(e, "n q");
	e2e_expect_in_row(e, 1, "案件 1 ");
	finish(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deadlines_and_their_why),
		cmocka_unit_test(a_party_is_corrected),
		cmocka_unit_test(a_note_is_written_and_undone),
		cmocka_unit_test(the_stage_is_never_cut),
		cmocka_unit_test(rows_are_added_and_removed),
		cmocka_unit_test(any_size_and_back),
		cmocka_unit_test(others_write_meanwhile),
		cmocka_unit_test(a_case_that_is_gone),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	e2e_folder_remove();
	return failed;
}
