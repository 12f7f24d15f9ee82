/* prompt.c — one line asked for at the bottom of the screen; the answer goes to the pane below. */
#include "app.h"
#include "base/i18n.h"
#include "widget/field.h"

#include <stdlib.h>
#include <string.h>

struct prompt_argument {
	const char *label, *initial;
	bool live;
	app_answer *done;
};

struct prompt_state {
	char *label;
	struct field field;
	char *message; /* what was wrong with the last answer, or NULL */
	bool live;
	app_answer *done;
	struct view *asker;
};

static struct prompt_state *state_of(const struct view *view)
{
	return view->state;
}

static bool open_prompt(struct view *view, const void *argument, struct error *err)
{
	const struct prompt_argument *given = argument;
	struct prompt_state *state = state_of(view);
	state->asker = app_main_view(view->app);
	state->live = given->live;
	state->done = given->done;
	state->label = strdup(given->label);
	if (state->label && edit_set(&state->field.edit, given->initial))
		return true;
	return error_set(err, ERR_NOMEM, _("内存不足"));
}

static void close_prompt(struct view *view)
{
	struct prompt_state *state = state_of(view);
	free(state->label);
	free(state->message);
	edit_free(&state->field.edit);
}

unsigned app_prompt(struct app *app, const char *label, const char *initial, bool live, app_answer *done)
{
	const struct prompt_argument argument = {label, initial, live, done};
	return app_show(app, pane_find("prompt"), 0, &argument);
}

/* Hands the text over; what is wrong with it is kept to be shown. */
static bool answer(struct view *view)
{
	struct prompt_state *state = state_of(view);
	struct error err = ERROR_INIT;
	bool good = state->done(state->asker, edit_text(&state->field.edit), &err);
	free(state->message);
	state->message = good ? NULL : strdup(error_text(&err));
	error_clear(&err);
	/* What it changed may have to be read. */
	app_apply(view->app, state->asker, EFFECT_RELOAD | EFFECT_REDRAW);
	return good;
}

static unsigned key_prompt(struct view *view, const struct key_event *key)
{
	struct prompt_state *state = state_of(view);
	if (key->code == K_ESCAPE || (key->code == K_BACKSPACE && state->field.edit.length == 0))
		return EFFECT_CLOSE | EFFECT_REDRAW;
	if (key->code == K_ENTER)
		return answer(view) ? EFFECT_CLOSE | EFFECT_REDRAW : EFFECT_REDRAW;
	if (edit_key(&state->field.edit, key) == WIDGET_CHANGED) {
		free(state->message);
		state->message = NULL;
		if (state->live)
			answer(view);
	}
	return EFFECT_REDRAW;
}

static void size_prompt(struct view *view, int *rows, int *columns)
{
	(void)columns;
	*rows = state_of(view)->message ? 2 : 1;
}

static void draw_prompt(struct view *view, struct canvas *canvas, struct rect area)
{
	struct prompt_state *state = state_of(view);
	int row = area.row + area.rows - 1;
	canvas_fill(canvas, area, STYLE_STATUS);
	if (state->message)
		canvas_field(
			canvas, area.row, area.column, area.columns, TEXT_LEFT, STYLE_ERROR, state->message);
	int label = canvas_text(canvas, row, area.column, STYLE_KEY, state->label);
	field_draw(&state->field, canvas, row, area.column + label, area.columns - label, STYLE_FIELD_ACTIVE,
		true);
}

const struct pane prompt_pane = {
	.id = "prompt",
	.kind = PANE_LINE,
	.state_size = sizeof(struct prompt_state),
	.open = open_prompt,
	.draw = draw_prompt,
	.size = size_prompt,
	.key = key_prompt,
	.close = close_prompt,
};
