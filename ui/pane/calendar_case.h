/* calendar_case.h — a case that a hearing is to be found for: who it is, where it stands, what the law makes
 * it wait for. */
#ifndef PANE_CALENDAR_CASE_H
#define PANE_CALENDAR_CASE_H

#include "law/hearing_day.h"
#include "law/stage.h"
#include "office/office.h"

struct calendar_case {
	int64_t case_id; /* 0: none */
	char *number; /* whole; 未编号 before it has one; owned */
	char *applicant, *respondent; /* the first of each, NULL when there is none; owned */
	int64_t clerk_id;
	unsigned flags; /* of law_derive() */
	enum law_stage stage;
	civil_minute planned; /* its next planned hearing, or MINUTE_NONE */
	civil_date award_due; /* CIVIL_NONE when it does not run */
	bool can_count; /* `lawful` says something: accepted, service under way, not suspended or over */
	struct law_hearing_day lawful;
};

/* Reads it; what was there before is freed. With case_id 0 it becomes empty. */
bool calendar_case_load(struct calendar_case *out, struct office *office, int64_t case_id, struct error *err);
void calendar_case_free(struct calendar_case *calendar_case);

#endif
