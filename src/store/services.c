#include "store/services.h"

#include "base/i18n.h"
#include "store/docket_plan.h"
#include "store/search.h"
#include "store/window_texts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Rows of a view's second part carry their number above every day of the first. */
#define PART_UNIT (INT64_C(1) << 60)

enum { PARTS = 2, TEXTS = 10, MOST_CANDIDATES = 512, DAY_MINUTES = 1440 };

const struct law_word services_views[SERVICES_VIEWS] = {
	[SERVICES_OUT] = {"out", N_("在途")},
	[SERVICES_BACK] = {"back", N_("退回")},
	[SERVICES_COMPLETE] = {"complete", N_("期满")},
	[SERVICES_ANNOUNCED] = {"announced", N_("公告")},
	[SERVICES_LATE] = {"late", N_("逾期")},
	[SERVICES_HEARING] = {"hearing", N_("碍庭")},
};

const struct law_word services_stands[SERVICE_STANDS] = {
	{"", ""},
	[SERVICE_OUT] = {"out", N_("在途")},
	[SERVICE_ANNOUNCED] = {"announced", N_("公告")},
	[SERVICE_BACK] = {"back", N_("退回")},
	[SERVICE_LEFT] = {"left", N_("留置")},
	[SERVICE_UNSENT] = {"unsent", N_("未发")},
};

/* A view is one or two ranges of an index that holds nothing else. */
static const struct part {
	const char *index, *column;
	const char *where; /* what the index's own condition does not say yet, or that condition */
	const char *upper, *lower; /* where the range ends and begins, or NULL */
} parts[SERVICES_VIEWS][PARTS] = {
	[SERVICES_OUT] = {{"service_out", "since", "s.stand IN (1, 2)", NULL, NULL}},
	[SERVICES_BACK] = {{"service_back", "since", "s.stand = 3", NULL, NULL}},
	/* A copy left needs no act of the office when it is complete: it is shown on that day alone. */
	[SERVICES_COMPLETE] = {{"service_completes", "completes",
		"s.completes IS NOT NULL AND (s.stand = 2 OR (s.stand = 4 AND s.completes = :today))",
		"<= :today", NULL}},
	[SERVICES_ANNOUNCED] = {{"service_completes", "completes", "s.completes IS NOT NULL AND s.stand = 2",
		NULL, NULL}},
	[SERVICES_LATE] = {{"service_due", "due", "s.due IS NOT NULL", "< :today", NULL},
		{"service_out_long", "since", "s.stand = 1 AND s.due IS NULL", "< :long", NULL}},
	[SERVICES_HEARING] = {{"service_before_hearing", "hearing", "s.hearing IS NOT NULL", NULL,
		">= :now"}},
};

/* A window being filled. */
struct filling {
	struct store *store;
	const struct services_query *query;
	struct services_window *out;
	size_t limit;
	bool more; /* a further row follows */
	struct strbuf texts;
	size_t offsets[SERVICES_WINDOW][TEXTS];
	/* of a search */
	struct strbuf folded, cases; /* words as compared; JSON array of the cases that may match … */
	bool few; /* … when these are so few that they are looked at, not the view */
};

/* --- What is searched --------------------------------------------------------------------------------- */

static void add_case(struct strbuf *cases, int64_t id)
{
	strbuf_addf(cases, "%s%" PRId64, cases->length > 1 ? "," : "", id);
}

/* A mailing's number is found from its beginning. */
static bool add_mailings(struct filling *fill, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(fill->store,
		"SELECT case_id FROM attempt WHERE tracking >= ?1 AND tracking < ?1 || char(1114111) LIMIT ?2",
		err);
	if (!stmt)
		return false;
	size_t count = 0;
	bool good, row;
	bind_text(stmt, 1, fill->query->text);
	sqlite3_bind_int64(stmt, 2, MOST_CANDIDATES);
	while ((good = statement_step(fill->store, stmt, &row, err)) && row) {
		add_case(&fill->cases, sqlite3_column_int64(stmt, 0));
		count++;
	}
	statement_done(fill->store, stmt);
	fill->few = fill->few && count < MOST_CANDIDATES;
	return good;
}

/* A word that nearly every case has would give too many to look at, but the view's own order soon enough of
 * them.
 */
