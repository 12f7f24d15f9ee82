/* import.c — a ledger comes in: which file, what it holds, what is wrong with it, and only then into the
 * office.
 *
 * The pane goes through stages, each with its own keys. Without an office (first run) it ends by setting one
 * up; nothing is stored, and no file made, before the last question is answered. */
#include "pane/import.h"

#include "app.h"
#include "base/i18n.h"
#include "command.h"
#include "office/setup.h"
#include "pane/import_mapping.h"
#include "pane/import_view.h"
#include "pane/panes.h"
#include "pane/path_input.h"
#include "pane/setup_form.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum stage {
	STAGE_FILE, /* which ledger */
	STAGE_MAPPING, /* what its columns mean */
	STAGE_PREVIEW, /* what was found */
	STAGE_REJECTED, /* where the rejected records go */
	STAGE_SETUP /* first run: whose office it is */
};

struct import_state {
	enum stage stage;
	bool working; /* a progress bar is over the pane */
	bool first_run;
	struct import_job job;
	struct path_input path;
	struct import_mapping mapping;
	struct import_view view;
	struct path_input rejected;
	char *rejected_path; /* where the rejected records go; NULL: there are none; owned */
	struct setup_form setup;
	struct strbuf message; /* what went wrong in this stage */
};

static struct import_state *state_of(const struct view *view)
{
	return view->state;
}

static bool open_import(struct view *view, const void *argument, struct error *err)
{
	struct import_state *state = state_of(view);
	state->first_run = argument != NULL;
	struct office *office = state->first_run ? NULL : app_office(view->app);
	civil_date today;
	return office_today(app_options(view->app).today, &today, err) &&
	       import_job_init(&state->job, office, today, err) &&
	       (path_input_set(&state->path, "") || error_set(err, ERR_NOMEM, _("内存不足")));
}

static void close_import(struct view *view)
{
	struct import_state *state = state_of(view);
	import_view_free(&state->view);
	import_mapping_free(&state->mapping);
	setup_form_free(&state->setup);
	path_input_free(&state->path);
	path_input_free(&state->rejected);
	free(state->rejected_path);
	import_job_free(&state->job);
	strbuf_free(&state->message);
}

/* --- from stage to stage --- */

static void go_to(struct import_state *state, enum stage stage)
{
	strbuf_reset(&state->message);
	state->stage = stage;
}

/* The error stays on the pane until something else is tried. */
static unsigned stay(struct import_state *state, struct error *err)
{
	strbuf_reset(&state->message);
	strbuf_add(&state->message, error_text(err));
	error_clear(err);
	return EFFECT_REDRAW;
}

struct progress {
	struct app *app;
	const char *what;
};

static bool show_progress(void *context, double done)
{
	const struct progress *progress = context;
	return app_progress(progress->app, progress->what, done);
}

static unsigned ask_mapping(struct import_state *state, struct error *why)
{
	struct error err = ERROR_INIT;
	import_mapping_free(&state->mapping);
	if (!import_mapping_open(&state->mapping, &state->job, &err)) {
		error_clear(why);
		return stay(state, &err);
	}
	state->stage = STAGE_MAPPING;
	return stay(state, why);
}

/* Reads the whole ledger and shows what it found, or asks what it could not find out. */
static unsigned check(struct view *view)
{
	struct import_state *state = state_of(view);
	struct error err = ERROR_INIT;
	struct progress progress = {view->app, _("检查台账")};
	import_view_free(&state->view);
	state->working = true;
	bool ok = import_job_check(&state->job, show_progress, &progress, &err);
	state->working = false;
	if (ok) {
		if (!import_view_open(&state->view, &state->job, &err)) {
			state->stage = STAGE_FILE;
			return stay(state, &err);
		}
		go_to(state, STAGE_PREVIEW);
		return EFFECT_REDRAW;
	}
	if (import_job_unsure(&state->job) && err.code == ERR_INPUT)
		return ask_mapping(state, &err);
	state->stage = STAGE_FILE;
	return stay(state, &err);
}

