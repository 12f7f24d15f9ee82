/* Numbers of mailings: single ones, and ranges written in the ways people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/tracking.h"

#include <string.h>

static const struct {
	const char *text;
	size_t count; /* 0: refused */
	const char *first, *last;
} written[] = {
	{"EMS1001", 1, "EMS1001", "EMS1001"},
	{" 1001 ", 1, "1001", "1001"},
	{"EMS1001-EMS1040", 40, "EMS1001", "EMS1040"},
	{"EMS1001-1040", 40, "EMS1001", "EMS1040"},
	{"EMS1001 ～ EMS1040", 40, "EMS1001", "EMS1040"},
	{"EMS1001至1002", 2, "EMS1001", "EMS1002"},
	{"EA001098CN—EA001101CN", 4, "EA001098CN", "EA001101CN"},
	{"0099-0102", 4, "0099", "0102"},
	{"SF-0099-SF-0102", 4, "SF-0099", "SF-0102"},
	{"7-7", 1, "7", "7"},
	{"EMS1001-SF1040", 1, "EMS1001-SF1040", "EMS1001-SF1040"}, /* not alike: one number */
	{"SF-1001-A", 1, "SF-1001-A", "SF-1001-A"},
	{"重庆日报", 1, "重庆日报", "重庆日报"},
	{"重庆日报2020-12-31", 1, "重庆日报2020-12-31", "重庆日报2020-12-31"}, /* a medium and its day */
	{"999999999999999999-999999999999999999", 1, "999999999999999999", "999999999999999999"},
	{"1234567890123456789-1234567890123456790", 1, "1234567890123456789-1234567890123456790",
		"1234567890123456789-1234567890123456790"},
	{"EMS1040-EMS1001", 0, NULL, NULL},
	{"00001-10001", 0, NULL, NULL},
	{"  ", 0, NULL, NULL},
	{"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456",
		0, NULL, NULL},
};

static void ranges_are_read_as_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
		struct error err = ERROR_INIT;
		struct tracking_range range;
		char text[TRACKING_TEXT];
		assert_int_equal(tracking_parse(written[i].text, &range, &err), written[i].count > 0);
		if (!written[i].count) {
			assert_int_equal(err.code, ERR_INPUT);
			error_clear(&err);
			continue;
		}
		assert_int_equal(range.count, written[i].count);
		tracking_at(&range, 0, text);
		assert_string_equal(text, written[i].first);
		tracking_at(&range, range.count - 1, text);
		assert_string_equal(text, written[i].last);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_are_read_as_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
