/* day_private.h — what the parts of the day sheet share: its sections (day_sheet.c) and its windows
 * (day_window.c). */
#ifndef OFFICE_DAY_PRIVATE_H
#define OFFICE_DAY_PRIVATE_H

#include "office/day_sheet.h"

/* Whose task it is, also where the one whose kind of task it is has not been named yet. */
enum law_task day_task_of(const struct due_row *row);

/* The days among which a section's deadlines lie; false for sections that have none. */
bool day_section_span(const struct day_sheet *sheet, enum day_section section, struct due_query *query);

#endif
