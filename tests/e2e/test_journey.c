/* The whole way of a case whose respondent cannot be found, from the keyboard: application, acceptance, two
 * mailings that come back, announcement, hearing in default, award, service of the award, finality. After
 * every step the deadlines on the screen are compared, both ways, with what `zhongcai deadline` derives from
 * the events that the test itself has counted. Once under the sixty days of 2020, once under the thirty of
 * today. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"
#include "form.h"

#include <ctype.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_EVENTS = 24, MOST_LINES = 64, LINE_SIZE = 128, OUTPUT_SIZE = 1 << 17 };

/* The days of one journey. */
struct days {
	const char *applied, *accepted, *mailed, *returned, *returned_again, *announced, *hearing, *completed,
		*heard, *awarded, *award_served, *award_announced, *award_completed, *final;
	const char *completion, *award_completion, *takes_effect; /* counted by hand */
	const char *award_limit;
};

static const struct days journeys[] = {
	/* 2020-12-04 + 60 days = 2021-02-02; a completion does not roll. */
	{.applied = "2020-11-16",
		.accepted = "2020-11-18",
		.mailed = "2020-11-19",
		.returned = "2020-11-24",
		.returned_again = "2020-12-02",
		.announced = "2020-12-04",
		.hearing = "2021-03-02 09:00",
		.completed = "2021-02-02",
		.heard = "2021-03-02",
		.awarded = "2021-03-03",
		.award_served = "2021-03-05",
		.award_announced = "2021-03-08",
		.award_completed = "2021-05-07",
		.final = "2021-05-25",
		.completion = "2021-02-02",
		.award_limit = "2021-03-03",
		.award_completion = "2021-05-07",
		.takes_effect = "2021-05-25"},
	/* Thirty days since 2022: 2026-06-26 + 30 = 2026-07-26, a Sunday. */
	{.applied = "2026-06-08",
		.accepted = "2026-06-10",
		.mailed = "2026-06-11",
		.returned = "2026-06-16",
		.returned_again = "2026-06-24",
		.announced = "2026-06-26",
		.hearing = "2026-08-18 09:00",
		.completed = "2026-07-27",
		.heard = "2026-08-18",
		.awarded = "2026-08-19",
		.award_served = "2026-08-21",
		.award_announced = "2026-08-24",
		.award_completed = "2026-09-23",
		.final = "2026-10-12",
		.completion = "2026-07-26",
		.award_limit = "2026-08-24",
		.award_completion = "2026-09-23",
		.takes_effect = "2026-10-09"},
};

struct journey {
	const struct days *days;
	char today[32];
	char number[32]; /* 20-121 */
	char events[MOST_EVENTS][64];
	size_t event_count;
	struct e2e *e;
	size_t compared;
};

static int build_office(void **state)
{
	(void)state;
	/* Who sits in the journey of today was appointed for it. */
	const char *const appoint[] = {
		"act", "appoint", "arbitrator=何勇", "from=2025-01-01", "until=2029-12-31", NULL};
	return demo_build("20") != 0 || demo_run(appoint, NULL, 0) != 0;
}

static int remove_office(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

/* ---- The two lists of deadlines ---------------------------------------------------------------------- */

struct lines {
	char text[MOST_LINES][LINE_SIZE];
	size_t count;
};

/* The same, where a narrow column may have cut one of the two: "申请延期开… 2021-02-25". */
static bool same_line(const char *a, const char *b)
{
	const char *cut = strstr(a, "…");
	if (!cut)
		return strcmp(a, b) == 0;
	const char *rest = strrchr(b, ' ');
	return strncmp(a, b, (size_t)(cut - a)) == 0 && rest && strcmp(cut + strlen("…"), rest) == 0;
}

static bool holds(const struct lines *lines, const char *text)
{
	for (size_t i = 0; i < lines->count; i++)
		if (same_line(lines->text[i], text) || same_line(text, lines->text[i]))
			return true;
	return false;
}

static void add_line(struct lines *lines, const char *text)
{
	if (holds(lines, text))
		return;
	assert_true(lines->count < MOST_LINES);
	snprintf(lines->text[lines->count++], LINE_SIZE, "%s", text);
}

static const char *side(const char *who)
{
	static const char *const names[][2] = {
		{"applicant", " 申请人"}, {"respondent", " 被申请人"}, {"third_party", " 第三人"}};
	for (size_t i = 0; who && i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i][0], who) == 0)
			return names[i][1];
	return "";
}

