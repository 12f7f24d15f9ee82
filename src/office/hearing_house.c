#include "office/hearing_house.h"

#include "base/i18n.h"
#include "base/week.h"
#include "store/settings.h"

#include <stdlib.h>
#include <string.h>

/* Smaller rooms first, so that a case does not take more room than it needs; equal ones as registered. */
static int by_capacity(const void *a, const void *b)
{
	const struct slot_room *x = a, *y = b;
	if (x->capacity != y->capacity)
		return x->capacity < y->capacity ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static bool set_rooms(struct hearing_house *house, struct error *err)
{
	house->rooms = calloc(house->room_rows.count + 1, sizeof *house->rooms);
	if (!house->rooms)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < house->room_rows.count; i++) {
		const struct room *row = ROW_AT(&house->room_rows, room, i);
		house->rooms[i] = (struct slot_room){.id = row->id,
			.capacity = (int)row->capacity,
			.is_online = row->is_online,
			.opens = (int)row->opens,
			.closes = (int)row->closes};
	}
	qsort(house->rooms, house->room_rows.count, sizeof *house->rooms, by_capacity);
	house->slots.rooms = house->rooms;
	house->slots.room_count = house->room_rows.count;
	return true;
}

static bool set_clerks(struct hearing_house *house, civil_date today, struct error *err)
{
	house->clerks = calloc(house->staff_rows.count + 1, sizeof *house->clerks);
	if (!house->clerks)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	size_t count = 0;
	for (size_t i = 0; i < house->staff_rows.count; i++) {
		const struct staff *row = ROW_AT(&house->staff_rows, staff, i);
		if (strcmp(row->role, "clerk") == 0 && (row->left_on == CIVIL_NONE || row->left_on > today))
			house->clerks[count++] = row->id;
	}
	house->slots.clerks = house->clerks;
	house->slots.clerk_count = count;
	return true;
}

/* 930 → 9:30. */
static int clock_setting(struct store *store, const char *key)
{
	int clock = store_setting_number(store, key);
	return clock / 100 * 60 + clock % 100;
}

static void set_sessions(struct slot_house *house, struct store *store)
{
	static const char *const keys[][2] = {{"hours.morning_from", "hours.morning_until"},
		{"hours.afternoon_from", "hours.afternoon_until"}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct slot_session session = {
			clock_setting(store, keys[i][0]), clock_setting(store, keys[i][1])};
		if (session.from < session.until)
			house->sessions[house->session_count++] = session;
	}
}

/* The half-days of the week at which an arbitrator does not come. */
static bool take_weeks(struct hearing_house *house, struct error *err)
{
	static const struct {
		int from, until;
	} halves[] = {{BUSY_FROM, WEEK_NOON}, {WEEK_NOON, BUSY_UNTIL}};
	bool good = true;
	for (size_t i = 0; i < house->arbitrator_rows.count; i++) {
		const struct arbitrator *row = ROW_AT(&house->arbitrator_rows, arbitrator, i);
		for (int half = 0; row->week != WEEK_ALL && half < 2 * WEEK_DAYS; half++)
			if (!(row->week >> half & 1))
				good = good &&
				       busy_take(&house->slots.busy, (struct busy_key){BUSY_WEEK, row->id},
					       half / 2,
					       busy_quarters(halves[half % 2].from, halves[half % 2].until));
	}
	return good || error_set(err, ERR_NOMEM, _("内存不足"));
}

bool hearing_house_load(struct hearing_house *out, struct office *office, struct error *err)
{
	*out = (struct hearing_house){.slots = {.law = office->law, .today = office->today}};
	set_sessions(&out->slots, office->store);
	out->slots.award_days = store_setting_number(office->store, "award_days");
	bool good = row_list_all(office->store, &room_table, &out->room_rows, err) &&
		    row_list_all(office->store, &staff_table, &out->staff_rows, err) &&
		    row_list_all(office->store, &arbitrator_table, &out->arbitrator_rows, err) &&
		    set_rooms(out, err) && set_clerks(out, office->today, err) && take_weeks(out, err) &&
		    planning_busy(office->store, office->today, busy_take_span, &out->slots.busy, err);
	if (!good)
		hearing_house_free(out);
	return good;
}

void hearing_house_free(struct hearing_house *house)
{
	busy_free(&house->slots.busy);
	free(house->rooms);
	free(house->clerks);
	row_list_free(&house->room_rows);
	row_list_free(&house->staff_rows);
	row_list_free(&house->arbitrator_rows);
	*house = (struct hearing_house){0};
}

const char *house_room(const struct hearing_house *house, int64_t id)
{
	for (size_t i = 0; i < house->room_rows.count; i++)
		if (ROW_AT(&house->room_rows, room, i)->id == id)
			return ROW_AT(&house->room_rows, room, i)->name;
	return "";
}

const char *house_clerk(const struct hearing_house *house, int64_t id)
{
	for (size_t i = 0; i < house->staff_rows.count; i++)
		if (ROW_AT(&house->staff_rows, staff, i)->id == id)
			return ROW_AT(&house->staff_rows, staff, i)->name;
	return "";
}

const char *house_arbitrator(const struct hearing_house *house, int64_t id)
{
	for (size_t i = 0; i < house->arbitrator_rows.count; i++)
		if (ROW_AT(&house->arbitrator_rows, arbitrator, i)->id == id)
			return ROW_AT(&house->arbitrator_rows, arbitrator, i)->name;
	return "";
}