static bool prepare_search(struct filling *fill, struct error *err)
{
	int64_t ids[MOST_CANDIDATES];
	size_t count = 0;
	if (!fill->query->text || !*fill->query->text)
		return true;
	search_fold(fill->query->text, &fill->folded);
	if (!search_candidates(
		    fill->store, strbuf_text(&fill->folded), ids, MOST_CANDIDATES, &count, &fill->few, err))
		return false;
	fill->few = fill->few && count < MOST_CANDIDATES;
	strbuf_add(&fill->cases, "[");
	for (size_t i = 0; fill->few && i < count; i++)
		add_case(&fill->cases, ids[i]);
	if (!add_mailings(fill, err))
		return false;
	strbuf_add(&fill->cases, "]");
	return (!fill->folded.failed && !fill->cases.failed) || out_of_memory(err);
}

/* --- Reading ------------------------------------------------------------------------------------------ */

static void write_sql(const struct filling *fill, const struct part *part, bool ascending, bool positioned,
	bool inclusive, struct strbuf *sql)
{
	char compare = ascending ? '>' : '<';
	const char *direction = ascending ? "ASC" : "DESC";
	const char *column = part->column;
	bool searched = fill->folded.length > 0;
	strbuf_addf(sql,
		"SELECT s.case_id, s.item, s.%s, s.service_id, s.party_id, s.stand, s.since, s.due, s.completes,"
		" s.hearing, s.notice_by, a.sent_on, c.case_key, c.is_open, s.document, c.case_number, c.applicant,"
		" c.respondent, p.name, p.role, a.method, a.carrier, a.tracking, a.reason FROM ",
		column);
	if (fill->few)
		strbuf_add(sql, "(SELECT DISTINCT value FROM json_each(:cases)) AS hits"
				" CROSS JOIN service_state s ON s.case_id = hits.value");
	else
		strbuf_addf(sql, "service_state s INDEXED BY %s", part->index);
	/* Of two bounds on one side SQLite would take either: that of the position must be it. */
	const char *upper_by = positioned && !ascending ? "+" : "",
		   *lower_by = positioned && ascending ? "+" : "";
	strbuf_addf(sql,
		" CROSS JOIN case_state c ON c.case_id = s.case_id LEFT JOIN attempt a ON a.id = s.item"
		" LEFT JOIN party p ON p.id = s.party_id WHERE %s",
		part->where);
	if (searched)
		strbuf_add(sql,
			" AND (name_match(:folded, c.applicant, c.respondent, c.other_names, c.case_number)"
			" OR (a.tracking >= :text AND a.tracking < :text || char(1114111)))");
	if (part->upper)
		strbuf_addf(sql, " AND %ss.%s %s", upper_by, column, part->upper);
	if (part->lower)
		strbuf_addf(sql, " AND %ss.%s %s", lower_by, column, part->lower);
	if (positioned)
		strbuf_addf(sql,
			" AND s.%s %c= :value AND (s.%s %c :value OR s.case_id %c :case OR (s.case_id = :case AND"
			" s.item %c%s :item))",
			column, compare, column, compare, compare, compare, inclusive ? "=" : "");
	strbuf_addf(sql, " ORDER BY s.%s %s, s.case_id %s, s.item %s LIMIT :limit", column, direction,
		direction, direction);
}

static void bind_named(sqlite3_stmt *stmt, const char *name, int64_t value)
{
	int index = sqlite3_bind_parameter_index(stmt, name);
	if (index)
		sqlite3_bind_int64(stmt, index, value);
}

static void bind_words(sqlite3_stmt *stmt, const char *name, const char *value)
{
	int index = sqlite3_bind_parameter_index(stmt, name);
	if (index)
		bind_text(stmt, index, value);
}

