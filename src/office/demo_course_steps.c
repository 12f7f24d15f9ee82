#include "office/demo_course_parts.h"

enum { OPENING = 9 * 60, CLOSING = 17 * 60 };

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
	return demo_between(&c->track->random, first, last);
}

bool course_chance(struct demo_course *c, int per_mille)
{
	return demo_chance(&c->track->random, per_mille);
}

const char *course_text(struct demo_course *c, enum demo_list list)
{
	return demo_pick(c->world->words, list, &c->track->random)->text;
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

void course_order(struct demo_course *c)
{
	struct demo_life *life = c->life;
	struct demo_step *steps = life->steps;
	for (int i = life->next + 1; i < life->count; i++) {
		struct demo_step step = steps[i];
		int j = i;
		for (; j > life->next && steps[j - 1].day > step.day; j--)
			steps[j] = steps[j - 1];
		steps[j] = step;
	}
	int at = life->next > 0 ? steps[life->next - 1].minute : 0;
	for (int i = life->next; i < life->count; i++) {
		struct demo_step *step = &steps[i];
		if (i == 0 || steps[i - 1].day != step->day)
			at = OPENING + course_between(c, 0, CLOSING - OPENING - 150);
		else
			at += course_between(c, 3, 25);
		if (step->kind == STEP_HELD) {
			int over = minute_of_day(life->hearings[step->a].end) + 2;
			at = at > over ? at : over;
		}
		step->minute = (uint16_t)at;
	}
}

void course_cut(struct demo_course *c, civil_date day)
{
	struct demo_life *life = c->life;
	int kept = life->next;
	for (int i = life->next; i < life->count; i++)
		if (life->steps[i].day <= day)
			life->steps[kept++] = life->steps[i];
	life->count = kept;
}
