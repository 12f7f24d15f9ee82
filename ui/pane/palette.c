/* palette.c — every command and act by name, with its key; what cannot be done now is dimmed and marked ×. */
#include "app.h"
#include "base/i18n.h"
#include "command.h"
#include "term/keymap.h"
#include "widget/picker.h"

#include <stdlib.h>
#include <string.h>

struct palette_state {
	struct entry *entries;
	struct picker_item *items;
	char **texts; /* owned; three of each entry: label, note, search */
	size_t count, capacity;
	struct picker picker;
};

static struct palette_state *state_of(const struct view *view)
{
	return view->state;
}

enum { TEXTS_EACH = 3 };

static bool add_entry(struct palette_state *state, const struct entry *entry, const char *context,
	const struct keymap *keymap, unsigned have)
{
	size_t i = state->count;
	if (i == state->capacity) {
		size_t capacity = state->capacity ? 2 * state->capacity : 128;
		struct entry *entries = realloc(state->entries, capacity * sizeof *entries);
		if (entries)
			state->entries = entries;
		char **texts = entries ? realloc(state->texts, capacity * TEXTS_EACH * sizeof *texts) : NULL;
		if (!texts)
			return false;
		state->texts = texts;
		state->capacity = capacity;
	}
	struct strbuf label = {0}, note = {0}, search = {0};
	strbuf_addf(&label, "%s  %s", entry_label(entry), entry_help(entry));
	if (entry_needs(entry) & ~have)
		strbuf_add(&note, "× ");
	keymap_keys(keymap, context, entry_id(entry), &note);
	strbuf_addf(&search, "%s %s", entry_id(entry), strbuf_text(&note));
	state->entries[i] = *entry;
	char **texts = state->texts + i * TEXTS_EACH;
	bool blank = note.length == 0;
	texts[0] = strbuf_take(&label);
	texts[1] = blank ? NULL : strbuf_take(&note);
	texts[2] = strbuf_take(&search);
	strbuf_free(&note);
	state->count++;
	return texts[0] && texts[2] && (blank || texts[1]);
}

static bool collect(struct view *view, const char *context, struct error *err)
{
	struct palette_state *state = state_of(view);
	struct pane_choice choice;
	app_choice(view->app, &choice);
	struct entry entry;
	bool good = true;
	for (size_t cursor = 0; good && entry_next(&cursor, &entry);)
		if (entry_in_context(&entry, context))
			good = add_entry(state, &entry, context, app_keymap(view->app), choice.have);
	state->items = good ? calloc(state->count + 1, sizeof *state->items) : NULL;
	for (size_t i = 0; state->items && i < state->count; i++) {
		char **texts = state->texts + i * TEXTS_EACH;
		bool possible = (entry_needs(&state->entries[i]) & ~choice.have) == 0;
		state->items[i] = (struct picker_item){texts[0], texts[1], texts[2], !possible};
	}
	return state->items || error_set(err, ERR_NOMEM, _("内存不足"));
}

static bool open_palette(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	struct palette_state *state = state_of(view);
	if (!collect(view, app_main_view(view->app)->pane->id, err))
		return false;
	state->picker.title = _("命令");
	state->picker.items = state->items;
	state->picker.count = state->count;
	return picker_open(&state->picker, 0) || error_set(err, ERR_NOMEM, _("内存不足"));
}

static void close_palette(struct view *view)
{
	struct palette_state *state = state_of(view);
	for (size_t i = 0; i < state->count * TEXTS_EACH; i++)
		free(state->texts[i]);
	free(state->texts);
	free(state->entries);
	free(state->items);
	picker_free(&state->picker);
}

static unsigned key_palette(struct view *view, const struct key_event *key)
{
	struct palette_state *state = state_of(view);
	struct app *app = view->app;
	size_t chosen = picker_chosen(&state->picker);
	enum widget_answer answer = picker_key(&state->picker, key);
	/* What cannot be done now may be chosen all the same: it says why. */
	if (key->code == K_ENTER && chosen < state->count)
		answer = WIDGET_DONE;
	if (answer == WIDGET_CANCELLED)
		return EFFECT_CLOSE | EFFECT_REDRAW;
	if (answer != WIDGET_DONE)
		return EFFECT_REDRAW;
	struct entry entry = state->entries[chosen];
	app_close_view(app, view);
	struct view *main = app_main_view(app);
	app_apply(app, main, app_do(app, main, &entry));
	return EFFECT_REDRAW;
}

static void size_palette(struct view *view, int *rows, int *columns)
{
	int most_rows = *rows - 4, most_columns = *columns - 4;
	picker_size(&state_of(view)->picker, rows, columns);
	if (*rows > most_rows)
		*rows = most_rows;
	if (*columns > most_columns)
		*columns = most_columns;
}

static void draw_palette(struct view *view, struct canvas *canvas, struct rect area)
{
	picker_draw(&state_of(view)->picker, canvas, area);
}

const struct pane palette_pane = {
	.id = "palette",
	.kind = PANE_OVERLAY,
	.state_size = sizeof(struct palette_state),
	.open = open_palette,
	.draw = draw_palette,
	.size = size_palette,
	.key = key_palette,
	.close = close_palette,
};
