/* calendar_grid.c — what month, week and day share: days, cells, rows. */
#include "pane/calendar_grid.h"

#include "base/i18n.h"
#include "base/text.h"
#include "pane/calendar_parts.h"

enum { NARROWEST = 20 /* a cell for each day of the week */ };

const struct calendar_slots calendar_usual_slots = {4, {9 * 60, 10 * 60 + 30, 14 * 60, 15 * 60 + 30}};

void calendar_span(enum calendar_view view, civil_date day, civil_date *first, civil_date *last)
{
	if (view == CALENDAR_DAY) {
		*first = *last = day;
		return;
	}
	civil_date from = view == CALENDAR_MONTH ? civil_month_start(day, 0) : day;
	civil_date until = view == CALENDAR_MONTH ? civil_month_start(day, 1) - 1 : day;
	*first = from - civil_weekday(from);
	*last = until + 6 - civil_weekday(until);
}

bool calendar_is_untimed(const struct calendar_entry *entry)
{
	return entry->end == MINUTE_NONE && minute_of_day(entry->start) == 0;
}

bool calendar_has_untimed(const struct calendar_scene *scene)
{
	for (size_t i = 0; i < scene->entry_count; i++)
		if (calendar_is_untimed(&scene->entries[i]) &&
			calendar_day_of(scene, minute_date(scene->entries[i].start)))
			return true;
	return false;
}

size_t calendar_in_cell(
	const struct calendar_scene *scene, const struct calendar_cell *cell, size_t *out, size_t limit)
{
	size_t count = 0;
	for (size_t i = 0; i < scene->entry_count; i++) {
		const struct calendar_entry *entry = &scene->entries[i];
		if (minute_date(entry->start) != cell->day ||
			(!cell->any_column && entry->column != cell->column))
			continue;
		int minute = minute_of_day(entry->start);
		int last = cell->running ? calendar_end_minute(entry) - 1 : minute;
		if (calendar_is_untimed(entry) ? !cell->untimed : last < cell->from || minute >= cell->until)
			continue;
		if (count < limit)
			out[count] = i;
		count++;
	}
	return count;
}

size_t calendar_row_of(const int *rows, size_t count, int minute)
{
	size_t row = 0;
	for (size_t i = 0; i < count; i++)
		if (rows[i] <= minute)
			row = i;
	return row;
}

/* A row takes what begins before the next one; the first timed row also what begins earlier. */
static struct calendar_cell row_cell(civil_date day, const int *rows, size_t count, size_t row)
{
	struct calendar_cell cell = {.day = day, .any_column = true};
	if (rows[row] == UNTIMED) {
		cell.untimed = true;
		return cell;
	}
	bool first = row == 0 || rows[row - 1] == UNTIMED;
	cell.from = first ? 0 : rows[row];
	cell.until = row + 1 < count ? rows[row + 1] : 24 * 60;
	return cell;
}

struct calendar_cell calendar_cursor_cell(const struct calendar_scene *scene)
{
	const struct calendar_cursor *cursor = &scene->cursor;
	int rows[64];
	switch (scene->view) {
	case CALENDAR_WEEK: {
		size_t count = calendar_week_rows(scene, rows);
		return row_cell(cursor->day, rows, count, calendar_row_of(rows, count, cursor->minute));
	}
	case CALENDAR_DAY: {
		size_t count = calendar_day_rows(scene, rows);
		struct calendar_cell cell =
			row_cell(cursor->day, rows, count, calendar_row_of(rows, count, cursor->minute));
		cell.any_column = false;
		cell.running = true;
		cell.column = cursor->column;
		return cell;
	}
	default:
		return (struct calendar_cell){
			.day = cursor->day, .until = 24 * 60, .untimed = true, .any_column = true};
	}
}

size_t calendar_under_cursor(const struct calendar_scene *scene, size_t *out, size_t limit)
{
	struct calendar_cell cell = calendar_cursor_cell(scene);
	return calendar_in_cell(scene, &cell, out, limit);
}

size_t calendar_chosen(const struct calendar_scene *scene, size_t count)
{
	return count == 0 ? 0 : scene->cursor.entry < count ? scene->cursor.entry : count - 1;
}

size_t calendar_window(size_t count, size_t lines, size_t chosen, size_t *shown)
{
	if (count <= lines) {
		*shown = count;
		return 0;
	}
	/* One line says how many are left out, unless there is but one line. */
	*shown = lines > 1 ? lines - 1 : lines;
	return chosen < *shown ? 0 : chosen - *shown + 1;
}

const struct calendar_day *calendar_day_of(const struct calendar_scene *scene, civil_date date)
{
	if (scene->day_count == 0 || date < scene->days[0].date)
		return NULL;
	size_t i = (size_t)(date - scene->days[0].date);
	return i < scene->day_count ? &scene->days[i] : NULL;
}

enum grid_role calendar_day_role(const struct calendar_scene *scene, const struct calendar_day *day)
{
	if (day->date == scene->today)
		return GRID_TODAY;
	return day->kind == DAY_MAKE_UP ? GRID_MAKE_UP : day->kind == DAY_WORK ? GRID_HEAD : GRID_OFF;
}

void calendar_day_mark(const struct calendar_day *day, int width, struct strbuf *out)
{
	if (day->kind != DAY_OFF && day->kind != DAY_MAKE_UP) {
		strbuf_add(out, day->provisional ? _("暂定") : "");
		return;
	}
	bool off = day->kind == DAY_OFF;
	struct strbuf usual = {0};
	strbuf_addf(&usual, off ? _("%s休") : _("%s班"), day->name);
	if (text_columns(strbuf_text(&usual)) <= width)
		strbuf_add(out, strbuf_text(&usual));
	else
		strbuf_addf(out, off ? _("休%s") : _("班%s"), day->name);
	out->failed |= usual.failed;
	strbuf_free(&usual);
}

enum grid_role calendar_entry_role(const struct calendar_entry *entry)
{
	return entry->clash || entry->flaw ? GRID_CLASH
	       : entry->own                ? GRID_OWN
	       : entry->held               ? GRID_HELD
					   : GRID_HEARING;
}

char calendar_entry_sign(const struct calendar_entry *entry)
{
	return entry->clash || entry->flaw ? '!'
	       : entry->own                ? '*'
	       : entry->unrecorded         ? '?'
	       : entry->held               ? '='
					   : ' ';
}

void calendar_layout(const struct calendar_scene *scene, struct grid *out)
{
	static void (*const layouts[CALENDAR_VIEWS])(const struct calendar_scene *, struct grid *) = {
		[CALENDAR_MONTH] = calendar_month_layout,
		[CALENDAR_WEEK] = calendar_week_layout,
		[CALENDAR_DAY] = calendar_day_layout,
	};
	grid_reset(out);
	if (scene->width < NARROWEST)
		return;
	layouts[scene->view](scene, out);
}
