#include "store/roster.h"

#include "base/i18n.h"
#include "store/column_copy.h"
#include "store/row.h"

/* Each figure comes from one query and is laid beside the arbitrator it belongs to. Of seats there are as
 * many as of cases, so those are kept counts (tally.c). */
static struct roster_row *find(struct roster *roster, int64_t arbitrator_id)
{
	size_t low = 0, high = roster->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int64_t id = roster->items[middle].arbitrator.id;
		if (id == arbitrator_id)
			return &roster->items[middle];
		if (id < arbitrator_id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

typedef void roster_fill(sqlite3_stmt *stmt, struct roster_row *row, civil_date today);

/* Column 0 of every figure's query is the arbitrator. */
struct figure {
	const char *sql; /* ?1 = today, ?2 = its year, ?3 = the one arbitrator, or 0 for all; the first days
			  * of ?4 = the year, ?5 = the year before, ?6 = the year after */
	roster_fill *fill;
};

bool term_covers(const struct appointment *term, civil_date day)
{
	return term->from_day <= day && day <= term->until_day &&
	       (term->dismissed_on == CIVIL_NONE || day < term->dismissed_on);
}

bool term_is_suspended(const struct appointment *term, civil_date day)
{
	return term->suspended_on != CIVIL_NONE && term->suspended_on <= day &&
	       (term->resumed_on == CIVIL_NONE || day < term->resumed_on);
}

static void fill_term(sqlite3_stmt *stmt, struct roster_row *row, civil_date today)
{
	const struct appointment term = {.from_day = column_date(stmt, 1),
		.until_day = column_date(stmt, 2),
		.dismissed_on = column_date(stmt, 3),
		.suspended_on = column_date(stmt, 4),
		.resumed_on = column_date(stmt, 5)};
	bool current = term_covers(&term, today);
	/* By until_day ascending: the latest one stays, unless an earlier one is in force today. */
	if ((row->is_appointed || row->is_suspended) && !current)
		return;
	row->term_from = term.from_day;
	row->term_until = term.until_day;
	row->dismissed_on = term.dismissed_on;
	row->is_suspended = current && term_is_suspended(&term, today);
	row->is_appointed = current && !row->is_suspended;
}

static void fill_unavailable(sqlite3_stmt *stmt, struct roster_row *row, civil_date today)
{
	(void)stmt, (void)today;
	row->is_unavailable = true;
}

static void fill_cases(sqlite3_stmt *stmt, struct roster_row *row, civil_date today)
{
	(void)today;
	row->cases_this_year = sqlite3_column_int64(stmt, 1);
}

static void fill_open(sqlite3_stmt *stmt, struct roster_row *row, civil_date today)
{
	(void)today;
	row->open_cases = sqlite3_column_int64(stmt, 1);
}

static void fill_offers(sqlite3_stmt *stmt, struct roster_row *row, civil_date today)
{
	(void)today;
	row->offers = sqlite3_column_int64(stmt, 1);
}

static void fill_assessed(sqlite3_stmt *stmt, struct roster_row *row, civil_date today)
{
	(void)stmt, (void)today;
	row->assessed_last_year = true;
}

static void fill_training(sqlite3_stmt *stmt, struct roster_row *row, civil_date today)
{
	(void)today;
	row->hours_this_year = sqlite3_column_int64(stmt, 1);
	row->hours_last_year = sqlite3_column_int64(stmt, 2);
}

static void fill_hearings(sqlite3_stmt *stmt, struct roster_row *row, civil_date today)
{
	(void)today;
	row->next_hearing = column_time(stmt, 1);
	row->hearings_ahead = sqlite3_column_int64(stmt, 2);
}

static const struct figure figures[] = {
	{"SELECT arbitrator_id, from_day, until_day, dismissed_on, suspended_on, resumed_on FROM appointment"
	 " WHERE ?3 = 0 OR arbitrator_id = ?3 ORDER BY until_day",
		fill_term},
	{"SELECT DISTINCT arbitrator_id FROM unavailability WHERE from_day <= ?1 AND until_day >= ?1"
	 " AND (?3 = 0 OR arbitrator_id = ?3)",
		fill_unavailable},
	{"SELECT arbitrator_id FROM assessment WHERE year = ?2 - 1 AND (?3 = 0 OR arbitrator_id = ?3)",
		fill_assessed},
	{"SELECT arbitrator_id, sum(hours) FILTER (WHERE day >= ?4), sum(hours) FILTER (WHERE day < ?4)"
	 " FROM training WHERE day >= ?5 AND day < ?6 AND (?3 = 0 OR arbitrator_id = ?3) GROUP BY arbitrator_id",
		fill_training},
	{"SELECT CAST(substr(value, 6) AS INTEGER), all_cases FROM tally WHERE dimension = 'seat'"
	 " AND value >= ?2 || '/' AND value < ?2 || '0'", /* '0' follows '/' */
		fill_cases},
	{"SELECT CAST(value AS INTEGER), open_cases FROM tally WHERE dimension = 'seated'", fill_open},
	{"SELECT CAST(value AS INTEGER), open_cases FROM tally WHERE dimension = 'asked'", fill_offers},
	/* CROSS JOIN keeps the order: the few hearings ahead first, then their seats. */
	{"SELECT t.arbitrator_id, min(h.start), count(*) FROM hearing h"
	 " CROSS JOIN tribunal t ON t.case_id = h.case_id"
	 " WHERE h.start >= ?1 * 1440 AND h.state = 'planned' AND t.state IN ('offered', 'accepted')"
	 " AND (?3 = 0 OR t.arbitrator_id = ?3) GROUP BY t.arbitrator_id",
		fill_hearings},
};

static bool run_figure(struct store *store, const struct figure *figure, civil_date today,
	int64_t arbitrator_id, struct roster *roster, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, figure->sql, err);
	if (!stmt)
		return false;
	int year = civil_split(today).year;
	const int64_t values[] = {today, year, arbitrator_id, civil_make(year, 1, 1),
		civil_make(year - 1, 1, 1), civil_make(year + 1, 1, 1)};
	int parameters = sqlite3_bind_parameter_count(stmt);
	for (int i = 0; i < parameters && i < (int)(sizeof values / sizeof *values); i++)
		sqlite3_bind_int64(stmt, i + 1, values[i]);
	bool row = false;
	bool ok;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct roster_row *who = find(roster, sqlite3_column_int64(stmt, 0));
		if (who)
			figure->fill(stmt, who, today);
	}
	statement_done(store, stmt);
	return ok;
}

