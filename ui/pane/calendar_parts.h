/* calendar_parts.h — what the three grids share among themselves; only they include it. */
#ifndef PANE_CALENDAR_PARTS_H
#define PANE_CALENDAR_PARTS_H

#include "pane/calendar_grid.h"

/* A cell: one day, from a minute of the day up to (not including) another, in one column. */
struct calendar_cell {
	civil_date day;
	int from, until; /* UNTIMED, UNTIMED: those without a time; 0, 1440 with `untimed`: all of the day */
	bool running; /* also those that began before and are still going on */
	bool untimed; /* also those without a time */
	bool any_column;
	size_t column;
};

/* Indexes of the cell's entries, at most `limit`; answers how many there are. */
size_t calendar_in_cell(
	const struct calendar_scene *scene, const struct calendar_cell *cell, size_t *out, size_t limit);

/* The cell that the cursor stands in. */
struct calendar_cell calendar_cursor_cell(const struct calendar_scene *scene);

bool calendar_is_untimed(const struct calendar_entry *entry);

/* The minute of its day at which it ends; where that is not known, the minute after its start. */
int calendar_end_minute(const struct calendar_entry *entry);
bool calendar_has_untimed(const struct calendar_scene *scene);

const struct calendar_day *calendar_day_of(const struct calendar_scene *scene, civil_date date);
enum grid_role calendar_day_role(const struct calendar_scene *scene, const struct calendar_day *day);

/* Appends 元旦休, 国庆节班, 暂定 where the year has no schedule; nothing on a plain day. What does not fit
 * into `width` columns has its sign first (休国庆节), so that whoever cuts it leaves that. */
void calendar_day_mark(const struct calendar_day *day, int width, struct strbuf *out);

/* How a hearing looks, and the sign before it that says so without colour: ! clash or flaw, * of the chosen
 * case, ? past but not recorded, = held. */
enum grid_role calendar_entry_role(const struct calendar_entry *entry);
char calendar_entry_sign(const struct calendar_entry *entry);

/* The entry that the cursor means in its cell of `count`. */
size_t calendar_chosen(const struct calendar_scene *scene, size_t count);

/* Which `lines` of `count` lines to show so that `chosen` is among them: the first one. When they do not all
 * fit, the last line is for saying so. */
size_t calendar_window(size_t count, size_t lines, size_t chosen, size_t *shown);

enum { CELL_LIMIT = 128, TIME_WIDTH = 6 };

/* The rows of the grids below the cursor's view, as minutes of the day. Week: slots (UNTIMED first where
 * needed); day: half hours. */
size_t calendar_week_rows(const struct calendar_scene *scene, int out[16]);
size_t calendar_day_rows(const struct calendar_scene *scene, int out[64]);
size_t calendar_row_of(const int *rows, size_t count, int minute);

/* The days that the week grid shows: working days, and weekends that are worked, sat on, pointed at, or
 * where the width has room for them. */
size_t calendar_week_days(const struct calendar_scene *scene, civil_date out[7]);

void calendar_month_layout(const struct calendar_scene *scene, struct grid *out);
void calendar_week_layout(const struct calendar_scene *scene, struct grid *out);
void calendar_day_layout(const struct calendar_scene *scene, struct grid *out);

#endif
