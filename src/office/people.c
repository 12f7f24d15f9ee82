#include "office/people.h"

#include "base/i18n.h"
#include "office/codes.h"
#include "office/names.h"
#include "store/row.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What is learned of an employer that had no credit code yet. */
static bool learn_code(struct office *office, int64_t id, const char *code, struct error *err)
{
	struct employer employer;
	if (!*code)
		return true;
	bool good = row_get(office->store, &employer_table, id, &employer, err);
	if (good && !employer.credit_code)
		good = row_set_text(&employer.credit_code, code, err) &&
		       row_update(office->store, &employer_table, &employer, err);
	row_clear(&employer_table, &employer);
	return good;
}

/* The employer that has this code, 0 when none has. A flawed one says nothing: it may be anybody's. */
static bool find_by_code(struct office *office, const char *code, int64_t *id, struct error *err)
{
	struct row_list known;
	*id = 0;
	if (credit_code_flaw(code))
		return true;
	if (!row_list_where_text(office->store, &employer_table, "credit_code", code, 1, &known, err))
		return false;
	if (known.count)
		*id = ROW_AT(&known, employer, 0)->id;
	row_list_free(&known);
	return true;
}

/* The employer of that name, 0 when there is none. Two sound codes are two organisations, whatever they are
 * called. */
static bool find_by_name(
	struct office *office, const char *key, const char *code, int64_t *id, struct error *err)
{
	struct row_list known;
	*id = 0;
	if (!row_list_where_text(office->store, &employer_table, "name_key", key, 0, &known, err))
		return false;
	bool sound = !credit_code_flaw(code);
	for (size_t i = 0; i < known.count && !*id; i++) {
		const struct employer *employer = ROW_AT(&known, employer, i);
		bool another = sound && employer->credit_code && !credit_code_flaw(employer->credit_code) &&
			       strcmp(employer->credit_code, code) != 0;
		if (!another)
			*id = employer->id;
	}
	row_list_free(&known);
	return true;
}

/* By its name, registered when new; `code` is a credit_code_key() or "". */
static bool find_or_register(struct office *office, const char *name, const char *phone, const char *address,
	const char *code, int64_t *id, struct error *err)
{
	struct employer employer;
	row_init(&employer_table, &employer);
	employer.name_key = name_key(name);
	bool good = (employer.name_key && *employer.name_key) ||
		    error_set(err, ERR_INPUT, _("“%s”不能用作单位名称"), name);
	good = good && find_by_name(office, employer.name_key, code, id, err);
	if (good && *id) {
		good = learn_code(office, *id, code, err);
	} else if (good) {
		good = row_set_text(&employer.name, name, err) && row_set_text(&employer.phone, phone, err) &&
		       row_set_text(&employer.address, address, err) &&
		       row_set_text(&employer.credit_code, *code ? code : NULL, err) &&
		       row_insert(office->store, &employer_table, &employer, err);
		*id = employer.id;
	}
	row_clear(&employer_table, &employer);
	return good;
}

bool people_employer(struct office *office, const char *name, const char *phone, const char *address,
	int64_t *id, struct error *err)
{
	return find_or_register(office, name, phone, address, "", id, err);
}

bool people_link_employer(struct office *office, struct party *party, const char *typed, struct error *err)
{
	char *code = credit_code_key(typed ? typed : "");
	bool good = (code || error_set(err, ERR_NOMEM, _("内存不足"))) &&
		    find_by_code(office, code, &party->employer_id, err);
	if (good && !party->employer_id)
		good = find_or_register(
			office, party->name, party->phone, party->address, code, &party->employer_id, err);
	free(code);
	return good;
}

static bool add_person(struct office *office, const struct party *party, const char *id_number, int64_t *id,
	struct error *err)
{
	struct person person;
	row_init(&person_table, &person);
	bool good = row_set_text(&person.name, party->name, err) &&
		    row_set_text(&person.id_number, id_number, err) &&
		    row_set_text(&person.phone, party->phone, err) &&
		    row_set_text(&person.address, party->address, err) &&
		    row_insert(office->store, &person_table, &person, err);
	*id = person.id;
	row_clear(&person_table, &person);
	return good;
}

bool people_add_party(struct office *office, struct party *party, const char *id_number, struct error *err)
{
	struct row_list others;
	if (!row_list_of_case(office->store, &party_table, party->case_id, &others, err))
		return false;
	party->number = 1;
	for (size_t i = 0; i < others.count; i++) {
		const struct party *other = ROW_AT(&others, party, i);
		if (strcmp(other->role, party->role) == 0 && other->number >= party->number)
			party->number = other->number + 1;
	}
	row_list_free(&others);
	bool good = name_is_organisation(party->name)
			    ? people_link_employer(office, party, id_number, err)
			    : add_person(office, party, id_number, &party->person_id, err);
	return good && row_insert(office->store, &party_table, party, err);
}

int64_t people_split_count(char *name)
{
	char *mark = strstr(name, "等");
	if (!mark || mark == name)
		return 0;
	char *digits = mark + strlen("等");
	char *end;
	if (!isdigit((unsigned char)*digits))
		return 0;
	long count = strtol(digits, &end, 10);
	if ((strcmp(end, "人") != 0 && strcmp(end, "名劳动者") != 0 && strcmp(end, "名") != 0) || count < 1 ||
		count > 1000000)
		return 0;
	*mark = '\0';
	return count;
}
