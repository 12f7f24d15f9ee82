#include "office/eligibility_facts.h"

#include "base/i18n.h"
#include "office/codes.h"
#include "office/names.h"
#include "store/derive.h"
#include "store/settings.h"

#include <stdlib.h>
#include <string.h>

static bool no_memory(struct error *err)
{
	return error_set(err, ERR_NOMEM, _("内存不足"));
}

/* ---- the case ---- */

static bool load_station(struct office *office, struct case_facts *facts, struct error *err)
{
	row_init(&station_table, &facts->station);
	return facts->row.station_id == 0 ||
	       row_get(office->store, &station_table, facts->row.station_id, &facts->station, err);
}

static bool load_keys(struct case_facts *facts, struct error *err)
{
	size_t count = facts->parties.count;
	facts->party_keys = calloc(count + 1, sizeof *facts->party_keys);
	facts->organisation_keys = calloc(count + 1, sizeof *facts->organisation_keys);
	if (!facts->party_keys || !facts->organisation_keys)
		return no_memory(err);
	for (size_t i = 0; i < count; i++) {
		const struct party *party = ROW_AT(&facts->parties, party, i);
		facts->party_keys[i] = name_key(party->name);
		if (party->organisation)
			facts->organisation_keys[i] = name_key(party->organisation);
	}
	if (facts->row.mediator)
		facts->mediator_key = name_key(facts->row.mediator);
	return true;
}

/* Of the employers behind the parties. */
static bool load_codes(struct office *office, struct case_facts *facts, struct error *err)
{
	facts->party_codes = calloc(facts->parties.count + 1, sizeof *facts->party_codes);
	if (!facts->party_codes)
		return no_memory(err);
	bool good = true;
	for (size_t i = 0; good && i < facts->parties.count; i++) {
		struct employer employer;
		int64_t id = ROW_AT(&facts->parties, party, i)->employer_id;
		if (!id)
			continue;
		good = row_get(office->store, &employer_table, id, &employer, err);
		if (good && employer.credit_code) {
			facts->party_codes[i] = credit_code_key(employer.credit_code);
			facts->has_codes = true;
			good = facts->party_codes[i] || no_memory(err);
		}
		row_clear(&employer_table, &employer);
	}
	return good;
}

static bool load_representations(struct office *office, struct case_facts *facts, struct error *err)
{
	struct representation_list *list = &facts->representations;
	civil_date since = civil_add_years(facts->day, -facts->conflict_years);
	if (!store_representations(office->store, facts->row.id, since, list, err))
		return false;
	facts->representation_keys = calloc(list->count + 1, sizeof *facts->representation_keys);
	facts->representation_names = calloc(list->count + 1, sizeof *facts->representation_names);
	if (!facts->representation_keys || !facts->representation_names)
		return no_memory(err);
	for (size_t i = 0; i < list->count; i++) {
		facts->representation_names[i] = name_key(list->items[i].name);
		if (list->items[i].organisation)
			facts->representation_keys[i] = name_key(list->items[i].organisation);
	}
	return true;
}

static bool load_award(struct office *office, struct case_facts *facts, struct error *err)
{
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return no_memory(err);
	bool good = store_deadlines(office->store, facts->row.id, facts->day, law, err);
	const struct law_deadline *award = good ? law_deadline_of(law, LAW_RULE_AWARD) : NULL;
	if (award)
		facts->award_due = award->due;
	free(law);
	return good;
}

static bool load_against(struct office *office, struct case_facts *facts, struct error *err)
{
	int year = civil_split(facts->day).year;
	return store_seats_against(office->store, facts->row.id, civil_make(year, 1, 1),
		civil_make(year, 12, 31), &facts->against, err);
}

bool case_facts_load(
	struct office *office, int64_t case_id, civil_date day, struct case_facts *facts, struct error *err)
{
	*facts = (struct case_facts){.day = day,
		.award_due = CIVIL_NONE,
		.conflict_years = store_setting_number(office->store, "conflict.years"),
		.training_hours = store_setting_number(office->store, "training.hours"),
		.training_before = store_setting_number(office->store, "training.before") != 0};
	if (row_get(office->store, &arb_case_table, case_id, &facts->row, err) &&
		load_station(office, facts, err) &&
		row_list_of_case(office->store, &party_table, case_id, &facts->parties, err) &&
		row_list_of_case(office->store, &tribunal_table, case_id, &facts->seats, err) &&
		load_keys(facts, err) && load_codes(office, facts, err) &&
		load_representations(office, facts, err) && load_against(office, facts, err) &&
		load_award(office, facts, err))
		return true;
	case_facts_free(facts);
	return false;
}

