/* case_sections.h — what the boxes of the case detail show: one row a section. A new section is a row of
 * case_sections[] and the function that fills its rows. */
#ifndef PANE_CASE_SECTIONS_H
#define PANE_CASE_SECTIONS_H

#include "pane/case_box.h"
#include "pane/case_data.h"

/* In the order in which Left and Right go through them. */
enum case_section_id {
	SECTION_TIMELINE,
	SECTION_DEADLINES,
	SECTION_WHY, /* of the chosen deadline */
	SECTION_PARTIES,
	SECTION_CLAIMS,
	SECTION_SERVICES,
	SECTION_HEARINGS,
	SECTION_TRIBUNAL,
	SECTION_NOTES,
	SECTION_JOURNAL,
	SECTION_FACTS,
	SECTIONS
};

typedef void case_fill(const struct case_data *data, const struct law_deadline *chosen, struct box *out);

struct case_section {
	const char *title; /* msgid */
	const char *empty; /* msgid: what stands in it without rows, and what would fill it */
	bool counted; /* its title says how many there are */
	const char *insert; /* id of the act that adds a row here, or NULL */
	struct box_column columns[BOX_COLUMNS];
	case_fill *fill;
};

extern const struct case_section case_sections[SECTIONS];

/* Fills the box of a section; the cursor stays on the row it was on. */
void case_section_fill(enum case_section_id id, const struct case_data *data,
	const struct law_deadline *chosen, struct box *out);

/* The act that changes (or takes away) the row as it stands now; NULL where there is none. */
enum case_row_act { ROW_EDIT, ROW_REMOVE };
const struct act *case_row_act(
	const struct case_data *data, const struct box_row *row, enum case_row_act which);

/* case_law.c: what follows from the events */
case_fill fill_timeline, fill_deadlines, fill_why;

/* case_rows.c: what people said */
case_fill fill_parties, fill_claims, fill_services, fill_hearings, fill_tribunal, fill_notes, fill_journal,
	fill_facts;

/* 申请人2: the role, and the number where it is not the first. */
void case_role(const struct party *party, struct strbuf *out);

#endif
