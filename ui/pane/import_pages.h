/* import_pages.h — the pages of a checked ledger: one row a page, with the columns and cells of its list. */
#ifndef PANE_IMPORT_PAGES_H
#define PANE_IMPORT_PAGES_H

#include "pane/import_view.h"

struct import_page_row {
	const char *title; /* msgid */
	const struct list_column *columns; /* NULL: no list, drawn by import_view.c */
	size_t column_count;
	list_cell_function *cell; /* its data is the struct import_view */
	size_t (*count)(const struct import_job *job);
	/* appends what is shown in full below the list; or NULL */
	void (*detail)(const struct import_job *job, size_t row, struct strbuf *out);
	const char *none; /* msgid: said instead of an empty list */
};

extern const struct import_page_row import_pages[IMPORT_PAGES];

#endif
