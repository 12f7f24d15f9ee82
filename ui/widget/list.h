/* list.h — rows in columns, seen through a window: what is loaded is never the whole table.
 *
 * The owner keeps the loaded rows (its buffer); the list knows only how many there are, which one is at the
 * top of the screen and which under the cursor (both count from the first loaded row). When a movement leaves
 * the buffer the list answers WIDGET_LOAD with a request; the owner's load does it, with at least two screens
 * of rows, and calls list_loaded():
 *
 *     case LIST_FIRST, LIST_LAST   the first / last rows there are
 *     case LIST_FROM               rows from buffer row `anchor` on, that one first
 *     case LIST_UP_TO              rows up to buffer row `anchor`, that one last
 *     list_loaded(&list, count, at_start, at_end, where the anchor row is now);
 *
 * A list in memory calls list_set_count() instead and never gets a request. */
#ifndef WIDGET_LIST_H
#define WIDGET_LIST_H

#include "widget/widget.h"

enum { LIST_MAX_COLUMNS = 24, LIST_CELL_SIZE = 160 };

struct list_column {
	const char *id;
	const char *title; /* msgid */
	int min; /* columns it needs to be of use */
	int max; /* it wants no more; 0: no limit */
	int weight; /* share of what is left over; 0: stays at min */
	enum text_align align;
	int priority; /* 0: always shown; otherwise the highest number goes first when room is short */
};

struct list_cell {
	const char *text; /* set by the owner; may point to `buffer` or at its own rows */
	style_id style; /* STYLE_NORMAL unless set */
	int width; /* columns it will be drawn in */
	char buffer[LIST_CELL_SIZE]; /* to write a text into */
};

/* Says what stands in a cell. */
typedef void list_cell_function(
	void *data, size_t row, const struct list_column *column, struct list_cell *cell);

/* The row's identity, for marks. */
typedef int64_t list_id_function(void *data, size_t row);

enum list_request_kind { LIST_NOTHING, LIST_FIRST, LIST_LAST, LIST_FROM, LIST_UP_TO };

struct list_request {
	enum list_request_kind kind;
	size_t anchor; /* buffer row */
	int64_t cursor, top; /* from the anchor: kept for list_loaded() */
};

/* Set the first five, leave the rest zero. */
struct list {
	const struct list_column *columns;
	size_t column_count;
	list_cell_function *cell;
	list_id_function *id; /* NULL: rows cannot be marked */
	void *data;

	size_t count, top, cursor;
	bool at_start, at_end;
	int rows; /* lines for rows, as last drawn */
	struct list_request request;
	int64_t *marks; /* sorted, owned */
	size_t mark_count, mark_capacity;
};

/* Shares `width` columns among list columns with one blank between them: widths[i] is 0 for those without
 * room. Pure. */
void list_layout(const struct list_column *columns, size_t count, int width, int *widths);

enum list_move { LIST_UP, LIST_DOWN, LIST_PAGE_UP, LIST_PAGE_DOWN, LIST_HOME, LIST_END };
enum widget_answer list_move(struct list *list, enum list_move move);

/* Arrows, PgUp, PgDn, Home, End; Space marks; Enter is WIDGET_DONE. Other keys (also j k g G) are for the
 * keymap to bind. */
enum widget_answer list_key(struct list *list, const struct key_event *key);

/* Asks for the same place again (something changed), or for the beginning (another filter or order). */
void list_refresh(struct list *list);
void list_restart(struct list *list);

/* The request is done; see above. Without a request it is as after LIST_FIRST. WIDGET_LOAD when rows above
 * are missing for a full screen (those below are gone): there is another request. Else WIDGET_MINE. */
enum widget_answer list_loaded(struct list *list, size_t count, bool at_start, bool at_end, size_t anchor);

/* All rows are in memory. */
void list_set_count(struct list *list, size_t count);

/* Puts the cursor on a buffer row and scrolls it into sight. */
void list_go(struct list *list, size_t row);

/* Tells it how many lines for rows it will have (a frame changed its size). WIDGET_LOAD when rows are
 * missing for them, else WIDGET_MINE. list_draw() does this by itself, but cannot load. */
enum widget_answer list_set_rows(struct list *list, int rows);

/* A row of headings, then rows. The row under the cursor is marked by a pointer, and by its style when
 * focused. */
void list_draw(struct list *list, struct canvas *canvas, struct rect area, bool focused);

/* --- Marks: a set of ids, independent of what is loaded ------------------------------------------------ */

bool list_is_marked(const struct list *list, int64_t id);
void list_toggle_mark(struct list *list, int64_t id);
void list_clear_marks(struct list *list);

void list_free(struct list *list);

#endif
