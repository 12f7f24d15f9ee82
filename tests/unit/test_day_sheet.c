/* The day sheet: that each section has what the derivation of each case says and nothing else, on every day
 * of three months; whose it is; reminders; that its windows, of any size and direction, are pieces of one
 * order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/day_sheet.h"
#include "office_fixture.h"
#include "store/derive.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASES = 9 };

/* Cases at every point of their way, with and without clerk and arbitrator. */
static void make_cases(struct office *office, int64_t cases[CASES])
{
	civil_date first = civil_make(2020, 9, 1);
	office->today = first + 29; /* when all of it was entered */
	for (int i = 0; i < CASES; i++) {
		char day[CIVIL_TEXT_SIZE], date[32], clerk[32];
		civil_format(first + i, day);
		cases[i] = i == CASES - 1 ? fixture_case(office, day) : fixture_accepted(office, day);
		snprintf(date, sizeof date, "date=%s", civil_format(first + i + 1, day));
		snprintf(clerk, sizeof clerk, "clerk=%s", i % 2 ? "李娟" : "黄主任");
		fixture_act(office, "edit_case", cases[i], clerk, NULL);
		if (i < 6) {
			fixture_act(office, "serve", cases[i], "method=direct", date, NULL);
			fixture_act(office, "served", cases[i], date, NULL);
		}
		if (i < 5)
			fixture_act(office, "assign", cases[i],
				i % 2 ? "arbitrator=何勇" : "arbitrator=林晓燕", date, "reason=轮到", NULL);
	}
	fixture_act(office, "serve", cases[6], "method=announcement", "date=2020-09-08", "tracking=重庆日报",
		"grounds=下落不明", NULL);
	fixture_act(office, "schedule", cases[0], "start=2020-10-12T09:00", "room=一庭", NULL);
	fixture_act(office, "schedule", cases[1], "start=2020-10-12T08:30", "room=二庭", NULL);
	fixture_act(office, "withdraw", cases[5], "date=2020-09-30", NULL);
	office->today = first;
}

static void read_sheet(struct day_sheet *sheet, struct office *office, const struct day_person *person)
{
	struct error err = ERROR_INIT;
	if (!day_sheet_read(sheet, office, person, &err))
		fail_msg("%s", error_text(&err));
}

static void load(const struct day_sheet *sheet, enum day_from from, const struct day_row *place, size_t limit,
	struct day_window *window)
{
	struct error err = ERROR_INIT;
	if (!day_window_load(sheet, from, place, limit, window, &err))
		fail_msg("%s", error_text(&err));
}

/* Where the rules of the sheet put a deadline, said once more. */
static enum day_section expected_section(const struct office *office, const struct law_deadline *d)
{
	bool duty = law_rule_infos[d->rule->id].watch == LAW_DUTY;
	civil_date before = law_working_day(office->law->calendar, office->today, -1);
	if ((!d->pending && !d->lapses) || d->due == CIVIL_NONE)
		return DAY_SECTIONS;
	if (d->due == office->today || (!duty && d->due <= office->today && d->due > before))
		return DAY_TODAY;
	if (duty && d->due < office->today)
		return DAY_OVERDUE;
	return d->due > office->today && d->due - office->today <= law_rule_infos[d->rule->id].remind
		       ? DAY_COMING
		       : DAY_SECTIONS;
}

static size_t find_row(const struct day_window *window, enum day_section section, int64_t case_id,
	const struct law_deadline *d)
{
	size_t found = 0;
	for (size_t i = 0; i < window->count; i++) {
		const struct day_row *row = &window->rows[i];
		found += !row->heading && row->section == section && row->due.case_id == case_id &&
			 row->due.due == d->due && row->due.rule == d->rule->id &&
			 row->due.start == d->start_date && row->due.party == d->party_no;
	}
	return found;
}

