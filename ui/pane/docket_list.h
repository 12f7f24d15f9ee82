/* docket_list.h — the window of rows around the docket's cursor, and when to read the next one.
 *
 * The list may have a million cases; 256 of them are here. Moving never reads: it says that another window is
 * wanted, docket_list_load() gets it by one keyset query. */
#ifndef PANE_DOCKET_LIST_H
#define PANE_DOCKET_LIST_H

#include "pane/pane.h"
#include "store/docket.h"

enum docket_want {
	WANT_REFRESH, /* what is here, again: the data changed */
	WANT_NOTHING,
	WANT_START,
	WANT_END,
	WANT_NEXT, /* rows after the window */
	WANT_PREVIOUS, /* rows before it */
	WANT_CASE /* the window that begins with `target` */
};

/* Zero-initialised it wants its first window. */
struct docket_list {
	struct docket_filter filter;
	enum docket_sort sort;
	bool descending;
	struct docket_window *window; /* owned */
	long top, cursor; /* rows of the window; until loaded they may lie outside it */
	int lines; /* rows on screen */
	enum docket_want want;
	int64_t target_value, target_id; /* of WANT_CASE */
};

/* The row under the cursor, or NULL when the list is empty. */
const struct docket_row *docket_list_row(const struct docket_list *list);

/* Moves; EFFECT_RELOAD when rows are missing, EFFECT_NOT_MINE for other movements. */
unsigned docket_list_move(struct docket_list *list, enum move move);

/* Starts again at the first row (another filter or order). */
void docket_list_restart(struct docket_list *list);

/* Reads the window that is wanted and puts cursor and top into it. After WANT_REFRESH the cursor stays on its
 * case, or, when that has gone, on its line. */
bool docket_list_load(
	struct docket_list *list, struct store *store, civil_date today, int lines, struct error *err);

void docket_list_free(struct docket_list *list);

#endif
