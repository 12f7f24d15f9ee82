#include "store/row.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "store/private.h"

#include <stdlib.h>
#include <string.h>

enum row_statement { ROW_INSERT, ROW_UPDATE, ROW_DELETE, ROW_GET, ROW_OF_CASE, ROW_CASE_ID, ROW_ALL };

/* What a table is called in an error. */
static const struct {
	const struct table *table;
	const char *label;
} labels[] = {
	{&commission_table, N_("仲裁委员会")},
	{&setting_table, N_("设置")},
	{&staff_table, N_("工作人员")},
	{&person_table, N_("个人")},
	{&employer_table, N_("用人单位")},
	{&arb_case_table, N_("案件")},
	{&party_table, N_("当事人")},
	{&claim_table, N_("仲裁请求")},
	{&event_table, N_("程序事项")},
	{&service_table, N_("送达")},
	{&attempt_table, N_("送达经过")},
	{&arbitrator_table, N_("仲裁员")},
	{&appointment_table, N_("聘任")},
	{&unavailability_table, N_("不能出庭的日子")},
	{&busy_time_table, N_("忙碌的时间")},
	{&allowance_tariff_table, N_("补助标准")},
	{&allowance_statement_table, N_("补助清单")},
	{&allowance_table, N_("办案补助")},
	{&room_table, N_("庭室")},
	{&hearing_table, N_("开庭")},
	{&tribunal_table, N_("仲裁庭")},
	{&document_table, N_("文书")},
	{&note_table, N_("笔记")},
	{&inspection_complaint_table, N_("举报投诉")},
	{&station_table, N_("调解站")},
	{&holiday_table, N_("节假日")},
	{&local_rule_table, N_("地方规定")},
	{&draw_table, N_("抽取")},
	{&arbitrator_tie_table, N_("利害关系")},
	{&training_table, N_("培训")},
};

static const char *table_label(const struct table *table)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (labels[i].table == table)
			return _(labels[i].label);
	return table->name;
}

static void *field_of(const struct column *column, void *row)
{
	return (char *)row + column->offset;
}

static const void *const_field_of(const struct column *column, const void *row)
{
	return (const char *)row + column->offset;
}

static int64_t row_id(const struct table *table, const void *row)
{
	return *(const int64_t *)const_field_of(&table->columns[0], row);
}

static int64_t row_case_id(const struct table *table, const void *row)
{
	return table_has_case(table) ? *(const int64_t *)const_field_of(&table->columns[1], row) : 0;
}

void row_init(const struct table *table, void *row)
{
	memset(row, 0, table->row_size);
	for (size_t i = 0; i < table->column_count; i++) {
		const struct column *column = &table->columns[i];
		void *field = field_of(column, row);
		switch (column->type) {
		case COLUMN_DATE: *(civil_date *)field = CIVIL_NONE; break;
		case COLUMN_TIME: *(civil_minute *)field = MINUTE_NONE; break;
		case COLUMN_INT: *(int64_t *)field = column->initial; break;
		case COLUMN_ID:
		case COLUMN_FLAG:
		case COLUMN_TEXT: break;
		}
	}
}

void row_clear(const struct table *table, void *row)
{
	for (size_t i = 0; i < table->column_count; i++)
		if (table->columns[i].type == COLUMN_TEXT)
			free(*(char **)field_of(&table->columns[i], row));
	row_init(table, row);
}

bool row_set_text(char **field, const char *text, struct error *err)
{
	char *copy = text && *text ? strdup(text) : NULL;
	if (text && *text && !copy)
		return out_of_memory(err);
	free(*field);
	*field = copy;
	return true;
}

static void bind_row(sqlite3_stmt *stmt, const struct table *table, const void *row)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const void *field = const_field_of(&table->columns[i], row);
		int index = (int)i + 1;
		switch (table->columns[i].type) {
		case COLUMN_INT: sqlite3_bind_int64(stmt, index, *(const int64_t *)field); break;
		case COLUMN_ID: bind_id(stmt, index, *(const int64_t *)field); break;
		case COLUMN_FLAG: sqlite3_bind_int(stmt, index, *(const bool *)field); break;
		case COLUMN_DATE: bind_date(stmt, index, *(const civil_date *)field); break;
		case COLUMN_TIME:
			if (*(const civil_minute *)field == MINUTE_NONE)
				sqlite3_bind_null(stmt, index);
			else
				sqlite3_bind_int64(stmt, index, *(const civil_minute *)field);
			break;
		case COLUMN_TEXT: bind_text(stmt, index, *(char *const *)field); break;
		}
	}
}

