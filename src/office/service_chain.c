#include "office/service_chain.h"

#include "base/i18n.h"
#include "law/document_rules.h"
#include "office/address_book.h"
#include "office/names.h"
#include "store/derive.h"

#include <stdlib.h>
#include <string.h>

enum { MANY_WORKERS = 10 /* from which a document may be left with an employer that is gone */ };

bool service_recipient(struct office *office, int64_t party_id, struct party *party, struct error *err)
{
	if (!row_get(office->store, &party_table, party_id, party, err))
		return false;
	if (strcmp(party->role, "representative") != 0 || party->represents_id == 0)
		return true;
	int64_t principal = party->represents_id;
	row_clear(&party_table, party);
	return row_get(office->store, &party_table, principal, party, err);
}

bool service_is_complete(const struct row_list *attempts, int64_t service_id)
{
	for (size_t i = 0; i < attempts->count; i++) {
		const struct attempt *attempt = ROW_AT(attempts, attempt, i);
		if (attempt->service_id == service_id && strcmp(attempt->result, "served") == 0)
			return true;
	}
	return false;
}

bool service_is_stuck(const struct row_list *attempts, int64_t service_id)
{
	bool stuck = false;
	for (size_t i = 0; i < attempts->count; i++) {
		const struct attempt *attempt = ROW_AT(attempts, attempt, i);
		if (attempt->service_id != service_id)
			continue;
		stuck = strcmp(attempt->result, "failed") == 0;
		if (!stuck)
			return false;
	}
	return stuck;
}

/* The services and attempts of a case. */
struct chains {
	struct row_list services, attempts;
};

static void chains_free(struct chains *chains)
{
	row_list_free(&chains->services);
	row_list_free(&chains->attempts);
}

static bool chains_load(struct office *office, int64_t case_id, struct chains *out, struct error *err)
{
	if (!row_list_of_case(office->store, &service_table, case_id, &out->services, err))
		return false;
	if (row_list_of_case(office->store, &attempt_table, case_id, &out->attempts, err))
		return true;
	row_list_free(&out->services);
	return false;
}

bool service_find(struct office *office, int64_t case_id, const char *document, int64_t party_id,
	struct service *service, struct error *err)
{
	struct chains chains;
	row_init(&service_table, service);
	if (!chains_load(office, case_id, &chains, err))
		return false;
	int64_t found = 0;
	for (size_t i = 0; i < chains.services.count; i++) {
		const struct service *known = ROW_AT(&chains.services, service, i);
		if (known->party_id == party_id && strcmp(known->document, document) == 0 &&
			!service_is_complete(&chains.attempts, known->id))
			found = known->id;
	}
	chains_free(&chains);
	if (found)
		return row_get(office->store, &service_table, found, service, err);
	service->case_id = case_id;
	service->party_id = party_id;
	return row_set_text(&service->document, document, err) &&
	       row_insert(office->store, &service_table, service, err);
}

bool service_stuck(struct office *office, int64_t case_id, struct service *out, struct error *err)
{
	struct chains chains;
	row_init(&service_table, out);
	if (!chains_load(office, case_id, &chains, err))
		return false;
	int64_t stuck = 0;
	for (size_t i = chains.services.count; i-- > 0 && !stuck;) {
		int64_t id = ROW_AT(&chains.services, service, i)->id;
		stuck = service_is_stuck(&chains.attempts, id) ? id : 0;
	}
	chains_free(&chains);
	return !stuck || row_get(office->store, &service_table, stuck, out, err);
}

/* ---- what is known ---- */

static bool is_to(const struct chains *chains, const struct attempt *attempt, int64_t party_id)
{
	for (size_t i = 0; i < chains->services.count; i++) {
		const struct service *service = ROW_AT(&chains->services, service, i);
		if (service->id == attempt->service_id)
			return service->party_id == party_id;
	}
	return false;
}

/* None of them, and not below LAW_METHOD_COUNT as an unsigned number, for the word of a damaged file. */
static enum law_method method_of(const struct attempt *attempt)
{
	return (enum law_method)law_word_find(law_methods, LAW_METHOD_COUNT, attempt->method);
}

