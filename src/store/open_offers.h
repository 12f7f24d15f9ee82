/* open_offers.h — seats that were offered and not answered for, with what a day sheet says of them. */
#ifndef STORE_OPEN_OFFERS_H
#define STORE_OPEN_OFFERS_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

struct open_offer {
	int64_t tribunal_id, case_id, arbitrator_id;
	int64_t clerk_id; /* of the case, 0 = none */
	char *arbitrator; /* his name */
	char *seat; /* sole, presiding, member */
	civil_date offered_on, answer_by;
};

struct open_offer_list {
	struct open_offer *items; /* owned; the first to be answered first */
	size_t count;
};

/* Those of open cases that have to be answered by `until` or earlier, and all of that arbitrator (0: of
 * nobody more). Goes through the offers that nobody answered, which are few, whatever the file holds. */
bool open_offers(struct store *store, civil_date until, int64_t arbitrator_id, struct open_offer_list *out,
	struct error *err);
void open_offer_list_free(struct open_offer_list *list);

#endif
