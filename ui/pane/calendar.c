/* calendar.c — the hearing calendar: month, week and day by room and by arbitrator. The grids are pure
 * layouts (calendar_grid.h); here they are loaded, drawn and moved in. */
#include "app.h"
#include "base/i18n.h"
#include "pane/calendar_state.h"
#include "pane/panes.h"

#include <stdlib.h>
#include <string.h>

enum {
	ROOMY_HEIGHT = 30, /* from here on the foot has a line more */
	USUAL_MINUTES = 90 /* what the form of a new hearing begins with */
};

static int foot_rows(const struct view *view)
{
	return view->height < ROOMY_HEIGHT ? FOOT_LINES - 1 : FOOT_LINES;
}

struct calendar_scene calendar_scene_of(const struct view *view)
{
	const struct calendar_state *state = calendar_state_of(view);
	const struct calendar_query *query = &state->query;
	return (struct calendar_scene){.view = query->view,
		.slots = &calendar_usual_slots,
		.days = state->data.days,
		.day_count = state->data.day_count,
		.entries = state->data.entries,
		.entry_count = state->data.entry_count,
		.columns = state->data.headings,
		.column_count = state->data.column_count,
		.room_shown = query->by == CALENDAR_BY_ARBITRATOR ||
			      (query->view != CALENDAR_DAY && !query->room_id),
		.today = app_office(view->app)->today,
		.cursor = state->cursor,
		.grabbed = state->grab.hearing_id ? state->grab.number : NULL,
		.width = view->width - 2,
		.height = view->height - 3 - foot_rows(view)};
}

const struct hearing_row *calendar_at_cursor(const struct view *view)
{
	struct calendar_scene scene = calendar_scene_of(view);
	enum { LIMIT = 128 };
	size_t found[LIMIT];
	size_t count = calendar_under_cursor(&scene, found, LIMIT);
	if (count == 0)
		return NULL;
	if (count > LIMIT)
		count = LIMIT;
	size_t chosen = scene.cursor.entry < count ? scene.cursor.entry : count - 1;
	return calendar_hearing(&calendar_state_of(view)->data, found[chosen]);
}

/* --- Loading ----------------------------------------------------------------------------------------- */

static bool open_calendar(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	(void)err;
	struct calendar_state *state = calendar_state_of(view);
	state->query.view = CALENDAR_WEEK;
	state->cursor.day = app_office(view->app)->today;
	state->cursor.minute = calendar_usual_slots.minute[0];
	return true;
}

/* The chosen case; when it is another one, the cursor goes to its hearing, or to the day from which it can be
 * heard. */
static bool load_chosen(struct view *view, struct error *err)
{
	struct calendar_state *state = calendar_state_of(view);
	struct calendar_case *chosen = &state->chosen;
	int64_t before = chosen->case_id;
	if (!calendar_case_load(chosen, app_office(view->app), view->case_id, err)) {
		if (err->code != ERR_NOTFOUND)
			return false;
		error_clear(err); /* its registration was undone */
		view->case_id = 0;
	}
	state->query.case_id = chosen->case_id;
	if (chosen->case_id == before || !chosen->case_id || state->grab.hearing_id)
		return true;
	if (chosen->planned != MINUTE_NONE) {
		state->cursor.day = minute_date(chosen->planned);
		state->cursor.minute = minute_of_day(chosen->planned);
	} else if (chosen->can_count && chosen->lawful.day != CIVIL_NONE) {
		state->cursor.day = chosen->lawful.day;
	}
	state->cursor.entry = 0;
	return true;
}

/* A hearing that was meanwhile moved, held or cancelled (by the form that the drop opened, or by somebody
 * else) is no longer carried. */
static bool load_grab(struct calendar_state *state, struct office *office, struct error *err)
{
	struct calendar_grab *grab = &state->grab;
	if (!grab->hearing_id)
		return true;
	struct hearing row;
	if (!row_get(office->store, &hearing_table, grab->hearing_id, &row, err)) {
		calendar_let_go(state);
		if (err->code != ERR_NOTFOUND)
			return false;
		error_clear(err);
		return true;
	}
	bool same = strcmp(row.state, "planned") == 0 && row.start == grab->start && row.end == grab->end &&
		    row.room_id == grab->room_id && row.clerk_id == grab->clerk_id;
	row_clear(&hearing_table, &row);
	if (!same)
		calendar_let_go(state);
	return !same || calendar_case_load(&grab->of, office, grab->of.case_id, err);
}

