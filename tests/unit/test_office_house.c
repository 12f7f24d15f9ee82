/* What the house itself does: terms of arbitrators, the window's complaints, settings; and when hearings
 * clash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/explain.h"
#include "office_fixture.h"
#include "store/derive.h"
#include "store/journal.h"
#include "store/row.h"
#include "store/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t rows_in(struct office *office, const struct table *table)
{
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_all(office->store, table, &list, &err));
	size_t count = list.count;
	row_list_free(&list);
	return count;
}

static const char *reference(const char *name, int64_t id)
{
	static char texts[4][64];
	static int next;
	next = (next + 1) % 4;
	snprintf(texts[next], sizeof texts[next], "%s=id:%lld", name, (long long)id);
	return texts[next];
}

static void hearings_clash_only_where_they_overlap(void **state)
{
	struct office *office = office_of(state);
	int64_t first = fixture_accepted(office, "2020-09-24"),
		second = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", first, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "assign", second, "arbitrator=林晓燕", "reason=轮到", NULL);
	fixture_act(office, "schedule", first, "start=2020-11-30 09:00", "minutes=90", "room=一庭",
		"clerk=李娟", NULL);
	/* Touching ends do not clash, before and behind. */
	fixture_act(office, "schedule", second, "start=2020-11-30 10:30", "minutes=60", "room=一庭",
		"clerk=李娟", NULL);
	fixture_act(office, "move_hearing", second, "start=2020-11-30 08:00", "minutes=60", NULL);
	/* A minute more does: the room, the clerk, its own other hearing. */
	fixture_refused(office, "move_hearing", second, "一庭", "start=2020-11-30 08:01", "minutes=60", NULL);
	fixture_refused(office, "move_hearing", second, "一庭", "start=2020-11-30 10:29", NULL);
	fixture_refused(office, "move_hearing", second, "李娟", "start=2020-11-30 10:29", "room=二庭", NULL);
	fixture_refused(office, "schedule", second, "本案", "start=2020-11-30 08:30", "room=二庭", NULL);
	/* Onto itself, earlier, later and longer, it moves freely. */
	fixture_act(office, "move_hearing", first, "start=2020-11-30 09:00", "minutes=90", NULL);
	fixture_act(office, "move_hearing", first, "start=2020-11-30 09:30", "minutes=120", NULL);
	/* The same arbitrator in two rooms. */
	int64_t third = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", third, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_refused(office, "schedule", third, "何勇", "start=2020-11-30 11:00", "room=二庭", NULL);
	fixture_act(office, "unavailable", 0, "arbitrator=何勇", "from=2020-12-01", "until=2020-12-03",
		"reason=出差", NULL);
	fixture_refused(office, "schedule", third, "2020-12-03", "start=2020-12-03 09:00", "room=二庭", NULL);
	fixture_act(office, "schedule", third, "start=2020-12-04 09:00", "room=二庭", NULL);
	/* A cancelled hearing is in nobody's way. */
	fixture_act(office, "cancel_hearing", first, "reason=调解", NULL);
	fixture_act(office, "move_hearing", third, "start=2020-11-30 09:30", "room=一庭", NULL);
	fixture_refused(office, "schedule", first, "午夜", "start=2020-11-30 23:30", "minutes=60", NULL);
	fixture_refused(office, "schedule", first, "八小时", "start=2020-11-30 09:00", "minutes=481", NULL);
	fixture_refused(office, "schedule", first, "早于今天", "start=2020-09-23 09:00", NULL);
}

static void terms_of_an_arbitrator(void **state)
{
	struct office *office = office_of(state);
	size_t before = rows_in(office, &appointment_table);
	fixture_refused(office, "appoint", 0, "续聘自次日起", "arbitrator=何勇", "from=2020-10-01", NULL);
	fixture_refused(office, "appoint", 0, "须晚于", "arbitrator=陈静", "from=2020-10-01",
		"until=2020-10-01", NULL);
	assert_int_equal(rows_in(office, &appointment_table), before);
	fixture_act(office, "appoint", 0, "arbitrator=陈静", "from=2020-10-01", NULL);
	assert_non_null(strstr(fixture_message(), "2025-10-01")); /* five years */
	fixture_refused(
		office, "add_arbitrator", 0, "聘期自", "name=周涛", "source=街道", "until=2025-01-01", NULL);
	fixture_act(office, "dismiss", 0, "arbitrator=林晓燕", "ground=岗位变动等，不再履职", NULL);
	fixture_refused(
		office, "dismiss", 0, "没有可以解除或暂停的聘任", "arbitrator=林晓燕", "ground=other", NULL);
	fixture_act(
		office, "appoint", 0, "arbitrator=林晓燕", "from=2020-10-01", NULL); /* and may come back */
	fixture_refused(
		office, "add_arbitrator", 0, "天气", "name=周涛", "source=街道", "specialities=天气", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=周涛", "source=街道",
		"specialities=劳动报酬，工伤、经济补偿", NULL);
	fixture_refused(office, "unavailable", 0, "早于开始", "arbitrator=何勇", "from=2020-10-02",
		"until=2020-10-01", NULL);
	int64_t away = fixture_act(office, "unavailable", 0, "arbitrator=何勇", "from=2020-10-02", NULL);
	assert_int_equal(rows_in(office, &unavailability_table), 1);
	fixture_act(office, "available", 0, reference("unavailability", away), NULL);
	assert_int_equal(rows_in(office, &unavailability_table), 0);
	fixture_refused(office, "edit_arbitrator", 0, "不能为空", "arbitrator=何勇", "name=", NULL);
}

