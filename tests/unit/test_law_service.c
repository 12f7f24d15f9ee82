/* What comes next when a service failed, what the law asks of each method, and which article says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/service_step.h"

#include <string.h>

static void words_of_failure(void **state)
{
	(void)state;
	static const struct {
		const char *reason;
		enum law_failure failure;
	} rows[] = {
		{"收件人拒收", LAW_FAILED_REFUSED},
		{"前台拒绝签收", LAW_FAILED_REFUSED},
		{"电话停机，原址查无此单位", LAW_FAILED_NOT_THERE},
		{"单位已搬迁", LAW_FAILED_NOT_THERE},
		{"已搬走，下落不明", LAW_FAILED_MISSING},
		{"门店已关闭，无人签收", LAW_FAILED_CLOSED},
		{"注册地址无人办公", LAW_FAILED_CLOSED},
		{"逾期未领，退回", LAW_FAILED_ABSENT},
		{"长期在外地工作", LAW_FAILED_ELSEWHERE},
		{"本人在部队服役", LAW_FAILED_MILITARY},
		{"在看守所羁押", LAW_FAILED_DETAINED},
		{"天气原因", LAW_FAILED_OTHERWISE},
		{NULL, LAW_FAILED_OTHERWISE},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (law_failure_of(rows[i].reason) != rows[i].failure)
			fail_msg("%s: %d", rows[i].reason, law_failure_of(rows[i].reason));
}

/* A chain: each attempt's method and what came of it. */
#define TRY(method, failure) law_service_try(LAW_METHOD_##method, LAW_FAILED_##failure)
#define RESPONDENT LAW_TO_RESPONDENT

