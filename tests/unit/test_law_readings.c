/* Readings of the rules that practice disputes: the office's setting decides; where the other reading gives
 * an earlier day, it stands beside as the safe one, with the reason in the trace. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/explain.h"
#include "law_fixture.h"

#include <string.h>

static struct law_result result;

static void derive(const struct law_event *events, size_t count, struct law_readings readings)
{
	struct law_office *office = law_fixture();
	office->readings = readings;
	assert_true(law_derive(office, events, count, 0, civil_parse("2024-05-06"), &result));
}

static struct law_event event(enum law_event_kind kind, const char *day)
{
	return (struct law_event){.kind = (uint8_t)kind, .date = civil_parse(day)};
}

/* Due and safe day ("" = none) of the rule's first deadline, and that the trace tells of a safe one. */
static void expect(enum law_rule_id id, const char *due, const char *safe)
{
	const struct law_deadline *deadline = law_deadline_of(&result, id);
	char text[CIVIL_TEXT_SIZE];
	assert_non_null(deadline);
	assert_string_equal(civil_format(deadline->due, text), due);
	assert_string_equal(civil_format(deadline->safe, text), safe);
	struct strbuf note = {0};
	law_trace_note(&result, deadline, &note);
	const char *told = strstr(strbuf_text(&note), "另一种理解为");
	if (!*safe)
		assert_null(told);
	else if (!told || !strstr(told, safe))
		fail_msg("%s", strbuf_text(&note));
	strbuf_free(&note);
}

/* Published on a Thursday, thirty days end on Saturday 2023-04-08. */
static void completion_of_an_announcement(void **state)
{
	(void)state;
	const struct law_event events[] = {
		event(LAW_ACCEPTED, "2023-03-01"), event(LAW_ANNOUNCED, "2023-03-09")};
	derive(events, 2, (struct law_readings){0});
	expect(LAW_RULE_ANNOUNCEMENT_COMPLETION, "2023-04-08", "");
	expect(LAW_RULE_DEFENCE, "2023-04-21", "");
	expect(LAW_RULE_AWARD, "2023-05-15", "");
	derive(events, 2, (struct law_readings){.announcement_rolls = true});
	expect(LAW_RULE_ANNOUNCEMENT_COMPLETION, "2023-04-10", "2023-04-08");
	expect(LAW_RULE_DEFENCE, "2023-04-23", "2023-04-21"); /* a Sunday worked for Labour Day */
	expect(LAW_RULE_AWARD, "2023-05-17", "2023-05-15");
	expect(LAW_RULE_SERVE_APPLICATION, "2023-03-08", "");
}

/* In time under the office's reading, late under the other: the other days are still safe ones. */
static void a_refusal_of_the_other_reading_hides_nothing(void **state)
{
	(void)state;
	const struct law_event events[] = {event(LAW_ACCEPTED, "2023-03-01"),
		event(LAW_ANNOUNCED, "2023-03-09"), event(LAW_COUNTERCLAIM_FILED, "2023-04-23")};
	derive(events, 3, (struct law_readings){.announcement_rolls = true});
	assert_int_equal(result.problem_count, 0);
	expect(LAW_RULE_ANNOUNCEMENT_COMPLETION, "2023-04-10", "2023-04-08");
	expect(LAW_RULE_COUNTERCLAIM_DECISION, "2023-04-28", "");
	expect(LAW_RULE_AWARD, "2023-05-17", "2023-05-15");
}

static void days_before_a_hearing(void **state)
{
	(void)state;
	const struct law_event events[] = {
		event(LAW_ACCEPTED, "2023-03-01"), event(LAW_HEARING, "2023-04-10")};
	derive(events, 2, (struct law_readings){0});
	expect(LAW_RULE_HEARING_NOTICE, "2023-03-31", "2023-03-30");
	derive(events, 2, (struct law_readings){.clear_days = true});
	expect(LAW_RULE_HEARING_NOTICE, "2023-03-30", "");
}

static void term_of_an_arbitrator(void **state)
{
	(void)state;
	const struct law_event appointed = event(LAW_APPOINTED, "2019-03-03");
	derive(&appointed, 1, (struct law_readings){.term_years = 3});
	expect(LAW_RULE_TERM_END, "2022-03-03", "");
	derive(&appointed, 1, (struct law_readings){.term_years = 7});
	expect(LAW_RULE_TERM_END, "2026-03-03", "2024-03-03");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(completion_of_an_announcement),
		cmocka_unit_test(a_refusal_of_the_other_reading_hides_nothing),
		cmocka_unit_test(days_before_a_hearing),
		cmocka_unit_test(term_of_an_arbitrator),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
