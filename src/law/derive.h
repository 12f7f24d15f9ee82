/* derive.h — events × rules × calendar → deadlines with a trace: a pure function.
 *
 * Nothing is allocated; the result lives in the caller's memory. Only `state` depends on today. */
#ifndef LAW_DERIVE_H
#define LAW_DERIVE_H

#include "law/calendar.h"
#include "law/event.h"
#include "law/rules.h"

/* Readings of the rules that practice disputes; zero is the usual reading of each. */
struct law_readings {
	bool announcement_rolls; /* completion of service by announcement moves to a working day */
	bool clear_days; /* counting backwards, n whole working days lie between notice and hearing */
	bool raises_limitation; /* the office itself points out that a claim is out of time; shown, never
				   refused */
	int16_t term_years; /* of an arbitrator's appointment where the agreement differs; 0 = as the rule
			       says */
};

/* What the derivation needs to know of an office. The tables must outlive it and every result. */
struct law_office {
	const struct law_calendar *calendar;
	const struct law_rules *rules;
	const char *jurisdiction; /* 浙江; "" or NULL = national rules only */
	struct law_readings readings;
};

enum law_state {
	LAW_OPEN, /* runs, or the period has no end yet for another reason than a suspension */
	LAW_MET,
	LAW_LATE, /* met after its day */
	LAW_OVERDUE, /* its day has passed unmet */
	LAW_PAUSED, /* suspended without an end; `remaining_days` are left */
	LAW_PASSED, /* a right or date that nothing meets, and whose day has passed */
	LAW_STATES
};

/* id as in JSON (LAW_PASSED is "overdue" there), label for people; by enum law_state. */
extern const struct law_word law_states[LAW_STATES];

struct law_deadline {
	const struct law_rule *rule; /* the row applied: id, unit, basis */
	civil_date due; /* CIVIL_NONE while open */
	civil_date start_date;
	civil_date met_on; /* or CIVIL_NONE */
	civil_date safe; /* the earlier day of another reading of a disputed rule, or CIVIL_NONE */
	int16_t remaining_days; /* while due is CIVIL_NONE */
	int16_t party_no; /* number of the respondent, 0 where there is only one or it is nobody's */
	int16_t award_no; /* sue, set_aside, takes_effect: the number of the award */
	uint16_t step_first, step_count; /* in law_result.steps */
	uint8_t start_event; /* enum law_event_kind */
	uint8_t party; /* enum law_role; sue and set_aside only */
	uint8_t state; /* enum law_state */
	uint8_t unit; /* enum law_unit; of the rule, or of what parties agreed */
	/* These do not depend on today. One byte: a deadline is as long as five words. */
	bool provisional : 1; /* counted through a year without a holiday schedule */
	bool pending : 1; /* still to be watched: not met, nothing followed it */
	bool lapses : 1; /* a right that nobody used and that did not lose its meaning: its end is news */
};

/* One step of the arithmetic; explain.h makes sentences of them. */
enum law_step_kind {
	LAW_STEP_START, /* event on `from` */
	LAW_STEP_RESTART, /* event on `from`: the period begins anew */
	LAW_STEP_PERIOD, /* `count` of `unit` */
	LAW_STEP_BACK, /* `count` of `unit`, backwards */
	LAW_STEP_COMPLETED, /* event on `from` counts as service on `to`, after `count` of `unit` */
	LAW_STEP_EXCLUDED, /* event: days after `from` up to `to` are not counted, `count` of them newly */
	LAW_STEP_CUT_SHORT, /* an announcement of `from` ended by service otherwise on `to` */
	LAW_STEP_EXTENDED, /* on `from` by `count` days */
	LAW_STEP_ADDED, /* limitation: suspended `from` … `to`, `count` days added */
	LAW_STEP_PAUSED, /* since `from`; `count` days are left */
	LAW_STEP_EMPLOYED, /* wages: does not run while employed */
	LAW_STEP_LAST, /* the last day is `to` */
	LAW_STEP_ROLLED, /* … and moves to `to` */
	LAW_STEP_AFTER, /* the day after `from` is `to` */
	LAW_STEP_LAST_OF, /* of several, the last governs: `from`, `count` respondents */
	LAW_STEP_SAFE, /* under another reading `to` */
	LAW_STEP_BEFORE_FORCE, /* the start lies before the rule was in force */
	LAW_STEP_PROVISIONAL, /* no schedule for the year of `to` */
	LAW_STEP_KINDS
};

