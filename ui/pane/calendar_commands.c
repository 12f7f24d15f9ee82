/* calendar_commands.c — what the calendar's keys do: how it is looked at, which case a hearing is looked for,
 * how a hearing is scheduled and moved. */
#include "app.h"
#include "base/date_input.h"
#include "base/i18n.h"
#include "exchange/hearings_ics.h"
#include "pane/calendar_state.h"
#include "store/docket.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ITEMS = 200 };

/* --- How it is looked at ----------------------------------------------------------------------------- */

static unsigned set_view(struct view *view, int which)
{
	struct calendar_state *state = calendar_state_of(view);
	const struct hearing_row *row = calendar_at_cursor(view);
	if (row && !state->grab.hearing_id)
		state->sought = row->hearing_id;
	state->query.view = (enum calendar_view)which;
	state->cursor.entry = 0;
	return calendar_changed(state);
}

static unsigned next_view(struct view *view, int argument)
{
	/* From the usual one to the closer, then to the wider one. */
	static const enum calendar_view next[] = {[CALENDAR_WEEK] = CALENDAR_DAY,
		[CALENDAR_DAY] = CALENDAR_MONTH,
		[CALENDAR_MONTH] = CALENDAR_WEEK};
	(void)argument;
	return set_view(view, (int)next[calendar_state_of(view)->query.view]);
}

static unsigned next_by(struct view *view, int argument)
{
	struct calendar_state *state = calendar_state_of(view);
	(void)argument;
	const struct hearing_row *row = calendar_at_cursor(view);
	if (row && !state->grab.hearing_id)
		state->sought = row->hearing_id;
	state->query.by = (enum calendar_by)((state->query.by + 1) % CALENDAR_BYS);
	state->column_id = 0;
	state->cursor.column = state->cursor.entry = 0;
	return calendar_changed(state);
}

static size_t offered_count(const struct calendar_state *state)
{
	size_t count = state->data.choices.counts[state->query.by];
	return count < MOST_ITEMS - 1 ? count : MOST_ITEMS - 1;
}

static unsigned show_one(struct view *view, size_t item)
{
	struct calendar_state *state = calendar_state_of(view);
	enum calendar_by by = state->query.by;
	state->query.only[by] = item > 0 && item <= offered_count(state)
					? calendar_choice_id(&state->data.choices, by, item - 1)
					: 0;
	state->cursor.entry = 0;
	return calendar_changed(state);
}

static unsigned menu_one(struct view *view, int argument)
{
	struct calendar_state *state = calendar_state_of(view);
	(void)argument;
	enum calendar_by by = state->query.by;
	int64_t now = state->query.only[by];
	struct menu_item items[MOST_ITEMS] = {{'0', _(calendar_bys[by].all), now == 0}};
	size_t count = offered_count(state);
	for (size_t i = 0; i < count; i++)
		items[i + 1] = (struct menu_item){(char)(i < 9 ? '1' + (int)i : 0),
			calendar_choice_name(&state->data.choices, by, i),
			calendar_choice_id(&state->data.choices, by, i) == now};
	return app_menu(view->app, _(calendar_bys[by].only), items, count + 1, show_one);
}

static unsigned show_all(struct view *view, int argument)
{
	(void)argument;
	return show_one(view, 0);
}

/* --- Which day --------------------------------------------------------------------------------------- */

static unsigned go_to_day(struct view *view, civil_date day)
{
	struct calendar_cursor cursor = calendar_state_of(view)->cursor;
	cursor.day = day;
	cursor.entry = 0;
	return calendar_go(view, cursor);
}

static unsigned go_today(struct view *view, int argument)
{
	(void)argument;
	return go_to_day(view, app_office(view->app)->today);
}

static bool date_answer(struct view *view, const char *text, struct error *err)
{
	civil_date day = date_input_nearest(text, app_office(view->app)->today);
	if (day == CIVIL_NONE)
		return error_set(
			err, ERR_INPUT, _("“%s”不是日期，可写 2020-12-30、12-30、30、+7、今天"), text);
	go_to_day(view, day);
	view->stale = true;
	return true;
}

