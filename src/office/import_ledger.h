/* import_ledger.h — stores checked records of a ledger as cases: one transaction for all of them. */
#ifndef OFFICE_IMPORT_LEDGER_H
#define OFFICE_IMPORT_LEDGER_H

#include "office/ledger_record.h"
#include "office/office.h"

/* Begins the one transaction; `summary` is what the journal says of it. */
bool import_ledger_begin(struct office *office, const char *summary, struct error *err);

/* Stores one record: case, parties, claim, events, service, hearings, arbitrators and clerk by name. A file
 * without a commission gets one, with the pattern of this record's number. On failure roll back. */
bool import_ledger_add(struct office *office, const struct ledger_record *record, struct error *err);

/* Commits, or takes everything back. */
bool import_ledger_commit(struct office *office, struct error *err);
void import_ledger_rollback(struct office *office);

/* Does the file have a case of this number already? */
bool import_ledger_knows(struct office *office, const char *case_number);

#endif
