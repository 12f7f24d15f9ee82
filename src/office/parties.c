/* parties.c — parties and claims of a case: added, put right, taken away. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/names.h"
#include "office/party_code.h"
#include "office/people.h"
#include "office/terms.h"

#include <stdlib.h>
#include <string.h>

/* An appointed arbitrator represents nobody before his own commission (组织规则三十三). */
static bool warn_arbitrator(
	struct office *office, const struct party *party, struct act_result *result, struct error *err)
{
	bool appointed;
	if (strcmp(party->role, "representative") != 0)
		return true;
	return term_runs_for(office, party->name, office->today, &appointed, err) &&
	       (!appointed ||
		       act_warn(result, err,
			       _("与在聘仲裁员 %s 同名：聘任期间不得在本委担任代理人（组织规则第三十三条）"),
			       party->name));
}

bool act_add_party(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct party party;
	row_init(&party_table, &party);
	party.case_id = call->case_id;
	party.represents_id = act_number(call, "represents");
	bool good = act_put_choice(call, "role", &party.role, err) &&
		    row_set_text(&party.name, act_text(call, "name"), err) &&
		    row_set_text(&party.phone, act_text(call, "phone"), err) &&
		    row_set_text(&party.address, act_text(call, "address"), err) &&
		    row_set_text(&party.organisation, act_text(call, "organisation"), err);
	if (good && party.represents_id && strcmp(party.role, "representative") != 0)
		good = error_field(err, "represents", _("只有代理人才写代理谁"));
	good = good && people_add_party(office, &party, act_text(call, "id_number"), err) &&
	       (!party.employer_id ||
		       party_warn_code(office, &party, act_text(call, "id_number"), result, err)) &&
	       act_say(result, err, _("已登记当事人 %s"), party.name) &&
	       warn_arbitrator(office, &party, result, err);
	result->row_id = party.id;
	row_clear(&party_table, &party);
	return good;
}

static bool get_party(
	struct office *office, const struct act_call *call, struct party *party, struct error *err)
{
	return row_get(office->store, &party_table, act_number(call, "party"), party, err);
}

static bool is_renamed(const struct party *party, const char *before)
{
	char *now = name_key(party->name), *old = name_key(before);
	bool other = now && old && strcmp(now, old) != 0;
	free(now);
	free(old);
	return other;
}

/* The employer or person behind the party learns what is said now; another organisation's name makes it
 * another employer, unless the code says that it is the same. */
static bool edit_behind(struct office *office, const struct act_call *call, struct party *party,
	const char *before, struct act_result *result, struct error *err)
{
	bool good = true;
	if (party->employer_id) {
		struct employer employer;
		const char *code = act_text(call, "id_number");
		good = row_get(office->store, &employer_table, party->employer_id, &employer, err);
		if (good && is_renamed(party, before)) {
			good = people_link_employer(office, party, code, err) &&
			       party_warn_code(office, party, code, result, err);
		} else if (good) {
			good = act_put_text(call, "phone", &employer.phone, err) &&
			       act_put_text(call, "address", &employer.address, err) &&
			       act_put_credit_code(call, "id_number", &employer.credit_code, result, err) &&
			       row_update(office->store, &employer_table, &employer, err);
		}
		row_clear(&employer_table, &employer);
	} else if (party->person_id) {
		struct person person;
		good = row_get(office->store, &person_table, party->person_id, &person, err) &&
		       row_set_text(&person.name, party->name, err) &&
		       act_put_text(call, "phone", &person.phone, err) &&
		       act_put_text(call, "address", &person.address, err) &&
		       act_put_text(call, "id_number", &person.id_number, err) &&
		       row_update(office->store, &person_table, &person, err);
		row_clear(&person_table, &person);
	}
	return good;
}

bool act_edit_party(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct party party;
	char *before = NULL;
	if (!get_party(office, call, &party, err))
		return false;
	bool good = row_set_text(&before, party.name, err);
	if (good && act_given(call, "name") && !act_text(call, "name"))
		good = error_field(err, "name", _("名称：不能为空"));
	good = good && act_put_text(call, "name", &party.name, err) &&
	       act_put_text(call, "phone", &party.phone, err) &&
	       act_put_text(call, "address", &party.address, err) &&
	       act_put_text(call, "organisation", &party.organisation, err) &&
	       edit_behind(office, call, &party, before, result, err) &&
	       row_update(office->store, &party_table, &party, err) &&
	       act_say(result, err, _("已修改当事人 %s"), party.name) &&
	       warn_arbitrator(office, &party, result, err);
	free(before);
	result->row_id = party.id;
	row_clear(&party_table, &party);
	return good;
}

