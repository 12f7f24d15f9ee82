/* Text being edited: keys, limits, graphemes, paste; fields that scroll, areas that wrap, dates as typed. */
#include "screen_fixture.h"

#include "widget/field.h"
#include "widget/textarea.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static enum widget_answer press(struct edit *edit, key_code code)
{
	struct key_event key = key_of(code);
	return edit_key(edit, &key);
}

static void type(struct edit *edit, const char *text)
{
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		uint32_t c;
		at += text_decode(text + at, length - at, &c);
		struct key_event key = key_typed(c);
		assert_int_equal(edit_key(edit, &key), WIDGET_CHANGED);
	}
}

/* The text with a bar where the cursor stands. */
static void looks(const struct edit *edit, const char *expected)
{
	struct strbuf text = {0};
	strbuf_add_bytes(&text, edit_text(edit), edit->at);
	strbuf_add(&text, "|");
	strbuf_add(&text, edit_text(edit) + edit->at);
	assert_int_equal(strlen(edit_text(edit)), edit->length);
	assert_string_equal(strbuf_text(&text), expected);
	strbuf_free(&text);
}

static void keys_of_a_line(void **state)
{
	(void)state;
	struct edit edit = {0};
	assert_string_equal(edit_text(&edit), "");
	assert_int_equal(press(&edit, K_LEFT), WIDGET_MINE);
	assert_int_equal(press(&edit, K_BACKSPACE), WIDGET_MINE);
	type(&edit, "重庆ａb：");
	looks(&edit, "重庆ａb：|"); /* text is kept as typed */
	press(&edit, K_LEFT);
	press(&edit, K_LEFT);
	looks(&edit, "重庆ａ|b：");
	assert_int_equal(press(&edit, K_BACKSPACE), WIDGET_CHANGED);
	looks(&edit, "重庆|b：");
	assert_int_equal(press(&edit, K_DELETE), WIDGET_CHANGED);
	looks(&edit, "重庆|：");
	press(&edit, K_HOME);
	assert_int_equal(press(&edit, K_BACKSPACE), WIDGET_MINE);
	type(&edit, "在");
	looks(&edit, "在|重庆：");
	press(&edit, K_CTRL | 'e');
	looks(&edit, "在重庆：|");
	assert_int_equal(press(&edit, K_DELETE), WIDGET_MINE);
	press(&edit, K_CTRL | 'b');
	assert_int_equal(press(&edit, K_CTRL | 'u'), WIDGET_CHANGED);
	looks(&edit, "|：");
	press(&edit, K_CTRL | 'f');
	type(&edit, "一庭");
	press(&edit, K_CTRL | 'a');
	assert_int_equal(press(&edit, K_CTRL | 'k'), WIDGET_CHANGED);
	looks(&edit, "|");
	/* Not its keys. */
	assert_int_equal(press(&edit, K_ENTER), WIDGET_NOT_MINE);
	assert_int_equal(press(&edit, K_TAB), WIDGET_NOT_MINE);
	assert_int_equal(press(&edit, K_UP), WIDGET_NOT_MINE);
	assert_int_equal(press(&edit, K_F1), WIDGET_NOT_MINE);
	assert_int_equal(press(&edit, K_ALT | 'x'), WIDGET_NOT_MINE);
	edit_free(&edit);
}

static void words_go_at_once(void **state)
{
	(void)state;
	struct edit edit = {0};
	type(&edit, "foo bar 仲裁 ");
	press(&edit, K_CTRL | 'w');
	looks(&edit, "foo bar 仲|"); /* Hanzi have no blanks between them: one by one */
	press(&edit, K_CTRL | 'w');
	looks(&edit, "foo bar |");
	press(&edit, K_CTRL | 'w');
	looks(&edit, "foo |");
	press(&edit, K_CTRL | 'w');
	looks(&edit, "|");
	assert_int_equal(press(&edit, K_CTRL | 'w'), WIDGET_MINE);
	edit_free(&edit);
}

