#include "widget/chart.h"

#include <inttypes.h>
#include <stdio.h>

int chart_cells(int64_t value, int64_t max, int columns)
{
	if (value <= 0 || max <= 0 || columns <= 0)
		return 0;
	if (value >= max)
		return columns;
	int cells = (int)((double)value / (double)max * columns + 0.5);
	return cells > 0 ? cells : 1;
}

static void repeat(struct canvas *canvas, int row, int column, int count, style_id style, enum glyph glyph)
{
	for (int i = 0; i < count; i++)
		canvas_text(canvas, row, column + i, style, canvas_glyph(canvas, glyph));
}

void chart_meter(
	struct canvas *canvas, int row, int column, int columns, style_id style, int64_t value, int64_t max)
{
	int cells = chart_cells(value, max, columns);
	repeat(canvas, row, column, cells, style, GLYPH_BAR);
	repeat(canvas, row, column + cells, columns - cells, STYLE_DIM, GLYPH_BAR_REST);
}

static const char *number(const struct chart_bar *bar, char *buffer, size_t size)
{
	if (bar->value_text)
		return bar->value_text;
	(void)snprintf(buffer, size, "%" PRId64, bar->value);
	return buffer;
}

void chart_draw(struct canvas *canvas, struct rect area, const struct chart_bar *bars, size_t count)
{
	int labels = 0, numbers = 0;
	int64_t max = 0;
	char buffer[32];
	for (size_t i = 0; i < count; i++) {
		int label = text_columns(bars[i].label);
		int width = text_columns(number(&bars[i], buffer, sizeof buffer));
		labels = label > labels ? label : labels;
		numbers = width > numbers ? width : numbers;
		max = bars[i].value > max ? bars[i].value : max;
	}
	/* Where room is short the bar goes first, then the label; the number stays. */
	if (numbers > area.columns)
		numbers = area.columns;
	if (labels > area.columns / 2)
		labels = area.columns / 2;
	if (labels > area.columns - numbers - 1)
		labels = area.columns > numbers ? area.columns - numbers - 1 : 0;
	int room = area.columns - labels - numbers - 2;
	for (int i = 0; i < area.rows && (size_t)i < count; i++) {
		int row = area.row + i;
		canvas_field(canvas, row, area.column, labels, TEXT_LEFT, STYLE_NORMAL, bars[i].label);
		int cells = chart_cells(bars[i].value, max, room);
		repeat(canvas, row, area.column + labels + 1, cells,
			bars[i].style ? bars[i].style : STYLE_BAR, GLYPH_BAR);
		canvas_field(canvas, row, area.column + area.columns - numbers, numbers, TEXT_RIGHT,
			STYLE_NORMAL, number(&bars[i], buffer, sizeof buffer));
	}
}
