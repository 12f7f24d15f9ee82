/* assign_plan.c — the arbitrators of a week's new cases as they would be assigned together: looked over
 * beside what one would do by turns, some left out, then stored in one go. Nothing is stored before. */
#include "office/assign_plan.h"
#include "app.h"
#include "base/i18n.h"
#include "base/text.h"
#include "office/words.h"
#include "pane/calendar_data.h"
#include "pane/panes.h"
#include "pane/plan_box.h"

#include <string.h>

enum { FOOT_ROWS = 4, WEEK = 7 };

struct assign_plan_state {
	struct assign_plan plan;
	struct list list;
	const struct words *words;
	int year; /* case numbers of which are shown without it */
	struct strbuf text; /* scratch of draw */
};

static struct assign_plan_state *state_of(const struct view *view)
{
	return view->state;
}

/* --- Reading ------------------------------------------------------------------------------------------ */

enum plan_column {
	COLUMN_WANTED,
	COLUMN_NUMBER,
	COLUMN_PEOPLE,
	COLUMN_APPLICANT,
	COLUMN_RESPONDENT,
	COLUMN_CAUSE
};

static const struct list_column columns[] = {
	[COLUMN_WANTED] = {"wanted", N_("分"), 2, 2, 0, TEXT_LEFT, 0},
	[COLUMN_NUMBER] = {"number", N_("案号"), 7, 9, 0, TEXT_LEFT, 0},
	[COLUMN_PEOPLE] = {"people", N_("仲裁员"), 20, 30, 2, TEXT_LEFT, 0},
	[COLUMN_APPLICANT] = {"applicant", N_("申请人"), 8, 20, 1, TEXT_LEFT, 2},
	[COLUMN_RESPONDENT] = {"respondent", N_("被申请人"), 12, 40, 2, TEXT_LEFT, 1},
	[COLUMN_CAUSE] = {"cause", N_("案由"), 8, 20, 1, TEXT_LEFT, 3},
};

static void plan_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	struct assign_plan_state *state = data;
	const struct assign_line *line = &state->plan.lines[row];
	bool holds = assign_line_holds(&state->plan, row);
	const struct word *cause;
	char number[CALENDAR_NUMBER];
	cell->style = holds ? STYLE_NORMAL : STYLE_DIM;
	strbuf_reset(&state->text);
	switch ((enum plan_column)(column - columns)) {
	case COLUMN_WANTED: cell->text = holds ? "+" : state->plan.cases[row].assigned ? "-" : ""; return;
	case COLUMN_NUMBER:
		calendar_short_number(line->number, state->year, number);
		strbuf_add(&state->text, number);
		break;
	case COLUMN_PEOPLE:
		if (state->plan.cases[row].assigned)
			assign_line_names(&state->plan, row, &state->text);
		else
			assign_line_reason(&state->plan, row, &state->text);
		break;
	case COLUMN_APPLICANT: cell->text = line->applicant ? line->applicant : ""; return;
	case COLUMN_RESPONDENT: cell->text = line->respondent ? line->respondent : ""; return;
	case COLUMN_CAUSE:
		cause = words_by_id(state->words, WORD_CAUSE, line->cause);
		cell->text = !cause                                     ? line->cause
			     : text_columns(cause->label) > cell->width ? cause->brief
									: cause->label;
		return;
	}
	cell->text = strbuf_text(&state->text); /* drawn before the next cell is asked for */
}

/* The plan for the cases of that week, in the place of the one that is shown. */
static bool show_week(struct view *view, civil_date day, struct error *err)
{
	struct assign_plan_state *state = state_of(view);
	struct assign_plan plan;
	if (!assign_plan_make(&plan, app_office(view->app), day, err))
		return false;
	assign_plan_free(&state->plan);
	state->plan = plan;
	list_set_count(&state->list, plan.count);
	list_go(&state->list, 0);
	return true;
}

static bool open_plan(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	struct assign_plan_state *state = state_of(view);
	struct office *office = app_office(view->app);
	state->words = office->words;
	state->year = civil_split(office->today).year;
	state->list = (struct list){.columns = columns,
		.column_count = sizeof columns / sizeof *columns,
		.cell = plan_cell,
		.data = state};
	return show_week(view, office->today, err);
}

static void close_plan(struct view *view)
{
	struct assign_plan_state *state = state_of(view);
	assign_plan_free(&state->plan);
	list_free(&state->list);
	strbuf_free(&state->text);
}

/* --- Keys --------------------------------------------------------------------------------------------- */

