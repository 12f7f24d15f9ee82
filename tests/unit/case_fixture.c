#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app.h"
#include "base/text.h"
#include "case_fixture.h"
#include "command.h"
#include "pane/panes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct canvas *canvas;
static struct strbuf asked, shown;

/* --- The application as far as the pane knows it ------------------------------------------------------- */

struct office *app_office(struct app *app)
{
	return (struct office *)(void *)app;
}

void app_say(struct app *app, const char *format, ...)
{
	(void)app;
	va_list args;
	va_start(args, format);
	strbuf_add(&asked, "say ");
	strbuf_addv(&asked, format, args);
	strbuf_add_char(&asked, '\n');
	va_end(args);
}

unsigned app_act(struct app *app, const struct act *act, int64_t case_id, const struct preset *presets)
{
	(void)app;
	assert_non_null(act);
	assert_true(case_id > 0);
	strbuf_addf(&asked, "act %s", act->id);
	for (; presets && presets->key; presets++)
		strbuf_addf(&asked, " %s=%s", presets->key, presets->value);
	strbuf_add_char(&asked, '\n');
	return EFFECT_REDRAW;
}

unsigned app_act_id(struct app *app, const char *act, int64_t case_id, const struct preset *presets)
{
	return app_act(app, act_find(act), case_id, presets);
}

/* --- The pane ------------------------------------------------------------------------------------------ */

struct view *case_fixture_open(struct office *office, int64_t case_id, int rows, int columns)
{
	struct view *view = calloc(1, sizeof *view);
	assert_non_null(view);
	view->pane = &case_pane;
	view->app = (struct app *)(void *)office;
	view->focused = true;
	view->state = calloc(1, case_pane.state_size);
	canvas = canvas_new(rows, columns);
	assert_non_null(view->state);
	assert_non_null(canvas);
	case_fixture_load(view, case_id, rows, columns);
	return view;
}

void case_fixture_load(struct view *view, int64_t case_id, int rows, int columns)
{
	struct error err = ERROR_INIT;
	view->case_id = case_id;
	view->height = rows;
	view->width = columns;
	assert_true(canvas_resize(canvas, rows, columns));
	if (!view->pane->load(view, &err))
		fail_msg("%s", error_text(&err));
	assert_string_equal(error_text(&err), "");
	case_fixture_text(view);
}

void case_fixture_close(struct view *view)
{
	view->pane->close(view);
	free(view->state);
	free(view);
	canvas_free(canvas);
	strbuf_free(&asked);
	strbuf_free(&shown);
}

static void trim(struct strbuf *text)
{
	while (text->length > 0 && text->data[text->length - 1] == ' ')
		text->data[--text->length] = '\0';
}

static void draw(struct view *view)
{
	canvas_clear(canvas);
	view->pane->draw(view, canvas, canvas_area(canvas));
	strbuf_reset(&shown);
}

const char *case_fixture_text(struct view *view)
{
	draw(view);
	for (int row = 0; row < view->height; row++) {
		canvas_row_text(canvas, row, &shown);
		trim(&shown);
		strbuf_add_char(&shown, '\n');
	}
	return strbuf_text(&shown);
}

const char *case_fixture_row(struct view *view, int row)
{
	draw(view);
	canvas_row_text(canvas, row, &shown);
	trim(&shown);
	return strbuf_text(&shown);
}

const char *case_fixture_active(struct view *view)
{
	draw(view);
	for (int row = 0; row < view->height - 1; row++)
		for (int column = 0; column < view->width; column++) {
			const struct canvas_cell *cell = canvas_cell_at(canvas, row, column);
			if (cell->style != STYLE_TAB_ACTIVE || cell->chars[0] == 0 || cell->chars[0] == ' ')
				continue;
			char utf8[TEXT_CHAR_SIZE];
			strbuf_add_bytes(&shown, utf8, text_encode(cell->chars[0], utf8));
		}
	return strbuf_text(&shown);
}

void case_fixture_expect_frame(struct view *view)
{
	draw(view);
	for (int row = 0; row < view->height; row++) {
		uint32_t left = canvas_cell_at(canvas, row, 0)->chars[0];
		uint32_t right = canvas_cell_at(canvas, row, view->width - 1)->chars[0];
		if (!strchr("+|", (int)left) || !strchr("+|^v", (int)right))
			fail_msg("row %d leaves its frame at %d columns:\n%s", row, view->width,
				case_fixture_text(view));
	}
}

unsigned case_fixture_command(struct view *view, const char *id)
{
	for (const struct command *command = view->pane->commands; command->id; command++)
		if (strcmp(command->id, id) == 0)
			return command->run(view, command->argument);
	fail_msg("no command %s", id);
	return 0;
}

const char *case_fixture_asked(void)
{
	static char last[1024];
	snprintf(last, sizeof last, "%s", strbuf_text(&asked));
	strbuf_reset(&asked);
	return last;
}
