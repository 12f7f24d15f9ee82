/* Seats in a tribunal: who may have one, who answered what, and what is known of the arbitrators by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/eligibility.h"
#include "office/recusal.h"
#include "office/seats.h"
#include "office_fixture.h"
#include "store/derive.h"
#include "store/recusals.h"
#include "store/roster.h"
#include "store/row.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void day(struct office *office, const char *text)
{
	office->today = civil_parse(text);
	assert_int_not_equal(office->today, CIVIL_NONE);
}

static const char *which(const char *key, int64_t id)
{
	static char text[48];
	snprintf(text, sizeof text, "%s=id:%" PRId64, key, id);
	return text;
}

static int64_t arbitrator(struct office *office, const char *name)
{
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_where_text(office->store, &arbitrator_table, "name", name, 1, &list, &err));
	assert_int_equal(list.count, 1);
	int64_t id = ROW_AT(&list, arbitrator, 0)->id;
	row_list_free(&list);
	return id;
}

static int64_t lead_of(struct office *office, int64_t case_id)
{
	struct arb_case row;
	struct error err = ERROR_INIT;
	assert_true(row_get(office->store, &arb_case_table, case_id, &row, &err));
	int64_t lead = row.lead_id;
	row_clear(&arb_case_table, &row);
	return lead;
}

/* Checks one seat: "state/seat/answered/reason". */
static void seat_is(struct office *office, int64_t seat_id, const char *expected)
{
	struct tribunal seat;
	struct error err = ERROR_INIT;
	char text[512], answered[CIVIL_TEXT_SIZE] = "";
	assert_true(row_get(office->store, &tribunal_table, seat_id, &seat, &err));
	if (seat.answered_on != CIVIL_NONE)
		civil_format(seat.answered_on, answered);
	snprintf(text, sizeof text, "%s/%s/%s/%s", seat.state, seat.seat, answered,
		seat.reason ? seat.reason : "");
	row_clear(&tribunal_table, &seat);
	assert_string_equal(text, expected);
}

