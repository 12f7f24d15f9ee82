/* The draw: what follows from seed and record, and what the office's file keeps of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "office/draw.h"
#include "office/draw_pick.h"
#include "office_fixture.h"
#include "store/journal.h"
#include "store/report.h"
#include "store/row.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the algorithm ---- */

static const char heading[] =
	"zhongcai-draw\t1\ncase\t7\t渝两江劳人仲案字〔2020〕第2314号\nday\t2020-11-23\n"
	"weight\t15\t60\t20\nfull_time\t1\nseat\tpresiding\nseat\tmember\nseat\tmember\n";
static const char people[] = "eligible\t11\t何勇\tfull_time\t88\t300\t64\n"
			     "eligible\t12\t林晓燕\tpart_time\t3\t30\t524288\n"
			     "eligible\t13\t陈静\tpart_time\t4\t30\t65536\n"
			     "eligible\t14\t欧阳明\tpart_time\t0\t10\t1048576\n"
			     "eligible\t15\t王芳\tfull_time\t40\t300\t65536\n"
			     "excluded\t16\t赵敏\torganisation\t所在单位“重庆甲公司”是本案被申请人\n";

static void read_example(struct draw_record *record, struct strbuf *text)
{
	struct error err = ERROR_INIT;
	strbuf_addf(text, "%s%s", heading, people);
	if (!draw_record_read(strbuf_text(text), record, &err))
		fail_msg("%s", error_text(&err));
}

/* Reckoned by another program (Python's hashlib and hmac) from the description in draw_pick.h. */
static void another_program_draws_the_same(void **state)
{
	(void)state;
	static const struct {
		unsigned first; /* byte of the seed; the others follow by one */
		const char *commitment;
		size_t picked[DRAW_SEATS];
	} examples[] = {
		{0, "5300579e7ca7c386520493c960c43f88ec4d188bc278f3663dbd8aca7ddce35a", {3, 1, 4}},
		{3, "bf109a134eaefc26b5a02ab75cbac4fec7a01b92185a0366ef7e5fdc2888c2e8", {1, 3, 4}},
		{5, "da5b198dc903b23703ed43a4fb8654f5e8d9c685bda29c639656825fd93cbbb5", {3, 2, 4}},
		{6, "348c54c56c5cfaf2f94add7747ffd00073421286c15c976234a900caeafef020", {1, 2, 4}},
		{11, "06baf498b1126ae3f58b0c1babf216930a23342e48e193f1841d1c04cc3a5d14", {4, 1, 3}},
	};
	struct draw_record record;
	struct strbuf text = {0}, again = {0};
	read_example(&record, &text);
	draw_record_write(&record, &again);
	assert_string_equal(strbuf_text(&again), strbuf_text(&text));
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		unsigned char seed[DRAW_SEED], commitment[DRAW_SEED];
		char hex[DRAW_HEX];
		size_t picked[DRAW_SEATS];
		struct error err = ERROR_INIT;
		for (unsigned b = 0; b < DRAW_SEED; b++)
			seed[b] = (unsigned char)(examples[i].first + b);
		draw_commitment(seed, strbuf_text(&text), commitment);
		draw_hex(commitment, hex);
		assert_string_equal(hex, examples[i].commitment);
		assert_true(draw_pick(&record, seed, commitment, picked, &err));
		for (int seat = 0; seat < DRAW_SEATS; seat++)
			assert_int_equal(picked[seat], examples[i].picked[seat]);
	}
	strbuf_free(&text);
	strbuf_free(&again);
	draw_record_free(&record);
}

static void weights_follow_from_loads(void **state)
{
	(void)state;
	struct draw_record record;
	struct strbuf text = {0};
	read_example(&record, &text);
	static const uint64_t expected[] = {64, 524288, 65536, 1048576, 65536};
	for (size_t i = 0; i < record.eligible_count; i++)
		record.eligible[i].weight = 0;
	draw_weigh(&record);
	for (size_t i = 0; i < record.eligible_count; i++)
		assert_int_equal(record.eligible[i].weight, expected[i]);
	/* However much more he did, he is not out of the question. */
	record.eligible[0].load = 100000;
	draw_weigh(&record);
	assert_int_equal(record.eligible[0].weight, 1);
	strbuf_free(&text);
	draw_record_free(&record);
}

