/* docket.c — the docket: every case the filter lets through, in a window that costs the same at any size. */
#include "app.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command.h"
#include "law/stage.h"
#include "office/filter.h"
#include "pane/docket_columns.h"
#include "pane/docket_filter.h"
#include "pane/docket_list.h"
#include "pane/styles.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct docket_state {
	struct docket_list list;
	struct docket_counts counts;
	struct strbuf filter_text; /* the filter in words */
	int64_t *marked; /* cases chosen with the space bar; owned */
	size_t marked_count, marked_capacity;
	int number_width;
	bool recount;
	struct row_list arbitrators; /* what the menu of 承办 offers */
	struct strbuf scratch;
};

static struct docket_state *state_of(const struct view *view)
{
	return view->state;
}

/* --- Marks ------------------------------------------------------------------------------------------- */

static size_t mark_place(const struct docket_state *state, int64_t case_id)
{
	size_t i = 0;
	while (i < state->marked_count && state->marked[i] != case_id)
		i++;
	return i;
}

static void toggle_mark(struct docket_state *state, int64_t case_id)
{
	size_t at = mark_place(state, case_id);
	if (at < state->marked_count) {
		state->marked[at] = state->marked[--state->marked_count];
		return;
	}
	if (state->marked_count == state->marked_capacity) {
		size_t capacity = state->marked_capacity ? 2 * state->marked_capacity : 32;
		int64_t *marked = realloc(state->marked, capacity * sizeof *marked);
		if (!marked)
			return;
		state->marked = marked;
		state->marked_capacity = capacity;
	}
	state->marked[state->marked_count++] = case_id;
}

/* --- Loading ----------------------------------------------------------------------------------------- */

static bool open_docket(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	(void)err;
	struct docket_state *state = state_of(view);
	state->list.filter.scope = SCOPE_OPEN; /* what is worked on, the most urgent first */
	state->recount = true;
	return true;
}

static void measure_numbers(struct docket_state *state)
{
	state->number_width = 0;
	for (size_t i = 0; i < state->list.window->count; i++) {
		strbuf_reset(&state->scratch);
		docket_short_number(&state->list.window->rows[i], &state->scratch);
		int width = text_columns(strbuf_text(&state->scratch));
		if (width > state->number_width)
			state->number_width = width;
	}
}

static bool load_docket(struct view *view, struct error *err)
{
	struct docket_state *state = state_of(view);
	struct office *office = app_office(view->app);
	/* Counts change with the data and with the filter, not when the window moves. */
	bool moved = state->list.want != WANT_REFRESH && state->list.want != WANT_NOTHING;
	if (!moved)
		state->list.want = WANT_REFRESH;
	if (!docket_list_load(&state->list, office->store, office->today, view->height - 3, err))
		return false;
	if (!moved || state->recount) {
		if (!docket_count(office->store, &state->list.filter, office->today, &state->counts, err))
			return false;
		docket_filter_text(&state->list.filter, office, office->store, &state->filter_text);
		state->recount = false;
	}
	measure_numbers(state);
	return true;
}

static void close_docket(struct view *view)
{
	struct docket_state *state = state_of(view);
	docket_list_free(&state->list);
	strbuf_free(&state->filter_text);
	strbuf_free(&state->scratch);
	row_list_free(&state->arbitrators);
	free(state->marked);
}

/* --- Drawing ----------------------------------------------------------------------------------------- */

static const char *const sort_labels[DOCKET_SORTS] = {
	[SORT_NEXT_DUE] = N_("期限"),
	[SORT_NUMBER] = N_("案号"),
	[SORT_ACCEPTED] = N_("受理"),
	[SORT_AMOUNT] = N_("标的额"),
	[SORT_CLOSED] = N_("结案"),
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
	strbuf_add(out, separator);
	strbuf_add(out, name);
	strbuf_add_char(out, ' ');
	add_count(out, count);
}

