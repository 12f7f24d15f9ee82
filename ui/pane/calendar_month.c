/* calendar_month.c — the month: a week a band, a day a cell, in it its mark and its first hearings. */
#include "base/i18n.h"
#include "base/text.h"
#include "pane/calendar_parts.h"

/* 09:00 2314 报酬, without the cause where there is no room for all of it. */
static void put_hearing(const struct calendar_entry *entry, bool inside, bool selected, int row, int column,
	int width, struct grid *out)
{
	enum grid_role role = inside ? calendar_entry_role(entry) : GRID_DIM;
	char sign = calendar_entry_sign(entry);
	int minute = minute_of_day(entry->start);
	struct strbuf text = {0};
	if (!calendar_is_untimed(entry))
		strbuf_addf(&text, "%02d:%02d", minute / 60, minute % 60);
	strbuf_addf(&text, "%c%s", sign, entry->number);
	if (text_columns(strbuf_text(&text)) + 1 + text_columns(entry->cause) <= width)
		strbuf_addf(&text, " %s", entry->cause);
	grid_put(out, row, column, width, role, selected, strbuf_text(&text));
	out->failed |= text.failed;
	strbuf_free(&text);
}

static void put_hearings(const struct calendar_scene *scene, const struct calendar_day *day, int row,
	int column, int width, int lines, bool inside, struct grid *out)
{
	size_t found[CELL_LIMIT];
	struct calendar_cell cell = {.day = day->date, .until = 24 * 60, .untimed = true, .any_column = true};
	size_t count = calendar_in_cell(scene, &cell, found, CELL_LIMIT);
	bool under_cursor = day->date == scene->cursor.day;
	if (under_cursor && scene->grabbed && lines > 0) {
		grid_putf(out, row++, column, width, GRID_OWN, true, "> %s", scene->grabbed);
		lines--;
	}
	if (lines <= 0 || count == 0)
		return;
	size_t shown, kept = count < CELL_LIMIT ? count : CELL_LIMIT;
	size_t chosen = under_cursor ? calendar_chosen(scene, kept) : 0;
	size_t first = calendar_window(count, (size_t)lines, chosen, &shown);
	for (size_t i = first; i < first + shown && i < kept; i++)
		put_hearing(&scene->entries[found[i]], inside, under_cursor && !scene->grabbed && i == chosen,
			row++, column, width, out);
	/* The day may hold more than were loaded: its count is the truth. */
	int left = day->hearings - (int)shown;
	if (left > 0 && (size_t)lines > shown)
		grid_putf(out, row, column, width, GRID_DIM, false, _("还有%d件"), left);
}

static void put_day(const struct calendar_scene *scene, const struct calendar_day *day, int row,
	struct grid_span span, int height, struct grid *out)
{
	int month = civil_split(scene->cursor.day).month;
	struct civil_day split = civil_split(day->date);
	bool inside = split.month == month, selected = day->date == scene->cursor.day;
	struct strbuf head = {0};
	strbuf_addf(&head, "%2d%s", split.day, day->date == scene->today ? "<" : " ");
	calendar_day_mark(day, span.size - 3, &head);
	if (day->hearings > 0 && height == 1) {
		if (head.length > 3)
			strbuf_add_char(&head, ' ');
		strbuf_addf(&head, _("%d场"), day->hearings);
	}
	grid_put(out, row, span.at, span.size, inside ? calendar_day_role(scene, day) : GRID_DIM, selected,
		strbuf_text(&head));
	out->failed |= head.failed;
	strbuf_free(&head);
	put_hearings(scene, day, row + 1, span.at, span.size, height - 1, inside, out);
}

void calendar_month_layout(const struct calendar_scene *scene, struct grid *out)
{
	size_t weeks = scene->day_count / 7;
	if (weeks == 0 || scene->height < 2)
		return;
	struct grid_span columns[7], bands[6];
	grid_share(0, scene->width, 1, 7, columns);
	grid_share(1, scene->height - 1, 0, weeks, bands);
	for (int i = 0; i < 7; i++)
		grid_put(out, 0, columns[i].at, columns[i].size, GRID_HEAD, false,
			civil_weekday_name(scene->days[0].date + i));
	for (int i = 1; i < 7; i++)
		grid_rule(out, 0, columns[i].at - 1, scene->height);
	for (size_t week = 0; week < weeks; week++)
		for (size_t i = 0; i < 7 && bands[week].size > 0; i++)
			put_day(scene, &scene->days[7 * week + i], bands[week].at, columns[i],
				bands[week].size, out);
}
