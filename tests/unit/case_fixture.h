/* case_fixture.h — the case detail as it is drawn, without the application: the pane's functions on a canvas,
 * and what it would have asked the application for. */
#ifndef TESTS_CASE_FIXTURE_H
#define TESTS_CASE_FIXTURE_H

#include "office_fixture.h"
#include "pane/pane.h"

/* The pane on a case of the fixture's office, loaded and drawn in an area of that size. One at a time. */
struct view *case_fixture_open(struct office *office, int64_t case_id, int rows, int columns);
void case_fixture_close(struct view *view);

/* Another size, another case, new contents: loads again. */
void case_fixture_load(struct view *view, int64_t case_id, int rows, int columns);

/* The pane drawn anew, as text; blanks at the ends of rows are dropped. Static until the next call. */
const char *case_fixture_text(struct view *view);

/* One row of it. */
const char *case_fixture_row(struct view *view, int row);

/* The title of the box that has the keys, by its style. Static until the next call. */
const char *case_fixture_active(struct view *view);

/* Draws it: both edges of every row must be those of the frame. */
void case_fixture_expect_frame(struct view *view);

/* Runs the pane's own command of that id. */
unsigned case_fixture_command(struct view *view, const char *id);

/* What was asked of the application since the last call, one a line: "act edit_party party=id:1", "say …".
 * Static until the next call. */
const char *case_fixture_asked(void);

#endif