/* "裁决 2021-03-04" for every deadline that the calculator derives from the events counted so far. */
static void derive(struct journey *j, struct lines *out)
{
	const char *argv[MOST_EVENTS + 8] = {e2e_program("zhongcai"), "deadline"};
	size_t count = 2;
	for (size_t i = 0; i < j->event_count; i++)
		argv[count++] = j->events[i];
	argv[count++] = "--today";
	argv[count++] = j->today;
	argv[count++] = "--json";
	argv[count] = NULL;
	char *output = calloc(1, OUTPUT_SIZE);
	assert_non_null(output);
	assert_int_equal(e2e_run(argv, output, OUTPUT_SIZE), 0);
	json_t *root = json_loads(output, 0, NULL);
	free(output);
	assert_non_null(root);
	assert_int_equal(json_array_size(json_object_get(root, "problems")), 0);
	size_t i;
	json_t *d;
	json_array_foreach(json_object_get(root, "deadlines"), i, d)
	{
		char line[LINE_SIZE];
		const char *due = json_string_value(json_object_get(d, "due"));
		bool guess = json_is_true(json_object_get(d, "provisional"));
		snprintf(line, sizeof line, "%s%s %s%s", json_string_value(json_object_get(d, "label")),
			side(json_string_value(json_object_get(d, "party"))), due ? due : "-",
			guess ? "?" : "");
		add_line(out, line);
	}
	json_decref(root);
}

/* The right-hand part of a row of the case detail, or NULL where there is no such part. */
static char *right_part(char *row)
{
	/* An arrow in the frame says that there is more. */
	static const char *const ends[] = {"│", "↑", "↓"};
	size_t length = strlen(row);
	for (size_t i = 0; i < 3; i++) {
		size_t end = strlen(ends[i]);
		if (length >= end && strcmp(row + length - end, ends[i]) == 0)
			row[length - end] = '\0';
	}
	char *before = NULL;
	for (char *at = row; (at = strstr(at, "│")); at++)
		before = at;
	return before ? before + strlen("│") : NULL;
}

static bool is_date(const char *at)
{
	static const char shape[] = "dddd-dd-dd";
	for (size_t i = 0; shape[i]; i++)
		if (shape[i] == 'd' ? !isdigit((unsigned char)at[i]) : at[i] != shape[i])
			return false;
	return true;
}

/* "▸裁决         2021-02-01? 余32日 …" → "裁决 2021-02-01?" */
static void take_row(char *part, struct lines *out)
{
	const char *from = strncmp(part, "▸", strlen("▸")) == 0 ? part + strlen("▸") : part;
	while (*from == ' ')
		from++;
	for (const char *at = from; *at; at++) {
		if (!is_date(at))
			continue;
		size_t length = (size_t)(at - from);
		while (length && from[length - 1] == ' ')
			length--;
		char line[LINE_SIZE];
		snprintf(line, sizeof line, "%.*s %.10s%s", (int)length, from, at, at[10] == '?' ? "?" : "");
		add_line(out, line);
		return;
	}
}

/* The rows of the box of deadlines that can be seen now. */
static void take_screen(struct e2e *e, struct lines *out)
{
	bool inside = false;
	char row[1024];
	for (int i = 0; i < 24; i++) {
		snprintf(row, sizeof row, "%s", e2e_row(e, i));
		bool begins = strstr(row, "┬ 期限") != NULL;
		if (inside && strstr(row, "├"))
			return;
		if (inside) {
			char *part = right_part(row);
			if (part)
				take_row(part, out);
		}
		inside = inside || begins;
	}
}

/* Walks down the box of deadlines, which has the focus. */
static void read_screen(struct journey *j, struct lines *out)
{
	char before[8192] = "";
	e2e_keys(j->e, "Home");
	for (int page = 0; page < 12; page++) {
		take_screen(j->e, out);
		if (strcmp(before, e2e_screen(j->e)) == 0)
			return;
		snprintf(before, sizeof before, "%s", e2e_screen(j->e));
		e2e_keys(j->e, "PgDn");
	}
}

