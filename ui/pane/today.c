/* today.c — the day sheet: what is overdue, due, heard today and coming, section by section, with what
 * follows from missing it and why it is due on that day. */
#include "app.h"
#include "base/i18n.h"
#include "command.h"
#include "law/explain.h"
#include "office/act.h"
#include "office/clash.h"
#include "pane/list_moves.h"
#include "pane/panes.h"
#include "pane/today_private.h"
#include "store/derive.h"

#include <stdlib.h>
#include <string.h>

static const struct day_row *current_row(const struct today_state *state)
{
	return state->list.cursor < state->window.count ? &state->window.rows[state->list.cursor] : NULL;
}

/* --- Opening ------------------------------------------------------------------------------------------ */

static bool open_today(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	struct today_state *state = today_state_of(view);
	state->law = malloc(sizeof *state->law);
	if (!state->law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	memcpy(state->columns, today_columns, sizeof state->columns);
	state->list = (struct list){
		.columns = state->columns, .column_count = TODAY_COLUMNS, .cell = today_cell, .data = state};
	state->reread = true;
	list_restart(&state->list);
	return true;
}

static void close_today(struct view *view)
{
	struct today_state *state = today_state_of(view);
	strbuf_free(&state->head);
	strbuf_free(&state->missed);
	strbuf_free(&state->basis);
	strbuf_free(&state->trace);
	strbuf_free(&state->cell);
	list_free(&state->list);
	day_window_free(&state->window);
	day_sheet_free(&state->sheet);
	free(state->law);
}

/* --- Loading ------------------------------------------------------------------------------------------ */

static bool read_sheet(struct today_state *state, struct office *office, struct error *err)
{
	struct day_person person;
	if (state->mine && !day_person_find(office, &person, err))
		return false;
	state->version = store_version(office->store);
	state->reread = false;
	return day_sheet_read(&state->sheet, office, state->mine ? &person : NULL, err);
}

/* Reads what a request of the list asks for; `place` is the row it goes by, if it does. */
static bool load_window(
	struct today_state *state, enum day_from from, const struct day_row *place, struct error *err)
{
	enum { SCREENS = 4, FEWEST = 64 };
	size_t limit = SCREENS * (size_t)state->list.rows;
	struct day_window window;
	if (!day_window_load(&state->sheet, from, place, limit < FEWEST ? FEWEST : limit, &window, err))
		return false;
	day_window_free(&state->window);
	state->window = window;
	return true;
}

static bool fill_list(struct today_state *state, struct error *err)
{
	static const enum day_from froms[] = {[LIST_NOTHING] = DAY_FROM_START,
		[LIST_FIRST] = DAY_FROM_START,
		[LIST_LAST] = DAY_FROM_END,
		[LIST_FROM] = DAY_FROM_AT,
		[LIST_UP_TO] = DAY_FROM_BEFORE};
	enum { MOST_REQUESTS = 3 };
	for (int request = 0; request < MOST_REQUESTS; request++) {
		size_t anchor = state->list.request.anchor;
		enum day_from from = froms[state->list.request.kind];
		struct day_row place = {0}; /* without its texts, which go with the window */
		if (anchor < state->window.count)
			place = state->window.rows[anchor];
		else if (from == DAY_FROM_AT || from == DAY_FROM_BEFORE)
			from = DAY_FROM_START;
		if (!load_window(state, from, &place, err))
			return false;
		const struct day_window *window = &state->window;
		if (window->count == 0 && from != DAY_FROM_START)
			list_restart(&state->list); /* all of it has gone */
		else if (list_loaded(&state->list, window->count, window->at_start, window->at_end,
				 from == DAY_FROM_BEFORE ? window->count : 0) != WIDGET_LOAD)
			break;
	}
	return true;
}

/* The row stays under the cursor when others came or went before it; a first look goes past the heading. */
static void place_cursor(struct today_state *state, const struct day_row *before)
{
	if (!before && state->window.count > 1 && state->list.cursor == 0 && state->window.at_start)
		list_go(&state->list, 1);
	for (size_t i = 0; before && i < state->window.count; i++)
		if (day_row_same(&state->window.rows[i], before))
			list_go(&state->list, i);
}

/* Days, what is left of them and numbers are never cut: the columns are as wide as the rows at hand need. */
static void measure_columns(struct today_state *state)
{
	enum { MEASURED = 3 };
	for (size_t column = 0; column < MEASURED; column++) {
		int widest = today_columns[column].min;
		for (size_t i = 0; i < state->window.count; i++) {
			struct list_cell cell = {0};
			today_cell(state, i, &state->columns[column], &cell);
			int width = text_columns(cell.text);
			if (width > widest)
				widest = width;
		}
		state->columns[column].min = widest;
	}
}

/* --- What is said of the row under the cursor ---------------------------------------------------------- */

static const struct law_deadline *find_deadline(const struct law_result *law, const struct due_row *row)
{
	for (size_t i = 0; i < law->deadline_count; i++) {
		const struct law_deadline *d = &law->deadlines[i];
		if (d->rule->id == row->rule && d->start_date == row->start && d->due == row->due &&
			d->party_no == row->party && d->party == row->who && d->award_no == row->award)
			return d;
	}
	return NULL;
}

static bool explain_deadline(
	struct today_state *state, struct office *office, const struct due_row *row, struct error *err)
{
	if (!store_deadlines(office->store, row->case_id, office->today, state->law, err))
		return false;
	const struct law_deadline *deadline = find_deadline(state->law, row);
	if (!deadline)
		return true; /* it was met a moment ago: the sheet is read again soon */
	strbuf_add(&state->basis, _("规则："));
	law_rule_text(deadline, &state->basis);
	strbuf_addf(&state->basis, _("（%s）"), deadline->rule->basis);
	if (!state->why) {
		law_trace_note(state->law, deadline, &state->trace);
		return true;
	}
	size_t lines = law_trace_lines(state->law, deadline);
	for (size_t i = 0; i < lines; i++) {
		if (i > 0)
			strbuf_add_char(&state->trace, '\n');
		law_trace_line(state->law, deadline, i, &state->trace);
	}
	return true;
}

static void explain_hearing(struct today_state *state, const struct hearing_row *hearing)
{
	strbuf_addf(&state->basis, _("庭室：%s  书记员：%s  仲裁员：%s"), hearing->room ? hearing->room : "—",
		hearing->clerk ? hearing->clerk : "—", *hearing->arbitrators ? hearing->arbitrators : "—");
}

static void explain_offer(struct today_state *state, const struct open_offer *offer)
{
	char offered[CIVIL_TEXT_SIZE], day[CIVIL_TEXT_SIZE];
	strbuf_addf(&state->basis, _("%s 邀请 %s 任%s，请于 %s 前答复。"),
		civil_format(offer->offered_on, offered), offer->arbitrator,
		act_choice_label("assign", "seat", offer->seat), civil_format(offer->answer_by, day));
	strbuf_add(&state->basis,
		offer->answer_by < state->sheet.today
			? _("已过期：d 重抽；答复了的 v 应允、x 谢绝。Enter 到“仲裁员”窗格看本案的席位")
			: _("v 应允，x 谢绝；过期未答复的 d 重抽。Enter 到“仲裁员”窗格看本案的席位"));
}

static bool explain(struct today_state *state, struct office *office, struct error *err)
{
	const struct day_row *row = current_row(state);
	int64_t case_id = row ? day_row_case(&state->sheet, row) : 0;
	strbuf_reset(&state->head);
	strbuf_reset(&state->missed);
	strbuf_reset(&state->basis);
	strbuf_reset(&state->trace);
	state->have = 0;
	if (!row)
		return true;
	if (row->heading) {
		strbuf_add(&state->head, _(day_sections[row->section].label));
		strbuf_add(&state->missed, _(day_sections[row->section].meaning));
		return true;
	}
	strbuf_add(&state->head, day_row_label(row));
	if (row->of.case_number)
		strbuf_addf(&state->head, " %s", row->of.case_number);
	strbuf_addf(&state->missed, _("后果：%s"), day_row_missed(row));
	if (row->section == DAY_ASKED) {
		day_ask_text(&state->sheet, &state->basis);
		return true;
	}
	if (row->section == DAY_TERMS) {
		strbuf_addf(&state->head, " %s", state->sheet.terms.items[row->index].name);
		strbuf_add(&state->basis, _("组织规则第二十四、二十五条；Enter 看他的档案和考核，按 t 续聘"));
		return true;
	}
	if (!act_have(office, case_id, &state->have, err))
		return false;
	if (row->section == DAY_UNLAWFUL) {
		flaw_text(&state->sheet.flaws.items[row->index], &state->basis);
		return true;
	}
	if (row->section == DAY_OFFERS) {
		explain_offer(state, day_row_offer(&state->sheet, row));
		return true;
	}
	if (row->why)
		strbuf_addf(&state->missed, _("。%s；R 决定"), row->why);
	if (row->section != DAY_HEARINGS)
		return explain_deadline(state, office, &row->due, err);
	explain_hearing(state, &state->sheet.hearings.items[row->index]);
	return true;
}

static bool load_today(struct view *view, struct error *err)
{
	struct today_state *state = today_state_of(view);
	struct office *office = app_office(view->app);
	bool first = state->sheet.office == NULL || state->reread;
	bool fresh = first || !state->moved || state->version != store_version(office->store);
	state->moved = false;
	list_set_rows(&state->list, today_list_lines(view->height, state->why));
	bool asked = state->list.request.kind != LIST_NOTHING;
	struct day_row before = {0}; /* its place alone */
	const struct day_row *row = first || asked ? NULL : current_row(state);
	if (row)
		before = *row;
	if (fresh && !read_sheet(state, office, err))
		return false;
	if (fresh && !asked)
		list_refresh(&state->list);
	if (fresh || asked) {
		if (!fill_list(state, err))
			return false;
		measure_columns(state);
		if (first || row)
			place_cursor(state, row ? &before : NULL);
	}
	return explain(state, office, err);
}

/* --- Moving and choosing ------------------------------------------------------------------------------ */

static unsigned move_today(struct view *view, enum move move)
{
	struct today_state *state = today_state_of(view);
	const struct day_row *row = current_row(state);
	if (move == MOVE_OPEN || move == MOVE_RIGHT || move == MOVE_NEXT_BOX) {
		if (row && row->section == DAY_ASKED)
			return app_show(view->app, pane_find("settings"), 0, NULL);
		if (row && row->section == DAY_TERMS && !row->heading)
			return app_show(view->app, pane_find("arbitrator"), 0,
				&state->sheet.terms.items[row->index].arbitrator_id);
		int64_t case_id = row ? day_row_case(&state->sheet, row) : 0;
		if (row && day_row_offer(&state->sheet, row))
			return app_show(view->app, pane_find("assignment"), case_id, NULL);
		return case_id ? app_show_case(view->app, case_id) : EFFECT_NONE;
	}
	unsigned effects = pane_move_list(&state->list, move);
	if (effects & EFFECT_NOT_MINE)
		return effects;
	state->moved = true;
	return EFFECT_RELOAD | EFFECT_REDRAW; /* what is said of the row is read anew */
}

static void choose(const struct view *view, struct pane_choice *out)
{
	const struct today_state *state = today_state_of(view);
	const struct day_row *row = current_row(state);
	out->case_id = row ? day_row_case(&state->sheet, row) : 0;
	if (out->case_id)
		out->have |= state->have;
	const struct open_offer *offer = row ? day_row_offer(&state->sheet, row) : NULL;
	if (offer) {
		out->subject = &tribunal_table;
		out->subject_id = offer->tribunal_id;
	} else if (row && row->recusal_id) {
		out->subject = &recusal_table;
		out->subject_id = row->recusal_id;
	}
}

/* --- Commands ----------------------------------------------------------------------------------------- */

static unsigned toggle_mine(struct view *view, int argument)
{
	(void)argument;
	struct today_state *state = today_state_of(view);
	struct day_person person;
	struct error err = ERROR_INIT;
	if (!state->mine && !day_person_find(app_office(view->app), &person, &err)) {
		app_fail(view->app, &err);
		return EFFECT_REDRAW;
	}
	state->mine = !state->mine;
	if (state->mine && person.is_director)
		app_say(view->app, "%s", _("主任对全部事项负责，清单不变"));
	state->reread = true;
	list_restart(&state->list);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned toggle_why(struct view *view, int argument)
{
	(void)argument;
	struct today_state *state = today_state_of(view);
	state->why = !state->why;
	state->moved = true;
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static const struct command today_commands[] = {
	{.id = "today-why",
		.label = N_("为什么"),
		.help = N_("逐日说明所选期限的推算；再按一次返回"),
		.keys = "w",
		.run = toggle_why,
		.bar = 20},
	{.id = "today-mine",
		.label = N_("我的"),
		.help = N_("只看由我办的事项；再按一次看全部"),
		.keys = "f",
		.run = toggle_mine,
		.bar = 21},
	{0},
};

const struct pane today_pane = {
	.id = "today",
	.title = N_("今日"),
	.kind = PANE_TAB,
	.beside = "case",
	.state_size = sizeof(struct today_state),
	.open = open_today,
	.load = load_today,
	.draw = today_draw,
	.move = move_today,
	.choice = choose,
	.close = close_today,
	.commands = today_commands,
};
