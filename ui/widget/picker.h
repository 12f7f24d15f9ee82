/* picker.h — one of several entries, narrowed by typing. */
#ifndef WIDGET_PICKER_H
#define WIDGET_PICKER_H

#include "widget/field.h"

struct picker_item {
	const char *label; /* as shown */
	const char *note; /* shown dimmed behind it, e.g. its key; may be NULL */
	const char *search; /* more words it is found by, separated by blanks or |; may be NULL */
	bool dimmed; /* cannot be chosen now */
};

/* Set title, items and count; then picker_open(). */
struct picker {
	const char *title;
	const struct picker_item *items; /* the caller's, unchanged while it is open */
	size_t count;

	struct field filter;
	size_t *matches; /* indices of items, the best first; owned */
	size_t match_count, cursor, top;
	int rows; /* as last drawn */
};

/* Shows all items, the cursor on `chosen` (count or more: the first). False when out of memory. */
bool picker_open(struct picker *picker, size_t chosen);

/* Text narrows, Up, Down, PgUp, PgDn choose; WIDGET_DONE on Enter where something can be chosen, then see
 * picker_chosen(). */
enum widget_answer picker_key(struct picker *picker, const struct key_event *key);

/* Narrows to what contains `text` (case and full width do not matter), what has it as a whole word first. */
bool picker_set_filter(struct picker *picker, const char *text);

/* The item under the cursor, or `count` when nothing matches. */
size_t picker_chosen(const struct picker *picker);

/* Rows and columns it would like, frame included. */
void picker_size(const struct picker *picker, int *rows, int *columns);

/* Draws it with a frame, filling the area. */
void picker_draw(struct picker *picker, struct canvas *canvas, struct rect area);

void picker_free(struct picker *picker);

#endif
