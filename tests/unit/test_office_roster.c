/* The roster through the acts: when arbitrators can come, how they are appointed, suspended and dismissed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office_fixture.h"
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_half_day_that_he_does_not_come_is_said,
			office_fixture_setup, office_fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
