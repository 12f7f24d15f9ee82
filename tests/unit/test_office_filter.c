/* The docket's filter as typed: every word and pair, back to text and read again, and what is no filter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/stage.h"
#include "office/filter.h"
#include "office_fixture.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct docket_filter parse(struct office *office, const char *text)
{
	struct docket_filter filter;
	struct error err = ERROR_INIT;
	if (!filter_parse(office, text, &filter, &err))
		fail_msg("%s: %s", text, error_text(&err));
	return filter;
}

static void refused(struct office *office, const char *text, const char *part)
{
	struct docket_filter filter;
	struct error err = ERROR_INIT;
	if (filter_parse(office, text, &filter, &err))
		fail_msg("%s was taken", text);
	assert_int_equal(err.code, ERR_INPUT);
	if (!strstr(error_text(&err), part))
		fail_msg("expected %s in: %s", part, error_text(&err));
	error_clear(&err);
}

static bool same(const struct docket_filter *a, const struct docket_filter *b)
{
	return a->scope == b->scope && a->clerk_id == b->clerk_id && a->lead_id == b->lead_id &&
	       a->mine_clerk == b->mine_clerk && a->mine_arbitrator == b->mine_arbitrator &&
	       a->due_today == b->due_today && a->overdue == b->overdue && a->blocked == b->blocked &&
	       a->by_announcement == b->by_announcement && a->collective == b->collective &&
	       a->no_tribunal == b->no_tribunal && a->forgotten == b->forgotten && a->backlog == b->backlog &&
	       a->hold == b->hold && a->ground == b->ground && a->stage == b->stage &&
	       strcmp(a->cause, b->cause) == 0 && a->year == b->year && strcmp(a->text, b->text) == 0;
}

/* Written as text and read again it is the same filter. */
static void goes_round(struct office *office, const struct docket_filter *filter)
{
	struct strbuf text = {0};
	struct error err = ERROR_INIT;
	assert_true(filter_text(office, filter, &text, &err));
	struct docket_filter again;
	if (!filter_parse(office, strbuf_text(&text), &again, &err))
		fail_msg("%s: %s", strbuf_text(&text), error_text(&err));
	if (!same(filter, &again))
		fail_msg("“%s” was read as another filter", strbuf_text(&text));
	strbuf_free(&text);
}

static void every_word(void **state)
{
	struct office *office = office_of(state);
	static const struct {
		const char *chinese, *id;
	} words[] = {{"未结", "open"}, {"在办", "pending"}, {"已结", "closed"}, {"我的", "mine"},
		{"今日到期", "due_today"}, {"逾期", "overdue"}, {"送达受阻", "blocked"},
		{"公告", "announcement"}, {"集体", "collective"}, {"未组庭", "no_tribunal"},
		{"被遗忘", "forgotten"}, {"积压", "backlog"}};
	struct docket_filter none = parse(office, "");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct docket_filter filter = parse(office, words[i].chinese);
		struct docket_filter by_id = parse(office, words[i].id);
		assert_false(same(&filter, &none));
		assert_true(same(&filter, &by_id));
		assert_string_equal(filter.text, "");
		goes_round(office, &filter);
	}
	assert_true(parse(office, "逾期").overdue);
	assert_int_equal(parse(office, "在办").scope, SCOPE_OPEN);
	assert_int_equal(parse(office, "我的").mine_clerk, office->staff_id);
	goes_round(office, &none);
	struct strbuf all = {0};
	filter_describe(&all);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_non_null(strstr(strbuf_text(&all), words[i].chinese));
	strbuf_free(&all);
}

static void reads_reason(struct office *office, const char *label, const char *id, int hold, int ground)
{
	const char *const words[] = {label, id};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		char pair[96];
		snprintf(pair, sizeof pair, "原因:%s", words[i]);
		struct docket_filter filter = parse(office, pair);
		assert_true(filter.backlog);
		assert_int_equal(filter.hold, hold);
		assert_int_equal(filter.ground, ground);
		goes_round(office, &filter);
	}
}

static void every_pair(void **state)
{
	struct office *office = office_of(state);
	assert_int_equal(parse(office, "年:2020").year, 2020);
	assert_int_equal(parse(office, "年：２０年").year, 2020); /* full-width, two digits, unit */
	assert_int_equal(parse(office, "year:1999").year, 1999);
	assert_int_not_equal(parse(office, "承办:何勇").lead_id, 0);
	assert_int_not_equal(parse(office, "clerk:李娟").clerk_id, 0);
	assert_string_equal(parse(office, "名:甲公司").text, "甲公司");
	for (int i = 0; i < LAW_STAGE_COUNT; i++) {
		char pair[64];
		snprintf(pair, sizeof pair, "阶段:%s", law_stages[i].label);
		struct docket_filter filter = parse(office, pair);
		assert_int_equal(filter.stage, i + 1);
		goes_round(office, &filter);
		snprintf(pair, sizeof pair, "stage:%s", law_stages[i].id);
		assert_int_equal(parse(office, pair).stage, i + 1);
	}
	for (int i = LAW_HOLD_NONE + 1; i < LAW_HOLD_COUNT; i++)
		reads_reason(office, law_holds[i].label, law_holds[i].id, i, 0);
	for (int i = 0; i < LAW_GROUND_COUNT; i++)
		reads_reason(office, law_grounds[i].brief, law_grounds[i].id, LAW_BLOCK_SUSPENSION, i + 1);
	refused(office, "原因:天气", "裁决未制作");
	size_t count;
	const struct word *causes = words_list(office->words, WORD_CAUSE, &count);
	assert_true(count > 5);
	for (size_t i = 0; i < count; i++) {
		char pair[128];
		snprintf(pair, sizeof pair, "案由:%s", causes[i].label);
		struct docket_filter filter = parse(office, pair);
		assert_string_equal(filter.cause, causes[i].id);
		goes_round(office, &filter);
	}
	struct docket_filter filter =
		parse(office, "逾期  集体　未结 年:2020 承办:何勇 书记员:李娟 甲公司 建筑");
	assert_true(filter.overdue && filter.collective && filter.scope == SCOPE_OPEN);
	assert_string_equal(filter.text, "甲公司 建筑");
	goes_round(office, &filter);
}

