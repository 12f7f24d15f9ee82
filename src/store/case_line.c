/* The one row a docket line reads: derived from the case's rows, compared, written. */
#include "store/derive_private.h"

#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>

static char *text_copy(sqlite3_stmt *stmt, int index)
{
	const char *text = (const char *)sqlite3_column_text(stmt, index);
	return text ? strdup(text) : NULL;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool read_case(
	struct store *store, int64_t case_id, struct case_line *line, bool *found, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT year, serial, case_number, cause, amount, head_count, is_collective, lead_id, clerk_id"
		" FROM arb_case WHERE id = ?",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	bool ok = statement_step(store, stmt, found, err);
	if (ok && *found) {
		line->case_id = case_id;
		line->case_key =
			sqlite3_column_int64(stmt, 0) * (INT64_C(1) << 32) + sqlite3_column_int64(stmt, 1);
		line->case_number = text_copy(stmt, 2);
		line->cause = text_copy(stmt, 3);
		line->amount = sqlite3_column_int64(stmt, 4);
		line->head_count = sqlite3_column_int64(stmt, 5);
		line->is_collective = sqlite3_column_int(stmt, 6) != 0;
		line->lead_id = column_id(stmt, 7);
		line->clerk_id = column_id(stmt, 8);
		ok = line->cause || out_of_memory(err);
	}
	statement_done(store, stmt);
	return ok;
}

static bool read_names(struct store *store, struct case_line *line, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT role, name FROM party WHERE case_id = ? AND role <> 'representative'"
		" ORDER BY number, id",
		err);
	if (!stmt)
		return false;
	struct strbuf others = {0};
	bool ok, row;
	sqlite3_bind_int64(stmt, 1, line->case_id);
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		const char *role = (const char *)sqlite3_column_text(stmt, 0);
		char **field = strcmp(role, "applicant") == 0    ? &line->applicant
			       : strcmp(role, "respondent") == 0 ? &line->respondent
								 : NULL;
		if (field && !*field) {
			*field = text_copy(stmt, 1);
			continue;
		}
		strbuf_addf(&others, "%s%s", others.length ? "\n" : "",
			(const char *)sqlite3_column_text(stmt, 1));
	}
	statement_done(store, stmt);
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

static bool derive_standing(struct store *store, struct case_line *line, struct error *err)
{
	struct case_timeline timeline;
	struct law_facts facts;
	struct law_result *result = &store->law->result;
	if (!store_facts(store, line->case_id, &facts, err) ||
		!store_timeline(store, line->case_id, &timeline, err))
		return false;
	/* No state is stored, so any today will do. */
	law_derive(&store->law->office, timeline.events, timeline.count, timeline.flags, 0, result);
	struct law_standing standing = law_standing(timeline.events, timeline.count, &facts, result);
	take_events(&timeline, line);
	line->stage = (int)standing.stage;
	line->is_open = standing.stage != LAW_STAGE_CLOSED;
	line->has_tribunal = facts.has_tribunal;
	take_award_due(result, line);
	bool ok = true;
	if (line->is_open) {
		line->closed = CIVIL_NONE;
		line->outcome = NULL;
		line->block = (int)standing.block;
		line->block_until = standing.until;
		line->hold = (int)standing.hold;
		line->hold_since = standing.since;
		ok = take_hearing(store, line, err) && take_last_act(store, line, err) &&
		     (standing.block != LAW_BLOCK_SUSPENSION || take_ground(store, line, err));
		if (ok)
			take_deadlines(result, line);
		/* A period that was cut short is over since the act that did so. */
		if (line->hold_since > line->last_act)
			line->hold_since = line->last_act;
	} else {
		line->last_act = CIVIL_NONE;
	}
	case_timeline_free(&timeline);
	return ok;
}

static void case_line_init(struct case_line *line)
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
	struct store *store, int64_t case_id, struct case_line *line, bool *found, struct error *err)
{
	case_line_init(line);
	if (!read_case(store, case_id, line, found, err))
		return false;
	if (!*found)
		return true;
	if (read_names(store, line, err) && derive_standing(store, line, err))
		return true;
	case_line_clear(line);
	return false;
}

#define LINE_COLUMNS                                                                                         \
	"case_id, case_key, case_number, applicant, respondent, other_names, cause, amount, head_count,"     \
	" is_collective, lead_id, clerk_id, stage, is_open, applied, accepted, closed, outcome, next_rule,"  \
	" next_due, duty_due, award_due, block, block_until, hearing_start, has_tribunal, last_act,"         \
	" hold, hold_since, ground"

/* The law's own copy of a stored word, so that lines can share them. */
static const char *outcome_word(const char *text)
{
	if (!text)
		return NULL;
	int found = law_word_find(law_outcomes, LAW_OUTCOMES, text);
	return found > 0 ? law_outcomes[found].id : "rejected";
}

static const char *rule_word(const char *text)
{
	if (!text)
		return NULL;
	int found = law_rule_find(text);
	return found >= 0 ? law_rule_infos[found].id : "hearing";
}

