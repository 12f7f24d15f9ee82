/* arbitrator.c — one arbitrator's file: his registration, what he has in hand, terms with what came of each,
 * assessments, trainings, ties, absences; each line can be changed where it stands. */
#include "app.h"
#include "base/i18n.h"
#include "office/arbitrator_file.h"
#include "pane/list_moves.h"
#include "pane/panes.h"
#include "pane/styles.h"
#include "widget/list.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 3, FOOT_ROWS = 4 /* a rule and the line's text in full */, ID_TEXT = 32 };

struct arbitrator_state {
	int64_t id;
	struct arbitrator_file file;
	struct list_column columns[COLUMNS];
	struct list list;
};

static struct arbitrator_state *state_of(const struct view *view)
{
	return view->state;
}

static const struct file_line *current(const struct arbitrator_state *state)
{
	return state->list.cursor < state->file.count ? &state->file.lines[state->list.cursor] : NULL;
}

/* --- Opening and loading ------------------------------------------------------------------------------ */

/* A section is named where it begins. */
static void cell(void *data, size_t row, const struct list_column *column, struct list_cell *out)
{
	static const enum tone tones[] = {
		[FILE_HOLDS] = TONE_NORMAL, [FILE_PAST] = TONE_FAINT, [FILE_CALLS] = TONE_OVERDUE};
	const struct arbitrator_state *state = data;
	const struct file_line *line = &state->file.lines[row];
	bool begins = row == 0 || line->section != line[-1].section;
	switch (column - state->columns) {
	case 0:
		out->text = begins ? file_section_label(line->section) : "";
		out->style = STYLE_LABEL;
		return;
	case 1: out->text = line->name; break;
	default: out->text = line->text; break;
	}
	out->style = tone_style(tones[line->standing]);
}

static bool open_file(struct view *view, const void *argument, struct error *err)
{
	(void)err;
	struct arbitrator_state *state = state_of(view);
	static const struct list_column columns[COLUMNS] = {{"section", N_("档案"), 8, 8, 0, TEXT_LEFT, 0},
		{"name", N_("项目"), 24, 24, 0, TEXT_LEFT, 0}, {"text", N_("内容"), 30, 0, 1, TEXT_LEFT, 0}};
	memcpy(state->columns, columns, sizeof columns);
	state->list = (struct list){
		.columns = state->columns, .column_count = COLUMNS, .cell = cell, .data = state};
	state->id = *(const int64_t *)argument;
	return true;
}

static void close_file(struct view *view)
{
	struct arbitrator_state *state = state_of(view);
	arbitrator_file_free(&state->file);
	list_free(&state->list);
}

/* The cursor stays with its row, or else goes to the beginning of its section; those whose lines are always
 * the same keep it where it is. */
static void find_again(struct arbitrator_state *state, const struct file_line *was)
{
	size_t in_section = 0, same = state->file.count;
	if (was->section == FILE_REGISTER || was->section == FILE_LOAD)
		return;
	for (size_t i = state->file.count; i-- > 0;) {
		const struct file_line *line = &state->file.lines[i];
		if (line->section != was->section)
			continue;
		in_section = i;
		if (was->id && line->table == was->table && line->id == was->id)
			same = i;
	}
	list_go(&state->list, same < state->file.count ? same : in_section);
}

