/* docket.c — the docket: every case the filter lets through, in a window that costs the same at any size. */
#include "app.h"
#include "base/i18n.h"
#include "command.h"
#include "law/stage.h"
#include "office/filter.h"
#include "pane/docket_columns.h"
#include "pane/docket_private.h"
#include "pane/list_moves.h"
#include "pane/styles.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Opening ------------------------------------------------------------------------------------------ */

static void draw_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell);
static int64_t row_id(void *data, size_t row);

static bool open_docket(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	struct docket_state *state = docket_state_of(view);
	state->window = calloc(1, sizeof *state->window);
	state->columns = calloc(docket_column_count, sizeof *state->columns);
	if (!state->window || !state->columns)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < docket_column_count; i++)
		state->columns[i] = docket_columns[i].list;
	state->filter.scope = SCOPE_OPEN; /* what is worked on, the most urgent first */
	state->recount = true;
	state->list = (struct list){.columns = state->columns,
		.column_count = docket_column_count,
		.cell = draw_cell,
		.id = row_id,
		.data = view};
	list_restart(&state->list);
	return true;
}

static void close_docket(struct view *view)
{
	struct docket_state *state = docket_state_of(view);
	list_free(&state->list);
	if (state->window)
		docket_window_free(state->window);
	free(state->window);
	free(state->columns);
	strbuf_free(&state->filter_text);
	strbuf_free(&state->cell);
	row_list_free(&state->arbitrators);
}

/* --- Loading ------------------------------------------------------------------------------------------ */

enum { MOST_ROUNDS = 64 }; /* of a search that finds nothing in its share of work */

/* Where a request of the list begins reading; `anchor` says where the anchor row will be. */
static void plan(const struct docket_state *state, struct docket_query *query)
{
	const struct list_request *request = &state->list.request;
	const struct docket_row *row =
		request->anchor < state->window->count ? &state->window->rows[request->anchor] : NULL;
	bool from_row = request->kind == LIST_FROM || request->kind == LIST_UP_TO;
	query->from = request->kind == LIST_LAST ? FROM_END : FROM_START;
	if (from_row && row) {
		query->from = request->kind == LIST_FROM ? FROM_AT : FROM_BEFORE;
		query->sort_value = row->sort_value;
		query->case_id = row->case_id;
	}
	/* The window ended because its search was long, not because the rows did: go on behind it. */
	if (request->kind == LIST_FROM && state->window->cut &&
		request->anchor + (size_t)request->cursor >= state->window->count) {
		query->from = FROM_AFTER;
		query->sort_value = state->window->resume_value;
		query->case_id = state->window->resume_id;
	}
}

/* The case stays under the cursor when rows before it came or went. */
static void stay_on(struct docket_state *state, int64_t case_id)
{
	for (size_t i = 0; i < state->window->count; i++)
		if (state->window->rows[i].case_id == case_id)
			list_go(&state->list, i);
}

/* A few screens: each row is one more look into the file, and most of them are never shown. */
static size_t window_rows(const struct list *list)
{
	enum { SCREENS = 4, FEWEST = 64 };
	size_t rows = SCREENS * (size_t)list->rows;
	return rows < FEWEST ? FEWEST : rows < DOCKET_WINDOW ? rows : DOCKET_WINDOW;
}

static bool load_window(struct docket_state *state, struct store *store, civil_date today, struct error *err)
{
	struct docket_query query = {.filter = state->filter,
		.sort = state->sort,
		.descending = state->descending,
		.today = today,
		.limit = window_rows(&state->list),
		.enough = 2 * (size_t)state->list.rows + 2};
	plan(state, &query);
	bool forward = query.from != FROM_END && query.from != FROM_BEFORE;
	for (int round = 0; round < MOST_ROUNDS; round++) {
		docket_window_free(state->window);
		if (!docket_load(store, &query, state->window, err))
			return false;
		if (state->window->count || !state->window->cut)
			break;
		query.from = forward ? FROM_AFTER : FROM_BEFORE;
		query.sort_value = state->window->resume_value;
		query.case_id = state->window->resume_id;
	}
	return true;
}

