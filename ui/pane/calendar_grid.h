/* calendar_grid.h — month, week and day of the hearing calendar, laid out as pieces of a grid.
 *
 * Pure: what a screen of the calendar shows follows from a scene (the days, the hearings in them, the
 * cursor, the size). Nothing here reads the store or draws. */
#ifndef PANE_CALENDAR_GRID_H
#define PANE_CALENDAR_GRID_H

#include "base/date.h"
#include "pane/grid.h"

enum calendar_view { CALENDAR_MONTH, CALENDAR_WEEK, CALENDAR_DAY, CALENDAR_VIEWS };

enum day_kind {
	DAY_WORK,
	DAY_REST, /* a weekend */
	DAY_OFF, /* a holiday of the schedule */
	DAY_MAKE_UP /* a weekend that is worked */
};

struct calendar_day {
	civil_date date;
	enum day_kind kind;
	const char *name; /* of the holiday, "" when there is none */
	bool provisional; /* its year has no schedule yet: only weekends are known */
	int hearings; /* those that the filter lets through, held or planned */
};

/* A hearing as the grids show it. */
struct calendar_entry {
	int64_t hearing_id, case_id;
	civil_minute start;
	civil_minute end; /* MINUTE_NONE: not known; with `start` at 00:00 only the day is known */
	const char *number; /* short: the serial, with the year where it is another */
	const char *cause, *room, *people, *clerk; /* "" when there is none */
	const char *applicant, *respondent; /* the same */
	size_t column; /* of the day grid */
	bool held, clash, own; /* own: of the case that is chosen */
	bool flaw; /* planned, and no longer lawful */
	bool unrecorded; /* planned, and its day is past */
};

/* The times of day at which hearings usually begin: the rows of the week grid. */
struct calendar_slots {
	size_t count;
	int minute[12]; /* of the day, ascending */
};
extern const struct calendar_slots calendar_usual_slots;

enum { UNTIMED = -1 }; /* the row of hearings of which only the day is known */

struct calendar_cursor {
	civil_date day;
	int minute; /* of the day; UNTIMED for the row above the times */
	size_t column; /* of the day grid */
	size_t entry; /* which of the hearings in the cell */
};

struct calendar_scene {
	enum calendar_view view;
	const struct calendar_slots *slots;
	const struct calendar_day *days; /* calendar_span() of the cursor's day, without a gap */
	size_t day_count;
	const struct calendar_entry *entries; /* by start */
	size_t entry_count;
	const char *const *columns; /* headings of the day grid */
	size_t column_count;
	bool room_shown; /* entries name their room (several rooms are on screen) */
	civil_date today;
	struct calendar_cursor cursor;
	const civil_minute *free; /* starts of the slots of the case that a hearing is looked for */
	size_t free_count;
	const char *free_number; /* its number */
	const char *grabbed; /* number of the hearing that is being moved, or NULL */
	int width, height;
};

/* First and last day that a view shows around `day`; a month is filled up to whole weeks. */
void calendar_span(enum calendar_view view, civil_date day, civil_date *first, civil_date *last);

/* The hearings under the cursor: their indexes in scene->entries, at most `limit`; answers how many there
 * are. */
size_t calendar_under_cursor(const struct calendar_scene *scene, size_t *out, size_t limit);

/* One step of the cursor, `across` days or columns and `down` rows. In the week and day grids a step down
 * goes through the hearings of a cell before it leaves it. */
struct calendar_cursor calendar_step(const struct calendar_scene *scene, int across, int down);

/* One page: the month, week or day before (-1) or after (1). */
struct calendar_cursor calendar_page(const struct calendar_scene *scene, int pages);

/* To the first or last day of the month or week, the first or last hour of the day. */
struct calendar_cursor calendar_edge(const struct calendar_scene *scene, bool last);

/* To the next hearing (step 1) or the one before (-1) among those of the scene; the cursor stays where there
 * is none. In the month, to the next day with hearings. */
struct calendar_cursor calendar_jump(const struct calendar_scene *scene, int step);

/* The cursor on that entry. */
struct calendar_cursor calendar_on_entry(const struct calendar_scene *scene, size_t index);

/* The minute at which a hearing put at the cursor begins: that of its row. Above the times, the first slot's.
 */
int calendar_cursor_minute(const struct calendar_scene *scene);

/* Lays the scene out. */
void calendar_layout(const struct calendar_scene *scene, struct grid *out);

#endif