static void make_title(const struct docket_state *state, const char *line, struct strbuf *out)
{
	const struct docket_counts *counts = &state->counts;
	strbuf_reset(out);
	add_named_count(out, "", _("案件"), counts->matching);
	if (counts->more)
		strbuf_add_char(out, '+');
	strbuf_addf(out, " %s", line);
	add_named_count(out, " ", _("在办"), counts->open);
	add_named_count(out, " · ", _("今日到期"), counts->due_today);
	add_named_count(out, " · ", _("逾期"), counts->overdue);
	add_named_count(out, " · ", _("送达受阻"), counts->blocked);
	add_named_count(out, " · ", _("被遗忘"), counts->forgotten);
	if (state->marked_count)
		add_named_count(out, " · ", _("已选"), (int64_t)state->marked_count);
}

static void draw_heading(const struct docket_layout *layout, struct canvas *canvas, struct rect inside)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct docket_column *column = layout->columns[i].column;
		canvas_field(canvas, inside.row, inside.column + layout->columns[i].at,
			layout->columns[i].width, column->right ? TEXT_RIGHT : TEXT_LEFT, STYLE_HEADER,
			_(column->title));
	}
}

static void draw_row(struct view *view, const struct docket_layout *layout, const struct docket_row *row,
	bool under_cursor, struct canvas *canvas, int at, struct rect inside)
{
	struct docket_state *state = state_of(view);
	const struct office *office = app_office(view->app);
	style_id selected = under_cursor ? STYLE_SELECTED : 0;
	style_id tone = (style_id)(tone_style(docket_tone(row, office->today)) | selected);
	style_id plain = (style_id)((row->is_open ? STYLE_NORMAL : STYLE_DIM) | selected);
	if (under_cursor)
		canvas_fill(canvas, (struct rect){at, inside.column, 1, inside.columns}, plain);
	bool marked = mark_place(state, row->case_id) < state->marked_count;
	canvas_text(canvas, at, inside.column, plain,
		marked		? canvas_glyph(canvas, GLYPH_MARKED)
		: under_cursor	? canvas_glyph(canvas, GLYPH_POINTER)
				: " ");
	canvas_text(
		canvas, at, inside.column + 1, tone, (char[2]){docket_mark(row, office->today), '\0'});
	struct cell_context context = {.today = office->today, .words = office->words};
	for (size_t i = 0; i < layout->count; i++) {
		const struct docket_column *column = layout->columns[i].column;
		context.width = layout->columns[i].width;
		strbuf_reset(&state->scratch);
		column->cell(row, &context, &state->scratch);
		canvas_field(canvas, at, inside.column + layout->columns[i].at, context.width,
			column->right ? TEXT_RIGHT : TEXT_LEFT, column->toned ? tone : plain,
			strbuf_text(&state->scratch));
	}
}

static void draw_empty(const struct docket_state *state, struct canvas *canvas, struct rect inside)
{
	canvas_paragraph(canvas,
		(struct rect){inside.row + 2, inside.column + 2, inside.rows - 2, inside.columns - 4}, 0,
		STYLE_DIM,
		state->filter_text.length ? _("没有符合筛选条件的案件。按 f 改筛选，按 / 改搜索词，按 F 显示全部。")
					  : _("还没有案件。按 A 登记一件，或用 zhongcai import ledger 导入台账。"));
}

/* What is filtered and how it is sorted, in the lower line of the frame. */
static void draw_foot(const struct docket_state *state, struct canvas *canvas, struct rect area, style_id style)
{
	struct strbuf foot = {0};
	strbuf_addf(&foot, " %s %s %s%s ",
		state->filter_text.length ? strbuf_text(&state->filter_text) : _("全部案件"),
		canvas_glyph(canvas, GLYPH_HORIZONTAL), _(sort_labels[state->list.sort]),
		state->list.descending ? _("降序") : _("升序"));
	int width = text_columns(strbuf_text(&foot));
	if (width > area.columns - 4)
		width = area.columns - 4;
	canvas_field(canvas, area.row + area.rows - 1, area.column + 2, width, TEXT_LEFT, style,
		strbuf_text(&foot));
	strbuf_free(&foot);
}

