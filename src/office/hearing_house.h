/* hearing_house.h — the office as a plan of hearings sees it: hours, rooms, clerks, and the book of who and
 * what is taken from today on, read in one go. */
#ifndef OFFICE_HEARING_HOUSE_H
#define OFFICE_HEARING_HOUSE_H

#include "office/slots.h"

struct hearing_house {
	struct slot_house slots;
	struct slot_room *rooms; /* owned, as are the rows below */
	int64_t *clerks;
	struct row_list room_rows, staff_rows, arbitrator_rows;
};

/* Reads it. On failure it is empty. */
bool hearing_house_load(struct hearing_house *out, struct office *office, struct error *err);
void hearing_house_free(struct hearing_house *house);

/* Names by id, "" where there is none. Owned by the house. */
const char *house_room(const struct hearing_house *house, int64_t id);
const char *house_clerk(const struct hearing_house *house, int64_t id);
const char *house_arbitrator(const struct hearing_house *house, int64_t id);

#endif
