/* What the calendar shows of an office: the hearings of a span, clashes in the data, columns, the case that a
 * hearing is looked for, what the foot says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office_fixture.h"
#include "pane/calendar_foot.h"

#include <stdio.h>
#include <string.h>

static struct calendar_query query_of(enum calendar_view view, enum calendar_by by, const char *day)
{
	return (struct calendar_query){.view = view, .by = by, .day = civil_parse(day)};
}

static void loaded(struct office *office, const struct calendar_query *query, struct calendar_data *data)
{
	struct error err = ERROR_INIT;
	if (!calendar_data_load(data, office, query, &err))
		fail_msg("%s", error_text(&err));
}

static void a_span_and_nothing_else(void **state)
{
	struct office *office = office_of(state);
	heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	heard_case(office, "arbitrator=林晓燕", "start=2020-11-09 09:00", "room=二庭");
	struct calendar_data data = {0};
	struct calendar_query query = query_of(CALENDAR_WEEK, CALENDAR_BY_ROOM, "2020-11-04");
	loaded(office, &query, &data);
	assert_int_equal(data.day_count, 7);
	assert_int_equal(data.entry_count, 1);
	assert_string_equal(data.entries[0].number, "1");
	assert_string_equal(data.entries[0].room, "一庭");
	assert_string_equal(data.entries[0].people, "何勇");
	assert_int_equal(data.days[0].hearings, 1);
	query.view = CALENDAR_MONTH;
	loaded(office, &query, &data);
	assert_int_equal(data.entry_count, 2);
	/* Only one room's. */
	query.only[CALENDAR_BY_ROOM] = calendar_choice_id(&data.choices, CALENDAR_BY_ROOM, 1);
	loaded(office, &query, &data);
	assert_int_equal(data.entry_count, 1);
	assert_string_equal(data.entries[0].room, "二庭");
	calendar_data_free(&data);
}

/* By clerk: those who have a hearing, then the hearings that have none. */
static void a_day_by_clerk(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	int64_t with = heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	heard_case(office, "arbitrator=林晓燕", "start=2020-11-02 14:00", "room=二庭");
	struct row_list hearings;
	assert_true(row_list_of_case(office->store, &hearing_table, with, &hearings, &err));
	char hearing[48];
	snprintf(hearing, sizeof hearing, "hearing=id:%lld", (long long)ROW_AT(&hearings, hearing, 0)->id);
	row_list_free(&hearings);
	fixture_act(office, "move_hearing", with, hearing, "start=2020-11-02 09:00", "clerk=李娟", NULL);
	struct calendar_data data = {0};
	struct calendar_query query = query_of(CALENDAR_DAY, CALENDAR_BY_CLERK, "2020-11-02");
	loaded(office, &query, &data);
	assert_string_equal(data.headings[0], "李娟");
	assert_int_equal(data.columns[data.entries[0].column].id, data.columns[0].id);
	query.only[CALENDAR_BY_CLERK] = data.columns[0].id;
	loaded(office, &query, &data);
	for (size_t i = 0; i < data.entry_count; i++)
		assert_string_equal(data.entries[i].clerk, "李娟");
	assert_true(data.entry_count >= 1);
	calendar_data_free(&data);
}

static void holidays_and_make_up_days(void **state)
{
	struct office *office = office_of(state);
	struct calendar_data data = {0};
	struct calendar_query query = query_of(CALENDAR_MONTH, CALENDAR_BY_ROOM, "2020-10-05");
	loaded(office, &query, &data);
	const struct calendar_day *first = &data.days[civil_parse("2020-10-01") - data.first];
	const struct calendar_day *make_up = &data.days[civil_parse("2020-10-10") - data.first];
	assert_int_equal(first->kind, DAY_OFF);
	assert_int_equal(make_up->kind, DAY_MAKE_UP);
	assert_false(first->provisional);
	struct strbuf words = {0};
	calendar_day_words(make_up, &words);
	assert_contains(strbuf_text(&words), "调休上班");
	query.day = civil_parse("2035-10-05");
	loaded(office, &query, &data);
	strbuf_reset(&words);
	calendar_day_words(&data.days[10], &words);
	assert_string_equal(strbuf_text(&words), "2035年放假安排未公布，暂按双休推算");
	strbuf_free(&words);
	calendar_data_free(&data);
}

/* Nobody is refused a room by hand any more, but an absence may be registered after the hearing was planned.
 */
static void clashes_in_the_data_are_said(void **state)
{
	struct office *office = office_of(state);
	heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	heard_case(office, "arbitrator=林晓燕", "start=2020-11-02 14:00", "room=二庭");
	fixture_act(office, "unavailable", 0, "arbitrator=何勇", "from=2020-11-01", "until=2020-11-03",
		"reason=出差", NULL);
	struct calendar_data data = {0};
	struct calendar_query query = query_of(CALENDAR_WEEK, CALENDAR_BY_ROOM, "2020-11-02");
	loaded(office, &query, &data);
	assert_int_equal(data.entry_count, 2);
	assert_true(data.entries[0].clash);
	assert_contains(calendar_clash(&data, 0), "何勇 在 2020-11-01 至 2020-11-03 不能开庭（出差）");
	assert_false(data.entries[1].clash);
	assert_null(calendar_clash(&data, 1));
	calendar_data_free(&data);
}

