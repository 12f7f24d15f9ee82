/* The day sheet on the screen: its sections are those of the command line, the cursor is told why and what
 * follows, cases are opened and worked on from their rows, one's own tasks are shown alone, holidays are
 * asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"

#include <stdio.h>
#include <string.h>

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

static struct e2e *open_today(int rows, int columns, const char *const *set)
{
	struct e2e *e = demo_open(rows, columns, "zh", set);
	int column;
	assert_int_equal(e2e_find(e, "今日", &column), 0);
	e2e_type(e, e2e_cell(e, 0, column - 1).text);
	e2e_expect_in_row(e, 1, "今日清单 ");
	return e;
}

/* Lines of `zhongcai today` that begin with a day before `until` and have the word. */
static int said(const char *word, const char *until)
{
	static char output[65536];
	const char *const arguments[] = {e2e_program("zhongcai"), "--db", demo_path(), "today", NULL};
	int count = 0;
	assert_int_equal(e2e_run(arguments, output, sizeof output), 1);
	for (char *line = strtok(output, "\n"); line; line = strtok(NULL, "\n"))
		count += line[0] == '2' && strcmp(line, until) < 0 && strstr(line, word) != NULL;
	return count;
}

/* Its lines that begin with no day: each stands over a section. */
static int headings_said(void)
{
	static char output[65536];
	const char *const arguments[] = {e2e_program("zhongcai"), "--db", demo_path(), "today", NULL};
	int count = 0;
	assert_int_equal(e2e_run(arguments, output, sizeof output), 1);
	for (char *line = strtok(output, "\n"); line; line = strtok(NULL, "\n"))
		count += line[0] != '2';
	return count;
}

static void sections_are_those_of_the_command_line(void **state)
{
	(void)state;
	struct e2e *e = open_today(24, 80, NULL);
	char title[160];
	int overdue = said("  逾", "2020-12-31"), hearings = said("  开庭 ", "3");
	assert_true(overdue > 1 && hearings > 0);
	snprintf(title, sizeof title, "逾期 %d ·", overdue);
	e2e_expect_in_row(e, 1, title);
	snprintf(title, sizeof title, "今日开庭 %d ·", hearings);
	e2e_expect_in_row(e, 1, title);
	/* The heading, then the first row under the cursor. */
	snprintf(title, sizeof title, "逾期 %d", overdue);
	e2e_expect_in_row(e, 3, title);
	e2e_expect_in_row(e, 4, "逾");
	assert_string_equal(e2e_cell(e, 4, 1).text, "▸");
	e2e_expect(e, "后果：");
	e2e_expect(e, "规则：");
	e2e_expect(e, "（次日起算）→");
	e2e_expect_aligned(e);
	demo_leave(e);
}

static void the_foot_grows_to_say_why(void **state)
{
	(void)state;
	struct e2e *e = open_today(24, 80, NULL);
	e2e_expect_not(e, "（次日起算）→ 45 日│");
	char first[256];
	snprintf(first, sizeof first, "%s", e2e_row(e, 4));
	int before = e2e_find(e, "后果：", NULL);
	e2e_keys(e, "w");
	assert_true(e2e_find(e, "后果：", NULL) < before);
	assert_string_equal(e2e_row(e, 4), first);
	e2e_keys(e, "w");
	assert_int_equal(e2e_find(e, "后果：", NULL), before);
	/* A heading says what stands under it. */
	e2e_keys(e, "Up");
	e2e_expect(e, "应办而逾期未办的事项");
	demo_leave(e);
}

static void every_row_is_reached_from_both_ends(void **state)
{
	(void)state;
	struct e2e *e = open_today(24, 80, NULL);
	e2e_keys(e, "G");
	e2e_expect(e, "即将到期");
	e2e_expect_aligned(e);
	int rows = said("", "3"), headings = headings_said();
	assert_true(headings >= 4);
	e2e_keys(e, "<");
	for (int i = 1; i < rows + headings; i++)
		e2e_type(e, "j");
	char last[256];
	snprintf(last, sizeof last, "%s", e2e_screen(e));
	e2e_keys(e, "G");
	assert_true(strncmp(e2e_screen(e), last, sizeof last - 1) == 0);
	demo_leave(e);
}

