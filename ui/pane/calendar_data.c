/* calendar_data.c — reading what the calendar shows. */
#include "pane/calendar_data.h"

#include "base/i18n.h"
#include "base/text.h"
#include "office/clash.h"
#include "office/words.h"
#include "pane/calendar_clash.h"

#include <stdlib.h>
#include <string.h>

enum {
	DAY_MINUTES = 24 * 60,
	MONTH_LIMIT = 1000, /* hearings of a month that are read as they come … */
	PER_DAY = 12, /* … beyond it, so many a day: no cell shows more */
	WEEK_LIMIT = 8000 /* a week or a day is read whole: a place must not look free because it is crowded
			     before */
};

/* --- Case numbers ------------------------------------------------------------------------------------ */

void calendar_short_number(const char *case_number, int year, char out[CALENDAR_NUMBER])
{
	out[0] = '\0';
	if (!case_number)
		return;
	/* The last run of digits is the serial, the one of four before it the year. */
	long serial = -1, of_year = -1;
	for (const char *p = case_number; *p;) {
		if (*p < '0' || *p > '9') {
			p++;
			continue;
		}
		char *end;
		long number = strtol(p, &end, 10);
		if (serial >= 1000 && serial <= 9999)
			of_year = serial;
		serial = number;
		p = end;
	}
	struct strbuf text = {0};
	if (serial < 0)
		strbuf_add(&text, case_number);
	else if (of_year < 0 || of_year == year)
		strbuf_addf(&text, "%ld", serial);
	else
		strbuf_addf(&text, "%02ld-%ld", of_year % 100, serial);
	size_t length = text_boundary(strbuf_text(&text), text.length,
		text.length < CALENDAR_NUMBER ? text.length : CALENDAR_NUMBER - 1);
	memcpy(out, strbuf_text(&text), length);
	out[length] = '\0';
	strbuf_free(&text);
}

/* --- Days -------------------------------------------------------------------------------------------- */

static void set_days(struct calendar_data *data, const struct law_calendar *calendar)
{
	data->day_count = (size_t)(data->last - data->first) + 1;
	for (size_t i = 0; i < data->day_count; i++) {
		struct calendar_day *day = &data->days[i];
		civil_date date = data->first + (civil_date)i;
		const struct law_holiday *holiday = law_holiday_of(calendar, date);
		bool weekend = civil_weekday(date) >= 5;
		*day = (struct calendar_day){.date = date,
			.name = holiday ? holiday->name : "",
			.provisional = !law_is_scheduled(calendar, date)};
		if (holiday)
			day->kind = holiday->work ? DAY_MAKE_UP : DAY_OFF;
		else
			day->kind = weekend ? DAY_REST : DAY_WORK;
	}
}

static bool count_days(struct calendar_data *data, struct office *office, const struct hearing_query *query,
	struct error *err)
{
	int counts[CALENDAR_DAYS];
	if (!hearings_per_day(office->store, query, data->day_count, counts, err))
		return false;
	for (size_t i = 0; i < data->day_count; i++)
		data->days[i].hearings = counts[i];
	return true;
}

/* --- Hearings ---------------------------------------------------------------------------------------- */

/* Moves the rows of `more` to the end of `list`. */
static bool append(struct hearing_list *list, struct hearing_list *more, struct error *err)
{
	if (more->count == 0) {
		hearing_list_free(more);
		return true;
	}
	struct hearing_row *items = realloc(list->items, (list->count + more->count) * sizeof *items);
	if (!items) {
		hearing_list_free(more);
		return error_set(err, ERR_NOMEM, _("内存不足"));
	}
	memcpy(items + list->count, more->items, more->count * sizeof *items);
	list->items = items;
	list->count += more->count;
	free(more->items);
	return true;
}

/* A crowded month: the first hearings of each day, so that the last week is not left out. */
static bool load_by_day(struct calendar_data *data, struct office *office, const struct hearing_query *query,
	struct error *err)
{
	for (size_t i = 0; i < data->day_count; i++) {
		if (data->days[i].hearings == 0)
			continue;
		struct hearing_query one = *query;
		one.from = minute_make(data->days[i].date, 0, 0);
		one.until = one.from + DAY_MINUTES;
		one.limit = PER_DAY;
		struct hearing_list more;
		if (!hearings_load(office->store, &one, &more, err) || !append(&data->list, &more, err))
			return false;
	}
	data->list.more = true;
	return true;
}

static bool load_hearings(struct calendar_data *data, struct office *office,
	const struct calendar_query *query, struct error *err)
{
	struct hearing_query wanted = {.from = minute_make(data->first, 0, 0),
		.until = minute_make(data->last, 0, 0) + DAY_MINUTES,
		.room_id = query->by == CALENDAR_BY_ROOM ? query->only[CALENDAR_BY_ROOM] : 0,
		.arbitrator_id =
			query->by == CALENDAR_BY_ARBITRATOR ? query->only[CALENDAR_BY_ARBITRATOR] : 0,
		.clerk_id = query->by == CALENDAR_BY_CLERK ? query->only[CALENDAR_BY_CLERK] : 0};
	if (!count_days(data, office, &wanted, err))
		return false;
	int64_t total = 0;
	for (size_t i = 0; i < data->day_count; i++)
		total += data->days[i].hearings;
	wanted.limit = WEEK_LIMIT;
	if (query->view == CALENDAR_MONTH && total > MONTH_LIMIT)
		return load_by_day(data, office, &wanted, err);
	return hearings_load(office->store, &wanted, &data->list, err);
}