static bool load_file(struct view *view, struct error *err)
{
	struct arbitrator_state *state = state_of(view);
	const struct file_line *line = current(state);
	const struct file_line was = line ? *line : (struct file_line){.section = FILE_REGISTER};
	state->list.count = 0; /* its rows are about to be freed */
	arbitrator_file_free(&state->file);
	if (!arbitrator_file_load(app_office(view->app), state->id, &state->file, err))
		return false;
	list_set_count(&state->list, state->file.count);
	find_again(state, &was);
	return true;
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

static void draw_file(struct view *view, struct canvas *canvas, struct rect area)
{
	struct arbitrator_state *state = state_of(view);
	const struct file_line *line = current(state);
	style_id frame = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct strbuf title = {0}, text = {0};
	canvas_fill(canvas, area, STYLE_NORMAL);
	if (state->file.roster.count)
		strbuf_addf(&title, _("%s的档案"), state->file.roster.items[0].arbitrator.name);
	canvas_frame(canvas, area, frame, strbuf_text(&title));
	struct rect inside = rect_inside(area), list = inside;
	list.rows -= FOOT_ROWS;
	list_draw(&state->list, canvas, list, view->focused);
	int rule = list.row + list.rows;
	canvas_rule(canvas, rule, area.column, area.columns, frame,
		line ? file_section_label(line->section) : NULL);
	if (line)
		strbuf_addf(&text, "%s%s%s", line->name, *line->name ? _("：") : "", line->text);
	canvas_paragraph(canvas, (struct rect){rule + 1, inside.column, FOOT_ROWS - 1, inside.columns}, 0,
		STYLE_NORMAL, strbuf_text(&text));
	strbuf_free(&title);
	strbuf_free(&text);
}

/* --- Changing ----------------------------------------------------------------------------------------- */

static const char *id_text(int64_t id, char out[ID_TEXT])
{
	snprintf(out, ID_TEXT, "id:%" PRId64, id);
	return out;
}

/* What can be done in a section: to add to it, to change and to take away its line. */
static const struct section_acts {
	const char *add, *edit, *remove; /* ids of acts, or NULL */
	const char *subject; /* the parameter of the latter two that names the line */
} section_acts[FILE_SECTIONS] = {
	[FILE_REGISTER] = {NULL, "edit_arbitrator", NULL, "arbitrator"},
	[FILE_TERMS] = {"appoint", "edit_term", "remove_term", "term"},
	[FILE_ASSESSMENTS] = {"assess", "edit_assessment", "remove_assessment", "assessment"},
	[FILE_TRAININGS] = {"add_training", "edit_training", "remove_training", "training"},
	[FILE_TIES] = {"add_tie", "edit_tie", "remove_tie", "tie"},
	[FILE_ABSENCES] = {"unavailable", "edit_unavailable", "available", "unavailability"},
};

/* An act on him as a whole. A term that runs is renewed from the day after its end. */
static unsigned act_on_him(struct view *view, const char *act)
{
	struct arbitrator_state *state = state_of(view);
	char id[ID_TEXT], from[CIVIL_TEXT_SIZE];
	if (!state->file.roster.count)
		return EFFECT_NONE;
	const struct roster_row *who = &state->file.roster.items[0];
	bool renews = strcmp(act, "appoint") == 0 && (who->is_appointed || who->is_suspended);
	const struct preset presets[] = {{"arbitrator", id_text(state->id, id)},
		{renews ? "from" : NULL, renews ? civil_format(who->term_until + 1, from) : NULL}, {0}};
	return app_act_id(view->app, act, 0, presets);
}

static unsigned say(struct view *view, const char *sentence)
{
	app_say(view->app, "%s", sentence);
	return EFFECT_REDRAW;
}

/* -1: to the section under the cursor. */
static unsigned add_to(struct view *view, int section)
{
	const struct file_line *line = current(state_of(view));
	if (section < 0 && line)
		section = (int)line->section;
	if (section < 0)
		return EFFECT_NONE;
	const char *act = section_acts[section].add;
	return act ? act_on_him(view, act) : say(view, _("这一栏不能添加；用 e 修改登记"));
}

static unsigned act_on_line(struct view *view, const struct file_line *line, const char *act)
{
	char id[ID_TEXT];
	const struct preset presets[] = {{section_acts[line->section].subject, id_text(line->id, id)}, {0}};
	return app_act_id(view->app, act, 0, presets);
}

static unsigned change(struct view *view, int argument)
{
	(void)argument;
	const struct file_line *line = current(state_of(view));
	if (!line)
		return EFFECT_NONE;
	if (line->section == FILE_LOAD)
		return act_on_him(view, "edit_arbitrator");
	return line->table ? act_on_line(view, line, section_acts[line->section].edit)
			   : add_to(view, (int)line->section);
}

static unsigned take_away(struct view *view, int argument)
{
	(void)argument;
	const struct file_line *line = current(state_of(view));
	const char *act = line && line->table ? section_acts[line->section].remove : NULL;
	return act ? act_on_line(view, line, act) : say(view, _("这一行不能删去"));
}

static unsigned suspend_or_reinstate(struct view *view, int argument)
{
	(void)argument;
	const struct roster *roster = &state_of(view)->file.roster;
	bool suspended = roster->count && roster->items[0].is_suspended;
	return act_on_him(view, suspended ? "reinstate_arbitrator" : "suspend_arbitrator");
}

static unsigned dismiss(struct view *view, int argument)
{
	(void)argument;
	return act_on_him(view, "dismiss");
}

static unsigned move_file(struct view *view, enum move move)
{
	if (move == MOVE_OPEN)
		return change(view, 0);
	return move == MOVE_MARK ? EFFECT_NOT_MINE : pane_move_list(&state_of(view)->list, move);
}

static void choose(const struct view *view, struct pane_choice *out)
{
	const struct arbitrator_state *state = state_of(view);
	const struct file_line *line = current(state);
	bool own = line && line->table;
	out->subject = own ? line->table : &arbitrator_table;
	out->subject_id = own ? line->id : state->id;
}

enum { WRITES = NEED_OFFICE | NEED_WRITABLE };

static const struct command arbitrator_commands[] = {
	{.id = "file-change",
		.label = N_("修改"),
		.help = N_("修改光标所在的一行"),
		.keys = "e",
		.needs = WRITES,
		.run = change,
		.bar = 10},
	{.id = "file-add",
		.label = N_("登记"),
		.help = N_("在光标所在的一栏登记新的一条：聘期、考核、培训、关系、不可用"),
		.keys = "i",
		.needs = WRITES,
		.run = add_to,
		.argument = -1,
		.bar = 11},
	{.id = "file-remove",
		.label = N_("删去"),
		.help = N_("删去光标所在的一行"),
		.keys = "D",
		.needs = WRITES,
		.run = take_away,
		.bar = 12},
	{.id = "file-renew",
		.label = N_("续聘"),
		.help = N_("聘任或续聘这名仲裁员"),
		.keys = "t",
		.needs = WRITES,
		.run = add_to,
		.argument = FILE_TERMS,
		.bar = 13},
	{.id = "file-suspend",
		.label = N_("暂停办案"),
		.help = N_("暂停这名仲裁员办案；已经暂停的，恢复办案"),
		.keys = "s",
		.needs = WRITES | NEED_DIRECTOR,
		.run = suspend_or_reinstate,
		.bar = 14},
	{.id = "file-dismiss",
		.label = N_("解聘"),
		.help = N_("解聘这名仲裁员，写明事由"),
		.keys = "x",
		.needs = WRITES | NEED_DIRECTOR,
		.run = dismiss,
		.bar = 15},
	{.id = "file-assess",
		.label = N_("加考核"),
		.help = N_("登记这名仲裁员的年度考核"),
		.keys = "a",
		.needs = WRITES | NEED_DIRECTOR,
		.run = add_to,
		.argument = FILE_ASSESSMENTS,
		.bar = 16},
	{.id = "file-train",
		.label = N_("加培训"),
		.help = N_("登记这名仲裁员的一次培训"),
		.keys = "T",
		.needs = WRITES,
		.run = add_to,
		.argument = FILE_TRAININGS,
		.bar = 17},
	{.id = "file-bind",
		.label = N_("加关系"),
		.help = N_("登记这名仲裁员的定点联系企业、曾任职单位、律所或近亲属"),
		.keys = "K",
		.needs = WRITES,
		.run = add_to,
		.argument = FILE_TIES,
		.bar = 18},
	{.id = "file-away",
		.label = N_("不可用"),
		.help = N_("登记这名仲裁员不能承办的一段日子"),
		.keys = "b",
		.needs = WRITES,
		.run = add_to,
		.argument = FILE_ABSENCES,
		.bar = 19},
	{0},
};

const struct pane arbitrator_pane = {
	.id = "arbitrator",
	.title = N_("仲裁员档案"),
	.kind = PANE_FULL,
	.state_size = sizeof(struct arbitrator_state),
	.open = open_file,
	.load = load_file,
	.draw = draw_file,
	.move = move_file,
	.choice = choose,
	.close = close_file,
	.commands = arbitrator_commands,
};
