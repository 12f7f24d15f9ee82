/* dialog.h — a message, a question or an error in a box in the middle of the screen. */
#ifndef WIDGET_DIALOG_H
#define WIDGET_DIALOG_H

#include "widget/textview.h"

enum dialog_kind {
	DIALOG_MESSAGE, /* Enter, Esc or Space: WIDGET_DONE */
	DIALOG_CONFIRM, /* Enter or y: WIDGET_DONE; Esc or n: WIDGET_CANCELLED */
	DIALOG_ERROR /* as a message, says that it is an error */
};

/* Starts as {0}. */
struct dialog {
	enum dialog_kind kind;
	const char *title; /* as shown; NULL: by kind */
	struct textview view;
};

/* Copies the text; the title must live as long. False when out of memory. */
bool dialog_open(struct dialog *dialog, enum dialog_kind kind, const char *title, const char *text);

/* Takes every key; arrows and PgUp, PgDn scroll a long text. */
enum widget_answer dialog_key(struct dialog *dialog, const struct key_event *key);

/* Draws it in the middle of the area, as large as its text needs. */
void dialog_draw(struct dialog *dialog, struct canvas *canvas, struct rect area);

void dialog_free(struct dialog *dialog);

#endif