static void columns_of_the_day(void **state)
{
	struct office *office = office_of(state);
	int64_t id = heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	struct calendar_data data = {0};
	struct calendar_query query = query_of(CALENDAR_DAY, CALENDAR_BY_ROOM, "2020-11-02");
	loaded(office, &query, &data);
	assert_int_equal(data.column_count, 2); /* both rooms, busy or not */
	assert_int_equal(data.entries[0].column, 0);
	/* By arbitrator: those who sit that day, and those of the chosen case. */
	query.by = CALENDAR_BY_ARBITRATOR;
	loaded(office, &query, &data);
	assert_int_equal(data.column_count, 1);
	assert_string_equal(data.headings[0], "何勇");
	query.day = civil_parse("2020-11-03");
	query.case_id = id;
	loaded(office, &query, &data);
	assert_int_equal(data.column_count, 1);
	assert_string_equal(data.headings[0], "何勇");
	calendar_data_free(&data);
}

/* --- The case a hearing is looked for ----------------------------------------------------------------- */

static enum place_verdict judged(struct office *office, const struct calendar_case *of, const char *start,
	const char *room, struct calendar_place *place)
{
	struct error err = ERROR_INIT;
	struct row_list rooms;
	assert_true(row_list_all(office->store, &room_table, &rooms, &err));
	struct hearing_proposal proposal = {.case_id = of->need.case_id, .start = minute_parse(start)};
	proposal.end = proposal.start + 90;
	for (size_t i = 0; i < rooms.count; i++)
		if (strcmp(ROW_AT(&rooms, room, i)->name, room) == 0)
			proposal.room_id = ROW_AT(&rooms, room, i)->id;
	row_list_free(&rooms);
	assert_true(calendar_place_judge(place, office, &of->need, &proposal, false, &err));
	assert_true(calendar_place_ask_house(place, &of->house, &of->need, &proposal, &err));
	return place->verdict;
}

static void a_place_is_judged_as_the_act_would(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	int64_t id = fixture_accepted(office, "2020-09-24");
	struct calendar_case of = {0};
	struct calendar_place place = {0};
	assert_true(calendar_case_load(&of, office, id, &err));
	assert_false(of.need.can_count); /* not served */
	assert_int_equal(of.need.planned, MINUTE_NONE);

	fixture_act(office, "serve", id, "method=direct", NULL);
	fixture_act(office, "served", id, NULL);
	assert_true(calendar_case_load(&of, office, id, &err));
	assert_true(of.need.can_count);
	assert_string_equal(of.applicant, "张伟");
	/* Served on 09-24: the defence runs ten working days, over the National Day week. */
	assert_true(of.need.lawful.defence == civil_parse("2020-10-14"));
	assert_true(of.need.lawful.day == civil_parse("2020-10-15"));
	assert_true(of.has_slot);
	assert_true(of.first.start == minute_parse("2020-10-15 09:00"));
	calendar_case_show(&of, civil_parse("2020-10-12"), civil_parse("2020-10-18"));
	assert_int_equal(of.free_count, 8); /* four on Thursday and four on Friday */
	calendar_case_show(&of, civil_parse("2020-10-05"), civil_parse("2020-10-11"));
	assert_int_equal(of.free_count, 0);

	assert_int_equal(judged(office, &of, "2020-11-02 10:00", "一庭", &place), PLACE_REFUSED);
	assert_contains(strbuf_text(&place.why), "一庭 已排");
	fixture_refused(office, "schedule", id, "一庭 已排", "start=2020-11-02 10:00", "room=一庭", NULL);
	assert_int_equal(judged(office, &of, "2020-11-02 14:00", "二庭", &place), PLACE_FREE);
	assert_contains(strbuf_text(&place.why), "2020-10-26");
	assert_int_equal(judged(office, &of, "2020-10-01 09:00", "二庭", &place), PLACE_WARNED);
	assert_contains(strbuf_text(&place.why), "节假日");
	assert_contains(strbuf_text(&place.why), "答辩期到 2020-10-14 才届满");
	assert_int_equal(judged(office, &of, "2020-09-25 09:00", "二庭", &place), PLACE_WARNED);
	assert_contains(strbuf_text(&place.why), "已来不及");
	assert_int_equal(judged(office, &of, "2020-09-23 09:00", "二庭", &place), PLACE_REFUSED);
	assert_contains(strbuf_text(&place.why), "早于今天");

	/* Without a room of its own there must be one; and one that is chosen must have the seats. */
	heard_case(office, "arbitrator=林晓燕", "start=2020-11-02 14:00", "room=一庭");
	assert_true(calendar_case_load(&of, office, id, &err));
	assert_int_equal(judged(office, &of, "2020-11-02 14:00", "", &place), PLACE_WARNED);
	assert_contains(strbuf_text(&place.why), "重庆甲建筑有限公司 同时要到"); /* the same employer */
	assert_null(strstr(strbuf_text(&place.why), "庭室"));
	fixture_act(office, "edit_room", 0, "room=二庭", "capacity=1", NULL);
	assert_true(calendar_case_load(&of, office, id, &err));
	assert_int_equal(judged(office, &of, "2020-11-02 14:00", "", &place), PLACE_WARNED);
	assert_contains(strbuf_text(&place.why), "没有空着而坐得下的庭室");
	assert_int_equal(judged(office, &of, "2020-11-03 14:00", "二庭", &place), PLACE_WARNED);
	assert_string_equal(strbuf_text(&place.why), "庭室的座位不够");

	fixture_act(office, "suspend", id, "reason=other", NULL);
	assert_true(calendar_case_load(&of, office, id, &err));
	assert_int_equal(judged(office, &of, "2020-11-03 10:00", "二庭", &place), PLACE_REFUSED);
	assert_contains(strbuf_text(&place.why), "中止");
	calendar_place_free(&place);
	calendar_case_free(&of);
}