static bool read_row(sqlite3_stmt *stmt, const struct table *table, void *row, struct error *err)
{
	row_init(table, row);
	for (size_t i = 0; i < table->column_count; i++) {
		void *field = field_of(&table->columns[i], row);
		int index = (int)i;
		switch (table->columns[i].type) {
		case COLUMN_INT:
		case COLUMN_ID: *(int64_t *)field = sqlite3_column_int64(stmt, index); break;
		case COLUMN_FLAG: *(bool *)field = sqlite3_column_int(stmt, index) != 0; break;
		case COLUMN_DATE: *(civil_date *)field = column_date(stmt, index); break;
		case COLUMN_TIME: *(civil_minute *)field = column_time(stmt, index); break;
		case COLUMN_TEXT:
			if (sqlite3_column_type(stmt, index) != SQLITE_NULL) {
				const char *text = (const char *)sqlite3_column_text(stmt, index);
				char *copy = text ? strdup(text) : NULL;
				if (!copy)
					return out_of_memory(err);
				*(char **)field = copy;
			}
			break;
		}
	}
	return true;
}

static void add_columns(
	struct strbuf *sql, const struct table *table, const char *separator, const char *tail)
{
	for (size_t i = 0; i < table->column_count; i++)
		strbuf_addf(sql, "%s\"%s\"%s", i ? separator : "", table->columns[i].name, tail);
}

/* A text that must not be NULL and was left empty is stored as the schema's default, or as ''. An update
 * leaves the id alone: setting it, even to itself, made SQLite look for rows that refer to it through whole
 * tables. */
static bool add_values(
	struct store *store, struct strbuf *sql, const struct table *table, bool update, struct error *err)
{
	sqlite3_stmt *info = statement_get(
		store, "SELECT name, \"notnull\", type, dflt_value FROM pragma_table_info(?)", err);
	if (!info)
		return false;
	bind_text(info, 1, table->name);
	bool row = true;
	bool ok = true;
	for (int i = 1; ok && row; i++) {
		ok = statement_step(store, info, &row, err);
		if (!ok || !row)
			break;
		if (update && i == 1)
			continue;
		const char *type = (const char *)sqlite3_column_text(info, 2);
		const char *initial = (const char *)sqlite3_column_text(info, 3);
		strbuf_add(sql, i > 1 + update ? ", " : "");
		if (update)
			strbuf_addf(sql, "\"%s\" = ", (const char *)sqlite3_column_text(info, 0));
		if (sqlite3_column_int(info, 1) && type && strcmp(type, "TEXT") == 0)
			strbuf_addf(sql, "ifnull(?%d, %s)", i, initial ? initial : "''");
		else
			strbuf_addf(sql, "?%d", i);
	}
	statement_done(store, info);
	return ok;
}

static bool write_sql(struct store *store, struct strbuf *sql, const struct table *table,
	enum row_statement which, struct error *err)
{
	switch (which) {
	case ROW_INSERT:
		strbuf_addf(sql, "INSERT INTO \"%s\" (", table->name);
		add_columns(sql, table, ", ", "");
		strbuf_add(sql, ") VALUES (");
		if (!add_values(store, sql, table, false, err))
			return false;
		strbuf_add(sql, ")");
		return true;
	case ROW_UPDATE:
		strbuf_addf(sql, "UPDATE \"%s\" SET ", table->name);
		if (!add_values(store, sql, table, true, err))
			return false;
		strbuf_add(sql, " WHERE id = ?1");
		return true;
	case ROW_DELETE: strbuf_addf(sql, "DELETE FROM \"%s\" WHERE id = ?", table->name); return true;
	case ROW_CASE_ID:
		strbuf_addf(sql, "SELECT case_id FROM \"%s\" WHERE id = ?", table->name);
		return true;
	case ROW_GET:
	case ROW_OF_CASE:
	case ROW_ALL:
		strbuf_add(sql, "SELECT ");
		add_columns(sql, table, ", ", "");
		strbuf_addf(sql, " FROM \"%s\"", table->name);
		if (which == ROW_GET)
			strbuf_add(sql, " WHERE id = ?");
		else if (which == ROW_ALL)
			strbuf_add(sql, " ORDER BY id");
		else
			strbuf_addf(sql, " WHERE case_id = ? ORDER BY %sid",
				table == &event_table ? "day, " : "");
		return true;
	}
	return false;
}

static size_t table_index(const struct table *table)
{
	size_t i = 0;
	while (source_tables[i] && source_tables[i] != table)
		i++;
	return i;
}

/* The table's own prepared statement; busy ones (a caller reads while writing) never happen, because lists
 * are read to their end before they are given out. */
