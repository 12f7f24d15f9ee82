#include "widget/month.h"

#include "base/i18n.h"

#include <stdio.h>

static enum widget_answer go(struct month *month, civil_date date)
{
	if (date >= CIVIL_FIRST && date <= CIVIL_LAST)
		month->cursor = date;
	return WIDGET_MINE;
}

/* The same day another month, or its last one where it is shorter. */
static civil_date other_month(civil_date date, int months)
{
	civil_date start = civil_month_start(date, months);
	civil_date last = civil_month_start(date, months + 1) - 1;
	civil_date same = start + civil_split(date).day - 1;
	return same < last ? same : last;
}

enum widget_answer month_key(struct month *month, const struct key_event *key)
{
	switch (key->code) {
	case K_LEFT: return go(month, month->cursor - 1);
	case K_RIGHT: return go(month, month->cursor + 1);
	case K_UP: return go(month, month->cursor - 7);
	case K_DOWN: return go(month, month->cursor + 7);
	case K_PAGE_UP: return go(month, other_month(month->cursor, -1));
	case K_PAGE_DOWN: return go(month, other_month(month->cursor, 1));
	case K_HOME: return go(month, civil_month_start(month->cursor, 0));
	case K_END: return go(month, civil_month_start(month->cursor, 1) - 1);
	case 't': return go(month, month->today);
	case K_ENTER: return WIDGET_DONE;
	case K_ESCAPE: return WIDGET_CANCELLED;
	default: return WIDGET_NOT_MINE;
	}
}

void month_draw(const struct month *month, struct canvas *canvas, struct rect area, bool focused)
{
	int width = area.columns / 7;
	if (width < 5 || area.rows < MONTH_ROWS)
		width = 5; /* clipped rather than unreadable */
	struct rect clip = canvas_clip(canvas, area);
	civil_date first = civil_month_start(month->cursor, 0);
	civil_date next = civil_month_start(month->cursor, 1);
	struct civil_day shown = civil_split(first);
	char text[64];
	(void)snprintf(text, sizeof text, _("%d年%d月"), shown.year, shown.month);
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_field(canvas, area.row, area.column, width * 7, TEXT_CENTRE, STYLE_TITLE, text);
	civil_date monday = first - civil_weekday(first);
	for (int i = 0; i < 7; i++)
		canvas_field(canvas, area.row + 1, area.column + i * width, width - 1, TEXT_LEFT,
			STYLE_HEADER, civil_weekday_name(monday + i));
	for (civil_date date = first; date < next; date++) {
		int place = date - monday;
		int row = area.row + 2 + place / 7, column = area.column + place % 7 * width;
		struct month_mark mark = {.style = STYLE_NORMAL, .mark = NULL};
		if (month->mark)
			mark = month->mark(month->data, date);
		style_id style = mark.style;
		if (date == month->today && style == STYLE_NORMAL)
			style = STYLE_TODAY;
		if (date == month->cursor && focused)
			style |= STYLE_SELECTED;
		(void)snprintf(text, sizeof text, "%2d", civil_split(date).day);
		canvas_text(canvas, row, column, style, text);
		if (mark.mark)
			canvas_field(canvas, row, column + 2, 2, TEXT_LEFT, style, mark.mark);
	}
	canvas_clip(canvas, clip);
}
