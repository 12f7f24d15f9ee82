/* The office's words and their synonyms, and the folding under which they are compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fold.h"
#include "office/words.h"

#include <string.h>

static const struct {
	enum word_kind kind;
	const char *text, *label; /* NULL: no such word */
} found[] = {
	{WORD_METHOD, "直接", "直接送达"},
	{WORD_METHOD, "直接送达", "直接送达"},
	{WORD_METHOD, " 直 接\u3000送达", "直接送达"},
	{WORD_METHOD, "ＥＭＳ", "邮寄送达"},
	{WORD_METHOD, "EMS送达", "邮寄送达"},
	{WORD_METHOD, "公告", "公告送达"},
	{WORD_METHOD, "飞鸽", NULL},
	{WORD_OUTCOME, "撤诉", "撤诉"},
	{WORD_OUTCOME, "按撤诉处理", "视为撤回"},
	{WORD_OUTCOME, "调解结案", "调解"},
	{WORD_OUTCOME, "mediated", "调解"},
	{WORD_OUTCOME, "", NULL},
	{WORD_OUTCOME, "直接", NULL},
	{WORD_CAUSE, "追索劳动报酬纠纷", "追索劳动报酬"},
	{WORD_CAUSE, "违法解除（终止）劳动合同赔偿金", "违法解除劳动合同赔偿金"},
	{WORD_CAUSE, "双倍工资", "未签订书面劳动合同二倍工资"},
	{WORD_PROCEDURE, "简易程序", "简易处理"},
};

static void synonyms_are_found(void **state)
{
	(void)state;
	struct error err = ERROR_INIT;
	struct words *words = words_load(&err);
	assert_non_null(words);
	for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
		const struct word *word =
			words_find(words, found[i].kind, found[i].text, strlen(found[i].text));
		if (!found[i].label) {
			assert_null(word);
			continue;
		}
		assert_non_null(word);
		assert_string_equal(word->label, found[i].label);
	}
	words_free(words);
}

static void no_word_means_two_things(void **state)
{
	(void)state;
	struct error err = ERROR_INIT;
	struct words *words = words_load(&err);
	assert_non_null(words);
	for (int kind = 0; kind < WORD_KINDS; kind++) {
		size_t count;
		const struct word *list = words_list(words, (enum word_kind)kind, &count);
		assert_true(count > 0);
		for (size_t i = 0; i < count; i++) {
			assert_ptr_equal(
				words_find(words, (enum word_kind)kind, list[i].label, strlen(list[i].label)),
				&list[i]);
			assert_ptr_equal(words_by_id(words, (enum word_kind)kind, list[i].id), &list[i]);
			if (*list[i].parent)
				assert_non_null(words_by_id(words, (enum word_kind)kind, list[i].parent));
		}
	}
	words_free(words);
}

static void guesses(void **state)
{
	(void)state;
	struct error err = ERROR_INIT;
	struct words *words = words_load(&err);
	assert_non_null(words);
	const char *text = "请求支付经济补偿金";
	const struct word *word = words_guess(words, WORD_CAUSE, text, strlen(text));
	assert_non_null(word);
	assert_string_equal(word->label, "经济补偿金");
	text = "要求经济补偿金并工伤保险待遇";
	assert_null(words_guess(words, WORD_CAUSE, text, strlen(text)));
	text = "其他原因";
	word = words_guess(words, WORD_CAUSE, text, strlen(text));
	assert_true(word == NULL || strcmp(word->id, "other") == 0);
	words_free(words);
}

static void folding(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{"标的额（元）", "标的额(元)"},
		{" 案\u3000号 ", "案号"},
		{"案号：", "案号"},
		{"【受理】日期\n", "(受理)日期"},
		{"ＡbＣ１２", "abc12"},
		{"\xEF\xBB\xBF序号", "序号"},
		{"", ""},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct strbuf key = {0};
		fold_key(&key, pairs[i][0], strlen(pairs[i][0]));
		assert_string_equal(strbuf_text(&key), pairs[i][1]);
		strbuf_free(&key);
	}
	struct strbuf line = {0};
	fold_line(&line, "\u3000２０２０－０１\u00a0 —\x07x ", strlen("\u3000２０２０－０１\u00a0 —\x07x "));
	assert_string_equal(strbuf_text(&line), "2020-01 -x");
	strbuf_free(&line);
	uint32_t c;
	assert_int_equal(fold_next("\xFFx", 2, &c), 1);
	assert_int_equal(c, 0xFFFD);
	assert_int_equal(fold_next("\xE4\xB8", 2, &c), 1);
	assert_int_equal(c, 0xFFFD);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(synonyms_are_found),
		cmocka_unit_test(no_word_means_two_things),
		cmocka_unit_test(guesses),
		cmocka_unit_test(folding),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