static unsigned toggle(struct assign_plan_state *state)
{
	size_t at = state->list.cursor;
	if (at >= state->plan.count)
		return EFFECT_NONE;
	if (state->plan.cases[at].assigned)
		state->plan.lines[at].left_out = !state->plan.lines[at].left_out;
	list_move(&state->list, LIST_DOWN);
	return EFFECT_REDRAW;
}

static unsigned accept(struct view *view)
{
	struct assign_plan_state *state = state_of(view);
	struct error err = ERROR_INIT;
	size_t wanted = assign_plan_count(&state->plan);
	if (wanted == 0) {
		app_say(view->app, "%s", _("没有要分的，什么也没有保存"));
		return EFFECT_CLOSE | EFFECT_REDRAW;
	}
	bool stored = assign_plan_accept(&state->plan, app_office(view->app), &err);
	app_wrote(view->app);
	if (!stored) {
		app_fail(view->app, &err);
		return EFFECT_REDRAW;
	}
	size_t count = assign_plan_count(&state->plan);
	struct strbuf done = {0};
	assign_plan_summary(&state->plan, &done);
	if (count < wanted)
		app_say(view->app, _("已%s；另有 %zu 件刚刚被别人的改动占先，没有分"), strbuf_text(&done),
			wanted - count);
	else
		app_say(view->app, _("已%s"), strbuf_text(&done));
	strbuf_free(&done);
	return EFFECT_CLOSE | EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned go_week(struct view *view, int days)
{
	struct error err = ERROR_INIT;
	if (!show_week(view, state_of(view)->plan.from + days, &err))
		app_fail(view->app, &err);
	return EFFECT_REDRAW;
}

static unsigned key_plan(struct view *view, const struct key_event *key)
{
	struct assign_plan_state *state = state_of(view);
	switch (key->code) {
	case K_ESCAPE:
	case 'q': app_say(view->app, "%s", _("没有分，什么也没有保存")); return EFFECT_CLOSE | EFFECT_REDRAW;
	case K_ENTER: return accept(view);
	case ' ': return toggle(state);
	case K_LEFT:
	case 'h': return go_week(view, -WEEK);
	case K_RIGHT:
	case 'l': return go_week(view, WEEK);
	default: return plan_box_move(&state->list, key);
	}
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

static void size_plan(struct view *view, int *rows, int *columns_)
{
	plan_box_size(state_of(view)->plan.count, FOOT_ROWS, rows, columns_);
}

/* Whom the row under the cursor would get, how even the plan is, the keys. */
static void draw_foot(struct assign_plan_state *state, struct canvas *canvas, struct rect area)
{
	struct strbuf text = {0};
	size_t at = state->list.cursor;
	if (at >= state->plan.count)
		strbuf_add(&text, _("这一周没有等待分案的案件"));
	else if (assign_line_holds(&state->plan, at))
		assign_line_names(&state->plan, at, &text);
	else
		assign_line_reason(&state->plan, at, &text);
	canvas_field(
		canvas, area.row, area.column, area.columns, TEXT_LEFT, STYLE_NORMAL, strbuf_text(&text));
	strbuf_reset(&text);
	if (state->plan.count)
		assign_plan_fairness_text(&state->plan, &text);
	canvas_paragraph(canvas, (struct rect){area.row + 1, area.column, 2, area.columns}, 0, STYLE_NORMAL,
		strbuf_text(&text));
	canvas_field(canvas, area.row + 3, area.column, area.columns, TEXT_LEFT, STYLE_DIM,
		_("Enter 全部分案  空格 这件不分/分  ←→ 换一周  Esc 都不分"));
	strbuf_free(&text);
}

static void draw_plan(struct view *view, struct canvas *canvas, struct rect area)
{
	struct assign_plan_state *state = state_of(view);
	struct strbuf title = {0};
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	size_t count = assign_plan_count(&state->plan);
	strbuf_addf(&title, _("一起分案 %s 至 %s：可分 %zu 件，不分 %zu 件"),
		civil_format(state->plan.from, from), civil_format(state->plan.until, until), count,
		state->plan.count - count);
	struct rect foot =
		plan_box_draw(&state->list, canvas, area, strbuf_text(&title), FOOT_ROWS, view->focused);
	strbuf_free(&title);
	if (foot.rows)
		draw_foot(state, canvas, foot);
}

const struct pane assign_plan_pane = {
	.id = "assign-plan",
	.kind = PANE_OVERLAY,
	.state_size = sizeof(struct assign_plan_state),
	.open = open_plan,
	.draw = draw_plan,
	.size = size_plan,
	.key = key_plan,
	.close = close_plan,
};