static void draw_docket(struct view *view, struct canvas *canvas, struct rect area)
{
	struct docket_state *state = state_of(view);
	style_id frame = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct strbuf title = {0};
	make_title(state, canvas_glyph(canvas, GLYPH_HORIZONTAL), &title);
	canvas_frame(canvas, area, frame, strbuf_text(&title));
	strbuf_free(&title);
	draw_foot(state, canvas, area, frame);
	struct rect inside = rect_inside(area);
	struct docket_layout layout;
	docket_lay_out(inside.columns, state->number_width, &layout);
	draw_heading(&layout, canvas, inside);
	if (!state->list.window)
		return;
	if (state->list.window->count == 0)
		draw_empty(state, canvas, inside);
	for (int line = 0; line < inside.rows - 1; line++) {
		long at = state->list.top + line;
		if (at >= 0 && at < (long)state->list.window->count)
			draw_row(view, &layout, &state->list.window->rows[at], at == state->list.cursor,
				canvas, inside.row + 1 + line, inside);
	}
}

/* --- Moving and choosing ----------------------------------------------------------------------------- */

static unsigned move_docket(struct view *view, enum move move)
{
	struct docket_state *state = state_of(view);
	const struct docket_row *row = docket_list_row(&state->list);
	switch (move) {
	case MOVE_OPEN:
	case MOVE_NEXT_BOX: return row ? app_show_case(view->app, row->case_id) : EFFECT_NONE;
	case MOVE_MARK:
		if (!row)
			return EFFECT_NONE;
		toggle_mark(state, row->case_id);
		return docket_list_move(&state->list, MOVE_DOWN) | EFFECT_REDRAW;
	default: return docket_list_move(&state->list, move);
	}
}

static void choose(const struct view *view, struct pane_choice *out)
{
	const struct docket_state *state = state_of(view);
	const struct docket_row *row = docket_list_row(&state->list);
	out->marked = state->marked;
	out->marked_count = state->marked_count;
	if (!row && state->marked_count == 0)
		return;
	out->case_id = state->marked_count == 1 ? state->marked[0] : row ? row->case_id : state->marked[0];
	if (!row)
		return;
	out->have |= row->is_open ? NEED_OPEN : 0;
	out->have |= row->accepted != CIVIL_NONE ? NEED_ACCEPTED : 0;
	out->have |= row->stage == LAW_STAGE_ACCEPTANCE ? NEED_PENDING : 0;
	out->have |= row->has_tribunal ? NEED_TRIBUNAL : 0;
	out->have |= row->hearing_start != MINUTE_NONE ? NEED_PLANNED : 0;
	out->have |= row->stage == LAW_STAGE_SUSPENDED ? NEED_SUSPENDED : 0;
	out->have |= row->stage == LAW_STAGE_SERVE_AWARD || (row->outcome && strcmp(row->outcome, "award") == 0)
			     ? NEED_AWARD
			     : 0;
}

/* --- Filter and order -------------------------------------------------------------------------------- */