static void a_sole_arbitrator_or_three(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	int64_t sole = fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	seat_is(office, sole, "accepted/sole/2020-09-24/轮到");
	assert_int_equal(lead_of(office, id), arbitrator(office, "何勇"));
	fixture_refused(
		office, "assign", id, "已有独任", "arbitrator=林晓燕", "seat=member", "reason=轮到", NULL);
	fixture_refused(office, "offer", id, "已有独任", "arbitrator=林晓燕", "reason=轮到", NULL);

	int64_t three = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", three, "arbitrator=林晓燕", "seat=member", "reason=轮到", NULL);
	assert_int_equal(lead_of(office, three), 0);
	fixture_refused(
		office, "assign", three, "按三人庭", "arbitrator=何勇", "seat=sole", "reason=轮到", NULL);
	fixture_act(office, "assign", three, "arbitrator=何勇", "seat=presiding", "reason=轮到", NULL);
	assert_int_equal(lead_of(office, three), arbitrator(office, "何勇"));
	fixture_act(office, "add_arbitrator", 0, "name=周涛", "source=街道", "from=2018-05-01", NULL);
	fixture_refused(office, "assign", three, "已有首席", "arbitrator=周涛", "seat=presiding",
		"reason=轮到", NULL);
	fixture_act(office, "assign", three, "arbitrator=周涛", "seat=member", "reason=轮到", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=唐艳", "source=街道", "from=2018-05-01", NULL);
	fixture_refused(
		office, "offer", three, "成员已满", "arbitrator=唐艳", "seat=member", "reason=轮到", NULL);
}

static void ten_workers_need_three(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_act(office, "register", 0, "applicant=王芳等14人",
		"respondent=重庆乙建筑有限公司", "cause=追索劳动报酬", NULL);
	fixture_act(office, "accept", id, NULL);
	/* Said when he is asked, not only when he has agreed. */
	fixture_refused(
		office, "offer", id, "第六十五条", "arbitrator=林晓燕", "seat=sole", "reason=轮到", NULL);
	fixture_act(office, "offer", id, "arbitrator=林晓燕", "seat=presiding", "reason=轮到", NULL);
}

static void nobody_sits_before_the_case_is_accepted(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	day(office, "2020-09-28");
	fixture_refused(office, "assign", id, "2020-09-24", "arbitrator=何勇", "date=2020-09-23",
		"reason=轮到", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "date=2020-09-24", "reason=轮到", NULL);
}

static void whoever_is_excluded_gets_no_seat(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	/* The sentence names the record, the rule's label and its article. */
	fixture_refused(
		office, "assign", id, "聘期已于 2019-05-01 结束", "arbitrator=陈静", "reason=轮到", NULL);
	fixture_refused(office, "assign", id, "组织规则第二十四条", "arbitrator=陈静", "reason=轮到", NULL);
	fixture_refused(office, "offer", id, "申请人“张伟”同名", "arbitrator=张伟", "reason=轮到", NULL);
	fixture_refused(office, "offer", id, "回避：单位", "arbitrator=赵敏", "reason=轮到", NULL);
	fixture_refused(
		office, "offer", id, "重庆市甲建筑有限责任公司", "arbitrator=赵敏", "reason=轮到", NULL);
	fixture_refused(office, "offer", id, "调解仲裁法第三十三条", "arbitrator=赵敏", "reason=轮到", NULL);
	fixture_act(office, "unavailable", 0, "arbitrator=林晓燕", "from=2020-09-20", "until=2020-09-30",
		"reason=出差", NULL);
	fixture_refused(office, "assign", id, "2020-09-20 至 2020-09-30 不可用：出差", "arbitrator=林晓燕",
		"reason=轮到", NULL);
	int64_t sole = fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_refused(office, "replace", id, "回避：单位", which("seat", sole), "arbitrator=赵敏",
		"reason=生病", NULL);
	seat_is(office, sole, "accepted/sole/2020-09-24/轮到"); /* nothing was kept of it */
}

static void only_what_was_offered_is_answered(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_refused(office, "accept_seat", id, "没有可以", NULL);
	int64_t offer = fixture_act(office, "offer", id, "arbitrator=林晓燕", "reason=轮到", NULL);
	assert_int_equal(lead_of(office, id), 0);
	seat_is(office, offer, "offered/sole//轮到");
	fixture_refused(office, "offer", id, "已有独任", "arbitrator=何勇", "reason=轮到", NULL);
	fixture_refused(office, "decline_seat", id, "原因", NULL);
	day(office, "2020-09-28");
	fixture_refused(office, "accept_seat", id, "2020-09-24", "date=2020-09-23", NULL);
	fixture_act(office, "decline_seat", id, "reason=与代理人熟识", NULL);
	seat_is(office, offer, "declined/sole/2020-09-28/与代理人熟识");
	fixture_refused(office, "accept_seat", id, "现在不能", which("seat", offer), NULL);
	fixture_refused(office, "offer", id, "与代理人熟识", "arbitrator=林晓燕", "reason=轮到", NULL);

	int64_t next = fixture_act(office, "offer", id, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "accept_seat", id, NULL);
	seat_is(office, next, "accepted/sole/2020-09-28/轮到");
	assert_int_equal(lead_of(office, id), arbitrator(office, "何勇"));
	fixture_refused(office, "decline_seat", id, "现在不能", which("seat", next), "reason=x", NULL);
	int64_t other = fixture_accepted(office, "2020-09-28");
	fixture_refused(office, "replace", other, "尚未组庭", "reason=x", NULL);
	fixture_act(office, "assign", other, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_refused(office, "replace", other, "不是本案的", which("seat", next), "reason=x", NULL);
}

/* Between offer and answer the world goes on. */
static void an_acceptance_is_judged_again(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	int64_t offer = fixture_act(office, "offer", id, "arbitrator=林晓燕", "reason=轮到", NULL);
	fixture_act(office, "add_party", id, "role=third_party", "name=西南大学", NULL);
	fixture_refused(office, "accept_seat", id, "回避：单位", NULL);
	seat_is(office, offer, "offered/sole//轮到");
	fixture_act(office, "decline_seat", id, "reason=回避", NULL);
}

static void a_seat_is_filled_anew(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	day(office, "2020-09-25");
	int64_t first = fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	day(office, "2020-10-12");
	fixture_refused(office, "replace", id, "2020-09-25", "reason=生病", "date=2020-09-24", NULL);
	int64_t second = fixture_act(office, "replace", id, "arbitrator=林晓燕", "reason=生病", NULL);
	assert_contains(fixture_message(), "何勇");
	assert_contains(fixture_message(), "林晓燕");
	seat_is(office, first, "replaced/sole/2020-10-12/生病");
	seat_is(office, second, "accepted/sole/2020-10-12/接替 何勇：生病");
	assert_int_equal(lead_of(office, id), arbitrator(office, "林晓燕"));
	fixture_refused(office, "replace", id, "生病", "arbitrator=何勇", "reason=回来了", NULL);

	fixture_act(office, "replace", id, "reason=辞任", NULL);
	assert_contains(fixture_message(), "林晓燕 已退出");
	assert_int_equal(lead_of(office, id), 0);
	fixture_act(office, "undo", 0, NULL);
	assert_int_equal(lead_of(office, id), arbitrator(office, "林晓燕"));
	seat_is(office, second, "accepted/sole/2020-10-12/接替 何勇：生病");
}

/* Whom nobody drew the director chose; that somebody left may be noted by anybody. */
static void choosing_by_hand_is_the_directors(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	int64_t other = fixture_accepted(office, "2020-09-24");
	office->is_director = false;
	fixture_refused(office, "assign", other, "由主任决定", "arbitrator=何勇", "reason=轮到", NULL);
	fixture_refused(office, "offer", other, "由主任决定", "arbitrator=林晓燕", "reason=轮到", NULL);
	fixture_refused(office, "assign_week", 0, "由主任决定", "week=2020-09-24", NULL);
	fixture_refused(office, "replace", id, "由主任指定", "arbitrator=林晓燕", "reason=生病", NULL);
	fixture_act(office, "replace", id, "reason=生病", NULL);
	office->is_director = true;
}

/* Who leads a case follows from its tribunal; without one it is chosen like an arbitrator. */
static void the_lead_is_no_way_around_the_tribunal(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24"); /* against 重庆甲建筑, whom 赵敏 works for */
	fixture_refused(office, "edit_case", id, "回避：单位", "lead=赵敏", NULL);
	office->is_director = false;
	fixture_refused(office, "edit_case", id, "由主任指定", "lead=何勇", NULL);
	office->is_director = true;
	fixture_act(office, "edit_case", id, "lead=何勇", NULL);
	assert_int_equal(lead_of(office, id), arbitrator(office, "何勇"));
	fixture_act(office, "assign", id, "arbitrator=林晓燕", "reason=轮到", NULL);
	assert_int_equal(lead_of(office, id), arbitrator(office, "林晓燕"));
	fixture_refused(office, "edit_case", id, "由独任或首席仲裁员承办", "lead=何勇", NULL);
	/* What is not changed is not asked about. */
	office->is_director = false;
	fixture_act(office, "edit_case", id, "lead=林晓燕", "remark=加急", NULL);
	office->is_director = true;
}

static void a_granted_recusal_empties_the_seat(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	int64_t seat = fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "request_recusal", id, "arbitrator=何勇", "ground=relative",
		"note=系被申请人近亲属", NULL);
	fixture_act(office, "decide_recusal", id, "granted=是", NULL);
	seat_is(office, seat, "replaced/sole/2020-09-24/准予回避");
	assert_int_equal(lead_of(office, id), 0); /* he leads it no more */
	fixture_refused(office, "assign", id, "准予回避", "arbitrator=何勇", "reason=轮到", NULL);
}

static size_t open_recusals(struct office *office, int64_t id, const char **person)
{
	static struct recusal_list list; /* names are read after the answer */
	struct error err = ERROR_INIT;
	size_t waiting = 0;
	recusal_list_free(&list);
	assert_true(recusals_of_case(office->store, id, &list, &err));
	for (size_t i = 0; i < list.count; i++) {
		waiting += list.items[i].decision_id == 0;
		if (list.items[i].decision_id == 0)
			*person = list.items[i].person;
	}
	return waiting;
}

/* Is the deadline of that request met? */
static bool is_decided(struct office *office, int64_t id, int number)
{
	struct error err = ERROR_INIT;
	struct law_result *law = malloc(sizeof *law);
	bool met = false, found = false;
	assert_non_null(law);
	assert_true(store_deadlines(office->store, id, office->today, law, &err));
	for (size_t i = 0; i < law->deadline_count; i++) {
		const struct law_deadline *d = &law->deadlines[i];
		if (d->rule->id != LAW_RULE_RECUSAL_DECISION || d->party_no != number)
			continue;
		found = true;
		met = d->met_on != CIVIL_NONE;
	}
	free(law);
	assert_true(found);
	return met;
}

/* A party objects to all three at once: each request has its person, its period and its decision. */
static void each_recusal_is_about_one_person(void **state)
{
	struct office *office = office_of(state);
	const char *person = NULL;
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_refused(office, "request_recusal", id, "须写明", "ground=interest", "note=入股", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "seat=presiding", "reason=轮到", NULL);
	int64_t seat =
		fixture_act(office, "assign", id, "arbitrator=林晓燕", "seat=member", "reason=轮到", NULL);
	fixture_refused(office, "request_recusal", id, "须写明", "ground=interest", "note=入股", NULL);
	fixture_refused(office, "request_recusal", id, "不在本案仲裁庭", "arbitrator=陈静", "ground=interest",
		"note=入股", NULL);
	fixture_refused(office, "request_recusal", id, "不是本案的书记员", "clerk=李娟", "ground=interest",
		"note=入股", NULL);
	fixture_act(office, "request_recusal", id, "arbitrator=何勇", "ground=interest", "note=入股",
		"who=respondent", NULL);
	assert_contains(fixture_message(), "应于 2020-09-28 前决定");
	fixture_refused(office, "request_recusal", id, "尚未决定", "arbitrator=何勇", "ground=contact",
		"note=聚餐", NULL);
	int64_t second = fixture_act(office, "request_recusal", id, "arbitrator=林晓燕", "ground=contact",
		"note=聚餐", "who=respondent", NULL);
	assert_int_equal(open_recusals(office, id, &person), 2);
	fixture_refused(office, "decide_recusal", id, "请指明", "granted=是", NULL);
	fixture_act(office, "decide_recusal", id, which("recusal", second), "granted=是", NULL);
	assert_contains(fixture_message(), "准予 林晓燕 回避");
	seat_is(office, seat, "replaced/member/2020-09-24/准予回避");
	assert_false(is_decided(office, id, 1));
	assert_true(is_decided(office, id, 2));
	assert_int_equal(open_recusals(office, id, &person), 1);
	assert_string_equal(person, "何勇");
	fixture_act(office, "decide_recusal", id, "granted=否", NULL); /* the only one left */
	assert_contains(fixture_message(), "不准 何勇 回避");
	assert_true(is_decided(office, id, 1));
	fixture_refused(office, "decide_recusal", id, "没有可以", "granted=是", NULL);
	/* Undone, it waits again, and its seat is his. */
	fixture_act(office, "undo", 0, NULL);
	fixture_act(office, "undo", 0, NULL);
	assert_int_equal(open_recusals(office, id, &person), 2);
	seat_is(office, seat, "accepted/member/2020-09-24/轮到");
}

static void a_recused_clerk_leaves_the_case(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	struct arb_case row;
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "edit_case", id, "clerk=李娟", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	int64_t hearing = fixture_act(
		office, "schedule", id, "start=2020-11-02 09:00", "room=一庭", "clerk=李娟", NULL);
	fixture_act(office, "request_recusal", id, "clerk=李娟", "ground=relation", "note=同学", NULL);
	fixture_act(office, "decide_recusal", id, "granted=是", NULL);
	assert_contains(fixture_warning(), "须另行指定书记员");
	assert_true(row_get(office->store, &arb_case_table, id, &row, &err));
	assert_int_equal(row.clerk_id, 0);
	row_clear(&arb_case_table, &row);
	struct hearing planned;
	assert_true(row_get(office->store, &hearing_table, hearing, &planned, &err));
	assert_int_equal(planned.clerk_id, 0);
	row_clear(&hearing_table, &planned);
}

/* A reason of several lines is told on one: a line of the screen and of the command line is one thing. */
static void a_reason_is_told_on_one_line(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	struct recusal_list list;
	struct strbuf text = {0};
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "request_recusal", id, "ground=contact", "note=请客\n两次", NULL);
	assert_true(recusals_of_case(office->store, id, &list, &err));
	recusal_text(&list.items[0], &text);
	assert_string_equal(strbuf_text(&text), "申请人提出：私自会见或接受请客送礼，请客 两次");
	strbuf_free(&text);
	recusal_list_free(&list);
}

