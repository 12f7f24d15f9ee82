#include "pane/service_rows.h"

#include "base/i18n.h"
#include "law/rules.h"
#include "pane/list_moves.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void draw_cell(void *data, size_t index, const struct list_column *column, struct list_cell *cell)
{
	struct service_rows *rows = data;
	const struct services_row *row = &rows->window->rows[index];
	const struct service_column *what = &service_columns[rows->places[column - rows->columns]];
	rows->context.width = cell->width;
	strbuf_reset(&rows->cell);
	what->cell(row, &rows->context, &rows->cell);
	cell->text = strbuf_text(&rows->cell);
	cell->style = what->toned ? tone_style(service_tone(row, &rows->context)) : STYLE_NORMAL;
}

/* The attempt; of what was not sent a number below 0 that no other row has (sites are few, so the upper bits
 * of a case's id are free). */
static int64_t id_of(const struct services_row *row)
{
	enum { RULE_BITS = 6 };
	_Static_assert(LAW_RULE_IDS < 1 << RULE_BITS, "a rule's number fits");
	if (row->item > 0)
		return row->item;
	return -(int64_t)((uint64_t)row->case_id << RULE_BITS | (uint64_t)-row->item);
}

static int64_t row_id(void *data, size_t row)
{
	const struct service_rows *rows = data;
	return id_of(&rows->window->rows[row]);
}

bool service_rows_open(struct service_rows *rows, struct error *err)
{
	rows->window = calloc(1, sizeof *rows->window);
	if (!rows->window)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	rows->list = (struct list){.columns = rows->columns, .cell = draw_cell, .id = row_id, .data = rows};
	service_rows_show(rows, SERVICES_OUT);
	return true;
}

void service_rows_close(struct service_rows *rows)
{
	list_free(&rows->list);
	if (rows->window)
		services_window_free(rows->window);
	free(rows->window);
	free(rows->marked_cases);
	free(rows->marked_items);
	strbuf_free(&rows->text);
	strbuf_free(&rows->scale_title);
	strbuf_free(&rows->cell);
}

void service_rows_show(struct service_rows *rows, enum services_view view)
{
	rows->view = view;
	rows->list.column_count = 0;
	for (size_t i = 0; i < service_column_count; i++) {
		if (!(service_columns[i].views >> view & 1))
			continue;
		rows->places[rows->list.column_count] = i;
		struct list_column *column = &rows->columns[rows->list.column_count++];
		*column = service_columns[i].list;
		if (service_columns[i].widest)
			column->max = service_columns[i].widest();
	}
	list_restart(&rows->list);
}

/* --- Loading ------------------------------------------------------------------------------------------ */

/* Where a request of the list begins reading. */
static void plan(const struct service_rows *rows, struct services_query *query)
{
	const struct list_request *request = &rows->list.request;
	const struct services_row *row =
		request->anchor < rows->window->count ? &rows->window->rows[request->anchor] : NULL;
	query->from = request->kind == LIST_LAST ? SERVICES_FROM_END : SERVICES_FROM_START;
	if ((request->kind != LIST_FROM && request->kind != LIST_UP_TO) || !row)
		return;
	query->from = request->kind == LIST_FROM ? SERVICES_FROM_AT : SERVICES_FROM_BEFORE;
	query->sort_value = row->sort_value;
	query->case_id = row->case_id;
	query->item = row->item;
}

/* Two screens: each row is four looks into a file that may lie on a cold disk, and most are never shown. */
static size_t window_rows(const struct list *list)
{
	enum { SCREENS = 2, FEWEST = 24 };
	size_t wanted = SCREENS * (size_t)list->rows + 2;
	return wanted < FEWEST ? FEWEST : wanted < SERVICES_WINDOW ? wanted : SERVICES_WINDOW;
}

/* Does what the list asks for. Rows that have gone meanwhile make it ask once more. */
static bool fill_list(struct service_rows *rows, struct store *store, civil_date today, struct error *err)
{
	enum { MOST_REQUESTS = 3 };
	struct services_window *window = rows->window;
	for (int request = 0; request < MOST_REQUESTS; request++) {
		struct services_query query = {.view = rows->view,
			.today = today,
			.long_days = rows->long_days,
			.text = strbuf_text(&rows->text),
			.limit = window_rows(&rows->list)};
		bool up = rows->list.request.kind == LIST_UP_TO;
		plan(rows, &query);
		services_window_free(window);
		if (!services_load(store, &query, window, err)) {
			list_set_count(&rows->list, 0);
			return false;
		}
		if (window->count == 0 && !window->at_start)
			rows->list.request.kind = LIST_LAST; /* everything from here on has gone */
		else if (list_loaded(&rows->list, window->count, window->at_start, window->at_end,
				 up ? window->count : 0) != WIDGET_LOAD)
			break;
	}
	return true;
}

