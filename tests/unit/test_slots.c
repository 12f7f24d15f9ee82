/* The first lawful slots: each reason for which one is not earlier, and slots of random offices, which an
 * independent checker goes over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/week.h"
#include "law_fixture.h"
#include "office/slots.h"
#include "plan_checker.h"

#include <stdlib.h>
#include <string.h>

enum { SMALL = 11, LARGE = 12, ONLINE = 13, WANG = 21, LIU = 22, CLERK = 31, OTHER_CLERK = 32, LAWYER = 41 };

/* An office of two rooms and an online one, two clerks; monday is 2020-11-02. */
struct office_of_two {
	struct slot_house house;
	struct slot_room rooms[3];
	int64_t clerks[2];
	struct need_who who[3];
	struct hearing_need need;
};

static civil_date monday(void)
{
	return civil_make(2020, 11, 2);
}

static void make(struct office_of_two *o)
{
	*o = (struct office_of_two){.rooms = {{SMALL, 10, false, 0, 1440}, {LARGE, 30, false, 0, 1440},
					    {ONLINE, 20, true, 0, 1440}},
		.clerks = {CLERK, OTHER_CLERK},
		.who = {{{BUSY_ARBITRATOR, WANG}, NULL, false}, {{BUSY_PARTY, LAWYER}, NULL, false},
			{{BUSY_ARBITRATOR, LIU}, NULL, false}}};
	o->house = (struct slot_house){.law = law_fixture(),
		.today = monday() - 20,
		.sessions = {{9 * 60, 12 * 60}, {14 * 60, 17 * 60}},
		.session_count = 2,
		.rooms = o->rooms,
		.room_count = 3,
		.clerks = o->clerks,
		.clerk_count = 2};
	o->need = (struct hearing_need){.case_id = 1,
		.clerk_id = CLERK,
		.award_due = monday() + 30,
		.can_count = true,
		.has_tribunal = true,
		.lawful = {.day = monday(),
			.completion = CIVIL_NONE,
			.defence = CIVIL_NONE,
			.evidence = CIVIL_NONE},
		.planned = MINUTE_NONE,
		.minutes = 90,
		.seats = 3,
		.who = o->who,
		.who_count = 2};
}

static void take(
	struct office_of_two *o, enum busy_kind kind, int64_t id, civil_date day, int from, int until)
{
	assert_true(busy_take(&o->house.busy, (struct busy_key){kind, id}, day, busy_quarters(from, until)));
}

static void all_day(struct office_of_two *o, enum busy_kind kind, int64_t id, civil_date day)
{
	take(o, kind, id, day, 0, 1440);
}

static struct slot first(struct office_of_two *o)
{
	struct slot slot;
	assert_int_equal(slots_find(&o->house, &o->need, &slot, 1, NULL), 1);
	busy_free(&o->house.busy);
	return slot;
}

static void is_at(const struct slot *slot, civil_date day, int hour, int minute, int64_t room)
{
	char is[MINUTE_TEXT_SIZE], expected[MINUTE_TEXT_SIZE];
	assert_string_equal(
		minute_format(slot->start, is), minute_format(minute_make(day, hour, minute), expected));
	assert_int_equal(slot->room_id, room);
}

/* One block, over these whole days. */
static void is_blocked(const struct slot *slot, enum slot_why why, int64_t id, int days)
{
	assert_int_equal(slot->block_count, 1);
	assert_int_equal(slot->blocks[0].why, why);
	assert_int_equal(slot->blocks[0].id, id);
	assert_int_equal(slot->blocks[0].until - slot->blocks[0].from, days * 1440);
}

static void the_first_hour_of_the_lawful_day(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	struct slot slot = first(&o);
	is_at(&slot, monday(), 9, 0, SMALL);
	assert_int_equal(slot.end - slot.start, 90);
	assert_int_equal(slot.clerk_id, CLERK);
	assert_int_equal(slot.notice_by, civil_make(2020, 10, 26));
	assert_int_equal(slot.block_count, 0);
	assert_true(slot.after == MINUTE_NONE);
	assert_false(slot.late);
}

static void rooms_that_are_full(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	for (int day = 0; day < 2; day++) {
		all_day(&o, BUSY_ROOM, SMALL, monday() + day);
		all_day(&o, BUSY_ROOM, LARGE, monday() + day);
	}
	struct slot slot = first(&o);
	is_at(&slot, monday() + 2, 9, 0, SMALL);
	is_blocked(&slot, SLOT_ROOMS, 0, 2);
}

