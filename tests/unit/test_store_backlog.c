/* What holds cases up, the days it costs, what will be freed when, and what was forgotten. */
#include "store_fixture.h"

#include "store/backlog.h"
#include "store/docket.h"
#include "store/report.h"

#include <string.h>

static const civil_date today = 18590; /* 2020-11-24, a Tuesday */
static const char work_injury[] = "等待工伤认定或伤残鉴定结论：待社保局";

/* ---- Cases in every standing ---- */

static int serial;

/* Accepted on the day; inside a transaction, as everything below. */
static int64_t accepted(struct fixture *f, const char *day)
{
	int64_t id = fixture_case(f, ++serial, day);
	fixture_event(f, id, "accepted", day);
	return id;
}

/* … and served, the defence in: nothing but the office is waited for since 2020-10-26. */
static int64_t defended(struct fixture *f, const char *day)
{
	int64_t id = accepted(f, day);
	fixture_event(f, id, "served_respondent", "2020-10-20");
	fixture_event(f, id, "defence_received", "2020-10-26");
	return id;
}

static void attempt(struct fixture *f, int64_t case_id, const char *sent, const char *result, const char *day)
{
	struct row_list parties;
	CHECK(f, row_list_of_case(f->store, &party_table, case_id, &parties, &f->err));
	struct service service;
	row_init(&service_table, &service);
	service.case_id = case_id;
	service.document = "application";
	for (size_t i = 0; i < parties.count; i++)
		if (strcmp(ROW_AT(&parties, party, i)->role, "respondent") == 0)
			service.party_id = ROW_AT(&parties, party, i)->id;
	row_list_free(&parties);
	CHECK(f, row_insert(f->store, &service_table, &service, &f->err));
	struct attempt row;
	row_init(&attempt_table, &row);
	row.case_id = case_id;
	row.service_id = service.id;
	row.method = "mail";
	row.sent_on = civil_parse(sent);
	row.result = (char *)result;
	row.result_on = civil_parse(day);
	CHECK(f, row_insert(f->store, &attempt_table, &row, &f->err));
}

static void seat(struct fixture *f, int64_t case_id, const char *accepted_on)
{
	struct arbitrator arbitrator;
	row_init(&arbitrator_table, &arbitrator);
	arbitrator.name = "何勇";
	arbitrator.kind = "full_time";
	CHECK(f, row_insert(f->store, &arbitrator_table, &arbitrator, &f->err));
	struct tribunal row;
	row_init(&tribunal_table, &row);
	row.case_id = case_id;
	row.arbitrator_id = arbitrator.id;
	row.seat = "sole";
	row.state = "accepted";
	row.offered_on = civil_parse(accepted_on) - 1;
	row.answered_on = civil_parse(accepted_on);
	CHECK(f, row_insert(f->store, &tribunal_table, &row, &f->err));
}

static void hearing(struct fixture *f, int64_t case_id, const char *day, const char *what)
{
	struct hearing row;
	row_init(&hearing_table, &row);
	row.case_id = case_id;
	row.start = minute_make(civil_parse(day), 9, 0);
	row.state = (char *)what;
	CHECK(f, row_insert(f->store, &hearing_table, &row, &f->err));
}

static void commit(struct fixture *f)
{
	CHECK(f, txn_commit(f->store, &f->err));
}

static void expect_reason(
	struct fixture *f, int hold, int ground, int64_t cases, int64_t past, int64_t near, int64_t days)
{
	struct backlog backlog;
	CHECK(f, backlog_load(f->store, today, &backlog, &f->err));
	for (size_t i = 0; i < backlog.count; i++) {
		const struct backlog_reason *reason = &backlog.reasons[i];
		if (reason->hold != hold || reason->ground != ground)
			continue;
		assert_int_equal(reason->cases, cases);
		assert_int_equal(reason->past, past);
		assert_int_equal(reason->near, near);
		assert_int_equal(reason->days, days);
		return;
	}
	assert_int_equal(cases, 0);
}

/* ---- Each reason ---- */