static unsigned open_ledger(struct view *view, const char *encoding)
{
	struct import_state *state = state_of(view);
	struct error err = ERROR_INIT;
	import_view_free(&state->view);
	import_mapping_free(&state->mapping);
	char *path = path_input_path(&state->path);
	bool ok = path ? import_job_open(&state->job, path, encoding, &err)
		       : error_set(&err, ERR_NOMEM, _("内存不足"));
	free(path);
	if (ok)
		return check(view);
	state->stage = STAGE_FILE;
	return stay(state, &err);
}

/* --- storing --- */

static void say_stored(const struct import_state *state, struct strbuf *out)
{
	const struct ledger_report *report = &state->job.report;
	if (report->rejected_count)
		strbuf_addf(out, _("已导入 %zu 件，另外 %zu 条写在 %s，改正后可再导入"), report->cases,
			report->rejected_count, state->rejected_path);
	else
		strbuf_addf(out, _("已导入 %zu 件"), report->cases);
}

/* Into the office that is open. */
static unsigned store_here(struct view *view)
{
	struct import_state *state = state_of(view);
	struct error err = ERROR_INIT;
	struct progress progress = {view->app, _("导入台账")};
	state->working = true;
	bool ok = import_job_store(
		&state->job, app_office(view->app), state->rejected_path, show_progress, &progress, &err);
	state->working = false;
	if (!ok) {
		if (state->stage != STAGE_REJECTED || err.code == ERR_CANCELLED)
			state->stage = STAGE_PREVIEW;
		return stay(state, &err);
	}
	app_refresh(view->app);
	struct strbuf said = {0};
	say_stored(state, &said);
	app_say(view->app, "%s", strbuf_text(&said));
	strbuf_free(&said);
	return EFFECT_CLOSE | EFFECT_RELOAD | EFFECT_REDRAW;
}

/* Sets the office up, stores, and hands the file over. On failure there is no file again, unless there was
 * one before: a beginning that a crash cut short. */
static bool make_office(struct view *view, const struct setup *setup, struct error *err)
{
	struct import_state *state = state_of(view);
	const struct office_options options = app_options(view->app);
	struct progress progress = {view->app, _("导入台账")};
	bool existed = access(options.path, F_OK) == 0;
	if (!office_set_up(&options, setup, err))
		return false;
	struct office office;
	bool ok = office_open(&office, &options, err);
	if (ok) {
		ok = import_job_store(
			&state->job, &office, state->rejected_path, show_progress, &progress, err);
		office_close(&office);
	}
	if (!ok && !existed)
		store_remove(options.path);
	return ok;
}

static unsigned store_first(struct view *view)
{
	struct import_state *state = state_of(view);
	struct error err = ERROR_INIT;
	struct setup setup;
	setup_form_get(&state->setup, &setup);
	state->working = true;
	bool ok = make_office(view, &setup, &err);
	state->working = false;
	if (!ok) {
		if (err.field) {
			setup_form_refuse(&state->setup, &err);
			return EFFECT_REDRAW;
		}
		state->stage = err.code == ERR_CANCELLED ? STAGE_PREVIEW : STAGE_SETUP;
		return stay(state, &err);
	}
	/* This pane is closed by it: nothing of the view may be touched afterwards. */
	struct app *app = view->app;
	struct strbuf said = {0};
	say_stored(state, &said);
	if (app_open_file(app, app_path(app), false, &err))
		app_say(app, "%s", strbuf_text(&said));
	else
		app_fail(app, &err);
	strbuf_free(&said);
	return EFFECT_REDRAW;
}

static unsigned accept(struct view *view)
{
	struct import_state *state = state_of(view);
	if (!state->first_run)
		return store_here(view);
	struct error err = ERROR_INIT;
	char *commission = import_job_commission(&state->job);
	char *number = import_job_number(&state->job);
	setup_form_free(&state->setup);
	bool ok = setup_form_open(&state->setup, commission, number, state->job.today, &err);
	free(commission);
	free(number);
	if (!ok)
		return stay(state, &err);
	go_to(state, STAGE_SETUP);
	return EFFECT_REDRAW;
}