static sqlite3_stmt *row_stmt(
	struct store *store, const struct table *table, enum row_statement which, struct error *err)
{
	sqlite3_stmt **slot = &store->row_statements[table_index(table)][which];
	sqlite3_stmt *ready = *slot;
	if (ready)
		return ready;
	struct strbuf sql = {0};
	bool ok = write_sql(store, &sql, table, which, err);
	if (ok && sql.failed)
		ok = out_of_memory(err);
	if (ok) {
		int code = sqlite3_prepare_v3(
			store->db, strbuf_text(&sql), -1, SQLITE_PREPARE_PERSISTENT, slot, NULL);
		if (code != SQLITE_OK)
			store_error(store, code, err);
	}
	strbuf_free(&sql);
	return *slot;
}

static void row_done(sqlite3_stmt *stmt)
{
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
}

static bool constraint_error(struct store *store, const struct table *table, int code, struct error *err)
{
	const char *label = table_label(table);
	const char *detail = sqlite3_errmsg(store->db);
	const char *colon = strstr(detail, ": ");
	const char *what = colon ? colon + 2 : detail;
	switch (code) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return error_set(err, ERR_REFUSED, _("%s没有保存：已经有相同的一条（%s）"), label, what);
	case SQLITE_CONSTRAINT_FOREIGNKEY:
		return error_set(
			err, ERR_REFUSED, _("%s没有保存：它所指的记录不存在，或者还有别的记录指着它"), label);
	case SQLITE_CONSTRAINT_NOTNULL:
		return error_set(err, ERR_REFUSED, _("%s没有保存：缺少必填的内容（%s）"), label, what);
	default: return error_set(err, ERR_REFUSED, _("%s没有保存：内容不符合要求（%s）"), label, what);
	}
}

static bool needs_txn(struct store *store, struct error *err)
{
	return txn_active(store) || error_set(err, ERR_REFUSED, _("没有打开的事务，没有保存"));
}

static bool run_write(struct store *store, const struct table *table, sqlite3_stmt *stmt, struct error *err)
{
	int code = sqlite3_step(stmt);
	bool ok = code == SQLITE_DONE;
	if (!ok && (code & 0xff) == SQLITE_CONSTRAINT)
		constraint_error(store, table, code, err);
	else if (!ok)
		store_error(store, code, err);
	row_done(stmt);
	return ok;
}

static bool not_found(const struct table *table, int64_t id, struct error *err)
{
	return error_set(err, ERR_NOTFOUND, _("没有编号 %lld 的%s，可能已被别人删除"), (long long)id,
		table_label(table));
}

bool row_insert(struct store *store, const struct table *table, void *row, struct error *err)
{
	sqlite3_stmt *stmt = needs_txn(store, err) ? row_stmt(store, table, ROW_INSERT, err) : NULL;
	if (!stmt)
		return false;
	int64_t *id = field_of(&table->columns[0], row);
	bool given = *id != 0;
	if (!given && (*id = txn_next_id(store, err)) == 0)
		return false;
	bind_row(stmt, table, row);
	if (!run_write(store, table, stmt, err)) {
		if (!given)
			*id = 0;
		return false;
	}
	return txn_row_changed(store, table, *id, row_case_id(table, row), err);
}

/* The case that the stored row belongs to, before it is changed; 0 when there is no such row. */
static bool stored_case(
	struct store *store, const struct table *table, int64_t id, int64_t *case_id, struct error *err)
{
	*case_id = 0;
	if (!table_has_case(table))
		return true;
	sqlite3_stmt *stmt = row_stmt(store, table, ROW_CASE_ID, err);
	if (!stmt)
		return false;
	bool found;
	sqlite3_bind_int64(stmt, 1, id);
	bool ok = statement_step(store, stmt, &found, err);
	if (ok && found)
		*case_id = column_id(stmt, 0);
	row_done(stmt);
	return ok;
}

bool row_update(struct store *store, const struct table *table, const void *row, struct error *err)
{
	sqlite3_stmt *stmt = needs_txn(store, err) ? row_stmt(store, table, ROW_UPDATE, err) : NULL;
	int64_t id = row_id(table, row);
	int64_t before;
	if (!stmt || !stored_case(store, table, id, &before, err))
		return false;
	bind_row(stmt, table, row);
	if (!run_write(store, table, stmt, err))
		return false;
	if (sqlite3_changes(store->db) == 0)
		return not_found(table, id, err);
	return (before == 0 || txn_row_changed(store, table, id, before, err)) &&
	       txn_row_changed(store, table, id, row_case_id(table, row), err);
}

bool row_delete(struct store *store, const struct table *table, int64_t id, struct error *err)
{
	sqlite3_stmt *stmt = needs_txn(store, err) ? row_stmt(store, table, ROW_DELETE, err) : NULL;
	int64_t before;
	if (!stmt || !stored_case(store, table, id, &before, err))
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	if (!run_write(store, table, stmt, err))
		return false;
	if (sqlite3_changes(store->db) == 0)
		return not_found(table, id, err);
	return txn_row_changed(store, table, id, before, err);
}

