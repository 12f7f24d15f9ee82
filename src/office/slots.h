/* slots.h — the first lawful slots of a hearing, and why each is not earlier. Pure: everything it looks at
 * was read before (slot_house.h, hearing_need.h). */
#ifndef OFFICE_SLOTS_H
#define OFFICE_SLOTS_H

#include "office/busy.h"
#include "office/hearing_need.h"

struct slot_room {
	int64_t id;
	int capacity; /* seats of the parties; 0: nobody said */
	bool is_online;
	int opens, closes; /* minutes of the day */
};

/* Office hours in which hearings are held, as minutes of the day. */
struct slot_session {
	int from, until;
};

/* What all cases share. Arrays are owned by whoever filled it in. */
struct slot_house {
	const struct law_office *law;
	civil_date today;
	struct busy busy;
	struct slot_session sessions[2];
	size_t session_count;
	const struct slot_room *rooms; /* smaller ones first: the first that fits is the best */
	size_t room_count;
	const int64_t *clerks;
	size_t clerk_count;
	int award_days; /* that an award takes after the hearing: so long before its limit a case is to be
			   heard */
};

/* The last day on which a hearing leaves the time for its award; CIVIL_LAST when no limit runs. */
civil_date slot_hear_by(const struct slot_house *house, const struct hearing_need *need);

/* Why a day, or an hour of it, has no slot. */
enum slot_why {
	SLOT_HOLIDAY, /* a day off by the schedule; weekends go without saying */
	SLOT_ROOMS, /* everybody could, no room that is large enough is free */
	SLOT_TOO_SMALL, /* no room has the seats, at any time */
	SLOT_TOO_LONG, /* it lasts longer than any half-day; id: minutes */
	SLOT_AWAY, /* id: the arbitrator who is away */
	SLOT_ARBITRATOR, /* id: the arbitrator who sits elsewhere */
	SLOT_CLERK, /* the case's clerk, or all of them */
	SLOT_PARTY, /* a party or representative is heard elsewhere */
	SLOT_TOGETHER /* one at a time could, not all at once */
};

struct slot_block {
	enum slot_why why;
	int64_t id;
	civil_minute from, until; /* whole days, or hours of one day */
};

enum { SLOT_BLOCKS = 12, SLOT_STEP = 2 * QUARTER, SLOT_HORIZON = 250 };

struct slot {
	civil_minute start, end;
	int64_t room_id, clerk_id;
	civil_date notice_by; /* the notice must be served by then; CIVIL_NONE where no rule asks for it */
	bool late; /* after the day of the award limit */
	civil_minute after; /* the slot before it in the list, or MINUTE_NONE */
	struct slot_block blocks[SLOT_BLOCKS]; /* what lies between, in order */
	size_t block_count;
	bool more_blocks; /* not all of them found room */
};

/* The earliest slots, at most `limit`, that do not overlap each other; of need->lawful.day or later, each in
 * the smallest room that is large enough. Answers how many there are. None where need->can_count is false,
 * where no room is large enough (the block of *why says so) or nothing is free in the SLOT_HORIZON working
 * days from the lawful day on. `why` may be NULL. */
size_t slots_find(const struct slot_house *house, const struct hearing_need *need, struct slot *out,
	size_t limit, struct slot *why);

/* The slot that leaves least of the rooms idle, on the day of the first slot or at most `window` working days
 * later, but not for that past slot_hear_by(). False where slots_find() finds none. */
bool slots_snug(const struct slot_house *house, const struct hearing_need *need, int window, struct slot *out,
	struct slot *why);

/* Could everybody who must come, and a clerk, be at a hearing within that session of the day? Rooms are not
 * asked. */
bool slot_people_are_free(
	const struct slot_house *house, const struct hearing_need *need, civil_date date, size_t session);

/* The slot within that session of the day that leaves least of the rooms idle. False when there is none. */
bool slot_snug_on(const struct slot_house *house, const struct hearing_need *need, civil_date date,
	size_t session, struct slot *out);

/* Can a hearing begin at that minute: with which room and clerk? Asks only whether everybody and a room are
 * free, not what the law says of the day. */
bool slot_at(const struct slot_house *house, const struct hearing_need *need, civil_minute start,
	struct slot *out);

/* Can it be at that very time, in that room and with that clerk (0: none is asked for)? `out` is then that
 * place as slots_find() says it. What the law says of the day is not asked. */
bool slot_is_free(const struct slot_house *house, const struct hearing_need *need, const struct slot *at,
	struct slot *out);

/* Enters a hearing into the house's book, or takes it out. False when out of memory. */
bool slot_take(struct slot_house *house, const struct hearing_need *need, const struct slot *slot);
void slot_give(struct slot_house *house, const struct hearing_need *need, const struct slot *slot);

#endif