static void sections_say_what_the_derivation_says(void **state)
{
	struct office *office = office_of(state);
	int64_t cases[CASES];
	size_t seen[DAY_SECTIONS + 1] = {0};
	struct law_result *law = malloc(sizeof *law);
	struct day_sheet sheet = {0};
	assert_non_null(law);
	make_cases(office, cases);
	for (int day = 0; day < 90; day++, office->today++) {
		struct day_window window;
		struct error err = ERROR_INIT;
		size_t counts[DAY_SECTIONS + 1] = {0};
		read_sheet(&sheet, office, NULL);
		load(&sheet, DAY_FROM_START, NULL, DAY_WINDOW, &window);
		assert_true(window.at_start && window.at_end);
		for (size_t i = 0; i < CASES; i++) {
			assert_true(store_deadlines(office->store, cases[i], office->today, law, &err));
			/* Rows are of open cases alone; this one is closed. */
			for (size_t k = 0; i != 5 && k < law->deadline_count; k++) {
				enum day_section section = expected_section(office, &law->deadlines[k]);
				counts[section]++;
				if (section != DAY_SECTIONS)
					assert_int_equal(
						find_row(&window, section, cases[i], &law->deadlines[k]), 1);
			}
		}
		for (enum day_section section = DAY_OVERDUE; section < DAY_SECTIONS; section++) {
			if (section != DAY_HEARINGS && section != DAY_UNLAWFUL && section != DAY_TERMS)
				assert_int_equal(sheet.counts[section], counts[section]);
			seen[section] += sheet.counts[section];
		}
		day_window_free(&window);
	}
	/* None of it held because nothing was there. */
	for (enum day_section section = DAY_OVERDUE; section < DAY_SECTIONS; section++)
		assert_true(seen[section] > 0 || section == DAY_UNLAWFUL || section == DAY_OFFERS ||
			    section == DAY_TERMS);
	assert_int_equal(seen[DAY_HEARINGS], 2);
	day_sheet_free(&sheet);
	free(law);
}

static void a_case_with_a_planned_hearing_is_not_forgotten(void **state)
{
	struct office *office = office_of(state);
	int64_t cases[CASES];
	make_cases(office, cases);
	struct day_sheet sheet = {0};
	struct day_window window;
	/* Served on 2020-09-02: ten working days end on 09-16, the hearing is planned for October. */
	office->today = civil_make(2020, 9, 16);
	read_sheet(&sheet, office, NULL);
	load(&sheet, DAY_FROM_START, NULL, DAY_WINDOW, &window);
	bool found = false;
	for (size_t i = 0; i < window.count; i++)
		found |= !window.rows[i].heading && window.rows[i].section == DAY_TODAY &&
			 window.rows[i].due.case_id == cases[0] &&
			 window.rows[i].due.rule == LAW_RULE_DEFENCE;
	assert_true(found);
	day_window_free(&window);
	day_sheet_free(&sheet);
}

static void hearings_stand_in_the_order_of_their_times(void **state)
{
	struct office *office = office_of(state);
	int64_t cases[CASES];
	make_cases(office, cases);
	office->today = civil_make(2020, 10, 12);
	struct day_sheet sheet = {0};
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.counts[DAY_HEARINGS], 2);
	assert_int_equal(sheet.hearings.items[0].case_id, cases[1]);
	/* 何勇 sits in one of them; 李娟 is the clerk of that case, and no other was named for the hearing.
	 */
	struct error err = ERROR_INIT;
	struct day_person person;
	static const char *const people[] = {"何勇", "李娟"};
	for (size_t i = 0; i < 2; i++) {
		assert_true(row_set_text(&office->actor, people[i], &err) && office_refresh(office, &err));
		assert_true(day_person_find(office, &person, &err));
		read_sheet(&sheet, office, &person);
		assert_int_equal(sheet.counts[DAY_HEARINGS], 1);
		assert_int_equal(sheet.hearings.items[0].case_id, cases[1]);
	}
	day_sheet_free(&sheet);
}

static void everything_is_on_the_sheet_of_one_person(void **state)
{
	struct office *office = office_of(state);
	int64_t cases[CASES];
	make_cases(office, cases);
	office->today = civil_make(2020, 11, 20);
	struct error err = ERROR_INIT;
	struct day_sheet sheet = {0};
	read_sheet(&sheet, office, NULL);
	size_t all = sheet.counts[DAY_OVERDUE], of_people = 0;
	static const char *const people[] = {"李娟", "何勇", "林晓燕"};
	for (size_t p = 0; p < 3; p++) {
		struct day_person person;
		struct day_window window;
		assert_true(row_set_text(&office->actor, people[p], &err) && office_refresh(office, &err));
		assert_true(day_person_find(office, &person, &err));
		read_sheet(&sheet, office, &person);
		load(&sheet, DAY_FROM_START, NULL, DAY_WINDOW, &window);
		assert_true(sheet.counts[DAY_OVERDUE] > 0);
		of_people += sheet.counts[DAY_OVERDUE];
		for (size_t i = 0; i < window.count; i++)
			if (!window.rows[i].heading && window.rows[i].section != DAY_ASKED)
				assert_string_equal(window.rows[i].who, people[p]);
		day_window_free(&window);
	}
	/* The rest is 黄主任's, who as the director sees all. */
	assert_true(of_people < all);
	struct day_person director;
	assert_true(row_set_text(&office->actor, "黄主任", &err) && office_refresh(office, &err));
	assert_true(day_person_find(office, &director, &err) && director.is_director);
	read_sheet(&sheet, office, &director);
	assert_int_equal(sheet.counts[DAY_OVERDUE], all);
	/* Nobody of that name. */
	assert_true(row_set_text(&office->actor, "无此人", &err) && office_refresh(office, &err));
	assert_false(day_person_find(office, &director, &err));
	assert_int_equal(err.code, ERR_NOTFOUND);
	error_clear(&err);
	day_sheet_free(&sheet);
}