static unsigned ask_date(struct view *view, int argument)
{
	(void)argument;
	return app_prompt(view->app, _("到日期："), "", false, date_answer);
}

/* --- Which case -------------------------------------------------------------------------------------- */

static bool case_answer(struct view *view, const char *text, struct error *err)
{
	int64_t case_id = 0;
	if (*text && !docket_find(app_office(view->app)->store, text, &case_id, err))
		return false;
	view->case_id = case_id;
	view->stale = true;
	return true;
}

static unsigned ask_case(struct view *view, int argument)
{
	(void)argument;
	return app_prompt(view->app, _("为哪个案件排期（案号，留空即不选）："), "", false, case_answer);
}

/* --- Scheduling and moving --------------------------------------------------------------------------- */

enum { PRESETS = 4 };

/* What the form of a new place begins with: the cursor's time, and its room where it stands for one. */
struct place_presets {
	char start[MINUTE_TEXT_SIZE], hearing[32];
	struct preset presets[PRESETS];
};

static const char *cursor_room_name(const struct calendar_state *state)
{
	const struct calendar_query *query = &state->query;
	if (query->by != CALENDAR_BY_ROOM)
		return NULL;
	if (query->view == CALENDAR_DAY)
		return state->cursor.column < state->data.column_count &&
				       state->data.columns[state->cursor.column].id
			       ? state->data.columns[state->cursor.column].name
			       : NULL;
	return calendar_choice_named(&state->data.choices, CALENDAR_BY_ROOM, query->only[CALENDAR_BY_ROOM]);
}

/* The room that the cursor stands for, else one that is free for the chosen case then; "" when there is none.
 */
static const char *place_room(const struct calendar_state *state, civil_minute start)
{
	const char *room = cursor_room_name(state);
	struct slot slot;
	if (room || state->grab.hearing_id)
		return room;
	bool is_free = calendar_case_is_looking(&state->chosen) &&
		       slot_at(&state->chosen.house.slots, &state->chosen.need, start, &slot);
	return is_free ? house_room(&state->chosen.house, slot.room_id) : "";
}

static void set_presets(const struct view *view, int64_t hearing_id, struct place_presets *out)
{
	const struct calendar_state *state = calendar_state_of(view);
	struct calendar_scene scene = calendar_scene_of(view);
	size_t count = 0;
	civil_minute start = minute_make(scene.cursor.day, 0, 0) + calendar_cursor_minute(&scene);
	minute_format(start, out->start);
	out->start[10] = ' ';
	*out->presets = (struct preset){0};
	if (hearing_id) {
		snprintf(out->hearing, sizeof out->hearing, "id:%" PRId64, hearing_id);
		out->presets[count++] = (struct preset){"hearing", out->hearing};
	}
	out->presets[count++] = (struct preset){"start", out->start};
	const char *room = place_room(state, start);
	if (room)
		out->presets[count++] = (struct preset){"room", room};
	out->presets[count] = (struct preset){0};
}

static unsigned schedule_here(struct view *view, int argument)
{
	(void)argument;
	if (!view->case_id) {
		struct error err = ERROR_INIT;
		error_set(&err, ERR_REFUSED, _("请先选定要排期的案件：按 c 输入案号"));
		app_fail(view->app, &err);
		return EFFECT_REDRAW;
	}
	struct place_presets place;
	set_presets(view, 0, &place);
	return app_act_id(view->app, "schedule", view->case_id, place.presets);
}

static unsigned plan_all(struct view *view, int argument)
{
	(void)argument;
	return app_show(view->app, pane_find("plan"), 0, NULL);
}

void calendar_let_go(struct calendar_state *state)
{
	free(state->grab.room);
	calendar_case_free(&state->grab.of);
	state->grab = (struct calendar_grab){0};
}