static unsigned ask_rejected(struct view *view)
{
	struct import_state *state = state_of(view);
	struct error err = ERROR_INIT;
	char *name = import_job_rejected_name(&state->job);
	bool ok = name && path_input_set(&state->rejected, name);
	free(name);
	if (!ok) {
		error_set(&err, ERR_NOMEM, _("内存不足"));
		return stay(state, &err);
	}
	go_to(state, STAGE_REJECTED);
	return EFFECT_REDRAW;
}

/* --- what can be done about a preview --- */

static const char *const encodings[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "BIG5"};
enum { ENCODINGS = sizeof encodings / sizeof *encodings };

static unsigned encoding_chosen(struct view *view, size_t item)
{
	return open_ledger(view, item < ENCODINGS ? encodings[item] : NULL);
}

static unsigned ask_encoding(struct view *view)
{
	const struct import_job *job = &state_of(view)->job;
	struct menu_item items[ENCODINGS + 1];
	for (size_t i = 0; i < ENCODINGS; i++)
		items[i] = (struct menu_item){.key = (char)('1' + i),
			.label = encodings[i],
			.ticked = job->open && strcmp(job->source.encoding.name, encodings[i]) == 0};
	items[ENCODINGS] = (struct menu_item){.key = '0', .label = _("自动认出")};
	return app_menu(view->app, _("文件的编码"), items, ENCODINGS + 1, encoding_chosen);
}

enum choice { CHOICE_ALL, CHOICE_VALID, CHOICE_MAPPING, CHOICE_ENCODING, CHOICE_FILE, CHOICE_LEAVE, CHOICES };

static unsigned run_choice(struct view *view, int choice)
{
	struct import_state *state = state_of(view);
	const struct ledger_report *report = &state->job.report;
	struct error none = ERROR_INIT;
	if (choice == CHOICE_LEAVE)
		return EFFECT_CLOSE | EFFECT_REDRAW;
	if (state->stage != STAGE_PREVIEW)
		return EFFECT_NOT_MINE;
	switch ((enum choice)choice) {
	case CHOICE_ALL:
	case CHOICE_VALID:
		if (report->cases == 0) {
			error_set(&none, ERR_REFUSED, _("没有一条记录可以导入"));
			return stay(state, &none);
		}
		free(state->rejected_path);
		state->rejected_path = NULL;
		return report->rejected_count ? ask_rejected(view) : accept(view);
	case CHOICE_MAPPING: return ask_mapping(state, &none);
	case CHOICE_ENCODING: return ask_encoding(view);
	default: go_to(state, STAGE_FILE); return EFFECT_REDRAW;
	}
}

/* The menu has no row for what makes no sense, so its rows are numbered anew. */
static size_t list_choices(const struct import_state *state, enum choice out[CHOICES])
{
	size_t count = 0;
	if (state->job.report.cases)
		out[count++] = state->job.report.rejected_count ? CHOICE_VALID : CHOICE_ALL;
	for (int choice = CHOICE_MAPPING; choice < CHOICES; choice++)
		out[count++] = (enum choice)choice;
	return count;
}

static unsigned choice_chosen(struct view *view, size_t item)
{
	enum choice choices[CHOICES];
	size_t count = list_choices(state_of(view), choices);
	return item < count ? run_choice(view, (int)choices[item]) : EFFECT_REDRAW;
}

static unsigned ask_choice(struct view *view)
{
	struct import_state *state = state_of(view);
	const struct ledger_report *report = &state->job.report;
	struct strbuf all = {0}, valid = {0};
	strbuf_addf(&all, _("导入全部 %zu 件"), report->cases);
	strbuf_addf(&valid, _("导入 %zu 件，其余 %zu 条另存为文件"), report->cases, report->rejected_count);
	const struct menu_item rows[CHOICES] = {
		[CHOICE_ALL] = {'i', strbuf_text(&all), false},
		[CHOICE_VALID] = {'i', strbuf_text(&valid), false},
		[CHOICE_MAPPING] = {'m', _("改各栏是什么"), false},
		[CHOICE_ENCODING] = {'e', _("换一种编码再读"), false},
		[CHOICE_FILE] = {'o', _("换一个文件"), false},
		[CHOICE_LEAVE] = {'q', _("不导入"), false},
	};
	enum choice choices[CHOICES];
	struct menu_item items[CHOICES];
	size_t count = list_choices(state, choices);
	for (size_t i = 0; i < count; i++)
		items[i] = rows[choices[i]];
	unsigned effects = app_menu(view->app, _("怎么办"), items, count, choice_chosen);
	strbuf_free(&all);
	strbuf_free(&valid);
	return effects;
}

