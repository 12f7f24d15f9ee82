/* The list: moving through a window of a big table must show what a list in memory would show. */
#include "screen_fixture.h"

#include "widget/list.h"

#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- A big table, of which the owner keeps some rows ---------------------------------------------------- */

struct table {
	size_t rows; /* in all */
	size_t start, count; /* loaded */
	size_t window; /* rows a load brings */
};

static void cell(void *data, size_t row, const struct list_column *column, struct list_cell *out)
{
	const struct table *table = data;
	assert_true(row < table->count);
	if (strcmp(column->id, "number") == 0)
		snprintf(out->buffer, sizeof out->buffer, "%zu", table->start + row);
	else
		snprintf(out->buffer, sizeof out->buffer, "第%zu号申请人张伟", table->start + row);
	out->text = out->buffer;
	if ((table->start + row) % 5 == 0)
		out->style = STYLE_OVERDUE;
}

static int64_t row_id(void *data, size_t row)
{
	const struct table *table = data;
	return (int64_t)(table->start + row) * 7;
}

static const struct list_column columns[] = {
	{"number", "序号", 6, 6, 0, TEXT_RIGHT, 0},
	{"applicant", "申请人", 10, 0, 1, TEXT_LEFT, 0},
};

static struct list list_of(struct table *table, int rows)
{
	return (struct list){.columns = columns,
		.column_count = sizeof columns / sizeof *columns,
		.cell = cell,
		.id = row_id,
		.data = table,
		.rows = rows};
}

/* What an owner's load does. */
static void load(struct table *table, struct list *list)
{
	list_set_rows(list, list->rows); /* owners do so first: it must not spoil the request */
	size_t anchor = table->start + list->request.anchor;
	switch (list->request.kind) {
	case LIST_NOTHING:
	case LIST_FIRST: table->start = anchor = 0; break;
	case LIST_LAST:
		table->start = table->rows > table->window ? table->rows - table->window : 0;
		anchor = table->start;
		break;
	case LIST_FROM:
		assert_true(list->request.anchor < table->count);
		table->start = anchor;
		break;
	case LIST_UP_TO:
		assert_true(list->request.anchor < table->count);
		table->start = anchor + 1 > table->window ? anchor + 1 - table->window : 0;
		break;
	}
	table->count = table->rows - table->start;
	if (list->request.kind == LIST_UP_TO)
		table->count = anchor + 1 - table->start;
	if (table->count > table->window)
		table->count = table->window;
	if (list_loaded(list, table->count, table->start == 0, table->start + table->count == table->rows,
		    anchor - table->start) == WIDGET_LOAD) {
		assert_int_equal(list->request.kind, LIST_LAST);
		load(table, list);
	}
	assert_int_equal(list->request.kind, LIST_NOTHING);
}

static void same_place(const struct list *list, const struct table *table, const struct list *memory)
{
	if (table->rows == 0) {
		assert_int_equal(list->count, 0);
		return;
	}
	assert_int_equal(table->start + list->cursor, memory->cursor);
	assert_int_equal(table->start + list->top, memory->top);
	assert_true(list->cursor < list->count);
	size_t shown = table->rows - memory->top;
	if (shown > (size_t)memory->rows)
		shown = (size_t)memory->rows;
	assert_true(list->top + shown <= list->count);
}

static void answered(enum widget_answer answer, struct list *list, struct table *table)
{
	if (answer == WIDGET_LOAD)
		load(table, list);
	else
		assert_int_equal(list->request.kind, LIST_NOTHING);
}

