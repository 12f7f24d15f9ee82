/* assignment.c — who is called upon: the roster with term and load, judged for the case under question, and
 * the seats of whoever is under the cursor. */
#include "app.h"
#include "base/i18n.h"
#include "law/stage.h"
#include "pane/assignment_private.h"
#include "pane/list_moves.h"
#include "pane/panes.h"

#include <stdlib.h>
#include <string.h>

enum {
	SIDE_BY_SIDE = 140, /* columns from which the two boxes stand beside each other */
	FOOT_ROWS = 4, /* a rule, the tribunal, two lines of reasons */
	FOOT_TALL = 6,
	TALL = 36, /* rows from which there is room for more of them */
	LEAST_SEATS = 6 /* a rule, headings, four rows */
};

/* --- Opening and loading ------------------------------------------------------------------------------ */

static void draw_roster_cell(
	void *data, size_t row, const struct list_column *column, struct list_cell *cell);
static void draw_seat_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell);

static bool open_assignment(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	(void)err;
	struct assignment_state *state = assignment_state_of(view);
	roster_columns_copy(state->roster_columns);
	seat_columns_copy(state->seat_columns);
	state->list = (struct list){.columns = state->roster_columns,
		.column_count = ROSTER_COLUMNS,
		.cell = draw_roster_cell,
		.data = view};
	state->seat_list = (struct list){.columns = state->seat_columns,
		.column_count = SEAT_COLUMNS,
		.cell = draw_seat_cell,
		.data = view};
	return true;
}

static void close_assignment(struct view *view)
{
	struct assignment_state *state = assignment_state_of(view);
	assignment_data_free(&state->data);
	seat_list_free(&state->seats);
	row_list_free(&state->ties);
	list_free(&state->list);
	list_free(&state->seat_list);
	strbuf_free(&state->cell);
	free(state->choices);
}

const struct assignment_row *assignment_current(const struct assignment_state *state)
{
	return state->list.cursor < state->data.count ? &state->data.rows[state->list.cursor] : NULL;
}

/* The arbitrator stays under the cursor when the rows are read or ordered anew; a new order begins above. */
static bool arrange(struct assignment_state *state, int64_t arbitrator_id, struct error *err)
{
	if (!assignment_data_arrange(&state->data, &state->filter, state->order, err))
		return false;
	list_set_count(&state->list, state->data.count);
	if (state->arrange)
		list_go(&state->list, 0);
	for (size_t i = 0; !state->arrange && i < state->data.count; i++)
		if (state->data.rows[i].who->arbitrator.id == arbitrator_id)
			list_go(&state->list, i);
	state->arrange = false;
	return true;
}

static bool load_ties(
	struct assignment_state *state, struct store *store, int64_t arbitrator_id, struct error *err)
{
	row_list_free(&state->ties);
	state->ties = (struct row_list){0};
	return !arbitrator_id || row_list_where_int(store, &arbitrator_tie_table, "arbitrator_id",
					 arbitrator_id, 0, &state->ties, err);
}

/* While the cursor walks through the roster only as many as can be seen are read; all with the focus on them.
 */
static bool load_seats(struct view *view, struct error *err)
{
	struct assignment_state *state = assignment_state_of(view);
	struct store *store = app_office(view->app)->store;
	const struct assignment_row *row = assignment_current(state);
	int64_t arbitrator_id = row ? row->who->arbitrator.id : 0;
	bool other = arbitrator_id != state->seats_of;
	seat_list_free(&state->seats);
	state->seats_of = arbitrator_id;
	size_t seen = view->height > 2 * LEAST_SEATS ? (size_t)view->height / 2 : (size_t)LEAST_SEATS;
	state->seat_limit = state->box == BOX_SEATS || seen > SEATS_SHOWN ? SEATS_SHOWN : seen;
	if (arbitrator_id &&
		!seats_of_arbitrator(store, arbitrator_id, state->seat_limit, &state->seats, err))
		return false;
	if (!load_ties(state, store, arbitrator_id, err))
		return false;
	list_set_count(&state->seat_list, state->seats.count);
	if (other)
		list_go(&state->seat_list, 0);
	if (state->seats.count == 0)
		state->box = BOX_ROSTER;
	return true;
}

