/* What the office decides for itself, from the keyboard: readings, numbers, a province's period, a schedule.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../unit/office_fixture.h"
#include "harness.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct e2e *open_in(void **state, const char *user, const char *language)
{
	const struct office_fixture *fixture = *state;
	const struct e2e_options options = {.today = "2020-11-23"};
	const char *const argv[] = {
		e2e_program("zhongcai"), "--db", fixture->path, "--user", user, "--lang", language, NULL};
	struct e2e *e = e2e_start(&options, argv);
	e2e_keys(e, ",");
	return e;
}

static struct e2e *open_as(void **state, const char *user)
{
	struct e2e *e = open_in(state, user, "zh");
	e2e_expect(e, "设置");
	return e;
}

static void leave(struct e2e *e)
{
	e2e_expect_aligned(e);
	e2e_keys(e, "C-q");
	assert_int_equal(e2e_finish(e), 0);
}

static void readings_and_numbers(void **state)
{
	struct e2e *e = open_as(state, "黄主任");
	e2e_expect(e, "案号格式");
	e2e_keys(e, "Right");
	e2e_expect_in_row(e, 4, "公告期满日遇节假日顺延     否");
	e2e_keys(e, "Enter"); /* a switch turns at once */
	e2e_expect_in_row(e, 4, "公告期满日遇节假日顺延     是");
	e2e_keys(e, "u");
	e2e_expect_in_row(e, 4, "公告期满日遇节假日顺延     否");
	e2e_keys(e, "Right Enter C-u");
	e2e_type(e, "9999");
	e2e_keys(e, "Enter");
	e2e_expect(e, "须在"); /* and the line stays open */
	e2e_keys(e, "C-u");
	e2e_type(e, "45");
	e2e_keys(e, "Enter");
	e2e_expect_not(e, "须在");
	e2e_expect_in_row(e, 4, "45");
	leave(e);
}

/* In English the titles need more than a line: the chosen one is among those shown, and the frame stays
 * whole. */
static void titles_move_along(void **state)
{
	struct e2e *e = open_in(state, "黄主任", "en");
	e2e_expect_in_row(e, 2, " office  readings");
	const char *row = e2e_row(e, 2), *border = "│";
	assert_string_equal(row + strlen(row) - strlen(border), border);
	e2e_keys(e, "Left");
	e2e_expect_in_row(e, 2, " station ");
	e2e_expect_not(e, " office  ");
	leave(e);
}

/* Until the section of that title is the one shown: its column is named so. */
static void go_to(struct e2e *e, const char *column)
{
	for (int i = 0; i < 12 && !strstr(e2e_row(e, 3), column); i++)
		e2e_keys(e, "Tab");
	e2e_expect_in_row(e, 3, column);
}

static void a_province_and_a_schedule(void **state)
{
	struct e2e *e = open_as(state, "黄主任");
	e2e_keys(e, "Enter Tab Tab");
	e2e_type(e, "浙江");
	e2e_keys(e, "C-s");
	e2e_expect(e, "省份                       浙江");
	go_to(e, "本省的长度");
	e2e_expect(e, "没有登记");
	e2e_keys(e, "i");
	e2e_type(e, "裁决");
	e2e_keys(e, "Enter");
	e2e_type(e, "30");
	e2e_keys(e, "Tab Tab");
	e2e_type(e, "简易");
	e2e_keys(e, "Enter");
	e2e_type(e, "2020-01-01");
	e2e_keys(e, "Tab Tab");
	e2e_type(e, "浙江省条例第五条");
	e2e_keys(e, "C-s");
	e2e_expect_in_row(e, 4, "裁决（简易处理）");
	e2e_expect_in_row(e, 4, "30 日，2020-01-01 起");
	e2e_keys(e, "D C-s");
	e2e_expect(e, "没有登记");
	go_to(e, "年或日");
	e2e_expect(e, "2021 年");
	char path[160];
	const struct office_fixture *fixture = *state;
	snprintf(path, sizeof path, "%s/schedule.tsv", fixture->directory);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs("2021-01-01\toff\t元旦\n2021-02-12\toff\t春节\n2021-05-03\toff\t劳动节\n2021-04-25\twork\t劳动节\n",
		file);
	fclose(file);
	e2e_keys(e, "I");
	e2e_type(e, path);
	e2e_keys(e, "Enter");
	e2e_expect(e, "休 3 天，调休上班 1 天");
	unlink(path);
	leave(e);
}

static void only_the_director_decides(void **state)
{
	struct e2e *e = open_as(state, "李娟");
	e2e_keys(e, "Right Enter");
	e2e_expect(e, "由主任决定");
	e2e_expect_in_row(e, 4, "公告期满日遇节假日顺延     否");
	leave(e);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(readings_and_numbers),
		TEST(titles_move_along),
		TEST(a_province_and_a_schedule),
		TEST(only_the_director_decides),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