static void reminders_are_settings(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	civil_date due = civil_parse(fixture_due(office, id, "award"));
	struct due_row row = {.due = due, .case_id = id, .rule = LAW_RULE_AWARD};
	struct day_sheet sheet = {0};
	fixture_act(office, "set", 0, "key=remind.award", "value=10", NULL);
	office->today = due - 11;
	read_sheet(&sheet, office, NULL);
	assert_int_equal(day_section_of(&sheet, &row), DAY_SECTIONS);
	size_t before = sheet.counts[DAY_COMING];
	office->today = due - 10;
	read_sheet(&sheet, office, NULL);
	assert_int_equal(day_section_of(&sheet, &row), DAY_COMING);
	assert_int_equal(sheet.counts[DAY_COMING], before + 1);
	fixture_act(office, "set", 0, "key=remind.award", "value=0", NULL);
	office->today = due - 1;
	read_sheet(&sheet, office, NULL);
	assert_int_equal(day_section_of(&sheet, &row), DAY_SECTIONS);
	fixture_act(office, "set", 0, "key=remind.award", "value=", NULL);
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.remind[LAW_RULE_AWARD], law_rule_infos[LAW_RULE_AWARD].remind);
	fixture_refused(office, "set", 0, "没有设置 remind.nothing", "key=remind.nothing", "value=3", NULL);
	fixture_refused(office, "set", 0, "0 到 90", "key=remind.award", "value=91", NULL);
	day_sheet_free(&sheet);
}

static void what_ended_on_a_free_day_is_told_on_the_next_one(void **state)
{
	struct office *office = office_of(state);
	office->today = civil_make(2020, 10, 9); /* a Friday behind eight free days */
	struct day_sheet sheet = {0};
	read_sheet(&sheet, office, NULL);
	struct due_row wait = {.rule = LAW_RULE_ANNOUNCEMENT_COMPLETION, .due = civil_make(2020, 10, 1)};
	struct due_row duty = {.rule = LAW_RULE_AWARD, .due = civil_make(2020, 10, 1)};
	assert_int_equal(day_section_of(&sheet, &wait), DAY_TODAY);
	assert_int_equal(day_section_of(&sheet, &duty), DAY_OVERDUE);
	wait.due--; /* told on that day already */
	assert_int_equal(day_section_of(&sheet, &wait), DAY_SECTIONS);
	day_sheet_free(&sheet);
}

static void windows_are_pieces_of_one_order(void **state)
{
	struct office *office = office_of(state);
	int64_t cases[CASES];
	make_cases(office, cases);
	office->today = civil_make(2020, 10, 12);
	struct day_sheet sheet = {0};
	struct day_window whole, window;
	read_sheet(&sheet, office, NULL);
	load(&sheet, DAY_FROM_START, NULL, DAY_WINDOW, &whole);
	assert_true(whole.count > 12);
	assert_true(whole.rows[0].heading && !whole.rows[whole.count - 1].heading);
	for (size_t limit = 1; limit <= whole.count + 1; limit++) {
		for (size_t at = 0; at < whole.count; at++) {
			static const enum day_from froms[] = {DAY_FROM_AT, DAY_FROM_AFTER, DAY_FROM_BEFORE};
			for (size_t f = 0; f < 3; f++) {
				load(&sheet, froms[f], &whole.rows[at], limit, &window);
				size_t first = at + (froms[f] == DAY_FROM_AFTER), last = whole.count;
				if (froms[f] == DAY_FROM_BEFORE) {
					last = at;
					first = at > limit ? at - limit : 0;
				} else if (last - first > limit) {
					last = first + limit;
				}
				assert_int_equal(window.count, last - first);
				for (size_t i = 0; i < window.count; i++)
					assert_true(day_row_same(&window.rows[i], &whole.rows[first + i]));
				if (froms[f] == DAY_FROM_BEFORE)
					assert_int_equal(window.at_start, first == 0);
				else
					assert_int_equal(window.at_end, last == whole.count);
				day_window_free(&window);
			}
		}
		load(&sheet, DAY_FROM_END, NULL, limit, &window);
		assert_true(window.at_end);
		assert_true(day_row_same(&window.rows[window.count - 1], &whole.rows[whole.count - 1]));
		day_window_free(&window);
	}
	day_window_free(&whole);
	day_sheet_free(&sheet);
}

