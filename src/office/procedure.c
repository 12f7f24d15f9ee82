/* procedure.c — acts that are one event (their row in the act table says which), and what else some of them
 * change. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/party_code.h"
#include "office/people.h"

#include <string.h>

bool act_join_party(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	const char *role = act_choice(call, "role"), *name = act_text(call, "name");
	if (!role && !name)
		return true;
	if (!role || !name)
		return error_field(err, role ? "name" : "role", _("追加当事人须同时写明身份和名称"));
	struct party party;
	row_init(&party_table, &party);
	party.case_id = call->case_id;
	bool good = row_set_text(&party.role, role, err) && row_set_text(&party.name, name, err) &&
		    row_set_text(&party.phone, act_text(call, "phone"), err) &&
		    row_set_text(&party.address, act_text(call, "address"), err) &&
		    people_add_party(office, &party, act_text(call, "id_number"), err) &&
		    (!party.employer_id ||
			    party_warn_code(office, &party, act_text(call, "id_number"), result, err));
	result->row_id = party.id;
	row_clear(&party_table, &party);
	return good;
}

bool act_amend_claims(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	(void)result;
	bool good = true;
	if (act_given(call, "amount")) {
		struct arb_case row;
		if (!row_get(office->store, &arb_case_table, call->case_id, &row, err))
			return false;
		row.amount = act_number(call, "amount");
		good = row_update(office->store, &arb_case_table, &row, err);
		row_clear(&arb_case_table, &row);
	}
	if (good && act_text(call, "content")) {
		struct claim claim;
		good = act_append_claim(office, call->case_id, act_text(call, "content"), 0, &claim, err);
		row_clear(&claim_table, &claim);
	}
	return good;
}

/* From the conversion on the case is an ordinary one: announcements are lawful again. */
bool act_require_summary(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	(void)result;
	struct arb_case row;
	size_t simplified = 0;
	if (!casework_count(office, call->case_id, LAW_SIMPLIFIED, &simplified, NULL, err) ||
		!row_get(office->store, &arb_case_table, call->case_id, &row, err))
		return false;
	bool summary = row.is_summary || simplified > 0;
	row_clear(&arb_case_table, &row);
	return summary || error_set(err, ERR_REFUSED, _("案件没有适用简易处理，无须转为普通程序"));
}

/* The reason chosen from a list and what was written beside it. */
static bool put_note(const struct act_call *call, struct event *event, struct error *err)
{
	const char *note = act_text(call, "note");
	const char *ground = act_choice(call, "reason");
	if (!ground)
		return row_set_text(&event->note, note, err);
	struct strbuf text = {0};
	for (const struct act_param *param = call->act->params; param->id; param++)
		for (const struct act_choice *c = param->choices; c && c->id; c++)
			if (strcmp(param->id, "reason") == 0 && strcmp(c->id, ground) == 0)
				strbuf_add(&text, c->label);
	if (note)
		strbuf_addf(&text, "：%s", note);
	bool good = row_set_text(&event->note, strbuf_text(&text), err);
	strbuf_free(&text);
	return good;
}

/* award_served and others name any party; the law counts within its role. */
static bool put_party(
	struct office *office, const struct act_call *call, struct event *event, struct error *err)
{
	int64_t id = act_number(call, "party");
	if (!event->who)
		return casework_respondent(office, call, "party", &event->party, err);
	if (id == 0)
		return true;
	struct party party;
	if (!row_get(office->store, &party_table, id, &party, err))
		return false;
	bool good = strcmp(party.role, event->who) == 0;
	if (good)
		event->party = party.number;
	else
		error_field(err, "party", _("“%s”不属于所选的一方"), party.name);
	row_clear(&party_table, &party);
	return good;
}

bool act_procedure(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	const struct act *act = call->act;
	civil_date day = act_date(call, "date");
	char text[CIVIL_TEXT_SIZE];
	struct event event;
	casework_event_init(&event, call->case_id, act->event, day);
	event.days = act_number(call, "days");
	event.award = act_number(call, "award");
	bool good = act_put_choice(call, "who", &event.who, err) && put_party(office, call, &event, err) &&
		    put_note(call, &event, err) && (!act->also || act->also(office, call, result, err)) &&
		    row_insert(office->store, &event_table, &event, err) &&
		    act_say(result, err, _("已登记：%s（%s）"), _(law_event_infos[act->event].label),
			    civil_format(day, text)) &&
		    act_say_follows(office, call->case_id, result, err) &&
		    (!act->warns || act_warn_holiday(office, day, result, err));
	if (result->row_id == 0)
		result->row_id = event.id;
	row_clear(&event_table, &event);
	return good;
}
