/* announce_hearing.h — the hearing that is announced together with the application: placed on the earliest
 * day that the announcement's own completion makes lawful. */
#ifndef OFFICE_ANNOUNCE_HEARING_H
#define OFFICE_ANNOUNCE_HEARING_H

#include "office/act.h"

/* Inside a transaction in which the announcement has been entered: the announcement is complete, the time for
 * a defence has passed, and the notice, which is served on its completion, comes in time for the hearing.
 * Says in the result when and where, and why not earlier. A hearing that is planned already stays when its
 * day is lawful; ERR_REFUSED when it is not, and when there is no room or time in the months to come. */
bool announce_hearing(struct office *office, int64_t case_id, struct act_result *result, struct error *err);

#endif
