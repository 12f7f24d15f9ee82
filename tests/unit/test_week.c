/* Weekly patterns of half-days: read, written, asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/week.h"

enum { MON_AM = 1, MON_PM = 2, WED = 0x30, FRI_PM = 0x200 };

static void reads(const char *text, int64_t expected)
{
	int64_t week = -1;
	if (!week_parse(text, &week) || week != expected)
		fail_msg("%s: %lld", text, (long long)week);
}

static void reads_what_people_write(void **state)
{
	(void)state;
	reads("周一上午 周三 周五下午", MON_AM | WED | FRI_PM);
	reads("星期一上午、周一下午", MON_AM | MON_PM);
	reads("周一全天", MON_AM | MON_PM);
	reads("周一至周五", WEEK_ALL);
	reads("周二到周三上午；", 0x4 | 0x10);
	reads("", WEEK_ALL);
	reads(NULL, WEEK_ALL);
	reads("不限", WEEK_ALL);
}

static void refuses_what_it_does_not_understand(void **state)
{
	(void)state;
	int64_t week;
	assert_false(week_parse("周六上午", &week));
	assert_false(week_parse("周三至周一", &week));
	assert_false(week_parse("周一早上", &week));
	assert_false(week_parse("不限 周一", &week));
}

static void every_pattern_is_read_as_it_was_written(void **state)
{
	(void)state;
	for (int64_t week = 1; week <= WEEK_ALL; week++) {
		struct strbuf text = {0};
		week_text(week, &text);
		reads(strbuf_text(&text), week);
		strbuf_free(&text);
	}
}

static void says_when_one_can_come(void **state)
{
	(void)state;
	civil_date monday = civil_make(2020, 11, 23);
	assert_true(week_has(MON_AM, minute_make(monday, 9, 0), minute_make(monday, 13, 0)));
	assert_false(week_has(MON_AM, minute_make(monday, 9, 0), minute_make(monday, 13, 1)));
	assert_false(week_has(MON_AM, minute_make(monday, 14, 0), minute_make(monday, 15, 0)));
	assert_true(week_has(MON_AM | MON_PM, minute_make(monday, 9, 0), minute_make(monday, 17, 0)));
	assert_false(week_has(MON_AM, minute_make(monday + 1, 9, 0), minute_make(monday + 1, 10, 0)));
	/* A make-up working Saturday is in nobody's pattern. */
	assert_true(week_has(MON_AM, minute_make(monday + 5, 9, 0), minute_make(monday + 5, 10, 0)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_people_write),
		cmocka_unit_test(refuses_what_it_does_not_understand),
		cmocka_unit_test(every_pattern_is_read_as_it_was_written),
		cmocka_unit_test(says_when_one_can_come),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
