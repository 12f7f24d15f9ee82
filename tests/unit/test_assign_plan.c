/* A week's new cases assigned together: out of an office's file, into it in one go, and taken back by one
 * undo. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/assign_plan.h"
#include "office_fixture.h"
#include "store/row.h"

#include <stdlib.h>
#include <string.h>

/* Accepted on 2020-09-24, a Thursday, which is today. */
static int64_t new_case(
	struct office *office, const char *applicant, const char *respondent, const char *collective)
{
	int64_t id = fixture_act(office, "register", 0, applicant, respondent, "cause=追索劳动报酬",
		"date=2020-09-24", "clerk=李娟", NULL);
	fixture_act(office, "accept", id, "date=2020-09-24", collective, NULL);
	return id;
}

static struct assign_plan plan_of(struct office *office, const char *day)
{
	struct assign_plan plan;
	struct error err = ERROR_INIT;
	if (!assign_plan_make(&plan, office, civil_parse(day), &err))
		fail_msg("%s", error_text(&err));
	return plan;
}

static size_t seats_in(struct office *office, int64_t case_id)
{
	struct row_list seats;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &tribunal_table, case_id, &seats, &err));
	size_t count = seats.count;
	row_list_free(&seats);
	return count;
}

static size_t offers_in(struct office *office, int64_t case_id)
{
	struct row_list seats;
	struct error err = ERROR_INIT;
	size_t count = 0;
	assert_true(row_list_of_case(office->store, &tribunal_table, case_id, &seats, &err));
	for (size_t i = 0; i < seats.count; i++)
		count += strcmp(ROW_AT(&seats, tribunal, i)->state, "offered") == 0;
	row_list_free(&seats);
	return count;
}

static void a_week_at_once(void **state)
{
	struct office *office = office_of(state);
	int64_t sole = new_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", NULL);
	int64_t three =
		new_case(office, "applicant=赵二等12人", "respondent=重庆丙餐饮有限公司", "collective=是");
	int64_t seated = new_case(office, "applicant=孙三", "respondent=重庆丁商贸有限公司", NULL);
	fixture_act(office, "assign", seated, "arbitrator=何勇", "reason=主任指定", NULL);
	struct assign_plan plan = plan_of(office, "2020-09-21");
	struct error err = ERROR_INIT;
	struct strbuf names = {0};
	assert_int_equal(plan.from, civil_parse("2020-09-21"));
	assert_int_equal(plan.until, civil_parse("2020-09-27"));
	assert_int_equal(plan.count, 2); /* who has an arbitrator is not asked about */
	assert_int_equal(assign_plan_count(&plan), 2);
	assign_line_names(&plan, 1, &names);
	assert_contains(strbuf_text(&names), "何勇"); /* of three one at least is full-time */
	assert_true(assign_plan_accept(&plan, office, &err));
	assert_int_equal(seats_in(office, sole), 1);
	assert_int_equal(seats_in(office, three), 3);
	/* An answer is awaited of part-time arbitrators only, and spoken of only where there are some. */
	size_t offers = offers_in(office, sole) + offers_in(office, three);
	assert_true(offers > 0);
	assert_int_equal(assign_plan_offers(&plan), offers);
	plan.lines[1].left_out = true;
	strbuf_reset(&names);
	assign_plan_summary(&plan, &names);
	assert_string_equal(strbuf_text(&names),
		offers_in(office, sole) ? "分案 1 件，兼职仲裁员待答复 1 席" : "分案 1 件");
	fixture_act(office, "undo", 0, NULL);
	assert_contains(fixture_message(), "已撤销：一起分案。原记：分案 2 件，兼职仲裁员待答复");
	assert_int_equal(seats_in(office, sole), 0);
	assert_int_equal(seats_in(office, three), 0);
	assign_plan_free(&plan);
	strbuf_free(&names);
	plan = plan_of(office, "2020-09-14");
	assert_int_equal(plan.count, 0);
	assign_plan_free(&plan);
}

/* Who is excluded is not in a plan; who is faster than it is left alone. */
static void others_are_faster(void **state)
{
	struct office *office = office_of(state);
	int64_t first = new_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", NULL);
	int64_t second = new_case(office, "applicant=赵二", "respondent=西南大学", NULL);
	struct assign_plan plan = plan_of(office, "2020-09-24");
	struct error err = ERROR_INIT;
	struct strbuf text = {0};
	for (size_t i = 0; i < plan.roster.count; i++)
		if (strcmp(plan.roster.items[i].arbitrator.name, "林晓燕") == 0)
			assert_int_equal(plan.cases[1].fits[i], FIT_NONE); /* her own university */
	fixture_act(office, "assign", first, "arbitrator=何勇", "reason=主任指定", NULL);
	assert_true(assign_plan_accept(&plan, office, &err));
	assert_int_equal(assign_plan_count(&plan), 1);
	assign_line_reason(&plan, 0, &text);
	assert_string_equal(strbuf_text(&text), "别人刚刚已经组庭");
	assert_int_equal(seats_in(office, first), 1);
	assert_int_equal(seats_in(office, second), 1);
	strbuf_free(&text);
	assign_plan_free(&plan);
}

static void as_an_act(void **state)
{
	struct office *office = office_of(state);
	int64_t sole = new_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", NULL);
	fixture_act(office, "assign_week", 0, "week=2020-09-24", NULL);
	assert_contains(fixture_message(), "分案 1 件");
	assert_int_equal(seats_in(office, sole), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_week_at_once),
		TEST(others_are_faster),
		TEST(as_an_act),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
