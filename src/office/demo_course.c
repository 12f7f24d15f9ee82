#include "office/demo_course.h"

#include "office/demo_course_parts.h"

enum { AWARD_DAYS = 45, EXTENSION_DAYS = 15, AWARD_TAKES = 4 };

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

/* ---- endings ---- */

/* The award reaches both; one in twelve goes to court. */
static void serve_award(struct demo_course *c, civil_date made)
{
	civil_date day = course_workday(c, made, course_between(c, 0, 3));
	course_add_more(c, day, STEP_SEND, DOCUMENT_AWARD, SIDE_APPLICANT, "direct");
	course_add(c, day, STEP_SERVED);
	if (c->track->announced) {
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
	civil_date made = course_roll(c, c->track->heard + course_between(c, 3, 12)),
		   due = course_roll(c, c->track->award_due);
	if (fate->traits & FATE_LATE) {
		made = course_workday(c, due > made ? due : made, course_between(c, 2, 14));
	} else if (made > due) {
		/* Granted while the period still runs. */
		civil_date granted = course_workday(c, due, -course_between(c, 1, 3));
		if (c->track->heard <= due && course_chance(c, 700)) {
			made = due;
		} else if (granted > c->life->accepted) {
			course_add_more(
				c, granted, STEP_EXTEND, 0, EXTENSION_DAYS, course_text(c, WORDS_EXTEND));
			due = course_roll(c, c->track->award_due + EXTENSION_DAYS);
			made = made > due && c->track->heard <= due ? due : made;
		}
	}
	/* The last days of the year: what was heard is written. */
	if (!(fate->traits & FATE_OPEN) && made > c->world->last && c->track->heard <= c->world->last)
		made = c->world->last;
	if (fate->traits & FATE_OPEN && made <= c->world->last)
		made = course_workday(c, c->world->today, course_between(c, 1, 4));
	return made;
}

/* A defence that was on its way when the case ended is not served any more. */
static void drop_defence(struct demo_life *life, civil_date ended)
{
	int kept = life->next;
	for (int i = life->next; i < life->count; i++) {
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

/* ---- the whole ---- */

/* A tribunal is formed, in a case that has one. */
static void seat(struct demo_course *c, const struct demo_fate *fate)
{
	if (!(fate->traits & (FATE_UNSERVED | FATE_UNFORMED)))
		course_add(c, course_seating_day(c, fate), STEP_SEAT);
}

/* A rough guess, before the hearing can be planned. */
static civil_date probable_end(struct demo_course *c, const struct demo_fate *fate)
{
	return course_hearing_from(c) + (fate->ending == STEP_AWARD ? AWARD_TAKES : 0);
}

bool demo_course_make(struct demo_course *c, const struct demo_fate *fate)
{
	struct demo_life *life = c->life;
	c->track->award_due = life->accepted + AWARD_DAYS;
	life->summary = !(fate->traits & (FATE_ANNOUNCED | FATE_STALLED)) && !life->collective &&
			!life->three && life->amount < 3000000 && course_chance(c, 450);
	apply(c, fate);
	civil_date ended = life->accepted;
	if (fate->ending == STEP_TRANSFER) {
		ended = course_workday(c, life->accepted, course_between(c, 2, 8));
		end(c, fate, ended);
	} else if (fate->ending != STEP_REJECT && !(fate->traits & FATE_PENDING)) {
		seat(c, fate);
		course_serve(c, fate);
		if (c->track->announced)
			c->track->award_due += ANNOUNCEMENT_DAYS;
		if (fate->traits & FATE_QUIET && !(fate->traits & FATE_OPEN)) {
			civil_date formed = course_workday(c, life->accepted, 5);
			ended = course_workday(c, c->track->served > formed ? c->track->served : formed,
				course_between(c, 1, 8));
			remark(c, ended);
			end(c, fate, ended);
		} else if (!(fate->traits & FATE_UNSERVED)) {
			course_defend(c, fate);
			ended = fate->traits & FATE_UNPLANNED ? c->world->today : probable_end(c, fate);
			remark(c, ended);
		}
	}
	course_order(c);
	return fate->traits & (FATE_OPEN | FATE_PENDING) || ended <= c->world->last;
}

static const struct demo_fate settled = {"settled", 0, 0, 0, STEP_MEDIATE, FATE_QUIET};

void demo_course_settle(struct demo_course *c)
{
	struct demo_life *life = c->life;
	life->fate = &settled;
	life->summary = false;
	apply(c, &settled);
	c->track->served = course_serve_by_hand(c, life->accepted);
	civil_date day = course_workday(c, life->accepted, course_between(c, 3, 9));
	while (day > c->world->last)
		day = law_working_day(c->world->calendar, day, -1);
	if (course_workday(c, life->accepted, 1) < day)
		seat(c, &settled);
	end(c, &settled, day > life->accepted ? day : life->accepted);
	course_order(c);
}

/* There was no time left for the hearing: the parties settle, or the applicant does not go on. */
static void cut_short(struct demo_course *c)
{
	static const struct demo_fate given_up = {"given_up", 0, 0, 0, STEP_WITHDRAW, FATE_QUIET};
	civil_date day = course_workday(c, c->track->formed, course_between(c, 1, 4));
	day = day > c->world->last ? c->world->last : day;
	course_cut(c, day);
	end(c, c->track->announced ? &given_up : &settled, day);
}

static void hear_and_end(struct demo_course *c, const struct demo_fate *fate)
{
	struct demo_life *life = c->life;
	int count = life->count, hearings = life->hearing_count;
	if (!course_hear(c, fate))
		return;
	civil_date ended = fate->ending == STEP_AWARD ? award_day(c, fate) : c->track->heard;
	if (!(fate->traits & FATE_OPEN) && ended > c->world->last) {
		life->count = count;
		life->hearing_count = hearings;
		cut_short(c);
		return;
	}
	if (fate->traits & FATE_RECUSAL)
		course_add_more(
			c, c->world->last, STEP_RECUSE, 0, SIDE_APPLICANT, course_text(c, WORDS_RECUSE));
	if (fate->traits & FATE_POSTPONEMENT)
		course_add_more(c, c->world->last, STEP_ASK_POSTPONEMENT, 0, SIDE_RESPONDENT,
			course_text(c, WORDS_ASK_POSTPONEMENT));
	end(c, fate, ended);
}

void demo_course_seat(struct demo_course *c, const struct demo_fate *fate)
{
	if (course_complete(c, fate) && !c->track->was_formed) {
		c->track->was_formed = true;
		if (c->life->seating == SEATS_OF_PAIR)
			course_add(c, course_workday(c, c->track->formed, 1), STEP_JOIN);
		bool quiet = fate->traits & FATE_QUIET && !(fate->traits & FATE_OPEN);
		if (!quiet && !(fate->traits & FATE_UNPLANNED))
			hear_and_end(c, fate);
	}
	course_order(c);
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
	course_order(c);
}
