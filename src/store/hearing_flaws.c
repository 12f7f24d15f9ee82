#include "store/hearing_flaws.h"

#include "law/stage.h"
#include "store/column_copy.h"
#include "store/services.h"

/* ?1 from, ?2 until, ?3 today, ?4 the stage of a suspended case, ?5 the stand of a service that came back.
 * The numbers are those of enum hearing_flaw. */
#define PLANNED " h.state = 'planned' AND h.start >= max(?1, ?3 * 1440) AND h.start < ?2"
static const char flaws_sql[] =
	"SELECT h.id, h.case_id, h.start, 1, NULL, 0, 0 FROM hearing h JOIN case_state s ON s.case_id = h.case_id"
	" WHERE" PLANNED " AND s.stage = ?4"
	/* One left: his seat is empty, and so is one of the tribunal, which may have been formed anew. */
	" UNION ALL SELECT h.id, h.case_id, h.start, 2, r.answered_on,"
	"   CASE r.seat WHEN 'sole' THEN 1 WHEN 'presiding' THEN 2 ELSE 3 END,"
	"   EXISTS (SELECT 1 FROM recusal q WHERE q.case_id = h.case_id AND q.arbitrator_id = r.arbitrator_id"
	"     AND q.granted = 1)"
	" FROM hearing h JOIN tribunal r ON r.case_id = h.case_id AND r.state = 'replaced'"
	" WHERE" PLANNED
	" AND (SELECT count(*) FROM tribunal t WHERE t.case_id = h.case_id AND t.seat = r.seat"
	"   AND t.state IN ('offered', 'accepted')) < CASE r.seat WHEN 'member' THEN 2 ELSE 1 END"
	" AND (SELECT count(*) FROM tribunal t WHERE t.case_id = h.case_id AND t.state IN ('offered', 'accepted'))"
	"   < CASE WHEN EXISTS (SELECT 1 FROM tribunal t WHERE t.case_id = h.case_id AND t.seat <> 'sole'"
	"       AND t.state <> 'declined') THEN 3 ELSE 1 END"
	" UNION ALL SELECT h.id, h.case_id, h.start, 3, v.since, 0, 0 FROM hearing h"
	" JOIN service_state v ON v.case_id = h.case_id AND v.hearing = h.start"
	" WHERE" PLANNED " AND v.stand = ?5"
	" AND v.document IN ('application', 'notice', 'hearing_notice', 'application+notice', 'amended')"
	/* To be decided before the hearing it does not touch it. */
	" UNION ALL SELECT h.id, h.case_id, h.start, 7, d.start_day, 0, 0 FROM hearing h"
	" JOIN deadline d ON d.case_id = h.case_id AND d.rule = 'recusal_decision'"
	" WHERE" PLANNED " AND (d.due >= h.start / 1440 OR d.due < ?3)"
	/* No grouping: it would read all hearings in the order of their ids. */
	" UNION ALL SELECT h.id, h.case_id, h.start, 8, (SELECT max(e.day) FROM event e WHERE e.case_id = h.case_id"
	"   AND e.kind = 'postponement_requested'), 0, 0 FROM hearing h WHERE" PLANNED
	" AND (SELECT sum(CASE e.kind WHEN 'postponement_requested' THEN 1 WHEN 'postponement_decided' THEN -1 END)"
	"   FROM event e WHERE e.case_id = h.case_id) > 0"
	" UNION ALL SELECT h.id, h.case_id, h.start,"
	"   CASE d.rule WHEN 'left_completion' THEN 4 WHEN 'announcement_completion' THEN 4 WHEN 'evidence' THEN 6"
	"     WHEN 'hearing_notice' THEN 9 ELSE 5 END, d.due, 0, 0"
	" FROM hearing h JOIN deadline d ON d.case_id = h.case_id"
	" WHERE" PLANNED
	" AND CASE d.rule WHEN 'hearing_notice' THEN d.start_day = h.start / 1440 AND d.due < ?3"
	"   WHEN 'left_completion' THEN d.due >= h.start / 1440"
	"   WHEN 'announcement_completion' THEN d.due >= h.start / 1440"
	"   WHEN 'defence' THEN d.due >= h.start / 1440 WHEN 'amended_defence' THEN d.due >= h.start / 1440"
	"   WHEN 'evidence' THEN d.due >= h.start / 1440 END"
	" ORDER BY 3, 1, 4, 5 DESC";

bool hearing_flaws(struct store *store, civil_minute from, civil_minute until, civil_date today,
	struct flaw_list *out, struct error *err)
{
	*out = (struct flaw_list){0};
	sqlite3_stmt *stmt = statement_get(store, flaws_sql, err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, from);
	sqlite3_bind_int64(stmt, 2, until);
	sqlite3_bind_int64(stmt, 3, today);
	sqlite3_bind_int(stmt, 4, LAW_STAGE_SUSPENDED);
	sqlite3_bind_int(stmt, 5, SERVICE_BACK);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		int64_t id = sqlite3_column_int64(stmt, 0);
		if (out->count && out->items[out->count - 1].hearing_id == id)
			continue; /* the worst came first */
		struct flawed_hearing *item =
			array_push((void **)&out->items, &out->count, sizeof *item, err);
		if (!item) {
			ok = false;
			break;
		}
		*item = (struct flawed_hearing){id, sqlite3_column_int64(stmt, 1), column_time(stmt, 2),
			(enum hearing_flaw)sqlite3_column_int(stmt, 3), column_date(stmt, 4),
			(enum vacant_seat)sqlite3_column_int(stmt, 5), sqlite3_column_int(stmt, 6) != 0};
	}
	statement_done(store, stmt);
	if (!ok)
		flaw_list_free(out);
	return ok;
}

void flaw_list_free(struct flaw_list *list)
{
	free(list->items);
	*list = (struct flaw_list){0};
}

const struct flawed_hearing *flaw_of(const struct flaw_list *list, int64_t hearing_id)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].hearing_id == hearing_id)
			return &list->items[i];
	return NULL;
}
