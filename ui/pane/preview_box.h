/* preview_box.h — what an act would do, shown in its form before it is done: read, scrolled, confirmed. */
#ifndef PANE_PREVIEW_BOX_H
#define PANE_PREVIEW_BOX_H

#include "office/act_preview.h"
#include "widget/textview.h"

/* Starts as {0}. */
struct preview_box {
	struct textview view;
	struct strbuf foot; /* what the keys do */
};

/* Shows it; the preview may be freed afterwards. ERR_NOMEM. */
bool preview_box_open(struct preview_box *box, const struct act_preview *preview, struct error *err);
bool preview_box_is_open(const struct preview_box *box);

/* Takes every key: Enter, C-s or F10 WIDGET_DONE, Esc WIDGET_CANCELLED, the arrows scroll. */
enum widget_answer preview_box_key(struct preview_box *box, const struct key_event *key);

/* Rows and columns it would like of those there are, frame included. */
void preview_box_size(const struct preview_box *box, int *rows, int *columns);
void preview_box_draw(struct preview_box *box, struct canvas *canvas, struct rect area, const char *title);

/* Closes it; it can be opened again. */
void preview_box_free(struct preview_box *box);

#endif
