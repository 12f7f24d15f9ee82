/* Dates as people type them; today is Monday 2020-11-23. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/date_input.h"

static const char *typed(const char *text)
{
	static char out[CIVIL_TEXT_SIZE];
	return civil_format(date_input_parse(text, civil_make(2020, 11, 23)), out);
}

static void every_form(void **state)
{
	(void)state;
	static const struct {
		const char *text, *date;
	} forms[] = {{"2020-11-23", "2020-11-23"}, {"2020/1/2", "2020-01-02"}, {"2020.1.2", "2020-01-02"},
		{"2020年1月2日", "2020-01-02"}, {"2020年1月2", "2020-01-02"}, {"2020年1月2号", "2020-01-02"},
		{"20201123", "2020-11-23"}, {"11-24", "2020-11-24"}, {"1/2", "2020-01-02"},
		{"1.2", "2020-01-02"}, {"1月2日", "2020-01-02"}, {"23", "2020-11-23"}, {"3日", "2020-11-03"},
		{"3号", "2020-11-03"}, {"+3", "2020-11-26"}, {"-1", "2020-11-22"}, {"+0", "2020-11-23"},
		{"今", "2020-11-23"}, {"今天", "2020-11-23"}, {"today", "2020-11-23"}, {"t", "2020-11-23"},
		{"明日", "2020-11-24"}, {"tomorrow", "2020-11-24"}, {"后天", "2020-11-25"},
		{"昨天", "2020-11-22"}, {"yesterday", "2020-11-22"}, {"前", "2020-11-21"},
		{"２０２０－１１－２３", "2020-11-23"}, {"２０２０。１、２", "2020-01-02"},
		{"＋３", "2020-11-26"}, {" 2020 - 11 - 23　", "2020-11-23"}, {"2020-02-29", "2020-02-29"},
		{"1900-01-01", "1900-01-01"}, {"2199-12-31", "2199-12-31"}};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(typed(forms[i].text), forms[i].date) != 0)
			fail_msg("%s was read as %s", forms[i].text, typed(forms[i].text));
}

/* Around the turn of the year what has none is meant of the other one. */
static void the_nearest_year(void **state)
{
	(void)state;
	static const struct {
		const char *text, *today, *date;
	} rows[] = {{"01-08", "2020-12-31", "2021-01-08"}, {"12-28", "2021-01-04", "2020-12-28"},
		{"11-23", "2020-12-31", "2020-11-23"}, {"6月30日", "2020-12-31", "2021-06-30"},
		{"7-2", "2020-12-31", "2020-07-02"}, {"2020-01-08", "2020-12-31", "2020-01-08"},
		{"30", "2020-12-31", "2020-12-30"}, {"+7", "2020-12-31", "2021-01-07"},
		{"今天", "2020-12-31", "2020-12-31"}, {"02-29", "2023-12-20", "2024-02-29"},
		{"31", "2020-06-15", ""}, {"30", "2021-02-10", ""}, {"29", "2021-02-10", ""},
		{"11月", "2020-12-31", ""}, {"1-8", "1900-01-01", "1900-01-08"}};
	char date[CIVIL_TEXT_SIZE];
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(
			civil_format(date_input_nearest(rows[i].text, civil_parse(rows[i].today)), date),
			rows[i].date);
}

static void anything_else_is_no_date(void **state)
{
	(void)state;
	static const char *const wrong[] = {"", " ", "x", "2020", "2020年", "11月", "2020年11月", "23年",
		"2020月11年23日", "2020年11日23月", "2020日11月23年", "2020-11-23-", "2020-11-", "11-", "23-",
		"-", "+", "+-3", "+3月", "+3-4", "++3", "2020-11-31", "2021-02-29", "0-1", "32", "0", "13-1",
		"1899-12-31", "2200-01-01", "+99999", "-99999", "123456789", "99999999999999999999",
		"20-11-23", "02020-11-23", "2020--11-23", "2020-11-23x", "2020,11,23", "今今", "\xff",
		"2020-11-23-1", "20201123日", "1-1-1", "2020-1\xff-1"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (*typed(wrong[i]))
			fail_msg("%s was read as %s", wrong[i], typed(wrong[i]));
}

/* What is shown can be typed, on every day there is. */
static void every_day_can_be_typed(void **state)
{
	(void)state;
	for (civil_date day = CIVIL_FIRST; day <= CIVIL_LAST; day++) {
		char text[64];
		struct civil_day d = civil_split(day);
		assert_int_equal(date_input_parse(civil_format(day, text), CIVIL_FIRST), day);
		snprintf(text, sizeof text, "%d年%d月%d日", d.year, d.month, d.day);
		assert_int_equal(date_input_parse(text, CIVIL_LAST), day);
		snprintf(text, sizeof text, "%d", d.day);
		assert_int_equal(date_input_parse(text, day), day);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_form),
		cmocka_unit_test(the_nearest_year),
		cmocka_unit_test(anything_else_is_no_date),
		cmocka_unit_test(every_day_can_be_typed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
