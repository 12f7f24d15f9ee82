#include "store/docket_plan.h"

#include "store/backlog.h"
#include "store/derive_private.h"
#include "store/search.h"
#include "store/settings.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(LAW_BLOCK_SERVICE == 1 && LAW_BLOCK_ANNOUNCEMENT == 2,
	"the condition of blocked cases spells these numbers");

const struct docket_stretch docket_stretches[DOCKET_SORTS][DOCKET_STRETCHES] = {
	[SORT_NEXT_DUE] = {{"next_due", DOCKET_OPEN}, {"case_key", DOCKET_OPEN | DOCKET_DUE_NULL},
		{"case_key", DOCKET_CLOSED}},
	[SORT_NUMBER] = {{"case_key", 0}},
	[SORT_ACCEPTED] = {{"accepted", 0}, {"case_key", DOCKET_ACCEPTED_NULL}},
	[SORT_AMOUNT] = {{"amount", 0}},
	/* A closed case has the day of its closing, an open one has not. */
	[SORT_CLOSED] = {{"closed", DOCKET_CLOSED}, {"case_key", DOCKET_OPEN}},
	/* Of a closed case the day is kept for the figures; nobody works towards it. */
	[SORT_LIMIT] = {{"award_due", DOCKET_OPEN}, {"case_key", DOCKET_OPEN | DOCKET_LIMIT_NULL},
		{"case_key", DOCKET_CLOSED}},
};

static const char *const condition_sql[] = {"is_open = 1", "is_open = 0", "clerk_id = :clerk",
	"lead_id = :lead", "(clerk_id = :mine_clerk OR lead_id = :mine_lead)",
	"(next_due = :today OR duty_due = :today)", "duty_due < :today", "block IN (1, 2)", "block = 2",
	"is_collective = 1", "has_tribunal = 0", "(next_due IS NULL OR last_act < :forgotten)",
	"stage = :stage", "cause = :cause",
	"case_key >> 32 = :year AND case_key >= :year_first AND case_key < :year_end",
	"name_match(:text, applicant, respondent, other_names, case_number)", "next_due IS NULL",
	"accepted IS NULL", "1" /* the candidates are the source itself */,
	"hold > 0 AND (block > 0 OR award_due <= :near)", "hold = :hold", "ground = :ground",
	"award_due IS NULL"};

enum { CONDITIONS = sizeof condition_sql / sizeof *condition_sql };

#define BY(index) "case_state INDEXED BY " #index
/* Rows that fulfil either of two conditions: their ids first, each once, then the rows. */
#define EITHER(index1, where1, index2, where2)                                                               \
	"(SELECT case_id AS hit FROM " BY(index1) " WHERE " where1 " UNION SELECT case_id FROM " BY(         \
		index2) " WHERE " where2 ") CROSS JOIN case_state ON case_id = hit"

/* What the entries of the indexes of open cases hold besides their order: everything but names. */
#define OPEN_TELLS                                                                                           \
	(DOCKET_OPEN | DOCKET_CLERK | DOCKET_LEAD | DOCKET_MINE | DOCKET_DUE_TODAY | DOCKET_OVERDUE |        \
		DOCKET_SERVICE | DOCKET_ANNOUNCEMENT | DOCKET_COLLECTIVE | DOCKET_NO_TRIBUNAL |              \
		DOCKET_FORGOTTEN | DOCKET_STAGE | DOCKET_CAUSE | DOCKET_YEAR | DOCKET_DUE_NULL |             \
		DOCKET_ACCEPTED_NULL)
/* The same of the indexes of all and of closed cases. */
#define ALL_TELLS                                                                                            \
	(DOCKET_OPEN | DOCKET_CLOSED | DOCKET_CLERK | DOCKET_LEAD | DOCKET_MINE | DOCKET_COLLECTIVE |        \
		DOCKET_CAUSE | DOCKET_YEAR)

#define ALL_BUT_PEOPLE (ALL_TELLS & ~(unsigned)(DOCKET_CLERK | DOCKET_LEAD | DOCKET_MINE))

/* Those of the indexes of the backlog tell that, too. */
#define BACKLOG_TELLS (OPEN_TELLS | DOCKET_BACKLOG | DOCKET_HOLD | DOCKET_GROUND | DOCKET_LIMIT_NULL)

#define OPEN_BY(index, needs, order)                                                                         \
	{                                                                                                    \
		BY(index), DOCKET_OPEN | (needs), order, OPEN_TELLS, true, false                             \
	}
