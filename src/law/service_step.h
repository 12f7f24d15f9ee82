/* service_step.h — which ways of serving a document on a party the law leaves open after what was tried, in
 * order; and what it asks of the way that is taken. Pure. */
#ifndef LAW_SERVICE_STEP_H
#define LAW_SERVICE_STEP_H

#include "base/strbuf.h"
#include "law/service.h"

/* What is known of a service: bits, of which the rows of the tables in service_step.c are made. */
enum law_service_fact {
	/* recipient and case */
	LAW_TO_PERSON = 1 << 0, /* a natural person; else an organisation */
	LAW_TO_RESPONDENT = 1 << 1,
	LAW_IN_SUMMARY = 1 << 2, /* summary procedure */
	LAW_TEN_WORKERS = 1 << 3, /* ten or more on the workers' side */
	LAW_CONSENTED = 1 << 4, /* to electronic service, on record in this case */
	LAW_OTHER_ADDRESS = 1 << 5, /* one is known that nothing was tried at */
	/* document */
	LAW_BY_HAND_ONLY = 1 << 6, /* a mediation paper: to the person, who signs it */
	LAW_FINAL_PAPER = 1 << 7, /* award or mediation paper: no simple means */
	/* what was tried: law_service_try() */
	LAW_SOMETHING_FAILED = 1 << 8,
	LAW_REFUSED = 1 << 9,
	LAW_CLOSED_DOWN = 1 << 10,
	LAW_MISSING = 1 << 11,
	LAW_ELSEWHERE = 1 << 12,
	LAW_MILITARY = 1 << 13,
	LAW_DETAINED = 1 << 14,
	LAW_TRIED_DIRECT = 1 << 15,
	LAW_TRIED_MAIL = 1 << 16,
	LAW_TRIED_ELECTRONIC = 1 << 17,
	LAW_TRIED_LEAVE = 1 << 18,
	/* the day, law_service_day() */
	LAW_ELECTRONIC_FINAL = 1 << 19, /* final papers may go electronically */
	/* what this attempt states, for law_service_check() */
	LAW_STATES_GROUNDS = 1 << 20,
	LAW_STATES_CARRIER = 1 << 21, /* who carries it: authority, unit */
	LAW_STATES_MEDIUM = 1 << 22,
	LAW_STATES_CONTENT = 1 << 23,
	LAW_STATES_ADDRESS = 1 << 24
};

/* The bits that an attempt of this method which failed for this reason adds. */
unsigned law_service_try(enum law_method method, enum law_failure failure);

/* The bits that depend on the day. */
unsigned law_service_day(civil_date day);

/* What the law wants on record. */
enum law_record {
	LAW_RECORD_RECEIPT, /* signed and dated */
	LAW_RECORD_MAIL, /* number, the date on its receipt */
	LAW_RECORD_PHOTO,
	LAW_RECORD_CONSENT,
	LAW_RECORD_AUTHORITY,
	LAW_RECORD_UNIT,
	LAW_RECORD_ANNOUNCEMENT, /* medium, text, grounds and what went before */
	LAW_RECORD_NONE,
	LAW_RECORDS
};
extern const char *const law_records[LAW_RECORDS]; /* msgids */

struct law_service_step {
	const char *act; /* id of the act: serve; or what comes first: convert, refuse_mediation */
	enum law_method method; /* of serve */
	bool elsewhere; /* at the address nothing was tried at */
	const char *reason; /* msgid: why this */
	enum law_article article;
	enum law_record record;
};

enum { LAW_MOST_STEPS = 8 };
struct law_service_steps {
	struct law_service_step items[LAW_MOST_STEPS]; /* the first is the next; each method once */
	size_t count; /* at least one */
};

void law_service_next(unsigned facts, struct law_service_steps *out);

/* 留置送达（拒收；办案规则第二十条），须记：…; translated. */
void law_service_step_text(const struct law_service_step *step, civil_date day, struct strbuf *out);

/* What the law asks of an attempt of this method, given the facts and what the attempt states. The sentence
 * is a msgid with one %s for the article. */
struct law_service_objection {
	bool refuses; /* without it the service is not valid; else it is unusual */
	const char *field; /* the parameter of the act `serve` that would mend it */
	const char *sentence;
	enum law_article article;
};

/* Objection number `nth` (from 0), those that refuse first; NULL when there are no more. */
const struct law_service_objection *law_service_check(enum law_method method, unsigned facts, size_t nth);

/* Does the law ever ask for this parameter of that method? The objection that says so, or NULL. */
const struct law_service_objection *law_service_asks(enum law_method method, const char *field);

#endif
