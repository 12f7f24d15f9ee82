/* textview.h — text to read: wrapped, scrolled, searched (help, explanations). */
#ifndef WIDGET_TEXTVIEW_H
#define WIDGET_TEXTVIEW_H

#include "widget/widget.h"

struct textview_line {
	size_t start, bytes; /* in the text */
	int indent; /* columns, of the further lines of an entry */
};

/* Starts as {0}. */
struct textview {
	char *text; /* owned */
	size_t length;
	struct textview_line *lines; /* owned; of the width last drawn */
	size_t line_count, line_room;
	int columns; /* they were wrapped for */
	size_t top;
	int rows; /* as last drawn */
	char *sought; /* folded, owned */
	size_t found; /* the line it was found in last */
};

/* Shows a copy of the text from its beginning. A line that begins with "# " is a heading. One with a gap of
 * two blanks or more is an entry of a table: where it is wrapped, it goes on below what stands behind its
 * last gap. False when out of memory. */
bool textview_set(struct textview *view, const char *text);

/* Up, Down, PgUp, PgDn, Space, Home, End scroll. */
enum widget_answer textview_key(struct textview *view, const struct key_event *key);

/* Scrolls to the first line from the top of the screen on in which the words begin; asked for the same words
 * again, to the next one, and from the end to the beginning. Case and full width do not matter, nor where
 * lines were wrapped. "" ends the search. False when nothing contains them. Needs to have been drawn. */
bool textview_find(struct textview *view, const char *words);

/* The last column is for the arrows that say that there is more. */
void textview_draw(struct textview *view, struct canvas *canvas, struct rect area);

void textview_free(struct textview *view);

#endif
