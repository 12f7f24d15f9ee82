/* demo_slots.h — free hearing hours of the demo office: rooms, arbitrators and clerks, without clashes.
 *
 * A working day has four hearings of 80 minutes: 9:00, 10:30, 14:00, 15:30. */
#ifndef OFFICE_DEMO_SLOTS_H
#define OFFICE_DEMO_SLOTS_H

#include "base/date.h"
#include "base/error.h"
#include "law/calendar.h"

#include <stdint.h>

enum { SLOTS_A_DAY = 4, SLOT_MINUTES = 80, SLOT_SEATS = 3 };

struct demo_slots {
	const struct law_calendar *calendar;
	civil_date first; /* of the table */
	int days;
	int rooms, arbitrators, clerks;
	int large_rooms; /* the first ones hold a collective case */
	uint8_t *taken; /* [day][room, arbitrator, clerk], one bit a slot, one more of who is away */
};

struct demo_slot {
	civil_minute start, end;
	int room;
};

bool demo_slots_init(struct demo_slots *slots, const struct law_calendar *calendar, civil_date first,
	civil_date last, int rooms, int large_rooms, int arbitrators, int clerks, struct error *err);
void demo_slots_free(struct demo_slots *slots);

/* An arbitrator who is away cannot sit. */
void demo_slots_away(struct demo_slots *slots, int arbitrator, civil_date from, civil_date until);

/* He comes on the half-days of his week only (base/week.h). */
void demo_slots_week(struct demo_slots *slots, int arbitrator, int64_t week);

/* Is a day among these on which the arbitrator is away? */
bool demo_slots_is_away(const struct demo_slots *slots, int arbitrator, civil_date from, civil_date until);

/* Takes the first free hour on or after `from` in which the seats (-1: none) and the clerk are free;
 * `turn` varies room and hour. False when the table ends before one is found. */
bool demo_slots_take(struct demo_slots *slots, civil_date from, const int seats[SLOT_SEATS], int clerk,
	bool large, unsigned turn, struct demo_slot *out);

#endif
