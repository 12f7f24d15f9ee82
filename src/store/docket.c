#include "store/docket.h"

#include "base/i18n.h"
#include "store/docket_plan.h"
#include "store/search.h"
#include "store/window_texts.h"

#include <stdlib.h>
#include <string.h>

/* Rows of later stretches of a sort carry their number above every day and number of the stretches before. */
#define STRETCH_UNIT (INT64_C(1) << 60)

enum { TEXT_FIELDS = 7 };

struct hit {
	int64_t case_id, sort_value;
};

/* A window being filled: which rows are in it is found in an index, without a look at the rows; then they are
 * read. */
struct filling {
	struct store *store;
	const struct docket_query *query;
	struct docket_window *out;
	struct hit hits[DOCKET_WINDOW];
	size_t count, limit;
	bool more; /* a further row follows */
	struct strbuf texts;
	size_t offsets[DOCKET_WINDOW][TEXT_FIELDS];
	int64_t leads[DOCKET_WINDOW];
};

static void visit(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct docket_visit *state = sqlite3_user_data(context);
	(void)argc;
	if (state->visited >= (state->found < state->enough ? state->patience : state->budget)) {
		state->spent = true;
		sqlite3_result_error_code(context, SQLITE_INTERRUPT);
		return;
	}
	state->visited++;
	state->sort_value = sqlite3_value_int64(argv[0]);
	state->case_id = sqlite3_value_int64(argv[1]);
	sqlite3_result_int(context, 1);
}

bool docket_register(struct store *store, struct error *err)
{
	int code = sqlite3_create_function_v2(store->db, "visit", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY,
		&store->visit, visit, NULL, NULL, NULL);
	return (code == SQLITE_OK || store_error(store, code, err)) && search_register(store, err);
}

/* The stretch's cases from the position on, in the direction of the scan. */
static void write_sql(struct strbuf *sql, const struct docket_index *index, bool ordered, unsigned conditions,
	const char *column, bool ascending, bool positioned, bool inclusive)
{
	char compare = ascending ? '>' : '<';
	const char *direction = ascending ? "ASC" : "DESC";
	/* An unordered source must not be mistaken for an ordered one by SQLite's planner. */
	const char *plain = ordered ? "" : "+";
	strbuf_addf(sql, "SELECT case_id, %s FROM %s WHERE ", column, index->source);
	/* First of all, so that every entry counts as work, whichever condition lets it go. */
	if (ordered)
		strbuf_addf(sql, "visit(%s, case_id) AND ", column);
	docket_where(conditions, sql);
	if (strcmp(column, "case_key") != 0)
		strbuf_addf(sql, " AND %s%s IS NOT NULL", plain, column);
	if (positioned)
		strbuf_addf(sql, " AND %s%s %c= :value AND (%s%s %c :value OR case_id %c%s :id)", plain,
			column, compare, plain, column, compare, compare, inclusive ? "=" : "");
	strbuf_addf(sql, " ORDER BY %s%s %s, %scase_id %s LIMIT :limit", plain, column, direction, plain,
		direction);
}

static void bind_position(sqlite3_stmt *stmt, const struct docket_query *query, size_t limit)
{
	int value = sqlite3_bind_parameter_index(stmt, ":value");
	int id = sqlite3_bind_parameter_index(stmt, ":id");
	if (value)
		sqlite3_bind_int64(stmt, value, query->sort_value % STRETCH_UNIT);
	if (id)
		sqlite3_bind_int64(stmt, id, query->case_id);
	sqlite3_bind_int64(stmt, sqlite3_bind_parameter_index(stmt, ":limit"), (int64_t)limit);
}

/* Steps until the window is full, one case is known to follow, or the work is done. */
static bool read_hits(struct filling *fill, sqlite3_stmt *stmt, size_t stretch, struct error *err)
{
	struct docket_visit *state = &fill->store->visit;
	int64_t above = (int64_t)stretch * STRETCH_UNIT;
	for (;;) {
		int code = sqlite3_step(stmt);
		if (code == SQLITE_DONE)
			return true;
		if ((code & 0xff) == SQLITE_INTERRUPT && state->spent) {
			fill->out->cut = true;
			fill->out->resume_value = state->sort_value + above;
			fill->out->resume_id = state->case_id;
			return true;
		}
		if (code != SQLITE_ROW)
			return store_error(fill->store, code, err);
		if (fill->count == fill->limit) {
			fill->more = true;
			return true;
		}
		fill->hits[fill->count++] =
			(struct hit){sqlite3_column_int64(stmt, 0), sqlite3_column_int64(stmt, 1) + above};
		state->found++;
	}
}

