/* plan.c — the hearings of all waiting cases as they would be planned together: looked over, some left out,
 * then stored in one go. Nothing is stored before. */
#include "app.h"
#include "base/i18n.h"
#include "base/text.h"
#include "office/schedule_plan.h"
#include "pane/calendar_data.h"
#include "pane/panes.h"
#include "pane/plan_box.h"

#include <stdlib.h>
#include <string.h>

enum { WHY_ROWS = 3, FOOT_ROWS = 1 + WHY_ROWS + 1 };

struct plan_state {
	struct schedule_plan plan;
	size_t *order; /* owned; lines by the time of their hearing, then those without one */
	struct list list;
	int year; /* case numbers of which are shown without it */
	struct strbuf text; /* scratch of draw */
};

static struct plan_state *state_of(const struct view *view)
{
	return view->state;
}

/* --- Reading ------------------------------------------------------------------------------------------- */

static const struct schedule_line *line_at(const struct plan_state *state, size_t row)
{
	return &state->plan.lines[state->order[row]];
}

static bool comes_before(const struct schedule_line *a, const struct schedule_line *b)
{
	if (a->item.scheduled != b->item.scheduled)
		return a->item.scheduled;
	return a->item.scheduled && a->item.slot.start < b->item.slot.start;
}

/* Lines come by case number, and keep that order where nothing else says theirs. */
static bool set_order(struct plan_state *state, struct error *err)
{
	state->order = calloc(state->plan.count + 1, sizeof *state->order);
	if (!state->order)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < state->plan.count; i++) {
		size_t at = i;
		for (; at > 0 && comes_before(&state->plan.lines[i], line_at(state, at - 1)); at--)
			state->order[at] = state->order[at - 1];
		state->order[at] = i;
	}
	return true;
}

enum plan_column {
	COLUMN_WANTED,
	COLUMN_NUMBER,
	COLUMN_START,
	COLUMN_ROOM,
	COLUMN_PEOPLE,
	COLUMN_CLERK,
	COLUMN_NOTE
};

static const struct list_column columns[] = {
	[COLUMN_WANTED] = {"wanted", N_("排"), 2, 2, 0, TEXT_LEFT, 0},
	[COLUMN_NUMBER] = {"number", N_("案号"), 7, 9, 0, TEXT_LEFT, 0},
	[COLUMN_START] = {"start", N_("开庭"), 22, 22, 0, TEXT_LEFT, 0},
	[COLUMN_ROOM] = {"room", N_("庭室"), 6, 12, 1, TEXT_LEFT, 0},
	[COLUMN_PEOPLE] = {"people", N_("仲裁员"), 6, 24, 2, TEXT_LEFT, 0},
	[COLUMN_CLERK] = {"clerk", N_("书记员"), 6, 10, 1, TEXT_LEFT, 2},
	[COLUMN_NOTE] = {"note", N_("说明"), 10, 0, 4, TEXT_LEFT, 1},
};

static void add_people(const struct plan_state *state, const struct schedule_line *line, struct strbuf *out)
{
	const struct hearing_need *need = &state->plan.lines[line->first].item.need;
	for (size_t i = 0; i < need->who_count; i++)
		if (need->who[i].key.kind == BUSY_ARBITRATOR)
			strbuf_addf(out, "%s%s", out->length ? " " : "",
				house_arbitrator(&state->plan.house, need->who[i].key.id));
}

/* 2021-01-08 周五 10:30-11:30 */
static void add_time(const struct slot *slot, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	int from = minute_of_day(slot->start), until = minute_of_day(slot->end);
	strbuf_addf(out, "%s %s %02d:%02d-%02d:%02d", civil_format(minute_date(slot->start), day) + 5,
		civil_weekday_name(minute_date(slot->start)), from / 60, from % 60, until / 60, until % 60);
}

/* Whoever was offered the seat may decline it yet, and then the hearing waits for another one. */
static void add_awaited(const struct plan_state *state, const struct schedule_line *line, struct strbuf *out)
{
	const struct hearing_need *need = &state->plan.lines[line->first].item.need;
	for (size_t i = 0; i < need->who_count; i++)
		if (need->who[i].awaited)
			strbuf_addf(out, _("%s%s 未答复"), out->length ? _("；") : "",
				house_arbitrator(&state->plan.house, need->who[i].key.id));
}

