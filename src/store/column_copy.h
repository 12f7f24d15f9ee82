/* column_copy.h — owned copies of text columns, for the files of the store that hand out lists. */
#ifndef STORE_COLUMN_COPY_H
#define STORE_COLUMN_COPY_H

#include "store/private.h"

#include <stdlib.h>
#include <string.h>

/* *out = a copy of the column, NULL when it is NULL. False when out of memory. */
static inline bool column_copy(sqlite3_stmt *stmt, int index, char **out, struct error *err)
{
	const char *text = (const char *)sqlite3_column_text(stmt, index);
	*out = text ? strdup(text) : NULL;
	return *out || !text || out_of_memory(err);
}

/* Makes room for one more item in an array of items of `size` bytes; the new item is zeroed. NULL when out of
 * memory. Arrays grow by doubling at powers of two, so that only the count is kept. */
static inline void *array_push(void **items, size_t *count, size_t size, struct error *err)
{
	if ((*count & (*count - 1)) == 0) {
		void *more = realloc(*items, (*count ? *count * 2 : 1) * size);
		if (!more) {
			out_of_memory(err);
			return NULL;
		}
		*items = more;
	}
	void *item = (char *)*items + *count * size;
	memset(item, 0, size);
	(*count)++;
	return item;
}

#endif
