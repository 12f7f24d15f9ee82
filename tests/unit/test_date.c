/* Civil dates: round trips over the whole range, impossible days, years and months. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"

static void every_day_round_trips(void **state)
{
	(void)state;
	struct civil_day before = civil_split(CIVIL_FIRST - 1);
	assert_int_equal(before.year, 1899);
	for (civil_date date = CIVIL_FIRST; date <= CIVIL_LAST; date++) {
		struct civil_day d = civil_split(date);
		assert_int_equal(civil_make(d.year, d.month, d.day), date);
		char text[CIVIL_TEXT_SIZE];
		assert_int_equal(civil_parse(civil_format(date, text)), date);
		assert_int_equal(civil_weekday(date), (civil_weekday(date - 1) + 1) % 7);
	}
	assert_int_equal(civil_split(CIVIL_LAST).year, 2199);
	assert_int_equal(civil_split(CIVIL_LAST + 1).year, 2200);
}

static void impossible_days_are_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {"2021-02-29", "2021-13-01", "2021-00-10", "2021-04-31", "2021-4-3",
		"", "2021-04-03 ", "20210403", "2200-01-01", "1899-12-31", "2021-04-0x"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(civil_parse(bad[i]), CIVIL_NONE);
	assert_int_not_equal(civil_parse("2020-02-29"), CIVIL_NONE);
}

static void years_and_months(void **state)
{
	(void)state;
	assert_int_equal(civil_add_years(civil_parse("2020-02-29"), 5), civil_parse("2025-02-28"));
	assert_int_equal(civil_add_years(civil_parse("2019-03-01"), 1), civil_parse("2020-03-01"));
	assert_int_equal(civil_month_start(civil_parse("2020-12-31"), 1), civil_parse("2021-01-01"));
	assert_int_equal(civil_month_start(civil_parse("2020-01-31"), -1), civil_parse("2019-12-01"));
	assert_int_equal(civil_weekday(civil_parse("2020-11-23")), 0);
}

static void minutes(void **state)
{
	(void)state;
	civil_minute at = minute_parse("2020-11-30T09:05");
	char text[MINUTE_TEXT_SIZE];
	assert_string_equal(minute_format(at, text), "2020-11-30T09:05");
	assert_int_equal(minute_date(at), civil_parse("2020-11-30"));
	assert_int_equal(minute_of_day(at), 545);
	assert_int_equal(minute_date(minute_parse("1965-01-01 23:59")), civil_parse("1965-01-01"));
	assert_true(minute_parse("2020-11-30T24:00") == MINUTE_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_round_trips),
		cmocka_unit_test(impossible_days_are_refused),
		cmocka_unit_test(years_and_months),
		cmocka_unit_test(minutes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
