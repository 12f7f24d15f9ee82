/* case_box.c — a box of the case detail. */
#include "pane/case_box.h"

#include "base/i18n.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum {
	LEAST_REST = 10, /* columns that the cell with the rest needs to be of use */
	HANG = 2 /* indent of further lines of a text over all columns, once more for a part */
};

struct box_line {
	size_t row;
	size_t start, bytes; /* of the text in the last cell, or over all columns */
	bool first;
};

/* --- Rows -------------------------------------------------------------------------------------------- */

struct box_place box_begin(struct box *box, const struct box_column *columns)
{
	const struct box_row *row = box_current(box);
	struct box_place place = {.row = box->cursor};
	if (row) {
		place.table = row->table;
		place.id = row->id;
	}
	box->columns = columns;
	box->count = 0;
	box->failed = false;
	box->width = 0; /* not broken into lines */
	strbuf_reset(&box->texts);
	return place;
}

static bool is_at(const struct box *box, size_t row, struct box_place place)
{
	return row < box->count && box->rows[row].table == place.table && box->rows[row].id == place.id;
}

void box_end(struct box *box, struct box_place place)
{
	box->failed |= box->texts.failed;
	box->cursor = place.row < box->count ? place.row : box->count ? box->count - 1 : 0;
	if (!place.id || is_at(box, box->cursor, place)) /* several rows may show one row of the file */
		return;
	for (size_t i = 0; i < box->count; i++)
		if (is_at(box, i, place)) {
			box->cursor = i;
			return;
		}
}

struct box_row *box_add(struct box *box, const char *format, ...)
{
	if (box->count == box->capacity) {
		size_t capacity = box->capacity ? 2 * box->capacity : 32;
		struct box_row *rows = realloc(box->rows, capacity * sizeof *rows);
		if (!rows) {
			box->failed = true;
			return NULL;
		}
		box->rows = rows;
		box->capacity = capacity;
	}
	struct box_row *row = &box->rows[box->count++];
	*row = (struct box_row){.text = box->texts.length};
	va_list args;
	va_start(args, format);
	strbuf_addv(&box->texts, format, args);
	va_end(args);
	strbuf_add_bytes(&box->texts, "", 1);
	return row;
}

static const char *text_of(const struct box *box, const struct box_row *row)
{
	return row->text < box->texts.length ? box->texts.data + row->text : "";
}

const struct box_row *box_current(const struct box *box)
{
	return box->cursor < box->count ? &box->rows[box->cursor] : NULL;
}

size_t box_items(const struct box *box)
{
	size_t items = 0;
	for (size_t i = 0; i < box->count; i++)
		items += !box->rows[i].is_part;
	return items;
}

size_t box_find(const struct box *box, size_t from, const char *folded)
{
	struct strbuf text = {0};
	size_t row = from;
	for (; row < box->count; row++) {
		const char *cells = text_of(box, &box->rows[row]);
		strbuf_reset(&text);
		text_fold_case(&text, cells, strlen(cells));
		if (strstr(strbuf_text(&text), folded))
			break;
	}
	strbuf_free(&text);
	return row;
}

void box_free(struct box *box)
{
	free(box->rows);
	free(box->lines);
	strbuf_free(&box->texts);
	*box = (struct box){0};
}

/* --- Cells and their widths -------------------------------------------------------------------------- */

struct cell {
	const char *text;
	size_t length;
};

static bool spans(const char *text)
{
	return !strchr(text, *BOX_CELL);
}

/* Cell `column` of the row's text. */
static struct cell cell_at(const char *text, size_t column)
{
	for (size_t i = 0; i < column; i++) {
		const char *end = strchr(text, *BOX_CELL);
		if (!end)
			return (struct cell){"", 0};
		text = end + 1;
	}
	const char *end = strchr(text, *BOX_CELL);
	return (struct cell){text, end ? (size_t)(end - text) : strlen(text)};
}

/* Columns that the longest text of a column takes. */
static int widest(const struct box *box, size_t column)
{
	int most = 0;
	for (size_t row = 0; row < box->count; row++) {
		const char *text = text_of(box, &box->rows[row]);
		struct cell cell = cell_at(text, column);
		int columns = spans(text) ? 0 : text_width(cell.text, cell.length);
		if (columns > most)
			most = columns;
	}
	return most;
}

static int used_width(const struct box *box)
{
	int sum = 0;
	for (size_t i = 0; i < BOX_COLUMNS; i++)
		sum += box->widths[i] > 0 ? box->widths[i] + 1 : 0;
	return sum;
}

/* Each column as wide as its texts need and may be; the one that takes the rest, as wide as there is room. */
static void measure(struct box *box, int width)
{
	int rest = 0;
	for (size_t i = 0; i < BOX_COLUMNS; i++) {
		const struct box_column *column = &box->columns[i];
		int needed = column->is_bar ? 1 : widest(box, i);
		box->widths[i] = column->most == BOX_REST || needed < column->most ? needed : column->most;
		if (column->most == BOX_REST)
			rest = (int)i;
	}
	int wanted = box->widths[rest];
	box->widths[rest] = 0;
	for (size_t i = BOX_COLUMNS; i-- > 0;)
		if (box->columns[i].spare && width - used_width(box) < LEAST_REST)
			box->widths[i] = 0;
	int room = width - used_width(box) > 1 ? width - used_width(box) : 1;
	box->widths[rest] = wanted < room ? wanted : room;
}

