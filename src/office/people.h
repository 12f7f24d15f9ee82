/* people.h — parties and the persons and employers behind them. */
#ifndef OFFICE_PEOPLE_H
#define OFFICE_PEOPLE_H

#include "office/office.h"

/* Adds a party with the next number of its role. An organisation is linked with the employer of the same
 * credit code, else of the same name_key (registered when new), so that its next case starts with what is
 * known of it; a person gets a row of his own; `id_number` of an organisation is its credit code, as typed.
 * `row` (initialised by the call with what is given in `party`: role, name, phone, address, represents_id)
 * gets id and number. */
bool people_add_party(struct office *office, struct party *party, const char *id_number, struct error *err);

/* Sets party->employer_id, as people_add_party() does: known again by its code as typed (or NULL), whatever
 * it is called now, else by its name; another sound code makes it another organisation of that name. */
bool people_link_employer(struct office *office, struct party *party, const char *typed, struct error *err);

/* The id of the employer of that name, registered when there is none. */
bool people_employer(struct office *office, const char *name, const char *phone, const char *address,
	int64_t *id, struct error *err);

/* "张伟等14人" → the name without the count, and the count (0 when it says none). `name` is cut in place. */
int64_t people_split_count(char *name);

#endif
