/* Allowances: the tariff of the day, nothing paid twice, mistakes taken back in the open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/allowance.h"
#include "office_fixture.h"
#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>

static civil_date day(const char *text)
{
	civil_date date = civil_parse(text);
	assert_int_not_equal(date, CIVIL_NONE);
	return date;
}

/* "林晓燕 1案 1次 0冲 400.00 草" of a month, each arbitrator's; "" where there is none. Static. */
static const char *statements(struct office *office, const char *month)
{
	static char out[512];
	struct statement_list list;
	struct error err = ERROR_INIT;
	struct strbuf text = {0};
	assert_true(statements_load(office->store, day(month), 0, &list, &err));
	for (size_t i = 0; i < list.count; i++) {
		const struct statement_row *row = &list.items[i];
		strbuf_addf(&text, "%s%s %d案 %d次 %d冲 %lld %s", i ? "; " : "", row->arbitrator,
			(int)row->cases, (int)row->hearings, (int)row->reversals, (long long)row->total / 100,
			row->approved_on == CIVIL_NONE ? "草" : "批");
	}
	snprintf(out, sizeof out, "%s", strbuf_text(&text));
	strbuf_free(&text);
	statement_list_free(&list);
	return out;
}

static void tariffs(struct office *office)
{
	static const char from[] = "from=2020-01-01";
	fixture_act(office, "add_tariff", 0, "kind=case", "amount=300", from, NULL);
	fixture_act(office, "add_tariff", 0, "kind=case", "amount=500", "collective=yes", from, NULL);
	fixture_act(office, "add_tariff", 0, "kind=hearing", "amount=100", from, NULL);
	fixture_act(office, "add_tariff", 0, "kind=hearing", "amount=150", "seat=presiding", from, NULL);
}

/* A case that 林晓燕 hears alone on 10-20 and closes on 10-28. */
static int64_t paid_case(struct office *office)
{
	office->today = day("2020-09-24");
	int64_t id = heard_case(office, "arbitrator=林晓燕", "start=2020-10-20 09:00", "room=一庭");
	office->today = day("2020-10-20");
	fixture_act(office, "hold_hearing", id, NULL);
	office->today = day("2020-10-28");
	fixture_act(office, "award", id, NULL);
	return id;
}

static void a_month_is_what_was_done_in_it(void **state)
{
	struct office *office = office_of(state);
	fixture_refused(office, "draw_allowances", 0, "还没有补助标准", NULL);
	tariffs(office);
	paid_case(office);
	office->today = day("2020-10-31");
	fixture_refused(office, "draw_allowances", 0, "还没有到", "month=2020-11", NULL);
	fixture_refused(office, "draw_allowances", 0, "月份", "month=十月", NULL);
	fixture_act(office, "draw_allowances", 0, NULL);
	assert_contains(fixture_message(), "2020 年 10 月补助清单：1 人 2 项，共 400.00 元");
	assert_string_equal(statements(office, "2020-10-01"), "林晓燕 1案 1次 0冲 400 草");
	/* A draft is made anew: the same again, not twice. */
	fixture_act(office, "draw_allowances", 0, "month=10月", NULL);
	assert_string_equal(statements(office, "2020-10-01"), "林晓燕 1案 1次 0冲 400 草");
	assert_string_equal(statements(office, "2020-09-01"), "");
}

static void nothing_is_paid_twice(void **state)
{
	struct office *office = office_of(state);
	tariffs(office);
	int64_t id = paid_case(office);
	office->today = day("2020-10-31");
	fixture_act(office, "draw_allowances", 0, NULL);
	fixture_act(office, "approve_allowances", 0, NULL);
	assert_contains(fixture_message(), "1 份，共 400.00 元");
	fixture_refused(office, "approve_allowances", 0, "没有待批准", NULL);
	fixture_act(office, "draw_allowances", 0, NULL);
	assert_string_equal(statements(office, "2020-10-01"), "林晓燕 1案 1次 0冲 400 批");
	/* A hearing of October that is recorded late does not change what was approved. */
	office->today = day("2020-11-02");
	fixture_act(office, "record_hearing", id, "start=2020-10-22 09:00", NULL);
	fixture_act(office, "draw_allowances", 0, "month=2020-10", NULL);
	assert_contains(fixture_warning(), "后补的 1 项列入下月");
	assert_string_equal(statements(office, "2020-10-01"), "林晓燕 1案 1次 0冲 400 批");
	fixture_act(office, "draw_allowances", 0, NULL);
	assert_string_equal(statements(office, "2020-11-01"), "林晓燕 0案 1次 0冲 100 草");
	struct check_report report;
	struct error err = ERROR_INIT;
	assert_true(store_check(office->store, true, NULL, NULL, &report, &err));
	assert_int_equal(report.count, 0);
	check_report_free(&report);
}

/* Joined cases sit once: one hearing is paid, whichever is recorded first; each case is paid when it closes.
 */
