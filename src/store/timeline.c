/* From the source rows of a case to the events and facts the law derives from. */
#include "store/derive_private.h"

#include <stdlib.h>
#include <string.h>

static const char *text_at(sqlite3_stmt *stmt, int index)
{
	const char *text = (const char *)sqlite3_column_text(stmt, index);
	return text ? text : "";
}

/* The enum value of a word; an unknown word reads as not said. */
static uint8_t word_at(sqlite3_stmt *stmt, int index, const struct law_word *words, size_t count)
{
	if (sqlite3_column_type(stmt, index) == SQLITE_NULL)
		return 0;
	int found = law_word_find(words, count, text_at(stmt, index));
	return (uint8_t)(found < 0 ? 0 : found);
}

static struct law_event read_event(sqlite3_stmt *stmt)
{
	struct law_event event = {.kind = (uint8_t)law_event_find(text_at(stmt, 1)),
		.date = sqlite3_column_int(stmt, 2),
		.party = (int16_t)sqlite3_column_int(stmt, 3),
		.days = (int16_t)sqlite3_column_int(stmt, 4),
		.award = (int16_t)sqlite3_column_int(stmt, 7)};
	event.what = word_at(stmt, 5, law_whats, LAW_WHATS);
	event.who = word_at(stmt, 6, law_roles, LAW_ROLES);
	if (event.kind == LAW_CLOSED)
		event.outcome = word_at(stmt, 8, law_outcomes, LAW_OUTCOMES);
	event.partial = event.kind == LAW_AWARD_MADE && strcmp(text_at(stmt, 8), "partial") == 0;
	return event;
}

/* A hearing is the event: planned or held. */
static struct law_event read_hearing(sqlite3_stmt *stmt)
{
	return (struct law_event){.kind = LAW_HEARING,
		.date = minute_date(sqlite3_column_int64(stmt, 1)),
		.held = strcmp(text_at(stmt, 2), "held") == 0};
}

/* Where it belongs by day, then id. Rows come nearly in that order. */
static bool insert(struct case_timeline *out, struct law_event event, int64_t id, struct error *err)
{
	enum { FIRST = 16 };
	/* Full at each power of two from FIRST on. */
	if (out->count == 0 || (out->count >= FIRST && (out->count & (out->count - 1)) == 0)) {
		size_t capacity = out->count ? 2 * out->count : FIRST;
		struct law_event *events = realloc(out->events, capacity * sizeof *events);
		if (events)
			out->events = events;
		int64_t *ids = realloc(out->ids, capacity * sizeof *ids);
		if (ids)
			out->ids = ids;
		if (!events || !ids)
			return out_of_memory(err);
	}
	size_t at = out->count++;
	for (; at > 0 && (out->events[at - 1].date > event.date ||
				 (out->events[at - 1].date == event.date && out->ids[at - 1] > id));
		at--) {
		out->events[at] = out->events[at - 1];
		out->ids[at] = out->ids[at - 1];
	}
	out->events[at] = event;
	out->ids[at] = id;
	return true;
}

static bool read_all(struct store *store, const char *sql, struct law_event (*read)(sqlite3_stmt *stmt),
	int64_t case_id, struct case_timeline *out, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, sql, err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row)
		if (!(ok = insert(out, read(stmt), sqlite3_column_int64(stmt, 0), err)))
			break;
	statement_done(store, stmt);
	return ok;
}

static bool read_events(struct store *store, int64_t case_id, struct case_timeline *out, struct error *err)
{
	return read_all(store,
		       "SELECT id, kind, day, party, days, what, who, award, outcome FROM event"
		       " WHERE case_id = ? ORDER BY day, id",
		       read_event, case_id, out, err) &&
	       read_all(store,
		       "SELECT id, start, state FROM hearing WHERE case_id = ? AND state <> 'cancelled'",
		       read_hearing, case_id, out, err);
}

static bool read_flags(struct store *store, int64_t case_id, struct case_timeline *out, struct error *err)
{
	static const unsigned flags[] = {LAW_FLAG_COLLECTIVE, LAW_FLAG_SUMMARY, LAW_FLAG_FINAL_AWARD,
		LAW_FLAG_EMPLOYER_APPLIES, LAW_FLAG_WAGES};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT is_collective, is_summary, is_final_award, employer_applies, wages FROM arb_case WHERE id = ?",
		err);
	if (!stmt)
		return false;
	bool row;
	sqlite3_bind_int64(stmt, 1, case_id);
	bool ok = statement_step(store, stmt, &row, err);
	for (int i = 0; ok && row && i < (int)(sizeof flags / sizeof *flags); i++)
		if (sqlite3_column_int(stmt, i))
			out->flags |= flags[i];
	statement_done(store, stmt);
	return ok;
}

