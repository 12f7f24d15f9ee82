/* row.h — reads and writes rows of the source tables through their descriptors (rows.h).
 *
 * Writing needs a transaction (txn.h). `row` points to the struct that the descriptor describes. */
#ifndef STORE_ROW_H
#define STORE_ROW_H

#include "store/rows.h"
#include "store/store.h"

/* An empty row: no dates, no references, no texts. */
void row_init(const struct table *table, void *row);

/* Frees its texts and makes it empty. */
void row_clear(const struct table *table, void *row);

/* Puts a copy of `text` (NULL or "" → NULL) into a text field. False (ERR_NOMEM) when out of memory. */
bool row_set_text(char **field, const char *text, struct error *err);

/* Inserts it. When `id` is 0 the row gets the next id of this site. A broken CHECK, UNIQUE or reference
 * becomes ERR_REFUSED with a sentence that names the table and what was wrong. */
bool row_insert(struct store *store, const struct table *table, void *row, struct error *err);

/* Writes all columns of an existing row. ERR_NOTFOUND when there is none of that id. */
bool row_update(struct store *store, const struct table *table, const void *row, struct error *err);

bool row_delete(struct store *store, const struct table *table, int64_t id, struct error *err);

/* Reads one row by id into `row` (initialised by the call; row_clear() it). ERR_NOTFOUND when there is none.
 */
bool row_get(struct store *store, const struct table *table, int64_t id, void *row, struct error *err);

/* Rows as an array: `items` holds `count` structs of `table->row_size` bytes each. */
struct row_list {
	const struct table *table;
	void *items;
	size_t count;
};

/* All rows of a case (tables with case_id), in the order of their ids (events: by day, then id). */
bool row_list_of_case(struct store *store, const struct table *table, int64_t case_id, struct row_list *out,
	struct error *err);

/* All rows where column `name` equals the text or number, at most `limit` (0 = 1000), by id. The column must
 * be one of the descriptor's: this is for small tables and indexed columns. */
bool row_list_where_text(struct store *store, const struct table *table, const char *name, const char *value,
	size_t limit, struct row_list *out, struct error *err);
bool row_list_where_int(struct store *store, const struct table *table, const char *name, int64_t value,
	size_t limit, struct row_list *out, struct error *err);

/* All rows of a small table (staff, rooms, arbitrators, stations, appointments …), by id. */
bool row_list_all(struct store *store, const struct table *table, struct row_list *out, struct error *err);

void row_list_free(struct row_list *list);

#define ROW_AT(list, type, i) (&((struct type *)(list)->items)[i])

#endif
