#include "office/demo_life.h"

#include <string.h>

/* Closed ones by per mille of the closed, in the shares of a year's published ledgers; open ones by their
 * number among 92. Half of what is open, and most of what is late, waits for an announcement. */
const struct demo_fate demo_fates[] = {
	{"awarded", 288, 45, 0, STEP_AWARD, 0},
	{"awarded_late", 17, 70, 0, STEP_AWARD, FATE_LATE},
	{"announced_awarded", 78, 112, 0, STEP_AWARD, FATE_ANNOUNCED},
	{"announced_late", 32, 132, 0, STEP_AWARD, FATE_ANNOUNCED | FATE_LATE},
	{"suspended_awarded", 12, 140, 0, STEP_AWARD, FATE_SUSPENDED},
	{"mediated", 170, 38, 0, STEP_MEDIATE, 0},
	{"settled", 173, 20, 0, STEP_MEDIATE, FATE_QUIET},
	{"withdrawn", 152, 20, 0, STEP_WITHDRAW, FATE_QUIET},
	{"deemed_withdrawn", 28, 38, 0, STEP_DEEMED_WITHDRAWN, 0},
	{"terminated", 22, 20, 0, STEP_TERMINATE, FATE_QUIET},
	{"transferred", 28, 12, 0, STEP_TRANSFER, FATE_QUIET},

	{"just_accepted", 3, 0, 1, STEP_AWARD, FATE_OPEN | FATE_UNSERVED},
	{"mail_out", 9, 2, 4, STEP_AWARD, FATE_OPEN | FATE_MAILED},
	{"mail_returned", 7, 13, 20, STEP_AWARD, FATE_OPEN | FATE_STALLED},
	{"hearing_planned", 10, 9, 16, STEP_AWARD, FATE_OPEN},
	{"announcement_runs", 36, 22, 64, STEP_AWARD, FATE_OPEN | FATE_ANNOUNCED},
	{"announcement_done", 9, 78, 86, STEP_AWARD, FATE_OPEN | FATE_ANNOUNCED},
	{"suspended", 8, 30, 150, STEP_AWARD, FATE_OPEN | FATE_SUSPENDED},
	{"heard", 4, 34, 41, STEP_AWARD, FATE_OPEN | FATE_QUIET},
	{"award_due_today", 2, 45, 45, STEP_AWARD, FATE_OPEN | FATE_QUIET},
	{"overdue", 1, 52, 58, STEP_AWARD, FATE_OPEN | FATE_QUIET | FATE_LATE},
	{"announced_overdue", 3, 114, 124, STEP_AWARD, FATE_OPEN | FATE_ANNOUNCED | FATE_QUIET | FATE_LATE},

	{"pending", 0, 0, 0, STEP_AWARD, FATE_PENDING},
	{"rejected", 0, 0, 0, STEP_REJECT, 0},
	{"complaint", 0, 0, 0, STEP_COMPLAINT_CLOSE, FATE_COMPLAINT},
	{0},
};

const struct demo_fate *demo_fate_find(const char *id)
{
	for (const struct demo_fate *fate = demo_fates; fate->id; fate++)
		if (strcmp(fate->id, id) == 0)
			return fate;
	return NULL;
}