#define HELD_BY(index, needs, order)                                                                         \
	{                                                                                                    \
		BY(index), DOCKET_OPEN | (needs), order, BACKLOG_TELLS, true, false                          \
	}
#define ALL_BY(index, needs, order, tells)                                                                   \
	{                                                                                                    \
		BY(index), needs, order, tells, false, false                                                 \
	}
#define GATHERED(source, needs)                                                                              \
	{                                                                                                    \
		source, needs, NULL, 0, false, true                                                          \
	}

/* When costs are equal the first is taken. */
static const struct docket_index indexes[] = {
	OPEN_BY(open_by_due, 0, "next_due"),
	HELD_BY(open_by_limit, 0, "award_due"),
	HELD_BY(open_no_limit, DOCKET_LIMIT_NULL, "case_key"),
	HELD_BY(open_by_hold, DOCKET_HOLD, "award_due"),
	OPEN_BY(open_not_due, DOCKET_DUE_NULL, "case_key"),
	OPEN_BY(open_by_key, 0, "case_key"),
	OPEN_BY(open_by_accepted, 0, "accepted"),
	OPEN_BY(open_by_amount, 0, "amount"),
	OPEN_BY(open_by_duty, DOCKET_OVERDUE, NULL),
	OPEN_BY(open_by_stage, DOCKET_STAGE, "next_due"),
	OPEN_BY(open_by_cause, DOCKET_CAUSE, "next_due"),
	OPEN_BY(open_by_lead, DOCKET_LEAD, "next_due"),
	OPEN_BY(open_by_clerk, DOCKET_CLERK, "next_due"),
	OPEN_BY(open_by_block, DOCKET_ANNOUNCEMENT, "next_due"),
	OPEN_BY(open_by_block, DOCKET_SERVICE, NULL),
	OPEN_BY(open_collective, DOCKET_COLLECTIVE, "next_due"),
	OPEN_BY(open_no_tribunal, DOCKET_NO_TRIBUNAL, "next_due"),
	ALL_BY(state_by_key, 0, "case_key", ALL_TELLS),
	ALL_BY(state_by_accepted, 0, "accepted", ALL_TELLS & ~(unsigned)DOCKET_YEAR),
	ALL_BY(state_by_amount, 0, "amount", ALL_TELLS),
	ALL_BY(closed_by_key, DOCKET_CLOSED, "case_key", ALL_TELLS),
	ALL_BY(closed_by_closed, DOCKET_CLOSED, "closed", ALL_TELLS & ~(unsigned)DOCKET_YEAR),
	ALL_BY(state_by_year_accepted, DOCKET_YEAR, "accepted", ALL_TELLS),
	ALL_BY(closed_by_year_closed, DOCKET_CLOSED | DOCKET_YEAR, "closed", ALL_TELLS),
	ALL_BY(state_by_cause, DOCKET_CAUSE, "case_key", ALL_BUT_PEOPLE),
	ALL_BY(state_by_cause_amount, DOCKET_CAUSE, "amount", ALL_BUT_PEOPLE & ~(unsigned)DOCKET_YEAR),
	ALL_BY(state_by_lead, DOCKET_LEAD, "case_key", ALL_BUT_PEOPLE & ~(unsigned)DOCKET_CAUSE),
	ALL_BY(state_by_clerk, DOCKET_CLERK, "case_key", ALL_BUT_PEOPLE & ~(unsigned)DOCKET_CAUSE),
	ALL_BY(collective_by_key, DOCKET_COLLECTIVE, "case_key", ALL_TELLS),
	ALL_BY(collective_by_accepted, DOCKET_COLLECTIVE, "accepted", ALL_TELLS & ~(unsigned)DOCKET_YEAR),
	ALL_BY(collective_by_amount, DOCKET_COLLECTIVE, "amount", ALL_TELLS & ~(unsigned)DOCKET_YEAR),
	ALL_BY(state_not_accepted, DOCKET_ACCEPTED_NULL, "case_key", OPEN_TELLS | DOCKET_CLOSED),
	GATHERED(EITHER(open_by_due, "is_open = 1 AND next_due = :today", open_by_duty,
			 "is_open = 1 AND duty_due = :today"),
		DOCKET_OPEN | DOCKET_DUE_TODAY),
	GATHERED(EITHER(open_not_due, "is_open = 1 AND next_due IS NULL", open_by_act,
			 "is_open = 1 AND last_act < :forgotten"),
		DOCKET_OPEN | DOCKET_FORGOTTEN),
	GATHERED(EITHER(open_by_clerk, "is_open = 1 AND clerk_id = :mine_clerk", open_by_lead,
			 "is_open = 1 AND lead_id = :mine_lead"),
		DOCKET_OPEN | DOCKET_MINE),
	GATHERED(EITHER(state_by_clerk, "clerk_id = :mine_clerk", state_by_lead, "lead_id = :mine_lead"),
		DOCKET_MINE),
	GATHERED("json_each(:candidates) AS hits CROSS JOIN case_state ON case_id = hits.value",
		DOCKET_CANDIDATES),
};

