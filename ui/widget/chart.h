/* chart.h — numbers as bars of whole cells; the number always stands beside its bar. */
#ifndef WIDGET_CHART_H
#define WIDGET_CHART_H

#include "widget/widget.h"

/* Cells of a bar of `columns` cells for value of max: at least one for what is more than 0. Pure. */
int chart_cells(int64_t value, int64_t max, int columns);

/* A bar, and what is missing to its end, in exactly `columns` columns. */
void chart_meter(
	struct canvas *canvas, int row, int column, int columns, style_id style, int64_t value, int64_t max);

struct chart_bar {
	const char *label;
	const char *value_text; /* NULL: the number */
	int64_t value;
	style_id style; /* 0: STYLE_BAR */
};

/* One line a bar: label, bar, number. Bars are to scale with the largest. Draws what fits. */
void chart_draw(struct canvas *canvas, struct rect area, const struct chart_bar *bars, size_t count);

#endif
