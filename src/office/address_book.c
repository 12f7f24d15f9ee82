#include "office/address_book.h"

#include "base/i18n.h"
#include "law/service.h"
#include "office/act.h"
#include "office/names.h"
#include "store/addresses.h"

#include <stdlib.h>
#include <string.h>

static struct address_known *find(struct address_book *book, const char *key)
{
	for (size_t i = 0; i < book->count; i++)
		if (strcmp(book->items[i].key, key) == 0)
			return &book->items[i];
	return NULL;
}

/* Takes a text over from the row. */
static void take(char **field, char **text)
{
	free(*field);
	*field = *text;
	*text = NULL;
}

/* Rows come newest first: what an entry has of a kind already is newer. */
static void note(struct address_known *known, struct address_row *row)
{
	bool served = strcmp(row->result, "served") == 0;
	known->tries++;
	if (served && known->served_on == CIVIL_NONE) {
		known->good = !known->lost;
		known->served_on = row->day;
		take(&known->method, &row->method);
	} else if (!served) {
		known->lost |=
			known->served_on == CIVIL_NONE && law_failure_of(row->reason) != LAW_FAILED_REFUSED;
		if (known->failed_on == CIVIL_NONE) {
			known->failed_on = row->day;
			take(&known->reason, &row->reason);
		}
	}
	if (!known->method)
		take(&known->method, &row->method);
	if (!known->case_number)
		take(&known->case_number, &row->case_number);
}

/* There is room for every row. */
static bool enter(struct address_book *book, struct address_row *row, struct error *err)
{
	if (!row->address || !*row->address)
		return true;
	char *key = name_key(row->address);
	if (!key)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	struct address_known *known = find(book, key);
	if (!known) {
		known = &book->items[book->count++];
		*known = (struct address_known){.key = key, .served_on = CIVIL_NONE, .failed_on = CIVIL_NONE};
		take(&known->address, &row->address);
		key = NULL;
	}
	free(key);
	note(known, row);
	return true;
}

/* Without the attempts of the case `except`. */
static bool load(struct office *office, int64_t employer_id, const char *name, int64_t except,
	struct address_book *out, struct error *err)
{
	*out = (struct address_book){0};
	char *key = name ? name_key(name) : NULL;
	struct address_list rows;
	const struct address_query query = {
		.employer_id = employer_id, .name_key = key && *key ? key : NULL, .name = name};
	bool good = addresses_load(office->store, &query, &rows, err);
	free(key);
	if (!good || rows.count == 0)
		return good;
	*out = (struct address_book){.items = calloc(rows.count, sizeof *out->items)};
	good = out->items || error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; good && i < rows.count; i++)
		good = rows.items[i].case_id == except || enter(out, &rows.items[i], err);
	address_list_free(&rows);
	if (!good)
		address_book_free(out);
	return good;
}

bool address_book_load(struct office *office, int64_t employer_id, const char *name, struct address_book *out,
	struct error *err)
{
	return load(office, employer_id, name, 0, out, err);
}

bool address_book_of_party(struct office *office, const struct party *party, bool elsewhere,
	struct address_book *out, struct error *err)
{
	*out = (struct address_book){0};
	if (party->employer_id == 0 && !name_is_organisation(party->name))
		return true;
	return load(office, party->employer_id, party->name, elsewhere ? party->case_id : 0, out, err);
}

void address_book_free(struct address_book *book)
{
	for (size_t i = 0; i < book->count; i++) {
		struct address_known *known = &book->items[i];
		free(known->address);
		free(known->key);
		free(known->method);
		free(known->case_number);
		free(known->reason);
	}
	free(book->items);
	*book = (struct address_book){0};
}

const struct address_known *address_book_best(const struct address_book *book)
{
	const struct address_known *best = NULL;
	for (size_t i = 0; i < book->count; i++) {
		const struct address_known *known = &book->items[i];
		bool place = known->good && strcmp(known->method, "electronic") != 0;
		if (place && (!best || known->served_on > best->served_on))
			best = known;
	}
	return best;
}

void address_known_text(const struct address_known *known, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	strbuf_add(out, known->address);
	if (known->served_on != CIVIL_NONE)
		strbuf_addf(out, _(" %s %s成功"), civil_format(known->served_on, day),
			act_choice_label("serve", "method", known->method));
	if (known->failed_on == CIVIL_NONE)
		return;
	strbuf_addf(out, _(" %s 未果"), civil_format(known->failed_on, day));
	if (known->reason)
		strbuf_addf(out, _("（%s）"), known->reason);
}

void address_book_text(const struct address_book *book, size_t most, struct strbuf *out)
{
	for (size_t i = 0; i < book->count && i < most; i++) {
		strbuf_add(out, i ? _("；") : "");
		address_known_text(&book->items[i], out);
	}
}
