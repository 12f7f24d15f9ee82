/* Keys: names both ways, and what the decoder makes of a terminal's bytes however they are cut. */
#include "screen_fixture.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void names_go_both_ways(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		key_code code;
	} keys[] = {{"j", 'j'}, {"C-s", K_CTRL | 's'}, {"M-x", K_ALT | 'x'}, {"F1", K_F1}, {"F12", K_F1 + 11},
		{"F24", K_F1 + 23}, {"PgDn", K_PAGE_DOWN}, {"S-Tab", K_SHIFT | K_TAB}, {"Enter", K_ENTER},
		{"Space", ' '}, {"C-Space", K_CTRL | ' '}, {"-", '-'}, {"C--", K_CTRL | '-'}, {"#", '#'},
		{"中", 0x4E2D}, {"C-M-Del", K_CTRL | K_ALT | K_DELETE}, {"F", 'F'}, {"C", 'C'}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		char name[KEY_NAME_SIZE];
		assert_int_equal(key_parse(keys[i].name, strlen(keys[i].name)), keys[i].code);
		assert_string_equal(key_name(keys[i].code, name), keys[i].name);
	}
	/* Every key that can be typed has a name of its own that is read back. */
	for (key_code code = 1; code < K_F1 + 24; code = code == 0x2FFFF ? K_FIRST : code + 1) {
		char name[KEY_NAME_SIZE];
		if (*key_name(code, name) && code == (key_code)text_fold_key((uint32_t)code))
			if (code != 0x7F && code != 0xFFFD)
				assert_int_equal(key_parse(name, strlen(name)), code);
	}
}

