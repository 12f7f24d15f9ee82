/* canvas.h — the picture of the screen: cells in memory, drawn by panes and widgets, sent out by the
 * terminal.
 *
 * A wide character is a lead cell and an empty continuation cell. Everything is clipped to the current clip
 * rectangle, and a wide character that would be cut by an edge is left blank. All positions and sizes are in
 * columns and rows from 0. Text is UTF-8 of any origin and cleaned here (base/text.h). A canvas needs no
 * terminal: tests draw on one and compare canvas_dump().
 *
 *     canvas_frame(c, area, STYLE_FRAME, _("案件"));
 *     canvas_field(c, row, column, 12, TEXT_LEFT, STYLE_NORMAL, applicant);
 */
#ifndef TERM_CANVAS_H
#define TERM_CANVAS_H

#include "base/strbuf.h"
#include "base/text.h"
#include "term/theme.h"

struct rect {
	int row, column, rows, columns;
};

/* The rectangle without a border of one cell. */
struct rect rect_inside(struct rect area);

/* The part both have in common (possibly without rows or columns). */
struct rect rect_common(struct rect a, struct rect b);

/* A rectangle of that size, or as much of it as fits, in the middle of another. */
struct rect rect_middle(struct rect area, int rows, int columns);

struct canvas_cell {
	uint32_t chars[TEXT_CELL_CHARS]; /* chars[0] is ' ' when blank, 0 in a continuation */
	style_id style;
	uint8_t width; /* 1, 2 in a lead cell, 0 in a continuation */
};

/* Line drawing and other ambiguous characters (… · —) are two cells wide on some Chinese terminals: ASCII is
 * safe everywhere, and text is drawn with ASCII in their place there; lines are for terminals that showed
 * they draw them one cell wide. */
enum canvas_frames { FRAMES_ASCII, FRAMES_LINE };

enum glyph {
	GLYPH_HORIZONTAL,
	GLYPH_VERTICAL,
	GLYPH_TOP_LEFT,
	GLYPH_TOP_RIGHT,
	GLYPH_BOTTOM_LEFT,
	GLYPH_BOTTOM_RIGHT,
	GLYPH_LEFT_TEE,
	GLYPH_RIGHT_TEE,
	GLYPH_TOP_TEE,
	GLYPH_BOTTOM_TEE,
	GLYPH_CROSS,
	GLYPH_TRIMMED, /* text was cut here */
	GLYPH_POINTER, /* the row that is meant */
	GLYPH_MARKED, /* a row chosen with others */
	GLYPH_BULLET, /* an event on a time-line */
	GLYPH_BAR, /* a full cell of a bar */
	GLYPH_BAR_REST,
	GLYPH_UP,
	GLYPH_DOWN,
	GLYPHS
};

struct canvas;

/* NULL when out of memory. */
struct canvas *canvas_new(int rows, int columns);
void canvas_free(struct canvas *canvas);

/* Gives it another size and blanks it. False when out of memory: the size is then as before. */
bool canvas_resize(struct canvas *canvas, int rows, int columns);

/* The whole of it. */
struct rect canvas_area(const struct canvas *canvas);

void canvas_set_frames(struct canvas *canvas, enum canvas_frames frames);

/* A glyph of one column as it can be shown. */
const char *canvas_glyph(const struct canvas *canvas, enum glyph glyph);

/* Blanks everything, forgets clip and cursor: the beginning of each repaint. */
void canvas_clear(struct canvas *canvas);

/* Draws only inside `area` (within the whole canvas) from now on. Returns the clip before it. */
struct rect canvas_clip(struct canvas *canvas, struct rect area);

/* Draws text from a position to the right and returns the columns it takes, clipped or not. */
int canvas_text(struct canvas *canvas, int row, int column, style_id style, const char *text);
int canvas_text_n(
	struct canvas *canvas, int row, int column, style_id style, const char *text, size_t length);

/* Draws exactly `columns` columns: the text aligned, cut with the trimmed mark, filled with blanks. */
void canvas_field(struct canvas *canvas, int row, int column, int columns, enum text_align align,
	style_id style, const char *text);
void canvas_field_n(struct canvas *canvas, int row, int column, int columns, enum text_align align,
	style_id style, const char *text, size_t length);

/* Draws wrapped text and returns the lines it has in all, drawn or not. Lines before `skip` are passed over.
 */
int canvas_paragraph(struct canvas *canvas, struct rect area, int skip, style_id style, const char *text);

/* Blanks an area. */
void canvas_fill(struct canvas *canvas, struct rect area, style_id style);

/* Changes the style of what is there. */
void canvas_restyle(struct canvas *canvas, struct rect area, style_id style);

/* A frame along the inside of the area's edge, its title (or NULL) in the upper line. */
void canvas_frame(struct canvas *canvas, struct rect area, style_id style, const char *title);

/* A line joined to the frame at its ends, with a title (or NULL); columns or rows include both ends. */
void canvas_rule(struct canvas *canvas, int row, int column, int columns, style_id style, const char *title);
void canvas_divider(struct canvas *canvas, int row, int column, int rows, style_id style);

/* Where the terminal's cursor stands; input methods open their window there. Row -1 hides it. */
void canvas_set_cursor(struct canvas *canvas, int row, int column);
void canvas_cursor(const struct canvas *canvas, int *row, int *column);

/* A cell, NULL outside. Valid until the next drawing. */
const struct canvas_cell *canvas_cell_at(const struct canvas *canvas, int row, int column);

/* Appends a row, or all rows each with '\n', as text; blanks at the end are kept. */
void canvas_row_text(const struct canvas *canvas, int row, struct strbuf *out);
void canvas_dump(const struct canvas *canvas, struct strbuf *out);

#endif