/* The row stays under the cursor when rows before it came or went. */
static void stay_on(struct service_rows *rows, int64_t id)
{
	for (size_t i = 0; i < rows->window->count; i++)
		if (row_id(rows, i) == id)
			list_go(&rows->list, i);
}

/* Over the time-line stand the days it spans. */
static void take_scale(struct service_rows *rows, civil_date today)
{
	char first[CIVIL_TEXT_SIZE], last[CIVIL_TEXT_SIZE];
	rows->scale = service_scale_of(rows->window->rows, rows->window->count, today);
	strbuf_reset(&rows->scale_title);
	strbuf_addf(&rows->scale_title, "%s ~ %s", civil_format(rows->scale.first, first) + 2,
		civil_format(rows->scale.last, last) + 2);
	for (size_t i = 0; i < rows->list.column_count; i++)
		if (strcmp(rows->columns[i].id, "bar") == 0)
			rows->columns[i].title = strbuf_text(&rows->scale_title);
}

bool service_rows_load(
	struct service_rows *rows, struct store *store, civil_date today, int lines, struct error *err)
{
	const struct services_row *row = service_rows_current(rows);
	int64_t id = row && !rows->list.request.kind ? id_of(row) : 0;
	list_set_rows(&rows->list, lines);
	if (rows->list.request.kind == LIST_NOTHING)
		list_refresh(&rows->list);
	if (!fill_list(rows, store, today, err))
		return false;
	if (id)
		stay_on(rows, id);
	take_scale(rows, today);
	return true;
}

const struct services_row *service_rows_current(const struct service_rows *rows)
{
	return rows->list.cursor < rows->window->count ? &rows->window->rows[rows->list.cursor] : NULL;
}

/* --- Marks -------------------------------------------------------------------------------------------- */

static bool grow_marks(struct service_rows *rows)
{
	if (rows->marked < rows->mark_capacity)
		return true;
	size_t capacity = rows->mark_capacity ? 2 * rows->mark_capacity : 32;
	int64_t *cases = realloc(rows->marked_cases, capacity * sizeof *cases);
	if (cases)
		rows->marked_cases = cases;
	int64_t *items = cases ? realloc(rows->marked_items, capacity * sizeof *items) : NULL;
	if (!items)
		return false;
	rows->marked_items = items;
	rows->mark_capacity = capacity;
	return true;
}

static void forget_mark(struct service_rows *rows, size_t place)
{
	rows->marked--;
	for (size_t i = place; i < rows->marked; i++) {
		rows->marked_cases[i] = rows->marked_cases[i + 1];
		rows->marked_items[i] = rows->marked_items[i + 1];
	}
}

static int64_t id_of_mark(const struct service_rows *rows, size_t place)
{
	const struct services_row row = {
		.case_id = rows->marked_cases[place], .item = rows->marked_items[place]};
	return id_of(&row);
}

static void note_document(struct service_rows *rows, const char *document)
{
	if (rows->marked == 0)
		snprintf(rows->marked_document, sizeof rows->marked_document, "%s", document);
	else if (strcmp(rows->marked_document, document) != 0)
		*rows->marked_document = '\0';
}

/* The list knows the marks by their ids, here is what they are of. */
static void toggle(struct service_rows *rows, size_t index)
{
	const struct services_row *row = &rows->window->rows[index];
	int64_t id = id_of(row);
	if (list_is_marked(&rows->list, id)) {
		for (size_t i = 0; i < rows->marked; i++)
			if (id_of_mark(rows, i) == id) {
				forget_mark(rows, i);
				break;
			}
	} else if (grow_marks(rows)) {
		note_document(rows, row->document);
		rows->marked_cases[rows->marked] = row->case_id;
		rows->marked_items[rows->marked++] = row->item;
	} else {
		return; /* not marked is what is seen then */
	}
	list_toggle_mark(&rows->list, id);
}

unsigned service_rows_mark(struct service_rows *rows)
{
	if (!service_rows_current(rows))
		return EFFECT_NONE;
	toggle(rows, rows->list.cursor);
	return pane_move_list(&rows->list, MOVE_DOWN) | EFFECT_RELOAD;
}

unsigned service_rows_mark_shown(struct service_rows *rows)
{
	for (size_t i = 0; i < (size_t)rows->list.rows && rows->list.top + i < rows->list.count; i++)
		if (!list_is_marked(&rows->list, row_id(rows, rows->list.top + i)))
			toggle(rows, rows->list.top + i);
	return EFFECT_REDRAW;
}

void service_rows_unmark_all(struct service_rows *rows)
{
	list_clear_marks(&rows->list);
	rows->marked = 0;
}

void service_rows_unmark(struct service_rows *rows, int64_t case_id, int64_t item)
{
	for (size_t i = rows->marked; i-- > 0;) {
		if (item ? rows->marked_items[i] != item : rows->marked_cases[i] != case_id)
			continue;
		list_toggle_mark(&rows->list, id_of_mark(rows, i));
		forget_mark(rows, i);
	}
}
