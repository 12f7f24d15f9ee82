/* local_rules.h — what a stored row of a province's periods says. */
#ifndef OFFICE_LOCAL_RULES_H
#define OFFICE_LOCAL_RULES_H

#include "law/rules.h"
#include "law/tsv.h"

struct local_rule_text {
	int rule; /* enum law_rule_id */
	int value;
	const char *unit; /* msgid */
	civil_date from, until; /* CIVIL_NONE: without end */
	struct tsv_field place, when, basis; /* parts of the line that was read */
};

/* Takes a line of the columns of data/rules.tsv apart. False when it is none that this program knows. */
bool local_rule_read(const char *line, struct local_rule_text *out);

#endif
