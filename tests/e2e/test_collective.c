/* A collective case from the keyboard alone: three drawn, one declines, his seat is drawn again, the first
 * lawful slot, a recusal granted and the case planned anew, the hearing held; what the part-time arbitrators
 * then get is what one reckons by hand. Who is drawn is chance: the test reads the seats from the office's
 * file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../unit/office_fixture.h"
#include "form.h"
#include "harness.h"
#include "store/allowances.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PER_CASE = 60000, PER_HEARING = 10000, PER_HEARING_PRESIDING = 15000 }; /* 分 */

struct day {
	struct office_fixture *fixture;
	int64_t case_id;
	struct e2e *e;
};

/* More people than the fixture's, so that a seat can be drawn again twice. */
static void enlarge(struct office *office)
{
	static const char *const part_time[] = {"name=冉秀华", "name=罗永强", "name=谭建平", "name=牟国林"};
	for (size_t i = 0; i < sizeof part_time / sizeof *part_time; i++)
		fixture_act(office, "add_arbitrator", 0, part_time[i], "source=sub_district", "kind=兼职",
			"from=2018-05-01", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=王芳", "kind=专职", "source=commission",
		"from=2018-01-01", NULL);
	fixture_act(office, "add_tariff", 0, "kind=case", "amount=300", "from=2020-01-01", NULL);
	fixture_act(office, "add_tariff", 0, "kind=case", "amount=600", "collective=yes", "from=2020-01-01",
		NULL);
	fixture_act(office, "add_tariff", 0, "kind=hearing", "amount=100", "from=2020-01-01", NULL);
	fixture_act(office, "add_tariff", 0, "kind=hearing", "amount=150", "seat=presiding",
		"from=2020-01-01", NULL);
}

/* ---- What the office's file says --------------------------------------------------------------------- */

static char *name_of(struct office *office, int64_t arbitrator_id)
{
	struct arbitrator row;
	struct error err = ERROR_INIT;
	assert_true(row_get(office->store, &arbitrator_table, arbitrator_id, &row, &err));
	char *name = strdup(row.name);
	row_clear(&arbitrator_table, &row);
	assert_non_null(name);
	return name;
}

static bool is_part_time(struct office *office, int64_t arbitrator_id)
{
	struct arbitrator row;
	struct error err = ERROR_INIT;
	assert_true(row_get(office->store, &arbitrator_table, arbitrator_id, &row, &err));
	bool part_time = strcmp(row.kind, "part_time") == 0;
	row_clear(&arbitrator_table, &row);
	return part_time;
}

static struct row_list seats_of(const struct day *day)
{
	struct row_list seats;
	struct error err = ERROR_INIT;
	assert_true(
		row_list_of_case(day->fixture->office.store, &tribunal_table, day->case_id, &seats, &err));
	return seats;
}

static size_t count_seats(const struct day *day, const char *state)
{
	struct row_list seats = seats_of(day);
	size_t count = 0;
	for (size_t i = 0; i < seats.count; i++)
		count += strcmp(ROW_AT(&seats, tribunal, i)->state, state) == 0;
	row_list_free(&seats);
	return count;
}

/* The name of the newest seat in that state, of a part-time arbitrator where `part_time`; NULL without one.
 */
static char *seated(const struct day *day, const char *state, bool part_time)
{
	struct row_list seats = seats_of(day);
	char *name = NULL;
	for (size_t i = seats.count; i-- > 0 && !name;) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		if (strcmp(seat->state, state) == 0 &&
			(!part_time || is_part_time(&day->fixture->office, seat->arbitrator_id)))
			name = name_of(&day->fixture->office, seat->arbitrator_id);
	}
	row_list_free(&seats);
	return name;
}

/* ---- What the secretary does ------------------------------------------------------------------------- */

/* Where what follows is shown first it is confirmed. */
static void submit(struct e2e *e)
{
	e2e_keys(e, "C-s");
	if (e2e_find(e, "还没有存", NULL) >= 0)
		e2e_keys(e, "Enter");
	e2e_expect_not(e, "Ctrl-S");
	e2e_expect_not(e, "还没有存");
}

static void open_on(struct day *day, const char *today)
{
	const struct e2e_options options = {.today = today};
	const char *const argv[] = {
		e2e_program("zhongcai"), "--db", day->fixture->path, "--user", "黄主任", NULL};
	day->e = e2e_start(&options, argv);
	if (!day->case_id)
		return;
	e2e_keys(day->e, "g 20-1 Enter");
	e2e_expect(day->e, "期限");
}

static void leave(struct day *day)
{
	e2e_expect_aligned(day->e);
	e2e_keys(day->e, "C-q");
	assert_int_equal(e2e_finish(day->e), 0);
}

