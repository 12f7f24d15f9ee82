/* backlog.c — the backlog: what holds the cases up, what each reason costs, which announcements will set
 * cases free when; and the cases themselves, those whose limit is nearest first. */
#include "app.h"
#include "base/i18n.h"
#include "command.h"
#include "office/filter.h"
#include "pane/backlog_private.h"
#include "pane/list_moves.h"
#include "pane/panes.h"

#include <string.h>

const struct backlog_reason *backlog_reason_at(const struct backlog_state *state, size_t row)
{
	return row == 0 || row > state->backlog.count ? &state->backlog.all
						      : &state->backlog.reasons[row - 1];
}

const struct backlog_reason *backlog_chosen(const struct backlog_state *state)
{
	return backlog_reason_at(state, state->reasons.cursor);
}

/* --- Opening and loading ------------------------------------------------------------------------------ */

static void draw_figure(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	struct backlog_state *state = data;
	const struct backlog_reason *reason = backlog_reason_at(state, row);
	strbuf_reset(&state->cell);
	backlog_figure((size_t)(column - state->figures), reason, &state->cell);
	cell->text = strbuf_text(&state->cell);
	/* Over the whole width: there is no focus to say it. */
	cell->style = row == state->reasons.cursor ? STYLE_TAB_ACTIVE : STYLE_NORMAL;
}

static bool open_backlog(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	struct backlog_state *state = backlog_state_of(view);
	memcpy(state->figures, backlog_figures, sizeof state->figures);
	state->reasons = (struct list){.columns = state->figures,
		.column_count = BACKLOG_FIGURES,
		.cell = draw_figure,
		.data = state};
	state->rows.filter.backlog = true;
	state->rows.sort = SORT_LIMIT;
	return docket_rows_open(&state->rows, view, backlog_columns, backlog_column_count, backlog_tone, err);
}

static void close_backlog(struct view *view)
{
	struct backlog_state *state = backlog_state_of(view);
	docket_rows_close(&state->rows);
	list_free(&state->reasons);
	strbuf_free(&state->searched);
	strbuf_free(&state->cell);
}

/* The row of what the filter asks for, the first of several grounds; 0 when no case is held so. */
static size_t row_of(const struct backlog_state *state, const struct docket_filter *filter)
{
	for (size_t i = 0; filter->hold && i < state->backlog.count; i++) {
		const struct backlog_reason *reason = &state->backlog.reasons[i];
		if (reason->hold == filter->hold && (!filter->ground || reason->ground == filter->ground - 1))
			return i + 1;
	}
	return 0;
}

/* Shows the cases of a row of the reasons. */
static void show_reason(struct backlog_state *state, size_t row)
{
	list_set_count(&state->reasons, state->backlog.count + 1);
	list_go(&state->reasons, row);
	const struct backlog_reason *reason = backlog_chosen(state);
	struct docket_filter *filter = &state->rows.filter;
	int ground = reason->hold == LAW_BLOCK_SUSPENSION ? reason->ground + 1 : 0;
	if (filter->hold == reason->hold && filter->ground == ground)
		return;
	filter->hold = reason->hold;
	filter->ground = ground;
	list_restart(&state->rows.list);
}

static bool load_backlog(struct view *view, struct error *err)
{
	struct backlog_state *state = backlog_state_of(view);
	const struct office *office = app_office(view->app);
	/* The figures change with the file, not when the window moves. */
	if (state->rows.list.request.kind == LIST_NOTHING || !state->reasons.count) {
		if (!backlog_load(office->store, office->today, &state->backlog, err) ||
			!backlog_forecast_load(office->store, office->today, &state->forecast, err))
			return false;
		/* The chosen one stays chosen when others come or go before it; all are shown when it has
		 * gone. */
		show_reason(state, row_of(state, &state->rows.filter));
	}
	return docket_rows_load(&state->rows, backlog_case_lines(view->height), err);
}

/* --- Moving and choosing ------------------------------------------------------------------------------ */

static unsigned go_to_reason(struct backlog_state *state, enum list_move move)
{
	list_move(&state->reasons, move);
	show_reason(state, state->reasons.cursor);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned move_backlog(struct view *view, enum move move)
{
	struct backlog_state *state = backlog_state_of(view);
	const struct docket_row *row = docket_rows_current(&state->rows);
	switch (move) {
	case MOVE_LEFT:
	case MOVE_PREVIOUS_BOX: return go_to_reason(state, LIST_UP);
	case MOVE_RIGHT:
	case MOVE_NEXT_BOX: return go_to_reason(state, LIST_DOWN);
	case MOVE_OPEN: return row ? app_show_case(view->app, row->case_id) : EFFECT_NONE;
	default: return pane_move_list(&state->rows.list, move);
	}
}

static void choose(const struct view *view, struct pane_choice *out)
{
	docket_rows_choose(&backlog_state_of(view)->rows, out);
}

static void unmark(struct view *view, int64_t case_id, int64_t subject_id)
{
	(void)subject_id;
	docket_rows_unmark(&backlog_state_of(view)->rows, case_id);
}

/* --- Searching ---------------------------------------------------------------------------------------- */

/* What is typed narrows the backlog; a reason among it becomes the chosen one, which stays without. */
static bool match_backlog(struct view *view, const char *text, struct error *err)
{
	struct backlog_state *state = backlog_state_of(view);
	struct office *office = app_office(view->app);
	struct docket_filter filter;
	if (!filter_parse(office, text, &filter, err))
		return false;
	size_t row = filter.hold ? row_of(state, &filter) : state->reasons.cursor;
	if (filter.hold && row == 0)
		return error_set(err, ERR_NOTFOUND, _("没有因此停住的案件"));
	filter.backlog = false;
	filter.hold = filter.ground = 0;
	strbuf_reset(&state->searched);
	if (!filter_text(office, &filter, &state->searched, err))
		return false;
	filter.backlog = true;
	state->rows.filter = filter;
	list_restart(&state->rows.list);
	show_reason(state, row);
	return true;
}

static const char *matched_backlog(const struct view *view)
{
	return strbuf_text(&backlog_state_of(view)->searched);
}

static unsigned show_all(struct view *view, int argument)
{
	(void)argument;
	struct backlog_state *state = backlog_state_of(view);
	strbuf_reset(&state->searched);
	state->rows.filter = (struct docket_filter){.backlog = true};
	list_restart(&state->rows.list);
	show_reason(state, 0);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static const struct command backlog_commands[] = {
	{.id = "backlog-all",
		.label = N_("全部"),
		.help = N_("显示全部积压：不分原因，清除搜索"),
		.keys = "F",
		.run = show_all,
		.bar = 40},
	{0},
};

const struct pane backlog_pane = {
	.id = "backlog",
	.title = N_("积压"),
	.kind = PANE_TAB,
	.beside = "case",
	.state_size = sizeof(struct backlog_state),
	.open = open_backlog,
	.load = load_backlog,
	.draw = backlog_draw,
	.move = move_backlog,
	.match = match_backlog,
	.matched = matched_backlog,
	.choice = choose,
	.done = unmark,
	.close = close_backlog,
	.commands = backlog_commands,
};
