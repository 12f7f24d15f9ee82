#include "store/numbers.h"

#include "base/date.h"
#include "store/private.h"

static bool query(
	struct store *store, const char *sql, int64_t first, int64_t second, int64_t *out, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, sql, err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, first);
	if (sqlite3_bind_parameter_count(stmt) > 1)
		sqlite3_bind_int64(stmt, 2, second);
	bool row = false;
	bool good = statement_step(store, stmt, &row, err);
	*out = good && row ? sqlite3_column_int64(stmt, 0) : 0;
	statement_done(store, stmt);
	return good;
}

bool store_next_serial(struct store *store, int64_t year, int64_t *serial, struct error *err)
{
	return query(store, "SELECT coalesce(max(serial), 0) + 1 FROM arb_case WHERE year = ?1", year, 0,
		serial, err);
}

bool store_next_complaint(struct store *store, int64_t year, int64_t *serial, struct error *err)
{
	return query(store,
		"SELECT count(*) + 1 FROM inspection_complaint WHERE complained_on BETWEEN ?1 AND ?2",
		civil_make((int)year, 1, 1), civil_make((int)year, 12, 31), serial, err);
}
