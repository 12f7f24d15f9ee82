/* Around the day of the hearing: postponement asked for and decided, who stayed away, cases heard together.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office_fixture.h"
#include "store/hearing_flaws.h"
#include "store/planning.h"
#include "store/row.h"

#include <stdlib.h>

static struct hearing planned_one(struct office *office, int64_t case_id)
{
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &hearing_table, case_id, &list, &err));
	assert_int_equal(list.count, 1);
	struct hearing row = *ROW_AT(&list, hearing, 0);
	row.state = row.note = row.absent = NULL;
	row_list_free(&list);
	return row;
}

/* The day of the only request for another day that awaits its decision, or CIVIL_NONE. */
static civil_date asked_on(struct office *office)
{
	struct flaw_list flaws;
	struct error err = ERROR_INIT;
	civil_date day = CIVIL_NONE;
	assert_true(hearing_flaws(office->store, minute_make(office->today, 0, 0),
		minute_make(office->today + 90, 0, 0), office->today, &flaws, &err));
	for (size_t i = 0; i < flaws.count; i++)
		if (flaws.items[i].flaw == FLAW_ASKED)
			day = flaws.items[i].day;
	flaw_list_free(&flaws);
	return day;
}

/* Heard on Monday 11-02: the third working day before it is Wednesday 10-28. */
static void a_postponement_is_asked_for_in_time_and_decided(void **state)
{
	struct office *office = office_of(state);
	int64_t id = heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	char text[MINUTE_TEXT_SIZE];
	fixture_refused(office, "decide_postponement", id, "没有待决定", "granted=是", NULL);
	office->today = civil_make(2020, 10, 28);
	assert_int_equal(asked_on(office), CIVIL_NONE);
	fixture_act(office, "request_postponement", id, "who=applicant", "note=住院", NULL);
	assert_string_equal(fixture_warning(), "");
	assert_int_equal(asked_on(office), office->today);
	fixture_refused(office, "decide_postponement", id, "不准延期的不改期", "granted=否",
		"start=2020-11-10 09:00", NULL);
	fixture_act(office, "decide_postponement", id, "granted=是", "start=2020-11-10 09:00", NULL);
	assert_contains(fixture_message(), "准予延期");
	assert_int_equal(asked_on(office), CIVIL_NONE);
	assert_contains(fixture_message(), "已改期到 2020-11-10 09:00");
	assert_contains(fixture_message(), "开庭通知须在 2020-11-03 前送达");
	assert_string_equal(minute_format(planned_one(office, id).start, text), "2020-11-10T09:00");
	fixture_refused(office, "decide_postponement", id, "没有待决定", "granted=是", NULL);
	/* Too late: the commission may still grant it. */
	office->today = civil_make(2020, 11, 9);
	fixture_act(office, "request_postponement", id, "who=respondent", "note=出差", NULL);
	assert_contains(fixture_warning(), "应当在 2020-11-05 前提出，已经迟了");
	fixture_act(office, "decide_postponement", id, "granted=否", NULL);
	assert_contains(fixture_message(), "不准延期");
	assert_string_equal(minute_format(planned_one(office, id).start, text), "2020-11-10T09:00");
	/* Granted without a new time: the case waits for a hearing again. */
	fixture_act(office, "request_postponement", id, "who=respondent", "note=出差", NULL);
	fixture_act(office, "decide_postponement", id, "granted=是", NULL);
	assert_contains(fixture_message(), "原定 2020-11-10 09:00 的开庭取消");
	assert_int_equal(asked_on(office), CIVIL_NONE);
	int64_t *waiting;
	size_t count;
	struct error err = ERROR_INIT;
	assert_true(planning_waiting(office->store, &waiting, &count, &err));
	assert_int_equal(count, 1);
	assert_int_equal(waiting[0], id);
	free(waiting);
}

