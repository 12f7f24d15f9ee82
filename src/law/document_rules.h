/* document_rules.h — the documents of a case: what their completed service is in law, and how they may go. */
#ifndef LAW_DOCUMENT_RULES_H
#define LAW_DOCUMENT_RULES_H

#include "law/event.h"

struct document_rule {
	const char *id;
	enum law_event_kind each; /* by each recipient of `role`; LAW_EVENT_UNKNOWN = nothing */
	const char *role; /* NULL = any */
	enum law_event_kind all; /* when nothing is out any more and both sides have it */
	const char *announced; /* what= of its announcement; NULL: handed to the person only */
	bool final_paper; /* award or mediation paper: not by simple means (办案规则五十九) */
	bool after_closing;
};

/* NULL when there is no such document. */
const struct document_rule *document_rule_of(const char *id);

#endif
