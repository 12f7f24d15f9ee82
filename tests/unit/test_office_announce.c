/* One announcement for many cases: whom it is for, the hearing that goes out with it, and its completion. The
 * days are reckoned by hand; whether a hearing is lawful is asked of the derived deadlines and the calendar.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/act_preview.h"
#include "office_fixture.h"
#include "store/hearings.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>

static int serial; /* each case has an employer of its own */

/* An accepted case whose application came back. */
static int64_t failed_case(struct office *office, const char *accepted, const char *returned)
{
	char employer[64], day[32], back[32];
	snprintf(employer, sizeof employer, "respondent=公告%d有限公司", ++serial);
	snprintf(day, sizeof day, "date=%s", accepted);
	snprintf(back, sizeof back, "date=%s", returned);
	int64_t id = fixture_act(office, "register", 0, "applicant=张伟", employer,
		"respondent_address=渝北区1号", "cause=追索劳动报酬", day, NULL);
	fixture_act(office, "accept", id, day, NULL);
	fixture_act(office, "serve", id, "tracking=1", day, NULL);
	fixture_act(office, "serve_failed", id, "reason=查无此单位，下落不明", back, NULL);
	return id;
}

static void set(struct office *office, struct act_call *call, const char *key, const char *value)
{
	struct error err = ERROR_INIT;
	if (!act_call_set(office, call, key, value, &err))
		fail_msg("%s", error_text(&err));
}

static size_t count_of(struct office *office, const struct table *table, int64_t case_id)
{
	struct row_list rows;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, table, case_id, &rows, &err));
	size_t count = rows.count;
	row_list_free(&rows);
	return count;
}

static void only_hearing(struct office *office, int64_t case_id, struct hearing *out)
{
	struct row_list rows;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &hearing_table, case_id, &rows, &err));
	assert_int_equal(rows.count, 1);
	int64_t id = ROW_AT(&rows, hearing, 0)->id;
	row_list_free(&rows);
	assert_true(row_get(office->store, &hearing_table, id, out, &err));
}

static civil_date due_of(struct office *office, int64_t case_id, const char *rule)
{
	const char *due = fixture_due(office, case_id, rule);
	if (!due)
		fail_msg("no %s", rule);
	return civil_parse(due);
}

/* Nothing that placed it is asked: the deadlines that run now, the calendar, and who else is where. */
static void is_lawful(struct office *office, int64_t case_id)
{
	struct hearing hearing;
	struct hearing_clash clash = {0};
	struct error err = ERROR_INIT;
	only_hearing(office, case_id, &hearing);
	civil_date day = minute_date(hearing.start);
	civil_date completion = due_of(office, case_id, "announcement_completion");
	assert_true(law_is_working(office->law->calendar, day));
	assert_true(day > completion);
	assert_true(day > due_of(office, case_id, "defence"));
	assert_true(due_of(office, case_id, "hearing_notice") >= completion);
	const struct hearing_proposal proposal = {.case_id = case_id,
		.hearing_id = hearing.id,
		.room_id = hearing.room_id,
		.clerk_id = hearing.clerk_id,
		.start = hearing.start,
		.end = hearing.end};
	assert_true(hearing_find_clash(office->store, &proposal, &clash, &err));
	assert_int_equal(clash.resource, CLASH_NONE);
	assert_true(hearing.room_id > 0);
	hearing_clash_clear(&clash);
	row_clear(&hearing_table, &hearing);
}

