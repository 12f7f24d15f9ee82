/* serve.c — a document on its way to a party: sent, served or come back; what its completion means in law. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "store/derive.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What the completed service of a document is in law. A new kind of document is one row. */
static const struct document_rule {
	const char *id;
	enum law_event_kind each; /* by each recipient of `role`; LAW_EVENT_UNKNOWN = nothing */
	const char *role; /* NULL = any */
	enum law_event_kind all; /* when nothing is out any more and both sides have it */
	const char *announced; /* what= of its announcement, NULL: may not be announced or left */
	bool after_closing;
} document_rules[] = {
	{"application", LAW_SERVED_RESPONDENT, "respondent", LAW_EVENT_UNKNOWN, "application", false},
	{"application+notice", LAW_SERVED_RESPONDENT, "respondent", LAW_HEARING_NOTIFIED,
		"application+notice", false},
	{"notice", LAW_EVENT_UNKNOWN, NULL, LAW_EVENT_UNKNOWN, "notice", false},
	{"hearing_notice", LAW_EVENT_UNKNOWN, NULL, LAW_HEARING_NOTIFIED, "notice", false},
	{"tribunal_notice", LAW_EVENT_UNKNOWN, NULL, LAW_TRIBUNAL_NOTIFIED, "notice", false},
	{"defence", LAW_DEFENCE_SERVED, "applicant", LAW_EVENT_UNKNOWN, "notice", false},
	{"amended", LAW_SERVED_AMENDED, "respondent", LAW_EVENT_UNKNOWN, "notice", false},
	{"award", LAW_AWARD_SERVED, NULL, LAW_EVENT_UNKNOWN, "award", true},
	/* A mediation paper is handed to the person, never left or announced (办案规则二十). */
	{"mediation", LAW_EVENT_UNKNOWN, NULL, LAW_MEDIATION_SERVED, NULL, true},
	{"decision", LAW_EVENT_UNKNOWN, NULL, LAW_EVENT_UNKNOWN, "notice", true},
};

static const struct document_rule *rule_of(const char *document)
{
	for (size_t i = 0; i < sizeof document_rules / sizeof *document_rules; i++)
		if (strcmp(document_rules[i].id, document) == 0)
			return &document_rules[i];
	return NULL;
}

/* The party a document is meant for: a representative receives for whom he represents. */
static bool recipient(struct office *office, int64_t party_id, struct party *party, struct error *err)
{
	if (!row_get(office->store, &party_table, party_id, party, err))
		return false;
	if (strcmp(party->role, "representative") != 0 || party->represents_id == 0)
		return true;
	int64_t principal = party->represents_id;
	row_clear(&party_table, party);
	return row_get(office->store, &party_table, principal, party, err);
}

static bool is_complete(const struct row_list *attempts, int64_t service_id)
{
	for (size_t i = 0; i < attempts->count; i++) {
		const struct attempt *attempt = ROW_AT(attempts, attempt, i);
		if (attempt->service_id == service_id && strcmp(attempt->result, "served") == 0)
			return true;
	}
	return false;
}

/* Goes on with the chain of this document to this party, or begins one: a completed chain is not reopened,
 * since a second notice of a second hearing is another service. */
static bool find_service(struct office *office, int64_t case_id, const char *document, int64_t party_id,
	struct service *service, struct error *err)
{
	struct row_list services, attempts;
	row_init(&service_table, service);
	if (!row_list_of_case(office->store, &service_table, case_id, &services, err))
		return false;
	if (!row_list_of_case(office->store, &attempt_table, case_id, &attempts, err)) {
		row_list_free(&services);
		return false;
	}
	int64_t found = 0;
	for (size_t i = 0; i < services.count; i++) {
		const struct service *known = ROW_AT(&services, service, i);
		if (known->party_id == party_id && strcmp(known->document, document) == 0 &&
			!is_complete(&attempts, known->id))
			found = known->id;
	}
	row_list_free(&services);
	row_list_free(&attempts);
	if (found)
		return row_get(office->store, &service_table, found, service, err);
	service->case_id = case_id;
	service->party_id = party_id;
	return row_set_text(&service->document, document, err) &&
	       row_insert(office->store, &service_table, service, err);
}

