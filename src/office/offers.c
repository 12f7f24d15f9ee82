/* offers.c — what the forms of registering and of serving begin with: where an employer can be served, known
 * from its other cases. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/address_book.h"
#include "office/casework.h"
#include "office/names.h"
#include "office/service_chain.h"
#include "store/row.h"

#include <stdlib.h>
#include <string.h>

enum { ADDRESSES_NOTED = 2 /* in the foot of a form */ };

static bool offer(struct act_offers *out, const char *param, const char *value, struct error *err)
{
	if (!value || !*value)
		return true;
	out->items[out->count].param = param;
	return row_set_text(&out->items[out->count++].value, value, err);
}

/* ---- registering ---- */

/* What is known of the employer besides where it is found. */
static bool offer_known(struct office *office, const char *name, struct act_offers *out, struct error *err)
{
	char *key = name_key(name);
	struct row_list known;
	if (!key || !*key) {
		free(key);
		return true;
	}
	bool good = row_list_where_text(office->store, &employer_table, "name_key", key, 1, &known, err);
	free(key);
	if (!good)
		return false;
	if (known.count > 0)
		good = offer(out, "respondent_phone", ROW_AT(&known, employer, 0)->phone, err) &&
		       offer(out, "credit_code", ROW_AT(&known, employer, 0)->credit_code, err);
	row_list_free(&known);
	return good;
}

bool offer_register(
	struct office *office, const struct act_call *call, struct act_offers *out, struct error *err)
{
	const char *name = act_text(call, "respondent");
	/* Several respondents have several addresses: those are said one by one. */
	if (!name || strstr(name, "；") || strpbrk(name, ";\n"))
		return true;
	struct address_book book;
	struct strbuf note = {0};
	if (!address_book_load(office, 0, name, &book, err))
		return false;
	const struct address_known *best = address_book_best(&book);
	bool good = offer(out, "respondent_address", best ? best->address : NULL, err) &&
		    offer_known(office, name, out, err);
	if (book.count > 0)
		strbuf_add(&note, _("以往送达："));
	address_book_text(&book, ADDRESSES_NOTED, &note);
	good = good && row_set_text(&out->note, strbuf_text(&note), err);
	strbuf_free(&note);
	address_book_free(&book);
	return good;
}

/* ---- serving ---- */

/* What came back is what has to go out again. */
bool suggest_service(struct office *office, struct act_call *call, struct error *err)
{
	struct service stuck;
	if (!service_stuck(office, call->case_id, &stuck, err))
		return false;
	bool good = stuck.id == 0 || (act_fill_text(office, call, "document", stuck.document, err) &&
					     act_fill_id(office, call, "party", stuck.party_id, err));
	row_clear(&service_table, &stuck);
	return good;
}

/* What was tried of this party elsewhere, and in this case what comes next. */
static bool note_tries(struct office *office, const struct act_call *call, const struct party *party,
	const struct service_outlook *outlook, struct act_offers *out, struct error *err)
{
	struct address_book book;
	struct strbuf note = {0};
	if (!address_book_of_party(office, party, false, &book, err))
		return false;
	if (outlook->facts & LAW_SOMETHING_FAILED) {
		strbuf_add(&note, _("下一步 "));
		service_outlook_text(outlook, act_date(call, "date"), &note);
	}
	if (book.count > 0)
		strbuf_addf(&note, "%s%s", note.length ? _("；") : "", _("以往送达："));
	address_book_text(&book, ADDRESSES_NOTED, &note);
	bool good = row_set_text(&out->note, strbuf_text(&note), err);
	strbuf_free(&note);
	address_book_free(&book);
	return good;
}

/* The next lawful way where something failed, else what worked last time. What takes a record of its own
 * (left, electronic) is chosen by people only when the law leaves nothing better. */
static const char *likely_method(const struct service_outlook *outlook)
{
	const struct law_service_step *step = &outlook->steps.items[0];
	if (outlook->facts & LAW_SOMETHING_FAILED)
		return strcmp(step->act, "serve") == 0 ? law_methods[step->method].id : NULL;
	bool plain = outlook->method &&
		     (strcmp(outlook->method, "direct") == 0 || strcmp(outlook->method, "mail") == 0);
	return plain ? outlook->method : NULL;
}

/* Leaving and announcing want their grounds and what went before on file. */
static bool wants_grounds(const char *method)
{
	return strcmp(method, "leave") == 0 || strcmp(method, "announcement") == 0;
}

static bool goes_to_a_place(const char *method)
{
	return strcmp(method, "announcement") != 0 && strcmp(method, "electronic") != 0;
}

/* What else to say depends on the method that stands in the call, not on the one that is likely. */
static bool offer_details(const struct act_call *call, const struct party *party,
	const struct service_outlook *outlook, struct act_offers *out, struct error *err)
{
	const char *method = act_choice(call, "method");
	const char *address = outlook->address ? outlook->address : party->address;
	return offer(out, "method", likely_method(outlook), err) &&
	       (!method || !wants_grounds(method) || offer(out, "grounds", outlook->history, err)) &&
	       (!method || !goes_to_a_place(method) || offer(out, "address", address, err));
}

bool offer_serve(
	struct office *office, const struct act_call *call, struct act_offers *out, struct error *err)
{
	const char *document = act_choice(call, "document");
	civil_date day = act_date(call, "date");
	int64_t party_id = act_number(call, "party");
	struct party party;
	struct service_outlook outlook;
	if (!document || party_id == 0 || day == CIVIL_NONE)
		return true;
	if (!row_get(office->store, &party_table, party_id, &party, err))
		return false;
	bool good = service_outlook_load(office, call->case_id, document, party_id, day, &outlook, err) &&
		    offer_details(call, &party, &outlook, out, err) &&
		    note_tries(office, call, &party, &outlook, out, err);
	service_outlook_free(&outlook);
	row_clear(&party_table, &party);
	return good;
}
