/* backlog_private.h — the backlog's state, shared by the pane (backlog.c) and its picture (backlog_draw.c).
 */
#ifndef PANE_BACKLOG_PRIVATE_H
#define PANE_BACKLOG_PRIVATE_H

#include "pane/backlog_columns.h"
#include "pane/docket_rows.h"

struct backlog_state {
	struct backlog backlog;
	struct backlog_forecast forecast;
	struct list reasons; /* its first row stands for all of them; the one under its cursor is shown */
	struct list_column figures[BACKLOG_FIGURES];
	struct docket_rows rows; /* the cases */
	struct strbuf searched; /* the words of `/`, beside the reason */
	struct strbuf cell;
};

static inline struct backlog_state *backlog_state_of(const struct view *view)
{
	return view->state;
}

/* The reason of a row of the list of reasons. */
const struct backlog_reason *backlog_reason_at(const struct backlog_state *state, size_t row);

/* The reason that is shown. */
const struct backlog_reason *backlog_chosen(const struct backlog_state *state);

/* How many lines there are for cases in an area of so many rows. */
int backlog_case_lines(int rows);

void backlog_draw(struct view *view, struct canvas *canvas, struct rect area);

#endif
