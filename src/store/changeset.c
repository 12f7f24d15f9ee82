#include "store/changeset.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>
#define ZLIB_CONST /* what is read is const */
#include <zlib.h>

/* A changeset begins with 'T', the header of a table; what journal_append() packed is a zlib stream. */
static bool is_packed(const unsigned char *stored, size_t size)
{
	return size > 0 && stored[0] != 'T';
}

static bool unpack(const void *stored, size_t size, struct changeset *out)
{
	z_stream stream = {.next_in = stored, .avail_in = (uInt)size};
	if (inflateInit(&stream) != Z_OK)
		return false;
	size_t capacity = size * 4 + 1024, length = 0;
	unsigned char *data = NULL;
	int code = Z_OK;
	while (code == Z_OK) {
		unsigned char *more = realloc(data, capacity);
		if (!more)
			break;
		data = more;
		stream.next_out = data + length;
		stream.avail_out = (uInt)(capacity - length);
		code = inflate(&stream, Z_NO_FLUSH);
		length = capacity - stream.avail_out;
		if (code == Z_OK && stream.avail_out == 0 && capacity < INT32_MAX / 2)
			capacity *= 2;
		else if (code == Z_OK)
			break; /* truncated, or too long to be ours */
	}
	inflateEnd(&stream);
	if (code != Z_STREAM_END) {
		free(data);
		return false;
	}
	out->data = data;
	out->size = (int)length;
	return true;
}

bool changeset_unpack(const void *stored, size_t size, struct changeset *out, struct error *err)
{
	*out = (struct changeset){0};
	if (is_packed(stored, size))
		return unpack(stored, size, out) ||
		       error_set(err, ERR_CORRUPT, _("日志里的改动内容已损坏，无法展开；请从备份恢复"));
	if (size > INT32_MAX)
		return error_set(err, ERR_CORRUPT, _("日志里的改动内容已损坏，无法展开；请从备份恢复"));
	out->data = malloc(size ? size : 1);
	if (!out->data)
		return out_of_memory(err);
	if (size)
		memcpy(out->data, stored, size);
	out->size = (int)size;
	return true;
}

bool changeset_load(struct store *store, int64_t seq, struct changeset *out, struct error *err)
{
	*out = (struct changeset){0};
	sqlite3_stmt *stmt = statement_get(store, "SELECT changeset FROM journal WHERE seq = ?", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, seq);
	bool row;
	bool ok = statement_step(store, stmt, &row, err);
	if (ok && row)
		ok = changeset_unpack(
			sqlite3_column_blob(stmt, 0), (size_t)sqlite3_column_bytes(stmt, 0), out, err);
	else if (ok)
		ok = error_set(err, ERR_NOTFOUND, _("日志里没有第 %lld 条"), (long long)seq);
	statement_done(store, stmt);
	return ok;
}

void changeset_free(struct changeset *changeset)
{
	free(changeset->data);
	*changeset = (struct changeset){0};
}

sqlite3_value *change_old(const struct change *change, int column)
{
	sqlite3_value *value = NULL;
	if (change->operation == SQLITE_INSERT ||
		sqlite3changeset_old(change->iter, column, &value) != SQLITE_OK)
		return NULL;
	return value;
}

sqlite3_value *change_new(const struct change *change, int column)
{
	sqlite3_value *value = NULL;
	if (change->operation == SQLITE_DELETE ||
		sqlite3changeset_new(change->iter, column, &value) != SQLITE_OK)
		return NULL;
	return value;
}

static int64_t either(const struct change *change, int column)
{
	sqlite3_value *value =
		change->operation == SQLITE_INSERT ? change_new(change, column) : change_old(change, column);
	return value ? sqlite3_value_int64(value) : 0;
}

bool changeset_each(
	const struct changeset *changeset, change_visitor *visit, void *context, struct error *err)
{
	sqlite3_changeset_iter *iter = NULL;
	int code = sqlite3changeset_start(&iter, changeset->size, changeset->data);
	bool ok = code == SQLITE_OK;
	while (ok && (code = sqlite3changeset_next(iter)) == SQLITE_ROW) {
		const char *name = NULL;
		struct change change = {.iter = iter};
		code = sqlite3changeset_op(iter, &name, &change.columns, &change.operation, NULL);
		change.table = code == SQLITE_OK ? table_find(name) : NULL;
		if (!change.table || change.columns < 1 ||
			(size_t)change.columns > change.table->column_count) {
			code = SQLITE_CORRUPT;
			break;
		}
		change.id = either(&change, 0);
		change.case_id = table_has_case(change.table) && change.columns > 1 ? either(&change, 1) : 0;
		ok = visit(context, &change, err);
	}
	sqlite3changeset_finalize(iter);
	if (ok && code != SQLITE_DONE)
		return error_set(err, ERR_CORRUPT, _("日志里的改动内容已损坏，无法读取；请从备份恢复"));
	return ok;
}
