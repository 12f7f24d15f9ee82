/* import.c — a ledger comes in: which file, what it holds, what is wrong with it, and only then into the
 * office.
 *
 * The pane goes through stages, each with its own keys. Without an office (first run) it ends by setting one
 * up; nothing is stored, and no file made, before the last question is answered. */
#include "pane/import.h"

#include "base/i18n.h"
#include "command.h"
#include "pane/import_private.h"
#include "pane/panes.h"

#include <stdlib.h>
#include <string.h>

static bool open_import(struct view *view, const void *argument, struct error *err)
{
	struct import_state *state = import_state_of(view);
	state->first_run = argument != NULL;
	struct office *office = state->first_run ? NULL : app_office(view->app);
	civil_date today;
	return office_today(app_options(view->app).today, &today, err) &&
	       import_job_init(&state->job, office, today, err) &&
	       (path_input_set(&state->path, "") || error_set(err, ERR_NOMEM, _("内存不足")));
}

static void close_import(struct view *view)
{
	struct import_state *state = import_state_of(view);
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

void import_go_to(struct import_state *state, enum stage stage)
{
	strbuf_reset(&state->message);
	state->stage = stage;
}

unsigned import_stay(struct import_state *state, struct error *err)
{
	strbuf_reset(&state->message);
	strbuf_add(&state->message, error_text(err));
	error_clear(err);
	return EFFECT_REDRAW;
}

bool import_show_progress(void *context, double done)
{
	const struct import_progress *progress = context;
	return app_progress(progress->app, progress->what, done);
}

static unsigned ask_mapping(struct import_state *state, struct error *why)
{
	struct error err = ERROR_INIT;
	import_mapping_free(&state->mapping);
	if (!import_mapping_open(&state->mapping, &state->job, &err)) {
		error_clear(why);
		return import_stay(state, &err);
	}
	state->stage = STAGE_MAPPING;
	return import_stay(state, why);
}

/* Reads the whole ledger and shows what it found, or asks what it could not find out. */
static unsigned check(struct view *view)
{
	struct import_state *state = import_state_of(view);
	struct error err = ERROR_INIT;
	struct import_progress progress = {view->app, _("检查台账")};
	import_view_free(&state->view);
	state->working = true;
	bool ok = import_job_check(&state->job, import_show_progress, &progress, &err);
	state->working = false;
	if (ok) {
		if (!import_view_open(&state->view, &state->job, &err)) {
			state->stage = STAGE_FILE;
			return import_stay(state, &err);
		}
		import_go_to(state, STAGE_PREVIEW);
		return EFFECT_REDRAW;
	}
	if (import_job_unsure(&state->job) && err.code == ERR_INPUT)
		return ask_mapping(state, &err);
	state->stage = STAGE_FILE;
	return import_stay(state, &err);
}

static unsigned open_ledger(struct view *view, const char *encoding)
{
	struct import_state *state = import_state_of(view);
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
	return import_stay(state, &err);
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
	const struct import_job *job = &import_state_of(view)->job;
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
	struct import_state *state = import_state_of(view);
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
			return import_stay(state, &none);
		}
		return import_accept(view);
	case CHOICE_MAPPING: return ask_mapping(state, &none);
	case CHOICE_ENCODING: return ask_encoding(view);
	default: import_go_to(state, STAGE_FILE); return EFFECT_REDRAW;
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
	size_t count = list_choices(import_state_of(view), choices);
	return item < count ? run_choice(view, (int)choices[item]) : EFFECT_REDRAW;
}

static unsigned ask_choice(struct view *view)
{
	struct import_state *state = import_state_of(view);
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
	struct import_state *state = import_state_of(view);
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
	switch (path_input_key(&import_state_of(view)->path, key)) {
	case WIDGET_DONE: return open_ledger(view, NULL);
	case WIDGET_CANCELLED: return EFFECT_CLOSE | EFFECT_REDRAW;
	case WIDGET_NOT_MINE: return EFFECT_NONE;
	default: return EFFECT_REDRAW;
	}
}

static unsigned mapping_key(struct view *view, const struct key_event *key)
{
	struct import_state *state = import_state_of(view);
	switch (import_mapping_key(&state->mapping, &state->job, key)) {
	case WIDGET_DONE: return check(view);
	case WIDGET_CANCELLED:
		import_go_to(state, state->job.checked ? STAGE_PREVIEW : STAGE_FILE);
		return EFFECT_REDRAW;
	case WIDGET_NOT_MINE: return EFFECT_NONE;
	default: return EFFECT_REDRAW;
	}
}

static unsigned rejected_key(struct view *view, const struct key_event *key)
{
	struct import_state *state = import_state_of(view);
	switch (path_input_key(&state->rejected, key)) {
	case WIDGET_DONE:
		free(state->rejected_path);
		state->rejected_path = path_input_path(&state->rejected);
		return import_store(view);
	case WIDGET_CANCELLED: import_go_to(state, STAGE_PREVIEW); return EFFECT_REDRAW;
	case WIDGET_NOT_MINE: return EFFECT_NONE;
	default: return EFFECT_REDRAW;
	}
}

static unsigned setup_key(struct view *view, const struct key_event *key)
{
	struct import_state *state = import_state_of(view);
	switch (setup_form_key(&state->setup, key)) {
	case WIDGET_DONE: return import_store_first(view);
	case WIDGET_CANCELLED: import_go_to(state, STAGE_PREVIEW); return EFFECT_REDRAW;
	case WIDGET_NOT_MINE: return EFFECT_NONE;
	default: return EFFECT_REDRAW;
	}
}

static unsigned key_import(struct view *view, const struct key_event *key)
{
	switch (import_state_of(view)->stage) {
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
	return import_state_of(view)->stage != STAGE_PREVIEW;
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
	.draw = import_draw,
	.move = move_import,
	.key = key_import,
	.typing = typing_import,
	.close = close_import,
	.commands = import_commands,
};
