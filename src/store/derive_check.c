/* check: every derived row equals what the derivation gives now, and there are no others. */
#include "base/i18n.h"
#include "store/check_private.h"
#include "store/derive_private.h"

#include <string.h>

static bool has_deadline(struct store *store, int64_t case_id, const struct law_deadline *deadline,
	bool *found, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT 1 FROM deadline WHERE case_id = ? AND rule = ? AND start_day = ? AND party = ? AND who = ?"
		" AND award = ? AND due IS ? AND watch = ? AND provisional = ?",
		err);
	if (!stmt)
		return false;
	deadline_bind(stmt, case_id, deadline);
	bool ok = statement_step(store, stmt, found, err);
	statement_done(store, stmt);
	return ok;
}

static bool count_deadlines(struct store *store, int64_t case_id, int64_t *count, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, "SELECT count(*) FROM deadline WHERE case_id = ?", err);
	if (!stmt)
		return false;
	bool row;
	sqlite3_bind_int64(stmt, 1, case_id);
	bool ok = statement_step(store, stmt, &row, err);
	*count = ok && row ? sqlite3_column_int64(stmt, 0) : 0;
	statement_done(store, stmt);
	return ok;
}

/* Two deadlines that the table's key does not tell apart are one row there. */
static bool same_key(const struct law_deadline *a, const struct law_deadline *b)
{
	return a->rule->id == b->rule->id && a->start_date == b->start_date && a->party_no == b->party_no &&
	       a->party == b->party && a->award_no == b->award_no;
}

static bool deadlines_equal(struct store *store, const struct case_line *line, bool *equal, struct error *err)
{
	const struct law_result *result = &store->law->result;
	int64_t stored, derived = 0;
	*equal = true;
	for (size_t i = 0; *equal && line->is_open && i < result->deadline_count; i++) {
		if (!result->deadlines[i].pending)
			continue;
		bool again = false;
		for (size_t later = i + 1; !again && later < result->deadline_count; later++)
			again = result->deadlines[later].pending &&
				same_key(&result->deadlines[i], &result->deadlines[later]);
		if (again)
			continue; /* the later one replaced it */
		derived++;
		if (!has_deadline(store, line->case_id, &result->deadlines[i], equal, err))
			return false;
	}
	if (!count_deadlines(store, line->case_id, &stored, err))
		return false;
	*equal = *equal && stored == derived;
	return true;
}

static bool check_case(struct checker *checker, int64_t case_id, struct error *err)
{
	struct store *store = checker->store;
	struct case_line stored, derived;
	bool was, is, deadlines = true;
	if (!case_line_read(store, case_id, &stored, &was, err))
		return false;
	if (!case_line_derive(store, case_id, &derived, &is, err)) {
		case_line_clear(&stored);
		return false;
	}
	bool ok = deadlines_equal(store, &derived, &deadlines, err) && tally_count(store, &derived, 1, err);
	const char *number = derived.case_number ? derived.case_number : "—";
	if (ok && !was)
		ok = check_problem(
			checker, err, _("案件 %s（%lld）缺少派生数据"), number, (long long)case_id);
	else if (ok && !case_line_equal(&stored, &derived))
		ok = check_problem(
			checker, err, _("案件 %s（%lld）的派生数据与推导不符"), number, (long long)case_id);
	else if (ok && !deadlines)
		ok = check_problem(
			checker, err, _("案件 %s（%lld）的期限与推导不符"), number, (long long)case_id);
	case_line_clear(&stored);
	case_line_clear(&derived);
	return ok;
}

static bool check_cases(struct checker *checker, struct error *err)
{
	enum { PORTION = 256 };
	struct store *store = checker->store;
	int64_t ids[PORTION], last = INT64_MIN, total, done = 0;
	size_t count;
	if (!store_query_int(store, "SELECT count(*) FROM arb_case", 0, &total, err))
		return false;
	do {
		if (!derive_read_ids(store, "SELECT id FROM arb_case WHERE id > ? ORDER BY id LIMIT ?", last,
			    ids, PORTION, &count, err))
			return false;
		for (size_t i = 0; i < count; i++)
			if (!check_case(checker, ids[i], err))
				return false;
		done += (int64_t)count;
		if (count)
			last = ids[count - 1];
		if (!check_step(checker, (double)done / (double)(total + 1), err))
			return false;
	} while (count == PORTION);
	return true;
}

/* Derived rows that belong to nothing. */
static bool check_leftovers(struct checker *checker, struct error *err)
{
	int64_t lines, deadlines;
	if (!store_query_int(checker->store,
		    "SELECT count(*) FROM case_state WHERE case_id NOT IN (SELECT id FROM arb_case)", 0,
		    &lines, err) ||
		!store_query_int(checker->store,
			"SELECT count(*) FROM deadline WHERE case_id NOT IN (SELECT id FROM arb_case)", 0,
			&deadlines, err))
		return false;
	long long strays = lines + deadlines;
	return strays == 0 || check_problem(checker, err, _("有 %lld 行派生数据不属于任何案件"), strays);
}

static bool check_tally(struct checker *checker, struct error *err)
{
	bool equal;
	if (!tally_compare(checker->store, &equal, err))
		return false;
	return equal || check_problem(checker, err, _("标题中的计数与案件不符"));
}

bool check_derived(struct checker *checker, struct error *err)
{
	tally_forget(checker->store);
	bool ok = law_state_follow(checker->store, err) && check_cases(checker, err) &&
		  check_leftovers(checker, err) && check_tally(checker, err);
	tally_forget(checker->store);
	return ok;
}