static void graphemes_are_whole(void **state)
{
	(void)state;
	struct edit edit = {0};
	assert_true(edit_set(&edit, "e\u0301👩‍👧🇨🇳中"));
	press(&edit, K_BACKSPACE);
	looks(&edit, "e\u0301👩‍👧🇨🇳|");
	press(&edit, K_BACKSPACE);
	looks(&edit, "e\u0301👩‍👧|");
	press(&edit, K_LEFT);
	looks(&edit, "e\u0301|👩‍👧");
	press(&edit, K_DELETE);
	looks(&edit, "e\u0301|");
	press(&edit, K_BACKSPACE);
	looks(&edit, "|");
	/* A letter typed in front of a mark takes the mark: the cursor stands behind both. */
	assert_true(edit_set(&edit, "\u0301a"));
	press(&edit, K_HOME);
	type(&edit, "e");
	looks(&edit, "e\u0301|a");
	/* Taking away what stood between a letter and a mark. */
	edit.lines = true;
	assert_true(edit_set(&edit, "e\n\u0301a"));
	press(&edit, K_LEFT);
	press(&edit, K_LEFT);
	press(&edit, K_BACKSPACE);
	looks(&edit, "e\u0301|a");
	edit_free(&edit);
}

static void limits_are_bytes_cut_at_graphemes(void **state)
{
	(void)state;
	struct edit edit = {.max = 8};
	assert_true(edit_set(&edit, "劳动报酬"));
	looks(&edit, "劳动|"); /* nine bytes would be too many */
	struct key_event key = key_typed(0x62A5);
	assert_int_equal(edit_key(&edit, &key), WIDGET_MINE);
	looks(&edit, "劳动|");
	type(&edit, "ab");
	looks(&edit, "劳动ab|");
	assert_false(edit_insert(&edit, "c", 1));
	edit_free(&edit);

	struct edit large = {0};
	char *text = malloc(10001);
	assert_non_null(text);
	memset(text, 'a', 10000);
	text[10000] = '\0';
	assert_true(edit_set(&large, text));
	assert_int_equal(large.length, 4096);
	free(text);
	edit_free(&large);
}

/* A stored value may be of any origin: it is shown, and can be put right. */
static void no_utf8_is_marked(void **state)
{
	(void)state;
	struct edit edit = {0};
	assert_true(edit_set(&edit, "张\xff伟\xe5"));
	looks(&edit, "张\uFFFD伟\uFFFD|");
	edit_free(&edit);
}

static void pasting(void **state)
{
	(void)state;
	struct edit line = {0}, lines = {.lines = true};
	struct key_event key = key_pasted("甲\t乙\n丙");
	assert_int_equal(edit_key(&line, &key), WIDGET_CHANGED);
	looks(&line, "甲 乙 丙|");
	assert_int_equal(edit_key(&lines, &key), WIDGET_CHANGED);
	looks(&lines, "甲 乙\n丙|");
	key = key_pasted("坏\xff");
	assert_int_equal(edit_key(&line, &key), WIDGET_MINE); /* all or nothing */
	looks(&line, "甲 乙 丙|");
	key = key_pasted("");
	assert_int_not_equal(edit_key(&line, &key), WIDGET_NOT_MINE);
	line.max = line.length + 2;
	key = key_pasted("丁");
	assert_int_equal(edit_key(&line, &key), WIDGET_MINE);
	looks(&line, "甲 乙 丙|");
	edit_free(&line);
	edit_free(&lines);
}

static void lines_have_their_own_ends(void **state)
{
	(void)state;
	struct edit edit = {.lines = true};
	type(&edit, "一行");
	assert_int_equal(press(&edit, K_ENTER), WIDGET_CHANGED);
	type(&edit, "二行");
	press(&edit, K_HOME);
	looks(&edit, "一行\n|二行");
	press(&edit, K_LEFT);
	looks(&edit, "一行|\n二行");
	press(&edit, K_HOME);
	press(&edit, K_CTRL | 'k');
	looks(&edit, "|\n二行");
	press(&edit, K_DELETE);
	press(&edit, K_END);
	press(&edit, K_CTRL | 'u');
	looks(&edit, "|");
	edit_free(&edit);
}