static void next_steps(void **state)
{
	(void)state;
	const struct {
		unsigned facts;
		const char *steps; /* the acts and methods in order; an act is marked by ! */
		const char *reason, *article, *record; /* of the first; in 2020 */
	} chains[] = {
		{RESPONDENT, "direct mail", "以直接送交为先", "民事诉讼法第八十五条", "送达回证"},
		{LAW_TO_PERSON | LAW_IN_SUMMARY, "direct mail electronic", "以直接送交为先", "第八十五条",
			"送达回证"},
		{LAW_TO_PERSON | LAW_CONSENTED, "direct mail electronic", "", "", ""},
		/* a final paper does not go by simple means, and electronically since 2022 only */
		{LAW_TO_PERSON | LAW_IN_SUMMARY | LAW_FINAL_PAPER, "direct mail", "", "", ""},
		{LAW_TO_PERSON | LAW_CONSENTED | LAW_FINAL_PAPER, "direct mail", "", "", ""},
		{LAW_TO_PERSON | LAW_CONSENTED | LAW_FINAL_PAPER | LAW_ELECTRONIC_FINAL,
			"direct mail electronic", "", "", ""},
		/* one of the usual ways failed: the other */
		{RESPONDENT | TRY(MAIL, NOT_THERE), "direct", "以直接送交为先", "第八十五条", "送达回证"},
		{RESPONDENT | TRY(MAIL, ABSENT), "direct", "", "", ""},
		{RESPONDENT | TRY(MAIL, NOT_THERE) | LAW_OTHER_ADDRESS, "mail direct", "没有试过",
			"第八十八条", "邮件单号"},
		{RESPONDENT | TRY(DIRECT, ABSENT), "mail", "直接送达有困难", "第八十八条", "邮件单号"},
		{RESPONDENT | TRY(ELECTRONIC, OTHERWISE) | LAW_CONSENTED, "direct mail", "", "", ""},
		/* he is there and does not sign; the employer is gone */
		{RESPONDENT | TRY(MAIL, REFUSED), "leave", "受送达人拒收", "办案规则第二十条",
			"照片或者录像"},
		{TRY(DIRECT, REFUSED) | LAW_TO_PERSON, "leave direct", "受送达人拒收", "", ""},
		{RESPONDENT | TRY(MAIL, REFUSED) | LAW_OTHER_ADDRESS, "leave", "", "", ""},
		{RESPONDENT | TRY(DIRECT, CLOSED) | LAW_TEN_WORKERS, "leave announcement", "十人以上",
			"办案规则第二十条", "照片"},
		{RESPONDENT | TRY(DIRECT, CLOSED), "announcement", "用其他方式无法送达", "第九十二条",
			"公告的媒体"},
		{RESPONDENT | TRY(MAIL, CLOSED), "direct", "", "", ""},
		{RESPONDENT | TRY(MAIL, REFUSED) | TRY(LEAVE, OTHERWISE), "leave", "再次", "办案规则第二十条",
			"照片"},
		/* others carry it */
		{RESPONDENT | TRY(DIRECT, ELSEWHERE), "entrusted mail", "在外地", "第八十八条",
			"受委托的机关"},
		{LAW_TO_PERSON | TRY(MAIL, MILITARY), "forwarded direct", "部队", "第八十九条", "转交的单位"},
		{LAW_TO_PERSON | TRY(MAIL, DETAINED), "forwarded direct", "监禁", "民事诉讼法第九十条",
			"转交的单位"},
		{RESPONDENT | TRY(MAIL, MILITARY), "direct", "", "", ""}, /* an employer does not serve */
		/* the last resort */
		{RESPONDENT | TRY(MAIL, NOT_THERE) | TRY(DIRECT, ABSENT), "announcement",
			"用其他方式无法送达", "第九十二条", "公告的媒体、文本、理由和经过"},
		{RESPONDENT | TRY(MAIL, NOT_THERE) | TRY(DIRECT, ABSENT) | LAW_OTHER_ADDRESS,
			"mail announcement", "没有试过", "", ""},
		{RESPONDENT | TRY(MAIL, MISSING), "announcement", "下落不明", "第九十二条", ""},
		{RESPONDENT | TRY(MAIL, NOT_THERE) | TRY(DIRECT, ABSENT) | LAW_IN_SUMMARY,
			"electronic !convert", "", "", ""},
		{RESPONDENT | TRY(MAIL, MISSING) | TRY(ELECTRONIC, OTHERWISE) | LAW_IN_SUMMARY, "!convert",
			"先转为普通程序", "办案规则第五十七条、第六十一条", ""},
		/* nobody but a respondent is served by announcement */
		{LAW_TO_PERSON | TRY(MAIL, MISSING) | TRY(DIRECT, ABSENT), "direct", "核实新的地址",
			"第八十五条", "送达回证"},
		/* a mediation paper is signed, or there is none */
		{RESPONDENT | LAW_BY_HAND_ONLY | LAW_FINAL_PAPER, "direct", "由本人签收",
			"劳动争议调解仲裁法第四十二条", "送达回证"},
		{RESPONDENT | LAW_BY_HAND_ONLY | TRY(MAIL, MISSING) | TRY(DIRECT, ABSENT) | LAW_OTHER_ADDRESS,
			"direct", "由本人签收", "", ""},
		{RESPONDENT | LAW_BY_HAND_ONLY | TRY(DIRECT, REFUSED), "!refuse_mediation", "及时作出裁决",
			"第四十二条", ""},
	};
	for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
		struct law_service_steps steps;
		struct strbuf list = {0}, text = {0};
		law_service_next(chains[i].facts, &steps);
		for (size_t k = 0; k < steps.count; k++) {
			bool serves = strcmp(steps.items[k].act, "serve") == 0;
			strbuf_addf(&list, "%s%s%s", k ? " " : "", serves ? "" : "!",
				serves ? law_methods[steps.items[k].method].id : steps.items[k].act);
		}
		law_service_step_text(&steps.items[0], civil_make(2020, 11, 23), &text);
		if (strcmp(strbuf_text(&list), chains[i].steps) != 0)
			fail_msg("chain %zu: %s, not %s", i, strbuf_text(&list), chains[i].steps);
		if (!strstr(strbuf_text(&text), chains[i].reason) ||
			!strstr(strbuf_text(&text), chains[i].article) ||
			!strstr(strbuf_text(&text), chains[i].record))
			fail_msg("chain %zu: %s", i, strbuf_text(&text));
		strbuf_free(&list);
		strbuf_free(&text);
	}
}

static void a_step_in_words(void **state)
{
	(void)state;
	struct law_service_steps steps;
	struct strbuf text = {0};
	law_service_next(RESPONDENT | TRY(MAIL, REFUSED), &steps);
	law_service_step_text(&steps.items[0], civil_make(2020, 11, 23), &text);
	assert_string_equal(
		strbuf_text(&text), "留置送达：受送达人拒收（办案规则第二十条），须记明照片或者录像的存放处");
	strbuf_free(&text);
}