/* The cursor alone changes nothing but whose seats are shown. */
static bool load_assignment(struct view *view, struct error *err)
{
	struct assignment_state *state = assignment_state_of(view);
	struct office *office = app_office(view->app);
	int64_t version = store_version(office->store);
	const struct assignment_row *row = assignment_current(state);
	int64_t arbitrator_id = row ? row->who->arbitrator.id : 0;
	bool fresh = state->loaded && version == state->version && view->case_id == state->data.of.id &&
		     office->today == state->data.today;
	if (!fresh) {
		state->loaded = false;
		if (view->case_id != state->data.of.id)
			state->arrange = true;
		state->list.count = 0; /* its rows are about to be freed */
		bool good = assignment_data_load(&state->data, office, view->case_id, err);
		if (!good && err->code == ERR_NOTFOUND && view->case_id) {
			error_clear(err); /* its registration was undone */
			view->case_id = 0;
			good = assignment_data_load(&state->data, office, 0, err);
		}
		if (!good)
			return false;
		state->version = version;
		state->loaded = true;
	}
	if ((!fresh || state->arrange) && !arrange(state, arbitrator_id, err))
		return false;
	return load_seats(view, err);
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

static void draw_roster_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	struct assignment_state *state = assignment_state_of(data);
	state->columns.width = cell->width;
	strbuf_reset(&state->cell);
	cell->style = tone_style(roster_cell((size_t)(column - state->roster_columns), &state->data.rows[row],
		&state->columns, &state->cell));
	cell->text = strbuf_text(&state->cell);
}

static void draw_seat_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	struct assignment_state *state = assignment_state_of(data);
	state->columns.width = cell->width;
	strbuf_reset(&state->cell);
	cell->style = tone_style(seat_cell((size_t)(column - state->seat_columns), &state->seats.items[row],
		&state->columns, &state->cell));
	cell->text = strbuf_text(&state->cell);
}

static void draw_lists(struct view *view, struct canvas *canvas, struct rect roster, struct rect seats)
{
	struct assignment_state *state = assignment_state_of(view);
	const struct office *office = app_office(view->app);
	state->columns = (struct column_context){.today = office->today,
		.words = office->words,
		.most = state->data.most,
		.load_width = state->data.load_width,
		.training_hours = state->data.training_hours,
		.bar = canvas_glyph(canvas, GLYPH_BAR),
		.bar_rest = canvas_glyph(canvas, GLYPH_BAR_REST)};
	list_draw(&state->list, canvas, roster, view->focused && state->box == BOX_ROSTER);
	if (state->data.count == 0)
		canvas_paragraph(canvas,
			(struct rect){roster.row + 1, roster.column + 1, roster.rows - 1, roster.columns - 2},
			0, STYLE_DIM,
			state->data.roster.count ? _("没有符合筛选条件的仲裁员。按 f 改筛选，按 F 显示全部。")
						 : _("还没有登记仲裁员。按 A 登记一名。"));
	list_draw(&state->seat_list, canvas, seats, view->focused && state->box == BOX_SEATS);
}

static void draw_foot(const struct assignment_state *state, struct canvas *canvas, struct rect area)
{
	const struct assignment_row *row = assignment_current(state);
	struct strbuf text = {0};
	if (state->data.of.id) {
		assignment_tribunal_text(&state->data, &text);
		/* Three long names take a second line rather than hide what seats are missing. */
		struct rect above = area;
		above.rows--;
		int lines = canvas_paragraph(canvas, above, 0, STYLE_NORMAL, strbuf_text(&text));
		lines = lines < above.rows ? lines : above.rows;
		area.row += lines;
		area.rows -= lines;
		strbuf_reset(&text);
	}
	canvas_fill(canvas, area, STYLE_NORMAL);
	if (row)
		assignment_person_text(&state->data, row, &state->ties, &text);
	int lines = canvas_paragraph(canvas, area, 0,
		row && !assignment_is_free(row) ? STYLE_WARNING : STYLE_NORMAL, strbuf_text(&text));
	if (lines > area.rows) {
		const char *more = _("… Enter 看全部");
		int columns = text_columns(more);
		canvas_field(canvas, area.row + area.rows - 1, area.column + area.columns - columns, columns,
			TEXT_LEFT, STYLE_DIM, more);
	}
	strbuf_free(&text);
}