/* What was recorded by mistake goes with its event, the decision first. */
static void a_request_goes_with_its_event(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	struct row_list events;
	const char *person = NULL;
	int64_t id = fixture_accepted(office, "2020-09-24"), request = 0, decision = 0;
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_refused(office, "add_event", id, "申请回避", "kind=recusal_requested", NULL);
	fixture_act(office, "request_recusal", id, "ground=interest", "note=入股", NULL);
	fixture_act(office, "decide_recusal", id, "granted=否", NULL);
	assert_true(row_list_of_case(office->store, &event_table, id, &events, &err));
	for (size_t i = 0; i < events.count; i++) {
		const struct event *event = ROW_AT(&events, event, i);
		if (strcmp(event->kind, "recusal_requested") == 0)
			request = event->id;
		if (strcmp(event->kind, "recusal_decided") == 0)
			decision = event->id;
	}
	row_list_free(&events);
	fixture_refused(office, "remove_event", id, "先删去决定", which("event", request), NULL);
	fixture_act(office, "remove_event", id, which("event", decision), NULL);
	assert_int_equal(open_recusals(office, id, &person), 1);
	fixture_act(office, "remove_event", id, which("event", request), NULL);
	assert_int_equal(open_recusals(office, id, &person), 0);
}

static int64_t event_of_kind(struct office *office, int64_t id, const char *kind, int64_t number)
{
	struct error err = ERROR_INIT;
	struct row_list events;
	int64_t found = 0;
	assert_true(row_list_of_case(office->store, &event_table, id, &events, &err));
	for (size_t i = 0; i < events.count; i++) {
		const struct event *event = ROW_AT(&events, event, i);
		if (strcmp(event->kind, kind) == 0 && event->party == number)
			found = event->id;
	}
	row_list_free(&events);
	assert_true(found);
	return found;
}