static void add_note(const struct plan_state *state, const struct schedule_line *line, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	if (!schedule_line_holds(line))
		schedule_line_reason(&state->plan, line, out);
	else if (line->item.slot.late)
		strbuf_addf(out, _("已过裁决期限 %s"), civil_format(line->award_due, day));
	if (schedule_line_holds(line))
		add_awaited(state, line, out);
	char short_number[CALENDAR_NUMBER];
	size_t cursor = 0, count = 0;
	for (const char *number; (number = schedule_line_fellow(&state->plan, line, &cursor, true));
		count++) {
		calendar_short_number(number, state->year, short_number);
		if (count == 0)
			strbuf_addf(out, "%s%s", out->length ? _("；") : "", _("并案 "));
		strbuf_addf(out, "%s%s", count ? _("、") : "", short_number);
	}
}

static void set_text(struct list_cell *cell, struct strbuf *text)
{
	size_t length = text_boundary(strbuf_text(text), text->length,
		text->length < sizeof cell->buffer ? text->length : sizeof cell->buffer - 1);
	memcpy(cell->buffer, strbuf_text(text), length);
	cell->buffer[length] = '\0';
	cell->text = cell->buffer;
	strbuf_reset(text);
}

static void plan_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	struct plan_state *state = data;
	const struct schedule_line *line = line_at(state, row);
	const struct slot *slot = line->item.scheduled ? &line->item.slot : NULL;
	char number[CALENDAR_NUMBER];
	strbuf_reset(&state->text);
	if (!schedule_line_holds(line))
		cell->style = STYLE_DIM;
	else if (slot && slot->late)
		cell->style = STYLE_WARNING;
	switch ((enum plan_column)(column - columns)) {
	case COLUMN_WANTED:
		strbuf_add(&state->text, schedule_line_holds(line) ? "+" : slot ? "-" : "");
		break;
	case COLUMN_NUMBER:
		calendar_short_number(line->number, state->year, number);
		strbuf_add(&state->text, number);
		break;
	case COLUMN_START:
		if (slot)
			add_time(slot, &state->text);
		break;
	case COLUMN_ROOM:
		if (slot)
			strbuf_add(&state->text, house_room(&state->plan.house, slot->room_id));
		break;
	case COLUMN_PEOPLE: add_people(state, line, &state->text); break;
	case COLUMN_CLERK:
		if (slot)
			strbuf_add(&state->text, house_clerk(&state->plan.house, slot->clerk_id));
		break;
	case COLUMN_NOTE: add_note(state, line, &state->text); break;
	}
	set_text(cell, &state->text);
}

static bool open_plan(struct view *view, const void *argument, struct error *err)
{
	struct plan_state *state = state_of(view);
	struct office *office = app_office(view->app);
	(void)argument;
	if (!schedule_plan_make(&state->plan, office, err) || !set_order(state, err))
		return false;
	if (state->plan.count == 0)
		return error_set(err, ERR_REFUSED, _("没有等待排期的案件"));
	state->year = civil_split(office->today).year;
	state->list = (struct list){.columns = columns,
		.column_count = sizeof columns / sizeof *columns,
		.cell = plan_cell,
		.data = state};
	list_set_count(&state->list, state->plan.count);
	return true;
}

static void close_plan(struct view *view)
{
	struct plan_state *state = state_of(view);
	schedule_plan_free(&state->plan);
	free(state->order);
	list_free(&state->list);
	strbuf_free(&state->text);
}

/* --- Keys ---------------------------------------------------------------------------------------------- */

/* Goes on to the next hearing: another line of the same one would turn it back. */
static unsigned toggle(struct plan_state *state)
{
	size_t line = state->order[state->list.cursor];
	size_t first = state->plan.lines[line].first, next = state->list.cursor;
	schedule_line_leave_out(&state->plan, line, !state->plan.lines[line].left_out);
	while (next < state->plan.count && line_at(state, next)->first == first)
		next++;
	if (next < state->plan.count)
		list_go(&state->list, next);
	return EFFECT_REDRAW;
}

static size_t refused(const struct schedule_plan *plan)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->count; i++)
		count += plan->lines[i].refused != NULL;
	return count;
}