static void add_line(struct box *box, struct box_line line)
{
	if (box->line_count == box->line_capacity) {
		size_t capacity = box->line_capacity ? 2 * box->line_capacity : 64;
		struct box_line *lines = realloc(box->lines, capacity * sizeof *lines);
		if (!lines) {
			box->failed = true;
			return;
		}
		box->lines = lines;
		box->line_capacity = capacity;
	}
	box->lines[box->line_count++] = line;
}

/* The cell that is broken into lines: the last one if it takes the rest. */
static size_t wrapped_column(const struct box *box)
{
	size_t last = 0;
	for (size_t i = 0; i < BOX_COLUMNS; i++)
		if (box->columns[i].most)
			last = i;
	return box->columns[last].most == BOX_REST ? last : BOX_COLUMNS;
}

static int hang(const struct box_row *row)
{
	return row->is_part ? 2 * HANG : HANG;
}

/* Breaks the row's text from `start` on into at most `most` lines; answers where what is left begins. */
static size_t add_lines(struct box *box, size_t row, size_t start, size_t length, int columns, size_t most)
{
	size_t count = 0, left = start + length;
	const char *text = text_of(box, &box->rows[row]) + start;
	struct text_line *lines = text_wrap(text, length, columns > 2 ? columns : 2, &count);
	for (size_t i = 0; i < count && i < most; i++)
		add_line(box, (struct box_line){row, start + lines[i].start, lines[i].bytes,
				      box->line_count == 0 || box->lines[box->line_count - 1].row != row});
	if (count > most)
		left = start + lines[most].start;
	box->failed |= !lines;
	free(lines);
	return left;
}

static void break_row(struct box *box, size_t row, int width)
{
	const char *text = text_of(box, &box->rows[row]);
	size_t column = wrapped_column(box);
	if (spans(text)) {
		size_t length = strlen(text), left = add_lines(box, row, 0, length, width, 1);
		if (left < length)
			add_lines(box, row, left, length - left, width - hang(&box->rows[row]), SIZE_MAX);
	} else if (column < BOX_COLUMNS) {
		struct cell cell = cell_at(text, column);
		add_lines(box, row, (size_t)(cell.text - text), cell.length, box->widths[column], SIZE_MAX);
	} else {
		add_line(box, (struct box_line){.row = row, .first = true});
	}
}

static void break_lines(struct box *box, int width)
{
	if (box->width == width)
		return;
	box->width = width;
	box->line_count = 0;
	measure(box, width);
	for (size_t row = 0; row < box->count; row++)
		break_row(box, row, width);
}

/* --- The window -------------------------------------------------------------------------------------- */

/* The lines of a row: from *first up to, not including, *end. */
static void lines_of(const struct box *box, size_t row, size_t *first, size_t *end)
{
	*first = 0;
	while (*first < box->line_count && box->lines[*first].row < row)
		++*first;
	*end = *first;
	while (*end < box->line_count && box->lines[*end].row == row)
		++*end;
}

/* Shows the row under the cursor, all of it where it fits; of a higher one some part. */
static void settle(struct box *box)
{
	size_t first, end, height = box->height > 0 ? (size_t)box->height : 1;
	lines_of(box, box->cursor, &first, &end);
	bool fits = end - first <= height;
	size_t lowest = fits ? first : end - height; /* top may be no further down than this … */
	size_t highest = end > height ? end - height : 0; /* … and no further up than this */
	if (!fits)
		highest = first;
	if (box->top > lowest)
		box->top = lowest;
	if (box->top < highest)
		box->top = highest;
	if (box->line_count <= height)
		box->top = 0;
	else if (box->top > box->line_count - height)
		box->top = box->line_count - height;
}

/* Scrolls inside a row that is higher than the box; false when its edge is in sight. */
static bool scroll_row(struct box *box, bool down)
{
	size_t first, end, height = box->height > 0 ? (size_t)box->height : 1;
	lines_of(box, box->cursor, &first, &end);
	if (end - first <= height)
		return false;
	if (down && end > box->top + height)
		box->top++;
	else if (!down && first < box->top)
		box->top--;
	else
		return false;
	return true;
}

static void move_page(struct box *box, bool down)
{
	size_t first, end, height = box->height > 0 ? (size_t)box->height : 1;
	lines_of(box, box->cursor, &first, &end);
	if (box->line_count == 0)
		return;
	size_t line = down ? first + height : first > height ? first - height : 0;
	if (line >= box->line_count)
		line = box->line_count - 1;
	box->cursor = box->lines[line].row;
	box->top = down ? box->top + height : box->top > height ? box->top - height : 0;
}