/* Its number is no respondent's: the form that corrects its event neither shows it as one nor loses it, and
 * the days stay in their order. */
static void the_event_of_a_request_is_corrected(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	struct act_call call;
	struct act_result result = {0};
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "request_recusal", id, "ground=interest", "note=入股", NULL);
	office->today = civil_make(2020, 9, 28);
	fixture_act(office, "decide_recusal", id, "granted=否", NULL);
	int64_t request = event_of_kind(office, id, "recusal_requested", 1);
	act_call_init(&call, act_find("edit_event"), id);
	assert_true(act_call_set(office, &call, "event", which("event", request) + strlen("event="), &err));
	assert_true(act_call_fill(office, &call, &err));
	assert_true(act_call_set(office, &call, "date", "2020-09-25", &err));
	if (!act_run(office, &call, &result, &err))
		fail_msg("%s", error_text(&err));
	act_result_clear(&result);
	act_call_clear(&call);
	assert_int_equal(event_of_kind(office, id, "recusal_requested", 1), request);
	assert_true(is_decided(office, id, 1));
	fixture_refused(
		office, "edit_event", id, "早于申请之日", which("event", request), "date=2020-09-29", NULL);
	int64_t decision = event_of_kind(office, id, "recusal_decided", 1);
	fixture_refused(
		office, "edit_event", id, "早于申请之日", which("event", decision), "date=2020-09-24", NULL);
	fixture_act(office, "edit_event", id, which("event", decision), "date=2020-09-25", NULL);
}