static void who_stayed_away(void **state)
{
	struct office *office = office_of(state);
	int64_t first = heard_case(office, "arbitrator=何勇", "start=2020-10-12 09:00", "room=一庭");
	int64_t second = heard_case(office, "arbitrator=林晓燕", "start=2020-10-12 14:00", "room=一庭");
	fixture_act(office, "notify_hearing", first, "date=2020-09-24", NULL);
	office->today = civil_make(2020, 10, 12);
	fixture_act(office, "hold_hearing", first, "absent=respondent", NULL);
	assert_contains(fixture_message(), "缺席审理（办案规则第三十九条）");
	assert_null(strstr(fixture_warning(), "没有按期送达"));
	/* Nobody was told of the second one. */
	fixture_act(office, "hold_hearing", second, "absent=申请人", NULL);
	assert_contains(fixture_warning(), "视为撤回");
	assert_contains(fixture_warning(), "开庭通知没有按期送达的记录");
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &hearing_table, second, &list, &err));
	assert_string_equal(ROW_AT(&list, hearing, 0)->absent, "applicant");
	assert_string_equal(ROW_AT(&list, hearing, 0)->state, "held");
	row_list_free(&list);
	fixture_act(office, "deem_withdrawn", second, NULL);
}

/* Continued on the next day, as long, in the same room; what is in the way there is in the way. */
static void a_hearing_that_goes_on(void **state)
{
	struct office *office = office_of(state);
	int64_t id = heard_case(office, "arbitrator=何勇", "start=2020-10-12 09:00", "room=一庭");
	heard_case(office, "arbitrator=林晓燕", "start=2020-10-13 14:00", "room=一庭");
	office->today = civil_make(2020, 10, 12);
	fixture_refused(office, "hold_hearing", id, "须在本次开庭之后", "again=2020-10-12 08:00", NULL);
	fixture_refused(office, "hold_hearing", id, "一庭 已排", "again=2020-10-13 14:30", NULL);
	fixture_act(office, "hold_hearing", id, "again=2020-10-13 09:00", NULL);
	assert_contains(fixture_message(), "续庭 2020-10-13 09:00");
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &hearing_table, id, &list, &err));
	assert_int_equal(list.count, 2);
	const struct hearing *held = ROW_AT(&list, hearing, 0), *next = ROW_AT(&list, hearing, 1);
	assert_string_equal(held->state, "held");
	assert_string_equal(next->state, "planned");
	assert_int_equal(next->end - next->start, held->end - held->start);
	assert_int_equal(next->room_id, held->room_id);
	row_list_free(&list);
}

