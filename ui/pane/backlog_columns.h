/* backlog_columns.h — the columns of the backlog: of its cases, and of its reasons. Pure. */
#ifndef PANE_BACKLOG_COLUMNS_H
#define PANE_BACKLOG_COLUMNS_H

#include "pane/docket_columns.h"
#include "store/backlog.h"

/* Of the cases, in the order from left to right. */
extern const struct docket_column backlog_columns[];
extern const size_t backlog_column_count;

/* Past the limit, near it. */
enum tone backlog_tone(const struct docket_row *row, civil_date today);

/* Of the reasons. */
enum { BACKLOG_FIGURES = 6 };
extern const struct list_column backlog_figures[BACKLOG_FIGURES];

/* What stands in a column of a reason's row; “all” is the first of them. */
void backlog_figure(size_t column, const struct backlog_reason *reason, struct strbuf *out);

#endif
