/* assignment_private.h — the state of the assignment pane, shared by its pane (assignment.c) and its
 * commands. */
#ifndef PANE_ASSIGNMENT_PRIVATE_H
#define PANE_ASSIGNMENT_PRIVATE_H

#include "command.h"
#include "pane/assignment_columns.h"
#include "pane/assignment_data.h"
#include "pane/assignment_text.h"
#include "pane/pane.h"
#include "widget/list.h"

enum assignment_box { BOX_ROSTER, BOX_SEATS };

struct assignment_state {
	struct assignment_data data;
	struct seat_list seats; /* of the arbitrator under the cursor, at most seat_limit */
	size_t seat_limit;
	int64_t seats_of;
	struct row_list ties; /* his too */
	struct list_column roster_columns[ROSTER_COLUMNS], seat_columns[SEAT_COLUMNS];
	struct list list, seat_list;
	enum assignment_box box;
	struct assignment_filter filter;
	enum assignment_order order;
	int64_t version; /* store_version() of what was read */
	bool loaded;
	bool arrange; /* filter or order changed */
	struct column_context columns;
	struct strbuf cell;
	int64_t *choices; /* what the rows of the menu that is open mean; owned */
};

static inline struct assignment_state *assignment_state_of(const struct view *view)
{
	return view->state;
}

/* The arbitrator under the cursor, NULL when the list is empty. */
const struct assignment_row *assignment_current(const struct assignment_state *state);

/* Commands of the pane; ends with {0}. */
extern const struct command assignment_commands[];

#endif
