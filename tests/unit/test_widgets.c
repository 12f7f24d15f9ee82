/* What is only looked at: months, texts to read, dialogs, bars at the edges, charts. */
#include "screen_fixture.h"

#include "widget/bar.h"
#include "widget/chart.h"
#include "widget/dialog.h"
#include "widget/month.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- The month ------------------------------------------------------------------------------------------ */

static struct month_mark mark_of(void *data, civil_date date)
{
	civil_date *new_year = data;
	if (date == *new_year)
		return (struct month_mark){STYLE_HOLIDAY, "休"};
	if (date == *new_year + 8)
		return (struct month_mark){STYLE_MAKE_UP, "班"};
	return (struct month_mark){civil_weekday(date) > 4 ? STYLE_DIM : STYLE_NORMAL, NULL};
}

static void a_month_at_three_widths(void **state)
{
	(void)state;
	civil_date new_year = civil_make(2021, 1, 1);
	struct month month = {.cursor = civil_make(2021, 1, 1),
		.today = civil_make(2021, 1, 4),
		.mark = mark_of,
		.data = &new_year};
	for (size_t i = 0; i < 3; i++) {
		struct canvas *canvas = screen_new(MONTH_ROWS, screen_widths[i]);
		month_draw(&month, canvas, canvas_area(canvas), true);
		screen_equals(canvas, "month");
		canvas_free(canvas);
	}
	struct canvas *canvas = screen_new(MONTH_ROWS, MONTH_COLUMNS);
	month_draw(&month, canvas, canvas_area(canvas), true);
	int first = 4 * (MONTH_COLUMNS / 7); /* 2021-01-01 is a Friday */
	assert_int_equal(canvas_cell_at(canvas, 2, first + 1)->chars[0], '1');
	assert_int_equal(canvas_cell_at(canvas, 2, first)->style, STYLE_HOLIDAY | STYLE_SELECTED);
	assert_int_equal(canvas_cell_at(canvas, 3, 0)->style, STYLE_TODAY);
	month_draw(&month, canvas, canvas_area(canvas), false);
	assert_int_equal(canvas_cell_at(canvas, 2, first)->style, STYLE_HOLIDAY);
	canvas_free(canvas);
}

/* Every month there is, each day once, under its weekday. */
static void every_month_has_its_days(void **state)
{
	(void)state;
	struct canvas *canvas = screen_new(MONTH_ROWS, MONTH_COLUMNS);
	int width = MONTH_COLUMNS / 7;
	for (civil_date first = CIVIL_FIRST; first < CIVIL_LAST; first = civil_month_start(first, 1)) {
		struct month month = {.cursor = first, .today = CIVIL_NONE};
		canvas_clear(canvas);
		month_draw(&month, canvas, canvas_area(canvas), true);
		civil_date next = civil_month_start(first, 1);
		int row = 2, days = 0;
		for (civil_date date = first; date < next; date++) {
			int day = civil_split(date).day, weekday = civil_weekday(date);
			if (date > first && weekday == 0)
				row++;
			const struct canvas_cell *ones = canvas_cell_at(canvas, row, weekday * width + 1);
			assert_int_equal(ones->chars[0], '0' + day % 10);
			days++;
		}
		int digits = 0;
		for (int r = 2; r < MONTH_ROWS; r++)
			for (int c = 1; c < MONTH_COLUMNS; c += width)
				digits += canvas_cell_at(canvas, r, c)->chars[0] != ' ';
		assert_int_equal(digits, days);
	}
	canvas_free(canvas);
}