/* The facts of the attempts on a party since he was reached. */
static unsigned tried(const struct chains *chains, int64_t party_id)
{
	unsigned facts = 0, consent = 0;
	for (size_t i = 0; i < chains->attempts.count; i++) {
		const struct attempt *attempt = ROW_AT(&chains->attempts, attempt, i);
		if (!is_to(chains, attempt, party_id))
			continue;
		enum law_method method = method_of(attempt);
		if (attempt->consent)
			consent = LAW_CONSENTED;
		if (strcmp(attempt->result, "failed") == 0)
			facts |= law_service_try(method, law_failure_of(attempt->reason));
		else if (strcmp(attempt->result, "served") == 0 && method != LAW_METHOD_ANNOUNCEMENT)
			facts = 0;
	}
	return facts | consent;
}

/* The same attempts in words: 2020-09-15 邮寄送达未果（已搬迁）；…. */
static bool tell(const struct chains *chains, int64_t party_id, char **out, struct error *err)
{
	struct strbuf text = {0};
	for (size_t i = 0; i < chains->attempts.count; i++) {
		const struct attempt *attempt = ROW_AT(&chains->attempts, attempt, i);
		char day[CIVIL_TEXT_SIZE];
		if (!is_to(chains, attempt, party_id))
			continue;
		enum law_method method = method_of(attempt);
		if (strcmp(attempt->result, "failed") == 0)
			strbuf_addf(&text, _("%s%s %s未果（%s）"), text.length ? _("；") : "",
				civil_format(attempt->sent_on, day),
				(unsigned)method < LAW_METHOD_COUNT ? _(law_methods[method].label)
								    : attempt->method,
				attempt->reason ? attempt->reason : "");
		else if (strcmp(attempt->result, "served") == 0 && method != LAW_METHOD_ANNOUNCEMENT)
			strbuf_reset(&text);
	}
	bool good = row_set_text(out, strbuf_text(&text), err);
	strbuf_free(&text);
	return good;
}

/* What came of the attempts at an address in this case. */
struct at_address {
	bool tried, lost; /* lost: the last failed, but by a refusal, which shows who is there */
};

static struct at_address at_address(
	const struct chains *chains, const struct party *party, const char *address)
{
	struct at_address at = {0};
	char *key = name_key(address);
	for (size_t i = 0; key && i < chains->attempts.count; i++) {
		const struct attempt *attempt = ROW_AT(&chains->attempts, attempt, i);
		bool by_wire = method_of(attempt) == LAW_METHOD_ELECTRONIC;
		const char *where = attempt->address ? attempt->address : by_wire ? NULL : party->address;
		char *other = where && is_to(chains, attempt, party->id) ? name_key(where) : NULL;
		if (other && strcmp(key, other) == 0) {
			at.tried = true;
			at.lost = strcmp(attempt->result, "failed") == 0 &&
				  law_failure_of(attempt->reason) != LAW_FAILED_REFUSED;
		}
		free(other);
	}
	free(key);
	return at;
}

/* The first of these addresses that is not lost: the one that worked last, the one the application names, the
 * employer's. */
static bool choose_address(struct office *office, const struct chains *chains, const struct party *party,
	struct service_outlook *out, struct error *err)
{
	struct address_book book;
	struct employer employer;
	row_init(&employer_table, &employer);
	if (!address_book_of_party(office, party, false, &book, err))
		return false;
	bool good = party->employer_id == 0 ||
		    row_get(office->store, &employer_table, party->employer_id, &employer, err);
	const struct address_known *best = address_book_best(&book);
	const char *const candidates[] = {best ? best->address : NULL, party->address, employer.address};
	for (size_t i = 0; good && !out->address && i < sizeof candidates / sizeof *candidates; i++) {
		struct at_address at = {.lost = true};
		if (candidates[i])
			at = at_address(chains, party, candidates[i]);
		if (at.lost)
			continue;
		good = row_set_text(&out->address, candidates[i], err) &&
		       (i > 0 || row_set_text(&out->method, best->method, err));
		if (!at.tried && (out->facts & LAW_SOMETHING_FAILED))
			out->facts |= LAW_OTHER_ADDRESS;
	}
	row_clear(&employer_table, &employer);
	address_book_free(&book);
	return good;
}

