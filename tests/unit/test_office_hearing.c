/* Hearings through the acts: what they clash with, said in one sentence; moved, cancelled, held. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/clash.h"
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
	fixture_act(office, "assign", third, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_refused(office, "schedule", third,
		"仲裁员 何勇 要开 渝两江劳人仲案字〔2020〕第1号案的庭（2020-11-02 09:00 至 10:30）",
		"start=2020-11-02 09:00", "room=二庭", NULL);
}

static void an_absence_ends_on_its_last_day(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
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
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "schedule", id, "start=2020-11-02 09:00", NULL);
	assert_true(act_have(office, id, &have, &err));
	assert_int_equal(have, always | NEED_CASE | NEED_OPEN | NEED_ACCEPTED | NEED_TRIBUNAL | NEED_PLANNED);
	fixture_act(office, "withdraw", id, NULL);
	assert_true(act_have(office, id, &have, &err));
	assert_int_equal(have & (NEED_OPEN | NEED_ACCEPTED), NEED_ACCEPTED);
}

/* --- Hearings that stopped being lawful ---------------------------------------------------------------- */

static void flaw_is(struct office *office, enum hearing_flaw flaw, const char *sentence)
{
	struct error err = ERROR_INIT;
	struct flaw_list list;
	struct strbuf text = {0};
	assert_true(hearing_flaws(office->store, minute_make(civil_make(2020, 10, 1), 0, 0),
		minute_make(civil_make(2021, 2, 1), 0, 0), office->today, &list, &err));
	if (flaw == FLAW_NONE) {
		assert_int_equal(list.count, 0);
		return;
	}
	assert_int_equal(list.count, 1);
	assert_int_equal(list.items[0].flaw, flaw);
	assert_ptr_equal(flaw_of(&list, list.items[0].hearing_id), &list.items[0]);
	flaw_text(&list.items[0], &text);
	assert_string_equal(strbuf_text(&text), sentence);
	strbuf_free(&text);
	flaw_list_free(&list);
}

static void a_service_that_came_back(void **state)
{
	struct office *office = office_of(state);
	int64_t id = heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	fixture_act(office, "serve", id, "method=mail", "date=2020-09-24", NULL);
	flaw_is(office, FLAW_NONE, NULL);
	office->today = civil_make(2020, 10, 12);
	fixture_act(office, "serve_failed", id, "date=2020-10-12", "reason=拒收", NULL);
	flaw_is(office, FLAW_RETURNED, "送达 2020-10-12 退回，开庭前须另行送达");
	/* Left instead, on a day that puts the end of the defence behind the hearing. */
	office->today = civil_make(2020, 10, 19);
	fixture_act(office, "serve", id, "method=leave", "date=2020-10-19", NULL);
	fixture_act(office, "served", id, "date=2020-10-19", "proof=照片", NULL);
	flaw_is(office, FLAW_DEFENCE, "答辩期到 2020-11-05 才届满，须改期");
	fixture_act(office, "move_hearing", id, "start=2020-11-06 09:00", NULL);
	flaw_is(office, FLAW_NONE, NULL);
	/* The notice was to go out by 10-30. */
	office->today = civil_make(2020, 11, 2);
	flaw_is(office, FLAW_NOTICE, "开庭通知应在 2020-10-30 前送达而没有送达，须经当事人同意或改期");
	fixture_act(office, "suspend", id, "reason=other", "date=2020-11-02", NULL);
	flaw_is(office, FLAW_SUSPENDED, "案件正在中止，不能开庭");
	fixture_act(office, "cancel_hearing", id, "reason=中止", NULL);
	flaw_is(office, FLAW_NONE, NULL);
}

/* An announcement, a period for evidence. */
static void a_period_behind_the_hearing(void **state)
{
	struct office *office = office_of(state);
	int64_t id = heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	fixture_act(office, "add_event", id, "kind=evidence_until", "date=2020-11-10", NULL);
	flaw_is(office, FLAW_EVIDENCE, "举证期到 2020-11-10 才届满，须改期");
	fixture_act(office, "add_event", id, "kind=announced", "date=2020-09-24", NULL);
	flaw_is(office, FLAW_COMPLETION, "送达到 2020-11-23 才期满，须改期");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_clash_names_what_is_in_the_way),
		TEST(an_absence_ends_on_its_last_day),
		TEST(moved_cancelled_held),
		TEST(what_holds_for_a_case),
		TEST(a_service_that_came_back),
		TEST(a_period_behind_the_hearing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