static void walk(uint64_t *seed, size_t rows, int lines, size_t window)
{
	struct table table = {.rows = rows, .window = window}, whole = {.rows = rows, .count = rows};
	struct list list = list_of(&table, lines), memory = list_of(&whole, lines);
	list_set_count(&memory, rows);
	list_restart(&list);
	load(&table, &list);
	same_place(&list, &table, &memory);
	for (int step = 0; step < 400; step++) {
		uint32_t what = random_below(seed, 16);
		if (what == 15) { /* the window changes its height */
			int now = 1 + (int)random_below(seed, (uint32_t)window / 2);
			answered(list_set_rows(&list, now), &list, &table);
			assert_int_equal(list_set_rows(&memory, now), WIDGET_MINE);
		} else if (what == 14) { /* something changed elsewhere: the same place again */
			list_refresh(&list);
			load(&table, &list);
		} else if (what == 13 && list.count > 0) { /* a click, or a search in what is loaded */
			size_t to = list.top + random_below(seed, (uint32_t)(list.count - list.top));
			if (to >= list.top + (size_t)list.rows)
				to = list.top;
			size_t in_memory = table.start + to;
			list_go(&list, to);
			list_go(&memory, in_memory);
		} else {
			static const enum list_move moves[] = {LIST_UP, LIST_DOWN, LIST_PAGE_UP,
				LIST_PAGE_DOWN, LIST_PAGE_UP, LIST_PAGE_DOWN, LIST_UP, LIST_DOWN, LIST_UP,
				LIST_DOWN, LIST_PAGE_DOWN, LIST_HOME, LIST_END};
			answered(list_move(&list, moves[what % 13]), &list, &table);
			assert_int_equal(list_move(&memory, moves[what % 13]), WIDGET_MINE);
		}
		same_place(&list, &table, &memory);
	}
	list_free(&list);
	list_free(&memory);
}

static void a_window_shows_what_memory_would(void **state)
{
	(void)state;
	static const size_t sizes[] = {0, 1, 2, 9, 10, 11, 23, 57, 100, 1000, 100000};
	uint64_t seed = 2463534242;
	for (int round = 0; round < 12; round++)
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			int lines = 1 + (int)random_below(&seed, 30);
			size_t window = 2 * (size_t)lines + random_below(&seed, 40);
			walk(&seed, sizes[i], lines, window);
		}
}

/* A higher screen after End: rows are above, they must be fetched. */
static void a_higher_screen_at_the_end_is_filled(void **state)
{
	(void)state;
	struct table table = {.rows = 1000, .window = 24};
	struct list list = list_of(&table, 10);
	list_restart(&list);
	load(&table, &list);
	answered(list_move(&list, LIST_END), &list, &table);
	assert_int_equal(table.start + list.cursor, 999);
	table.window = 100;
	assert_int_equal(list_set_rows(&list, 48), WIDGET_LOAD);
	load(&table, &list);
	assert_int_equal(table.start + list.cursor, 999);
	assert_int_equal(table.start + list.top, 1000 - 48);
}

/* The last rows were deleted by somebody else: the screen is filled from above. */
static void rows_gone_at_the_end_are_replaced(void **state)
{
	(void)state;
	struct table table = {.rows = 1000, .window = 24};
	struct list list = list_of(&table, 10);
	list_restart(&list);
	load(&table, &list);
	answered(list_move(&list, LIST_END), &list, &table);
	table.rows = 995;
	list_refresh(&list);
	load(&table, &list);
	assert_int_equal(table.start + list.cursor, 994);
	assert_int_equal(table.start + list.top, 985);
}

/* Between asking and loading the cursor may move on. */
static void a_late_load_brings_the_present_place(void **state)
{
	(void)state;
	struct table table = {.rows = 1000, .window = 40};
	struct list list = list_of(&table, 10);
	list_restart(&list);
	load(&table, &list);
	list_refresh(&list);
	assert_int_equal(list_move(&list, LIST_DOWN), WIDGET_MINE);
	assert_int_equal(list_move(&list, LIST_DOWN), WIDGET_MINE);
	load(&table, &list);
	assert_int_equal(list.cursor, 2);
}

/* --- Rows that come and go ------------------------------------------------------------------------------ */

