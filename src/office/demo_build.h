/* demo_build.h — how the demo office's plan is carried out; see demo.h. */
#ifndef OFFICE_DEMO_BUILD_H
#define OFFICE_DEMO_BUILD_H

#include "office/demo.h"
#include "office/demo_diary.h"
#include "office/demo_plan.h"
#include "office/office.h"

#define DEMO_COMMISSION "重庆两江新区劳动人事争议仲裁委员会"
#define DEMO_PATTERN "渝两江劳人仲案字〔{year}〕第{serial}号"
#define DEMO_PROOF "现场照片存卷"
#define DEMO_CONSENT "送达地址确认书"
#define DEMO_ACTING 0.8 /* of the time, about; the rest is deriving and indexes */

/* What is being built and the ids of what the plan numbers from 0. */
struct demo_build {
	struct office *office;
	struct demo_plan *plan;
	int64_t cases;
	bool chunked; /* many steps are one transaction and one entry of the journal */
	int64_t *arbitrators, *clerks, *rooms, *stations; /* ids */
	const char *director;
	struct demo_diary diary;
	struct demo_stale {
		int64_t *ids;
		size_t count;
	} stale; /* cases that have changed since they were derived */
	demo_progress *progress;
	void *context;
	int64_t steps; /* so far */
};

/* The office itself, by acts: commission, people, rooms, stations. */
bool demo_set_up(struct demo_build *build, struct error *err);

/* The last act: the file's own today. */
bool demo_finish(struct demo_build *build, struct error *err);

/* Every step of the plan, by acts; in chunks where the build wants them. */
bool demo_carry_out(struct demo_build *build, struct error *err);

/* Runs an act as the given person on a day and minute of the plan. Pairs of key and value end with a NULL
 * key; a NULL value leaves the parameter out. `row_id` and `case_id` may be NULL. */
struct demo_actor {
	const char *name;
	int64_t staff_id;
	bool is_director;
};
bool demo_act(struct demo_build *build, const struct demo_actor *actor, civil_date day, int minute,
	const char *act, int64_t for_case, int64_t *case_id, int64_t *row_id, struct error *err, ...);

/* Acts and reads from now on as the given person at that time. */
bool demo_stand_in(struct demo_build *build, const struct demo_actor *actor, civil_date day, int minute,
	struct error *err);

/* Says that what is derived of the case will be read before the end, where only demo_stale_derive() has
 * derived it; that is called outside a transaction. */
bool demo_stale_add(struct demo_build *build, int64_t case_id, struct error *err);
bool demo_stale_derive(struct demo_build *build, struct error *err);

/* "id:12" as a parameter wants it; NULL for 0. */
enum { DEMO_ID_SIZE = 24 };
const char *demo_id(int64_t id, char out[DEMO_ID_SIZE]);

/* Where an employer of the pool has its seat. */
void demo_employer_address(const struct demo_plan *plan, int employer, char out[DEMO_NAME_SIZE]);

/* The number of a mailing. */
void demo_tracking(const struct demo_life *life, const struct demo_step *step, char out[DEMO_NAME_SIZE]);

/* The ground (an id) that goes with a reason for suspending. */
const char *demo_ground(const struct demo_plan *plan, const char *reason);

/* Says how far it is; false when cancelled. */
bool demo_tell(struct demo_build *build, struct error *err);

/* 2020-12-31 09:30 in the office's zone as seconds since 1970 UTC: what the journal records. */
int64_t demo_clock(civil_date day, int minute);

#endif
