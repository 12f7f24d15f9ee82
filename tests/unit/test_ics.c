/* iCalendar out and in: what is written passes the library's own check, what is read is by the office's
 * clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/ics.h"

#include <libical/ical.h>
#include <libical/icalss.h>
#include <stdio.h>
#include <string.h>

static civil_minute at(const char *text)
{
	civil_minute minute = minute_parse(text);
	assert_int_not_equal(minute, MINUTE_NONE);
	return minute;
}

/* ---- Writing ---- */

static void what_is_written_is_a_calendar(void **state)
{
	(void)state;
	const struct ics_event events[] = {
		{.uid = "hearing-1@zhongcai",
			.start = at("2020-11-30T09:00"),
			.end = at("2020-11-30T10:30"),
			.summary = "开庭 张伟; 与 某\\某,公司\nEND:VEVENT",
			.location = "一庭",
			.description = "案由：工伤\n书记员：李娟"},
		{.uid = "hearing-2@zhongcai",
			.start = at("2020-12-01T00:00"),
			.end = MINUTE_NONE,
			.is_cancelled = true,
			.summary = "只知道日子"},
	};
	struct strbuf text = {0};
	struct error err = ERROR_INIT;
	assert_true(ics_write("某仲裁委", events, 2, 1606700000, &text, &err));
	icalcomponent *calendar = icalcomponent_new_from_string(strbuf_text(&text));
	assert_non_null(calendar);
	assert_true(icalrestriction_check(calendar));
	assert_int_equal(icalcomponent_count_errors(calendar), 0);
	assert_int_equal(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 2);
	icalcomponent *first = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
	assert_string_equal(icalcomponent_get_summary(first), events[0].summary); /* a name stays a name */
	assert_string_equal(icalcomponent_get_description(first), events[0].description);
	struct icaltimetype start = icalcomponent_get_dtstart(first);
	start = icaltime_convert_to_zone(start, icaltimezone_get_utc_timezone());
	assert_string_equal(icaltime_as_ical_string(start), "20201130T010000Z");
	icalcomponent *second = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
	assert_true(icalcomponent_get_dtstart(second).is_date);
	assert_int_equal(icalcomponent_get_status(second), ICAL_STATUS_CANCELLED);
	icalcomponent_free(calendar);
	/* Lines end as the standard wants them, and none is longer than 75 bytes. */
	for (const char *line = strbuf_text(&text); *line;) {
		const char *end = strstr(line, "\r\n");
		assert_non_null(end);
		assert_true(end - line <= 75);
		line = end + 2;
	}
	strbuf_free(&text);
}

static void an_empty_calendar_is_one_too(void **state)
{
	(void)state;
	struct strbuf text = {0};
	struct error err = ERROR_INIT;
	assert_true(ics_write("某仲裁委", NULL, 0, 0, &text, &err));
	icalcomponent *calendar = icalcomponent_new_from_string(strbuf_text(&text));
	assert_non_null(calendar);
	icalcomponent_free(calendar);
	strbuf_free(&text);
}

/* ---- Reading ---- */

/* Of a calendar with these lines within, the busy times of November 2020: "11-30 09:00-10:30 课; …". Static.
 */
static const char *busy(const char *lines)
{
	static char out[2048];
	struct strbuf text = {0};
	strbuf_addf(&text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n%sEND:VCALENDAR\r\n", lines);
	struct ics_busy_list list;
	struct error err = ERROR_INIT;
	assert_true(ics_read_busy(
		strbuf_text(&text), at("2020-11-01T00:00"), at("2020-12-01T00:00"), &list, &err));
	strbuf_reset(&text);
	for (size_t i = 0; i < list.count; i++) {
		char start[MINUTE_TEXT_SIZE], end[MINUTE_TEXT_SIZE];
		minute_format(list.items[i].start, start);
		minute_format(list.items[i].end, end);
		bool same = strncmp(start, end, 10) == 0;
		strbuf_addf(&text, "%s%s-%s %s", i ? "; " : "", start + 5, end + (same ? 11 : 5),
			list.items[i].summary ? list.items[i].summary : "");
	}
	ics_busy_free(&list);
	snprintf(out, sizeof out, "%s", strbuf_text(&text));
	strbuf_free(&text);
	return out;
}

#define EVENT(lines) "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20201101T000000Z\r\n" lines "END:VEVENT\r\n"

static void times_are_the_offices(void **state)
{
	(void)state;
	/* UTC, a zone of its own, none at all, a whole day. */
	assert_string_equal(
		busy(EVENT("DTSTART:20201130T010000Z\r\nDTEND:20201130T023000Z\r\nSUMMARY:课\r\n")),
		"11-30T09:00-10:30 课");
	assert_string_equal(
		busy("BEGIN:VTIMEZONE\r\nTZID:Tokyo\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
		     "TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT(
			     "DTSTART;TZID=Tokyo:20201130T100000\r\nDTEND;TZID=Tokyo:20201130T110000\r\n")),
		"11-30T09:00-10:00 ");
	assert_string_equal(
		busy(EVENT("DTSTART:20201130T090000\r\nDURATION:PT1H\r\n")), "11-30T09:00-10:00 ");
	assert_string_equal(busy(EVENT("DTSTART;VALUE=DATE:20201103\r\nDTEND;VALUE=DATE:20201105\r\n")),
		"11-03T00:00-11-05T00:00 ");
}