/* In the lower line of the frame: what is filtered and how it is sorted. */
static void draw_below(
	const struct assignment_state *state, struct canvas *canvas, struct rect area, style_id style)
{
	struct strbuf words = {0}, text = {0};
	assignment_filter_text(&state->filter, &words);
	strbuf_addf(&text, " %s %s %s ", words.length ? strbuf_text(&words) : _("全部仲裁员"),
		canvas_glyph(canvas, GLYPH_HORIZONTAL), assignment_order_label(state->order));
	int width = text_columns(strbuf_text(&text));
	int room = area.columns - 4;
	canvas_field(canvas, area.row + area.rows - 1, area.column + 2, width < room ? width : room,
		TEXT_LEFT, style, strbuf_text(&text));
	strbuf_free(&words);
	strbuf_free(&text);
}

/* The parts of the pane: the roster above its foot; the seats below it in the same frame, or beside it in
 * their own on a wide screen. */
struct parts {
	struct rect frame, roster, foot, seats;
	struct rect seats_frame; /* without columns where they have none */
};

static struct parts lay_out(struct rect area)
{
	struct parts parts = {.frame = area};
	int seats = 0;
	if (area.columns >= SIDE_BY_SIDE) {
		parts.frame.columns = area.columns * 3 / 5;
		parts.seats_frame = area;
		parts.seats_frame.column += parts.frame.columns;
		parts.seats_frame.columns -= parts.frame.columns;
		parts.seats = rect_inside(parts.seats_frame);
	}
	struct rect inside = rect_inside(parts.frame);
	if (!parts.seats_frame.columns)
		seats = inside.rows / 3 > LEAST_SEATS ? inside.rows / 3 : LEAST_SEATS;
	int foot = area.rows >= TALL ? FOOT_TALL : FOOT_ROWS;
	int rows = inside.rows - foot - seats;
	parts.roster = (struct rect){inside.row, inside.column, rows, inside.columns};
	parts.foot = (struct rect){inside.row + rows + 1, inside.column, foot - 1, inside.columns};
	if (seats)
		parts.seats =
			(struct rect){inside.row + rows + foot + 1, inside.column, seats - 1, inside.columns};
	return parts;
}

static void draw_assignment(struct view *view, struct canvas *canvas, struct rect area)
{
	struct assignment_state *state = assignment_state_of(view);
	style_id frame = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct parts parts = lay_out(area);
	struct rect whole = parts.frame;
	struct strbuf title = {0}, seats = {0};
	assignment_title(&state->data, canvas_glyph(canvas, GLYPH_HORIZONTAL), &title);
	assignment_seats_title(&state->data, state->seats_of, state->seats.count, state->seat_limit, &seats);
	canvas_frame(canvas, whole, frame, strbuf_text(&title));
	canvas_rule(canvas, parts.foot.row - 1, whole.column, whole.columns, frame,
		state->data.of.id ? _("组庭") : NULL);
	if (parts.seats_frame.columns)
		canvas_frame(canvas, parts.seats_frame, frame, strbuf_text(&seats));
	else
		canvas_rule(
			canvas, parts.seats.row - 1, whole.column, whole.columns, frame, strbuf_text(&seats));
	draw_below(state, canvas, whole, frame);
	strbuf_free(&title);
	strbuf_free(&seats);
	draw_lists(view, canvas, parts.roster, parts.seats);
	draw_foot(state, canvas, parts.foot);
}

/* --- Moving and choosing ------------------------------------------------------------------------------ */

static const struct seat_row *current_seat(const struct assignment_state *state)
{
	return state->seat_list.cursor < state->seats.count ? &state->seats.items[state->seat_list.cursor]
							    : NULL;
}

