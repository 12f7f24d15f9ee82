/* The life of a case through the acts, and what each act refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office_fixture.h"
#include "store/docket.h"
#include "store/journal.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void day(struct office *office, const char *text)
{
	office->today = civil_parse(text);
	assert_int_not_equal(office->today, CIVIL_NONE);
}

static void a_file_is_sound(struct office *office)
{
	struct check_report report;
	struct error err = ERROR_INIT;
	assert_true(store_check(office->store, true, NULL, NULL, &report, &err));
	if (report.count)
		fail_msg("%s", report.problems[0]);
	check_report_free(&report);
}

static void from_application_to_award(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_case(office, "2020-09-24");
	struct arb_case row;
	struct error err = ERROR_INIT;
	assert_true(row_get(office->store, &arb_case_table, id, &row, &err));
	assert_int_equal(row.amount, 1200000);
	assert_true(row.wages);
	assert_false(row.is_collective);
	assert_null(row.case_number);
	row_clear(&arb_case_table, &row);

	day(office, "2020-09-27");
	fixture_act(office, "accept", id, NULL);
	assert_contains(fixture_message(), "渝两江劳人仲案字〔2020〕第1号");
	assert_contains(fixture_message(), "裁决期限 2020-11-11");
	assert_string_equal(fixture_warning(), ""); /* a Sunday, but a make-up working day */

	fixture_act(office, "serve", id, "method=mail", "tracking=1234567890", NULL);
	day(office, "2020-09-30");
	fixture_act(office, "serve_failed", id, "reason=查无此人", NULL);
	day(office, "2020-10-11");
	fixture_act(office, "serve", id, "method=公告送达", "tracking=重庆日报", NULL);
	assert_string_equal(fixture_due(office, id, "announcement_completion"), "2020-12-10");
	assert_string_equal(fixture_due(office, id, "award"), "2021-01-11");
	fixture_refused(office, "served", id, "2020-12-10", "date=2020-10-11", NULL);

	fixture_act(office, "assign", id, "arbitrator=何勇", "seat=presiding", "reason=轮到", NULL);
	day(office, "2020-12-10");
	fixture_act(office, "served", id, NULL);
	assert_string_equal(fixture_due(office, id, "defence"), "2020-12-24");
	day(office, "2020-12-11");
	fixture_act(office, "schedule", id, "start=2020-12-30 09:00", "room=一庭", NULL);
	assert_contains(fixture_message(), "2020-12-23");
	day(office, "2020-12-30");
	fixture_act(office, "hold_hearing", id, "note=缺席审理", NULL);
	day(office, "2021-01-08");
	fixture_act(office, "award", id, NULL);
	fixture_refused(office, "award", id, "已经结束", NULL);
	day(office, "2021-01-12");
	fixture_act(office, "serve", id, "document=award", "party=申请人", "method=direct", NULL);
	fixture_act(office, "served", id, NULL);
	assert_string_equal(fixture_due(office, id, "sue"), "2021-01-27");
	a_file_is_sound(office);
}

static void preconditions_say_one_sentence(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_case(office, "2020-09-24");
	static const struct {
		const char *act, *part;
	} refused[] = {{"serve", "尚未受理"}, {"award", "尚未受理"}, {"schedule", "尚未受理"},
		{"sue", "尚未作出裁决"}, {"cancel_hearing", "没有已排定"}, {"replace", "尚未受理"}};
	struct error err = ERROR_INIT;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		assert_false(act_allowed(office, act_find(refused[i].act), id, &err));
		assert_contains(error_text(&err), refused[i].part);
		assert_int_equal(err.code, ERR_REFUSED);
	}
	assert_false(act_allowed(office, act_find("accept"), 0, &err));
	assert_contains(error_text(&err), "先选定一个案件");
	error_clear(&err);
	fixture_act(office, "accept", id, NULL);
	fixture_refused(office, "accept", id, "已经作出受理", NULL);
	fixture_refused(office, "replace", id, "尚未组庭", "reason=x", NULL);
	office->is_director = false;
	fixture_refused(office, "extend", id, "由主任决定", NULL);
	office->is_director = true;
	office->read_only = true;
	fixture_refused(office, "add_note", id, "只读", "content=x", NULL);
	office->read_only = false;
}

