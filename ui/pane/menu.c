/* menu.c — a few entries over the pane, chosen by their key or by arrows; the answer goes to the pane below.
 */
#include "app.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

struct menu_argument {
	const char *title;
	const struct menu_item *items;
	size_t count;
	menu_answer *chosen;
};

struct menu_state {
	char *title;
	struct menu_item *items; /* owned, their labels too */
	size_t count, cursor, top;
	menu_answer *chosen;
	struct view *asker;
};

static struct menu_state *state_of(const struct view *view)
{
	return view->state;
}

static bool open_menu(struct view *view, const void *argument, struct error *err)
{
	const struct menu_argument *given = argument;
	struct menu_state *state = state_of(view);
	state->asker = app_main_view(view->app);
	state->chosen = given->chosen;
	state->title = strdup(given->title);
	state->items = calloc(given->count ? given->count : 1, sizeof *state->items);
	bool good = state->title && state->items;
	for (size_t i = 0; good && i < given->count; i++) {
		state->items[i] = given->items[i];
		state->items[i].label = strdup(given->items[i].label);
		good = state->items[i].label != NULL;
		state->count++;
	}
	return good || error_set(err, ERR_NOMEM, _("内存不足"));
}

static void close_menu(struct view *view)
{
	struct menu_state *state = state_of(view);
	for (size_t i = 0; i < state->count; i++)
		free((char *)state->items[i].label);
	free(state->items);
	free(state->title);
}

unsigned app_menu(
	struct app *app, const char *title, const struct menu_item *items, size_t count, menu_answer *chosen)
{
	const struct menu_argument argument = {title, items, count, chosen};
	return app_show(app, pane_find("menu"), 0, &argument);
}

static unsigned choose(struct view *view, size_t item)
{
	struct app *app = view->app;
	struct view *asker = state_of(view)->asker;
	menu_answer *chosen = state_of(view)->chosen;
	/* Closed first: the answer may open another menu or a form. */
	app_close_view(app, view);
	app_apply(app, asker, chosen(asker, item));
	return EFFECT_REDRAW;
}

static unsigned go(struct menu_state *state, int64_t to)
{
	if (to >= (int64_t)state->count)
		to = (int64_t)state->count - 1;
	state->cursor = to < 0 ? 0 : (size_t)to;
	return EFFECT_REDRAW;
}

static unsigned key_menu(struct view *view, const struct key_event *key)
{
	struct menu_state *state = state_of(view);
	int64_t at = (int64_t)state->cursor, page = view->height > 2 ? view->height - 2 : 1;
	for (size_t i = 0; i < state->count; i++)
		if (state->items[i].key && key->code == state->items[i].key)
			return choose(view, i);
	switch (key->code) {
	case K_UP:
	case 'k': return go(state, at - 1);
	case K_DOWN:
	case 'j': return go(state, at + 1);
	case K_PAGE_UP: return go(state, at - page);
	case K_PAGE_DOWN: return go(state, at + page);
	case K_HOME: return go(state, 0);
	case K_END: return go(state, (int64_t)state->count - 1);
	case K_ENTER: return state->count ? choose(view, state->cursor) : EFFECT_CLOSE | EFFECT_REDRAW;
	case K_ESCAPE:
	case 'q': return EFFECT_CLOSE | EFFECT_REDRAW;
	default: return EFFECT_NONE;
	}
}

static void size_menu(struct view *view, int *rows, int *columns)
{
	const struct menu_state *state = state_of(view);
	int widest = text_columns(state->title) + 4;
	for (size_t i = 0; i < state->count; i++) {
		int width = text_columns(state->items[i].label) + 7;
		if (width > widest)
			widest = width;
	}
	*rows = (int)state->count + 2;
	*columns = widest + 2;
}

static void draw_menu(struct view *view, struct canvas *canvas, struct rect area)
{
	struct menu_state *state = state_of(view);
	struct rect inner = rect_inside(area);
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, STYLE_FRAME_ACTIVE, state->title);
	canvas_set_cursor(canvas, -1, 0);
	size_t rows = inner.rows > 0 ? (size_t)inner.rows : 0;
	if (state->cursor < state->top)
		state->top = state->cursor;
	if (rows && state->cursor >= state->top + rows)
		state->top = state->cursor - rows + 1;
	for (size_t i = 0; i < rows && state->top + i < state->count; i++) {
		const struct menu_item *item = &state->items[state->top + i];
		bool current = state->top + i == state->cursor;
		style_id selected = current ? STYLE_SELECTED : 0;
		int row = inner.row + (int)i;
		char key[2] = {item->key ? item->key : ' ', '\0'};
		canvas_fill(canvas, (struct rect){row, inner.column, 1, inner.columns},
			(style_id)(STYLE_NORMAL | selected));
		canvas_text(canvas, row, inner.column, (style_id)(STYLE_NORMAL | selected),
			current ? canvas_glyph(canvas, GLYPH_POINTER) : " ");
		canvas_text(canvas, row, inner.column + 1, (style_id)(STYLE_KEY | selected),
			item->ticked ? canvas_glyph(canvas, GLYPH_MARKED) : " ");
		canvas_text(canvas, row, inner.column + 3, (style_id)(STYLE_KEY | selected), key);
		canvas_field(canvas, row, inner.column + 5, inner.columns - 5, TEXT_LEFT,
			(style_id)(STYLE_NORMAL | selected), item->label);
	}
}

const struct pane menu_pane = {
	.id = "menu",
	.kind = PANE_OVERLAY,
	.state_size = sizeof(struct menu_state),
	.open = open_menu,
	.draw = draw_menu,
	.size = size_menu,
	.key = key_menu,
	.close = close_menu,
};
