#include "store/journal.h"

#include "base/i18n.h"
#include "store/changeset.h"
#include "store/column_copy.h"

#include <stdio.h>

static void hex_hash(sqlite3_stmt *stmt, int column, char out[65])
{
	const unsigned char *bytes = sqlite3_column_blob(stmt, column);
	out[0] = '\0';
	if (sqlite3_column_bytes(stmt, column) == HASH_SIZE)
		for (size_t i = 0; i < HASH_SIZE; i++)
			snprintf(out + 2 * i, 3, "%02x", (unsigned)bytes[i]);
}

#define ENTRY_COLUMNS                                                                                        \
	"j.seq, j.at, j.today, j.actor, j.act, j.case_id, j.summary, j.undoes,"                              \
	" EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.seq), j.hash"

static bool read_entry(sqlite3_stmt *stmt, struct journal_entry *entry, struct error *err)
{
	entry->seq = sqlite3_column_int64(stmt, 0);
	entry->today = column_date(stmt, 2);
	entry->case_id = column_id(stmt, 5);
	entry->undoes = column_id(stmt, 7);
	entry->undone = sqlite3_column_int(stmt, 8);
	hex_hash(stmt, 9, entry->hash);
	return column_copy(stmt, 1, &entry->at, err) && column_copy(stmt, 3, &entry->actor, err) &&
	       column_copy(stmt, 4, &entry->act, err) && column_copy(stmt, 6, &entry->summary, err);
}

bool journal_load(struct store *store, int64_t case_id, int64_t before_seq, size_t limit,
	struct journal_list *out, struct error *err)
{
	*out = (struct journal_list){0};
	sqlite3_stmt *stmt = statement_get(store,
		case_id ? "SELECT " ENTRY_COLUMNS " FROM journal j WHERE j.seq < ?1 AND j.case_id = ?3"
			  " ORDER BY j.seq DESC LIMIT ?2"
			: "SELECT " ENTRY_COLUMNS
			  " FROM journal j WHERE j.seq < ?1 ORDER BY j.seq DESC LIMIT ?2",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, before_seq ? before_seq : INT64_MAX);
	sqlite3_bind_int64(stmt, 2, (int64_t)limit);
	if (case_id)
		sqlite3_bind_int64(stmt, 3, case_id);
	bool row = false;
	bool ok;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct journal_entry *entry =
			array_push((void **)&out->items, &out->count, sizeof *entry, err);
		ok = entry && read_entry(stmt, entry, err);
		if (!ok)
			break;
	}
	statement_done(store, stmt);
	if (!ok)
		journal_list_free(out);
	return ok;
}

bool journal_entry_load(struct store *store, int64_t seq, struct journal_entry *out, struct error *err)
{
	*out = (struct journal_entry){0};
	sqlite3_stmt *stmt =
		statement_get(store, "SELECT " ENTRY_COLUMNS " FROM journal j WHERE j.seq = ?1", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, seq);
	bool row;
	bool ok = statement_step(store, stmt, &row, err);
	if (ok)
		ok = row ? read_entry(stmt, out, err)
			 : error_set(err, ERR_NOTFOUND, _("日志里没有第 %lld 条"), (long long)seq);
	statement_done(store, stmt);
	return ok;
}

void journal_entry_clear(struct journal_entry *entry)
{
	free(entry->at);
	free(entry->actor);
	free(entry->act);
	free(entry->summary);
	*entry = (struct journal_entry){0};
}

void journal_list_free(struct journal_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		journal_entry_clear(&list->items[i]);
	free(list->items);
	*list = (struct journal_list){0};
}

/* A value for people: dates and times as such, NULL as nothing. */
static const char *show(const struct column *column, sqlite3_value *value, char *room)
{
	if (!value || sqlite3_value_type(value) == SQLITE_NULL)
		return NULL;
	if (column->type == COLUMN_DATE)
		return civil_format(sqlite3_value_int(value), room);
	if (column->type == COLUMN_TIME)
		return minute_format(sqlite3_value_int64(value), room);
	return (const char *)sqlite3_value_text(value);
}

struct reader {
	journal_change *each;
	void *context;
};

static bool visit_columns(void *context, const struct change *change, struct error *err)
{
	const struct reader *reader = context;
	(void)err;
	for (int i = 0; i < change->columns; i++) {
		char before_room[MINUTE_TEXT_SIZE], after_room[MINUTE_TEXT_SIZE];
		const struct column *column = &change->table->columns[i];
		sqlite3_value *old = change_old(change, i), *new = change_new(change, i);
		/* The key of an updated row is there only to find it; an inserted NULL says nothing. */
		if (change->operation == SQLITE_UPDATE ? !new : i == 0)
			continue;
		const char *before = show(column, old, before_room), *after = show(column, new, after_room);
		if (before || after)
			reader->each(reader->context, change->table->name, change->id, column->name, before,
				after);
	}
	return true;
}

bool journal_changes(struct store *store, int64_t seq, journal_change *each, void *context, struct error *err)
{
	struct changeset changeset;
	if (!changeset_load(store, seq, &changeset, err))
		return false;
	struct reader reader = {each, context};
	bool ok = changeset_each(&changeset, visit_columns, &reader, err);
	changeset_free(&changeset);
	return ok;
}

bool store_backup(struct store *store, const char *path, struct error *err)
{
	return copy_database(store, path, err);
}