/* One stretch of the sort. */
static bool load_stretch(struct filling *fill, const struct docket_scan *scan, size_t stretch, bool ascending,
	bool positioned, bool inclusive, struct error *err)
{
	const struct docket_stretch *part = &docket_stretches[fill->query->sort][stretch];
	if (!part->column)
		return true;
	unsigned conditions = scan->conditions | part->conditions;
	if ((conditions & DOCKET_OPEN) && (conditions & DOCKET_CLOSED))
		return true; /* nothing is both */
	size_t need = fill->limit - fill->count + 1;
	struct docket_choice choice;
	if (!docket_choose(fill->store, scan, conditions, part->column, need, &choice, err))
		return false;
	struct strbuf sql = {0};
	write_sql(&sql, choice.index, choice.ordered, conditions, part->column, ascending, positioned,
		inclusive);
	sqlite3_stmt *stmt = NULL;
	if (sql.failed)
		out_of_memory(err);
	else
		stmt = statement_get(fill->store, strbuf_text(&sql), err);
	strbuf_free(&sql);
	if (!stmt)
		return false;
	docket_bind(stmt, scan);
	bind_position(stmt, fill->query, need);
	fill->store->visit = (struct docket_visit){.budget = choice.budget,
		.patience = choice.patience,
		.found = (int64_t)fill->count,
		.enough = (int64_t)fill->query->enough};
	bool ok = read_hits(fill, stmt, stretch, err);
	statement_done(fill->store, stmt);
	return ok;
}

static bool load_all(
	struct filling *fill, const struct docket_scan *scan, enum docket_from from, struct error *err)
{
	const struct docket_query *query = fill->query;
	bool forward = from == FROM_START || from == FROM_AFTER || from == FROM_AT;
	bool positioned = from != FROM_START && from != FROM_END;
	size_t position = query->sort_value > 0 ? (size_t)(query->sort_value / STRETCH_UNIT) : 0;
	for (size_t i = 0; i < DOCKET_STRETCHES && !fill->more && !fill->out->cut; i++) {
		size_t stretch = forward ? i : DOCKET_STRETCHES - 1 - i;
		/* Stretches that lie behind are skipped. */
		if (positioned && (forward ? stretch < position : stretch > position))
			continue;
		if (!load_stretch(fill, scan, stretch, forward != query->descending,
			    positioned && stretch == position, from == FROM_AT, err))
			return false;
	}
	return true;
}

static void reverse(struct filling *fill)
{
	for (size_t i = 0, j = fill->count; i + 1 < j; i++) {
		struct hit hit = fill->hits[--j];
		fill->hits[j] = fill->hits[i];
		fill->hits[i] = hit;
	}
}

static void take_row(struct filling *fill, sqlite3_stmt *s, const struct hit *hit)
{
	size_t i = fill->out->count++;
	size_t *offsets = fill->offsets[i];
	fill->out->rows[i] = (struct docket_row){.case_id = hit->case_id,
		.case_key = sqlite3_column_int64(s, 0),
		.amount = sqlite3_column_int64(s, 7),
		.head_count = sqlite3_column_int64(s, 8),
		.is_collective = sqlite3_column_int(s, 9) != 0,
		.is_open = sqlite3_column_int(s, 10) != 0,
		.has_tribunal = sqlite3_column_int(s, 11) != 0,
		.stage = sqlite3_column_int(s, 12),
		.block = sqlite3_column_int(s, 13),
		.applied = column_date(s, 14),
		.accepted = column_date(s, 15),
		.closed = column_date(s, 16),
		.next_due = column_date(s, 17),
		.duty_due = column_date(s, 18),
		.award_due = column_date(s, 19),
		.block_until = column_date(s, 20),
		.hearing_start = column_time(s, 21),
		.hold = sqlite3_column_int(s, 23),
		.hold_since = column_date(s, 24),
		.ground = sqlite3_column_int(s, 25),
		.sort_value = hit->sort_value};
	for (int t = 0; t < 6; t++)
		offsets[t] = window_text_add(&fill->texts, (const char *)sqlite3_column_text(s, 1 + t));
	fill->leads[i] = sqlite3_column_int64(s, 22);
}

/* The rows of the hits. */
static bool read_rows(struct filling *fill, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(fill->store,
		"SELECT case_key, case_number, applicant, respondent, cause, outcome, next_rule, amount,"
		" head_count, is_collective, is_open, has_tribunal, stage, block, applied, accepted, closed,"
		" next_due, duty_due, award_due, block_until, hearing_start, lead_id,"
		" hold, hold_since, ground"
		" FROM case_state WHERE case_id = ?",
		err);
	if (!stmt)
		return false;
	bool ok = true, row;
	for (size_t i = 0; ok && i < fill->count; i++) {
		sqlite3_bind_int64(stmt, 1, fill->hits[i].case_id);
		ok = statement_step(fill->store, stmt, &row, err);
		if (ok && row)
			take_row(fill, stmt, &fill->hits[i]);
		sqlite3_reset(stmt);
	}
	statement_done(fill->store, stmt);
	return ok;
}