/* Keeps the cursor in the column of the same room or arbitrator. */
static void find_column(struct calendar_state *state)
{
	const struct calendar_data *data = &state->data;
	for (size_t i = 0; i < data->column_count; i++)
		if (data->columns[i].id == state->column_id)
			state->cursor.column = i;
	if (state->cursor.column >= data->column_count)
		state->cursor.column = 0;
}

/* Puts the cursor on the hearing that was sought: where a view has it is known only when it is loaded. */
static void find_sought(struct view *view)
{
	struct calendar_state *state = calendar_state_of(view);
	struct calendar_scene scene = calendar_scene_of(view);
	for (size_t i = 0; state->sought && i < scene.entry_count; i++)
		if (scene.entries[i].hearing_id == state->sought) {
			state->cursor = calendar_on_entry(&scene, i);
			break;
		}
	state->sought = 0;
}

static bool load_everything(struct view *view, struct error *err)
{
	struct calendar_state *state = calendar_state_of(view);
	struct office *office = app_office(view->app);
	int64_t version = store_version(office->store);
	if (!load_chosen(view, err) || !load_grab(state, office, err))
		return false;
	state->query.day = state->cursor.day;
	if (!calendar_data_load(&state->data, office, &state->query, err))
		return false;
	find_column(state);
	find_sought(view);
	state->version = version;
	return true;
}

static bool covers_cursor(const struct calendar_state *state)
{
	civil_date first, last;
	calendar_span(state->query.view, state->cursor.day, &first, &last);
	return state->data.day_count > 0 && first == state->data.first && last == state->data.last;
}

/* The room that the cursor stands for: the only one that is shown, or that of its column. */
static int64_t cursor_room(const struct calendar_state *state)
{
	const struct calendar_query *query = &state->query;
	if (query->by != CALENDAR_BY_ROOM)
		return 0;
	if (query->view == CALENDAR_DAY && state->cursor.column < state->data.column_count)
		return state->data.columns[state->cursor.column].id;
	return query->room_id;
}

/* What would come of putting the hearing that is looked for where the cursor is. */
static bool judge_place(struct view *view, struct error *err)
{
	struct calendar_state *state = calendar_state_of(view);
	const struct calendar_grab *grab = &state->grab;
	struct calendar_scene scene = calendar_scene_of(view);
	const struct calendar_case *of = grab->hearing_id ? &grab->of : &state->chosen;
	bool timed = grab->end != MINUTE_NONE && grab->hearing_id;
	struct hearing_proposal proposal = {.case_id = of->case_id,
		.hearing_id = grab->hearing_id,
		.room_id = cursor_room(state),
		.clerk_id = grab->hearing_id ? grab->clerk_id : of->clerk_id,
		.start = minute_make(scene.cursor.day, 0, 0) + calendar_cursor_minute(&scene)};
	if (grab->hearing_id && !proposal.room_id)
		proposal.room_id = grab->room_id;
	proposal.end = proposal.start + (timed ? grab->end - grab->start : USUAL_MINUTES);
	bool whole_day = scene.view == CALENDAR_MONTH && !grab->hearing_id;
	return calendar_place_judge(&state->place, app_office(view->app), of, &proposal, whole_day, err);
}

static int64_t chosen_case(const struct view *view)
{
	const struct calendar_state *state = calendar_state_of(view);
	const struct hearing_row *row = calendar_at_cursor(view);
	return state->grab.hearing_id ? state->grab.of.case_id : row ? row->case_id : view->case_id;
}

static bool load_calendar(struct view *view, struct error *err)
{
	struct calendar_state *state = calendar_state_of(view);
	struct office *office = app_office(view->app);
	bool current = state->moved && covers_cursor(state) && view->case_id == state->chosen.case_id &&
		       state->version == store_version(office->store);
	state->moved = false;
	return (current || load_everything(view, err)) && judge_place(view, err) &&
	       act_have(office, chosen_case(view), &state->have, err);
}

static void close_calendar(struct view *view)
{
	struct calendar_state *state = calendar_state_of(view);
	calendar_let_go(state);
	calendar_data_free(&state->data);
	calendar_case_free(&state->chosen);
	calendar_place_free(&state->place);
	calendar_foot_free(&state->foot);
	grid_free(&state->grid);
}

/* --- Drawing ----------------------------------------------------------------------------------------- */

static const style_id role_styles[] = {
	[GRID_PLAIN] = STYLE_NORMAL,
	[GRID_HEAD] = STYLE_HEADER,
	[GRID_DIM] = STYLE_DIM,
	[GRID_TODAY] = STYLE_TODAY,
	[GRID_OFF] = STYLE_HOLIDAY,
	[GRID_MAKE_UP] = STYLE_MAKE_UP,
	[GRID_HEARING] = STYLE_NORMAL,
	[GRID_HELD] = STYLE_DONE,
	[GRID_CLASH] = STYLE_ERROR,
	[GRID_OWN] = STYLE_MATCH,
	[GRID_RULE] = STYLE_FRAME,
};

