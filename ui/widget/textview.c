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
	view->line_count = view->line_room = view->top = view->found = 0;
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

static bool add_lines(
	struct textview *view, size_t offset, const struct text_line *lines, size_t count, int indent)
{
	if (!view->lines || view->line_count + count > view->line_room) {
		size_t room = 2 * (view->line_count + count);
		struct textview_line *grown = realloc(view->lines, room * sizeof *grown);
		if (!grown)
			return false;
		view->lines = grown;
		view->line_room = room;
	}
	for (size_t i = 0; i < count; i++)
		view->lines[view->line_count++] =
			(struct textview_line){offset + lines[i].start, lines[i].bytes, indent};
	return true;
}

/* Where an entry goes on; 0 where that would leave less than half of the width. */
static int indent_of(const char *text, size_t bytes, int columns)
{
	size_t behind = 0;
	for (size_t i = 2; i < bytes; i++)
		if (text[i] != ' ' && text[i - 1] == ' ' && text[i - 2] == ' ')
			behind = i;
	int indent = text_width(text, behind);
	return indent <= columns / 2 ? indent : 0;
}

static bool wrap_paragraph(struct textview *view, size_t start, size_t bytes)
{
	const char *text = view->text + start;
	size_t count, more = 0;
	struct text_line *lines = text_wrap(text, bytes, view->columns, &count), *rest = NULL;
	int indent = count > 1 ? indent_of(text, lines[0].bytes, view->columns) : 0;
	bool good = lines != NULL;
	if (good && indent) {
		rest = text_wrap(
			text + lines[1].start, bytes - lines[1].start, view->columns - indent, &more);
		good = rest && add_lines(view, start, lines, 1, 0) &&
		       add_lines(view, start + lines[1].start, rest, more, indent);
	} else if (good) {
		good = add_lines(view, start, lines, count, 0);
	}
	free(lines);
	free(rest);
	return good;
}

/* What memory does not suffice for is not shown. */
static void wrap(struct textview *view, int columns)
{
	if (view->lines && view->columns == columns)
		return;
	/* The line at the top stays there when the width changes, and what was found is found. */
	size_t place = start_of(view, view->top), found = start_of(view, view->found);
	view->line_count = 0;
	view->columns = columns;
	bool good = view->text != NULL;
	for (size_t start = 0; good && start <= view->length;) {
		const char *newline = memchr(view->text + start, '\n', view->length - start);
		size_t end = newline ? (size_t)(newline - view->text) : view->length;
		good = wrap_paragraph(view, start, end - start);
		start = end + 1;
	}
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
	const struct textview_line *line = &view->lines[index];
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
		const struct textview_line *line = &view->lines[index];
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
		canvas_text_n(canvas, area.row + i, area.column + line->indent, style, text, bytes);
	}
	if (view->top > 0)
		canvas_text(canvas, area.row, area.column + area.columns - 1, STYLE_DIM,
			canvas_glyph(canvas, GLYPH_UP));
	if (view->top + (size_t)area.rows < view->line_count)
		canvas_text(canvas, area.row + area.rows - 1, area.column + area.columns - 1, STYLE_DIM,
			canvas_glyph(canvas, GLYPH_DOWN));
}
