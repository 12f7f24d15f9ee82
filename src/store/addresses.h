/* addresses.h — where one employer was served, or not, in all its cases: the rows of its address book. */
#ifndef STORE_ADDRESSES_H
#define STORE_ADDRESSES_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

/* An attempt with a result. Texts are owned; absent ones are NULL. */
struct address_row {
	int64_t case_id;
	char *case_number;
	char *address; /* of the attempt, else the party's in that case; NULL: it went by wire to none that
			  was said */
	char *method, *result, *reason;
	civil_date day; /* of the result, else when it was sent */
};

struct address_list {
	struct address_row *items; /* owned; newest first */
	size_t count;
};

/* Whose: the employer of that id (0: none) and every other with that name_key (NULL: none); where there is no
 * such employer, the parties of that very name (NULL: none). Announcements have no address and are left out.
 *
 * Bounded whatever the number of cases: of each of these the newest ADDRESS_CASES parties are looked at, in
 * the order of their registration. Empty while a file is built in bulk, without the indexes this reads by. */
enum { ADDRESS_CASES = 40, ADDRESS_NAMESAKES = 4 /* employers of one name_key */ };
struct address_query {
	int64_t employer_id;
	const char *name_key, *name;
};
bool addresses_load(
	struct store *store, const struct address_query *query, struct address_list *out, struct error *err);
void address_list_free(struct address_list *list);

#endif