static void draw_piece(
	const struct grid *grid, const struct grid_piece *piece, struct canvas *canvas, struct rect inside)
{
	int row = inside.row + piece->row, column = inside.column + piece->column;
	style_id style = role_styles[piece->role];
	if (piece->role == GRID_RULE) {
		for (int i = 0; i < piece->height; i++)
			canvas_text(canvas, row + i, column, style, canvas_glyph(canvas, GLYPH_VERTICAL));
		return;
	}
	if (piece->selected)
		style |= STYLE_SELECTED;
	canvas_field(canvas, row, column, piece->width, TEXT_LEFT, style, grid_text(grid, piece));
}

static const char *shown_of(const struct calendar_state *state)
{
	const struct calendar_query *query = &state->query;
	if (query->by == CALENDAR_BY_ROOM) {
		for (size_t i = 0; query->room_id && i < state->data.rooms.count; i++)
			if (ROW_AT(&state->data.rooms, room, i)->id == query->room_id)
				return ROW_AT(&state->data.rooms, room, i)->name;
		return _("全部庭室");
	}
	for (size_t i = 0; query->arbitrator_id && i < state->data.arbitrators.count; i++)
		if (ROW_AT(&state->data.arbitrators, arbitrator, i)->id == query->arbitrator_id)
			return ROW_AT(&state->data.arbitrators, arbitrator, i)->name;
	return _("全部仲裁员");
}

/* The week's number: weeks begin on Monday and belong to the year of their Thursday. */
static void add_week(struct strbuf *out, civil_date monday)
{
	int year = civil_split(monday + 3).year;
	int week = (monday + 3 - civil_make(year, 1, 1)) / 7 + 1;
	struct civil_day from = civil_split(monday), until = civil_split(monday + 6);
	strbuf_addf(out, _("%d年第%d周 %02d-%02d 至 %02d-%02d"), year, week, from.month, from.day,
		until.month, until.day);
}

static void add_span(const struct calendar_state *state, struct strbuf *out)
{
	civil_date day = state->cursor.day;
	struct civil_day split = civil_split(day);
	char text[CIVIL_TEXT_SIZE];
	switch (state->query.view) {
	case CALENDAR_WEEK: add_week(out, day - civil_weekday(day)); break;
	case CALENDAR_DAY: strbuf_addf(out, "%s %s", civil_format(day, text), civil_weekday_name(day)); break;
	default: strbuf_addf(out, _("%d年%d月"), split.year, split.month); break;
	}
}

static void make_title(const struct calendar_state *state, const char *line, struct strbuf *out)
{
	int hearings = 0, clashes = 0;
	bool provisional = false;
	for (size_t i = 0; i < state->data.day_count; i++) {
		hearings += state->data.days[i].hearings;
		provisional |= state->data.days[i].provisional;
	}
	for (size_t i = 0; i < state->data.list.count; i++)
		clashes += state->data.clashes[i] != NULL;
	strbuf_addf(out, "%s ", _("排期"));
	add_span(state, out);
	strbuf_addf(out, " %s %s %s ", line, shown_of(state), line);
	strbuf_addf(out, _("%d场"), hearings);
	if (clashes)
		strbuf_addf(out, _(" 冲突%d场"), clashes);
	if (provisional)
		strbuf_addf(out, " %s %s", line, _("工作日暂定"));
}

static void draw_foot(
	struct view *view, const struct calendar_scene *scene, struct canvas *canvas, struct rect area)
{
	struct calendar_state *state = calendar_state_of(view);
	const struct foot_source source = {.scene = scene,
		.data = &state->data,
		.words = app_office(view->app)->words,
		.looked_for = state->grab.hearing_id ? &state->grab.of : &state->chosen,
		.grab = &state->grab,
		.place = &state->place};
	calendar_foot_make(&source, &state->foot);
	int row = area.row, last = area.row + area.rows;
	for (size_t i = 0; i < state->foot.count && row < last; i++) {
		const struct foot_line *line = &state->foot.lines[i];
		int after = (int)(state->foot.count - i) - 1, room = last - row - after;
		if (room < 2) {
			canvas_field(canvas, row++, area.column, area.columns, TEXT_LEFT, line->style,
				strbuf_text(&line->text));
			continue;
		}
		/* A long sentence takes the lines that nobody else needs. */
		int lines = canvas_paragraph(canvas, (struct rect){row, area.column, room, area.columns}, 0,
			line->style, strbuf_text(&line->text));
		row += lines < room ? lines : room;
	}
}

