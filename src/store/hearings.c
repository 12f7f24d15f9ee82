#include "store/hearings.h"

#include "base/week.h"
#include "store/column_copy.h"

enum { DAY_MINUTES = 1440, DEFAULT_LIMIT = 2000 };

/* ?1 from, ?2 until, ?3 room, ?4 arbitrator, ?5 clerk, ?6 case, ?8 cancelled ones too, ?9 and ?10 the
 * clerk and the arbitrator whose own are meant, ?11 only planned ones. No hearing is longer
 * than a day, so the index on start bounds the search from below too. */
#define HEARING_FILTER                                                                                       \
	" WHERE (?8 OR h.state <> 'cancelled') AND h.start >= ?1 - 1440 AND h.start < ?2"                    \
	" AND (h.start >= ?1 OR coalesce(h.end, h.start) > ?1)"                                              \
	" AND (?3 = 0 OR h.room_id = ?3) AND (?5 = 0 OR h.clerk_id = ?5) AND (?6 = 0 OR h.case_id = ?6)"     \
	" AND (?4 = 0 OR EXISTS (SELECT 1 FROM tribunal t WHERE t.case_id = h.case_id"                       \
	"   AND t.arbitrator_id = ?4 AND t.state IN ('offered', 'accepted')))"                               \
	" AND ((?9 = 0 AND ?10 = 0)"                                                                         \
	"   OR ?9 = coalesce(h.clerk_id, (SELECT clerk_id FROM arb_case WHERE id = h.case_id), -1)"          \
	"   OR EXISTS (SELECT 1 FROM tribunal t WHERE t.case_id = h.case_id"                                 \
	"     AND t.arbitrator_id = ?10 AND t.state IN ('offered', 'accepted')))"                            \
	" AND (?11 = 0 OR h.state = 'planned')"

static void bind_query(sqlite3_stmt *stmt, const struct hearing_query *query)
{
	sqlite3_bind_int64(stmt, 1, query->from);
	sqlite3_bind_int64(stmt, 2, query->until);
	sqlite3_bind_int64(stmt, 3, query->room_id);
	sqlite3_bind_int64(stmt, 4, query->arbitrator_id);
	sqlite3_bind_int64(stmt, 5, query->clerk_id);
	sqlite3_bind_int64(stmt, 6, query->case_id);
	sqlite3_bind_int(stmt, 8, query->with_cancelled);
	sqlite3_bind_int64(stmt, 9, query->mine_clerk);
	sqlite3_bind_int64(stmt, 10, query->mine_arbitrator);
	sqlite3_bind_int(stmt, 11, query->planned);
}

static bool read_hearing(sqlite3_stmt *stmt, struct hearing_list *out, struct error *err)
{
	struct hearing_row *row = array_push((void **)&out->items, &out->count, sizeof *row, err);
	if (!row)
		return false;
	row->hearing_id = sqlite3_column_int64(stmt, 0);
	row->case_id = sqlite3_column_int64(stmt, 1);
	row->room_id = column_id(stmt, 2);
	row->clerk_id = column_id(stmt, 3);
	row->start = column_time(stmt, 4);
	row->end = column_time(stmt, 5);
	row->joined_id = column_id(stmt, 14);
	const char *state = (const char *)sqlite3_column_text(stmt, 6);
	row->is_held = state && strcmp(state, "held") == 0;
	row->is_cancelled = state && strcmp(state, "cancelled") == 0;
	return column_copy(stmt, 7, &row->case_number, err) && column_copy(stmt, 8, &row->cause, err) &&
	       column_copy(stmt, 9, &row->applicant, err) && column_copy(stmt, 10, &row->respondent, err) &&
	       column_copy(stmt, 11, &row->room, err) && column_copy(stmt, 12, &row->clerk, err) &&
	       column_copy(stmt, 13, &row->arbitrators, err);
}

bool hearings_load(
	struct store *store, const struct hearing_query *query, struct hearing_list *out, struct error *err)
{
	*out = (struct hearing_list){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT h.id, h.case_id, h.room_id, h.clerk_id, h.start, h.end, h.state, s.case_number,"
		" s.cause, s.applicant, s.respondent, r.name, w.name,"
		" coalesce((SELECT group_concat(name, ' ') FROM (SELECT a.name AS name FROM tribunal t"
		"   JOIN arbitrator a ON a.id = t.arbitrator_id"
		"   WHERE t.case_id = h.case_id AND t.state IN ('offered', 'accepted')"
		"   ORDER BY t.seat = 'member', t.id)), ''),"
		" (SELECT joined_id FROM arb_case WHERE id = h.case_id)"
		" FROM hearing h LEFT JOIN case_state s ON s.case_id = h.case_id"
		" LEFT JOIN room r ON r.id = h.room_id LEFT JOIN staff w ON w.id = h.clerk_id" HEARING_FILTER
		" ORDER BY h.start, h.id LIMIT ?7",
		err);
	if (!stmt)
		return false;
	size_t limit = query->limit ? query->limit : DEFAULT_LIMIT;
	bind_query(stmt, query);
	sqlite3_bind_int64(stmt, 7, (int64_t)limit + 1);
	bool row = false;
	bool ok;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		if (out->count == limit) {
			out->more = true;
			break;
		}
		if (!(ok = read_hearing(stmt, out, err)))
			break;
	}
	statement_done(store, stmt);
	if (!ok)
		hearing_list_free(out);
	return ok;
}

