/* app.c — the loop: keys in, effects out, reloading and redrawing here and nowhere else. */
#include "app_private.h"

#include "base/i18n.h"
#include "cli/session.h"
#include "office/setup.h"
#include "store/store.h"
#include "widget/chart.h"

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- Messages ----------------------------------------------------------------------------------------- */

void app_clear_message(struct app *app)
{
	strbuf_reset(&app->message);
}

void app_say(struct app *app, const char *format, ...)
{
	va_list args;
	strbuf_reset(&app->message);
	app->message_style = STYLE_STATUS;
	va_start(args, format);
	strbuf_addv(&app->message, format, args);
	va_end(args);
}

void app_fail(struct app *app, struct error *err)
{
	strbuf_reset(&app->message);
	app->message_style = STYLE_ERROR;
	strbuf_addf(&app->message, _("！%s"), error_text(err));
	error_clear(err);
}

const char *app_path(const struct app *app)
{
	return app->path;
}

struct office_options app_options(const struct app *app)
{
	struct office_options options = app->options;
	options.path = app->path;
	return options;
}

const struct keymap *app_keymap(const struct app *app)
{
	return &app->keymap;
}

/* --- The office --------------------------------------------------------------------------------------- */

static bool watch_rebuild(void *context, double done)
{
	struct app *app = context;
	return app->term ? app_progress(app, _("程序已更新，重算全部期限"), done)
			 : cli_watch_rebuild(NULL, done);
}

static bool open_office(struct app *app, const char *path, bool create, struct error *err)
{
	struct office_options options = app->options;
	options.path = path;
	options.create = create;
	options.watch = watch_rebuild;
	options.watch_context = app;
	struct office office;
	if (!office_open(&office, &options, err))
		return false;
	app_close_all(app);
	if (app->has_office)
		office_close(&app->office);
	app->office = office;
	app->has_office = true;
	app->status_stale = true;
	app->version = store_version(office.store);
	return true;
}

bool app_open_file(struct app *app, const char *path, bool create, struct error *err)
{
	char *copy = strdup(path);
	if (!copy)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	if (!open_office(app, copy, create, err)) {
		free(copy);
		return false;
	}
	free(app->path);
	app->path = copy;
	app_show(app, panes[0], 0, NULL);
	return true;
}

void app_refresh(struct app *app)
{
	struct error err = ERROR_INIT;
	if (app->has_office && !office_refresh(&app->office, &err))
		app_fail(app, &err);
	app_stale(app);
	term_redraw(app->term);
}

bool app_poll(struct app *app)
{
	if (!app->has_office)
		return false;
	struct error err = ERROR_INIT;
	bool stale = false;
	int64_t version = store_version(app->office.store);
	if (version != app->version) {
		app->version = version;
		if (!office_refresh(&app->office, &err))
			app_fail(app, &err);
		stale = true;
	}
	if (!app->office.own_today && civil_today() != app->office.today) {
		app->office.today = civil_today();
		stale = true;
	}
	if (stale)
		app_stale(app);
	return stale;
}

/* --- Long work ---------------------------------------------------------------------------------------- */

static int64_t milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void draw_progress(struct app *app, const char *what, double done)
{
	app_draw(app);
	struct canvas *canvas = term_canvas(app->term);
	struct rect box = rect_middle(canvas_area(canvas), 5, 60);
	canvas_fill(canvas, box, STYLE_NORMAL);
	canvas_frame(canvas, box, STYLE_FRAME_ACTIVE, what);
	struct rect inner = rect_inside(box);
	char percent[8];
	int64_t value = done < 0 ? 0 : done > 1 ? 1000 : (int64_t)(done * 1000);
	snprintf(percent, sizeof percent, "%d%%", (int)(value / 10));
	chart_meter(canvas, inner.row, inner.column + 1, inner.columns - 8, STYLE_BAR, value, 1000);
	canvas_field(
		canvas, inner.row, inner.column + inner.columns - 6, 5, TEXT_RIGHT, STYLE_NORMAL, percent);
	canvas_field(canvas, inner.row + 2, inner.column + 1, inner.columns - 2, TEXT_LEFT, STYLE_DIM,
		_("Esc 停止，什么也不会保存"));
	term_flush(app->term);
}

bool app_progress(struct app *app, const char *what, double done)
{
	int64_t now = milliseconds();
	if (now - app->progress_shown < APP_PROGRESS_MS)
		return true;
	app->progress_shown = now;
	draw_progress(app, what, done);
	bool go_on = true;
	while (term_key_waiting(app->term)) {
		struct key_event key;
		enum term_event event = term_wait(app->term, 0, NULL, 0, &key);
		if (event == TERM_QUIT)
			app->quit = true;
		if (event == TERM_QUIT ||
			(event == TERM_KEY && (key.code == K_ESCAPE || key.code == (K_CTRL | 'c'))))
			go_on = false;
		if (event == TERM_TIMEOUT)
			break;
	}
	return go_on;
}

/* --- Keys and effects --------------------------------------------------------------------------------- */

unsigned app_do(struct app *app, struct view *view, const struct entry *entry)
{
	struct pane_choice choice;
	app_choice(app, &choice);
	if ((entry_needs(entry) & NEED_OFFICE) && !(choice.have & NEED_OFFICE)) {
		app_say(app, "%s", _("还没有机构：请先新建、导入台账，或打开演示机构"));
		return EFFECT_REDRAW;
	}
	if (entry->act)
		return app_act(app, entry->act, 0, NULL);
	if (entry->pane)
		return app_show(app, entry->pane, choice.case_id, NULL);
	if ((entry->command->needs & NEED_CASE) && !(choice.have & NEED_CASE)) {
		app_say(app, _("请先选定一个案件，再用“%s”"), entry_label(entry));
		return EFFECT_REDRAW;
	}
	return entry->command->run(view, entry->command->argument);
}