static void measure_numbers(struct docket_state *state)
{
	int widest = docket_columns[0].list.min;
	for (size_t i = 0; i < state->window->count; i++) {
		strbuf_reset(&state->cell);
		docket_short_number(&state->window->rows[i], &state->cell);
		int width = text_columns(strbuf_text(&state->cell));
		if (width > widest)
			widest = width;
	}
	state->columns[0].min = widest;
}

static const struct docket_row *current_row(const struct docket_state *state)
{
	return state->list.cursor < state->window->count ? &state->window->rows[state->list.cursor] : NULL;
}

/* Does what the list asks for. Rows that have gone meanwhile make it ask once more. */
static bool fill_list(struct docket_state *state, struct office *office, struct error *err)
{
	enum { MOST_REQUESTS = 3 };
	const struct docket_window *window = state->window;
	for (int request = 0; request < MOST_REQUESTS; request++) {
		bool up = state->list.request.kind == LIST_UP_TO;
		if (!load_window(state, office->store, office->today, err))
			return false;
		if (window->count == 0 && !window->at_start)
			state->list.request.kind = LIST_LAST; /* everything from here on has gone */
		else if (list_loaded(&state->list, window->count, window->at_start, window->at_end,
				 up ? window->count : 0) != WIDGET_LOAD)
			break;
	}
	return true;
}

static bool load_docket(struct view *view, struct error *err)
{
	struct docket_state *state = docket_state_of(view);
	struct office *office = app_office(view->app);
	/* Counts change with the data and with the filter, not when the window moves. */
	bool moved = state->list.request.kind != LIST_NOTHING && !state->recount;
	const struct docket_row *row = current_row(state);
	int64_t case_id = row && !state->list.request.kind ? row->case_id : 0;
	list_set_rows(&state->list, view->height - 3);
	if (state->list.request.kind == LIST_NOTHING)
		list_refresh(&state->list);
	if (!fill_list(state, office, err))
		return false;
	if (case_id)
		stay_on(state, case_id);
	measure_numbers(state);
	if (moved)
		return true;
	state->recount = false;
	strbuf_reset(&state->filter_text);
	return docket_count(office->store, &state->filter, office->today, &state->counts, err) &&
	       filter_text(office, &state->filter, &state->filter_text, err);
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

static int64_t row_id(void *data, size_t row)
{
	const struct view *view = data;
	return docket_state_of(view)->window->rows[row].case_id;
}

static void draw_cell(void *data, size_t index, const struct list_column *column, struct list_cell *cell)
{
	const struct view *view = data;
	struct docket_state *state = docket_state_of(view);
	const struct office *office = app_office(view->app);
	const struct docket_row *row = &state->window->rows[index];
	const struct docket_column *what = &docket_columns[column - state->columns];
	const struct cell_context context = {office->today, office->words, cell->width, what->member};
	strbuf_reset(&state->cell);
	what->cell(row, &context, &state->cell);
	cell->text = strbuf_text(&state->cell);
	cell->style = what->toned    ? tone_style(docket_tone(row, office->today))
		      : row->is_open ? STYLE_NORMAL
				     : STYLE_DIM;
}

static const char *const sort_labels[DOCKET_SORTS] = {
	[SORT_NEXT_DUE] = N_("期限"),
	[SORT_NUMBER] = N_("案号"),
	[SORT_ACCEPTED] = N_("受理"),
	[SORT_AMOUNT] = N_("标的额"),
	[SORT_CLOSED] = N_("结案"),
	[SORT_LIMIT] = N_("裁决期限"),
};

/* 2876 → "2,876" */
static void add_count(struct strbuf *out, int64_t count)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%" PRId64, count);
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			strbuf_add_char(out, ',');
		strbuf_add_char(out, digits[i]);
	}
}

