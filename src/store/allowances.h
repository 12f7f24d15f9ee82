/* allowances.h — what part-time arbitrators are to be paid for and have been: seats in cases that were
 * closed, hearings they sat in. */
#ifndef STORE_ALLOWANCES_H
#define STORE_ALLOWANCES_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

/* Something that has not been paid for, or whose payment was reversed. */
struct allowance_claim {
	int64_t arbitrator_id, case_id;
	int64_t hearing_id; /* 0: for the case */
	const char *seat; /* "sole", "presiding", "member": static */
	civil_date day; /* of the hearing, of the closing */
	bool is_collective;
	int64_t round; /* 1, and one more for each payment that was reversed */
};

struct allowance_claims {
	struct allowance_claim *items;
	size_t count;
};

/* What happened from `from` until `until`, both included, to one arbitrator or (0) to all part-time ones, by
 * arbitrator and day. Who sat in a hearing is whoever had the seat on its day; of joined
 * cases that were heard together one hearing is claimed. */
bool allowance_claims_load(struct store *store, civil_date from, civil_date until, int64_t arbitrator_id,
	struct allowance_claims *out, struct error *err);
void allowance_claims_free(struct allowance_claims *claims);

/* A month's statement, as a list shows it. */
struct statement_row {
	int64_t id, arbitrator_id;
	char *arbitrator;
	civil_date month, made_on, approved_on;
	char *approved_by;
	int64_t cases, hearings, reversals; /* how many items of each kind */
	int64_t total; /* 分 */
};

struct statement_list {
	struct statement_row *items;
	size_t count;
	int64_t total;
};

/* Adds to a sum; ERR_CORRUPT when nothing can hold it: no office wrote such amounts. */
bool allowance_add(int64_t *total, int64_t amount, struct error *err);

/* The statements of the month that begins on `month`, of one arbitrator or (0) all, by name. */
bool statements_load(struct store *store, civil_date month, int64_t arbitrator_id, struct statement_list *out,
	struct error *err);
void statement_list_free(struct statement_list *list);

/* An item of a statement. */
struct allowance_item {
	int64_t id, case_id;
	int64_t case_key; /* year << 32 | serial */
	char *case_number, *applicant, *respondent; /* the number may be NULL */
	bool is_hearing, is_reversal, is_reversed;
	char *seat, *reason;
	civil_date day;
	int64_t amount; /* 分 */
};

struct allowance_items {
	struct allowance_item *items;
	size_t count;
};

/* The items of a statement, by day. */
bool allowance_items_load(
	struct store *store, int64_t statement_id, struct allowance_items *out, struct error *err);
void allowance_items_free(struct allowance_items *list);

#endif
