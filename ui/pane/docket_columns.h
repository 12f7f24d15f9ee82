/* docket_columns.h — the docket's columns: one row of a table each. Pure. */
#ifndef PANE_DOCKET_COLUMNS_H
#define PANE_DOCKET_COLUMNS_H

#include "base/strbuf.h"
#include "office/words.h"
#include "pane/styles.h"
#include "store/docket.h"
#include "widget/list.h"

/* What a cell needs to know besides its row. */
struct cell_context {
	civil_date today;
	const struct words *words;
	int width; /* columns of the cell */
	size_t member; /* the column's */
};

struct docket_column {
	struct list_column list; /* place, width, importance */
	bool toned; /* drawn in the tone of the case (overdue, today …) */
	void (*cell)(const struct docket_row *row, const struct cell_context *context, struct strbuf *out);
	size_t member; /* of struct docket_row: what text_cell and date_cell show */
};

/* In the order from left to right. A new column is one row. */
extern const struct docket_column docket_columns[];
extern const size_t docket_column_count;

/* Overdue, due today, soon; what the colour says is also said by the mark and the number of days. */
enum tone docket_tone(const struct docket_row *row, civil_date today);

/* One character before the line: '!' overdue, '=' due today, '~' service blocked, ' ' none. */
char docket_mark(const struct docket_row *row, civil_date today);

/* 20-2314 */
void docket_short_number(const struct docket_row *row, struct strbuf *out);

#endif
