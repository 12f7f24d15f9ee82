#include "pane/list_moves.h"

unsigned pane_move_list(struct list *list, enum move move)
{
	static const struct {
		enum move move;
		enum list_move step;
	} steps[] = {{MOVE_UP, LIST_UP}, {MOVE_DOWN, LIST_DOWN}, {MOVE_PAGE_UP, LIST_PAGE_UP},
		{MOVE_PAGE_DOWN, LIST_PAGE_DOWN}, {MOVE_HOME, LIST_HOME}, {MOVE_END, LIST_END},
		{MOVE_MARK, LIST_DOWN}};
	if (move == MOVE_MARK && (!list->id || list->count == 0))
		return EFFECT_NOT_MINE;
	if (move == MOVE_MARK)
		list_toggle_mark(list, list->id(list->data, list->cursor));
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i].move == move)
			return list_move(list, steps[i].step) == WIDGET_LOAD ? EFFECT_RELOAD | EFFECT_REDRAW
									     : EFFECT_REDRAW;
	return EFFECT_NOT_MINE;
}