/* --- Columns of the day ------------------------------------------------------------------------------ */

static size_t column_named(const struct calendar_data *data, const char *name, size_t length)
{
	for (size_t i = 0; i < data->column_count; i++)
		if (data->columns[i].id != 0 && strlen(data->columns[i].name) == length &&
			memcmp(data->columns[i].name, name, length) == 0)
			return i;
	return data->column_count;
}

static size_t column_of(const struct calendar_data *data, int64_t id)
{
	for (size_t i = 0; i < data->column_count; i++)
		if (data->columns[i].id == id)
			return i;
	return data->column_count;
}

static void add_column(struct calendar_data *data, int64_t id, const char *name)
{
	if (column_of(data, id) == data->column_count)
		data->columns[data->column_count++] = (struct calendar_column){id, name};
}

static void add_choice(struct calendar_data *data, enum calendar_by by, int64_t id)
{
	const char *name = calendar_choice_named(&data->choices, by, id);
	if (name)
		add_column(data, id, name);
}

/* Has the hearing the one with that place among the choices? */
static bool is_with(
	const struct calendar_data *data, const struct hearing_row *row, enum calendar_by by, size_t i)
{
	if (by == CALENDAR_BY_ARBITRATOR)
		return calendar_share_name(row->arbitrators, calendar_choice_name(&data->choices, by, i));
	int64_t id = calendar_choice_id(&data->choices, by, i);
	return id == (by == CALENDAR_BY_ROOM ? row->room_id : row->clerk_id);
}

/* Whoever has a hearing in what is shown. */
static void add_busy(struct calendar_data *data, enum calendar_by by)
{
	for (size_t i = 0; i < data->choices.lists[by].count; i++)
		for (size_t k = 0; k < data->list.count; k++)
			if (is_with(data, &data->list.items[k], by, i)) {
				add_column(data, calendar_choice_id(&data->choices, by, i),
					calendar_choice_name(&data->choices, by, i));
				break;
			}
}

/* Those who sit in the chosen case, busy or not: when they are free is what one looks for. */
static bool add_own_tribunal(
	struct calendar_data *data, struct office *office, int64_t case_id, struct error *err)
{
	if (!case_id)
		return true;
	struct row_list seats;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err))
		return false;
	for (size_t i = 0; i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		if (strcmp(seat->state, "offered") == 0 || strcmp(seat->state, "accepted") == 0)
			add_choice(data, CALENDAR_BY_ARBITRATOR, seat->arbitrator_id);
	}
	row_list_free(&seats);
	return true;
}

static bool is_loose(const struct hearing_row *row, enum calendar_by by)
{
	switch (by) {
	case CALENDAR_BY_ROOM: return !row->room_id;
	case CALENDAR_BY_ARBITRATOR: return !*row->arbitrators;
	default: return !row->clerk_id;
	}
}

/* All rooms, since an empty one is what is looked for; of people those who have something to do. */
static bool set_columns(struct calendar_data *data, struct office *office, const struct calendar_query *query,
	struct error *err)
{
	enum calendar_by by = query->by;
	size_t most = data->choices.lists[by].count + 1;
	data->columns = calloc(most, sizeof *data->columns);
	data->headings = calloc(most, sizeof *data->headings);
	if (!data->columns || !data->headings)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	if (query->only[by]) {
		add_choice(data, by, query->only[by]);
	} else if (by == CALENDAR_BY_ROOM) {
		for (size_t i = 0; i < data->choices.counts[by]; i++)
			add_column(data, calendar_choice_id(&data->choices, by, i),
				calendar_choice_name(&data->choices, by, i));
	} else {
		if (by == CALENDAR_BY_ARBITRATOR && !add_own_tribunal(data, office, query->case_id, err))
			return false;
		add_busy(data, by);
	}
	bool loose = data->column_count == 0;
	for (size_t i = 0; i < data->list.count; i++)
		loose |= is_loose(&data->list.items[i], by);
	if (loose)
		add_column(data, 0, _(calendar_bys[by].loose));
	for (size_t i = 0; i < data->column_count; i++)
		data->headings[i] = data->columns[i].name;
	return true;
}

/* --- Entries ----------------------------------------------------------------------------------------- */

