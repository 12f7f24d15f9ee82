/* service_completion.h — what a service that succeeded is in law: the events it makes. */
#ifndef OFFICE_SERVICE_COMPLETION_H
#define OFFICE_SERVICE_COMPLETION_H

#include "office/office.h"
#include "store/rows.h"

/* The day on which an announcement is complete; CIVIL_NONE of other attempts. */
bool service_completion_day(
	struct office *office, const struct attempt *attempt, civil_date *day, struct error *err);

/* May the attempt be complete on that day? An announcement is when its period is over, not before. */
bool service_may_complete(
	struct office *office, const struct attempt *attempt, civil_date day, struct error *err);

/* Appends the events of an attempt that is stored as served: by its recipient, and, when both sides have the
 * document, for all. Inside a transaction. */
bool service_complete(struct office *office, const struct attempt *attempt, struct error *err);

#endif
