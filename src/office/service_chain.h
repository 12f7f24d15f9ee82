/* service_chain.h — a document on its way to a party: the attempts so far, and what the law leaves open next.
 */
#ifndef OFFICE_SERVICE_CHAIN_H
#define OFFICE_SERVICE_CHAIN_H

#include "law/service_step.h"
#include "office/office.h"
#include "store/row.h"

/* The party a document is meant for: a representative receives for whom he represents. */
bool service_recipient(struct office *office, int64_t party_id, struct party *party, struct error *err);

/* Is one of these attempts of that service served? */
bool service_is_complete(const struct row_list *attempts, int64_t service_id);

/* Did the latest attempt of that service fail, and is nothing else under way or done? */
bool service_is_stuck(const struct row_list *attempts, int64_t service_id);

/* The newest service of the case that is stuck; {0} when none is. row_clear() it. */
bool service_stuck(struct office *office, int64_t case_id, struct service *out, struct error *err);

/* Goes on with the chain of this document to this party, or begins one (inside a transaction): a completed
 * chain is not reopened, since a second notice of a second hearing is another service. row_clear() it. */
bool service_find(struct office *office, int64_t case_id, const char *document, int64_t party_id,
	struct service *service, struct error *err);

/* What is known of a document for a party, and what comes next. */
struct service_outlook {
	unsigned facts; /* bits of enum law_service_fact, without what a new attempt states */
	char *address; /* owned; where it should go: known and not lost, NULL when none is */
	char *method; /* owned; that worked at the address, or NULL */
	char *history; /* owned; what failed, in the words of grounds for leaving or announcing; NULL: nothing
			*/
	struct law_service_steps steps;
};

/* That history of a party, as of now; NULL where nothing failed since he was reached. The caller frees it. */
bool service_history_load(
	struct office *office, int64_t case_id, int64_t party_id, char **history, struct error *err);

/* The facts alone, without LAW_OTHER_ADDRESS: what a new attempt is judged by. */
bool service_facts_load(struct office *office, int64_t case_id, const char *document, int64_t party_id,
	civil_date day, unsigned *facts, struct error *err);

/* Of a document to a party of the case, as of `day`. Failures count until the party is reached by something
 * else than an announcement. Cheap: some rows of the case, and the address book of an employer. */
bool service_outlook_load(struct office *office, int64_t case_id, const char *document, int64_t party_id,
	civil_date day, struct service_outlook *out, struct error *err);

/* Of a service that is there. */
bool service_outlook_of(struct office *office, int64_t service_id, civil_date day,
	struct service_outlook *out, struct error *err);
void service_outlook_free(struct service_outlook *outlook);

/* Appends the next step: 留置送达：受送达人拒收（办案规则第二十条），须记明…. */
void service_outlook_text(const struct service_outlook *outlook, civil_date day, struct strbuf *out);

#endif