static void a_seat_that_meets_a_hearing_elsewhere_is_warned_of(void **state)
{
	struct office *office = office_of(state);
	int64_t taken = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", taken, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "schedule", taken, "start=2020-11-02 09:00", "room=一庭", NULL);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "schedule", id, "start=2020-11-02 10:00", "room=二庭", "clerk=李娟", NULL);
	fixture_act(office, "offer", id, "arbitrator=何勇", "reason=轮到", NULL);
	assert_contains(fixture_warning(), "2020-11-02 09:00");
}

static void free_seats_are_counted(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	struct row_list rows;
	int64_t id = fixture_accepted(office, "2020-09-24");
	assert_true(row_list_of_case(office->store, &tribunal_table, id, &rows, &err));
	struct seat_plan plan = seat_plan_of(&rows, false);
	assert_false(plan.three);
	assert_int_equal(seat_plan_missing(&plan), 1);
	assert_string_equal(seat_plan_next(&plan), "sole");
	plan = seat_plan_of(&rows, true);
	assert_int_equal(seat_plan_missing(&plan), 3);
	assert_string_equal(seat_plan_next(&plan), "presiding");
	row_list_free(&rows);

	int64_t member =
		fixture_act(office, "offer", id, "arbitrator=林晓燕", "seat=member", "reason=轮到", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "seat=presiding", "reason=轮到", NULL);
	assert_true(row_list_of_case(office->store, &tribunal_table, id, &rows, &err));
	plan = seat_plan_of(&rows, false);
	row_list_free(&rows);
	assert_true(plan.three);
	assert_int_equal(seat_plan_missing(&plan), 1); /* the offered one is spoken for */
	assert_int_equal(plan.awaited, 1);
	assert_string_equal(seat_plan_next(&plan), "member");

	fixture_act(office, "decline_seat", id, which("seat", member), "reason=忙", NULL);
	assert_true(row_list_of_case(office->store, &tribunal_table, id, &rows, &err));
	plan = seat_plan_of(&rows, false);
	row_list_free(&rows);
	assert_int_equal(seat_plan_missing(&plan), 2);
	assert_int_equal(plan.awaited, 0);

	int64_t sole = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", sole, "arbitrator=何勇", "reason=轮到", NULL);
	assert_true(row_list_of_case(office->store, &tribunal_table, sole, &rows, &err));
	plan = seat_plan_of(&rows, true);
	row_list_free(&rows);
	assert_int_equal(seat_plan_missing(&plan), 0);
	assert_null(seat_plan_next(&plan));
}

