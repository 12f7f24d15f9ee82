/* ties.h — recording whom an arbitrator is bound to. */
#ifndef OFFICE_TIES_H
#define OFFICE_TIES_H

#include "office/office.h"

/* Inserts the row with the key that its name is compared by. Inside a transaction. */
bool tie_insert(struct office *office, struct arbitrator_tie *row, struct error *err);

#endif
