/* numbers.h — the next number of what is numbered within a year. */
#ifndef STORE_NUMBERS_H
#define STORE_NUMBERS_H

#include "base/error.h"
#include "store/store.h"

#include <stdint.h>

/* One more than the highest serial of that year's cases; sees what the running transaction wrote. */
bool store_next_serial(struct store *store, int64_t year, int64_t *serial, struct error *err);

/* One more than the number of that year's latest inspection complaint: where numbers were given by hand or
 * days registered late it may be taken already. */
bool store_next_complaint(struct store *store, int64_t year, int64_t *serial, struct error *err);

#endif
