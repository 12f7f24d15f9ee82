/* The time-line of a case: which lines it has, in which order, and what the bar beside them says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law_fixture.h"
#include "pane/case_picture.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 16 };

static struct law_event events[MOST];
static int64_t ids[MOST];
static struct event rows[MOST];
static size_t count;

/* The case begins anew. */
static void begin(void)
{
	count = 0;
	memset(events, 0, sizeof events);
	memset(rows, 0, sizeof rows);
}

static struct law_event *add(const char *day, enum law_event_kind kind)
{
	assert_true(count < MOST);
	ids[count] = rows[count].id = (int64_t)count + 1;
	events[count] = (struct law_event){.date = civil_parse(day), .kind = (uint8_t)kind};
	assert_int_not_equal(events[count].date, CIVIL_NONE);
	return &events[count++];
}

static struct recusal_list recusals; /* of them; set by the test that has some */

/* A line each: day, bar, label, note. `!` marks a refused event, `?` a provisional day. */
static void expect(const char *today, const char *wanted)
{
	static const char bars[] = {[BAR_NONE] = ' ',
		[BAR_START] = '+',
		[BAR_COUNTS] = '|',
		[BAR_EXCLUDED] = ':',
		[BAR_TURN] = '-',
		[BAR_END] = '=',
		[BAR_OPEN_END] = 'v'};
	static struct law_result result;
	struct case_timeline timeline = {.events = events, .ids = ids, .count = count};
	struct row_list notes = {&event_table, rows, count};
	struct picture picture = {0};
	struct strbuf dump = {0};
	law_derive(law_fixture(), events, count, 0, civil_parse(today), &result);
	picture_make(&timeline, &notes, &recusals, &result, civil_parse(today), &picture);
	assert_false(picture.failed);
	for (size_t i = 0; i < picture.count; i++) {
		const struct picture_line *line = &picture.lines[i];
		char day[CIVIL_TEXT_SIZE];
		const char *note = picture_text(&picture, line->note);
		strbuf_addf(&dump, "%s %c %s%s%s%s%s\n", civil_format(line->day, day), bars[line->bar],
			line->refused ? "!" : "", line->provisional ? "?" : "",
			picture_text(&picture, line->label), *note ? " / " : "", note);
	}
	assert_string_equal(strbuf_text(&dump), wanted);
	strbuf_free(&dump);
	picture_free(&picture);
}

static void before_acceptance(void **state)
{
	(void)state;
	begin();
	add("2020-09-24", LAW_APPLIED);
	expect("2020-09-25", "2020-09-24   收到申请\n"
			     "2020-09-25   今天\n"
			     "2020-09-30   受理决定期满\n");
}

static void announcement(void **state)
{
	(void)state;
	begin();
	add("2020-09-24", LAW_APPLIED);
	add("2020-09-27", LAW_ACCEPTED);
	rows[count].note = "重庆日报";
	add("2020-10-11", LAW_ANNOUNCED);
	expect("2020-11-23", "2020-09-24   收到申请\n"
			     "2020-09-27 + 受理 / 第1-14日\n"
			     "2020-10-11 - 公告 重庆日报\n"
			     "2020-11-23 : 今天 / 60日不计入\n"
			     "2020-12-10 - 公告期满\n"
			     "2020-12-24 | 答辩期满 / 第15-45日\n"
			     "2021-01-11 = 裁决期满\n");
}

static void suspension_that_ended(void **state)
{
	(void)state;
	begin();
	add("2020-09-27", LAW_ACCEPTED);
	add("2020-10-10", LAW_SUSPENDED);
	add("2020-10-30", LAW_RESUMED);
	expect("2020-10-20", "2020-09-27 + 受理 / 第1-13日\n"
			     "2020-10-10 - 中止\n"
			     "2020-10-20 : 今天 / 20日不计入\n"
			     "2020-10-30 - 恢复 / 第14-45日\n"
			     "2020-12-01 = 裁决期满\n");
}

static void suspension_without_end(void **state)
{
	(void)state;
	begin();
	add("2020-09-27", LAW_ACCEPTED);
	add("2020-10-10", LAW_SUSPENDED);
	add("2020-10-15", LAW_TRIBUNAL_NOTIFIED);
	expect("2020-12-01", "2020-09-27 + 受理 / 第1-13日\n"
			     "2020-10-10 - 中止\n"
			     "2020-10-15 : 组庭通知 / 不计入\n"
			     " v 恢复后余32日\n");
}

