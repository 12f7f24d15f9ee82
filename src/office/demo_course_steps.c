#include "office/demo_course_parts.h"

civil_date course_workday(const struct demo_course *c, civil_date day, int n)
{
	return law_working_day(c->world->calendar, law_roll(c->world->calendar, day), n);
}

civil_date course_roll(const struct demo_course *c, civil_date day)
{
	return law_roll(c->world->calendar, day);
}

int course_between(struct demo_course *c, int first, int last)
{
	return demo_between(&c->random, first, last);
}

bool course_chance(struct demo_course *c, int per_mille)
{
	return demo_chance(&c->random, per_mille);
}

const char *course_text(struct demo_course *c, enum demo_list list)
{
	return demo_pick(c->world->words, list, &c->random)->text;
}

void course_add_more(
	struct demo_course *c, civil_date day, enum demo_step_kind kind, int a, int b, const char *words)
{
	struct demo_life *life = c->life;
	if (life->count == LIFE_STEPS) {
		life->full = true;
		return;
	}
	life->steps[life->count++] =
		(struct demo_step){.day = day, .kind = (uint8_t)kind, .a = (uint8_t)a, .b = b, .text = words};
}

void course_add(struct demo_course *c, civil_date day, enum demo_step_kind kind)
{
	course_add_more(c, day, kind, 0, 0, NULL);
}

void course_represent(struct demo_course *c, civil_date day, enum demo_side side)
{
	if (*c->life->representatives[side])
		course_add_more(c, day, STEP_REPRESENT, 0, (int)side, NULL);
}