/* The rows of one part from the position on. NULL on failure. */
static sqlite3_stmt *part_query(const struct filling *fill, const struct part *part, bool ascending,
	bool positioned, bool inclusive, size_t limit, struct error *err)
{
	const struct services_query *query = fill->query;
	struct strbuf sql = {0};
	write_sql(fill, part, ascending, positioned, inclusive, &sql);
	sqlite3_stmt *stmt = NULL;
	if (sql.failed)
		out_of_memory(err);
	else
		stmt = statement_get(fill->store, strbuf_text(&sql), err);
	strbuf_free(&sql);
	if (!stmt)
		return NULL;
	bind_named(stmt, ":today", query->today);
	bind_named(stmt, ":long", query->today - query->long_days);
	bind_named(stmt, ":now", (int64_t)query->today * DAY_MINUTES);
	bind_named(stmt, ":value", query->sort_value % PART_UNIT);
	bind_named(stmt, ":case", query->case_id);
	bind_named(stmt, ":item", query->item);
	bind_named(stmt, ":limit", (int64_t)limit);
	bind_words(stmt, ":cases", strbuf_text(&fill->cases));
	bind_words(stmt, ":folded", strbuf_text(&fill->folded));
	bind_words(stmt, ":text", query->text);
	return stmt;
}

static void take_row(struct filling *fill, sqlite3_stmt *stmt, int64_t above)
{
	size_t place = fill->out->count++;
	fill->out->rows[place] = (struct services_row){.case_id = sqlite3_column_int64(stmt, 0),
		.item = sqlite3_column_int64(stmt, 1),
		.sort_value = sqlite3_column_int64(stmt, 2) + above,
		.service_id = sqlite3_column_int64(stmt, 3),
		.party_id = sqlite3_column_int64(stmt, 4),
		.stand = (enum service_stand)sqlite3_column_int(stmt, 5),
		.since = column_date(stmt, 6),
		.due = column_date(stmt, 7),
		.completes = column_date(stmt, 8),
		.hearing = column_time(stmt, 9),
		.notice_by = column_date(stmt, 10),
		.sent = column_date(stmt, 11),
		.case_key = sqlite3_column_int64(stmt, 12),
		.case_is_open = sqlite3_column_int(stmt, 13) != 0};
	for (int t = 0; t < TEXTS; t++)
		fill->offsets[place][t] =
			window_text_add(&fill->texts, (const char *)sqlite3_column_text(stmt, 14 + t));
}

static bool read_part(struct filling *fill, size_t number, bool ascending, bool positioned, bool inclusive,
	struct error *err)
{
	const struct part *part = &parts[fill->query->view][number];
	if (!part->index)
		return true;
	sqlite3_stmt *stmt = part_query(
		fill, part, ascending, positioned, inclusive, fill->limit - fill->out->count + 1, err);
	if (!stmt)
		return false;
	bool good, row;
	while ((good = statement_step(fill->store, stmt, &row, err)) && row) {
		if (fill->out->count == fill->limit) {
			fill->more = true;
			break;
		}
		take_row(fill, stmt, (int64_t)number * PART_UNIT);
	}
	statement_done(fill->store, stmt);
	return good;
}

static bool read_all(struct filling *fill, struct error *err)
{
	const struct services_query *query = fill->query;
	bool forward = query->from == SERVICES_FROM_START || query->from == SERVICES_FROM_AT;
	bool positioned = query->from == SERVICES_FROM_AT || query->from == SERVICES_FROM_BEFORE;
	size_t position = (size_t)(query->sort_value / PART_UNIT);
	for (size_t i = 0; i < PARTS && !fill->more; i++) {
		size_t number = forward ? i : PARTS - 1 - i;
		if (positioned && (forward ? number < position : number > position))
			continue; /* it lies behind */
		if (!read_part(fill, number, forward, positioned && number == position, forward, err))
			return false;
	}
	return true;
}

/* Is there a row before the position? */
static bool look_before(const struct filling *fill, bool *found, struct error *err)
{
	size_t position = (size_t)(fill->query->sort_value / PART_UNIT);
	*found = false;
	for (size_t number = position + 1; number-- > 0 && !*found;) {
		const struct part *part = &parts[fill->query->view][number];
		sqlite3_stmt *stmt = part_query(fill, part, false, number == position, false, 1, err);
		if (!stmt)
			return false;
		bool good = statement_step(fill->store, stmt, found, err);
		statement_done(fill->store, stmt);
		if (!good)
			return false;
	}
	return true;
}