static unsigned filter_conditions(const struct docket_filter *filter)
{
	unsigned open_only = (filter->due_today ? DOCKET_DUE_TODAY : 0u) |
			     (filter->overdue ? DOCKET_OVERDUE : 0u) |
			     (filter->blocked ? DOCKET_SERVICE : 0u) |
			     (filter->by_announcement ? DOCKET_ANNOUNCEMENT : 0u) |
			     (filter->no_tribunal ? DOCKET_NO_TRIBUNAL : 0u) |
			     (filter->forgotten ? DOCKET_FORGOTTEN : 0u) |
			     (filter->backlog || filter->hold || filter->ground ? DOCKET_BACKLOG : 0u) |
			     (filter->hold ? DOCKET_HOLD : 0u) | (filter->ground ? DOCKET_GROUND : 0u);
	unsigned conditions = open_only | (open_only ? DOCKET_OPEN : 0u) |
			      (filter->scope == SCOPE_OPEN ? DOCKET_OPEN : 0u) |
			      (filter->scope == SCOPE_CLOSED ? DOCKET_CLOSED : 0u) |
			      (filter->clerk_id ? DOCKET_CLERK : 0u) | (filter->lead_id ? DOCKET_LEAD : 0u) |
			      (filter->mine_clerk || filter->mine_arbitrator ? DOCKET_MINE : 0u) |
			      (filter->collective ? DOCKET_COLLECTIVE : 0u) |
			      (filter->cause[0] ? DOCKET_CAUSE : 0u) | (filter->year ? DOCKET_YEAR : 0u) |
			      (filter->text[0] ? DOCKET_TEXT : 0u);
	if (filter->stage)
		conditions |=
			filter->stage - 1 == LAW_STAGE_CLOSED ? DOCKET_CLOSED : DOCKET_STAGE | DOCKET_OPEN;
	return conditions;
}

/* Few enough hits of the name index are the quickest way to the rows. */
static bool find_candidates(struct store *store, struct docket_scan *scan, struct error *err)
{
	enum { CAPACITY = 4000 };
	int64_t *ids = malloc(CAPACITY * sizeof *ids);
	if (!ids)
		return out_of_memory(err);
	size_t count;
	bool indexed;
	bool ok = search_candidates(store, scan->folded, ids, CAPACITY, &count, &indexed, err);
	/* Many hits lie as close to each other as the newest of them do. */
	if (ok && indexed && count == CAPACITY && ids[CAPACITY - 1] > 0)
		scan->text_hits = CAPACITY * (double)ids[0] / (double)(ids[0] - ids[CAPACITY - 1]);
	if (ok && indexed && count < CAPACITY) {
		struct strbuf json = {0};
		strbuf_add_char(&json, '[');
		for (size_t i = 0; i < count; i++)
			strbuf_addf(&json, "%s%" PRId64, i ? "," : "", ids[i]);
		strbuf_add_char(&json, ']');
		scan->candidates = strbuf_take(&json);
		scan->candidate_count = count;
		scan->conditions |= DOCKET_CANDIDATES;
		ok = scan->candidates || out_of_memory(err);
	}
	free(ids);
	return ok;
}

bool docket_scan_init(struct store *store, const struct docket_filter *filter, civil_date today,
	struct docket_scan *scan, struct error *err)
{
	*scan = (struct docket_scan){
		.filter = filter, .today = today, .conditions = filter_conditions(filter)};
	scan->forgotten_before = today - store_setting_number(store, "forgotten_days");
	scan->near = backlog_near(store, today);
	if (!(scan->conditions & DOCKET_TEXT))
		return true;
	struct strbuf folded = {0};
	search_fold(filter->text, &folded);
	scan->folded = strbuf_take(&folded);
	if (!scan->folded)
		return out_of_memory(err);
	if (scan->folded[0] == '\0') {
		scan->conditions &= ~(unsigned)DOCKET_TEXT; /* nothing but punctuation */
		return true;
	}
	if (find_candidates(store, scan, err))
		return true;
	docket_scan_clear(scan);
	return false;
}

