/* The one row a docket line reads, derived from the case's rows. */
#include "store/case_source.h"
#include "store/derive_private.h"
#include "store/docket.h"

#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>

static char *text_copy(sqlite3_stmt *stmt, int index)
{
	const char *text = (const char *)sqlite3_column_text(stmt, index);
	return text ? strdup(text) : NULL;
}

/* What of a case's rows the line itself does not say. */
struct reading {
	unsigned flags; /* of the law */
	struct law_facts facts;
};

static bool take_case(sqlite3_stmt *row, struct case_line *line, struct error *err)
{
	line->case_id = sqlite3_column_int64(row, 0);
	line->case_key = docket_case_key(sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2));
	line->case_number = text_copy(row, 3);
	line->cause = text_copy(row, 4);
	line->amount = sqlite3_column_int64(row, 5);
	line->head_count = sqlite3_column_int64(row, 6);
	line->lead_id = column_id(row, 7);
	line->clerk_id = column_id(row, 8);
	line->is_collective = sqlite3_column_int(row, 9) != 0;
	return line->cause || out_of_memory(err);
}

static bool read_parties(
	struct case_source *source, struct case_line *line, struct law_facts *facts, struct error *err)
{
	struct strbuf others = {0};
	sqlite3_stmt *row;
	bool ok;
	while ((ok = case_row(source, CASE_ROWS_PARTY, line->case_id, &row, err)) && row) {
		const char *role = (const char *)sqlite3_column_text(row, 1);
		bool responds = strcmp(role, "respondent") == 0;
		char **field = responds                         ? &line->respondent
			       : strcmp(role, "applicant") == 0 ? &line->applicant
								: NULL;
		facts->respondents += responds;
		if (field && !*field)
			*field = text_copy(row, 2);
		else
			strbuf_addf(&others, "%s%s", others.length ? "\n" : "",
				(const char *)sqlite3_column_text(row, 2));
	}
	if (!line->applicant)
		line->applicant = strdup("");
	if (!line->respondent)
		line->respondent = strdup("");
	bool failed = others.failed || !line->applicant || !line->respondent;
	if (others.length)
		line->other_names = strbuf_take(&others);
	strbuf_free(&others);
	return ok && (!failed || out_of_memory(err));
}

/* Days and outcome that the events say outright. */
static void take_events(const struct case_timeline *timeline, struct case_line *line)
{
	for (size_t i = 0; i < timeline->count; i++) {
		const struct law_event *event = &timeline->events[i];
		switch (event->kind) {
		case LAW_APPLIED: line->applied = event->date; break;
		case LAW_ACCEPTED: line->accepted = event->date; break;
		case LAW_REJECTED:
			line->closed = event->date;
			line->outcome = "rejected";
			break;
		case LAW_ACCEPTANCE_REVOKED:
			line->closed = event->date;
			line->outcome = law_outcomes[LAW_OUTCOME_REVOKED].id;
			break;
		case LAW_CLOSED:
			line->closed = event->date;
			line->outcome = event->outcome ? law_outcomes[event->outcome].id : NULL;
			break;
		default: break;
		}
		/* evidence_until and a planned hearing lie ahead: nothing was done on those days. */
		if (event->kind != LAW_EVIDENCE_UNTIL && (event->kind != LAW_HEARING || event->held) &&
			event->date > line->last_act)
			line->last_act = event->date;
	}
}

/* What was done besides events: attempts to serve, answers, documents, notes. */
static bool take_last_act(struct store *store, struct case_line *line, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT max(day) FROM (SELECT max(sent_on, ifnull(result_on, sent_on)) AS day FROM attempt"
		" WHERE case_id = ?1 UNION ALL SELECT max(offered_on, ifnull(answered_on, offered_on)) FROM tribunal"
		" WHERE case_id = ?1 UNION ALL SELECT made_on FROM document WHERE case_id = ?1"
		" UNION ALL SELECT written_on FROM note WHERE case_id = ?1)",
		err);
	if (!stmt)
		return false;
	bool row;
	sqlite3_bind_int64(stmt, 1, line->case_id);
	bool ok = statement_step(store, stmt, &row, err);
	civil_date day = ok && row ? column_date(stmt, 0) : CIVIL_NONE;
	if (day > line->last_act)
		line->last_act = day;
	statement_done(store, stmt);
	return ok;
}

static bool take_hearing(struct store *store, struct case_line *line, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(
		store, "SELECT min(start) FROM hearing WHERE case_id = ? AND state = 'planned'", err);
	if (!stmt)
		return false;
	bool row;
	sqlite3_bind_int64(stmt, 1, line->case_id);
	bool ok = statement_step(store, stmt, &row, err);
	line->hearing_start = ok && row ? column_time(stmt, 0) : MINUTE_NONE;
	statement_done(store, stmt);
	return ok;
}

/* Why it is suspended, as its suspension says. */
static bool take_ground(struct store *store, struct case_line *line, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT note FROM event WHERE case_id = ? AND kind = 'suspended' ORDER BY day DESC, id DESC LIMIT 1",
		err);
	if (!stmt)
		return false;
	bool row;
	sqlite3_bind_int64(stmt, 1, line->case_id);
	bool ok = statement_step(store, stmt, &row, err);
	if (ok && row)
		line->ground = (int)law_ground_of((const char *)sqlite3_column_text(stmt, 0));
	statement_done(store, stmt);
	return ok;
}