/* Whatever was tried on whomever, there is something lawful left, and nothing twice. */
static void always_a_step(void **state)
{
	(void)state;
	const unsigned tries[] = {TRY(DIRECT, ABSENT), TRY(DIRECT, REFUSED), TRY(MAIL, NOT_THERE),
		TRY(MAIL, REFUSED), TRY(MAIL, CLOSED), TRY(MAIL, MISSING), TRY(ELECTRONIC, OTHERWISE),
		TRY(LEAVE, OTHERWISE), TRY(MAIL, ELSEWHERE), TRY(MAIL, MILITARY), TRY(MAIL, DETAINED)};
	enum { TRIES = sizeof tries / sizeof *tries, KINDS = 8 };
	for (unsigned chain = 0; chain < 1U << TRIES; chain++)
		for (unsigned kind = 0; kind < 1U << KINDS; kind++) {
			unsigned facts = kind;
			for (unsigned i = 0; i < TRIES; i++)
				facts |= chain >> i & 1 ? tries[i] : 0;
			struct law_service_steps steps;
			law_service_next(facts, &steps);
			if (steps.count == 0)
				fail_msg("nothing is left for %#x", facts);
			for (size_t i = 0; i < steps.count; i++) {
				const struct law_service_step *step = &steps.items[i];
				bool announces = strcmp(step->act, "serve") == 0 &&
						 step->method == LAW_METHOD_ANNOUNCEMENT;
				if (announces && (facts & (LAW_IN_SUMMARY | LAW_BY_HAND_ONLY) ||
							 !(facts & LAW_SOMETHING_FAILED)))
					fail_msg("announced for %#x", facts);
			}
		}
}

