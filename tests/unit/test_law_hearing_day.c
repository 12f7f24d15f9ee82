/* The earliest day for a hearing: what it waits for, and the notice that must still be served. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/hearing_day.h"
#include "law_fixture.h"

static struct law_hearing_day earliest(const struct law_event *events, size_t count, const char *today)
{
	static struct law_result result;
	struct law_hearing_day out;
	assert_true(law_derive(law_fixture(), events, count, 0, civil_parse(today), &result));
	law_hearing_day(law_fixture(), &result, 0, civil_parse(today), &out);
	return out;
}

static void is_day(civil_date date, const char *expected)
{
	char text[CIVIL_TEXT_SIZE];
	assert_string_equal(civil_format(date, text), expected);
}

static struct law_event event(enum law_event_kind kind, const char *date)
{
	return (struct law_event){.kind = (uint8_t)kind, .date = civil_parse(date)};
}

/* Announced on 2020-10-11: completed on 12-10, defence until 12-24 (ten working days), so 12-25. */
static void an_announcement_and_the_defence_after_it(void **state)
{
	(void)state;
	const struct law_event events[] = {event(LAW_APPLIED, "2020-09-24"),
		event(LAW_ACCEPTED, "2020-09-27"), event(LAW_ANNOUNCED, "2020-10-11")};
	struct law_hearing_day day = earliest(events, 3, "2020-11-23");
	is_day(day.completion, "2020-12-10");
	is_day(day.defence, "2020-12-24");
	is_day(day.day, "2020-12-25");
	is_day(day.notice, "2020-12-18");
	assert_false(day.provisional);
}

/* Once the defence came nothing is waited for but the notice: five working days, over a weekend. */
static void only_the_notice_is_left(void **state)
{
	(void)state;
	const struct law_event events[] = {event(LAW_APPLIED, "2020-09-24"),
		event(LAW_ACCEPTED, "2020-09-27"), event(LAW_SERVED_RESPONDENT, "2020-10-09"),
		event(LAW_DEFENCE_RECEIVED, "2020-10-20")};
	struct law_hearing_day day = earliest(events, 4, "2020-11-19");
	is_day(day.completion, "");
	is_day(day.defence, "");
	is_day(day.day, "2020-11-26");
	is_day(day.notice, "2020-11-19");
}

/* The notice counts working days: New Year's Day and the make-up days around it matter. */
static void the_notice_passes_over_a_holiday(void **state)
{
	(void)state;
	const struct law_event events[] = {event(LAW_APPLIED, "2020-09-24"),
		event(LAW_ACCEPTED, "2020-09-27"), event(LAW_SERVED_RESPONDENT, "2020-10-09"),
		event(LAW_DEFENCE_RECEIVED, "2020-10-20")};
	struct law_hearing_day day = earliest(events, 4, "2020-12-31");
	is_day(day.day, "2021-01-08");
	is_day(day.notice, "2020-12-31");
}

static void a_year_without_a_schedule_is_provisional(void **state)
{
	(void)state;
	const struct law_event events[] = {event(LAW_APPLIED, "2026-09-24"),
		event(LAW_ACCEPTED, "2026-09-27"), event(LAW_SERVED_RESPONDENT, "2026-12-28")};
	struct law_hearing_day day = earliest(events, 3, "2026-12-30");
	assert_true(day.defence > civil_parse("2027-01-04"));
	assert_true(day.day > day.defence);
	assert_true(day.provisional);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_announcement_and_the_defence_after_it),
		cmocka_unit_test(only_the_notice_is_left),
		cmocka_unit_test(the_notice_passes_over_a_holiday),
		cmocka_unit_test(a_year_without_a_schedule_is_provisional),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
