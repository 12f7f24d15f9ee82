/* settings.c — what the office decides for itself, section by section: its name, readings of disputed rules,
 * reminders, holidays, its province's periods, people and rooms. Every change is an act. */
#include "store/settings.h"
#include "app.h"
#include "base/i18n.h"
#include "exchange/text_file.h"
#include "pane/list_moves.h"
#include "pane/panes.h"
#include "pane/settings_rows.h"
#include "widget/list.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 3, HINT_ROWS = 1 };

struct settings_state {
	struct list_column columns[COLUMNS];
	struct list list;
	struct settings_rows rows;
	size_t section;
	size_t cursors[SETTINGS_SECTIONS]; /* where each section was left */
};

static struct settings_state *state_of(const struct view *view)
{
	return view->state;
}

static const struct settings_section *section_of(const struct settings_state *state)
{
	return &settings_sections[state->section];
}

static const struct settings_row *current(const struct settings_state *state)
{
	return state->list.cursor < state->rows.count ? &state->rows.items[state->list.cursor] : NULL;
}

/* --- Opening and loading ------------------------------------------------------------------------------ */

static void cell(void *data, size_t row, const struct list_column *column, struct list_cell *out)
{
	const struct settings_state *state = data;
	const struct settings_row *item = &state->rows.items[row];
	size_t at = (size_t)(column - state->columns);
	out->text = at == 0 ? item->name : at == 1 ? item->value : item->note;
	if (at == 2 || (at == 1 && !item->is_own))
		out->style = STYLE_DIM;
}

static bool open_settings(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	(void)err;
	struct settings_state *state = state_of(view);
	static const struct list_column columns[COLUMNS] = {{"name", NULL, 16, 40, 3, TEXT_LEFT, 0},
		{"value", NULL, 12, 44, 3, TEXT_LEFT, 0}, {"note", NULL, 16, 0, 4, TEXT_LEFT, 1}};
	memcpy(state->columns, columns, sizeof columns);
	state->list = (struct list){
		.columns = state->columns, .column_count = COLUMNS, .cell = cell, .data = state};
	return true;
}

static void close_settings(struct view *view)
{
	struct settings_state *state = state_of(view);
	settings_rows_free(&state->rows);
	list_free(&state->list);
}

static bool load_settings_pane(struct view *view, struct error *err)
{
	struct settings_state *state = state_of(view);
	const struct settings_section *section = section_of(state);
	settings_rows_free(&state->rows);
	state->list.count = 0;
	state->columns[0].title = section->name_title;
	state->columns[1].title = section->value_title;
	state->columns[2].title = section->note_title;
	if (!section->load(app_office(view->app), section->argument, &state->rows, err))
		return false;
	list_set_count(&state->list, state->rows.count);
	list_go(&state->list, state->cursors[state->section]);
	return !state->rows.failed || error_set(err, ERR_NOMEM, _("内存不足，没有全部列出"));
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

enum { TAB_MARGINS = 2 };

static int tab_columns(size_t section)
{
	return text_columns(_(settings_sections[section].title)) + TAB_MARGINS;
}

/* The first section whose title is drawn: all have room, or those up to the chosen one and the next. */
static size_t first_section(size_t chosen, int columns)
{
	size_t last = chosen + 1 < SETTINGS_SECTIONS ? chosen + 1 : chosen, first = last;
	for (int used = tab_columns(last); first > 0; first--) {
		used += tab_columns(first - 1);
		if (used > columns)
			break;
	}
	return first < chosen ? first : chosen;
}

static void draw_sections(const struct settings_state *state, struct canvas *canvas, struct rect line)
{
	int column = line.column, end = line.column + line.columns;
	for (size_t i = first_section(state->section, line.columns); i < SETTINGS_SECTIONS && column < end;
		i++) {
		style_id style = i == state->section ? STYLE_TAB_ACTIVE : STYLE_TAB;
		int columns = tab_columns(i) < end - column ? tab_columns(i) : end - column;
		canvas_field(canvas, line.row, column, columns, TEXT_LEFT, style, "");
		canvas_field(canvas, line.row, column + 1, columns - 1, TEXT_LEFT, style,
			_(settings_sections[i].title));
		column += columns;
	}
}

static void draw_settings(struct view *view, struct canvas *canvas, struct rect area)
{
	struct settings_state *state = state_of(view);
	const struct settings_row *row = current(state);
	style_id frame = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, frame, _("设置"));
	struct rect inside = rect_inside(area);
	draw_sections(state, canvas, (struct rect){inside.row, inside.column, 1, inside.columns});
	int foot = HINT_ROWS + 2; /* the row's own note may need two lines */
	struct rect list = {inside.row + 1, inside.column, inside.rows - 2 - foot, inside.columns};
	list_draw(&state->list, canvas, list, view->focused);
	if (state->rows.count == 0)
		canvas_text(canvas, list.row + 1, list.column + 1, STYLE_DIM, _("没有登记"));
	int rule = list.row + list.rows;
	canvas_rule(canvas, rule, area.column, area.columns, frame, NULL);
	canvas_field(canvas, rule + 1, inside.column, inside.columns, TEXT_LEFT, STYLE_DIM,
		_(section_of(state)->hint));
	struct strbuf text = {0};
	if (row)
		strbuf_addf(&text, "%s%s%s%s%s", row->name, _("："), row->value, *row->note ? "  " : "",
			row->note);
	canvas_paragraph(canvas, (struct rect){rule + 2, inside.column, foot - HINT_ROWS, inside.columns}, 0,
		STYLE_NORMAL, strbuf_text(&text));
	strbuf_free(&text);
}

