/* case_picture.h — the small vertical time-line of a case: its events and the days that follow from them,
 * with a bar that says which days of the award period count and which do not. Pure: no store, no screen. */
#ifndef PANE_CASE_PICTURE_H
#define PANE_CASE_PICTURE_H

#include "base/strbuf.h"
#include "law/derive.h"
#include "store/derive.h"
#include "store/recusals.h"
#include "store/row.h"

/* What the bar beside a line shows of the award period. */
enum bar {
	BAR_NONE, /* outside of it */
	BAR_START, /* it begins here */
	BAR_COUNTS, /* days that count run through here */
	BAR_EXCLUDED, /* days that do not count run through here */
	BAR_TURN, /* counting stops or goes on here */
	BAR_END, /* its last day */
	BAR_OPEN_END /* runs on: suspended */
};

/* What a line stands for. */
enum picture_kind {
	PICTURE_EVENT, /* somebody did it: a row of the event table */
	PICTURE_HEARING, /* likewise, of the hearing table */
	PICTURE_DERIVED, /* a day that follows from the rules */
	PICTURE_TODAY
};

/* Texts are offsets into the picture's buffer. */
struct picture_line {
	civil_date day; /* CIVIL_NONE where the line has none */
	size_t label; /* what happened or happens */
	size_t note; /* beside the bar: what the days from here on are */
	enum bar bar;
	enum picture_kind kind;
	unsigned what; /* enum law_event_kind; of a derived day enum law_rule_id */
	int64_t row_id; /* of the event or hearing */
	bool refused; /* the event contradicts the others and is left out of the derivation */
	bool provisional;
};

/* Starts as {0}. */
struct picture {
	struct picture_line *lines; /* owned */
	size_t count, capacity;
	struct strbuf texts;
	bool failed; /* out of memory: lines are missing */
};

/* Draws the case as lines in the order of days; what was in `out` is freed. `events` are the rows behind the
 * timeline, for their notes; `recusals` say whom theirs are about. */
void picture_make(const struct case_timeline *timeline, const struct row_list *events,
	const struct recusal_list *recusals, const struct law_result *result, civil_date today,
	struct picture *out);
const char *picture_text(const struct picture *picture, size_t offset);
void picture_free(struct picture *picture);

#endif
