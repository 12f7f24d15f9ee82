/* plan_checker.h — does a plan of hearings hold? Written apart from the search (office/slots.c) and naively:
 * every pair of hearings minute by minute, every period day by day, by the text of the rules. */
#ifndef TESTS_PLAN_CHECKER_H
#define TESTS_PLAN_CHECKER_H

#include "law/calendar.h"
#include "law/event.h"

enum { CHECKED_PEOPLE = 24 };

struct checked_hearing {
	int64_t case_id;
	civil_date planned_on; /* the day the notice can go out */
	civil_minute start, end;
	int64_t room, clerk; /* 0: none */
	int64_t people[CHECKED_PEOPLE]; /* who sits, parties, representatives; no two kinds share a number */
	size_t people_count;
	int seats, capacity; /* what the parties need, what the room has (0: not said) */
	int respondents;
	const struct law_event *events; /* those known on the day of planning */
	size_t event_count;
};

enum { WRONG_SIZE = 256 };

/* Writes what is wrong with it by the law — a day without work, a service not completed, a defence still
 * running, notice too short — and answers false; "" and true when nothing is. */
bool check_lawful(
	const struct law_calendar *calendar, const struct checked_hearing *hearing, char wrong[WRONG_SIZE]);

/* Writes what overlaps: a room, a clerk, a person or the case twice at one time, a room too small. */
bool check_clashes(const struct checked_hearing *hearings, size_t count, char wrong[WRONG_SIZE]);

#endif