static void a_complaint_goes_its_way(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_act(office, "register_complaint", 0, "complainant=冉䶮",
		"employer=重庆乙物业有限公司", "subject=拖欠工资", "date=2020-09-20", NULL);
	assert_non_null(strstr(fixture_message(), "劳监投〔2020〕第1号"));
	fixture_act(office, "register_complaint", 0, "complainant=张伟", "employer=重庆市乙物业有限责任公司",
		"subject=社保", NULL);
	assert_non_null(strstr(fixture_message(), "第2号"));
	assert_int_equal(rows_in(office, &employer_table), 1); /* one employer, two spellings */
	const char *complaint = reference("complaint", id);
	fixture_refused(office, "extend_complaint", 0, "还没有立案", complaint, NULL);
	fixture_refused(
		office, "file_complaint", 0, "不能早于 2020-09-20", complaint, "date=2020-09-19", NULL);
	fixture_act(office, "file_complaint", 0, complaint, "date=2020-09-22", NULL);
	fixture_refused(office, "file_complaint", 0, "已经立案", complaint, NULL);
	fixture_act(office, "extend_complaint", 0, complaint, NULL);
	fixture_refused(office, "extend_complaint", 0, "延长过一次", complaint, NULL);
	fixture_act(office, "close_complaint", 0, complaint, "outcome=corrected", NULL);
	fixture_refused(
		office, "close_complaint", 0, "已于 2020-09-24 办结", complaint, "outcome=settled", NULL);
	fixture_refused(office, "refer_complaint", 0, "办结", complaint, NULL);
	fixture_refused(office, "register_complaint", 0, "至少一人", "complainant=某", "employer=某公司",
		"subject=某", "head_count=0", NULL);
}

static void settings_are_checked(void **state)
{
	struct office *office = office_of(state);
	fixture_refused(office, "set", 0, "forgotten_days", "key=nonsense", "value=1", NULL);
	fixture_refused(office, "set", 0, "0 到 1", "key=reading.clear_days", "value=2", NULL);
	fixture_refused(office, "set", 0, "整数", "key=forgotten_days", "value=很久", NULL);
	fixture_refused(office, "set", 0, "日期", "key=today", "value=11月", NULL);
	fixture_refused(office, "set", 0, "auto|ascii|line", "key=frames", "value=asc", NULL);
	fixture_act(office, "set", 0, "key=frames", "value=ascii", NULL);
	assert_int_equal(store_setting_number(office->store, "forgotten_days"), 60);
	fixture_act(office, "set", 0, "key=forgotten_days", "value=90", NULL);
	assert_int_equal(store_setting_number(office->store, "forgotten_days"), 90);
	fixture_act(office, "set", 0, "key=today", "value=2020年12月31日", NULL);
	char *value = store_setting(office->store, "today");
	assert_string_equal(value, "2020-12-31"); /* in its one form */
	free(value);
	fixture_act(office, "set", 0, "key=today", "value=", NULL);
	assert_null(store_setting(office->store, "today"));
	fixture_act(office, "holiday", 0, "date=2020-12-24", "kind=off", "name=停电", NULL);
	fixture_act(office, "holiday", 0, "date=2020-12-24", "kind=work", "name=来电", NULL);
	assert_int_equal(rows_in(office, &holiday_table), 1); /* a day is one or the other */
	fixture_refused(office, "commission", 0, "{serial}", "pattern=没有序号", NULL);
}

