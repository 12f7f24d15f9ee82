/* The roster through the acts: when arbitrators can come, how they are appointed, suspended and dismissed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/eligibility.h"
#include "office_fixture.h"
#include "store/roster.h"
#include "store/row.h"

/* 2020-11-02 is a Monday. */
static void a_half_day_that_he_does_not_come_is_said(void **state)
{
	struct office *office = office_of(state);
	fixture_refused(office, "edit_arbitrator", 0, "看不懂“周六”", "arbitrator=林晓燕", "week=周六", NULL);
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "week=周一下午 周二",
		"languages=英语、彝语", NULL);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", id, "arbitrator=林晓燕", "reason=指定", NULL);
	fixture_act(office, "schedule", id, "start=2020-11-02 09:00", "room=一庭", NULL);
	assert_contains(
		fixture_warning(), "2020-11-02 09:00（周一）不在仲裁员 林晓燕 的每周时间（周一下午 周二）内");
	fixture_act(office, "move_hearing", id, "start=2020-11-02 14:00", NULL);
	assert_null(strstr(fixture_warning(), "每周时间"));
	/* The pattern is kept as it was written, also by an edit that does not touch it. */
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "phone=1", NULL);
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_where_text(office->store, &arbitrator_table, "name", "林晓燕", 1, &list, &err));
	assert_int_equal(ROW_AT(&list, arbitrator, 0)->week, 0xe);
	assert_string_equal(ROW_AT(&list, arbitrator, 0)->languages, "英语、彝语");
	row_list_free(&list);
}

static int64_t arbitrator_named(struct office *office, const char *name)
{
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_where_text(office->store, &arbitrator_table, "name", name, 1, &list, &err));
	assert_int_equal(list.count, 1);
	int64_t id = ROW_AT(&list, arbitrator, 0)->id;
	row_list_free(&list);
	return id;
}

static bool may_sit(struct office *office, int64_t case_id, const char *name, const char *reason)
{
	struct eligibility found;
	struct error err = ERROR_INIT;
	assert_true(eligibility_of(
		office, case_id, arbitrator_named(office, name), 0, office->today, &found, &err));
	bool eligible = found.eligible;
	if (reason)
		assert_contains(found.reason ? found.reason : "", reason);
	eligibility_clear(&found);
	return eligible;
}

/* Whoever was dismissed for breach comes back only after five years. */
static void a_breach_bars_for_five_years(void **state)
{
	struct office *office = office_of(state);
	fixture_refused(office, "dismiss", 0, "事由", "arbitrator=林晓燕", "ground=心情不好", NULL);
	fixture_act(office, "dismiss", 0, "arbitrator=林晓燕", "ground=违法违纪", "date=2020-09-24", NULL);
	assert_contains(fixture_message(), "组织规则第二十六条");
	fixture_refused(office, "appoint", 0, "2025-09-24 起方可（组织规则第三十四条）", "arbitrator=林晓燕",
		"from=2025-09-23", NULL);
	fixture_act(office, "appoint", 0, "arbitrator=林晓燕", "from=2025-09-24", NULL);
	/* Another ground bars nobody. */
	fixture_act(office, "dismiss", 0, "arbitrator=何勇", "ground=left_post", NULL);
	fixture_act(office, "appoint", 0, "arbitrator=何勇", "from=2020-10-01", NULL);
}

static void a_suspended_arbitrator_gets_no_seat(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	assert_true(may_sit(office, id, "林晓燕", NULL));
	fixture_refused(office, "reinstate_arbitrator", 0, "没有暂停", "arbitrator=林晓燕", NULL);
	fixture_act(office, "suspend_arbitrator", 0, "arbitrator=林晓燕", "ground=investigation", NULL);
	assert_false(may_sit(office, id, "林晓燕", "自 2020-09-24 起暂停：涉嫌违法违纪"));
	fixture_refused(
		office, "suspend_arbitrator", 0, "已经暂停", "arbitrator=林晓燕", "ground=other", NULL);
	struct roster roster;
	struct error err = ERROR_INIT;
	assert_true(roster_load(office->store, office->today, &roster, &err));
	int64_t who = arbitrator_named(office, "林晓燕");
	for (size_t i = 0; i < roster.count; i++)
		if (roster.items[i].arbitrator.id == who) {
			assert_true(roster.items[i].is_suspended);
			assert_false(roster.items[i].is_appointed);
		}
	roster_free(&roster);
	office->today = civil_make(2020, 9, 28);
	fixture_act(office, "reinstate_arbitrator", 0, "arbitrator=林晓燕", NULL);
	assert_true(may_sit(office, id, "林晓燕", NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_half_day_that_he_does_not_come_is_said,
			office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_breach_bars_for_five_years, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_suspended_arbitrator_gets_no_seat, office_fixture_setup, office_fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
