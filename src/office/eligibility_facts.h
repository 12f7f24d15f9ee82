/* eligibility_facts.h — what is known of a case and of the arbitrators, read once before any rule looks at
 * it. */
#ifndef OFFICE_ELIGIBILITY_FACTS_H
#define OFFICE_ELIGIBILITY_FACTS_H

#include "office/office.h"
#include "store/conflicts.h"
#include "store/row.h"

/* Of the case. Keys are name_key(). */
struct case_facts {
	civil_date day; /* judged for it */
	civil_date award_due; /* as the case stands; CIVIL_NONE while no period runs */
	struct arb_case row;
	struct row_list parties, seats;
	char **party_keys, **organisation_keys; /* of each party; organisation: NULL where none is said */
	char **party_codes; /* credit_code_key() of the employer behind each; NULL where none is known */
	bool has_codes; /* of any of them */
	struct station station; /* that tried to settle it; empty without one */
	char *mediator_key; /* or NULL */
	struct representation_list representations; /* of the case's employers in other cases, of late */
	char **representation_keys, **representation_names; /* organisation and name of each */
	struct seat_count_list against; /* seats of the year in cases with the same employers */
	int conflict_years, training_hours;
	bool training_before;
};

bool case_facts_load(
	struct office *office, int64_t case_id, civil_date day, struct case_facts *facts, struct error *err);
void case_facts_free(struct case_facts *facts);

/* Rows that belong to an arbitrator, in the order of the arbitrators. */
enum own_kind { OWN_APPOINTMENTS, OWN_UNAVAILABILITIES, OWN_TIES, OWN_TRAININGS, OWN_KINDS };

struct own_rows {
	struct row_list lists[OWN_KINDS];
};

/* Of one arbitrator, or (0) of all. */
bool own_rows_load(struct office *office, int64_t arbitrator_id, struct own_rows *rows, struct error *err);
void own_rows_free(struct own_rows *rows);

/* The rows of one arbitrator among them; *count of them from the answer on, NULL when there are none. */
const void *own_rows_of(
	const struct own_rows *rows, enum own_kind kind, int64_t arbitrator_id, size_t *count);

/* The credit_code_key() of the employer of that name_key(), "" where none is known. Owned by the caller
 * (free); NULL with err. */
char *credit_code_of(struct office *office, const char *key, struct error *err);

#endif