/* Whatever is pressed, typed and pasted: valid UTF-8, within its limit, the cursor between graphemes. */
static void any_keys_keep_it_whole(void **state)
{
	(void)state;
	static const key_code codes[] = {K_LEFT, K_RIGHT, K_HOME, K_END, K_BACKSPACE, K_DELETE, K_CTRL | 'w',
		K_CTRL | 'u', K_CTRL | 'k', K_ENTER, K_LEFT, K_LEFT, K_RIGHT};
	static const uint32_t typed[] = {'a', ' ', 0x4E2D, 0x0301, 0x200D, 0x1F469, 0x1F1E8, 0x1F1F3, 0xFE0F,
		0x1F3FD, 0x20BB7, 0x1100, 0x1161, 0x11A8};
	static const char *const pasted[] = {
		"👩‍👩‍👧", "\u0301", "e\u0308\n\u0308", "🇨", "混合 text", "\u200d"};
	uint64_t seed = 123456789;
	struct edit edit = {.max = 60, .lines = true};
	for (int step = 0; step < 60000; step++) {
		uint32_t what = random_below(&seed, 4);
		struct key_event key;
		if (what == 0)
			key = key_of(codes[random_below(&seed, sizeof codes / sizeof *codes)]);
		else if (what == 1)
			key = key_pasted(pasted[random_below(&seed, sizeof pasted / sizeof *pasted)]);
		else
			key = key_typed(typed[random_below(&seed, sizeof typed / sizeof *typed)]);
		edit.lines = random_below(&seed, 2);
		edit_key(&edit, &key);
		const char *text = edit_text(&edit);
		assert_true(edit.length <= 60 && strlen(text) == edit.length);
		assert_true(text_valid(text, edit.length));
		if (edit.at != text_boundary(text, edit.length, edit.at))
			fail_msg("step %d: the cursor stands at %zu within a grapheme of %s", step, edit.at,
				text);
	}
	edit_free(&edit);
}

/* --- On the canvas -------------------------------------------------------------------------------------- */

/* The cursor is inside the field, at the text's place, at every width and wherever it stands. */
static void a_field_shows_its_cursor(void **state)
{
	(void)state;
	struct field field = {0};
	assert_true(edit_set(&field.edit, "重庆a某某b建设c工程e\u0301有限公司，法定代表人：冉䶮"));
	for (int columns = 1; columns <= 50; columns++) {
		struct canvas *canvas = screen_new(1, 60);
		for (int pass = 0; pass < 2; pass++) /* from the left to the right and back */
			for (size_t at = pass ? field.edit.length : 0;;) {
				int row, column;
				field.edit.at = at;
				canvas_clear(canvas);
				field_draw(&field, canvas, 0, 5, columns, STYLE_FIELD_ACTIVE, true);
				screen_is_sound(canvas);
				canvas_cursor(canvas, &row, &column);
				assert_int_equal(row, 0);
				assert_true(column >= 5 && column < 5 + columns);
				assert_int_equal(canvas_cell_at(canvas, 0, 4)->style, STYLE_NORMAL);
				assert_int_equal(canvas_cell_at(canvas, 0, 5 + columns)->style, STYLE_NORMAL);
				/* Under the cursor stands what it would delete. */
				struct text_cell next;
				size_t rest = field.edit.length - at;
				if (rest && columns > 3) {
					text_next_cell(field.edit.text + at, rest, &next);
					const struct canvas_cell *c = canvas_cell_at(canvas, 0, column);
					if (column - 5 + next.width <= columns)
						assert_int_equal(c->chars[0], next.chars[0]);
				}
				size_t before = at;
				at = pass ? text_previous(field.edit.text, field.edit.length, at)
					  : text_next(field.edit.text, field.edit.length, at);
				if (at == before)
					break;
			}
		/* Without focus its beginning is shown, and a mark where it is cut. */
		canvas_clear(canvas);
		field_draw(&field, canvas, 0, 5, columns, STYLE_FIELD, false);
		int row, column;
		canvas_cursor(canvas, &row, &column);
		assert_int_equal(row, -1);
		if (columns > 2)
			assert_int_equal(canvas_cell_at(canvas, 0, 5)->chars[0], 0x91CD);
		canvas_free(canvas);
	}
	edit_free(&field.edit);
}

