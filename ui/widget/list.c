#include "widget/list.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

/* --- Columns ------------------------------------------------------------------------------------------ */

static int width_of(const int *widths, size_t count)
{
	int sum = 0, shown = 0;
	for (size_t i = 0; i < count; i++)
		if (widths[i] > 0) {
			sum += widths[i];
			shown++;
		}
	return sum + (shown > 0 ? shown - 1 : 0);
}

/* Takes away the least important column; false when all are always shown. */
static bool drop_column(const struct list_column *columns, size_t count, int *widths)
{
	size_t least = count;
	for (size_t i = 0; i < count; i++)
		if (widths[i] > 0 && columns[i].priority > 0 &&
			(least == count || columns[i].priority >= columns[least].priority))
			least = i;
	if (least == count)
		return false;
	widths[least] = 0;
	return true;
}

/* Columns that can still grow have this much weight together. */
static int growing_weight(const struct list_column *columns, size_t count, const int *widths)
{
	int weight = 0;
	for (size_t i = 0; i < count; i++)
		if (widths[i] > 0 && (columns[i].max == 0 || widths[i] < columns[i].max))
			weight += columns[i].weight;
	return weight;
}

void list_layout(const struct list_column *columns, size_t count, int width, int *widths)
{
	for (size_t i = 0; i < count; i++)
		widths[i] = columns[i].min;
	while (width_of(widths, count) > width && drop_column(columns, count, widths))
		;
	for (;;) {
		int spare = width - width_of(widths, count);
		int weight = growing_weight(columns, count, widths);
		if (spare <= 0 || weight == 0)
			return;
		bool grew = false;
		int left = spare;
		for (size_t i = 0; i < count; i++) {
			if (widths[i] == 0 || columns[i].weight == 0)
				continue;
			int share = spare * columns[i].weight / weight;
			if (share == 0)
				share = 1; /* what does not divide goes to the first ones */
			if (columns[i].max > 0 && widths[i] + share > columns[i].max)
				share = columns[i].max - widths[i];
			if (share > left)
				share = left;
			if (share > 0) {
				widths[i] += share;
				left -= share;
				grew = true;
			}
		}
		if (!grew)
			return;
	}
}

/* --- The window --------------------------------------------------------------------------------------- */

static size_t visible_rows(const struct list *list)
{
	return list->rows > 0 ? (size_t)list->rows : 1;
}

/* Cursor and top, as wished for, into what there is. */
static void settle(struct list *list, int64_t cursor, int64_t top)
{
	int64_t rows = (int64_t)visible_rows(list);
	int64_t count = (int64_t)list->count;
	if (cursor > count - 1)
		cursor = count - 1;
	if (cursor < 0)
		cursor = 0;
	if (top > cursor)
		top = cursor;
	if (top < cursor - rows + 1)
		top = cursor - rows + 1;
	if (list->at_end && top > count - rows) /* no blank lines while rows are above */
		top = count - rows;
	if (top < 0)
		top = 0;
	list->cursor = (size_t)cursor;
	list->top = (size_t)top;
}

/* The same after a movement: what was asked for and is not there yet must bring this place. */
static void settle_moved(struct list *list, int64_t cursor, int64_t top)
{
	int64_t before = (int64_t)list->cursor, top_before = (int64_t)list->top;
	settle(list, cursor, top);
	list->request.cursor += (int64_t)list->cursor - before;
	list->request.top += (int64_t)list->top - top_before;
}

static enum widget_answer ask(
	struct list *list, enum list_request_kind kind, size_t anchor, int64_t cursor, int64_t top)
{
	list->request = (struct list_request){kind, anchor, cursor - (int64_t)anchor, top - (int64_t)anchor};
	return WIDGET_LOAD;
}

/* Blank lines at the end of the table although there are rows above what is loaded: asks for those. */
static enum widget_answer fill_above(struct list *list)
{
	if (!list->at_end || list->at_start || list->count == 0 || list->count >= visible_rows(list))
		return WIDGET_MINE;
	return ask(list, LIST_LAST, list->count - 1, (int64_t)list->cursor, 0);
}