/* Each as often as his weight says: 1 : 2 : 4 : … of seven, within five standard deviations. */
static void chances_are_as_the_weights(void **state)
{
	(void)state;
	enum { PEOPLE = 7, DRAWS = 40000 };
	struct draw_record record = {.day = CIVIL_NONE, .seats = {"sole"}, .seat_count = 1};
	struct error err = ERROR_INIT;
	for (int i = 0; i < PEOPLE; i++) {
		const struct draw_person person = {
			.id = i + 1, .name = (char *)"某", .yearly = 30, .weight = UINT64_C(1) << i};
		assert_true(draw_record_add_eligible(&record, &person, &err));
	}
	int64_t drawn[PEOPLE] = {0};
	for (uint32_t i = 0; i < DRAWS; i++) {
		unsigned char seed[DRAW_SEED] = {0}, commitment[DRAW_SEED];
		size_t picked[DRAW_SEATS];
		memcpy(seed, &i, sizeof i);
		draw_commitment(seed, "某", commitment);
		assert_true(draw_pick(&record, seed, commitment, picked, &err));
		drawn[picked[0]]++;
	}
	for (int i = 0; i < PEOPLE; i++) {
		double expected = (double)DRAWS * (double)(1 << i) / (double)((1 << PEOPLE) - 1);
		double off = (double)drawn[i] - expected;
		assert_true(off * off < 25 * expected);
	}
	draw_record_free(&record);
}

static void a_record_out_of_form_is_refused(void **state)
{
	(void)state;
	static const char *const broken[] = {"", "zhongcai-draw\t2\n", "zhongcai-draw\t1\n",
		"zhongcai-draw\t1\ncase\t7\tX\nday\t2020-11-23\nseat\tjudge\n",
		"zhongcai-draw\t1\ncase\t7\tX\nday\t2020-11-31\nseat\tsole\n",
		"zhongcai-draw\t1\ncase\t7\tX\nday\t2020-11-23\nweight\t1\t60\t20\nseat\tsole\n",
		"zhongcai-draw\t1\ncase\t7\tX\nday\t2020-11-23\nseat\tsole",
		"zhongcai-draw\t1\ncase\t7\tX\nday\t2020-11-23\nseat\tsole\neligible\t1\t甲\tpart_time\t1\t0\t1\n",
		"zhongcai-draw\t1\ncase\t7\tX\nday\t2020-11-23\nseat\tsole\neligible\t1\t甲\tpart_time\t1\t1\n"};
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct draw_record record;
		struct error err = ERROR_INIT;
		assert_false(draw_record_read(broken[i], &record, &err));
		assert_int_equal(err.code, ERR_CORRUPT);
		error_clear(&err);
	}
}

/* ---- the office ---- */

static int64_t collective_case(struct office *office)
{
	int64_t id = fixture_act(office, "register", 0, "applicant=王芳等14人",
		"respondent=重庆乙建筑有限公司", "cause=追索劳动报酬", NULL);
	fixture_act(office, "accept", id, NULL);
	fixture_act(office, "add_arbitrator", 0, "name=周涛", "source=街道", "from=2018-05-01", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=唐艳", "source=街道", "from=2018-05-01", NULL);
	return id;
}

static void seats_of(struct office *office, int64_t case_id, struct row_list *out)
{
	struct error err = ERROR_INIT;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, out, &err))
		fail_msg("%s", error_text(&err));
}

static int64_t full_time_seats(struct office *office, int64_t case_id)
{
	struct row_list seats;
	struct error err = ERROR_INIT;
	int64_t count = 0;
	seats_of(office, case_id, &seats);
	for (size_t i = 0; i < seats.count; i++) {
		struct arbitrator who;
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		assert_true(row_get(office->store, &arbitrator_table, seat->arbitrator_id, &who, &err));
		bool full = strcmp(who.kind, "full_time") == 0;
		count += full;
		assert_string_equal(seat->state, full ? "accepted" : "offered");
		assert_int_equal(seat->answer_by == CIVIL_NONE, full);
		assert_int_not_equal(seat->draw_id, 0);
		row_clear(&arbitrator_table, &who);
	}
	row_list_free(&seats);
	return count;
}

struct verdict {
	size_t good, bad;
	struct strbuf text; /* the problems */
};

static void judge(void *context, const struct draw *draw, const char *problem)
{
	struct verdict *verdict = context;
	(void)draw;
	verdict->good += problem == NULL;
	verdict->bad += problem != NULL;
	if (problem)
		strbuf_addf(&verdict->text, "%s\n", problem);
}

static struct verdict verify(struct office *office, int64_t case_id)
{
	struct verdict verdict = {0};
	struct error err = ERROR_INIT;
	bool holds;
	if (!draw_verify(office, case_id, judge, &verdict, &holds, &err))
		fail_msg("%s", error_text(&err));
	assert_int_equal(holds, verdict.bad == 0);
	strbuf_free(&verdict.text);
	return verdict;
}

