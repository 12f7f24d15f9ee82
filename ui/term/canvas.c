#include "term/canvas.h"

#include <stdlib.h>
#include <string.h>

struct canvas {
	int rows, columns;
	struct canvas_cell *cells;
	struct rect clip;
	enum canvas_frames frames;
	int cursor_row, cursor_column;
};

static const char *const glyphs[GLYPHS][2] = {
	[GLYPH_HORIZONTAL] = {"-", "─"},
	[GLYPH_VERTICAL] = {"|", "│"},
	[GLYPH_TOP_LEFT] = {"+", "┌"},
	[GLYPH_TOP_RIGHT] = {"+", "┐"},
	[GLYPH_BOTTOM_LEFT] = {"+", "└"},
	[GLYPH_BOTTOM_RIGHT] = {"+", "┘"},
	[GLYPH_LEFT_TEE] = {"+", "├"},
	[GLYPH_RIGHT_TEE] = {"+", "┤"},
	[GLYPH_TOP_TEE] = {"+", "┬"},
	[GLYPH_BOTTOM_TEE] = {"+", "┴"},
	[GLYPH_CROSS] = {"+", "┼"},
	[GLYPH_TRIMMED] = {"~", "…"},
	[GLYPH_POINTER] = {">", "▸"},
	[GLYPH_MARKED] = {"*", "●"},
	[GLYPH_BULLET] = {"o", "●"},
	[GLYPH_BAR] = {"#", "█"},
	[GLYPH_BAR_REST] = {".", "░"},
	[GLYPH_UP] = {"^", "↑"},
	[GLYPH_DOWN] = {"v", "↓"},
};

/* --- Rectangles --------------------------------------------------------------------------------------- */