static unsigned accept(struct view *view)
{
	struct plan_state *state = state_of(view);
	struct error err = ERROR_INIT;
	size_t scheduled, late;
	schedule_plan_count(&state->plan, &scheduled, &late);
	if (scheduled == 0) {
		app_say(view->app, "%s", _("没有要排的，什么也没有保存"));
		return EFFECT_CLOSE | EFFECT_REDRAW;
	}
	bool stored = schedule_plan_accept(&state->plan, app_office(view->app), &err);
	app_wrote(view->app);
	if (!stored) {
		app_fail(view->app, &err);
		return EFFECT_REDRAW;
	}
	schedule_plan_count(&state->plan, &scheduled, &late);
	size_t lost = refused(&state->plan);
	if (lost)
		app_say(view->app, _("已一起排定 %zu 件；另有 %zu 件刚刚被别人的改动占先，没有排"), scheduled,
			lost);
	else
		app_say(view->app, _("已一起排定 %zu 件，开庭通知须分别送达"), scheduled);
	return EFFECT_CLOSE | EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned key_plan(struct view *view, const struct key_event *key)
{
	struct plan_state *state = state_of(view);
	switch (key->code) {
	case K_ESCAPE:
	case 'q': app_say(view->app, "%s", _("没有排，什么也没有保存")); return EFFECT_CLOSE | EFFECT_REDRAW;
	case K_ENTER: return accept(view);
	case ' ': return toggle(state);
	default: return plan_box_move(&state->list, key);
	}
}

/* --- Drawing ------------------------------------------------------------------------------------------- */

static void size_plan(struct view *view, int *rows, int *columns_)
{
	plan_box_size(state_of(view)->plan.count, FOOT_ROWS, rows, columns_);
}

static void draw_foot(struct plan_state *state, struct canvas *canvas, struct rect area)
{
	const struct schedule_line *line = line_at(state, state->list.cursor);
	struct strbuf text = {0};
	char number[CALENDAR_NUMBER];
	calendar_short_number(line->number, state->year, number);
	strbuf_addf(&text, "%s  ", number);
	if (schedule_line_holds(line)) {
		char by[CIVIL_TEXT_SIZE];
		add_time(&line->item.slot, &text);
		if (line->item.slot.notice_by != CIVIL_NONE)
			strbuf_addf(&text, _("  通知须在 %s 前送达"),
				civil_format(line->item.slot.notice_by, by));
	}
	strbuf_add(&text, "  ");
	add_note(state, line, &text);
	canvas_field(
		canvas, area.row, area.column, area.columns, TEXT_LEFT, STYLE_NORMAL, strbuf_text(&text));
	strbuf_reset(&text);
	if (schedule_line_holds(line) && !schedule_line_why(&state->plan, line, &text))
		strbuf_add(&text, _("内存不足"));
	canvas_paragraph(canvas, (struct rect){area.row + 1, area.column, WHY_ROWS, area.columns}, 0,
		STYLE_DIM, strbuf_text(&text));
	canvas_field(canvas, area.row + 1 + WHY_ROWS, area.column, area.columns, TEXT_LEFT, STYLE_DIM,
		_("Enter 全部排定  空格 这件不排/排  Esc 都不排"));
	strbuf_free(&text);
}

static void draw_plan(struct view *view, struct canvas *canvas, struct rect area)
{
	struct plan_state *state = state_of(view);
	struct strbuf title = {0};
	size_t scheduled, late;
	schedule_plan_count(&state->plan, &scheduled, &late);
	strbuf_addf(&title, _("一起排期：可排 %zu 件，不排 %zu 件，过裁决期限 %zu 件"), scheduled,
		state->plan.count - scheduled, late);
	struct rect foot =
		plan_box_draw(&state->list, canvas, area, strbuf_text(&title), FOOT_ROWS, view->focused);
	strbuf_free(&title);
	if (foot.rows)
		draw_foot(state, canvas, foot);
}

const struct pane plan_pane = {
	.id = "plan",
	.kind = PANE_OVERLAY,
	.state_size = sizeof(struct plan_state),
	.open = open_plan,
	.draw = draw_plan,
	.size = size_plan,
	.key = key_plan,
	.close = close_plan,
};
