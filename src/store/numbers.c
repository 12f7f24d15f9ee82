#include "store/numbers.h"

#include "base/date.h"
#include "store/private.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool store_next_serial(struct store *store, int64_t year, int64_t *serial, struct error *err)
{
	sqlite3_stmt *stmt =
		statement_get(store, "SELECT coalesce(max(serial), 0) + 1 FROM arb_case WHERE year = ?", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, year);
	bool row = false;
	bool good = statement_step(store, stmt, &row, err);
	*serial = good && row ? sqlite3_column_int64(stmt, 0) : 0;
	statement_done(store, stmt);
	return good;
}

/* The last number written in a text: 12 of 劳监投〔2020〕第12号; 0 when there is none. */
static int64_t last_number(const char *text)
{
	const char *end = text + strlen(text);
	while (end > text && !isdigit((unsigned char)end[-1]))
		end--;
	const char *start = end;
	while (start > text && isdigit((unsigned char)start[-1]))
		start--;
	return start < end ? strtoll(start, NULL, 10) : 0;
}

bool store_next_complaint(struct store *store, int64_t year, int64_t *serial, struct error *err)
{
	/* One look at an index, however many there are. */
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT number FROM inspection_complaint WHERE complained_on BETWEEN ?1 AND ?2"
		" ORDER BY complained_on DESC, id DESC LIMIT 1",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, civil_make((int)year, 1, 1));
	sqlite3_bind_int64(stmt, 2, civil_make((int)year, 12, 31));
	bool row = false;
	bool good = statement_step(store, stmt, &row, err);
	const char *number = good && row ? (const char *)sqlite3_column_text(stmt, 0) : NULL;
	*serial = (number ? last_number(number) : 0) + 1;
	statement_done(store, stmt);
	return good;
}