static void each_reason_holds_since_its_day(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	attempt(f, accepted(f, "2020-11-02"), "2020-11-03", "failed", "2020-11-10");
	fixture_event(f, accepted(f, "2020-11-02"), "announced", "2020-11-05");
	fixture_noted(f, accepted(f, "2020-11-02"), "suspended", "2020-11-20", work_injury);
	fixture_event(f, accepted(f, "2020-11-02"), "suspended", "2020-11-22");
	defended(f, "2020-10-19");
	seat(f, defended(f, "2020-10-19"), "2020-11-01");
	hearing(f, defended(f, "2020-09-20"), "2020-11-10", "held");
	commit(f);
	expect_reason(f, LAW_BLOCK_SERVICE, 0, 1, 0, 0, 14);
	expect_reason(f, LAW_BLOCK_ANNOUNCEMENT, 0, 1, 0, 0, 19);
	expect_reason(f, LAW_BLOCK_SUSPENSION, LAW_GROUND_WORK_INJURY, 1, 0, 0, 4);
	expect_reason(f, LAW_BLOCK_SUSPENSION, LAW_GROUND_NONE, 1, 0, 0, 2);
	expect_reason(f, LAW_BLOCK_TRIBUNAL, 0, 1, 0, 0, 29);
	expect_reason(f, LAW_BLOCK_HEARING, 0, 1, 0, 0, 23);
	expect_reason(f, LAW_BLOCK_AWARD, 0, 1, 1, 0, 14); /* the award was due on 2020-11-04 */
	struct backlog backlog;
	CHECK(f, backlog_load(f->store, today, &backlog, &f->err));
	assert_int_equal(backlog.count, 7);
	assert_int_equal(backlog.all.cases, 7);
	assert_int_equal(backlog.all.past, 1);
	struct report report;
	CHECK(f, report_load(f->store, civil_parse("2020-01-01"), today, &report, &f->err));
	assert_int_equal(report.backlog, backlog.all.cases);
	assert_int_equal(backlog.all.days, 14 + 19 + 4 + 2 + 29 + 23 + 14);
	/* A day later each has cost a day more. */
	CHECK(f, backlog_load(f->store, today + 1, &backlog, &f->err));
	assert_int_equal(backlog.all.days, 14 + 19 + 4 + 2 + 29 + 23 + 14 + 7);
}

/* What nothing blocks is in the backlog when its limit is near, and not before. */
static void a_wait_counts_near_the_limit(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	accepted(f, "2020-10-15"); /* due on Monday 2020-11-30 */
	accepted(f, "2020-11-20");
	attempt(f, accepted(f, "2020-10-15"), "2020-11-19", "out", "");
	fixture_event(f, accepted(f, "2020-10-15"), "served_respondent", "2020-11-20");
	hearing(f, defended(f, "2020-10-15"), "2020-11-28", "planned");
	hearing(f, defended(f, "2020-10-19"), "2020-11-28", "planned"); /* due on 2020-12-03 */
	commit(f);
	expect_reason(f, LAW_HOLD_SERVING, 0, 2, 0, 2, 40 + 5);
	expect_reason(f, LAW_HOLD_DEFENCE, 0, 1, 0, 1, 4);
	expect_reason(f, LAW_HOLD_HEARD, 0, 1, 0, 1, 29);
	fixture_begin(f, "李娟", "setting", 0);
	CHECK(f, store_set_setting(f->store, "backlog.near", "9", &f->err));
	commit(f);
	expect_reason(f, LAW_HOLD_HEARD, 0, 2, 0, 2, 29 + 29);
}

static void a_reason_goes_with_its_cases(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	int64_t id = accepted(f, "2020-11-02");
	fixture_noted(f, id, "suspended", "2020-11-20", work_injury);
	commit(f);
	expect_reason(f, LAW_BLOCK_SUSPENSION, LAW_GROUND_WORK_INJURY, 1, 0, 0, 4);
	fixture_begin(f, "李娟", "resume", id);
	fixture_event(f, id, "resumed", "2020-11-23");
	commit(f);
	struct backlog backlog;
	CHECK(f, backlog_load(f->store, today, &backlog, &f->err));
	assert_int_equal(backlog.count, 0);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM tally WHERE value LIKE '03.%'"), 0);
}

static void a_ground_is_read_from_the_note(void **state)
{
	(void)state;
	for (int ground = LAW_GROUND_NONE + 1; ground < LAW_GROUND_COUNT; ground++)
		assert_int_equal(law_ground_of(law_grounds[ground].label), ground);
	assert_int_equal(law_ground_of(work_injury), LAW_GROUND_WORK_INJURY);
	assert_int_equal(law_ground_of("等待"), LAW_GROUND_NONE);
	assert_int_equal(law_ground_of(NULL), LAW_GROUND_NONE);
}

/* ---- Forecast ---- */

static int64_t announced_in(const struct backlog_forecast *forecast, const char *day)
{
	civil_date date = civil_parse(day);
	for (size_t i = 0; i < BACKLOG_WEEKS; i++)
		if (date >= forecast->weeks[i].first && date <= forecast->weeks[i].last)
			return forecast->weeks[i].announcements * 10 + forecast->weeks[i].freed;
	return -1;
}