static unsigned command_key(struct app *app, struct view *view, const struct key_event *key)
{
	struct entry entry;
	if (view->pane->kind == PANE_OVERLAY || view->pane->kind == PANE_LINE)
		return EFFECT_NONE; /* takes all keys */
	const char *id = keymap_find(&app->keymap, view->pane->id, key->code);
	if (!id || !entry_find(id, view->pane->id, &entry))
		return EFFECT_NONE;
	return app_do(app, view, &entry);
}

void app_apply(struct app *app, struct view *view, unsigned effects)
{
	if (effects & EFFECT_QUIT)
		app->quit = true;
	if (!app_is_open(app, view))
		return;
	if (effects & EFFECT_RELOAD)
		view->stale = true;
	if (effects & EFFECT_CLOSE)
		app_close_view(app, view);
}

static void take_key(struct app *app, const struct key_event *key)
{
	struct view *view = app_focus(app);
	app_clear_message(app);
	/* What cannot be seen is not typed at; nothing was loaded for it either. */
	if (!app_fits(app)) {
		app->quit = key->code == (K_CTRL | 'q');
		return;
	}
	if (!view)
		return;
	unsigned effects = EFFECT_NOT_MINE;
	if (view->pane->key)
		effects = view->pane->key(view, key);
	if (effects & EFFECT_NOT_MINE)
		effects = command_key(app, view, key);
	app_apply(app, view, effects);
	app->follow = true;
}

/* Draws unless more keys wait: held down, they are all dealt with, and seen when there is time. */
static void show(struct app *app)
{
	if (app_fits(app))
		app_load(app);
	if (term_key_waiting(app->term))
		return;
	app_draw(app);
	term_flush(app->term);
}

static void run_loop(struct app *app)
{
	while (!app->quit) {
		show(app);
		struct key_event key;
		switch (term_wait(app->term, app->follow ? APP_FOLLOW_MS : APP_POLL_MS, NULL, 0, &key)) {
		case TERM_KEY: take_key(app, &key); break;
		case TERM_TIMEOUT:
			if (app->follow)
				app_follow(app);
			else
				app_poll(app);
			break;
		case TERM_QUIT: app->quit = true; break;
		case TERM_RESIZED: app->follow = true; break;
		case TERM_CHANGED:
		case TERM_READY: break;
		}
	}
}

/* --- Starting ----------------------------------------------------------------------------------------- */

/* Where Hanzi cannot be shown: says so and offers English with ASCII frames. */
static bool offer_english(enum term_ability ability, const struct cli_options *options)
{
	if (ability == TERM_NOT_A_TERMINAL) {
		fprintf(stderr, "%s\n", term_ability_text(ability));
		return false;
	}
	if (options->lang && strcmp(options->lang, "en") == 0)
		return true;
	fprintf(stderr, "%s\nContinue in English? [y/N] ", term_ability_text(ability));
	int answer = getchar();
	for (int c = answer; c != '\n' && c != EOF;)
		c = getchar();
	return answer == 'y' || answer == 'Y';
}

static bool start_terminal(struct app *app, bool ascii, struct error *err)
{
	char *frames = app->has_office ? store_setting(app->office.store, "frames") : NULL;
	char *theme = app->has_office ? store_setting(app->office.store, "theme") : NULL;
	const char *own_frames = getenv("ZHONGCAI_FRAMES"), *own_theme = getenv("ZHONGCAI_THEME");
	struct term_options options = {
		.frames = ascii ? TERM_FRAMES_ASCII : term_frames_parse(own_frames ? own_frames : frames),
		.theme = theme_choose(own_theme ? own_theme : theme),
		.version = PACKAGE_VERSION,
	};
	bool good = term_start(&app->term, &options, err);
	free(frames);
	free(theme);
	return good;
}

/* The office's file, or the first-run form where there is none, or none that anything was done in. */
static bool open_first(struct app *app, bool *first_run, struct error *err)
{
	*first_run = false;
	if (open_office(app, app->path, false, err)) {
		if (!office_is_blank(&app->office, first_run, err))
			return false;
		if (*first_run) {
			office_close(&app->office);
			app->has_office = false;
		}
		return true;
	}
	*first_run = err->code == ERR_NOTFOUND;
	if (*first_run)
		error_clear(err);
	return *first_run;
}

static bool run(struct app *app, bool ascii, struct error *err)
{
	bool first_run;
	if (!open_first(app, &first_run, err) || !start_terminal(app, ascii, err))
		return false;
	/* A mistake in the user's keys is said, the default keys stay. */
	if (!app_keys_load(app, err))
		app_fail(app, err);
	app_show(app, first_run ? pane_find("firstrun") : panes[0], 0, NULL);
	run_loop(app);
	return true;
}

int app_main(const struct cli_options *options)
{
	struct error err = ERROR_INIT;
	enum term_ability ability = term_ability();
	if (ability != TERM_ABLE) {
		if (!offer_english(ability, options))
			return 1;
		i18n_init(LANGUAGE_ENGLISH);
	}
	panes_check();
	struct app app = {.options = {.user = options->user, .today = options->today}};
	app.path = options->db ? strdup(options->db) : office_default_path(&err);
	bool good = app.path && run(&app, ability != TERM_ABLE, &err);
	app_close_all(&app);
	if (app.has_office)
		office_close(&app.office);
	term_stop(app.term);
	keymap_free(&app.keymap);
	strbuf_free(&app.message);
	app_forget_pending(&app);
	free(app.path);
	return good ? 0 : cli_fail(&err);
}
