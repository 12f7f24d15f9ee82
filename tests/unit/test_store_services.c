/* The windows of documents on their way: what is in each view, what is not, order, paging both ways,
 * searching; and that the kept counts are those of the rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office_fixture.h"
#include "store/derive.h"
#include "store/services.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONG = 15 /* days a mailing may be out */ };

static struct services_query query_of(const struct office *office, enum services_view view)
{
	return (struct services_query){.view = view, .today = office->today, .long_days = LONG};
}

/* "out application EMS1; …": what stands where a reader would look. Static. */
static const char *rows_of(struct office *office, const struct services_query *query)
{
	static const char *const stands[SERVICE_STANDS] = {"", "out", "announced", "back", "left", "unsent"};
	static char text[8192];
	struct services_window *window = calloc(1, sizeof *window);
	struct error err = ERROR_INIT;
	assert_non_null(window);
	if (!services_load(office->store, query, window, &err))
		fail_msg("%s", error_text(&err));
	*text = '\0';
	for (size_t i = 0; i < window->count; i++) {
		const struct services_row *row = &window->rows[i];
		size_t length = strlen(text);
		snprintf(text + length, sizeof text - length, "%s%s %s%s%s", i ? "; " : "",
			stands[row->stand], row->document, row->tracking ? " " : "",
			row->tracking ? row->tracking : "");
	}
	services_window_free(window);
	free(window);
	return text;
}

static void shows(struct office *office, enum services_view view, const char *expected)
{
	struct services_query query = query_of(office, view);
	assert_string_equal(rows_of(office, &query), expected);
}

/* Each count is that of its view's rows, before and after everything is derived anew; the file is in order.
 */
static void counts_are_right(struct office *office)
{
	struct error err = ERROR_INIT;
	for (int pass = 0; pass < 2; pass++) {
		int64_t counts[SERVICES_VIEWS];
		assert_true(services_count(office->store, office->today, LONG, counts, &err));
		for (int view = 0; view < SERVICES_VIEWS; view++) {
			struct services_query query = query_of(office, (enum services_view)view);
			struct services_window *window = calloc(1, sizeof *window);
			assert_non_null(window);
			assert_true(services_load(office->store, &query, window, &err));
			assert_true(window->at_start && window->at_end);
			assert_int_equal(counts[view], window->count);
			services_window_free(window);
			free(window);
		}
		if (pass == 0)
			assert_true(store_rebuild(office->store, &err));
	}
}

static void today_is(struct office *office, const char *day)
{
	office->today = civil_parse(day);
}

static void a_service_goes_through_the_views(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	shows(office, SERVICES_OUT, "");
	shows(office, SERVICES_LATE, "");
	today_is(office, "2020-10-20");
	shows(office, SERVICES_LATE, "unsent tribunal_notice; unsent application");
	counts_are_right(office);

	fixture_act(office, "notify_tribunal", id, "date=2020-10-20", NULL);
	fixture_act(office, "serve", id, "method=mail", "date=2020-10-12", "tracking=EMS1", NULL);
	shows(office, SERVICES_OUT, "out application EMS1");
	shows(office, SERVICES_LATE, "out application EMS1"); /* the duty is still unmet */
	fixture_act(office, "serve_failed", id, "date=2020-10-14", "reason=查无此单位", NULL);
	shows(office, SERVICES_OUT, "");
	shows(office, SERVICES_BACK, "back application EMS1");
	counts_are_right(office);

	fixture_act(office, "serve", id, "method=mail", "date=2020-10-15", "tracking=EMS2", NULL);
	shows(office, SERVICES_BACK, "");
	fixture_act(office, "serve_failed", id, "date=2020-10-19", "reason=查无此单位", NULL);
	shows(office, SERVICES_BACK, "back application EMS2"); /* the latest alone */
	fixture_act(office, "serve", id, "method=announcement", "date=2020-10-20", "tracking=重庆日报", NULL);
	shows(office, SERVICES_BACK, "");
	shows(office, SERVICES_LATE, ""); /* published, so met */
	shows(office, SERVICES_OUT, "announced application 重庆日报");
	shows(office, SERVICES_ANNOUNCED, "announced application 重庆日报");
	shows(office, SERVICES_COMPLETE, "");
	counts_are_right(office);

	today_is(office, "2020-12-18");
	shows(office, SERVICES_COMPLETE, "");
	today_is(office, "2020-12-19"); /* the sixtieth day after 10-20 */
	shows(office, SERVICES_COMPLETE, "announced application 重庆日报");
	today_is(office, "2021-01-08");
	shows(office, SERVICES_COMPLETE, "announced application 重庆日报");
	counts_are_right(office);
	fixture_act(office, "served", id, "date=2020-12-19", NULL);
	for (int view = 0; view < SERVICES_VIEWS; view++)
		shows(office, (enum services_view)view, "");
	counts_are_right(office);
}

