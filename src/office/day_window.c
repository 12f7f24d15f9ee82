/* day_window.c — pieces of the day sheet: rows from any place on, forwards and backwards. */
#include "base/i18n.h"
#include "office/day_private.h"
#include "office/recusal.h"

#include <stdlib.h>

bool day_row_is_deadline(const struct day_row *row)
{
	return row->section == DAY_OVERDUE || row->section == DAY_TODAY || row->section == DAY_COMING;
}

bool day_row_same(const struct day_row *a, const struct day_row *b)
{
	if (a->section != b->section || a->heading != b->heading)
		return false;
	if (a->heading || a->section == DAY_ASKED)
		return true;
	return day_row_is_deadline(a) ? due_same(&a->due, &b->due) : a->index == b->index;
}

const struct open_offer *day_row_offer(const struct day_sheet *sheet, const struct day_row *row)
{
	return row->section == DAY_OFFERS && !row->heading ? &sheet->offers.items[row->index] : NULL;
}

int64_t day_row_case(const struct day_sheet *sheet, const struct day_row *row)
{
	if (row->heading || row->section == DAY_ASKED || row->section == DAY_TERMS)
		return 0;
	if (row->section == DAY_UNLAWFUL)
		return sheet->flaws.items[row->index].case_id;
	const struct open_offer *offer = day_row_offer(sheet, row);
	if (offer)
		return offer->case_id;
	return row->section == DAY_HEARINGS ? sheet->hearings.items[row->index].case_id : row->due.case_id;
}

struct filling {
	const struct day_sheet *sheet;
	struct day_window *window;
	size_t limit;
	enum day_section section;
	bool backwards;
	const struct day_row *place; /* where to go on within the section, or NULL */
	bool with_place;
};

static bool is_full(const struct filling *filling)
{
	return filling->window->count == filling->limit;
}

static struct day_row *add(struct filling *filling)
{
	struct day_row *row = &filling->window->rows[filling->window->count++];
	*row = (struct day_row){.section = filling->section};
	return row;
}

static bool add_due(void *context, const struct due_row *row)
{
	struct filling *filling = context;
	if (day_section_of(filling->sheet, row) == filling->section)
		add(filling)->due = *row;
	return !is_full(filling);
}

/* The rows of a section that was read as a list. */
static void add_listed(struct filling *filling)
{
	size_t count = filling->sheet->counts[filling->section];
	size_t at = !filling->place
			    ? (filling->backwards ? count : 0)
			    : filling->place->index + (filling->backwards || filling->with_place ? 0 : 1);
	if (filling->backwards)
		while (at > 0 && !is_full(filling))
			add(filling)->index = --at;
	else
		for (; at < count && !is_full(filling); at++)
			add(filling)->index = at;
}

static bool add_rows(struct filling *filling, struct error *err)
{
	struct due_query query;
	if (is_full(filling))
		return true;
	if (day_section_span(filling->sheet, filling->section, &query)) {
		query.place = filling->place ? &filling->place->due : NULL;
		query.with_place = filling->with_place;
		query.backwards = filling->backwards;
		return due_scan(filling->sheet->office->store, &query, add_due, filling, err);
	}
	if (filling->section != DAY_ASKED)
		add_listed(filling);
	else if (!filling->place || filling->with_place)
		add(filling);
	return true;
}

static void add_heading(struct filling *filling)
{
	if (!is_full(filling))
		add(filling)->heading = true;
}

/* The part of the filling's section that lies behind `place` (before it, backwards), its heading included. */
static bool add_section(struct filling *filling, const struct day_row *place, struct error *err)
{
	bool here = place && place->section == filling->section;
	filling->place = here && !place->heading ? place : NULL;
	if (filling->backwards) {
		bool before = here && place->heading;
		if (!before && !add_rows(filling, err))
			return false;
		if (!before)
			add_heading(filling);
		return true;
	}
	if (!here || (place->heading && filling->with_place))
		add_heading(filling);
	return add_rows(filling, err);
}

static const char *name_of(const struct day_sheet *sheet, const struct day_row *row)
{
	if (row->section == DAY_HEARINGS) {
		const char *clerk = sheet->hearings.items[row->index].clerk;
		return clerk ? clerk : row->of.clerk;
	}
	if (row->section == DAY_UNLAWFUL)
		return row->of.clerk ? row->of.clerk : row->of.lead;
	const struct open_offer *offer = day_row_offer(sheet, row);
	if (offer && sheet->mine && offer->arbitrator_id == sheet->person.arbitrator_id)
		return offer->arbitrator;
	if (offer)
		return row->of.clerk ? row->of.clerk : sheet->director;
	switch (day_task_of(&row->due)) {
	case LAW_BY_CLERK: return row->of.clerk;
	case LAW_BY_ARBITRATOR: return row->of.lead;
	case LAW_BY_DIRECTOR: break;
	}
	return sheet->director;
}

