/* case_picture.h — the small vertical time-line of a case: its events and the days that follow from them,
 * with a bar that says which days of the award period count and which do not. Pure: no store, no screen. */
#ifndef PANE_CASE_PICTURE_H
#define PANE_CASE_PICTURE_H

#include "base/strbuf.h"
#include "law/derive.h"
#include "store/derive.h"

enum bar {
	BAR_NONE, /* outside the award period */
	BAR_START, /* the period begins here */
	BAR_COUNTS, /* days that count run through here */
	BAR_EXCLUDED, /* days that do not count run through here */
	BAR_TURN, /* counting stops or goes on here */
	BAR_END, /* the last day */
	BAR_OPEN_END /* runs on: suspended */
};

/* One line of the picture. Texts are offsets into the picture's buffer. */
struct picture_line {
	civil_date day; /* CIVIL_NONE where the line has none */
	size_t label; /* what happened or happens */
	size_t note; /* beside the bar: what the days from here on are */
	enum bar bar;
	int64_t row_id; /* of the event or hearing; 0: a day that follows from the rules */
	bool is_hearing;
	bool derived; /* a day that the rules give, not yet or never an event */
	bool refused; /* the event contradicts the others and is left out of the derivation */
	bool provisional;
	bool future; /* after today */
};

struct picture {
	struct picture_line *lines; /* owned */
	size_t count, capacity;
	struct strbuf texts;
	bool failed; /* out of memory */
};

/* Draws the case as lines in the order of days; what was in `out` is freed. */
void picture_make(const struct case_timeline *timeline, const struct law_result *result, civil_date today,
	struct picture *out);
const char *picture_text(const struct picture *picture, size_t offset);
void picture_free(struct picture *picture);

#endif
