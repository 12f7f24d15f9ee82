/* The trace reads like a clerk's note: each kind of step, in the sentences people see. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/explain.h"
#include "law_fixture.h"

#include <string.h>

enum { MOST = 5 };

struct given {
	enum law_event_kind kind; /* LAW_EVENT_UNKNOWN ends the list */
	const char *day;
	int16_t party, days;
};

static const struct {
	struct given given[MOST];
	unsigned flags;
	enum law_rule_id rule;
	const char *note;
} notes[] = {
	{{{LAW_ACCEPTED, "2020-01-15", 0, 0}}, 0, LAW_RULE_AWARD,
		"受理 2020-01-15（次日起算）→ 45 日 → 2020-02-29 周六 → 顺延至 2020-03-02（办案规则第四十五条）"},
	{{{LAW_ACCEPTED, "2020-06-01", 0, 0}, {LAW_ANNOUNCED, "2020-06-10", 0, 0},
		 {LAW_SUSPENDED, "2020-07-20", 0, 0}, {LAW_RESUMED, "2020-09-01", 0, 0}},
		0, LAW_RULE_AWARD,
		"受理 2020-06-01（次日起算）→ 45 日 → 扣除公告 2020-06-10 至 2020-08-09，60 日不计入"
		" → 扣除中止 2020-07-20 至 2020-09-01，23 日不计入（其余已扣除或在起算前）"
		"→ 第 45 日 2020-10-07 周三 → 顺延至 2020-10-09（办案规则第四十五条）"},
	{{{LAW_ACCEPTED, "2020-07-01", 0, 0}, {LAW_JOINED, "2020-07-30", 0, 0},
		 {LAW_EXTENDED, "2020-08-10", 0, 15}},
		0, LAW_RULE_AWARD,
		"受理 2020-07-01（次日起算）→ 追加当事人 2020-07-30（重新起算）→ 45 日"
		" → 2020-08-10 批准延期 15 日 → 第 60 日 2020-09-28 周一（办案规则第四十五条）"},
	{{{LAW_ACCEPTED, "2020-05-06", 0, 0}, {LAW_SUSPENDED, "2020-05-20", 0, 0}}, 0, LAW_RULE_AWARD,
		"受理 2020-05-06（次日起算）→ 45 日 → 2020-05-20 起中止，尚余 31 日（办案规则第四十五条）"},
	{{{LAW_ACCEPTED, "2017-06-01", 0, 0}}, 0, LAW_RULE_AWARD,
		"起算日早于规定施行之日 2017-07-01，参照现行规定；受理 2017-06-01（次日起算）→ 45 日"
		" → 2017-07-16 周日 → 顺延至 2017-07-17（办案规则第四十五条）"},
	{{{LAW_ACCEPTED, "2030-01-01", 0, 0}}, 0, LAW_RULE_SERVE_APPLICATION,
		"受理 2030-01-01（次日起算）→ 5 个工作日 → 2030-01-08 周二（办案规则第三十三条）"
		"；所涉年份尚无节假日安排，仅按周末推算，日期待定"},
	{{{LAW_ACCEPTED, "2023-03-01", 0, 0}, {LAW_LEFT, "2023-03-02", 0, 0}}, 0, LAW_RULE_DEFENCE,
		"留置送达 2023-03-02 + 3 个工作日 = 2023-03-07 视为送达（次日起算）→ 10 个工作日"
		" → 2023-03-21 周二（办案规则第三十三条）"},
	{{{LAW_ACCEPTED, "2023-05-08", 0, 0}, {LAW_ANNOUNCED, "2023-05-15", 0, 0},
		 {LAW_SERVED_RESPONDENT, "2023-06-05", 0, 0}},
		0, LAW_RULE_ANNOUNCEMENT_COMPLETION,
		"公告 2023-05-15（次日起算）→ 30 日 → 2023-06-14 周三（民事诉讼法第九十五条）"
		"；公告期内 2023-06-05 已另行送达，自该日起不再扣除"},
	{{{LAW_ACCEPTED, "2023-03-01", 0, 0}, {LAW_SERVED_RESPONDENT, "2023-03-02", 1, 0},
		 {LAW_SERVED_RESPONDENT, "2023-03-06", 2, 0}},
		0, LAW_RULE_JURISDICTION_OBJECTION,
		"送达被申请人 2023-03-06（次日起算）→ 10 个工作日 → 2023-03-20 周一（办案规则第十条）"
		"；被申请人 2 名，以最后届满的为准"},
	{{{LAW_ACCEPTED, "2023-03-01", 0, 0}, {LAW_HEARING, "2023-04-10", 0, 0}}, 0, LAW_RULE_HEARING_NOTICE,
		"开庭 2023-04-10（当日不计）→ 倒数 5 个工作日 → 2023-03-31 周五（办案规则第三十八条）"
		"；另一种理解为 2023-03-30，稳妥起见以此为准"},
	{{{LAW_ACCEPTED, "2023-03-01", 0, 0}, {LAW_EVIDENCE_UNTIL, "2023-03-25", 0, 0}}, 0, LAW_RULE_EVIDENCE,
		"举证期限届满 → 2023-03-25 周六（办案规则第十五条）"},
	{{{LAW_ACCEPTED, "2023-03-01", 0, 0}, {LAW_AWARD_SERVED, "2023-04-12", 0, 0}}, 0,
		LAW_RULE_TAKES_EFFECT,
		"送达裁决书 2023-04-12（次日起算）→ 15 日 → 2023-04-27 周四 → 次日 2023-04-28"
		"（劳动争议调解仲裁法第五十条）"},
	{{{LAW_KNOWN, "2021-01-01", 0, 0}}, LAW_FLAG_WAGES, LAW_RULE_LIMITATION,
		"知道权利被侵害 2021-01-01（次日起算）→ 劳动关系存续期间不起算，终止之日起一年"
		"（劳动争议调解仲裁法第二十七条）"},
	{{{LAW_KNOWN, "2019-06-03", 0, 0}, {LAW_LIMITATION_SUSPENDED, "2020-02-01", 0, 0},
		 {LAW_LIMITATION_RESUMED, "2020-04-08", 0, 0}},
		0, LAW_RULE_LIMITATION,
		"知道权利被侵害 2019-06-03（次日起算）→ 1 年 → 时效中止 2020-02-01 至 2020-04-08，顺加 67 日"
		" → 2020-08-09 周日 → 顺延至 2020-08-10（劳动争议调解仲裁法第二十七条）"},
};

