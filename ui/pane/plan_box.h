/* plan_box.h — the frame in which a plan is looked over before it is stored: its lines, below them a foot. */
#ifndef PANE_PLAN_BOX_H
#define PANE_PLAN_BOX_H

#include "pane/pane.h"
#include "widget/list.h"

/* How large an overlay with so many lines would like to be, within the screen that *rows and *columns are. */
void plan_box_size(size_t lines, int foot_rows, int *rows, int *columns);

/* Draws frame, title and list. Returns the area of the foot, without rows where there is no room for it. */
struct rect plan_box_draw(struct list *list, struct canvas *canvas, struct rect area, const char *title,
	int foot_rows, bool focused);

/* Moves in the list, by j and k as well; other keys are nobody's. Answers effect bits. */
unsigned plan_box_move(struct list *list, const struct key_event *key);

#endif
