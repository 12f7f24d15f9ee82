/* docket.c — the docket: every case the filter lets through, in a window that costs the same at any size. */
#include "app.h"
#include "base/i18n.h"
#include "command.h"
#include "office/filter.h"
#include "pane/docket_private.h"
#include "pane/list_moves.h"

/* --- Opening ------------------------------------------------------------------------------------------ */

static bool open_docket(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	struct docket_state *state = docket_state_of(view);
	state->rows.filter.scope = SCOPE_OPEN; /* what is worked on, the most urgent first */
	state->recount = true;
	return docket_rows_open(&state->rows, view, docket_columns, docket_column_count, docket_tone, err);
}

static void close_docket(struct view *view)
{
	struct docket_state *state = docket_state_of(view);
	docket_rows_close(&state->rows);
	strbuf_free(&state->filter_text);
	row_list_free(&state->arbitrators);
}

/* --- Loading ------------------------------------------------------------------------------------------ */

static bool load_docket(struct view *view, struct error *err)
{
	struct docket_state *state = docket_state_of(view);
	struct office *office = app_office(view->app);
	/* Counts change with the data and with the filter, not when the window moves. */
	bool moved = state->rows.list.request.kind != LIST_NOTHING && !state->recount;
	if (!docket_rows_load(&state->rows, view->height - 3, err))
		return false;
	if (moved)
		return true;
	state->recount = false;
	strbuf_reset(&state->filter_text);
	return docket_count(office->store, &state->rows.filter, office->today, &state->counts, err) &&
	       filter_text(office, &state->rows.filter, &state->filter_text, err);
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

static const char *const sort_labels[DOCKET_SORTS] = {
	[SORT_NEXT_DUE] = N_("期限"),
	[SORT_NUMBER] = N_("案号"),
	[SORT_ACCEPTED] = N_("受理"),
	[SORT_AMOUNT] = N_("标的额"),
	[SORT_CLOSED] = N_("结案"),
	[SORT_LIMIT] = N_("裁决期限"),
};

static void add_named_count(struct strbuf *out, const char *separator, const char *name, int64_t count)
{
	strbuf_addf(out, "%s%s ", separator, name);
	docket_add_count(out, count);
}

static void make_title(const struct docket_state *state, const char *line, struct strbuf *out)
{
	const struct docket_counts *counts = &state->counts;
	add_named_count(out, "", _("案件"), counts->matching);
	strbuf_addf(out, "%s %s", counts->more ? "+" : "", line);
	add_named_count(out, " ", _("在办"), counts->open);
	add_named_count(out, " · ", _("今日到期"), counts->due_today);
	add_named_count(out, " · ", _("逾期"), counts->overdue);
	add_named_count(out, " · ", _("送达受阻"), counts->blocked);
	add_named_count(out, " · ", _("被遗忘"), counts->forgotten);
	if (state->rows.list.mark_count)
		add_named_count(out, " · ", _("已选"), (int64_t)state->rows.list.mark_count);
}

static void draw_empty(const struct docket_state *state, struct canvas *canvas, struct rect inside)
{
	struct rect place = {inside.row + 2, inside.column + 2, inside.rows - 2, inside.columns - 4};
	canvas_paragraph(canvas, place, 0, STYLE_DIM,
		state->filter_text.length
			? _("没有符合筛选条件的案件。按 f 改筛选，按 / 改搜索词，按 F 显示全部。")
			: _("还没有案件。按 A 登记一件，或在命令面板（:）中导入台账。"));
}

/* What is filtered and how it is sorted, in the lower line of the frame. */
static void draw_foot(
	const struct docket_state *state, struct canvas *canvas, struct rect area, style_id style)
{
	struct strbuf foot = {0};
	strbuf_addf(&foot, " %s %s %s%s ",
		state->filter_text.length ? strbuf_text(&state->filter_text) : _("全部案件"),
		canvas_glyph(canvas, GLYPH_HORIZONTAL), _(sort_labels[state->rows.sort]),
		state->rows.descending ? _("降序") : _("升序"));
	int width = text_columns(strbuf_text(&foot));
	if (width > area.columns - 4)
		width = area.columns - 4;
	canvas_field(canvas, area.row + area.rows - 1, area.column + 2, width, TEXT_LEFT, style,
		strbuf_text(&foot));
	strbuf_free(&foot);
}

static void draw_docket(struct view *view, struct canvas *canvas, struct rect area)
{
	struct docket_state *state = docket_state_of(view);
	style_id frame = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct strbuf title = {0};
	make_title(state, canvas_glyph(canvas, GLYPH_HORIZONTAL), &title);
	canvas_frame(canvas, area, frame, strbuf_text(&title));
	strbuf_free(&title);
	draw_foot(state, canvas, area, frame);
	struct rect inside = rect_inside(area);
	list_draw(&state->rows.list, canvas, inside, view->focused);
	if (state->rows.window->count == 0)
		draw_empty(state, canvas, inside);
}

/* --- Moving and choosing ------------------------------------------------------------------------------ */

static unsigned move_docket(struct view *view, enum move move)
{
	struct docket_state *state = docket_state_of(view);
	const struct docket_row *row = docket_rows_current(&state->rows);
	if (move == MOVE_OPEN || move == MOVE_RIGHT || move == MOVE_NEXT_BOX)
		return row ? app_show_case(view->app, row->case_id) : EFFECT_NONE;
	return pane_move_list(&state->rows.list, move);
}

static void choose(const struct view *view, struct pane_choice *out)
{
	docket_rows_choose(&docket_state_of(view)->rows, out);
}

static void unmark(struct view *view, int64_t case_id, int64_t subject_id)
{
	(void)subject_id;
	docket_rows_unmark(&docket_state_of(view)->rows, case_id);
}

/* --- Filter and order --------------------------------------------------------------------------------- */

unsigned docket_restart(struct view *view)
{
	struct docket_state *state = docket_state_of(view);
	state->recount = true;
	list_restart(&state->rows.list);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static bool match_docket(struct view *view, const char *text, struct error *err)
{
	struct docket_filter filter = {0};
	if (!filter_parse(app_office(view->app), text, &filter, err))
		return false;
	docket_state_of(view)->rows.filter = filter;
	docket_restart(view);
	return true;
}

static const char *matched_docket(const struct view *view)
{
	return strbuf_text(&docket_state_of(view)->filter_text);
}

static unsigned next_sort(struct view *view, int argument)
{
	(void)argument;
	struct docket_state *state = docket_state_of(view);
	state->rows.sort = (enum docket_sort)((state->rows.sort + 1) % DOCKET_SORTS);
	/* What people look for first: the nearest day, but the newest number and the largest amount. */
	state->rows.descending = state->rows.sort != SORT_NEXT_DUE && state->rows.sort != SORT_LIMIT;
	return docket_restart(view);
}

static unsigned reverse_sort(struct view *view, int argument)
{
	(void)argument;
	struct docket_state *state = docket_state_of(view);
	state->rows.descending = !state->rows.descending;
	return docket_restart(view);
}

static unsigned unmark_all(struct view *view, int argument)
{
	(void)argument;
	list_clear_marks(&docket_state_of(view)->rows.list);
	return EFFECT_REDRAW;
}

static unsigned mark_shown(struct view *view, int argument)
{
	(void)argument;
	struct docket_rows *rows = &docket_state_of(view)->rows;
	struct list *list = &rows->list;
	for (size_t i = 0; i < (size_t)list->rows && list->top + i < list->count; i++) {
		int64_t case_id = rows->window->rows[list->top + i].case_id;
		if (!list_is_marked(list, case_id))
			list_toggle_mark(list, case_id);
	}
	return EFFECT_REDRAW;
}

static const struct command docket_commands[] = {
	{.id = "filter",
		.label = N_("筛选"),
		.help = N_("筛选：未结、我的、今日到期、逾期、送达受阻、集体，按阶段、案由、承办、年份"),
		.keys = "f",
		.run = docket_menu,
		.bar = 40},
	{.id = "filter-clear",
		.label = N_("全部"),
		.help = N_("清除筛选和搜索，显示全部案件"),
		.keys = "F",
		.run = docket_clear_filter},
	{.id = "sort",
		.label = N_("排序"),
		.help = N_("换一种排序：期限、案号、受理、标的额、结案、裁决期限"),
		.keys = "o",
		.run = next_sort,
		.bar = 41},
	{.id = "sort-reverse", .label = N_("倒序"), .help = N_("颠倒排序"), .keys = "O", .run = reverse_sort},
	{.id = "mark-shown",
		.label = N_("全选"),
		.help = N_("选中屏幕上的全部案件"),
		.keys = "*",
		.run = mark_shown},
	{.id = "unmark", .label = N_("取消选择"), .help = N_("取消全部选择"), .keys = "M", .run = unmark_all},
	{0},
};

const struct pane docket_pane = {
	.id = "docket",
	.title = N_("案件"),
	.kind = PANE_TAB,
	.beside = "case",

	.state_size = sizeof(struct docket_state),
	.open = open_docket,
	.load = load_docket,
	.draw = draw_docket,
	.move = move_docket,
	.match = match_docket,
	.matched = matched_docket,
	.choice = choose,
	.done = unmark,
	.close = close_docket,
	.commands = docket_commands,
};
