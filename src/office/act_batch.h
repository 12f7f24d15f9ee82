/* act_batch.h — one act on several cases in one transaction: those it is refused of leave nothing, the others
 * are stored together, each with its own journal entry. */
#ifndef OFFICE_ACT_BATCH_H
#define OFFICE_ACT_BATCH_H

#include "office/act.h"

/* What became of one call. */
struct act_outcome {
	struct error refusal; /* ERR_NONE: it was done. Owned */
	struct act_result result; /* empty when it was refused. Owned */
};
void act_outcome_clear(struct act_outcome *outcome);

/* Does one call inside a transaction that is open; refused, it leaves nothing in it. False when it is no
 * refusal but the machine that failed (ERR_IO, ERR_NOMEM …): then only the rollback is left. */
bool act_try(struct office *office, struct act_call *call, struct act_outcome *out, struct error *err);

/* Does the calls of one act; `out` has room for as many. False when nothing was stored. act_outcome_clear()
 * each of them in either case. */
bool act_run_batch(struct office *office, struct act_call *calls, size_t count, struct act_outcome *out,
	struct error *err);

#endif
