#include "pane/docket_rows.h"

#include "app.h"
#include "base/i18n.h"
#include "law/stage.h"
#include "office/office.h"

#include <stdlib.h>
#include <string.h>

static void draw_cell(void *data, size_t index, const struct list_column *column, struct list_cell *cell)
{
	struct docket_rows *rows = data;
	const struct office *office = app_office(rows->view->app);
	const struct docket_row *row = &rows->window->rows[index];
	const struct docket_column *what = &rows->table[column - rows->columns];
	const struct cell_context context = {office->today, office->words, cell->width, what->member};
	strbuf_reset(&rows->cell);
	what->cell(row, &context, &rows->cell);
	cell->text = strbuf_text(&rows->cell);
	cell->style = what->toned    ? tone_style(rows->tone(row, office->today))
		      : row->is_open ? STYLE_NORMAL
				     : STYLE_DIM;
}

static int64_t row_id(void *data, size_t row)
{
	const struct docket_rows *rows = data;
	return rows->window->rows[row].case_id;
}

bool docket_rows_open(struct docket_rows *rows, struct view *view, const struct docket_column *table,
	size_t count, docket_tone_function *tone, struct error *err)
{
	rows->view = view;
	rows->table = table;
	rows->tone = tone;
	rows->window = calloc(1, sizeof *rows->window);
	rows->columns = calloc(count, sizeof *rows->columns);
	if (!rows->window || !rows->columns)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < count; i++)
		rows->columns[i] = table[i].list;
	rows->list = (struct list){.columns = rows->columns,
		.column_count = count,
		.cell = draw_cell,
		.id = row_id,
		.data = rows};
	list_restart(&rows->list);
	return true;
}

void docket_rows_close(struct docket_rows *rows)
{
	list_free(&rows->list);
	if (rows->window)
		docket_window_free(rows->window);
	free(rows->window);
	free(rows->columns);
	strbuf_free(&rows->cell);
}

/* --- Loading ------------------------------------------------------------------------------------------ */

enum { MOST_ROUNDS = 64 }; /* of a search that finds nothing in its share of work */

/* Where a request of the list begins reading; `anchor` says where the anchor row will be. */
static void plan(const struct docket_rows *rows, struct docket_query *query)
{
	const struct list_request *request = &rows->list.request;
	const struct docket_row *row =
		request->anchor < rows->window->count ? &rows->window->rows[request->anchor] : NULL;
	bool from_row = request->kind == LIST_FROM || request->kind == LIST_UP_TO;
	query->from = request->kind == LIST_LAST ? FROM_END : FROM_START;
	if (from_row && row) {
		query->from = request->kind == LIST_FROM ? FROM_AT : FROM_BEFORE;
		query->sort_value = row->sort_value;
		query->case_id = row->case_id;
	}
	/* The window ended because its search was long, not because the rows did: go on behind it. */
	if (request->kind == LIST_FROM && rows->window->cut &&
		request->anchor + (size_t)request->cursor >= rows->window->count) {
		query->from = FROM_AFTER;
		query->sort_value = rows->window->resume_value;
		query->case_id = rows->window->resume_id;
	}
}

/* The case stays under the cursor when rows before it came or went. */
static void stay_on(struct docket_rows *rows, int64_t case_id)
{
	for (size_t i = 0; i < rows->window->count; i++)
		if (rows->window->rows[i].case_id == case_id)
			list_go(&rows->list, i);
}

/* A few screens: each row is one more look into the file, and most of them are never shown. */
static size_t window_rows(const struct list *list)
{
	enum { SCREENS = 4, FEWEST = 64 };
	size_t wanted = SCREENS * (size_t)list->rows;
	return wanted < FEWEST ? FEWEST : wanted < DOCKET_WINDOW ? wanted : DOCKET_WINDOW;
}

