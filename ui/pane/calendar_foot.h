/* calendar_foot.h — the lines below the grid: what is under the cursor, whose it is, why something cannot be
 * there. Pure: text from what was loaded. */
#ifndef PANE_CALENDAR_FOOT_H
#define PANE_CALENDAR_FOOT_H

#include "pane/calendar_case.h"
#include "pane/calendar_data.h"
#include "pane/calendar_place.h"
#include "term/theme.h"

enum { FOOT_LINES = 4 };

struct calendar_foot {
	struct foot_line {
		style_id style;
		struct strbuf text;
	} lines[FOOT_LINES];
	size_t count;
};

/* A hearing that was picked up to be put elsewhere. */
struct calendar_grab {
	int64_t hearing_id, case_id; /* 0: none */
	int64_t room_id, clerk_id;
	civil_minute start, end;
	char number[CALENDAR_NUMBER]; /* as the grid shows it */
	char *room; /* owned, NULL when there is none */
	struct calendar_case of;
};

/* What the lines are made from. */
struct foot_source {
	const struct calendar_scene *scene;
	const struct calendar_data *data;
	const struct words *words;
	const struct calendar_case *looked_for; /* the chosen case, or that of the hearing being moved */
	const struct calendar_grab *grab;
	const struct calendar_place *place; /* of `looked_for` at the cursor */
};

void calendar_foot_make(const struct foot_source *source, struct calendar_foot *out);
void calendar_foot_free(struct calendar_foot *foot);

/* 元旦放假, 国庆节调休上班, 双休日; "" on a plain working day. Appends 暂定 where the year has no schedule.
 */
void calendar_day_words(const struct calendar_day *day, struct strbuf *out);

#endif
