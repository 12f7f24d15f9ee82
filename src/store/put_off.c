#include "store/put_off.h"

#include "base/strbuf.h"
#include "store/column_copy.h"

/* Reads them all before the first is dropped: a drop ends the reading of the schema. */
static bool remember(
	struct store *store, const char *query, struct put_off *out, struct strbuf *drops, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, query, err);
	if (!stmt)
		return false;
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		char **sql = array_push((void **)&out->sql, &out->count, sizeof *sql, err);
		ok = sql && column_copy(stmt, 1, sql, err);
		if (!ok)
			break;
		strbuf_addf(drops, "DROP INDEX \"%s\";", (const char *)sqlite3_column_text(stmt, 0));
	}
	statement_done(store, stmt);
	return ok && (!drops->failed || out_of_memory(err));
}

bool put_off_indexes(struct store *store, const char *query, struct put_off *out, struct error *err)
{
	struct strbuf drops = {0};
	bool ok = remember(store, query, out, &drops, err) && store_exec(store, strbuf_text(&drops), err);
	strbuf_free(&drops);
	return ok;
}

bool put_off_make(struct store *store, const struct put_off *put_off, size_t number, struct error *err)
{
	return store_exec(store, put_off->sql[number], err);
}

bool put_off_make_all(struct store *store, const struct put_off *put_off, struct error *err)
{
	for (size_t i = 0; i < put_off->count; i++)
		if (!put_off_make(store, put_off, i, err))
			return false;
	return true;
}

void put_off_free(struct put_off *put_off)
{
	for (size_t i = 0; i < put_off->count; i++)
		free(put_off->sql[i]);
	free(put_off->sql);
	*put_off = (struct put_off){0};
}