static bool may_serve(struct office *office, const struct act_call *call, const struct document_rule *rule,
	const char *method, struct error *err)
{
	size_t closed = 0;
	if (!casework_count(office, call->case_id, LAW_CLOSED, &closed, NULL, err))
		return false;
	if (closed && !rule->after_closing)
		return error_set(err, ERR_REFUSED, _("案件已经结束，只能再送达裁决书、调解书或决定书"));
	if (!rule->announced && (strcmp(method, "leave") == 0 || strcmp(method, "announcement") == 0))
		return error_field(
			err, "method", _("调解书须由本人签收，不能留置或公告送达（办案规则第二十条）"));
	return true;
}

static bool announce(struct office *office, const struct act_call *call, const struct document_rule *rule,
	struct error *err)
{
	struct party party;
	if (!recipient(office, act_number(call, "party"), &party, err))
		return false;
	struct event event;
	casework_event_init(&event, call->case_id, LAW_ANNOUNCED, act_date(call, "date"));
	event.party = party.number;
	bool good = strcmp(party.role, "respondent") == 0 ||
		    error_field(err, "party", _("公告送达只适用于下落不明的被申请人"));
	good = good && row_set_text(&event.what, rule->announced, err) &&
	       row_set_text(&event.note, act_text(call, "tracking"), err) &&
	       row_insert(office->store, &event_table, &event, err);
	row_clear(&event_table, &event);
	row_clear(&party_table, &party);
	return good;
}

bool act_serve(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	const char *document = act_choice(call, "document"), *method = act_choice(call, "method");
	const struct document_rule *rule = rule_of(document);
	if (!rule)
		return error_field(err, "document", _("没有文书 %s"), document);
	if (!may_serve(office, call, rule, method, err))
		return false;
	struct service service;
	struct attempt attempt;
	row_init(&attempt_table, &attempt);
	bool announced = strcmp(method, "announcement") == 0;
	attempt.case_id = call->case_id;
	attempt.sent_on = act_date(call, "date");
	bool good = find_service(office, call->case_id, document, act_number(call, "party"), &service, err) &&
		    row_set_text(&attempt.method, method, err) && row_set_text(&attempt.result, "out", err) &&
		    row_set_text(&attempt.carrier, act_text(call, "carrier"), err) &&
		    row_set_text(&attempt.tracking, act_text(call, "tracking"), err) &&
		    row_set_text(&attempt.actor, office->actor, err);
	attempt.service_id = service.id;
	good = good && row_insert(office->store, &attempt_table, &attempt, err) &&
	       (!announced || announce(office, call, rule, err)) &&
	       act_say(result, err, _("已发出%s（%s）"), act_choice_label("serve", "document", document),
		       act_choice_label("serve", "method", method)) &&
	       act_say_follows(office, call->case_id, result, err);
	result->row_id = attempt.id;
	row_clear(&attempt_table, &attempt);
	row_clear(&service_table, &service);
	return good;
}

static bool is_out(const void *row)
{
	return strcmp(((const struct attempt *)row)->result, "out") == 0;
}

static void describe_attempt(struct office *office, const void *row, struct strbuf *out)
{
	const struct attempt *attempt = row;
	struct service service;
	struct party party;
	struct error err = ERROR_INIT;
	char day[CIVIL_TEXT_SIZE];
	strbuf_addf(out, "%s %s", civil_format(attempt->sent_on, day),
		act_choice_label("serve", "method", attempt->method));
	if (row_get(office->store, &service_table, attempt->service_id, &service, &err)) {
		strbuf_addf(out, " %s", act_choice_label("serve", "document", service.document));
		if (row_get(office->store, &party_table, service.party_id, &party, &err))
			strbuf_addf(out, " %s", party.name);
		row_clear(&party_table, &party);
	}
	row_clear(&service_table, &service);
	error_clear(&err);
}

const struct subject subject_attempt = {&attempt_table, NULL, describe_attempt};
const struct subject subject_attempt_out = {&attempt_table, is_out, describe_attempt};

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
				const struct document_rule *other = rule_of(service->document);
				if (service->party_id != party->id || !other || other->all != rule->all)
					continue;
				if (is_complete(&attempts, service->id))
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