static unsigned go_to_box(struct assignment_state *state, enum assignment_box box)
{
	if (box == BOX_SEATS && state->seats.count == 0)
		return EFFECT_NONE;
	state->box = box;
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

/* Everything that is kept of whoever is under the cursor. */
static unsigned show_file(struct view *view)
{
	const struct assignment_row *row = assignment_current(assignment_state_of(view));
	return row ? app_show(view->app, pane_find("arbitrator"), 0, &row->who->arbitrator.id) : EFFECT_NONE;
}

/* Another arbitrator has other seats: they are read. */
static unsigned move_in_list(struct assignment_state *state, enum move move)
{
	if (state->box == BOX_SEATS)
		return pane_move_list(&state->seat_list, move);
	return pane_move_list(&state->list, move) | EFFECT_RELOAD;
}

static unsigned move_assignment(struct view *view, enum move move)
{
	struct assignment_state *state = assignment_state_of(view);
	const struct seat_row *seat = current_seat(state);
	switch (move) {
	case MOVE_LEFT: return go_to_box(state, BOX_ROSTER);
	case MOVE_RIGHT: return go_to_box(state, BOX_SEATS);
	case MOVE_NEXT_BOX:
	case MOVE_PREVIOUS_BOX: return go_to_box(state, state->box == BOX_ROSTER ? BOX_SEATS : BOX_ROSTER);
	case MOVE_OPEN:
		if (state->box == BOX_ROSTER)
			return show_file(view);
		return seat ? app_show_case(view->app, seat->case_id) : EFFECT_NONE;
	case MOVE_MARK:
	case MOVES: return EFFECT_NOT_MINE;
	default: return move_in_list(state, move);
	}
}

/* Among an arbitrator's seats the one under the cursor, with its case; else the case under question, and the
 * seat in it of whoever is under the cursor. */
static void choose(const struct view *view, struct pane_choice *out)
{
	const struct assignment_state *state = assignment_state_of(view);
	const struct seat_row *seat = current_seat(state);
	const struct assignment_row *row = assignment_current(state);
	if (state->box == BOX_SEATS && seat) {
		out->case_id = seat->case_id;
		out->have |= seat->case_is_open ? NEED_OPEN | NEED_ACCEPTED : NEED_ACCEPTED;
		out->have |= strcmp(seat->state, "accepted") == 0 ? NEED_TRIBUNAL : 0u;
		out->subject = &tribunal_table;
		out->subject_id = seat->tribunal_id;
		return;
	}
	const struct assignment_case *of = &state->data.of;
	if (of->id != view->case_id || !of->id)
		return;
	out->have |= of->stage != LAW_STAGE_CLOSED ? NEED_OPEN : 0u;
	out->have |= of->accepted ? NEED_ACCEPTED : 0u;
	for (size_t i = 0; i < of->seats.count; i++)
		if (strcmp(ROW_AT(&of->seats, tribunal, i)->state, "accepted") == 0)
			out->have |= NEED_TRIBUNAL;
	if (row && row->seat) {
		out->subject = &tribunal_table;
		out->subject_id = row->seat->id;
	}
}

/* --- Searching ---------------------------------------------------------------------------------------- */

static bool match_assignment(struct view *view, const char *text, struct error *err)
{
	struct assignment_state *state = assignment_state_of(view);
	if (strlen(text) >= sizeof state->filter.name)
		return error_set(err, ERR_INPUT, _("姓名太长：写其中几个字即可"));
	memcpy(state->filter.name, text, strlen(text) + 1);
	state->arrange = true;
	return true;
}

static const char *matched_assignment(const struct view *view)
{
	return assignment_state_of(view)->filter.name;
}

const struct pane assignment_pane = {
	.id = "assignment",
	.title = N_("仲裁员"),
	.kind = PANE_TAB,
	.takes_case = true,
	.state_size = sizeof(struct assignment_state),
	.open = open_assignment,
	.load = load_assignment,
	.draw = draw_assignment,
	.move = move_assignment,
	.match = match_assignment,
	.matched = matched_assignment,
	.choice = choose,
	.close = close_assignment,
	.commands = assignment_commands,
};
