#include "office/eligibility.h"

#include "base/i18n.h"
#include "office/codes.h"
#include "office/eligibility_rules.h"
#include "office/names.h"

#include <stdlib.h>
#include <string.h>

static bool no_memory(struct error *err)
{
	return error_set(err, ERR_NOMEM, _("内存不足"));
}

/* ---- whom he is bound to ---- */

static void bonds_free(struct candidate *c)
{
	for (size_t i = 0; i < c->bond_count; i++) {
		free(c->bonds[i].key);
		free(c->bonds[i].code);
	}
	free(c->bonds);
	free(c->name_key);
}

/* Codes are asked for only where the case has some to compare them with: the one on record, else that under
 * which the organisation was a party. */
static bool add_bond(struct office *office, struct candidate *c, const struct bond *bond, const char *code,
	struct error *err)
{
	struct bond *added = &c->bonds[c->bond_count++];
	*added = *bond;
	added->key = name_key(bond->name);
	if (!c->facts->has_codes || !added->key)
		return true;
	added->code = code ? credit_code_key(code) : credit_code_of(office, added->key, err);
	return added->code || no_memory(err);
}

static bool bonds_load(struct office *office, struct candidate *c, const struct arbitrator_tie *ties,
	size_t tie_count, struct error *err)
{
	const struct arbitrator *who = c->arbitrator;
	c->bonds = calloc(tie_count + 1, sizeof *c->bonds);
	c->name_key = name_key(who->name);
	if (!c->bonds || !c->name_key)
		return no_memory(err);
	const struct bond own = {
		.name = who->organisation, .kind = "own", .from = CIVIL_NONE, .until = CIVIL_NONE};
	bool good = !who->organisation || add_bond(office, c, &own, who->organisation_code, err);
	for (size_t i = 0; good && i < tie_count; i++) {
		const struct bond tie = {.name = ties[i].name,
			.kind = ties[i].kind,
			.from = ties[i].from_day,
			.until = ties[i].until_day};
		good = add_bond(office, c, &tie, ties[i].credit_code, err);
	}
	return good;
}

/* ---- judging ---- */

/* Is the cause among those, separated by commas? */
static bool is_among(const char *causes, const char *cause)
{
	size_t length = strlen(cause);
	for (const char *at = causes; at && length; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
		if (strncmp(at, cause, length) == 0 && (at[length] == ',' || at[length] == '\0'))
			return true;
	return false;
}

static bool apply_rules(const struct candidate *c, struct eligibility *out, struct error *err)
{
	*out = (struct eligibility){.arbitrator_id = c->arbitrator->id,
		.eligible = true,
		.drawable = true,
		.speciality = is_among(c->arbitrator->specialities, c->facts->row.cause)};
	for (const struct eligibility_check *check = eligibility_checks; check->speaks && !out->rule;
		check++) {
		struct strbuf reason = {0};
		if (!check->speaks(c, &reason)) {
			strbuf_free(&reason);
			continue;
		}
		out->rule = &check->rule;
		out->eligible = !check->rule.hard;
		out->drawable = !check->rule.undrawn;
		out->reason = strbuf_take(&reason);
		if (!out->reason)
			return no_memory(err);
	}
	return true;
}

/* `c` has the case's facts, the arbitrator and his load. */
static bool judge(struct office *office, struct candidate c, const struct own_rows *own,
	struct eligibility *out, struct error *err)
{
	int64_t id = c.arbitrator->id;
	size_t tie_count;
	const struct arbitrator_tie *ties = own_rows_of(own, OWN_TIES, id, &tie_count);
	c.appointments = own_rows_of(own, OWN_APPOINTMENTS, id, &c.appointment_count);
	c.unavailabilities = own_rows_of(own, OWN_UNAVAILABILITIES, id, &c.unavailability_count);
	c.trainings = own_rows_of(own, OWN_TRAININGS, id, &c.training_count);
	bool good = bonds_load(office, &c, ties, tie_count, err) && apply_rules(&c, out, err);
	bonds_free(&c);
	return good;
}

bool eligibility_of(struct office *office, int64_t case_id, int64_t arbitrator_id, int64_t own_seat,
	civil_date day, struct eligibility *out, struct error *err)
{
	struct case_facts facts;
	struct own_rows own = {0};
	struct arbitrator arbitrator;
	*out = (struct eligibility){0};
	if (!case_facts_load(office, case_id, day, &facts, err))
		return false;
	struct candidate c = {.arbitrator = &arbitrator, .facts = &facts, .own_seat = own_seat};
	bool good = row_get(office->store, &arbitrator_table, arbitrator_id, &arbitrator, err);
	if (good && arbitrator.yearly_limit > 0)
		good = roster_seats_in_year(office->store, arbitrator_id, day, &c.cases_this_year, err);
	/* The seat he answers for is one of them already. */
	if (own_seat && c.cases_this_year > 0)
		c.cases_this_year--;
	good = good && own_rows_load(office, arbitrator_id, &own, err) && judge(office, c, &own, out, err);
	own_rows_free(&own);
	row_clear(&arbitrator_table, &arbitrator);
	case_facts_free(&facts);
	return good;
}

bool eligibility_load(struct office *office, int64_t case_id, const struct roster *roster, civil_date day,
	struct eligibility_list *out, struct error *err)
{
	struct case_facts facts;
	struct own_rows own = {0};
	*out = (struct eligibility_list){0};
	if (!case_facts_load(office, case_id, day, &facts, err))
		return false;
	*out = (struct eligibility_list){.items = calloc(roster->count + 1, sizeof *out->items)};
	bool good = out->items ? own_rows_load(office, 0, &own, err) : no_memory(err);
	for (size_t i = 0; good && i < roster->count; i++) {
		const struct candidate c = {.arbitrator = &roster->items[i].arbitrator,
			.facts = &facts,
			.cases_this_year = roster->items[i].cases_this_year};
		good = judge(office, c, &own, &out->items[i], err);
		out->count += good;
	}
	own_rows_free(&own);
	case_facts_free(&facts);
	if (!good)
		eligibility_list_free(out);
	return good;
}

const struct eligibility_rule *eligibility_rule_find(const char *id)
{
	for (const struct eligibility_check *check = eligibility_checks; check->speaks; check++)
		if (strcmp(check->rule.id, id) == 0)
			return &check->rule;
	return NULL;
}

void eligibility_explain(const struct eligibility *eligibility, struct strbuf *out)
{
	if (!eligibility->rule)
		return;
	strbuf_addf(out, _("%s。%s"), _(eligibility->rule->label), eligibility->reason);
	if (*eligibility->rule->basis)
		strbuf_addf(out, _("（%s）"), _(eligibility->rule->basis));
}

void eligibility_clear(struct eligibility *eligibility)
{
	free(eligibility->reason);
	*eligibility = (struct eligibility){0};
}

void eligibility_list_free(struct eligibility_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		eligibility_clear(&list->items[i]);
	free(list->items);
	*list = (struct eligibility_list){0};
}