static bool pick_up(struct view *view, const struct hearing_row *row, struct error *err)
{
	struct office *office = app_office(view->app);
	struct calendar_state *state = calendar_state_of(view);
	if (!row)
		return error_set(err, ERR_REFUSED, _("光标处没有开庭"));
	if (row->is_held)
		return error_set(err, ERR_REFUSED, _("这次庭已经开过，不能改期"));
	if (!act_allowed(office, act_find("move_hearing"), row->case_id, err))
		return false;
	calendar_let_go(state);
	struct calendar_grab *grab = &state->grab;
	grab->case_id = row->case_id;
	grab->room_id = row->room_id;
	grab->clerk_id = row->clerk_id;
	grab->start = row->start;
	grab->end = row->end;
	calendar_short_number(row->case_number, civil_split(office->today).year, grab->number);
	if (!row_set_text(&grab->room, row->room, err) || !calendar_grab_look(grab, office, err))
		return false;
	grab->hearing_id = row->hearing_id;
	return true;
}

static unsigned grab_hearing(struct view *view, int argument)
{
	(void)argument;
	struct error err = ERROR_INIT;
	struct calendar_state *state = calendar_state_of(view);
	if (state->grab.hearing_id)
		return calendar_enter(view);
	if (!pick_up(view, calendar_at_cursor(view), &err)) {
		calendar_let_go(state);
		app_fail(view->app, &err);
		return EFFECT_REDRAW;
	}
	/* It is carried at its own hour, also where the cursor stood beside it. */
	if (state->grab.end != MINUTE_NONE)
		state->cursor.minute = minute_of_day(state->grab.start);
	state->cursor.entry = 0;
	app_say(view->app, "%s", _("已拿起这次开庭：方向键移动，Enter 放下，Esc 放回"));
	return calendar_changed(state);
}

/* The hearing under the cursor, or of the chosen case, cannot take place as planned: first its tribunal is
 * made complete, then it gets the first lawful time. */
static unsigned go_on(struct view *view, int argument)
{
	(void)argument;
	struct calendar_state *state = calendar_state_of(view);
	const struct hearing_row *row = calendar_at_cursor(view);
	int64_t hearing_id = row ? row->hearing_id : state->chosen.need.planned_id;
	int64_t case_id = row ? row->case_id : state->chosen.need.case_id;
	if (!hearing_id)
		return app_say(view->app, "%s", _("光标处没有开庭")), EFFECT_REDRAW;
	const struct flawed_hearing *flaw = flaw_of(&state->data.flaws, hearing_id);
	if (flaw && flaw->flaw == FLAW_VACANT)
		return app_act_id(view->app, "draw", case_id, NULL);
	char id[32];
	snprintf(id, sizeof id, "id:%" PRId64, hearing_id);
	const struct preset presets[] = {{"hearing", id}, {0}};
	return app_act_id(view->app, "replan", case_id, presets);
}

unsigned calendar_enter(struct view *view)
{
	struct calendar_state *state = calendar_state_of(view);
	struct calendar_scene scene = calendar_scene_of(view);
	if (state->grab.hearing_id) {
		struct place_presets place;
		set_presets(view, state->grab.hearing_id, &place);
		return app_act_id(view->app, "move_hearing", state->grab.of.need.case_id, place.presets);
	}
	size_t count = calendar_under_cursor(&scene, NULL, 0);
	if (scene.view == CALENDAR_MONTH && (count > 1 || (count == 0 && !view->case_id)))
		return set_view(view, CALENDAR_DAY);
	const struct hearing_row *row = calendar_at_cursor(view);
	return row ? app_show_case(view->app, row->case_id) : schedule_here(view, 0);
}

/* What is shown, and what comes after it: the room or person that the pane is about. */
static bool export_answer(struct view *view, const char *path, struct error *err)
{
	const struct calendar_state *state = calendar_state_of(view);
	struct office *office = app_office(view->app);
	if (!*path)
		return error_set(err, ERR_INPUT, _("请写文件的名字"));
	struct hearing_query query = {.room_id = state->query.only[CALENDAR_BY_ROOM],
		.arbitrator_id = state->query.only[CALENDAR_BY_ARBITRATOR],
		.clerk_id = state->query.only[CALENDAR_BY_CLERK]};
	size_t count;
	hearings_export_span(office->today, &query);
	if (!hearings_export(office, &query, path, &count, err))
		return false;
	app_say(view->app, _("已把 %zu 次开庭写入 %s（一个月前到一年后）"), count, path);
	return true;
}