static void a_room_large_enough(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	o.need.seats = 11;
	struct slot slot = first(&o);
	is_at(&slot, monday(), 9, 0, LARGE);
	o.need.seats = 31;
	struct slot why;
	assert_int_equal(slots_find(&o.house, &o.need, &slot, 1, &why), 0);
	assert_int_equal(why.block_count, 1);
	assert_int_equal(why.blocks[0].why, SLOT_TOO_SMALL);
	/* Of a collective case the representatives come. */
	o.need.flags = LAW_FLAG_COLLECTIVE;
	slot = first(&o);
	is_at(&slot, monday(), 9, 0, LARGE);
}

static void a_half_day_that_is_too_short(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	o.need.minutes = 210;
	struct slot slot, why;
	assert_int_equal(slots_find(&o.house, &o.need, &slot, 1, &why), 0);
	assert_int_equal(why.block_count, 1);
	assert_int_equal(why.blocks[0].why, SLOT_TOO_LONG);
	assert_int_equal(why.blocks[0].id, 210);
}

static void an_online_room_when_asked(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	o.need.online = true;
	struct slot slot = first(&o);
	is_at(&slot, monday(), 9, 0, ONLINE);
}

static void a_room_that_opens_later_and_closes_earlier(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	o.house.room_count = 1;
	o.rooms[0].opens = 10 * 60;
	o.rooms[0].closes = 15 * 60;
	struct slot slots[3];
	assert_int_equal(slots_find(&o.house, &o.need, slots, 3, NULL), 3);
	is_at(&slots[0], monday(), 10, 0, SMALL);
	/* In the afternoon an hour is not enough. */
	is_at(&slots[1], monday() + 1, 10, 0, SMALL);
	assert_int_equal(slots[1].blocks[0].why, SLOT_ROOMS);
}

static void an_arbitrator_who_is_away(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	all_day(&o, BUSY_AWAY, WANG, monday());
	struct slot slot = first(&o);
	is_at(&slot, monday() + 1, 9, 0, SMALL);
	is_blocked(&slot, SLOT_AWAY, WANG, 1);
}

/* He comes on Monday afternoons and Tuesdays: the hearing is laid there, and the morning says who. */
static void an_arbitrator_with_a_weekly_pattern(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	enum { MONDAY = 0 };
	take(&o, BUSY_WEEK, WANG, MONDAY, BUSY_FROM, WEEK_NOON);
	struct slot slot = first(&o);
	is_at(&slot, monday(), 14, 0, SMALL);
	assert_int_equal(slot.block_count, 1);
	assert_int_equal(slot.blocks[0].why, SLOT_AWAY);
	assert_int_equal(slot.blocks[0].id, WANG);
}

static void an_arbitrator_who_sits_elsewhere(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	take(&o, BUSY_ARBITRATOR, WANG, monday(), 9 * 60, 10 * 60 + 20);
	struct slot slot = first(&o);
	is_at(&slot, monday(), 10, 30, SMALL);
	assert_int_equal(slot.block_count, 1);
	assert_int_equal(slot.blocks[0].why, SLOT_ARBITRATOR);
	assert_int_equal(slot.blocks[0].id, WANG);
	assert_int_equal(minute_of_day(slot.blocks[0].from), 9 * 60);
	assert_int_equal(minute_of_day(slot.blocks[0].until), 10 * 60 + 30);
}

static void the_clerk(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	all_day(&o, BUSY_CLERK, CLERK, monday());
	struct slot slot = first(&o);
	is_at(&slot, monday() + 1, 9, 0, SMALL);
	is_blocked(&slot, SLOT_CLERK, CLERK, 1);
	/* A case without one has whoever is free; nobody is on Monday. */
	make(&o);
	o.need.clerk_id = 0;
	all_day(&o, BUSY_CLERK, CLERK, monday());
	all_day(&o, BUSY_CLERK, OTHER_CLERK, monday());
	all_day(&o, BUSY_CLERK, CLERK, monday() + 1);
	slot = first(&o);
	is_at(&slot, monday() + 1, 9, 0, SMALL);
	assert_int_equal(slot.clerk_id, OTHER_CLERK);
	is_blocked(&slot, SLOT_CLERK, 0, 1);
}

static void a_representative_heard_elsewhere(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	all_day(&o, BUSY_PARTY, LAWYER, monday());
	struct slot slot = first(&o);
	is_at(&slot, monday() + 1, 9, 0, SMALL);
	is_blocked(&slot, SLOT_PARTY, LAWYER, 1);
}

/* One sits in the morning, the other in the afternoon. */
static void hours_that_do_not_meet(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	o.need.who_count = 3;
	take(&o, BUSY_ARBITRATOR, WANG, monday(), 9 * 60, 12 * 60);
	take(&o, BUSY_ARBITRATOR, LIU, monday(), 14 * 60, 17 * 60);
	struct slot slot = first(&o);
	is_at(&slot, monday() + 1, 9, 0, SMALL);
	is_blocked(&slot, SLOT_TOGETHER, 0, 1);
}

