/* hearing_need.h — what a hearing of a case needs: from which day the law allows it, how long it lasts, how
 * many seats, and whose time it takes. */
#ifndef OFFICE_HEARING_NEED_H
#define OFFICE_HEARING_NEED_H

#include "law/hearing_day.h"
#include "law/stage.h"
#include "office/office.h"
#include "store/planning.h"
#include "store/row.h"

struct need_who {
	struct busy_key key;
	char *name; /* of a party or representative; NULL of an arbitrator. Owned */
	bool awaited; /* an arbitrator who was offered the seat and has not answered */
};

/* A case that is heard together with another one. */
struct need_fellow {
	int64_t case_id;
	char *name, *number; /* 20-0314, and in full (未编号 before it has one); owned */
	enum law_stage stage;
	civil_minute planned; /* as of the need */
	int64_t planned_id;
};

struct hearing_need {
	int64_t case_id; /* 0: none */
	int64_t clerk_id; /* the case's; 0: any who is free */
	unsigned flags; /* of law_derive() */
	enum law_stage stage;
	civil_date award_due; /* CIVIL_NONE when it does not run */
	civil_date accepted; /* CIVIL_NONE before */
	bool can_count; /* `lawful` says something: accepted, service under way, not suspended or over */
	bool has_tribunal; /* somebody sits */
	struct law_hearing_day lawful;
	civil_minute planned; /* its next planned hearing from today on, or MINUTE_NONE */
	int64_t planned_id;
	int minutes; /* how long it lasts */
	int seats; /* that the parties take in a room */
	bool online; /* in an online room instead of one of the house */
	struct need_who *who; /* owned: members of the tribunal, then parties and representatives */
	size_t who_count;

	/* Of a need that joint_need_load() made of several: the others, and which of them has nobody who sits
	 * or no day to count from, as its place from 1 on; 0 when it is none of them. */
	struct need_fellow *fellows; /* owned */
	size_t fellow_count, held_by;
};

/* Reads it. With `published` (else CIVIL_NONE) as if the application and the notice were announced on that
 * day: ERR_REFUSED where an announcement is not allowed. On failure it is empty. */
bool hearing_need_load(struct hearing_need *out, struct office *office, int64_t case_id, civil_date published,
	struct error *err);
void hearing_need_free(struct hearing_need *need);

/* Adds somebody whose time it takes, whose name is copied; who is there already is not added again, and
 * *added (may be NULL) says so. */
bool hearing_need_add_who(
	struct hearing_need *need, const struct need_who *person, bool *added, struct error *err);

/* How long a hearing of such a case lasts: minutes.* of the settings by procedure, and more for the causes
 * that take longer. */
int hearing_minutes(const struct office *office, const struct arb_case *row);

/* Derives what follows from events: stage, award_due, can_count, lawful. What the case's rows say otherwise
 * (flags, facts) is given. */
void hearing_need_derive(struct hearing_need *need, const struct law_office *law,
	const struct law_event *events, size_t count, const struct law_facts *facts, civil_date today,
	struct law_result *scratch);

/* Why no hearing may be planned of a case that stands there, whoever asks: a sentence, or NULL. */
const char *hearing_stage_refusal(enum law_stage stage);

/* Why a case like this has no lawful slot at all: also where no day can be counted yet. A sentence, or NULL.
 * Of several cases it is about the one that holds them up. */
const char *hearing_need_refusal(const struct hearing_need *need);

#endif
