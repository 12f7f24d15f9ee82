#include "store/backlog.h"

#include "store/derive_private.h"
#include "store/settings.h"

#include <stdio.h>
#include <stdlib.h>

civil_date backlog_near(struct store *store, civil_date today)
{
	return today + store_setting_number(store, "backlog.near");
}

/* A kept count taken apart: see tally_hold(). */
struct kept {
	int hold, ground;
	civil_date award_due; /* or CIVIL_NONE */
	int64_t cases, days; /* `days`: the days since which they are held, summed */
};

/* The day that a value of a dimension of days stands for, or CIVIL_NONE. */
static civil_date day_of(const char *value)
{
	char *end;
	long number = strtol(value, &end, 10);
	return end == value || *end ? CIVIL_NONE : (civil_date)(number + CIVIL_FIRST);
}

static struct kept read_kept(sqlite3_stmt *stmt)
{
	struct kept kept = {.cases = sqlite3_column_int64(stmt, 1), .days = sqlite3_column_int64(stmt, 2)};
	char *rest;
	kept.hold = (int)strtol((const char *)sqlite3_column_text(stmt, 0), &rest, 10);
	kept.ground = *rest ? (int)strtol(rest + 1, &rest, 10) : 0;
	kept.award_due = *rest ? day_of(rest + 1) : CIVIL_NONE;
	return kept;
}

static void add_kept(
	struct backlog_reason *reason, const struct kept *kept, civil_date today, civil_date near)
{
	reason->cases += kept->cases;
	reason->days += kept->cases * today - kept->days;
	if (kept->award_due == CIVIL_NONE)
		return;
	if (kept->award_due < today)
		reason->past += kept->cases;
	else if (kept->award_due <= near)
		reason->near += kept->cases;
}

/* The reason's row: the last one, as the counts come in the order of their values, or a new one. */
static struct backlog_reason *reason_of(struct backlog *backlog, const struct kept *kept)
{
	struct backlog_reason *last = backlog->count ? &backlog->reasons[backlog->count - 1] : NULL;
	if (last && last->hold == kept->hold && last->ground == kept->ground)
		return last;
	if (backlog->count == BACKLOG_REASONS)
		return NULL;
	last = &backlog->reasons[backlog->count++];
	*last = (struct backlog_reason){.hold = kept->hold, .ground = kept->ground};
	return last;
}

bool backlog_load(struct store *store, civil_date today, struct backlog *out, struct error *err)
{
	*out = (struct backlog){.count = 0};
	civil_date near = backlog_near(store, today);
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT value, open_cases, days FROM tally WHERE dimension = 'hold' ORDER BY value", err);
	if (!stmt)
		return false;
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct kept kept = read_kept(stmt);
		bool blocked = kept.hold <= LAW_HOLD_LAST_BLOCK;
		if (!blocked && (kept.award_due == CIVIL_NONE || kept.award_due > near))
			continue;
		struct backlog_reason *reason = reason_of(out, &kept);
		if (reason)
			add_kept(reason, &kept, today, near);
		add_kept(&out->all, &kept, today, near);
	}
	statement_done(store, stmt);
	return ok;
}

/* ---- Forecast ---- */

static struct backlog_week *week_of(struct backlog_forecast *forecast, civil_date day)
{
	if (day < forecast->weeks[0].first)
		return &forecast->ended;
	for (size_t i = 0; i < BACKLOG_WEEKS; i++)
		if (day <= forecast->weeks[i].last)
			return &forecast->weeks[i];
	return &forecast->later;
}

/* Announcements of one day in a row; the index is short: it holds those of open cases. */
static bool count_announcements(struct store *store, struct backlog_forecast *out, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT due, count(*) FROM deadline INDEXED BY announcement_by_due"
		" WHERE rule = 'announcement_completion' AND due IS NOT NULL GROUP BY due",
		err);
	if (!stmt)
		return false;
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row)
		week_of(out, column_date(stmt, 0))->announcements += sqlite3_column_int64(stmt, 1);
	statement_done(store, stmt);
	return ok;
}

static bool count_freed(struct store *store, struct backlog_forecast *out, struct error *err)
{
	sqlite3_stmt *stmt =
		statement_get(store, "SELECT value, open_cases FROM tally WHERE dimension = 'freed'", err);
	if (!stmt)
		return false;
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row)
		week_of(out, day_of((const char *)sqlite3_column_text(stmt, 0)))->freed +=
			sqlite3_column_int64(stmt, 1);
	statement_done(store, stmt);
	return ok;
}

bool backlog_forecast_load(
	struct store *store, civil_date today, struct backlog_forecast *out, struct error *err)
{
	*out = (struct backlog_forecast){
		.ended = {CIVIL_NONE, CIVIL_NONE, 0, 0}, .later = {CIVIL_NONE, CIVIL_NONE, 0, 0}};
	civil_date monday = today - civil_weekday(today);
	for (int i = 0; i < BACKLOG_WEEKS; i++) {
		out->weeks[i].first = i == 0 ? today : monday + 7 * i;
		out->weeks[i].last = monday + 7 * i + 6;
	}
	bool mine;
	if (!snapshot_begin(store, &mine, err))
		return false;
	bool ok = count_announcements(store, out, err) && count_freed(store, out, err);
	snapshot_end(store, mine);
	return ok;
}
