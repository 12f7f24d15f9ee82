#include "store/service_line.h"

#include "law/document_rules.h"
#include "store/column_copy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which of the office's duties the service of a document fulfils, on parties of which role. The first row of
 * a rule names the document where nothing was sent at all. */
static const struct {
	enum law_rule_id rule;
	const char *document, *role; /* role NULL: any */
} duties[] = {
	{LAW_RULE_SERVE_APPLICATION, "application", "respondent"},
	{LAW_RULE_SERVE_APPLICATION, "application+notice", "respondent"},
	{LAW_RULE_TRIBUNAL_NOTICE, "tribunal_notice", NULL},
	{LAW_RULE_COLLECTIVE_NOTICE, "tribunal_notice", NULL},
	{LAW_RULE_SERVE_DEFENCE, "defence", "applicant"},
	{LAW_RULE_HEARING_NOTICE, "hearing_notice", NULL},
	{LAW_RULE_HEARING_NOTICE, "application+notice", NULL},
};
enum { DUTIES = sizeof duties / sizeof *duties };

/* Served after the end of the case, so in nobody's way before it. */
static bool is_final(const char *document)
{
	const struct document_rule *rule = document_rule_of(document);
	return rule && rule->after_closing;
}

/* --- Deriving ----------------------------------------------------------------------------------------- */

/* An attempt that is not settled. */
struct unsettled {
	struct service_line line;
	char role[16]; /* of the recipient, as read_recipient() finds it */
	int party_no; /* of the respondent */
	bool served; /* another attempt of its service succeeded */
	bool covered; /* what contains it is under way to the party, or served: nothing is left to be done */
	bool announced, left, failed;
};

static void copy_word(sqlite3_stmt *stmt, int index, char *out, size_t size)
{
	const char *text = (const char *)sqlite3_column_text(stmt, index);
	snprintf(out, size, "%s", text ? text : "");
}

/* A row of CASE_ROWS_ATTEMPT. */
static void read_unsettled(sqlite3_stmt *row, struct unsettled *out)
{
	char method[16], result[16];
	*out = (struct unsettled){.line = {.item = sqlite3_column_int64(row, 1),
					  .service_id = sqlite3_column_int64(row, 2),
					  .party_id = sqlite3_column_int64(row, 3),
					  .due = CIVIL_NONE,
					  .completes = CIVIL_NONE,
					  .notice_by = CIVIL_NONE,
					  .hearing = MINUTE_NONE}};
	copy_word(row, 4, out->line.document, sizeof out->line.document);
	copy_word(row, 5, method, sizeof method);
	copy_word(row, 6, result, sizeof result);
	civil_date sent = column_date(row, 7), answered = column_date(row, 8);
	out->announced = strcmp(method, "announcement") == 0;
	out->failed = strcmp(result, "failed") == 0;
	out->left = strcmp(result, "served") == 0;
	out->line.since = (out->failed || out->left) && answered != CIVIL_NONE ? answered : sent;
	out->line.stand = out->left        ? SERVICE_LEFT
			  : out->failed    ? SERVICE_BACK
			  : out->announced ? SERVICE_ANNOUNCED
					   : SERVICE_OUT;
}

/* Who receives it in law, that is, for whom a representative receives; and whether he has it already, or
 * will. Copy and notice of a hearing are one document where they are sent or announced together. */
static bool read_recipient(struct store *store, int64_t case_id, struct unsettled *attempt, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT ifnull(q.role, p.role), ifnull(q.number, p.number),"
		" EXISTS (SELECT 1 FROM attempt WHERE service_id = ?1 AND result = 'served'),"
		" ?4 IN ('application', 'hearing_notice') AND EXISTS (SELECT 1 FROM service s"
		"   JOIN attempt a ON a.service_id = s.id WHERE s.case_id = ?3 AND s.party_id = ?2"
		"   AND s.document = 'application+notice' AND a.result <> 'failed')"
		" FROM party p LEFT JOIN party q ON q.id = p.represents_id WHERE p.id = ?2",
		err);
	if (!stmt)
		return false;
	bool row;
	sqlite3_bind_int64(stmt, 1, attempt->line.service_id);
	sqlite3_bind_int64(stmt, 2, attempt->line.party_id);
	sqlite3_bind_int64(stmt, 3, case_id);
	bind_text(stmt, 4, attempt->line.document);
	bool good = statement_step(store, stmt, &row, err);
	if (good && row) {
		copy_word(stmt, 0, attempt->role, sizeof attempt->role);
		attempt->party_no = sqlite3_column_int(stmt, 1);
		attempt->served = sqlite3_column_int(stmt, 2) != 0;
		attempt->covered = sqlite3_column_int(stmt, 3) != 0;
	}
	statement_done(store, stmt);
	return good;
}

/* The end of what runs by itself, from the deadline that began with it; `pending` says whether anything
 * followed. */
