/* docket_list.c — the window of rows around the docket's cursor. */
#include "pane/docket_list.h"

#include "base/i18n.h"

#include <stdlib.h>

/* A screen higher than this shows this many rows: two screens must fit into a window. */
enum { MOST_LINES = DOCKET_WINDOW / 2 - 4 };

static long row_count(const struct docket_list *list)
{
	return list->window ? (long)list->window->count : 0;
}

const struct docket_row *docket_list_row(const struct docket_list *list)
{
	if (list->cursor < 0 || list->cursor >= row_count(list))
		return NULL;
	return &list->window->rows[list->cursor];
}

/* Keeps cursor and screen inside what the list has; says which rows are missing. */
static unsigned settle(struct docket_list *list)
{
	long count = row_count(list);
	bool at_start = !list->window || list->window->at_start;
	bool at_end = !list->window || list->window->at_end;
	if (at_end && list->cursor >= count)
		list->cursor = count - 1;
	if (at_start && list->cursor < 0)
		list->cursor = 0;
	if (list->top > list->cursor)
		list->top = list->cursor;
	if (list->top < list->cursor - list->lines + 1)
		list->top = list->cursor - list->lines + 1;
	if (at_end && list->top > count - list->lines)
		list->top = count - list->lines;
	if (at_start && list->top < 0)
		list->top = 0;
	if (list->top < 0)
		list->want = WANT_PREVIOUS;
	else if (!at_end && list->top + list->lines > count)
		list->want = WANT_NEXT;
	return list->want == WANT_NOTHING ? EFFECT_REDRAW : EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned shift(struct docket_list *list, long rows, bool page)
{
	list->cursor += rows;
	if (page)
		list->top += rows;
	return settle(list);
}

static unsigned go_home(struct docket_list *list)
{
	if (!list->window || !list->window->at_start) {
		list->want = WANT_START;
		return EFFECT_RELOAD | EFFECT_REDRAW;
	}
	list->cursor = 0;
	return settle(list);
}

static unsigned go_end(struct docket_list *list)
{
	if (!list->window || !list->window->at_end) {
		list->want = WANT_END;
		return EFFECT_RELOAD | EFFECT_REDRAW;
	}
	list->cursor = row_count(list) - 1;
	return settle(list);
}

unsigned docket_list_move(struct docket_list *list, enum move move)
{
	if (list->want != WANT_NOTHING) /* several keys before one load: the load comes first */
		return EFFECT_RELOAD | EFFECT_REDRAW;
	int page = list->lines > 1 ? list->lines - 1 : 1;
	switch (move) {
	case MOVE_UP: return shift(list, -1, false);
	case MOVE_DOWN: return shift(list, 1, false);
	case MOVE_PAGE_UP: return shift(list, -page, true);
	case MOVE_PAGE_DOWN: return shift(list, page, true);
	case MOVE_HOME: return go_home(list);
	case MOVE_END: return go_end(list);
	default: return EFFECT_NOT_MINE;
	}
}

void docket_list_restart(struct docket_list *list)
{
	list->want = WANT_START;
}

/* The row a query goes on from. */
static void go_on_from(struct docket_query *query, const struct docket_list *list, long row)
{
	query->sort_value = list->window->rows[row].sort_value;
	query->case_id = list->window->rows[row].case_id;
}

/* What to ask for; `*anchor` is the window's row that the query goes on from. */
static void plan(const struct docket_list *list, struct docket_query *query, long *anchor)
{
	long count = row_count(list);
	*anchor = 0;
	switch (list->want) {
	case WANT_END: query->from = FROM_END; break;
	case WANT_CASE:
		query->from = FROM_AT;
		query->sort_value = list->target_value;
		query->case_id = list->target_id;
		break;
	case WANT_NEXT:
		query->from = FROM_AT;
		*anchor = list->cursor - list->lines < count - 1 ? list->cursor - list->lines : count - 1;
		if (*anchor < 0)
			*anchor = 0;
		go_on_from(query, list, *anchor);
		break;
	case WANT_PREVIOUS:
		query->from = FROM_BEFORE;
		*anchor = list->cursor + list->lines > 0 ? list->cursor + list->lines : 0;
		if (*anchor > count - 1)
			*anchor = count - 1;
		go_on_from(query, list, *anchor);
		break;
	case WANT_REFRESH:
		if (count > 0 && !list->window->at_start) {
			query->from = FROM_AT;
			go_on_from(query, list, 0);
			break;
		}
		query->from = FROM_START;
		break;
	default: query->from = FROM_START; break;
	}
}

static void follow_case(struct docket_list *list, int64_t case_id)
{
	for (long i = 0; i < row_count(list); i++)
		if (list->window->rows[i].case_id == case_id) {
			list->top += i - list->cursor;
			list->cursor = i;
			return;
		}
}

bool docket_list_load(
	struct docket_list *list, struct store *store, civil_date today, int lines, struct error *err)
{
	if (!list->window) {
		list->window = calloc(1, sizeof *list->window);
		if (!list->window)
			return error_set(err, ERR_NOMEM, _("内存不足"));
		if (list->want == WANT_REFRESH)
			list->want = WANT_START;
	}
	list->lines = lines < 1 ? 1 : lines > MOST_LINES ? MOST_LINES : lines;
	const struct docket_row *row = docket_list_row(list);
	int64_t case_id = row ? row->case_id : 0;
	/* A move may have left a hole at both ends of a short window: a few rounds at most. */
	for (int round = 0; round < 4; round++) {
		enum docket_want want = list->want;
		struct docket_query query = {.filter = list->filter,
			.sort = list->sort,
			.descending = list->descending,
			.today = today,
			.limit = DOCKET_WINDOW};
		long anchor;
		plan(list, &query, &anchor);
		long before = row_count(list);
		if (!docket_load(store, &query, list->window, err))
			return false;
		list->want = WANT_NOTHING;
		long count = row_count(list);
		if (want == WANT_NEXT) {
			list->cursor -= anchor;
			list->top -= anchor;
		} else if (want == WANT_PREVIOUS) {
			list->cursor += count - anchor;
			list->top += count - anchor;
		} else if (want == WANT_END) {
			list->cursor = count - 1;
			list->top = list->cursor - list->lines + 1;
		} else if (want == WANT_REFRESH && before > 0) {
			if (count == 0 && !list->window->at_start) { /* everything from here on has gone */
				list->want = WANT_END;
				continue;
			}
			follow_case(list, case_id);
		} else {
			list->cursor = list->top = 0;
		}
		if (count == 0) {
			list->cursor = list->top = 0;
			return true;
		}
		settle(list);
		if (list->want == WANT_NOTHING)
			return true;
		case_id = 0;
	}
	list->want = WANT_NOTHING;
	if (list->top < 0)
		list->top = 0;
	return true;
}

void docket_list_free(struct docket_list *list)
{
	if (!list->window)
		return;
	docket_window_free(list->window);
	free(list->window);
	list->window = NULL;
}
