/* rooms.c — the rooms hearings are held in: how many they seat, when they are open, what is in them. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/input.h"

#include <stdio.h>

enum { DAY_MINUTES = 1440 };

static void describe_room(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	strbuf_add(out, ((const struct room *)row)->name);
}

const struct subject subject_room = {&room_table, NULL, describe_room};

/* An hour of the day as people write it; nothing is `unsaid`. */
static bool put_hour(const struct act_call *call, const struct input_field *field, int64_t unsaid,
	int64_t *hour, struct error *err)
{
	const char *text = act_text(call, field->id);
	civil_minute time;
	if (!act_given(call, field->id))
		return true;
	*hour = unsaid;
	if (!text)
		return true;
	struct error wrong = ERROR_INIT;
	struct strbuf dated = {0}; /* the parser wants a day before it */
	strbuf_addf(&dated, "2020-01-01 %s", text);
	bool good = !dated.failed && input_time(field, strbuf_text(&dated), 0, &time, &wrong);
	error_clear(&wrong);
	strbuf_free(&dated);
	if (good)
		*hour = minute_of_day(time);
	return good || error_field(err, field->id, _("%s：“%s”不是时间，可写 9:00"), field->label, text);
}

static bool put_hours(const struct act_call *call, struct room *row, struct error *err)
{
	const struct input_field opens = {"opens", _("开放自")}, closes = {"closes", _("开放至")};
	if (!put_hour(call, &opens, 0, &row->opens, err) ||
		!put_hour(call, &closes, DAY_MINUTES, &row->closes, err))
		return false;
	return row->opens < row->closes || error_field(err, "closes", _("开放至：须晚于开放自"));
}

static bool put_room(const struct act_call *call, struct room *row, struct error *err)
{
	if (act_given(call, "name") && !act_text(call, "name"))
		return error_field(err, "name", _("名称：不能为空"));
	act_put_number(call, "capacity", &row->capacity);
	act_put_flag(call, "online", &row->is_online);
	return put_hours(call, row, err) && act_put_text(call, "equipment", &row->equipment, err) &&
	       act_put_text(call, "name", &row->name, err);
}

bool act_add_room(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct room row;
	row_init(&room_table, &row);
	bool good = put_room(call, &row, err) && row_insert(office->store, &room_table, &row, err) &&
		    act_say(result, err, _("已登记 %s"), row.name);
	result->row_id = row.id;
	row_clear(&room_table, &row);
	return good;
}

bool act_edit_room(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct room row;
	bool good = row_get(office->store, &room_table, act_number(call, "room"), &row, err) &&
		    put_room(call, &row, err) && row_update(office->store, &room_table, &row, err) &&
		    act_say(result, err, _("已修改 %s"), row.name);
	result->row_id = row.id;
	row_clear(&room_table, &row);
	return good;
}

/* "9:00"; what was not said stays empty. */
static bool fill_hour(struct office *office, struct act_call *call, const char *id, int64_t hour,
	int64_t unsaid, struct error *err)
{
	char text[8];
	if (hour == unsaid)
		return true;
	snprintf(text, sizeof text, "%d:%02d", (int)(hour / 60), (int)(hour % 60));
	return act_fill_text(office, call, id, text, err);
}

bool fill_room(struct office *office, struct act_call *call, struct error *err)
{
	struct room row;
	if (act_number(call, "room") == 0)
		return true;
	bool good = row_get(office->store, &room_table, act_number(call, "room"), &row, err) &&
		    act_fill_text(office, call, "name", row.name, err) &&
		    act_fill_number(office, call, "capacity", row.capacity, err) &&
		    act_fill_flag(office, call, "online", row.is_online, err) &&
		    fill_hour(office, call, "opens", row.opens, 0, err) &&
		    fill_hour(office, call, "closes", row.closes, DAY_MINUTES, err) &&
		    act_fill_text(office, call, "equipment", row.equipment, err);
	row_clear(&room_table, &row);
	return good;
}