/* ---- who is judged how ---- */

static const struct eligibility *judged(const struct eligibility_list *list, int64_t arbitrator_id)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].arbitrator_id == arbitrator_id)
			return &list->items[i];
	fail_msg("not judged");
	return NULL;
}

static void everybody_is_judged(void **state)
{
	struct office *office = office_of(state);
	static const struct {
		const char *name, *rule;
	} expected[] = {{"何勇", "seated"}, {"林晓燕", "declined"}, {"赵敏", "organisation"},
		{"陈静", "not_appointed"}, {"张伟", "same_name"}, {"周涛", "station"}, {"唐艳", NULL}};
	fixture_act(office, "add_station", 0, "name=龙兴调解站", "sub_district=龙兴", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=周涛", "source=街道", "sub_district=龙兴",
		"from=2018-05-01", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=唐艳", "source=街道", "sub_district=鸳鸯",
		"from=2018-05-01", NULL);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "edit_case", id, "station=龙兴调解站", NULL);
	fixture_act(office, "offer", id, "arbitrator=林晓燕", "seat=member", "reason=轮到", NULL);
	fixture_act(office, "decline_seat", id, "reason=忙", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "seat=presiding", "reason=轮到", NULL);
	struct eligibility_list list;
	struct error err = ERROR_INIT;
	struct roster roster;
	assert_true(roster_load(office->store, office->today, &roster, &err));
	assert_true(eligibility_load(office, id, &roster, office->today, &list, &err));
	assert_int_equal(list.count, 7);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		const struct eligibility *found = judged(&list, arbitrator(office, expected[i].name));
		const char *rule = found->rule ? found->rule->id : NULL;
		if (!expected[i].rule) {
			assert_null(rule);
			assert_null(found->reason);
			assert_true(found->eligible);
			continue;
		}
		assert_non_null(rule);
		assert_string_equal(rule, expected[i].rule);
		assert_int_equal(found->eligible, !found->rule->hard);
		assert_non_null(found->reason);
	}
	assert_contains(judged(&list, arbitrator(office, "周涛"))->reason, "龙兴调解站");
	eligibility_list_free(&list);
	roster_free(&roster);
	/* His sub-district's station tried to settle it: a warning, no exclusion. */
	fixture_act(office, "offer", id, "arbitrator=周涛", "seat=member", "reason=轮到", NULL);
	assert_contains(fixture_warning(), "龙兴调解站");
}

static const struct roster_row *on_roster(const struct roster *roster, int64_t id)
{
	for (size_t i = 0; i < roster->count; i++)
		if (roster->items[i].arbitrator.id == id)
			return &roster->items[i];
	fail_msg("not on the roster");
	return NULL;
}

