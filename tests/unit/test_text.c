/* Text in columns: cleaning, graphemes, fitting, wrapping and folding of Chinese and of hostile text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define FAMILY "\U0001F469\u200D\U0001F469\u200D\U0001F467" /* three people joined into one grapheme */
#define FLAG "\U0001F1E8\U0001F1F3"

static void validity(void **state)
{
	(void)state;
	assert_true(text_valid("冉䶮 a", strlen("冉䶮 a")));
	assert_true(text_valid("", 0));
	assert_false(text_valid("\xE5\x86", 2));
	assert_false(text_valid("\xC0\x80", 2));
	assert_false(text_valid("\xED\xA0\x80", 3));
	assert_false(text_valid("\xF4\x90\x80\x80", 4));
}

static void widths(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int columns;
	} cases[] = {{"", 0}, {"abc", 3}, {"仲裁台", 6}, {"冉䶮", 4}, {"\u3000a", 3}, {"e\u0301", 1},
		{"（一）", 6}, {"\xFF\xFE", 2}, {"\x1b[31m", 5}, {"a\tb\nc", 5}, {"\uFEFF案", 2},
		{"a\u200Bb", 2}, {"\u202Eabc", 3}, {FAMILY, 6}, {"\U0001F44D\U0001F3FB", 2},
		{"葛\U000E0100", 2}, {"\u0301", 0}, {"𠮷", 2}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(text_columns(cases[i].text), cases[i].columns);
}

static void cleaning(void **state)
{
	(void)state;
	static const struct {
		const char *given;
		const char *shown;
	} cases[] = {{"张\u200B伟\uFEFF", "张伟"}, {"\x1b[2J", "?[2J"}, {"a\r\nb", "a  b"},
		{"重\xE5\x86庆", "重?庆"}, {"\u202E文\u202C", "文"},
		{"e\u0301\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\u0301"},
		{"\x7f\xC2\x85", "??"}, {"\u2028", " "}, {"好\uFE00", "好"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct strbuf out = {0};
		text_clean(&out, cases[i].given, strlen(cases[i].given));
		assert_string_equal(strbuf_text(&out), cases[i].shown);
		assert_int_equal(text_columns(cases[i].given), text_columns(cases[i].shown));
		strbuf_free(&out);
	}
}

static void graphemes(void **state)
{
	(void)state;
	const char *text = "a仲e\u0301" FAMILY FLAG FLAG "\r\n裁";
	const size_t sizes[] = {1, 3, 3, strlen(FAMILY), strlen(FLAG), strlen(FLAG), 2, 3};
	size_t length = strlen(text), at = 0;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		size_t next = text_next(text, length, at);
		assert_int_equal(next - at, sizes[i]);
		assert_int_equal(text_previous(text, length, next), at);
		assert_int_equal(text_boundary(text, length, next - 1), at);
		at = next;
	}
	assert_int_equal(at, length);
	assert_int_equal(text_next(text, length, length), length);
	assert_int_equal(text_previous(text, length, 0), 0);
}

static void check_fit(
	const char *text, int skip, int columns, int reserve, const char *shown, int lead, bool trimmed)
{
	struct text_fit fit = text_fit(text, strlen(text), skip, columns, reserve);
	assert_int_equal(fit.bytes, strlen(shown));
	assert_memory_equal(text + fit.start, shown, fit.bytes);
	assert_int_equal(fit.lead, lead);
	assert_int_equal(fit.columns, lead + text_columns(shown));
	assert_int_equal(fit.trimmed, trimmed);
}

static void fitting(void **state)
{
	(void)state;
	check_fit("重庆某某", 0, 8, 1, "重庆某某", 0, false);
	check_fit("重庆某某", 0, 7, 1, "重庆某", 0, true);
	check_fit("重庆某某", 0, 6, 1, "重庆", 0, true);
	check_fit("重庆某某", 0, 5, 0, "重庆", 0, true);
	check_fit("重庆某某", 1, 5, 0, "庆某", 1, true);
	check_fit("重庆某某", 2, 5, 0, "庆某", 0, true);
	check_fit("重庆某某", 3, 4, 0, "某", 1, true);
	check_fit("重庆某某", 7, 4, 0, "", 1, false);
	check_fit("重庆某某", 9, 4, 0, "", 0, false);
	check_fit("a", 0, 0, 0, "", 0, true);
	check_fit("", 0, 5, 1, "", 0, false);
	check_fit("x" FAMILY "y", 0, 5, 0, "x", 0, true);
	check_fit("e\u0301e\u0301", 0, 1, 0, "e\u0301", 0, true);
}

/* At every width, whatever is cut, a padded text takes exactly that many columns. */
static void padding_is_exact_at_every_width(void **state)
{
	(void)state;
	const char *samples[] = {
		"重庆市两江新区劳动人事争议仲裁委员会（2020）第2876号 冉䶮诉某某公司追索劳动报酬、经济补偿",
		"a仲e\u0301" FAMILY FLAG "\u3000\x1b\xFF冉䶮\u200B，。", "", "短"};
	for (size_t s = 0; s < sizeof samples / sizeof *samples; s++)
		for (int columns = 0; columns <= 120; columns++)
			for (enum text_align align = TEXT_LEFT; align <= TEXT_CENTRE; align++) {
				struct strbuf out = {0};
				text_pad(&out, samples[s], strlen(samples[s]), columns, align, "…");
				assert_int_equal(text_columns(strbuf_text(&out)), columns);
				assert_true(text_valid(strbuf_text(&out), out.length));
				strbuf_free(&out);
			}
	struct strbuf out = {0};
	text_pad(&out, "重庆某某", strlen("重庆某某"), 6, TEXT_LEFT, "…");
	strbuf_add(&out, "|");
	text_pad(&out, "12", 2, 5, TEXT_RIGHT, "");
	strbuf_add(&out, "|");
	text_pad(&out, "中", 3, 5, TEXT_CENTRE, "");
	assert_string_equal(strbuf_text(&out), "重庆… |   12| 中  ");
	strbuf_free(&out);
}

