/* textarea.h — several lines of text that can be edited, wrapped by the rules of Chinese punctuation. */
#ifndef WIDGET_TEXTAREA_H
#define WIDGET_TEXTAREA_H

#include "widget/edit.h"

/* Starts as {.edit = {.lines = true}}. */
struct textarea {
	struct edit edit;
	int top; /* first wrapped line shown */
	int columns; /* as last drawn: Up and Down go by it */
};

/* As edit_key(), and Up and Down by wrapped lines; WIDGET_NOT_MINE at the first and the last one. */
enum widget_answer textarea_key(struct textarea *area, const struct key_event *key);

void textarea_draw(
	struct textarea *area, struct canvas *canvas, struct rect where, style_id style, bool focused);

#endif