static void announcements_complete_week_by_week(void **state)
{
	struct fixture *f = *state;
	fixture_begin(f, "李娟", "register", 0);
	/* Sixty days in 2020. */
	fixture_event(f, accepted(f, "2020-08-03"), "announced", "2020-08-10"); /* over on 2020-10-09 */
	fixture_event(f, accepted(f, "2020-09-21"), "announced", "2020-09-28"); /* on 2020-11-27 */
	int64_t both = accepted(f, "2020-09-21");
	for (int i = 1; i <= 2; i++) { /* on 2020-11-28 and 2020-12-09: free only then */
		struct event event;
		row_init(&event_table, &event);
		event.case_id = both;
		event.kind = "announced";
		event.day = civil_parse(i == 1 ? "2020-09-29" : "2020-10-10");
		event.party = i;
		CHECK(f, row_insert(f->store, &event_table, &event, &f->err));
	}
	int64_t award = defended(f, "2020-10-19");
	hearing(f, award, "2020-10-28", "held");
	fixture_event(f, award, "award_made", "2020-10-29");
	struct event event;
	row_init(&event_table, &event);
	event.case_id = award;
	event.kind = "announced";
	event.what = "award";
	event.day = civil_parse("2020-11-02"); /* on 2021-01-01 */
	CHECK(f, row_insert(f->store, &event_table, &event, &f->err));
	commit(f);
	struct backlog_forecast forecast;
	CHECK(f, backlog_forecast_load(f->store, today, &forecast, &f->err));
	assert_int_equal(forecast.weeks[0].first, today);
	assert_int_equal(forecast.weeks[0].last, civil_parse("2020-11-29"));
	assert_int_equal(forecast.weeks[1].first, civil_parse("2020-11-30"));
	assert_int_equal(forecast.ended.announcements, 1);
	assert_int_equal(forecast.ended.freed, 1);
	assert_int_equal(announced_in(&forecast, "2020-11-27"), 21);
	assert_int_equal(announced_in(&forecast, "2020-12-09"), 11);
	assert_int_equal(announced_in(&forecast, "2021-01-01"), 10);
	assert_int_equal(forecast.later.announcements, 0);
	/* Seen from long before it is all later. */
	CHECK(f, backlog_forecast_load(f->store, today - 200, &forecast, &f->err));
	assert_int_equal(forecast.later.announcements, 5);
	assert_int_equal(forecast.later.freed, 3);
}

/* ---- Forgotten ---- */

static int64_t forgotten(struct fixture *f)
{
	int64_t count;
	CHECK(f, docket_forgotten(f->store, today, &count, &f->err));
	return count;
}

static void cases_are_forgotten(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(forgotten(f), 0);
	fixture_begin(f, "李娟", "register", 0);
	int64_t suspended = defended(f, "2020-10-19"); /* all duties done: nothing is next */
	fixture_event(f, suspended, "tribunal_notified", "2020-10-20");
	fixture_event(f, suspended, "defence_served", "2020-10-27");
	fixture_event(f, suspended, "suspended", "2020-11-20");
	int64_t closed = accepted(f, "2020-01-02");
	fixture_event(f, closed, "closed", "2020-01-20");
	accepted(f, "2020-09-25"); /* sixty days ago */
	accepted(f, "2020-09-24");
	hearing(f, accepted(f, "2020-11-02"), "2020-12-01", "planned");
	commit(f);
	assert_int_equal(forgotten(f), 2);
	fixture_begin(f, "李娟", "setting", 0);
	CHECK(f, store_set_setting(f->store, "forgotten_days", "21", &f->err));
	commit(f);
	assert_int_equal(forgotten(f), 4);
	/* A note is something done. */
	fixture_begin(f, "李娟", "note", closed);
	struct note note;
	row_init(&note_table, &note);
	note.author = "李娟";
	note.content = "电话催问";
	note.written_on = today;
	struct row_list cases;
	CHECK(f, row_list_all(f->store, &arb_case_table, &cases, &f->err));
	note.case_id = ROW_AT(&cases, arb_case, 2)->id;
	row_list_free(&cases);
	CHECK(f, row_insert(f->store, &note_table, &note, &f->err));
	commit(f);
	assert_int_equal(forgotten(f), 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(each_reason_holds_since_its_day),
		TEST(a_wait_counts_near_the_limit),
		TEST(a_reason_goes_with_its_cases),
		cmocka_unit_test(a_ground_is_read_from_the_note),
		TEST(announcements_complete_week_by_week),
		TEST(cases_are_forgotten),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
