/* case.c — the detail of a case: what happened, what is due and why, and everything that was said. */
#include "app.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command.h"
#include "pane/case_state.h"
#include "pane/panes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static struct case_state *state_of(const struct view *view)
{
	return view->state;
}

/* --- Loading ----------------------------------------------------------------------------------------- */

/* Another case: its rows are looked at from the first on. */
static void empty_boxes(struct case_state *state)
{
	for (size_t i = 0; i < SECTIONS; i++)
		state->boxes[i].count = state->boxes[i].cursor = state->boxes[i].top = 0;
}

static bool load_case(struct view *view, struct error *err)
{
	struct case_state *state = state_of(view);
	if (!case_data_load(&state->data, app_office(view->app), view->case_id, err)) {
		/* Undone, or taken away by another process: the pane itself says so. */
		if (err->code != ERR_NOTFOUND)
			return false;
		error_clear(err);
		empty_boxes(state);
		return true;
	}
	if (state->case_id != view->case_id)
		empty_boxes(state);
	state->case_id = view->case_id;
	for (size_t i = 0; i < SECTIONS; i++)
		case_section_fill(
			(enum case_section_id)i, &state->data, case_chosen_deadline(state), &state->boxes[i]);
	return true;
}

static void close_case(struct view *view)
{
	struct case_state *state = state_of(view);
	case_data_free(&state->data);
	for (size_t i = 0; i < SECTIONS; i++)
		box_free(&state->boxes[i]);
	strbuf_free(&state->sought);
}

static void draw_case(struct view *view, struct canvas *canvas, struct rect area)
{
	struct case_state *state = state_of(view);
	if (state->data.loaded) {
		case_draw(state, canvas, area, view->focused);
		return;
	}
	struct rect inside = rect_inside(area);
	canvas_frame(canvas, area, view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME, _("详情"));
	canvas_fill(canvas, inside, STYLE_NORMAL);
	canvas_paragraph(canvas, rect_middle(inside, 2, inside.columns - 4), 0, STYLE_DIM,
		view->case_id ? _("这个案件已经不在档案中（登记被撤销，或被合并取走）。按 q 返回列表。")
			      : _("没有选定案件"));
}

/* --- Moving ------------------------------------------------------------------------------------------ */

static void refill_why(struct case_state *state)
{
	struct box *box = &state->boxes[SECTION_WHY];
	case_section_fill(SECTION_WHY, &state->data, case_chosen_deadline(state), box);
	box->cursor = box->top = 0;
}

static unsigned next_section(struct view *view, int step)
{
	struct case_state *state = state_of(view);
	state->section = (enum case_section_id)(((int)state->section + step + SECTIONS) % SECTIONS);
	return EFFECT_REDRAW;
}

/* Sections that share a box are one stop. */
static unsigned next_box(struct view *view, int step)
{
	struct case_state *state = state_of(view);
	struct case_layout layout;
	case_lay_out((struct rect){0, 0, view->height, view->width}, state->section, false, &layout);
	int count = (int)layout.count, at = 0;
	while (at < count - 1 && layout.places[at].section != state->section)
		at++;
	state->section = layout.places[(at + step + count) % count].section;
	state->zoomed = false;
	return EFFECT_REDRAW;
}

static unsigned show_why(struct view *view, int argument)
{
	(void)argument;
	struct case_state *state = state_of(view);
	bool shown = state->section == SECTION_WHY && state->zoomed;
	state->section = shown ? SECTION_DEADLINES : SECTION_WHY;
	state->zoomed = !shown;
	return EFFECT_REDRAW;
}

static unsigned zoom(struct view *view, int argument)
{
	(void)argument;
	state_of(view)->zoomed = !state_of(view)->zoomed;
	return EFFECT_REDRAW;
}

static unsigned edit_row(struct view *view, int argument);

static unsigned move_case(struct view *view, enum move move)
{
	struct case_state *state = state_of(view);
	if (!state->data.loaded)
		return EFFECT_NOT_MINE;
	switch (move) {
	case MOVE_LEFT: return next_section(view, -1);
	case MOVE_RIGHT: return next_section(view, 1);
	case MOVE_NEXT_BOX: return next_box(view, 1);
	case MOVE_PREVIOUS_BOX: return next_box(view, -1);
	case MOVE_OPEN:
		return state->section == SECTION_DEADLINES || state->section == SECTION_WHY
			       ? show_why(view, 0)
			       : edit_row(view, 0);
	default: break;
	}
	unsigned effect = box_move(&state->boxes[state->section], move);
	if (state->section == SECTION_DEADLINES)
		refill_why(state);
	return effect;
}

/* --- Searching --------------------------------------------------------------------------------------- */