static unsigned export_hearings(struct view *view, int argument)
{
	(void)argument;
	char name[64], day[CIVIL_TEXT_SIZE];
	snprintf(name, sizeof name, "hearings-%s.ics", civil_format(app_office(view->app)->today, day));
	return app_prompt(view->app, _("导出日历到："), name, false, export_answer);
}

const struct command calendar_commands[] = {
	{.id = "schedule-here",
		.label = N_("排期"),
		.help = N_("为选定的案件排期：表格以光标处的时间和庭室开头"),
		.keys = "p",
		.needs = NEED_WRITABLE,
		.run = schedule_here,
		.bar = 10},
	{.id = "slots",
		.label = N_("可排"),
		.help = N_("列出最早可排的时间，各说明为什么不更早；选定即到那里"),
		.keys = "o",
		.run = calendar_list_slots,
		.bar = 14},
	{.id = "grab",
		.label = N_("改期"),
		.help = N_("拿起光标处的开庭，移到别处放下，填表确认"),
		.keys = "m",
		.needs = NEED_WRITABLE | NEED_PLANNED,
		.run = grab_hearing,
		.bar = 11},
	{.id = "go-on",
		.label = N_("重排"),
		.help = N_("开庭不能照常进行的：仲裁庭不全先抽取，再改到最早合法的时间"),
		.keys = "R",
		.needs = NEED_WRITABLE | NEED_PLANNED,
		.run = go_on,
		.bar = 13},
	{.id = "plan-all",
		.label = N_("全排"),
		.help = N_("全部待排案件一起排：先看方案，再整批或挑选后排定"),
		.keys = "a",
		.needs = NEED_WRITABLE,
		.run = plan_all,
		.bar = 12},
	{.id = "view",
		.label = N_("周日月"),
		.help = N_("换一种日历：周、日、月"),
		.keys = "w",
		.run = next_view,
		.bar = 20},
	{.id = "week",
		.label = N_("周"),
		.help = N_("看一周"),
		.keys = "W",
		.run = set_view,
		.argument = CALENDAR_WEEK},
	{.id = "day",
		.label = N_("日"),
		.help = N_("看一日"),
		.keys = "D",
		.run = set_view,
		.argument = CALENDAR_DAY},
	{.id = "month",
		.label = N_("月"),
		.help = N_("看一月"),
		.keys = "M",
		.run = set_view,
		.argument = CALENDAR_MONTH},
	{.id = "by",
		.label = N_("庭室/人"),
		.help = N_("按庭室看、按仲裁员看，或按书记员看"),
		.keys = "b",
		.run = next_by,
		.bar = 21},
	{.id = "only",
		.label = N_("只看"),
		.help = N_("只看一个庭室、一名仲裁员或书记员的开庭"),
		.keys = "f",
		.run = menu_one,
		.bar = 22},
	{.id = "only-clear",
		.label = N_("全部"),
		.help = N_("看全部庭室、仲裁员或书记员"),
		.keys = "F",
		.run = show_all},
	{.id = "go-today",
		.label = N_("今天"),
		.help = N_("回到今天"),
		.keys = "T",
		.run = go_today,
		.bar = 23},
	{.id = "date",
		.label = N_("日期"),
		.help = N_("到某一天：2020-12-30、12-30、30、+7、今天"),
		.keys = "d",
		.run = ask_date,
		.bar = 24},
	{.id = "case-here",
		.label = N_("选案"),
		.help = N_("选定为哪个案件排期；留空即不选"),
		.keys = "c",
		.run = ask_case,
		.bar = 25},
	{.id = "calendar-export",
		.label = N_("导出"),
		.help = N_("把开庭写成日历文件（iCalendar）：只看一个庭室或一人时，只写他的"),
		.keys = "E",
		.run = export_hearings},
	{0},
};