struct rect rect_inside(struct rect area)
{
	return (struct rect){area.row + 1, area.column + 1, area.rows > 2 ? area.rows - 2 : 0,
		area.columns > 2 ? area.columns - 2 : 0};
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

struct rect rect_common(struct rect a, struct rect b)
{
	struct rect out = {larger(a.row, b.row), larger(a.column, b.column), 0, 0};
	out.rows = larger(smaller(a.row + a.rows, b.row + b.rows) - out.row, 0);
	out.columns = larger(smaller(a.column + a.columns, b.column + b.columns) - out.column, 0);
	return out;
}

struct rect rect_middle(struct rect area, int rows, int columns)
{
	rows = smaller(rows, area.rows);
	columns = smaller(columns, area.columns);
	return (struct rect){
		area.row + (area.rows - rows) / 2, area.column + (area.columns - columns) / 2, rows, columns};
}

/* --- The canvas --------------------------------------------------------------------------------------- */

bool canvas_resize(struct canvas *canvas, int rows, int columns)
{
	rows = larger(rows, 1);
	columns = larger(columns, 1);
	struct canvas_cell *cells = calloc((size_t)rows * (size_t)columns, sizeof *cells);
	if (!cells)
		return false;
	free(canvas->cells);
	canvas->cells = cells;
	canvas->rows = rows;
	canvas->columns = columns;
	canvas_clear(canvas);
	return true;
}

struct canvas *canvas_new(int rows, int columns)
{
	struct canvas *canvas = calloc(1, sizeof *canvas);
	if (canvas && !canvas_resize(canvas, rows, columns)) {
		free(canvas);
		return NULL;
	}
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (canvas)
		free(canvas->cells);
	free(canvas);
}

struct rect canvas_area(const struct canvas *canvas)
{
	return (struct rect){0, 0, canvas->rows, canvas->columns};
}

void canvas_set_frames(struct canvas *canvas, enum canvas_frames frames)
{
	canvas->frames = frames;
}

const char *canvas_glyph(const struct canvas *canvas, enum glyph glyph)
{
	return glyphs[glyph][canvas->frames == FRAMES_LINE];
}

static const struct canvas_cell blank = {.chars = {' '}, .style = STYLE_NORMAL, .width = 1};

void canvas_clear(struct canvas *canvas)
{
	size_t count = (size_t)canvas->rows * (size_t)canvas->columns;
	for (size_t i = 0; i < count; i++)
		canvas->cells[i] = blank;
	canvas->clip = canvas_area(canvas);
	canvas->cursor_row = -1;
	canvas->cursor_column = 0;
}

struct rect canvas_clip(struct canvas *canvas, struct rect area)
{
	struct rect before = canvas->clip;
	canvas->clip = rect_common(area, canvas_area(canvas));
	return before;
}

static struct canvas_cell *cell(struct canvas *canvas, int row, int column)
{
	return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

static bool inside_clip(const struct canvas *canvas, int row, int column)
{
	const struct rect *clip = &canvas->clip;
	return row >= clip->row && row < clip->row + clip->rows && column >= clip->column &&
	       column < clip->column + clip->columns;
}

static void make_blank(struct canvas_cell *c)
{
	style_id style = c->style;
	*c = blank;
	c->style = style;
}

/* Before a cell is overwritten: the other half of a wide character must not remain. */
static void part_wide(struct canvas *canvas, int row, int column)
{
	struct canvas_cell *c = cell(canvas, row, column);
	if (c->width == 2 && column + 1 < canvas->columns)
		make_blank(c + 1);
	else if (c->width == 0 && column > 0)
		make_blank(c - 1);
	make_blank(c);
}

/* Punctuation of Chinese text that libc counts as one column and some terminals draw as two: where lines are
 * not safe, these are not either. */
static uint32_t safe_char(const struct canvas *canvas, const struct text_cell *given)
{
	static const struct {
		uint32_t ambiguous, ascii;
	} safe[] = {{0x2026, '~'}, {0x00B7, '.'}, {0x2014, '-'}, {0x2013, '-'}, {0x2018, '\''},
		{0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'}, {0x2192, '>'}, {0x2191, '^'}, {0x2193, 'v'},
		{0x00D7, 'x'}, {0x2500, '-'}, {0x2502, '|'}};
	for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
		if (canvas->frames == FRAMES_ASCII && given->width == 1 &&
			given->chars[0] == safe[i].ambiguous)
			return safe[i].ascii;
	return given->chars[0];
}

static void put_cell(
	struct canvas *canvas, int row, int column, style_id style, const struct text_cell *given)
{
	bool first = inside_clip(canvas, row, column);
	bool second = given->width < 2 || inside_clip(canvas, row, column + 1);
	if (first)
		part_wide(canvas, row, column);
	if (given->width == 2 && second)
		part_wide(canvas, row, column + 1);
	if (!first || !second) { /* an edge cuts it: what is inside stays blank */
		if (first)
			cell(canvas, row, column)->style = style;
		else if (given->width == 2 && second)
			cell(canvas, row, column + 1)->style = style;
		return;
	}
	struct canvas_cell *c = cell(canvas, row, column);
	memcpy(c->chars, given->chars, sizeof c->chars);
	c->chars[0] = safe_char(canvas, given);
	c->width = (uint8_t)given->width;
	c->style = style;
	if (given->width == 2)
		c[1] = (struct canvas_cell){.style = style, .width = 0};
}

int canvas_text_n(struct canvas *canvas, int row, int column, style_id style, const char *text, size_t length)
{
	int start = column;
	while (length > 0) {
		struct text_cell next;
		size_t bytes = text_next_cell(text, length, &next);
		if (next.width > 0)
			put_cell(canvas, row, column, style, &next);
		column += next.width;
		text += bytes;
		length -= bytes;
	}
	return column - start;
}

int canvas_text(struct canvas *canvas, int row, int column, style_id style, const char *text)
{
	return canvas_text_n(canvas, row, column, style, text, strlen(text));
}

static void put_blanks(struct canvas *canvas, int row, int column, int count, style_id style)
{
	static const struct text_cell space = {.chars = {' '}, .width = 1};
	for (int i = 0; i < count; i++)
		put_cell(canvas, row, column + i, style, &space);
}

void canvas_field_n(struct canvas *canvas, int row, int column, int columns, enum text_align align,
	style_id style, const char *text, size_t length)
{
	struct text_fit fit = text_fit(text, length, 0, columns, 1);
	int used = fit.columns + (fit.trimmed && columns > 0);
	int left = fit.trimmed            ? 0
		   : align == TEXT_RIGHT  ? columns - used
		   : align == TEXT_CENTRE ? (columns - used) / 2
					  : 0;
	put_blanks(canvas, row, column, left, style);
	canvas_text_n(canvas, row, column + left, style, text + fit.start, fit.bytes);
	if (fit.trimmed && columns > 0)
		canvas_text(canvas, row, column + fit.columns, style, canvas_glyph(canvas, GLYPH_TRIMMED));
	put_blanks(canvas, row, column + left + used, columns - left - used, style);
}

void canvas_field(struct canvas *canvas, int row, int column, int columns, enum text_align align,
	style_id style, const char *text)
{
	canvas_field_n(canvas, row, column, columns, align, style, text, strlen(text));
}

int canvas_paragraph(struct canvas *canvas, struct rect area, int skip, style_id style, const char *text)
{
	size_t count;
	struct text_line *lines = text_wrap(text, strlen(text), area.columns, &count);
	for (int i = 0; i < area.rows && skip + i < (int)count; i++) {
		const struct text_line *line = &lines[skip + i];
		canvas_field_n(canvas, area.row + i, area.column, area.columns, TEXT_LEFT, style,
			text + line->start, line->bytes);
	}
	free(lines);
	return (int)count;
}

void canvas_fill(struct canvas *canvas, struct rect area, style_id style)
{
	struct rect inner = rect_common(area, canvas->clip);
	for (int row = 0; row < inner.rows; row++)
		put_blanks(canvas, inner.row + row, inner.column, inner.columns, style);
}

void canvas_restyle(struct canvas *canvas, struct rect area, style_id style)
{
	struct rect inner = rect_common(area, canvas->clip);
	for (int row = 0; row < inner.rows; row++)
		for (int column = 0; column < inner.columns; column++)
			cell(canvas, inner.row + row, inner.column + column)->style = style;
}

/* --- Frames ------------------------------------------------------------------------------------------- */

static void put_glyph(struct canvas *canvas, int row, int column, style_id style, enum glyph glyph)
{
	canvas_text(canvas, row, column, style, canvas_glyph(canvas, glyph));
}

static void horizontal(struct canvas *canvas, int row, int column, int columns, style_id style,
	enum glyph left, enum glyph right, const char *title)
{
	if (columns < 1)
		return;
	put_glyph(canvas, row, column, style, left);
	for (int i = 1; i < columns - 1; i++)
		put_glyph(canvas, row, column + i, style, GLYPH_HORIZONTAL);
	if (columns > 1)
		put_glyph(canvas, row, column + columns - 1, style, right);
	int room = columns - 4; /* corners, and a blank at either side of the title */
	if (!title || !*title || room < 1)
		return;
	int width = smaller(text_columns(title), room);
	canvas_text(canvas, row, column + 1, STYLE_TITLE, " ");
	canvas_field(canvas, row, column + 2, width, TEXT_LEFT, STYLE_TITLE, title);
	canvas_text(canvas, row, column + 2 + width, STYLE_TITLE, " ");
}

void canvas_frame(struct canvas *canvas, struct rect area, style_id style, const char *title)
{
	if (area.rows < 2 || area.columns < 2)
		return;
	int bottom = area.row + area.rows - 1;
	horizontal(
		canvas, area.row, area.column, area.columns, style, GLYPH_TOP_LEFT, GLYPH_TOP_RIGHT, title);
	for (int row = area.row + 1; row < bottom; row++) {
		put_glyph(canvas, row, area.column, style, GLYPH_VERTICAL);
		put_glyph(canvas, row, area.column + area.columns - 1, style, GLYPH_VERTICAL);
	}
	horizontal(canvas, bottom, area.column, area.columns, style, GLYPH_BOTTOM_LEFT, GLYPH_BOTTOM_RIGHT,
		NULL);
}

void canvas_rule(struct canvas *canvas, int row, int column, int columns, style_id style, const char *title)
{
	horizontal(canvas, row, column, columns, style, GLYPH_LEFT_TEE, GLYPH_RIGHT_TEE, title);
}

void canvas_divider(struct canvas *canvas, int row, int column, int rows, style_id style)
{
	for (int i = 0; i < rows; i++)
		put_glyph(canvas, row + i, column, style,
			i == 0          ? GLYPH_TOP_TEE
			: i == rows - 1 ? GLYPH_BOTTOM_TEE
					: GLYPH_VERTICAL);
}

/* --- Reading ------------------------------------------------------------------------------------------ */

void canvas_set_cursor(struct canvas *canvas, int row, int column)
{
	canvas->cursor_row = row;
	canvas->cursor_column = column;
}

void canvas_cursor(const struct canvas *canvas, int *row, int *column)
{
	*row = canvas->cursor_row;
	*column = canvas->cursor_column;
}

const struct canvas_cell *canvas_cell_at(const struct canvas *canvas, int row, int column)
{
	if (row < 0 || row >= canvas->rows || column < 0 || column >= canvas->columns)
		return NULL;
	return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

void canvas_row_text(const struct canvas *canvas, int row, struct strbuf *out)
{
	for (int column = 0; column < canvas->columns; column++) {
		const struct canvas_cell *c = canvas_cell_at(canvas, row, column);
		for (int i = 0; c && i < TEXT_CELL_CHARS && c->chars[i]; i++) {
			char utf8[TEXT_CHAR_SIZE];
			strbuf_add_bytes(out, utf8, text_encode(c->chars[i], utf8));
		}
	}
}

void canvas_dump(const struct canvas *canvas, struct strbuf *out)
{
	for (int row = 0; row < canvas->rows; row++) {
		canvas_row_text(canvas, row, out);
		strbuf_add_char(out, '\n');
	}
}
