/* hearing_acts.h — what the acts about hearings share: how long a hearing lasts and when it is, what stands
 * in its way (hearing_check.c), whom it touches, what the cases that are heard in it do along (joint_acts.c).
 * Inside a transaction. */
#ifndef OFFICE_HEARING_ACTS_H
#define OFFICE_HEARING_ACTS_H

#include "office/act.h"
#include "office/hearing_need.h"
#include "store/row.h"

/* Puts the call's start and length into the hearing: without a length as long as before, else as such cases
 * take. Refused over midnight and beyond eight hours. */
bool hearing_set_times(
	struct office *office, const struct act_call *call, struct hearing *hearing, struct error *err);

bool hearing_refuse_past(const struct office *office, const struct hearing *hearing, struct error *err);

/* Refuses what is in the way of the hearing, warns of what is only unusual. A person who is to be heard in
 * another case at that time is refused unless the call says double_booked. */
bool hearing_check_clash(struct office *office, const struct act_call *call, const struct hearing *hearing,
	struct act_result *result, struct error *err);

/* "已改期到 2020-11-02 09:00（周一）" */
bool hearing_say_time(
	const char *done, const struct hearing *hearing, struct act_result *result, struct error *err);

/* Says whom the hearing touches, and whose notice of it must go out again. */
bool hearing_say_touched(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err);

/* Puts before a refusal which of the joined cases it is about: it holds for all of them. Answers false. */
bool joint_name_refusal(const struct need_fellow *fellow, struct error *err);

/* Of the cases that were joined with the one of a hearing that was just scheduled, those that wait get theirs
 * at the same time, in the same room (joint_acts.c); what stands in the way of one is refused for all, who
 * cannot be scheduled yet or is elsewhere already is warned of. */
bool joint_schedule(struct office *office, const struct act_call *call, const struct hearing *made,
	struct act_result *result, struct error *err);

/* Warns of cases joined with this one whose hearing is planned at another time than its own. */
bool joint_warn_apart(struct office *office, int64_t case_id, struct act_result *result, struct error *err);

/* The hearings that stood where the moved one did (`before`), of cases that were joined with it, go along. */
bool joint_move(struct office *office, const struct act_call *call, const struct hearing *before,
	const struct hearing *after, struct act_result *result, struct error *err);

/* Warns that the cases that were to be heard with one whose hearing was held or cancelled still have theirs.
 */
bool joint_warn_left(
	struct office *office, const struct hearing *gone, struct act_result *result, struct error *err);

/* Warns when the room has not the seats for everybody of the case and of those that are heard in the same
 * hearing. After it was written. */
bool hearing_warn_seats(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err);

/* Says until when the notice of it must be served; warns where that is too late, where a period still runs
 * and of days without work. After it was written. */
bool hearing_warn_law(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err);

#endif
