/* calendar_day.c — the day: a room or an arbitrator a column, half an hour a row, a hearing as long as it
 * lasts. Hearings that overlap in one column stand side by side. */
#include "base/i18n.h"
#include "pane/calendar_parts.h"

enum { HALF_HOUR = 30, COLUMN_WIDTH = 14, LANES = 4 };

/* Usual working hours; hearings outside them add their own half hours. */
static bool is_usual(int minute)
{
	return (minute >= 9 * 60 && minute < 12 * 60) || (minute >= 14 * 60 && minute < 17 * 60 + HALF_HOUR);
}

int calendar_end_minute(const struct calendar_entry *entry)
{
	int from = minute_of_day(entry->start);
	if (entry->end == MINUTE_NONE)
		return from + 1;
	if (minute_date(entry->end) != minute_date(entry->start))
		return 24 * 60;
	return minute_of_day(entry->end);
}

size_t calendar_day_rows(const struct calendar_scene *scene, int out[64])
{
	bool used[24 * 60 / HALF_HOUR] = {0};
	size_t count = 0;
	for (size_t i = 0; i < scene->entry_count; i++) {
		const struct calendar_entry *entry = &scene->entries[i];
		if (calendar_is_untimed(entry) || minute_date(entry->start) != scene->cursor.day)
			continue;
		for (int minute = minute_of_day(entry->start) / HALF_HOUR * HALF_HOUR;
			minute < calendar_end_minute(entry); minute += HALF_HOUR)
			used[minute / HALF_HOUR] = true;
	}
	if (calendar_has_untimed(scene))
		out[count++] = UNTIMED;
	for (int minute = 0; minute < 24 * 60; minute += HALF_HOUR)
		if (is_usual(minute) || used[minute / HALF_HOUR])
			out[count++] = minute;
	return count;
}

/* Does this entry stand among the half hours of the column? */
static bool is_in_column(
	const struct calendar_scene *scene, const struct calendar_entry *entry, size_t column)
{
	return entry->column == column && minute_date(entry->start) == scene->cursor.day &&
	       !calendar_is_untimed(entry);
}

/* In which of the lanes of its column an entry stands: the first that is free when it begins. Entries come
 * in the order of their starts. */
static size_t lanes_of(const struct calendar_scene *scene, size_t column, const int *rows, size_t row_count,
	size_t *lane, size_t limit)
{
	size_t busy_until[LANES] = {0}; /* row after its last entry */
	size_t lanes = 1;
	for (size_t i = 0; i < scene->entry_count && i < limit; i++) {
		const struct calendar_entry *entry = &scene->entries[i];
		if (!is_in_column(scene, entry, column))
			continue;
		size_t from = calendar_row_of(rows, row_count, minute_of_day(entry->start));
		size_t until = calendar_row_of(rows, row_count, calendar_end_minute(entry) - 1) + 1;
		size_t l = 0;
		while (l + 1 < LANES && busy_until[l] > from)
			l++;
		lane[i] = l;
		if (until > busy_until[l])
			busy_until[l] = until;
		if (l + 1 > lanes)
			lanes = l + 1;
	}
	return lanes;
}

struct day_frame {
	int rows[64];
	size_t row_count, top, visible; /* the rows on screen */
	size_t cursor_row;
	size_t chosen; /* index of the entry under the cursor, SIZE_MAX for none */
};

/* One line of a hearing's block: what the n-th line says. */
static void put_line(const struct calendar_scene *scene, const struct calendar_entry *entry, size_t line,
	int row, int column, int width, bool selected, struct grid *out)
{
	enum grid_role role = calendar_entry_role(entry);
	char sign = calendar_entry_sign(entry);
	int minute = minute_of_day(entry->start);
	if (line == 0 && minute % HALF_HOUR == 0)
		grid_putf(out, row, column, width, role, selected, "%c%s %s", sign, entry->number,
			entry->cause);
	else if (line == 0)
		grid_putf(out, row, column, width, role, selected, "%c%s %02d:%02d %s", sign, entry->number,
			minute / 60, minute % 60, entry->cause);
	else if (line == 1)
		grid_putf(out, row, column, width, role, selected, "|%s%s%s",
			scene->room_shown ? entry->room : "",
			scene->room_shown && *entry->room && *entry->people ? " " : "", entry->people);
	else if (line == 2 && *entry->clerk)
		grid_putf(out, row, column, width, role, selected, _("|书记员 %s"), entry->clerk);
	else
		grid_put(out, row, column, width, role, selected, "|");
}

static void put_entry(const struct calendar_scene *scene, const struct day_frame *frame, size_t index,
	struct grid_span span, struct grid *out)
{
	const struct calendar_entry *entry = &scene->entries[index];
	size_t from = calendar_row_of(frame->rows, frame->row_count, minute_of_day(entry->start));
	size_t until = calendar_row_of(frame->rows, frame->row_count, calendar_end_minute(entry) - 1) + 1;
	bool selected = index == frame->chosen && !scene->grabbed;
	for (size_t row = from; row < until; row++)
		if (row >= frame->top && row < frame->top + frame->visible)
			put_line(scene, entry, row - from, 2 + (int)(row - frame->top), span.at, span.size,
				selected && row == frame->cursor_row, out);
}

