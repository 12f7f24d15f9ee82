#include "widget/textview.h"

#include <stdlib.h>
#include <string.h>

void textview_free(struct textview *view)
{
	free(view->text);
	free(view->lines);
	free(view->sought);
	*view = (struct textview){0};
}

bool textview_set(struct textview *view, const char *text)
{
	char *copy = strdup(text);
	if (!copy)
		return false;
	free(view->text);
	free(view->lines);
	view->text = copy;
	view->length = strlen(copy);
	while (view->length > 0 && copy[view->length - 1] == '\n')
		view->length--; /* no empty last line */
	view->lines = NULL;
	view->line_count = view->top = view->found = 0;
	view->columns = 0;
	return true;
}

static size_t start_of(const struct textview *view, size_t line)
{
	return view->lines && line < view->line_count ? view->lines[line].start : 0;
}

/* The line that this byte of the text is in. */
static size_t line_at(const struct textview *view, size_t place)
{
	size_t line = 0;
	while (view->lines && line + 1 < view->line_count && view->lines[line + 1].start <= place)
		line++;
	return line;
}

static void wrap(struct textview *view, int columns)
{
	if (view->lines && view->columns == columns)
		return;
	/* The line at the top stays there when the width changes, and what was found is found. */
	size_t place = start_of(view, view->top), found = start_of(view, view->found);
	free(view->lines);
	view->line_count = 0;
	view->lines = view->text ? text_wrap(view->text, view->length, columns, &view->line_count) : NULL;
	view->columns = columns;
	view->top = line_at(view, place);
	view->found = line_at(view, found);
}

static enum widget_answer scroll_to(struct textview *view, int64_t top)
{
	int64_t last = (int64_t)view->line_count - (view->rows > 0 ? view->rows : 1);
	if (top > last)
		top = last;
	view->top = top < 0 ? 0 : (size_t)top;
	return WIDGET_MINE;
}

enum widget_answer textview_key(struct textview *view, const struct key_event *key)
{
	int64_t top = (int64_t)view->top;
	int page = view->rows > 1 ? view->rows - 1 : 1;
	switch (key->code) {
	case K_UP: return scroll_to(view, top - 1);
	case K_DOWN: return scroll_to(view, top + 1);
	case K_PAGE_UP: return scroll_to(view, top - page);
	case ' ':
	case K_PAGE_DOWN: return scroll_to(view, top + page);
	case K_HOME: return scroll_to(view, 0);
	case K_END: return scroll_to(view, (int64_t)view->line_count);
	default: return WIDGET_NOT_MINE;
	}
}

/* Do the words begin in this line? Chinese has no blanks to break at: they may end in the next one. */
static bool line_has(const struct textview *view, size_t index)
{
	const struct text_line *line = &view->lines[index];
	const char *rest = view->text + line->start + line->bytes;
	const char *newline = strchr(rest, '\n');
	struct strbuf folded = {0};
	text_fold_case(&folded, view->text + line->start, line->bytes);
	size_t own = folded.length;
	text_fold_case(&folded, rest, newline ? (size_t)(newline - rest) : strlen(rest));
	const char *match = strstr(strbuf_text(&folded), view->sought);
	bool found = match && match < strbuf_text(&folded) + own;
	strbuf_free(&folded);
	return found;
}

/* The line to look at first. */
static size_t search_start(const struct textview *view, bool again)
{
	bool seen = view->found >= view->top && view->found < view->top + (size_t)view->rows;
	return again && seen ? view->found + 1 : view->top;
}

bool textview_find(struct textview *view, const char *words)
{
	struct strbuf folded = {0};
	text_fold_case(&folded, words, strlen(words));
	bool again = view->sought && strcmp(view->sought, strbuf_text(&folded)) == 0;
	free(view->sought);
	view->sought = folded.length > 0 ? strbuf_take(&folded) : NULL;
	strbuf_free(&folded);
	if (!view->sought)
		return true;
	size_t start = search_start(view, again);
	for (size_t i = 0; i < view->line_count; i++) {
		size_t line = (start + i) % view->line_count;
		if (line_has(view, line)) {
			view->found = line;
			scroll_to(view, (int64_t)line);
			return true;
		}
	}
	return false;
}

void textview_draw(struct textview *view, struct canvas *canvas, struct rect area)
{
	canvas_fill(canvas, area, STYLE_NORMAL);
	if (area.rows < 1 || area.columns < 3)
		return;
	wrap(view, area.columns - 1);
	view->rows = area.rows;
	scroll_to(view, (int64_t)view->top);
	for (int i = 0; i < area.rows && view->top + (size_t)i < view->line_count; i++) {
		size_t index = view->top + (size_t)i;
		const struct text_line *line = &view->lines[index];
		const char *text = view->text + line->start;
		size_t bytes = line->bytes;
		bool heading = bytes > 2 && memcmp(text, "# ", 2) == 0;
		if (heading) {
			text += 2;
			bytes -= 2;
		}
		style_id style = view->sought && line_has(view, index) ? STYLE_MATCH
				 : heading                             ? STYLE_TITLE
								       : STYLE_NORMAL;
		canvas_text_n(canvas, area.row + i, area.column, style, text, bytes);
	}
	if (view->top > 0)
		canvas_text(canvas, area.row, area.column + area.columns - 1, STYLE_DIM,
			canvas_glyph(canvas, GLYPH_UP));
	if (view->top + (size_t)area.rows < view->line_count)
		canvas_text(canvas, area.row + area.rows - 1, area.column + area.columns - 1, STYLE_DIM,
			canvas_glyph(canvas, GLYPH_DOWN));
}
