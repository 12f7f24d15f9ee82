#include "office/demo_course.h"

#include <stdlib.h>

/* No hearings were held while the epidemic closed the offices; what was to be heard then was suspended. */
#define EPIDEMIC_FROM civil_make(2020, 2, 3)
#define EPIDEMIC_UNTIL civil_make(2020, 3, 2)

enum { ANNOUNCEMENT_DAYS = 60, AWARD_DAYS = 45, EXTENSION_DAYS = 15, OPENING = 9 * 60, CLOSING = 17 * 60 };

static civil_date workday(const struct demo_course *c, civil_date day, int n)
{
	return law_working_day(c->world->calendar, law_roll(c->world->calendar, day), n);
}

static civil_date roll(const struct demo_course *c, civil_date day)
{
	return law_roll(c->world->calendar, day);
}

static int between(struct demo_course *c, int first, int last)
{
	return demo_between(&c->random, first, last);
}

static bool chance(struct demo_course *c, int per_mille)
{
	return demo_chance(&c->random, per_mille);
}

static const char *text(struct demo_course *c, enum demo_list list)
{
	return demo_pick(c->world->words, list, &c->random)->text;
}

static void add_more(
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

static void add(struct demo_course *c, civil_date day, enum demo_step_kind kind)
{
	add_more(c, day, kind, 0, 0, NULL);
}

static void represent(struct demo_course *c, civil_date day, enum demo_side side)
{
	if (*c->life->representatives[side])
		add_more(c, day, STEP_REPRESENT, 0, (int)side, NULL);
}

/* ---- acceptance ---- */

static void apply(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date accepted = c->life->accepted;
	if (fate->traits & FATE_PENDING) {
		/* `accepted` is the day of application here: nobody has decided yet. */
		add(c, accepted, STEP_REGISTER);
		return;
	}
	if (chance(c, 80)) {
		civil_date corrected = workday(c, accepted, -between(c, 0, 3));
		add(c, workday(c, corrected, -between(c, 2, 5)), STEP_REGISTER);
		add(c, corrected, STEP_CORRECT);
	} else {
		add(c, workday(c, accepted, -between(c, 0, 4)), STEP_REGISTER);
	}
	if (fate->ending == STEP_REJECT) {
		add_more(c, accepted, STEP_REJECT, 0, 0, text(c, WORDS_REJECT));
	} else {
		represent(c, accepted, SIDE_APPLICANT);
		add(c, accepted, STEP_ACCEPT);
	}
}

static void form(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date day = workday(c, c->life->accepted, between(c, 1, fate->traits & FATE_OFFERED ? 2 : 4));
	c->formed = day;
	if (fate->traits & FATE_OFFERED) {
		add(c, day, STEP_OFFER);
		return;
	}
	if (c->life->declined >= 0)
		add_more(c, day, STEP_DECLINE, 0, 0, text(c, WORDS_DECLINE));
	add(c, day, STEP_FORM);
}

/* ---- service of the application ---- */

static void send(struct demo_course *c, civil_date day, const char *method)
{
	add_more(c, day, STEP_SEND, DOCUMENT_APPLICATION, SIDE_RESPONDENT, method);
}

static civil_date by_mail(struct demo_course *c, civil_date day)
{
	send(c, day, "mail");
	day = workday(c, day, between(c, 2, 4));
	add(c, day, STEP_SERVED);
	return day;
}

static civil_date by_hand(struct demo_course *c, civil_date day)
{
	send(c, day, "direct");
	add(c, day, STEP_SERVED);
	return day;
}

static civil_date mail_returned(struct demo_course *c, civil_date day)
{
	send(c, day, "mail");
	day = workday(c, day, between(c, 3, 5));
	add_more(c, day, STEP_FAILED, 0, 0, text(c, WORDS_MAIL_FAILED));
	return day;
}

static civil_date by_leaving(struct demo_course *c, civil_date day)
{
	send(c, day, "direct");
	add_more(c, day, STEP_FAILED, 0, 0, text(c, WORDS_DIRECT_FAILED));
	day = workday(c, day, between(c, 1, 2));
	add_more(c, day, STEP_LEAVE, DOCUMENT_APPLICATION, SIDE_RESPONDENT, NULL);
	return workday(c, day, 3);
}

/* Announced is the last resort: the mailing came back, nobody was there. */
static civil_date by_announcement(struct demo_course *c, civil_date day)
{
	day = workday(c, mail_returned(c, day), between(c, 1, 2));
	send(c, day, "direct");
	add_more(c, day, STEP_FAILED, 0, 0, text(c, WORDS_DIRECT_FAILED));
	day = workday(c, day, between(c, 1, 4));
	c->announced = true;
	add_more(c, day, STEP_ANNOUNCE, DOCUMENT_APPLICATION_NOTICE, SIDE_RESPONDENT,
		text(c, WORDS_NEWSPAPER));
	add(c, roll(c, day + ANNOUNCEMENT_DAYS), STEP_SERVED);
	return day + ANNOUNCEMENT_DAYS;
}

static void serve(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date day = workday(c, c->life->accepted, between(c, 0, 2));
	int which = between(c, 0, 999);
	if (fate->traits & FATE_UNSERVED) {
		c->served = by_hand(c, workday(c, c->world->today, between(c, 1, 2)));
	} else if (fate->traits & FATE_ANNOUNCED) {
		c->served = by_announcement(c, day);
	} else if (fate->traits & FATE_STALLED) {
		mail_returned(c, day);
		c->served = by_hand(c, workday(c, c->world->today, between(c, 1, 3)));
	} else if (fate->traits & FATE_MAILED) {
		send(c, day, "mail");
		c->served = workday(c, c->world->today, between(c, 1, 2));
		add(c, c->served, STEP_SERVED);
	} else if (which < 440 || fate->traits & FATE_UNPLANNED) {
		c->served = by_hand(c, day);
	} else if (which < 840) {
		c->served = by_mail(c, day);
	} else if (which < 875) {
		send(c, day, "electronic");
		c->served = workday(c, day, between(c, 0, 1));
		add(c, c->served, STEP_SERVED);
	} else if (which < 930) {
		c->served = by_leaving(c, day);
	} else if (fate->traits & FATE_OPEN) {
		/* Its stage today leaves no room for a second try. */
		c->served = by_hand(c, day);
	} else {
		day = workday(c, mail_returned(c, day), between(c, 1, 2));
		c->served = chance(c, 600) ? by_hand(c, day) : by_mail(c, day);
	}
}

static void defend(struct demo_course *c, const struct demo_fate *fate)
{
	bool soon = fate->traits & FATE_DEFENDED;
	bool none = c->announced || (fate->traits & FATE_UNPLANNED && !soon);
	if (none || !chance(c, soon ? 1000 : 420))
		return;
	civil_date day = workday(c, c->served, soon ? 1 : between(c, 2, 9));
	represent(c, day, SIDE_RESPONDENT);
	add(c, day, STEP_DEFENCE);
	add(c, workday(c, day, soon ? 1 : between(c, 1, 3)), STEP_DEFENCE_SERVED);
}

/* ---- hearing ---- */

static bool take_hour(struct demo_course *c, civil_date from)
{
	struct demo_life *life = c->life;
	unsigned turn = (unsigned)demo_below(&c->random, 1 << 16);
	if (life->hearing_count == LIFE_HEARINGS ||
		!demo_slots_take(&c->world->slots, from, life->seats, life->clerk, life->collective, turn,
			&life->hearings[life->hearing_count])) {
		c->no_slot = true;
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
	civil_date day = c->announced ? roll(c, c->served) : workday(c, planned, between(c, 0, 1));
	add(c, day, STEP_NOTIFY);
}

static bool postpone(struct demo_course *c)
{
	int from = c->life->hearing_count - 1;
	civil_date day = workday(c, hearing_day(c), -between(c, 3, 4));
	if (!take_hour(c, workday(c, day, between(c, 7, 9))))
		return false;
	add_more(c, day, STEP_POSTPONE, from, 0, text(c, WORDS_POSTPONE));
	add(c, workday(c, day, 1), STEP_NOTIFY);
	return true;
}

/* Suspension until a finding, or while the offices were closed. Days later come out of the award period. */
static civil_date suspend(struct demo_course *c, civil_date day, civil_date until, const char *why)
{
	add_more(c, day, STEP_SUSPEND, 0, 0, why);
	add(c, until, STEP_RESUME);
	c->award_due += until - day;
	return workday(c, until, between(c, 7, 12));
}

static bool hear(struct demo_course *c, const struct demo_fate *fate)
{
	/* The defence period and five working days of notice lie before the hearing. */
	civil_date planned =
		c->announced ? c->served - ANNOUNCEMENT_DAYS : workday(c, c->served, between(c, 0, 2));
	if (planned < c->formed)
		planned = c->formed;
	civil_date from = c->announced ? workday(c, workday(c, c->served, 0), between(c, 11, 12))
				       : workday(c, workday(c, c->served, 10), between(c, 1, 3));
	if (fate->traits & FATE_SUSPENDED) {
		civil_date day = workday(c, c->served, between(c, 3, 8));
		civil_date until = fate->traits & FATE_OPEN ? workday(c, c->world->today, between(c, 10, 60))
							    : workday(c, day, between(c, 30, 70));
		from = suspend(c, day, until, text(c, WORDS_SUSPEND));
		planned = roll(c, until);
	} else if (!c->announced && planned < EPIDEMIC_FROM && from >= EPIDEMIC_FROM &&
		   from <= EPIDEMIC_UNTIL) {
		const char *why = demo_nth(c->world->words, WORDS_EPIDEMIC, 0)->text;
		from = suspend(c, EPIDEMIC_FROM, EPIDEMIC_UNTIL, why);
		planned = EPIDEMIC_UNTIL;
	}
	if (fate->traits & FATE_HEARD_TODAY)
		from = c->world->today;
	if (!take_hour(c, from))
		return false;
	add_more(c, planned, STEP_SCHEDULE, c->life->hearing_count - 1, 0, NULL);
	notify(c, planned);
	/* Who has little time left is not put off. */
	if (!c->announced && !(fate->traits & FATE_HEARD_TODAY) && chance(c, 45) &&
		hearing_day(c) + 10 < c->award_due && !postpone(c))
		return false;
	c->heard = hearing_day(c);
	add_more(c, c->heard, STEP_HELD, c->life->hearing_count - 1, 0, NULL);
	return true;
}

/* ---- endings ---- */

/* The award reaches both; one in twelve goes to court. */
static void serve_award(struct demo_course *c, civil_date made)
{
	civil_date day = workday(c, made, between(c, 0, 3));
	add_more(c, day, STEP_SEND, DOCUMENT_AWARD, SIDE_APPLICANT, "direct");
	add(c, day, STEP_SERVED);
	if (c->announced) {
		civil_date published = workday(c, day, between(c, 1, 4));
		add_more(c, published, STEP_ANNOUNCE, DOCUMENT_AWARD, SIDE_RESPONDENT,
			text(c, WORDS_NEWSPAPER));
		add(c, roll(c, published + ANNOUNCEMENT_DAYS), STEP_SERVED);
	} else {
		add_more(c, day, STEP_SEND, DOCUMENT_AWARD, SIDE_RESPONDENT, "mail");
		add(c, workday(c, day, between(c, 2, 5)), STEP_SERVED);
	}
	if (chance(c, 80))
		add_more(c, workday(c, day, between(c, 3, 9)), STEP_SUE, 0, SIDE_APPLICANT, NULL);
}

static civil_date award_day(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date made = roll(c, c->heard + between(c, 3, 12)), due = roll(c, c->award_due);
	if (fate->traits & FATE_LATE) {
		made = workday(c, due > made ? due : made, between(c, 2, 14));
	} else if (made > due) {
		/* Granted while the period still runs. */
		civil_date granted = workday(c, due, -between(c, 1, 3));
		if (c->heard <= due && chance(c, 700)) {
			made = due;
		} else if (granted > c->life->accepted) {
			add_more(c, granted, STEP_EXTEND, 0, EXTENSION_DAYS, text(c, WORDS_EXTEND));
			due = roll(c, c->award_due + EXTENSION_DAYS);
			made = made > due && c->heard <= due ? due : made;
		}
	}
	if (fate->traits & FATE_OPEN && made <= c->world->last)
		made = workday(c, c->world->today, between(c, 1, 4));
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
	add_more(c, day, fate->ending, 0, 0, why ? text(c, why) : NULL);
	if (fate->ending == STEP_AWARD)
		serve_award(c, day);
}

static void remark(struct demo_course *c, civil_date until)
{
	if (!chance(c, 110))
		return;
	civil_date day = workday(c, c->life->accepted, between(c, 1, 8));
	if (day < until)
		add_more(c, day, STEP_NOTE, 0, 0, text(c, WORDS_NOTE));
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
			at = OPENING + between(c, 0, CLOSING - OPENING - 150);
		else
			at += between(c, 3, 25);
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
			life->seats[1] < 0 && life->amount < 3000000 && chance(c, 450);
	apply(c, fate);
	civil_date ended = life->accepted;
	if (fate->ending == STEP_TRANSFER) {
		ended = workday(c, life->accepted, between(c, 2, 8));
		end(c, fate, ended);
	} else if (fate->ending != STEP_REJECT && !(fate->traits & FATE_PENDING)) {
		if (life->seats[0] >= 0)
			form(c, fate);
		serve(c, fate);
		if (c->announced)
			c->award_due += ANNOUNCEMENT_DAYS;
		bool quiet = fate->traits & FATE_QUIET && !(fate->traits & FATE_OPEN);
		if (quiet) {
			civil_date formed = workday(c, life->accepted, 5);
			ended = workday(c, c->served > formed ? c->served : formed, between(c, 1, 8));
		} else if (fate->traits & FATE_UNSERVED) {
			order(c);
			return true;
		} else {
			defend(c, fate);
			if (fate->traits & FATE_UNPLANNED) {
				remark(c, c->world->today);
				order(c);
				return true;
			}
			if (!hear(c, fate))
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
	c->served = by_hand(c, life->accepted);
	civil_date day = workday(c, life->accepted, between(c, 3, 9));
	while (day > c->world->last)
		day = law_working_day(c->world->calendar, day, -1);
	if (life->seats[0] >= 0 && workday(c, life->accepted, 1) <= day)
		add(c, workday(c, life->accepted, 1), STEP_FORM);
	end(c, &settled, day > life->accepted ? day : life->accepted);
	order(c);
}

void demo_course_complaint(struct demo_course *c, bool open)
{
	civil_date last = c->world->last, day = c->life->accepted;
	add(c, day, STEP_COMPLAIN);
	civil_date filed = workday(c, day, between(c, 0, 4));
	add(c, filed, STEP_COMPLAINT_FILE);
	civil_date closed = workday(c, filed, between(c, 4, 48));
	if (!open && closed > last)
		closed = last;
	if (open && closed <= last)
		closed = workday(c, c->world->today, between(c, 1, 30));
	add_more(c, closed, STEP_COMPLAINT_CLOSE, 0, 0, text(c, WORDS_COMPLAINT_OUTCOME));
	order(c);
}
