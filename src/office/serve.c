/* serve.c — the acts of service: a document is sent, it was served, or it came back. */
#include "base/i18n.h"
#include "law/document_rules.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/service_chain.h"
#include "office/service_completion.h"

#include <stdlib.h>
#include <string.h>

static bool may_serve(struct office *office, const struct act_call *call, const struct document_rule *rule,
	struct error *err)
{
	size_t closed = 0;
	if (!casework_count(office, call->case_id, LAW_CLOSED, &closed, NULL, err))
		return false;
	if (closed && !rule->after_closing)
		return error_set(err, ERR_REFUSED, _("案件已经结束，只能再送达裁决书、调解书或决定书"));
	return true;
}

static bool announce(struct office *office, const struct act_call *call, const struct document_rule *rule,
	struct error *err)
{
	struct party party;
	if (!service_recipient(office, act_number(call, "party"), &party, err))
		return false;
	struct event event;
	casework_event_init(&event, call->case_id, LAW_ANNOUNCED, act_date(call, "date"));
	event.party = party.number;
	bool good = row_set_text(&event.what, rule->announced, err) &&
		    row_set_text(&event.note, act_text(call, "tracking"), err) &&
		    row_insert(office->store, &event_table, &event, err);
	row_clear(&event_table, &event);
	row_clear(&party_table, &party);
	return good;
}

/* What this attempt says for itself, as facts of the law. */
static unsigned stated(const struct act_call *call)
{
	static const struct {
		const char *param;
		unsigned fact;
	} rows[] = {{"grounds", LAW_STATES_GROUNDS}, {"carrier", LAW_STATES_CARRIER},
		{"tracking", LAW_STATES_MEDIUM}, {"address", LAW_STATES_ADDRESS}, {"consent", LAW_CONSENTED}};
	unsigned facts = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		facts |= act_text(call, rows[i].param) ? rows[i].fact : 0;
	return facts;
}

/* Refuses what would be no valid service, warns of what is unusual. */
static bool check_law(const struct act_call *call, unsigned facts, enum law_method method,
	struct act_result *result, struct error *err)
{
	const struct law_service_objection *objection;
	facts |= stated(call);
	for (size_t i = 0; (objection = law_service_check(method, facts, i)); i++) {
		const char *article = law_article(objection->article, act_date(call, "date"));
		/* The table is the only place these sentences come from. */
		if (objection->refuses)
			return error_field(err, objection->field, _(objection->sentence), article);
		if (!act_warn(result, err, _(objection->sentence), article))
			return false;
	}
	return true;
}

/* Where it goes: as said, else where it is likely to arrive. `text` is owned by the caller, NULL: to no
 * place. */
static bool choose_address(struct office *office, const struct act_call *call, enum law_method method,
	const struct party *party, char **text, struct error *err)
{
	struct service_outlook outlook;
	bool to_a_place =
		method == LAW_METHOD_DIRECT || method == LAW_METHOD_LEAVE || method == LAW_METHOD_MAIL;
	*text = NULL;
	if (act_text(call, "address") || !to_a_place)
		return row_set_text(text, act_text(call, "address"), err);
	if (!service_outlook_load(office, call->case_id, act_choice(call, "document"), party->id,
		    act_date(call, "date"), &outlook, err))
		return false;
	bool good = row_set_text(text, outlook.address ? outlook.address : party->address, err);
	service_outlook_free(&outlook);
	return good;
}

static bool fill_attempt_row(struct office *office, const struct act_call *call, const char *address,
	struct attempt *attempt, struct error *err)
{
	attempt->case_id = call->case_id;
	attempt->sent_on = act_date(call, "date");
	return row_set_text(&attempt->method, act_choice(call, "method"), err) &&
	       row_set_text(&attempt->result, "out", err) &&
	       row_set_text(&attempt->carrier, act_text(call, "carrier"), err) &&
	       row_set_text(&attempt->tracking, act_text(call, "tracking"), err) &&
	       row_set_text(&attempt->address, address, err) &&
	       row_set_text(&attempt->consent, act_text(call, "consent"), err) &&
	       row_set_text(&attempt->grounds, act_text(call, "grounds"), err) &&
	       row_set_text(&attempt->content, act_text(call, "content"), err) &&
	       row_set_text(&attempt->actor, office->actor, err);
}

