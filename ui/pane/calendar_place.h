/* calendar_place.h — may a hearing stand where the cursor is, and if not, why. What the acts refuse and warn
 * of afterwards is said here beforehand. */
#ifndef PANE_CALENDAR_PLACE_H
#define PANE_CALENDAR_PLACE_H

#include "base/strbuf.h"
#include "office/hearing_house.h"
#include "store/hearings.h"

enum place_verdict {
	PLACE_UNASKED, /* no hearing is looked for */
	PLACE_FREE,
	PLACE_WARNED, /* the act would do it, and warn */
	PLACE_REFUSED
};

struct calendar_place {
	enum place_verdict verdict;
	struct strbuf why; /* one sentence, "" for PLACE_UNASKED */
};

/* Judges a hearing of `of` (with case_id 0 nothing is asked) as proposed. With `whole_day` the time is not
 * yet chosen: only the day is judged. */
bool calendar_place_judge(struct calendar_place *out, struct office *office, const struct hearing_need *of,
	const struct hearing_proposal *proposal, bool whole_day, struct error *err);

/* Adds what the house says of it: whether the room has the seats, or with no room chosen, whether one is
 * free. Nothing to what is refused already. */
bool calendar_place_ask_house(struct calendar_place *place, const struct hearing_house *house,
	const struct hearing_need *of, const struct hearing_proposal *proposal, struct error *err);

/* Adds a warning. */
bool calendar_place_warn(struct calendar_place *place, const char *sentence, struct error *err);
void calendar_place_free(struct calendar_place *place);

#endif
