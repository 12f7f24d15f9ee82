#include "office/demo_course.h"

#include "office/demo_course_parts.h"

enum { AWARD_DAYS = 45, EXTENSION_DAYS = 15, OPENING = 9 * 60, CLOSING = 17 * 60 };

/* ---- acceptance ---- */

static void apply(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date accepted = c->life->accepted;
	if (fate->traits & FATE_PENDING) {
		/* `accepted` is the day of application here: nobody has decided yet. */
		course_add(c, accepted, STEP_REGISTER);
		return;
	}
	if (course_chance(c, 80)) {
		civil_date corrected = course_workday(c, accepted, -course_between(c, 0, 3));
		course_add(c, course_workday(c, corrected, -course_between(c, 2, 5)), STEP_REGISTER);
		course_add(c, corrected, STEP_CORRECT);
	} else {
		course_add(c, course_workday(c, accepted, -course_between(c, 0, 4)), STEP_REGISTER);
	}
	if (fate->ending == STEP_REJECT) {
		course_add_more(c, accepted, STEP_REJECT, 0, 0, course_text(c, WORDS_REJECT));
	} else {
		course_represent(c, accepted, SIDE_APPLICANT);
		course_add(c, accepted, STEP_ACCEPT);
	}
}

static void form(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date day = course_workday(
		c, c->life->accepted, course_between(c, 1, fate->traits & FATE_OFFERED ? 2 : 4));
	c->formed = day;
	if (fate->traits & FATE_OFFERED) {
		course_add(c, day, STEP_OFFER);
		return;
	}
	if (c->life->declined >= 0)
		course_add_more(c, day, STEP_DECLINE, 0, 0, course_text(c, WORDS_DECLINE));
	course_add(c, day, STEP_FORM);
}

/* ---- endings ---- */

/* The award reaches both; one in twelve goes to court. */
static void serve_award(struct demo_course *c, civil_date made)
{
	civil_date day = course_workday(c, made, course_between(c, 0, 3));
	course_add_more(c, day, STEP_SEND, DOCUMENT_AWARD, SIDE_APPLICANT, "direct");
	course_add(c, day, STEP_SERVED);
	if (c->announced) {
		civil_date published = course_workday(c, day, course_between(c, 1, 4));
		course_add_more(c, published, STEP_ANNOUNCE, DOCUMENT_AWARD, SIDE_RESPONDENT,
			course_text(c, WORDS_NEWSPAPER));
		course_add(c, course_roll(c, published + ANNOUNCEMENT_DAYS), STEP_SERVED);
	} else {
		course_add_more(c, day, STEP_SEND, DOCUMENT_AWARD, SIDE_RESPONDENT, "mail");
		course_add(c, course_workday(c, day, course_between(c, 2, 5)), STEP_SERVED);
	}
	if (course_chance(c, 80))
		course_add_more(c, course_workday(c, day, course_between(c, 3, 9)), STEP_SUE, 0,
			SIDE_APPLICANT, NULL);
}

static civil_date award_day(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date made = course_roll(c, c->heard + course_between(c, 3, 12)),
		   due = course_roll(c, c->award_due);
	if (fate->traits & FATE_LATE) {
		made = course_workday(c, due > made ? due : made, course_between(c, 2, 14));
	} else if (made > due) {
		/* Granted while the period still runs. */
		civil_date granted = course_workday(c, due, -course_between(c, 1, 3));
		if (c->heard <= due && course_chance(c, 700)) {
			made = due;
		} else if (granted > c->life->accepted) {
			course_add_more(
				c, granted, STEP_EXTEND, 0, EXTENSION_DAYS, course_text(c, WORDS_EXTEND));
			due = course_roll(c, c->award_due + EXTENSION_DAYS);
			made = made > due && c->heard <= due ? due : made;
		}
	}
	if (fate->traits & FATE_OPEN && made <= c->world->last)
		made = course_workday(c, c->world->today, course_between(c, 1, 4));
	return made;
}

/* A defence that was on its way when the case ended is not served any more. */
static void drop_defence(struct demo_life *life, civil_date ended)
{
	int kept = 0;
	for (int i = 0; i < life->count; i++) {
		const struct demo_step *step = &life->steps[i];
		bool defends = step->kind == STEP_DEFENCE || step->kind == STEP_DEFENCE_SERVED ||
			       (step->kind == STEP_REPRESENT && step->b == SIDE_RESPONDENT);
		if (!defends || step->day < ended)
			life->steps[kept++] = *step;
	}
	life->count = kept;
}

static void end(struct demo_course *c, const struct demo_fate *fate, civil_date day)
{
	drop_defence(c->life, day);
	static const enum demo_list reasons[DEMO_STEPS] = {[STEP_WITHDRAW] = WORDS_WITHDRAW,
		[STEP_TERMINATE] = WORDS_TERMINATE,
		[STEP_TRANSFER] = WORDS_TRANSFER};
	enum demo_list why = reasons[fate->ending];
	course_add_more(c, day, fate->ending, 0, 0, why ? course_text(c, why) : NULL);
	if (fate->ending == STEP_AWARD)
		serve_award(c, day);
}