static void days_are_gone_through(void **state)
{
	(void)state;
	static const struct {
		key_code code;
		const char *from, *to;
	} steps[] = {{K_LEFT, "2021-01-01", "2020-12-31"}, {K_RIGHT, "2020-02-28", "2020-02-29"},
		{K_UP, "2021-01-01", "2020-12-25"}, {K_DOWN, "2020-12-28", "2021-01-04"},
		{K_PAGE_DOWN, "2021-01-31", "2021-02-28"}, {K_PAGE_UP, "2020-03-31", "2020-02-29"},
		{K_PAGE_DOWN, "2020-12-31", "2021-01-31"}, {K_HOME, "2020-11-23", "2020-11-01"},
		{K_END, "2020-11-23", "2020-11-30"}, {'t', "1990-01-01", "2020-11-23"},
		{K_LEFT, "1900-01-01", "1900-01-01"}, {K_PAGE_UP, "1900-01-15", "1900-01-15"},
		{K_RIGHT, "2199-12-31", "2199-12-31"}, {K_END, "2199-12-05", "2199-12-31"}};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct month month = {
			.cursor = civil_parse(steps[i].from), .today = civil_make(2020, 11, 23)};
		struct key_event key = key_of(steps[i].code);
		char text[CIVIL_TEXT_SIZE];
		assert_int_equal(month_key(&month, &key), WIDGET_MINE);
		assert_string_equal(civil_format(month.cursor, text), steps[i].to);
	}
	struct month month = {.cursor = 0, .today = 0};
	struct key_event key = key_of(K_ENTER);
	assert_int_equal(month_key(&month, &key), WIDGET_DONE);
	key = key_of(K_ESCAPE);
	assert_int_equal(month_key(&month, &key), WIDGET_CANCELLED);
	key = key_typed('x');
	assert_int_equal(month_key(&month, &key), WIDGET_NOT_MINE);
}

/* --- Texts to read -------------------------------------------------------------------------------------- */

static const char help[] =
	"# 受理\n"
	"收到仲裁申请之日起五日内决定是否受理。\n"
	"\n"
	"# 公告送达\n"
	"受送达人下落不明，或者用其他方式无法送达的，公告送达；自发出公告之日起，经过三十日，"
	"即视为送达。\n"
	"Service by ANNOUNCEMENT.\n"
	"\n"
	"# 期限\n"
	"四十五日内结束；需要延期的，经主任批准，至多十五日。\n"
	"完\n\n";

static void a_text_at_three_widths(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct textview view = {0};
		struct canvas *canvas = screen_new(8, screen_widths[i]);
		canvas_set_frames(canvas, FRAMES_LINE);
		assert_true(textview_set(&view, help));
		textview_draw(&view, canvas, canvas_area(canvas));
		struct key_event down = key_of(K_DOWN);
		assert_int_equal(textview_key(&view, &down), WIDGET_MINE);
		textview_draw(&view, canvas, canvas_area(canvas));
		screen_equals(canvas, "textview");
		canvas_free(canvas);
		textview_free(&view);
	}
}

/* The third column of a table is wrapped below itself, and found where it is wrapped; one that begins beyond
 * the middle is not. */
static void entries_are_wrapped_below_themselves(void **state)
{
	(void)state;
	struct textview view = {0};
	struct canvas *canvas = screen_new(6, 31);
	struct strbuf row = {0};
	assert_true(textview_set(&view, "  w     why   every deadline explains itself\n"
					"                  far to the right it is not done"));
	textview_draw(&view, canvas, canvas_area(canvas));
	static const char *const rows[] = {"  w     why   every deadline", "              explains itself",
		"                  far to the", "right it is not done"};
	for (int i = 0; i < 4; i++) {
		strbuf_reset(&row);
		canvas_row_text(canvas, i, &row);
		assert_int_equal(strncmp(strbuf_text(&row), rows[i], strlen(rows[i])), 0);
	}
	assert_true(textview_find(&view, "deadline explains"));
	assert_int_equal(view.found, 0);
	assert_true(textview_find(&view, "itself"));
	assert_int_equal(view.found, 1);
	strbuf_free(&row);
	canvas_free(canvas);
	textview_free(&view);
}