void hearing_list_free(struct hearing_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct hearing_row *row = &list->items[i];
		free(row->case_number);
		free(row->cause);
		free(row->applicant);
		free(row->respondent);
		free(row->room);
		free(row->clerk);
		free(row->arbitrators);
	}
	free(list->items);
	*list = (struct hearing_list){0};
}

bool hearings_per_day(
	struct store *store, const struct hearing_query *query, size_t days, int *counts, struct error *err)
{
	memset(counts, 0, days * sizeof *counts);
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT (h.start - ?1) / 1440, count(*) FROM hearing h" HEARING_FILTER
		" AND h.start >= ?1 GROUP BY 1",
		err);
	if (!stmt)
		return false;
	struct hearing_query whole = *query;
	whole.from -= minute_of_day(query->from);
	whole.until = whole.from + (civil_minute)days * DAY_MINUTES;
	bind_query(stmt, &whole);
	bool row = false;
	bool ok;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		int64_t day = sqlite3_column_int64(stmt, 0);
		if (day >= 0 && (size_t)day < days)
			counts[day] = sqlite3_column_int(stmt, 1);
	}
	statement_done(store, stmt);
	return ok;
}

/* Cases that were joined are heard together. Of hearing h and case ?1. */
#define NOT_JOINED                                                                                           \
	" AND NOT EXISTS (SELECT 1 FROM arb_case x JOIN arb_case y ON y.id = h.case_id"                      \
	"   WHERE x.id = ?1 AND h.case_id <> ?1"                                                             \
	"   AND ifnull(x.joined_id, x.id) = ifnull(y.joined_id, y.id))"

/* Hearings that overlap the proposed time, and by what they are in its way. */
static bool find_overlap(struct store *store, const struct hearing_proposal *proposal,
	struct hearing_clash *out, struct error *err)
{
	/* Names are looked up for the one row that is shown. The tribunal's members, read once, stand in a
	 * set: in a large office a hundred hearings may be on at one time. */
	sqlite3_stmt *stmt = statement_get(store,
		"WITH mine AS MATERIALIZED (SELECT arbitrator_id FROM tribunal WHERE case_id = ?1"
		"   AND state IN ('offered', 'accepted')),"
		" clash AS (SELECT h.case_id, h.room_id, h.clerk_id, h.start, h.end,"
		"   CASE WHEN h.case_id = ?1 THEN 4 WHEN h.room_id = ?4 THEN 1"
		"     WHEN EXISTS (SELECT 1 FROM tribunal t WHERE t.case_id = h.case_id"
		"       AND t.state IN ('offered', 'accepted') AND t.arbitrator_id IN mine) THEN 2"
		"     WHEN h.clerk_id = ?3 THEN 3 END AS resource"
		"   FROM hearing h WHERE h.state <> 'cancelled' AND h.id <> ?2"
		"   AND h.start < ?6 AND h.start > ?5 - 1440 AND h.end > ?5"
		"  " NOT_JOINED "   AND resource IS NOT NULL ORDER BY resource, h.start LIMIT 1)"
		" SELECT k.resource, coalesce(CASE k.resource WHEN 1 THEN (SELECT name FROM room WHERE id = k.room_id)"
		"   WHEN 2 THEN (SELECT a.name FROM tribunal t JOIN arbitrator a ON a.id = t.arbitrator_id"
		"     WHERE t.case_id = k.case_id AND t.state IN ('offered', 'accepted') AND t.arbitrator_id IN mine"
		"     LIMIT 1)"
		"   WHEN 3 THEN (SELECT name FROM staff WHERE id = k.clerk_id) END, ''),"
		" (SELECT case_number FROM arb_case WHERE id = k.case_id), k.start, k.end FROM clash k",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, proposal->case_id);
	sqlite3_bind_int64(stmt, 2, proposal->hearing_id);
	bind_id(stmt, 3, proposal->clerk_id);
	bind_id(stmt, 4, proposal->room_id);
	sqlite3_bind_int64(stmt, 5, proposal->start);
	sqlite3_bind_int64(stmt, 6, proposal->end);
	bool row;
	bool ok = statement_step(store, stmt, &row, err);
	if (ok && row) {
		out->resource = (enum hearing_resource)sqlite3_column_int(stmt, 0);
		out->start = column_time(stmt, 3);
		out->end = column_time(stmt, 4);
		ok = column_copy(stmt, 1, &out->name, err) && column_copy(stmt, 2, &out->case_number, err);
	}
	statement_done(store, stmt);
	return ok;
}

