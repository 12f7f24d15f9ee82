/* calendar_week.c — the week: a day a column, a slot a band, up to four lines a hearing where there is room.
 */
#include "base/i18n.h"
#include "base/text.h"
#include "pane/calendar_parts.h"

enum {
	ROOMY_WIDTH = 110, /* from here on weekends have their columns too */
	MOST_LINES = 4 /* of one hearing */
};

size_t calendar_week_rows(const struct calendar_scene *scene, int out[16])
{
	size_t count = 0;
	if (calendar_has_untimed(scene))
		out[count++] = UNTIMED;
	for (size_t i = 0; i < scene->slots->count; i++)
		out[count++] = scene->slots->minute[i];
	return count;
}

size_t calendar_week_days(const struct calendar_scene *scene, civil_date out[7])
{
	size_t count = 0;
	for (size_t i = 0; i < scene->day_count && i < 7; i++) {
		const struct calendar_day *day = &scene->days[i];
		if (civil_weekday(day->date) < 5 || day->kind == DAY_MAKE_UP || day->hearings > 0 ||
			day->date == scene->cursor.day || scene->width >= ROOMY_WIDTH)
			out[count++] = day->date;
	}
	return count;
}

static void put_head(const struct calendar_scene *scene, const struct calendar_day *day,
	struct grid_span span, struct grid *out)
{
	struct civil_day split = civil_split(day->date);
	enum grid_role role = calendar_day_role(scene, day);
	bool selected = day->date == scene->cursor.day;
	grid_putf(out, 0, span.at, span.size, role, selected, "%02d-%02d%s%s", split.month, split.day,
		day->date == scene->today ? "<" : " ", civil_weekday_name(day->date));
	struct strbuf mark = {0}, count = {0};
	if (day->hearings > 0)
		strbuf_addf(&count, _("%d场"), day->hearings);
	int room = span.size - (count.length ? text_columns(strbuf_text(&count)) + 1 : 0);
	calendar_day_mark(day, room, &mark);
	bool fits = text_columns(strbuf_text(&mark)) <= room;
	const char *first = strbuf_text(fits ? &mark : &count), *second = strbuf_text(fits ? &count : &mark);
	grid_putf(out, 1, span.at, span.size, role, false, "%s%s%s", first, *first && *second ? " " : "",
		second);
	out->failed |= mark.failed || count.failed;
	strbuf_free(&mark);
	strbuf_free(&count);
}

static void put_head_line(const struct calendar_entry *entry, int slot, int row, struct grid_span span,
	bool selected, struct grid *out)
{
	enum grid_role role = calendar_entry_role(entry);
	char sign = calendar_entry_sign(entry);
	int minute = minute_of_day(entry->start);
	if (slot == UNTIMED || minute == slot)
		grid_putf(out, row, span.at, span.size, role, selected, "%c%s %s", sign, entry->number,
			entry->cause);
	else /* it begins within the slot, not with it */
		grid_putf(out, row, span.at, span.size, role, selected, "%c%s %02d:%02d %s", sign,
			entry->number, minute / 60, minute % 60, entry->cause);
}

/* As many of its lines as there is room for: what it is, where and before whom, between whom, the clerk. */
static void put_entry(const struct calendar_scene *scene, const struct calendar_entry *entry, int slot,
	int row, struct grid_span span, int lines, bool selected, struct grid *out)
{
	enum grid_role role = calendar_entry_role(entry);
	put_head_line(entry, slot, row, span, selected, out);
	if (lines > 1)
		grid_putf(out, row + 1, span.at, span.size, role, selected, " %s%s%s",
			scene->room_shown ? entry->room : "",
			scene->room_shown && *entry->room && *entry->people ? " " : "", entry->people);
	if (lines > 2)
		grid_putf(out, row + 2, span.at, span.size, role, selected, _(" %s 诉 %s"), entry->applicant,
			entry->respondent);
	if (lines > 3)
		grid_putf(out, row + 3, span.at, span.size, role, selected, _(" 书记员 %s"), entry->clerk);
}

/* The first slot of the cell that is free for the case a hearing is looked for, or MINUTE_NONE. */
static civil_minute free_in(const struct calendar_scene *scene, const struct calendar_cell *cell)
{
	for (size_t i = 0; i < scene->free_count && !cell->untimed; i++) {
		int minute = minute_of_day(scene->free[i]);
		if (minute_date(scene->free[i]) == cell->day && minute >= cell->from && minute < cell->until)
			return scene->free[i];
	}
	return MINUTE_NONE;
}

