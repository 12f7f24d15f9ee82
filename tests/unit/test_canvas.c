/* The canvas: wide text at every width, cut at graphemes, clipped without halves left behind. */
#include "screen_fixture.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Chinese first, then marks, joined emoji, what has no width, and bytes that are no text. */
static const char *const texts[] = {
	"重庆某某建设工程有限公司诉张伟等十四人追索劳动报酬、经济补偿、未签劳动合同双倍工资争议一案（集体争议）",
	"渝两江劳人仲案字〔2020〕第2314号",
	"冉䶮（𠮷野家）ABC ａｂｃ １２３ ﾊﾝｶｸ",
	"e\u0301a\u0308o\u0302 cafe\u0301 Zu\u0308rich",
	"\u200B零宽\uFEFF字符\u202E方向\u2066标记",
	"👩‍👩‍👧 👍🏽 🇨🇳 ☎️",
	"制表\t换行\n回车\r\x07铃\x1b[31m红",
	"坏\xff\xfe字节\xe4\xb8",
	"",
};
enum { TEXTS = sizeof texts / sizeof *texts };

static void draw_all(struct canvas *canvas)
{
	struct rect area = canvas_area(canvas);
	canvas_frame(canvas, area, STYLE_FRAME, "案件 2,876 ─ 在办 92 · 今日到期 3 · 逾期 1 · 送达受阻 17");
	struct rect inner = rect_inside(area);
	int third = inner.columns / 3;
	for (int i = 0; i < TEXTS; i++) {
		canvas_field(canvas, inner.row + i, inner.column, third, TEXT_LEFT, STYLE_NORMAL, texts[i]);
		canvas_field(canvas, inner.row + i, inner.column + third + 1, third - 1, TEXT_CENTRE,
			STYLE_NORMAL, texts[i]);
		canvas_field(canvas, inner.row + i, inner.column + 2 * third + 1,
			inner.columns - 2 * third - 1, TEXT_RIGHT, STYLE_NORMAL, texts[i]);
	}
	canvas_rule(canvas, inner.row + TEXTS, area.column, area.columns, STYLE_FRAME, "为什么是 2021-01-11");
	struct rect rest = {
		inner.row + TEXTS + 1, inner.column + 1, inner.rows - TEXTS - 1, inner.columns - 2};
	canvas_paragraph(canvas, rest, 0, STYLE_NORMAL,
		"受理 09-27，次日起算，四十五日；公告 10-11 至 12-10 的六十日不计入。"
		"第四十五日 2021-01-10 是星期日，顺延到 01-11（星期一）。\n第二段。");
}

static void a_picture_at_three_widths(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct canvas *canvas = screen_new(16, screen_widths[i]);
		canvas_set_frames(canvas, FRAMES_LINE);
		draw_all(canvas);
		screen_equals(canvas, "canvas");
		canvas_clear(canvas);
		canvas_set_frames(canvas, FRAMES_ASCII);
		draw_all(canvas);
		screen_equals(canvas, "canvas-ascii");
		canvas_free(canvas);
	}
}

/* What such a terminal may draw two cells wide is ASCII; Hanzi are what they are. */
static void ambiguous_characters_are_ascii(void **state)
{
	(void)state;
	static const char text[] = "阿依古丽·艾合… “中” —→×";
	struct canvas *canvas = screen_new(1, 40);
	struct strbuf out = {0};
	canvas_set_frames(canvas, FRAMES_LINE);
	canvas_text(canvas, 0, 0, STYLE_NORMAL, text);
	canvas_row_text(canvas, 0, &out);
	assert_memory_equal(strbuf_text(&out), text, strlen(text));
	strbuf_reset(&out);
	canvas_clear(canvas);
	canvas_set_frames(canvas, FRAMES_ASCII);
	canvas_text(canvas, 0, 0, STYLE_NORMAL, text);
	canvas_row_text(canvas, 0, &out);
	assert_memory_equal(
		strbuf_text(&out), "阿依古丽.艾合~ \"中\" ->x ", strlen("阿依古丽.艾合~ \"中\" ->x "));
	strbuf_free(&out);
	canvas_free(canvas);
}