static void reverse(struct filling *fill)
{
	struct services_window *out = fill->out;
	for (size_t i = 0, j = out->count; i + 1 < j; i++) {
		struct services_row row = out->rows[--j];
		out->rows[j] = out->rows[i];
		out->rows[i] = row;
		for (size_t t = 0; t < TEXTS; t++) {
			size_t offset = fill->offsets[j][t];
			fill->offsets[j][t] = fill->offsets[i][t];
			fill->offsets[i][t] = offset;
		}
	}
}

static bool settle_texts(struct filling *fill, struct error *err)
{
	if (!window_texts_settle(&fill->texts, &fill->out->texts, err))
		return false;
	for (size_t i = 0; i < fill->out->count; i++) {
		struct services_row *row = &fill->out->rows[i];
		const char **fields[TEXTS] = {&row->document, &row->case_number, &row->applicant,
			&row->respondent, &row->recipient, &row->role, &row->method, &row->carrier,
			&row->tracking, &row->reason};
		for (size_t t = 0; t < TEXTS; t++)
			*fields[t] = window_text_at(fill->out->texts, fill->offsets[i][t]);
	}
	return true;
}

static bool fill_window(struct filling *fill, struct error *err)
{
	enum services_from from = fill->query->from;
	bool before = from == SERVICES_FROM_AT;
	if (!prepare_search(fill, err) || !read_all(fill, err) ||
		(before && !look_before(fill, &before, err)))
		return false;
	bool forward = from == SERVICES_FROM_START || from == SERVICES_FROM_AT;
	fill->out->at_start = forward ? !before : !fill->more;
	fill->out->at_end = forward ? !fill->more : from == SERVICES_FROM_END;
	if (!forward)
		reverse(fill);
	return settle_texts(fill, err);
}

bool services_load(struct store *store, const struct services_query *query, struct services_window *out,
	struct error *err)
{
	out->count = 0;
	out->at_start = out->at_end = false;
	out->texts = NULL;
	struct filling *fill = calloc(1, sizeof *fill);
	if (!fill)
		return out_of_memory(err);
	fill->store = store;
	fill->query = query;
	fill->out = out;
	fill->limit = query->limit > 0 && query->limit < SERVICES_WINDOW ? query->limit : SERVICES_WINDOW;
	bool mine;
	bool good = snapshot_begin(store, &mine, err) && fill_window(fill, err);
	snapshot_end(store, mine);
	strbuf_free(&fill->texts);
	strbuf_free(&fill->folded);
	strbuf_free(&fill->cases);
	free(fill);
	if (!good)
		services_window_free(out);
	return good;
}

void services_window_free(struct services_window *window)
{
	free(window->texts);
	window->texts = NULL;
	window->count = 0;
}

/* --- Counting ----------------------------------------------------------------------------------------- */

bool services_count(struct store *store, civil_date today, int long_days, int64_t counts[SERVICES_VIEWS],
	struct error *err)
{
	/* What a view counts: days of dimensions that the derivation keeps (tally.c). */
	const struct {
		enum services_view view;
		const char *dimension;
		civil_date first, last;
	} sums[] = {
		{SERVICES_OUT, "service_out", CIVIL_FIRST, CIVIL_LAST},
		{SERVICES_BACK, "service_back", CIVIL_FIRST, CIVIL_LAST},
		{SERVICES_COMPLETE, "service_announced", CIVIL_FIRST, today},
		{SERVICES_COMPLETE, "service_left", today, today},
		{SERVICES_ANNOUNCED, "service_announced", CIVIL_FIRST, CIVIL_LAST},
		{SERVICES_LATE, "service_due", CIVIL_FIRST, today - 1},
		{SERVICES_LATE, "service_long", CIVIL_FIRST, today - long_days - 1},
		{SERVICES_HEARING, "service_hearing", today, CIVIL_LAST},
	};
	bool mine;
	for (size_t i = 0; i < SERVICES_VIEWS; i++)
		counts[i] = 0;
	bool good = snapshot_begin(store, &mine, err);
	for (size_t i = 0; good && i < sizeof sums / sizeof *sums; i++) {
		int64_t sum;
		good = docket_tally_days(store, sums[i].dimension, sums[i].first, sums[i].last, &sum, err);
		if (good)
			counts[sums[i].view] += sum;
	}
	snapshot_end(store, mine);
	return good;
}