static void joined_cases_are_heard_at_one_time(void **state)
{
	struct office *office = office_of(state);
	int64_t first = heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	int64_t second = fixture_accepted(office, "2020-09-24"),
		third = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", second, "arbitrator=何勇", "reason=并案", NULL);
	fixture_act(office, "assign", third, "arbitrator=林晓燕", "reason=并案", NULL);
	fixture_refused(office, "schedule", second, "一庭 已排", "start=2020-11-02 09:00", "room=一庭", NULL);
	fixture_refused(office, "join_cases", first, "不能是本案自己", "with=20-1", NULL);
	fixture_act(office, "join_cases", second, "with=20-1", NULL);
	/* Its form begins beside the hearing of the other. */
	struct act_call call;
	struct error err = ERROR_INIT;
	act_call_init(&call, act_find("schedule"), second);
	assert_true(act_call_suggest(office, &call, &err));
	assert_int_equal(call.values[0].time, minute_make(civil_make(2020, 11, 2), 9, 0));
	act_call_clear(&call);
	fixture_act(office, "schedule", second, "start=2020-11-02 09:00", "room=一庭", NULL);
	/* Whoever joins the second one is heard with both. */
	fixture_act(office, "join_cases", third, "with=20-2", NULL);
	fixture_act(office, "schedule", third, "start=2020-11-02 09:00", "room=一庭", NULL);
	fixture_refused(office, "join_cases", first, "已有案件并入本案", "with=20-3", NULL);
	/* One of them moved moves them all, and each has its own parties to tell. */
	fixture_act(office, "move_hearing", second, "start=2020-11-03 09:00", "room=二庭", NULL);
	assert_contains(fixture_message(), "并案的 20-0001 号案（一并改期，涉及 申请人 张伟");
	assert_contains(fixture_message(), "并案的 20-0003 号案（一并改期");
	const int64_t group[] = {first, second, third};
	const int64_t room = planned_one(office, second).room_id;
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(
			planned_one(office, group[i]).start, minute_make(civil_make(2020, 11, 3), 9, 0));
		assert_int_equal(planned_one(office, group[i]).room_id, room);
		assert_int_equal(planned_one(office, group[i]).notice_from, office->today);
	}
	/* What one of them cannot do, none does. */
	int64_t other = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", other, "arbitrator=林晓燕", "reason=轮到", NULL);
	fixture_act(office, "schedule", other, "start=2020-11-04 09:00", "room=二庭", "clerk=李娟", NULL);
	fixture_refused(office, "move_hearing", first, "并案的 20-0003 号案：仲裁员 林晓燕 要开",
		"start=2020-11-04 09:30", "room=一庭", NULL);
	fixture_act(office, "cancel_hearing", third, "reason=撤回", NULL);
	assert_contains(fixture_warning(), "并案同庭的 20-0001、20-0002 仍在原时间");
	fixture_act(office, "undo", 0, NULL);
	fixture_act(office, "move_hearing", third, "start=2020-11-02 09:00", "room=一庭", NULL);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(
			planned_one(office, group[i]).start, minute_make(civil_make(2020, 11, 2), 9, 0));
	fixture_act(office, "undo", 0, NULL); /* of all of them */
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(
			planned_one(office, group[i]).start, minute_make(civil_make(2020, 11, 3), 9, 0));
	fixture_act(office, "redo", 0, NULL);
	/* By itself again it clashes. */
	fixture_act(office, "split_case", third, NULL);
	fixture_refused(office, "move_hearing", third, "一庭 已排", "start=2020-11-02 09:30", NULL);
	fixture_refused(office, "split_case", third, "没有并入", NULL);
	fixture_act(office, "move_hearing", third, "start=2020-11-05 09:30", NULL);
	fixture_act(office, "join_cases", third, "with=20-1", NULL);
	assert_contains(fixture_warning(), "并案的 20-0001 号案：已排 2020-11-02 09:00，不在同一时间");
}

/* Who is scheduled by hand takes those along that can be; who is not served yet is named. */
static void joined_cases_are_scheduled_by_one_act(void **state)
{
	struct office *office = office_of(state);
	int64_t first = fixture_accepted(office, "2020-09-24"),
		second = fixture_accepted(office, "2020-09-24"),
		third = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_event", first, "kind=served_respondent", "date=2020-09-24", NULL);
	fixture_act(office, "add_event", second, "kind=served_respondent", "date=2020-09-24", NULL);
	fixture_act(office, "join_cases", second, "with=20-1", NULL);
	fixture_act(office, "join_cases", third, "with=20-1", NULL);
	fixture_act(office, "schedule", first, "start=2020-10-20 09:00", "room=一庭", NULL);
	assert_contains(fixture_message(), "并案的 20-0002 号案（一并排定，开庭通知须在");
	assert_contains(fixture_warning(), "并案的 20-0003 号案：没有一并排定：应诉通知还没有全部送出");
	assert_int_equal(planned_one(office, second).start, planned_one(office, first).start);
	assert_int_equal(planned_one(office, second).room_id, planned_one(office, first).room_id);
	/* Its first lawful time is found for both. */
	fixture_act(office, "add_event", second, "kind=evidence_until", "date=2020-10-20", NULL);
	fixture_act(office, "assign", first, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "assign", second, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "replan", first, NULL);
	assert_contains(fixture_message(), "已改期到 2020-10-21 09:00");
	assert_contains(fixture_message(), "并案的 20-0002 号案（一并改期");
	assert_int_equal(planned_one(office, second).start, minute_make(civil_make(2020, 10, 21), 9, 0));
	fixture_act(office, "replace", second, "reason=生病", NULL);
	fixture_refused(office, "replan", first, "并案的 20-0002 号案：仲裁庭不全", NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_postponement_is_asked_for_in_time_and_decided),
		TEST(who_stayed_away),
		TEST(a_hearing_that_goes_on),
		TEST(joined_cases_are_heard_at_one_time),
		TEST(joined_cases_are_scheduled_by_one_act),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
