/* calendar_load.c — what the calendar pane reads, and where the cursor stands in it. */
#include "app.h"
#include "pane/calendar_state.h"
#include "store/row.h"

#include <string.h>

enum { ROOMY_HEIGHT = 30 /* from here on the foot has a line more */ };

static int foot_rows(const struct view *view)
{
	return view->height < ROOMY_HEIGHT ? FOOT_LINES - 1 : FOOT_LINES;
}

struct calendar_scene calendar_scene_of(const struct view *view)
{
	const struct calendar_state *state = calendar_state_of(view);
	const struct calendar_query *query = &state->query;
	const struct calendar_case *looked_for = state->grab.hearing_id ? &state->grab.of : &state->chosen;
	return (struct calendar_scene){.view = query->view,
		.slots = &calendar_usual_slots,
		.days = state->data.days,
		.day_count = state->data.day_count,
		.entries = state->data.entries,
		.entry_count = state->data.entry_count,
		.columns = state->data.headings,
		.column_count = state->data.column_count,
		.room_shown = query->by != CALENDAR_BY_ROOM ||
			      (query->view != CALENDAR_DAY && !query->only[CALENDAR_BY_ROOM]),
		.today = app_office(view->app)->today,
		.cursor = state->cursor,
		.free = looked_for->free,
		.free_count = looked_for->free_count,
		.free_number = state->grab.hearing_id ? state->grab.number : state->chosen_number,
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

bool calendar_open(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	(void)err;
	struct calendar_state *state = calendar_state_of(view);
	state->query.view = CALENDAR_WEEK;
	state->cursor.day = app_office(view->app)->today;
	state->cursor.minute = calendar_usual_slots.minute[0];
	return true;
}

/* The chosen case; when it is another one, the cursor goes to its hearing, or to its first lawful slot. */
static bool load_chosen(struct view *view, struct error *err)
{
	struct calendar_state *state = calendar_state_of(view);
	struct calendar_case *chosen = &state->chosen;
	int64_t before = chosen->need.case_id;
	if (!calendar_case_load(chosen, app_office(view->app), view->case_id, err)) {
		if (err->code != ERR_NOTFOUND)
			return false;
		error_clear(err); /* its registration was undone */
		view->case_id = 0;
	}
	int64_t now = chosen->need.case_id;
	state->query.case_id = now;
	calendar_short_number(
		chosen->number, civil_split(app_office(view->app)->today).year, state->chosen_number);
	if (now == before || !now || state->grab.hearing_id)
		return true;
	civil_minute at = chosen->has_slot ? chosen->first.start : chosen->need.planned;
	if (at != MINUTE_NONE) {
		state->cursor.day = minute_date(at);
		state->cursor.minute = minute_of_day(at);
	}
	state->cursor.entry = 0;
	return true;
}

bool calendar_grab_look(struct calendar_grab *grab, struct office *office, struct error *err)
{
	const struct slot own = {
		.start = grab->start, .end = grab->end, .room_id = grab->room_id, .clerk_id = grab->clerk_id};
	return calendar_case_load(&grab->of, office, grab->case_id, err) &&
	       (grab->end == MINUTE_NONE || calendar_case_move(&grab->of, office, &own, err));
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
	return !same || calendar_grab_look(grab, office, err);
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
	calendar_case_show(&state->chosen, state->data.first, state->data.last);
	calendar_case_show(&state->grab.of, state->data.first, state->data.last);
	find_column(state);
	find_sought(view);
	state->version = version;
	return true;
}

bool calendar_covers_cursor(const struct calendar_state *state)
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
	return query->only[CALENDAR_BY_ROOM];
}

/* What would come of putting the hearing that is looked for where the cursor is. */
static bool judge_place(struct view *view, struct error *err)
{
	struct calendar_state *state = calendar_state_of(view);
	const struct calendar_grab *grab = &state->grab;
	struct calendar_scene scene = calendar_scene_of(view);
	const struct hearing_need *of = grab->hearing_id ? &grab->of.need : &state->chosen.need;
	bool timed = grab->end != MINUTE_NONE && grab->hearing_id;
	struct hearing_proposal proposal = {.case_id = of->case_id,
		.hearing_id = grab->hearing_id,
		.room_id = cursor_room(state),
		.clerk_id = grab->hearing_id ? grab->clerk_id : of->clerk_id,
		.start = minute_make(scene.cursor.day, 0, 0) + calendar_cursor_minute(&scene)};
	if (grab->hearing_id && !proposal.room_id)
		proposal.room_id = grab->room_id;
	proposal.end = proposal.start + (timed ? grab->end - grab->start : of->minutes);
	bool whole_day = scene.view == CALENDAR_MONTH && !grab->hearing_id;
	const struct calendar_case *sought = grab->hearing_id ? &grab->of : &state->chosen;
	if (!calendar_place_judge(&state->place, app_office(view->app), of, &proposal, whole_day, err))
		return false;
	bool has_house = grab->hearing_id ? timed : calendar_case_is_looking(sought);
	if (has_house && !whole_day &&
		!calendar_place_ask_house(&state->place, &sought->house, of, &proposal, err))
		return false;
	/* What is joined with a case that has its hearing is heard there. */
	bool elsewhere = !grab->hearing_id && sought->is_beside && proposal.start != sought->first.start;
	return !elsewhere || calendar_place_warn(&state->place, strbuf_text(&sought->why), err);
}

int64_t calendar_case_at(const struct view *view)
{
	const struct calendar_state *state = calendar_state_of(view);
	const struct hearing_row *row = calendar_at_cursor(view);
	return state->grab.hearing_id ? state->grab.of.need.case_id : row ? row->case_id : view->case_id;
}

bool calendar_load(struct view *view, struct error *err)
{
	struct calendar_state *state = calendar_state_of(view);
	struct office *office = app_office(view->app);
	bool current = state->moved && calendar_covers_cursor(state) &&
		       view->case_id == state->chosen.need.case_id &&
		       state->version == store_version(office->store);
	state->moved = false;
	return (current || load_everything(view, err)) && judge_place(view, err) &&
	       act_have(office, calendar_case_at(view), &state->have, err);
}
