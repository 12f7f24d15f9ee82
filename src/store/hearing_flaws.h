/* hearing_flaws.h — planned hearings that may not take place as things stand, because a service came back, a
 * period moved, or a party asked for another day: asked of few and of derived rows, so that it costs what the
 * planned hearings of the span cost. */
#ifndef STORE_HEARING_FLAWS_H
#define STORE_HEARING_FLAWS_H

#include "base/date.h"
#include "base/error.h"
#include "store/store.h"

#include <stddef.h>
#include <stdint.h>

/* What is wrong, the worst first. */
enum hearing_flaw {
	FLAW_NONE,
	FLAW_SUSPENDED, /* the case is suspended */
	FLAW_VACANT, /* a member left the tribunal on `day`, and nobody has the seat */
	FLAW_RETURNED, /* what must be served before it came back, on `day` */
	FLAW_COMPLETION, /* a service by announcement or leaving runs until `day` */
	FLAW_DEFENCE, /* the respondent may answer until `day` */
	FLAW_EVIDENCE, /* evidence may be given until `day` */
	FLAW_PAUSED, /* who has to be there was challenged on `day`, and until it is decided he takes no part
		      */
	FLAW_ASKED, /* a party asked on `day` to postpone it, and nobody has decided */
	FLAW_NOTICE /* the notice had to be served by `day`, and is not */
};

enum vacant_seat { VACANT_NONE, VACANT_SOLE, VACANT_PRESIDING, VACANT_MEMBER, VACANT_SEATS };

struct flawed_hearing {
	int64_t hearing_id, case_id;
	civil_minute start;
	enum hearing_flaw flaw; /* the worst of them */
	civil_date day; /* CIVIL_NONE of FLAW_SUSPENDED */
	enum vacant_seat seat; /* of FLAW_VACANT */
	bool recused; /* … who was recused on that day */
};

struct flaw_list {
	struct flawed_hearing *items; /* owned */
	size_t count;
};

/* Those planned that start in [from, until), by start; of what is past nobody asks, so from `today` on. */
bool hearing_flaws(struct store *store, civil_minute from, civil_minute until, civil_date today,
	struct flaw_list *out, struct error *err);
void flaw_list_free(struct flaw_list *list);

/* The one of that hearing, or NULL. */
const struct flawed_hearing *flaw_of(const struct flaw_list *list, int64_t hearing_id);

#endif