static void an_area_goes_by_wrapped_lines(void **state)
{
	(void)state;
	struct textarea area = {.edit = {.lines = true}};
	assert_true(edit_set(&area.edit, "一二三四五六七八九十甲乙丙\n丁"));
	struct canvas *canvas = screen_new(3, 12);
	struct key_event up = key_of(K_UP), down = key_of(K_DOWN);
	int row, column;
	textarea_draw(&area, canvas, (struct rect){0, 0, 2, 11}, STYLE_FIELD, true);
	canvas_cursor(
		canvas, &row, &column); /* ten columns: 一…五, 六…十, 甲乙丙, 丁; scrolled to the last two */
	assert_true(row == 1 && column == 2);
	assert_string_equal(screen_row(canvas, 0), "甲乙丙");
	assert_string_equal(screen_row(canvas, 2), "");
	assert_int_equal(textarea_key(&area, &down), WIDGET_NOT_MINE);
	assert_int_equal(textarea_key(&area, &up), WIDGET_MINE);
	looks(&area.edit, "一二三四五六七八九十甲|乙丙\n丁");
	assert_int_equal(textarea_key(&area, &up), WIDGET_MINE);
	looks(&area.edit, "一二三四五六|七八九十甲乙丙\n丁");
	assert_int_equal(textarea_key(&area, &up), WIDGET_MINE);
	looks(&area.edit, "一|二三四五六七八九十甲乙丙\n丁");
	assert_int_equal(textarea_key(&area, &up), WIDGET_NOT_MINE);
	canvas_clear(canvas);
	textarea_draw(&area, canvas, (struct rect){0, 0, 2, 11}, STYLE_FIELD, true);
	canvas_cursor(canvas, &row, &column);
	assert_true(row == 0 && column == 2);
	assert_string_equal(screen_row(canvas, 0), "一二三四五");
	canvas_free(canvas);
	edit_free(&area.edit);
}

/* A higher or wider place shows more, not blank lines under a scrolled text. */
static void an_area_does_not_stay_scrolled(void **state)
{
	(void)state;
	struct textarea area = {.edit = {.lines = true}};
	assert_true(edit_set(&area.edit, "一\n二\n三\n四\n五"));
	struct canvas *canvas = screen_new(6, 20);
	textarea_draw(&area, canvas, (struct rect){0, 0, 2, 11}, STYLE_FIELD, true);
	assert_string_equal(screen_row(canvas, 0), "四");
	canvas_clear(canvas);
	textarea_draw(&area, canvas, (struct rect){0, 0, 6, 11}, STYLE_FIELD, true);
	assert_string_equal(screen_row(canvas, 0), "一");
	canvas_free(canvas);
	edit_free(&area.edit);
}

int main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_of_a_line),
		cmocka_unit_test(words_go_at_once),
		cmocka_unit_test(graphemes_are_whole),
		cmocka_unit_test(limits_are_bytes_cut_at_graphemes),
		cmocka_unit_test(no_utf8_is_marked),
		cmocka_unit_test(pasting),
		cmocka_unit_test(lines_have_their_own_ends),
		cmocka_unit_test(any_keys_keep_it_whole),
		cmocka_unit_test(a_field_shows_its_cursor),
		cmocka_unit_test(an_area_goes_by_wrapped_lines),
		cmocka_unit_test(an_area_does_not_stay_scrolled),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