static void values_are_judged_at_the_field(void **state)
{
	struct office *office = office_of(state);
	static const struct {
		const char *act, *key, *value, *part;
	} bad[] = {{"register", "amount", "12abc", "不是金额"}, {"register", "amount", "1.234", "两位小数"},
		{"register", "date", "2020-02-30", "不是日期"}, {"register", "date", "2020-09-25", "之后"},
		{"register", "cause", "天气", "没有案由"}, {"register", "head_count", "十", "不是整数"},
		{"register", "employer_applies", "也许", "是"}, {"register", "clerk", "无此人", "没有"},
		{"register", "applicant", "张\033[31m伟", "控制字符"},
		{"register", "applicant", "\xff", "UTF-8"}, {"register", "nonsense", "1", "没有参数"},
		{"serve", "method", "飞鸽", "可选"}, {"schedule", "start", "2020-09-30 25:00", "不是时间"},
		{"assign", "arbitrator", "id:99", "没有"}};
	int64_t id = fixture_accepted(office, "2020-09-24");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct act_call call;
		struct error err = ERROR_INIT;
		const struct act *act = act_find(bad[i].act);
		act_call_init(&call, act, act->needs & NEED_CASE ? id : 0);
		if (act_call_set(office, &call, bad[i].key, bad[i].value, &err))
			fail_msg("%s=%s was taken", bad[i].key, bad[i].value);
		assert_contains(error_text(&err), bad[i].part);
		if (strcmp(bad[i].key, "nonsense") != 0)
			assert_string_equal(err.field, bad[i].key);
		error_clear(&err);
		act_call_clear(&call);
	}
	fixture_refused(office, "register", 0, "必须填写", "applicant=张伟", NULL);
}

static void hostile_text_is_refused_or_cleaned(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_case(office, "2020-09-24");
	static char huge[5000];
	memset(huge, 'x', sizeof huge - 1);
	memcpy(huge, "content=", 8);
	fixture_refused(office, "add_note", id, "最多 4000 个字", huge, NULL);
	fixture_refused(office, "add_note", id, "控制字符", "content=a\001b", NULL);
	fixture_act(office, "add_note", id, "content=\u202eabc\u200b\r\n第二行", NULL);
	assert_contains(fixture_warning(), "看不见的字符");
	struct row_list notes;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &note_table, id, &notes, &err));
	assert_int_equal(notes.count, 1);
	assert_string_equal(ROW_AT(&notes, note, 0)->content, "abc\n第二行");
	row_list_free(&notes);
}

static void collective_cases_are_counted(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_act(office, "register", 0, "applicant=张伟等14人",
		"respondent=重庆乙有限公司；丙公司", "cause=remuneration", NULL);
	struct arb_case row;
	struct error err = ERROR_INIT;
	assert_true(row_get(office->store, &arb_case_table, id, &row, &err));
	assert_int_equal(row.head_count, 14);
	assert_true(row.is_collective);
	row_clear(&arb_case_table, &row);
	struct row_list parties;
	assert_true(row_list_of_case(office->store, &party_table, id, &parties, &err));
	assert_int_equal(parties.count, 3);
	assert_string_equal(ROW_AT(&parties, party, 0)->name, "张伟");
	assert_string_equal(ROW_AT(&parties, party, 2)->name, "丙公司");
	assert_int_equal(ROW_AT(&parties, party, 2)->number, 2);
	assert_int_not_equal(ROW_AT(&parties, party, 2)->employer_id, 0);
	row_list_free(&parties);
	/* A form whose field was left empty does not make it an ordinary case. */
	fixture_act(office, "accept", id, "collective=", "summary=", NULL);
	assert_true(row_get(office->store, &arb_case_table, id, &row, &err));
	assert_true(row.is_collective);
	row_clear(&arb_case_table, &row);
	fixture_refused(office, "assign", id, "三人庭", "arbitrator=何勇", "reason=轮到", NULL);
	fixture_refused(office, "register", 0, "少于所列", "applicant=甲、乙、丙", "head_count=2",
		"respondent=丁公司", "cause=other", NULL);
}

static void numbers_run_within_the_year(void **state)
{
	struct office *office = office_of(state);
	struct arb_case row;
	struct error err = ERROR_INIT;
	fixture_accepted(office, "2020-09-24");
	int64_t second = fixture_case(office, "2020-09-24");
	fixture_act(office, "accept", second, "serial=7", NULL);
	int64_t third = fixture_accepted(office, "2020-09-24");
	assert_true(row_get(office->store, &arb_case_table, third, &row, &err));
	assert_int_equal(row.serial, 8);
	row_clear(&arb_case_table, &row);
	int64_t fourth = fixture_case(office, "2020-09-24");
	fixture_refused(office, "accept", fourth, "已经有了", "serial=7", NULL);
	day(office, "2021-01-04");
	fixture_act(office, "accept", fourth, NULL);
	assert_contains(fixture_message(), "〔2021〕第1号");
	assert_contains(fixture_warning(), "超过五日");
}

