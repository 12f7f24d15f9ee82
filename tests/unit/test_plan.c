/* Hearings for many cases at once: who goes first, who moves, who waits; and what is stored of a plan. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law_fixture.h"
#include "office/plan_solver.h"
#include "office/schedule_plan.h"
#include "office_fixture.h"

#include <stdio.h>
#include <time.h>

enum { ROOM = 11, CLERK = 31, MOST = PLAN_BLOCK + 20 };

/* One room, a half-day of three hours: two hearings of an hour and a half each day. */
struct small_office {
	struct slot_house house;
	struct slot_room room;
	int64_t clerk;
	struct plan_item items[MOST];
	struct need_who who[MOST];
	size_t count;
};

static civil_date monday(void)
{
	return civil_make(2020, 11, 2);
}

static void make(struct small_office *o)
{
	*o = (struct small_office){.room = {ROOM, 0, false, 0, 1440}, .clerk = CLERK};
	o->house = (struct slot_house){.law = law_fixture(),
		.today = monday() - 7,
		.sessions = {{9 * 60, 12 * 60}},
		.session_count = 1,
		.rooms = &o->room,
		.room_count = 1,
		.clerks = &o->clerk,
		.clerk_count = 1};
}

/* A case that may be heard from Monday on, its limit so many days later; each has its own arbitrator. */
static struct plan_item *add(struct small_office *o, int limit)
{
	size_t n = o->count++;
	o->who[n] = (struct need_who){{BUSY_ARBITRATOR, 100 + (int64_t)n}, NULL, false};
	o->items[n] = (struct plan_item){.need = {.case_id = 1 + (int64_t)n,
						 .award_due = monday() + limit,
						 .accepted = monday() - 40 + (civil_date)n,
						 .can_count = true,
						 .has_tribunal = true,
						 .lawful = {.day = monday()},
						 .planned = MINUTE_NONE,
						 .minutes = 90,
						 .who = &o->who[n],
						 .who_count = 1}};
	return &o->items[n];
}

static size_t late(const struct small_office *o)
{
	size_t count = 0;
	for (size_t i = 0; i < o->count; i++)
		count += o->items[i].scheduled && o->items[i].slot.late;
	return count;
}

static void search(struct small_office *o, enum plan_rule rule)
{
	assert_true(plan_search(&o->house, o->items, o->count, rule));
	busy_free(&o->house.busy);
}

/* Four cases with time came before one that has none: by hand it would be late. */
static void whoever_must_be_first_goes_first(void **state)
{
	(void)state;
	for (enum plan_rule rule = PLAN_SOLVED; rule <= PLAN_FIRST_COME; rule++) {
		struct small_office o;
		make(&o);
		for (int i = 0; i < 4; i++)
			add(&o, 30);
		struct plan_item *urgent = add(&o, 1);
		search(&o, rule);
		for (size_t i = 0; i < o.count; i++)
			assert_true(o.items[i].scheduled);
		assert_int_equal(late(&o), rule == PLAN_FIRST_COME ? 1 : 0);
		assert_int_equal(urgent->slot.late, rule == PLAN_FIRST_COME);
	}
}

/* The arbitrator of the second is there on Monday alone; the first, whose limit comes before, can go on
 * Tuesday. */
static void one_that_can_still_be_in_time_moves(void **state)
{
	(void)state;
	struct small_office o;
	make(&o);
	o.house.sessions[0].until = 10 * 60 + 30;
	add(&o, 1);
	struct plan_item *bound = add(&o, 2);
	for (int day = 1; day < 9; day++)
		assert_true(busy_take(
			&o.house.busy, (struct busy_key){BUSY_AWAY, 101}, monday() + day, UINT64_MAX));
	search(&o, PLAN_BY_LIMIT);
	assert_int_equal(late(&o), 0);
	assert_int_equal(minute_date(bound->slot.start), monday());
	assert_int_equal(minute_date(o.items[0].slot.start), monday() + 1);
}

/* Away on all days around but some. */
static void comes_only_on(struct small_office *o, const struct plan_item *item, int first, int last)
{
	for (int day = -7; day < 40; day++)
		if (day < first || day > last)
			assert_true(busy_take(&o->house.busy,
				(struct busy_key){BUSY_AWAY, item->need.who[0].key.id}, monday() + day,
				UINT64_MAX));
}

/* One hearing a day. The third can come on Monday alone, for which the first would have to go to Tuesday, and
 * for that the second to Wednesday: two moves, where the greedy rule tries one. */