/* A planned hearing whose service came back is on the sheet of its clerk, until it is moved or cancelled. */
static void a_hearing_that_stopped_being_lawful(void **state)
{
	struct office *office = office_of(state);
	int64_t id = heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	fixture_act(office, "edit_case", id, "clerk=李娟", NULL);
	fixture_act(office, "serve", id, "method=mail", "date=2020-09-24", NULL);
	office->today = civil_make(2020, 10, 12);
	struct day_sheet sheet = {0};
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.counts[DAY_UNLAWFUL], 0);
	fixture_act(office, "serve_failed", id, "date=2020-10-12", "reason=拒收", NULL);
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.counts[DAY_UNLAWFUL], 1);
	assert_true(day_sheet_calls(&sheet));
	struct day_window window;
	load(&sheet, DAY_FROM_START, NULL, DAY_WINDOW, &window);
	size_t seen = 0;
	for (size_t i = 0; i < window.count; i++) {
		const struct day_row *row = &window.rows[i];
		if (row->section != DAY_UNLAWFUL || row->heading)
			continue;
		seen++;
		assert_int_equal(day_row_case(&sheet, row), id);
		assert_int_equal(day_row_due(&sheet, row), civil_make(2020, 11, 2));
		assert_string_equal(row->who, "李娟");
		assert_int_equal(sheet.flaws.items[row->index].flaw, FLAW_RETURNED);
	}
	assert_int_equal(seen, 1);
	day_window_free(&window);
	/* It is on the sheet of who is of the case, and on nobody else's. */
	struct arb_case row;
	struct error err = ERROR_INIT;
	assert_true(row_get(office->store, &arb_case_table, id, &row, &err));
	const struct day_person clerk = {.staff_id = row.clerk_id}, other = {.staff_id = row.clerk_id + 1000};
	row_clear(&arb_case_table, &row);
	read_sheet(&sheet, office, &clerk);
	assert_int_equal(sheet.counts[DAY_UNLAWFUL], 1);
	read_sheet(&sheet, office, &other);
	assert_int_equal(sheet.counts[DAY_UNLAWFUL], 0);
	fixture_act(office, "cancel_hearing", id, "reason=送达退回", NULL);
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.counts[DAY_UNLAWFUL], 0);
	day_sheet_free(&sheet);
}

static size_t offers_of(struct office *office, struct day_sheet *sheet, const char *name)
{
	struct error err = ERROR_INIT;
	struct day_person person;
	assert_true(row_set_text(&office->actor, name, &err) && office_refresh(office, &err));
	assert_true(day_person_find(office, &person, &err));
	read_sheet(sheet, office, &person);
	return sheet->counts[DAY_OFFERS];
}

