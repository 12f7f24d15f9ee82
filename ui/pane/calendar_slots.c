/* calendar_slots.c — the list of the first lawful slots of the case that a hearing is looked for, or of the
 * hearing that is carried: each with why it is not earlier; the chosen one is where the cursor goes. */
#include "app.h"
#include "base/i18n.h"
#include "office/slot_text.h"
#include "pane/calendar_state.h"

enum { LISTED = 9 /* a digit each */ };

static const struct calendar_case *case_of(const struct calendar_state *state)
{
	return state->grab.hearing_id ? &state->grab.of : &state->chosen;
}

/* 2021-01-08 周五 09:00 四庭  此前可排 … */
static void slot_line(const struct calendar_case *of, const struct slot *slot, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	int minute = minute_of_day(slot->start);
	strbuf_addf(out, "%s %s %02d:%02d %s  ", civil_format(minute_date(slot->start), day),
		civil_weekday_name(minute_date(slot->start)), minute / 60, minute % 60,
		house_room(&of->house, slot->room_id));
	if (of->is_beside)
		strbuf_add(out, strbuf_text(&of->why));
	else
		slot_why_text(&of->house, &of->need, slot, out);
}

static unsigned go_to_slot(struct view *view, size_t item)
{
	struct calendar_state *state = calendar_state_of(view);
	struct slot slots[LISTED];
	size_t count = calendar_case_slots(case_of(state), slots, LISTED);
	if (item >= count)
		return EFFECT_REDRAW;
	struct calendar_cursor cursor = state->cursor;
	cursor.day = minute_date(slots[item].start);
	cursor.minute = minute_of_day(slots[item].start);
	cursor.entry = 0;
	return calendar_go(view, cursor);
}

static unsigned refuse(struct view *view, const char *why)
{
	struct error err = ERROR_INIT;
	error_set(&err, ERR_REFUSED, "%s", why);
	app_fail(view->app, &err);
	return EFFECT_REDRAW;
}

unsigned calendar_list_slots(struct view *view, int argument)
{
	const struct calendar_state *state = calendar_state_of(view);
	const struct calendar_case *of = case_of(state);
	struct slot slots[LISTED];
	struct menu_item items[LISTED];
	struct strbuf lines[LISTED] = {0}, title = {0};
	(void)argument;
	if (!of->need.case_id)
		return refuse(view, _("请先选定要排期的案件：按 c 输入案号"));
	if (!state->grab.hearing_id && !calendar_case_is_looking(of))
		return refuse(view, _("本案已经排定开庭；要改期的，在开庭上按 m 拿起"));
	size_t count = calendar_case_slots(of, slots, LISTED);
	if (count == 0)
		return refuse(view,
			of->why.length ? strbuf_text(&of->why) : _("一年之内没有合法而人员庭室都空的时间"));
	for (size_t i = 0; i < count; i++) {
		slot_line(of, &slots[i], &lines[i]);
		items[i] = (struct menu_item){(char)('1' + (int)i), strbuf_text(&lines[i]), false};
	}
	strbuf_addf(&title, _("%s 最早可排的时间"), of->number);
	unsigned effects = app_menu(view->app, strbuf_text(&title), items, count, go_to_slot);
	for (size_t i = 0; i < count; i++)
		strbuf_free(&lines[i]);
	strbuf_free(&title);
	return effects;
}
