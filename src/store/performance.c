#include "store/performance.h"

#include "store/private.h"

#define HIS_SEATS " t.arbitrator_id = ?1 AND t.offered_on BETWEEN ?2 AND ?3"

static const struct figures {
	const char *sql;
	int count;
	size_t fields[5];
} performance_figures[] = {
	/* Closed on time as the office's report counts it. */
	{"SELECT count(*), sum(s.closed IS NOT NULL),"
	 " sum(s.closed IS NOT NULL AND (s.award_due IS NULL OR s.closed <= s.award_due)),"
	 " sum(s.closed IS NOT NULL AND s.outcome = 'mediated'),"
	 " sum(s.outcome = 'award' AND EXISTS (SELECT 1 FROM event e"
	 "   WHERE e.case_id = t.case_id AND e.kind = 'set_aside_ruled'))"
	 " FROM tribunal t CROSS JOIN case_state s ON s.case_id = t.case_id"
	 " WHERE" HIS_SEATS " AND t.state = 'accepted'",
		5,
		{offsetof(struct performance, cases), offsetof(struct performance, closed),
			offsetof(struct performance, on_time), offsetof(struct performance, mediated),
			offsetof(struct performance, set_aside)}},
	{"SELECT count(*) FROM tribunal t WHERE" HIS_SEATS " AND t.state = 'replaced'"
	 " AND EXISTS (SELECT 1 FROM recusal r WHERE r.case_id = t.case_id"
	 "   AND r.arbitrator_id = t.arbitrator_id AND r.granted = 1)",
		1, {offsetof(struct performance, recusals)}},
};

bool performance_load(struct store *store, int64_t arbitrator_id, civil_date from, civil_date until,
	struct performance *out, struct error *err)
{
	*out = (struct performance){0};
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof performance_figures / sizeof *performance_figures; i++) {
		const struct figures *figures = &performance_figures[i];
		sqlite3_stmt *stmt = statement_get(store, figures->sql, err);
		if (!stmt)
			return false;
		sqlite3_bind_int64(stmt, 1, arbitrator_id);
		sqlite3_bind_int64(stmt, 2, from);
		sqlite3_bind_int64(stmt, 3, until);
		bool row;
		ok = statement_step(store, stmt, &row, err);
		for (int column = 0; ok && row && column < figures->count; column++)
			*(int64_t *)((char *)out + figures->fields[column]) =
				sqlite3_column_int64(stmt, column);
		statement_done(store, stmt);
	}
	return ok;
}
