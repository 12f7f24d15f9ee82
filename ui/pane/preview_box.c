#include "pane/preview_box.h"

#include "base/i18n.h"
#include "base/text.h"

#include <stdlib.h>

enum {
	EDGES = 4, /* frame and a blank at either side */
	CHROME = 4, /* frame, a blank line, the foot */
	WIDEST = 100
};

static void make_foot(struct preview_box *box, const struct act_preview *preview)
{
	size_t done = preview->count - preview->refused;
	if (done == 0)
		strbuf_add(&box->foot, _("都不能办理  Esc 回去改"));
	else if (preview->refused)
		strbuf_addf(&box->foot, _("Enter 办理其中 %zu 件（%zu 件不能办理）  Esc 回去改  ↑↓ 翻看"),
			done, preview->refused);
	else
		strbuf_add(&box->foot, _("还没有存。Enter 办理  Esc 回去改  ↑↓ 翻看"));
}

bool preview_box_open(struct preview_box *box, const struct act_preview *preview, struct error *err)
{
	struct strbuf text = {0};
	preview_box_free(box);
	act_preview_text(preview, &text);
	make_foot(box, preview);
	bool good = !text.failed && !box->foot.failed && textview_set(&box->view, strbuf_text(&text));
	strbuf_free(&text);
	if (good)
		return true;
	preview_box_free(box);
	return error_set(err, ERR_NOMEM, _("内存不足"));
}

bool preview_box_is_open(const struct preview_box *box)
{
	return box->view.text != NULL;
}

enum widget_answer preview_box_key(struct preview_box *box, const struct key_event *key)
{
	switch (key->code) {
	case K_ENTER:
	case K_CTRL | 's':
	case K_F1 + 9: return WIDGET_DONE;
	case K_ESCAPE: return WIDGET_CANCELLED;
	default: textview_key(&box->view, key); return WIDGET_MINE;
	}
}

void preview_box_size(const struct preview_box *box, int *rows, int *columns)
{
	size_t lines = 0;
	if (*columns > WIDEST)
		*columns = WIDEST;
	free(text_wrap(box->view.text, box->view.length, *columns - EDGES, &lines));
	*rows = (int)lines + CHROME;
}

void preview_box_draw(struct preview_box *box, struct canvas *canvas, struct rect area, const char *title)
{
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, STYLE_FRAME_ACTIVE, title);
	struct rect inner = rect_inside(area);
	if (inner.rows < 3 || inner.columns < EDGES)
		return;
	/* Its arrows stand in the blank column before the frame. */
	struct rect text = {inner.row, inner.column + 1, inner.rows - 2, inner.columns - 1};
	textview_draw(&box->view, canvas, text);
	canvas_field(canvas, inner.row + inner.rows - 1, inner.column + 1, inner.columns - 2, TEXT_LEFT,
		STYLE_KEY, strbuf_text(&box->foot));
}

void preview_box_free(struct preview_box *box)
{
	textview_free(&box->view);
	strbuf_free(&box->foot);
}