/* The arbitrators' texts move from the list to the roster. */
static bool take_arbitrators(struct roster *out, struct row_list *arbitrators, struct error *err)
{
	out->items = calloc(arbitrators->count ? arbitrators->count : 1, sizeof *out->items);
	if (!out->items) {
		row_list_free(arbitrators);
		return out_of_memory(err);
	}
	out->count = arbitrators->count;
	for (size_t i = 0; i < arbitrators->count; i++) {
		struct roster_row *row = &out->items[i];
		row->arbitrator = *ROW_AT(arbitrators, arbitrator, i);
		row_init(&arbitrator_table, ROW_AT(arbitrators, arbitrator, i));
		row->term_from = row->term_until = row->dismissed_on = CIVIL_NONE;
		row->next_hearing = MINUTE_NONE;
	}
	row_list_free(arbitrators);
	return true;
}

static bool run_figures(
	struct store *store, civil_date today, int64_t arbitrator_id, struct roster *out, struct error *err)
{
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
		if (!run_figure(store, &figures[i], today, arbitrator_id, out, err)) {
			roster_free(out);
			return false;
		}
	return true;
}

bool roster_load(struct store *store, civil_date today, struct roster *out, struct error *err)
{
	struct row_list arbitrators;
	*out = (struct roster){0};
	return row_list_all(store, &arbitrator_table, &arbitrators, err) &&
	       take_arbitrators(out, &arbitrators, err) && run_figures(store, today, 0, out, err);
}

bool roster_load_one(
	struct store *store, int64_t arbitrator_id, civil_date today, struct roster *out, struct error *err)
{
	struct row_list found;
	*out = (struct roster){0};
	if (!row_list_where_int(store, &arbitrator_table, "id", arbitrator_id, 1, &found, err) ||
		!take_arbitrators(out, &found, err))
		return false;
	if (out->count)
		return run_figures(store, today, arbitrator_id, out, err);
	roster_free(out);
	return error_set(err, ERR_NOTFOUND, _("没有这名仲裁员"));
}

void roster_free(struct roster *roster)
{
	for (size_t i = 0; i < roster->count; i++)
		row_clear(&arbitrator_table, &roster->items[i].arbitrator);
	free(roster->items);
	*roster = (struct roster){0};
}

