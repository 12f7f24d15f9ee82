#include "office/demo_life.h"

#include <string.h>

/* Closed ones by per mille of the closed, in the shares of a year's published ledgers; open ones by their
 * number among 92. Most of what is late waited for an announcement. */
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

	{"just_accepted", 3, 1, 2, STEP_AWARD, FATE_OPEN | FATE_UNSERVED},
	{"to_form", 4, 5, 8, STEP_AWARD, FATE_OPEN | FATE_UNFORMED | FATE_UNPLANNED | FATE_DEFENDED},
	{"seat_offered", 4, 3, 7, STEP_AWARD, FATE_OPEN | FATE_OFFERED | FATE_UNPLANNED},
	{"offer_overdue", 1, 8, 9, STEP_AWARD, FATE_OPEN | FATE_OVERDUE_OFFER | FATE_UNPLANNED},
	{"seat_declined", 1, 6, 8, STEP_AWARD, FATE_OPEN | FATE_DECLINED | FATE_UNPLANNED},
	{"mail_out", 6, 3, 6, STEP_AWARD, FATE_OPEN | FATE_MAILED},
	{"mail_returned", 6, 8, 13, STEP_AWARD, FATE_OPEN | FATE_STALLED},
	{"defence_runs", 5, 4, 10, STEP_AWARD, FATE_OPEN | FATE_UNPLANNED},
	{"to_schedule", 5, 16, 22, STEP_AWARD, FATE_OPEN | FATE_UNPLANNED | FATE_DEFENDED},
	{"joined", 2, 20, 20, STEP_AWARD, FATE_OPEN | FATE_UNPLANNED | FATE_DEFENDED | FATE_JOINED},
	{"recusal_asked", 1, 12, 16, STEP_AWARD, FATE_OPEN | FATE_RECUSAL},
	{"postponement_asked", 1, 10, 14, STEP_AWARD, FATE_OPEN | FATE_POSTPONEMENT},
	{"hearing_planned", 8, 9, 16, STEP_AWARD, FATE_OPEN},
	{"collective_planned", 1, 12, 16, STEP_AWARD, FATE_OPEN | FATE_COLLECTIVE},
	{"hearing_today", 3, 26, 31, STEP_AWARD, FATE_OPEN | FATE_HEARD_TODAY},
	{"announcement_runs", 9, 22, 64, STEP_AWARD, FATE_OPEN | FATE_ANNOUNCED},
	{"collective_announced", 2, 24, 58, STEP_AWARD, FATE_OPEN | FATE_ANNOUNCED | FATE_COLLECTIVE},
	{"announcement_done", 9, 78, 86, STEP_AWARD, FATE_OPEN | FATE_ANNOUNCED},
	{"suspended", 6, 30, 150, STEP_AWARD, FATE_OPEN | FATE_SUSPENDED | FATE_DEFENDED},
	{"heard", 9, 34, 41, STEP_AWARD, FATE_OPEN | FATE_QUIET},
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