static bool read_respondents(struct store *store, int64_t case_id, struct law_facts *facts, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(
		store, "SELECT count(*) FROM party WHERE case_id = ? AND role = 'respondent'", err);
	if (!stmt)
		return false;
	bool row;
	sqlite3_bind_int64(stmt, 1, case_id);
	bool ok = statement_step(store, stmt, &row, err);
	facts->respondents = ok && row ? sqlite3_column_int(stmt, 0) : 0;
	statement_done(store, stmt);
	return ok;
}

/* Formed: nobody's answer is awaited, and either one sits alone or a presiding one with two others. */
static bool read_tribunal(struct store *store, int64_t case_id, struct law_facts *facts, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT seat, state, answered_on, offered_on FROM tribunal WHERE case_id = ?"
		" AND state IN ('offered', 'accepted')",
		err);
	if (!stmt)
		return false;
	int sole = 0, presiding = 0, members = 0, awaited = 0;
	bool ok, row;
	sqlite3_bind_int64(stmt, 1, case_id);
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		const char *seat = text_at(stmt, 0);
		awaited += strcmp(text_at(stmt, 1), "offered") == 0;
		civil_date since = column_date(stmt, 2);
		if (since == CIVIL_NONE)
			since = column_date(stmt, 3);
		if (since > facts->tribunal_since)
			facts->tribunal_since = since;
		sole += strcmp(seat, "sole") == 0;
		presiding += strcmp(seat, "presiding") == 0;
		members += strcmp(seat, "member") == 0;
	}
	statement_done(store, stmt);
	facts->has_tribunal = awaited == 0 && (sole == 1 || (presiding == 1 && members >= 2));
	if (!facts->has_tribunal)
		facts->tribunal_since = CIVIL_NONE;
	return ok;
}

/* Attempts to serve the application, newest first within each service. */
static bool read_service(struct store *store, int64_t case_id, struct law_facts *facts, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT a.service_id, a.result, a.sent_on, a.result_on FROM attempt a JOIN service s ON s.id = a.service_id"
		" WHERE a.case_id = ? AND s.document LIKE 'application%'"
		" ORDER BY a.service_id, a.sent_on DESC, a.id DESC",
		err);
	if (!stmt)
		return false;
	int64_t service = 0;
	bool failed = false, ok, row;
	civil_date failed_on = CIVIL_NONE, sent_on = CIVIL_NONE; /* the last, the first */
	sqlite3_bind_int64(stmt, 1, case_id);
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		const char *result = text_at(stmt, 1);
		civil_date sent = column_date(stmt, 2), answered = column_date(stmt, 3);
		if (sqlite3_column_int64(stmt, 0) != service && strcmp(result, "failed") == 0) {
			failed = true;
			if (answered == CIVIL_NONE)
				answered = sent;
			failed_on = answered > failed_on ? answered : failed_on;
		}
		if (strcmp(result, "out") == 0) {
			facts->service_out = true;
			sent_on = sent_on == CIVIL_NONE || sent < sent_on ? sent : sent_on;
		}
		service = sqlite3_column_int64(stmt, 0);
	}
	statement_done(store, stmt);
	facts->service_failed = failed && !facts->service_out;
	facts->service_since = facts->service_out ? sent_on : failed_on;
	return ok;
}

bool store_timeline(struct store *store, int64_t case_id, struct case_timeline *out, struct error *err)
{
	*out = (struct case_timeline){0};
	if (read_flags(store, case_id, out, err) && read_events(store, case_id, out, err))
		return true;
	case_timeline_free(out);
	return false;
}

bool store_facts(struct store *store, int64_t case_id, struct law_facts *out, struct error *err)
{
	*out = (struct law_facts){.service_since = CIVIL_NONE, .tribunal_since = CIVIL_NONE};
	return read_respondents(store, case_id, out, err) && read_tribunal(store, case_id, out, err) &&
	       read_service(store, case_id, out, err);
}

void case_timeline_free(struct case_timeline *timeline)
{
	free(timeline->events);
	free(timeline->ids);
	*timeline = (struct case_timeline){0};
}