static void add_entry(struct calendar_data *data, const struct office *office,
	const struct calendar_query *query, size_t place, size_t column)
{
	const struct hearing_row *row = &data->list.items[place];
	const struct word *cause =
		office->words && row->cause ? words_by_id(office->words, WORD_CAUSE, row->cause) : NULL;
	const struct flawed_hearing *flaw = flaw_of(&data->flaws, row->hearing_id);
	const char *mark = flaw ? flaw_mark(flaw) : NULL;
	data->rows[data->entry_count] = place;
	data->entries[data->entry_count++] = (struct calendar_entry){.hearing_id = row->hearing_id,
		.case_id = row->case_id,
		.start = row->start,
		.end = row->end,
		.number = data->numbers[place][0] ? data->numbers[place] : _("未编号"),
		.cause = mark    ? mark
			 : cause ? cause->label
				 : "",
		.room = row->room ? row->room : "",
		.people = row->arbitrators ? row->arbitrators : "",
		.clerk = row->clerk ? row->clerk : "",
		.applicant = row->applicant ? row->applicant : "",
		.respondent = row->respondent ? row->respondent : "",
		.column = column,
		.held = row->is_held,
		.clash = data->clashes[place] != NULL,
		.flaw = flaw != NULL,
		.own = query->case_id && row->case_id == query->case_id,
		.unrecorded = !row->is_held && minute_date(row->start) < office->today};
}

/* By arbitrator, a hearing stands in the column of each of its members. */
static void add_for_arbitrators(struct calendar_data *data, const struct office *office,
	const struct calendar_query *query, size_t place)
{
	const char *name = data->list.items[place].arbitrators;
	if (!*name) {
		add_entry(data, office, query, place, column_of(data, 0));
		return;
	}
	while (*name) {
		size_t length = strcspn(name, " ");
		size_t column = column_named(data, name, length);
		if (column < data->column_count)
			add_entry(data, office, query, place, column);
		name += length + (name[length] == ' ');
	}
}

static bool set_entries(struct calendar_data *data, const struct office *office,
	const struct calendar_query *query, struct error *err)
{
	size_t most = 0;
	for (size_t i = 0; i < data->list.count; i++) {
		most++;
		for (const char *p = data->list.items[i].arbitrators; *p; p++)
			most += *p == ' ';
	}
	data->entries = calloc(most + 1, sizeof *data->entries);
	data->rows = calloc(most + 1, sizeof *data->rows);
	if (!data->entries || !data->rows)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < data->list.count; i++) {
		if (query->view != CALENDAR_DAY)
			add_entry(data, office, query, i, 0);
		else if (query->by == CALENDAR_BY_ROOM)
			add_entry(data, office, query, i, column_of(data, data->list.items[i].room_id));
		else if (query->by == CALENDAR_BY_CLERK)
			add_entry(data, office, query, i, column_of(data, data->list.items[i].clerk_id));
		else
			add_for_arbitrators(data, office, query, i);
	}
	return true;
}

static bool set_numbers(struct calendar_data *data, const struct office *office, struct error *err)
{
	data->numbers = calloc(data->list.count + 1, sizeof *data->numbers);
	data->clashes = calloc(data->list.count + 1, sizeof *data->clashes);
	if (!data->numbers || !data->clashes)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	int year = civil_split(office->today).year;
	for (size_t i = 0; i < data->list.count; i++)
		calendar_short_number(data->list.items[i].case_number, year, data->numbers[i]);
	return true;
}

static bool is_filtered(const struct calendar_query *query)
{
	return query->only[query->by] != 0;
}

/* --- All of it --------------------------------------------------------------------------------------- */

bool calendar_data_load(struct calendar_data *data, struct office *office, const struct calendar_query *query,
	struct error *err)
{
	calendar_data_free(data);
	calendar_span(query->view, query->day, &data->first, &data->last);
	set_days(data, office->law->calendar);
	bool good = calendar_choices_load(&data->choices, office->store, err) &&
		    load_hearings(data, office, query, err) && set_numbers(data, office, err) &&
		    calendar_find_clashes(data, office, is_filtered(query), err) &&
		    hearing_flaws(office->store, minute_make(data->first, 0, 0),
			    minute_make(data->last, 0, 0) + DAY_MINUTES, office->today, &data->flaws, err) &&
		    (query->view != CALENDAR_DAY || set_columns(data, office, query, err)) &&
		    set_entries(data, office, query, err);
	if (!good)
		calendar_data_free(data);
	return good;
}

void calendar_data_free(struct calendar_data *data)
{
	for (size_t i = 0; data->clashes && i < data->list.count; i++)
		free(data->clashes[i]);
	free(data->clashes);
	flaw_list_free(&data->flaws);
	free(data->numbers);
	free(data->entries);
	free(data->rows);
	free(data->columns);
	free(data->headings);
	hearing_list_free(&data->list);
	calendar_choices_free(&data->choices);
	*data = (struct calendar_data){0};
}

const struct hearing_row *calendar_hearing(const struct calendar_data *data, size_t entry)
{
	return entry < data->entry_count ? &data->list.items[data->rows[entry]] : NULL;
}

const char *calendar_clash(const struct calendar_data *data, size_t entry)
{
	return entry < data->entry_count ? data->clashes[data->rows[entry]] : NULL;
}

const struct flawed_hearing *calendar_flaw(const struct calendar_data *data, size_t entry)
{
	const struct hearing_row *row = calendar_hearing(data, entry);
	return row ? flaw_of(&data->flaws, row->hearing_id) : NULL;
}