/* 2021-01-01 is a Friday off; the next working day is Monday the 4th. */
static void a_holiday_on_the_way(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	o.need.lawful.day = civil_make(2020, 12, 31);
	all_day(&o, BUSY_AWAY, WANG, civil_make(2020, 12, 31));
	struct slot slot = first(&o);
	is_at(&slot, civil_make(2021, 1, 4), 9, 0, SMALL);
	assert_true(slot.block_count >= 2);
	assert_int_equal(slot.blocks[0].why, SLOT_AWAY);
	assert_int_equal(slot.blocks[1].why, SLOT_HOLIDAY);
	assert_int_equal(minute_date(slot.blocks[1].from), civil_make(2021, 1, 1));
	assert_true(slot.late);
}

static void later_slots_follow_the_ones_before(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	take(&o, BUSY_ARBITRATOR, WANG, monday(), 10 * 60 + 30, 12 * 60);
	struct slot slots[3];
	assert_int_equal(slots_find(&o.house, &o.need, slots, 3, NULL), 3);
	is_at(&slots[1], monday(), 14, 0, SMALL);
	assert_true(slots[1].after == slots[0].start);
	assert_int_equal(slots[1].block_count, 1);
	assert_int_equal(slots[1].blocks[0].why, SLOT_ARBITRATOR);
	is_at(&slots[2], monday(), 15, 30, SMALL);
	assert_int_equal(slots[2].block_count, 0);
	busy_free(&o.house.busy);
}

static void what_was_taken_can_be_given_back(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	struct slot slot, next;
	assert_int_equal(slots_find(&o.house, &o.need, &slot, 1, NULL), 1);
	assert_true(slot_take(&o.house, &o.need, &slot));
	assert_int_equal(slots_find(&o.house, &o.need, &next, 1, NULL), 1);
	is_at(&next, monday(), 10, 30, SMALL);
	slot_give(&o.house, &o.need, &slot);
	next = first(&o);
	is_at(&next, monday(), 9, 0, SMALL);
}

/* A half-day that is opened already is filled before another one is, within the window and the limit. */
static void a_slot_that_leaves_little_idle(void **state)
{
	(void)state;
	struct office_of_two o;
	make(&o);
	struct slot slot;
	take(&o, BUSY_ROOM, LARGE, monday() + 2, 9 * 60, 10 * 60 + 30);
	assert_true(slots_snug(&o.house, &o.need, 1, &slot, NULL));
	is_at(&slot, monday(), 9, 0, SMALL);
	assert_true(slots_snug(&o.house, &o.need, 5, &slot, NULL));
	is_at(&slot, monday() + 2, 10, 30, LARGE);
	o.need.award_due = monday() + 1;
	assert_true(slots_snug(&o.house, &o.need, 5, &slot, NULL));
	is_at(&slot, monday(), 9, 0, SMALL);
	/* Not half an hour after it, which nobody could use. */
	busy_free(&o.house.busy);
	make(&o);
	o.need.minutes = 60;
	take(&o, BUSY_ROOM, SMALL, monday(), 9 * 60, 10 * 60);
	assert_true(slots_snug(&o.house, &o.need, 0, &slot, NULL));
	is_at(&slot, monday(), 10, 0, SMALL);
	busy_free(&o.house.busy);
}

/* --- Random offices ----------------------------------------------------------------------------------- */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525U + 1013904223U;
	return *seed >> 8;
}

static int below(uint32_t *seed, int n)
{
	return (int)(next_random(seed) % (uint32_t)n);
}

enum { CASES = 40, ARBITRATORS = 5, PARTIES = 12 };

/* Forty cases of an office with two rooms, planned one after the other, each with the events of its service;
 * then the checker looks. */
