/* case_state.h — what the open detail of a case keeps: shared by what is done in it (case.c) and how it is
 * drawn (case_draw.c). */
#ifndef PANE_CASE_STATE_H
#define PANE_CASE_STATE_H

#include "pane/case_layout.h"

struct case_state {
	struct case_data data;
	int64_t case_id; /* that the cursors belong to */
	struct box boxes[SECTIONS];
	enum case_section_id section; /* that the keys go to */
	bool zoomed; /* it has all the room */
	struct strbuf sought; /* as typed */
};

/* The deadline whose why is shown; NULL when there is none. */
static inline const struct law_deadline *case_chosen_deadline(const struct case_state *state)
{
	const struct box_row *row = box_current(&state->boxes[SECTION_DEADLINES]);
	bool there = row && state->data.loaded && row->index < state->data.result->deadline_count;
	return there ? &state->data.result->deadlines[row->index] : NULL;
}

/* Draws the loaded case, all of it. */
void case_draw(struct case_state *state, struct canvas *canvas, struct rect area, bool focused);

#endif