void docket_scan_clear(struct docket_scan *scan)
{
	free(scan->folded);
	free(scan->candidates);
	*scan = (struct docket_scan){0};
}

void docket_where(unsigned conditions, struct strbuf *sql)
{
	strbuf_add(sql, "1");
	for (size_t i = 0; i < CONDITIONS; i++)
		if (conditions & (1u << i))
			strbuf_addf(sql, " AND %s", condition_sql[i]);
}

static void bind_named_int(sqlite3_stmt *stmt, const char *name, int64_t value)
{
	int index = sqlite3_bind_parameter_index(stmt, name);
	if (index)
		sqlite3_bind_int64(stmt, index, value);
}

static void bind_named_text(sqlite3_stmt *stmt, const char *name, const char *value)
{
	int index = sqlite3_bind_parameter_index(stmt, name);
	if (index)
		bind_text(stmt, index, value);
}

void docket_bind(sqlite3_stmt *stmt, const struct docket_scan *scan)
{
	const struct docket_filter *filter = scan->filter;
	bind_named_int(stmt, ":clerk", filter->clerk_id);
	bind_named_int(stmt, ":lead", filter->lead_id);
	/* Nobody is number -1: cases without a clerk have 0. */
	bind_named_int(stmt, ":mine_clerk", filter->mine_clerk ? filter->mine_clerk : -1);
	bind_named_int(stmt, ":mine_lead", filter->mine_arbitrator ? filter->mine_arbitrator : -1);
	bind_named_int(stmt, ":today", scan->today);
	bind_named_int(stmt, ":forgotten", scan->forgotten_before);
	bind_named_int(stmt, ":near", scan->near);
	bind_named_int(stmt, ":hold", filter->hold);
	bind_named_int(stmt, ":ground", filter->ground - 1);
	bind_named_int(stmt, ":stage", filter->stage - 1);
	bind_named_text(stmt, ":cause", filter->cause);
	bind_named_int(stmt, ":year", filter->year);
	bind_named_int(stmt, ":year_first", (int64_t)filter->year << 32);
	bind_named_int(stmt, ":year_end", ((int64_t)filter->year + 1) << 32);
	bind_named_text(stmt, ":text", scan->folded);
	bind_named_text(stmt, ":candidates", scan->candidates);
}

static bool tally_row(struct store *store, const char *dimension, const char *value, struct docket_tally *out,
	struct error *err)
{
	sqlite3_stmt *stmt = statement_get(
		store, "SELECT open_cases, all_cases FROM tally WHERE dimension = ? AND value = ?", err);
	if (!stmt)
		return false;
	bool row;
	bind_text(stmt, 1, dimension);
	bind_text(stmt, 2, value);
	bool ok = statement_step(store, stmt, &row, err);
	if (ok && row) {
		out->open_cases += sqlite3_column_int64(stmt, 0);
		out->all_cases += sqlite3_column_int64(stmt, 1);
	}
	statement_done(store, stmt);
	return ok;
}

static bool tally_number(struct store *store, const char *dimension, int64_t value, struct docket_tally *out,
	struct error *err)
{
	char text[24];
	snprintf(text, sizeof text, "%" PRId64, value);
	return tally_row(store, dimension, text, out, err);
}

bool docket_tally_days(struct store *store, const char *dimension, civil_date first, civil_date last,
	int64_t *out, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT ifnull(sum(open_cases), 0) FROM tally WHERE dimension = ? AND value BETWEEN ? AND ?",
		err);
	if (!stmt)
		return false;
	char from[TALLY_DAY_SIZE], to[TALLY_DAY_SIZE];
	bool row;
	bind_text(stmt, 1, dimension);
	bind_text(stmt, 2, tally_day(first, from));
	bind_text(stmt, 3, tally_day(last, to));
	bool ok = statement_step(store, stmt, &row, err);
	*out = ok && row ? sqlite3_column_int64(stmt, 0) : 0;
	statement_done(store, stmt);
	return ok;
}