/* A field of any width holds exactly its columns, whatever the text, and touches nothing beside them. */
static void fields_are_exact(void **state)
{
	(void)state;
	enum { COLUMNS = 60 };
	struct canvas *canvas = screen_new(1, COLUMNS);
	for (int i = 0; i < TEXTS; i++)
		for (int columns = 0; columns <= 40; columns++)
			for (int align = TEXT_LEFT; align <= TEXT_CENTRE; align++) {
				canvas_clear(canvas);
				for (int column = 0; column < COLUMNS; column++)
					canvas_text(canvas, 0, column, STYLE_DIM, "x");
				canvas_field(
					canvas, 0, 9, columns, (enum text_align)align, STYLE_TITLE, texts[i]);
				screen_is_sound(canvas);
				for (int column = 0; column < COLUMNS; column++) {
					const struct canvas_cell *cell = canvas_cell_at(canvas, 0, column);
					bool inside = column >= 9 && column < 9 + columns;
					assert_int_equal(cell->style, inside ? STYLE_TITLE : STYLE_DIM);
					if (!inside)
						assert_int_equal(cell->chars[0], 'x');
				}
			}
	canvas_free(canvas);
}

static void cut_text_says_so(void **state)
{
	(void)state;
	struct canvas *canvas = screen_new(1, 20);
	canvas_field(canvas, 0, 0, 9, TEXT_RIGHT, STYLE_NORMAL, "劳动报酬争议");
	assert_string_equal(screen_row(canvas, 0), "劳动报酬~");
	canvas_clear(canvas);
	canvas_field(canvas, 0, 0, 8, TEXT_LEFT, STYLE_NORMAL, "劳动报酬争议");
	assert_string_equal(screen_row(canvas, 0), "劳动报~"); /* the eighth column stays blank */
	canvas_clear(canvas);
	canvas_field(canvas, 0, 0, 12, TEXT_LEFT, STYLE_NORMAL, "劳动报酬争议");
	assert_string_equal(screen_row(canvas, 0), "劳动报酬争议");
	canvas_clear(canvas);
	/* A mark stays with its letter or goes with it. */
	canvas_field(canvas, 0, 0, 3, TEXT_LEFT, STYLE_NORMAL, "abe\u0301f");
	assert_string_equal(screen_row(canvas, 0), "ab~");
	canvas_clear(canvas);
	canvas_field(canvas, 0, 0, 4, TEXT_LEFT, STYLE_NORMAL, "abe\u0301fg");
	assert_string_equal(screen_row(canvas, 0), "abe\u0301~");
	canvas_field(canvas, 0, 0, 1, TEXT_LEFT, STYLE_NORMAL, "很长");
	assert_int_equal(canvas_cell_at(canvas, 0, 0)->chars[0], '~');
	canvas_free(canvas);
}

/* Every way of overwriting half a wide character. */
static void no_halves_remain(void **state)
{
	(void)state;
	for (int at = 0; at < 8; at++) {
		struct canvas *canvas = screen_new(1, 8);
		canvas_text(canvas, 0, 0, STYLE_NORMAL, "劳动报酬");
		canvas_text(canvas, 0, at, STYLE_NORMAL, "x");
		screen_is_sound(canvas);
		assert_int_equal(canvas_cell_at(canvas, 0, at)->chars[0], 'x');
		canvas_text(canvas, 0, at, STYLE_NORMAL, "中");
		screen_is_sound(canvas);
		canvas_free(canvas);
	}
	struct canvas *canvas = screen_new(1, 4);
	canvas_text(canvas, 0, 0, STYLE_NORMAL, "劳动");
	canvas_text(canvas, 0, 1, STYLE_NORMAL, "中");
	assert_string_equal(screen_row(canvas, 0), " 中");
	canvas_clear(canvas);
	canvas_text(canvas, 0, -1, STYLE_NORMAL, "劳动报"); /* cut by both edges */
	screen_is_sound(canvas);
	assert_string_equal(screen_row(canvas, 0), " 动");
	assert_int_equal(canvas_text(canvas, 5, 0, STYLE_NORMAL, "外面"), 4); /* outside: measured only */
	canvas_free(canvas);
}

