/* eligibility_rules.h — the rules by which an arbitrator is judged for a case: a new one is one row of the
 * table and one function that says whether it holds, and with which record. */
#ifndef OFFICE_ELIGIBILITY_RULES_H
#define OFFICE_ELIGIBILITY_RULES_H

#include "office/eligibility.h"
#include "office/eligibility_facts.h"

/* An organisation or person that an arbitrator is bound to. */
struct bond {
	const char *name;
	const char *kind; /* as of arbitrator_tie; "own": his organisation */
	char *key; /* owned by the candidate */
	char *code; /* credit_code_key(), "" or NULL where none is known; owned by the candidate */
	civil_date from, until; /* CIVIL_NONE: always, still */
};

struct candidate {
	const struct arbitrator *arbitrator;
	const struct case_facts *facts;
	const struct appointment *appointments;
	const struct unavailability *unavailabilities;
	const struct training *trainings;
	size_t appointment_count, unavailability_count, training_count;
	struct bond *bonds;
	size_t bond_count;
	char *name_key;
	int64_t own_seat; /* does not count */
	int64_t cases_this_year;
};

struct eligibility_check {
	struct eligibility_rule rule;
	/* Appends the record when the rule speaks. */
	bool (*speaks)(const struct candidate *c, struct strbuf *reason);
};

/* Those that exclude first, then those that only keep from a draw, then those that only warn. Ends with {0}.
 */
extern const struct eligibility_check eligibility_checks[];

#endif
