/* service_private.h — the service pane's state, shared by the pane (service.c) and its picture
 * (service_draw.c). */
#ifndef PANE_SERVICE_PRIVATE_H
#define PANE_SERVICE_PRIVATE_H

#include "pane/service_detail.h"
#include "pane/service_rows.h"

struct service_pane_state {
	struct service_rows rows;
	struct service_detail detail; /* of the row under the cursor */
	int64_t counts[SERVICES_VIEWS];
	bool loaded;
	int64_t version; /* of the store, when it was read … */
	civil_date today; /* … and the day it was */
};

static inline struct service_pane_state *service_state_of(const struct view *view)
{
	return view->state;
}

/* How many lines there are for rows in an area of that size. */
int service_row_lines(int rows, int columns);

void service_draw(struct view *view, struct canvas *canvas, struct rect area);

#endif
