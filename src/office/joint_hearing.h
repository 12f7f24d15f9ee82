/* joint_hearing.h — cases that were joined are heard in one hearing: at one time, in one room, before
 * everybody.
 */
#ifndef OFFICE_JOINT_HEARING_H
#define OFFICE_JOINT_HEARING_H

#include "office/hearing_house.h"

/* What the one hearing of the case, and of all cases that were joined with it and still wait for theirs,
 * needs: everybody, the seats of all (who takes part in several sits once), the longest of their hearings,
 * the latest of their lawful days, the earliest of their limits. Once one of them has its hearing, only those
 * that can be heard there are waited for. Of a case that was not joined it is hearing_need_load(), and so are
 * `published` and what happens on failure. `planned` stays that of the case itself. */
bool joint_need_load(struct hearing_need *out, struct office *office, int64_t case_id, civil_date published,
	struct error *err);

/* Makes what hearing_need_load() read of a case alone into that. On failure it is empty. */
bool joint_need_join(struct hearing_need *need, struct office *office, struct error *err);

/* What a hearing that is planned at that time needs when it is moved: of the case and of those that are heard
 * in it. As joint_need_load() otherwise. */
bool joint_need_planned(
	struct hearing_need *out, struct office *office, int64_t case_id, civil_minute at, struct error *err);

/* Where the hearing of a case has to be because that of a fellow is planned already. */
enum joint_place {
	JOINT_FREE, /* no fellow has one: wherever there is a slot */
	JOINT_BESIDE, /* at the fellow's time, in its room */
	JOINT_BARRED /* it would have to be there and cannot: all of them must be moved */
};

/* Asks that of a need that joint_need_load() made. `out` is filled in when it is JOINT_BESIDE; `why` gets the
 * sentence that says with which case it is heard, or why it cannot. Of a case that has a hearing itself it is
 * JOINT_FREE. The house is the same afterwards. */
bool joint_place_find(struct office *office, struct hearing_house *house, const struct hearing_need *need,
	enum joint_place *place, struct slot *out, struct strbuf *why, struct error *err);

#endif
