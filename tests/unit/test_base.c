/* The base: strings that grow, text folded for comparing, errors that can be shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>

/* --- Strings that grow ---------------------------------------------------------------------------------- */

static void a_string_grows(void **state)
{
	(void)state;
	struct strbuf buf = {0};
	assert_string_equal(strbuf_text(&buf), "");
	strbuf_add(&buf, "");
	assert_string_equal(strbuf_text(&buf), "");
	size_t expected = 0;
	for (int i = 0; i < 5000; i++) { /* over many sizes, one after the other */
		strbuf_add(&buf, "案");
		strbuf_add_char(&buf, '-');
		strbuf_addf(&buf, "%05d", i);
		expected += strlen("案") + 6;
		assert_int_equal(buf.length, expected);
		assert_true(buf.capacity > buf.length);
		assert_int_equal(buf.data[buf.length], '\0');
	}
	assert_int_equal(strlen(strbuf_text(&buf)), expected);
	assert_string_equal(strbuf_text(&buf) + expected - 9, "案-04999");
	size_t capacity = buf.capacity;
	strbuf_reset(&buf);
	assert_string_equal(strbuf_text(&buf), "");
	assert_int_equal(buf.capacity, capacity);
	strbuf_add_bytes(&buf, "a\0b", 3);
	assert_int_equal(buf.length, 3);
	assert_memory_equal(buf.data, "a\0b", 4);
	strbuf_free(&buf);
	assert_null(buf.data);
	strbuf_free(&buf);
}

static void a_string_is_handed_over(void **state)
{
	(void)state;
	struct strbuf buf = {0};
	char *text = strbuf_take(&buf); /* nothing was added: an empty string, not NULL */
	assert_string_equal(text, "");
	free(text);
	strbuf_addf(&buf, "%s%c%lld%%", "第", '1', 23LL);
	text = strbuf_take(&buf);
	assert_string_equal(text, "第123%");
	free(text);
	assert_string_equal(strbuf_text(&buf), "");
	strbuf_add(&buf, "再");
	assert_string_equal(strbuf_text(&buf), "再");
	strbuf_free(&buf);
}

/* Once memory was short what is added is dropped, and the end says so. */
static void a_failed_string_stays_failed(void **state)
{
	(void)state;
	struct strbuf buf = {0};
	strbuf_add(&buf, "留");
	buf.failed = true;
	strbuf_add(&buf, "丢");
	strbuf_addf(&buf, "%d", 1);
	assert_string_equal(strbuf_text(&buf), "留");
	assert_null(strbuf_take(&buf));
	assert_false(buf.failed); /* it may be used again */
	strbuf_free(&buf);
}

/* --- Folding -------------------------------------------------------------------------------------------- */

typedef void fold_function(struct strbuf *out, const char *text, size_t length);

static void folds(fold_function *fold, const char *text, const char *expected)
{
	struct strbuf out = {0}, again = {0};
	fold(&out, text, strlen(text));
	if (strcmp(strbuf_text(&out), expected) != 0)
		fail_msg("%s was folded to %s", text, strbuf_text(&out));
	fold(&again, strbuf_text(&out), out.length); /* folding twice changes nothing */
	assert_string_equal(strbuf_text(&again), expected);
	strbuf_free(&out);
	strbuf_free(&again);
}

static void a_line_for_parsing(void **state)
{
	(void)state;
	folds(fold_line, "", "");
	folds(fold_line, "　 \t\r\n ", "");
	folds(fold_line, "  甲　乙\u00A0\u2003丙\n", "甲 乙 丙");
	folds(fold_line, "（２０２０）第１２３４号", "(2020)第1234号");
	folds(fold_line, "〔2020〕【1】〖2〗", "[2020][1][2]");
	folds(fold_line, "2020–12—31−1", "2020-12-31-1");
	folds(fold_line, "\uFEFF零\u200B宽\u202E", "零宽");
	folds(fold_line, "a\ab\x01", "ab");
	folds(fold_line, "￥１，２", "¥1,2");
	folds(fold_line, "ＡＢｃ", "ABc"); /* case stays */
	folds(fold_line, "坏\xff字", "坏\uFFFD字");
	folds(fold_line, "半\xe4\xb8", "半\uFFFD\uFFFD");
}

static void a_key_for_comparing(void **state)
{
	(void)state;
	folds(fold_key, " 申 请 人：", "申请人");
	folds(fold_key, "标的额【元】", "标的额(元)");
	folds(fold_key, "*案 号*", "案号");
	folds(fold_key, "“ＩＤ”", "id");
	folds(fold_key, "备注{说明}", "备注(说明)");
}