static void ones_own_tasks_are_shown_alone(void **state)
{
	(void)state;
	struct e2e *e = open_today(24, 80, NULL);
	e2e_keys(e, "f");
	e2e_expect_in_row(e, 1, "（我的）");
	for (int row = 3; row < 16; row++) {
		const char *text = e2e_row(e, row);
		if (strstr(text, " 诉 "))
			assert_non_null(strstr(text, "李娟"));
	}
	e2e_keys(e, "f");
	e2e_expect_not(e, "（我的）");
	demo_leave(e);
}

static void a_case_is_opened_and_worked_on(void **state)
{
	(void)state;
	struct e2e *e = open_today(24, 80, NULL);
	int column;
	char number[16];
	assert_int_equal(e2e_find(e, " 20-", &column), 4);
	snprintf(number, sizeof number, "%.7s", strstr(e2e_row(e, 4), " 20-") + 1);
	e2e_keys(e, "n");
	e2e_type(e, "已催办");
	e2e_keys(e, "C-s");
	e2e_expect_not(e, "Ctrl-S 提交");
	e2e_expect_in_row(e, 4, number);
	e2e_keys(e, "Enter");
	e2e_expect(e, "笔记1");
	e2e_expect_not(e, "今日清单");
	demo_leave(e);
}

static void a_wide_screen_shows_the_case_beside(void **state)
{
	(void)state;
	struct e2e *e = open_today(50, 200, NULL);
	e2e_wait_text(e, "时间线");
	e2e_expect_in_row(e, 1, "今日清单");
	e2e_expect_aligned(e);
	demo_leave(e);
}

static void the_next_schedule_is_asked_for(void **state)
{
	(void)state;
	static const char *const november[] = {"ZHONGCAI_TODAY=2026-11-24", NULL};
	struct e2e *e = open_today(24, 80, november);
	e2e_expect(e, "待提供 1");
	e2e_expect_in_row(e, 4, "2027 年");
	e2e_expect(e, "还没有 2027 年的放假安排");
	e2e_expect_aligned(e);
	/* What was due years ago keeps its year and its days whole. */
	e2e_expect_in_row(e, 6, "2020-");
	e2e_expect_in_row(e, 6, "日 ");
	e2e_keys(e, "Enter");
	e2e_expect(e, "节假日");
	demo_leave(e);
}

/* A name typed where nothing can be searched must not run as commands: it is looked for among the cases. */
static void a_search_leads_to_the_cases(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	e2e_keys(e, "6");
	e2e_expect_in_row(e, 1, "今日清单");
	e2e_keys(e, "/");
	e2e_expect(e, "搜索案件：/");
	e2e_type(e, "重庆");
	e2e_keys(e, "Enter");
	e2e_expect_in_row(e, 1, "案件");
	e2e_expect_in_row(e, 22, "重庆");
	/* Also from what is opened over the cases, and is closed by it. */
	e2e_keys(e, ", /");
	e2e_expect(e, "搜索案件：/");
	e2e_type(e, "两江");
	e2e_keys(e, "Enter");
	e2e_expect_in_row(e, 22, "两江");
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_search_leads_to_the_cases),
		cmocka_unit_test(sections_are_those_of_the_command_line),
		cmocka_unit_test(the_foot_grows_to_say_why),
		cmocka_unit_test(every_row_is_reached_from_both_ends),
		cmocka_unit_test(ones_own_tasks_are_shown_alone),
		cmocka_unit_test(a_wide_screen_shows_the_case_beside),
		cmocka_unit_test(the_next_schedule_is_asked_for),
		cmocka_unit_test(a_case_is_opened_and_worked_on),
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
