/* path_input.h — a line for a file's name: Tab completes it, arrows choose among the files that fit. */
#ifndef PANE_PATH_INPUT_H
#define PANE_PATH_INPUT_H

#include "widget/field.h"

/* Starts as {0}. */
struct path_input {
	struct field field;
	char **matches; /* names in the folder that fit what is typed, folders with a '/'; owned */
	size_t match_count;
	size_t chosen; /* one of them, or match_count: none */
	size_t top; /* first one shown */
	int rows; /* for them, as last drawn */
};

/* Puts a path in and lists what fits it. False when out of memory. */
bool path_input_set(struct path_input *input, const char *path);

/* Tab completes as far as all that fit agree; Up, Down, PgUp, PgDn choose one; WIDGET_DONE on Enter when it
 * names a file and not a folder, WIDGET_CANCELLED on Escape. */
enum widget_answer path_input_key(struct path_input *input, const struct key_event *key);

/* The path with ~ replaced. Owned by the caller; NULL when out of memory. */
char *path_input_path(const struct path_input *input);

/* The line at the top of the area, what fits below it. */
void path_input_draw(struct path_input *input, struct canvas *canvas, struct rect area, bool focused);

void path_input_free(struct path_input *input);

#endif
