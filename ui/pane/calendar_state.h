/* calendar_state.h — what the calendar pane keeps, and what its files (calendar.c: drawing, moving;
 * calendar_load.c: reading; calendar_commands.c: what its keys do) share. Only they include it. */
#ifndef PANE_CALENDAR_STATE_H
#define PANE_CALENDAR_STATE_H

#include "command.h"
#include "pane/calendar_foot.h"
#include "pane/pane.h"

struct calendar_state {
	struct calendar_query query; /* what is shown */
	struct calendar_cursor cursor;
	int64_t column_id; /* of the day grid's column under the cursor: columns come and go with the data */
	int64_t sought; /* a hearing the cursor is to stand on once the data is loaded, or 0 */
	struct calendar_data data;
	struct calendar_case chosen; /* that a hearing is looked for */
	char chosen_number[CALENDAR_NUMBER]; /* as the grid shows it */
	struct calendar_grab grab; /* the hearing that is being moved */
	struct calendar_place place; /* what would come of dropping or scheduling at the cursor */
	unsigned have; /* bits of enum act_need of the case that choice() names */
	int64_t version; /* store_version() of `data` */
	bool moved; /* only the cursor moved since it was loaded */
	struct calendar_foot foot; /* scratch of draw */
	struct grid grid; /* scratch of draw */
};

static inline struct calendar_state *calendar_state_of(const struct view *view)
{
	return view->state;
}

/* The pane's open and load. */
bool calendar_open(struct view *view, const void *argument, struct error *err);
bool calendar_load(struct view *view, struct error *err);

/* Is what is loaded the span that the cursor stands in? */
bool calendar_covers_cursor(const struct calendar_state *state);

/* The scene as it stands in the view. */
struct calendar_scene calendar_scene_of(const struct view *view);

/* The hearing under the cursor, or NULL. */
const struct hearing_row *calendar_at_cursor(const struct view *view);

/* The case that acts are about: of the hearing that is carried or under the cursor, else the chosen one. */
int64_t calendar_case_at(const struct view *view);

/* Puts the cursor there; answers effect bits. */
unsigned calendar_go(struct view *view, struct calendar_cursor to);

/* Everything is to be read anew. */
unsigned calendar_changed(struct calendar_state *state);

/* Enter: drops the hearing that is carried, opens the case of the one under the cursor, schedules the chosen
 * case in a free place; in the month, where a day holds several hearings, shows the day. */
unsigned calendar_enter(struct view *view);

/* Reads the case of the hearing that is carried, and where else it could be. */
bool calendar_grab_look(struct calendar_grab *grab, struct office *office, struct error *err);

/* The key that lists the first lawful slots (calendar_slots.c). */
unsigned calendar_list_slots(struct view *view, int argument);

/* Lets go of the hearing that is being moved: it stays where it was. */
void calendar_let_go(struct calendar_state *state);

extern const struct command calendar_commands[];

#endif
