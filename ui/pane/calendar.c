/* calendar.c — the hearing calendar: month, week and day by room and by arbitrator. The grids are pure
 * layouts (calendar_grid.h); here they are drawn and moved in. */
#include "app.h"
#include "base/i18n.h"
#include "base/week.h"
#include "pane/calendar_state.h"
#include "pane/panes.h"

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
	[GRID_FREE] = STYLE_DONE,
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
	const char *name = calendar_choice_named(&state->data.choices, query->by, query->only[query->by]);
	return name ? name : _(calendar_bys[query->by].all);
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

/* When the one arbitrator that is shown can come; last, because it may be long. */
static void add_week_of(const struct calendar_state *state, const char *line, struct strbuf *out)
{
	const struct row_list *list = &state->data.choices.lists[CALENDAR_BY_ARBITRATOR];
	for (size_t i = 0; state->query.by == CALENDAR_BY_ARBITRATOR && i < list->count; i++) {
		const struct arbitrator *row = ROW_AT(list, arbitrator, i);
		if (row->id != state->query.only[CALENDAR_BY_ARBITRATOR] || row->week == WEEK_ALL)
			continue;
		strbuf_addf(out, " %s ", line);
		week_text(row->week, out);
	}
}

static void make_title(const struct calendar_state *state, const char *line, struct strbuf *out)
{
	int hearings = 0, clashes = 0, unlawful = 0, asked = 0;
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
	for (size_t i = 0; i < state->data.flaws.count; i++)
		*(state->data.flaws.items[i].flaw == FLAW_ASKED ? &asked : &unlawful) += 1;
	if (unlawful)
		strbuf_addf(out, _(" 不合法%d场"), unlawful);
	if (asked)
		strbuf_addf(out, _(" 延期待决%d场"), asked);
	if (provisional)
		strbuf_addf(out, " %s %s", line, _("工作日暂定"));
	add_week_of(state, line, out);
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
	const char *legend = _(" ! 冲突或不合法  * 本案  + 可排  = 已开  ? 过期未登记  < 今天 ");
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
	if (!calendar_covers_cursor(state)) /* it could not be loaded: the message says why */
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
	out->case_id = calendar_case_at(view);
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
	.open = calendar_open,
	.load = calendar_load,
	.draw = draw_calendar,
	.move = move_calendar,
	.key = key_calendar,
	.choice = choose,
	.close = close_calendar,
	.commands = calendar_commands,
};
