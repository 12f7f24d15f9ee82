/* act.h — everything people can do to the office's data: one table, one row an act.
 *
 * From a row come the subcommand `act NAME`, the form on the screen (from its parameters), the command
 * palette, key bar, `?` help and man page, the precondition check with its one sentence, and the default key.
 * The functions behind the rows live one file an act family (register, accept, serve, schedule, assign …).
 *
 * act_run() opens one transaction (txn.h), lets the function validate and write inside it, derives the
 * timeline again, refuses what made it contradictory, and only then commits. */
#ifndef OFFICE_ACT_H
#define OFFICE_ACT_H

#include "base/strbuf.h"
#include "office/office.h"

enum act_group {
	GROUP_CASE, /* 立案 */
	GROUP_SERVICE, /* 送达 */
	GROUP_PROCEDURE, /* 程序 */
	GROUP_HEARING, /* 开庭 */
	GROUP_ASSIGNMENT, /* 组庭 */
	GROUP_CLOSING, /* 结案 */
	GROUP_WINDOW, /* 窗口 */
	GROUP_OFFICE, /* 机构 */
	GROUP_JOURNAL, /* 撤销与日志 */
	ACT_GROUPS
};

enum act_param_type {
	PARAM_TEXT,
	PARAM_LONG_TEXT,
	PARAM_DATE, /* YYYY-MM-DD; the screen also takes 11-23, 23, +3 and 今 */
	PARAM_TIME, /* YYYY-MM-DDTHH:MM */
	PARAM_MONEY, /* yuan as people write them; value.number in 分 */
	PARAM_INT,
	PARAM_FLAG, /* 是/否, yes/no, 1/0 */
	PARAM_CHOICE, /* one of `choices` (id, or its label) */
	PARAM_CAUSE, /* a cause of data/causes.tsv */
	PARAM_ARBITRATOR, /* by name (or id:N): value.number is the id */
	PARAM_CLERK, /* by name, or "me": who acts */
	PARAM_ROOM,
	PARAM_STATION,
	PARAM_PARTY, /* of the case: applicant, respondent, respondent2 …, or name */
	PARAM_SUBJECT /* the row that is meant: hearing, event, attempt … of the case (id:N, or the only one)
		       */
};

struct act_choice {
	const char *id;
	const char *label; /* msgid */
};

/* What kind of rows an act is about (PARAM_SUBJECT). */
struct subject {
	const struct table *table;
	bool (*fits)(const void *row); /* can the act be done to this row? NULL: to any */
	/* Appends the words by which people know the row. */
	void (*describe)(struct office *office, const void *row, struct strbuf *out);
};

struct act_param {
	const char *id; /* KEY of KEY=VALUE; also error.field */
	const char *label; /* msgid */
	enum act_param_type type;
	bool required;
	const struct act_choice *choices; /* ends with {0} */
	const struct subject *subject; /* of PARAM_SUBJECT */
	const char *initial; /* "today", a literal, or NULL */
	const char *help; /* msgid, or NULL */
	bool past; /* of PARAM_DATE: something that happened, so not after today */
	bool serial; /* of PARAM_TEXT: done to several cases, a range of numbers gives each its own
			(tracking.h) */
};

enum { ACT_MAX_PARAMS = 20 };

/* A parsed value. `given` is false for an optional parameter that was left out. */
struct act_value {
	bool given;
	char *text; /* as typed, trimmed; owned by the call */
	int64_t number; /* INT, MONEY (分), FLAG (0/1), ids */
	civil_date date;
	civil_minute time;
	bool cleaned; /* characters that cannot be seen were taken out */
};

struct act_call {
	const struct act *act;
	int64_t case_id; /* 0 when the act needs none */
	struct act_value values[ACT_MAX_PARAMS]; /* parallel to act->params */
};

/* What came of it. Texts are owned; act_result_clear() frees them. */
struct act_result {
	int64_t case_id; /* the case it made or touched */
	int64_t row_id; /* the row it made (hearing, attempt …), or 0 */
	char *message; /* one line: what was done, and what follows from it */
	char *warning; /* odd but lawful, or NULL */
};

/* Preconditions, checked before the form opens and again before the act runs. */
enum act_need {
	NEED_CASE = 1 << 0, /* a case is chosen */
	NEED_OPEN = 1 << 1, /* … which is not closed */
	NEED_ACCEPTED = 1 << 2, /* … and accepted */
	NEED_PENDING = 1 << 3, /* … not yet accepted or rejected */
	NEED_TRIBUNAL = 1 << 4, /* it has a tribunal */
	NEED_PLANNED = 1 << 5, /* it has a planned hearing */
	NEED_SUSPENDED = 1 << 6, /* it is suspended */
	NEED_DIRECTOR = 1 << 7, /* only the director decides this */
	NEED_AWARD = 1 << 8, /* an award was made */
	NEED_WRITABLE = 1 << 9 /* the file can be written */
};

typedef bool act_function(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err);