/* Members of the tribunal who said that they are away on a day of the hearing, or whose calendar is taken. */
static bool find_absence(struct store *store, const struct hearing_proposal *proposal,
	struct hearing_clash *out, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT a.name, u.from_day * 1440 AS start, (u.until_day + 1) * 1440, u.reason FROM tribunal t"
		" JOIN unavailability u ON u.arbitrator_id = t.arbitrator_id"
		" JOIN arbitrator a ON a.id = t.arbitrator_id"
		" WHERE t.case_id = ?1 AND t.state IN ('offered', 'accepted')"
		" AND u.from_day * 1440 < ?3 AND (u.until_day + 1) * 1440 > ?2"
		" UNION ALL SELECT a.name, b.start, b.end, b.reason FROM tribunal t"
		" JOIN busy_time b ON b.arbitrator_id = t.arbitrator_id"
		" JOIN arbitrator a ON a.id = t.arbitrator_id"
		" WHERE t.case_id = ?1 AND t.state IN ('offered', 'accepted') AND b.start < ?3 AND b.end > ?2"
		" ORDER BY start LIMIT 1",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, proposal->case_id);
	sqlite3_bind_int64(stmt, 2, proposal->start);
	sqlite3_bind_int64(stmt, 3, proposal->end);
	bool row;
	bool ok = statement_step(store, stmt, &row, err);
	if (ok && row) {
		out->resource = CLASH_UNAVAILABLE;
		out->start = column_time(stmt, 1);
		out->end = column_time(stmt, 2);
		ok = column_copy(stmt, 0, &out->name, err) && column_copy(stmt, 3, &out->reason, err);
	}
	statement_done(store, stmt);
	return ok;
}

/* Members whose weekly pattern has no room for it. */
static bool find_off_week(struct store *store, const struct hearing_proposal *proposal,
	struct hearing_clash *out, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT a.name, a.week FROM tribunal t JOIN arbitrator a ON a.id = t.arbitrator_id"
		" WHERE t.case_id = ?1 AND t.state IN ('offered', 'accepted') AND a.week <> ?2 ORDER BY t.id",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, proposal->case_id);
	sqlite3_bind_int64(stmt, 2, WEEK_ALL);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		int64_t week = sqlite3_column_int64(stmt, 1);
		if (week_has(week, proposal->start, proposal->end))
			continue;
		out->resource = CLASH_WEEK;
		out->week = week;
		out->start = proposal->start;
		out->end = proposal->end;
		ok = column_copy(stmt, 0, &out->name, err);
		break;
	}
	statement_done(store, stmt);
	return ok;
}

bool hearing_find_clash(struct store *store, const struct hearing_proposal *proposal,
	struct hearing_clash *out, struct error *err)
{
	*out = (struct hearing_clash){0};
	bool ok = find_overlap(store, proposal, out, err) &&
		  (out->resource != CLASH_NONE || find_absence(store, proposal, out, err)) &&
		  (out->resource != CLASH_NONE || find_off_week(store, proposal, out, err));
	if (!ok)
		hearing_clash_clear(out);
	return ok;
}

bool hearing_find_party_clash(struct store *store, const struct hearing_proposal *proposal,
	struct hearing_clash *out, struct error *err)
{
	*out = (struct hearing_clash){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT p.employer_id IS NULL AS is_person, p.name,"
		" (SELECT case_number FROM arb_case WHERE id = h.case_id), h.start, h.end"
		" FROM hearing h JOIN party p ON p.case_id = h.case_id JOIN party m ON m.case_id = ?1"
		" WHERE h.state <> 'cancelled' AND h.id <> ?2 AND h.case_id <> ?1"
		" AND h.start < ?4 AND h.start > ?3 - 1440 AND h.end > ?3" NOT_JOINED
		/* As planning_party() says. */
		" AND CASE WHEN m.employer_id IS NOT NULL OR p.employer_id IS NOT NULL"
		"   THEN m.employer_id = p.employer_id"
		"   WHEN (m.role = 'representative' OR m.person_id IS NULL)"
		"     AND (p.role = 'representative' OR p.person_id IS NULL) THEN m.name = p.name"
		"   ELSE m.role <> 'representative' AND p.role <> 'representative'"
		"     AND m.person_id = p.person_id END"
		" ORDER BY is_person DESC, h.start, p.id LIMIT 1",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, proposal->case_id);
	sqlite3_bind_int64(stmt, 2, proposal->hearing_id);
	sqlite3_bind_int64(stmt, 3, proposal->start);
	sqlite3_bind_int64(stmt, 4, proposal->end);
	bool row;
	bool ok = statement_step(store, stmt, &row, err);
	if (ok && row) {
		out->resource = sqlite3_column_int(stmt, 0) ? CLASH_PERSON : CLASH_PARTY;
		out->start = column_time(stmt, 3);
		out->end = column_time(stmt, 4);
		ok = column_copy(stmt, 1, &out->name, err) && column_copy(stmt, 2, &out->case_number, err);
	}
	statement_done(store, stmt);
	if (!ok)
		hearing_clash_clear(out);
	return ok;
}

void hearing_clash_clear(struct hearing_clash *clash)
{
	free(clash->name);
	free(clash->case_number);
	free(clash->reason);
	*clash = (struct hearing_clash){0};
}
