/* The backlog: reasons and their figures, the cases of one reason, what can be done from a row; and the
 * forgotten cases, whose number stands in the first line whatever pane is open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RULE_ROW = 12 }; /* in 24 lines: reasons and forecast stand above it, cases below */

static int build_office(void **state)
{
	(void)state;
	return demo_build("600");
}

static int remove_office(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

/* Goes to the tab by the digit that stands before its name. */
static void go_to_tab(struct e2e *e, const char *title)
{
	int column;
	assert_int_equal(e2e_find(e, title, &column), 0);
	e2e_type(e, e2e_cell(e, 0, column - 1).text);
}

static struct e2e *open_backlog(int rows, int columns)
{
	struct e2e *e = demo_open(rows, columns, "zh", NULL);
	go_to_tab(e, "积压");
	e2e_expect_in_row(e, 1, "积压 ");
	return e;
}

/* What the command line says after these words, as a number. */
static long said(const char *const *arguments, const char *words)
{
	char output[8192];
	assert_int_equal(demo_run(arguments, output, sizeof output), 0);
	const char *at = strstr(output, words);
	if (!at)
		fail_msg("no “%s” in %s", words, output);
	return strtol(at + strlen(words), NULL, 10);
}

static long listed(const char *filter)
{
	static char output[65536];
	const char *const arguments[] = {"list", "--filter", filter, NULL};
	assert_int_equal(demo_run(arguments, output, sizeof output), 0);
	long lines = 0;
	for (const char *c = output; *c; c++)
		lines += *c == '\n';
	return lines;
}

/* Rows of the list of cases that have the word. */
static long rows_with(struct e2e *e, const char *word)
{
	long rows = 0;
	for (int row = RULE_ROW + 2; row < 22; row++)
		rows += strstr(e2e_row(e, row), word) != NULL;
	return rows;
}

static const char *const backlog_words[] = {"backlog", NULL};

static void reasons_have_their_figures_and_cases(void **state)
{
	(void)state;
	struct e2e *e = open_backlog(24, 80);
	char figure[64];
	long all = said(backlog_words, "积压  "), days = said(backlog_words, "占用 ");
	snprintf(figure, sizeof figure, "积压 %ld ", all);
	e2e_expect_in_row(e, 1, figure);
	snprintf(figure, sizeof figure, "占用日 %ld ", days);
	e2e_expect_in_row(e, 1, figure);
	assert_int_equal(listed("积压"), all);
	e2e_expect_in_row(e, RULE_ROW, "全部积压");
	/* From reason to reason until the announcements. */
	e2e_keys(e, "Right Right");
	e2e_expect_in_row(e, RULE_ROW, "公告送达");
	long announced = said(backlog_words, "公告送达  ");
	assert_true(announced > 0 && announced < 9);
	assert_int_equal(rows_with(e, "公告送达"), announced);
	assert_int_equal(rows_with(e, "裁决未制作"), 0);
	e2e_keys(e, "Left Left Left");
	e2e_expect_in_row(e, RULE_ROW, "全部积压");
	e2e_expect_aligned(e);
	demo_leave(e);
}

static void a_case_is_opened_and_worked_on_from_its_row(void **state)
{
	(void)state;
	struct e2e *e = open_backlog(24, 80);
	char number[16] = "";
	e2e_keys(e, "Right Right Down Up");
	const char *at = strstr(e2e_row(e, RULE_ROW + 2), "20-");
	assert_non_null(at);
	snprintf(number, sizeof number, "第%ld号", strtol(at + 3, NULL, 10));
	e2e_keys(e, "Enter");
	e2e_expect_in_row(e, 1, number);
	e2e_keys(e, "q");
	e2e_expect_in_row(e, RULE_ROW, "公告送达"); /* as it was left */
	e2e_keys(e, "n");
	e2e_type(e, "电话催问");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已写入笔记");
	e2e_keys(e, "Space");
	e2e_expect_in_row(e, 1, "已选 1");
	demo_leave(e);
}

static void words_narrow_the_backlog(void **state)
{
	(void)state;
	struct e2e *e = open_backlog(24, 80);
	/* A reason that is typed is chosen; the other words stay when another is. */
	e2e_keys(e, "/ C-u 原因:裁决未制作 Space 重庆 Enter");
	e2e_expect_in_row(e, RULE_ROW, "裁决未制作");
	e2e_expect_in_row(e, 22, "重庆");
	assert_true(rows_with(e, "裁决未制作") > 0);
	e2e_keys(e, "Left");
	e2e_expect_in_row(e, RULE_ROW, "未排期");
	e2e_expect_in_row(e, 22, "重庆");
	e2e_keys(e, "/ C-u 原因:未组庭 Enter");
	e2e_expect(e, "没有因此停住的案件");
	e2e_keys(e, "Esc F");
	e2e_keys(e, "/ C-u 查无此人 Enter");
	e2e_expect(e, "积压中没有符合搜索词的案件");
	e2e_keys(e, "F");
	e2e_expect_in_row(e, RULE_ROW, "全部积压");
	assert_true(rows_with(e, "20-") > 3);
	demo_leave(e);
}

static void announcements_are_foreseen(void **state)
{
	(void)state;
	struct e2e *e = open_backlog(24, 80);
	e2e_expect_in_row(e, 2, "公告期满 累计 排期");
	e2e_expect_in_row(e, 4, "12-31");
	e2e_expect_in_row(e, 5, "01-04");
	e2e_expect_in_row(e, RULE_ROW - 1, "以后");
	/* The last line's sum is of all that run. */
	char sum[32];
	const char *const words[] = {"backlog", NULL};
	snprintf(sum, sizeof sum, " %4ld ", said(words, "以后  公告期满 0  累计 "));
	e2e_expect_in_row(e, RULE_ROW - 1, sum);
	e2e_resize(e, 50, 200);
	e2e_expect_in_row(e, 15, "03-15"); /* all twelve weeks */
	e2e_expect_in_row(e, 2, "每件");
	e2e_expect_aligned(e);
	demo_leave(e);
}

static void the_forgotten_stand_in_the_first_line(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	long count = listed("被遗忘");
	assert_int_equal(count, 1);
	e2e_expect_in_row(e, 0, "忘 1 ");
	go_to_tab(e, "积压");
	e2e_expect_in_row(e, 0, "忘 1 ");
	e2e_keys(e, "B");
	e2e_expect_in_row(e, 1, "案件 1 ");
	e2e_expect_in_row(e, 22, "被遗忘");
	e2e_expect_in_row(e, 3, "中止");
	/* Another process goes on with the case: nobody forgot it any more. */
	char number[16];
	const char *at = strstr(e2e_row(e, 3), "20-");
	assert_non_null(at);
	snprintf(number, sizeof number, "%.7s", at);
	const char *const resume[] = {"act", "resume", number, NULL};
	assert_int_equal(demo_run(resume, NULL, 0), 0);
	e2e_wait_text(e, "没有符合筛选条件的案件");
	e2e_expect_not(e, "忘 1 ");
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reasons_have_their_figures_and_cases),
		cmocka_unit_test(a_case_is_opened_and_worked_on_from_its_row),
		cmocka_unit_test(words_narrow_the_backlog),
		cmocka_unit_test(announcements_are_foreseen),
		cmocka_unit_test(the_forgotten_stand_in_the_first_line),
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