/* What the bits above cannot ask of the case: on false `err` says why the act makes no sense now. */
typedef bool act_possible(struct office *office, int64_t case_id, struct error *err);

/* Puts current values into a call before its form opens (edit acts). */
typedef bool act_fill(struct office *office, struct act_call *call, struct error *err);

/* What the form of an act offers beside `initial`: likely values of what nobody has said, and why. */
enum { ACT_MOST_OFFERS = 4 };
struct act_offers {
	struct {
		const char *param; /* static */
		char *value; /* owned; as people write it */
	} items[ACT_MOST_OFFERS];
	size_t count;
	char *note; /* owned; one paragraph, or NULL */
};

/* Offers what fits the call as it stands, which may be half filled in. `out` is {0}; on failure it can be
 * cleared. */
typedef bool act_offer_values(
	struct office *office, const struct act_call *call, struct act_offers *out, struct error *err);

struct act {
	const char *id; /* e.g. "accept" */
	enum act_group group;
	const char *label; /* msgid, short: 受理 */
	const char *help; /* msgid, one line */
	unsigned needs; /* bits of enum act_need */
	const struct act_param *params; /* ends with {0} */
	act_function *run;
	act_possible *possible; /* asked together with the needs, once they hold; or NULL */
	act_fill *fill; /* or NULL */
	act_fill *suggest; /* what the form of something new begins with, where a value can be reckoned; or
			      NULL */
	act_offer_values *offers; /* … and what it is offered anew whenever a value changes; or NULL */
	const char *keys; /* default keys, each in a pane or "*": "docket:a case:a"; NULL when only by name */
	enum law_event_kind event; /* of acts that are one event (act_procedure): which */
	act_function *also; /* what such an act changes besides, before it is appended; or NULL */
	bool warns; /* such an act is unusual on a day that is no working day */
	bool preview; /* its form shows what follows before it is done (act_preview.h) */
	bool batch; /* of several cases, one transaction and one preview (act_batch.h) */
	bool own_transaction; /* it writes through its own transaction (undo), not through act_run()'s */
};

extern const struct act acts[]; /* ends with {0} */

const struct act *act_find(const char *id);

/* What a journal entry's act is called, translated: also what is done by no row of the table (imports, the
 * demo). The id itself when nothing is known of it, as of a newer program's. */
const char *act_label(const char *id);

/* What a choice of the act's parameter is called, translated; the id itself where there is no such choice. */
const char *act_choice_label(const char *act, const char *param, const char *id);

/* The one checker: does this act make sense now? On false, `err` says the one right sentence. */
bool act_allowed(struct office *office, const struct act *act, int64_t case_id, struct error *err);

/* The bits of enum act_need that hold for the case (0: none is chosen) and this office: what act_allowed()
 * judges by, for greying out. */
bool act_have(struct office *office, int64_t case_id, unsigned *have, struct error *err);

/* Starts a call with the initial values. */
void act_call_init(struct act_call *call, const struct act *act, int64_t case_id);
bool act_call_fill(struct office *office, struct act_call *call, struct error *err);

/* Puts into a call what the act suggests for its case; nothing where it suggests nothing. */
bool act_call_suggest(struct office *office, struct act_call *call, struct error *err);

/* What the act offers for this call; nothing when it offers nothing. act_offers_clear() it, also on failure.
 */
bool act_offers_load(
	struct office *office, const struct act_call *call, struct act_offers *out, struct error *err);
void act_offers_clear(struct act_offers *offers);

/* Parses one value as typed; on failure err.field is the parameter's id. Used by form and command line.
 * An empty value takes the parameter away again; in acts that edit, a value given as empty clears the field.
 */
bool act_call_set(
	struct office *office, struct act_call *call, const char *key, const char *value, struct error *err);

/* The rows that a parameter can mean, in the order of their ids: of a PARAM_SUBJECT those of the case that
 * fit (of the whole office when its table has no cases), of the others the parties of the case, the
 * arbitrators, staff, rooms or stations. None for parameters that mean no row. (candidates.c) */
struct act_candidate {
	int64_t id;
	char *label;
};
struct act_candidates {
	struct act_candidate *items; /* owned */
	size_t count;
};
bool act_candidates_load(struct office *office, const struct act_param *param, int64_t case_id,
	struct act_candidates *out, struct error *err);
void act_candidates_free(struct act_candidates *list);

/* The table of these rows, or NULL. */
const struct table *act_candidate_table(const struct act_param *param);

/* Checks needs and required parameters, runs. The result is initialised by the call. */
bool act_run(struct office *office, struct act_call *call, struct act_result *result, struct error *err);

/* Convenience for code: act_do(office, "accept", case_id, &result, err, "date", "2020-03-05", NULL). */
bool act_do(struct office *office, const char *act, int64_t case_id, struct act_result *result,
	struct error *err, ...);

void act_call_clear(struct act_call *call);
void act_result_clear(struct act_result *result);

#endif
