/* edit.h — text being edited: a buffer and a cursor that stands between graphemes. Base of field and
 * textarea; knows nothing of the screen. */
#ifndef WIDGET_EDIT_H
#define WIDGET_EDIT_H

#include "widget/widget.h"

/* Starts as {0}. */
struct edit {
	char *text; /* NUL-terminated once something was put in; owned */
	size_t length, capacity;
	size_t at; /* cursor: byte offset */
	size_t max; /* bytes it may hold; 0: 4096 */
	bool lines; /* may contain newlines */
};

/* The text, "" when empty. */
const char *edit_text(const struct edit *edit);

/* Replaces the text, cursor behind it. What does not fit is cut at a grapheme, a byte that is no UTF-8
 * becomes U+FFFD. False when out of memory. */
bool edit_set(struct edit *edit, const char *text);

/* Inserts at the cursor. Without `lines`, line ends and tabs become blanks. All or nothing: false when it
 * does not fit, is not UTF-8, or memory is short. */
bool edit_insert(struct edit *edit, const char *text, size_t length);

/* Characters, paste, Left, Right, Home, End, Backspace, Del, C-a, C-e, C-b, C-f, C-u (to the beginning), C-k
 * (to the end), C-w (a word). WIDGET_CHANGED, WIDGET_MINE or WIDGET_NOT_MINE. With `lines`, Home, End, C-u
 * and C-k mean the line and Enter breaks it. */
enum widget_answer edit_key(struct edit *edit, const struct key_event *key);

void edit_free(struct edit *edit);

#endif