unsigned box_move(struct box *box, enum move move)
{
	switch (move) {
	case MOVE_UP:
		if (!scroll_row(box, false) && box->cursor > 0)
			box->cursor--;
		break;
	case MOVE_DOWN:
		if (!scroll_row(box, true) && box->cursor + 1 < box->count)
			box->cursor++;
		break;
	case MOVE_PAGE_UP: move_page(box, false); break;
	case MOVE_PAGE_DOWN: move_page(box, true); break;
	case MOVE_HOME: box->cursor = box->top = 0; break;
	case MOVE_END: box->cursor = box->count ? box->count - 1 : 0; break;
	default: return EFFECT_NOT_MINE;
	}
	return EFFECT_REDRAW;
}

/* --- Drawing ----------------------------------------------------------------------------------------- */

/* Where the bar turns, a line leads to it from the text at `from`. */
static void draw_bar(enum bar bar, struct canvas *canvas, int row, int from, int column, style_id selected)
{
	static const enum glyph marks[] = {
		[BAR_NONE] = GLYPHS,
		[BAR_START] = GLYPH_TOP_RIGHT,
		[BAR_COUNTS] = GLYPH_VERTICAL,
		[BAR_EXCLUDED] = GLYPHS,
		[BAR_TURN] = GLYPH_RIGHT_TEE,
		[BAR_END] = GLYPH_BOTTOM_RIGHT,
		[BAR_OPEN_END] = GLYPH_DOWN,
	};
	style_id style = (style_id)(STYLE_BAR | selected);
	if (bar == BAR_EXCLUDED)
		canvas_text(canvas, row, column, style, ":");
	else if (marks[bar] != GLYPHS)
		canvas_text(canvas, row, column, style, canvas_glyph(canvas, marks[bar]));
	if (bar == BAR_START || bar == BAR_TURN || bar == BAR_END)
		for (; from < column; from++)
			canvas_text(canvas, row, from, style, canvas_glyph(canvas, GLYPH_HORIZONTAL));
}

static void draw_cells(const struct box *box, const struct box_line *line, struct canvas *canvas, int row,
	int column, style_id style)
{
	const struct box_row *r = &box->rows[line->row];
	const char *text = text_of(box, r);
	size_t wrapped = wrapped_column(box);
	int end_of_text = column; /* of the cell before */
	for (size_t i = 0; i < BOX_COLUMNS; i++) {
		int width = box->widths[i];
		struct cell cell = cell_at(text, i);
		if (width == 0)
			continue;
		if (box->columns[i].is_bar)
			draw_bar(r->bar, canvas, row, end_of_text + 1, column, style & STYLE_SELECTED);
		else if (i == wrapped)
			canvas_text_n(canvas, row, column, style, text + line->start, line->bytes);
		else if (line->first)
			canvas_field_n(canvas, row, column, width, box->columns[i].align, style, cell.text,
				cell.length);
		int used = text_width(cell.text, cell.length);
		end_of_text = column + (used < width ? used : width);
		column += width + 1;
	}
}

static void draw_line(
	const struct box *box, size_t index, struct canvas *canvas, struct rect line, enum box_cursor cursor)
{
	const struct box_line *l = &box->lines[index];
	const char *text = text_of(box, &box->rows[l->row]);
	bool current = l->row == box->cursor && cursor != CURSOR_HIDDEN;
	style_id style = tone_style(box->rows[l->row].tone);
	if (current && cursor == CURSOR_FOCUSED) {
		style |= STYLE_SELECTED;
		canvas_fill(canvas, line, style);
	}
	if (current && l->first)
		canvas_text(canvas, line.row, line.column, style, canvas_glyph(canvas, GLYPH_POINTER));
	if (spans(text))
		canvas_text_n(canvas, line.row, line.column + 1 + (l->first ? 0 : hang(&box->rows[l->row])),
			style, text + l->start, l->bytes);
	else
		draw_cells(box, l, canvas, line.row, line.column + 1, style);
}

void box_draw(
	struct box *box, struct canvas *canvas, struct rect area, enum box_cursor cursor, const char *empty)
{
	canvas_fill(canvas, area, STYLE_NORMAL);
	if (area.rows < 1 || area.columns < 4)
		return;
	if (box->count == 0 || box->failed) {
		canvas_paragraph(canvas,
			(struct rect){area.row, area.column + 1, area.rows, area.columns - 1}, 0,
			box->failed ? STYLE_ERROR : STYLE_DIM,
			box->failed ? _("内存不足，没有全部显示") : empty);
		return;
	}
	break_lines(box, area.columns - 1);
	box->height = area.rows;
	settle(box);
	struct rect clip = canvas_clip(canvas, area);
	for (int i = 0; i < area.rows && box->top + (size_t)i < box->line_count; i++)
		draw_line(box, box->top + (size_t)i, canvas,
			(struct rect){area.row + i, area.column, 1, area.columns}, cursor);
	canvas_clip(canvas, clip);
	int edge = area.column + area.columns;
	if (box->top > 0)
		canvas_text(canvas, area.row, edge, STYLE_KEY, canvas_glyph(canvas, GLYPH_UP));
	if (box->top + (size_t)area.rows < box->line_count)
		canvas_text(
			canvas, area.row + area.rows - 1, edge, STYLE_KEY, canvas_glyph(canvas, GLYPH_DOWN));
}