static void a_copy_left_is_shown_on_the_day_it_completes(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "serve", id, "method=leave", "date=2020-09-24", "grounds=拒收", NULL);
	shows(office, SERVICES_OUT, "out application");
	fixture_act(office, "served", id, "date=2020-09-24", "proof=照片 1", NULL);
	shows(office, SERVICES_OUT, "");
	shows(office, SERVICES_COMPLETE, "");
	today_is(office, fixture_due(office, id, "left_completion"));
	shows(office, SERVICES_COMPLETE, "left application");
	counts_are_right(office);
	office->today++;
	shows(office, SERVICES_COMPLETE, "");
	counts_are_right(office);
}

static void a_mailing_out_for_too_long_comes_behind_the_duties(void **state)
{
	struct office *office = office_of(state);
	int64_t first = fixture_accepted(office, "2020-09-24"),
		second = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "notify_tribunal", first, "date=2020-09-24", NULL);
	fixture_act(office, "notify_tribunal", second, "date=2020-09-24", NULL);
	fixture_act(office, "serve", first, "document=notice", "date=2020-09-24", "tracking=EMS1", NULL);
	char direct[32];
	snprintf(direct, sizeof direct, "attempt=id:%lld",
		(long long)fixture_act(office, "serve", first, "method=direct", "date=2020-09-24", NULL));
	fixture_act(office, "served", first, direct, "date=2020-09-24", NULL);
	today_is(office, "2020-10-09"); /* fifteen days */
	shows(office, SERVICES_LATE, "unsent application");
	today_is(office, "2020-10-10");
	shows(office, SERVICES_LATE, "unsent application; out notice EMS1");
	counts_are_right(office);
}

static void what_stands_in_the_way_of_a_hearing(void **state)
{
	struct office *office = office_of(state);
	int64_t id = heard_case(office, "arbitrator=何勇", "start=2020-11-12T09:00", "room=一庭");
	shows(office, SERVICES_HEARING, "unsent hearing_notice; unsent tribunal_notice; unsent application");
	fixture_act(office, "serve", id, "document=hearing_notice", "date=2020-09-24", "tracking=EMS1", NULL);
	struct services_query query = query_of(office, SERVICES_HEARING);
	assert_string_equal(rows_of(office, &query),
		"unsent tribunal_notice; unsent application; out hearing_notice EMS1");
	struct services_window *window = calloc(1, sizeof *window);
	struct error err = ERROR_INIT;
	assert_true(services_load(office->store, &query, window, &err));
	assert_int_equal(window->rows[2].hearing, minute_parse("2020-11-12T09:00"));
	assert_int_equal(window->rows[2].notice_by, civil_parse("2020-11-05")); /* five working days before */
	assert_int_equal(window->rows[2].due, civil_parse("2020-11-05"));
	services_window_free(window);
	free(window);
	counts_are_right(office);
	/* An announcement that completes in time is in nobody's way; one that does not is. */
	today_is(office, "2020-09-25");
	fixture_act(office, "move_hearing", id, "start=2020-11-30T09:00", NULL);
	fixture_act(office, "serve", id, "method=announcement", "date=2020-09-25", "tracking=日报",
		"grounds=下落不明", NULL);
	assert_contains(rows_of(office, &query), "announced application 日报"); /* complete on 11-24 */
	fixture_act(office, "move_hearing", id, "start=2020-12-01T09:00", NULL);
	assert_null(strstr(rows_of(office, &query), "announced"));
	counts_are_right(office);
	query.today = office->today = civil_parse("2020-12-02");
	assert_string_equal(rows_of(office, &query), ""); /* it is past */
	counts_are_right(office);
}

