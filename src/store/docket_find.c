/* From a case number as people write it to the case. */
#include "store/docket.h"

#include "base/i18n.h"
#include "store/private.h"
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_NUMBERS = 4 };

/* The numbers in a folded text, left to right; returns how many there are (MAX_NUMBERS + 1 = more). */
static int read_numbers(const char *folded, int64_t numbers[MAX_NUMBERS])
{
	int count = 0;
	while (*folded) {
		if (*folded < '0' || *folded > '9') {
			folded++;
			continue;
		}
		int64_t value = 0;
		for (; *folded >= '0' && *folded <= '9'; folded++)
			value = value < INT32_MAX ? value * 10 + (*folded - '0') : INT32_MAX;
		if (count == MAX_NUMBERS)
			return count + 1;
		numbers[count++] = value;
	}
	return count;
}

/* Steps a query of one bound number, or of a text, through its first two rows. */
static bool first_two(
	struct store *store, sqlite3_stmt *stmt, int64_t *case_id, int *count, struct error *err)
{
	bool ok = true, row;
	*count = 0;
	while (*count < 2 && (ok = statement_step(store, stmt, &row, err)) && row)
		if ((*count)++ == 0)
			*case_id = sqlite3_column_int64(stmt, 0);
	statement_done(store, stmt);
	return ok;
}

static bool find_exact(
	struct store *store, const char *number, int64_t *case_id, int *count, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, "SELECT id FROM arb_case WHERE case_number = ?", err);
	if (!stmt)
		return false;
	bind_text(stmt, 1, number);
	return first_two(store, stmt, case_id, count, err);
}

static bool find_key(
	struct store *store, int64_t year, int64_t serial, int64_t *case_id, int *count, struct error *err)
{
	sqlite3_stmt *stmt =
		statement_get(store, "SELECT id FROM arb_case WHERE year = ? AND serial = ? LIMIT 2", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, year);
	sqlite3_bind_int64(stmt, 2, serial);
	return first_two(store, stmt, case_id, count, err);
}

/* The serial alone: one look at each year that has cases. */
static bool find_serial(struct store *store, int64_t serial, int64_t *case_id, int *count, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT c.id FROM tally t CROSS JOIN arb_case c ON c.year = CAST(t.value AS INTEGER)"
		" AND c.serial = ? WHERE t.dimension = 'year' LIMIT 2",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, serial);
	return first_two(store, stmt, case_id, count, err);
}

static int64_t full_year(int64_t year)
{
	return year < 100 ? year + 2000 : year;
}

bool docket_find(struct store *store, const char *number, int64_t *case_id, struct error *err)
{
	struct strbuf folded = {0};
	search_fold(number, &folded);
	if (folded.failed) {
		strbuf_free(&folded);
		return out_of_memory(err);
	}
	int64_t numbers[MAX_NUMBERS] = {0};
	int count = read_numbers(strbuf_text(&folded), numbers);
	strbuf_free(&folded);
	int found = 0;
	*case_id = 0;
	if (!find_exact(store, number, case_id, &found, err))
		return false;
	/* 20-2314, 2020-2314, 〔2020〕第2314号 in any brackets: year and serial. A number written differently
	 * from how it is stored has the same two numbers in it. */
	if (found == 0 && count == 2 &&
		!find_key(store, full_year(numbers[0]), numbers[1], case_id, &found, err))
		return false;
	if (found == 0 && count == 1 && !find_serial(store, numbers[0], case_id, &found, err))
		return false;
	if (found == 1)
		return true;
	if (found > 1)
		return error_set(err, ERR_INPUT, _("案号“%s”不止一件，请写上年份，如 20-2314"), number);
	return error_set(err, ERR_NOTFOUND, _("没有案号为“%s”的案件"), number);
}
