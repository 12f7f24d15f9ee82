/* First lawful slots out of an office's file: what the case and the house need, said in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/import_busy.h"
#include "office/slot_text.h"
#include "office_fixture.h"
#include "store/row.h"

#include <stdlib.h>

/* Accepted on 2020-09-24 and served on the same day; the defence runs until 10-14 (two make-up days, eight
 * days off). */
static int64_t served_case(
	struct office *office, const char *applicant, const char *respondent, const char *arbitrator)
{
	int64_t id = fixture_act(office, "register", 0, applicant, respondent, "cause=追索劳动报酬",
		"amount=1万", "date=2020-09-24", "clerk=李娟", NULL);
	fixture_act(office, "accept", id, "date=2020-09-24", NULL);
	fixture_act(office, "add_event", id, "kind=served_respondent", "date=2020-09-24", NULL);
	fixture_act(office, "assign", id, arbitrator, "reason=轮到", NULL);
	return id;
}

static struct slot slot_of(struct office *office, int64_t case_id, civil_date published, char **why)
{
	struct error err = ERROR_INIT;
	struct hearing_need need;
	struct hearing_house house;
	struct slot slot;
	struct strbuf text = {0};
	if (!hearing_need_load(&need, office, case_id, published, &err) ||
		!hearing_house_load(&house, office, &err))
		fail_msg("%s", error_text(&err));
	assert_int_equal(slots_find(&house.slots, &need, &slot, 1, NULL), 1);
	slot_why_text(&house, &need, &slot, &text);
	*why = strbuf_take(&text);
	hearing_house_free(&house);
	hearing_need_free(&need);
	return slot;
}

static void expect(struct office *office, int64_t case_id, const char *start, const char *why)
{
	char is[MINUTE_TEXT_SIZE], *text;
	struct slot slot = slot_of(office, case_id, CIVIL_NONE, &text);
	assert_string_equal(minute_format(slot.start, is), start);
	assert_string_equal(text, why);
	free(text);
}

static void the_defence_comes_first(void **state)
{
	struct office *office = office_of(state);
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	expect(office, id, "2020-10-15T09:00", "答辩至 2020-10-14");
	fixture_act(office, "add_event", id, "kind=evidence_until", "date=2020-10-20", NULL);
	expect(office, id, "2020-10-21T09:00", "答辩至 2020-10-14、举证至 2020-10-20");
}

/* What an arbitrator's own calendar says is taken is not offered, and not accepted. */
static void hours_of_his_own_calendar(void **state)
{
	struct office *office = office_of(state);
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_where_text(office->store, &arbitrator_table, "name", "何勇", 0, &list, &err));
	int64_t who = ROW_AT(&list, arbitrator, 0)->id;
	row_list_free(&list);
	const struct busy_hours morning = {
		minute_parse("2020-10-15T08:00"), minute_parse("2020-10-15T10:00"), "出\x1b[2J庭"};
	char *message, *why, start[MINUTE_TEXT_SIZE];
	assert_true(import_busy(office, who, &morning, 1, "a.ics", &message, &err));
	assert_string_equal(message, "导入 何勇 的忙闲 a.ics：1 段");
	free(message);
	struct slot slot = slot_of(office, id, CIVIL_NONE, &why);
	assert_string_equal(minute_format(slot.start, start), "2020-10-15T10:00");
	assert_contains(why, "何勇");
	free(why);
	fixture_refused(office, "schedule", id,
		"仲裁员 何勇 在 2020-10-15 08:00 至 2020-10-15 10:00 不能开庭", "start=2020-10-15 09:00",
		NULL);
	fixture_act(office, "schedule", id, "start=2020-10-15 10:00", NULL);
	/* Another file takes the place of the first, and says which hearing it touches. */
	const struct busy_hours later = {
		minute_parse("2020-10-15T11:00"), minute_parse("2020-10-15T12:00"), NULL};
	assert_true(import_busy(office, who, &later, 1, "b.ics", &message, &err));
	assert_contains(message, "与已排的开庭相碰：渝两江劳人仲案字〔2020〕第1号 2020-10-15 10:00");
	free(message);
	assert_true(row_list_all(office->store, &busy_time_table, &list, &err));
	assert_int_equal(list.count, 1);
	row_list_free(&list);
	fixture_act(office, "undo", 0, NULL); /* the import */
	assert_true(row_list_all(office->store, &busy_time_table, &list, &err));
	assert_int_equal(ROW_AT(&list, busy_time, 0)->start, morning.start);
	for (const char *at = ROW_AT(&list, busy_time, 0)->reason; *at; at++)
		assert_true((unsigned char)*at >= ' ');
	row_list_free(&list);
}