static unsigned move_import(struct view *view, enum move move)
{
	struct import_state *state = state_of(view);
	if (state->stage != STAGE_PREVIEW)
		return EFFECT_NOT_MINE;
	strbuf_reset(&state->message);
	if (move == MOVE_OPEN)
		return ask_choice(view);
	return import_view_move(&state->view, move) ? EFFECT_REDRAW : EFFECT_NOT_MINE;
}

/* --- keys of the stages that take text --- */

static unsigned file_key(struct view *view, const struct key_event *key)
{
	switch (path_input_key(&state_of(view)->path, key)) {
	case WIDGET_DONE: return open_ledger(view, NULL);
	case WIDGET_CANCELLED: return EFFECT_CLOSE | EFFECT_REDRAW;
	case WIDGET_NOT_MINE: return EFFECT_NONE;
	default: return EFFECT_REDRAW;
	}
}

static unsigned mapping_key(struct view *view, const struct key_event *key)
{
	struct import_state *state = state_of(view);
	switch (import_mapping_key(&state->mapping, &state->job, key)) {
	case WIDGET_DONE: return check(view);
	case WIDGET_CANCELLED:
		go_to(state, state->job.checked ? STAGE_PREVIEW : STAGE_FILE);
		return EFFECT_REDRAW;
	case WIDGET_NOT_MINE: return EFFECT_NONE;
	default: return EFFECT_REDRAW;
	}
}

static unsigned rejected_key(struct view *view, const struct key_event *key)
{
	struct import_state *state = state_of(view);
	switch (path_input_key(&state->rejected, key)) {
	case WIDGET_DONE:
		free(state->rejected_path);
		state->rejected_path = path_input_path(&state->rejected);
		return accept(view);
	case WIDGET_CANCELLED: go_to(state, STAGE_PREVIEW); return EFFECT_REDRAW;
	case WIDGET_NOT_MINE: return EFFECT_NONE;
	default: return EFFECT_REDRAW;
	}
}

static unsigned setup_key(struct view *view, const struct key_event *key)
{
	struct import_state *state = state_of(view);
	switch (setup_form_key(&state->setup, key)) {
	case WIDGET_DONE: return store_first(view);
	case WIDGET_CANCELLED: go_to(state, STAGE_PREVIEW); return EFFECT_REDRAW;
	case WIDGET_NOT_MINE: return EFFECT_NONE;
	default: return EFFECT_REDRAW;
	}
}

static unsigned key_import(struct view *view, const struct key_event *key)
{
	switch (state_of(view)->stage) {
	case STAGE_FILE: return file_key(view, key);
	case STAGE_MAPPING: return mapping_key(view, key);
	case STAGE_REJECTED: return rejected_key(view, key);
	case STAGE_SETUP: return setup_key(view, key);
	case STAGE_PREVIEW: break;
	}
	return EFFECT_NOT_MINE;
}

static bool typing_import(const struct view *view)
{
	return state_of(view)->stage != STAGE_PREVIEW;
}

/* --- drawing --- */

