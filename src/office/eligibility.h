/* eligibility.h — who may sit in a case, and why not: every exclusion names its rule and the record. */
#ifndef OFFICE_ELIGIBILITY_H
#define OFFICE_ELIGIBILITY_H

#include "base/strbuf.h"
#include "office/office.h"
#include "store/roster.h"

struct eligibility_rule {
	const char *id;
	const char *label; /* msgid: the short reason of a narrow column */
	const char *basis; /* msgid: the article, or "" */
	bool hard; /* excludes; a soft one only warns */
	bool undrawn; /* keeps from a draw: every hard one, and where only a person can tell */
};

struct eligibility {
	int64_t arbitrator_id;
	const struct eligibility_rule *rule; /* the first hard one, else the first soft one, else NULL */
	bool eligible; /* no hard rule excludes: may be given a seat */
	bool drawable; /* no rule keeps him from a draw */
	bool speciality; /* the case's cause is one of his: said in his favour, it decides nothing */
	char *reason; /* a sentence with the record, NULL without a rule; owned */
};

struct eligibility_list {
	struct eligibility *items;
	size_t count;
};

/* Everybody on the roster, in its order, judged for a seat in the case on `day`. */
bool eligibility_load(struct office *office, int64_t case_id, const struct roster *roster, civil_date day,
	struct eligibility_list *out, struct error *err);
void eligibility_list_free(struct eligibility_list *list);

/* One arbitrator. `own_seat` is a seat of his in the case that does not count against him, because he is
 * about to answer for it; or 0. */
bool eligibility_of(struct office *office, int64_t case_id, int64_t arbitrator_id, int64_t own_seat,
	civil_date day, struct eligibility *out, struct error *err);

/* The rule of that id, or NULL: of a record of an older program it may have gone. */
const struct eligibility_rule *eligibility_rule_find(const char *id);

/* Appends the whole sentence: rule, record, article. Nothing where no rule speaks. */
void eligibility_explain(const struct eligibility *eligibility, struct strbuf *out);
void eligibility_clear(struct eligibility *eligibility);

#endif