static void free_keys(char **keys, size_t count)
{
	for (size_t i = 0; keys && i < count; i++)
		free(keys[i]);
	free(keys);
}

void case_facts_free(struct case_facts *facts)
{
	free_keys(facts->party_keys, facts->parties.count);
	free_keys(facts->organisation_keys, facts->parties.count);
	free_keys(facts->party_codes, facts->parties.count);
	free_keys(facts->representation_keys, facts->representations.count);
	free_keys(facts->representation_names, facts->representations.count);
	free(facts->mediator_key);
	if (facts->parties.table)
		row_list_free(&facts->parties);
	if (facts->seats.table)
		row_list_free(&facts->seats);
	representation_list_free(&facts->representations);
	seat_count_list_free(&facts->against);
	row_clear(&station_table, &facts->station);
	row_clear(&arb_case_table, &facts->row);
}

/* ---- the arbitrators ---- */

static const struct table *const own_tables[OWN_KINDS] = {[OWN_APPOINTMENTS] = &appointment_table,
	[OWN_UNAVAILABILITIES] = &unavailability_table,
	[OWN_TIES] = &arbitrator_tie_table,
	[OWN_TRAININGS] = &training_table};

/* In each of these tables id and arbitrator_id are the first two columns. */
struct owned {
	int64_t id, arbitrator_id;
};

static struct owned owned_at(const struct row_list *list, size_t i)
{
	struct owned owned;
	memcpy(&owned, (const char *)list->items + i * list->table->row_size, sizeof owned);
	return owned;
}

static int by_arbitrator(const void *a, const void *b)
{
	struct owned x, y;
	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	if (x.arbitrator_id != y.arbitrator_id)
		return x.arbitrator_id < y.arbitrator_id ? -1 : 1;
	return (x.id > y.id) - (x.id < y.id);
}

bool own_rows_load(struct office *office, int64_t arbitrator_id, struct own_rows *rows, struct error *err)
{
	*rows = (struct own_rows){0};
	for (int kind = 0; kind < OWN_KINDS; kind++) {
		struct row_list *list = &rows->lists[kind];
		if (arbitrator_id ? !row_list_where_int(office->store, own_tables[kind], "arbitrator_id",
					    arbitrator_id, 0, list, err)
				  : !row_list_all(office->store, own_tables[kind], list, err)) {
			own_rows_free(rows);
			return false;
		}
		list->table = own_tables[kind];
		if (list->count > 1)
			qsort(list->items, list->count, list->table->row_size, by_arbitrator);
	}
	return true;
}

void own_rows_free(struct own_rows *rows)
{
	for (int kind = 0; kind < OWN_KINDS; kind++)
		if (rows->lists[kind].table)
			row_list_free(&rows->lists[kind]);
	*rows = (struct own_rows){0};
}

const void *own_rows_of(const struct own_rows *rows, enum own_kind kind, int64_t arbitrator_id, size_t *count)
{
	const struct row_list *list = &rows->lists[kind];
	size_t low = 0, high = list->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (owned_at(list, middle).arbitrator_id < arbitrator_id)
			low = middle + 1;
		else
			high = middle;
	}
	*count = 0;
	while (low + *count < list->count && owned_at(list, low + *count).arbitrator_id == arbitrator_id)
		++*count;
	return *count ? (const char *)list->items + low * list->table->row_size : NULL;
}

char *credit_code_of(struct office *office, const char *key, struct error *err)
{
	enum { NAMESAKES = 16 };
	struct row_list known;
	if (!row_list_where_text(office->store, &employer_table, "name_key", key, NAMESAKES, &known, err))
		return NULL;
	const char *code = NULL;
	for (size_t i = 0; i < known.count && !code; i++)
		code = ROW_AT(&known, employer, i)->credit_code;
	char *copy = credit_code_key(code ? code : "");
	row_list_free(&known);
	if (!copy)
		no_memory(err);
	return copy;
}
