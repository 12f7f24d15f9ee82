/* The docket: windows of rows, filters, orders, search, counts, several cases at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"

#include <stdio.h>
#include <stdlib.h>
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

static struct e2e *open_office(int rows, int columns)
{
	return demo_open(rows, columns, "zh", NULL);
}

/* The number after `label` in the docket's title. */
static long count_of(struct e2e *e, const char *label)
{
	const char *at = strstr(e2e_row(e, 1), label);
	assert_non_null(at);
	long value = 0;
	for (at += strlen(label); (*at >= '0' && *at <= '9') || *at == ','; at++)
		if (*at != ',')
			value = value * 10 + *at - '0';
	return value;
}

static void columns_follow_the_width(void **state)
{
	(void)state;
	static const struct {
		int columns;
		const char *shown, *hidden;
	} cases[] = {
		{80, "案由", "标的额"}, {81, "案由", "标的额"}, {120, "承办", NULL}, {159, "标的额", NULL}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct e2e *e = open_office(24, cases[i].columns);
		e2e_expect_in_row(e, 2, "案号");
		e2e_expect_in_row(e, 2, "下一期限");
		e2e_expect_in_row(e, 2, cases[i].shown);
		if (cases[i].hidden)
			e2e_expect_not(e, cases[i].hidden);
		e2e_expect_aligned(e);
		demo_leave(e);
	}
}

static void the_whole_list_is_walked_by_windows(void **state)
{
	(void)state;
	struct e2e *e = open_office(24, 80);
	char first[400], last[400], now[400];
	e2e_keys(e, "F");
	assert_true(count_of(e, "案件 ") >= 600); /* and some that are not accepted yet */
	e2e_keys(e, "o"); /* by number, the newest first */
	snprintf(first, sizeof first, "%s", e2e_row(e, 3));
	e2e_keys(e, "End");
	snprintf(last, sizeof last, "%s", e2e_row(e, 21));
	assert_string_not_equal(first, last);
	e2e_keys(e, "Home");
	snprintf(now, sizeof now, "%s", e2e_row(e, 3));
	assert_string_equal(now, first);
	/* Page after page comes to the same end, and back to the same beginning. */
	for (int i = 0; i < 40; i++)
		e2e_keys(e, "PgDn");
	snprintf(now, sizeof now, "%s", e2e_row(e, 21));
	assert_string_equal(now, last);
	for (int i = 0; i < 40; i++)
		e2e_keys(e, "PgUp");
	snprintf(now, sizeof now, "%s", e2e_row(e, 3));
	assert_string_equal(now, first);
	demo_leave(e);
}

static void filters_narrow_and_are_said(void **state)
{
	(void)state;
	struct e2e *e = open_office(24, 80);
	e2e_expect_in_row(e, 22, "未结");
	long open = count_of(e, "案件 ");
	assert_int_equal(open, count_of(e, "在办 "));
	e2e_keys(e, "f c");
	e2e_expect_in_row(e, 22, "未结 集体");
	assert_true(count_of(e, "案件 ") < open);
	e2e_keys(e, "f c f s 9"); /* not collective; stage 9: suspended */
	e2e_expect_in_row(e, 22, "阶段:中止");
	if (count_of(e, "案件 "))
		e2e_expect_in_row(e, 3, "中止");
	e2e_keys(e, "F");
	e2e_expect_in_row(e, 22, "全部案件");
	long all = count_of(e, "案件 ");
	e2e_keys(e, "f e");
	assert_int_equal(count_of(e, "案件 "), all - open);
	e2e_keys(e, "F");
	e2e_keys(e, "f v");
	assert_int_equal(count_of(e, "案件 "), count_of(e, "逾期 "));
	if (count_of(e, "案件 "))
		e2e_expect_in_row(e, 3, "逾");
	demo_leave(e);
}

static void search_takes_words_numbers_and_pairs(void **state)
{
	(void)state;
	struct e2e *e = open_office(24, 80);
	e2e_keys(e, "/ C-u 案由:工伤 已结 Enter");
	e2e_expect_in_row(e, 3, "工伤待遇");
	assert_true(count_of(e, "案件 ") > 0);
	e2e_keys(e, "/ C-u 案由:天气 Enter");
	e2e_expect_in_row(e, 23, "案由:天气"); /* the line stays, and says what is wrong */
	e2e_expect_in_row(e, 22, "天气");
	e2e_keys(e, "C-u 查无此人 Enter");
	e2e_expect(e, "没有符合筛选条件的案件");
	e2e_keys(e, "/ C-u Enter");
	assert_true(count_of(e, "案件 ") >= 600);
	demo_leave(e);
}

static void an_act_is_done_to_all_that_are_marked(void **state)
{
	(void)state;
	struct e2e *e = open_office(24, 80);
	e2e_keys(e, "Space Space Space");
	e2e_expect_in_row(e, 1, "已选 3");
	e2e_keys(e, "n");
	e2e_expect(e, "笔记：3 件案件");
	e2e_type(e, "年底前催办");
	e2e_keys(e, "C-s");
	e2e_expect(e, "“笔记”：3 件全部办妥");
	e2e_expect_not(e, "已选"); /* what they were marked for is done */
	e2e_keys(e, "* M");
	e2e_expect_not(e, "已选");
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_follow_the_width),
		cmocka_unit_test(the_whole_list_is_walked_by_windows),
		cmocka_unit_test(filters_narrow_and_are_said),
		cmocka_unit_test(search_takes_words_numbers_and_pairs),
		cmocka_unit_test(an_act_is_done_to_all_that_are_marked),
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