bool fill_party(struct office *office, struct act_call *call, struct error *err)
{
	if (act_number(call, "party") == 0)
		return true;
	struct party party;
	if (!get_party(office, call, &party, err))
		return false;
	bool good = act_fill_text(office, call, "name", party.name, err) &&
		    act_fill_text(office, call, "phone", party.phone, err) &&
		    act_fill_text(office, call, "address", party.address, err) &&
		    act_fill_text(office, call, "organisation", party.organisation, err);
	if (good && party.employer_id) {
		struct employer employer;
		good = row_get(office->store, &employer_table, party.employer_id, &employer, err) &&
		       act_fill_text(office, call, "id_number", employer.credit_code, err);
		row_clear(&employer_table, &employer);
	} else if (good && party.person_id) {
		struct person person;
		good = row_get(office->store, &person_table, party.person_id, &person, err) &&
		       act_fill_text(office, call, "id_number", person.id_number, err);
		row_clear(&person_table, &person);
	}
	row_clear(&party_table, &party);
	return good;
}

/* A case keeps an applicant and a respondent, and what was served on a party stays on the record. */
static bool may_remove(struct office *office, const struct party *party, struct error *err)
{
	struct row_list rows;
	if (!row_list_of_case(office->store, &service_table, party->case_id, &rows, err))
		return false;
	bool served = false;
	for (size_t i = 0; i < rows.count; i++)
		served |= ROW_AT(&rows, service, i)->party_id == party->id;
	row_list_free(&rows);
	if (served)
		return error_set(err, ERR_REFUSED, _("已有对 %s 的送达记录，不能删去"), party->name);
	if (!row_list_of_case(office->store, &party_table, party->case_id, &rows, err))
		return false;
	size_t same_role = 0, higher = 0, agents = 0;
	for (size_t i = 0; i < rows.count; i++) {
		const struct party *other = ROW_AT(&rows, party, i);
		if (other->represents_id == party->id)
			agents++;
		if (strcmp(other->role, party->role) != 0)
			continue;
		same_role++;
		higher += other->number > party->number;
	}
	row_list_free(&rows);
	bool needed = strcmp(party->role, "applicant") == 0 || strcmp(party->role, "respondent") == 0;
	if (needed && same_role == 1)
		return error_set(err, ERR_REFUSED, _("案件至少要有一名申请人和一名被申请人，%s 不能删去"),
			party->name);
	if (agents)
		return error_set(err, ERR_REFUSED, _("请先删去 %s 的代理人"), party->name);
	/* The events name respondents by their number. */
	if (higher && strcmp(party->role, "respondent") == 0)
		return error_set(err, ERR_REFUSED, _("只能从最后一名被申请人删起，否则送达事件会指错人"));
	return true;
}

bool act_remove_party(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct party party;
	if (!get_party(office, call, &party, err))
		return false;
	bool good = may_remove(office, &party, err) &&
		    row_delete(office->store, &party_table, party.id, err) &&
		    act_say(result, err, _("已删去当事人 %s"), party.name);
	row_clear(&party_table, &party);
	return good;
}

/* ---- claims ---- */

static void describe_claim(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	strbuf_add(out, ((const struct claim *)row)->content);
}

const struct subject subject_claim = {&claim_table, NULL, describe_claim};

bool act_add_claim(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct claim claim;
	bool good = act_append_claim(office, call->case_id, act_text(call, "content"),
			    act_number(call, "amount"), &claim, err) &&
		    act_say(result, err, _("已登记第 %d 项请求"), (int)claim.number);
	result->row_id = claim.id;
	row_clear(&claim_table, &claim);
	return good;
}

bool act_edit_claim(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct claim claim;
	if (!act_subject(office, call, "claim", &claim, err))
		return false;
	act_put_number(call, "amount", &claim.amount);
	bool good = true;
	if (act_given(call, "content") && !act_text(call, "content"))
		good = error_field(err, "content", _("请求内容：不能为空"));
	good = good && act_put_text(call, "content", &claim.content, err) &&
	       row_update(office->store, &claim_table, &claim, err) &&
	       act_say(result, err, _("已修改第 %d 项请求"), (int)claim.number);
	result->row_id = claim.id;
	row_clear(&claim_table, &claim);
	return good;
}

bool fill_claim(struct office *office, struct act_call *call, struct error *err)
{
	struct claim claim;
	if (!act_subject(office, call, "claim", &claim, err))
		return false;
	bool good = act_fill_id(office, call, "claim", claim.id, err) &&
		    act_fill_text(office, call, "content", claim.content, err) &&
		    act_fill_money(office, call, "amount", claim.amount, err);
	row_clear(&claim_table, &claim);
	return good;
}

bool act_remove_claim(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct claim claim;
	if (!act_subject(office, call, "claim", &claim, err))
		return false;
	bool good = row_delete(office->store, &claim_table, claim.id, err) &&
		    act_say(result, err, _("已删去第 %d 项请求"), (int)claim.number);
	row_clear(&claim_table, &claim);
	return good;
}