/* 60 days until the end of 2021, 30 from 2022 on, by the day of publication; then ten working days. */
static void days_by_the_law_in_force(void **state)
{
	struct office *office = office_of(state);
	static const struct {
		const char *accepted, *returned, *published;
		const char *completion, *defence, *hearing;
	} rows[] = {
		{"2020-09-24", "2020-09-28", "2020-10-12", "2020-12-11", "2020-12-25", "2020-12-28"},
		{"2021-12-13", "2021-12-17", "2021-12-31", "2022-03-01", "2022-03-15", "2022-03-16"},
		{"2021-12-13", "2021-12-17", "2022-01-04", "2022-02-03", "2022-02-18", "2022-02-21"},
		{"2024-04-08", "2024-04-15", "2024-05-06", "2024-06-05", "2024-06-20", "2024-06-21"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		office->today = civil_parse(rows[i].published);
		int64_t id = failed_case(office, rows[i].accepted, rows[i].returned);
		fixture_act(office, "announce", id, "medium=重庆日报", NULL);
		assert_string_equal(fixture_due(office, id, "announcement_completion"), rows[i].completion);
		assert_string_equal(fixture_due(office, id, "defence"), rows[i].defence);
		assert_contains(fixture_message(), rows[i].completion);
		struct hearing hearing;
		char day[CIVIL_TEXT_SIZE];
		only_hearing(office, id, &hearing);
		assert_string_equal(civil_format(minute_date(hearing.start), day), rows[i].hearing);
		row_clear(&hearing_table, &hearing);
		is_lawful(office, id);
	}
}

/* One after the other, as a batch does it: what is announced last comes to the hearing of the first. */
static void joined_cases_have_one_hearing(void **state)
{
	struct office *office = office_of(state);
	office->today = civil_make(2020, 10, 12);
	int64_t first = failed_case(office, "2020-09-24", "2020-09-28");
	int64_t second = failed_case(office, "2020-09-24", "2020-09-28");
	fixture_act(office, "assign", first, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "assign", second, "arbitrator=何勇", "reason=并案", NULL);
	fixture_act(office, "join_cases", second, "with=20-1", NULL);
	fixture_act(office, "announce", first, "medium=重庆日报", NULL);
	assert_int_equal(count_of(office, &hearing_table, second), 0);
	fixture_act(office, "announce", second, "medium=重庆日报", NULL);
	assert_contains(fixture_message(), "并案的 20-0001 号案已排 2020-12-28 09:00，同时同庭");
	struct hearing one, two;
	only_hearing(office, first, &one);
	only_hearing(office, second, &two);
	assert_int_equal(one.start, two.start);
	assert_int_equal(one.room_id, two.room_id);
	row_clear(&hearing_table, &one);
	row_clear(&hearing_table, &two);
	is_lawful(office, first);
	is_lawful(office, second);
}

enum { MANY = 12, SUMMARY = 3, PLANNED = 5 };

/* Twelve cases at once: one in summary procedure, one whose hearing stands too early. */
static void many_at_once(void **state)
{
	struct office *office = office_of(state);
	struct act_call calls[MANY];
	struct act_outcome outcomes[MANY];
	struct act_preview preview;
	struct error err = ERROR_INIT;
	int64_t ids[MANY];
	office->today = civil_make(2024, 5, 6);
	for (int i = 0; i < MANY; i++)
		ids[i] = failed_case(office, "2024-04-08", "2024-04-15");
	fixture_act(office, "simplify", ids[SUMMARY], NULL);
	fixture_act(office, "schedule", ids[PLANNED], "start=2024-05-20 09:00", NULL);
	for (int i = 0; i < MANY; i++) {
		act_call_init(&calls[i], act_find("announce"), ids[i]);
		set(office, &calls[i], "medium", "重庆日报");
		/* As a form gives what was left empty. */
		set(office, &calls[i], "content", "");
		set(office, &calls[i], "party", "");
	}
	if (!act_preview(office, calls, MANY, &preview, &err))
		fail_msg("%s", error_text(&err));
	assert_int_equal(preview.refused, 2);
	if (!act_run_batch(office, calls, MANY, outcomes, &err))
		fail_msg("%s", error_text(&err));
	for (int i = 0; i < MANY; i++) {
		const struct act_outcome *shown = &preview.cases[i].outcome, *done = &outcomes[i];
		assert_int_equal(shown->refusal.code, done->refusal.code);
		if (done->refusal.code == ERR_NONE) {
			/* The same hearings at the same hours, the same reasons. */
			assert_string_equal(shown->result.message, done->result.message);
			is_lawful(office, ids[i]);
		} else {
			assert_string_equal(error_text(&shown->refusal), error_text(&done->refusal));
			assert_null(fixture_due(office, ids[i], "announcement_completion"));
			assert_int_equal(count_of(office, &attempt_table, ids[i]), 1);
			assert_int_equal(count_of(office, &service_table, ids[i]), 1);
		}
	}
	assert_contains(error_text(&outcomes[SUMMARY].refusal), "第五十七条");
	assert_contains(error_text(&outcomes[SUMMARY].refusal), "转普通");
	assert_contains(error_text(&outcomes[PLANNED].refusal), "2024-05-20 09:00 早于");
	assert_int_equal(count_of(office, &hearing_table, ids[SUMMARY]), 0);
	for (int i = 0; i < MANY; i++) {
		act_outcome_clear(&outcomes[i]);
		act_call_clear(&calls[i]);
	}
	act_preview_free(&preview);
}

/* Everyone whose service failed, nobody who was reached; what was tried is on record. */
static void whom_it_is_for(void **state)
{
	struct office *office = office_of(state);
	office->today = civil_make(2020, 10, 12);
	int64_t id = fixture_act(office, "register", 0, "applicant=张伟",
		"respondent=子有限公司；丑有限公司；寅有限公司", "cause=追索劳动报酬", "date=2020-09-24",
		NULL);
	fixture_act(office, "accept", id, "date=2020-09-24", NULL);
	fixture_refused(office, "announce", id, "没有送达未果而未公告的", "medium=重庆日报", NULL);
	static const char *const parties[] = {"party=respondent", "party=respondent2", "party=respondent3"};
	int64_t attempts[3];
	for (size_t i = 0; i < 3; i++)
		attempts[i] = fixture_act(office, "serve", id, parties[i], "date=2020-09-25", NULL);
	char attempt[3][40];
	for (size_t i = 0; i < 3; i++)
		snprintf(attempt[i], sizeof attempt[i], "attempt=id:%lld", (long long)attempts[i]);
	fixture_act(office, "served", id, attempt[1], "date=2020-09-28", NULL);
	fixture_act(office, "serve_failed", id, attempt[0], "date=2020-09-28", "reason=已搬迁", NULL);
	fixture_act(office, "serve_failed", id, attempt[2], "date=2020-09-29", "reason=下落不明", NULL);
	int64_t first = fixture_act(office, "announce", id, "medium=重庆日报", "what=application", NULL);
	assert_contains(fixture_message(), "子有限公司、寅有限公司");
	struct attempt row;
	struct error err = ERROR_INIT;
	assert_true(row_get(office->store, &attempt_table, first, &row, &err));
	assert_string_equal(row.method, "announcement");
	assert_string_equal(row.tracking, "重庆日报");
	assert_string_equal(row.grounds, "2020-09-25 邮寄送达未果（已搬迁）");
	row_clear(&attempt_table, &row);
	/* The notice alone or the application alone places no hearing; and nobody is announced to twice. */
	assert_int_equal(count_of(office, &hearing_table, id), 0);
	fixture_refused(office, "announce", id, "没有送达未果而未公告的", "medium=重庆日报", NULL);
}

static void each_completes_on_its_own_day(void **state)
{
	struct office *office = office_of(state);
	struct act_call calls[3];
	struct act_outcome outcomes[3];
	struct error err = ERROR_INIT;
	static const char *const published[] = {"2024-05-06", "2024-05-08", "2024-05-20"};
	static const char *const completed[] = {"2024-06-05", "2024-06-07", NULL};
	for (size_t i = 0; i < 3; i++) {
		office->today = civil_parse(published[i]);
		int64_t id = failed_case(office, "2024-04-08", "2024-04-15");
		/* The applicant has his notice: when the announcement is complete, both sides do. */
		fixture_act(office, "announce", id, "medium=重庆日报", NULL);
		int64_t sent = fixture_act(office, "serve", id, "party=applicant", "document=hearing_notice",
			"method=direct", NULL);
		char attempt[40];
		snprintf(attempt, sizeof attempt, "attempt=id:%lld", (long long)sent);
		fixture_act(office, "served", id, attempt, "proof=1", NULL);
		act_call_init(&calls[i], act_find("complete_announcement"), id);
		set(office, &calls[i], "date", "");
		set(office, &calls[i], "file", "");
	}
	office->today = civil_make(2024, 6, 10);
	if (!act_run_batch(office, calls, 3, outcomes, &err))
		fail_msg("%s", error_text(&err));
	for (size_t i = 0; i < 3; i++) {
		struct row_list rows;
		assert_int_equal(outcomes[i].refusal.code == ERR_NONE, completed[i] != NULL);
		assert_true(row_list_of_case(office->store, &event_table, calls[i].case_id, &rows, &err));
		size_t notified = 0;
		for (size_t e = 0; e < rows.count; e++) {
			const struct event *event = ROW_AT(&rows, event, e);
			char day[CIVIL_TEXT_SIZE];
			if (strcmp(event->kind, "hearing_notified") != 0)
				continue;
			notified++;
			assert_string_equal(civil_format(event->day, day), completed[i]);
		}
		assert_int_equal(notified, completed[i] != NULL);
		row_list_free(&rows);
	}
	assert_contains(error_text(&outcomes[2].refusal), "2024-06-19 才期满");
	for (size_t i = 0; i < 3; i++) {
		act_outcome_clear(&outcomes[i]);
		act_call_clear(&calls[i]);
	}
}

#define TEST(function)                                                                                       \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(days_by_the_law_in_force),
		TEST(joined_cases_have_one_hearing), TEST(many_at_once), TEST(whom_it_is_for),
		TEST(each_completes_on_its_own_day)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
