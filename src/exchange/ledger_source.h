/* ledger_source.h — a ledger's file, opened once and read as often as needed (check, store, rejected rows).
 */
#ifndef EXCHANGE_LEDGER_SOURCE_H
#define EXCHANGE_LEDGER_SOURCE_H

#include "exchange/csv.h"

struct ledger_source {
	FILE *file;
	struct encoding encoding;
	uint64_t size; /* bytes */
	struct decoder *decoder;
	struct csv_reader *reader;
	char delimiter;
};

/* Opens the file and finds out its encoding (`encoding` NULL) or takes the one named. What cannot be read
 * twice (a pipe) is copied to a temporary file first. ERR_IO when it cannot be opened. */
bool ledger_source_open(
	struct ledger_source *source, const char *path, const char *encoding, struct error *err);

/* Back to the first record; `source->reader` stands before it. */
bool ledger_source_rewind(struct ledger_source *source, struct error *err);

void ledger_source_close(struct ledger_source *source);

#endif
