/* derivation.h — the state of one derivation, and the pieces that its parts share. Internal to law/. */
#ifndef LAW_DERIVATION_H
#define LAW_DERIVATION_H

#include "law/timeline.h"

enum { LAW_MAX_RECIPIENTS = 192 };

/* One respondent's period for a defence. */
struct law_defence {
	civil_date start, due; /* due: CIVIL_NONE when he waived it */
	civil_date published; /* of the announcement that completed on `start`, or day the copy was left */
	int16_t party;
	int16_t days; /* agreed, or 0 = as the rule says */
	uint8_t via; /* LAW_SERVED_RESPONDENT, LAW_LEFT or LAW_ANNOUNCED */
	bool provisional; /* of `start` */
};

/* An award served on a party. */
struct law_award_service {
	civil_date date, due;
	civil_date published; /* of the announcement, or CIVIL_NONE */
	int16_t party, award;
	uint8_t who; /* enum law_role */
	bool covers_all; /* no respondent was named: all of them */
	bool provisional;
};

struct law_derivation {
	const struct law_office *office;
	unsigned flags, when; /* `when` adds enum law_condition */
	civil_date today;
	struct law_result *out;
	struct law_timeline timeline;
	civil_date last_act; /* the last event but planned or future ones: what followed a completion */
	bool decided, heard, awarded, ended; /* acceptance decided; a hearing held; award made; case over */
	uint16_t defence_count;
	uint16_t defence_last; /* index of the respondent whose period ends last, of those that have one */
	bool has_defence; /* somebody has one */
	uint16_t service_count;
	struct law_defence defences[LAW_MAX_RECIPIENTS];
	struct law_award_service services[LAW_MAX_RECIPIENTS];
};

/* A period's end. Wider than two registers on purpose: packed into them for the return it cost a third of the
 * whole derivation. */
struct law_end {
	civil_date start;
	civil_date last; /* before rolling */
	civil_date due; /* CIVIL_NONE beyond the calendar */
	int unit; /* enum law_unit */
	bool provisional;
};

/* derive.c */
const struct law_rule *derivation_rule(
	const struct law_derivation *derivation, enum law_rule_id id, civil_date start);

/* `value` units of the rule from (or back from) the day, rolled when the rule rolls. */
struct law_end derivation_end(
	const struct law_derivation *derivation, const struct law_rule *rule, civil_date start, int value);

/* Adds a deadline without an end yet, or returns NULL when there is no room. */
struct law_deadline *deadline_begin(struct law_derivation *derivation, const struct law_rule *rule,
	enum law_event_kind start_event, civil_date start_date);
void deadline_step(struct law_derivation *derivation, enum law_step_kind kind, enum law_event_kind event,
	civil_date from, civil_date to, int count, enum law_unit unit);

/* Sets the end, with its steps: period, last day, rolled. */
void deadline_end(
	struct law_derivation *derivation, struct law_deadline *deadline, civil_date start, int value);

/* What meets a deadline: which of the events that meet its rule count. */
struct law_meeting {
	enum law_role who;
	int16_t party; /* 0 = anybody's */
	int16_t award; /* 0 = any */
	bool strict_party; /* an event that names no respondent is of the first */
};

/* The first day on which the rule is met, or CIVIL_NONE. */
civil_date derivation_met(const struct law_derivation *derivation, const struct law_rule *rule,
	civil_date start, const struct law_meeting *meeting);

/* Sets met_on, state and pending; drops the deadline when its end lies beyond the calendar. */
void deadline_finish(struct law_derivation *derivation, struct law_deadline *deadline, civil_date met_on);

/* A handler adds all deadlines of its rule. */
typedef void law_handler(struct law_derivation *derivation, enum law_rule_id id);

/* derive_service.c: service of the application, and what waits for it */
struct law_end left_completion(const struct law_derivation *derivation, const struct law_event *left);
struct law_end announcement_completion(
	const struct law_derivation *derivation, const struct law_event *announced);

/* The day on which the recipient of a running announcement was served otherwise, or CIVIL_NONE. */
civil_date announcement_cut_short(const struct law_derivation *derivation, const struct law_event *announced);
void find_defences(struct law_derivation *derivation);
void refuse_late_counterclaims(struct law_derivation *derivation);
law_handler derive_completion, derive_serve_application, derive_defence, derive_as_defence;

/* derive_award.c: the period for the award, and what follows the award */
void refuse_bad_extensions(struct law_derivation *derivation);
void find_award_services(struct law_derivation *derivation);
law_handler derive_award, derive_sue, derive_set_aside, derive_takes_effect;

static inline int16_t party_number(const struct law_event *event)
{
	return event->party > 0 ? event->party : 1;
}

static inline bool announces_award(const struct law_event *announced)
{
	return announced->what == LAW_WHAT_AWARD;
}

static inline bool announces_application(const struct law_event *announced)
{
	return !announces_award(announced) && announced->what != LAW_WHAT_NOTICE;
}

#endif
