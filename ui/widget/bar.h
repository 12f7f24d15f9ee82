/* bar.h — the lines at the edges of the screen: tabs, keys, status. */
#ifndef WIDGET_BAR_H
#define WIDGET_BAR_H

#include "widget/widget.h"

/* Text at the left, text at the right; the right one is kept, the left one is cut. */
void bar_draw_status(
	struct canvas *canvas, struct rect line, style_id style, const char *left, const char *right);

/* 1案件 2详情 …; returns the columns used. Entries that do not fit are left out, the active one never. */
struct bar_tab {
	const char *label;
	char key; /* shown in front of it */
};
int bar_draw_tabs(
	struct canvas *canvas, struct rect line, const struct bar_tab *tabs, size_t count, size_t active);

/* Columns that all of them take. */
int bar_tabs_columns(const struct bar_tab *tabs, size_t count);

struct bar_key {
	const char *key;
	const char *label;
	bool dimmed; /* cannot be done now */
};

/* Columns one entry takes: a label in letters stands apart from its key. */
int bar_key_columns(const struct bar_key *key);

/* "Enter详情  a受理 …", "a accept  …"; whole entries, as many as fit, a mark where some were left out.
 * Returns how many were drawn. */
size_t bar_draw_keys(struct canvas *canvas, struct rect line, const struct bar_key *keys, size_t count);

#endif
