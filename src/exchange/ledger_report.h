/* ledger_report.h — what an import found: counts, rejected records, warnings. */
#ifndef EXCHANGE_LEDGER_REPORT_H
#define EXCHANGE_LEDGER_REPORT_H

#include "exchange/ledger_columns.h"
#include "office/words.h"

/* What is odd but lawful, or understood with some good will. Labels are in ledger_warning_label(). */
enum ledger_warning {
	WARNING_REST_DAY, /* accepted, heard or closed on a day without work */
	WARNING_ORDER, /* dates in an unusual but possible order */
	WARNING_FUTURE, /* a day after today */
	WARNING_YEAR, /* case number of another year than the acceptance; a year of two digits */
	WARNING_WORD, /* cause or method not in the office's words */
	WARNING_MISSING, /* something one would expect: no cause, an announcement without its day */
	WARNING_COUNT, /* head count that had to be concluded */
	WARNING_AMOUNT, /* an amount whose unit looks wrong */
	WARNING_TEXT, /* control characters taken out, digits lost before it came here */
	LEDGER_WARNINGS
};

struct ledger_rejection {
	size_t record, line;
	char *column; /* as the file's header says */
	char *reason; /* in the user's language */
};

enum { LEDGER_WARNING_SAMPLES = 500 };

struct ledger_warning_sample {
	size_t record, line;
	enum ledger_warning kind;
	char *column;
	char *text;
};

struct ledger_report {
	size_t cases, closed;
	int64_t applicants, amount; /* 分 */
	size_t *by_word[WORD_KINDS]; /* parallel to words_list(); of causes, methods, outcomes, procedures */
	size_t skipped; /* blank rows, repeated headers, totals, footers after the header */
	size_t records; /* in the file, everything counted */
	struct ledger_rejection *rejected; /* in the order of the file */
	size_t rejected_count, rejected_capacity;
	size_t warnings, warnings_by_kind[LEDGER_WARNINGS];
	struct ledger_warning_sample *samples; /* the first of them */
	size_t sample_count;
	struct ledger_header header;
};

/* Short Chinese label, translated: 休息日 … Static text. */
const char *ledger_warning_label(enum ledger_warning kind);

bool ledger_report_init(struct ledger_report *report, const struct words *words, struct error *err);
void ledger_report_clear(struct ledger_report *report);

/* Both copy their texts. Samples beyond the limit are counted only. */
bool ledger_report_reject(struct ledger_report *report, size_t record, size_t line, const char *column,
	const char *reason, struct error *err);
bool ledger_report_warn(struct ledger_report *report, const struct ledger_warning_sample *warning,
	const char *column, struct error *err);

/* The object of the command line's contract: cases, closed, …, rejected_rows, skipped_rows, warnings. Owned
 * by the caller (free); NULL when out of memory. */
char *ledger_report_json(const struct ledger_report *report, const struct words *words);

#endif