static void add_named_count(struct strbuf *out, const char *separator, const char *name, int64_t count)
{
	strbuf_addf(out, "%s%s ", separator, name);
	add_count(out, count);
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
	if (state->list.mark_count)
		add_named_count(out, " · ", _("已选"), (int64_t)state->list.mark_count);
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
		canvas_glyph(canvas, GLYPH_HORIZONTAL), _(sort_labels[state->sort]),
		state->descending ? _("降序") : _("升序"));
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
	list_draw(&state->list, canvas, inside, view->focused);
	if (state->window->count == 0)
		draw_empty(state, canvas, inside);
}

/* --- Moving and choosing ------------------------------------------------------------------------------ */

static unsigned move_docket(struct view *view, enum move move)
{
	struct docket_state *state = docket_state_of(view);
	const struct docket_row *row = current_row(state);
	if (move == MOVE_OPEN || move == MOVE_RIGHT || move == MOVE_NEXT_BOX)
		return row ? app_show_case(view->app, row->case_id) : EFFECT_NONE;
	return pane_move_list(&state->list, move);
}

/* What the acts' preconditions ask, as far as a docket line says it. */
static unsigned have_of(const struct docket_row *row)
{
	bool awarded =
		row->stage == LAW_STAGE_SERVE_AWARD || (row->outcome && strcmp(row->outcome, "award") == 0);
	return (row->is_open ? NEED_OPEN : 0u) | (row->accepted != CIVIL_NONE ? NEED_ACCEPTED : 0u) |
	       (row->stage == LAW_STAGE_ACCEPTANCE ? NEED_PENDING : 0u) |
	       (row->has_tribunal ? NEED_TRIBUNAL : 0u) |
	       (row->hearing_start != MINUTE_NONE ? NEED_PLANNED : 0u) |
	       (row->stage == LAW_STAGE_SUSPENDED ? NEED_SUSPENDED : 0u) | (awarded ? NEED_AWARD : 0u);
}

static void choose(const struct view *view, struct pane_choice *out)
{
	const struct docket_state *state = docket_state_of(view);
	const struct docket_row *row = current_row(state);
	out->marked = state->list.marks;
	out->marked_count = state->list.mark_count;
	out->case_id = state->list.mark_count == 1 ? state->list.marks[0] : row ? row->case_id : 0;
	if (row)
		out->have |= have_of(row);
}

static void unmark(struct view *view, int64_t case_id)
{
	struct list *list = &docket_state_of(view)->list;
	if (list_is_marked(list, case_id))
		list_toggle_mark(list, case_id);
}

/* --- Filter and order --------------------------------------------------------------------------------- */

unsigned docket_restart(struct view *view)
{
	struct docket_state *state = docket_state_of(view);
	state->recount = true;
	list_restart(&state->list);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static bool match_docket(struct view *view, const char *text, struct error *err)
{
	struct docket_filter filter = {0};
	if (!filter_parse(app_office(view->app), text, &filter, err))
		return false;
	docket_state_of(view)->filter = filter;
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
	state->sort = (enum docket_sort)((state->sort + 1) % DOCKET_SORTS);
	/* What people look for first: the nearest day, but the newest number and the largest amount. */
	state->descending = state->sort != SORT_NEXT_DUE && state->sort != SORT_LIMIT;
	return docket_restart(view);
}

static unsigned reverse_sort(struct view *view, int argument)
{
	(void)argument;
	struct docket_state *state = docket_state_of(view);
	state->descending = !state->descending;
	return docket_restart(view);
}

static unsigned unmark_all(struct view *view, int argument)
{
	(void)argument;
	list_clear_marks(&docket_state_of(view)->list);
	return EFFECT_REDRAW;
}

static unsigned mark_shown(struct view *view, int argument)
{
	(void)argument;
	struct list *list = &docket_state_of(view)->list;
	for (size_t i = 0; i < (size_t)list->rows && list->top + i < list->count; i++) {
		int64_t case_id = row_id(view, list->top + i);
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