static void the_notice_when_nothing_else_runs(void **state)
{
	struct office *office = office_of(state);
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	office->today = civil_make(2020, 10, 19);
	expect(office, id, "2020-10-26T09:00", "开庭通知 2020-10-19 发出，依法最早 2020-10-26");
}

static void people_are_named(void **state)
{
	struct office *office = office_of(state);
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	int64_t other =
		served_case(office, "applicant=王二", "respondent=重庆丙商贸有限公司", "arbitrator=何勇");
	fixture_act(office, "schedule", other, "start=2020-10-15 09:00", "minutes=180", "room=一庭", NULL);
	fixture_act(office, "unavailable", 0, "arbitrator=何勇", "from=2020-10-16", "until=2020-10-19", NULL);
	fixture_act(office, "move_hearing", other, "start=2020-10-15 09:00", "minutes=480", NULL);
	expect(office, id, "2020-10-20T09:00",
		"答辩至 2020-10-14；10-15 仲裁员何勇另有庭；10-16 至 10-19 仲裁员何勇不在");
}

static void the_other_hearings_of_a_party_and_a_representative(void **state)
{
	struct office *office = office_of(state);
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	int64_t other =
		served_case(office, "applicant=王二", "respondent=重庆乙物流有限公司", "arbitrator=林晓燕");
	fixture_act(office, "add_staff", 0, "name=周文", "role=clerk", NULL);
	fixture_act(office, "schedule", other, "start=2020-10-15 09:00", "minutes=180", "room=一庭",
		"clerk=周文", NULL);
	expect(office, id, "2020-10-15T14:00",
		"答辩至 2020-10-14；10-15 09:00-14:00 重庆乙物流有限公司另有庭");
	int64_t third =
		served_case(office, "applicant=王三", "respondent=重庆丁服饰有限公司", "arbitrator=何勇");
	fixture_act(office, "add_party", third, "role=representative", "name=郑律师", "represents=applicant",
		NULL);
	fixture_act(office, "add_party", other, "role=representative", "name=郑律师", "represents=applicant",
		NULL);
	expect(office, third, "2020-10-15T14:00", "答辩至 2020-10-14；10-15 09:00-14:00 郑律师另有庭");
	/* By hand an employer may send somebody else; a person has to be asked first. */
	fixture_act(office, "schedule", id, "start=2020-10-15 10:00", "room=二庭", NULL);
	assert_contains(fixture_warning(),
		"重庆乙物流有限公司 同时要到 渝两江劳人仲案字〔2020〕第2号案的庭（2020-10-15 09:00 至 12:00）");
	fixture_act(office, "undo", 0, NULL);
	fixture_refused(office, "schedule", third, "郑律师 同时要到 渝两江劳人仲案字〔2020〕第2号案的庭",
		"start=2020-10-15 10:00", "room=二庭", NULL);
	fixture_act(office, "schedule", third, "start=2020-10-15 12:00", "room=二庭", NULL);
	assert_null(strstr(fixture_warning(), "郑律师")); /* touching ends */
	fixture_refused(office, "move_hearing", third, "已商定由谁到庭的", "start=2020-10-15 11:00", NULL);
	fixture_act(office, "move_hearing", third, "start=2020-10-15 11:00", "double_booked=是", NULL);
	assert_contains(fixture_warning(), "郑律师 同时要到");
	/* Once they are joined it is one hearing. */
	fixture_act(office, "join_cases", third, "with=20-2", NULL);
	fixture_act(office, "move_hearing", third, "start=2020-10-15 10:00", NULL);
	assert_null(strstr(fixture_warning(), "郑律师"));
}