static void a_table_that_shrinks(void **state)
{
	(void)state;
	struct table table = {.rows = 50, .window = 20};
	struct list list = list_of(&table, 10);
	list_restart(&list);
	load(&table, &list);
	answered(list_move(&list, LIST_END), &list, &table);
	struct key_event enter = key_of(K_ENTER);
	assert_int_equal(list_key(&list, &enter), WIDGET_DONE);
	table.rows = table.start = table.count = 0; /* all of them are gone */
	list_refresh(&list);
	list_loaded(&list, 0, true, true, 0);
	assert_int_equal(list.cursor, 0);
	for (int move = LIST_UP; move <= LIST_END; move++)
		assert_int_equal(list_move(&list, (enum list_move)move), WIDGET_MINE);
	assert_int_equal(list_key(&list, &enter), WIDGET_NOT_MINE); /* there is nothing to choose */
	table.rows = 5;
	list_refresh(&list); /* from nothing it begins at the beginning */
	assert_int_equal(list.request.kind, LIST_FIRST);
	load(&table, &list);
	assert_int_equal(list.count, 5);
}

static void keys(void **state)
{
	(void)state;
	struct table table = {.rows = 50, .count = 50};
	struct list list = list_of(&table, 10);
	list_set_count(&list, 50);
	struct key_event key = key_of(K_DOWN);
	assert_int_equal(list_key(&list, &key), WIDGET_MINE);
	assert_int_equal(list.cursor, 1);
	key = key_typed(0x3000); /* a full-width space */
	assert_int_equal(list_key(&list, &key), WIDGET_MINE);
	assert_int_equal(list.cursor, 2); /* marking goes on to the next */
	assert_true(list_is_marked(&list, 7));
	assert_false(list_is_marked(&list, 14));
	key = key_typed('j'); /* for the key map */
	assert_int_equal(list_key(&list, &key), WIDGET_NOT_MINE);
	list.id = NULL;
	key = key_typed(' ');
	assert_int_equal(list_key(&list, &key), WIDGET_NOT_MINE);
	list_free(&list);
}

/* Marks are a set of ids: whatever is toggled in whatever order. */
static void marks_are_a_set(void **state)
{
	(void)state;
	enum { IDS = 300 };
	bool marked[IDS] = {false};
	struct table table = {0};
	struct list list = list_of(&table, 10);
	uint64_t seed = 362436069;
	for (int i = 0; i < 5000; i++) {
		uint32_t id = random_below(&seed, IDS);
		list_toggle_mark(&list, (int64_t)id - 150);
		marked[id] = !marked[id];
	}
	size_t count = 0;
	for (int i = 0; i < IDS; i++) {
		assert_int_equal(list_is_marked(&list, i - 150), marked[i]);
		count += marked[i];
	}
	assert_int_equal(list.mark_count, count);
	for (size_t i = 1; i < list.mark_count; i++)
		assert_true(list.marks[i - 1] < list.marks[i]);
	list_clear_marks(&list);
	assert_false(list_is_marked(&list, 0));
	list_free(&list);
}

/* --- Columns and drawing -------------------------------------------------------------------------------- */

static const struct list_column docket[] = {
	{"number", "案号", 8, 8, 0, TEXT_LEFT, 0},
	{"applicant", "申请人", 8, 24, 2, TEXT_LEFT, 0},
	{"respondent", "被申请人", 10, 0, 3, TEXT_LEFT, 1},
	{"cause", "案由", 8, 12, 1, TEXT_LEFT, 3},
	{"stage", "阶段", 6, 6, 0, TEXT_LEFT, 2},
	{"days", "余", 3, 3, 0, TEXT_RIGHT, 0},
	{"lead", "承办", 6, 6, 0, TEXT_LEFT, 4},
};
enum { DOCKET_COLUMNS = sizeof docket / sizeof *docket };

static void columns_share_any_width(void **state)
{
	(void)state;
	int before = 0;
	for (int width = 0; width <= 300; width++) {
		int widths[DOCKET_COLUMNS], sum = 0, shown = 0;
		list_layout(docket, DOCKET_COLUMNS, width, widths);
		for (int i = 0; i < DOCKET_COLUMNS; i++) {
			if (widths[i] == 0) {
				assert_int_not_equal(docket[i].priority, 0);
				/* Nothing of less importance is shown instead. */
				for (int j = 0; j < DOCKET_COLUMNS; j++)
					assert_true(
						widths[j] == 0 || docket[j].priority <= docket[i].priority);
				continue;
			}
			assert_true(widths[i] >= docket[i].min);
			assert_true(docket[i].max == 0 || widths[i] <= docket[i].max);
			sum += widths[i];
			shown++;
		}
		assert_true(shown >= before); /* more room never shows less */
		before = shown;
		if (width >= 21) /* what is always shown fits */
			assert_true(sum + shown - 1 <= width);
		if (widths[2] > 0) /* one column has no limit: nothing is left over */
			assert_int_equal(sum + shown - 1, width);
	}
}