static void scrolling_stops_at_the_ends(void **state)
{
	(void)state;
	struct textview view = {0};
	struct canvas *canvas = screen_new(4, 40);
	assert_true(textview_set(&view, "一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n"));
	textview_draw(&view, canvas, canvas_area(canvas));
	static const struct {
		key_code code;
		size_t top;
	} steps[] = {{K_UP, 0}, {K_DOWN, 1}, {K_PAGE_DOWN, 4}, {' ', 6}, {K_DOWN, 6}, {K_PAGE_UP, 3},
		{K_END, 6}, {K_HOME, 0}};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct key_event key = key_of(steps[i].code);
		assert_int_equal(textview_key(&view, &key), WIDGET_MINE);
		assert_int_equal(view.top, steps[i].top);
	}
	struct key_event key = key_typed('x');
	assert_int_equal(textview_key(&view, &key), WIDGET_NOT_MINE);
	canvas_free(canvas);
	textview_free(&view);
}

/* The arrows that say there is more stand beside the text, never on it. */
static void arrows_cover_nothing(void **state)
{
	(void)state;
	for (int columns = 4; columns < 30; columns++) {
		struct textview view = {0};
		struct canvas *canvas = screen_new(3, columns);
		assert_true(
			textview_set(&view, "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
					    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"));
		textview_draw(&view, canvas, canvas_area(canvas));
		struct key_event down = key_of(K_DOWN);
		textview_key(&view, &down);
		textview_draw(&view, canvas, canvas_area(canvas));
		for (int row = 0; row < 3 && view.top + (size_t)row < view.line_count; row++) {
			const struct textview_line *line = &view.lines[view.top + (size_t)row];
			assert_memory_equal(screen_row(canvas, row), view.text + line->start, line->bytes);
		}
		canvas_free(canvas);
		textview_free(&view);
	}
}

/* The place stays when the width changes; a shorter text is shown from its beginning. */
static void a_text_keeps_its_place(void **state)
{
	(void)state;
	struct textview view = {0};
	assert_true(textview_set(&view, help));
	struct canvas *narrow = screen_new(3, 12), *wide = screen_new(3, 90);
	textview_draw(&view, narrow, canvas_area(narrow));
	assert_true(textview_find(&view, "# 公告送达"));
	textview_draw(&view, narrow, canvas_area(narrow));
	assert_non_null(strstr(screen_row(narrow, 0), "公告送达"));
	textview_draw(&view, wide, canvas_area(wide));
	assert_non_null(strstr(screen_row(wide, 0), "公告送达"));
	textview_draw(&view, narrow, canvas_area(narrow));
	assert_non_null(strstr(screen_row(narrow, 0), "公告送达"));
	assert_true(textview_set(&view, ""));
	textview_draw(&view, narrow, canvas_area(narrow));
	assert_string_equal(screen_row(narrow, 0), "");
	assert_false(textview_find(&view, "公告"));
	canvas_free(narrow);
	canvas_free(wide);
	textview_free(&view);
}

static size_t find(struct textview *view, const char *words)
{
	return textview_find(view, words) ? view->found : SIZE_MAX;
}

static void searching_goes_round(void **state)
{
	(void)state;
	struct textview view = {0};
	struct canvas *canvas = screen_new(4, 40);
	assert_true(textview_set(&view, "甲\n乙\nFoo\n丙\n丁\n戊\n己\nｆｏｏ一\n庚\nfoo二\n"));
	textview_draw(&view, canvas, canvas_area(canvas));
	/* Case and full width do not matter; after the last comes the first, also from the last screen. */
	for (int round = 0; round < 3; round++) {
		assert_int_equal(find(&view, "FOO"), 2);
		assert_int_equal(view.top, 2);
		assert_int_equal(find(&view, "FOO"), 7);
		assert_int_equal(view.top, 6); /* no further than the end */
		assert_int_equal(find(&view, "FOO"), 9);
	}
	textview_draw(&view, canvas, canvas_area(canvas));
	assert_int_equal(canvas_cell_at(canvas, 1, 0)->style, STYLE_MATCH);
	assert_int_equal(canvas_cell_at(canvas, 2, 0)->style, STYLE_NORMAL);
	/* Scrolled away by hand it goes on from what is seen. */
	struct key_event home = key_of(K_HOME);
	textview_key(&view, &home);
	assert_int_equal(find(&view, "foo"), 2);
	assert_false(textview_find(&view, "没有"));
	assert_int_equal(view.top, 2); /* it stays */
	assert_true(textview_find(&view, ""));
	textview_draw(&view, canvas, canvas_area(canvas));
	assert_int_equal(canvas_cell_at(canvas, 0, 0)->style, STYLE_NORMAL);
	/* The line at the top is found first when the search begins. */
	textview_key(&view, &home);
	assert_int_equal(find(&view, "甲"), 0);
	canvas_free(canvas);
	textview_free(&view);
}

/* Chinese has no blanks: a line may end in the middle of what is sought. */
static void words_are_found_over_a_line_end(void **state)
{
	(void)state;
	const char *text = "一二三四五六七八九十\n公告\n送达\n";
	for (int columns = 4; columns <= 20; columns += 2) {
		struct textview view = {0};
		struct canvas *canvas = screen_new(2, columns);
		assert_true(textview_set(&view, text));
		textview_draw(&view, canvas, canvas_area(canvas));
		size_t line = find(&view, "四五六");
		assert_int_not_equal(line, SIZE_MAX);
		const char *shown = view.text + view.lines[line].start;
		assert_non_null(strstr(shown, "四五六"));
		assert_true(strstr(shown, "四") < shown + view.lines[line].bytes);
		assert_false(textview_find(&view, "公告送达")); /* two paragraphs */
		assert_false(textview_find(&view, "十公"));
		canvas_free(canvas);
		textview_free(&view);
	}
}

/* --- Dialogs -------------------------------------------------------------------------------------------- */

static void a_dialog_at_three_widths(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct dialog dialog = {0};
		struct canvas *canvas = screen_new(9, screen_widths[i]);
		canvas_set_frames(canvas, FRAMES_LINE);
		assert_true(dialog_open(&dialog, DIALOG_CONFIRM, NULL,
			"撤销“公告送达”：渝两江劳人仲案字〔2020〕第2314号的裁决期限将回到 2020-11-11。\n确定吗？"));
		dialog_draw(&dialog, canvas, canvas_area(canvas));
		screen_equals(canvas, "dialog");
		assert_true(dialog_open(&dialog, DIALOG_ERROR, "保存", "磁盘已满，没有保存。"));
		canvas_clear(canvas);
		dialog_draw(&dialog, canvas, canvas_area(canvas));
		screen_equals(canvas, "dialog-error");
		canvas_free(canvas);
		dialog_free(&dialog);
	}
}

static void a_dialog_answers(void **state)
{
	(void)state;
	static const struct {
		enum dialog_kind kind;
		struct key_event key;
		enum widget_answer answer;
	} keys[] = {{DIALOG_CONFIRM, {.code = K_ENTER}, WIDGET_DONE},
		{DIALOG_CONFIRM, {.code = 'y', .raw = 0xFF59}, WIDGET_DONE},
		{DIALOG_CONFIRM, {.code = 'n', .raw = 'n'}, WIDGET_CANCELLED},
		{DIALOG_CONFIRM, {.code = K_ESCAPE}, WIDGET_CANCELLED},
		{DIALOG_CONFIRM, {.code = ' ', .raw = ' '}, WIDGET_MINE}, /* a space confirms nothing */
		{DIALOG_CONFIRM, {.code = K_F1}, WIDGET_MINE}, {DIALOG_MESSAGE, {.code = ' '}, WIDGET_DONE},
		{DIALOG_MESSAGE, {.code = K_ESCAPE}, WIDGET_DONE},
		{DIALOG_ERROR, {.code = K_ENTER}, WIDGET_DONE},
		{DIALOG_ERROR, {.code = 'y', .raw = 'y'}, WIDGET_MINE}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct dialog dialog = {0};
		assert_true(dialog_open(&dialog, keys[i].kind, NULL, "？"));
		assert_int_equal(dialog_key(&dialog, &keys[i].key), keys[i].answer);
		dialog_free(&dialog);
	}
}

static void a_long_dialog_scrolls(void **state)
{
	(void)state;
	struct dialog dialog = {0};
	struct strbuf text = {0};
	for (int i = 1; i <= 60; i++)
		strbuf_addf(&text, "第%d行\n", i);
	assert_true(dialog_open(&dialog, DIALOG_ERROR, NULL, strbuf_text(&text)));
	strbuf_free(&text);
	struct canvas *canvas = screen_new(24, 80);
	dialog_draw(&dialog, canvas, canvas_area(canvas));
	assert_true(screen_has(canvas, "第1行"));
	assert_false(screen_has(canvas, "第60行"));
	assert_true(screen_has(canvas, "Enter")); /* how to leave it is always said */
	struct key_event end = key_of(K_END);
	assert_int_equal(dialog_key(&dialog, &end), WIDGET_MINE);
	dialog_draw(&dialog, canvas, canvas_area(canvas));
	assert_true(screen_has(canvas, "第60行"));
	for (int rows = 0; rows < 8; rows++)
		for (int columns = 0; columns < 20; columns++) /* no size is too small to survive */
			dialog_draw(&dialog, canvas, (struct rect){3, 5, rows, columns});
	screen_is_sound(canvas);
	canvas_free(canvas);
	dialog_free(&dialog);
}

/* --- Bars ----------------------------------------------------------------------------------------------- */

static const struct bar_tab tabs[] = {{"案件", '1'}, {"详情", '2'}, {"排期", '3'}, {"仲裁员", '4'},
	{"送达", '5'}, {"窗口", '6'}, {"统计", '7'}, {"日志", '8'}};
static const struct bar_key bar_keys[] = {{"↑↓", "选择", false}, {"Enter", "详情", false},
	{"a", "受理", true}, {"s", "送达", false}, {"p", "排期", false}, {"r", "抽取", true},
	{"/", "搜索(拼音首字母)", false}, {":", "命令", false}, {"?", "帮助", false}};

static void bars_at_three_widths(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct canvas *canvas = screen_new(5, screen_widths[i]);
		struct rect line = {0, 0, 1, screen_widths[i]};
		canvas_set_frames(canvas, FRAMES_LINE);
		bar_draw_tabs(canvas, line, tabs, 8, 2);
		line.row = 1;
		bar_draw_keys(canvas, line, bar_keys, 9);
		line.row = 2;
		bar_draw_status(canvas, line, STYLE_STATUS,
			"已登记送达回证，答辩期到 2020-12-24；裁决期限 2021-01-11（公告期间不计入）",
			"2020-11-23 周一 李娟");
		line.row = 3;
		bar_draw_status(canvas, line, STYLE_ERROR, "没有保存", "");
		screen_equals(canvas, "bars");
		assert_int_equal(canvas_cell_at(canvas, 3, 0)->style, STYLE_ERROR);
		canvas_free(canvas);
	}
}

