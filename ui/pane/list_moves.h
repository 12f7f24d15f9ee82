/* list_moves.h — a pane's movements as a list's. */
#ifndef PANE_LIST_MOVES_H
#define PANE_LIST_MOVES_H

#include "pane/pane.h"
#include "widget/list.h"

/* Moves the cursor by rows, pages or to an end, and marks; answers effect bits: EFFECT_RELOAD when the list
 * needs other rows, EFFECT_NOT_MINE where the movement means nothing to a list. */
unsigned pane_move_list(struct list *list, enum move move);

#endif
