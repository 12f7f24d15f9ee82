/* demo_course_hearing.c — hearings planned, postponed, suspended and held. */
#include "office/demo_course_parts.h"

/* No hearings were held while the epidemic closed the offices; what was to be heard then was suspended. */
#define EPIDEMIC_FROM civil_make(2020, 2, 3)
#define EPIDEMIC_UNTIL civil_make(2020, 3, 2)

static bool take_hour(struct demo_course *c, civil_date from)
{
	struct demo_life *life = c->life;
	unsigned turn = (unsigned)demo_below(&c->track->random, 1 << 16);
	if (life->hearing_count == LIFE_HEARINGS ||
		!demo_slots_take(&c->world->slots, from, life->seats, life->clerk, life->collective, turn,
			&life->hearings[life->hearing_count])) {
		c->track->no_slot = true;
		return false;
	}
	life->hearing_count++;
	return true;
}

static civil_date hearing_day(const struct demo_course *c)
{
	return minute_date(c->life->hearings[c->life->hearing_count - 1].start);
}

/* Notices go out by what already reached the parties; of an announced case with the announcement. */
static void notify(struct demo_course *c, civil_date planned)
{
	civil_date day = c->track->announced ? course_roll(c, c->track->served)
					     : course_workday(c, planned, course_between(c, 0, 1));
	course_add(c, day, STEP_NOTIFY);
}

static bool postpone(struct demo_course *c)
{
	int from = c->life->hearing_count - 1;
	civil_date day = course_workday(c, hearing_day(c), -course_between(c, 3, 4));
	if (!take_hour(c, course_workday(c, day, course_between(c, 7, 9))))
		return false;
	course_add_more(c, day, STEP_POSTPONE, from, 0, course_text(c, WORDS_POSTPONE));
	course_add(c, course_workday(c, day, 1), STEP_NOTIFY);
	return true;
}

/* Suspension until a finding, or while the offices were closed. Days later come out of the award period. */
static civil_date suspend(struct demo_course *c, civil_date day, civil_date until, const char *why)
{
	course_add_more(c, day, STEP_SUSPEND, 0, 0, why);
	course_add(c, until, STEP_RESUME);
	c->track->award_due += until - day;
	return course_workday(c, until, course_between(c, 7, 12));
}

civil_date course_hearing_from(struct demo_course *c)
{
	return c->track->announced
		       ? course_workday(c, course_workday(c, c->track->served, 0), course_between(c, 11, 12))
		       : course_workday(c, course_workday(c, c->track->served, 10), course_between(c, 1, 3));
}

bool course_hear(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date formed = c->track->formed;
	civil_date planned = c->track->announced
				     ? c->track->served - ANNOUNCEMENT_DAYS
				     : course_workday(c, c->track->served, course_between(c, 0, 2));
	civil_date from = course_hearing_from(c);
	/* Nothing is planned before there is a tribunal, and its notice takes five working days, too. */
	if (planned < formed) {
		planned = formed;
		civil_date noticed = course_workday(c, formed, 7);
		from = from < noticed ? noticed : from;
	}
	if (fate->traits & FATE_SUSPENDED) {
		civil_date day = course_workday(c, c->track->served, course_between(c, 3, 8));
		day = day < formed ? formed : day;
		civil_date until = fate->traits & FATE_OPEN
					   ? course_workday(c, c->world->today, course_between(c, 10, 60))
					   : course_workday(c, day, course_between(c, 30, 70));
		from = suspend(c, day, until, course_text(c, WORDS_SUSPEND));
		planned = course_roll(c, until);
	} else if (!c->track->announced && planned < EPIDEMIC_FROM && from >= EPIDEMIC_FROM &&
		   from <= EPIDEMIC_UNTIL) {
		const char *why = demo_nth(c->world->words, WORDS_EPIDEMIC, 0)->text;
		from = suspend(c, EPIDEMIC_FROM, EPIDEMIC_UNTIL, why);
		planned = EPIDEMIC_UNTIL;
	}
	if (fate->traits & FATE_HEARD_TODAY)
		from = c->world->today;
	if (!take_hour(c, from))
		return false;
	course_add_more(c, planned, STEP_SCHEDULE, c->life->hearing_count - 1, 0, NULL);
	notify(c, planned);
	/* Who has little time left is not put off. */
	if (!c->track->announced && !(fate->traits & FATE_HEARD_TODAY) && course_chance(c, 45) &&
		hearing_day(c) + 10 < c->track->award_due && !postpone(c))
		return false;
	c->track->heard = hearing_day(c);
	course_add_more(c, c->track->heard, STEP_HELD, c->life->hearing_count - 1, 0, NULL);
	return true;
}