static void newest(struct office *office, int64_t case_id, struct draw *draw)
{
	struct error err = ERROR_INIT;
	if (!draw_newest(office, case_id, draw, &err))
		fail_msg("%s", error_text(&err));
}

static void three_are_drawn_together_one_of_them_full_time(void **state)
{
	struct office *office = office_of(state);
	int64_t id = collective_case(office);
	fixture_act(office, "draw", id, NULL);
	struct row_list seats;
	seats_of(office, id, &seats);
	assert_int_equal(seats.count, 3);
	assert_string_equal(ROW_AT(&seats, tribunal, 0)->seat, "presiding");
	assert_string_equal(ROW_AT(&seats, tribunal, 2)->seat, "member");
	row_list_free(&seats);
	assert_int_equal(full_time_seats(office, id), 1); /* there is but one */
	assert_contains(fixture_message(), "人中抽中 首席 ");
	assert_int_equal(verify(office, id).good, 1);
	fixture_refused(office, "draw", id, "席位已满", NULL);
	/* … and before a form asks for anything. */
	struct error err = ERROR_INIT;
	assert_false(act_allowed(office, act_find("draw"), id, &err));
	assert_contains(error_text(&err), "席位已满，等待答复；要换人请用“重抽”");
	error_clear(&err);
}

/* The list stands in an entry of its own before the names, and no undo takes it out. */
static void the_list_is_journalled_first_and_stays(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	struct error err = ERROR_INIT;
	fixture_act(office, "add_note", id, "content=先写一笔", NULL);
	fixture_act(office, "draw", id, NULL);
	struct journal_list list;
	assert_true(journal_load(office->store, id, 0, 2, &list, &err));
	assert_string_equal(list.items[0].act, "draw");
	assert_string_equal(list.items[1].act, "draw_commit");
	journal_list_free(&list);

	struct draw first, again;
	newest(office, id, &first);
	fixture_act(office, "undo", 0, NULL);
	struct row_list seats;
	seats_of(office, id, &seats);
	assert_int_equal(seats.count, 0);
	row_list_free(&seats);
	assert_int_equal(verify(office, id).good, 1);
	/* The note before it is next in line, but the draw of the same case came later. */
	fixture_refused(office, "undo", 0, "", NULL);
	fixture_act(office, "draw", id, NULL);
	newest(office, id, &again);
	assert_int_equal(again.id, first.id);
	assert_string_equal(again.outcome, first.outcome);
	assert_int_equal(verify(office, id).good, 1);
	row_clear(&draw_table, &first);
	row_clear(&draw_table, &again);
}

static void drawing_again_needs_a_reason_and_keeps_the_former(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "draw", id, NULL);
	fixture_act(office, "undo", 0, NULL);
	fixture_act(office, "draw", id, "reason=漏列一名仲裁员", NULL);
	struct row_list draws;
	struct error err = ERROR_INIT;
	assert_true(row_list_of_case(office->store, &draw_table, id, &draws, &err));
	assert_int_equal(draws.count, 2);
	assert_string_equal(ROW_AT(&draws, draw, 0)->state, "abandoned");
	assert_string_equal(ROW_AT(&draws, draw, 1)->state, "drawn");
	assert_string_equal(ROW_AT(&draws, draw, 1)->reason, "漏列一名仲裁员");
	assert_string_not_equal(ROW_AT(&draws, draw, 0)->seed, ROW_AT(&draws, draw, 1)->seed);
	row_list_free(&draws);
	assert_int_equal(verify(office, id).good, 2);
}

static void whoever_declines_is_drawn_for_again(void **state)
{
	struct office *office = office_of(state);
	int64_t id = collective_case(office);
	fixture_act(office, "draw", id, NULL);
	struct row_list seats;
	seats_of(office, id, &seats);
	int64_t declined = 0, gone = 0;
	char which[48];
	for (size_t i = 0; i < seats.count; i++)
		if (strcmp(ROW_AT(&seats, tribunal, i)->state, "offered") == 0) {
			declined = ROW_AT(&seats, tribunal, i)->id;
			gone = ROW_AT(&seats, tribunal, i)->arbitrator_id;
		}
	row_list_free(&seats);
	snprintf(which, sizeof which, "seat=id:%" PRId64, declined);
	fixture_act(office, "decline_seat", id, which, "reason=出差", NULL);
	fixture_act(office, "draw", id, NULL); /* his reason is reason enough */
	struct draw draw;
	newest(office, id, &draw);
	assert_contains(draw.reason, "出差");
	assert_contains(draw.record, "\nfull_time\t0\n"); /* the full-time one sits already */
	row_clear(&draw_table, &draw);
	seats_of(office, id, &seats);
	assert_int_equal(seats.count, 4);
	assert_int_not_equal(ROW_AT(&seats, tribunal, 3)->arbitrator_id, gone);
	row_list_free(&seats);
	assert_int_equal(verify(office, id).good, 2);
}

