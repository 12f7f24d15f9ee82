#include "store/conflicts.h"

#include "store/column_copy.h"

/* The employers of the case, then other parties that are the same employer; CROSS JOIN keeps the order, which
 * goes from one case through the index of employers and never over a whole table. */
#define SAME_EMPLOYERS                                                                                       \
	" FROM party mine CROSS JOIN party other ON other.employer_id = mine.employer_id"                    \
	" AND other.case_id <> mine.case_id AND other.role <> 'representative'"
#define OF_CASE " mine.case_id = ?1 AND mine.role <> 'representative' AND mine.employer_id IS NOT NULL"

static bool read_representation(sqlite3_stmt *stmt, struct representation_list *out, struct error *err)
{
	struct representation *row = array_push((void **)&out->items, &out->count, sizeof *row, err);
	if (!row)
		return false;
	row->accepted = column_date(stmt, 4);
	return column_copy(stmt, 0, &row->name, err) && column_copy(stmt, 1, &row->organisation, err) &&
	       column_copy(stmt, 2, &row->party, err) && column_copy(stmt, 3, &row->case_number, err);
}

bool store_representations(struct store *store, int64_t case_id, civil_date since,
	struct representation_list *out, struct error *err)
{
	*out = (struct representation_list){0};
	if (!bulk_reads_employers(store))
		return true;
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT DISTINCT who.name, who.organisation, other.name, s.case_number, s.accepted" SAME_EMPLOYERS
		" CROSS JOIN case_state s ON s.case_id = other.case_id AND s.accepted >= ?2"
		" CROSS JOIN party who ON who.case_id = other.case_id AND who.role = 'representative'"
		" AND (who.represents_id = other.id OR who.represents_id IS NULL)"
		" WHERE" OF_CASE " ORDER BY s.accepted DESC, s.case_id DESC",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	sqlite3_bind_int64(stmt, 2, since);
	bool row = false;
	bool ok;
	while ((ok = statement_step(store, stmt, &row, err)) && row)
		if (!(ok = read_representation(stmt, out, err)))
			break;
	statement_done(store, stmt);
	if (!ok)
		representation_list_free(out);
	return ok;
}

void representation_list_free(struct representation_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].name);
		free(list->items[i].organisation);
		free(list->items[i].party);
		free(list->items[i].case_number);
	}
	free(list->items);
	*list = (struct representation_list){0};
}

bool store_seats_against(struct store *store, int64_t case_id, civil_date first, civil_date last,
	struct seat_count_list *out, struct error *err)
{
	*out = (struct seat_count_list){0};
	if (!bulk_reads_employers(store))
		return true;
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT t.arbitrator_id, count(DISTINCT t.case_id)" SAME_EMPLOYERS
		" CROSS JOIN tribunal t ON t.case_id = other.case_id AND t.state IN ('offered', 'accepted')"
		" AND t.offered_on BETWEEN ?2 AND ?3 WHERE" OF_CASE
		" GROUP BY t.arbitrator_id ORDER BY t.arbitrator_id",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	sqlite3_bind_int64(stmt, 2, first);
	sqlite3_bind_int64(stmt, 3, last);
	bool row = false;
	bool ok;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct seat_count *count = array_push((void **)&out->items, &out->count, sizeof *count, err);
		ok = count != NULL;
		if (!ok)
			break;
		*count = (struct seat_count){sqlite3_column_int64(stmt, 0), sqlite3_column_int64(stmt, 1)};
	}
	statement_done(store, stmt);
	if (!ok)
		seat_count_list_free(out);
	return ok;
}

void seat_count_list_free(struct seat_count_list *list)
{
	free(list->items);
	*list = (struct seat_count_list){0};
}