bool roster_seats_in_year(
	struct store *store, int64_t arbitrator_id, civil_date day, int64_t *count, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT count(*) FROM tribunal WHERE arbitrator_id = ? AND offered_on BETWEEN ? AND ?"
		" AND state IN ('offered', 'accepted')",
		err);
	if (!stmt)
		return false;
	int year = civil_split(day).year;
	sqlite3_bind_int64(stmt, 1, arbitrator_id);
	sqlite3_bind_int64(stmt, 2, civil_make(year, 1, 1));
	sqlite3_bind_int64(stmt, 3, civil_make(year, 12, 31));
	bool row = false;
	bool ok = statement_step(store, stmt, &row, err);
	*count = ok && row ? sqlite3_column_int64(stmt, 0) : 0;
	statement_done(store, stmt);
	return ok;
}

static bool read_seat(sqlite3_stmt *stmt, struct seat_list *out, struct error *err)
{
	struct seat_row *row = array_push((void **)&out->items, &out->count, sizeof *row, err);
	if (!row)
		return false;
	row->tribunal_id = sqlite3_column_int64(stmt, 0);
	row->case_id = sqlite3_column_int64(stmt, 1);
	row->arbitrator_id = sqlite3_column_int64(stmt, 2);
	row->offered_on = column_date(stmt, 9);
	row->answered_on = column_date(stmt, 10);
	row->case_is_open = sqlite3_column_int(stmt, 8);
	row->case_key = sqlite3_column_int64(stmt, 12);
	return column_copy(stmt, 3, &row->case_number, err) && column_copy(stmt, 4, &row->applicant, err) &&
	       column_copy(stmt, 5, &row->respondent, err) && column_copy(stmt, 11, &row->cause, err) &&
	       column_copy(stmt, 6, &row->seat, err) && column_copy(stmt, 7, &row->state, err);
}

bool seats_of_arbitrator(
	struct store *store, int64_t arbitrator_id, size_t limit, struct seat_list *out, struct error *err)
{
	*out = (struct seat_list){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT t.id, t.case_id, t.arbitrator_id, s.case_number, s.applicant, s.respondent, t.seat, t.state,"
		" s.is_open, t.offered_on, t.answered_on, s.cause, s.case_key"
		" FROM tribunal t LEFT JOIN case_state s ON s.case_id = t.case_id"
		" WHERE t.arbitrator_id = ?1 ORDER BY t.offered_on DESC, t.id DESC LIMIT ?2",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, arbitrator_id);
	sqlite3_bind_int64(stmt, 2, (int64_t)limit);
	bool row = false;
	bool ok;
	while ((ok = statement_step(store, stmt, &row, err)) && row)
		if (!(ok = read_seat(stmt, out, err)))
			break;
	statement_done(store, stmt);
	if (!ok)
		seat_list_free(out);
	return ok;
}

void seat_list_free(struct seat_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct seat_row *row = &list->items[i];
		free(row->case_number);
		free(row->applicant);
		free(row->respondent);
		free(row->cause);
		free(row->seat);
		free(row->state);
	}
	free(list->items);
	*list = (struct seat_list){0};
}

bool terms_ending(
	struct store *store, civil_date from, civil_date until, struct ending_list *out, struct error *err)
{
	*out = (struct ending_list){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT a.id, a.name, p.until_day FROM appointment p JOIN arbitrator a ON a.id = p.arbitrator_id"
		" WHERE p.until_day BETWEEN ?1 AND ?2 AND p.dismissed_on IS NULL AND NOT EXISTS"
		" (SELECT 1 FROM appointment q WHERE q.arbitrator_id = p.arbitrator_id AND q.until_day > p.until_day)"
		" ORDER BY p.until_day, a.id",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, from);
	sqlite3_bind_int64(stmt, 2, until);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct ending_term *item = array_push((void **)&out->items, &out->count, sizeof *item, err);
		if (!item) {
			ok = false;
			break;
		}
		*item = (struct ending_term){sqlite3_column_int64(stmt, 0), NULL, column_date(stmt, 2)};
		if (!(ok = column_copy(stmt, 1, &item->name, err)))
			break;
	}
	statement_done(store, stmt);
	if (!ok)
		ending_list_free(out);
	return ok;
}

void ending_list_free(struct ending_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].name);
	free(list->items);
	*list = (struct ending_list){0};
}
