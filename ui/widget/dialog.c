#include "widget/dialog.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

bool dialog_open(struct dialog *dialog, enum dialog_kind kind, const char *title, const char *text)
{
	dialog->kind = kind;
	dialog->title = title;
	return textview_set(&dialog->view, text);
}

void dialog_free(struct dialog *dialog)
{
	textview_free(&dialog->view);
}

enum widget_answer dialog_key(struct dialog *dialog, const struct key_event *key)
{
	bool confirm = dialog->kind == DIALOG_CONFIRM;
	switch (key->code) {
	case K_ENTER: return WIDGET_DONE;
	case K_ESCAPE: return confirm ? WIDGET_CANCELLED : WIDGET_DONE;
	case 'y':
		if (confirm)
			return WIDGET_DONE;
		break;
	case 'n':
		if (confirm)
			return WIDGET_CANCELLED;
		break;
	case ' ':
		if (!confirm)
			return WIDGET_DONE;
		break;
	default: textview_key(&dialog->view, key); break;
	}
	return WIDGET_MINE;
}

enum { DIALOG_COLUMNS = 60, EDGES = 4 }; /* frame and a blank at either side */

void dialog_draw(struct dialog *dialog, struct canvas *canvas, struct rect area)
{
	const char *title = dialog->title;
	if (!title)
		title = dialog->kind == DIALOG_ERROR     ? _("出错")
			: dialog->kind == DIALOG_CONFIRM ? _("请确认")
							 : _("提示");
	const char *foot = dialog->kind == DIALOG_CONFIRM ? _("Enter/y 确定   Esc/n 取消") : _("Enter 关闭");
	int room = area.columns - EDGES < DIALOG_COLUMNS ? area.columns - EDGES : DIALOG_COLUMNS;
	size_t count = 0;
	int columns =
		text_columns(title) + 4 > text_columns(foot) ? text_columns(title) + 4 : text_columns(foot);
	if (dialog->view.text) {
		struct text_line *lines = text_wrap(dialog->view.text, dialog->view.length, room, &count);
		for (size_t i = 0; lines && i < count; i++)
			if (lines[i].columns > columns)
				columns = lines[i].columns;
		free(lines);
	}
	if (columns > room)
		columns = room;
	struct rect box = rect_middle(area, (int)count + 4, columns + EDGES);
	canvas_fill(canvas, box, STYLE_NORMAL);
	canvas_frame(canvas, box, dialog->kind == DIALOG_ERROR ? STYLE_ERROR : STYLE_FRAME_ACTIVE, title);
	struct rect inner = rect_inside(box);
	inner.column++;
	inner.columns -= 2;
	if (inner.rows < 3)
		return;
	/* Its arrows stand in the blank column before the frame. */
	struct rect text = {inner.row, inner.column, inner.rows - 2, inner.columns + 1};
	textview_draw(&dialog->view, canvas, text);
	canvas_field(canvas, inner.row + inner.rows - 1, inner.column, inner.columns, TEXT_CENTRE, STYLE_KEY,
		foot);
}