/* Puts the cursor on the next row that contains the words, in this section or another. */
static bool find(struct case_state *state, const char *folded)
{
	for (size_t step = 0; step <= SECTIONS; step++) {
		size_t id = (state->section + step) % SECTIONS;
		struct box *box = &state->boxes[id];
		size_t row = box_find(box, step == 0 ? box->cursor + 1 : 0, folded);
		if (row == box->count)
			continue;
		box->cursor = row;
		state->section = (enum case_section_id)id;
		if (id == SECTION_DEADLINES)
			refill_why(state);
		return true;
	}
	return false;
}

static bool match_case(struct view *view, const char *text, struct error *err)
{
	struct case_state *state = state_of(view);
	struct strbuf folded = {0};
	text_fold_case(&folded, text, strlen(text));
	bool found = folded.length == 0 || find(state, strbuf_text(&folded));
	bool kept = !folded.failed;
	strbuf_free(&folded);
	if (!kept)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	if (!found)
		return error_set(err, ERR_NOTFOUND, _("本案中没有“%s”"), text);
	strbuf_reset(&state->sought);
	strbuf_add(&state->sought, text);
	return true;
}

static const char *matched_case(const struct view *view)
{
	return strbuf_text(&state_of(view)->sought);
}

/* --- Doing ------------------------------------------------------------------------------------------- */

static void choose(const struct view *view, struct pane_choice *out)
{
	const struct case_state *state = state_of(view);
	if (!state->data.loaded) {
		out->case_id = 0; /* nothing can be done to it */
		return;
	}
	out->case_id = view->case_id;
	out->have = state->data.have;
	const struct box_row *row = box_current(&state->boxes[state->section]);
	if (row && row->table) {
		out->subject = row->table;
		out->subject_id = row->id;
	}
}

static unsigned say(struct view *view, const char *sentence)
{
	app_say(view->app, "%s", sentence);
	return EFFECT_REDRAW;
}

/* Does an act to the row under the cursor; the first parameter of such acts says which row is meant. */
static unsigned act_on_row(struct view *view, enum case_row_act which, const char *refusal)
{
	const struct case_state *state = state_of(view);
	const struct box_row *row = box_current(&state->boxes[state->section]);
	const struct act *act = case_row_act(&state->data, row, which);
	if (!act)
		return say(view, refusal);
	char id[32];
	struct preset presets[2] = {{0}};
	snprintf(id, sizeof id, "id:%" PRId64, row->id);
	if (act->params[0].type == PARAM_SUBJECT || act->params[0].type == PARAM_PARTY)
		presets[0] = (struct preset){act->params[0].id, id};
	return app_act(view->app, act, view->case_id, presets);
}

static unsigned edit_row(struct view *view, int argument)
{
	(void)argument;
	return act_on_row(view, ROW_EDIT, _("这一行不能直接修改：它由别的登记推算或记录而来"));
}

static unsigned remove_row(struct view *view, int argument)
{
	(void)argument;
	return act_on_row(view, ROW_REMOVE, _("这一行不能删去；登记错了可以按 u 撤销"));
}

static unsigned insert_row(struct view *view, int argument)
{
	(void)argument;
	const struct case_section *section = &case_sections[state_of(view)->section];
	if (!section->insert)
		return say(view, _("这一栏不能添加：它由别的登记推算或记录而来"));
	return app_act_id(view->app, section->insert, view->case_id, NULL);
}

static const struct command case_commands[] = {
	{.id = "why",
		.label = N_("为什么"),
		.help = N_("说明所选期限：规则、条文、逐日推算；再按一次返回"),
		.keys = "w",
		.needs = NEED_CASE,
		.run = show_why,
		.bar = 20},
	{.id = "edit-row",
		.label = N_("修改"),
		.help = N_("修改光标所在的一行：事件、当事人、请求、庭审、笔记、概况"),
		.keys = "e",
		.needs = NEED_CASE | NEED_WRITABLE,
		.run = edit_row,
		.bar = 21},
	{.id = "insert-row",
		.label = N_("添加"),
		.help = N_("在这一栏添加一行：事件、当事人、请求、送达、排期、仲裁员、笔记"),
		.keys = "i",
		.needs = NEED_CASE | NEED_WRITABLE,
		.run = insert_row,
		.bar = 22},
	{.id = "remove-row",
		.label = N_("删去"),
		.help = N_("删去光标所在的一行登记"),
		.keys = "D",
		.needs = NEED_CASE | NEED_WRITABLE,
		.run = remove_row},
	{.id = "zoom",
		.label = N_("放大"),
		.help = N_("让这一栏占满窗格；再按一次返回"),
		.keys = "z",
		.needs = NEED_CASE,
		.run = zoom},
	{0},
};

const struct pane case_pane = {
	.id = "case",
	.title = N_("详情"),
	.kind = PANE_TAB,
	.needs_case = true,
	.state_size = sizeof(struct case_state),
	.load = load_case,
	.draw = draw_case,
	.move = move_case,
	.match = match_case,
	.matched = matched_case,
	.choice = choose,
	.close = close_case,
	.commands = case_commands,
};
