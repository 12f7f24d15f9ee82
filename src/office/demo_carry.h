/* demo_carry.h — what the files that carry steps out as acts share; see demo_build.h. */
#ifndef OFFICE_DEMO_CARRY_H
#define OFFICE_DEMO_CARRY_H

#include "office/demo_build.h"

struct carrying {
	struct demo_build *build;
	struct demo_life *life;
	const struct demo_step *step;
	struct demo_actor actor;
	struct error *err;
};

#define ACT(...) demo_act(c->build, &c->actor, c->step->day, c->step->minute, __VA_ARGS__, (const char *)NULL)

/* ---- demo_seats.c ---- */

/* A draw has entries of the journal of its own: it cannot be part of a chunk. */
bool carry_seat_alone(const struct carrying *c);

bool carry_seat(struct carrying *c);
bool carry_answer(struct carrying *c);
bool carry_recuse(struct carrying *c);
bool carry_decide_recusal(struct carrying *c);
bool carry_join(struct carrying *c);

#endif