/* Either, without counting twice what is both. */
static bool tally_mine(
	struct store *store, const struct docket_filter *filter, struct docket_tally *out, struct error *err)
{
	struct docket_tally both = {0, 0};
	char pair[TALLY_PAIR_SIZE];
	if ((filter->mine_clerk && !tally_number(store, "clerk", filter->mine_clerk, out, err)) ||
		(filter->mine_arbitrator && !tally_number(store, "lead", filter->mine_arbitrator, out, err)))
		return false;
	if (filter->mine_clerk && filter->mine_arbitrator &&
		!tally_row(store, "pair", tally_pair(filter->mine_clerk, filter->mine_arbitrator, pair),
			&both, err))
		return false;
	out->open_cases -= both.open_cases;
	out->all_cases -= both.all_cases;
	return true;
}

/* The backlog's cases that are held by the one reason, or on the one ground, or all of them. */
static bool tally_backlog(struct store *store, const struct docket_scan *scan, unsigned condition,
	int64_t *out, struct error *err)
{
	const struct docket_filter *filter = scan->filter;
	struct backlog backlog;
	if (!backlog_load(store, scan->today, &backlog, err))
		return false;
	for (size_t i = 0; i < backlog.count; i++) {
		const struct backlog_reason *reason = &backlog.reasons[i];
		if ((condition == DOCKET_HOLD && reason->hold != filter->hold) ||
			(condition == DOCKET_GROUND && reason->ground != filter->ground - 1))
			continue;
		*out += reason->cases;
	}
	return true;
}

bool docket_tally_of(struct store *store, const struct docket_scan *scan, unsigned condition,
	struct docket_tally *out, struct error *err)
{
	const struct docket_filter *filter = scan->filter;
	int64_t days = 0;
	*out = (struct docket_tally){0, 0};
	switch (condition) {
	case DOCKET_CLERK: return tally_number(store, "clerk", filter->clerk_id, out, err);
	case DOCKET_LEAD: return tally_number(store, "lead", filter->lead_id, out, err);
	case DOCKET_MINE: return tally_mine(store, filter, out, err);
	case DOCKET_STAGE: return tally_number(store, "stage", filter->stage - 1, out, err);
	case DOCKET_CAUSE: return tally_row(store, "cause", filter->cause, out, err);
	case DOCKET_YEAR: return tally_number(store, "year", filter->year, out, err);
	case DOCKET_COLLECTIVE: return tally_row(store, "collective", "", out, err);
	case DOCKET_NO_TRIBUNAL: return tally_row(store, "no_tribunal", "", out, err);
	case DOCKET_ANNOUNCEMENT: return tally_number(store, "block", LAW_BLOCK_ANNOUNCEMENT, out, err);
	case DOCKET_SERVICE:
		return tally_number(store, "block", LAW_BLOCK_SERVICE, out, err) &&
		       tally_number(store, "block", LAW_BLOCK_ANNOUNCEMENT, out, err);
	case DOCKET_OVERDUE:
		if (!docket_tally_days(store, "duty", CIVIL_FIRST, scan->today - 1, &days, err))
			return false;
		break;
	case DOCKET_DUE_TODAY:
		if (!docket_tally_days(store, "due", scan->today, scan->today, &days, err))
			return false;
		break;
	case DOCKET_FORGOTTEN:
		if (!docket_tally_days(store, "act", CIVIL_FIRST, scan->forgotten_before - 1, &days, err) ||
			!tally_row(store, "no_next", "", out, err))
			return false;
		break;
	case DOCKET_BACKLOG:
	case DOCKET_HOLD:
	case DOCKET_GROUND:
		if (!tally_backlog(store, scan, condition, &days, err))
			return false;
		break;
	case DOCKET_LIMIT_NULL: return tally_row(store, "no_limit", "", out, err);
	case DOCKET_DUE_NULL: return tally_row(store, "no_next", "", out, err);
	case DOCKET_ACCEPTED_NULL: return tally_row(store, "not_accepted", "", out, err);
	case DOCKET_CANDIDATES:
		out->open_cases = out->all_cases = (int64_t)scan->candidate_count;
		return true;
	default: return tally_row(store, "all", "", out, err);
	}
	out->open_cases += days;
	out->all_cases += days;
	return true;
}

/* How many rows fulfil the conditions, taking them for independent of each other. */
struct estimate {
	double total, open_share;
	double share[CONDITIONS]; /* of the rows in scope (open or all) that fulfil each */
};

