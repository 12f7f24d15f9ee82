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
	size_t member; /* of struct docket_row: what docket_text_cell and date_cell show */
};

/* In the order from left to right. A new column is one row. */
extern const struct docket_column docket_columns[];
extern const size_t docket_column_count;

/* Cells that other lists of cases have, too: the number as far as it fits, the first applicant with the head
 * count, a text of the row. */
void docket_number_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out);
void docket_applicant_cell(
	const struct docket_row *row, const struct cell_context *context, struct strbuf *out);
void docket_text_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out);

/* A day with its year only where month and day could be those of another one. */
void docket_day(civil_date day, civil_date today, struct strbuf *out);

/* 2876 → "2,876" */
void docket_add_count(struct strbuf *out, int64_t count);

/* Overdue, due today, soon; what the colour says is also said by the number of days. */
enum tone docket_tone(const struct docket_row *row, civil_date today);

/* 20-2314; of key 0 that there is no number yet. */
void docket_short_number(int64_t case_key, struct strbuf *out);

#endif