static void expect_same(const struct lines *all, const struct lines *other, const char *where, struct e2e *e)
{
	for (size_t i = 0; i < all->count; i++) {
		if (holds(other, all->text[i]) || strstr(all->text[i], " -"))
			continue;
		fprintf(stderr, "only %s: %s; of the other side there are:\n", where, all->text[i]);
		for (size_t k = 0; k < other->count; k++)
			fprintf(stderr, "  %s\n", other->text[k]);
		fprintf(stderr, "%s", e2e_screen(e));
		fail();
	}
}

/* Shown = derived, both ways. */
static void compare(struct journey *j)
{
	struct lines *shown = calloc(1, sizeof *shown), *derived = calloc(1, sizeof *derived);
	assert_true(shown && derived);
	e2e_keys(j->e, "Tab");
	read_screen(j, shown);
	e2e_keys(j->e, "BackTab");
	derive(j, derived);
	assert_true(derived->count > 0);
	expect_same(derived, shown, "derived", j->e);
	expect_same(shown, derived, "shown", j->e);
	j->compared += shown->count;
	free(shown);
	free(derived);
}

/* ---- What the secretary types ------------------------------------------------------------------------ */

static void submit(struct e2e *e)
{
	e2e_keys(e, "C-s");
	e2e_expect_not(e, "Ctrl-S");
}

/* An act that shows first what it would do. */
static void submit_shown(struct e2e *e, const char *shown)
{
	submit(e);
	e2e_expect(e, shown);
	e2e_expect(e, "还没有存");
	e2e_expect_aligned(e);
	e2e_keys(e, "C-s");
	e2e_expect_not(e, "还没有存");
}

static void happened(struct journey *j, const char *kind, const char *day, const char *more)
{
	assert_true(j->event_count < MOST_EVENTS);
	snprintf(j->events[j->event_count++], sizeof *j->events, "%s=%.10s%s", kind, day, more);
}

/* The program on that day, with the case open. */
static void open_on(struct journey *j, const char *day, bool director)
{
	char variable[64];
	snprintf(j->today, sizeof j->today, "%s", day);
	snprintf(variable, sizeof variable, "ZHONGCAI_TODAY=%s", day);
	const char *const set[] = {variable, NULL};
	j->e = director ? demo_open_as_director(24, 80, "zh", set) : demo_open(24, 80, "zh", set);
	if (!*j->number)
		return;
	e2e_keys(j->e, "g");
	e2e_type(j->e, j->number);
	e2e_keys(j->e, "Enter");
	e2e_expect(j->e, "期限");
}

/* ---- The way of the case ----------------------------------------------------------------------------- */

static void registers(struct journey *j)
{
	e2e_keys(j->e, "A");
	form_enter(j->e, "申请人", "冉䶮");
	form_enter(j->e, "被申请人", "重庆查无此处装饰有限公司");
	form_enter(j->e, "被申请人地址", "重庆两江新区鸳鸯街道9号");
	form_choose(j->e, "案由", "工资");
	submit(j->e);
	happened(j, "applied", j->days->applied, "");
}

static void accepts(struct journey *j)
{
	e2e_keys(j->e, "/ C-u");
	e2e_type(j->e, "阶段:待受理 查无此处");
	e2e_keys(j->e, "Enter Enter a");
	submit(j->e);
	e2e_expect(j->e, "已受理，案号");
	int column, row = e2e_find(j->e, "已受理，案号", &column);
	int year = 0, serial = 0;
	const char *text = strstr(e2e_row(j->e, row), "〔");
	assert_non_null(text);
	assert_int_equal(sscanf(text, "〔%d〕第%d号", &year, &serial), 2);
	snprintf(j->number, sizeof j->number, "%d-%d", year, serial);
	happened(j, "accepted", j->days->accepted, "");
}

static void mails(struct journey *j)
{
	e2e_keys(j->e, "s");
	form_choose(j->e, "方式", "邮寄");
	form_enter(j->e, "单号或媒体", "EMS1234567890CN");
	submit(j->e);
}

static void comes_back(struct journey *j, const char *reason)
{
	e2e_keys(j->e, "x");
	form_enter(j->e, "原因", reason);
	submit(j->e);
}

static void comes_back_and_goes_out_again(struct journey *j)
{
	comes_back(j, "原址查无此单位");
	mails(j);
}

static void comes_back_again(struct journey *j)
{
	comes_back(j, "收件人下落不明");
}

