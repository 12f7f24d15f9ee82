/* Allowances from the keyboard: a month drawn up by the tariff, approved by the director, an item taken back.
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

/* A case that the part-time 林晓燕 heard alone in October, and a tariff. */
static void prepare(struct office *office)
{
	fixture_act(office, "add_tariff", 0, "kind=case", "amount=300", "from=2020-01-01", NULL);
	fixture_act(office, "add_tariff", 0, "kind=hearing", "amount=100", "from=2020-01-01", NULL);
	int64_t id = heard_case(office, "arbitrator=林晓燕", "start=2020-10-20 09:00", "room=一庭");
	office->today = civil_parse("2020-10-20");
	fixture_act(office, "hold_hearing", id, NULL);
	office->today = civil_parse("2020-10-28");
	fixture_act(office, "award", id, NULL);
}

static void a_month_of_allowances(void **state)
{
	struct office_fixture *fixture = *state;
	prepare(&fixture->office);
	const struct e2e_options options = {.today = "2020-11-02"};
	const char *const argv[] = {e2e_program("zhongcai"), "--db", fixture->path, "--user", "黄主任", NULL};
	struct e2e *e = e2e_start(&options, argv);
	e2e_keys(e, "$ Left");
	e2e_expect_in_row(e, 1, "办案补助 2020 年 10 月 ─ 0 人");
	e2e_expect(e, "按 d 编制");
	e2e_keys(e, "d C-s");
	e2e_expect_in_row(e, 1, "1 人 400.00 元");
	e2e_expect_in_row(e, 3, "林晓燕");
	e2e_expect_in_row(e, 3, "待批准");
	e2e_keys(e, "V"); /* the month as a whole: no statement is asked for */
	e2e_expect(e, "2020-10");
	e2e_expect_not(e, "清单  ");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已批准补助清单 1 份，共 400.00 元");
	e2e_keys(e, "u");
	e2e_expect_in_row(e, 3, "待批准");
	e2e_keys(e, "v C-s");
	e2e_expect_in_row(e, 3, "2020-11-02");
	e2e_keys(e, "D");
	e2e_expect(e, "先按 Enter");
	e2e_keys(e, "Enter D");
	e2e_type(e, "当日改期，未开庭");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已冲销 100.00 元");
	e2e_expect_in_row(e, 14, "已冲销");
	e2e_expect_aligned(e);
	e2e_keys(e, "Right");
	e2e_expect_in_row(e, 1, "2020 年 11 月 ─ 1 人 -100.00 元");
	char path[160], line[256];
	snprintf(path, sizeof path, "%s/month.csv", fixture->directory);
	e2e_keys(e, "Left E C-u");
	e2e_type(e, path);
	e2e_keys(e, "Enter");
	e2e_expect(e, "已把 2 项补助写入");
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof line, file));
	assert_non_null(fgets(line, sizeof line, file));
	assert_non_null(strstr(line, ",每次开庭,独任,2020-10-20,100.00,已冲销,2020-11-02"));
	fclose(file);
	unlink(path);
	/* The tariff stands in the settings, the last section of them, and can be taken away there. */
	e2e_keys(e, ", Left");
	e2e_expect_in_row(e, 4, "每案");
	e2e_expect_in_row(e, 4, "300.00 元");
	e2e_expect_in_row(e, 5, "每次开庭");
	e2e_expect_aligned(e);
	e2e_keys(e, "D");
	e2e_expect(e, "已删去补助标准；已编制的清单不变");
	e2e_expect_in_row(e, 4, "每次开庭");
	e2e_keys(e, "q");
	e2e_expect_in_row(e, 1, "1 人 400.00 元");
	e2e_keys(e, "C-q");
	assert_int_equal(e2e_finish(e), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_month_of_allowances, office_fixture_setup, office_fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
