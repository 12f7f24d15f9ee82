/* textview.h — text to read: wrapped, scrolled, searched (help, explanations). */
#ifndef WIDGET_TEXTVIEW_H
#define WIDGET_TEXTVIEW_H

#include "widget/widget.h"

/* Starts as {0}. */
struct textview {
	char *text; /* owned */
	size_t length;
	struct text_line *lines; /* owned; of the width last drawn */
	size_t line_count;
	int columns; /* they were wrapped for */
	size_t top;
	int rows; /* as last drawn */
	char *sought; /* folded, owned */
};

/* Shows a copy of the text from its beginning. A line that begins with "# " is a heading. False when out of
 * memory. */
bool textview_set(struct textview *view, const char *text);

/* Up, Down, PgUp, PgDn, Space, Home, End scroll. */
enum widget_answer textview_key(struct textview *view, const struct key_event *key);

/* Scrolls to the next line below the top one that contains the words, from the beginning again after the end;
 * "" ends the search. False when nothing contains them. Needs to have been drawn. */
bool textview_find(struct textview *view, const char *words);

void textview_draw(struct textview *view, struct canvas *canvas, struct rect area);

void textview_free(struct textview *view);

#endif
