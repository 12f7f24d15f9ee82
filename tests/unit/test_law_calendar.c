/* The working calendar: shipped schedules, counting against a naive count, replacing a year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/calendar.h"
#include "law_fixture.h"

#include <stdlib.h>
#include <string.h>

static civil_date day(const char *text)
{
	civil_date date = civil_parse(text);
	assert_int_not_equal(date, CIVIL_NONE);
	return date;
}

static void the_shipped_schedules(void **state)
{
	(void)state;
	const struct law_calendar *calendar = law_fixture()->calendar;
	assert_false(law_is_working(calendar, day("2020-01-30"))); /* Spring Festival */
	assert_true(law_is_working(calendar, day("2020-01-19"))); /* a Sunday that makes up for it */
	assert_false(law_is_working(calendar, day("2020-01-18"))); /* an ordinary Saturday */
	assert_string_equal(law_holiday_of(calendar, day("2020-01-30"))->name, "春节");
	assert_true(law_holiday_of(calendar, day("2020-01-19"))->work);
	assert_null(law_holiday_of(calendar, day("2020-01-20")));
	assert_true(law_is_scheduled(calendar, day("2017-01-01")));
	assert_true(law_is_scheduled(calendar, day("2026-12-31")));
	assert_false(law_is_scheduled(calendar, day("2016-12-31")));
	assert_false(law_is_scheduled(calendar, day("2027-01-01")));
	assert_true(law_are_scheduled(calendar, day("2017-01-01"), day("2026-12-31")));
	assert_false(law_are_scheduled(calendar, day("2026-12-31"), day("2027-01-01")));
}

static civil_date naive(const struct law_calendar *calendar, civil_date date, int n)
{
	int step = n > 0 ? 1 : -1;
	while (n != 0) {
		date += step;
		if (law_is_working(calendar, date))
			n -= step;
	}
	return date;
}

static void counting_equals_a_naive_count(void **state)
{
	(void)state;
	const struct law_calendar *calendar = law_fixture()->calendar;
	struct law_random random = {UINT64_C(20200115)};
	civil_date first = day("2015-01-01");
	for (int i = 0; i < 20000; i++) {
		civil_date date = first + (civil_date)law_random_below(&random, 5000);
		int n = (int)law_random_below(&random, 150) + 1;
		assert_int_equal(law_working_day(calendar, date, n), naive(calendar, date, n));
		assert_int_equal(law_working_day(calendar, date, -n), naive(calendar, date, -n));
		assert_int_equal(
			law_working_days_between(calendar, date, law_working_day(calendar, date, n)), n);
		if (law_is_working(calendar, date)) {
			civil_date there = law_working_day(calendar, date, n);
			assert_int_equal(law_working_day(calendar, there, -n), date);
			assert_int_equal(law_roll(calendar, date), date);
		} else {
			assert_int_equal(law_roll(calendar, date), naive(calendar, date, 1));
		}
	}
}

static void the_ends_of_the_calendar(void **state)
{
	(void)state;
	const struct law_calendar *calendar = law_fixture()->calendar;
	assert_int_equal(law_working_day(calendar, CIVIL_LAST, 1), CIVIL_NONE);
	assert_int_equal(law_working_day(calendar, CIVIL_FIRST, -1), CIVIL_NONE);
	assert_int_equal(law_working_day(calendar, CIVIL_LAST - 3, 100), CIVIL_NONE);
	assert_int_equal(law_working_day(calendar, CIVIL_NONE, 1), CIVIL_NONE);
	assert_false(law_is_working(calendar, CIVIL_LAST + 1));
	assert_int_equal(law_working_day(calendar, day("2020-01-15"), 0), day("2020-01-15"));
}

static void a_year_is_replaced_but_a_december_only_laid_over(void **state)
{
	(void)state;
	struct law_calendar *calendar = malloc(sizeof *calendar);
	assert_non_null(calendar);
	memcpy(calendar, law_fixture()->calendar, sizeof *calendar);
	struct error err = ERROR_INIT;
	struct law_holiday rows[8];
	size_t count;
	/* 2027's schedule reaches back into December 2026, which must keep the rest of its own. */
	assert_true(law_holidays_parse("date\tkind\tname\n2026-12-31\toff\t元旦\n2027-01-01\toff\t元旦\n"
				       "2027-01-03\twork\t元旦\n",
		rows, 8, &count, &err));
	assert_int_equal(count, 3);
	assert_true(law_calendar_apply(calendar, rows, count, &err));
	assert_false(law_is_working(calendar, day("2026-12-31")));
	assert_false(law_is_working(calendar, day("2026-10-01")));
	assert_true(law_is_working(calendar, day("2027-01-03")));
	assert_true(law_is_scheduled(calendar, day("2027-06-01")));
	/* The same year once more: the first version is gone. */
	assert_true(law_holidays_parse("2027-01-01\toff\t元旦\n", rows, 8, &count, &err));
	assert_true(law_calendar_apply(calendar, rows, count, &err));
	assert_false(law_is_working(calendar, day("2027-01-03")));
	free(calendar);
}

/* A holiday of the place, or a day the office moves: the year's other holidays stay, and a year without a
 * schedule still has none. */
static void a_single_day_is_laid_over(void **state)
{
	(void)state;
	struct law_calendar *calendar = malloc(sizeof *calendar);
	assert_non_null(calendar);
	memcpy(calendar, law_fixture()->calendar, sizeof *calendar);
	struct error err = ERROR_INIT;
	const struct law_holiday rows[] = {
		{.date = day("2020-03-05"), .single = true, .name = "地方假日"},
		{.date = day("2027-03-01"), .single = true, .name = "地方假日"},
	};
	assert_true(law_calendar_apply(calendar, rows, 2, &err));
	assert_false(law_is_working(calendar, day("2020-03-05")));
	assert_false(law_is_working(calendar, day("2020-01-30"))); /* Spring Festival as before */
	assert_true(law_is_working(calendar, day("2020-01-19")));
	assert_true(law_are_scheduled(calendar, day("2020-01-01"), day("2020-12-31")));
	assert_false(law_is_working(calendar, day("2027-03-01")));
	assert_false(law_is_scheduled(calendar, day("2027-03-01")));
	free(calendar);
}

static void wrong_schedules_name_line_and_column(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} wrong[] = {
		{"2027-01-01\toff\n", "第 1 行"},
		{"# 注释\n2027-13-01\toff\t元旦\n", "第 2 行第 1 列"},
		{"2027-01-01\tfrei\t元旦\n", "第 1 行第 2 列"},
		{"2027-01-01\toff\t一二三四五六七八九十\n", "第 1 行第 3 列"},
		{"2027-01-01\toff\t\n", "第 1 行第 3 列"},
		{"2027-01-01\toff\t元旦\n2027-01-02\toff\t元旦\n2027-01-01\twork\t元旦\n", "第 3 行第 1 列"},
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct law_holiday rows[4];
		size_t count;
		struct error err = ERROR_INIT;
		assert_false(law_holidays_parse(wrong[i].text, rows, 4, &count, &err));
		assert_non_null(strstr(error_text(&err), wrong[i].says));
		error_clear(&err);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_schedules),
		cmocka_unit_test(counting_equals_a_naive_count),
		cmocka_unit_test(the_ends_of_the_calendar),
		cmocka_unit_test(a_year_is_replaced_but_a_december_only_laid_over),
		cmocka_unit_test(a_single_day_is_laid_over),
		cmocka_unit_test(wrong_schedules_name_line_and_column),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
