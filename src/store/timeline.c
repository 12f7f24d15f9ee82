/* From the source rows of a case to the events and facts the law derives from. */
#include "store/case_source.h"
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
	struct law_event event = {.kind = (uint8_t)law_event_find(text_at(stmt, 2)),
		.date = sqlite3_column_int(stmt, 3),
		.party = (int16_t)sqlite3_column_int(stmt, 4),
		.days = (int16_t)sqlite3_column_int(stmt, 5),
		.award = (int16_t)sqlite3_column_int(stmt, 8)};
	event.what = word_at(stmt, 6, law_whats, LAW_WHATS);
	event.who = word_at(stmt, 7, law_roles, LAW_ROLES);
	if (event.kind == LAW_CLOSED)
		event.outcome = word_at(stmt, 9, law_outcomes, LAW_OUTCOMES);
	event.partial = event.kind == LAW_AWARD_MADE && strcmp(text_at(stmt, 9), "partial") == 0;
	return event;
}

/* A hearing is the event: planned or held. */
static struct law_event read_hearing(sqlite3_stmt *stmt)
{
	return (struct law_event){.kind = LAW_HEARING,
		.date = minute_date(sqlite3_column_int64(stmt, 2)),
		.held = strcmp(text_at(stmt, 3), "held") == 0,
		.notice_from = sqlite3_column_int(stmt, 4)};
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

static bool read_all(struct case_source *source, enum case_rows set,
	struct law_event (*read)(sqlite3_stmt *stmt), int64_t case_id, struct case_timeline *out,
	struct error *err)
{
	sqlite3_stmt *row;
	bool ok;
	while ((ok = case_row(source, set, case_id, &row, err)) && row)
		if (!insert(out, read(row), sqlite3_column_int64(row, 1), err))
			return false;
	return ok;
}

unsigned timeline_flags(sqlite3_stmt *row)
{
	static const struct {
		int column;
		unsigned flag;
	} flags[] = {{9, LAW_FLAG_COLLECTIVE}, {10, LAW_FLAG_SUMMARY}, {11, LAW_FLAG_FINAL_AWARD},
		{12, LAW_FLAG_EMPLOYER_APPLIES}, {13, LAW_FLAG_WAGES}};
	unsigned set = 0;
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (sqlite3_column_int(row, flags[i].column))
			set |= flags[i].flag;
	return set;
}

static bool read_respondents(
	struct case_source *source, int64_t case_id, struct law_facts *facts, struct error *err)
{
	sqlite3_stmt *row;
	bool ok;
	while ((ok = case_row(source, CASE_ROWS_PARTY, case_id, &row, err)) && row)
		facts->respondents += strcmp(text_at(row, 1), "respondent") == 0;
	return ok;
}

static void add_seat(struct strbuf *seats, sqlite3_stmt *row, bool awaited)
{
	strbuf_addf(seats, "%s%lld/%04d%s", seats->length ? " " : "", sqlite3_column_int64(row, 5),
		civil_split(column_date(row, 4)).year, awaited ? "?" : "");
}

/* Formed: nobody's answer is awaited, and either one sits alone or a presiding one with two others. */
bool facts_read_tribunal(struct case_source *source, int64_t case_id, struct law_facts *facts,
	struct strbuf *seats, struct error *err)
{
	int sole = 0, presiding = 0, members = 0, awaited = 0;
	sqlite3_stmt *row;
	bool ok;
	while ((ok = case_row(source, CASE_ROWS_TRIBUNAL, case_id, &row, err)) && row) {
		const char *seat = text_at(row, 1);
		bool offered = strcmp(text_at(row, 2), "offered") == 0;
		awaited += offered;
		if (seats)
			add_seat(seats, row, offered);
		civil_date since = column_date(row, 3);
		if (since == CIVIL_NONE)
			since = column_date(row, 4);
		if (since > facts->tribunal_since)
			facts->tribunal_since = since;
		sole += strcmp(seat, "sole") == 0;
		presiding += strcmp(seat, "presiding") == 0;
		members += strcmp(seat, "member") == 0;
	}
	facts->has_tribunal = awaited == 0 && (sole == 1 || (presiding == 1 && members >= 2));
	if (!facts->has_tribunal)
		facts->tribunal_since = CIVIL_NONE;
	return ok;
}

/* Attempts to serve the application, newest first within each service. */
bool facts_read_service(struct store *store, int64_t case_id, struct law_facts *facts, struct error *err)
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

bool timeline_read(struct case_source *source, int64_t case_id, unsigned flags, struct case_timeline *out,
	struct error *err)
{
	*out = (struct case_timeline){.flags = flags};
	if (read_all(source, CASE_ROWS_EVENT, read_event, case_id, out, err) &&
		read_all(source, CASE_ROWS_HEARING, read_hearing, case_id, out, err))
		return true;
	case_timeline_free(out);
	return false;
}

bool store_timeline(struct store *store, int64_t case_id, struct case_timeline *out, struct error *err)
{
	struct case_source source;
	sqlite3_stmt *row;
	*out = (struct case_timeline){0};
	case_source_begin(&source, store, case_id, case_id);
	bool ok = case_row(&source, CASE_ROWS_CASE, case_id, &row, err) &&
		  timeline_read(&source, case_id, row ? timeline_flags(row) : 0, out, err);
	case_source_done(&source);
	return ok;
}

bool store_facts(struct store *store, int64_t case_id, struct law_facts *out, struct error *err)
{
	struct case_source source;
	*out = (struct law_facts){.service_since = CIVIL_NONE, .tribunal_since = CIVIL_NONE};
	case_source_begin(&source, store, case_id, case_id);
	bool ok = read_respondents(&source, case_id, out, err) &&
		  facts_read_tribunal(&source, case_id, out, NULL, err) &&
		  facts_read_service(store, case_id, out, err);
	case_source_done(&source);
	return ok;
}

void case_timeline_free(struct case_timeline *timeline)
{
	free(timeline->events);
	free(timeline->ids);
	*timeline = (struct case_timeline){0};
}