static void no_answer_in_time_is_drawn_for_again(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	char name[64];
	fixture_act(office, "unavailable", 0, "arbitrator=何勇", "from=2020-09-20", "until=2020-09-30", NULL);
	fixture_act(office, "draw", id, NULL); /* 林晓燕 alone is left */
	fixture_refused(office, "redraw", id, "答复期未满", NULL);
	office->today =
		civil_parse("2020-09-28"); /* three working days on: the Sunday before the holidays is one */
	fixture_refused(office, "redraw", id, "答复期未满", NULL);
	office->today = civil_parse("2020-09-29");
	fixture_refused(office, "redraw", id, "可选的仲裁员不够", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=周涛", "source=街道", "from=2018-05-01", NULL);
	fixture_act(office, "redraw", id, NULL);
	assert_contains(fixture_message(), "周涛");
	struct row_list seats;
	seats_of(office, id, &seats);
	assert_int_equal(seats.count, 2);
	assert_string_equal(ROW_AT(&seats, tribunal, 0)->state, "declined");
	assert_contains(ROW_AT(&seats, tribunal, 0)->reason, "期满未答复");
	row_list_free(&seats);
	struct draw draw;
	newest(office, id, &draw);
	assert_contains(draw.record, "excluded");
	snprintf(name, sizeof name, "%s", "declined");
	assert_contains(draw.record, name);
	row_clear(&draw_table, &draw);
	assert_int_equal(verify(office, id).good, 2);
}

/* Whom the list names may be excluded before the draw is carried out. */
static void whom_a_conflict_meets_meanwhile_gets_no_seat(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "unavailable", 0, "arbitrator=何勇", "from=2020-09-20", "until=2020-09-30", NULL);
	fixture_act(office, "draw", id, NULL);
	fixture_act(office, "undo", 0, NULL);
	fixture_act(office, "add_party", id, "role=代理人", "name=李律师", "organisation=西南大学",
		"represents=respondent", NULL);
	fixture_refused(office, "draw", id, "回避：代理", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=周涛", "source=街道", "from=2018-05-01", NULL);
	fixture_act(office, "draw", id, "reason=抽中的人须回避", NULL);
	assert_contains(fixture_message(), "周涛");
}

static void who_is_chosen_by_hand_is_counted(void **state)
{
	struct office *office = office_of(state);
	struct report report;
	struct error err = ERROR_INIT;
	fixture_act(office, "assign", fixture_accepted(office, "2020-09-24"), "arbitrator=何勇",
		"reason=案情特殊", NULL);
	fixture_refused(office, "assign", fixture_accepted(office, "2020-09-24"), "理由：必须填写",
		"arbitrator=何勇", NULL);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(
		office, "unavailable", 0, "arbitrator=林晓燕", "from=2020-09-20", "until=2020-09-30", NULL);
	fixture_act(office, "draw", id, NULL);
	assert_true(report_load(
		office->store, civil_parse("2020-01-01"), civil_parse("2020-12-31"), &report, &err));
	assert_int_equal(report.direct_assignments, 1);
	assert_int_equal(report.drawn, 1);
}

/* ---- tampering ---- */

/* Behind the program's back. */
static void edit(const char *path, const char *sql, const char *text, int64_t id)
{
	sqlite3 *db;
	sqlite3_stmt *stmt;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	sqlite3_bind_text(stmt, 1, text, -1, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, 2, id);
	assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
}

static void one_byte_of_the_list_altered_is_found(void **state)
{
	const struct office_fixture *fixture = *state;
	struct office *office = office_of(state);
	int64_t id = collective_case(office);
	static const char put[] = "UPDATE draw SET record = ?1 WHERE id = ?2";
	fixture_act(office, "draw", id, NULL);
	struct draw draw;
	newest(office, id, &draw);
	char *text = strdup(draw.record);
	assert_non_null(text);
	enum { EVERY = 5 };
	for (size_t i = 0; text[i]; i += EVERY) {
		char was = text[i];
		text[i] = was == 'x' ? 'y' : 'x';
		edit(fixture->path, put, text, draw.id);
		struct verdict verdict = verify(office, id);
		assert_int_equal(verdict.good, 0);
		assert_true(verdict.bad > 0);
		text[i] = was;
	}
	edit(fixture->path, put, text, draw.id);
	assert_int_equal(verify(office, id).good, 1);
	free(text);
	row_clear(&draw_table, &draw);
}

static void an_altered_record_says_where(void **state)
{
	const struct office_fixture *fixture = *state;
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "draw", id, NULL);
	struct draw draw;
	struct draw_record record;
	struct error err = ERROR_INIT;
	newest(office, id, &draw);
	assert_true(draw_record_read(draw.record, &record, &err));
	struct strbuf text = {0};
	record.eligible[0].load += 1;
	draw_record_write(&record, &text);
	/* Somebody who knows how puts the commitment right as well. */
	unsigned char seed[DRAW_SEED], commitment[DRAW_SEED];
	char hex[DRAW_HEX];
	assert_true(draw_unhex(draw.seed, seed));
	draw_commitment(seed, strbuf_text(&text), commitment);
	draw_hex(commitment, hex);
	edit(fixture->path, "UPDATE draw SET record = ?1 WHERE id = ?2", strbuf_text(&text), draw.id);
	struct verdict verdict = verify(office, id);
	assert_int_equal(verdict.bad, 2); /* the journal's line, the commitment */
	edit(fixture->path, "UPDATE draw SET commitment = ?1 WHERE id = ?2", hex, draw.id);
	verdict = verify(office, id);
	assert_true(verdict.bad >= 2);
	edit(fixture->path, "UPDATE draw SET commitment = ?1 WHERE id = ?2", draw.commitment, draw.id);
	edit(fixture->path, "UPDATE draw SET record = ?1 WHERE id = ?2", draw.record, draw.id);
	assert_int_equal(verify(office, id).bad, 0);
	/* Another sits there than was drawn. */
	edit(fixture->path, "UPDATE tribunal SET seat = ?1 WHERE draw_id = ?2", "member", draw.id);
	verdict = verify(office, id);
	assert_int_equal(verdict.bad, 2);
	edit(fixture->path, "UPDATE tribunal SET seat = ?1 WHERE draw_id = ?2", "sole", draw.id);
	edit(fixture->path, "UPDATE draw SET outcome = ?1 WHERE id = ?2", "sole\t1\t某\n", draw.id);
	assert_int_equal(verify(office, id).bad, 1);
	edit(fixture->path, "UPDATE draw SET outcome = ?1 WHERE id = ?2", draw.outcome, draw.id);
	edit(fixture->path, "UPDATE draw SET seed = ?1 WHERE id = ?2",
		"0000000000000000000000000000000000000000000000000000000000000000", draw.id);
	verdict = verify(office, id);
	assert_int_equal(verdict.bad, 2);
	strbuf_free(&text);
	draw_record_free(&record);
	row_clear(&draw_table, &draw);
}