static void overlap(void **state)
{
	(void)state;
	begin();
	add("2020-09-27", LAW_ACCEPTED);
	add("2020-10-11", LAW_ANNOUNCED);
	add("2020-11-20", LAW_SUSPENDED);
	add("2021-01-15", LAW_RESUMED);
	expect("2020-12-31", "2020-09-27 + 受理 / 第1-14日\n"
			     "2020-10-11 - 公告\n"
			     "2020-11-20 : 中止 / 60日不计入\n"
			     "2020-12-10 - 公告期满\n"
			     "2020-12-24 : 答辩期满 / 36日不计入\n"
			     "2020-12-31 : 今天\n"
			     "2021-01-15 - 恢复 / 第15-45日\n"
			     "2021-02-18 = 裁决期满\n");
}

static void extension(void **state)
{
	(void)state;
	begin();
	add("2020-09-27", LAW_ACCEPTED);
	add("2020-11-02", LAW_EXTENDED)->days = 15;
	expect("2020-11-10", "2020-09-27 + 受理\n"
			     "2020-11-02 | 延期 15日 / 第1-60日\n"
			     "2020-11-10 | 今天\n"
			     "2020-11-26 = 裁决期满\n");
}

static void restart(void **state)
{
	(void)state;
	begin();
	add("2020-09-27", LAW_ACCEPTED);
	add("2020-10-20", LAW_AMENDED);
	expect("2020-10-21", "2020-09-27   受理\n"
			     "2020-10-20 + 增加变更请求\n"
			     "2020-10-21 | 今天 / 第1-45日\n"
			     "2020-12-04 = 裁决期满\n");
}

static void awarded_in_time(void **state)
{
	(void)state;
	begin();
	add("2020-09-27", LAW_ACCEPTED);
	add("2020-10-20", LAW_HEARING)->held = true;
	add("2020-10-30", LAW_AWARD_MADE);
	add("2020-10-30", LAW_CLOSED)->outcome = LAW_OUTCOME_AWARD;
	expect("2020-12-31", "2020-09-27 + 受理\n"
			     "2020-10-20 | 开庭 / 第1-33日\n"
			     "2020-10-30 = 作出裁决\n"
			     "2020-10-30   结案 裁决\n"
			     "2020-11-11   裁决期满\n");
}

/* What happened on the day of a turn before and after it. */
static void several_on_one_day(void **state)
{
	(void)state;
	begin();
	add("2020-09-27", LAW_APPLIED);
	add("2020-09-27", LAW_ACCEPTED);
	add("2020-09-27", LAW_SERVED_RESPONDENT);
	add("2020-10-20", LAW_TRIBUNAL_NOTIFIED);
	add("2020-10-20", LAW_SUSPENDED);
	add("2020-10-20", LAW_DEFENCE_RECEIVED);
	expect("2020-10-20", "2020-09-27   收到申请\n"
			     "2020-09-27 + 受理\n"
			     "2020-09-27 | 送达被申请人 / 第1-23日\n"
			     "2020-10-16 | 答辩期满\n"
			     "2020-10-20 | 组庭通知\n"
			     "2020-10-20 - 中止\n"
			     "2020-10-20 : 收到答辩 / 不计入\n"
			     " v 恢复后余22日\n");
}

static void refused_event(void **state)
{
	(void)state;
	begin();
	add("2020-09-27", LAW_ACCEPTED);
	add("2020-10-30", LAW_RESUMED);
	expect("2020-10-31", "2020-09-27 + 受理\n"
			     "2020-10-30 | !不合：恢复 / 第1-45日\n"
			     "2020-10-31 | 今天\n"
			     "2020-11-11 = 裁决期满\n");
}

static void provisional_day(void **state)
{
	(void)state;
	begin();
	add("2035-12-20", LAW_ACCEPTED);
	expect("2035-12-21", "2035-12-20 + 受理\n"
			     "2035-12-21 | 今天 / 第1-45日\n"
			     "2036-02-04 = ?裁决期满（待定）\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(before_acceptance),
		cmocka_unit_test(announcement),
		cmocka_unit_test(suspension_that_ended),
		cmocka_unit_test(suspension_without_end),
		cmocka_unit_test(overlap),
		cmocka_unit_test(extension),
		cmocka_unit_test(restart),
		cmocka_unit_test(awarded_in_time),
		cmocka_unit_test(several_on_one_day),
		cmocka_unit_test(refused_event),
		cmocka_unit_test(provisional_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
