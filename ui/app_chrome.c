/* app_chrome.c — where panes stand on the screen, and what is drawn around them: tabs, keys, messages. */
#include "app_private.h"

#include "base/i18n.h"
#include "widget/bar.h"

#include <stdlib.h>
#include <string.h>

enum { MESSAGE_ROWS = 4, BAR_KEYS = 48, BAR_TAIL = 90 /* from here on a key stands at the right */ };

bool app_fits(const struct app *app)
{
	struct rect screen = canvas_area(term_canvas(app->term));
	return screen.rows >= APP_LEAST_ROWS && screen.columns >= APP_LEAST_COLUMNS;
}

/* --- Places ------------------------------------------------------------------------------------------- */

static void place(struct placed *out, struct view *view, struct rect area)
{
	out->view = view;
	out->area = area;
	/* A list that grew needs rows it has not loaded. */
	if (view->height != area.rows || view->width != area.columns)
		view->stale = true;
	view->height = area.rows;
	view->width = area.columns;
}

/* A list and its detail share a wide screen; which of the two has the focus does not matter. */
static bool find_pair(struct app *app, struct view **list, struct view **detail)
{
	struct view *main = app_main_view(app);
	if (canvas_area(term_canvas(app->term)).columns < APP_SPLIT_COLUMNS)
		return false;
	if (main->pane->beside) {
		const struct pane *pane = pane_find(main->pane->beside);
		*list = main;
		*detail = NULL;
		for (size_t i = 0; i < APP_TABS; i++)
			if (app->tabs[i] && app->tabs[i]->pane == pane)
				*detail = app->tabs[i];
		return *detail != NULL;
	}
	struct view *below = app->depth >= 2 ? app->stack[app->depth - 2] : NULL;
	*list = below;
	*detail = main;
	return below && below->pane->beside && pane_find(below->pane->beside) == main->pane;
}

static struct rect overlay_area(struct view *view, struct rect screen)
{
	int rows = screen.rows, columns = screen.columns;
	view->pane->size(view, &rows, &columns);
	if (view->pane->kind == PANE_LINE)
		return (struct rect){screen.rows - rows, 0, rows, screen.columns};
	struct rect body = {1, 0, screen.rows - 2, screen.columns};
	return rect_middle(body, rows, columns);
}

size_t app_place(struct app *app, struct placed out[APP_PLACED])
{
	struct rect screen = canvas_area(term_canvas(app->term));
	struct rect body = {1, 0, screen.rows - 2, screen.columns};
	size_t count = 0;
	struct view *list, *detail;
	if (!app->depth) {
		/* nothing is open yet */
	} else if (find_pair(app, &list, &detail)) {
		struct rect left = body, right = body;
		left.columns = body.columns / 2;
		right.column = left.columns;
		right.columns = body.columns - left.columns;
		place(&out[count++], list, left);
		place(&out[count++], detail, right);
	} else {
		place(&out[count++], app_main_view(app), body);
	}
	for (size_t i = 0; i < app->overlay_count; i++)
		place(&out[count++], app->overlays[i], overlay_area(app->overlays[i], screen));
	return count;
}

void app_load(struct app *app)
{
	app_status_load(app);
	struct placed placed[APP_PLACED];
	size_t count = app_place(app, placed);
	for (size_t i = 0; i < count; i++) {
		struct view *view = placed[i].view;
		if (!view->stale)
			continue;
		struct error err = ERROR_INIT;
		view->stale = false;
		if (view->pane->load && !view->pane->load(view, &err))
			app_fail(app, &err);
	}
}

/* --- The first line ----------------------------------------------------------------------------------- */

/* The program's name at the left of a line, or of none (-1); the columns it takes. */
static int draw_name(struct canvas *canvas, int row)
{
	int column = 1 + canvas_text(canvas, row, 1, STYLE_TAB, _("仲裁台"));
	return column + 1 +
	       canvas_text(canvas, row, column + 1, STYLE_TAB, canvas_glyph(canvas, GLYPH_VERTICAL));
}

static void draw_tabs(struct app *app, struct canvas *canvas)
{
	struct rect line = canvas_area(canvas);
	line.rows = 1;
	canvas_fill(canvas, line, STYLE_TAB);
	struct bar_tab tabs[APP_TABS];
	size_t count = 0, active = APP_TABS;
	struct view *main = app_main_view(app);
	for (size_t i = 0; app->has_office && panes[i]; i++)
		if (panes[i]->kind == PANE_TAB && count < APP_TABS) {
			if (main && main->pane == panes[i])
				active = count;
			tabs[count] = (struct bar_tab){_(panes[i]->title), (char)('1' + count)};
			count++;
		}
	/* The tabs first: what stands at the right gives way to them, and the program's name to both. */
	int taken = bar_tabs_columns(tabs, count) + 1, column = 0;
	if (line.columns - draw_name(canvas, -1) - 2 - taken >= APP_STATUS_COLUMNS)
		column = draw_name(canvas, 0);
	int room = line.columns - column - 2;
	struct strbuf right = {0};
	app_status_text(app, room - taken, &right);
	int right_columns = text_columns(strbuf_text(&right));
	struct rect place = {0, column + 1, 1, room - right_columns};
	bar_draw_tabs(canvas, place, tabs, count, active);
	canvas_field(canvas, 0, line.columns - right_columns, right_columns, TEXT_RIGHT, STYLE_TAB,
		strbuf_text(&right));
	strbuf_free(&right);
}

/* --- The last line ------------------------------------------------------------------------------------ */

struct bar_item {
	struct bar_key key;
	int place;
	char *name; /* owned; what key.key points to */
};

