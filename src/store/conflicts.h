/* conflicts.h — what else the file knows of a case's employers: who represented them in other cases, who sat
 * in cases against them. */
#ifndef STORE_CONFLICTS_H
#define STORE_CONFLICTS_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

/* A representative of one of them in another case. */
struct representation {
	char *name, *organisation; /* organisation: of the representative, or NULL */
	char *party; /* whom he represented */
	char *case_number; /* or NULL */
	civil_date accepted;
};

struct representation_list {
	struct representation *items;
	size_t count;
};

/* Of cases accepted on `since` or later. */
bool store_representations(struct store *store, int64_t case_id, civil_date since,
	struct representation_list *out, struct error *err);
void representation_list_free(struct representation_list *list);

/* How many other cases with one of these employers as a party an arbitrator was given from `first` to `last`.
 */
struct seat_count {
	int64_t arbitrator_id;
	int64_t cases;
};

struct seat_count_list {
	struct seat_count *items; /* by arbitrator */
	size_t count;
};

bool store_seats_against(struct store *store, int64_t case_id, civil_date first, civil_date last,
	struct seat_count_list *out, struct error *err);
void seat_count_list_free(struct seat_count_list *list);

#endif
