/* What was noted of services and of hearings that are over, put right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office_fixture.h"
#include "store/row.h"

#include <inttypes.h>
#include <stdio.h>

static const char *subject(const char *key, int64_t id)
{
	static char text[48];
	snprintf(text, sizeof text, "%s=id:%" PRId64, key, id);
	return text;
}

static void an_attempt_that_failed(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-14");
	fixture_act(office, "serve", id, "method=mail", "date=2020-09-15", "tracking=123", NULL);
	int64_t attempt_id =
		fixture_act(office, "serve_failed", id, "date=2020-09-18", "reason=查无此人", NULL);
	const char *which = subject("attempt", attempt_id);
	fixture_refused(office, "edit_attempt", id, "晚于有结果之日", which, "date=2020-09-20", NULL);
	fixture_refused(office, "edit_attempt", id, "送达之后才有", which, "proof=回证7", NULL);
	fixture_refused(office, "edit_attempt", id, "不能为空", which, "result_date=", NULL);
	fixture_refused(office, "edit_attempt", id, "2020-09-24", which, "result_date=2020-12-01", NULL);
	fixture_act(office, "edit_attempt", id, which, "result_date=2020-09-19", "tracking=", "carrier=EMS",
		"reason=拒收", NULL);
	struct attempt attempt;
	struct error err = ERROR_INIT;
	assert_true(row_get(office->store, &attempt_table, attempt_id, &attempt, &err));
	assert_int_equal(attempt.sent_on, civil_make(2020, 9, 15)); /* what was not said stays */
	assert_int_equal(attempt.result_on, civil_make(2020, 9, 19));
	assert_string_equal(attempt.reason, "拒收");
	assert_string_equal(attempt.carrier, "EMS");
	assert_null(attempt.tracking);
	row_clear(&attempt_table, &attempt);
}

/* The day of an announcement, and the day something was served, are events: deadlines follow from them. */
static void days_that_are_events(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-14");
	int64_t announced = fixture_act(office, "serve", id, "method=announcement", "date=2020-09-15",
		"tracking=重庆日报", "grounds=下落不明", NULL);
	fixture_refused(
		office, "edit_attempt", id, "时间线", subject("attempt", announced), "date=2020-09-16", NULL);
	fixture_act(office, "edit_attempt", id, subject("attempt", announced), "tracking=重庆晨报", NULL);
	int64_t direct = fixture_act(office, "serve", id, "party=applicant", "document=notice",
		"method=direct", "date=2020-09-15", NULL);
	fixture_act(office, "served", id, subject("attempt", direct), "date=2020-09-16", NULL);
	fixture_refused(office, "edit_attempt", id, "时间线", subject("attempt", direct),
		"result_date=2020-09-17", NULL);
	fixture_act(office, "edit_attempt", id, subject("attempt", direct), "proof=回证7", NULL);
}

static void a_hearing_that_is_over(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-14");
	fixture_act(office, "record_hearing", id, "start=2020-09-21 09:00", "room=一庭", NULL);
	fixture_act(office, "edit_hearing", id, "clerk=李娟", "note=双方到庭，质证完毕", NULL);
	struct row_list hearings;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &hearing_table, id, &hearings, &err));
	assert_int_equal(hearings.count, 1);
	assert_string_equal(ROW_AT(&hearings, hearing, 0)->note, "双方到庭，质证完毕");
	assert_int_not_equal(ROW_AT(&hearings, hearing, 0)->clerk_id, 0);
	assert_int_not_equal(ROW_AT(&hearings, hearing, 0)->room_id, 0);
	row_list_free(&hearings);
	/* One that is still to come is moved instead, so that clashes are seen. */
	int64_t planned = fixture_act(office, "schedule", id, "start=2020-10-21 09:00", NULL);
	fixture_refused(office, "edit_hearing", id, "", subject("hearing", planned), "room=二庭", NULL);
}

#define OFFICE_TEST(function)                                                                                \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OFFICE_TEST(an_attempt_that_failed),
		OFFICE_TEST(days_that_are_events),
		OFFICE_TEST(a_hearing_that_is_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
