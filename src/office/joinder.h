/* joinder.h — cases that are heard together. */
#ifndef OFFICE_JOINDER_H
#define OFFICE_JOINDER_H

#include "base/strbuf.h"
#include "office/office.h"
#include "store/row.h"

/* The other cases that are heard together with this one, the one they joined first. Owned by the caller
 * (free); NULL and 0 when it is heard alone. */
bool joinder_fellows(
	struct office *office, int64_t case_id, int64_t **cases, size_t *count, struct error *err);

/* Appends their names: 20-0003、20-0004; nothing when it is heard alone. */
bool joinder_names(struct office *office, int64_t case_id, struct strbuf *out, struct error *err);

/* The next planned hearing, from today on, of a case that is heard together with this one, into `out`
 * (row_clear() it); out->id is 0 when there is none. */
bool joinder_next_hearing(struct office *office, int64_t case_id, struct hearing *out, struct error *err);

#endif
