/* check: every derived row equals what the derivation gives now, and there are no others. */
#include "base/i18n.h"
#include "store/case_source.h"
#include "store/check_private.h"
#include "store/derive_private.h"
#include "store/service_line.h"

#include <string.h>

/* The columns of CASE_ROWS_DEADLINE. */
enum { RULE = 1, START_DAY, PARTY, WHO, AWARD, DUE, WATCH, PROVISIONAL, CLERK, LEAD };

/* Two deadlines that the table's key does not tell apart are one row there. */
static bool same_key(const struct law_deadline *a, const struct law_deadline *b)
{
	return a->rule->id == b->rule->id && a->start_date == b->start_date && a->party_no == b->party_no &&
	       a->party == b->party && a->award_no == b->award_no;
}

/* Is it a row of the table? Not what is no longer watched, nor what a later one of the same key replaced. */
static bool is_row(const struct law_result *result, size_t index)
{
	if (!deadline_is_kept(&result->deadlines[index]))
		return false;
	for (size_t later = index + 1; later < result->deadline_count; later++)
		if (deadline_is_kept(&result->deadlines[later]) &&
			same_key(&result->deadlines[index], &result->deadlines[later]))
			return false;
	return true;
}

static bool is_text(sqlite3_stmt *row, int column, const char *text)
{
	const char *stored = (const char *)sqlite3_column_text(row, column);
	return stored && strcmp(stored, text) == 0;
}

static bool stands(const struct case_line *line, const struct law_deadline *deadline, sqlite3_stmt *row)
{
	const struct law_rule_info *rule = &law_rule_infos[deadline->rule->id];
	return is_text(row, RULE, rule->id) && sqlite3_column_int(row, START_DAY) == deadline->start_date &&
	       sqlite3_column_int(row, PARTY) == deadline->party_no &&
	       is_text(row, WHO, law_roles[deadline->party].id) &&
	       sqlite3_column_int(row, AWARD) == deadline->award_no &&
	       column_date(row, DUE) == deadline->due && sqlite3_column_int(row, WATCH) == (int)rule->watch &&
	       sqlite3_column_int(row, PROVISIONAL) == deadline->provisional &&
	       sqlite3_column_int64(row, CLERK) == line->clerk_id &&
	       sqlite3_column_int64(row, LEAD) == line->lead_id;
}

/* As many rows as deadlines, and each row is one of them; the table's key keeps rows apart. */
static bool deadlines_equal(
	struct case_source *source, const struct case_line *line, bool *equal, struct error *err)
{
	const struct law_result *result = &source->store->law->result;
	size_t count = line->is_open ? result->deadline_count : 0, rows = 0;
	sqlite3_stmt *row;
	bool ok;
	*equal = true;
	while ((ok = case_row(source, CASE_ROWS_DEADLINE, line->case_id, &row, err)) && row) {
		size_t i = 0;
		while (i < count && !(is_row(result, i) && stands(line, &result->deadlines[i], row)))
			i++;
		*equal &= i < count;
		rows++;
	}
	for (size_t i = 0; i < count; i++)
		rows -= is_row(result, i);
	*equal &= rows == 0;
	return ok;
}

/* Derives and compares; what is stored comes in the order of items, as what is derived. */
static bool services_equal(
	struct case_source *source, const struct case_line *line, bool *equal, struct error *err)
{
	struct service_lines derived;
	if (!service_lines_derive(source, line, &derived, err))
		return false;
	sqlite3_stmt *row;
	size_t rows = 0;
	bool ok = tally_services(source->store, &derived, 1, err);
	*equal = true;
	while (ok && (ok = case_row(source, CASE_ROWS_SERVICE, line->case_id, &row, err)) && row) {
		*equal &= rows < derived.count && service_line_stands(&derived.items[rows], row);
		rows++;
	}
	*equal &= rows == derived.count;
	service_lines_free(&derived);
	return ok;
}

static bool compare_case(struct checker *checker, struct case_source *source, const struct case_line *derived,
	struct error *err)
{
	const char *number = derived->case_number ? derived->case_number : "—";
	long long id = derived->case_id;
	sqlite3_stmt *stored;
	bool deadlines, services;
	if (!deadlines_equal(source, derived, &deadlines, err) ||
		!services_equal(source, derived, &services, err) ||
		!tally_count(source->store, derived, 1, err) ||
		!case_row(source, CASE_ROWS_LINE, derived->case_id, &stored, err))
		return false;
	if (!stored)
		return check_problem(checker, err, _("案件 %s（%lld）缺少派生数据"), number, id);
	if (!case_line_stands(derived, stored))
		return check_problem(checker, err, _("案件 %s（%lld）的派生数据与推导不符"), number, id);
	if (!deadlines)
		return check_problem(checker, err, _("案件 %s（%lld）的期限与推导不符"), number, id);
	return services ||
	       check_problem(checker, err, _("案件 %s（%lld）待送达的文书与推导不符"), number, id);
}

static bool check_cases(struct checker *checker, struct case_source *source, struct error *err)
{
	enum { PORTION = 256 };
	int64_t id, total, done = 0;
	bool ok, found;
	if (!store_query_int(checker->store, "SELECT count(*) FROM arb_case", 0, &total, err))
		return false;
	while ((ok = case_source_next(source, &id, &found, err)) && found) {
		struct case_line derived;
		ok = case_line_derive(source, id, &derived, &found, err);
		if (!ok)
			break;
		ok = compare_case(checker, source, &derived, err);
		case_line_clear(&derived);
		if (ok && ++done % PORTION == 0)
			ok = check_step(checker, (double)done / (double)(total + 1), err);
		if (!ok)
			break;
	}
	return ok;
}

/* Derived rows that belong to nothing. */
static bool check_leftovers(struct checker *checker, struct case_source *source, struct error *err)
{
	int64_t lines, deadlines, services;
	if (!case_source_leftovers(source, CASE_ROWS_LINE, &lines, err) ||
		!case_source_leftovers(source, CASE_ROWS_DEADLINE, &deadlines, err) ||
		!case_source_leftovers(source, CASE_ROWS_SERVICE, &services, err))
		return false;
	long long strays = lines + deadlines + services;
	return strays == 0 || check_problem(checker, err, _("有 %lld 行派生数据不属于任何案件"), strays);
}

static bool check_tally(struct checker *checker, struct error *err)
{
	bool equal;
	if (!tally_compare(checker->store, &equal, err))
		return false;
	return equal || check_problem(checker, err, _("标题中的计数与案件不符"));
}

/* In one view of the file, as others may be writing. */
bool check_derived(struct checker *checker, struct error *err)
{
	struct store *store = checker->store;
	struct case_source source;
	bool mine;
	if (!snapshot_begin(store, &mine, err))
		return false;
	tally_forget(store);
	case_source_begin(&source, store, INT64_MIN, INT64_MAX - 1);
	bool ok = law_state_follow(store, err) && check_cases(checker, &source, err) &&
		  check_leftovers(checker, &source, err) && check_tally(checker, err);
	case_source_done(&source);
	tally_forget(store);
	snapshot_end(store, mine);
	return ok;
}