static void contradictions_are_refused_with_their_code(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_refused(office, "resume", id, "resume_without_suspend", NULL);
	fixture_act(office, "suspend", id, "reason=work_injury", NULL);
	fixture_refused(office, "suspend", id, "suspended_twice", "reason=other", NULL);
	fixture_refused(office, "schedule", id, "中止", "start=2020-11-02 09:00", NULL);
	day(office, "2020-10-10");
	fixture_act(office, "resume", id, NULL);
	fixture_refused(office, "extend", id, "extension_too_long", "days=16", NULL);
	fixture_act(office, "extend", id, NULL);
	fixture_refused(office, "extend", id, "extension_twice", NULL);
	/* Taking the suspension away would leave a resumption of nothing. */
	fixture_refused(office, "remove_event", id, "请指明一个", NULL);
	struct row_list events;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &event_table, id, &events, &err));
	char which[64];
	for (size_t i = 0; i < events.count; i++)
		if (strcmp(ROW_AT(&events, event, i)->kind, "suspended") == 0)
			snprintf(which, sizeof which, "event=id:%lld",
				(long long)ROW_AT(&events, event, i)->id);
	size_t before = events.count;
	row_list_free(&events);
	fixture_refused(office, "remove_event", id, "resume_without_suspend", which, NULL);
	fixture_refused(office, "edit_event", id, "before_acceptance", which, "date=2020-09-01", NULL);
	assert_true(row_list_of_case(office->store, &event_table, id, &events, &err));
	assert_int_equal(events.count, before);
	row_list_free(&events);
	int64_t summary = fixture_case(office, "2020-10-10");
	fixture_act(office, "accept", summary, "summary=是", NULL);
	/* `serve` itself refuses this too, with what to do about it. */
	fixture_refused(office, "add_event", summary, "announcement_in_summary", "kind=announced", NULL);
	fixture_refused(office, "serve", summary, "转普通", "method=announcement", NULL);
	a_file_is_sound(office);
}

static void service_completes_what_the_law_says(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "serve", id, "method=leave", "grounds=前台拒绝签收", NULL);
	fixture_refused(office, "served", id, "照片", NULL);
	fixture_act(office, "served", id, "proof=照片3", NULL);
	assert_string_equal(fixture_due(office, id, "left_completion"), "2020-09-28");
	fixture_refused(office, "serve", id, "本人签收", "document=mediation", "method=announcement", NULL);
	fixture_act(office, "schedule", id, "start=2020-11-02 09:00", "room=一庭", NULL);
	fixture_act(office, "serve", id, "document=hearing_notice", "party=被申请人", NULL);
	fixture_act(office, "served", id, NULL);
	assert_string_equal(fixture_due(office, id, "hearing_notice"), "2020-10-26");
	struct row_list events;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &event_table, id, &events, &err));
	for (size_t i = 0; i < events.count; i++)
		assert_string_not_equal(ROW_AT(&events, event, i)->kind, "hearing_notified");
	row_list_free(&events);
	fixture_act(office, "serve", id, "document=hearing_notice", "party=申请人", NULL);
	fixture_act(office, "served", id, NULL);
	assert_true(row_list_of_case(office->store, &event_table, id, &events, &err));
	assert_string_equal(ROW_AT(&events, event, events.count - 1)->kind, "hearing_notified");
	row_list_free(&events);
	fixture_refused(office, "served", id, "没有可以", NULL);
}

static void undo_and_redo(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "suspend", id, "reason=other", NULL);
	fixture_act(office, "undo", 0, NULL);
	assert_contains(fixture_message(), "已撤销：中止");
	fixture_refused(office, "resume", id, "resume_without_suspend", NULL);
	fixture_act(office, "redo", 0, NULL);
	day(office, "2020-09-28");
	fixture_act(office, "resume", id, NULL);
	free(office->actor);
	office->actor = strdup("李娟");
	fixture_refused(office, "undo", 0, "", NULL);
	a_file_is_sound(office);
}

static void parties_and_claims(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_case(office, "2020-09-24");
	fixture_refused(office, "remove_party", id, "至少要有", "party=被申请人", NULL);
	fixture_act(office, "add_party", id, "role=代理人", "name=王律师", "represents=申请人", NULL);
	fixture_refused(
		office, "add_party", id, "只有代理人", "role=第三人", "name=某人", "represents=申请人", NULL);
	fixture_act(office, "add_party", id, "role=applicant", "name=李四", NULL);
	fixture_act(office, "remove_party", id, "party=李四", NULL);
	fixture_refused(office, "remove_party", id, "没有", "party=李四", NULL);
	fixture_act(office, "edit_party", id, "party=被申请人", "phone=023-1234", NULL);
	fixture_act(office, "add_claim", id, "content=支付加班工资", "amount=300", NULL);
	fixture_refused(office, "edit_claim", id, "请指明一个", "content=x", NULL);
	struct act_call call;
	struct error err = ERROR_INIT;
	act_call_init(&call, act_find("edit_party"), id);
	assert_true(act_call_set(office, &call, "party", "respondent", &err));
	assert_true(act_call_fill(office, &call, &err));
	assert_string_equal(call.values[1].text, "重庆甲建筑有限公司");
	assert_string_equal(call.values[2].text, "023-1234");
	act_call_clear(&call);
}

int main(void)
{
#define TEST(function)                                                                                       \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(from_application_to_award),
		TEST(preconditions_say_one_sentence),
		TEST(values_are_judged_at_the_field),
		TEST(hostile_text_is_refused_or_cleaned),
		TEST(collective_cases_are_counted),
		TEST(numbers_run_within_the_year),
		TEST(contradictions_are_refused_with_their_code),
		TEST(service_completes_what_the_law_says),
		TEST(undo_and_redo),
		TEST(parties_and_claims),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