static void the_solver_moves_several(void **state)
{
	(void)state;
	for (enum plan_rule rule = PLAN_SOLVED; rule <= PLAN_BY_LIMIT; rule++) {
		struct small_office o;
		make(&o);
		o.house.sessions[0].until = 10 * 60 + 30;
		comes_only_on(&o, add(&o, 1), 0, 1);
		comes_only_on(&o, add(&o, 2), 1, 2);
		comes_only_on(&o, add(&o, 3), 0, 0);
		search(&o, rule);
		for (size_t i = 0; i < 2; i++)
			assert_true(o.items[i].scheduled);
		assert_int_equal(o.items[2].scheduled, rule == PLAN_SOLVED);
		if (rule == PLAN_SOLVED)
			assert_int_equal(minute_date(o.items[2].slot.start), monday());
		assert_int_equal(late(&o), 0);
	}
}

/* Rooms for all of them, but one arbitrator: he can hear two in a half-day. */
static void one_arbitrator_is_asked_for_what_he_can_do(void **state)
{
	(void)state;
	struct small_office o;
	struct slot_room rooms[3];
	make(&o);
	for (int i = 0; i < 3; i++)
		rooms[i] = (struct slot_room){ROOM + i, 0, false, 0, 1440};
	o.house.rooms = rooms;
	o.house.room_count = 3;
	for (int i = 0; i < 3; i++)
		add(&o, 1)->need.who[0].key.id = 100;
	search(&o, PLAN_SOLVED);
	for (size_t i = 0; i < o.count; i++)
		for (size_t k = 0; k < i; k++)
			assert_true(o.items[i].slot.end <= o.items[k].slot.start ||
				    o.items[k].slot.end <= o.items[i].slot.start);
	assert_int_equal(late(&o), 0);
}

/* Evidence was given until a year that somebody mistyped: that case has no day, and the others are planned as
 * if it were not there, at once. */
static void a_day_far_away_holds_up_nobody(void **state)
{
	(void)state;
	static const civil_date far[] = {CIVIL_NONE, CIVIL_LAST, CIVIL_LAST - 400};
	for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
		struct small_office o;
		make(&o);
		add(&o, 30);
		struct plan_item *mistyped = add(&o, 30);
		mistyped->need.lawful.day = far[i];
		mistyped->need.award_due = CIVIL_NONE;
		clock_t begun = clock();
		search(&o, PLAN_SOLVED);
		assert_true((clock() - begun) / CLOCKS_PER_SEC < 1);
		assert_true(o.items[0].scheduled);
	}
}

/* More cases than are solved at once: each block finds what the one before it left. */
static void blocks_do_not_clash(void **state)
{
	(void)state;
	static struct small_office o;
	make(&o);
	for (size_t i = 0; i < MOST; i++)
		add(&o, 400);
	search(&o, PLAN_SOLVED);
	for (size_t i = 0; i < o.count; i++) {
		assert_true(o.items[i].scheduled);
		for (size_t k = 0; k < i; k++)
			assert_true(o.items[i].slot.end <= o.items[k].slot.start ||
				    o.items[k].slot.end <= o.items[i].slot.start);
	}
}

/* Its limit is past: it takes a near hour that is left over, else it waits, and takes nothing from the
 * others. */
static void one_that_is_late_anyway_takes_what_is_left(void **state)
{
	(void)state;
	struct small_office o;
	make(&o);
	struct plan_item *hopeless = add(&o, -3);
	add(&o, 1);
	add(&o, 1);
	search(&o, PLAN_SOLVED);
	assert_true(hopeless->scheduled);
	assert_int_equal(minute_date(hopeless->slot.start), monday() + 1);
	assert_int_equal(late(&o), 1);

	make(&o);
	hopeless = add(&o, -3);
	for (int day = 0; day < 40; day++)
		assert_true(busy_take(
			&o.house.busy, (struct busy_key){BUSY_ROOM, ROOM}, monday() + day, UINT64_MAX));
	search(&o, PLAN_SOLVED);
	assert_false(hopeless->scheduled);
	assert_true(hopeless->waits);
}

/* The award takes its days too: a case is heard so long before its limit that they remain. */
static void time_for_the_award_is_kept(void **state)
{
	(void)state;
	struct small_office o;
	make(&o);
	o.house.award_days = 7;
	for (int i = 0; i < 2; i++)
		add(&o, 30);
	struct plan_item *urgent = add(&o, 7);
	search(&o, PLAN_SOLVED);
	assert_int_equal(minute_date(urgent->slot.start), monday());
}