static void a_joint_hearing_is_one_hearing(void **state)
{
	struct office *office = office_of(state);
	tariffs(office);
	office->today = day("2020-09-24");
	int64_t first = heard_case(office, "arbitrator=林晓燕", "start=2020-10-20 09:00", "room=一庭");
	int64_t other = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", other, "arbitrator=林晓燕", "reason=并案", NULL);
	fixture_act(office, "join_cases", other, "with=20-1", NULL);
	fixture_act(office, "schedule", other, "start=2020-10-20 09:00", "room=一庭", NULL);
	office->today = day("2020-10-20");
	fixture_act(office, "hold_hearing", other, NULL);
	fixture_act(office, "draw_allowances", 0, NULL);
	assert_string_equal(statements(office, "2020-10-01"), "林晓燕 0案 1次 0冲 100 草");
	fixture_act(office, "approve_allowances", 0, NULL);
	/* The other half of the same sitting is recorded after it was paid. */
	fixture_act(office, "hold_hearing", first, NULL);
	office->today = day("2020-11-02");
	fixture_act(office, "draw_allowances", 0, NULL);
	assert_string_equal(statements(office, "2020-11-01"), "");
	/* Another sitting of the two, both recorded before it is paid. */
	fixture_act(office, "record_hearing", first, "start=2020-11-02 09:00", NULL);
	fixture_act(office, "record_hearing", other, "start=2020-11-02 09:00", NULL);
	fixture_act(office, "draw_allowances", 0, NULL);
	assert_string_equal(statements(office, "2020-11-01"), "林晓燕 0案 1次 0冲 100 草");
	fixture_act(office, "award", first, NULL);
	fixture_act(office, "award", other, NULL);
	fixture_act(office, "draw_allowances", 0, NULL);
	assert_string_equal(statements(office, "2020-11-01"), "林晓燕 2案 1次 0冲 700 草");
}

static int64_t first_item(struct office *office, const char *month)
{
	struct statement_list list;
	struct allowance_items items;
	struct error err = ERROR_INIT;
	assert_true(statements_load(office->store, day(month), 0, &list, &err));
	assert_true(allowance_items_load(office->store, list.items[0].id, &items, &err));
	int64_t id = items.items[0].id;
	allowance_items_free(&items);
	statement_list_free(&list);
	return id;
}

static void a_mistake_is_taken_back_in_the_open(void **state)
{
	struct office *office = office_of(state);
	tariffs(office);
	paid_case(office);
	office->today = day("2020-10-31");
	fixture_act(office, "draw_allowances", 0, NULL);
	char item[48];
	snprintf(item, sizeof item, "item=id:%lld", (long long)first_item(office, "2020-10-01"));
	fixture_refused(office, "reverse_allowance", 0, "还没有批准", item, "reason=重复", NULL);
	fixture_act(office, "approve_allowances", 0, NULL);
	fixture_act(office, "reverse_allowance", 0, item, "reason=标准有误", NULL);
	assert_contains(fixture_message(), "已冲销 100.00 元，列入 2020 年 11 月清单");
	fixture_refused(office, "reverse_allowance", 0, "已经冲销过", item, "reason=再来", NULL);
	assert_string_equal(statements(office, "2020-11-01"), "林晓燕 0案 0次 1冲 -100 草");
	/* What is still owed comes again, by the tariff as it is now. */
	fixture_act(
		office, "add_tariff", 0, "kind=hearing", "amount=120", "seat=sole", "from=2020-10-01", NULL);
	office->today = day("2020-11-30");
	fixture_act(office, "draw_allowances", 0, NULL);
	assert_string_equal(statements(office, "2020-11-01"), "林晓燕 0案 1次 1冲 20 草");
	fixture_act(office, "draw_allowances", 0, NULL);
	assert_string_equal(statements(office, "2020-11-01"), "林晓燕 0案 1次 1冲 20 草");
}

static void the_closest_row_in_force_counts(void **state)
{
	struct office *office = office_of(state);
	struct row_list list;
	struct error err = ERROR_INIT;
	tariffs(office);
	fixture_act(office, "add_tariff", 0, "kind=hearing", "amount=80", "from=2019-01-01",
		"until=2019-12-31", NULL);
	assert_true(row_list_all(office->store, &allowance_tariff_table, &list, &err));
	static const struct {
		struct allowance_claim claim;
		int64_t amount; /* yuan; 0: nothing is paid */
	} cases[] = {
		{{.hearing_id = 1, .seat = "member", .day = 18262}, 100}, /* 2020-01-01 */
		{{.hearing_id = 1, .seat = "member", .day = 18261}, 80},
		{{.hearing_id = 1, .seat = "presiding", .day = 18500, .is_collective = true}, 150},
		{{.seat = "presiding", .day = 18500, .is_collective = true}, 500},
		{{.seat = "sole", .day = 18500}, 300},
		{{.seat = "sole", .day = 17000}, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct allowance_tariff *row = allowance_tariff_for(&list, &cases[i].claim);
		assert_int_equal(row ? row->amount / 100 : 0, cases[i].amount);
	}
	row_list_free(&list);
}

static void months_as_people_write_them(void **state)
{
	(void)state;
	civil_date today = day("2020-11-23");
	assert_int_equal(allowance_month("2020-10", today), day("2020-10-01"));
	assert_int_equal(allowance_month("2019年2月", today), day("2019-02-01"));
	assert_int_equal(allowance_month("10月", today), day("2020-10-01"));
	assert_int_equal(allowance_month("３", today), day("2020-03-01"));
	assert_int_equal(allowance_month("2020-10-17", today), day("2020-10-01"));
	assert_int_equal(allowance_month("2020-13", today), CIVIL_NONE);
	assert_int_equal(allowance_month("上个月", today), CIVIL_NONE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_month_is_what_was_done_in_it),
		TEST(a_joint_hearing_is_one_hearing),
		TEST(nothing_is_paid_twice),
		TEST(a_mistake_is_taken_back_in_the_open),
		TEST(the_closest_row_in_force_counts),
		cmocka_unit_test(months_as_people_write_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