static void every_occurrence_counts(void **state)
{
	(void)state;
	assert_string_equal(busy(EVENT("DTSTART:20201102T010000Z\r\nDTEND:20201102T020000Z\r\n"
				       "RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:20201109T010000Z\r\n")),
		"11-02T09:00-10:00 ; 11-16T09:00-10:00 ");
	/* Begun long before, without end: within the time asked for only. */
	assert_string_equal(busy(EVENT("DTSTART:20180105T060000Z\r\nDTEND:20180105T070000Z\r\n"
				       "RRULE:FREQ=MONTHLY;BYDAY=1FR\r\n")),
		"11-06T14:00-15:00 ");
	/* Not walked at all. */
	assert_string_equal(
		busy(EVENT("DTSTART:19700101T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY\r\n")), "");
}

/* Rules that come true never, or each second of a year, would be followed for hours: said, not waited for. */
static void no_rule_is_followed_for_ever(void **state)
{
	(void)state;
	static const char text[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n" EVENT(
		"DTSTART:20201102T010000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\n"
		"EXRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\n") "END:VCALENDAR\r\n";
	struct ics_busy_list list;
	struct error err = ERROR_INIT;
	assert_false(ics_read_busy(text, at("2020-11-01T00:00"), at("2020-12-01T00:00"), &list, &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_non_null(strstr(error_text(&err), "重复规则"));
	assert_null(list.items);
	error_clear(&err);
}

static void free_and_cancelled_do_not(void **state)
{
	(void)state;
	assert_string_equal(
		busy(EVENT("DTSTART:20201130T010000Z\r\nDTEND:20201130T020000Z\r\nTRANSP:TRANSPARENT\r\n")),
		"");
	assert_string_equal(
		busy(EVENT("DTSTART:20201130T010000Z\r\nDTEND:20201130T020000Z\r\nSTATUS:CANCELLED\r\n")),
		"");
	assert_string_equal(busy("BEGIN:VFREEBUSY\r\nUID:2\r\nDTSTAMP:20201101T000000Z\r\n"
				 "FREEBUSY;FBTYPE=BUSY:20201110T010000Z/20201110T020000Z\r\n"
				 "FREEBUSY:20201111T010000Z/PT2H\r\n"
				 "FREEBUSY;FBTYPE=FREE:20201112T010000Z/PT2H\r\nEND:VFREEBUSY\r\n"),
		"11-10T09:00-10:00 ; 11-11T09:00-11:00 ");
	assert_string_equal(busy(EVENT("SUMMARY:没有时间\r\n")), "");
}

static void anything_else_is_refused(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "案号,申请人\n", "BEGIN:VCARD\r\nEND:VCARD\r\n", "BEGIN:VCALENDAR"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct ics_busy_list list;
		struct error err = ERROR_INIT;
		bool good = ics_read_busy(texts[i], 0, 1, &list, &err);
		if (good)
			assert_int_equal(list.count, 0); /* a calendar that breaks off has nothing in it */
		else
			assert_int_equal(err.code, ERR_INPUT);
		ics_busy_free(&list);
		error_clear(&err);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_a_calendar),
		cmocka_unit_test(an_empty_calendar_is_one_too),
		cmocka_unit_test(times_are_the_offices),
		cmocka_unit_test(every_occurrence_counts),
		cmocka_unit_test(no_rule_is_followed_for_ever),
		cmocka_unit_test(free_and_cancelled_do_not),
		cmocka_unit_test(anything_else_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