/* --- The foot ---------------------------------------------------------------------------------------- */

static void all_lines(const struct calendar_foot *foot, struct strbuf *out)
{
	strbuf_reset(out);
	for (size_t i = 0; i < foot->count; i++)
		strbuf_addf(out, "%s\n", strbuf_text(&foot->lines[i].text));
}

static void the_foot_explains_the_cursor(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "serve", id, "method=direct", NULL);
	fixture_act(office, "served", id, NULL);
	struct calendar_data data = {0};
	struct calendar_query query = query_of(CALENDAR_WEEK, CALENDAR_BY_ROOM, "2020-11-02");
	struct calendar_case chosen = {0};
	struct calendar_place place = {0};
	struct calendar_grab grab = {0};
	struct calendar_foot foot = {0};
	struct strbuf text = {0};
	loaded(office, &query, &data);
	struct calendar_scene scene = {.view = CALENDAR_WEEK,
		.slots = &calendar_usual_slots,
		.days = data.days,
		.day_count = data.day_count,
		.entries = data.entries,
		.entry_count = data.entry_count,
		.today = office->today,
		.cursor = {.day = civil_parse("2020-11-02"), .minute = 9 * 60},
		.width = 78,
		.height = 16};
	const struct foot_source source = {&scene, &data, office->words, &chosen, &grab, &place};
	assert_true(calendar_case_load(&chosen, office, 0, &err));

	calendar_foot_make(&source, &foot);
	all_lines(&foot, &text);
	assert_string_equal(strbuf_text(&text), "渝两江劳人仲案字〔2020〕第1号 张伟 诉 重庆甲建筑有限公司\n"
						"2020-11-02 周一 09:00-10:30 一庭 仲裁庭 何勇 书记员 黄主任\n"
						"已排定 追索劳动报酬\n");

	/* A free place, no case: what to do. */
	scene.cursor.minute = 14 * 60;
	calendar_foot_make(&source, &foot);
	all_lines(&foot, &text);
	assert_string_equal(strbuf_text(&text),
		"2020-11-02 周一 14:00\n"
		"没有选定案件：按 c 输入案号，或先在案件列表选定，再来排期\n");

	/* With a case: from when, and whether here. */
	assert_true(calendar_case_load(&chosen, office, id, &err));
	judged(office, &chosen, "2020-11-02 14:00", "", &place);
	calendar_foot_make(&source, &foot);
	all_lines(&foot, &text);
	assert_string_equal(strbuf_text(&text),
		"2020-11-02 周一 14:00 + 可排，开庭通知须在 2020-10-26 前送达；Enter 排在这里\n"
		"为 2 张伟 诉 重庆甲建筑有限公司：最早可排 2020-10-15 周四 09:00 一庭，因为答辩至 2020-10-14；通知须在 2020-10-09 前送达\n");

	strbuf_free(&text);
	calendar_foot_free(&foot);
	calendar_place_free(&place);
	calendar_case_free(&chosen);
	calendar_data_free(&data);
}

#define OFFICE_TEST(function)                                                                                \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OFFICE_TEST(a_span_and_nothing_else),
		OFFICE_TEST(a_day_by_clerk),
		OFFICE_TEST(holidays_and_make_up_days),
		OFFICE_TEST(clashes_in_the_data_are_said),
		OFFICE_TEST(columns_of_the_day),
		OFFICE_TEST(a_place_is_judged_as_the_act_would),
		OFFICE_TEST(the_foot_explains_the_cursor),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
