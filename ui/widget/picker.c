#include "widget/picker.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

/* How well an item answers to what was typed. */
enum fit { FIT_NONE, FIT_PART, FIT_WHOLE };

static bool is_edge(char c)
{
	return c == '\0' || c == ' ' || c == '|';
}

/* The best place where the folded part occurs in the text: as a whole word, else anywhere. */
static enum fit fit_in(const char *text, const char *folded_part, struct strbuf *work)
{
	if (!text)
		return FIT_NONE;
	strbuf_reset(work);
	text_fold_case(work, text, strlen(text));
	const char *whole = strbuf_text(work);
	size_t length = strlen(folded_part);
	enum fit best = FIT_NONE;
	for (const char *at = strstr(whole, folded_part); at; at = strstr(at + 1, folded_part)) {
		bool begins = at == whole || is_edge(at[-1]);
		if (length && begins && is_edge(at[length]))
			return FIT_WHOLE;
		best = FIT_PART;
		if (!length)
			break;
	}
	return best;
}

static enum fit fit_of(const struct picker_item *item, const char *folded_part, struct strbuf *work)
{
	enum fit label = fit_in(item->label, folded_part, work);
	enum fit search = fit_in(item->search, folded_part, work);
	return label > search ? label : search;
}

static void narrow(struct picker *picker)
{
	struct strbuf part = {0}, work = {0};
	text_fold_case(&part, edit_text(&picker->filter.edit), picker->filter.edit.length);
	picker->match_count = 0;
	for (enum fit fit = FIT_WHOLE; fit > FIT_NONE; fit--)
		for (size_t i = 0; i < picker->count; i++)
			if (fit_of(&picker->items[i], strbuf_text(&part), &work) == fit)
				picker->matches[picker->match_count++] = i;
	strbuf_free(&part);
	strbuf_free(&work);
	picker->cursor = picker->top = 0;
}

bool picker_open(struct picker *picker, size_t chosen)
{
	size_t *matches = realloc(picker->matches, (picker->count + 1) * sizeof *matches);
	if (!matches)
		return false;
	picker->matches = matches;
	edit_set(&picker->filter.edit, "");
	narrow(picker);
	if (chosen < picker->match_count)
		picker->cursor = chosen;
	return true;
}

bool picker_set_filter(struct picker *picker, const char *text)
{
	if (!edit_set(&picker->filter.edit, text))
		return false;
	narrow(picker);
	return true;
}

size_t picker_chosen(const struct picker *picker)
{
	return picker->cursor < picker->match_count ? picker->matches[picker->cursor] : picker->count;
}

static enum widget_answer move_by(struct picker *picker, int by)
{
	int64_t to = (int64_t)picker->cursor + by;
	if (to >= (int64_t)picker->match_count)
		to = (int64_t)picker->match_count - 1;
	picker->cursor = to < 0 ? 0 : (size_t)to;
	return WIDGET_MINE;
}

enum widget_answer picker_key(struct picker *picker, const struct key_event *key)
{
	int page = picker->rows > 1 ? picker->rows : 1;
	switch (key->code) {
	case K_UP:
	case K_CTRL | 'p':
	case K_SHIFT | K_TAB: return move_by(picker, -1);
	case K_DOWN:
	case K_CTRL | 'n':
	case K_TAB: return move_by(picker, 1);
	case K_PAGE_UP: return move_by(picker, -page);
	case K_PAGE_DOWN: return move_by(picker, page);
	case K_ESCAPE: return WIDGET_CANCELLED;
	case K_ENTER: {
		size_t chosen = picker_chosen(picker);
		return chosen < picker->count && !picker->items[chosen].dimmed ? WIDGET_DONE : WIDGET_MINE;
	}
	default: break;
	}
	enum widget_answer answer = edit_key(&picker->filter.edit, key);
	if (answer == WIDGET_CHANGED)
		narrow(picker);
	return answer;
}

void picker_size(const struct picker *picker, int *rows, int *columns)
{
	int widest = text_columns(picker->title);
	for (size_t i = 0; i < picker->count; i++) {
		int width = text_columns(picker->items[i].label);
		if (picker->items[i].note)
			width += 2 + text_columns(picker->items[i].note);
		if (width > widest)
			widest = width;
	}
	*rows = (int)picker->count + 3; /* frame and filter line */
	*columns = widest + 6;
	if (*columns < 24)
		*columns = 24;
}

void picker_draw(struct picker *picker, struct canvas *canvas, struct rect area)
{
	struct rect inner = rect_inside(area);
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, STYLE_FRAME_ACTIVE, picker->title);
	if (inner.rows < 2 || inner.columns < 4)
		return;
	canvas_text(canvas, inner.row, inner.column, STYLE_KEY, "/");
	field_draw(&picker->filter, canvas, inner.row, inner.column + 2, inner.columns - 2,
		STYLE_FIELD_ACTIVE, true);
	int rows = picker->rows = inner.rows - 1;
	if (picker->cursor < picker->top)
		picker->top = picker->cursor;
	if (picker->cursor >= picker->top + (size_t)rows)
		picker->top = picker->cursor - (size_t)rows + 1;
	if (picker->match_count == 0)
		canvas_field(canvas, inner.row + 1, inner.column + 2, inner.columns - 2, TEXT_LEFT, STYLE_DIM,
			_("没有符合的项目"));
	for (int i = 0; i < rows && picker->top + (size_t)i < picker->match_count; i++) {
		size_t match = picker->top + (size_t)i;
		const struct picker_item *item = &picker->items[picker->matches[match]];
		bool current = match == picker->cursor;
		style_id selected = current ? STYLE_SELECTED : 0;
		int row = inner.row + 1 + i;
		canvas_fill(canvas, (struct rect){row, inner.column, 1, inner.columns},
			(style_id)(STYLE_NORMAL | selected));
		if (current)
			canvas_text(canvas, row, inner.column, (style_id)(STYLE_NORMAL | selected),
				canvas_glyph(canvas, GLYPH_POINTER));
		int note = item->note ? text_columns(item->note) : 0;
		int label = inner.columns - 2 - (note ? note + 1 : 0);
		if (label < 4) { /* no room for both */
			label = inner.columns - 2;
			note = 0;
		}
		canvas_field(canvas, row, inner.column + 2, label, TEXT_LEFT,
			(style_id)((item->dimmed ? STYLE_DIM : STYLE_NORMAL) | selected), item->label);
		if (note)
			canvas_text(canvas, row, inner.column + inner.columns - note,
				(style_id)(STYLE_DIM | selected), item->note);
	}
}

void picker_free(struct picker *picker)
{
	free(picker->matches);
	picker->matches = NULL;
	picker->match_count = 0;
	edit_free(&picker->filter.edit);
}
