/* A planned hearing gets another time: whom it touches, whose notice goes out again, and what becomes of it
 * when an arbitrator is recused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/clash.h"
#include "office_fixture.h"
#include "store/row.h"

static struct hearing the_hearing(struct office *office, int64_t case_id)
{
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &hearing_table, case_id, &list, &err));
	assert_int_equal(list.count, 1);
	struct hearing row = *ROW_AT(&list, hearing, 0);
	row.state = row.note = NULL;
	row_list_free(&list);
	return row;
}

static void starts_at(struct office *office, int64_t case_id, const char *start)
{
	char text[MINUTE_TEXT_SIZE];
	assert_string_equal(minute_format(the_hearing(office, case_id).start, text), start);
}

/* Served on the day of acceptance, 2020-09-24: the defence runs until 10-14. Heard on Monday 11-02, of which
 * both were told on 10-19. */
static int64_t notified_case(struct office *office)
{
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "edit_case", id, "clerk=李娟", NULL);
	fixture_act(office, "add_event", id, "kind=served_respondent", "date=2020-09-24", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=指定", NULL);
	fixture_act(office, "schedule", id, "start=2020-11-02 09:00", "room=一庭", NULL);
	office->today = civil_make(2020, 10, 19);
	fixture_act(office, "serve", id, "document=hearing_notice", "party=applicant", "method=direct",
		"date=2020-10-19", NULL);
	fixture_act(office, "served", id, "date=2020-10-19", "proof=回证1", NULL);
	fixture_act(office, "serve", id, "document=hearing_notice", "party=respondent", "method=direct",
		"date=2020-10-19", NULL);
	fixture_act(office, "served", id, "date=2020-10-19", "proof=回证2", NULL);
	return id;
}

static bool notice_is_due(struct office *office, int64_t id)
{
	struct flaw_list list;
	struct error err = ERROR_INIT;
	bool due = false;
	assert_true(hearing_flaws(office->store, minute_make(office->today, 0, 0),
		minute_make(office->today + 100, 0, 0), office->today, &list, &err));
	for (size_t i = 0; i < list.count; i++)
		due |= list.items[i].case_id == id && list.items[i].flaw == FLAW_NOTICE;
	flaw_list_free(&list);
	return due;
}

static void a_move_says_whom_it_touches_and_who_must_be_told_again(void **state)
{
	struct office *office = office_of(state);
	int64_t id = notified_case(office);
	office->today = civil_make(2020, 10, 20);
	fixture_act(office, "move_hearing", id, "start=2020-11-03 09:00", "room=二庭", NULL);
	assert_contains(fixture_message(),
		"涉及 申请人 张伟、被申请人 重庆甲建筑有限公司、独任 何勇、书记员 李娟、二庭");
	assert_contains(fixture_message(), "开庭通知须重新送达 张伟、重庆甲建筑有限公司");
	/* The fifth working day before it. */
	assert_contains(fixture_message(), "开庭通知须在 2020-10-27 前送达");
	/* Too late for the notice: it has to be said. */
	office->today = civil_make(2020, 10, 28);
	fixture_act(office, "move_hearing", id, "start=2020-11-03 14:00", NULL);
	assert_contains(fixture_warning(), "已来不及，须经当事人同意");
}

/* The law counts only notices of the time as it is. */
static void an_old_notice_does_not_tell_of_the_new_time(void **state)
{
	struct office *office = office_of(state);
	int64_t id = notified_case(office);
	office->today = civil_make(2020, 10, 28);
	assert_false(notice_is_due(office, id));
	/* The clerk alone changes nothing that a notice tells of. */
	fixture_act(office, "move_hearing", id, "start=2020-11-02 09:00", "clerk=黄主任", NULL);
	assert_false(notice_is_due(office, id));
	fixture_act(office, "move_hearing", id, "start=2020-11-03 09:00", NULL);
	assert_true(notice_is_due(office, id));
	fixture_act(office, "notify_hearing", id, NULL);
	assert_false(notice_is_due(office, id));
}

static void flaw_of_only_hearing(struct office *office, enum hearing_flaw flaw, const char *mark)
{
	struct flaw_list list;
	struct error err = ERROR_INIT;
	assert_true(hearing_flaws(office->store, minute_make(office->today, 0, 0),
		minute_make(office->today + 100, 0, 0), office->today, &list, &err));
	assert_int_equal(list.count, flaw == FLAW_NONE ? 0 : 1);
	if (list.count) {
		assert_int_equal(list.items[0].flaw, flaw);
		assert_string_equal(flaw_mark(&list.items[0]), mark);
	}
	flaw_list_free(&list);
}

static void note_is(struct office *office, int64_t case_id, const char *note)
{
	struct error err = ERROR_INIT;
	struct row_list list;
	assert_true(row_list_of_case(office->store, &hearing_table, case_id, &list, &err));
	assert_int_equal(list.count, 1);
	assert_string_equal(ROW_AT(&list, hearing, 0)->note, note);
	row_list_free(&list);
}

