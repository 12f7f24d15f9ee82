#include "store/open_offers.h"

#include "store/column_copy.h"

static bool read_offer(sqlite3_stmt *stmt, struct open_offer_list *out, struct error *err)
{
	struct open_offer *offer = array_push((void **)&out->items, &out->count, sizeof *offer, err);
	if (!offer)
		return false;
	*offer = (struct open_offer){.tribunal_id = sqlite3_column_int64(stmt, 0),
		.case_id = sqlite3_column_int64(stmt, 1),
		.arbitrator_id = sqlite3_column_int64(stmt, 2),
		.clerk_id = sqlite3_column_int64(stmt, 3),
		.offered_on = column_date(stmt, 6),
		.answer_by = column_date(stmt, 7)};
	return column_copy(stmt, 4, &offer->arbitrator, err) && column_copy(stmt, 5, &offer->seat, err);
}

bool open_offers(struct store *store, civil_date until, int64_t arbitrator_id, struct open_offer_list *out,
	struct error *err)
{
	*out = (struct open_offer_list){0};
	/* CROSS JOIN keeps the order: from the index of what is offered, not from all cases. */
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT t.id, t.case_id, t.arbitrator_id, s.clerk_id, a.name, t.seat, t.offered_on, t.answer_by"
		" FROM tribunal t"
		" CROSS JOIN case_state s ON s.case_id = t.case_id AND s.is_open = 1"
		" CROSS JOIN arbitrator a ON a.id = t.arbitrator_id"
		" WHERE t.state = 'offered' AND t.answer_by IS NOT NULL"
		" AND (t.answer_by <= ?1 OR t.arbitrator_id = ?2)"
		" ORDER BY t.answer_by, t.id",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int(stmt, 1, until);
	sqlite3_bind_int64(stmt, 2, arbitrator_id);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row)
		if (!(ok = read_offer(stmt, out, err)))
			break;
	statement_done(store, stmt);
	if (!ok)
		open_offer_list_free(out);
	return ok;
}

void open_offer_list_free(struct open_offer_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].arbitrator);
		free(list->items[i].seat);
	}
	free(list->items);
	*list = (struct open_offer_list){0};
}
