#include "office/setup.h"

#include "base/i18n.h"
#include "office/act.h"
#include "store/journal.h"
#include "store/txn.h"

#include <string.h>
#include <unistd.h>

static bool set_commission(struct office *office, const struct setup *setup, struct error *err)
{
	struct act_result result;
	bool good = act_do(office, "commission", 0, &result, err, "name", setup->commission, "pattern",
		setup->pattern, (const char *)NULL);
	act_result_clear(&result);
	if (!good && err->field && strcmp(err->field, "name") == 0)
		err->field = "commission";
	return good;
}

/* The account becomes the person: what he does from now on is journalled under his name. */
static bool add_person(struct office *office, const struct setup *setup, struct error *err)
{
	bool hears = strcmp(setup->role, "arbitrator") == 0;
	struct act_result result = {0};
	bool good = !hears || act_do(office, "add_arbitrator", 0, &result, err, "name", setup->person, "kind",
				      "full_time", "source", "commission", (const char *)NULL);
	act_result_clear(&result);
	good = good && act_do(office, "add_staff", 0, &result, err, "name", setup->person, "role",
			       setup->role, "account", office->actor, "arbitrator",
			       hears ? setup->person : "", (const char *)NULL);
	act_result_clear(&result);
	if (!good && err->field && strcmp(err->field, "name") == 0)
		err->field = "person";
	return good;
}

static bool carry_out(struct office *office, const struct setup *setup, struct error *err)
{
	const struct txn_stamp stamp = {.actor = office->actor,
		.act = "commission",
		.today = office->today,
		.summary = setup->commission};
	if (!txn_begin(office->store, &stamp, err))
		return false;
	if (set_commission(office, setup, err) && add_person(office, setup, err)) {
		txn_set_summary(office->store, setup->commission);
		return txn_commit(office->store, err);
	}
	txn_rollback(office->store);
	return false;
}

bool office_is_blank(struct office *office, bool *blank, struct error *err)
{
	struct journal_list newest;
	*blank = false;
	if (office->commission.id)
		return true;
	if (!journal_load(office->store, 0, 0, 1, &newest, err))
		return false;
	*blank = newest.count == 0;
	journal_list_free(&newest);
	return true;
}

bool office_set_up(const struct office_options *options, const struct setup *setup, struct error *err)
{
	struct office office;
	struct office_options how = *options;
	how.create = true;
	bool existed = access(options->path, F_OK) == 0;
	bool good = office_open(&office, &how, err);
	if (good && office.commission.id)
		good = error_set(err, ERR_REFUSED, _("%s 已经有一个机构（%s），没有改动它；请重新打开程序"),
			options->path, office.commission.name);
	good = good && carry_out(&office, setup, err);
	if (office.store)
		office_close(&office);
	if (!good && !existed)
		store_remove(options->path);
	return good;
}
