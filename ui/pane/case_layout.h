/* case_layout.h — which sections of the case detail stand where, given the area: pure geometry.
 *
 * At 80 columns the time-line is at the left, the deadlines at the right over a box that shows the other
 * sections by turns; a larger area has more boxes, until every section has its own. */
#ifndef PANE_CASE_LAYOUT_H
#define PANE_CASE_LAYOUT_H

#include "pane/case_sections.h"

enum { CASE_HEAD_ROWS = 3 };

/* A box: its first row is its title, in a rule. */
struct case_place {
	enum case_section_id section;
	struct rect area;
};

struct case_layout {
	struct rect heads; /* parties, amount, what holds the case */
	struct case_place places[SECTIONS];
	size_t count;
	int dividers[SECTIONS]; /* columns of the lines between, from the left */
	size_t divider_count;
	enum case_section_id first_by_turns; /* from here on sections share the last place; SECTIONS: none */
};

/* `turn` is the section that is looked at: of those that share a place it is the one shown (the first of them
 * when it has its own place). With `zoomed` it has all the room. */
void case_lay_out(struct rect area, enum case_section_id turn, bool zoomed, struct case_layout *out);

#endif
