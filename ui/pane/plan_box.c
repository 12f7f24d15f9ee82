#include "pane/plan_box.h"

enum { MARGIN = 2, CHROME = 4 /* frame, headings, the rule above the foot */, FEWEST_LINES = 4 };

void plan_box_size(size_t lines, int foot_rows, int *rows, int *columns)
{
	int wanted = (lines > FEWEST_LINES ? (int)lines : (int)FEWEST_LINES) + foot_rows + CHROME;
	*rows = wanted < *rows - MARGIN ? wanted : *rows - MARGIN;
	*columns -= MARGIN;
}

struct rect plan_box_draw(struct list *list, struct canvas *canvas, struct rect area, const char *title,
	int foot_rows, bool focused)
{
	struct rect inside = rect_inside(area);
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, STYLE_FRAME_ACTIVE, title);
	canvas_set_cursor(canvas, -1, 0);
	if (inside.rows <= foot_rows + 1)
		return (struct rect){inside.row, inside.column, 0, inside.columns};
	int lines = inside.rows - foot_rows - 1;
	list_draw(list, canvas, (struct rect){inside.row, inside.column, lines, inside.columns}, focused);
	canvas_rule(canvas, inside.row + lines, area.column, area.columns, STYLE_FRAME_ACTIVE, NULL);
	return (struct rect){inside.row + lines + 1, inside.column, foot_rows, inside.columns};
}

unsigned plan_box_move(struct list *list, const struct key_event *key)
{
	switch (key->code) {
	case 'k': list_move(list, LIST_UP); return EFFECT_REDRAW;
	case 'j': list_move(list, LIST_DOWN); return EFFECT_REDRAW;
	default: return list_key(list, key) == WIDGET_NOT_MINE ? EFFECT_NONE : EFFECT_REDRAW;
	}
}
