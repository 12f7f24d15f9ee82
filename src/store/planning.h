/* planning.h — what a plan of hearings reads of the office in one go: who and what is taken when, who is
 * away, and which cases wait. */
#ifndef STORE_PLANNING_H
#define STORE_PLANNING_H

#include "base/date.h"
#include "base/error.h"
#include "store/rows.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

/* What can be in one place at a time. */
enum busy_kind {
	BUSY_ROOM,
	BUSY_CLERK,
	BUSY_ARBITRATOR,
	BUSY_PARTY,
	BUSY_CASE,
	BUSY_AWAY,
	BUSY_WEEK,
	BUSY_KINDS
};

struct busy_key {
	enum busy_kind kind;
	int64_t id; /* of the row; of BUSY_PARTY planning_party(); of BUSY_AWAY and BUSY_WEEK the
			arbitrator's, whose days of BUSY_WEEK are the weekdays, 0 = Monday */
};

/* By what a party, or who speaks for it, is known again in another case: an employer by its row, a
 * representative by the name (each case has its own person), another person by its row. */
int64_t planning_party(const struct party *party);

struct busy_span {
	struct busy_key key;
	civil_minute start, end;
};

/* False stops the reading: out of memory. */
typedef bool planning_visit(void *context, const struct busy_span *span);

/* Everything that hearings planned or held from `from` on take, and the days and hours from there on when
 * arbitrators are away (BUSY_AWAY). Hearings of which only the day is known take nothing. */
bool planning_busy(
	struct store *store, civil_date from, planning_visit *visit, void *context, struct error *err);

/* The open, accepted cases that are neither heard nor have a hearing planned, by case number. Owned by the
 * caller (free). */
bool planning_waiting(struct store *store, int64_t **cases, size_t *count, struct error *err);

/* The open cases accepted from `from` until `until`, both included, of which nobody has been asked to take a
 * seat, by case number. Owned by the caller (free). */
bool planning_unseated(struct store *store, civil_date from, civil_date until, int64_t **cases, size_t *count,
	struct error *err);

#endif