static void the_line_that_was_altered_is_named(void **state)
{
	const struct office_fixture *fixture = *state;
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "draw", id, NULL);
	struct draw draw;
	struct error err = ERROR_INIT;
	newest(office, id, &draw);
	char *text = strdup(draw.record);
	assert_non_null(text);
	char *load = strstr(text, "full_time\t0\t300");
	assert_non_null(load);
	load[strlen("full_time\t")] = '7';
	edit(fixture->path, "UPDATE draw SET record = ?1 WHERE id = ?2", text, draw.id);
	bool holds;
	struct verdict verdict = {0};
	assert_true(draw_verify(office, id, judge, &verdict, &holds, &err));
	assert_false(holds);
	assert_int_equal(verdict.bad, 2);
	assert_contains(strbuf_text(&verdict.text), "名单第 7 行被改动");
	assert_contains(strbuf_text(&verdict.text), "full_time 0 300");
	assert_contains(strbuf_text(&verdict.text), "full_time 7 300");
	strbuf_free(&verdict.text);
	free(text);
	row_clear(&draw_table, &draw);
}

int main(void)
{
#define TEST(function)                                                                                       \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_program_draws_the_same),
		cmocka_unit_test(weights_follow_from_loads),
		cmocka_unit_test(chances_are_as_the_weights),
		cmocka_unit_test(a_record_out_of_form_is_refused),
		TEST(three_are_drawn_together_one_of_them_full_time),
		TEST(the_list_is_journalled_first_and_stays),
		TEST(drawing_again_needs_a_reason_and_keeps_the_former),
		TEST(whoever_declines_is_drawn_for_again),
		TEST(no_answer_in_time_is_drawn_for_again),
		TEST(whom_a_conflict_meets_meanwhile_gets_no_seat),
		TEST(who_is_chosen_by_hand_is_counted),
		TEST(one_byte_of_the_list_altered_is_found),
		TEST(an_altered_record_says_where),
		TEST(the_line_that_was_altered_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
