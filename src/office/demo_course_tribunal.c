/* demo_course_tribunal.c — how the seats of a tribunal are filled: drawn, offered, accepted, declined and
 * drawn again, now and then given up after a recusal. */
#include "office/demo_course_parts.h"

enum {
	DECLINES = 60, /* per mille of the offers */
	RECUSALS = 4, /* … of the cases */
	GRANTED = 500, /* … of these */
	LATE_IN_YEAR = 25 /* days before today in which a case that is to be closed cannot wait */
};

bool course_hurries(const struct demo_course *c, const struct demo_fate *fate)
{
	return !(fate->traits & FATE_OPEN) &&
	       (fate->traits & FATE_QUIET || c->life->accepted + LATE_IN_YEAR > c->world->last);
}

civil_date course_seating_day(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date accepted = c->life->accepted;
	if (fate->traits & FATE_OFFERED) {
		civil_date day = course_workday(c, c->world->today, -course_between(c, 1, 3));
		return day < accepted ? accepted : day;
	}
	if (c->life->seating == SEATS_OF_PAIR)
		return course_workday(c, accepted, 5);
	bool soon = course_hurries(c, fate) || fate->traits & (FATE_OVERDUE_OFFER | FATE_DECLINED);
	return course_workday(c, accepted, soon ? 1 : course_between(c, 0, 2));
}

static civil_date now(const struct demo_course *c)
{
	return c->life->steps[c->life->next - 1].day;
}

/* Yes after a day or two; some have no time. */
static void answer(struct demo_course *c, const struct demo_fate *fate, int seat)
{
	struct demo_track *track = c->track;
	bool waits = track->declined == 0 && fate->traits & (FATE_OFFERED | FATE_OVERDUE_OFFER);
	bool declines = track->declined == 0 &&
			(fate->traits & FATE_DECLINED ||
				(!course_hurries(c, fate) && !waits && course_chance(c, DECLINES)));
	civil_date day = course_hurries(c, fate) ? now(c)
			 : waits                 ? course_workday(c, c->world->today, course_between(c, 0, 2))
						 : course_workday(c, now(c), course_between(c, 0, 2));
	course_add_more(
		c, day, STEP_ANSWER, seat, !declines, declines ? course_text(c, WORDS_DECLINE) : NULL);
}

/* Every few hundred cases a party does not want an arbitrator; half of them with reason. */
static bool recuse(struct demo_course *c, const struct demo_fate *fate)
{
	if (c->track->was_recused || fate->traits & FATE_OPEN || course_hurries(c, fate) ||
		!course_chance(c, RECUSALS))
		return false;
	c->track->was_recused = true;
	civil_date day = course_workday(c, now(c), 1);
	course_add_more(c, day, STEP_RECUSE, 0, SIDE_APPLICANT, course_text(c, WORDS_RECUSE));
	course_add_more(c, course_workday(c, day, course_between(c, 1, 2)), STEP_DECIDE_RECUSAL, 0,
		course_chance(c, GRANTED), NULL);
	return true;
}

bool course_complete(struct demo_course *c, const struct demo_fate *fate)
{
	const struct demo_life *life = c->life;
	for (int i = 0; i < (life->three ? SLOT_SEATS : 1); i++)
		if (life->seats[i] < 0) {
			course_add(c, now(c), STEP_SEAT);
			return false;
		}
	for (int i = 0; i < SLOT_SEATS; i++)
		if (life->awaited[i]) {
			answer(c, fate, i);
			return false;
		}
	c->track->formed = now(c);
	course_add(c, now(c), STEP_TELL);
	return !recuse(c, fate);
}