static void each_kind_of_step(void **state)
{
	(void)state;
	static struct law_result result;
	struct strbuf text = {0};
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
		struct law_event events[MOST];
		size_t count = 0;
		for (const struct given *g = notes[i].given; count < MOST && g->kind; g++)
			events[count++] = (struct law_event){.kind = (uint8_t)g->kind,
				.date = civil_parse(g->day),
				.party = g->party,
				.days = g->days};
		assert_true(law_derive(law_fixture(), events, count, notes[i].flags, 19000, &result));
		const struct law_deadline *deadline = law_deadline_of(&result, notes[i].rule);
		assert_non_null(deadline);
		strbuf_reset(&text);
		law_trace_note(&result, deadline, &text);
		assert_string_equal(strbuf_text(&text), notes[i].note);
	}
	strbuf_free(&text);
}

static void articles_in_short(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {{"办案规则第四十五条、第四十六条", "办案规则45"},
		{"民事诉讼法第二百三十九条", "民诉239"}, {"民事诉讼法第二百五十条", "民诉250"},
		{"关于实施《劳动保障监察条例》若干规定第十八条", "监察规定18"},
		{"浙江省劳动人事争议调解仲裁条例第三十条", "浙江省劳动人事争议调解仲裁条例30"},
		{"本会惯例", "本会惯例"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct strbuf text = {0};
		law_short_basis(pairs[i][0], &text);
		assert_string_equal(strbuf_text(&text), pairs[i][1]);
		strbuf_free(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_of_step),
		cmocka_unit_test(articles_in_short),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
