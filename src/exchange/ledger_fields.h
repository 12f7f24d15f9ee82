/* ledger_fields.h — from the cells of one record to a struct ledger_record. Internal to the reader. */
#ifndef EXCHANGE_LEDGER_FIELDS_H
#define EXCHANGE_LEDGER_FIELDS_H

#include "exchange/ledger_read.h"
#include "exchange/ledger_values.h"

enum { RECORD_WARNINGS = 32 };

/* What the reader knows while it works on one record. Starts as {0} but for options and header. */
struct ledger_fields {
	const struct ledger_options *options;
	const struct ledger_header *header;
	struct value_context values;
	struct ledger_record record;
	struct strbuf texts[LEDGER_COLUMNS + 1]; /* what the record's texts point to; the last is `extra` */
	int64_t name_count,
		column_count; /* head count beside the name and in a column of its own; 0 = none */
	struct strbuf reason; /* why the record is rejected; empty: it is not */
	const char *reason_column;
	struct {
		enum ledger_warning kind;
		const char *column;
		char *text;
	} warnings[RECORD_WARNINGS];
	size_t warning_count;
};

/* Header text of a column, or its usual label where the file has none. */
const char *ledger_title(const struct ledger_fields *fields, enum ledger_column column);

/* Parses all cells. Problems and warnings are collected. False only when out of memory. */
bool ledger_fields_parse(struct ledger_fields *fields, const struct csv_record *record, struct error *err);

/* What no single cell can tell: missing parts, the order of the dates, days of rest. */
void ledger_fields_check(struct ledger_fields *fields);

/* Adds a reason for rejecting the record; the first one names the column. */
void ledger_problem(struct ledger_fields *fields, const char *column, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds a warning, counted when the record is accepted. */
void ledger_odd(struct ledger_fields *fields, enum ledger_warning kind, const char *column,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

void ledger_fields_free(struct ledger_fields *fields);

#endif
