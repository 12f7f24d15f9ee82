#include "store/recusals.h"

#include "store/column_copy.h"

static bool read_recusal(sqlite3_stmt *stmt, struct recusal_list *out, struct error *err)
{
	struct recusal_brief *row = array_push((void **)&out->items, &out->count, sizeof *row, err);
	if (!row)
		return false;
	*row = (struct recusal_brief){.id = sqlite3_column_int64(stmt, 0),
		.request_id = sqlite3_column_int64(stmt, 1),
		.decision_id = sqlite3_column_int64(stmt, 2),
		.arbitrator_id = sqlite3_column_int64(stmt, 3),
		.clerk_id = sqlite3_column_int64(stmt, 4),
		.requested_on = column_date(stmt, 5),
		.number = sqlite3_column_int(stmt, 6),
		.granted = sqlite3_column_int(stmt, 7) != 0};
	return column_copy(stmt, 8, &row->person, err) && column_copy(stmt, 9, &row->asked_by, err) &&
	       column_copy(stmt, 10, &row->ground, err) && column_copy(stmt, 11, &row->note, err);
}

bool recusals_of_case(struct store *store, int64_t case_id, struct recusal_list *out, struct error *err)
{
	*out = (struct recusal_list){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT r.id, r.request_id, coalesce(r.decision_id, 0), coalesce(r.arbitrator_id, 0),"
		" coalesce(r.clerk_id, 0), e.day, e.party, r.granted, coalesce(a.name, w.name), r.asked_by,"
		" r.ground, e.note FROM recusal r JOIN event e ON e.id = r.request_id"
		" LEFT JOIN arbitrator a ON a.id = r.arbitrator_id LEFT JOIN staff w ON w.id = r.clerk_id"
		" WHERE r.case_id = ? ORDER BY e.party, r.id",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row)
		if (!(ok = read_recusal(stmt, out, err)))
			break;
	statement_done(store, stmt);
	if (!ok)
		recusal_list_free(out);
	return ok;
}

void recusal_list_free(struct recusal_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].person);
		free(list->items[i].asked_by);
		free(list->items[i].ground);
		free(list->items[i].note);
	}
	free(list->items);
	*list = (struct recusal_list){0};
}

const struct recusal_brief *recusal_of_deadline(const struct recusal_list *list, civil_date start, int number)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].requested_on == start && list->items[i].number == number)
			return &list->items[i];
	return NULL;
}

const struct recusal_brief *recusal_of_event(const struct recusal_list *list, int64_t event_id)
{
	for (size_t i = 0; event_id && i < list->count; i++)
		if (list->items[i].request_id == event_id || list->items[i].decision_id == event_id)
			return &list->items[i];
	return NULL;
}