/* The trace of the case's award limit, all lines. Static. */
static const char *award_trace(struct office *office, int64_t case_id)
{
	static char kept[1024];
	struct law_result *law = malloc(sizeof *law);
	struct strbuf text = {0};
	struct error err = ERROR_INIT;
	assert_non_null(law);
	assert_true(store_deadlines(office->store, case_id, office->today, law, &err));
	const struct law_deadline *award = law_deadline_of(law, LAW_RULE_AWARD);
	assert_non_null(award);
	law_trace_note(law, award, &text);
	snprintf(kept, sizeof kept, "%s", strbuf_text(&text));
	strbuf_free(&text);
	free(law);
	return kept;
}

static void a_province_has_its_own_periods(void **state)
{
	struct office *office = office_of(state);
	int64_t accepted = fixture_accepted(office, "2020-09-01");
	static const char rule[] = "rule=award", value[] = "value=30", when[] = "when=summary",
			  from[] = "from=2020-01-01", basis[] = "basis=浙江省劳动人事争议调解仲裁条例第五条";
	assert_string_equal(fixture_due(office, accepted, "award"), "2020-10-16");
	fixture_refused(office, "add_rule", 0, "省份", rule, value, when, from, basis, NULL);
	fixture_act(office, "commission", 0, "jurisdiction=浙江", NULL);
	struct error err = ERROR_INIT;
	assert_true(office_refresh(office, &err));
	fixture_refused(office, "add_rule", 0, "施行至", rule, value, from, basis, "until=2019-12-31", NULL);
	fixture_refused(office, "add_rule", 0, "长度", rule, from, basis, "value=-1", NULL);
	int64_t row = fixture_act(office, "add_rule", 0, rule, value, when, from, basis, NULL);
	fixture_refused(office, "add_rule", 0, "同样", rule, value, when, from, basis, NULL);
	/* Of summary cases alone. */
	assert_string_equal(fixture_due(office, accepted, "award"), "2020-10-16");
	fixture_act(office, "edit_case", accepted, "summary=是", NULL);
	assert_string_equal(fixture_due(office, accepted, "award"), "2020-10-09"); /* 10-01 is a holiday */
	/* The first article, which is not the 条 of 条例. */
	assert_contains(award_trace(office, accepted), "（浙江省劳动人事争议调解仲裁条例第五条）");
	fixture_act(office, "remove_rule", 0, reference("rule", row), NULL);
	assert_contains(fixture_message(), "浙江 裁决 30 日，2020-01-01 起");
	assert_string_equal(fixture_due(office, accepted, "award"), "2020-10-16");
}

static void file_is_sound(struct office *office)
{
	struct check_report report;
	struct error err = ERROR_INIT;
	assert_true(store_check(office->store, false, NULL, NULL, &report, &err));
	if (report.count)
		fail_msg("%s", report.problems[0]);
	check_report_free(&report);
}

/* A case that is over keeps the limit that it had in its line: that moves with the calendar, the rules and
 * how they are read, too. */
static void what_moves_limits_moves_those_of_closed_cases(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	fixture_act(office, "commission", 0, "jurisdiction=重庆", NULL);
	assert_true(office_refresh(office, &err));
	int64_t id = fixture_accepted(office, "2020-09-24");
	assert_string_equal(fixture_due(office, id, "award"), "2020-11-09");
	fixture_act(office, "withdraw", id, NULL);
	fixture_act(office, "holiday", 0, "date=2020-11-09", "kind=off", "name=停电", NULL);
	file_is_sound(office);
	fixture_act(office, "undo", 0, NULL);
	file_is_sound(office);
	fixture_act(office, "add_rule", 0, "rule=award", "value=30", "unit=cd", "from=2020-01-01",
		"basis=条例", NULL);
	file_is_sound(office);
	fixture_act(office, "undo", 0, NULL);
	file_is_sound(office);
	/* One whose award is served by announcement after the end. */
	int64_t other = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "award", other, NULL);
	fixture_act(office, "serve", other, "document=award", "party=respondent", "method=announcement",
		"tracking=重庆日报", "grounds=下落不明", "content=公告", NULL);
	fixture_act(office, "set", 0, "key=reading.announcement_rolls", "value=1", NULL);
	file_is_sound(office);
	fixture_act(office, "holiday", 0, "date=2020-11-24", "kind=off", "name=停电", NULL);
	file_is_sound(office);
	fixture_act(office, "commission", 0, "jurisdiction=北京", NULL);
	file_is_sound(office);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(hearings_clash_only_where_they_overlap),
		TEST(terms_of_an_arbitrator),
		TEST(a_complaint_goes_its_way),
		TEST(settings_are_checked),
		TEST(what_moves_limits_moves_those_of_closed_cases),
		TEST(a_province_has_its_own_periods),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
