/* month.h — a month, weeks from Monday, with marks and a cursor. */
#ifndef WIDGET_MONTH_H
#define WIDGET_MONTH_H

#include "base/date.h"
#include "widget/widget.h"

/* How a day is shown: a style and a short mark (休, 班; at most two columns) that says the same in text. */
struct month_mark {
	style_id style;
	const char *mark; /* NULL: none */
};
typedef struct month_mark month_mark_function(void *data, civil_date date);

struct month {
	civil_date cursor; /* the month shown is the one it is in */
	civil_date today;
	month_mark_function *mark; /* or NULL */
	void *data;
};

enum { MONTH_ROWS = 8, MONTH_COLUMNS = 7 * 6 }; /* title, weekdays, six weeks */

/* Arrows a day or a week, PgUp and PgDn a month, Home and End its first and last day; t: today. Enter, Esc.
 */
enum widget_answer month_key(struct month *month, const struct key_event *key);

void month_draw(const struct month *month, struct canvas *canvas, struct rect area, bool focused);

#endif
