/* case_box.h — a box of the case detail: a few rows of cells, of which the last is broken into lines, so that
 * nothing of a long name or note is lost in a narrow box. Rows carry the row of the file they show.
 *
 * The list widget shows windows of large tables, one line a row, with headings; here everything is in memory,
 * rows are as high as their text, and what the columns are is plain from their contents. */
#ifndef PANE_CASE_BOX_H
#define PANE_CASE_BOX_H

#include "base/strbuf.h"
#include "pane/case_picture.h"
#include "pane/pane.h"
#include "pane/styles.h"

/* Ends a cell of a row's text: a control character that nobody types and the canvas never shows. */
#define BOX_CELL "\x1f"

enum {
	BOX_COLUMNS = 4,
	BOX_REST = -1 /* what the other columns leave; as the last one its text is broken into lines */
};

struct box_column {
	int most; /* columns it takes at the most, less where all its texts are shorter; or BOX_REST */
	enum text_align align;
	bool spare; /* left out where room is short */
	bool is_bar; /* drawn from row->bar */
};

struct box_row {
	size_t text; /* cells separated by BOX_CELL, without it one text over all columns; offset into texts
		      */
	enum tone tone;
	enum bar bar;
	bool is_part; /* of the row above: an attempt of a service */
	const struct table *table; /* of the row of the file that it shows; NULL: none */
	int64_t id; /* of that row; without a table what else tells it from others, or 0 */
	size_t index; /* of a deadline */
};

struct box_line; /* of a row as broken for the width it was last drawn in */

/* Starts as {0}. */
struct box {
	const struct box_column *columns; /* BOX_COLUMNS of them; unused ones at the end are {0} */
	struct box_row *rows; /* owned, as all below */
	size_t count, capacity;
	struct strbuf texts;
	bool failed; /* out of memory: rows are missing, which the box says */
	size_t cursor; /* row */

	struct box_line *lines;
	size_t line_count, line_capacity, top;
	int widths[BOX_COLUMNS];
	int width, height; /* as last drawn */
};

/* What stood under the cursor: box_end() finds it among the new rows. */
struct box_place {
	const struct table *table;
	int64_t id;
	size_t row;
};

/* Empties it, to be filled with rows of these columns. */
struct box_place box_begin(struct box *box, const struct box_column *columns);
void box_end(struct box *box, struct box_place place);

/* Adds a row with the formatted cells; NULL when out of memory. Valid until the next is added. */
struct box_row *box_add(struct box *box, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The row under the cursor, or NULL. */
const struct box_row *box_current(const struct box *box);

/* How many rows are no parts of others. */
size_t box_items(const struct box *box);

/* Moves the cursor; EFFECT_NOT_MINE for movements that mean nothing in a list. */
unsigned box_move(struct box *box, enum move move);

/* The first row from `from` on whose text contains the folded words; box->count when there is none. */
size_t box_find(const struct box *box, size_t from, const char *folded);

/* How the row under the cursor is shown. */
enum box_cursor { CURSOR_HIDDEN, CURSOR_POINTED, CURSOR_FOCUSED };

/* Fills the area; `empty` stands in a box without rows. Where rows are hidden above or below, the column at
 * the right of the area (the frame's) says so. */
void box_draw(
	struct box *box, struct canvas *canvas, struct rect area, enum box_cursor cursor, const char *empty);

void box_free(struct box *box);

#endif