/* Names of the arbitrators, each read once a window. */
static bool name_leads(struct filling *fill, struct error *err)
{
	for (size_t i = 0; i < fill->out->count; i++) {
		size_t same = 0;
		while (same < i && fill->leads[same] != fill->leads[i])
			same++;
		if (fill->leads[i] == 0)
			continue;
		if (same < i) {
			fill->offsets[i][6] = fill->offsets[same][6];
			continue;
		}
		sqlite3_stmt *stmt =
			statement_get(fill->store, "SELECT name FROM arbitrator WHERE id = ?", err);
		if (!stmt)
			return false;
		bool row;
		sqlite3_bind_int64(stmt, 1, fill->leads[i]);
		bool ok = statement_step(fill->store, stmt, &row, err);
		if (ok && row)
			fill->offsets[i][6] =
				window_text_add(&fill->texts, (const char *)sqlite3_column_text(stmt, 0));
		statement_done(fill->store, stmt);
		if (!ok)
			return false;
	}
	return true;
}

static bool settle_texts(struct filling *fill, struct error *err)
{
	if (!window_texts_settle(&fill->texts, &fill->out->texts, err))
		return false;
	for (size_t i = 0; i < fill->out->count; i++) {
		struct docket_row *row = &fill->out->rows[i];
		const char **fields[TEXT_FIELDS] = {&row->case_number, &row->applicant, &row->respondent,
			&row->cause, &row->outcome, &row->next_rule, &row->lead};
		for (size_t t = 0; t < TEXT_FIELDS; t++)
			*fields[t] = window_text_at(fill->out->texts, fill->offsets[i][t]);
	}
	return true;
}

/* Is there a row before the position? */
static bool look_before(struct filling *fill, const struct docket_scan *scan, bool *found, struct error *err)
{
	struct docket_window *out = fill->out;
	bool cut = out->cut, more = fill->more;
	int64_t resume_value = out->resume_value, resume_id = out->resume_id;
	size_t limit = fill->limit;
	fill->limit = fill->count;
	fill->more = out->cut = false;
	bool ok = load_all(fill, scan, FROM_BEFORE, err);
	*found = fill->more || out->cut;
	fill->limit = limit;
	fill->more = more;
	out->cut = cut;
	out->resume_value = resume_value;
	out->resume_id = resume_id;
	return ok;
}

static bool fill_window(struct filling *fill, const struct docket_scan *scan, struct error *err)
{
	struct docket_window *out = fill->out;
	enum docket_from from = fill->query->from;
	bool before = true;
	if (!load_all(fill, scan, from, err))
		return false;
	if (from == FROM_AT && !look_before(fill, scan, &before, err))
		return false;
	bool complete = !fill->more && !out->cut;
	bool forward = from == FROM_START || from == FROM_AFTER || from == FROM_AT;
	out->at_start = forward ? from == FROM_START || !before : complete;
	out->at_end = forward ? complete : from == FROM_END;
	if (!forward)
		reverse(fill);
	return read_rows(fill, err) && name_leads(fill, err) && settle_texts(fill, err);
}

int64_t docket_case_key(int64_t year, int64_t serial)
{
	return (int64_t)(((uint64_t)year << 32) + (uint64_t)serial);
}

bool docket_load(
	struct store *store, const struct docket_query *query, struct docket_window *out, struct error *err)
{
	out->count = 0;
	out->at_start = out->at_end = out->cut = false;
	out->texts = NULL;
	struct filling *fill = calloc(1, sizeof *fill);
	if (!fill)
		return out_of_memory(err);
	fill->store = store;
	fill->query = query;
	fill->out = out;
	fill->limit = query->limit > 0 && query->limit < DOCKET_WINDOW ? query->limit : DOCKET_WINDOW;
	struct docket_scan scan;
	bool mine;
	bool ok = snapshot_begin(store, &mine, err);
	if (ok && docket_scan_init(store, &query->filter, query->today, &scan, err)) {
		ok = fill_window(fill, &scan, err);
		docket_scan_clear(&scan);
	} else {
		ok = false;
	}
	snapshot_end(store, mine);
	strbuf_free(&fill->texts);
	free(fill);
	if (!ok)
		docket_window_free(out);
	return ok;
}

void docket_window_free(struct docket_window *window)
{
	free(window->texts);
	window->texts = NULL;
	window->count = 0;
}
