/* case_advice.h — what stands below a service or an employer of a case: the next lawful step, where it was
 * served before. Read with the case's other data. */
#ifndef PANE_CASE_ADVICE_H
#define PANE_CASE_ADVICE_H

#include "office/office.h"
#include "store/row.h"

struct case_advice {
	int64_t id; /* of the service or party */
	char *text; /* owned */
};

/* Starts as {0}. */
struct case_advices {
	struct case_advice *items; /* owned */
	size_t count;
};

/* One for each service whose latest attempt failed, with nothing out and nothing served, and for each of the
 * first few employers that was served or tried in other cases. Appends to `out`; what it holds can be freed
 * on failure too. */
bool case_advices_of_services(struct case_advices *out, struct office *office,
	const struct row_list *services, const struct row_list *attempts, struct error *err);
bool case_advices_of_parties(
	struct case_advices *out, struct office *office, const struct row_list *parties, struct error *err);

/* The text for that row, or NULL. */
const char *case_advice_text(const struct case_advices *advices, int64_t id);
void case_advices_free(struct case_advices *advices);

#endif
