#include "store/report.h"

#include "store/backlog.h"
#include "store/private.h"

/* One group of figures: a query whose columns go to these fields. Its parameters are ?1 = first day, ?2 =
 * last day, and of the backlog (backlog.h) as it was on that last day ?3 = the last day on which an award is
 * due soon, ?4 = the last block of enum law_hold. */
struct figures {
	const char *sql;
	int count;
	size_t fields[12];
};

#define FIELD(name) offsetof(struct report, name)

static const struct figures report_figures[] = {
	/* Cases by their docket line. A closing counts as on time within the award period, rolling, restarts,
	 * exclusions and extension included; a period still suspended cannot be exceeded. */
	{"SELECT sum(accepted >= ?1), sum(closed >= ?1 AND closed <= ?2),"
	 " sum(closed >= ?1 AND closed <= ?2 AND accepted <= ?2),"
	 " sum(accepted < ?1 AND (closed IS NULL OR closed >= ?1)),"
	 " sum(closed >= ?1 AND closed <= ?2 AND (award_due IS NULL OR closed <= award_due)),"
	 " sum(closed >= ?1 AND closed <= ?2 AND outcome = 'mediated'),"
	 " sum(closed >= ?1 AND closed <= ?2 AND outcome = 'award'),"
	 " sum(closed >= ?1 AND closed <= ?2 AND outcome IN ('withdrawn', 'deemed_withdrawn')),"
	 " sum(accepted >= ?1 AND is_collective), sum((accepted >= ?1) * head_count),"
	 " sum((accepted >= ?1) * amount),"
	 " sum((is_open AND hold > 0 AND (hold <= ?4 OR award_due <= ?3)) OR (closed > ?2 AND award_due <= ?3))"
	 " FROM case_state WHERE accepted <= ?2",
		12,
		{FIELD(accepted), FIELD(closed), FIELD(closed_by_end), FIELD(open_at_start),
			FIELD(closed_on_time), FIELD(mediated), FIELD(awarded), FIELD(withdrawn),
			FIELD(collective_cases), FIELD(applicants), FIELD(amount), FIELD(backlog)}},
	{"SELECT count(DISTINCT p.arbitrator_id) FROM appointment p JOIN arbitrator a ON a.id = p.arbitrator_id"
	 " WHERE a.kind = 'part_time' AND p.from_day <= ?2 AND p.until_day >= ?1"
	 " AND (p.dismissed_on IS NULL OR p.dismissed_on >= ?1)",
		1, {FIELD(part_time_arbitrators)}},
	{"SELECT count(DISTINCT t.case_id) FROM arbitrator a JOIN tribunal t ON t.arbitrator_id = a.id"
	 " JOIN case_state s ON s.case_id = t.case_id"
	 " WHERE a.kind = 'part_time' AND t.state = 'accepted' AND s.accepted BETWEEN ?1 AND ?2",
		1, {FIELD(part_time_cases)}},
	/* By arbitrator, so that the index by arbitrator and day answers. */
	{"SELECT sum(t.draw_id IS NULL), sum(t.draw_id IS NOT NULL) FROM arbitrator a"
	 " CROSS JOIN tribunal t ON t.arbitrator_id = a.id AND t.offered_on BETWEEN ?1 AND ?2"
	 " WHERE t.state = 'accepted'",
		2, {FIELD(direct_assignments), FIELD(drawn)}},
	{"SELECT count(*), sum(closed_on <= ?2) FROM inspection_complaint WHERE complained_on BETWEEN ?1 AND ?2",
		2, {FIELD(complaints), FIELD(complaints_closed)}},
	{"SELECT count(*) FROM event WHERE kind = 'announced' AND day BETWEEN ?1 AND ?2", 1,
		{FIELD(announcements)}},
};

bool report_load(
	struct store *store, civil_date first, civil_date last, struct report *out, struct error *err)
{
	*out = (struct report){0};
	const int64_t parameters[] = {first, last, backlog_near(store, last), LAW_HOLD_LAST_BLOCK};
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof report_figures / sizeof *report_figures; i++) {
		const struct figures *figures = &report_figures[i];
		sqlite3_stmt *stmt = statement_get(store, figures->sql, err);
		if (!stmt)
			return false;
		for (int at = 0; at < sqlite3_bind_parameter_count(stmt); at++)
			sqlite3_bind_int64(stmt, at + 1, parameters[at]);
		bool row;
		ok = statement_step(store, stmt, &row, err);
		for (int column = 0; ok && row && column < figures->count; column++)
			*(int64_t *)((char *)out + figures->fields[column]) =
				sqlite3_column_int64(stmt, column);
		statement_done(store, stmt);
	}
	return ok;
}

int64_t report_rate(int64_t part, int64_t whole)
{
	return whole > 0 ? (part * 2000 + whole) / (whole * 2) : 0;
}
