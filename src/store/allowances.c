#include "store/allowances.h"

#include "base/i18n.h"
#include "store/column_copy.h"

/* A payment that stands: not reversed. ?: the columns of the claim. */
#define STANDS(arbitrator, kind, arb_case, hearing)                                                          \
	" EXISTS (SELECT 1 FROM allowance p WHERE p.about_case = " arb_case                                  \
	" AND p.arbitrator_id = " arbitrator " AND p.kind = '" kind "' AND p.hearing_id = " hearing          \
	" AND p.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM allowance r WHERE r.reverses = p.id))"

#define ROUND(arbitrator, kind, arb_case, hearing)                                                           \
	" 1 + (SELECT count(*) FROM allowance p WHERE p.about_case = " arb_case                              \
	" AND p.arbitrator_id = " arbitrator " AND p.kind = '" kind "' AND p.hearing_id = " hearing          \
	" AND p.reverses IS NULL)"

/* A seat that was taken on a day: since it was accepted, and until it was given to somebody else. */
#define SEATED(seat, day)                                                                                    \
	" ((" seat ".state = 'accepted' AND coalesce(" seat ".answered_on, " seat ".offered_on) <= " day ")" \
	" OR (" seat ".state = 'replaced' AND " seat ".offered_on <= " day " AND " seat                      \
	".answered_on > " day "))"

#define HEARING_STANDS STANDS("t.arbitrator_id", "hearing", "h.case_id", "h.id")
#define HEARING_ROUND ROUND("t.arbitrator_id", "hearing", "h.case_id", "h.id")
#define CASE_STANDS STANDS("t.arbitrator_id", "case", "s.case_id", "0")
#define CASE_ROUND ROUND("t.arbitrator_id", "case", "s.case_id", "0")

/* Joined cases were heard in one sitting, which is paid once: for the hearing that was paid for, else for the
 * first of them. */
#define PAID_WITH_ANOTHER                                                                                    \
	" EXISTS (SELECT 1 FROM hearing o JOIN arb_case oc ON oc.id = o.case_id"                             \
	" JOIN tribunal u ON u.case_id = o.case_id AND u.arbitrator_id = t.arbitrator_id"                    \
	" WHERE o.start = h.start AND o.case_id <> h.case_id AND o.state = 'held'"                           \
	" AND coalesce(oc.joined_id, oc.id) = coalesce(c.joined_id, c.id)"                                   \
	" AND" SEATED("u", "o.start / 1440") " AND (o.id < h.id OR" STANDS(                                  \
		"u.arbitrator_id", "hearing", "o.case_id", "o.id") "))"

/* ?1 to ?2: the days; ?3: one arbitrator, or 0. */
#define HEARING_CLAIMS                                                                                       \
	"SELECT t.arbitrator_id, h.case_id, h.id, t.seat, h.start / 1440 AS day,"                            \
	" c.is_collective," HEARING_ROUND " FROM hearing h JOIN tribunal t ON t.case_id = h.case_id"         \
	" JOIN arbitrator a ON a.id = t.arbitrator_id JOIN arb_case c ON c.id = h.case_id"                   \
	" WHERE h.state = 'held' AND h.start >= ?1 * 1440 AND h.start < (?2 + 1) * 1440"                     \
	" AND a.kind = 'part_time' AND (?3 = 0 OR t.arbitrator_id = ?3)"                                     \
	" AND" SEATED("t", "h.start / 1440") " AND NOT" HEARING_STANDS " AND NOT" PAID_WITH_ANOTHER
#define CASE_CLAIMS                                                                                          \
	"SELECT t.arbitrator_id, s.case_id, 0, t.seat, s.closed, s.is_collective," CASE_ROUND                \
	" FROM case_state s JOIN tribunal t ON t.case_id = s.case_id"                                        \
	" JOIN arbitrator a ON a.id = t.arbitrator_id"                                                       \
	" WHERE s.is_open = 0 AND s.closed BETWEEN ?1 AND ?2 AND a.kind = 'part_time'"                       \
	" AND (?3 = 0 OR t.arbitrator_id = ?3) AND t.state = 'accepted' AND NOT" CASE_STANDS

static const char *seat_word(const char *text)
{
	static const char *const words[] = {"sole", "presiding", "member"};
	for (size_t i = 0; text && i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], text) == 0)
			return words[i];
	return "member";
}

bool allowance_claims_load(struct store *store, civil_date from, civil_date until, int64_t arbitrator_id,
	struct allowance_claims *out, struct error *err)
{
	*out = (struct allowance_claims){0};
	sqlite3_stmt *stmt =
		statement_get(store, HEARING_CLAIMS " UNION ALL " CASE_CLAIMS " ORDER BY 1, day, 2, 3", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, from);
	sqlite3_bind_int64(stmt, 2, until);
	sqlite3_bind_int64(stmt, 3, arbitrator_id);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct allowance_claim *claim =
			array_push((void **)&out->items, &out->count, sizeof *claim, err);
		if (!(ok = claim != NULL))
			break;
		claim->arbitrator_id = sqlite3_column_int64(stmt, 0);
		claim->case_id = sqlite3_column_int64(stmt, 1);
		claim->hearing_id = sqlite3_column_int64(stmt, 2);
		claim->seat = seat_word((const char *)sqlite3_column_text(stmt, 3));
		claim->day = column_date(stmt, 4);
		claim->is_collective = sqlite3_column_int(stmt, 5) != 0;
		claim->round = sqlite3_column_int64(stmt, 6);
	}
	statement_done(store, stmt);
	if (!ok)
		allowance_claims_free(out);
	return ok;
}

