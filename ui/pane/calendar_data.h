/* calendar_data.h — what the calendar shows, read in one go: the days, the hearings in them, what they clash
 * with, rooms and arbitrators by name. */
#ifndef PANE_CALENDAR_DATA_H
#define PANE_CALENDAR_DATA_H

#include "office/office.h"
#include "pane/calendar_by.h"
#include "pane/calendar_grid.h"
#include "store/hearing_flaws.h"
#include "store/hearings.h"
#include "store/row.h"

struct calendar_query {
	enum calendar_view view;
	enum calendar_by by;
	int64_t only[CALENDAR_BYS]; /* the one that is shown, 0 = all */
	civil_date day; /* one of the days that are wanted */
	int64_t case_id; /* the chosen case, or 0 */
};

enum { CALENDAR_DAYS = 42, CALENDAR_NUMBER = 24 };

struct calendar_column {
	int64_t id; /* of the room, arbitrator or clerk; 0: hearings that have none */
	const char *name;
};

struct calendar_data {
	civil_date first, last;
	struct calendar_day days[CALENDAR_DAYS];
	size_t day_count;

	struct calendar_entry *entries; /* owned */
	size_t *rows; /* owned; of each entry: its place in `list` */
	size_t entry_count;
	struct hearing_list list;
	char (*numbers)[CALENDAR_NUMBER]; /* owned; short numbers by place in `list` */
	char **clashes; /* owned; a sentence or NULL, by place in `list` */
	struct flaw_list flaws; /* of the days shown */

	struct calendar_column *columns; /* owned */
	const char **headings; /* owned; their names */
	size_t column_count;

	struct calendar_choices choices;
};

/* Reads it; what was there before is freed. On failure it is empty. */
bool calendar_data_load(struct calendar_data *data, struct office *office, const struct calendar_query *query,
	struct error *err);
void calendar_data_free(struct calendar_data *data);

/* The hearing behind an entry. */
const struct hearing_row *calendar_hearing(const struct calendar_data *data, size_t entry);

/* What it clashes with, as a sentence, or NULL. */
const char *calendar_clash(const struct calendar_data *data, size_t entry);

/* Why it is no longer lawful, or NULL. */
const struct flawed_hearing *calendar_flaw(const struct calendar_data *data, size_t entry);

/* A case number as a calendar has room for: 2314, or 19-2314 where its year is not `year`; without a serial
 * as much of it as there is. "" for NULL. */
void calendar_short_number(const char *case_number, int year, char out[CALENDAR_NUMBER]);

#endif