static void put_untimed(
	const struct calendar_scene *scene, size_t column, struct grid_span span, struct grid *out)
{
	struct calendar_cell cell = {.day = scene->cursor.day, .untimed = true, .column = column};
	size_t found[CELL_LIMIT];
	size_t count = calendar_in_cell(scene, &cell, found, CELL_LIMIT);
	if (count == 0)
		return;
	bool here = column == scene->cursor.column && scene->cursor.minute == UNTIMED && !scene->grabbed;
	size_t chosen = here ? calendar_chosen(scene, count) : 0;
	if (chosen >= CELL_LIMIT)
		chosen = 0;
	const struct calendar_entry *entry = &scene->entries[found[chosen]];
	char sign = calendar_entry_sign(entry);
	if (count == 1)
		grid_putf(out, 2, span.at, span.size, calendar_entry_role(entry), here, "%c%s %s", sign,
			entry->number, entry->cause);
	else
		grid_putf(out, 2, span.at, span.size, calendar_entry_role(entry), here, _("%c%s 等%zu件"),
			sign, entry->number, count);
}

static void put_column(const struct calendar_scene *scene, const struct day_frame *frame, size_t column,
	struct grid_span span, struct grid *out)
{
	size_t lane[1024] = {0};
	size_t limit = sizeof lane / sizeof *lane;
	size_t lanes = lanes_of(scene, column, frame->rows, frame->row_count, lane, limit);
	struct grid_span parts[LANES];
	grid_share(span.at, span.size, 0, lanes, parts);
	grid_put(out, 0, span.at, span.size, GRID_HEAD, column == scene->cursor.column,
		scene->columns[column]);
	size_t row = frame->cursor_row;
	if (column == scene->cursor.column && (scene->grabbed || frame->chosen == SIZE_MAX)) {
		if (scene->grabbed)
			grid_putf(out, 2 + (int)(row - frame->top), span.at, span.size, GRID_OWN, true,
				"> %s", scene->grabbed);
		else
			grid_put(out, 2 + (int)(row - frame->top), span.at, span.size, GRID_PLAIN, true, "");
	}
	if (frame->rows[0] == UNTIMED && frame->top == 0)
		put_untimed(scene, column, span, out);
	for (size_t i = 0; i < scene->entry_count && i < limit; i++)
		if (is_in_column(scene, &scene->entries[i], column))
			put_entry(scene, frame, i, parts[lane[i]], out);
}

void calendar_day_layout(const struct calendar_scene *scene, struct grid *out)
{
	if (scene->height < 3 || scene->width <= TIME_WIDTH)
		return;
	struct day_frame frame = {.chosen = SIZE_MAX};
	frame.row_count = calendar_day_rows(scene, frame.rows);
	frame.visible = (size_t)scene->height - 2;
	frame.cursor_row = calendar_row_of(frame.rows, frame.row_count, scene->cursor.minute);
	/* Whole pages: the screen stands still while the cursor moves within one. */
	frame.top = frame.cursor_row / frame.visible * frame.visible;
	size_t found[CELL_LIMIT];
	size_t inside = calendar_under_cursor(scene, found, CELL_LIMIT);
	if (inside > 0)
		frame.chosen = found[calendar_chosen(scene, inside < CELL_LIMIT ? inside : CELL_LIMIT)];

	size_t fit = (size_t)(scene->width - TIME_WIDTH + 1) / (COLUMN_WIDTH + 1);
	if (fit == 0)
		fit = 1;
	if (fit > scene->column_count)
		fit = scene->column_count;
	if (fit > 16)
		fit = 16;
	for (size_t r = frame.top; r < frame.row_count && r < frame.top + frame.visible; r++) {
		if (frame.rows[r] == UNTIMED)
			grid_put(out, 2 + (int)(r - frame.top), 0, TIME_WIDTH - 1, GRID_HEAD, false,
				_("未定"));
		else
			grid_putf(out, 2 + (int)(r - frame.top), 0, TIME_WIDTH - 1, GRID_HEAD, false,
				"%02d:%02d", frame.rows[r] / 60, frame.rows[r] % 60);
	}
	if (fit == 0)
		return;
	size_t first = scene->cursor.column / fit * fit;
	if (fit < scene->column_count) /* which of the columns these are */
		grid_putf(out, 1, 0, TIME_WIDTH - 1, GRID_DIM, false, "%zu/%zu", first / fit + 1,
			(scene->column_count + fit - 1) / fit);
	struct grid_span spans[16];
	grid_share(TIME_WIDTH, scene->width - TIME_WIDTH, 1, fit, spans);
	for (size_t i = 0; i < fit && first + i < scene->column_count; i++) {
		grid_rule(out, 0, spans[i].at - 1, scene->height);
		put_column(scene, &frame, first + i, spans[i], out);
	}
}