static void find_case(struct day *day)
{
	struct row_list cases;
	struct error err = ERROR_INIT;
	assert_true(row_list_all(day->fixture->office.store, &arb_case_table, &cases, &err));
	assert_int_equal(cases.count, 1);
	day->case_id = ROW_AT(&cases, arb_case, 0)->id;
	row_list_free(&cases);
}

static void registers_accepts_serves(struct day *day)
{
	struct e2e *e = day->e;
	e2e_keys(e, "A");
	form_enter(e, "申请人", "冉小红等14人");
	form_enter(e, "被申请人", "重庆某某建设工程有限公司");
	form_choose(e, "案由", "工资");
	submit(e);
	e2e_expect_in_row(e, 1, "集体14人");
	e2e_keys(e, "a");
	submit(e);
	e2e_expect_in_row(e, 1, "集体14人");
	find_case(day);
	e2e_keys(e, "s");
	form_choose(e, "方式", "直接");
	submit(e);
	e2e_keys(e, "v");
	form_enter(e, "回证", "回证1号");
	submit(e);
	e2e_expect(e, "答辩");
}

static void draws_three(struct day *day)
{
	e2e_keys(day->e, "r");
	submit(day->e);
	assert_int_equal(count_seats(day, "accepted") + count_seats(day, "offered"), 3);
	assert_true(count_seats(day, "accepted") >= 1); /* whoever is full-time sits at once */
	const char *const verify[] = {
		e2e_program("zhongcai"), "--db", day->fixture->path, "draw", "verify", "20-1", NULL};
	assert_int_equal(e2e_run(verify, NULL, 0), 0);
}

/* In the arbitrators' pane, for the case that was open, with the cursor on that name. */
static void find_arbitrator(struct day *day, const char *name)
{
	e2e_keys(day->e, "4 / C-u");
	e2e_type(day->e, name);
	e2e_keys(day->e, "Enter");
	e2e_expect(day->e, name);
}

static void all_accept(struct day *day)
{
	for (char *name = seated(day, "offered", true); name; name = seated(day, "offered", true)) {
		find_arbitrator(day, name);
		e2e_keys(day->e, "v");
		submit(day->e);
		free(name);
	}
	e2e_keys(day->e, "2");
}

static void one_declines_and_is_replaced(struct day *day)
{
	char *name = seated(day, "offered", true);
	size_t before = count_seats(day, "accepted") + count_seats(day, "offered");
	if (!name)
		return; /* three full-time ones do not exist here */
	find_arbitrator(day, name);
	e2e_keys(day->e, "x");
	form_enter(day->e, "原因", "出差在外");
	submit(day->e);
	assert_int_equal(count_seats(day, "declined"), 1);
	e2e_keys(day->e, "2 r");
	submit(day->e);
	assert_int_equal(count_seats(day, "accepted") + count_seats(day, "offered"), before);
	char *next = seated(day, "declined", true);
	assert_string_equal(next, name); /* nobody else declined */
	free(next);
	free(name);
}

/* The start of the first slot that `zhongcai slots` offers. */
static void first_slot(struct day *day, const char *today, char out[MINUTE_TEXT_SIZE])
{
	char output[8192];
	const char *const argv[] = {e2e_program("zhongcai"), "--db", day->fixture->path, "--today", today,
		"slots", "20-1", "--limit", "1", "--json", NULL};
	assert_int_equal(e2e_run(argv, output, sizeof output), 0);
	const char *start = strstr(output, "\"start\": \"");
	assert_non_null(start);
	assert_int_equal(sscanf(start, "\"start\": \"%16[0-9T:-]\"", out), 1);
}

static struct hearing planned(const struct day *day)
{
	struct row_list hearings;
	struct error err = ERROR_INIT;
	assert_true(
		row_list_of_case(day->fixture->office.store, &hearing_table, day->case_id, &hearings, &err));
	struct hearing found = {0};
	for (size_t i = 0; i < hearings.count; i++)
		if (strcmp(ROW_AT(&hearings, hearing, i)->state, "planned") == 0)
			found = *ROW_AT(&hearings, hearing, i);
	row_list_free(&hearings); /* `found` keeps numbers only */
	assert_true(found.id != 0);
	return found;
}

/* The form begins with the first lawful slot: nothing is typed. */
static void takes_the_first_slot(struct day *day, const char *today)
{
	char slot[MINUTE_TEXT_SIZE], start[MINUTE_TEXT_SIZE];
	first_slot(day, today, slot);
	e2e_keys(day->e, "p");
	submit(day->e);
	assert_string_equal(minute_format(planned(day).start, start), slot);
}

/* A party objects to whoever presides; the director agrees, the seat is drawn again and the hearing moved to
 * where all of the new tribunal can come. */