/* Offered on Thursday 2020-09-24, to be answered within three working days: the 27th is a worked Sunday. */
static void an_offer_that_nobody_answers(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "edit_case", id, "clerk=李娟", NULL);
	int64_t seat = fixture_act(office, "offer", id, "arbitrator=林晓燕", "reason=轮到", NULL);
	struct day_sheet sheet = {0};
	struct day_window window;
	/* Whoever is asked sees it from the first day on, the office when the answer is due. */
	assert_int_equal(offers_of(office, &sheet, "林晓燕"), 1);
	assert_int_equal(offers_of(office, &sheet, "何勇"), 0);
	assert_int_equal(offers_of(office, &sheet, "李娟"), 0);
	civil_date last = sheet.today;
	while (offers_of(office, &sheet, "李娟") == 0)
		last = ++office->today;
	assert_int_equal(last, civil_make(2020, 9, 28));
	office->today = last + 1;
	assert_int_equal(offers_of(office, &sheet, "何勇"), 0);
	assert_int_equal(offers_of(office, &sheet, "李娟"), 1);
	assert_true(day_sheet_calls(&sheet));
	load(&sheet, DAY_FROM_START, NULL, DAY_WINDOW, &window);
	const struct open_offer *offer = NULL;
	for (size_t i = 0; i < window.count && !offer; i++) {
		const struct day_row *row = &window.rows[i];
		struct strbuf left = {0};
		offer = day_row_offer(&sheet, row);
		if (!offer)
			continue;
		assert_int_equal(offer->tribunal_id, seat);
		assert_string_equal(offer->arbitrator, "林晓燕");
		assert_int_equal(day_row_case(&sheet, row), id);
		assert_int_equal(day_row_due(&sheet, row), last);
		assert_string_equal(row->who, "李娟");
		day_row_left(&sheet, row, &left);
		assert_string_equal(strbuf_text(&left), "逾1日");
		strbuf_free(&left);
	}
	assert_non_null(offer);
	day_window_free(&window);
	/* Drawn again, another is asked, who has time. */
	fixture_act(office, "redraw", id, NULL);
	assert_int_equal(offers_of(office, &sheet, "李娟"), 0);
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.counts[DAY_OFFERS], 0);
	/* Of a closed case nothing is asked. */
	int64_t other = fixture_accepted(office, "2020-09-24");
	assert_int_equal(offers_of(office, &sheet, "黄主任"), 0);
	fixture_act(office, "offer", other, "arbitrator=林晓燕", "reason=轮到", NULL);
	fixture_act(office, "withdraw", other, NULL);
	office->today += 30;
	read_sheet(&sheet, office, NULL);
	for (size_t i = 0; i < sheet.counts[DAY_OFFERS]; i++)
		assert_int_not_equal(sheet.offers.items[i].case_id, other);
	day_sheet_free(&sheet);
}

/* 何勇's term ends on 2023-01-01, 林晓燕's and those of the others in May. */
static void a_term_to_be_renewed(void **state)
{
	struct office *office = office_of(state);
	struct day_sheet sheet = {0};
	struct day_window window;
	office->today = civil_make(2022, 10, 2); /* 91 days before */
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.counts[DAY_TERMS], 0);
	office->today++;
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.counts[DAY_TERMS], 1);
	load(&sheet, DAY_FROM_START, NULL, DAY_WINDOW, &window);
	assert_true(window.count >= 2);
	const struct day_row *row = &window.rows[window.count - 1];
	assert_int_equal(row->section, DAY_TERMS);
	assert_false(row->heading);
	assert_true(window.rows[window.count - 2].heading);
	assert_int_equal(day_row_due(&sheet, row), civil_make(2023, 1, 1));
	assert_int_equal(day_row_case(&sheet, row), 0);
	assert_string_equal(row->who, "黄主任");
	assert_string_equal(sheet.terms.items[row->index].name, "何勇");
	day_window_free(&window);
	/* It is the director's task, and no clerk's. */
	const struct day_person clerk = {.staff_id = 1};
	read_sheet(&sheet, office, &clerk);
	assert_int_equal(sheet.counts[DAY_TERMS], 0);
	fixture_act(office, "set", 0, "key=term_warning", "value=30", NULL);
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.counts[DAY_TERMS], 0);
	fixture_act(office, "set", 0, "key=term_warning", "value=300", NULL);
	read_sheet(&sheet, office, NULL);
	size_t before = sheet.counts[DAY_TERMS];
	assert_true(before > 1);
	fixture_act(office, "appoint", 0, "arbitrator=何勇", "from=2023-01-02", NULL);
	read_sheet(&sheet, office, NULL);
	assert_int_equal(sheet.counts[DAY_TERMS], before - 1);
	day_sheet_free(&sheet);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sections_say_what_the_derivation_says),
		TEST(a_case_with_a_planned_hearing_is_not_forgotten),
		TEST(a_hearing_that_stopped_being_lawful),
		TEST(an_offer_that_nobody_answers),
		TEST(a_term_to_be_renewed),
		TEST(hearings_stand_in_the_order_of_their_times),
		TEST(everything_is_on_the_sheet_of_one_person),
		TEST(reminders_are_settings),
		TEST(what_ended_on_a_free_day_is_told_on_the_next_one),
		TEST(windows_are_pieces_of_one_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
