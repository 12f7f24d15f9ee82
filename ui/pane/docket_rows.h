/* docket_rows.h — cases in a list, seen through a window of the docket: what the panes that list cases have
 * in common. The pane says which columns, which cases and in which order. */
#ifndef PANE_DOCKET_ROWS_H
#define PANE_DOCKET_ROWS_H

#include "pane/docket_columns.h"
#include "pane/pane.h"
#include "store/docket.h"
#include "widget/list.h"

/* How urgent a case looks. */
typedef enum tone docket_tone_function(const struct docket_row *row, civil_date today);

/* Begins as {0}; docket_rows_close() it. */
struct docket_rows {
	struct docket_filter filter;
	enum docket_sort sort;
	bool descending;
	struct list list;
	struct docket_window *window; /* owned; the rows around the cursor */
	const struct docket_column *table;
	struct list_column *columns; /* owned; the table's, the first as wide as the numbers on screen are */
	docket_tone_function *tone;
	struct view *view; /* the pane's */
	struct strbuf cell;
};

/* The first of the columns is that of the numbers. */
bool docket_rows_open(struct docket_rows *rows, struct view *view, const struct docket_column *table,
	size_t count, docket_tone_function *tone, struct error *err);
void docket_rows_close(struct docket_rows *rows);

/* Reads the rows that the list asks for, or those around the cursor again, for so many lines. */
bool docket_rows_load(struct docket_rows *rows, int lines, struct error *err);

/* The row under the cursor, or NULL. */
const struct docket_row *docket_rows_current(const struct docket_rows *rows);

/* What acts would be done to: the cases marked, or the one under the cursor. */
void docket_rows_choose(const struct docket_rows *rows, struct pane_choice *out);

/* Takes its mark off the case. */
void docket_rows_unmark(struct docket_rows *rows, int64_t case_id);

#endif