static void names_that_are_none(void **state)
{
	(void)state;
	static const char *const wrong[] = {
		"", "F0", "F25", "F1x", "X-a", "Ctrl-s", "jk", "\x7F", "\xFF", "C-", "中文", "pgdn"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (key_parse(wrong[i], strlen(wrong[i])) != K_NONE)
			fail_msg("%s names a key", wrong[i]);
	/* Typed with the input method on, in a user's file as at the keyboard. */
	assert_int_equal(key_parse("？", strlen("？")), '?');
	assert_int_equal(key_parse("C-S", 3), K_CTRL | 's');
	char name[KEY_NAME_SIZE];
	assert_string_equal(key_name(K_NONE, name), "");
	assert_string_equal(key_name(K_CTRL, name), "");
}

/* Decodes `bytes`, given in pieces of `piece` bytes, into names joined by blanks; pastes as <text>. */
static const char *decoded_n(const char *bytes, size_t length, size_t piece, bool flush)
{
	static char out[4096];
	struct key_decoder decoder = {0};
	struct key_event key;
	struct strbuf text = {0};
	for (size_t at = 0; at <= length;) {
		size_t now = length - at < piece ? length - at : piece;
		at += now ? key_feed(&decoder, bytes + at, now) : 1;
		while (key_next(&decoder, flush && at >= length, &key)) {
			char name[KEY_NAME_SIZE];
			strbuf_add(&text, text.length ? " " : "");
			if (key.code == K_PASTE) {
				assert_int_equal(key.length, strlen(key.text));
				strbuf_addf(&text, "<%s>", key.text);
			} else if (key.code == K_REPORT) {
				strbuf_addf(&text, "[%d,%d]", key.row, key.column);
			} else {
				strbuf_add(&text, key_name(key.code, name));
			}
		}
	}
	assert_true(!flush || !key_is_pending(&decoder));
	key_decoder_free(&decoder);
	assert_true(text.length < sizeof out);
	strcpy(out, strbuf_text(&text));
	strbuf_free(&text);
	return out;
}

static void keys_are_the_same_however_they_are_cut(void **state)
{
	(void)state;
	static const struct {
		const char *bytes, *keys;
	} streams[] = {
		{"jk", "j k"},
		{"\x1b[A\x1b[B\x1b[C\x1b[D", "Up Down Right Left"},
		{"\x1bOA\x1bOF\x1bOP", "Up End F1"},
		{"\x1b[5~\x1b[6~\x1b[3~\x1b[15~\x1b[24~", "PgUp PgDn Del F5 F12"},
		{"\x1b[[A\x1b[[E", "F1 F5"},
		{"\x1b[1;5A\x1b[1;2B\x1b[3;3~\x1b[1;8H", "C-Up S-Down M-Del C-M-S-Home"},
		{"\x1b[Z", "S-Tab"},
		{"\t\r\x7f\x08\x01\x1a", "Tab Enter Backspace Backspace C-a C-z"},
		{"\x1bx\x1b中", "M-x M-中"},
		{"张伟①", "张 伟 ①"},
		{"：？／１ｊ　、。", ": ? / 1 j Space / ."}, /* the input method is on */
		{"\x1b[?25h\x1b[999;999Xj", "j"}, /* unknown sequences are used up */
		{"\x1b[12;80R", "[12,80]"},
		{"\xff\xfe j", "Space j"}, /* no characters at all */
		{"\x1b[200~你好\r世界\x1b[201~j", "<你好\n世界> j"},
		{"\x1b[200~a\r\nb\x1b[201~", "<a\nb>"},
		{"\x1b[200~:q\x1b[A\x07x\x1b[201~\x1b[A", "<:q[Ax> Up"}, /* never commands */
		{"\x1b[200~\x1b[201~", "<>"},
		{"\x1b[200~\xff\xffx\x1b[201~", "<\uFFFD\uFFFDx>"},
	};
	for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
		for (size_t piece = 1; piece <= 64; piece = piece < 9 ? piece + 1 : piece * 2) {
			size_t length = strlen(streams[i].bytes);
			const char *keys = decoded_n(streams[i].bytes, length, piece, false);
			if (strcmp(keys, streams[i].keys) != 0)
				fail_msg("stream %zu in pieces of %zu: %s", i, piece, keys);
		}
}

static void escape_waits_for_what_may_follow(void **state)
{
	(void)state;
	struct key_decoder decoder = {0};
	struct key_event key;
	assert_false(key_is_pending(&decoder));
	assert_int_equal(key_feed(&decoder, "\x1b", 1), 1);
	assert_false(key_next(&decoder, false, &key));
	assert_true(key_is_pending(&decoder));
	assert_true(key_next(&decoder, true, &key));
	assert_int_equal(key.code, K_ESCAPE);
	assert_int_equal(key.raw, 0);
	assert_false(key_is_pending(&decoder));
	key_decoder_free(&decoder);
	assert_string_equal(decoded_n("\x1b\x1b", 2, 2, true), "Esc Esc");
	assert_string_equal(decoded_n("\x1b\x1b[A", 4, 1, true), "Esc Up");
	assert_string_equal(decoded_n("\x1b[", 2, 2, true), "Esc [");
	/* Half a character is dropped, what follows is not. */
	assert_string_equal(decoded_n("\xe4\xb8", 2, 2, true), "");
	assert_string_equal(decoded_n("\xe4\xb8j", 3, 3, true), "j");
	assert_string_equal(decoded_n("\0", 1, 1, false), "C-Space");
}

/* Commands see the ASCII key, text what was typed. */
static void raw_is_as_typed(void **state)
{
	(void)state;
	struct key_decoder decoder = {0};
	struct key_event key;
	assert_int_equal(key_feed(&decoder, "ｊ\x1bj", strlen("ｊ\x1bj")), 5);
	assert_true(key_next(&decoder, false, &key));
	assert_int_equal(key.code, 'j');
	assert_int_equal(key.raw, 0xFF4A);
	assert_true(key_next(&decoder, false, &key));
	assert_int_equal(key.code, K_ALT | 'j');
	assert_int_equal(key.raw, 0); /* M-j is no text */
	key_decoder_free(&decoder);
}

static void a_long_paste_is_one_event(void **state)
{
	(void)state;
	enum { TIMES = 20000 };
	struct strbuf bytes = {0}, expected = {0};
	strbuf_add(&bytes, "\x1b[200~");
	for (int i = 0; i < TIMES; i++) {
		strbuf_add(&bytes, "劳动报酬\r\n");
		strbuf_add(&expected, "劳动报酬\n");
	}
	strbuf_add(&bytes, "\x1b[201~");
	struct key_decoder decoder = {0};
	struct key_event key;
	size_t at = 0;
	int events = 0;
	while (at < bytes.length) {
		at += key_feed(&decoder, bytes.data + at, bytes.length - at);
		while (key_next(&decoder, false, &key)) {
			events++;
			assert_int_equal(key.code, K_PASTE);
			assert_int_equal(key.length, expected.length);
			assert_string_equal(key.text, strbuf_text(&expected));
		}
	}
	assert_int_equal(events, 1);
	key_decoder_free(&decoder);
	strbuf_free(&bytes);
	strbuf_free(&expected);
}

/* Any bytes in any pieces: it neither crashes nor hangs, and a key has a code. */
static void noise_is_survived(void **state)
{
	(void)state;
	static const char likely[] = "\x1b[O;~0129ABR\xe4\xb8\xad\r\n";
	uint64_t seed = 88172645463325252u;
	struct key_decoder decoder = {0};
	for (int round = 0; round < 200000; round++) {
		char bytes[8];
		size_t length = 1 + random_below(&seed, sizeof bytes);
		for (size_t i = 0; i < length; i++)
			bytes[i] = random_below(&seed, 4) ? likely[random_below(&seed, sizeof likely - 1)]
							  : (char)random_below(&seed, 256);
		for (size_t at = 0; at < length;) {
			size_t fed = key_feed(&decoder, bytes + at, length - at);
			struct key_event key;
			int keys = 0;
			while (key_next(&decoder, random_below(&seed, 8) == 0, &key)) {
				assert_int_not_equal(key.code, K_NONE);
				assert_true(++keys <= KEY_PENDING);
			}
			assert_true(fed > 0 || decoder.length < KEY_PENDING);
			at += fed;
		}
	}
	key_decoder_free(&decoder);
}

/* The same keys from a terminal that speaks GB18030 (中 is D6 D0, 㐀 four bytes). */
static void other_charsets(void **state)
{
	(void)state;
	if (!setlocale(LC_CTYPE, "zh_CN.GB18030") && !setlocale(LC_CTYPE, "zh_CN.gb18030"))
		skip();
	for (size_t piece = 1; piece < 8; piece++) {
		assert_string_equal(decoded_n("\xd6\xd0\x81\x39\xee\x39j", 7, piece, false), "中 㐀 j");
		assert_string_equal(
			decoded_n("\x1b[200~\xd6\xd0\xce\xc4\x1b[201~", 16, piece, false), "<中文>");
	}
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
}

int main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_go_both_ways),
		cmocka_unit_test(names_that_are_none),
		cmocka_unit_test(keys_are_the_same_however_they_are_cut),
		cmocka_unit_test(escape_waits_for_what_may_follow),
		cmocka_unit_test(raw_is_as_typed),
		cmocka_unit_test(a_long_paste_is_one_event),
		cmocka_unit_test(noise_is_survived),
		cmocka_unit_test(other_charsets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