static void remark(struct demo_course *c, civil_date until)
{
	if (!course_chance(c, 110))
		return;
	civil_date day = course_workday(c, c->life->accepted, course_between(c, 1, 8));
	if (day < until)
		course_add_more(c, day, STEP_NOTE, 0, 0, course_text(c, WORDS_NOTE));
}

/* ---- order ---- */

/* By day, as they were laid within a day; then each gets its minute. */
static void order(struct demo_course *c)
{
	struct demo_step *steps = c->life->steps;
	for (int i = 1; i < c->life->count; i++) {
		struct demo_step step = steps[i];
		int j = i;
		for (; j > 0 && steps[j - 1].day > step.day; j--)
			steps[j] = steps[j - 1];
		steps[j] = step;
	}
	int at = 0;
	for (int i = 0; i < c->life->count; i++) {
		struct demo_step *step = &steps[i];
		if (i == 0 || steps[i - 1].day != step->day)
			at = OPENING + course_between(c, 0, CLOSING - OPENING - 150);
		else
			at += course_between(c, 3, 25);
		if (step->kind == STEP_HELD) {
			int over = minute_of_day(c->life->hearings[step->a].end) + 2;
			at = at > over ? at : over;
		}
		step->minute = (uint16_t)at;
	}
}

bool demo_course_make(struct demo_course *c, const struct demo_fate *fate)
{
	struct demo_life *life = c->life;
	c->award_due = life->accepted + AWARD_DAYS;
	life->summary = !(fate->traits & (FATE_ANNOUNCED | FATE_STALLED)) && !life->collective &&
			life->seats[1] < 0 && life->amount < 3000000 && course_chance(c, 450);
	apply(c, fate);
	civil_date ended = life->accepted;
	if (fate->ending == STEP_TRANSFER) {
		ended = course_workday(c, life->accepted, course_between(c, 2, 8));
		end(c, fate, ended);
	} else if (fate->ending != STEP_REJECT && !(fate->traits & FATE_PENDING)) {
		if (life->seats[0] >= 0)
			form(c, fate);
		course_serve(c, fate);
		if (c->announced)
			c->award_due += ANNOUNCEMENT_DAYS;
		bool quiet = fate->traits & FATE_QUIET && !(fate->traits & FATE_OPEN);
		if (quiet) {
			civil_date formed = course_workday(c, life->accepted, 5);
			ended = course_workday(
				c, c->served > formed ? c->served : formed, course_between(c, 1, 8));
		} else if (fate->traits & FATE_UNSERVED) {
			order(c);
			return true;
		} else {
			course_defend(c, fate);
			if (fate->traits & FATE_UNPLANNED) {
				remark(c, c->world->today);
				order(c);
				return true;
			}
			if (!course_hear(c, fate))
				return false;
			ended = fate->ending == STEP_AWARD ? award_day(c, fate) : c->heard;
		}
		remark(c, ended);
		end(c, fate, ended);
	}
	order(c);
	return fate->traits & (FATE_OPEN | FATE_PENDING) || ended <= c->world->last;
}

void demo_course_settle(struct demo_course *c)
{
	static const struct demo_fate settled = {"settled", 0, 0, 0, STEP_MEDIATE, FATE_QUIET};
	struct demo_life *life = c->life;
	c->announced = false;
	life->summary = false;
	apply(c, &settled);
	c->served = course_serve_by_hand(c, life->accepted);
	civil_date day = course_workday(c, life->accepted, course_between(c, 3, 9));
	while (day > c->world->last)
		day = law_working_day(c->world->calendar, day, -1);
	if (life->seats[0] >= 0 && course_workday(c, life->accepted, 1) <= day)
		course_add(c, course_workday(c, life->accepted, 1), STEP_FORM);
	end(c, &settled, day > life->accepted ? day : life->accepted);
	order(c);
}

void demo_course_complaint(struct demo_course *c, bool open)
{
	civil_date last = c->world->last, day = c->life->accepted;
	course_add(c, day, STEP_COMPLAIN);
	civil_date filed = course_workday(c, day, course_between(c, 0, 4));
	course_add(c, filed, STEP_COMPLAINT_FILE);
	civil_date closed = course_workday(c, filed, course_between(c, 4, 48));
	if (!open && closed > last)
		closed = last;
	if (open && closed <= last)
		closed = course_workday(c, c->world->today, course_between(c, 1, 30));
	course_add_more(c, closed, STEP_COMPLAINT_CLOSE, 0, 0, course_text(c, WORDS_COMPLAINT_OUTCOME));
	order(c);
}