/* Lines of explanation, the field with what fits it, the error, and the keys at the bottom. */
static void draw_question(struct import_state *state, struct path_input *input, const char *what,
	const char *keys, struct canvas *canvas, struct rect area, bool focused)
{
	int used = canvas_paragraph(canvas, area, 0, STYLE_NORMAL, what) + 1;
	struct rect message = {area.row + used, area.column, 3, area.columns};
	if (state->message.length)
		used += canvas_paragraph(canvas, message, 0, STYLE_ERROR, strbuf_text(&state->message)) + 1;
	struct rect where = {area.row + used, area.column, area.rows - used - 2, area.columns};
	path_input_draw(input, canvas, where, focused);
	canvas_field(canvas, area.row + area.rows - 1, area.column, area.columns, TEXT_LEFT, STYLE_DIM, keys);
}

/* A form, with what went wrong in the lines above it. */
static struct rect draw_message(struct import_state *state, struct canvas *canvas, struct rect area)
{
	if (!state->message.length)
		return area;
	struct rect top = {area.row, area.column, 3, area.columns};
	int used = canvas_paragraph(canvas, top, 0, STYLE_ERROR, strbuf_text(&state->message));
	used = used > top.rows ? top.rows : used;
	return (struct rect){area.row + used, area.column, area.rows - used, area.columns};
}

static void draw_import(struct view *view, struct canvas *canvas, struct rect area)
{
	struct import_state *state = state_of(view);
	struct strbuf title = {0};
	strbuf_add(&title, _("导入台账"));
	if (state->stage != STAGE_FILE)
		strbuf_addf(&title, " %s", import_job_name(&state->job));
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME, strbuf_text(&title));
	strbuf_free(&title);
	struct rect inside = rect_inside(area);
	inside.column++;
	inside.columns -= 2;
	if (state->working)
		return;
	switch (state->stage) {
	case STAGE_FILE:
		draw_question(state, &state->path,
			_("请给出台账文件：从 Excel 或 WPS 另存为 CSV 或制表符分隔的文本。先检查、给您看，您同意以后才存入。"),
			_("Tab 补全  ↑↓ 选择  Enter 检查  Esc 返回"), canvas, inside, view->focused);
		break;
	case STAGE_REJECTED:
		draw_question(state, &state->rejected,
			_("不能导入的记录连同原因写到这个文件，改正后可以再导入："),
			_("Enter 导入其余各件  Esc 返回"), canvas, inside, view->focused);
		break;
	case STAGE_MAPPING:
		import_mapping_draw(&state->mapping, canvas, draw_message(state, canvas, inside));
		break;
	case STAGE_SETUP: setup_form_draw(&state->setup, canvas, draw_message(state, canvas, inside)); break;
	case STAGE_PREVIEW:
		import_view_draw(&state->view, canvas, draw_message(state, canvas, inside), view->focused);
		break;
	}
}

static const struct command import_commands[] = {
	{.id = "import-accept",
		.label = N_("导入"),
		.help = N_("导入可以导入的记录；不能导入的另存为文件"),
		.keys = "i",
		.run = run_choice,
		.argument = CHOICE_VALID,
		.bar = 10},
	{.id = "import-columns",
		.label = N_("栏目"),
		.help = N_("说明台账的各栏是什么"),
		.keys = "m",
		.run = run_choice,
		.argument = CHOICE_MAPPING,
		.bar = 20},
	{.id = "import-encoding",
		.label = N_("编码"),
		.help = N_("换一种编码再读"),
		.keys = "e",
		.run = run_choice,
		.argument = CHOICE_ENCODING,
		.bar = 30},
	{.id = "import-file",
		.label = N_("换文件"),
		.help = N_("换一个台账文件"),
		.keys = "o",
		.run = run_choice,
		.argument = CHOICE_FILE,
		.bar = 40},
	{.id = "import-leave",
		.label = N_("不导入"),
		.help = N_("离开，什么都不存入"),
		.keys = "Esc q",
		.run = run_choice,
		.argument = CHOICE_LEAVE,
		.bar = 50},
	{0},
};

const struct pane import_pane = {
	.id = "import",
	.title = N_("导入台账"),
	.kind = PANE_FULL,
	.state_size = sizeof(struct import_state),
	.open = open_import,
	.draw = draw_import,
	.move = move_import,
	.key = key_import,
	.typing = typing_import,
	.close = close_import,
	.commands = import_commands,
};
