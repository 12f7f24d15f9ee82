/* widget.h — what all widgets have in common.
 *
 * A widget is a struct the caller owns (most start as {0} and say how they are freed), a function that takes
 * a key and answers what became of it, and a function that draws it on a canvas. Widgets know no store, wait
 * for nothing and read no keys themselves. Drawing changes nothing but the size a widget remembers, by which
 * it pages and scrolls. */
#ifndef WIDGET_WIDGET_H
#define WIDGET_WIDGET_H

#include "term/canvas.h"
#include "term/key.h"

enum widget_answer {
	WIDGET_NOT_MINE, /* let somebody else have the key */
	WIDGET_MINE, /* draw again */
	WIDGET_CHANGED, /* its text or choice changed */
	WIDGET_LOAD, /* a list needs other rows: do list->request, then list_loaded() */
	WIDGET_DONE, /* Enter: chosen, submitted, confirmed */
	WIDGET_CANCELLED /* Escape */
};

#endif