static enum widget_answer move_by(struct list *list, int64_t by, bool page)
{
	int64_t cursor = (int64_t)list->cursor + by;
	int64_t top = (int64_t)list->top + (page ? by : 0);
	int64_t rows = (int64_t)visible_rows(list);
	if (list->count == 0)
		return WIDGET_MINE;
	if (top < cursor - rows + 1)
		top = cursor - rows + 1;
	if (top > cursor)
		top = cursor;
	if (by > 0 && !list->at_end && top + rows > (int64_t)list->count)
		return ask(list, LIST_FROM, list->top, cursor, top);
	if (by < 0 && !list->at_start && top < 0) {
		size_t last = list->top + visible_rows(list) - 1;
		return ask(list, LIST_UP_TO, last < list->count ? last : list->count - 1, cursor, top);
	}
	settle_moved(list, cursor, top);
	return WIDGET_MINE;
}

enum widget_answer list_move(struct list *list, enum list_move move)
{
	int64_t page = (int64_t)visible_rows(list);
	switch (move) {
	case LIST_UP: return move_by(list, -1, false);
	case LIST_DOWN: return move_by(list, 1, false);
	case LIST_PAGE_UP: return move_by(list, -page, true);
	case LIST_PAGE_DOWN: return move_by(list, page, true);
	case LIST_HOME:
		if (!list->at_start)
			return ask(list, LIST_FIRST, 0, 0, 0);
		settle_moved(list, 0, 0);
		return WIDGET_MINE;
	case LIST_END:
		if (!list->at_end)
			return ask(list, LIST_LAST, 0, 0, 0);
		settle_moved(list, INT32_MAX, INT32_MAX);
		return WIDGET_MINE;
	}
	return WIDGET_NOT_MINE;
}

enum widget_answer list_key(struct list *list, const struct key_event *key)
{
	static const struct {
		key_code code;
		enum list_move move;
	} moves[] = {{K_UP, LIST_UP}, {K_DOWN, LIST_DOWN}, {K_PAGE_UP, LIST_PAGE_UP},
		{K_PAGE_DOWN, LIST_PAGE_DOWN}, {K_HOME, LIST_HOME}, {K_END, LIST_END}};
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (moves[i].code == key->code)
			return list_move(list, moves[i].move);
	if (key->code == ' ' && list->id && list->count > 0) {
		list_toggle_mark(list, list->id(list->data, list->cursor));
		return list_move(list, LIST_DOWN);
	}
	if (key->code == K_ENTER && list->count > 0)
		return WIDGET_DONE;
	return WIDGET_NOT_MINE;
}

void list_refresh(struct list *list)
{
	if (list->count == 0)
		list_restart(list);
	else if (list->at_start && list->top == 0) /* what is new at the beginning is seen at once */
		ask(list, LIST_FIRST, 0, (int64_t)list->cursor, 0);
	else
		ask(list, LIST_FROM, list->top, (int64_t)list->cursor, (int64_t)list->top);
}

void list_restart(struct list *list)
{
	ask(list, LIST_FIRST, 0, 0, 0);
}

enum widget_answer list_loaded(struct list *list, size_t count, bool at_start, bool at_end, size_t anchor)
{
	struct list_request request = list->request;
	list->request = (struct list_request){0};
	list->count = count;
	list->at_start = at_start;
	list->at_end = at_end;
	switch (request.kind) {
	case LIST_LAST: settle(list, (int64_t)count - 1 + request.cursor, (int64_t)count); break;
	case LIST_NOTHING:
	case LIST_FIRST: settle(list, request.cursor, request.top); break;
	case LIST_FROM:
	case LIST_UP_TO: settle(list, (int64_t)anchor + request.cursor, (int64_t)anchor + request.top); break;
	}
	return fill_above(list);
}

void list_set_count(struct list *list, size_t count)
{
	list->request = (struct list_request){0};
	list->count = count;
	list->at_start = list->at_end = true;
	settle(list, (int64_t)list->cursor, (int64_t)list->top);
}

void list_go(struct list *list, size_t row)
{
	settle_moved(list, (int64_t)row, (int64_t)list->top);
}

