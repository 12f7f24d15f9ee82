/* grid.h — a grid as data: pieces of text with a place, a width and a meaning.
 *
 * The calendar's layouts are pure functions from dates and hearings to pieces; the pane puts the pieces on
 * the screen, a test writes them down as text. Rows, columns and widths are display cells, counted from the
 * grid's own upper left corner. Who draws a piece cuts its text to its width. */
#ifndef PANE_GRID_H
#define PANE_GRID_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/* What a piece means; the theme decides how that looks. */
enum grid_role {
	GRID_PLAIN,
	GRID_HEAD, /* column headings, times of day */
	GRID_DIM, /* days of another month, hints */
	GRID_TODAY,
	GRID_OFF, /* a day without work */
	GRID_MAKE_UP, /* a make-up working day */
	GRID_HEARING,
	GRID_HELD,
	GRID_CLASH,
	GRID_OWN, /* belongs to the case that is chosen */
	GRID_FREE, /* a hearing of the chosen case could be there */
	GRID_RULE /* a vertical line, `height` cells long; it has no text */
};

struct grid_piece {
	int row, column;
	int width;
	int height; /* of a GRID_RULE, else 1 */
	enum grid_role role;
	bool selected; /* under the cursor; the whole width is marked, also where there is no text */
	size_t text; /* where its text begins in `texts` */
};

struct grid {
	struct grid_piece *pieces;
	size_t count, capacity;
	struct strbuf texts; /* each NUL-terminated */
	bool failed; /* out of memory: pieces are missing */
};

/* Adds a piece; nothing where `width` is not positive. */
void grid_put(struct grid *grid, int row, int column, int width, enum grid_role role, bool selected,
	const char *text);
void grid_putf(struct grid *grid, int row, int column, int width, enum grid_role role, bool selected,
	const char *format, ...) __attribute__((format(printf, 7, 8)));
void grid_rule(struct grid *grid, int row, int column, int height);

const char *grid_text(const struct grid *grid, const struct grid_piece *piece);

/* Empties it and keeps its memory. */
void grid_reset(struct grid *grid);
void grid_free(struct grid *grid);

struct grid_span {
	int at, size;
};

/* Shares `size` cells, beginning at `at`, among `count` spans with `gap` cells between them; what does not
 * divide evenly goes to the first ones. Spans that find no room have size 0. */
void grid_share(int at, int size, int gap, size_t count, struct grid_span *out);

#endif