static void a_recusal_goes_on_to_the_next_lawful_slot(void **state)
{
	struct office *office = office_of(state);
	int64_t id = notified_case(office);
	office->today = civil_make(2020, 10, 26);
	flaw_of_only_hearing(office, FLAW_NONE, NULL);
	fixture_act(office, "request_recusal", id, "arbitrator=何勇", "ground=relative",
		"note=系被申请人近亲属", NULL);
	assert_string_equal(fixture_due(office, id, "recusal_decision"), "2020-10-29");
	fixture_act(office, "decide_recusal", id, "granted=是", NULL);
	assert_contains(fixture_warning(), "席位已空出");
	assert_contains(fixture_warning(), "2020-11-02 09:00 的开庭不能照常进行，涉及 申请人 张伟");
	assert_contains(fixture_warning(), "书记员 李娟、一庭");
	flaw_of_only_hearing(office, FLAW_VACANT, "独任回避");
	fixture_refused(office, "replan", id, "还缺独任", NULL);
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "week=周二", NULL);
	fixture_act(office, "assign", id, "arbitrator=林晓燕", "reason=接任", NULL);
	flaw_of_only_hearing(office, FLAW_NONE, NULL);
	/* The notice takes five working days, so from Monday 11-02 on; she comes on Tuesdays. */
	fixture_act(office, "replan", id, NULL);
	starts_at(office, id, "2020-11-03T09:00");
	note_is(office, id, "准予 何勇 回避，仲裁庭更换"); /* nobody need write it */
	assert_contains(fixture_message(), "开庭通知须重新送达 张伟、重庆甲建筑有限公司");
	assert_contains(fixture_message(), "开庭通知须在 2020-10-27 前送达");
}

/* The new arbitrator can come as well, everybody was told: the hearing stays where it is. */
static void a_hearing_that_still_stands_is_not_moved(void **state)
{
	struct office *office = office_of(state);
	int64_t id = notified_case(office);
	office->today = civil_make(2020, 10, 29);
	fixture_act(office, "replace", id, "reason=生病", NULL);
	assert_contains(fixture_warning(), "2020-11-02 09:00 的开庭不能照常进行");
	flaw_of_only_hearing(office, FLAW_VACANT, "独任空缺");
	fixture_act(office, "assign", id, "arbitrator=林晓燕", "reason=接任", NULL);
	fixture_refused(office, "replan", id, "原定 2020-11-02 09:00 仍然合法", NULL);
	starts_at(office, id, "2020-11-02T09:00");
	/* Chosen by hand it is moved all the same. */
	fixture_act(office, "replan", id, "start=2020-11-10 09:00", NULL);
	starts_at(office, id, "2020-11-10T09:00");
}

/* Of three the presiding one is missing. */
static void a_tribunal_of_three_without_its_presiding(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_arbitrator", 0, "name=周涛", "source=街道", "from=2020-01-01", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "seat=presiding", "reason=指定", NULL);
	fixture_act(office, "assign", id, "arbitrator=林晓燕", "seat=member", "reason=指定", NULL);
	fixture_act(office, "assign", id, "arbitrator=周涛", "seat=member", "reason=指定", NULL);
	fixture_act(office, "schedule", id, "start=2020-11-02 09:00", "room=一庭", NULL);
	flaw_of_only_hearing(office, FLAW_NONE, NULL);
	fixture_act(office, "request_recusal", id, "arbitrator=何勇", "ground=relative", "note=近亲属", NULL);
	fixture_act(office, "decide_recusal", id, "granted=是", NULL);
	flaw_of_only_hearing(office, FLAW_VACANT, "首席回避");
}

/* Whoever was challenged takes no part until it is decided: in a hearing before then, or while it is overdue.
 */
static void a_hearing_before_a_recusal_is_decided(void **state)
{
	struct office *office = office_of(state);
	int64_t id = notified_case(office); /* planned for Monday 2020-11-02 */
	office->today = civil_make(2020, 10, 27);
	fixture_act(office, "request_recusal", id, "ground=interest", "note=入股", NULL);
	assert_string_equal(fixture_due(office, id, "recusal_decision"), "2020-10-30");
	flaw_of_only_hearing(office, FLAW_NONE, NULL); /* it will be decided by then */
	office->today = civil_make(2020, 10, 31);
	flaw_of_only_hearing(office, FLAW_PAUSED, "回避待决");
	fixture_act(office, "decide_recusal", id, "granted=否", NULL);
	flaw_of_only_hearing(office, FLAW_NONE, NULL);
	office->today = civil_make(2020, 10, 29);
	fixture_act(office, "request_recusal", id, "ground=contact", "note=聚餐", NULL);
	assert_contains(fixture_warning(), "2020-11-02 09:00 的开庭在决定期限之内，决定之前 何勇 不能参加");
	flaw_of_only_hearing(office, FLAW_PAUSED, "回避待决");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_move_says_whom_it_touches_and_who_must_be_told_again),
		TEST(an_old_notice_does_not_tell_of_the_new_time),
		TEST(a_recusal_goes_on_to_the_next_lawful_slot),
		TEST(a_hearing_before_a_recusal_is_decided),
		TEST(a_hearing_that_still_stands_is_not_moved),
		TEST(a_tribunal_of_three_without_its_presiding),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