enum widget_answer list_set_rows(struct list *list, int rows)
{
	list->rows = rows;
	settle(list, (int64_t)list->cursor, (int64_t)list->top);
	if (list->request.kind != LIST_NOTHING)
		return WIDGET_LOAD; /* is to come anyway */
	if (!list->at_end && list->top + visible_rows(list) > list->count && list->count > 0) {
		list_refresh(list);
		return WIDGET_LOAD;
	}
	return fill_above(list);
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

static void draw_row(const struct list *list, struct canvas *canvas, struct rect line, const int *widths,
	size_t row, bool focused)
{
	bool current = row == list->cursor;
	bool marked = list->id && list_is_marked(list, list->id(list->data, row));
	style_id selected = current && focused ? STYLE_SELECTED : 0;
	canvas_fill(canvas, line, (style_id)(STYLE_NORMAL | selected));
	const char *sign = marked    ? canvas_glyph(canvas, GLYPH_MARKED)
			   : current ? canvas_glyph(canvas, GLYPH_POINTER)
				     : " ";
	canvas_text(canvas, line.row, line.column, (style_id)((marked ? STYLE_KEY : STYLE_NORMAL) | selected),
		sign);
	int column = line.column + 1;
	for (size_t i = 0; i < list->column_count; i++) {
		if (widths[i] == 0)
			continue;
		struct list_cell cell;
		cell.text = "";
		cell.style = STYLE_NORMAL;
		cell.width = widths[i];
		cell.buffer[0] = '\0';
		list->cell(list->data, row, &list->columns[i], &cell);
		canvas_field(canvas, line.row, column, widths[i], list->columns[i].align,
			(style_id)(cell.style | selected), cell.text);
		column += widths[i] + 1;
	}
}

void list_draw(struct list *list, struct canvas *canvas, struct rect area, bool focused)
{
	int widths[LIST_MAX_COLUMNS] = {0};
	if (area.rows < 1 || area.columns < 2)
		return;
	list->rows = area.rows - 1;
	settle(list, (int64_t)list->cursor, (int64_t)list->top);
	list_layout(list->columns, list->column_count, area.columns - 1, widths);
	struct rect clip = canvas_clip(canvas, area);
	canvas_fill(canvas, area, STYLE_NORMAL);
	int column = area.column + 1;
	for (size_t i = 0; i < list->column_count; i++)
		if (widths[i] > 0) {
			canvas_field(canvas, area.row, column, widths[i], list->columns[i].align,
				STYLE_HEADER, _(list->columns[i].title));
			column += widths[i] + 1;
		}
	for (int i = 0; i < list->rows && list->top + (size_t)i < list->count; i++) {
		struct rect line = {area.row + 1 + i, area.column, 1, area.columns};
		draw_row(list, canvas, line, widths, list->top + (size_t)i, focused);
	}
	canvas_clip(canvas, clip);
}

/* --- Marks -------------------------------------------------------------------------------------------- */

/* Where the id is, or where it would be put. */
static size_t mark_place(const struct list *list, int64_t id)
{
	size_t low = 0, high = list->mark_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list->marks[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool list_is_marked(const struct list *list, int64_t id)
{
	size_t place = mark_place(list, id);
	return place < list->mark_count && list->marks[place] == id;
}

void list_toggle_mark(struct list *list, int64_t id)
{
	size_t place = mark_place(list, id);
	size_t after = list->mark_count - place;
	if (after > 0 && list->marks[place] == id) {
		memmove(list->marks + place, list->marks + place + 1, (after - 1) * sizeof *list->marks);
		list->mark_count--;
		return;
	}
	if (list->mark_count == list->mark_capacity) {
		size_t capacity = list->mark_capacity ? list->mark_capacity * 2 : 16;
		int64_t *marks = realloc(list->marks, capacity * sizeof *marks);
		if (!marks)
			return; /* it stays unmarked, which is seen */
		list->marks = marks;
		list->mark_capacity = capacity;
	}
	memmove(list->marks + place + 1, list->marks + place, after * sizeof *list->marks);
	list->marks[place] = id;
	list->mark_count++;
}

void list_clear_marks(struct list *list)
{
	list->mark_count = 0;
}

void list_free(struct list *list)
{
	free(list->marks);
	list->marks = NULL;
	list->mark_count = list->mark_capacity = 0;
}
