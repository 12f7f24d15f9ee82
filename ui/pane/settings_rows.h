/* settings_rows.h — what the settings pane lists, section by section: one row of a table a section. */
#ifndef PANE_SETTINGS_ROWS_H
#define PANE_SETTINGS_ROWS_H

#include "office/import_tables.h"
#include "store/row.h"

/* One line. Texts are owned; table and id say the row that acts are about, `key` the setting. */
struct settings_row {
	char *name, *value, *note;
	const char *key; /* of a setting, else NULL */
	char *raw; /* of a setting: its value as stored; owned */
	const struct table *table; /* or NULL */
	int64_t id;
	bool is_own; /* set by the office, not as it came */
};

struct settings_rows {
	struct settings_row *items;
	size_t count, capacity;
	bool failed; /* out of memory */
};

struct settings_section {
	const char *title; /* msgid */
	const char *name_title, *value_title, *note_title; /* msgids of the columns */
	bool (*load)(struct office *office, int argument, struct settings_rows *out, struct error *err);
	int argument;
	const char *edit, *add, *remove; /* ids of acts on a row, or NULL */
	/* What a file is read by here, or NULL. */
	bool (*import)(struct office *office, const char *text, const char *name, struct table_import *out,
		struct error *err);
	const char *hint; /* msgid: what is decided here */
};

enum { SETTINGS_SECTIONS = 12 };
extern const struct settings_section settings_sections[SETTINGS_SECTIONS];

void settings_rows_free(struct settings_rows *rows);

#endif
