#include "store/derive.h"

#include "base/embedded.h"
#include "base/i18n.h"
#include "store/case_source.h"
#include "store/derive_private.h"
#include "store/put_off.h"
#include "store/service_line.h"

#include <stdlib.h>
#include <string.h>

static bool delete_deadlines(struct store *store, int64_t case_id, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, "DELETE FROM deadline WHERE case_id = ?", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	return statement_run(store, stmt, err);
}

static bool insert_deadline(struct store *store, const struct case_line *line,
	const struct law_deadline *deadline, struct error *err)
{
	const struct law_rule_info *rule = &law_rule_infos[deadline->rule->id];
	sqlite3_stmt *stmt = statement_get(store,
		"REPLACE INTO deadline (case_id, rule, start_day, party, who, award, due, watch, provisional,"
		" clerk_id, lead_id) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, line->case_id);
	bind_text(stmt, 2, rule->id);
	sqlite3_bind_int(stmt, 3, deadline->start_date);
	sqlite3_bind_int(stmt, 4, deadline->party_no);
	bind_text(stmt, 5, law_roles[deadline->party].id);
	sqlite3_bind_int(stmt, 6, deadline->award_no);
	bind_date(stmt, 7, deadline->due);
	sqlite3_bind_int(stmt, 8, (int)rule->watch);
	sqlite3_bind_int(stmt, 9, deadline->provisional);
	sqlite3_bind_int64(stmt, 10, line->clerk_id);
	sqlite3_bind_int64(stmt, 11, line->lead_id);
	return statement_run(store, stmt, err);
}

static bool insert_deadlines(struct store *store, const struct case_line *line, struct error *err)
{
	const struct law_result *result = &store->law->result;
	for (size_t i = 0; line->is_open && i < result->deadline_count; i++)
		if (deadline_is_kept(&result->deadlines[i]) &&
			!insert_deadline(store, line, &result->deadlines[i], err))
			return false;
	return true;
}

/* Replaces the rows of the case's services; `was` and `is`: there was and is a line of it. The deadlines are
 * those of the case. */
static bool derive_services(
	struct case_source *source, const struct case_line *after, bool was, bool is, struct error *err)
{
	struct store *store = source->store;
	struct service_lines before = {0}, now = {0};
	bool ok = (!was || service_lines_read(store, after->case_id, &before, err)) &&
		  (!is || service_lines_derive(source, after, &now, err));
	if (ok && !service_lines_equal(&before, &now))
		ok = tally_services(store, &before, -1, err) && tally_services(store, &now, 1, err) &&
		     service_lines_replace(store, after->case_id, &now, err);
	service_lines_free(&before);
	service_lines_free(&now);
	return ok;
}

/* Replaces what was derived of one case of the source. */
static bool derive_case_of(struct case_source *source, int64_t case_id, struct error *err)
{
	struct store *store = source->store;
	struct case_line before, after;
	bool was, is;
	if (!case_line_read(store, case_id, &before, &was, err))
		return false;
	bool ok = case_line_derive(source, case_id, &after, &is, err);
	if (!ok) {
		case_line_clear(&before);
		return false;
	}
	/* A closed case has no deadline rows: nothing to delete when it already was. */
	if (was && before.is_open)
		ok = delete_deadlines(store, case_id, err);
	after.case_id = case_id; /* also of a case that is no more */
	ok = ok && (!is || insert_deadlines(store, &after, err)) &&
	     derive_services(source, &after, was, is, err);
	if (ok && !(was && is && case_line_equal(&before, &after)))
		ok = search_update(store, was ? &before : NULL, is ? &after : NULL, err) &&
		     (!was || tally_count(store, &before, -1, err)) &&
		     (!is || tally_count(store, &after, 1, err)) &&
		     (is ? case_line_write(store, &after, err) : case_line_delete(store, case_id, err));
	case_line_clear(&before);
	case_line_clear(&after);
	return ok;
}

bool derive_case(struct store *store, int64_t case_id, struct error *err)
{
	struct case_source source;
	case_source_begin(&source, store, case_id, case_id);
	bool ok = derive_case_of(&source, case_id, err);
	case_source_done(&source);
	return ok;
}

static int compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* After case ?1 the next ?2. */
static const char open_cases[] =
	"SELECT case_id FROM case_state WHERE is_open = 1 AND case_id > ?1 ORDER BY case_id LIMIT ?2";

/* Closed ones have no deadlines, but a limit in their line and what was served after the end: from day ?3 on.
 */
static const char closed_cases[] =
	"SELECT case_id FROM case_state WHERE is_open = 0 AND case_id > ?1 AND (award_due >= ?3"
	" OR case_id IN (SELECT case_id FROM service_state WHERE completes >= ?3"
	"   UNION SELECT case_id FROM service_state WHERE due >= ?3))"
	" ORDER BY case_id LIMIT ?2";

/* Their ids are read in portions, since what is written changes the table they stand in. */
static bool derive_cases(struct store *store, const char *sql, civil_date from, struct error *err)
{
	enum { PORTION = 512 };
	int64_t ids[PORTION], last = INT64_MIN;
	size_t count;
	do {
		sqlite3_stmt *stmt = statement_get(store, sql, err);
		if (!stmt)
			return false;
		bool ok = true, row = true;
		sqlite3_bind_int64(stmt, 1, last);
		sqlite3_bind_int64(stmt, 2, PORTION);
		if (sqlite3_bind_parameter_count(stmt) > 2)
			sqlite3_bind_int64(stmt, 3, from);
		count = 0;
		while (count < PORTION && (ok = statement_step(store, stmt, &row, err)) && row)
			ids[count++] = sqlite3_column_int64(stmt, 0);
		statement_done(store, stmt);
		for (size_t i = 0; ok && i < count; i++)
			ok = derive_case(store, ids[i], err);
		if (!ok)
			return false;
		if (count)
			last = ids[count - 1];
	} while (count == PORTION);
	return true;
}

/* Tells whoever watches the transaction, who may end it. */
static bool tell_watcher(struct store *store, size_t done, size_t all, struct error *err)
{
	enum { EVERY = 64 };
	const struct txn *txn = &store->txn;
	if (!txn->watch || done % EVERY != 0 || txn->watch(txn->watch_context, (double)done / (double)all))
		return true;
	return error_set(err, ERR_CANCELLED, _("已中断，没有保存任何内容"));
}

bool derive_touched(struct store *store, struct error *err)
{
	struct touched *touched = &store->txn.touched;
	civil_date moved = CIVIL_NONE; /* limits of closed cases, from that day on */
	if (touched->settings && law_readings_changed(store))
		touched->law = touched->rules = touched->all_open = true;
	if (touched->law && !law_state_changed(store, &moved, err))
		return false;
	if (touched->rules)
		moved = CIVIL_FIRST;
	if (store->bulk)
		return true; /* all cases at once when the bulk is finished */
	if (touched->count > 1)
		qsort(touched->ids, touched->count, sizeof *touched->ids, compare_ids);
	for (size_t i = 0; i < touched->count; i++) {
		if (i > 0 && touched->ids[i] == touched->ids[i - 1])
			continue;
		if (!tell_watcher(store, i, touched->count, err) || !derive_case(store, touched->ids[i], err))
			return false;
	}
	if (touched->all_open && !derive_cases(store, open_cases, CIVIL_NONE, err))
		return false;
	if (moved != CIVIL_NONE && !derive_cases(store, closed_cases, moved, err))
		return false;
	return tally_flush(store, err);
}

bool derive_all(struct store *store, derive_portion *portion, void *context, struct error *err)
{
	enum { PORTION = 512 };
	struct case_source source;
	size_t count = 0;
	int64_t id;
	bool ok, found;
	case_source_begin(&source, store, INT64_MIN, INT64_MAX - 1);
	while ((ok = case_source_next(&source, &id, &found, err)) && found) {
		ok = derive_case_of(&source, id, err) &&
		     (++count % PORTION != 0 || portion(context, PORTION, err));
		if (!ok)
			break;
	}
	case_source_done(&source);
	return ok && portion(context, count % PORTION, err) && tally_flush(store, err);
}

void derived_rolled_back(struct store *store, bool law_changed)
{
	tally_forget(store);
	struct error err = ERROR_INIT;
	/* What was read from rows that no longer are. If it cannot be read now, the next transaction will. */
	if (law_changed && !store_law_reload(store, &err))
		store->law->generation = -1;
	error_clear(&err);
}

bool store_deadlines(
	struct store *store, int64_t case_id, civil_date today, struct law_result *out, struct error *err)
{
	struct case_timeline timeline;
	if (!store_timeline(store, case_id, &timeline, err))
		return false;
	law_derive(&store->law->office, timeline.events, timeline.count, timeline.flags, today, out);
	case_timeline_free(&timeline);
	return true;
}

static bool save_build(struct store *store, struct error *err)
{
	sqlite3_stmt *stmt =
		statement_get(store, "REPLACE INTO derived_from (name, value) VALUES ('build', ?)", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, law_state_build());
	return statement_run(store, stmt, err);
}

struct rebuild {
	struct store *store;
	int64_t done, all;
};

static bool tell(const struct store *store, double done, struct error *err)
{
	return !store->watch || store->watch(store->watch_context, done) ||
	       error_set(err, ERR_CANCELLED, _("已中断，没有保存任何内容"));
}

static bool tell_rebuild(void *context, size_t cases, struct error *err)
{
	const double share = 0.7; /* the indexes come after it */
	struct rebuild *rebuild = context;
	rebuild->done += (int64_t)cases;
	return tell(rebuild->store, share * (double)rebuild->done / (double)(rebuild->all + 1), err);
}

/* The derived tables as this program knows them: those of a file that another version wrote may have other
 * columns and indexes. */
static bool recreate_tables(struct store *store, struct error *err)
{
	const struct embedded_file *schema = embedded_find("schema.sql");
	const char *derived = schema ? strstr(schema->text, "-- Derived tables:") : NULL;
	if (!derived)
		return error_set(err, ERR_CORRUPT, _("程序不完整：缺少数据库第 %d 版的结构"), 1);
	return store_exec(store,
		       "DROP TABLE IF EXISTS deadline; DROP TABLE IF EXISTS case_state;"
		       "DROP TABLE IF EXISTS service_state; DROP TABLE IF EXISTS name_search;"
		       "DROP TABLE IF EXISTS tally",
		       err) &&
	       store_exec(store, derived, err);
}

bool store_rebuild(struct store *store, struct error *err)
{
	static const char indexes[] = "SELECT name, sql FROM sqlite_schema WHERE type = 'index'"
				      " AND sql IS NOT NULL AND " DERIVED_INDEXES " ORDER BY rowid";
	struct rebuild rebuild = {store, 0, 0};
	struct put_off put_off = {0};
	if (!derived_begin(store, err))
		return false;
	bool ok = store_query_int(store, "SELECT count(*) FROM arb_case", 0, &rebuild.all, err) &&
		  law_state_follow(store, err) && recreate_tables(store, err) &&
		  put_off_indexes(store, indexes, &put_off, err) &&
		  derive_all(store, tell_rebuild, &rebuild, err) && put_off_make_all(store, &put_off, err) &&
		  save_build(store, err) && tell(store, 1, err);
	put_off_free(&put_off);
	if (!ok) {
		txn_rollback(store);
		return false;
	}
	return derived_commit(store, err);
}

bool store_is_current(struct store *store, bool *current, struct error *err)
{
	int64_t stored;
	if (!store_query_int(store, "SELECT value FROM derived_from WHERE name = 'build'", 0, &stored, err))
		return false;
	*current = stored == law_state_build();
	return true;
}

bool derived_follow_build(struct store *store, struct error *err)
{
	bool current;
	return store_is_current(store, &current, err) &&
	       (current || store->read_only || store_rebuild(store, err));
}