static void articles_by_the_day(void **state)
{
	(void)state;
	static const struct {
		enum law_article article;
		const char *before, *since; /* the amendment in force from 2022 */
	} rows[] = {
		{LAW_ARTICLE_DIRECT, "民事诉讼法第八十五条", "民事诉讼法第八十八条"},
		{LAW_ARTICLE_ELECTRONIC, "民事诉讼法第八十七条", "民事诉讼法第九十条"},
		{LAW_ARTICLE_MAIL, "民事诉讼法第八十八条", "民事诉讼法第九十一条"},
		{LAW_ARTICLE_MILITARY, "民事诉讼法第八十九条", "民事诉讼法第九十二条"},
		{LAW_ARTICLE_DETAINED, "民事诉讼法第九十条", "民事诉讼法第九十三条"},
		{LAW_ARTICLE_ANNOUNCEMENT, "民事诉讼法第九十二条", "民事诉讼法第九十五条"},
		{LAW_ARTICLE_RULES_20, "办案规则第二十条", "办案规则第二十条"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_string_equal(law_article(rows[i].article, civil_make(2021, 12, 31)), rows[i].before);
		assert_string_equal(law_article(rows[i].article, civil_make(2022, 1, 1)), rows[i].since);
		assert_string_equal(law_article(rows[i].article, civil_make(2024, 1, 1)), rows[i].since);
	}
}

#define FAILED LAW_SOMETHING_FAILED

static void what_the_law_asks(void **state)
{
	(void)state;
	const struct {
		enum law_method method;
		unsigned facts;
		const char *refused; /* parameter named by the first objection; NULL: nothing refuses */
		const char *warned; /* words of a warning, NULL: none */
	} checks[] = {
		{LAW_METHOD_DIRECT, LAW_BY_HAND_ONLY, NULL, NULL},
		{LAW_METHOD_MAIL, RESPONDENT, NULL, NULL},
		{LAW_METHOD_MAIL, RESPONDENT | TRY(MAIL, REFUSED), NULL, "留置"},
		{LAW_METHOD_MAIL, LAW_BY_HAND_ONLY, NULL, "本人签收"},
		{LAW_METHOD_LEAVE, RESPONDENT, "grounds", NULL},
		{LAW_METHOD_LEAVE, RESPONDENT | LAW_STATES_GROUNDS, NULL, NULL},
		{LAW_METHOD_LEAVE, RESPONDENT | TRY(MAIL, REFUSED), NULL, NULL},
		{LAW_METHOD_LEAVE, RESPONDENT | TRY(MAIL, CLOSED), "grounds", NULL},
		{LAW_METHOD_LEAVE, RESPONDENT | TRY(MAIL, CLOSED) | LAW_TEN_WORKERS, NULL, NULL},
		{LAW_METHOD_LEAVE, RESPONDENT | LAW_BY_HAND_ONLY | TRY(MAIL, REFUSED), "method", NULL},
		{LAW_METHOD_ELECTRONIC, LAW_STATES_ADDRESS, "consent", NULL},
		{LAW_METHOD_ELECTRONIC, LAW_STATES_ADDRESS | LAW_CONSENTED, NULL, NULL},
		{LAW_METHOD_ELECTRONIC, LAW_CONSENTED, NULL, "地址"},
		{LAW_METHOD_ELECTRONIC, LAW_STATES_ADDRESS | LAW_IN_SUMMARY, NULL, NULL},
		{LAW_METHOD_ELECTRONIC,
			LAW_STATES_ADDRESS | LAW_IN_SUMMARY | LAW_FINAL_PAPER | LAW_ELECTRONIC_FINAL,
			"consent", NULL},
		{LAW_METHOD_ELECTRONIC, LAW_STATES_ADDRESS | LAW_CONSENTED | LAW_FINAL_PAPER, "method", NULL},
		{LAW_METHOD_ELECTRONIC,
			LAW_STATES_ADDRESS | LAW_CONSENTED | LAW_FINAL_PAPER | LAW_ELECTRONIC_FINAL, NULL,
			NULL},
		{LAW_METHOD_ENTRUSTED, 0, "carrier", NULL},
		{LAW_METHOD_ENTRUSTED, LAW_STATES_CARRIER, NULL, NULL},
		{LAW_METHOD_FORWARDED, LAW_STATES_CARRIER, "method", NULL},
		{LAW_METHOD_FORWARDED, LAW_TO_PERSON, "carrier", NULL},
		{LAW_METHOD_FORWARDED, LAW_TO_PERSON | LAW_STATES_CARRIER, NULL, NULL},
		{LAW_METHOD_ANNOUNCEMENT,
			RESPONDENT | LAW_BY_HAND_ONLY | LAW_STATES_MEDIUM | LAW_STATES_GROUNDS, "method",
			NULL},
		{LAW_METHOD_ANNOUNCEMENT, LAW_STATES_MEDIUM | LAW_STATES_GROUNDS, "party", NULL},
		{LAW_METHOD_ANNOUNCEMENT,
			RESPONDENT | LAW_STATES_MEDIUM | LAW_STATES_GROUNDS | LAW_IN_SUMMARY, "method", NULL},
		{LAW_METHOD_ANNOUNCEMENT, RESPONDENT | LAW_STATES_MEDIUM, "grounds", NULL},
		{LAW_METHOD_ANNOUNCEMENT, RESPONDENT | LAW_STATES_GROUNDS, "tracking", NULL},
		{LAW_METHOD_ANNOUNCEMENT, RESPONDENT | LAW_STATES_MEDIUM | LAW_STATES_GROUNDS, NULL, NULL},
		{LAW_METHOD_ANNOUNCEMENT, RESPONDENT | LAW_STATES_MEDIUM | TRY(DIRECT, ABSENT), NULL, NULL},
		{LAW_METHOD_ANNOUNCEMENT, RESPONDENT | LAW_STATES_MEDIUM | TRY(MAIL, REFUSED), NULL,
			"先留置"},
		{LAW_METHOD_ANNOUNCEMENT, RESPONDENT | LAW_STATES_MEDIUM | TRY(MAIL, NOT_THERE), NULL,
			"直接送达"},
	};
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		const struct law_service_objection *first =
			law_service_check(checks[i].method, checks[i].facts, 0);
		bool refuses = first && first->refuses;
		if (refuses != (checks[i].refused != NULL) ||
			(refuses && strcmp(first->field, checks[i].refused) != 0))
			fail_msg("check %zu: %s", i, first ? first->sentence : "nothing");
		if (refuses)
			continue;
		if ((first != NULL) != (checks[i].warned != NULL) ||
			(first && !strstr(first->sentence, checks[i].warned)))
			fail_msg("check %zu warns: %s", i, first ? first->sentence : "nothing");
		assert_null(law_service_check(checks[i].method, checks[i].facts, first ? 1 : 0));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_failure),
		cmocka_unit_test(next_steps),
		cmocka_unit_test(a_step_in_words),
		cmocka_unit_test(always_a_step),
		cmocka_unit_test(articles_by_the_day),
		cmocka_unit_test(what_the_law_asks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
