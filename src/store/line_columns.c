/* The stored line of a case: a row of case_state, one column after the other as CASE_LINE_COLUMNS names them.
 */
#include "store/case_source.h"
#include "store/derive_private.h"

#include <stdlib.h>
#include <string.h>

enum kind { INT, INT64, BOOL, DATE, TIME, TEXT, OUTCOME, RULE };

static const struct line_column {
	size_t offset;
	enum kind kind;
} columns[] = {
#define COLUMN(member, kind) {offsetof(struct case_line, member), kind},
	CASE_LINE_COLUMNS(COLUMN)
#undef COLUMN
};
enum { COLUMNS = sizeof columns / sizeof *columns };

#define AT(line, column, type) (*(type *)(void *)((char *)(line) + (column)->offset))
#define GET(line, column, type) (*(type const *)(const void *)((const char *)(line) + (column)->offset))

static const char *text_of(const struct case_line *line, const struct line_column *column)
{
	return column->kind == TEXT ? GET(line, column, char *) : GET(line, column, const char *);
}

/* The law's own copy of a stored word, so that lines can share them. */
static const char *outcome_word(const char *text)
{
	if (!text)
		return NULL;
	int found = law_word_find(law_outcomes, LAW_OUTCOMES, text);
	return found > 0 ? law_outcomes[found].id : "rejected";
}

static const char *rule_word(const char *text)
{
	if (!text)
		return NULL;
	int found = law_rule_find(text);
	return found >= 0 ? law_rule_infos[found].id : "hearing";
}

static bool read_column(sqlite3_stmt *row, int index, const struct line_column *column,
	struct case_line *line, struct error *err)
{
	const char *text;
	switch (column->kind) {
	case INT: AT(line, column, int) = sqlite3_column_int(row, index); break;
	case INT64: AT(line, column, int64_t) = sqlite3_column_int64(row, index); break;
	case BOOL: AT(line, column, bool) = sqlite3_column_int(row, index) != 0; break;
	case DATE: AT(line, column, civil_date) = column_date(row, index); break;
	case TIME: AT(line, column, civil_minute) = column_time(row, index); break;
	case TEXT:
		text = (const char *)sqlite3_column_text(row, index);
		AT(line, column, char *) = text ? strdup(text) : NULL;
		return AT(line, column, char *) || !text || out_of_memory(err);
	case OUTCOME:
		AT(line, column, const char *) = outcome_word((const char *)sqlite3_column_text(row, index));
		break;
	case RULE:
		AT(line, column, const char *) = rule_word((const char *)sqlite3_column_text(row, index));
		break;
	}
	return true;
}

bool case_line_read(
	struct store *store, int64_t case_id, struct case_line *line, bool *found, struct error *err)
{
	struct case_source source;
	sqlite3_stmt *row;
	case_line_init(line);
	case_source_begin(&source, store, case_id, case_id);
	bool ok = case_row(&source, CASE_ROWS_LINE, case_id, &row, err);
	*found = ok && row;
	for (int i = 0; *found && ok && i < COLUMNS; i++)
		ok = read_column(row, i + 1, &columns[i], line, err);
	if (*found)
		line->case_id = case_id;
	case_source_done(&source);
	if (!ok)
		case_line_clear(line);
	return ok;
}

static void bind_column(
	sqlite3_stmt *stmt, int index, const struct line_column *column, const struct case_line *line)
{
	switch (column->kind) {
	case INT: sqlite3_bind_int(stmt, index, GET(line, column, int)); break;
	case INT64: sqlite3_bind_int64(stmt, index, GET(line, column, int64_t)); break;
	case BOOL: sqlite3_bind_int(stmt, index, GET(line, column, bool)); break;
	case DATE: bind_date(stmt, index, GET(line, column, civil_date)); break;
	case TIME:
		if (GET(line, column, civil_minute) != MINUTE_NONE)
			sqlite3_bind_int64(stmt, index, GET(line, column, civil_minute));
		break;
	case TEXT:
	case OUTCOME:
	case RULE: bind_text(stmt, index, text_of(line, column)); break;
	}
}

bool case_line_write(struct store *store, const struct case_line *line, struct error *err)
{
#define MARK(member, kind) ",?"
	sqlite3_stmt *stmt = statement_get(store,
		"REPLACE INTO case_state (case_id" CASE_LINE_NAMES ") VALUES (?" CASE_LINE_COLUMNS(MARK) ")",
		err);
#undef MARK
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, line->case_id);
	for (int i = 0; i < COLUMNS; i++)
		bind_column(stmt, i + 2, &columns[i], line);
	return statement_run(store, stmt, err);
}

bool case_line_delete(struct store *store, int64_t case_id, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, "DELETE FROM case_state WHERE case_id = ?", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	return statement_run(store, stmt, err);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

bool case_line_equal(const struct case_line *a, const struct case_line *b)
{
	bool equal = a->case_id == b->case_id;
	for (int i = 0; equal && i < COLUMNS; i++) {
		const struct line_column *c = &columns[i];
		switch (c->kind) {
		case INT: equal = GET(a, c, int) == GET(b, c, int); break;
		case INT64: equal = GET(a, c, int64_t) == GET(b, c, int64_t); break;
		case BOOL: equal = GET(a, c, bool) == GET(b, c, bool); break;
		case DATE: equal = GET(a, c, civil_date) == GET(b, c, civil_date); break;
		case TIME: equal = GET(a, c, civil_minute) == GET(b, c, civil_minute); break;
		case TEXT:
		case OUTCOME:
		case RULE: equal = same_text(text_of(a, c), text_of(b, c)); break;
		}
	}
	return equal;
}

bool case_line_stands(const struct case_line *line, sqlite3_stmt *row)
{
	bool equal = line->case_id == sqlite3_column_int64(row, 0);
	for (int i = 0; equal && i < COLUMNS; i++) {
		const struct line_column *c = &columns[i];
		switch (c->kind) {
		case INT: equal = GET(line, c, int) == sqlite3_column_int(row, i + 1); break;
		case INT64: equal = GET(line, c, int64_t) == sqlite3_column_int64(row, i + 1); break;
		case BOOL: equal = GET(line, c, bool) == (sqlite3_column_int(row, i + 1) != 0); break;
		case DATE: equal = GET(line, c, civil_date) == column_date(row, i + 1); break;
		case TIME: equal = GET(line, c, civil_minute) == column_time(row, i + 1); break;
		case TEXT:
		case OUTCOME:
		case RULE:
			equal = same_text(text_of(line, c), (const char *)sqlite3_column_text(row, i + 1));
			break;
		}
	}
	return equal;
}

void case_line_clear(struct case_line *line)
{
	for (int i = 0; i < COLUMNS; i++)
		if (columns[i].kind == TEXT)
			free(AT(line, &columns[i], char *));
	case_line_init(line);
}