bool case_line_read(
	struct store *store, int64_t case_id, struct case_line *line, bool *found, struct error *err)
{
	case_line_init(line);
	sqlite3_stmt *s =
		statement_get(store, "SELECT " LINE_COLUMNS " FROM case_state WHERE case_id = ?", err);
	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, case_id);
	bool ok = statement_step(store, s, found, err);
	if (ok && *found) {
		line->case_id = sqlite3_column_int64(s, 0);
		line->case_key = sqlite3_column_int64(s, 1);
		line->case_number = text_copy(s, 2);
		line->applicant = text_copy(s, 3);
		line->respondent = text_copy(s, 4);
		line->other_names = text_copy(s, 5);
		line->cause = text_copy(s, 6);
		line->amount = sqlite3_column_int64(s, 7);
		line->head_count = sqlite3_column_int64(s, 8);
		line->is_collective = sqlite3_column_int(s, 9) != 0;
		line->lead_id = column_id(s, 10);
		line->clerk_id = column_id(s, 11);
		line->stage = sqlite3_column_int(s, 12);
		line->is_open = sqlite3_column_int(s, 13) != 0;
		line->applied = column_date(s, 14);
		line->accepted = column_date(s, 15);
		line->closed = column_date(s, 16);
		line->outcome = outcome_word((const char *)sqlite3_column_text(s, 17));
		line->next_rule = rule_word((const char *)sqlite3_column_text(s, 18));
		line->next_due = column_date(s, 19);
		line->duty_due = column_date(s, 20);
		line->award_due = column_date(s, 21);
		line->block = sqlite3_column_int(s, 22);
		line->block_until = column_date(s, 23);
		line->hearing_start = column_time(s, 24);
		line->has_tribunal = sqlite3_column_int(s, 25) != 0;
		line->last_act = column_date(s, 26);
		line->hold = sqlite3_column_int(s, 27);
		line->hold_since = column_date(s, 28);
		line->ground = sqlite3_column_int(s, 29);
		if (!line->applicant || !line->respondent || !line->cause)
			ok = out_of_memory(err);
	}
	statement_done(store, s);
	if (!ok)
		case_line_clear(line);
	return ok;
}

bool case_line_write(struct store *store, const struct case_line *line, struct error *err)
{
	sqlite3_stmt *s = statement_get(store,
		"REPLACE INTO case_state (" LINE_COLUMNS
		") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		err);
	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, line->case_id);
	sqlite3_bind_int64(s, 2, line->case_key);
	bind_text(s, 3, line->case_number);
	bind_text(s, 4, line->applicant);
	bind_text(s, 5, line->respondent);
	bind_text(s, 6, line->other_names);
	bind_text(s, 7, line->cause);
	sqlite3_bind_int64(s, 8, line->amount);
	sqlite3_bind_int64(s, 9, line->head_count);
	sqlite3_bind_int(s, 10, line->is_collective);
	sqlite3_bind_int64(s, 11, line->lead_id);
	sqlite3_bind_int64(s, 12, line->clerk_id);
	sqlite3_bind_int(s, 13, line->stage);
	sqlite3_bind_int(s, 14, line->is_open);
	bind_date(s, 15, line->applied);
	bind_date(s, 16, line->accepted);
	bind_date(s, 17, line->closed);
	bind_text(s, 18, line->outcome);
	bind_text(s, 19, line->next_rule);
	bind_date(s, 20, line->next_due);
	bind_date(s, 21, line->duty_due);
	bind_date(s, 22, line->award_due);
	sqlite3_bind_int(s, 23, line->block);
	bind_date(s, 24, line->block_until);
	if (line->hearing_start != MINUTE_NONE)
		sqlite3_bind_int64(s, 25, line->hearing_start);
	sqlite3_bind_int(s, 26, line->has_tribunal);
	bind_date(s, 27, line->last_act);
	sqlite3_bind_int(s, 28, line->hold);
	bind_date(s, 29, line->hold_since);
	sqlite3_bind_int(s, 30, line->ground);
	return statement_run(store, s, err);
}

bool case_line_delete(struct store *store, int64_t case_id, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, "DELETE FROM case_state WHERE case_id = ?", err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	return statement_run(store, stmt, err);
}

bool case_line_equal(const struct case_line *a, const struct case_line *b)
{
	return a->case_id == b->case_id && a->case_key == b->case_key &&
	       same_text(a->case_number, b->case_number) && same_text(a->applicant, b->applicant) &&
	       same_text(a->respondent, b->respondent) && same_text(a->other_names, b->other_names) &&
	       same_text(a->cause, b->cause) && a->amount == b->amount && a->head_count == b->head_count &&
	       a->is_collective == b->is_collective && a->is_open == b->is_open &&
	       a->has_tribunal == b->has_tribunal && a->lead_id == b->lead_id && a->clerk_id == b->clerk_id &&
	       a->stage == b->stage && a->block == b->block && a->hold == b->hold && a->ground == b->ground &&
	       a->hold_since == b->hold_since && a->applied == b->applied && a->accepted == b->accepted &&
	       a->closed == b->closed && a->next_due == b->next_due && a->duty_due == b->duty_due &&
	       a->award_due == b->award_due && a->block_until == b->block_until &&
	       a->last_act == b->last_act && a->hearing_start == b->hearing_start &&
	       same_text(a->outcome, b->outcome) && same_text(a->next_rule, b->next_rule);
}

void case_line_clear(struct case_line *line)
{
	free(line->case_number);
	free(line->applicant);
	free(line->respondent);
	free(line->other_names);
	free(line->cause);
	case_line_init(line);
}
