/* The numbers in the docket's title: kept counts, or a bounded count for filters of several conditions. */
#include "store/docket_plan.h"

#include "store/derive_private.h"

/* Conditions whose kept count says exactly how many cases fulfil them, alone or among the open or closed. */
#define KEPT                                                                                                 \
	(DOCKET_CLERK | DOCKET_LEAD | DOCKET_STAGE | DOCKET_CAUSE | DOCKET_YEAR | DOCKET_COLLECTIVE |        \
		DOCKET_NO_TRIBUNAL | DOCKET_ANNOUNCEMENT | DOCKET_SERVICE | DOCKET_OVERDUE |                 \
		DOCKET_DUE_TODAY | DOCKET_FORGOTTEN | DOCKET_MINE | DOCKET_BACKLOG)

static bool is_single(unsigned conditions)
{
	unsigned rest = conditions & ~(unsigned)(DOCKET_OPEN | DOCKET_CLOSED);
	return rest == 0 || ((rest & (rest - 1)) == 0 && (rest & KEPT) != 0);
}

static bool count_kept(
	struct store *store, const struct docket_scan *scan, struct docket_counts *out, struct error *err)
{
	unsigned rest = scan->conditions & ~(unsigned)(DOCKET_OPEN | DOCKET_CLOSED);
	struct docket_tally tally;
	if (!docket_tally_of(store, scan, rest, &tally, err))
		return false;
	out->matching = scan->conditions & DOCKET_OPEN     ? tally.open_cases
			: scan->conditions & DOCKET_CLOSED ? tally.all_cases - tally.open_cases
							   : tally.all_cases;
	return true;
}

static bool count_rows(
	struct store *store, const struct docket_scan *scan, struct docket_counts *out, struct error *err)
{
	struct docket_choice choice;
	if (!docket_choose(store, scan, scan->conditions, NULL, SIZE_MAX, &choice, err))
		return false;
	struct strbuf sql = {0};
	strbuf_addf(&sql, "SELECT 1 FROM %s WHERE visit(0, case_id) AND ", choice.index->source);
	docket_where(scan->conditions, &sql);
	sqlite3_stmt *stmt = NULL;
	if (sql.failed)
		out_of_memory(err);
	else
		stmt = statement_get(store, strbuf_text(&sql), err);
	strbuf_free(&sql);
	if (!stmt)
		return false;
	docket_bind(stmt, scan);
	store->visit = (struct docket_visit){.budget = choice.budget};
	int code;
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
		out->matching++;
	out->more = store->visit.spent;
	bool ok = code == SQLITE_DONE || store->visit.spent || store_error(store, code, err);
	statement_done(store, stmt);
	return ok;
}

static bool count_one(struct store *store, const struct docket_scan *scan, unsigned condition, int64_t *out,
	struct error *err)
{
	struct docket_tally tally;
	if (!docket_tally_of(store, scan, condition, &tally, err))
		return false;
	*out = tally.open_cases;
	return true;
}

bool docket_count(struct store *store, const struct docket_filter *filter, civil_date today,
	struct docket_counts *out, struct error *err)
{
	struct docket_scan scan;
	bool mine;
	*out = (struct docket_counts){0};
	if (!snapshot_begin(store, &mine, err))
		return false;
	if (!docket_scan_init(store, filter, today, &scan, err)) {
		snapshot_end(store, mine);
		return false;
	}
	bool ok = count_one(store, &scan, 0, &out->open, err) &&
		  count_one(store, &scan, DOCKET_DUE_TODAY, &out->due_today, err) &&
		  count_one(store, &scan, DOCKET_OVERDUE, &out->overdue, err) &&
		  count_one(store, &scan, DOCKET_SERVICE, &out->blocked, err) &&
		  count_one(store, &scan, DOCKET_FORGOTTEN, &out->forgotten, err);
	if (ok)
		ok = is_single(scan.conditions) ? count_kept(store, &scan, out, err)
						: count_rows(store, &scan, out, err);
	docket_scan_clear(&scan);
	snapshot_end(store, mine);
	return ok;
}

bool docket_forgotten(struct store *store, civil_date today, int64_t *out, struct error *err)
{
	const struct docket_filter filter = {.forgotten = true};
	struct docket_scan scan;
	bool mine;
	if (!snapshot_begin(store, &mine, err))
		return false;
	bool ok = docket_scan_init(store, &filter, today, &scan, err);
	if (ok) {
		ok = count_one(store, &scan, DOCKET_FORGOTTEN, out, err);
		docket_scan_clear(&scan);
	}
	snapshot_end(store, mine);
	return ok;
}
