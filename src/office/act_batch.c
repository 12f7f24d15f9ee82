#include "office/act_batch.h"

#include "store/txn.h"

void act_outcome_clear(struct act_outcome *outcome)
{
	error_clear(&outcome->refusal);
	act_result_clear(&outcome->result);
}

/* Does this error say that the act is not to be done, or that something is wrong with the machine? */
static bool is_refusal(const struct error *err)
{
	switch (err->code) {
	case ERR_USAGE:
	case ERR_INPUT:
	case ERR_REFUSED:
	case ERR_NOTFOUND:
	case ERR_CONFLICT: return true;
	default: return false;
	}
}

bool act_try(struct office *office, struct act_call *call, struct act_outcome *out, struct error *err)
{
	*out = (struct act_outcome){.refusal = ERROR_INIT};
	if (!txn_mark(office->store, err))
		return false;
	if (act_run(office, call, &out->result, &out->refusal))
		return txn_pass(office->store, err);
	if (is_refusal(&out->refusal))
		return txn_return(office->store, err);
	*err = out->refusal;
	out->refusal = (struct error)ERROR_INIT;
	return false;
}

bool act_run_batch(struct office *office, struct act_call *calls, size_t count, struct act_outcome *out,
	struct error *err)
{
	for (size_t i = 0; i < count; i++)
		out[i] = (struct act_outcome){.refusal = ERROR_INIT};
	struct txn_stamp stamp = {office->actor, calls->act->id, office->today, 0, NULL};
	if (!txn_begin(office->store, &stamp, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!act_try(office, &calls[i], &out[i], err) ||
			(out[i].refusal.code == ERR_NONE && !txn_divide(office->store, err))) {
			txn_rollback(office->store);
			return false;
		}
	return txn_commit(office->store, err);
}