/* Too close to its limit for the award, but not past it: it is heard as early as can be, it does not wait. */
static void a_hearing_just_before_the_limit_is_held(void **state)
{
	(void)state;
	struct small_office o;
	make(&o);
	o.house.award_days = 7;
	struct plan_item *close = add(&o, 3);
	search(&o, PLAN_SOLVED);
	assert_true(close->scheduled && !close->waits && !close->slot.late);
	assert_int_equal(minute_date(close->slot.start), monday());
}

static void without_a_tribunal_nothing_is_planned(void **state)
{
	(void)state;
	struct small_office o;
	make(&o);
	add(&o, 9)->need.has_tribunal = false;
	add(&o, 9)->need.can_count = false;
	search(&o, PLAN_SOLVED);
	assert_false(o.items[0].scheduled);
	assert_false(o.items[1].scheduled);
}

/* --- Out of a file ------------------------------------------------------------------------------------- */

static int64_t served_case(struct office *office, const char *respondent, const char *arbitrator)
{
	int64_t id = fixture_act(office, "register", 0, "applicant=王一", respondent, "cause=追索劳动报酬",
		"amount=1万", "date=2020-09-24", "clerk=李娟", NULL);
	fixture_act(office, "accept", id, "date=2020-09-24", NULL);
	fixture_act(office, "add_event", id, "kind=served_respondent", "date=2020-09-24", NULL);
	if (arbitrator)
		fixture_act(office, "assign", id, arbitrator, "reason=轮到", NULL);
	return id;
}

static void reason_is(const struct schedule_plan *plan, size_t i, const char *part)
{
	struct strbuf text = {0};
	assert_false(schedule_line_holds(&plan->lines[i]));
	schedule_line_reason(plan, &plan->lines[i], &text);
	assert_contains(strbuf_text(&text), part);
	strbuf_free(&text);
}

static void why_is(struct schedule_plan *plan, size_t i, const char *part)
{
	struct strbuf text = {0};
	struct slot before = plan->lines[i].item.slot;
	assert_true(schedule_line_why(plan, &plan->lines[i], &text));
	assert_contains(strbuf_text(&text), part);
	strbuf_free(&text);
	assert_true(plan->lines[i].item.slot.start == before.start);
}

static int64_t hearings_of(struct office *office, int64_t case_id)
{
	struct error err = ERROR_INIT;
	struct row_list rows;
	assert_true(row_list_of_case(office->store, &hearing_table, case_id, &rows, &err));
	int64_t count = (int64_t)rows.count;
	row_list_free(&rows);
	return count;
}