/* What the signs before the numbers mean, in the lower line of the frame. */
static void draw_legend(struct canvas *canvas, struct rect area, style_id style)
{
	const char *legend = _(" ! 冲突  * 本案  = 已开  ? 过期未登记  < 今天 ");
	int width = text_columns(legend);
	if (width <= area.columns - 4)
		canvas_text(canvas, area.row + area.rows - 1, area.column + 2, style, legend);
}

static void draw_calendar(struct view *view, struct canvas *canvas, struct rect area)
{
	struct calendar_state *state = calendar_state_of(view);
	style_id frame = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct strbuf title = {0};
	make_title(state, canvas_glyph(canvas, GLYPH_HORIZONTAL), &title);
	canvas_frame(canvas, area, frame, strbuf_text(&title));
	strbuf_free(&title);
	draw_legend(canvas, area, frame);
	if (state->data.day_count == 0)
		return;
	struct calendar_scene scene = calendar_scene_of(view);
	struct rect inside = rect_inside(area);
	calendar_layout(&scene, &state->grid);
	for (size_t i = 0; i < state->grid.count; i++)
		draw_piece(&state->grid, &state->grid.pieces[i], canvas, inside);
	int rule = inside.row + scene.height;
	canvas_rule(canvas, rule, area.column, area.columns, frame, NULL);
	draw_foot(view, &scene, canvas,
		(struct rect){rule + 1, inside.column, inside.row + inside.rows - rule - 1, inside.columns});
}

/* --- Moving ------------------------------------------------------------------------------------------ */

unsigned calendar_changed(struct calendar_state *state)
{
	state->moved = false;
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

unsigned calendar_go(struct view *view, struct calendar_cursor to)
{
	struct calendar_state *state = calendar_state_of(view);
	state->cursor = to;
	if (to.column < state->data.column_count)
		state->column_id = state->data.columns[to.column].id;
	state->moved = true;
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned move_calendar(struct view *view, enum move move)
{
	struct calendar_scene scene = calendar_scene_of(view);
	switch (move) {
	case MOVE_UP: return calendar_go(view, calendar_step(&scene, 0, -1));
	case MOVE_DOWN: return calendar_go(view, calendar_step(&scene, 0, 1));
	case MOVE_LEFT: return calendar_go(view, calendar_step(&scene, -1, 0));
	case MOVE_RIGHT: return calendar_go(view, calendar_step(&scene, 1, 0));
	case MOVE_PAGE_UP: return calendar_go(view, calendar_page(&scene, -1));
	case MOVE_PAGE_DOWN: return calendar_go(view, calendar_page(&scene, 1));
	case MOVE_HOME: return calendar_go(view, calendar_edge(&scene, false));
	case MOVE_END: return calendar_go(view, calendar_edge(&scene, true));
	case MOVE_NEXT_BOX: return calendar_go(view, calendar_jump(&scene, 1));
	case MOVE_PREVIOUS_BOX: return calendar_go(view, calendar_jump(&scene, -1));
	case MOVE_OPEN: return calendar_enter(view);
	default: return EFFECT_NOT_MINE;
	}
}

/* While a hearing is carried, what usually leaves the pane puts it back. */
static unsigned key_calendar(struct view *view, const struct key_event *key)
{
	struct calendar_state *state = calendar_state_of(view);
	if (!state->grab.hearing_id || (key->code != K_ESCAPE && key->code != 'q'))
		return EFFECT_NOT_MINE;
	state->sought = state->grab.hearing_id;
	state->cursor.day = minute_date(state->grab.start);
	calendar_let_go(state);
	app_say(view->app, "%s", _("没有改期，开庭仍在原处"));
	return calendar_changed(state);
}

static void choose(const struct view *view, struct pane_choice *out)
{
	const struct calendar_state *state = calendar_state_of(view);
	const struct hearing_row *row = calendar_at_cursor(view);
	int64_t hearing_id = state->grab.hearing_id ? state->grab.hearing_id : row ? row->hearing_id : 0;
	out->case_id = chosen_case(view);
	out->have |= state->have;
	if (hearing_id) {
		out->subject = &hearing_table;
		out->subject_id = hearing_id;
	}
}

const struct pane calendar_pane = {
	.id = "calendar",
	.title = N_("排期"),
	.kind = PANE_TAB,
	.state_size = sizeof(struct calendar_state),
	.open = open_calendar,
	.load = load_calendar,
	.draw = draw_calendar,
	.move = move_calendar,
	.key = key_calendar,
	.choice = choose,
	.close = close_calendar,
	.commands = calendar_commands,
};
