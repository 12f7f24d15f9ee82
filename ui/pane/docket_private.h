/* docket_private.h — the docket's state, shared by the pane (docket.c) and its filter menus (docket_menu.c).
 */
#ifndef PANE_DOCKET_PRIVATE_H
#define PANE_DOCKET_PRIVATE_H

#include "pane/pane.h"
#include "store/docket.h"
#include "store/row.h"
#include "widget/list.h"

struct docket_state {
	struct docket_filter filter;
	enum docket_sort sort;
	bool descending;
	struct list list;
	struct list_column *columns; /* owned; the table's, the first as wide as the numbers on screen are */
	struct docket_window *window; /* owned; the rows around the cursor */
	struct docket_counts counts;
	bool recount; /* the filter changed */
	struct strbuf filter_text; /* the filter in words */
	struct row_list arbitrators; /* what the menu of 承办 offers */
	struct strbuf cell;
};

static inline struct docket_state *docket_state_of(const struct view *view)
{
	return view->state;
}

/* Starts again at the first row: another filter or order. Answers effect bits. */
unsigned docket_restart(struct view *view);

/* Command: the menu of quick filters, and from there by stage, cause, arbitrator, year. */
unsigned docket_menu(struct view *view, int argument);

/* Command: lets every case through. */
unsigned docket_clear_filter(struct view *view, int argument);

#endif
