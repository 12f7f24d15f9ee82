/* calendar_by.h — what the calendar can be looked at by: rooms, arbitrators, clerks; one row of a table each.
 */
#ifndef PANE_CALENDAR_BY_H
#define PANE_CALENDAR_BY_H

#include "store/row.h"

enum calendar_by { CALENDAR_BY_ROOM, CALENDAR_BY_ARBITRATOR, CALENDAR_BY_CLERK, CALENDAR_BYS };

struct calendar_by_info {
	const char *all; /* msgid: none in particular */
	const char *only; /* msgid: title of the menu that asks for one */
	const char *loose; /* msgid: column of hearings that have none */
};
extern const struct calendar_by_info calendar_bys[CALENDAR_BYS];

/* Who and what there is to look by: rows of room_table, arbitrator_table, and the clerks of staff_table. */
struct calendar_choices {
	struct row_list lists[CALENDAR_BYS];
	size_t counts[CALENDAR_BYS]; /* of the clerks: those who have not left, which come first */
};

bool calendar_choices_load(struct calendar_choices *choices, struct store *store, struct error *err);
void calendar_choices_free(struct calendar_choices *choices);

int64_t calendar_choice_id(const struct calendar_choices *choices, enum calendar_by by, size_t i);
const char *calendar_choice_name(const struct calendar_choices *choices, enum calendar_by by, size_t i);

/* The name of that id, or NULL. */
const char *calendar_choice_named(const struct calendar_choices *choices, enum calendar_by by, int64_t id);

#endif
