#include "store/addresses.h"

#include "store/column_copy.h"

/* Party ids grow with the cases, so that the newest are at the end of an index and LIMIT reads no others. */
#define ADDRESSES(parties)                                                                                      \
	"WITH mine AS MATERIALIZED (SELECT id, case_id, address FROM party WHERE " parties                      \
	"   ORDER BY id DESC LIMIT ?2)"                                                                         \
	" SELECT m.case_id, c.case_number, coalesce(a.address, iif(a.method = 'electronic', NULL, m.address))," \
	"   a.method, a.result, a.reason, coalesce(a.result_on, a.sent_on)"                                     \
	" FROM mine m CROSS JOIN service s ON s.case_id = m.case_id AND s.party_id = m.id"                      \
	" CROSS JOIN attempt a ON a.service_id = s.id LEFT JOIN arb_case c ON c.id = m.case_id"                 \
	" WHERE a.result <> 'out' AND a.method <> 'announcement'"

static bool read_row(sqlite3_stmt *stmt, struct address_list *out, struct error *err)
{
	struct address_row *row = array_push((void **)&out->items, &out->count, sizeof *row, err);
	if (!row)
		return false;
	row->case_id = sqlite3_column_int64(stmt, 0);
	row->day = column_date(stmt, 6);
	return column_copy(stmt, 1, &row->case_number, err) && column_copy(stmt, 2, &row->address, err) &&
	       column_copy(stmt, 3, &row->method, err) && column_copy(stmt, 4, &row->result, err) &&
	       column_copy(stmt, 5, &row->reason, err);
}

/* Runs a bound statement to its end. */
static bool read_all(struct store *store, sqlite3_stmt *stmt, struct address_list *out, struct error *err)
{
	bool ok, row;
	sqlite3_bind_int(stmt, 2, ADDRESS_CASES);
	while ((ok = statement_step(store, stmt, &row, err)) && row)
		if (!(ok = read_row(stmt, out, err)))
			break;
	statement_done(store, stmt);
	return ok;
}

static bool of_employer(struct store *store, int64_t id, struct address_list *out, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, ADDRESSES("employer_id = ?1"), err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	return read_all(store, stmt, out, err);
}

static bool of_name(struct store *store, const char *name, struct address_list *out, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, ADDRESSES("name = ?1"), err);
	if (!stmt)
		return false;
	bind_text(stmt, 1, name);
	return read_all(store, stmt, out, err);
}

/* Employers of that key but the one that is known already. */
static bool namesakes(struct store *store, const struct address_query *query, int64_t *ids, size_t *count,
	struct error *err)
{
	sqlite3_stmt *stmt = statement_get(
		store, "SELECT id FROM employer WHERE name_key = ?1 AND id <> ?2 ORDER BY id LIMIT ?3", err);
	if (!stmt)
		return false;
	bind_text(stmt, 1, query->name_key);
	sqlite3_bind_int64(stmt, 2, query->employer_id);
	sqlite3_bind_int(stmt, 3, ADDRESS_NAMESAKES);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row)
		ids[(*count)++] = sqlite3_column_int64(stmt, 0);
	statement_done(store, stmt);
	return ok;
}

static int newest_first(const void *a, const void *b)
{
	const struct address_row *x = a, *y = b;
	if (x->day != y->day)
		return x->day > y->day ? -1 : 1;
	int served = (strcmp(y->result, "served") == 0) - (strcmp(x->result, "served") == 0);
	if (served)
		return served; /* in vain in the morning, found in the afternoon */
	return (x->case_id < y->case_id) - (x->case_id > y->case_id);
}

bool addresses_load(
	struct store *store, const struct address_query *query, struct address_list *out, struct error *err)
{
	*out = (struct address_list){0};
	int64_t ids[ADDRESS_NAMESAKES + 1];
	size_t count = 0;
	bool mine;
	if (store->bulk) /* the indexes are gone until it ends */
		return true;
	if (!snapshot_begin(store, &mine, err))
		return false;
	if (query->employer_id)
		ids[count++] = query->employer_id;
	bool ok = !query->name_key || namesakes(store, query, ids, &count, err);
	for (size_t i = 0; ok && i < count; i++)
		ok = of_employer(store, ids[i], out, err);
	if (ok && count == 0 && query->name)
		ok = of_name(store, query->name, out, err);
	snapshot_end(store, mine);
	if (!ok)
		address_list_free(out);
	else if (out->count > 1)
		qsort(out->items, out->count, sizeof *out->items, newest_first);
	return ok;
}

void address_list_free(struct address_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct address_row *row = &list->items[i];
		free(row->case_number);
		free(row->address);
		free(row->method);
		free(row->result);
		free(row->reason);
	}
	free(list->items);
	*list = (struct address_list){0};
}