/* --- Moving and changing ------------------------------------------------------------------------------ */

static unsigned go_to_section(struct settings_state *state, size_t section)
{
	state->cursors[state->section] = state->list.cursor;
	state->section = section % SETTINGS_SECTIONS;
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

/* Stores a setting; an empty value takes it back to its initial one. */
static bool set(struct view *view, const char *text, struct error *err)
{
	struct settings_state *state = state_of(view);
	const struct settings_row *row = current(state);
	struct act_call call;
	if (!row || !row->key)
		return true; /* it went away meanwhile */
	state->cursors[state->section] = state->list.cursor;
	act_call_init(&call, act_find("set"), 0);
	bool good = act_call_set(app_office(view->app), &call, "key", row->key, err) &&
		    act_call_set(app_office(view->app), &call, "value", text, err) &&
		    app_run(view->app, &call, err);
	act_call_clear(&call);
	return good;
}

/* A switch turns at once; another setting is asked for under its own name. */
static unsigned change_setting(struct view *view, const struct settings_row *row)
{
	const struct setting_info *info = setting_find(row->key);
	if (info->kind == SETTING_SWITCH) {
		struct error err = ERROR_INIT;
		bool is_on = row->raw ? strcmp(row->raw, "1") == 0 : info->initial == 1;
		if (!set(view, is_on ? "0" : "1", &err))
			app_fail(view->app, &err);
		return EFFECT_RELOAD | EFFECT_REDRAW;
	}
	struct strbuf label = {0};
	strbuf_addf(&label, _("%s（%s）："), row->name, row->note);
	unsigned effects = app_prompt(view->app, strbuf_text(&label), row->raw ? row->raw : "", false, set);
	strbuf_free(&label);
	return effects;
}

static unsigned change(struct view *view, int argument)
{
	(void)argument;
	struct settings_state *state = state_of(view);
	const struct settings_section *section = section_of(state);
	const struct settings_row *row = current(state);
	if (row && row->key)
		return change_setting(view, row);
	if (!section->edit || !row) {
		app_say(view->app, "%s", section->add ? _("这里用 i 登记新的一条") : _("这里没有可以改的"));
		return EFFECT_REDRAW;
	}
	state->cursors[state->section] = state->list.cursor;
	return app_act_id(view->app, section->edit, 0, NULL);
}

/* Acts of a section on what is under the cursor: i adds, D removes. */
static unsigned other(struct view *view, int removes)
{
	struct settings_state *state = state_of(view);
	const struct settings_section *section = section_of(state);
	const char *act = removes ? section->remove : section->add;
	if (!act) {
		app_say(view->app, "%s", removes ? _("这里的登记不能删去") : _("这里没有可以添加的"));
		return EFFECT_REDRAW;
	}
	state->cursors[state->section] = state->list.cursor;
	return app_act_id(view->app, act, 0, NULL);
}

static bool import_answer(struct view *view, const char *path, struct error *err)
{
	struct settings_state *state = state_of(view);
	struct strbuf text = {0};
	struct table_import import = {0};
	const char *slash = strrchr(path, '/');
	if (!*path)
		return error_set(err, ERR_INPUT, _("请写文件的名字"));
	bool good = text_file_read(path, NULL, &text, err) &&
		    section_of(state)->import(app_office(view->app), strbuf_text(&text),
			    slash ? slash + 1 : path, &import, err);
	if (good)
		app_refresh(view->app); /* the law has changed */
	if (good)
		app_say(view->app, "%s%s%s", import.message, import.warning ? _("；注意：") : "",
			import.warning ? import.warning : "");
	table_import_clear(&import);
	strbuf_free(&text);
	return good;
}

static unsigned import_file(struct view *view, int argument)
{
	(void)argument;
	const struct settings_section *section = section_of(state_of(view));
	if (!section->import) {
		app_say(view->app, "%s", _("只有节假日和本省规定可以从文件导入"));
		return EFFECT_REDRAW;
	}
	return app_prompt(view->app, _("导入文件："), "", false, import_answer);
}

static unsigned move_settings(struct view *view, enum move move)
{
	struct settings_state *state = state_of(view);
	switch (move) {
	case MOVE_LEFT:
	case MOVE_PREVIOUS_BOX: return go_to_section(state, state->section + SETTINGS_SECTIONS - 1);
	case MOVE_RIGHT:
	case MOVE_NEXT_BOX: return go_to_section(state, state->section + 1);
	case MOVE_OPEN: return change(view, 0);
	case MOVE_MARK: return EFFECT_NOT_MINE;
	default: return pane_move_list(&state->list, move);
	}
}

static void choose(const struct view *view, struct pane_choice *out)
{
	const struct settings_row *row = current(state_of(view));
	if (!row || !row->table)
		return;
	out->subject = row->table;
	out->subject_id = row->id;
}

static const struct command settings_commands[] = {
	{.id = "settings-change",
		.label = N_("修改"),
		.help = N_("修改光标所在的一项"),
		.keys = "e",
		.needs = NEED_OFFICE | NEED_WRITABLE,
		.run = change,
		.bar = 10},
	{.id = "settings-add",
		.label = N_("登记"),
		.help = N_("在这一栏登记新的一条：节假日、本省规定、人员、庭室、调解站、补助标准"),
		.keys = "i",
		.needs = NEED_OFFICE | NEED_WRITABLE,
		.run = other,
		.argument = 0,
		.bar = 11},
	{.id = "settings-remove",
		.label = N_("删去"),
		.help = N_("删去光标所在的一条本省规定或补助标准"),
		.keys = "D",
		.needs = NEED_OFFICE | NEED_WRITABLE,
		.run = other,
		.argument = 1,
		.bar = 12},
	{.id = "settings-import",
		.label = N_("导入"),
		.help = N_("从文件导入一年的放假安排，或一省的期限规定"),
		.keys = "I",
		.needs = NEED_OFFICE | NEED_WRITABLE,
		.run = import_file,
		.bar = 13},
	{0},
};

const struct pane settings_pane = {
	.id = "settings",
	.title = N_("设置"),
	.kind = PANE_FULL,
	.state_size = sizeof(struct settings_state),
	.open = open_settings,
	.load = load_settings_pane,
	.draw = draw_settings,
	.move = move_settings,
	.choice = choose,
	.close = close_settings,
	.commands = settings_commands,
};