static void a_plan_is_looked_over_and_stored(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	int64_t first = served_case(office, "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	int64_t second = served_case(office, "respondent=重庆丙商贸有限公司", "arbitrator=何勇");
	int64_t third = served_case(office, "respondent=重庆丁服饰有限公司", "arbitrator=林晓燕");
	served_case(office, "respondent=重庆戊食品有限公司", NULL);
	fixture_accepted(office, "2020-09-24"); /* nobody is served yet */
	struct schedule_plan plan;
	size_t scheduled, too_late;
	assert_true(schedule_plan_make(&plan, office, &err));
	assert_int_equal(plan.count, 5);
	schedule_plan_count(&plan, &scheduled, &too_late);
	assert_int_equal(scheduled, 3);
	assert_int_equal(too_late, 0);
	why_is(&plan, 0, "答辩至 2020-10-14");
	why_is(&plan, 0, "最迟 2020-11-");
	why_is(&plan, 1, "何勇另有庭");
	reason_is(&plan, 3, "尚未组庭");
	reason_is(&plan, 4, "还没有全部送出");
	plan.lines[1].left_out = true;
	reason_is(&plan, 1, "这次不排");
	/* Meanwhile somebody else schedules the third. */
	fixture_act(office, "schedule", third, "start=2020-11-10 09:00", "room=二庭", NULL);
	assert_true(schedule_plan_accept(&plan, office, &err));
	reason_is(&plan, 2, "别人刚刚已经排定");
	schedule_plan_count(&plan, &scheduled, &too_late);
	assert_int_equal(scheduled, 1);
	schedule_plan_free(&plan);
	assert_int_equal(hearings_of(office, first), 1);
	assert_int_equal(hearings_of(office, second), 0);
	assert_int_equal(hearings_of(office, third), 1);
	/* One entry of the journal, taken back as one. */
	fixture_act(office, "undo", 0, NULL);
	assert_contains(fixture_message(), "一起排期");
	assert_int_equal(hearings_of(office, first), 0);
}

/* The room was taken, the case suspended between the plan and its acceptance. */
static void what_changed_meanwhile_is_refused(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	int64_t id = served_case(office, "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	int64_t suspended = served_case(office, "respondent=重庆丙商贸有限公司", "arbitrator=林晓燕");
	int64_t other = fixture_accepted(office, "2020-09-24");
	struct schedule_plan plan;
	assert_true(schedule_plan_make(&plan, office, &err));
	assert_true(plan.lines[0].item.need.case_id == id && schedule_line_holds(&plan.lines[0]));
	char start[32] = "start=", room[64];
	minute_format(plan.lines[0].item.slot.start, start + 6);
	snprintf(room, sizeof room, "room=id:%lld", (long long)plan.lines[0].item.slot.room_id);
	fixture_act(office, "schedule", other, start, room, NULL);
	fixture_act(office, "suspend", suspended, "reason=other", NULL);
	assert_true(schedule_plan_accept(&plan, office, &err));
	reason_is(&plan, 0, "已排");
	reason_is(&plan, 1, "不再合法");
	schedule_plan_free(&plan);
	assert_int_equal(hearings_of(office, id), 0);
	assert_int_equal(hearings_of(office, suspended), 0);
}

static struct hearing only_hearing(struct office *office, int64_t case_id)
{
	struct error err = ERROR_INIT;
	struct row_list rows;
	assert_true(row_list_of_case(office->store, &hearing_table, case_id, &rows, &err));
	assert_int_equal(rows.count, 1);
	struct hearing row = *ROW_AT(&rows, hearing, 0);
	row.state = row.note = row.absent = NULL;
	row_list_free(&rows);
	return row;
}

static void same_place(const struct hearing *a, const struct hearing *b)
{
	assert_int_equal(a->start, b->start);
	assert_int_equal(a->end, b->end);
	assert_int_equal(a->room_id, b->room_id);
	assert_int_equal(a->clerk_id, b->clerk_id);
}

/* Three joined cases have one hearing: of the latest lawful day, in a room for all of them, when all who sit
 * can come.
 */
static void joined_cases_have_one_hearing(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	int64_t first = served_case(office, "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	int64_t alone = served_case(office, "respondent=重庆丙商贸有限公司", "arbitrator=何勇");
	int64_t second = served_case(office, "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	int64_t third = served_case(office, "respondent=重庆丁服饰有限公司", "arbitrator=林晓燕");
	fixture_act(office, "add_event", third, "kind=evidence_until", "date=2020-10-20", NULL);
	fixture_act(
		office, "unavailable", 0, "arbitrator=林晓燕", "from=2020-10-21", "until=2020-10-21", NULL);
	fixture_act(office, "edit_room", 0, "room=一庭", "capacity=5", NULL);
	fixture_act(office, "edit_room", 0, "room=二庭", "capacity=6", NULL);
	fixture_act(office, "edit_case", first, "head_count=2", NULL);
	fixture_act(office, "join_cases", second, "with=20-1", NULL);
	fixture_act(office, "join_cases", third, "with=20-1", NULL);
	struct schedule_plan plan;
	size_t scheduled, too_late, cursor = 0;
	assert_true(schedule_plan_make(&plan, office, &err));
	assert_int_equal(plan.count, 4);
	schedule_plan_count(&plan, &scheduled, &too_late);
	assert_int_equal(scheduled, 4);
	assert_int_equal(plan.lines[2].first, 0);
	assert_int_equal(plan.lines[3].first, 0);
	/* 2 + 1 + 1 applicants and two respondents: the one that is in two cases sits once. */
	assert_int_equal(plan.lines[0].item.need.seats, 6);
	assert_string_equal(schedule_line_fellow(&plan, &plan.lines[2], &cursor, false), "20-0001");
	assert_string_equal(schedule_line_fellow(&plan, &plan.lines[2], &cursor, false), "20-0004");
	assert_null(schedule_line_fellow(&plan, &plan.lines[2], &cursor, false));
	/* Left out, all of them are. */
	schedule_line_leave_out(&plan, 3, true);
	schedule_plan_count(&plan, &scheduled, &too_late);
	assert_int_equal(scheduled, 1);
	schedule_line_leave_out(&plan, 2, false);
	assert_true(schedule_plan_accept(&plan, office, &err));
	schedule_plan_free(&plan);
	struct hearing one = only_hearing(office, first), two = only_hearing(office, second),
		       three = only_hearing(office, third), other = only_hearing(office, alone);
	same_place(&one, &two);
	same_place(&one, &three);
	assert_true(minute_date(one.start) >= civil_make(2020, 10, 22));
	assert_true(other.end <= one.start || one.end <= other.start); /* 何勇 sits in both */
}

/* Suspended between the plan and its acceptance: none of the joined cases is scheduled. */
static void joined_cases_are_refused_together(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	int64_t first = served_case(office, "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	int64_t second = served_case(office, "respondent=重庆丙商贸有限公司", "arbitrator=何勇");
	fixture_act(office, "join_cases", second, "with=20-1", NULL);
	struct schedule_plan plan;
	assert_true(schedule_plan_make(&plan, office, &err));
	assert_true(schedule_line_holds(&plan.lines[0]));
	fixture_act(office, "suspend", second, "reason=other", NULL);
	assert_true(schedule_plan_accept(&plan, office, &err));
	reason_is(&plan, 1, "不再合法");
	reason_is(&plan, 0, "并案的 20-0002 号案：案件的情况刚刚变了");
	schedule_plan_free(&plan);
	assert_int_equal(hearings_of(office, first), 0);
	/* Planned anew, the first waits for the second, and says so. */
	assert_true(schedule_plan_make(&plan, office, &err));
	assert_int_equal(plan.count, 1);
	reason_is(&plan, 0, "并案的 20-0002 号案：案件正在中止");
	schedule_plan_free(&plan);
	fixture_act(office, "split_case", second, NULL);
	assert_true(schedule_plan_make(&plan, office, &err));
	assert_true(schedule_line_holds(&plan.lines[0]));
	schedule_plan_free(&plan);
}

/* A case that is joined when the other one has its hearing already is put beside it, where the law allows
 * that. */
static void whoever_is_joined_later_comes_along(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	int64_t first = served_case(office, "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	fixture_act(office, "schedule", first, "start=2020-10-20 14:30", "room=二庭", NULL);
	int64_t second = served_case(office, "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	int64_t third = fixture_accepted(office, "2020-09-24"), /* not served */
		fourth = served_case(office, "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	fixture_act(office, "join_cases", second, "with=20-1", NULL);
	fixture_act(office, "join_cases", third, "with=20-1", NULL);
	fixture_act(office, "join_cases", fourth, "with=20-1", NULL);
	struct schedule_plan plan;
	assert_true(schedule_plan_make(&plan, office, &err));
	assert_int_equal(plan.count, 3);
	assert_true(schedule_plan_accept(&plan, office, &err));
	assert_true(schedule_line_holds(&plan.lines[0]));
	assert_true(schedule_line_holds(&plan.lines[2]));
	why_is(&plan, 0, "并案的 20-0001 号案已排 2020-10-20 14:30，同时同庭");
	why_is(&plan, 2, "并案的 20-0001 号案已排 2020-10-20 14:30，同时同庭");
	reason_is(&plan, 1, "还没有全部送出"); /* it comes when it can */
	schedule_plan_free(&plan);
	struct hearing one = only_hearing(office, first), two = only_hearing(office, second),
		       four = only_hearing(office, fourth);
	same_place(&one, &two);
	same_place(&one, &four);
	fixture_act(office, "undo", 0, NULL);
	fixture_act(office, "split_case", fourth, NULL);
	fixture_act(office, "add_event", second, "kind=evidence_until", "date=2020-10-20", NULL);
	assert_true(schedule_plan_make(&plan, office, &err));
	reason_is(&plan, 0, "并案的 20-0001 号案已排 2020-10-20 14:30，早于合法之日");
	schedule_plan_free(&plan);
	fixture_act(office, "move_hearing", first, "start=2020-10-21 14:30", NULL);
	fixture_act(
		office, "unavailable", 0, "arbitrator=林晓燕", "from=2020-10-21", "until=2020-10-21", NULL);
	fixture_act(office, "replace", second, "arbitrator=林晓燕", "reason=生病", NULL);
	assert_true(schedule_plan_make(&plan, office, &err));
	reason_is(&plan, 0, "那时人员庭室不能都到");
	schedule_plan_free(&plan);
}

/* --- Many, and checked by somebody else ---------------------------------------------------------------- */

enum { CROWD = 14, GROUPS = 4 };

/* Who sits and who represents in case i; the group that it was joined into, -1: alone. */
static const char *sits(size_t i)
{
	static const char *const arbitrators[] = {"arbitrator=何勇", "arbitrator=林晓燕"};
	return arbitrators[i / 3 % 2];
}

static int group_of(size_t i)
{
	return i % 3 == 2 ? -1 : (int)(i % GROUPS);
}

static bool in_one_group(size_t a, size_t b)
{
	return group_of(a) >= 0 && group_of(a) == group_of(b);
}

static void crowd(struct office *office, int64_t ids[CROWD])
{
	for (size_t i = 0; i < CROWD; i++) {
		char employer[64], with[32];
		snprintf(employer, sizeof employer, "respondent=第%zu有限公司", i % 5);
		ids[i] = served_case(office, employer, sits(i));
		if (i % 4 == 1)
			fixture_act(office, "add_party", ids[i], "role=representative", "name=郑律师",
				"represents=applicant", NULL);
		if (i % 5 == 3)
			fixture_act(
				office, "add_event", ids[i], "kind=evidence_until", "date=2020-10-20", NULL);
		for (size_t k = 0; k < i; k++)
			if (in_one_group(i, k)) {
				snprintf(with, sizeof with, "with=20-%zu", k + 1);
				fixture_act(office, "join_cases", ids[i], with, NULL);
				break;
			}
	}
}

/* What two hearings at one time may not share unless they are one. */
static bool collide(size_t a, size_t b, const struct hearing *x, const struct hearing *y)
{
	return x->room_id == y->room_id || x->clerk_id == y->clerk_id || strcmp(sits(a), sits(b)) == 0 ||
	       a % 5 == b % 5 /* the employer */ || (a % 4 == 1 && b % 4 == 1) /* the lawyer */;
}

static void a_crowd_of_joined_cases_does_not_collide(void **state)
{
	struct office *office = office_of(state);
	int64_t ids[CROWD];
	struct hearing hearings[CROWD];
	crowd(office, ids);
	fixture_act(office, "schedule_all", 0, NULL);
	for (size_t i = 0; i < CROWD; i++) {
		hearings[i] = only_hearing(office, ids[i]);
		assert_true(minute_date(hearings[i].start) >
			    civil_parse(i % 5 == 3 ? "2020-10-20" : "2020-10-14"));
	}
	size_t together = 0;
	for (size_t a = 0; a < CROWD; a++)
		for (size_t b = a + 1; b < CROWD; b++) {
			const struct hearing *x = &hearings[a], *y = &hearings[b];
			if (in_one_group(a, b)) {
				same_place(x, y);
				together++;
			} else if (x->start < y->end && y->start < x->end) {
				assert_false(collide(a, b, x, y));
			}
		}
	assert_true(together > GROUPS);
}

static void the_act_does_it_all(void **state)
{
	struct office *office = office_of(state);
	int64_t id = served_case(office, "respondent=重庆乙物流有限公司", "arbitrator=何勇");
	served_case(office, "respondent=重庆丙商贸有限公司", NULL);
	fixture_act(office, "schedule_all", 0, NULL);
	assert_contains(fixture_message(), "一起排定 1 件开庭");
	assert_contains(fixture_message(), "1 件还不能排");
	assert_int_equal(hearings_of(office, id), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_must_be_first_goes_first),
		cmocka_unit_test(one_that_can_still_be_in_time_moves),
		cmocka_unit_test(the_solver_moves_several),
		cmocka_unit_test(one_arbitrator_is_asked_for_what_he_can_do),
		cmocka_unit_test(a_day_far_away_holds_up_nobody),
		cmocka_unit_test(blocks_do_not_clash),
		cmocka_unit_test(one_that_is_late_anyway_takes_what_is_left),
		cmocka_unit_test(time_for_the_award_is_kept),
		cmocka_unit_test(a_hearing_just_before_the_limit_is_held),
		cmocka_unit_test(without_a_tribunal_nothing_is_planned),
		TEST(a_plan_is_looked_over_and_stored),
		TEST(what_changed_meanwhile_is_refused),
		TEST(joined_cases_have_one_hearing),
		TEST(joined_cases_are_refused_together),
		TEST(whoever_is_joined_later_comes_along),
		TEST(a_crowd_of_joined_cases_does_not_collide),
		TEST(the_act_does_it_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