/* A copy that came back is nobody's concern once it is announced together with the hearing. */
static void what_contains_it_takes_its_place(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "serve", id, "date=2020-09-24", "tracking=EMS1", NULL);
	fixture_act(office, "serve_failed", id, "date=2020-09-24", "reason=查无此单位", NULL);
	shows(office, SERVICES_BACK, "back application EMS1");
	fixture_act(office, "serve", id, "document=application+notice", "method=announcement",
		"tracking=日报", "grounds=下落不明", NULL);
	shows(office, SERVICES_BACK, "");
	shows(office, SERVICES_ANNOUNCED, "announced application+notice 日报");
	counts_are_right(office);
}

/* Two attempts of one service at a time are two rows; when one of them succeeds nothing is awaited any more.
 */
static void attempts_beside_each_other(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	char first[32];
	snprintf(first, sizeof first, "attempt=id:%lld",
		(long long)fixture_act(office, "serve", id, "date=2020-09-24", "tracking=EMS1", NULL));
	fixture_act(office, "serve", id, "method=direct", "date=2020-09-24", NULL);
	shows(office, SERVICES_OUT, "out application EMS1; out application");
	fixture_act(office, "serve_failed", id, first, "date=2020-09-24", "reason=拒收", NULL);
	shows(office, SERVICES_OUT, "out application");
	shows(office, SERVICES_BACK, ""); /* something is out still */
	fixture_act(office, "served", id, "date=2020-09-24", NULL);
	shows(office, SERVICES_OUT, "");
	shows(office, SERVICES_BACK, "");
	counts_are_right(office);
}

static void of_a_closed_case_only_what_follows_its_end(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "serve", id, "date=2020-09-24", "tracking=EMS1", NULL);
	fixture_act(office, "serve", id, "document=decision", "party=applicant", "date=2020-09-24",
		"tracking=EMS2", NULL);
	shows(office, SERVICES_OUT, "out application EMS1; out decision EMS2");
	fixture_act(office, "withdraw", id, "date=2020-09-24", NULL);
	shows(office, SERVICES_OUT, "out decision EMS2");
	counts_are_right(office);
}