/* The events that the completed attempt is in law. */
static bool complete(
	struct office *office, const struct act_call *call, const struct attempt *attempt, struct error *err)
{
	struct service service;
	struct party party;
	if (!row_get(office->store, &service_table, attempt->service_id, &service, err))
		return false;
	const struct document_rule *rule = rule_of(service.document);
	bool good = recipient(office, service.party_id, &party, err);
	bool announced = strcmp(attempt->method, "announcement") == 0;
	if (good && rule && rule->each != LAW_EVENT_UNKNOWN && !announced &&
		(!rule->role || strcmp(rule->role, party.role) == 0)) {
		bool left = strcmp(attempt->method, "leave") == 0 && rule->each == LAW_SERVED_RESPONDENT;
		struct event event;
		casework_event_init(&event, call->case_id, left ? LAW_LEFT : rule->each, attempt->result_on);
		event.party = strcmp(party.role, "respondent") == 0 ? party.number : 0;
		if (rule->each == LAW_AWARD_SERVED) {
			size_t awards = 0;
			good = casework_count(office, call->case_id, LAW_AWARD_MADE, &awards, NULL, err) &&
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
		good = all_have_it(office, call->case_id, rule, &all, err) &&
		       (!all || casework_append(
					office, call->case_id, rule->all, attempt->result_on, NULL, err));
	row_clear(&party_table, &party);
	row_clear(&service_table, &service);
	return good;
}

/* An announcement is complete when its period is over, not before. */
static bool check_announcement(
	struct office *office, const struct attempt *attempt, civil_date day, struct error *err)
{
	if (strcmp(attempt->method, "announcement") != 0)
		return true;
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_deadlines(office->store, attempt->case_id, office->today, law, err);
	for (size_t i = 0; good && i < law->deadline_count; i++) {
		const struct law_deadline *d = &law->deadlines[i];
		char text[CIVIL_TEXT_SIZE];
		if (d->rule->id == LAW_RULE_ANNOUNCEMENT_COMPLETION && d->start_date == attempt->sent_on &&
			d->due != CIVIL_NONE && d->due > day)
			good = error_field(
				err, "date", _("公告 %s 才期满，期满才视为送达"), civil_format(d->due, text));
	}
	free(law);
	return good;
}

bool act_served(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct attempt attempt;
	if (!act_subject(office, call, "attempt", &attempt, err))
		return false;
	civil_date day = act_date(call, "date");
	char text[CIVIL_TEXT_SIZE];
	bool good = true;
	if (day < attempt.sent_on)
		good = error_field(
			err, "date", _("送达日期：早于发出之日 %s"), civil_format(attempt.sent_on, text));
	else if (strcmp(attempt.method, "leave") == 0 && !act_text(call, "proof"))
		good = error_field(
			err, "proof", _("回证：留置送达须有照片或录像，请写明存放处（办案规则第二十条）"));
	attempt.result_on = day;
	good = good && check_announcement(office, &attempt, day, err) &&
	       row_set_text(&attempt.result, "served", err) &&
	       act_put_text(call, "proof", &attempt.proof, err) &&
	       row_update(office->store, &attempt_table, &attempt, err) &&
	       complete(office, call, &attempt, err) &&
	       act_say(result, err, _("已登记送达（%s）"), civil_format(day, text)) &&
	       act_say_follows(office, call->case_id, result, err);
	result->row_id = attempt.id;
	row_clear(&attempt_table, &attempt);
	return good;
}

bool act_serve_failed(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct attempt attempt;
	if (!act_subject(office, call, "attempt", &attempt, err))
		return false;
	char text[CIVIL_TEXT_SIZE];
	bool good = true;
	attempt.result_on = act_date(call, "date");
	if (attempt.result_on < attempt.sent_on)
		good = error_field(
			err, "date", _("退回日期：早于发出之日 %s"), civil_format(attempt.sent_on, text));
	else if (strcmp(attempt.method, "announcement") == 0)
		good = error_set(err, ERR_REFUSED, _("公告期满即视为送达，没有未果；登错的请撤销"));
	good = good && row_set_text(&attempt.result, "failed", err) &&
	       row_set_text(&attempt.reason, act_text(call, "reason"), err) &&
	       row_update(office->store, &attempt_table, &attempt, err) &&
	       act_say(result, err, _("已登记送达未果：%s"), attempt.reason) &&
	       act_say(result, err, _("可改用其他方式，下落不明的公告送达"));
	result->row_id = attempt.id;
	row_clear(&attempt_table, &attempt);
	return good;
}
