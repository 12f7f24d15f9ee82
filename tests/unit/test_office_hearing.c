/* Hearings through the acts: what they clash with, said in one sentence; moved, cancelled, held. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office_fixture.h"
#include "store/row.h"

#include <string.h>

static void a_clash_names_what_is_in_the_way(void **state)
{
	struct office *office = office_of(state);
	heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	int64_t other = fixture_accepted(office, "2020-09-24");
	fixture_refused(office, "schedule", other,
		"一庭 已排 渝两江劳人仲案字〔2020〕第1号案（2020-11-02 09:00 至 10:30）",
		"start=2020-11-02 10:00", "room=一庭", NULL);
	/* Touching ends do not clash. */
	fixture_act(office, "schedule", other, "start=2020-11-02 10:30", "room=一庭", NULL);
	fixture_refused(office, "schedule", other, "已在同一时间开庭", "start=2020-11-02 11:00", NULL);
	int64_t third = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", third, "arbitrator=何勇", NULL);
	fixture_refused(office, "schedule", third,
		"仲裁员 何勇 要开 渝两江劳人仲案字〔2020〕第1号案的庭（2020-11-02 09:00 至 10:30）",
		"start=2020-11-02 09:00", "room=二庭", NULL);
}

static void an_absence_ends_on_its_last_day(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", id, "arbitrator=何勇", NULL);
	fixture_act(office, "unavailable", 0, "arbitrator=何勇", "from=2020-11-02", "until=2020-11-04",
		"reason=出差", NULL);
	fixture_refused(office, "schedule", id, "仲裁员 何勇 在 2020-11-02 至 2020-11-04 不能开庭（出差）",
		"start=2020-11-04 09:00", NULL);
	fixture_act(office, "schedule", id, "start=2020-11-05 09:00", NULL);
}

static void moved_cancelled_held(void **state)
{
	struct office *office = office_of(state);
	heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	int64_t id = heard_case(office, "arbitrator=林晓燕", "start=2020-11-02 14:00", "room=一庭");
	fixture_refused(office, "move_hearing", id, "一庭 已排", "start=2020-11-02 09:00", NULL);
	fixture_act(office, "move_hearing", id, "start=2020-11-03 14:00", NULL);
	assert_contains(fixture_message(), "2020-11-03 14:00");
	fixture_refused(office, "move_hearing", id, "早于今天", "start=2020-09-01 14:00", NULL);
	fixture_refused(office, "hold_hearing", id, "还没有到", NULL);
	fixture_act(office, "cancel_hearing", id, "reason=申请人申请延期", NULL);
	fixture_refused(office, "cancel_hearing", id, "没有已排定而未开的庭", "reason=重复", NULL);
}

static void what_holds_for_a_case(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	unsigned have;
	const unsigned always = NEED_WRITABLE | NEED_DIRECTOR;
	assert_true(act_have(office, 0, &have, &err));
	assert_int_equal(have, always);
	int64_t id = fixture_case(office, "2020-09-24");
	assert_true(act_have(office, id, &have, &err));
	assert_int_equal(have, always | NEED_CASE | NEED_OPEN | NEED_PENDING);
	fixture_act(office, "accept", id, NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", NULL);
	fixture_act(office, "schedule", id, "start=2020-11-02 09:00", NULL);
	assert_true(act_have(office, id, &have, &err));
	assert_int_equal(have, always | NEED_CASE | NEED_OPEN | NEED_ACCEPTED | NEED_TRIBUNAL | NEED_PLANNED);
	fixture_act(office, "withdraw", id, NULL);
	assert_true(act_have(office, id, &have, &err));
	assert_int_equal(have & (NEED_OPEN | NEED_ACCEPTED), NEED_ACCEPTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_clash_names_what_is_in_the_way, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			an_absence_ends_on_its_last_day, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			moved_cancelled_held, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_holds_for_a_case, office_fixture_setup, office_fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