/* At every width: the active tab, whole keys only, the right end of the status line. */
static void bars_at_every_width(void **state)
{
	(void)state;
	static const char right[] = "周一 李娟";
	size_t before = 0;
	for (int columns = 1; columns < 130; columns++) {
		struct canvas *canvas = screen_new(1, columns);
		struct rect line = {0, 0, 1, columns};
		if (columns >= 7)
			for (size_t active = 0; active < 8; active++) {
				int used = bar_draw_tabs(canvas, line, tabs, 8, active);
				assert_true(used <= columns);
				assert_true(screen_has(canvas, tabs[active].label));
			}
		size_t drawn = bar_draw_keys(canvas, line, bar_keys, 9);
		assert_true(drawn >= before);
		before = drawn;
		for (size_t i = 0; i < 9; i++)
			assert_true(screen_has(canvas, bar_keys[i].label) == (i < drawn));
		if (drawn < 9)
			assert_true(screen_has(canvas, "~")); /* there are more */
		bar_draw_status(canvas, line, STYLE_STATUS, "劳动人事争议仲裁委员会", right);
		if (columns >= text_columns(right))
			assert_true(screen_has(canvas, right));
		screen_is_sound(canvas);
		canvas_free(canvas);
	}
	assert_int_equal(before, 9);
}