void allowance_claims_free(struct allowance_claims *claims)
{
	free(claims->items);
	*claims = (struct allowance_claims){0};
}

bool allowance_add(int64_t *total, int64_t amount, struct error *err)
{
	return !__builtin_add_overflow(*total, amount, total) ||
	       error_set(err, ERR_CORRUPT, _("补助的金额加起来大得不可能；文件可能已损坏，请用 check 核对"));
}

bool statements_load(struct store *store, civil_date month, int64_t arbitrator_id, struct statement_list *out,
	struct error *err)
{
	*out = (struct statement_list){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT m.id, m.arbitrator_id, a.name, m.month, m.made_on, m.approved_on, m.approved_by,"
		" count(*) FILTER (WHERE p.kind = 'case' AND p.reverses IS NULL),"
		" count(*) FILTER (WHERE p.kind = 'hearing' AND p.reverses IS NULL),"
		" count(p.reverses), coalesce(sum(p.amount), 0)"
		" FROM allowance_statement m JOIN arbitrator a ON a.id = m.arbitrator_id"
		" LEFT JOIN allowance p ON p.statement_id = m.id"
		" WHERE m.month = ?1 AND (?2 = 0 OR m.arbitrator_id = ?2) GROUP BY m.id ORDER BY a.id, m.id",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, month);
	sqlite3_bind_int64(stmt, 2, arbitrator_id);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct statement_row *item = array_push((void **)&out->items, &out->count, sizeof *item, err);
		if (!(ok = item != NULL))
			break;
		item->id = sqlite3_column_int64(stmt, 0);
		item->arbitrator_id = sqlite3_column_int64(stmt, 1);
		item->month = column_date(stmt, 3);
		item->made_on = column_date(stmt, 4);
		item->approved_on = column_date(stmt, 5);
		item->cases = sqlite3_column_int64(stmt, 7);
		item->hearings = sqlite3_column_int64(stmt, 8);
		item->reversals = sqlite3_column_int64(stmt, 9);
		item->total = sqlite3_column_int64(stmt, 10);
		if (!(ok = allowance_add(&out->total, item->total, err) &&
			    column_copy(stmt, 2, &item->arbitrator, err) &&
			    column_copy(stmt, 6, &item->approved_by, err)))
			break;
	}
	statement_done(store, stmt);
	if (!ok)
		statement_list_free(out);
	return ok;
}

void statement_list_free(struct statement_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].arbitrator);
		free(list->items[i].approved_by);
	}
	free(list->items);
	*list = (struct statement_list){0};
}

bool allowance_items_load(
	struct store *store, int64_t statement_id, struct allowance_items *out, struct error *err)
{
	*out = (struct allowance_items){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT p.id, p.about_case, s.case_number, s.applicant, s.respondent, p.kind = 'hearing',"
		" p.reverses IS NOT NULL, EXISTS (SELECT 1 FROM allowance r WHERE r.reverses = p.id), p.seat,"
		" p.reason, p.day, p.amount, s.case_key"
		" FROM allowance p LEFT JOIN case_state s ON s.case_id = p.about_case"
		" WHERE p.statement_id = ? ORDER BY p.day, p.id",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, statement_id);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct allowance_item *item =
			array_push((void **)&out->items, &out->count, sizeof *item, err);
		if (!(ok = item != NULL))
			break;
		item->id = sqlite3_column_int64(stmt, 0);
		item->case_id = sqlite3_column_int64(stmt, 1);
		item->is_hearing = sqlite3_column_int(stmt, 5) != 0;
		item->is_reversal = sqlite3_column_int(stmt, 6) != 0;
		item->is_reversed = sqlite3_column_int(stmt, 7) != 0;
		item->day = column_date(stmt, 10);
		item->amount = sqlite3_column_int64(stmt, 11);
		item->case_key = sqlite3_column_int64(stmt, 12);
		if (!(ok = column_copy(stmt, 2, &item->case_number, err) &&
			    column_copy(stmt, 3, &item->applicant, err) &&
			    column_copy(stmt, 4, &item->respondent, err) &&
			    column_copy(stmt, 8, &item->seat, err) &&
			    column_copy(stmt, 9, &item->reason, err)))
			break;
	}
	statement_done(store, stmt);
	if (!ok)
		allowance_items_free(out);
	return ok;
}

void allowance_items_free(struct allowance_items *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].case_number);
		free(list->items[i].applicant);
		free(list->items[i].respondent);
		free(list->items[i].seat);
		free(list->items[i].reason);
	}
	free(list->items);
	*list = (struct allowance_items){0};
}
