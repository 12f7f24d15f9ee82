/* docket_private.h — the docket's state, shared by the pane (docket.c) and its filter menus (docket_menu.c).
 */
#ifndef PANE_DOCKET_PRIVATE_H
#define PANE_DOCKET_PRIVATE_H

#include "pane/docket_rows.h"
#include "store/row.h"

struct docket_state {
	struct docket_rows rows;
	struct docket_counts counts;
	bool recount; /* the filter changed */
	struct strbuf filter_text; /* the filter in words */
	struct row_list arbitrators; /* what the menu of 承办 offers */
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
