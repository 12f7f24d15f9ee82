/* docket_columns.h — the docket's columns: one row of a table each, laid out for the width there is. Pure. */
#ifndef PANE_DOCKET_COLUMNS_H
#define PANE_DOCKET_COLUMNS_H

#include "base/strbuf.h"
#include "office/words.h"
#include "pane/case_sections.h"
#include "store/docket.h"

/* What a cell needs to know besides its row. */
struct cell_context {
	civil_date today;
	const struct words *words;
	int width; /* columns of the cell */
};

struct docket_column {
	const char *title; /* msgid */
	int min, max; /* columns */
	int priority; /* smaller stays longer when the screen is narrow, and grows first */
	bool right; /* aligned */
	bool toned; /* drawn in the tone of the case (overdue, today …) */
	void (*cell)(const struct docket_row *row, const struct cell_context *context, struct strbuf *out);
};

extern const struct docket_column docket_columns[]; /* ends with {0} */

enum { DOCKET_COLUMNS = 16, DOCKET_GUTTER = 2 };

struct docket_layout {
	size_t count;
	struct {
		const struct docket_column *column;
		int at, width; /* from the left edge of the list */
	} columns[DOCKET_COLUMNS];
};

/* Chooses columns and widths; `number_width` is that of the widest short number on screen. */
void docket_lay_out(int width, int number_width, struct docket_layout *out);

/* Overdue, due today, soon; what the colour says is also said by the mark and the number of days. */
enum tone docket_tone(const struct docket_row *row, civil_date today);

/* One character before the line: '!' overdue, '=' due today, '~' service blocked, ' ' none. */
char docket_mark(const struct docket_row *row, civil_date today);

/* 20-2314 */
void docket_short_number(const struct docket_row *row, struct strbuf *out);

#endif