/* Whom the decision on a recusal is about. */
static bool name_recused(const struct day_sheet *sheet, struct day_row *row, struct error *err)
{
	struct recusal_list list;
	if (!day_row_is_deadline(row) || row->due.rule != LAW_RULE_RECUSAL_DECISION)
		return true;
	if (!recusals_of_case(sheet->office->store, row->due.case_id, &list, err))
		return false;
	const struct recusal_brief *recusal = recusal_of_deadline(&list, row->due.start, row->due.party);
	struct strbuf why = {0};
	if (recusal) {
		row->recusal_id = recusal->id;
		recusal_text(recusal, &why);
	}
	bool good = !recusal || (row_set_text(&row->about, recusal->person, err) &&
					row_set_text(&row->why, strbuf_text(&why), err));
	strbuf_free(&why);
	recusal_list_free(&list);
	return good;
}

/* The cases of the rows, and whose task each is. */
static bool name_rows(const struct day_sheet *sheet, struct day_window *window, struct error *err)
{
	for (size_t i = 0; i < window->count; i++) {
		struct day_row *row = &window->rows[i];
		int64_t case_id = day_row_case(sheet, row);
		if (case_id && !due_case_load(sheet->office->store, case_id, &row->of, err))
			return false;
		const struct open_offer *offer = day_row_offer(sheet, row);
		if ((offer && !row_set_text(&row->about, offer->arbitrator, err)) ||
			(case_id && !name_recused(sheet, row, err)))
			return false;
		if (case_id)
			row->who = name_of(sheet, row);
		else if (row->section == DAY_TERMS && !row->heading)
			row->who = sheet->director;
	}
	return true;
}

static void reverse(struct day_window *window)
{
	for (size_t i = 0, j = window->count; i + 1 < j; i++) {
		struct day_row row = window->rows[i];
		window->rows[i] = window->rows[--j];
		window->rows[j] = row;
	}
}

static bool fill(struct filling *filling, const struct day_row *place, struct error *err)
{
	const struct day_sheet *sheet = filling->sheet;
	int step = filling->backwards ? -1 : 1;
	int section = place ? (int)place->section : filling->backwards ? DAY_SECTIONS - 1 : 0;
	for (; section >= 0 && section < DAY_SECTIONS && !is_full(filling); section += step) {
		filling->section = (enum day_section)section;
		if (sheet->counts[section] && !add_section(filling, place, err))
			return false;
	}
	return true;
}

static bool is_first(const struct day_sheet *sheet, const struct day_row *place)
{
	enum day_section first = 0;
	while (first < place->section && sheet->counts[first] == 0)
		first++;
	return place->heading && place->section == first;
}

bool day_window_load(const struct day_sheet *sheet, enum day_from from, const struct day_row *place,
	size_t limit, struct day_window *out, struct error *err)
{
	if (limit > DAY_WINDOW)
		limit = DAY_WINDOW;
	/* One more than wanted says whether there are others. */
	*out = (struct day_window){.rows = calloc(limit + 1, sizeof *out->rows)};
	if (!out->rows)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	struct filling filling = {.sheet = sheet,
		.window = out,
		.limit = limit + 1,
		.backwards = from == DAY_FROM_END || from == DAY_FROM_BEFORE,
		.with_place = from == DAY_FROM_AT};
	bool placed = from != DAY_FROM_START && from != DAY_FROM_END;
	bool good = fill(&filling, placed ? place : NULL, err);
	bool more = out->count > limit;
	out->count -= more;
	if (filling.backwards)
		reverse(out);
	out->at_end = filling.backwards ? !placed : !more;
	out->at_start =
		filling.backwards ? !more : !placed || (from == DAY_FROM_AT && is_first(sheet, place));
	good = good && name_rows(sheet, out, err);
	if (!good)
		day_window_free(out);
	return good;
}

void day_window_free(struct day_window *window)
{
	for (size_t i = 0; i < window->count; i++) {
		due_case_clear(&window->rows[i].of);
		free(window->rows[i].about);
		free(window->rows[i].why);
	}
	free(window->rows);
	*window = (struct day_window){0};
}
