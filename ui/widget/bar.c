#include "widget/bar.h"

void bar_draw_status(
	struct canvas *canvas, struct rect line, style_id style, const char *left, const char *right)
{
	int right_columns = text_columns(right);
	if (right_columns > line.columns)
		right_columns = line.columns;
	int left_columns = line.columns - right_columns - (right_columns > 0);
	canvas_fill(canvas, line, style);
	if (left_columns > 0)
		canvas_field(canvas, line.row, line.column, left_columns, TEXT_LEFT, style, left);
	canvas_field(canvas, line.row, line.column + line.columns - right_columns, right_columns, TEXT_RIGHT,
		style, right);
}

static int tab_columns(const struct bar_tab *tab)
{
	return 1 + text_columns(tab->label);
}

int bar_tabs_columns(const struct bar_tab *tabs, size_t count)
{
	int columns = count > 1 ? (int)count - 1 : 0;
	for (size_t i = 0; i < count; i++)
		columns += tab_columns(&tabs[i]);
	return columns;
}

int bar_draw_tabs(
	struct canvas *canvas, struct rect line, const struct bar_tab *tabs, size_t count, size_t active)
{
	int used = 0;
	int reserved = active < count ? tab_columns(&tabs[active]) : 0;
	canvas_fill(canvas, line, STYLE_TAB);
	for (size_t i = 0; i < count; i++) {
		int width = tab_columns(&tabs[i]);
		if (i == active)
			reserved = 0;
		if (used + width + (reserved ? reserved + 1 : 0) > line.columns)
			continue;
		style_id style = i == active ? STYLE_TAB_ACTIVE : STYLE_TAB;
		char key[2] = {tabs[i].key, '\0'};
		canvas_text(canvas, line.row, line.column + used, style, key);
		canvas_text(canvas, line.row, line.column + used + 1, style, tabs[i].label);
		used += width + 1;
	}
	return used > 0 ? used - 1 : 0;
}

static int gap(const struct bar_key *key)
{
	return key->label[0] > ' ' && key->label[0] <= '~';
}

int bar_key_columns(const struct bar_key *key)
{
	return text_columns(key->key) + gap(key) + text_columns(key->label);
}

size_t bar_draw_keys(struct canvas *canvas, struct rect line, const struct bar_key *keys, size_t count)
{
	int used = 0;
	size_t drawn = 0;
	canvas_fill(canvas, line, STYLE_STATUS);
	for (; drawn < count; drawn++) {
		const struct bar_key *key = &keys[drawn];
		int width = bar_key_columns(key);
		int more = drawn + 1 < count ? 3 : 0; /* room to say that there are more */
		if (used + width + more > line.columns)
			break;
		int column = line.column + used;
		column +=
			canvas_text(canvas, line.row, column, key->dimmed ? STYLE_DIM : STYLE_KEY, key->key);
		canvas_text(canvas, line.row, column + gap(key), key->dimmed ? STYLE_DIM : STYLE_STATUS,
			key->label);
		used += width + 2;
	}
	if (drawn < count && used < line.columns)
		canvas_text(
			canvas, line.row, line.column + used, STYLE_DIM, canvas_glyph(canvas, GLYPH_TRIMMED));
	return drawn;
}