static bool case_facts(struct office *office, int64_t case_id, unsigned *facts, struct error *err)
{
	struct arb_case row;
	struct case_timeline timeline;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	bool summary = row.is_summary;
	*facts |= row.head_count >= MANY_WORKERS ? LAW_TEN_WORKERS : 0;
	row_clear(&arb_case_table, &row);
	if (!store_timeline(office->store, case_id, &timeline, err))
		return false;
	for (size_t i = 0; i < timeline.count; i++)
		if (timeline.events[i].kind == LAW_SIMPLIFIED || timeline.events[i].kind == LAW_CONVERTED)
			summary = timeline.events[i].kind == LAW_SIMPLIFIED;
	case_timeline_free(&timeline);
	*facts |= summary ? LAW_IN_SUMMARY : 0;
	return true;
}

/* The document, the day and the role count by whom it is for; attempts by who receives it. */
static bool add_facts(struct office *office, const struct chains *chains, const char *document,
	const struct party *party, civil_date day, unsigned *facts, struct error *err)
{
	const struct document_rule *rule = document_rule_of(document);
	struct party principal;
	if (!service_recipient(office, party->id, &principal, err))
		return false;
	*facts = law_service_day(day) | tried(chains, party->id);
	if (rule && !rule->announced)
		*facts |= LAW_BY_HAND_ONLY;
	if (rule && rule->final_paper)
		*facts |= LAW_FINAL_PAPER;
	if (party->employer_id == 0 && !name_is_organisation(party->name))
		*facts |= LAW_TO_PERSON;
	if (strcmp(principal.role, "respondent") == 0)
		*facts |= LAW_TO_RESPONDENT;
	row_clear(&party_table, &principal);
	return case_facts(office, party->case_id, facts, err);
}

/* The facts and, unless `out` is NULL, the address and the steps. */
static bool look(struct office *office, int64_t case_id, const char *document, int64_t party_id,
	civil_date day, unsigned *facts, struct service_outlook *out, struct error *err)
{
	struct chains chains;
	struct party party;
	if (!row_get(office->store, &party_table, party_id, &party, err))
		return false;
	bool good = chains_load(office, case_id, &chains, err);
	if (good) {
		good = add_facts(office, &chains, document, &party, day, facts, err) &&
		       (!out || (choose_address(office, &chains, &party, out, err) &&
					tell(&chains, party.id, &out->history, err)));
		chains_free(&chains);
	}
	row_clear(&party_table, &party);
	return good;
}

bool service_history_load(
	struct office *office, int64_t case_id, int64_t party_id, char **history, struct error *err)
{
	struct chains chains;
	*history = NULL;
	if (!chains_load(office, case_id, &chains, err))
		return false;
	bool good = tell(&chains, party_id, history, err);
	chains_free(&chains);
	return good;
}

bool service_facts_load(struct office *office, int64_t case_id, const char *document, int64_t party_id,
	civil_date day, unsigned *facts, struct error *err)
{
	return look(office, case_id, document, party_id, day, facts, NULL, err);
}

bool service_outlook_load(struct office *office, int64_t case_id, const char *document, int64_t party_id,
	civil_date day, struct service_outlook *out, struct error *err)
{
	*out = (struct service_outlook){0};
	if (!look(office, case_id, document, party_id, day, &out->facts, out, err)) {
		service_outlook_free(out);
		return false;
	}
	law_service_next(out->facts, &out->steps);
	return true;
}

bool service_outlook_of(struct office *office, int64_t service_id, civil_date day,
	struct service_outlook *out, struct error *err)
{
	struct service service;
	*out = (struct service_outlook){0};
	if (!row_get(office->store, &service_table, service_id, &service, err))
		return false;
	bool good = service_outlook_load(
		office, service.case_id, service.document, service.party_id, day, out, err);
	row_clear(&service_table, &service);
	return good;
}

void service_outlook_free(struct service_outlook *outlook)
{
	free(outlook->address);
	free(outlook->method);
	free(outlook->history);
	*outlook = (struct service_outlook){0};
}

void service_outlook_text(const struct service_outlook *outlook, civil_date day, struct strbuf *out)
{
	if (outlook->steps.count == 0)
		return;
	const struct law_service_step *step = &outlook->steps.items[0];
	law_service_step_text(step, day, out);
	if (step->elsewhere && outlook->address)
		strbuf_addf(out, _("：%s"), outlook->address);
}