static void recusal_is_granted(struct day *day)
{
	struct row_list seats = seats_of(day);
	char *name = NULL;
	for (size_t i = 0; i < seats.count; i++)
		if (strcmp(ROW_AT(&seats, tribunal, i)->seat, "presiding") == 0 &&
			strcmp(ROW_AT(&seats, tribunal, i)->state, "accepted") == 0)
			name = name_of(&day->fixture->office, ROW_AT(&seats, tribunal, i)->arbitrator_id);
	row_list_free(&seats);
	assert_non_null(name);
	form_open_act(day->e, "申请回避");
	form_choose(day->e, "被申请回避人", name);
	form_choose(day->e, "事由", "近亲属");
	form_enter(day->e, "理由", "系被申请人法定代表人的近亲属");
	submit(day->e);
	char asked[64];
	snprintf(asked, sizeof asked, "申请%s回避", name);
	e2e_expect(day->e, asked);
	form_open_act(day->e, "回避决定");
	form_choose(day->e, "准予回避", "是");
	submit(day->e);
	assert_int_equal(count_seats(day, "replaced"), 1);
	assert_int_equal(count_seats(day, "accepted"), 2);
	e2e_keys(day->e, "2 r");
	submit(day->e);
	all_accept(day);
	assert_int_equal(count_seats(day, "accepted"), 3);
	char *again = seated(day, "replaced", false);
	assert_string_equal(again, name);
	free(again);
	free(name);
}

/* The hearing is taken off and planned anew: the first slot that suits the new tribunal. */
static void is_planned_anew(struct day *day, const char *today)
{
	int64_t before = planned(day).id;
	form_open_act(day->e, "取消开庭");
	form_enter(day->e, "原因", "首席仲裁员回避，重新排期");
	submit(day->e);
	takes_the_first_slot(day, today);
	assert_true(planned(day).id != before);
}

static void is_heard_and_closed(struct day *day)
{
	e2e_keys(day->e, "H");
	submit(day->e);
	e2e_keys(day->e, "J");
	submit(day->e);
	e2e_expect_in_row(day->e, 1, "已结");
}

/* By hand: each part-time arbitrator who sat gets the collective case's sum and the hearing's, more for
 * presiding. */
static int64_t reckoned(const struct day *day, size_t *persons)
{
	struct row_list seats = seats_of(day);
	int64_t sum = 0;
	*persons = 0;
	for (size_t i = 0; i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		if (strcmp(seat->state, "accepted") != 0 ||
			!is_part_time(&day->fixture->office, seat->arbitrator_id))
			continue;
		bool presides = strcmp(seat->seat, "presiding") == 0;
		sum += PER_CASE + (presides ? PER_HEARING_PRESIDING : PER_HEARING);
		++*persons;
	}
	row_list_free(&seats);
	return sum;
}

static void is_paid_for(struct day *day, const char *month)
{
	struct statement_list list;
	struct error err = ERROR_INIT;
	size_t persons;
	int64_t sum = reckoned(day, &persons);
	e2e_keys(day->e, "$ d");
	submit(day->e);
	assert_true(statements_load(day->fixture->office.store, civil_parse(month), 0, &list, &err));
	assert_int_equal(list.count, persons);
	assert_int_equal(list.total, sum);
	char text[32];
	snprintf(text, sizeof text, "%d,%03d.00 元", (int)(sum / 100000), (int)(sum / 100 % 1000));
	e2e_expect_in_row(day->e, 1, sum >= 100000 ? text : "元");
	statement_list_free(&list);
}

static void a_collective_case(void **state)
{
	struct day day = {.fixture = *state};
	enlarge(&day.fixture->office);
	open_on(&day, "2020-10-12");
	registers_accepts_serves(&day);
	draws_three(&day);
	one_declines_and_is_replaced(&day);
	all_accept(&day);
	assert_int_equal(count_seats(&day, "accepted"), 3);
	takes_the_first_slot(&day, "2020-10-12");
	leave(&day);

	open_on(&day, "2020-10-19");
	recusal_is_granted(&day);
	is_planned_anew(&day, "2020-10-19");
	leave(&day);

	char heard[CIVIL_TEXT_SIZE], month[CIVIL_TEXT_SIZE];
	civil_date on = minute_date(planned(&day).start);
	open_on(&day, civil_format(on, heard));
	is_heard_and_closed(&day);
	is_paid_for(&day, civil_format(civil_month_start(on, 0), month));
	leave(&day);
	const char *const check[] = {
		e2e_program("zhongcai"), "--db", day.fixture->path, "check", "--deep", NULL};
	assert_int_equal(e2e_run(check, NULL, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_collective_case, office_fixture_setup, office_fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