static civil_date completion(const struct law_result *result, const struct unsettled *attempt, bool *pending)
{
	enum law_rule_id id = attempt->left ? LAW_RULE_LEFT_COMPLETION : LAW_RULE_ANNOUNCEMENT_COMPLETION;
	*pending = false;
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		if (deadline->rule->id == id && deadline->start_date == attempt->line.since &&
			(deadline->party_no == 0 || deadline->party_no == attempt->party_no)) {
			*pending = deadline->pending;
			return deadline->due;
		}
	}
	return CIVIL_NONE;
}

static civil_date pending_due(const struct law_result *result, enum law_rule_id id, civil_date *start)
{
	civil_date due = CIVIL_NONE;
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		if (deadline->rule->id != id || !deadline->pending || deadline->due == CIVIL_NONE ||
			(due != CIVIL_NONE && due <= deadline->due))
			continue;
		due = deadline->due;
		*start = deadline->start_date;
	}
	return due;
}

/* The earliest unmet duty that this service would fulfil. */
static civil_date duty_of(const struct law_result *result, const struct unsettled *attempt)
{
	civil_date due = CIVIL_NONE, start;
	for (size_t i = 0; i < DUTIES; i++) {
		if (strcmp(duties[i].document, attempt->line.document) != 0 ||
			(duties[i].role && strcmp(duties[i].role, attempt->role) != 0))
			continue;
		civil_date one = pending_due(result, duties[i].rule, &start);
		if (one != CIVIL_NONE && (due == CIVIL_NONE || one < due))
			due = one;
	}
	return due;
}

static bool fulfils(const char *document, enum law_rule_id rule)
{
	for (size_t i = 0; i < DUTIES; i++)
		if (duties[i].rule == rule && strcmp(duties[i].document, document) == 0)
			return true;
	return false;
}

static civil_date notice_day(const struct law_result *result, civil_date hearing)
{
	for (size_t i = 0; i < result->deadline_count; i++)
		if (result->deadlines[i].rule->id == LAW_RULE_HEARING_NOTICE &&
			result->deadlines[i].start_date == hearing)
			return result->deadlines[i].due;
	return CIVIL_NONE;
}

/* An announcement or a copy left that completes by the last day for the notice is in no hearing's way. */
static void take_hearing(
	const struct law_result *result, const struct case_line *of, struct service_line *line)
{
	if (of->hearing_start == MINUTE_NONE || is_final(line->document))
		return;
	civil_date notice_by = notice_day(result, minute_date(of->hearing_start));
	if (line->completes != CIVIL_NONE && line->completes <= notice_by)
		return;
	line->hearing = of->hearing_start;
	if (fulfils(line->document, LAW_RULE_HEARING_NOTICE))
		line->notice_by = notice_by;
}

static bool push(struct service_lines *lines, const struct service_line *line, struct error *err)
{
	struct service_line *item = array_push((void **)&lines->items, &lines->count, sizeof *item, err);
	if (item)
		*item = *line;
	return item != NULL;
}

static bool take_attempt(struct store *store, const struct case_line *of, struct unsettled *attempt,
	struct service_lines *out, struct error *err)
{
	const struct law_result *result = &store->law->result;
	struct service_line *line = &attempt->line;
	bool pending = false;
	/* Most cases are closed, and what was tried in them is history. */
	if (!of->is_open && !is_final(line->document))
		return true;
	if (!read_recipient(store, of->case_id, attempt, err))
		return false;
	if (attempt->left || (attempt->announced && !attempt->failed))
		line->completes = completion(result, attempt, &pending);
	if (attempt->left ? !pending : attempt->served || (attempt->failed && attempt->covered))
		return true;
	if (of->is_open) {
		line->due = attempt->left ? CIVIL_NONE : duty_of(result, attempt);
		take_hearing(result, of, line);
	}
	return push(out, line, err);
}

/* Of the failed attempts of one service the latest, where nothing is out: the others are its history. */
struct latest {
	struct unsettled failed;
	int64_t service_id; /* 0: none yet */
	bool has_failed, out;
};

static bool settle(struct store *store, const struct case_line *of, struct latest *latest,
	struct service_lines *out, struct error *err)
{
	bool good = !latest->has_failed || latest->out || take_attempt(store, of, &latest->failed, out, err);
	*latest = (struct latest){0};
	return good;
}

static bool read_attempts(
	struct case_source *source, const struct case_line *of, struct service_lines *out, struct error *err)
{
	struct store *store = source->store;
	struct latest latest = {0};
	sqlite3_stmt *row;
	bool good;
	while ((good = case_row(source, CASE_ROWS_ATTEMPT, of->case_id, &row, err)) && row) {
		struct unsettled attempt;
		read_unsettled(row, &attempt);
		if (attempt.line.service_id != latest.service_id) {
			if (!settle(store, of, &latest, out, err))
				return false;
			latest.service_id = attempt.line.service_id;
		}
		if (!attempt.failed) {
			latest.out |= !attempt.left;
			if (!take_attempt(store, of, &attempt, out, err))
				return false;
		} else if (!latest.has_failed || attempt.line.since >= latest.failed.line.since) {
			latest.failed = attempt;
			latest.has_failed = true;
		}
	}
	return good && settle(store, of, &latest, out, err);
}

