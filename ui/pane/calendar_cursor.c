/* calendar_cursor.c — where the calendar's cursor goes: steps, pages, ends, from hearing to hearing. */
#include "pane/calendar_parts.h"

static civil_date clamp_day(civil_date day)
{
	return day < CIVIL_FIRST ? CIVIL_FIRST : day > CIVIL_LAST ? CIVIL_LAST : day;
}

/* The next day the week grid shows in the direction of `step`; beyond the week, the nearest working day. */
static civil_date week_neighbour(const struct calendar_scene *scene, civil_date day, int step)
{
	civil_date days[7];
	size_t count = calendar_week_days(scene, days);
	for (size_t k = 0; k < count; k++) {
		size_t i = step > 0 ? k : count - 1 - k;
		if (step > 0 ? days[i] > day : days[i] < day)
			return days[i];
	}
	civil_date monday = day - civil_weekday(day);
	return step > 0 ? monday + 7 : monday - 3;
}

static struct calendar_cursor step_down(const struct calendar_scene *scene, int down)
{
	struct calendar_cursor cursor = scene->cursor;
	int rows[64];
	size_t count = scene->view == CALENDAR_WEEK ? calendar_week_rows(scene, rows)
						    : calendar_day_rows(scene, rows);
	size_t row = calendar_row_of(rows, count, cursor.minute);
	size_t cell[CELL_LIMIT];
	/* What is carried goes from hour to hour, not from hearing to hearing. */
	size_t inside = scene->grabbed ? 0 : calendar_under_cursor(scene, cell, CELL_LIMIT);
	size_t chosen = calendar_chosen(scene, inside);
	if (down > 0 && chosen + 1 < inside) {
		cursor.entry = chosen + 1;
	} else if (down > 0 && row + 1 < count) {
		cursor.minute = rows[row + 1];
		cursor.entry = 0;
	} else if (down < 0 && chosen > 0) {
		cursor.entry = chosen - 1;
	} else if (down < 0 && row > 0) {
		cursor.minute = rows[row - 1];
		cursor.entry = SIZE_MAX; /* the last one: going up enters a cell from below */
	}
	return cursor;
}

struct calendar_cursor calendar_step(const struct calendar_scene *scene, int across, int down)
{
	struct calendar_cursor cursor = scene->cursor;
	if (scene->view == CALENDAR_MONTH) {
		cursor.day = clamp_day(cursor.day + across + 7 * down);
		cursor.entry = 0;
		return cursor;
	}
	if (down)
		return step_down(scene, down);
	cursor.entry = 0;
	if (scene->view == CALENDAR_WEEK)
		cursor.day = clamp_day(week_neighbour(scene, cursor.day, across));
	else if (across > 0 && cursor.column + 1 < scene->column_count)
		cursor.column++;
	else if (across < 0 && cursor.column > 0)
		cursor.column--;
	return cursor;
}

struct calendar_cursor calendar_page(const struct calendar_scene *scene, int pages)
{
	struct calendar_cursor cursor = scene->cursor;
	cursor.entry = 0;
	if (scene->view == CALENDAR_MONTH) {
		/* The same day of the other month, or its last one. */
		int day = civil_split(cursor.day).day;
		civil_date start = civil_month_start(cursor.day, pages);
		if (start < CIVIL_FIRST || start > CIVIL_LAST)
			return cursor;
		civil_date last = civil_month_start(start, 1) - 1;
		cursor.day = start + day - 1 < last ? start + day - 1 : last;
	} else {
		cursor.day = clamp_day(cursor.day + pages * (scene->view == CALENDAR_WEEK ? 7 : 1));
	}
	return cursor;
}

struct calendar_cursor calendar_edge(const struct calendar_scene *scene, bool last)
{
	struct calendar_cursor cursor = scene->cursor;
	civil_date days[7];
	int rows[64];
	size_t count;
	cursor.entry = 0;
	switch (scene->view) {
	case CALENDAR_WEEK:
		count = calendar_week_days(scene, days);
		if (count > 0)
			cursor.day = days[last ? count - 1 : 0];
		break;
	case CALENDAR_DAY:
		count = calendar_day_rows(scene, rows);
		cursor.minute = rows[last ? count - 1 : 0];
		break;
	default:
		cursor.day = last ? civil_month_start(cursor.day, 1) - 1 : civil_month_start(cursor.day, 0);
		break;
	}
	return cursor;
}

int calendar_cursor_minute(const struct calendar_scene *scene)
{
	int rows[64];
	size_t count = 0;
	if (scene->view == CALENDAR_WEEK)
		count = calendar_week_rows(scene, rows);
	else if (scene->view == CALENDAR_DAY)
		count = calendar_day_rows(scene, rows);
	int minute = count ? rows[calendar_row_of(rows, count, scene->cursor.minute)] : scene->cursor.minute;
	return minute == UNTIMED ? scene->slots->minute[0] : minute;
}

struct calendar_cursor calendar_on_entry(const struct calendar_scene *scene, size_t index)
{
	const struct calendar_entry *entry = &scene->entries[index];
	struct calendar_scene there = *scene;
	there.cursor = (struct calendar_cursor){.day = minute_date(entry->start),
		.minute = calendar_is_untimed(entry) ? UNTIMED : minute_of_day(entry->start),
		.column = scene->view == CALENDAR_DAY ? entry->column : scene->cursor.column};
	size_t found[CELL_LIMIT];
	size_t count = calendar_under_cursor(&there, found, CELL_LIMIT);
	for (size_t i = 0; i < count && i < CELL_LIMIT; i++)
		if (found[i] == index)
			there.cursor.entry = i;
	return there.cursor;
}

/* Does a jump from the cursor in this direction come past the entry? */
static bool is_ahead(const struct calendar_scene *scene, size_t index, size_t under_cursor, int step)
{
	const struct calendar_cursor *cursor = &scene->cursor;
	civil_minute start = scene->entries[index].start;
	if (under_cursor != SIZE_MAX)
		return step > 0 ? index > under_cursor : index < under_cursor;
	civil_minute here = minute_make(cursor->day, 0, 0) + (cursor->minute == UNTIMED ? 0 : cursor->minute);
	return step > 0 ? start > here : start < here;
}

struct calendar_cursor calendar_jump(const struct calendar_scene *scene, int step)
{
	size_t found[CELL_LIMIT], under_cursor = SIZE_MAX;
	size_t count = calendar_under_cursor(scene, found, CELL_LIMIT);
	if (count > 0)
		under_cursor = found[calendar_chosen(scene, count < CELL_LIMIT ? count : CELL_LIMIT)];
	for (size_t k = 0; k < scene->entry_count; k++) {
		size_t i = step > 0 ? k : scene->entry_count - 1 - k;
		if (is_ahead(scene, i, under_cursor, step))
			return calendar_on_entry(scene, i);
	}
	return scene->cursor;
}