/* One byte that belongs to no character is one character; every byte is read once. */
static void characters_of_any_bytes(void **state)
{
	(void)state;
	uint64_t seed = 2685821657736338717u;
	for (int round = 0; round < 20000; round++) {
		char bytes[24];
		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		size_t length = (seed >> 60) + 1;
		for (size_t i = 0; i < length; i++) {
			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			bytes[i] = (char)(seed >> 32);
		}
		size_t at = 0;
		while (at < length) {
			uint32_t c;
			size_t n = fold_next(bytes + at, length - at, &c);
			assert_true(n >= 1 && n <= 4 && at + n <= length);
			assert_true(c < 0x110000 && (c != 0xFFFD || n == 1 || n == 3));
			at += n;
		}
		struct strbuf out = {0};
		fold_line(&out, bytes, length);
		fold_key(&out, bytes, length);
		assert_int_equal(strlen(strbuf_text(&out)), out.length); /* no NUL gets through */
		strbuf_free(&out);
	}
	uint32_t c;
	assert_int_equal(fold_next("", 0, &c), 0);
}

static void kinds_of_characters(void **state)
{
	(void)state;
	assert_true(fold_is_hanzi(0x4E2D) && fold_is_hanzi(0x20BB7) && fold_is_hanzi(0x3007));
	assert_false(fold_is_hanzi('a') || fold_is_hanzi(0x3042) || fold_is_hanzi(0x3001));
	assert_true(fold_is_space(' ') && fold_is_space(0x3000) && fold_is_space('\n'));
	assert_false(fold_is_space('-') || fold_is_space(0x200B));
	assert_true(fold_is_hidden(0x200B) && fold_is_hidden(0xFEFF) && fold_is_hidden(0x202E) &&
		    fold_is_hidden(7));
	for (uint32_t c = 0; c < 0x110000; c++) { /* folding goes to the end at once */
		uint32_t folded = fold_character(c);
		assert_int_equal(fold_character(folded), folded);
	}
}

/* --- Errors --------------------------------------------------------------------------------------------- */

static void an_error_can_be_shown(void **state)
{
	(void)state;
	struct error err = ERROR_INIT;
	assert_string_equal(error_text(&err), "");
	assert_int_equal(error_exit_status(&err), 0);
	assert_false(error_field(&err, "date", "%s：不能晚于今天", "日期"));
	assert_int_equal(err.code, ERR_INPUT);
	assert_string_equal(err.field, "date");
	assert_string_equal(error_text(&err), "日期：不能晚于今天");
	/* The new text may quote the old one; the field is forgotten. */
	assert_false(error_set(&err, ERR_REFUSED, "没有保存：%s", error_text(&err)));
	assert_string_equal(error_text(&err), "没有保存：日期：不能晚于今天");
	assert_null(err.field);
	assert_int_equal(error_exit_status(&err), 1);
	error_clear(&err);
	assert_int_equal(err.code, ERR_NONE);
	assert_string_equal(error_text(&err), "");
	error_clear(&err);
	char *longest = malloc(100001);
	assert_non_null(longest);
	memset(longest, 'x', 100000);
	longest[100000] = '\0';
	assert_false(error_set(&err, ERR_IO, "%s", longest)); /* nothing is cut */
	assert_int_equal(strlen(error_text(&err)), 100000);
	free(longest);
	error_clear(&err);
}

static void every_code_has_its_exit_status(void **state)
{
	(void)state;
	for (int code = ERR_NONE; code <= ERR_CANCELLED; code++) {
		struct error err = {.code = (enum error_code)code};
		int status = error_exit_status(&err);
		bool trouble = code == ERR_IO || code == ERR_CORRUPT || code == ERR_NEWER || code == ERR_BUSY;
		assert_int_equal(status, code == ERR_NONE ? 0 : code == ERR_USAGE ? 2 : trouble ? 3 : 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_string_grows),
		cmocka_unit_test(a_string_is_handed_over),
		cmocka_unit_test(a_failed_string_stays_failed),
		cmocka_unit_test(a_line_for_parsing),
		cmocka_unit_test(a_key_for_comparing),
		cmocka_unit_test(characters_of_any_bytes),
		cmocka_unit_test(kinds_of_characters),
		cmocka_unit_test(an_error_can_be_shown),
		cmocka_unit_test(every_code_has_its_exit_status),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
