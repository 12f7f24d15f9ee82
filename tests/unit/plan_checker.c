#include "plan_checker.h"

#include <stdio.h>

/* The n-th working day after (before, if negative) a day, one day at a time. */
static civil_date step(const struct law_calendar *calendar, civil_date day, int n)
{
	int direction = n < 0 ? -1 : 1;
	while (n != 0) {
		day += direction;
		if (law_is_working(calendar, day))
			n -= direction;
	}
	return day;
}

static bool of_party(const struct law_event *event, int party)
{
	return (event->party ? event->party : 1) == party;
}

/* The day on which the application has reached the respondent, and until when he may answer. */
static civil_date reached(
	const struct law_calendar *calendar, const struct checked_hearing *hearing, int party)
{
	civil_date day = CIVIL_NONE;
	for (size_t i = 0; i < hearing->event_count; i++) {
		const struct law_event *event = &hearing->events[i];
		civil_date by = CIVIL_NONE;
		if (!of_party(event, party))
			continue;
		if (event->kind == LAW_SERVED_RESPONDENT)
			by = event->date;
		else if (event->kind == LAW_LEFT)
			by = step(calendar, event->date, 3);
		else if (event->kind == LAW_ANNOUNCED && event->what != LAW_WHAT_AWARD &&
			 event->what != LAW_WHAT_NOTICE)
			by = event->date + (event->date < civil_make(2022, 1, 1) ? 60 : 30);
		if (by != CIVIL_NONE && (day == CIVIL_NONE || by < day))
			day = by;
	}
	return day;
}

static bool has_answered(const struct checked_hearing *hearing, int party)
{
	for (size_t i = 0; i < hearing->event_count; i++)
		if (hearing->events[i].kind == LAW_DEFENCE_RECEIVED && of_party(&hearing->events[i], party))
			return true;
	return false;
}

bool check_lawful(
	const struct law_calendar *calendar, const struct checked_hearing *hearing, char wrong[WRONG_SIZE])
{
	char text[CIVIL_TEXT_SIZE], other[CIVIL_TEXT_SIZE];
	civil_date day = minute_date(hearing->start);
	civil_format(day, text);
	*wrong = '\0';
	if (!law_is_working(calendar, day)) {
		snprintf(wrong, WRONG_SIZE, "%s is no working day", text);
		return false;
	}
	if (step(calendar, day, -5) < hearing->planned_on) {
		snprintf(wrong, WRONG_SIZE, "notice: planned on %s for %s",
			civil_format(hearing->planned_on, other), text);
		return false;
	}
	for (int party = 1; party <= hearing->respondents; party++) {
		civil_date served = reached(calendar, hearing, party);
		if (served == CIVIL_NONE || served >= day) {
			snprintf(wrong, WRONG_SIZE, "respondent %d is served on %s, heard on %s", party,
				civil_format(served, other), text);
			return false;
		}
		civil_date defence = step(calendar, served, 10);
		if (defence >= day && !has_answered(hearing, party)) {
			snprintf(wrong, WRONG_SIZE, "respondent %d may answer until %s, heard on %s", party,
				civil_format(defence, other), text);
			return false;
		}
	}
	return true;
}

static bool share_person(const struct checked_hearing *a, const struct checked_hearing *b)
{
	for (size_t i = 0; i < a->people_count; i++)
		for (size_t k = 0; k < b->people_count; k++)
			if (a->people[i] == b->people[k])
				return true;
	return false;
}

bool check_clashes(const struct checked_hearing *hearings, size_t count, char wrong[WRONG_SIZE])
{
	*wrong = '\0';
	for (size_t i = 0; i < count; i++) {
		const struct checked_hearing *a = &hearings[i];
		if (a->capacity && a->capacity < a->seats) {
			snprintf(wrong, WRONG_SIZE, "case %lld needs %d seats in a room of %d",
				(long long)a->case_id, a->seats, a->capacity);
			return false;
		}
		for (size_t k = i + 1; k < count; k++) {
			const struct checked_hearing *b = &hearings[k];
			if (a->start >= b->end || b->start >= a->end)
				continue;
			const char *what = a->room && a->room == b->room      ? "room"
					   : a->clerk && a->clerk == b->clerk ? "clerk"
					   : a->case_id == b->case_id         ? "case"
					   : share_person(a, b)               ? "person"
									      : NULL;
			if (!what)
				continue;
			char from[MINUTE_TEXT_SIZE];
			snprintf(wrong, WRONG_SIZE, "%s: cases %lld and %lld at %s", what,
				(long long)a->case_id, (long long)b->case_id, minute_format(b->start, from));
			return false;
		}
	}
	return true;
}