/* Of a closed case, too: whether it was closed in time is counted for years. */
static void take_award_due(const struct law_result *result, struct case_line *line)
{
	const struct law_deadline *award = law_deadline_of(result, LAW_RULE_AWARD);
	line->award_due = award && (award->pending || !line->is_open) ? award->due : CIVIL_NONE;
}

static void take_deadlines(const struct law_result *result, struct case_line *line)
{
	const struct law_deadline *duty = law_next_duty(result);
	/* While a case is suspended, or its hearing is fixed, nobody waits for what the parties may do. */
	bool waits = line->stage != LAW_STAGE_SUSPENDED && line->hearing_start == MINUTE_NONE;
	const struct law_deadline *next = waits ? law_next(result) : duty;
	line->duty_due = duty ? duty->due : CIVIL_NONE;
	line->next_due = next ? next->due : CIVIL_NONE;
	line->next_rule = next ? law_rule_infos[next->rule->id].id : NULL;
	if (line->hearing_start == MINUTE_NONE)
		return;
	civil_date day = minute_date(line->hearing_start);
	if (line->next_due == CIVIL_NONE || day <= line->next_due) {
		line->next_due = day;
		line->next_rule = "hearing";
	}
}

/* What a closed case does not have. */
static bool take_open(struct store *store, const struct law_standing *standing,
	const struct law_result *result, struct case_line *line, struct error *err)
{
	line->closed = CIVIL_NONE;
	line->outcome = NULL;
	line->block = (int)standing->block;
	line->block_until = standing->until;
	line->hold = (int)standing->hold;
	line->hold_since = standing->since;
	if (!take_hearing(store, line, err) || !take_last_act(store, line, err) ||
		(standing->block == LAW_BLOCK_SUSPENSION && !take_ground(store, line, err)))
		return false;
	take_deadlines(result, line);
	/* A period that was cut short is over since the act that did so. */
	if (line->hold_since > line->last_act)
		line->hold_since = line->last_act;
	return true;
}

static bool take_seats(
	struct case_source *source, struct case_line *line, struct law_facts *facts, struct error *err)
{
	struct strbuf seats = {0};
	bool ok = facts_read_tribunal(source, line->case_id, facts, &seats, err);
	bool failed = seats.failed;
	if (ok && seats.length)
		failed = (line->seats = strbuf_take(&seats)) == NULL;
	strbuf_free(&seats);
	return ok && (!failed || out_of_memory(err));
}

static bool derive_standing(
	struct case_source *source, struct reading *reading, struct case_line *line, struct error *err)
{
	struct store *store = source->store;
	struct law_facts *facts = &reading->facts;
	struct law_result *result = &store->law->result;
	struct case_timeline timeline;
	if (!take_seats(source, line, facts, err) ||
		!timeline_read(source, line->case_id, reading->flags, &timeline, err))
		return false;
	/* No state is stored, so any today will do. */
	law_derive(&store->law->office, timeline.events, timeline.count, timeline.flags, 0, result);
	struct law_standing standing = law_standing(timeline.events, timeline.count, facts, result);
	line->is_open = standing.stage != LAW_STAGE_CLOSED;
	bool ok = true;
	/* What was tried to serve a closed case does not open it again: for most cases it need not be read.
	 */
	if (line->is_open) {
		ok = facts_read_service(store, line->case_id, facts, err);
		standing = law_standing(timeline.events, timeline.count, facts, result);
	}
	take_events(&timeline, line);
	line->stage = (int)standing.stage;
	line->has_tribunal = facts->has_tribunal;
	take_award_due(result, line);
	if (line->is_open)
		ok = ok && take_open(store, &standing, result, line, err);
	else
		line->last_act = CIVIL_NONE;
	case_timeline_free(&timeline);
	return ok;
}

void case_line_init(struct case_line *line)
{
	*line = (struct case_line){.applied = CIVIL_NONE,
		.accepted = CIVIL_NONE,
		.closed = CIVIL_NONE,
		.next_due = CIVIL_NONE,
		.duty_due = CIVIL_NONE,
		.award_due = CIVIL_NONE,
		.block_until = CIVIL_NONE,
		.hold_since = CIVIL_NONE,
		.last_act = CIVIL_NONE,
		.hearing_start = MINUTE_NONE};
}

bool case_line_derive(
	struct case_source *source, int64_t case_id, struct case_line *line, bool *found, struct error *err)
{
	struct reading reading = {.facts = {.service_since = CIVIL_NONE, .tribunal_since = CIVIL_NONE}};
	sqlite3_stmt *row;
	case_line_init(line);
	if (!case_row(source, CASE_ROWS_CASE, case_id, &row, err))
		return false;
	*found = row != NULL;
	if (!row)
		return true;
	reading.flags = timeline_flags(row);
	if (take_case(row, line, err) && read_parties(source, line, &reading.facts, err) &&
		derive_standing(source, &reading, line, err))
		return true;
	case_line_clear(line);
	return false;
}