static void the_director_chooses(struct journey *j)
{
	e2e_keys(j->e, "t");
	form_choose(j->e, "仲裁员", "何勇");
	form_enter(j->e, "理由", "轮到");
	submit(j->e);
}

/* The hearing is fixed first, so that its notice can be announced together with the response notice. */
static void announces(struct journey *j)
{
	form_open_act(j->e, "组庭通知");
	submit(j->e);
	happened(j, "tribunal_notified", j->today, "");
	e2e_keys(j->e, "p");
	form_enter(j->e, "开庭时间", j->days->hearing);
	submit(j->e);
	happened(j, "hearing", j->days->hearing, "");
	e2e_keys(j->e, "s");
	form_choose(j->e, "文书", "应诉和开庭");
	form_choose(j->e, "方式", "公告");
	form_enter(j->e, "单号或媒体", "重庆日报");
	submit(j->e);
	happened(j, "announced", j->today, ",what=application+notice");
	e2e_expect(j->e, j->days->completion);
	e2e_expect(j->e, j->days->award_limit);
}

static void is_complete(struct journey *j)
{
	e2e_keys(j->e, "v");
	form_enter(j->e, "回证", "公告报样");
	submit_shown(j->e, "已登记送达");
}

static void tells_the_applicant(struct journey *j)
{
	form_open_act(j->e, "开庭通知");
	submit(j->e);
	happened(j, "hearing_notified", j->today, "");
}

static void hears_in_default(struct journey *j)
{
	e2e_keys(j->e, "H");
	form_enter(j->e, "庭审情况", "被申请人经公告送达无正当理由未到庭，缺席审理");
	submit(j->e);
}

static void awards(struct journey *j)
{
	e2e_keys(j->e, "J");
	submit_shown(j->e, "期限完成  裁决");
	happened(j, "award_made", j->today, "");
	happened(j, "closed", j->today, ",outcome=award");
}

static void serves_the_applicant(struct journey *j)
{
	e2e_keys(j->e, "s");
	form_choose(j->e, "文书", "裁决书");
	form_choose(j->e, "受送达人", "冉䶮");
	form_choose(j->e, "方式", "直接");
	submit(j->e);
	e2e_keys(j->e, "v");
	form_enter(j->e, "回证", "回证1号");
	submit_shown(j->e, "新期限  起诉（申请人）");
	happened(j, "award_served", j->today, ",to=applicant");
}

static void announces_the_award(struct journey *j)
{
	e2e_keys(j->e, "s");
	form_choose(j->e, "文书", "裁决书");
	form_choose(j->e, "方式", "公告");
	form_enter(j->e, "单号或媒体", "重庆日报");
	submit(j->e);
	happened(j, "announced", j->today, ",what=award");
	e2e_expect(j->e, j->days->award_completion);
}

static void nothing_more(struct journey *j)
{
	e2e_keys(j->e, "Tab End");
	e2e_expect(j->e, j->days->takes_effect);
	e2e_keys(j->e, "BackTab");
}

/* Whose turn it is on which day; the order is the law's. */
static void travel(void **state)
{
	const struct days *d = *state;
	struct journey j = {.days = d};
	const struct {
		const char *day;
		void (*done)(struct journey *);
	} steps[] = {
		{d->applied, registers},
		{d->accepted, accepts},
		{d->mailed, mails},
		{d->returned, comes_back_and_goes_out_again},
		{d->returned_again, comes_back_again},
		{d->announced, the_director_chooses},
		{d->announced, announces},
		{d->completed, is_complete},
		{d->completed, tells_the_applicant},
		{d->heard, hears_in_default},
		{d->awarded, awards},
		{d->award_served, serves_the_applicant},
		{d->award_announced, announces_the_award},
		{d->award_completed, is_complete},
		{d->final, nothing_more},
	};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		open_on(&j, steps[i].day, steps[i].done == the_director_chooses);
		steps[i].done(&j);
		e2e_expect_aligned(j.e);
		compare(&j);
		demo_leave(j.e);
	}
	print_message("%zu deadlines on the screen compared\n", j.compared);
	const char *const check[] = {"check", "--deep", NULL};
	assert_int_equal(demo_run(check, NULL, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{"sixty days of announcement", travel, NULL, NULL, (void *)&journeys[0]},
		{"thirty days of announcement", travel, NULL, NULL, (void *)&journeys[1]},
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