/* An online room is taken by hand; its hours and seats count as those of any other. */
static void an_online_room_by_hand(void **state)
{
	struct office *office = office_of(state);
	fixture_act(office, "add_room", 0, "name=网上庭", "online=是", "capacity=3", NULL);
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	int64_t other =
		served_case(office, "applicant=王二", "respondent=重庆丁服饰有限公司", "arbitrator=林晓燕");
	fixture_act(office, "edit_case", other, "head_count=3", NULL);
	fixture_act(office, "schedule", id, "start=2020-10-15 09:00", "room=网上庭", NULL);
	assert_null(strstr(fixture_warning(), "坐得下"));
	fixture_refused(office, "schedule", other, "网上庭 已排", "start=2020-10-15 09:30", "room=网上庭",
		"clerk=黄主任", NULL);
	fixture_act(office, "schedule", other, "start=2020-10-15 14:00", "room=网上庭", NULL);
	assert_contains(fixture_warning(), "网上庭 只坐得下 3 人，本次开庭约需 4 个座位");
	/* What one hearing of joined cases needs is the seats of both. */
	fixture_act(office, "cancel_hearing", other, "reason=并案", NULL);
	fixture_act(office, "edit_case", other, "head_count=1", NULL);
	fixture_act(office, "join_cases", other, "with=20-1", NULL);
	fixture_act(office, "schedule", other, "start=2020-10-15 09:00", "room=网上庭", NULL);
	assert_contains(fixture_warning(), "网上庭 只坐得下 3 人，本次开庭约需 4 个座位");
}

