/* field.h — one line of text that can be edited; scrolls sideways where it is longer than its place. */
#ifndef WIDGET_FIELD_H
#define WIDGET_FIELD_H

#include "widget/edit.h"

/* Starts as {0}. Text, keys and limits: edit.h. */
struct field {
	struct edit edit;
	int scroll; /* columns hidden at the left */
};

/* Draws it in exactly `columns` columns; with focus puts the terminal's cursor (and with it the input
 * method's window) where text goes in. */
void field_draw(struct field *field, struct canvas *canvas, int row, int column, int columns, style_id style,
	bool focused);

#endif
