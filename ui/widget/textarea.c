#include "widget/textarea.h"

#include <stdlib.h>

/* The wrapped line the cursor is on: the last one that begins at or before it. */
static size_t cursor_line(const struct text_line *lines, size_t count, size_t at)
{
	size_t line = 0;
	while (line + 1 < count && lines[line + 1].start <= at)
		line++;
	return line;
}

static int cursor_column(const char *text, const struct text_line *line, size_t at)
{
	size_t offset = at - line->start;
	return text_width(text + line->start, offset < line->bytes ? offset : line->bytes);
}

static enum widget_answer move_line(struct textarea *area, int by)
{
	const char *text = edit_text(&area->edit);
	size_t count;
	struct text_line *lines = text_wrap(text, area->edit.length, area->columns, &count);
	if (!lines)
		return WIDGET_MINE;
	size_t line = cursor_line(lines, count, area->edit.at);
	enum widget_answer answer = WIDGET_NOT_MINE;
	if (by < 0 ? line > 0 : line + 1 < count) {
		int column = cursor_column(text, &lines[line], area->edit.at);
		const struct text_line *to = by < 0 ? &lines[line - 1] : &lines[line + 1];
		struct text_fit fit = text_fit(text + to->start, to->bytes, 0, column, 0);
		area->edit.at = to->start + fit.bytes;
		answer = WIDGET_MINE;
	}
	free(lines);
	return answer;
}

enum widget_answer textarea_key(struct textarea *area, const struct key_event *key)
{
	if (key->code == K_UP)
		return move_line(area, -1);
	if (key->code == K_DOWN)
		return move_line(area, 1);
	return edit_key(&area->edit, key);
}

void textarea_draw(
	struct textarea *area, struct canvas *canvas, struct rect where, style_id style, bool focused)
{
	const char *text = edit_text(&area->edit);
	area->columns =
		where.columns > 3 ? where.columns - 1 : 2; /* the cursor may stand behind a full line */
	size_t count;
	struct text_line *lines = text_wrap(text, area->edit.length, area->columns, &count);
	canvas_fill(canvas, where, style);
	if (!lines)
		return;
	int line = (int)cursor_line(lines, count, area->edit.at);
	if (area->top > (int)count - where.rows) /* no blank lines while there are some above */
		area->top = (int)count > where.rows ? (int)count - where.rows : 0;
	if (line < area->top)
		area->top = line;
	if (line >= area->top + where.rows)
		area->top = line - where.rows + 1;
	for (int i = 0; i < where.rows && area->top + i < (int)count; i++) {
		const struct text_line *l = &lines[area->top + i];
		canvas_text_n(canvas, where.row + i, where.column, style, text + l->start, l->bytes);
	}
	if (focused)
		canvas_set_cursor(canvas, where.row + line - area->top,
			where.column + cursor_column(text, &lines[line], area->edit.at));
	free(lines);
}