struct law_step {
	civil_date from, to;
	int16_t count;
	uint8_t kind; /* enum law_step_kind */
	uint8_t event; /* enum law_event_kind */
	uint8_t unit; /* enum law_unit */
};

/* X(NAME, id, message): why an event is refused. */
#define LAW_PROBLEMS(X)                                                                                      \
	X(BAD_DATE, "bad_date", N_("没有这个日期"))                                                          \
	X(BEFORE_APPLICATION, "before_application", N_("受理日早于收到申请之日"))                            \
	X(BEFORE_ACCEPTANCE, "before_acceptance", N_("发生在受理之前"))                                      \
	X(RESUME_WITHOUT_SUSPEND, "resume_without_suspend", N_("没有中止，不能恢复"))                        \
	X(SUSPENDED_TWICE, "suspended_twice", N_("已经中止且尚未恢复，不能再次中止"))                        \
	X(EXTENSION_TOO_LONG, "extension_too_long", N_("延期超过十五日"))                                    \
	X(EXTENSION_TWICE, "extension_twice", N_("同一裁决期限内已经延期一次"))                              \
	X(EXTENSION_TOO_LATE, "extension_too_late", N_("裁决期限届满后才批准延期"))                          \
	X(COUNTERCLAIM_LATE, "counterclaim_late", N_("答辩期满后提出反申请，应当另行申请"))                  \
	X(ANNOUNCEMENT_IN_SUMMARY, "announcement_in_summary", N_("简易处理的案件不得公告送达"))              \
	X(UNKNOWN_EVENT, "unknown_event", N_("没有这种事件"))                                                \
	X(UNKNOWN_FLAG, "unknown_flag", N_("没有这种标志"))

enum law_problem_code {
#define X(name, id, message) LAW_PROBLEM_##name,
	LAW_PROBLEMS(X)
#undef X
		LAW_PROBLEM_CODES
};

/* id as in JSON; label is the reason, a msgid. By enum law_problem_code. */
extern const struct law_word law_problem_words[LAW_PROBLEM_CODES];

/* A refused event: left out of the derivation. */
struct law_problem {
	uint8_t code; /* enum law_problem_code */
	uint16_t event; /* index in the caller's array */
};

enum { LAW_MAX_EVENTS = 1024, LAW_MAX_DEADLINES = 192, LAW_MAX_STEPS = 768, LAW_MAX_PROBLEMS = 64 };

/* About 25 KiB. Uninitialised memory will do; only the first `…_count` elements are written. */
struct law_result {
	size_t deadline_count, problem_count, step_count;
	bool overflow; /* something did not fit: what is here is right, but not all */
	struct law_deadline deadlines[LAW_MAX_DEADLINES]; /* in the order of LAW_RULES */
	struct law_problem problems[LAW_MAX_PROBLEMS]; /* in the order of the events */
	struct law_step steps[LAW_MAX_STEPS];
};

/* Derives everything that follows from the events, which may be in any order (on one day they stand in the
 * order given); `flags` are bits of enum law_flag. Refused events become problems. Returns false when
 * something did not fit (`out->overflow`). */
bool law_derive(const struct law_office *office, const struct law_event *events, size_t count, unsigned flags,
	civil_date today, struct law_result *out);

/* The deadline to watch next: the earliest pending duty or wait; NULL when nothing is to be watched. Does not
 * depend on today. */
const struct law_deadline *law_next(const struct law_result *result);

/* The earliest pending duty of the office, or NULL. */
const struct law_deadline *law_next_duty(const struct law_result *result);

/* The first deadline of that rule, or NULL. */
const struct law_deadline *law_deadline_of(const struct law_result *result, enum law_rule_id id);

#endif