static bool begins_with_closing(const char *s)
{
	static const char *const closing[] = {
		"，", "。", "；", "：", "、", "）", "》", "」", "”", "？", "！"};
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		if (strncmp(s, closing[i], strlen(closing[i])) == 0)
			return true;
	return false;
}

static void wrapping_keeps_chinese_punctuation(void **state)
{
	(void)state;
	const char *text =
		"公告 12-10 期满、答辩至 12-24；开庭通知须在（2020-12-23）前送达，《办案规则》第三十八条。"
		"“最早可排”12-30 09:00，标的额 1,268,400.00 元？能。";
	size_t length = strlen(text);
	for (int columns = 16; columns <= 120; columns++) {
		size_t count;
		struct text_line *lines = text_wrap(text, length, columns, &count);
		assert_non_null(lines);
		size_t at = 0;
		for (size_t i = 0; i < count; i++) {
			assert_true(lines[i].columns <= columns);
			assert_int_equal(lines[i].columns, text_width(text + lines[i].start, lines[i].bytes));
			for (; at < lines[i].start; at++)
				assert_int_equal(text[at], ' '); /* nothing but spaces between lines */
			at = lines[i].start + lines[i].bytes;
			assert_false(begins_with_closing(text + lines[i].start));
			if (lines[i].bytes >= 3)
				assert_true(memcmp(text + at - 3, "（", 3) != 0 &&
					    memcmp(text + at - 3, "《", 3) != 0);
		}
		assert_int_equal(at, length);
		free(lines);
	}
}

static void wrapping_lines(void **state)
{
	(void)state;
	size_t count;
	struct text_line *lines = text_wrap("一\n\n二", strlen("一\n\n二"), 10, &count);
	assert_int_equal(count, 3);
	assert_int_equal(lines[1].bytes, 0);
	assert_int_equal(lines[2].start, 5);
	free(lines);
	lines = text_wrap("", 0, 10, &count);
	assert_int_equal(count, 1);
	free(lines);
	lines = text_wrap("a\n", 2, 10, &count);
	assert_int_equal(count, 2);
	free(lines);
	lines = text_wrap("abcdefghij", 10, 4, &count); /* cannot be broken: cut */
	assert_int_equal(count, 3);
	assert_int_equal(lines[2].bytes, 2);
	free(lines);
	lines = text_wrap(FAMILY "二", strlen(FAMILY "二"), 4, &count); /* wider than the line: alone on it */
	assert_int_equal(count, 2);
	assert_int_equal(lines[0].bytes, strlen(FAMILY));
	free(lines);
}

static void folding(void **state)
{
	(void)state;
	struct strbuf out = {0};
	text_fold_case(&out, "ＺＨＡＮＧ Wei 张", strlen("ＺＨＡＮＧ Wei 张"));
	assert_string_equal(strbuf_text(&out), "zhang wei 张");
	strbuf_reset(&out);
	text_fold_case(&out, "A\xFF", 2);
	assert_string_equal(strbuf_text(&out), "A\xFF");
	strbuf_free(&out);
	assert_int_equal(text_fold_key(0x3001), '/');
	assert_int_equal(text_fold_key(0xFF1A), ':');
	assert_int_equal(text_fold_char(0x3001), 0x3001);
}

static void any_bytes_do(void **state)
{
	(void)state;
	uint32_t seed = 20201123;
	for (int round = 0; round < 20000; round++) {
		char text[24];
		for (size_t i = 0; i < sizeof text; i++) {
			seed = seed * 1664525u + 1013904223u;
			static const char pool[] =
				"\xE4\xBB\xB2\xF0\x9F\x91\xA9\xE2\x80\x8D\xCC\x81 a\n\xFF\xC0";
			text[i] = (seed >> 28) < 12 ? pool[(seed >> 16) % (sizeof pool - 1)]
						    : (char)(seed >> 20);
		}
		size_t at = 0;
		int columns = 0;
		while (at < sizeof text) {
			size_t next = text_next(text, sizeof text, at);
			assert_true(next > at && next <= sizeof text);
			columns += text_width(text + at, next - at);
			at = next;
		}
		struct strbuf out = {0};
		text_clean(&out, text, sizeof text);
		assert_true(text_valid(strbuf_text(&out), out.length));
		assert_int_equal(text_width(text, sizeof text), text_width(strbuf_text(&out), out.length));
		assert_int_equal(columns, text_width(text, sizeof text));
		strbuf_free(&out);
		size_t count;
		struct text_line *lines = text_wrap(text, sizeof text, 5, &count);
		assert_non_null(lines);
		free(lines);
	}
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(validity),
		cmocka_unit_test(widths),
		cmocka_unit_test(cleaning),
		cmocka_unit_test(graphemes),
		cmocka_unit_test(fitting),
		cmocka_unit_test(padding_is_exact_at_every_width),
		cmocka_unit_test(wrapping_keeps_chinese_punctuation),
		cmocka_unit_test(wrapping_lines),
		cmocka_unit_test(folding),
		cmocka_unit_test(any_bytes_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
