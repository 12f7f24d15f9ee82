/* import_job.h — one import in the making: the ledger that is open, what checking it found, and storing it.
 * Knows nothing of the screen. */
#ifndef PANE_IMPORT_JOB_H
#define PANE_IMPORT_JOB_H

#include "exchange/ledger_store.h"

enum { IMPORT_ROWS = 200 }; /* how many of the cases are shown before they are stored */

/* A case as the preview shows it; owned texts. */
struct import_row {
	size_t record;
	int year, serial; /* of the number, 0 where there is none */
	char *number, *applicants, *respondents; /* "" where there is none */
	const char *cause; /* label */
	civil_date accepted, closed;
	int64_t amount, head_count;
};

/* Starts as {0}. */
struct import_job {
	struct office *office; /* into which; NULL: there is none yet */
	struct words *words; /* of the office, or owned */
	struct law_calendar *calendar; /* owned; NULL with an office */
	civil_date today;

	char *path; /* of the ledger; owned */
	char *encoding; /* as the user said, or NULL: recognised; owned */
	bool open; /* the source is */
	struct ledger_source source;

	struct ledger_mapping mapping; /* what the user said the columns mean … */
	unsigned char *ignored; /* … and which are left out; owned */
	bool mapped; /* … if he said anything */

	struct ledger_report report;
	bool checked; /* the report is whole */
	struct import_row *rows; /* the first cases; owned */
	size_t row_count;
};

/* `office` may be NULL; then `today` counts. */
bool import_job_init(struct import_job *job, struct office *office, civil_date today, struct error *err);

/* Opens another ledger, or the same with another encoding (NULL: recognised). On failure none is open. */
bool import_job_open(struct import_job *job, const char *path, const char *encoding, struct error *err);

/* Name of the open ledger without its folders. */
const char *import_job_name(const struct import_job *job);

/* Reads all of it. False with err; when the header was the trouble, import_job_unsure() says so. */
bool import_job_check(struct import_job *job, ledger_progress *progress, void *context, struct error *err);

/* Was a header found whose columns somebody has to explain? */
bool import_job_unsure(const struct import_job *job);

/* What the office's name and numbers seem to be, for setting one up: from the title above the header and the
 * first case. Owned by the caller; NULL when the ledger does not say. */
char *import_job_commission(const struct import_job *job);
char *import_job_number(const struct import_job *job);

/* The name under which rejected records are offered to be kept: beside the ledger, not taken yet. Owned by
 * the caller; NULL when out of memory. */
char *import_job_rejected_name(const struct import_job *job);

/* Stores what was checked; see ledger_store(). `rejected` NULL when there are no rejected records. */
bool import_job_store(struct import_job *job, struct office *office, const char *rejected,
	ledger_progress *progress, void *context, struct error *err);

void import_job_free(struct import_job *job);

#endif
