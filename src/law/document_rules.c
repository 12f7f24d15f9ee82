#include "law/document_rules.h"

#include <string.h>

/* A new kind of document is one row, and a choice of the act `serve`. */
static const struct document_rule rules[] = {
	{"application", LAW_SERVED_RESPONDENT, "respondent", LAW_EVENT_UNKNOWN, "application", false, false},
	{"application+notice", LAW_SERVED_RESPONDENT, "respondent", LAW_HEARING_NOTIFIED,
		"application+notice", false, false},
	{"notice", LAW_EVENT_UNKNOWN, NULL, LAW_EVENT_UNKNOWN, "notice", false, false},
	{"hearing_notice", LAW_EVENT_UNKNOWN, NULL, LAW_HEARING_NOTIFIED, "notice", false, false},
	{"tribunal_notice", LAW_EVENT_UNKNOWN, NULL, LAW_TRIBUNAL_NOTIFIED, "notice", false, false},
	{"defence", LAW_DEFENCE_SERVED, "applicant", LAW_EVENT_UNKNOWN, "notice", false, false},
	{"amended", LAW_SERVED_AMENDED, "respondent", LAW_EVENT_UNKNOWN, "notice", false, false},
	{"award", LAW_AWARD_SERVED, NULL, LAW_EVENT_UNKNOWN, "award", true, true},
	{"mediation", LAW_EVENT_UNKNOWN, NULL, LAW_MEDIATION_SERVED, NULL, true, true},
	{"decision", LAW_EVENT_UNKNOWN, NULL, LAW_EVENT_UNKNOWN, "notice", false, true},
};

const struct document_rule *document_rule_of(const char *id)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].id, id) == 0)
			return &rules[i];
	return NULL;
}
