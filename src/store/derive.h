/* derive.h — from the source rows of a case to its timeline, deadlines and docket line. */
#ifndef STORE_DERIVE_H
#define STORE_DERIVE_H

#include "law/derive.h"
#include "law/stage.h"
#include "store/store.h"

/* Calendar, rules and settings in force for this file: the shipped tables, the office's imported holidays,
 * its jurisdiction's rows, its readings of disputed rules (settings reading.announcement_rolls,
 * reading.clear_days, reading.raises_limitation: 1 or 0; reading.term_years: years). Read when the file is
 * opened and again by a transaction that changes them; the pointer stays the same as long as the store, what
 * it points to is valid until the next reload. */
const struct law_office *store_law(struct store *store);

/* Reads them again: another process may have changed them. On failure the old ones stay. */
bool store_law_reload(struct store *store, struct error *err);

/* The case's events in the order of days, ready for law_derive(); `ids[i]` is the event or hearing row of
 * events[i]. Arrays are owned by the timeline. */
struct case_timeline {
	struct law_event *events;
	int64_t *ids;
	size_t count;
	unsigned flags; /* of law_derive() */
};
bool store_timeline(struct store *store, int64_t case_id, struct case_timeline *out, struct error *err);
void case_timeline_free(struct case_timeline *timeline);

/* What law_standing() asks besides the events. */
bool store_facts(struct store *store, int64_t case_id, struct law_facts *out, struct error *err);

/* Everything the detail pane shows of deadlines: timeline derived for `today`. */
bool store_deadlines(
	struct store *store, int64_t case_id, civil_date today, struct law_result *out, struct error *err);

/* Are the derived rows those of this version of the program? Opening a file makes them so, unless it is
 * opened for reading only. */
bool store_is_current(struct store *store, bool *current, struct error *err);

/* Drops and rebuilds all derived rows; tells the watcher of store_options. */
bool store_rebuild(struct store *store, struct error *err);

#endif
