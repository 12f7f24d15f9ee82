/* derivation.h — the state of one derivation, and the pieces that its parts share. Internal to law/. */
#ifndef LAW_DERIVATION_H
#define LAW_DERIVATION_H

#include "law/timeline.h"

enum { LAW_MAX_RECIPIENTS = 192 };

/* A period's end. */
struct law_end {
	const struct law_rule *rule; /* NULL where none was in force: then there are no days either */
	civil_date start;
	civil_date last; /* before rolling */
	civil_date due; /* CIVIL_NONE beyond the calendar */
	bool provisional;
};

/* One respondent's period for a defence. */
struct law_defence {
	struct law_end
		served; /* from leaving or announcing to its completion; handed over: that day, no rule */
	struct law_end end; /* of the period; due is CIVIL_NONE when he waived it */
	int16_t party;
	int16_t days; /* agreed, or as the rule says */
	uint8_t via; /* LAW_SERVED_RESPONDENT, LAW_LEFT or LAW_ANNOUNCED */
};

/* An award served on a party. */
struct law_award_service {
	struct law_end served; /* from the announcement to its completion; handed over: that day, no rule */
	struct law_end sue; /* of the period to sue */
	int16_t party, award;
	uint8_t who; /* enum law_role */
	bool covers_all; /* no respondent was named: all of them */
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

/* derive.c */
static inline const struct law_rule *derivation_rule(
	const struct law_derivation *derivation, enum law_rule_id id, civil_date start)
{
	const struct law_office *office = derivation->office;
	return law_rule_at(office->rules, id, start, office->jurisdiction, derivation->when);
}

/* `value` units of the rule from (or back from) the day; a last day that is no working day moves to the next
 * one when it `rolls`. */
struct law_end derivation_end(const struct law_derivation *derivation, const struct law_rule *rule,
	civil_date start, int value, bool rolls);

/* Adds a deadline without an end yet, or returns NULL when there is no room. */
struct law_deadline *deadline_begin(struct law_derivation *derivation, const struct law_rule *rule,
	enum law_event_kind start_event, civil_date start_date);

/* Adds a step to the deadline begun last. */
static inline void deadline_step(struct law_derivation *derivation, enum law_step_kind kind,
	enum law_event_kind event, civil_date from, civil_date to, int count, enum law_unit unit)
{
	struct law_result *out = derivation->out;
	if (out->step_count == LAW_MAX_STEPS) {
		out->overflow = true;
		return;
	}
	out->steps[out->step_count++] = (struct law_step){.from = from,
		.to = to,
		.count = (int16_t)count,
		.kind = (uint8_t)kind,
		.event = (uint8_t)event,
		.unit = (uint8_t)unit};
}

/* Sets the end, with its steps: period, last day, rolled. */
void deadline_end(
	struct law_derivation *derivation, struct law_deadline *deadline, civil_date start, int value);

/* Likewise with an end that is known already, of `value` units forwards. */
void deadline_end_at(struct law_derivation *derivation, struct law_deadline *deadline,
	const struct law_end *end, int value);

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

/* The first step of what counts from a service: the event itself, or its completion. */
void deadline_served(struct law_derivation *derivation, struct law_deadline *deadline,
	enum law_event_kind event, const struct law_end *served);

/* Sets met_on, state and pending; drops the deadline when its end lies beyond the calendar. */
void deadline_finish(struct law_derivation *derivation, struct law_deadline *deadline, civil_date met_on);

/* A handler adds all deadlines of its rule. */
typedef void law_handler(struct law_derivation *derivation, enum law_rule_id id);

/* What was handed over on the day is served on it. */
static inline struct law_end served_on(civil_date day)
{
	return (struct law_end){.start = day, .last = day, .due = day};
}

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
