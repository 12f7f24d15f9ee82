/* ledger_store.h — a checked ledger goes into the office, its rejected records into a file: all of it or
 * nothing. */
#ifndef EXCHANGE_LEDGER_STORE_H
#define EXCHANGE_LEDGER_STORE_H

#include "exchange/ledger_read.h"
#include "office/office.h"

struct ledger_destination {
	struct office *office;
	const char *name; /* of the ledger, for the journal's summary */
	const char *rejected; /* file for the records that cannot be stored; NULL: they are left out */
	bool replace; /* a file of that name may be there already */
};

/* Reads the source once more with the options that it was checked with (`checked` came of that) and stores
 * its good records in one transaction. options->progress is told 0 to 1 of reading and deriving together;
 * options->each and ->known are not asked. On failure nothing is stored and the file of rejected records is
 * taken away again: ERR_CANCELLED, ERR_CONFLICT when the ledger changed in between, ERR_REFUSED when the file
 * of rejected records exists or is the ledger itself, ERR_IO. */
bool ledger_store(struct ledger_source *source, const struct ledger_options *options,
	const struct ledger_report *checked, const struct ledger_destination *destination, struct error *err);

#endif