/* +2314 可排, with its hour where that is not the row's. */
static void put_free(const struct calendar_scene *scene, civil_minute start, int slot, int row,
	struct grid_span span, bool selected, struct grid *out)
{
	int minute = minute_of_day(start);
	if (minute == slot)
		grid_putf(
			out, row, span.at, span.size, GRID_FREE, selected, _("+%s 可排"), scene->free_number);
	else
		grid_putf(out, row, span.at, span.size, GRID_FREE, selected, _("+%s %02d:%02d 可排"),
			scene->free_number, minute / 60, minute % 60);
}

static void put_cell(const struct calendar_scene *scene, civil_date date, const int *rows, size_t row_count,
	size_t row, struct grid_span span, struct grid_span band, struct grid *out)
{
	bool first_timed = row == 0 || rows[row - 1] == UNTIMED;
	struct calendar_cell cell = {.day = date, .any_column = true, .untimed = rows[row] == UNTIMED};
	if (!cell.untimed) {
		cell.from = first_timed ? 0 : rows[row];
		cell.until = row + 1 < row_count ? rows[row + 1] : 24 * 60;
	}
	size_t found[CELL_LIMIT];
	size_t count = calendar_in_cell(scene, &cell, found, CELL_LIMIT);
	bool here =
		date == scene->cursor.day && row == calendar_row_of(rows, row_count, scene->cursor.minute);
	int at = band.at, lines = band.size;
	if (here && scene->grabbed && lines > 0) {
		grid_putf(out, at++, span.at, span.size, GRID_OWN, true, "> %s", scene->grabbed);
		lines--;
	} else if (free_in(scene, &cell) != MINUTE_NONE && lines > (count > 0)) {
		/* Where there is but one line the hearing that stands there is shown. */
		put_free(scene, free_in(scene, &cell), rows[row], at++, span, here && count == 0, out);
		lines--;
	} else if (here && count == 0 && lines > 0) {
		grid_put(out, at, span.at, span.size, GRID_PLAIN, true, "");
	}
	if (lines <= 0 || count == 0)
		return;
	int each = (int)count <= lines ? lines / (int)count : 1;
	if (each > MOST_LINES)
		each = MOST_LINES;
	size_t chosen = here ? calendar_chosen(scene, count) : 0, shown;
	size_t first = calendar_window(count, (size_t)lines, chosen, &shown);
	for (size_t i = first; i < first + shown && i < CELL_LIMIT; i++, at += each)
		put_entry(scene, &scene->entries[found[i]], rows[row], at, span, each,
			here && !scene->grabbed && i == chosen, out);
	if (shown < count && (size_t)lines > shown)
		grid_putf(out, at, span.at, span.size, GRID_DIM, false, _("还有%zu件"), count - shown);
}

void calendar_week_layout(const struct calendar_scene *scene, struct grid *out)
{
	civil_date days[7];
	int rows[16];
	size_t day_count = calendar_week_days(scene, days), row_count = calendar_week_rows(scene, rows);
	if (day_count == 0 || scene->height < 3)
		return;
	struct grid_span columns[7], bands[16];
	grid_share(TIME_WIDTH, scene->width - TIME_WIDTH, 1, day_count, columns);
	grid_share(2, scene->height - 2, 0, row_count, bands);
	for (size_t i = 0; i < day_count; i++) {
		grid_rule(out, 0, columns[i].at - 1, scene->height);
		const struct calendar_day *day = calendar_day_of(scene, days[i]);
		if (day)
			put_head(scene, day, columns[i], out);
	}
	for (size_t r = 0; r < row_count; r++) {
		if (bands[r].size == 0)
			continue;
		if (rows[r] == UNTIMED)
			grid_put(out, bands[r].at, 0, TIME_WIDTH - 1, GRID_HEAD, false, _("未定"));
		else
			grid_putf(out, bands[r].at, 0, TIME_WIDTH - 1, GRID_HEAD, false, "%02d:%02d",
				rows[r] / 60, rows[r] % 60);
		for (size_t i = 0; i < day_count; i++)
			put_cell(scene, days[i], rows, row_count, r, columns[i], bands[r], out);
	}
}
