/* service_rows.h — documents on their way in a list, seen through a window; and the rows that are marked. */
#ifndef PANE_SERVICE_ROWS_H
#define PANE_SERVICE_ROWS_H

#include "pane/pane.h"
#include "pane/service_columns.h"
#include "widget/list.h"

/* Begins as {0}; service_rows_close() it. */
struct service_rows {
	enum services_view view;
	struct strbuf text; /* what is searched, or "" */
	int long_days;
	struct list list;
	struct services_window *window; /* owned; the rows around the cursor */
	struct list_column columns[LIST_MAX_COLUMNS]; /* the view's … */
	size_t places[LIST_MAX_COLUMNS]; /* … which are these of service_columns */
	struct service_scale scale;
	struct strbuf scale_title; /* heading of the time-line */
	/* of the marked rows: their case and attempt (0: not sent); parallel */
	int64_t *marked_cases, *marked_items;
	size_t marked, mark_capacity;
	char marked_document[32]; /* of all of them, "" when they are of several */
	struct strbuf cell;
	struct service_cell_context context; /* of the drawing */
};

bool service_rows_open(struct service_rows *rows, struct error *err);
void service_rows_close(struct service_rows *rows);

/* Shows another view from its beginning. */
void service_rows_show(struct service_rows *rows, enum services_view view);

/* Reads the rows that the list asks for, or those around the cursor again, for so many lines. */
bool service_rows_load(
	struct service_rows *rows, struct store *store, civil_date today, int lines, struct error *err);

/* The row under the cursor, or NULL. */
const struct services_row *service_rows_current(const struct service_rows *rows);

/* Marks the row under the cursor or takes its mark away, and goes on to the next. Answers effect bits. */
unsigned service_rows_mark(struct service_rows *rows);

/* Marks every row on the screen; takes all marks away. */
unsigned service_rows_mark_shown(struct service_rows *rows);
void service_rows_unmark_all(struct service_rows *rows);

/* Takes the marks off this attempt, or off every row of the case when `item` is 0. */
void service_rows_unmark(struct service_rows *rows, int64_t case_id, int64_t item);

#endif
