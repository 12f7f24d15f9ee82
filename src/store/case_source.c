#include "store/case_source.h"

#include "store/derive_private.h"
#include "store/service_line.h"

static const char *const queries[CASE_ROWS_SETS] = {
	[CASE_ROWS_CASE] =
		"SELECT id, year, serial, case_number, cause, amount, head_count, lead_id, clerk_id,"
		" is_collective, is_summary, is_final_award, employer_applies, wages"
		" FROM arb_case WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
	[CASE_ROWS_PARTY] = "SELECT case_id, role, name FROM party"
			    " WHERE case_id BETWEEN ?1 AND ?2 AND role <> 'representative'"
			    " ORDER BY case_id, number, id",
	[CASE_ROWS_EVENT] = "SELECT case_id, id, kind, day, party, days, what, who, award, outcome FROM event"
			    " WHERE case_id BETWEEN ?1 AND ?2 ORDER BY case_id, day, id",
	[CASE_ROWS_HEARING] =
		"SELECT case_id, id, start, state, notice_from FROM hearing"
		" WHERE case_id BETWEEN ?1 AND ?2 AND state <> 'cancelled' ORDER BY case_id, id",
	[CASE_ROWS_TRIBUNAL] =
		"SELECT case_id, seat, state, answered_on, offered_on, arbitrator_id FROM tribunal"
		" WHERE case_id BETWEEN ?1 AND ?2 AND state IN ('offered', 'accepted')"
		" ORDER BY case_id, arbitrator_id, state, seat, answered_on, offered_on",
	[CASE_ROWS_ATTEMPT] =
		"SELECT a.case_id, a.id, a.service_id, s.party_id, s.document, a.method, a.result, a.sent_on, a.result_on"
		" FROM attempt a CROSS JOIN service s ON s.id = a.service_id"
		" WHERE a.case_id BETWEEN ?1 AND ?2 AND (a.result <> 'served' OR a.method = 'leave')"
		" ORDER BY a.case_id, a.service_id, a.id",
	[CASE_ROWS_LINE] = "SELECT case_id" CASE_LINE_NAMES " FROM case_state"
			   " WHERE case_id BETWEEN ?1 AND ?2 ORDER BY case_id",
	[CASE_ROWS_DEADLINE] =
		"SELECT case_id, rule, start_day, party, who, award, due, watch, provisional,"
		" clerk_id, lead_id FROM deadline WHERE case_id BETWEEN ?1 AND ?2 ORDER BY case_id",
	[CASE_ROWS_SERVICE] = "SELECT " SERVICE_LINE_NAMES " FROM service_state"
			      " WHERE case_id BETWEEN ?1 AND ?2 ORDER BY case_id, item",
};

void case_source_begin(struct case_source *source, struct store *store, int64_t first, int64_t last)
{
	*source = (struct case_source){.store = store, .first = first, .last = last};
}

void case_source_done(struct case_source *source)
{
	for (int set = 0; set < CASE_ROWS_SETS; set++)
		statement_done(source->store, source->cursors[set].stmt);
	case_source_begin(source, source->store, source->first, source->last);
}

static bool step(struct case_source *source, struct case_cursor *cursor, struct error *err)
{
	bool row;
	if (!statement_step(source->store, cursor->stmt, &row, err))
		return false;
	cursor->case_id = row ? sqlite3_column_int64(cursor->stmt, 0) : INT64_MAX;
	cursor->given = false;
	return true;
}

/* Stands on the first row that has not been handed out; the query is started if it is not running. */
static bool settle(struct case_source *source, enum case_rows set, struct error *err)
{
	struct case_cursor *cursor = &source->cursors[set];
	if (cursor->stmt)
		return !cursor->given || step(source, cursor, err);
	cursor->stmt = statement_get(source->store, queries[set], err);
	if (!cursor->stmt)
		return false;
	sqlite3_bind_int64(cursor->stmt, 1, source->first);
	sqlite3_bind_int64(cursor->stmt, 2, source->last);
	return step(source, cursor, err);
}

bool case_row(struct case_source *source, enum case_rows set, int64_t case_id, sqlite3_stmt **row,
	struct error *err)
{
	struct case_cursor *cursor = &source->cursors[set];
	*row = NULL;
	if (!settle(source, set, err))
		return false;
	while (cursor->case_id < case_id) {
		cursor->skipped++;
		if (!step(source, cursor, err))
			return false;
	}
	if (cursor->case_id == case_id) {
		cursor->given = true;
		*row = cursor->stmt;
	}
	return true;
}

bool case_source_next(struct case_source *source, int64_t *case_id, bool *found, struct error *err)
{
	if (!settle(source, CASE_ROWS_CASE, err))
		return false;
	*case_id = source->cursors[CASE_ROWS_CASE].case_id;
	*found = *case_id != INT64_MAX;
	return true;
}

bool case_source_leftovers(struct case_source *source, enum case_rows set, int64_t *count, struct error *err)
{
	struct case_cursor *cursor = &source->cursors[set];
	if (!settle(source, set, err))
		return false;
	while (cursor->case_id != INT64_MAX) {
		cursor->skipped++;
		if (!step(source, cursor, err))
			return false;
	}
	*count = cursor->skipped;
	return true;
}
