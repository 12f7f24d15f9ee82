/* The application: what stands around the panes, keys of every kind, help, palette, messages, sizes, and
 * writers beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int build_office(void **state)
{
	(void)state;
	return demo_build("60");
}

static int remove_office(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

static void the_first_line_says_what_when_and_who(void **state)
{
	(void)state;
	static const int widths[] = {80, 81, 120, 200};
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct e2e *e = demo_open(24, widths[i], "zh", NULL);
		e2e_expect_in_row(e, 0, "仲裁台");
		e2e_expect_in_row(e, 0, "1案件");
		/* Beside the tabs there is no room for more on a small screen. */
		e2e_expect_in_row(e, 0, widths[i] < 100 ? "2020-12-31 李娟" : "2020-12-31 周四（设定） 李娟");
		e2e_expect_in_row(e, 1, "案件 ");
		e2e_expect_in_row(e, 1, "在办 ");
		e2e_expect_in_row(e, 23, "?帮助");
		e2e_expect_aligned(e);
		int column;
		assert_int_equal(e2e_find(e, "1案件", &column), 0);
		assert_true(e2e_cell(e, 0, column).reverse || e2e_cell(e, 0, column).bold);
		demo_leave(e);
	}
}

static void it_waits_for_a_larger_window(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 79, "zh", NULL);
	e2e_expect(e, "窗口太小");
	e2e_expect_not(e, "1案件");
	e2e_keys(e, "A j ?"); /* nobody types at what cannot be seen */
	e2e_resize(e, 24, 80);
	e2e_expect_in_row(e, 1, "案件 ");
	e2e_expect_not(e, "Ctrl-S 提交");
	e2e_expect_in_row(e, 0, "1案件");
	e2e_resize(e, 23, 80);
	e2e_expect(e, "23 行 80 列");
	e2e_resize(e, 50, 200);
	e2e_expect_in_row(e, 49, "?帮助");
	e2e_expect_aligned(e);
	e2e_resize(e, 24, 80);
	e2e_expect_in_row(e, 23, "?帮助");
	e2e_expect_aligned(e);
	demo_leave(e);
}

static void keys_of_the_input_method_are_their_ascii_keys(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *shown;
	} cases[] = {{"？", "各处通用"}, {"：", "打开这个窗格"}, {"／", "/未结"}, {"ｇ", "案号："},
		{"ｆ", "送达受阻"}};
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		e2e_type(e, cases[i].typed);
		e2e_expect(e, cases[i].shown);
		e2e_keys(e, "Esc");
		e2e_expect_in_row(e, 23, "?帮助");
	}
	demo_leave(e);
}

static void help_lists_every_key_and_is_searched(void **state)
{
	(void)state;
	static const int widths[] = {80, 120};
	for (size_t i = 0; i < 2; i++) {
		struct e2e *e = demo_open(24, widths[i], "zh", NULL);
		e2e_keys(e, "?");
		e2e_expect_in_row(e, 1, "帮助");
		e2e_expect(e, "“案件”窗格");
		e2e_expect_aligned(e);
		e2e_keys(e, "/ 延长裁决期限 Enter");
		e2e_expect(e, "延长裁决期限");
		e2e_expect_aligned(e);
		e2e_keys(e, "/ C-u 没有这样的话 Enter");
		e2e_expect(e, "帮助中没有“没有这样的话”");
		e2e_keys(e, "Esc q");
		e2e_expect_not(e, "各处通用");
		e2e_expect_in_row(e, 0, "1案件");
		demo_leave(e);
	}
}

static void the_palette_finds_acts_and_says_why_not(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	e2e_keys(e, "/ C-u 已结 Enter"); /* closed cases under the cursor */
	e2e_keys(e, ": 决定受理");
	int column, row = e2e_find(e, "受理  决定受理", &column);
	assert_true(row > 0);
	e2e_expect_in_row(e, row, "× a");
	e2e_expect_aligned(e);
	e2e_keys(e, "Enter");
	e2e_expect(e, "不能再办理“受理”");
	e2e_keys(e, ": 全部按键 Enter");
	e2e_expect(e, "各处通用");
	demo_leave(e);
}

static void a_wrong_number_is_said_and_the_line_stays(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	e2e_keys(e, "g 99-1 Enter");
	e2e_expect_in_row(e, 23, "案号：99-1");
	e2e_expect_in_row(e, 22, "99-1");
	e2e_keys(e, "Esc");
	e2e_expect_in_row(e, 23, "?帮助");
	demo_leave(e);
}

static void another_writer_is_seen(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	e2e_expect_not(e, "拓跋丹");
	const char *const argv[] = {"act", "register", "applicant=拓跋丹", "respondent=重庆甲建筑有限公司",
		"cause=工资", "date=2020-12-31", NULL};
	assert_int_equal(demo_run(argv, NULL, 0), 0);
	e2e_keys(e, "/ C-u 拓跋丹 Enter");
	e2e_wait_text(e, "案件 1 ");
	const char *const more[] = {"act", "register", "applicant=拓跋丹", "respondent=重庆乙建筑有限公司",
		"cause=工资", "date=2020-12-31", NULL};
	assert_int_equal(demo_run(more, NULL, 0), 0);
	e2e_wait_text(e, "案件 2 ");
	demo_leave(e);
}

static void english_is_whole(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 80, "en", NULL);
	e2e_expect_in_row(e, 0, "1cases");
	e2e_expect_not(e, "帮助");
	e2e_keys(e, "?");
	e2e_expect_not(e, "各处通用");
	e2e_expect_aligned(e);
	demo_leave(e);
}

static void write_keys(const char *text)
{
	char path[512];
	snprintf(path, sizeof path, "%s/config", e2e_folder());
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/config/zhongcai", e2e_folder());
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/config/zhongcai/keys", e2e_folder());
	FILE *file = fopen(path, "we");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static struct e2e *open_with_keys(const char *text)
{
	write_keys(text);
	static char config[600];
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s/config", e2e_folder());
	const char *const set[] = {config, NULL};
	return demo_open(24, 80, "zh", set);
}

static void users_bind_their_own_keys(void **state)
{
	(void)state;
	struct e2e *e = open_with_keys("# 我的按键\n* C-p palette\ndocket a -\n");
	e2e_keys(e, "C-p");
	e2e_expect(e, "打开这个窗格");
	e2e_keys(e, "Esc ?");
	e2e_expect_not(e, "a受理");
	e2e_keys(e, "/");
	e2e_type(e, "C-p");
	e2e_keys(e, "Enter");
	e2e_expect(e, ":, C-p"); /* both keys of the palette */
	demo_leave(e);
	e = open_with_keys("* C-p palette\n* C-p help\n");
	e2e_expect(e, "第 2 行");
	e2e_expect(e, "键位未更改");
	e2e_keys(e, "?");
	e2e_expect(e, "各处通用");
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_line_says_what_when_and_who),
		cmocka_unit_test(it_waits_for_a_larger_window),
		cmocka_unit_test(keys_of_the_input_method_are_their_ascii_keys),
		cmocka_unit_test(help_lists_every_key_and_is_searched),
		cmocka_unit_test(the_palette_finds_acts_and_says_why_not),
		cmocka_unit_test(a_wrong_number_is_said_and_the_line_stays),
		cmocka_unit_test(another_writer_is_seen),
		cmocka_unit_test(english_is_whole),
		cmocka_unit_test(users_bind_their_own_keys),
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