/* As if it were announced on 10-09: sixty days, then ten working days. */
static void an_announcement_still_to_come(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	int64_t id = fixture_accepted(office, "2020-09-24");
	struct hearing_need need;
	assert_true(hearing_need_load(&need, office, id, CIVIL_NONE, &err));
	assert_non_null(hearing_need_refusal(&need));
	hearing_need_free(&need);
	char *why, start[MINUTE_TEXT_SIZE];
	struct slot slot = slot_of(office, id, civil_make(2020, 10, 9), &why);
	assert_string_equal(minute_format(slot.start, start), "2020-12-23T09:00");
	assert_string_equal(why, "公告 2020-12-08 期满、答辩至 2020-12-22");
	free(why);
	fixture_act(office, "edit_case", id, "summary=是", NULL);
	assert_false(hearing_need_load(&need, office, id, civil_make(2020, 10, 9), &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_contains(error_text(&err), "公告");
	error_clear(&err);
}

static void the_length_follows_cause_and_procedure(void **state)
{
	struct office *office = office_of(state);
	struct arb_case row = {.cause = "remuneration"};
	assert_int_equal(hearing_minutes(office, &row), 90);
	row.is_summary = true;
	assert_int_equal(hearing_minutes(office, &row), 60);
	row.cause = "work_injury";
	assert_int_equal(hearing_minutes(office, &row), 90);
	fixture_act(office, "set", 0, "key=minutes.longer", "value=45", NULL);
	assert_int_equal(hearing_minutes(office, &row), 105);
	row.is_collective = true;
	row.cause = "remuneration";
	assert_int_equal(hearing_minutes(office, &row), 180);
	fixture_act(office, "set", 0, "key=minutes.collective", "value=120", NULL);
	assert_int_equal(hearing_minutes(office, &row), 120);
}

static void a_room_has_its_own_hours(void **state)
{
	struct office *office = office_of(state);
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	fixture_act(office, "edit_room", 0, "room=一庭", "opens=10:00", "closes=17:00", "equipment=录音录像",
		NULL);
	fixture_act(office, "edit_room", 0, "room=二庭", "opens=9点30分", NULL);
	expect(office, id, "2020-10-15T09:30", "答辩至 2020-10-14；10-15 09:00-09:30 各庭已满");
	fixture_act(office, "edit_room", 0, "room=二庭", "opens=", "closes=9:30", NULL);
	expect(office, id, "2020-10-15T10:00", "答辩至 2020-10-14；10-15 09:00-10:00 各庭已满");
	fixture_refused(
		office, "edit_room", 0, "须晚于开放自", "room=二庭", "opens=18:00", "closes=9:00", NULL);
	fixture_refused(office, "edit_room", 0, "不是时间", "room=二庭", "opens=早上", NULL);
	fixture_act(office, "schedule", id, "start=2020-11-05 14:00", "room=二庭", NULL);
	assert_contains(fixture_warning(), "二庭 这时不开放（00:00 至 09:30）");
	/* The form begins with what is stored. */
	struct act_call call;
	struct error err = ERROR_INIT;
	act_call_init(&call, act_find("edit_room"), 0);
	assert_true(act_call_set(office, &call, "room", "一庭", &err) && act_call_fill(office, &call, &err));
	bool seen = false;
	for (size_t i = 0; call.act->params[i].id; i++)
		if (strcmp(call.act->params[i].id, "opens") == 0)
			seen = call.values[i].given && strcmp(call.values[i].text, "10:00") == 0;
	assert_true(seen);
	act_call_clear(&call);
}

static void hours_are_the_offices_own(void **state)
{
	struct office *office = office_of(state);
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	fixture_act(office, "set", 0, "key=hours.morning_from", "value=930", NULL);
	expect(office, id, "2020-10-15T09:30", "答辩至 2020-10-14");
}

/* The form of a hearing begins with the first slot, and is empty where there is none. */
static void a_form_begins_with_the_first_slot(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	struct act_call call;
	act_call_init(&call, act_find("schedule"), id);
	assert_true(act_call_suggest(office, &call, &err));
	struct act_result result = {0};
	assert_true(act_run(office, &call, &result, &err));
	assert_contains(result.message, "2020-10-15 09:00");
	assert_null(result.warning);
	struct hearing row;
	assert_true(row_get(office->store, &hearing_table, result.row_id, &row, &err));
	assert_int_equal(row.end - row.start, 90);
	assert_true(row.room_id != 0);
	row_clear(&hearing_table, &row);
	act_result_clear(&result);
	act_call_clear(&call);
	act_call_init(&call, act_find("schedule"), fixture_accepted(office, "2020-09-24"));
	assert_true(act_call_suggest(office, &call, &err));
	for (size_t i = 0; call.act->params[i].id; i++)
		assert_false(call.values[i].given);
	act_call_clear(&call);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)

/* Only Wednesday afternoons: 10-15, after the defence, is a Thursday; the next Wednesday is the 21st. */
static void slots_keep_to_the_weekly_pattern(void **state)
{
	struct office *office = office_of(state);
	char *why;
	int64_t id =
		served_case(office, "applicant=王一", "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=何勇", "week=周三下午", NULL);
	struct slot slot = slot_of(office, id, CIVIL_NONE, &why);
	assert_int_equal(slot.start, minute_make(civil_make(2020, 10, 21), 14, 0));
	assert_contains(why, "仲裁员何勇不在");
	free(why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			slots_keep_to_the_weekly_pattern, office_fixture_setup, office_fixture_teardown),
		TEST(the_defence_comes_first),
		TEST(hours_of_his_own_calendar),
		TEST(the_notice_when_nothing_else_runs),
		TEST(people_are_named),
		TEST(the_other_hearings_of_a_party_and_a_representative),
		TEST(an_online_room_by_hand),
		TEST(an_announcement_still_to_come),
		TEST(the_length_follows_cause_and_procedure),
		TEST(a_room_has_its_own_hours),
		TEST(hours_are_the_offices_own),
		TEST(a_form_begins_with_the_first_slot),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
