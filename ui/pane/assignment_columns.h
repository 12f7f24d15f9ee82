/* assignment_columns.h — the columns of the roster and of an arbitrator's seats. A new column is one row. */
#ifndef PANE_ASSIGNMENT_COLUMNS_H
#define PANE_ASSIGNMENT_COLUMNS_H

#include "base/strbuf.h"
#include "office/words.h"
#include "pane/assignment_data.h"
#include "pane/styles.h"
#include "widget/list.h"

struct column_context {
	civil_date today;
	const struct words *words;
	int64_t most; /* the largest load on the roster */
	int load_width;
	const char *bar, *bar_rest; /* the canvas's glyphs */
	int training_hours; /* that a year requires */
	int width; /* of the cell */
};

enum { ROSTER_COLUMNS = 13, SEAT_COLUMNS = 8 };

/* Copies the columns for a list. */
void roster_columns_copy(struct list_column out[ROSTER_COLUMNS]);
void seat_columns_copy(struct list_column out[SEAT_COLUMNS]);

/* Appends what stands in the cell of that column (its place) and answers its tone. */
enum tone roster_cell(size_t column, const struct assignment_row *row, const struct column_context *context,
	struct strbuf *out);
enum tone seat_cell(
	size_t column, const struct seat_row *row, const struct column_context *context, struct strbuf *out);

#endif