static void random_offices(void **state)
{
	(void)state;
	static struct law_result result;
	for (uint32_t run = 1; run <= 60; run++) {
		uint32_t seed = run * 7919U;
		struct office_of_two o;
		make(&o);
		o.house.today = civil_make(2020, 9, 1) + below(&seed, 120);
		struct checked_hearing checked[CASES];
		struct law_event events[CASES][2];
		struct need_who who[3];
		char wrong[WRONG_SIZE];
		size_t count = 0;
		for (int i = 0; i < CASES; i++) {
			civil_date served = o.house.today - below(&seed, 25);
			static const enum law_event_kind ways[] = {
				LAW_SERVED_RESPONDENT, LAW_LEFT, LAW_ANNOUNCED};
			events[i][0] = (struct law_event){.kind = LAW_ACCEPTED, .date = served - 4};
			events[i][1] =
				(struct law_event){.kind = (uint8_t)ways[below(&seed, 3)], .date = served};
			who[0] = (struct need_who){
				{BUSY_ARBITRATOR, 100 + below(&seed, ARBITRATORS)}, NULL, false};
			who[1] = (struct need_who){{BUSY_PARTY, 200 + below(&seed, PARTIES)}, NULL, false};
			who[2] = (struct need_who){{BUSY_PARTY, 300 + below(&seed, PARTIES)}, NULL, false};
			struct hearing_need need = {.case_id = 1000 + i,
				.clerk_id = below(&seed, 3) ? o.clerks[below(&seed, 2)] : 0,
				.minutes = 30 * (1 + below(&seed, 6)),
				.seats = 2 + below(&seed, 20),
				.who = who,
				.who_count = 3};
			const struct law_facts facts = {.respondents = 1, .has_tribunal = true};
			hearing_need_derive(&need, o.house.law, events[i], 2, &facts, o.house.today, &result);
			assert_true(need.can_count);
			struct slot slots[3];
			const struct slot *slot = &slots[below(&seed, 3)];
			assert_int_equal(slots_find(&o.house, &need, slots, 3, NULL), 3);
			if (below(&seed, 2))
				assert_true(slots_snug(&o.house, &need, below(&seed, 6), &slots[0], NULL));
			assert_true(slot_take(&o.house, &need, slot));
			checked[count++] = (struct checked_hearing){.case_id = need.case_id,
				.planned_on = o.house.today,
				.start = slot->start,
				.end = slot->end,
				.room = slot->room_id,
				.clerk = slot->clerk_id,
				.people = {who[0].key.id, who[1].key.id, who[2].key.id},
				.people_count = 3,
				.seats = need.seats,
				.capacity = slot->room_id == SMALL ? 10 : 30,
				.respondents = 1,
				.events = events[i],
				.event_count = 2};
			if (!check_lawful(o.house.law->calendar, &checked[count - 1], wrong))
				fail_msg("office %u: %s", run, wrong);
		}
		if (!check_clashes(checked, count, wrong))
			fail_msg("office %u: %s", run, wrong);
		busy_free(&o.house.busy);
	}
}

/* The checker itself sees what it is there for. */
static void the_checker_sees(void **state)
{
	(void)state;
	char wrong[WRONG_SIZE];
	const struct law_calendar *calendar = law_fixture()->calendar;
	const struct law_event served[] = {{.kind = LAW_SERVED_RESPONDENT, .date = civil_make(2020, 10, 9)}};
	/* Ten working days after Friday 9 October, with the make-up Saturday of the 10th: the 22nd. */
	struct checked_hearing h = {.case_id = 1,
		.planned_on = civil_make(2020, 10, 12),
		.start = minute_make(civil_make(2020, 10, 22), 9, 0),
		.end = minute_make(civil_make(2020, 10, 22), 10, 0),
		.room = 1,
		.respondents = 1,
		.events = served,
		.event_count = 1};
	assert_false(check_lawful(calendar, &h, wrong));
	h.start = minute_make(civil_make(2020, 10, 23), 9, 0);
	h.end = h.start + 60;
	assert_true(check_lawful(calendar, &h, wrong));
	h.planned_on = civil_make(2020, 10, 19);
	assert_false(check_lawful(calendar, &h, wrong));
	struct checked_hearing two[] = {h, h};
	two[1].case_id = 2;
	assert_false(check_clashes(two, 2, wrong));
	two[1].room = 2;
	assert_true(check_clashes(two, 2, wrong));
	two[0].people[0] = two[1].people[0] = 7;
	two[0].people_count = two[1].people_count = 1;
	assert_false(check_clashes(two, 2, wrong));
	two[1].start = two[0].end;
	two[1].end = two[1].start + 60;
	assert_true(check_clashes(two, 2, wrong));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_hour_of_the_lawful_day),
		cmocka_unit_test(rooms_that_are_full),
		cmocka_unit_test(a_room_large_enough),
		cmocka_unit_test(a_half_day_that_is_too_short),
		cmocka_unit_test(an_online_room_when_asked),
		cmocka_unit_test(a_room_that_opens_later_and_closes_earlier),
		cmocka_unit_test(an_arbitrator_who_is_away),
		cmocka_unit_test(an_arbitrator_with_a_weekly_pattern),
		cmocka_unit_test(an_arbitrator_who_sits_elsewhere),
		cmocka_unit_test(the_clerk),
		cmocka_unit_test(a_representative_heard_elsewhere),
		cmocka_unit_test(hours_that_do_not_meet),
		cmocka_unit_test(a_holiday_on_the_way),
		cmocka_unit_test(later_slots_follow_the_ones_before),
		cmocka_unit_test(what_was_taken_can_be_given_back),
		cmocka_unit_test(a_slot_that_leaves_little_idle),
		cmocka_unit_test(random_offices),
		cmocka_unit_test(the_checker_sees),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
