#include "store/due.h"

#include "base/i18n.h"
#include "store/column_copy.h"

_Static_assert(LAW_DUTY == 0, "deadline_of_duty is the index of watch = 0");

#define ROW_COLUMNS "due, case_id, rule, start_day, party, who, award"
#define SCAN "SELECT " ROW_COLUMNS ", provisional, clerk_id, lead_id FROM deadline"
#define FORWARDS "(" ROW_COLUMNS ") >= (?1, ?2, ?3, ?4, ?5, ?6, ?7) AND due <= ?8 ORDER BY " ROW_COLUMNS
#define BACKWARDS                                                                                            \
	"(" ROW_COLUMNS ") <= (?1, ?2, ?3, ?4, ?5, ?6, ?7) AND due >= ?8"                                    \
	" ORDER BY due DESC, case_id DESC, rule DESC, start_day DESC, party DESC, who DESC, award DESC"

/* By enum due_which, then by whether it goes backwards. */
static const char *const scans[2][2] = {
	{SCAN " INDEXED BY deadline_of_duty WHERE watch = 0 AND " FORWARDS,
		SCAN " INDEXED BY deadline_of_duty WHERE watch = 0 AND " BACKWARDS},
	{SCAN " INDEXED BY deadline_by_due WHERE " FORWARDS,
		SCAN " INDEXED BY deadline_by_due WHERE " BACKWARDS},
};

bool due_same(const struct due_row *a, const struct due_row *b)
{
	return a->due == b->due && a->case_id == b->case_id && a->rule == b->rule && a->start == b->start &&
	       a->party == b->party && a->who == b->who && a->award == b->award;
}

/* Where the scan begins: at the row, or before all (behind all) of the span's first day (last, backwards). */
static void bind_place(sqlite3_stmt *stmt, const struct due_query *query)
{
	const struct due_row *place = query->place;
	/* No case has such an id: it stands before or behind all of them. */
	struct due_row end = {.due = query->backwards ? query->until : query->from,
		.case_id = query->backwards ? INT64_MAX : INT64_MIN};
	if (!place)
		place = &end;
	sqlite3_bind_int(stmt, 1, place->due);
	sqlite3_bind_int64(stmt, 2, place->case_id);
	bind_text(stmt, 3, law_rule_infos[place->rule].id);
	sqlite3_bind_int(stmt, 4, place->start);
	sqlite3_bind_int(stmt, 5, place->party);
	bind_text(stmt, 6, law_roles[place->who].id);
	sqlite3_bind_int(stmt, 7, place->award);
}

static bool read_row(sqlite3_stmt *stmt, struct due_row *row, struct error *err)
{
	int rule = law_rule_find((const char *)sqlite3_column_text(stmt, 2));
	int who = law_word_find(law_roles, LAW_ROLES, (const char *)sqlite3_column_text(stmt, 5));
	if (rule < 0)
		return error_set(err, ERR_CORRUPT, _("期限表中有不认识的期限 %s"),
			(const char *)sqlite3_column_text(stmt, 2));
	*row = (struct due_row){.due = column_date(stmt, 0),
		.case_id = sqlite3_column_int64(stmt, 1),
		.rule = (enum law_rule_id)rule,
		.start = column_date(stmt, 3),
		.party = sqlite3_column_int(stmt, 4),
		.who = who > 0 ? (enum law_role)who : 0,
		.award = sqlite3_column_int(stmt, 6),
		.provisional = sqlite3_column_int(stmt, 7) != 0,
		.clerk_id = sqlite3_column_int64(stmt, 8),
		.lead_id = sqlite3_column_int64(stmt, 9)};
	return true;
}

bool due_scan(struct store *store, const struct due_query *query, due_visitor *visitor, void *context,
	struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, scans[query->which][query->backwards], err);
	if (!stmt)
		return false;
	bind_place(stmt, query);
	sqlite3_bind_int(stmt, 8, query->backwards ? query->from : query->until);
	bool ok, found;
	while ((ok = statement_step(store, stmt, &found, err)) && found) {
		struct due_row row;
		if (!(ok = read_row(stmt, &row, err)))
			break;
		if (query->place && !query->with_place && due_same(&row, query->place))
			continue;
		if (!visitor(context, &row))
			break;
	}
	statement_done(store, stmt);
	return ok;
}

bool due_count(struct store *store, const struct due_query *query, size_t *count, struct error *err)
{
	static const char *const counts[] = {
		[DUE_DUTIES] = "SELECT count(*) FROM deadline INDEXED BY deadline_of_duty"
			       " WHERE watch = 0 AND due BETWEEN ?1 AND ?2",
		[DUE_ALL] = "SELECT count(*) FROM deadline INDEXED BY deadline_by_due"
			    " WHERE due BETWEEN ?1 AND ?2",
	};
	sqlite3_stmt *stmt = statement_get(store, counts[query->which], err);
	if (!stmt)
		return false;
	bool found;
	sqlite3_bind_int(stmt, 1, query->from);
	sqlite3_bind_int(stmt, 2, query->until);
	bool ok = statement_step(store, stmt, &found, err);
	*count = ok && found ? (size_t)sqlite3_column_int64(stmt, 0) : 0;
	statement_done(store, stmt);
	return ok;
}

bool due_case_load(struct store *store, int64_t case_id, struct due_case *out, struct error *err)
{
	*out = (struct due_case){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT s.case_key, s.case_number, s.applicant, s.respondent, w.name, a.name FROM case_state s"
		" LEFT JOIN staff w ON w.id = s.clerk_id LEFT JOIN arbitrator a ON a.id = s.lead_id"
		" WHERE s.case_id = ?",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	bool found;
	bool ok = statement_step(store, stmt, &found, err) &&
		  (found || error_set(err, ERR_NOTFOUND, _("没有案件 id:%lld"), (long long)case_id));
	if (ok)
		out->case_key = sqlite3_column_int64(stmt, 0);
	ok = ok && column_copy(stmt, 1, &out->case_number, err) &&
	     column_copy(stmt, 2, &out->applicant, err) && column_copy(stmt, 3, &out->respondent, err) &&
	     column_copy(stmt, 4, &out->clerk, err) && column_copy(stmt, 5, &out->lead, err);
	statement_done(store, stmt);
	if (!ok)
		due_case_clear(out);
	return ok;
}

void due_case_clear(struct due_case *of)
{
	free(of->case_number);
	free(of->applicant);
	free(of->respondent);
	free(of->clerk);
	free(of->lead);
	*of = (struct due_case){0};
}

bool due_count_provisional(struct store *store, struct due_provisional *out, struct error *err)
{
	*out = (struct due_provisional){0, CIVIL_NONE, CIVIL_NONE};
	sqlite3_stmt *stmt = statement_get(
		store, "SELECT count(*), min(due), max(due) FROM deadline WHERE provisional = 1", err);
	if (!stmt)
		return false;
	bool found;
	bool ok = statement_step(store, stmt, &found, err);
	if (ok && found)
		*out = (struct due_provisional){
			sqlite3_column_int64(stmt, 0), column_date(stmt, 1), column_date(stmt, 2)};
	statement_done(store, stmt);
	return ok;
}
