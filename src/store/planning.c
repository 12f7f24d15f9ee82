#include "store/planning.h"

#include "base/hash.h"
#include "law/stage.h"
#include "store/column_copy.h"

static int64_t name_key(const char *name)
{
	return -(int64_t)(hash_text(HASH_START, name) >> 2) - 1; /* ids of rows are positive */
}

static int64_t party_key(const char *role, const char *name, int64_t person_id, int64_t employer_id)
{
	if (employer_id)
		return employer_id;
	return strcmp(role, "representative") == 0 || !person_id ? name_key(name) : person_id;
}

int64_t planning_party(const struct party *party)
{
	return party_key(party->role, party->name, party->person_id, party->employer_id);
}

/* Rows are (id, start, end) and, of parties, (role, name, person, employer). */
static bool each_span(struct store *store, enum busy_kind kind, const char *sql, civil_minute from,
	planning_visit *visit, void *context, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, sql, err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, from);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct busy_span span = {
			{kind, column_id(stmt, 0)}, column_time(stmt, 1), column_time(stmt, 2)};
		if (kind == BUSY_PARTY)
			span.key.id = party_key((const char *)sqlite3_column_text(stmt, 3),
				(const char *)sqlite3_column_text(stmt, 4), column_id(stmt, 5),
				column_id(stmt, 6));
		if (!visit(context, &span)) {
			ok = out_of_memory(err);
			break;
		}
	}
	statement_done(store, stmt);
	return ok;
}

#define AHEAD " h.state <> 'cancelled' AND h.start >= ?1 AND h.end IS NOT NULL"

bool planning_busy(
	struct store *store, civil_date from, planning_visit *visit, void *context, struct error *err)
{
	static const struct {
		enum busy_kind kind;
		const char *sql;
	} queries[] = {
		{BUSY_ROOM, "SELECT h.room_id, h.start, h.end FROM hearing h WHERE" AHEAD
			    " AND h.room_id IS NOT NULL"},
		{BUSY_CLERK, "SELECT h.clerk_id, h.start, h.end FROM hearing h WHERE" AHEAD
			     " AND h.clerk_id IS NOT NULL"},
		{BUSY_CASE, "SELECT h.case_id, h.start, h.end FROM hearing h WHERE" AHEAD},
		{BUSY_ARBITRATOR,
			"SELECT t.arbitrator_id, h.start, h.end FROM hearing h"
			" JOIN tribunal t ON t.case_id = h.case_id AND t.state IN ('offered', 'accepted')"
			" WHERE" AHEAD},
		{BUSY_PARTY,
			"SELECT 0, h.start, h.end, p.role, p.name, p.person_id, p.employer_id FROM hearing h"
			" JOIN party p ON p.case_id = h.case_id WHERE" AHEAD},
		{BUSY_AWAY,
			"SELECT arbitrator_id, max(from_day, ?1 / 1440) * 1440, (until_day + 1) * 1440 FROM unavailability"
			" WHERE until_day >= ?1 / 1440"},
		{BUSY_AWAY, "SELECT arbitrator_id, max(start, ?1), end FROM busy_time WHERE end > ?1"},
	};
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
		if (!each_span(store, queries[i].kind, queries[i].sql, minute_make(from, 0, 0), visit,
			    context, err))
			return false;
	return true;
}

/* The ids of the first column of a statement with its values bound. */
static bool take_ids(
	struct store *store, sqlite3_stmt *stmt, int64_t **cases, size_t *count, struct error *err)
{
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		int64_t *item = array_push((void **)cases, count, sizeof *item, err);
		if (!item) {
			ok = false;
			break;
		}
		*item = sqlite3_column_int64(stmt, 0);
	}
	statement_done(store, stmt);
	if (!ok) {
		free(*cases);
		*cases = NULL;
		*count = 0;
	}
	return ok;
}

bool planning_waiting(struct store *store, int64_t **cases, size_t *count, struct error *err)
{
	*cases = NULL;
	*count = 0;
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT case_id FROM case_state WHERE is_open = 1 AND stage BETWEEN ?1 AND ?2"
		" AND hearing_start IS NULL ORDER BY case_key, case_id",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int(stmt, 1, LAW_STAGE_TO_SERVE);
	sqlite3_bind_int(stmt, 2, LAW_STAGE_TO_SCHEDULE);
	return take_ids(store, stmt, cases, count, err);
}

bool planning_unseated(struct store *store, civil_date from, civil_date until, int64_t **cases, size_t *count,
	struct error *err)
{
	*cases = NULL;
	*count = 0;
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT s.case_id FROM case_state s WHERE s.is_open = 1 AND s.accepted BETWEEN ?1 AND ?2"
		" AND s.has_tribunal = 0 AND NOT EXISTS (SELECT 1 FROM tribunal t WHERE t.case_id = s.case_id"
		"   AND t.state IN ('offered', 'accepted')) ORDER BY s.case_key, s.case_id",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, from);
	sqlite3_bind_int64(stmt, 2, until);
	return take_ids(store, stmt, cases, count, err);
}
