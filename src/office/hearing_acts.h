/* hearing_acts.h — what the acts about hearings share (schedule.c): when a hearing may stand, and what is
 * said of it. Inside a transaction. */
#ifndef OFFICE_HEARING_ACTS_H
#define OFFICE_HEARING_ACTS_H

#include "office/act.h"
#include "store/row.h"

/* Puts the call's start and length into the hearing: without a length as long as before, else as such cases
 * take. Refused over midnight and beyond eight hours. */
bool hearing_set_times(
	struct office *office, const struct act_call *call, struct hearing *hearing, struct error *err);

bool hearing_refuse_past(const struct office *office, const struct hearing *hearing, struct error *err);

/* Refuses what is in the way of the hearing, warns of what is only unusual. */
bool hearing_check_clash(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err);

/* "已改期到 2020-11-02 09:00（周一）" */
bool hearing_say_time(
	const char *done, const struct hearing *hearing, struct act_result *result, struct error *err);

/* Says until when the notice of it must be served; warns where that is too late, where a period still runs
 * and of days without work. After it was written. */
bool hearing_warn_law(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err);

#endif