static bool load_window(struct docket_rows *rows, struct store *store, civil_date today, struct error *err)
{
	struct docket_query query = {.filter = rows->filter,
		.sort = rows->sort,
		.descending = rows->descending,
		.today = today,
		.limit = window_rows(&rows->list),
		.enough = 2 * (size_t)rows->list.rows + 2};
	plan(rows, &query);
	bool forward = query.from != FROM_END && query.from != FROM_BEFORE;
	for (int round = 0; round < MOST_ROUNDS; round++) {
		docket_window_free(rows->window);
		if (!docket_load(store, &query, rows->window, err))
			return false;
		if (rows->window->count || !rows->window->cut)
			break;
		query.from = forward ? FROM_AFTER : FROM_BEFORE;
		query.sort_value = rows->window->resume_value;
		query.case_id = rows->window->resume_id;
	}
	return true;
}

static void measure_numbers(struct docket_rows *rows)
{
	int widest = rows->table[0].list.min;
	for (size_t i = 0; i < rows->window->count; i++) {
		strbuf_reset(&rows->cell);
		docket_short_number(rows->window->rows[i].case_key, &rows->cell);
		int width = text_columns(strbuf_text(&rows->cell));
		if (width > widest)
			widest = width;
	}
	rows->columns[0].min = widest;
}

/* Does what the list asks for. Rows that have gone meanwhile make it ask once more. */
static bool fill_list(struct docket_rows *rows, const struct office *office, struct error *err)
{
	enum { MOST_REQUESTS = 3 };
	const struct docket_window *window = rows->window;
	for (int request = 0; request < MOST_REQUESTS; request++) {
		bool up = rows->list.request.kind == LIST_UP_TO;
		if (!load_window(rows, office->store, office->today, err))
			return false;
		if (window->count == 0 && !window->at_start)
			rows->list.request.kind = LIST_LAST; /* everything from here on has gone */
		else if (list_loaded(&rows->list, window->count, window->at_start, window->at_end,
				 up ? window->count : 0) != WIDGET_LOAD)
			break;
	}
	return true;
}

bool docket_rows_load(struct docket_rows *rows, int lines, struct error *err)
{
	const struct docket_row *row = docket_rows_current(rows);
	int64_t case_id = row && !rows->list.request.kind ? row->case_id : 0;
	list_set_rows(&rows->list, lines);
	if (rows->list.request.kind == LIST_NOTHING)
		list_refresh(&rows->list);
	if (!fill_list(rows, app_office(rows->view->app), err))
		return false;
	if (case_id)
		stay_on(rows, case_id);
	measure_numbers(rows);
	return true;
}

/* --- Choosing ----------------------------------------------------------------------------------------- */

const struct docket_row *docket_rows_current(const struct docket_rows *rows)
{
	return rows->list.cursor < rows->window->count ? &rows->window->rows[rows->list.cursor] : NULL;
}

/* What the acts' preconditions ask, as far as a docket line says it. */
static unsigned have_of(const struct docket_row *row)
{
	bool awarded =
		row->stage == LAW_STAGE_SERVE_AWARD || (row->outcome && strcmp(row->outcome, "award") == 0);
	return (row->is_open ? NEED_OPEN : 0u) | (row->accepted != CIVIL_NONE ? NEED_ACCEPTED : 0u) |
	       (row->stage == LAW_STAGE_ACCEPTANCE ? NEED_PENDING : 0u) |
	       (row->has_tribunal ? NEED_TRIBUNAL : 0u) |
	       (row->hearing_start != MINUTE_NONE ? NEED_PLANNED : 0u) |
	       (row->stage == LAW_STAGE_SUSPENDED ? NEED_SUSPENDED : 0u) | (awarded ? NEED_AWARD : 0u);
}

void docket_rows_choose(const struct docket_rows *rows, struct pane_choice *out)
{
	const struct docket_row *row = docket_rows_current(rows);
	out->marked = rows->list.marks;
	out->marked_count = rows->list.mark_count;
	out->case_id = rows->list.mark_count == 1 ? rows->list.marks[0] : row ? row->case_id : 0;
	if (row)
		out->have |= have_of(row);
}

void docket_rows_unmark(struct docket_rows *rows, int64_t case_id)
{
	if (list_is_marked(&rows->list, case_id))
		list_toggle_mark(&rows->list, case_id);
}