static bool send(struct office *office, const struct act_call *call, const char *address,
	const struct document_rule *rule, struct act_result *result, struct error *err)
{
	struct service service;
	struct attempt attempt;
	bool announced = strcmp(act_choice(call, "method"), "announcement") == 0;
	row_init(&attempt_table, &attempt);
	bool good = service_find(office, call->case_id, rule->id, act_number(call, "party"), &service, err);
	attempt.service_id = service.id;
	good = good && fill_attempt_row(office, call, address, &attempt, err) &&
	       row_insert(office->store, &attempt_table, &attempt, err) &&
	       (!announced || announce(office, call, rule, err));
	result->row_id = attempt.id;
	row_clear(&attempt_table, &attempt);
	row_clear(&service_table, &service);
	return good;
}

bool act_serve(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	const char *document = act_choice(call, "document"), *method = act_choice(call, "method");
	const struct document_rule *rule = document_rule_of(document);
	if (!rule)
		return error_field(err, "document", _("没有文书 %s"), document);
	struct party party;
	char *address = NULL;
	unsigned facts = 0;
	civil_date day = act_date(call, "date");
	if (!may_serve(office, call, rule, err) ||
		!row_get(office->store, &party_table, act_number(call, "party"), &party, err))
		return false;
	enum law_method way = (enum law_method)law_word_find(law_methods, LAW_METHOD_COUNT, method);
	bool good = service_facts_load(office, call->case_id, document, party.id, day, &facts, err) &&
		    check_law(call, facts, way, result, err) &&
		    choose_address(office, call, way, &party, &address, err);
	bool elsewhere = address && !act_text(call, "address") &&
			 (!party.address || strcmp(address, party.address) != 0);
	good = good && send(office, call, address, rule, result, err) &&
	       act_say(result, err, _("已发出%s（%s）"), act_choice_label("serve", "document", document),
		       act_choice_label("serve", "method", method)) &&
	       (!elsewhere || act_say(result, err, _("送往 %s"), address)) &&
	       act_say_follows(office, call->case_id, result, err);
	free(address);
	row_clear(&party_table, &party);
	return good;
}

static bool is_out(const void *row)
{
	return strcmp(((const struct attempt *)row)->result, "out") == 0;
}

static bool is_announced(const void *row)
{
	return is_out(row) && strcmp(((const struct attempt *)row)->method, "announcement") == 0;
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
const struct subject subject_announcement = {&attempt_table, is_announced, describe_attempt};

/* What must be, or should be, on record of a service that succeeded (办案规则二十). */
static bool check_receipt(const struct act_call *call, const struct attempt *attempt,
	struct act_result *result, struct error *err)
{
	bool mailed = strcmp(attempt->method, "mail") == 0; /* its receipt is found by its number */
	bool by_itself =
		strcmp(attempt->method, "announcement") == 0 || strcmp(attempt->method, "electronic") == 0;
	if (act_text(call, "proof") || act_text(call, "file") || mailed || by_itself)
		return true;
	if (strcmp(attempt->method, "leave") == 0)
		return error_field(
			err, "proof", _("回证：留置送达须有照片或录像，请写明存放处（办案规则第二十条）"));
	return act_warn(result, err, _("没有写送达回证的编号，送达须有回证（办案规则第二十条）"));
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
	attempt.result_on = day;
	good = good && check_receipt(call, &attempt, result, err) &&
	       service_may_complete(office, &attempt, day, err) &&
	       row_set_text(&attempt.result, "served", err) &&
	       act_put_text(call, "proof", &attempt.proof, err) &&
	       act_put_text(call, "file", &attempt.file, err) &&
	       act_put_text(call, "witnesses", &attempt.witnesses, err) &&
	       row_update(office->store, &attempt_table, &attempt, err) &&
	       service_complete(office, &attempt, err) &&
	       act_say(result, err, _("已登记送达（%s）"), civil_format(day, text)) &&
	       act_say_follows(office, call->case_id, result, err);
	result->row_id = attempt.id;
	row_clear(&attempt_table, &attempt);
	return good;
}

/* What is lawful now that this failed too. */
static bool say_next(
	struct office *office, const struct attempt *attempt, struct act_result *result, struct error *err)
{
	struct service_outlook outlook;
	struct strbuf text = {0};
	if (!service_outlook_of(office, attempt->service_id, attempt->result_on, &outlook, err))
		return false;
	service_outlook_text(&outlook, attempt->result_on, &text);
	bool good = act_say(result, err, _("下一步 %s"), strbuf_text(&text));
	strbuf_free(&text);
	service_outlook_free(&outlook);
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
	       act_put_text(call, "file", &attempt.file, err) &&
	       row_update(office->store, &attempt_table, &attempt, err) &&
	       act_say(result, err, _("已登记送达未果：%s"), attempt.reason) &&
	       say_next(office, &attempt, result, err);
	result->row_id = attempt.id;
	row_clear(&attempt_table, &attempt);
	return good;
}