static unsigned filter_changed(struct view *view)
{
	struct docket_state *state = state_of(view);
	state->recount = true;
	docket_list_restart(&state->list);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static bool match_docket(struct view *view, const char *text, struct error *err)
{
	struct docket_filter filter = {0};
	if (!filter_parse(app_office(view->app), text, &filter, err))
		return false;
	state_of(view)->list.filter = filter;
	filter_changed(view);
	return true;
}

static const char *matched_docket(const struct view *view)
{
	return strbuf_text(&((const struct docket_state *)view->state)->filter_text);
}

static unsigned next_sort(struct view *view, int argument)
{
	(void)argument;
	struct docket_list *list = &state_of(view)->list;
	list->sort = (enum docket_sort)((list->sort + 1) % DOCKET_SORTS);
	/* What people look for first: the nearest day, but the newest number and the largest amount. */
	list->descending = list->sort != SORT_NEXT_DUE;
	return filter_changed(view);
}

static unsigned reverse_sort(struct view *view, int argument)
{
	(void)argument;
	struct docket_list *list = &state_of(view)->list;
	list->descending = !list->descending;
	return filter_changed(view);
}

static unsigned clear_filter(struct view *view, int argument)
{
	(void)argument;
	state_of(view)->list.filter = (struct docket_filter){0};
	return filter_changed(view);
}

static unsigned unmark_all(struct view *view, int argument)
{
	(void)argument;
	state_of(view)->marked_count = 0;
	return EFFECT_REDRAW;
}

static unsigned mark_shown(struct view *view, int argument)
{
	(void)argument;
	struct docket_state *state = state_of(view);
	for (int line = 0; state->list.window && line < view->height - 3; line++) {
		long at = state->list.top + line;
		if (at < 0 || at >= (long)state->list.window->count)
			continue;
		int64_t case_id = state->list.window->rows[at].case_id;
		if (mark_place(state, case_id) == state->marked_count)
			toggle_mark(state, case_id);
	}
	return EFFECT_REDRAW;
}

/* Submenus of the filter menu: each lists values of one dimension, the first row means "any". */
enum { MOST_ITEMS = 200 };

static unsigned choose_stage(struct view *view, size_t item)
{
	state_of(view)->list.filter.stage = (int)item;
	return filter_changed(view);
}

static unsigned menu_stage(struct view *view)
{
	struct menu_item items[LAW_STAGE_COUNT + 1] = {{'0', _("不限"), false}};
	int now = state_of(view)->list.filter.stage;
	for (int i = 0; i < LAW_STAGE_COUNT; i++)
		items[i + 1] = (struct menu_item){(char)(i < 9 ? '1' + i : 'a' + i - 9),
			_(law_stages[i].label), now == i + 1};
	items[0].ticked = now == 0;
	return app_menu(view->app, _("阶段"), items, LAW_STAGE_COUNT + 1, choose_stage);
}

static unsigned choose_cause(struct view *view, size_t item)
{
	struct docket_filter *filter = &state_of(view)->list.filter;
	size_t count;
	const struct word *causes = words_list(app_office(view->app)->words, WORD_CAUSE, &count);
	snprintf(filter->cause, sizeof filter->cause, "%s",
		item > 0 && item <= count ? causes[item - 1].id : "");
	return filter_changed(view);
}

static unsigned menu_cause(struct view *view)
{
	static const struct menu_item none = {0};
	struct menu_item items[MOST_ITEMS] = {none};
	size_t count;
	const struct word *causes = words_list(app_office(view->app)->words, WORD_CAUSE, &count);
	const char *now = state_of(view)->list.filter.cause;
	items[0] = (struct menu_item){'0', _("不限"), !*now};
	if (count > MOST_ITEMS - 1)
		count = MOST_ITEMS - 1;
	for (size_t i = 0; i < count; i++)
		items[i + 1] = (struct menu_item){0, causes[i].label, strcmp(causes[i].id, now) == 0};
	return app_menu(view->app, _("案由"), items, count + 1, choose_cause);
}

static unsigned choose_lead(struct view *view, size_t item)
{
	struct docket_state *state = state_of(view);
	state->list.filter.lead_id = item > 0 && item <= state->arbitrators.count
					     ? ROW_AT(&state->arbitrators, arbitrator, item - 1)->id
					     : 0;
	return filter_changed(view);
}

static unsigned menu_lead(struct view *view)
{
	struct docket_state *state = state_of(view);
	struct error err = ERROR_INIT;
	row_list_free(&state->arbitrators);
	state->arbitrators = (struct row_list){0};
	if (!row_list_all(app_office(view->app)->store, &arbitrator_table, &state->arbitrators, &err)) {
		app_fail(view->app, &err);
		return EFFECT_REDRAW;
	}
	struct menu_item items[MOST_ITEMS] = {{'0', _("不限"), !state->list.filter.lead_id}};
	size_t count = state->arbitrators.count < MOST_ITEMS - 1 ? state->arbitrators.count : MOST_ITEMS - 1;
	for (size_t i = 0; i < count; i++) {
		const struct arbitrator *arbitrator = ROW_AT(&state->arbitrators, arbitrator, i);
		items[i + 1] = (struct menu_item){
			0, arbitrator->name, arbitrator->id == state->list.filter.lead_id};
	}
	return app_menu(view->app, _("承办"), items, count + 1, choose_lead);
}

enum { YEARS_OFFERED = 12 };

static unsigned choose_year(struct view *view, size_t item)
{
	int year = civil_split(app_office(view->app)->today).year;
	state_of(view)->list.filter.year = item == 0 ? 0 : year + 1 - (int)item;
	return filter_changed(view);
}

static unsigned menu_year(struct view *view)
{
	int year = civil_split(app_office(view->app)->today).year;
	int now = state_of(view)->list.filter.year;
	char labels[YEARS_OFFERED][8];
	struct menu_item items[YEARS_OFFERED + 1] = {{'0', _("不限"), now == 0}};
	for (int i = 0; i < YEARS_OFFERED; i++) {
		snprintf(labels[i], sizeof labels[i], "%d", (year - i) % 10000);
		items[i + 1] = (struct menu_item){
			(char)(i < 9 ? '1' + i : 'a' + i - 9), labels[i], now == year - i};
	}
	return app_menu(view->app, _("年份"), items, YEARS_OFFERED + 1, choose_year);
}

static const struct {
	char key;
	const char *label; /* msgid */
	unsigned (*menu)(struct view *view);
} submenus[] = {
	{'s', N_("按阶段…"), menu_stage},
	{'y', N_("按案由…"), menu_cause},
	{'h', N_("按承办…"), menu_lead},
	{'n', N_("按年份…"), menu_year},
};
enum { SUBMENUS = sizeof submenus / sizeof submenus[0], MOST_QUICK = 20 };

static unsigned choose_filter(struct view *view, size_t item)
{
	size_t quick = 0;
	for (; quick_filters[quick].key; quick++)
		if (quick == item) {
			quick_filters[quick].toggle(&state_of(view)->list.filter, app_office(view->app));
			return filter_changed(view);
		}
	if (item - quick < SUBMENUS)
		return submenus[item - quick].menu(view);
	return clear_filter(view, 0);
}

static unsigned menu_filter(struct view *view, int argument)
{
	(void)argument;
	struct menu_item items[MOST_QUICK + SUBMENUS + 1];
	size_t count = 0;
	const struct docket_filter *filter = &state_of(view)->list.filter;
	for (const struct quick_filter *quick = quick_filters; quick->key && count < MOST_QUICK; quick++)
		items[count++] = (struct menu_item){
			quick->key, _(quick->word), quick->get(filter, app_office(view->app))};
	for (size_t i = 0; i < SUBMENUS; i++)
		items[count++] = (struct menu_item){submenus[i].key, _(submenus[i].label), false};
	items[count++] = (struct menu_item){'x', _("全部（清除筛选）"), false};
	return app_menu(view->app, _("筛选"), items, count, choose_filter);
}

static const struct command docket_commands[] = {
	{.id = "filter",
		.label = N_("筛选"),
		.help = N_("筛选：未结、我的、今日到期、逾期、送达受阻、集体，按阶段、案由、承办、年份"),
		.keys = "f",
		.run = menu_filter,
		.bar = 20},
	{.id = "filter-clear",
		.label = N_("全部"),
		.help = N_("清除筛选和搜索，显示全部案件"),
		.keys = "F",
		.run = clear_filter},
	{.id = "sort",
		.label = N_("排序"),
		.help = N_("换一种排序：期限、案号、受理、标的额、结案"),
		.keys = "o",
		.run = next_sort,
		.bar = 21},
	{.id = "sort-reverse",
		.label = N_("倒序"),
		.help = N_("颠倒排序"),
		.keys = "O",
		.run = reverse_sort},
	{.id = "mark-shown",
		.label = N_("全选"),
		.help = N_("选中屏幕上的全部案件"),
		.keys = "*",
		.run = mark_shown},
	{.id = "unmark",
		.label = N_("取消选择"),
		.help = N_("取消全部选择"),
		.keys = "M",
		.run = unmark_all},
	{0},
};

const struct pane docket_pane = {
	.id = "docket",
	.title = N_("案件"),
	.kind = PANE_TAB,
	.state_size = sizeof(struct docket_state),
	.open = open_docket,
	.load = load_docket,
	.draw = draw_docket,
	.move = move_docket,
	.match = match_docket,
	.matched = matched_docket,
	.choice = choose,
	.close = close_docket,
	.commands = docket_commands,
};
