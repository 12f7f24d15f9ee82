/* recusals.h — whom the parties of a case asked to stay away from it, in the words that panes and pages say
 * it. */
#ifndef STORE_RECUSALS_H
#define STORE_RECUSALS_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

struct recusal_brief {
	int64_t id, request_id, decision_id; /* decision_id: 0 until it is decided */
	int64_t arbitrator_id, clerk_id; /* one of them is 0 */
	civil_date requested_on;
	int number; /* within the case, from 1: what its events carry as their party */
	char *person; /* his name */
	char *asked_by, *ground; /* choices of the act request_recusal */
	char *note; /* the reason in the party's words; or NULL */
	bool granted;
};

struct recusal_list {
	struct recusal_brief *items; /* owned; in the order of their numbers */
	size_t count;
};

bool recusals_of_case(struct store *store, int64_t case_id, struct recusal_list *out, struct error *err);
void recusal_list_free(struct recusal_list *list);

/* The one whose decision the deadline that starts on that day, of that number, is about; NULL when there is
 * none. */
const struct recusal_brief *recusal_of_deadline(
	const struct recusal_list *list, civil_date start, int number);

/* The one that was asked for or decided by that event, or NULL. */
const struct recusal_brief *recusal_of_event(const struct recusal_list *list, int64_t event_id);

#endif