/* --- Charts --------------------------------------------------------------------------------------------- */

static void cells_of_a_bar(void **state)
{
	(void)state;
	assert_int_equal(chart_cells(0, 100, 10), 0);
	assert_int_equal(chart_cells(-5, 100, 10), 0);
	assert_int_equal(chart_cells(1, 1000000, 10), 1); /* something is not nothing */
	assert_int_equal(chart_cells(50, 100, 10), 5);
	assert_int_equal(chart_cells(100, 100, 10), 10);
	assert_int_equal(chart_cells(500, 100, 10), 10);
	assert_int_equal(chart_cells(5, 0, 10), 0);
	assert_int_equal(chart_cells(5, 10, 0), 0);
	assert_int_equal(chart_cells(INT64_MAX - 1, INT64_MAX, 7), 7);
	for (int64_t value = 1; value < 1000; value++) { /* more is never less */
		int cells = chart_cells(value, 1000, 40);
		assert_true(cells >= 1 && cells <= 40 && cells >= chart_cells(value - 1, 1000, 40));
	}
}

static void charts_at_three_widths(void **state)
{
	(void)state;
	static const struct chart_bar bars[] = {{"劳动报酬", NULL, 1268, 0},
		{"解除、终止劳动合同的经济补偿", NULL, 402, 0},
		{"未签劳动合同双倍工资", "96.8 %", 968, STYLE_OVERDUE}, {"工伤", NULL, 1, 0},
		{"其他", NULL, 0, 0}};
	for (size_t i = 0; i < 3; i++) {
		struct canvas *canvas = screen_new(7, screen_widths[i]);
		canvas_set_frames(canvas, FRAMES_LINE);
		chart_draw(canvas, canvas_area(canvas), bars, 5);
		chart_meter(canvas, 6, 2, 10, STYLE_BAR, 21, 30);
		screen_equals(canvas, "chart");
		canvas_free(canvas);
	}
	for (int columns = 0; columns < 60; columns++) {
		struct canvas *canvas = screen_new(7, 70);
		chart_draw(canvas, (struct rect){0, 4, 3, columns}, bars, 5);
		screen_is_sound(canvas);
		for (int row = 0; row < 7; row++) /* it stays in its area */
			for (int column = 0; column < 70; column++)
				if (row >= 3 || column < 4 || column >= 4 + columns)
					assert_int_equal(canvas_cell_at(canvas, row, column)->chars[0], ' ');
		canvas_free(canvas);
	}
}

int main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_month_at_three_widths),
		cmocka_unit_test(every_month_has_its_days),
		cmocka_unit_test(days_are_gone_through),
		cmocka_unit_test(a_text_at_three_widths),
		cmocka_unit_test(entries_are_wrapped_below_themselves),
		cmocka_unit_test(scrolling_stops_at_the_ends),
		cmocka_unit_test(arrows_cover_nothing),
		cmocka_unit_test(a_text_keeps_its_place),
		cmocka_unit_test(searching_goes_round),
		cmocka_unit_test(words_are_found_over_a_line_end),
		cmocka_unit_test(a_dialog_at_three_widths),
		cmocka_unit_test(a_dialog_answers),
		cmocka_unit_test(a_long_dialog_scrolls),
		cmocka_unit_test(bars_at_three_widths),
		cmocka_unit_test(bars_at_every_width),
		cmocka_unit_test(cells_of_a_bar),
		cmocka_unit_test(charts_at_three_widths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