/* The first of its keys, as a name; NULL when it has none here. Owned by the caller. */
static char *first_key(const struct keymap *keymap, const char *context, const char *id)
{
	struct strbuf keys = {0};
	keymap_keys(keymap, context, id, &keys);
	char *all = keys.length ? strbuf_take(&keys) : NULL;
	strbuf_free(&keys);
	char *comma = all ? strchr(all + 1, ',') : NULL; /* a comma may itself be the key */
	if (comma)
		*comma = '\0';
	return all;
}

static int by_place(const void *a, const void *b)
{
	const struct bar_item *x = a, *y = b;
	return (x->place > y->place) - (x->place < y->place);
}

/* Acts stand between what a pane does itself and what all panes do. */
enum { BAR_ACTS = 30 };

static size_t collect_bar(struct app *app, const struct view *view, struct bar_item *items)
{
	struct pane_choice choice;
	app_choice(app, &choice);
	size_t count = 0, cursor = 0;
	struct entry entry;
	while (count < BAR_KEYS && entry_next(&cursor, &entry)) {
		int place = entry.command ? entry.command->bar : entry.act ? BAR_ACTS : 0;
		bool pointless = (entry_needs(&entry) & NEED_OFFICE) && !app->has_office;
		if (!place || pointless || !entry_in_context(&entry, view->pane->id))
			continue;
		char *name = first_key(&app->keymap, view->pane->id, entry_id(&entry));
		if (!name)
			continue;
		bool possible = (entry_needs(&entry) & ~choice.have) == 0;
		items[count] = (struct bar_item){{name, entry_label(&entry), !possible}, place, name};
		/* Within a place the order of the tables stays. */
		items[count].place = place * 1024 + (int)count;
		count++;
	}
	qsort(items, count, sizeof *items, by_place);
	return count;
}

/* Where not all of them fit, what cannot be done now gives way to what can; the count that is left. */
static size_t give_way(struct bar_key *keys, size_t count, int room)
{
	int columns = 0;
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		columns += bar_key_columns(&keys[i]) + (i ? 2 : 0);
	if (columns <= room)
		return count;
	for (size_t i = 0; i < count; i++)
		if (!keys[i].dimmed)
			keys[kept++] = keys[i];
	return kept;
}

static void draw_keys(struct app *app, struct canvas *canvas, struct rect line)
{
	const struct view *view = app_focus(app);
	canvas_fill(canvas, line, STYLE_STATUS);
	if (!view || view->pane->kind == PANE_OVERLAY || view->pane->kind == PANE_LINE ||
		(view->pane->typing && view->pane->typing(view)))
		return; /* what takes text says itself which keys it has */
	struct bar_item items[BAR_KEYS] = {0};
	struct bar_key keys[BAR_KEYS];
	size_t count = collect_bar(app, view, items);
	size_t head = 0;
	int tail_columns = 0;
	for (size_t i = 0; i < count; i++) {
		keys[i] = items[i].key;
		if (items[i].place < BAR_TAIL * 1024)
			head++;
		else
			tail_columns += bar_key_columns(&keys[i]) + 2;
	}
	struct rect left = {line.row, 1, 1, line.columns - tail_columns - 1};
	struct rect right = {line.row, line.columns - tail_columns, 1, tail_columns};
	bar_draw_keys(canvas, right, keys + head, count - head);
	bar_draw_keys(canvas, left, keys, give_way(keys, head, left.columns));
	for (size_t i = 0; i < count; i++)
		free(items[i].name);
}

static void draw_message(struct app *app, struct canvas *canvas, int bottom)
{
	const char *text = strbuf_text(&app->message);
	int columns = canvas_area(canvas).columns - 2;
	if (!*text)
		return;
	size_t count;
	free(text_wrap(text, strlen(text), columns, &count));
	int rows = count < MESSAGE_ROWS ? (int)count : (int)MESSAGE_ROWS;
	struct rect area = {bottom - rows, 0, rows, columns + 2};
	canvas_fill(canvas, area, app->message_style);
	area.column = 1;
	area.columns = columns;
	canvas_paragraph(canvas, area, 0, app->message_style, text);
}

/* --- All of it ---------------------------------------------------------------------------------------- */

static void draw_too_small(struct canvas *canvas)
{
	struct rect screen = canvas_area(canvas);
	struct strbuf text = {0};
	strbuf_addf(&text,
		_("窗口太小：仲裁台需要 %d 行 %d 列，现在是 %d 行 %d 列。请放大窗口；已做的都已保存。"),
		APP_LEAST_ROWS, APP_LEAST_COLUMNS, screen.rows, screen.columns);
	canvas_paragraph(canvas, screen, 0, STYLE_WARNING, strbuf_text(&text));
	strbuf_free(&text);
}

void app_draw(struct app *app)
{
	struct canvas *canvas = term_canvas(app->term);
	canvas_clear(canvas);
	if (!app_fits(app)) {
		draw_too_small(canvas);
		return;
	}
	struct rect screen = canvas_area(canvas);
	struct placed placed[APP_PLACED];
	size_t count = app_place(app, placed);
	struct view *focus = app_focus(app);
	int bottom = screen.rows;
	draw_tabs(app, canvas);
	draw_keys(app, canvas, (struct rect){screen.rows - 1, 0, 1, screen.columns});
	for (size_t i = 0; i < count; i++) {
		struct view *view = placed[i].view;
		view->focused = view == focus;
		struct rect clip = canvas_clip(canvas, placed[i].area);
		if (!view->focused)
			canvas_set_cursor(canvas, -1, 0);
		view->pane->draw(view, canvas, placed[i].area);
		canvas_clip(canvas, clip);
		if (view->pane->kind == PANE_LINE)
			bottom = placed[i].area.row;
	}
	draw_message(app, canvas, bottom);
}