/* Forty mailings, two a day: any window is the same piece of the whole. */
static void windows_follow_each_other(void **state)
{
	enum { CASES = 40, STEP = 7 };
	struct office *office = office_of(state);
	today_is(office, "2020-11-20");
	for (int i = 0; i < CASES; i++) {
		char day[32], number[32];
		snprintf(day, sizeof day, "date=2020-10-%02d", 29 - i / 2);
		snprintf(number, sizeof number, "tracking=EMS%03d", i);
		int64_t id = fixture_accepted(office, "2020-09-24");
		fixture_act(office, "serve", id, day, number, NULL);
	}
	struct services_query query = query_of(office, SERVICES_OUT);
	struct services_window *all = calloc(1, sizeof *all), *some = calloc(1, sizeof *some);
	struct error err = ERROR_INIT;
	assert_true(services_load(office->store, &query, all, &err));
	assert_int_equal(all->count, CASES);
	assert_string_equal(all->rows[0].tracking, "EMS038"); /* the oldest day, in the cases' order */
	assert_string_equal(all->rows[1].tracking, "EMS039");
	query.limit = STEP;
	for (int view = 0; view < 2; view++) { /* of one part, then of two */
		for (size_t at = 0; at < all->count; at++) {
			query.sort_value = all->rows[at].sort_value;
			query.case_id = all->rows[at].case_id;
			query.item = all->rows[at].item;
			query.from = SERVICES_FROM_AT;
			assert_true(services_load(office->store, &query, some, &err));
			size_t left = all->count - at;
			assert_int_equal(some->count, left < STEP ? left : STEP);
			for (size_t i = 0; i < some->count; i++)
				assert_int_equal(some->rows[i].item, all->rows[at + i].item);
			assert_int_equal(some->at_start, at == 0);
			assert_int_equal(some->at_end, left <= STEP);
			services_window_free(some);
			query.from = SERVICES_FROM_BEFORE;
			assert_true(services_load(office->store, &query, some, &err));
			assert_int_equal(some->count, at < STEP ? at : STEP);
			for (size_t i = 0; i < some->count; i++)
				assert_int_equal(some->rows[i].item, all->rows[at - some->count + i].item);
			assert_int_equal(some->at_start, at <= STEP);
			services_window_free(some);
		}
		query.from = SERVICES_FROM_END;
		assert_true(services_load(office->store, &query, some, &err));
		assert_int_equal(some->count, STEP);
		assert_int_equal(some->rows[STEP - 1].item, all->rows[all->count - 1].item);
		assert_true(some->at_end);
		assert_false(some->at_start);
		services_window_free(some);
		if (view)
			break;
		for (size_t i = 0; i < 5; i++)
			fixture_act(office, "serve", all->rows[i].case_id, "document=notice",
				"party=applicant", "date=2020-10-20", NULL);
		query = query_of(office, SERVICES_LATE);
		services_window_free(all);
		assert_true(services_load(office->store, &query, all, &err));
		assert_int_equal(
			all->count, 2 * CASES + 5); /* each late with application and tribunal, five out */
		query.limit = STEP;
	}
	services_window_free(all);
	free(all);
	free(some);
	counts_are_right(office);
}

static void words_and_numbers_are_searched(void **state)
{
	struct office *office = office_of(state);
	int64_t first = fixture_accepted(office, "2020-09-24");
	int64_t second = fixture_act(office, "register", 0, "applicant=冉䶮", "respondent=某某物业管理公司",
		"cause=追索劳动报酬", "date=2020-09-24", NULL);
	fixture_act(office, "accept", second, "date=2020-09-24", NULL);
	fixture_act(office, "serve", first, "date=2020-09-24", "tracking=EMS1001", NULL);
	fixture_act(office, "serve", second, "date=2020-09-24", "tracking=EMS1002", NULL);
	static const struct {
		const char *text, *rows;
	} searches[] = {
		{"物业", "out application EMS1002"},
		{"冉", "out application EMS1002"}, /* one character is no bigram */
		{"张伟", "out application EMS1001"},
		{"EMS1001", "out application EMS1001"},
		{"EMS10", "out application EMS1001; out application EMS1002"},
		{"1001", ""}, /* a mailing is known by its beginning */
		{"公司", "out application EMS1001; out application EMS1002"},
		{"。", "out application EMS1001; out application EMS1002"},
		{"无此人", ""},
	};
	for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
		struct services_query query = query_of(office, SERVICES_OUT);
		query.text = searches[i].text;
		assert_string_equal(rows_of(office, &query), searches[i].rows);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_service_goes_through_the_views),
		TEST(a_copy_left_is_shown_on_the_day_it_completes),
		TEST(a_mailing_out_for_too_long_comes_behind_the_duties),
		TEST(what_stands_in_the_way_of_a_hearing),
		TEST(what_contains_it_takes_its_place),
		TEST(attempts_beside_each_other),
		TEST(of_a_closed_case_only_what_follows_its_end),
		TEST(windows_follow_each_other),
		TEST(words_and_numbers_are_searched),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
