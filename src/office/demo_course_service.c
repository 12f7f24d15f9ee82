/* demo_course_service.c — how the application reaches the respondent, and what he answers. */
#include "office/demo_course_parts.h"

static void send(struct demo_course *c, civil_date day, const char *method)
{
	course_add_more(c, day, STEP_SEND, DOCUMENT_APPLICATION, SIDE_RESPONDENT, method);
}

static civil_date by_mail(struct demo_course *c, civil_date day)
{
	send(c, day, "mail");
	day = course_workday(c, day, course_between(c, 2, 4));
	course_add(c, day, STEP_SERVED);
	return day;
}

civil_date course_serve_by_hand(struct demo_course *c, civil_date day)
{
	send(c, day, "direct");
	course_add(c, day, STEP_SERVED);
	return day;
}

static civil_date mail_returned(struct demo_course *c, civil_date day)
{
	send(c, day, "mail");
	day = course_workday(c, day, course_between(c, 3, 5));
	course_add_more(c, day, STEP_FAILED, 0, 0, course_text(c, WORDS_MAIL_FAILED));
	return day;
}

static civil_date by_leaving(struct demo_course *c, civil_date day)
{
	send(c, day, "direct");
	course_add_more(c, day, STEP_FAILED, 0, 0, course_text(c, WORDS_DIRECT_REFUSED));
	day = course_workday(c, day, course_between(c, 1, 2));
	course_add_more(c, day, STEP_LEAVE, DOCUMENT_APPLICATION, SIDE_RESPONDENT, NULL);
	return course_workday(c, day, 3);
}

/* Announced is the last resort: the mailing came back, nobody was there. */
static civil_date by_announcement(struct demo_course *c, civil_date day)
{
	day = course_workday(c, mail_returned(c, day), course_between(c, 1, 2));
	send(c, day, "direct");
	course_add_more(c, day, STEP_FAILED, 0, 0, course_text(c, WORDS_DIRECT_FAILED));
	day = course_workday(c, day, course_between(c, 1, 4));
	c->track->announced = true;
	course_add_more(c, day, STEP_ANNOUNCE, DOCUMENT_APPLICATION_NOTICE, SIDE_RESPONDENT,
		course_text(c, WORDS_NEWSPAPER));
	course_add(c, course_roll(c, day + ANNOUNCEMENT_DAYS), STEP_SERVED);
	return day + ANNOUNCEMENT_DAYS;
}

void course_serve(struct demo_course *c, const struct demo_fate *fate)
{
	civil_date day = course_workday(c, c->life->accepted, course_between(c, 0, 2));
	int which = course_between(c, 0, 999);
	if (fate->traits & FATE_UNSERVED) {
		c->track->served =
			course_serve_by_hand(c, course_workday(c, c->world->today, course_between(c, 1, 2)));
	} else if (fate->traits & FATE_ANNOUNCED) {
		c->track->served = by_announcement(c, day);
	} else if (fate->traits & FATE_STALLED) {
		mail_returned(c, day);
		c->track->served =
			course_serve_by_hand(c, course_workday(c, c->world->today, course_between(c, 1, 3)));
	} else if (fate->traits & FATE_MAILED) {
		send(c, day, "mail");
		c->track->served = course_workday(c, c->world->today, course_between(c, 1, 2));
		course_add(c, c->track->served, STEP_SERVED);
	} else if (which < 440 || fate->traits & FATE_UNPLANNED ||
		   (which >= 930 && fate->traits & FATE_OPEN)) {
		/* Of an open case also because its stage today leaves no room for a second try. */
		c->track->served = course_serve_by_hand(c, day);
	} else if (which < 840) {
		c->track->served = by_mail(c, day);
	} else if (which < 875) {
		send(c, day, "electronic");
		c->track->served = course_workday(c, day, course_between(c, 0, 1));
		course_add(c, c->track->served, STEP_SERVED);
	} else if (which < 930) {
		c->track->served = by_leaving(c, day);
	} else {
		day = course_workday(c, mail_returned(c, day), course_between(c, 1, 2));
		c->track->served = course_chance(c, 600) ? course_serve_by_hand(c, day) : by_mail(c, day);
	}
}

void course_defend(struct demo_course *c, const struct demo_fate *fate)
{
	bool soon = fate->traits & FATE_DEFENDED;
	bool none = c->track->announced || (fate->traits & FATE_UNPLANNED && !soon);
	if (none || !course_chance(c, soon ? 1000 : 420))
		return;
	civil_date day = course_workday(c, c->track->served, soon ? 1 : course_between(c, 2, 9));
	course_represent(c, day, SIDE_RESPONDENT);
	course_add(c, day, STEP_DEFENCE);
	course_add(c, course_workday(c, day, soon ? 1 : course_between(c, 1, 3)), STEP_DEFENCE_SERVED);
}