bool row_get(struct store *store, const struct table *table, int64_t id, void *row, struct error *err)
{
	row_init(table, row);
	sqlite3_stmt *stmt = row_stmt(store, table, ROW_GET, err);
	if (!stmt)
		return false;
	bool found;
	sqlite3_bind_int64(stmt, 1, id);
	bool ok = statement_step(store, stmt, &found, err);
	if (ok && !found)
		ok = not_found(table, id, err);
	ok = ok && read_row(stmt, table, row, err);
	row_done(stmt);
	if (!ok)
		row_clear(table, row);
	return ok;
}

/* Steps the statement to its end, or to `limit` rows. */
static bool read_list(struct store *store, sqlite3_stmt *stmt, const struct table *table, size_t limit,
	struct row_list *out, struct error *err)
{
	size_t capacity = 0;
	while (out->count < limit) {
		bool found;
		if (!statement_step(store, stmt, &found, err))
			return false;
		if (!found)
			break;
		if (out->count == capacity) {
			capacity = capacity ? capacity * 2 : 8;
			void *items = realloc(out->items, capacity * table->row_size);
			if (!items)
				return out_of_memory(err);
			out->items = items;
		}
		/* Counted first, so that a half-read row is freed with the others. */
		if (!read_row(stmt, table, (char *)out->items + out->count++ * table->row_size, err))
			return false;
	}
	return true;
}

static bool list(struct store *store, const struct table *table, enum row_statement which, int64_t case_id,
	struct row_list *out, struct error *err)
{
	*out = (struct row_list){.table = table};
	sqlite3_stmt *stmt = row_stmt(store, table, which, err);
	if (!stmt)
		return false;
	if (which == ROW_OF_CASE)
		sqlite3_bind_int64(stmt, 1, case_id);
	bool ok = read_list(store, stmt, table, SIZE_MAX, out, err);
	row_done(stmt);
	if (!ok)
		row_list_free(out);
	return ok;
}

bool row_list_of_case(struct store *store, const struct table *table, int64_t case_id, struct row_list *out,
	struct error *err)
{
	*out = (struct row_list){.table = table};
	if (!table_has_case(table))
		return error_set(err, ERR_USAGE, _("%s不属于案件"), table_label(table));
	return list(store, table, ROW_OF_CASE, case_id, out, err);
}

bool row_list_all(struct store *store, const struct table *table, struct row_list *out, struct error *err)
{
	return list(store, table, ROW_ALL, 0, out, err);
}

/* `column = ?` for one of the descriptor's columns. */
static sqlite3_stmt *where_stmt(
	struct store *store, const struct table *table, const char *name, struct error *err)
{
	size_t i = 0;
	while (i < table->column_count && strcmp(table->columns[i].name, name) != 0)
		i++;
	if (i == table->column_count) {
		error_set(err, ERR_USAGE, _("%s没有 %s 这一栏"), table_label(table), name);
		return NULL;
	}
	struct strbuf sql = {0};
	strbuf_add(&sql, "SELECT ");
	add_columns(&sql, table, ", ", "");
	strbuf_addf(&sql, " FROM \"%s\" WHERE \"%s\" = ? ORDER BY id LIMIT ?", table->name, name);
	sqlite3_stmt *stmt = NULL;
	if (sql.failed)
		out_of_memory(err);
	else
		stmt = statement_get(store, strbuf_text(&sql), err);
	strbuf_free(&sql);
	return stmt;
}

static bool list_where(struct store *store, const struct table *table, sqlite3_stmt *stmt, size_t limit,
	struct row_list *out, struct error *err)
{
	enum { USUAL_LIMIT = 1000 };
	if (limit == 0)
		limit = USUAL_LIMIT;
	sqlite3_bind_int64(stmt, 2, (int64_t)limit);
	bool ok = read_list(store, stmt, table, limit, out, err);
	statement_done(store, stmt);
	if (!ok)
		row_list_free(out);
	return ok;
}

bool row_list_where_text(struct store *store, const struct table *table, const char *name, const char *value,
	size_t limit, struct row_list *out, struct error *err)
{
	*out = (struct row_list){.table = table};
	sqlite3_stmt *stmt = where_stmt(store, table, name, err);
	if (!stmt)
		return false;
	bind_text(stmt, 1, value);
	return list_where(store, table, stmt, limit, out, err);
}

bool row_list_where_int(struct store *store, const struct table *table, const char *name, int64_t value,
	size_t limit, struct row_list *out, struct error *err)
{
	*out = (struct row_list){.table = table};
	sqlite3_stmt *stmt = where_stmt(store, table, name, err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, value);
	return list_where(store, table, stmt, limit, out, err);
}

void row_list_free(struct row_list *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		row_clear(rows->table, (char *)rows->items + i * rows->table->row_size);
	free(rows->items);
	*rows = (struct row_list){.table = rows->table};
}