static void what_is_no_filter(void **state)
{
	struct office *office = office_of(state);
	refused(office, "颜色:红", "颜色:红");
	refused(office, "年:", "冒号后面");
	refused(office, "年:今年", "不是年份");
	refused(office, "年:99999999999999999999", "不是年份");
	refused(office, "年:1899", "不是年份");
	refused(office, "阶段:睡着", "待受理"); /* it says which there are */
	refused(office, "案由:天气", "没有这个案由");
	refused(office, "承办:无此人", "没有这个人");
	refused(office, "逾期:是", "没有这一项"); /* a word takes no value */
	refused(office, ":", "没有这一项");
	struct strbuf longest = {0};
	for (int i = 0; i < 200; i++)
		strbuf_add(&longest, "长");
	refused(office, strbuf_text(&longest), "太长");
	strbuf_free(&longest);
	/* A word that takes a value is a word to look for when it has none. */
	assert_string_equal(parse(office, "阶段").text, "阶段");
}

/* What people search for may look like a filter: it comes back as what it was. */
static void texts_that_look_like_words(void **state)
{
	struct office *office = office_of(state);
	static const char *const texts[] = {
		"名:集体", "名:逾期 名:年:2020", "name:open", "名:a:b", "名:名:x", "名:阶段", "公司 名:公告"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct docket_filter filter = parse(office, texts[i]);
		assert_false(filter.collective || filter.overdue || filter.by_announcement);
		goes_round(office, &filter);
	}
}

/* Two of one name, names with blanks and brackets: the filter still means one of them. */
static void people_with_difficult_names(void **state)
{
	struct office *office = office_of(state);
	static const char *const names[] = {"name=阿卜杜拉 买买提", "name=陈静（律师）", "name=何勇"};
	int64_t ids[3];
	for (int i = 0; i < 3; i++)
		ids[i] = fixture_act(
			office, "add_arbitrator", 0, names[i], "source=高校", "from=2018-05-01", NULL);
	for (int i = 0; i < 3; i++) {
		struct docket_filter filter = {.lead_id = ids[i]};
		goes_round(office, &filter);
	}
	assert_int_equal(parse(office, "承办:陈静(律师)").lead_id, ids[1]);
	refused(office, "承办:何勇", "同名");
}

static void random_filters_go_round(void **state)
{
	struct office *office = office_of(state);
	uint64_t seed = 521288629;
	size_t causes;
	const struct word *cause = words_list(office->words, WORD_CAUSE, &causes);
	int64_t lead = parse(office, "承办:何勇").lead_id, clerk = parse(office, "书记员:李娟").clerk_id;
	for (int i = 0; i < 3000; i++) {
		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		uint32_t bits = (uint32_t)(seed >> 32);
		struct docket_filter filter = {.scope = (enum docket_scope)(bits % 3),
			.overdue = bits & 8,
			.blocked = bits & 16,
			.by_announcement = bits & 32,
			.collective = bits & 64,
			.no_tribunal = bits & 128,
			.forgotten = bits & 256,
			.due_today = bits & 512,
			.lead_id = bits & 1024 ? lead : 0,
			.clerk_id = bits & 2048 ? clerk : 0,
			.year = bits & 4096 ? 2000 + (int)(bits >> 20 & 63) : 0,
			.stage = bits & 8192 ? 1 + (int)(bits >> 24) % LAW_STAGE_COUNT : 0};
		if (bits & 16384)
			snprintf(filter.cause, sizeof filter.cause, "%s", cause[(bits >> 16) % causes].id);
		if (bits & 32768)
			strcpy(filter.text, bits & 65536 ? "甲公司 集体" : "2020-12");
		goes_round(office, &filter);
	}
}

/* Any bytes: an answer or a sentence, no crash, and never another kind of error. */
static void hostile_text(void **state)
{
	struct office *office = office_of(state);
	static const char *const pieces[] = {"年:", "承办:", "案由:", "名:", ":", "%s%n", "'", "\";--", "*",
		"\xff", "\x1b[2J", "未结", " ", "　", "\n", "\t", "\u202e", "㍻", "𠮷", "(", "NEAR", "-1",
		"{", "\xe4\xb8"};
	uint64_t seed = 88675123;
	for (int i = 0; i < 20000; i++) {
		struct strbuf text = {0};
		struct docket_filter filter;
		struct error err = ERROR_INIT;
		for (int n = 0; n < 12; n++) {
			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			strbuf_add(&text, pieces[(seed >> 32) % (sizeof pieces / sizeof *pieces)]);
		}
		if (filter_parse(office, strbuf_text(&text), &filter, &err)) {
			goes_round(office, &filter);
		} else {
			assert_int_equal(err.code, ERR_INPUT);
			assert_true(*error_text(&err) != '\0');
		}
		error_clear(&err);
		strbuf_free(&text);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(every_word),
		TEST(every_pair),
		TEST(what_is_no_filter),
		TEST(texts_that_look_like_words),
		TEST(people_with_difficult_names),
		TEST(random_filters_go_round),
		TEST(hostile_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