static double within(double value, double low, double high)
{
	return value < low ? low : value > high ? high : value;
}

/* Of all cases; 0 = nothing is known, as of a word of one character. */
static double text_share(double hits_of_all)
{
	return hits_of_all > 0 ? within(hits_of_all, 0, 1) : 0.02;
}

static bool make_estimate(struct store *store, const struct docket_scan *scan, unsigned conditions,
	struct estimate *out, struct error *err)
{
	struct docket_tally all, one;
	if (!docket_tally_of(store, scan, 0, &all, err))
		return false;
	bool open_cases = (conditions & DOCKET_OPEN) != 0;
	out->total = (double)(all.all_cases > 0 ? all.all_cases : 1);
	out->open_share = within((double)all.open_cases / out->total, 1 / out->total, 1);
	double scope = open_cases ? out->total * out->open_share : out->total;
	for (size_t i = 0; i < CONDITIONS; i++) {
		unsigned condition = 1u << i;
		out->share[i] = 1;
		if (!(conditions & condition))
			continue;
		switch (condition) {
		case DOCKET_OPEN: out->share[i] = out->open_share; break;
		case DOCKET_CLOSED: out->share[i] = within(1 - out->open_share, 1 / out->total, 1); break;
		case DOCKET_TEXT:
			if (!(conditions & DOCKET_CANDIDATES))
				out->share[i] = text_share(scan->text_hits / out->total);
			break;
		default:
			if (!docket_tally_of(store, scan, condition, &one, err))
				return false;
			out->share[i] = within(
				(double)(open_cases && condition != DOCKET_CANDIDATES ? one.open_cases
										      : one.all_cases) /
					scope,
				0.5 / scope, 1);
		}
	}
	return true;
}

static double rows_of(const struct estimate *estimate, unsigned conditions)
{
	double rows = estimate->total;
	for (size_t i = 0; i < CONDITIONS; i++)
		if (conditions & (1u << i))
			rows *= estimate->share[i];
	return rows;
}

/* Do the index's entries decide all conditions, and give what is sorted by? */
static bool tells_all(const struct docket_index *index, unsigned conditions, bool in_order)
{
	return (conditions & ~(index->needs | index->tells)) == 0 && (in_order || index->tells_order);
}

/* What it costs to look at a row instead of an index entry. */
enum { ROW_COST = 12 };

/* The work of reading `need` cases through an index, in entries visited. `matches`: how many fulfil all. */
static double cost_of(const struct docket_index *index, const struct estimate *estimate, unsigned conditions,
	const char *column, bool in_order, double need, double matches)
{
	double base = rows_of(estimate, index->needs);
	/* The order of numbers makes a year one range. */
	if (index->order && strcmp(index->order, "case_key") == 0 && (conditions & DOCKET_YEAR))
		base *= rows_of(estimate, DOCKET_YEAR) / estimate->total;
	double visited = base;
	if (in_order || (!column && !index->whole))
		visited = need * base / matches < base ? need * base / matches : base;
	bool told = tells_all(index, conditions, in_order || !column);
	/* Sorting comes on top. */
	return visited * (told ? 1 : ROW_COST) * (in_order ? 1.0 : 1.2);
}

bool docket_choose(struct store *store, const struct docket_scan *scan, unsigned conditions,
	const char *column, size_t need, struct docket_choice *out, struct error *err)
{
	enum { BUDGET = 12000, PATIENCE = 50 };
	struct estimate estimate;
	if (!make_estimate(store, scan, conditions, &estimate, err))
		return false;
	double matches = within(rows_of(&estimate, conditions), 0.5, estimate.total);
	double best = 0;
	*out = (struct docket_choice){0};
	for (size_t i = 0; i < sizeof indexes / sizeof *indexes; i++) {
		const struct docket_index *index = &indexes[i];
		if ((index->needs & conditions) != index->needs)
			continue;
		bool in_order = column && index->order && strcmp(index->order, column) == 0;
		double cost = cost_of(index, &estimate, conditions, column, in_order, (double)need, matches);
		if (!out->index || cost < best) {
			out->index = index;
			out->ordered = in_order;
			best = cost;
		}
	}
	bool told = tells_all(out->index, conditions, out->ordered || !column);
	out->budget = told ? BUDGET : BUDGET / ROW_COST;
	out->patience = out->budget * PATIENCE;
	return true;
}