static void docket_cell(void *data, size_t row, const struct list_column *column, struct list_cell *out)
{
	static const char *const rows[][DOCKET_COLUMNS] = {
		{"20-2314", "张伟等14人", "重庆某某建设工程有限公司", "劳动报酬", "送达中", "17", "林晓燕"},
		{"20-2098", "阿卜杜拉·买买提", "某某电子科技（重庆）公司", "经济补偿", "待开庭", "8", "何勇"},
		{"20-2011", "冉䶮", "某某物业管理公司", "未签劳动合同双倍工资", "待裁决", "今", "𠮷永"},
		{"20-1999", "Zu\u0308rich", "e\u0301", "", "", "", ""},
	};
	(void)data;
	out->text = rows[row][column - docket];
	if (row == 2)
		out->style = STYLE_DUE_TODAY;
}

static void a_picture_at_three_widths(void **state)
{
	(void)state;
	struct list list = {.columns = docket,
		.column_count = DOCKET_COLUMNS,
		.cell = docket_cell,
		.id = row_id,
		.data = &(struct table){.rows = 4, .count = 4}};
	list_set_count(&list, 4);
	list_go(&list, 1);
	list_toggle_mark(&list, 14);
	for (size_t i = 0; i < 3; i++) {
		struct canvas *canvas = screen_new(6, screen_widths[i]);
		canvas_set_frames(canvas, FRAMES_LINE);
		list_draw(&list, canvas, canvas_area(canvas), true);
		screen_equals(canvas, "list");
		const struct canvas_cell *current = canvas_cell_at(canvas, 2, 3);
		assert_int_equal(current->style, STYLE_NORMAL | STYLE_SELECTED);
		assert_int_equal(canvas_cell_at(canvas, 3, 3)->style, STYLE_DUE_TODAY);
		list_draw(&list, canvas, canvas_area(canvas), false);
		assert_int_equal(canvas_cell_at(canvas, 2, 3)->style, STYLE_NORMAL);
		assert_string_equal(
			strchr(screen_row(canvas, 2), '2'), strstr(screen_row(canvas, 2), "20-2098"));
		canvas_free(canvas);
	}
	list_free(&list);
}

/* Any size of area, also none: it stays inside. */
static void it_stays_in_its_area(void **state)
{
	(void)state;
	struct list list = {.columns = docket, .column_count = DOCKET_COLUMNS, .cell = docket_cell};
	list_set_count(&list, 4);
	for (int rows = 0; rows < 8; rows++)
		for (int width = 0; width < 60; width++) {
			struct canvas *canvas = screen_new(10, 64);
			struct rect area = {1, 2, rows, width};
			list_draw(&list, canvas, area, true);
			screen_is_sound(canvas);
			for (int row = 0; row < 10; row++)
				for (int column = 0; column < 64; column++) {
					bool inside = row >= 1 && row < 1 + rows && column >= 2 &&
						      column < 2 + width;
					if (!inside)
						assert_int_equal(
							canvas_cell_at(canvas, row, column)->chars[0], ' ');
				}
			canvas_free(canvas);
		}
}

int main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_window_shows_what_memory_would),
		cmocka_unit_test(a_higher_screen_at_the_end_is_filled),
		cmocka_unit_test(rows_gone_at_the_end_are_replaced),
		cmocka_unit_test(a_late_load_brings_the_present_place),
		cmocka_unit_test(a_table_that_shrinks),
		cmocka_unit_test(keys),
		cmocka_unit_test(marks_are_a_set),
		cmocka_unit_test(columns_share_any_width),
		cmocka_unit_test(a_picture_at_three_widths),
		cmocka_unit_test(it_stays_in_its_area),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