static void the_clip_holds(void **state)
{
	(void)state;
	struct canvas *canvas = screen_new(5, 20);
	struct rect clip = {1, 3, 3, 7}; /* columns 3 to 9: wide characters are cut at both sides */
	struct rect before = canvas_clip(canvas, clip);
	assert_int_equal(before.columns, 20);
	for (int row = -1; row < 7; row++)
		canvas_text(canvas, row, row & 1, STYLE_MATCH, "劳动争议仲裁委员会开庭");
	canvas_frame(canvas, (struct rect){-2, -2, 20, 40}, STYLE_FRAME, "外框");
	canvas_fill(canvas, (struct rect){3, -5, 1, 400}, STYLE_TITLE);
	canvas_restyle(canvas, (struct rect){2, -5, 1, 400}, STYLE_ERROR);
	screen_is_sound(canvas);
	for (int row = 0; row < 5; row++)
		for (int column = 0; column < 20; column++) {
			const struct canvas_cell *cell = canvas_cell_at(canvas, row, column);
			bool inside = row >= 1 && row <= 3 && column >= 3 && column <= 9;
			if (!inside)
				assert_true(cell->chars[0] == ' ' && cell->style == STYLE_NORMAL);
			else
				assert_int_equal(cell->style, row == 1   ? STYLE_MATCH
							      : row == 2 ? STYLE_ERROR
									 : STYLE_TITLE);
		}
	assert_string_equal(screen_row(canvas, 2), "    争议仲");
	/* A clip reaches no further than the canvas. */
	canvas_clip(canvas, (struct rect){-4, 15, 100, 100});
	canvas_fill(canvas, (struct rect){-100, -100, 1000, 1000}, STYLE_DUE_SOON);
	assert_int_equal(canvas_cell_at(canvas, 4, 19)->style, STYLE_DUE_SOON);
	assert_int_not_equal(canvas_cell_at(canvas, 4, 14)->style, STYLE_DUE_SOON);
	canvas_free(canvas);
}

static void paragraphs_scroll(void **state)
{
	(void)state;
	struct canvas *canvas = screen_new(3, 10);
	const char *text = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸";
	assert_int_equal(canvas_paragraph(canvas, canvas_area(canvas), 2, STYLE_NORMAL, text), 4);
	assert_string_equal(screen_row(canvas, 0), "甲乙丙丁戊");
	assert_string_equal(screen_row(canvas, 1), "己庚辛壬癸");
	assert_string_equal(screen_row(canvas, 2), "");
	assert_int_equal(canvas_paragraph(canvas, canvas_area(canvas), 9, STYLE_NORMAL, text), 4);
	canvas_free(canvas);
}

static void resizing_blanks(void **state)
{
	(void)state;
	struct canvas *canvas = screen_new(2, 10);
	int row, column;
	canvas_text(canvas, 1, 8, STYLE_TITLE, "中");
	canvas_set_cursor(canvas, 1, 5);
	canvas_cursor(canvas, &row, &column);
	assert_int_equal(row, 1);
	assert_int_equal(column, 5);
	assert_true(canvas_resize(canvas, 4, 9));
	canvas_cursor(canvas, &row, &column);
	assert_int_equal(row, -1);
	for (int i = 0; i < 4; i++)
		assert_string_equal(screen_row(canvas, i), "");
	assert_true(canvas_resize(canvas, 0, 0)); /* a terminal may say so for a moment */
	canvas_text(canvas, 0, 0, STYLE_NORMAL, "中");
	canvas_frame(canvas, canvas_area(canvas), STYLE_FRAME, "标题");
	screen_is_sound(canvas);
	assert_null(canvas_cell_at(canvas, 1, 0));
	assert_null(canvas_cell_at(canvas, 0, -1));
	canvas_free(canvas);
}

static void rectangles(void **state)
{
	(void)state;
	struct rect a = {2, 3, 10, 20};
	struct rect none = rect_common(a, (struct rect){50, 50, 5, 5});
	assert_true(none.rows == 0 && none.columns == 0);
	struct rect middle = rect_middle(a, 4, 100);
	assert_true(middle.row == 5 && middle.rows == 4 && middle.column == 3 && middle.columns == 20);
	struct rect thin = rect_inside((struct rect){0, 0, 1, 2});
	assert_true(thin.rows == 0 && thin.columns == 0);
}

int main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_picture_at_three_widths),
		cmocka_unit_test(ambiguous_characters_are_ascii),
		cmocka_unit_test(fields_are_exact),
		cmocka_unit_test(cut_text_says_so),
		cmocka_unit_test(no_halves_remain),
		cmocka_unit_test(the_clip_holds),
		cmocka_unit_test(paragraphs_scroll),
		cmocka_unit_test(resizing_blanks),
		cmocka_unit_test(rectangles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
