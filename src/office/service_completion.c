#include "office/service_completion.h"

#include "base/i18n.h"
#include "law/document_rules.h"
#include "office/casework.h"
#include "office/service_chain.h"
#include "store/derive.h"

#include <stdlib.h>
#include <string.h>

/* Completed chains of the document (or one that includes it): is nothing out, do both sides have as many? */
static bool all_have_it(struct office *office, int64_t case_id, const struct document_rule *rule, bool *all,
	struct error *err)
{
	struct row_list services, attempts, parties;
	if (!row_list_of_case(office->store, &service_table, case_id, &services, err))
		return false;
	bool good = row_list_of_case(office->store, &attempt_table, case_id, &attempts, err);
	if (!good) {
		row_list_free(&services);
		return false;
	}
	good = row_list_of_case(office->store, &party_table, case_id, &parties, err);
	*all = good;
	size_t most = 0, applicants = 0;
	for (int pass = 0; good && pass < 2; pass++) {
		for (size_t p = 0; p < parties.count; p++) {
			const struct party *party = ROW_AT(&parties, party, p);
			size_t served = 0;
			for (size_t s = 0; s < services.count; s++) {
				const struct service *service = ROW_AT(&services, service, s);
				const struct document_rule *other = document_rule_of(service->document);
				if (service->party_id != party->id || !other || other->all != rule->all)
					continue;
				if (service_is_complete(&attempts, service->id))
					served++;
				else
					*all = false;
			}
			most = served > most ? served : most;
			bool is_applicant = strcmp(party->role, "applicant") == 0;
			bool is_respondent = strcmp(party->role, "respondent") == 0;
			if (pass == 0)
				continue;
			applicants += is_applicant && served == most;
			if (is_respondent && served != most)
				*all = false;
		}
	}
	*all = *all && applicants > 0;
	if (good)
		row_list_free(&parties);
	row_list_free(&services);
	row_list_free(&attempts);
	return good;
}

bool service_complete(struct office *office, const struct attempt *attempt, struct error *err)
{
	struct service service;
	struct party party;
	if (!row_get(office->store, &service_table, attempt->service_id, &service, err))
		return false;
	const struct document_rule *rule = document_rule_of(service.document);
	bool good = service_recipient(office, service.party_id, &party, err);
	bool announced = strcmp(attempt->method, "announcement") == 0;
	if (good && rule && rule->each != LAW_EVENT_UNKNOWN && !announced &&
		(!rule->role || strcmp(rule->role, party.role) == 0)) {
		bool left = strcmp(attempt->method, "leave") == 0 && rule->each == LAW_SERVED_RESPONDENT;
		struct event event;
		casework_event_init(
			&event, attempt->case_id, left ? LAW_LEFT : rule->each, attempt->result_on);
		event.party = strcmp(party.role, "respondent") == 0 ? party.number : 0;
		if (rule->each == LAW_AWARD_SERVED) {
			size_t awards = 0;
			good = casework_count(office, attempt->case_id, LAW_AWARD_MADE, &awards, NULL, err) &&
			       row_set_text(&event.who, party.role, err);
			event.party = party.number;
			event.award = awards > 1 ? (int64_t)awards : 0;
		}
		good = good && row_set_text(&event.note, attempt->proof, err) &&
		       row_insert(office->store, &event_table, &event, err);
		row_clear(&event_table, &event);
	}
	bool all = false;
	if (good && rule && rule->all != LAW_EVENT_UNKNOWN)
		good = all_have_it(office, attempt->case_id, rule, &all, err) &&
		       (!all || casework_append(
					office, attempt->case_id, rule->all, attempt->result_on, NULL, err));
	row_clear(&party_table, &party);
	row_clear(&service_table, &service);
	return good;
}

bool service_completion_day(
	struct office *office, const struct attempt *attempt, civil_date *day, struct error *err)
{
	*day = CIVIL_NONE;
	if (strcmp(attempt->method, "announcement") != 0)
		return true;
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_deadlines(office->store, attempt->case_id, office->today, law, err);
	for (size_t i = 0; good && i < law->deadline_count; i++) {
		const struct law_deadline *d = &law->deadlines[i];
		if (d->rule->id == LAW_RULE_ANNOUNCEMENT_COMPLETION && d->start_date == attempt->sent_on)
			*day = d->due;
	}
	free(law);
	return good;
}

bool service_may_complete(
	struct office *office, const struct attempt *attempt, civil_date day, struct error *err)
{
	civil_date complete;
	char text[CIVIL_TEXT_SIZE];
	if (!service_completion_day(office, attempt, &complete, err))
		return false;
	return complete == CIVIL_NONE || complete <= day ||
	       error_field(err, "date", _("公告 %s 才期满，期满才视为送达"), civil_format(complete, text));
}
