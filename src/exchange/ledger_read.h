/* ledger_read.h — a ledger's file → checked records and a report. Stores nothing.
 *
 * The file is streamed: memory does not grow with it, apart from eight bytes a case (to find numbers given
 * twice) and the rejections. Reading it twice gives the same answer, so check first, then store. */
#ifndef EXCHANGE_LEDGER_READ_H
#define EXCHANGE_LEDGER_READ_H

#include "exchange/ledger_report.h"
#include "exchange/ledger_source.h"
#include "law/calendar.h"
#include "office/ledger_record.h"

/* Gets each good record, in the order of the file. False (with `err`) stops the reading. */
typedef bool ledger_each(void *context, const struct ledger_record *record, struct error *err);

/* Told now and then how much of the file is done (0..1); false cancels (ERR_CANCELLED). */
typedef bool ledger_progress(void *context, double done);

/* Does the office already have a case of this number? */
typedef bool ledger_known(void *context, const char *case_number);

struct ledger_options {
	const struct words *words;
	const struct law_calendar *calendar; /* NULL: days of rest are not looked at */
	const char *pattern; /* case numbers of the office, to complete short ones; or NULL */
	civil_date today; /* CIVIL_NONE: the future is not looked at */
	const struct ledger_mapping *mapping; /* or NULL: headers are recognised */
	ledger_each *each; /* or NULL */
	ledger_known *known; /* or NULL */
	ledger_progress *progress; /* or NULL */
	void *context; /* of all three */
};

/* Reads the whole file. False when it cannot be read as a ledger at all (no header: report->header has the
 * candidates), when `each` failed or when it was cancelled. Clear the report in any case. */
bool ledger_read(struct ledger_source *source, const struct ledger_options *options,
	struct ledger_report *report, struct error *err);

/* Writes the rejected records of `report`: what stands above the header, the header and the records as they
 * are in the file, in its encoding and with its delimiter, plus a column with the reason (which an import
 * skips). Reads the source again. */
bool ledger_write_rejected(
	struct ledger_source *source, const struct ledger_report *report, FILE *out, struct error *err);

#endif
