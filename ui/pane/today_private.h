/* today_private.h — the day sheet's state, shared by the pane (today.c) and its picture (today_draw.c). */
#ifndef PANE_TODAY_PRIVATE_H
#define PANE_TODAY_PRIVATE_H

#include "office/day_sheet.h"
#include "pane/pane.h"
#include "widget/list.h"

enum { TODAY_COLUMNS = 6 };

struct today_state {
	struct day_sheet sheet;
	struct day_window window; /* the rows around the cursor */
	struct list list;
	struct list_column columns[TODAY_COLUMNS];
	bool mine; /* only what is the task of who acts */
	bool reread; /* the sheet is another one now */
	bool moved; /* only the cursor: what was read still holds */
	bool why; /* the foot is large and says every step */
	int64_t version; /* of the file when the sheet was read */

	/* of the row under the cursor */
	unsigned have; /* bits of enum act_need */
	struct law_result *law; /* owned; scratch of its derivation */
	struct strbuf head, missed, basis, trace;
	struct strbuf cell;
};

static inline struct today_state *today_state_of(const struct view *view)
{
	return view->state;
}

extern const struct list_column today_columns[TODAY_COLUMNS];
list_cell_function today_cell;

/* How many lines there are for rows in an area of so many. */
int today_list_lines(int rows, bool why);

void today_draw(struct view *view, struct canvas *canvas, struct rect area);

#endif