/* Is a service under way that would fulfil the duty? */
static bool under_way(const struct service_lines *lines, enum law_rule_id rule)
{
	for (size_t i = 0; i < lines->count; i++)
		if (lines->items[i].stand != SERVICE_LEFT && fulfils(lines->items[i].document, rule))
			return true;
	return false;
}

static bool add_unsent(
	struct store *store, const struct case_line *of, struct service_lines *out, struct error *err)
{
	const struct law_result *result = &store->law->result;
	for (size_t i = 0; i < DUTIES; i++) {
		if (i > 0 && duties[i].rule == duties[i - 1].rule)
			continue;
		struct service_line line = {.item = -(int64_t)duties[i].rule - 1,
			.stand = SERVICE_UNSENT,
			.completes = CIVIL_NONE,
			.notice_by = CIVIL_NONE,
			.hearing = MINUTE_NONE};
		line.due = pending_due(result, duties[i].rule, &line.since);
		if (line.due == CIVIL_NONE || under_way(out, duties[i].rule))
			continue;
		snprintf(line.document, sizeof line.document, "%s", duties[i].document);
		take_hearing(result, of, &line);
		if (!push(out, &line, err))
			return false;
	}
	return true;
}

static int by_item(const void *a, const void *b)
{
	const struct service_line *x = a, *y = b;
	return (x->item > y->item) - (x->item < y->item);
}

bool service_lines_derive(
	struct case_source *source, const struct case_line *of, struct service_lines *out, struct error *err)
{
	*out = (struct service_lines){0};
	if (read_attempts(source, of, out, err) &&
		(!of->is_open || add_unsent(source->store, of, out, err))) {
		if (out->count > 1)
			qsort(out->items, out->count, sizeof *out->items, by_item);
		return true;
	}
	service_lines_free(out);
	return false;
}

/* --- The stored rows ---------------------------------------------------------------------------------- */

/* A row of SERVICE_LINE_NAMES. */
static struct service_line read_line(sqlite3_stmt *row)
{
	struct service_line line = {.item = sqlite3_column_int64(row, 1),
		.service_id = sqlite3_column_int64(row, 2),
		.party_id = sqlite3_column_int64(row, 3),
		.stand = (enum service_stand)sqlite3_column_int(row, 5),
		.since = column_date(row, 6),
		.due = column_date(row, 7),
		.completes = column_date(row, 8),
		.hearing = column_time(row, 9),
		.notice_by = column_date(row, 10)};
	copy_word(row, 4, line.document, sizeof line.document);
	return line;
}

bool service_lines_read(struct store *store, int64_t case_id, struct service_lines *out, struct error *err)
{
	*out = (struct service_lines){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT " SERVICE_LINE_NAMES " FROM service_state WHERE case_id = ? ORDER BY item", err);
	if (!stmt)
		return false;
	bool good, row;
	sqlite3_bind_int64(stmt, 1, case_id);
	while ((good = statement_step(store, stmt, &row, err)) && row) {
		struct service_line line = read_line(stmt);
		if (!(good = push(out, &line, err)))
			break;
	}
	statement_done(store, stmt);
	if (!good)
		service_lines_free(out);
	return good;
}

static bool same(const struct service_line *a, const struct service_line *b)
{
	return a->item == b->item && a->service_id == b->service_id && a->party_id == b->party_id &&
	       strcmp(a->document, b->document) == 0 && a->stand == b->stand && a->since == b->since &&
	       a->due == b->due && a->completes == b->completes && a->hearing == b->hearing &&
	       a->notice_by == b->notice_by;
}

bool service_line_stands(const struct service_line *line, sqlite3_stmt *row)
{
	struct service_line stored = read_line(row);
	return same(line, &stored);
}

bool service_lines_equal(const struct service_lines *a, const struct service_lines *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!same(&a->items[i], &b->items[i]))
			return false;
	return true;
}

static bool insert(struct store *store, int64_t case_id, const struct service_line *line, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"INSERT INTO service_state (" SERVICE_LINE_NAMES ") VALUES (?,?,?,?,?,?,?,?,?,?,?)", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	sqlite3_bind_int64(stmt, 2, line->item);
	sqlite3_bind_int64(stmt, 3, line->service_id);
	sqlite3_bind_int64(stmt, 4, line->party_id);
	bind_text(stmt, 5, line->document);
	sqlite3_bind_int(stmt, 6, (int)line->stand);
	bind_date(stmt, 7, line->since);
	bind_date(stmt, 8, line->due);
	bind_date(stmt, 9, line->completes);
	if (line->hearing != MINUTE_NONE)
		sqlite3_bind_int64(stmt, 10, line->hearing);
	bind_date(stmt, 11, line->notice_by);
	return statement_run(store, stmt, err);
}

bool service_lines_replace(
	struct store *store, int64_t case_id, const struct service_lines *lines, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, "DELETE FROM service_state WHERE case_id = ?", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	bool good = statement_run(store, stmt, err);
	for (size_t i = 0; good && i < lines->count; i++)
		good = insert(store, case_id, &lines->items[i], err);
	return good;
}

void service_lines_free(struct service_lines *lines)
{
	free(lines->items);
	*lines = (struct service_lines){0};
}