static void the_roster_counts_what_each_has(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	struct roster roster;
	int64_t who = arbitrator(office, "林晓燕");
	day(office, "2020-10-09");
	int64_t closed = fixture_accepted(office, "2020-10-09");
	fixture_act(office, "assign", closed, "arbitrator=林晓燕", "reason=轮到", NULL);
	fixture_act(office, "withdraw", closed, NULL);
	int64_t heard = fixture_accepted(office, "2020-10-09");
	fixture_act(office, "assign", heard, "arbitrator=林晓燕", "reason=轮到", NULL);
	fixture_act(office, "schedule", heard, "start=2021-01-18 14:00", "room=一庭", NULL);
	int64_t offered = fixture_accepted(office, "2020-10-09");
	fixture_act(office, "offer", offered, "arbitrator=林晓燕", "reason=轮到", NULL);
	fixture_act(office, "schedule", offered, "start=2021-01-11 09:00", "room=一庭", NULL);
	int64_t declined = fixture_accepted(office, "2020-10-09");
	fixture_act(office, "offer", declined, "arbitrator=林晓燕", "reason=轮到", NULL);
	fixture_act(office, "decline_seat", declined, "reason=忙", NULL);

	assert_true(roster_load(office->store, office->today, &roster, &err));
	const struct roster_row *row = on_roster(&roster, who);
	assert_int_equal(row->cases_this_year, 3);
	assert_int_equal(row->open_cases, 2);
	assert_int_equal(row->offers, 1);
	assert_int_equal(row->hearings_ahead, 2);
	char text[MINUTE_TEXT_SIZE];
	assert_string_equal(minute_format(row->next_hearing, text), "2021-01-11T09:00");
	assert_true(row->is_appointed);
	assert_int_equal(row->term_until, civil_make(2023, 5, 1));
	assert_false(on_roster(&roster, arbitrator(office, "陈静"))->is_appointed);
	assert_int_equal(on_roster(&roster, arbitrator(office, "何勇"))->open_cases, 0);
	roster_free(&roster);

	/* Next year they are still open, but no load of that year; the first hearing is over. */
	assert_true(roster_load(office->store, civil_make(2021, 1, 12), &roster, &err));
	row = on_roster(&roster, who);
	assert_int_equal(row->cases_this_year, 0);
	assert_int_equal(row->open_cases, 2);
	assert_int_equal(row->hearings_ahead, 1);
	assert_string_equal(minute_format(row->next_hearing, text), "2021-01-18T14:00");
	roster_free(&roster);

	struct seat_list seats;
	assert_true(seats_of_arbitrator(office->store, who, 3, &seats, &err));
	assert_int_equal(seats.count, 3);
	assert_int_equal(seats.items[0].case_id, declined);
	assert_string_equal(seats.items[1].state, "offered");
	assert_true(seats.items[2].case_is_open);
	seat_list_free(&seats);
}

static void the_limit_of_a_year_is_said_not_enforced(void **state)
{
	struct office *office = office_of(state);
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "yearly_limit=1", NULL);
	fixture_act(office, "assign", fixture_accepted(office, "2020-09-24"), "arbitrator=林晓燕",
		"reason=轮到", NULL);
	assert_string_equal(fixture_warning(), "");
	int64_t full = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", full, "arbitrator=林晓燕", "reason=轮到", NULL);
	assert_contains(fixture_warning(), "达到上限 1 件");
	day(office, "2021-01-05");
	fixture_act(office, "assign", fixture_accepted(office, "2021-01-05"), "arbitrator=林晓燕",
		"reason=轮到", NULL);
	assert_string_equal(fixture_warning(), "");
}

int main(void)
{
#define TEST(function)                                                                                       \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_sole_arbitrator_or_three),
		TEST(ten_workers_need_three),
		TEST(nobody_sits_before_the_case_is_accepted),
		TEST(whoever_is_excluded_gets_no_seat),
		TEST(only_what_was_offered_is_answered),
		TEST(an_acceptance_is_judged_again),
		TEST(a_seat_is_filled_anew),
		TEST(choosing_by_hand_is_the_directors),
		TEST(the_lead_is_no_way_around_the_tribunal),
		TEST(a_granted_recusal_empties_the_seat),
		TEST(each_recusal_is_about_one_person),
		TEST(a_recused_clerk_leaves_the_case),
		TEST(a_reason_is_told_on_one_line),
		TEST(a_request_goes_with_its_event),
		TEST(the_event_of_a_request_is_corrected),
		TEST(a_seat_that_meets_a_hearing_elsewhere_is_warned_of),
		TEST(free_seats_are_counted),
		TEST(everybody_is_judged),
		TEST(the_roster_counts_what_each_has),
		TEST(the_limit_of_a_year_is_said_not_enforced),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
