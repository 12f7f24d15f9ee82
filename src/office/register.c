/* register.c — an application comes in, and what the commission decides on it. */
#include "base/i18n.h"
#include "law/calendar.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/party_code.h"
#include "office/people.h"
#include "store/numbers.h"
#include "store/txn.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLLECTIVE_FROM = 10 /* workers with a common claim: 法七, 办案规则六十二 */ };

/* Splits at the separators (UTF-8, each a string), calls `each` for every piece that is not blank. */
typedef bool each_piece(void *context, char *piece, struct error *err);
static bool split(
	const char *text, const char *const *separators, each_piece *each, void *context, struct error *err)
{
	char *copy = strdup(text);
	if (!copy)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = true;
	char *piece = copy;
	for (char *at = copy; good; at++) {
		size_t length = 0;
		for (size_t i = 0; separators[i] && length == 0; i++)
			if (strncmp(at, separators[i], strlen(separators[i])) == 0)
				length = strlen(separators[i]);
		if (*at && length == 0)
			continue;
		bool last = *at == '\0';
		*at = '\0';
		while (*piece == ' ')
			piece++;
		size_t end = strlen(piece);
		while (end > 0 && piece[end - 1] == ' ')
			piece[--end] = '\0';
		if (*piece)
			good = each(context, piece, err);
		if (last)
			break;
		at += length - 1;
		piece = at + 1;
	}
	free(copy);
	return good;
}

struct registering {
	struct office *office;
	int64_t case_id;
	const char *role, *phone, *address, *code;
	struct act_result *result;
	int64_t count; /* pieces stored so far */
	int64_t heads;
};

static bool add_party(void *context, char *name, struct error *err)
{
	struct registering *r = context;
	struct party party;
	row_init(&party_table, &party);
	int64_t heads = people_split_count(name);
	r->heads += heads ? heads : 1;
	party.case_id = r->case_id;
	/* What was given for the side belongs to its first member. */
	bool first = r->count++ == 0;
	bool good = row_set_text(&party.role, r->role, err) && row_set_text(&party.name, name, err) &&
		    row_set_text(&party.phone, first ? r->phone : NULL, err) &&
		    row_set_text(&party.address, first ? r->address : NULL, err) &&
		    people_add_party(r->office, &party, first ? r->code : NULL, err) &&
		    (!party.employer_id ||
			    party_warn_code(r->office, &party, first ? r->code : NULL, r->result, err));
	row_clear(&party_table, &party);
	return good;
}

static bool add_claim(void *context, char *content, struct error *err)
{
	struct registering *r = context;
	struct claim claim;
	row_init(&claim_table, &claim);
	claim.case_id = r->case_id;
	claim.number = ++r->count;
	bool good = row_set_text(&claim.content, content, err) &&
		    row_insert(r->office->store, &claim_table, &claim, err);
	row_clear(&claim_table, &claim);
	return good;
}

static const char *const between_persons[] = {"、", "；", ";", "，", ",", "\n", NULL};
static const char *const between_companies[] = {"；", ";", "\n", NULL};

static bool add_side(struct registering *r, const struct act_call *call, const char *role, const char *param,
	const char *phone, const char *address, struct error *err)
{
	const char *names = act_text(call, param);
	if (!names)
		return true;
	r->role = role;
	r->phone = act_text(call, phone);
	r->address = act_text(call, address);
	/* The employer's: on the side that it stands on. */
	bool employers = strcmp(role, act_number(call, "employer_applies") ? "applicant" : "respondent") == 0;
	r->code = employers ? act_text(call, "credit_code") : NULL;
	r->count = r->heads = 0;
	bool persons = strcmp(role, "applicant") == 0 && !act_number(call, "employer_applies");
	if (!split(names, persons ? between_persons : between_companies, add_party, r, err))
		return false;
	return r->count > 0 || error_set(err, ERR_INPUT, _("“%s”里没有名称"), names);
}

bool act_register(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct arb_case row;
	row_init(&arb_case_table, &row);
	civil_date applied = act_date(call, "date");
	const struct word *cause = words_by_id(office->words, WORD_CAUSE, act_text(call, "cause"));
	row.year = civil_split(applied).year;
	row.amount = act_number(call, "amount");
	row.employer_applies = act_number(call, "employer_applies") != 0;
	row.wages = cause && cause->wages;
	row.clerk_id = act_number(call, "clerk");
	row.station_id = act_number(call, "station");
	struct registering r = {.office = office, .result = result};
	bool good = row_set_text(&row.cause, act_text(call, "cause"), err) &&
		    row_set_text(&row.remark, act_text(call, "remark"), err) &&
		    row_set_text(&row.mediator, act_text(call, "mediator"), err) &&
		    row_insert(office->store, &arb_case_table, &row, err);
	result->case_id = r.case_id = row.id;
	good = good && add_side(&r, call, "applicant", "applicant", "phone", "address", err);
	int64_t heads = act_number(call, "head_count");
	if (good && heads && heads < r.heads)
		good = error_field(err, "head_count", _("人数 %lld 少于所列申请人 %lld 人"), (long long)heads,
			(long long)r.heads);
	row.head_count = heads ? heads : r.heads;
	row.is_collective = !row.employer_applies && row.head_count >= COLLECTIVE_FROM;
	good = good &&
	       add_side(
		       &r, call, "respondent", "respondent", "respondent_phone", "respondent_address", err) &&
	       add_side(&r, call, "third_party", "third_party", "", "", err) &&
	       row_update(office->store, &arb_case_table, &row, err);
	r.count = 0;
	if (good && act_text(call, "claims"))
		good = split(act_text(call, "claims"), between_companies, add_claim, &r, err);
	good = good && casework_append(office, row.id, LAW_APPLIED, applied, NULL, err) &&
	       act_say(result, err, _("已登记 %s 的申请"), act_text(call, "applicant")) &&
	       (!row.is_collective ||
		       act_say(result, err, _("集体争议 %lld 人"), (long long)row.head_count)) &&
	       act_say_follows(office, row.id, result, err);
	row_clear(&arb_case_table, &row);
	return good;
}

/* The pattern with {year} and {serial} filled in. Owned by the caller. */
static char *case_number(const char *pattern, int64_t year, int64_t serial)
{
	struct strbuf out = {0};
	while (*pattern) {
		if (strncmp(pattern, "{year}", 6) == 0) {
			strbuf_addf(&out, "%" PRId64, year);
			pattern += 6;
		} else if (strncmp(pattern, "{serial}", 8) == 0) {
			strbuf_addf(&out, "%" PRId64, serial);
			pattern += 8;
		} else {
			strbuf_add_char(&out, *pattern++);
		}
	}
	return strbuf_take(&out);
}

/* Gives the case its number of the year of acceptance. */
static bool give_number(struct office *office, const struct act_call *call, struct arb_case *row,
	civil_date accepted, struct error *err)
{
	if (!office->commission.case_number_pattern)
		return error_set(err, ERR_REFUSED,
			_("还没有设定仲裁委员会的名称和案号格式，请先办理“仲裁委”（commission）"));
	row->year = civil_split(accepted).year;
	row->serial = act_number(call, "serial");
	if (row->serial == 0 && !store_next_serial(office->store, row->year, &row->serial, err))
		return false;
	free(row->case_number);
	row->case_number = case_number(office->commission.case_number_pattern, row->year, row->serial);
	if (!row->case_number)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	struct row_list same;
	if (!row_list_where_text(
		    office->store, &arb_case_table, "case_number", row->case_number, 1, &same, err))
		return false;
	bool taken = same.count > 0;
	row_list_free(&same);
	return taken ? error_field(err, "serial", _("案号 %s 已经有了"), row->case_number) : true;
}

static bool warn_late(struct office *office, int64_t case_id, civil_date decided, struct act_result *result,
	struct error *err)
{
	size_t count = 0;
	civil_date applied = CIVIL_NONE, corrected = CIVIL_NONE;
	if (!casework_count(office, case_id, LAW_APPLIED, &count, &applied, err) ||
		!casework_count(office, case_id, LAW_CORRECTED, &count, &corrected, err))
		return false;
	civil_date from = corrected != CIVIL_NONE ? corrected : applied;
	if (from == CIVIL_NONE)
		return true;
	int days = law_working_days_between(office->law->calendar, from, decided);
	return days <= 5 || act_warn(result, err, _("收到申请后第 %d 个工作日才作出决定，超过五日"), days);
}

bool act_accept(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct arb_case row;
	civil_date day = act_date(call, "date");
	if (!row_get(office->store, &arb_case_table, call->case_id, &row, err))
		return false;
	/* A field that was left empty, as of many cases at once, says nothing against what is registered. */
	if (act_text(call, "collective"))
		act_put_flag(call, "collective", &row.is_collective);
	if (act_text(call, "summary"))
		act_put_flag(call, "summary", &row.is_summary);
	if (act_number(call, "clerk"))
		row.clerk_id = act_number(call, "clerk");
	if (row.clerk_id == 0)
		row.clerk_id = office->arbitrator_id ? 0 : office->staff_id;
	bool good = give_number(office, call, &row, day, err) &&
		    row_update(office->store, &arb_case_table, &row, err) &&
		    casework_append(office, row.id, LAW_ACCEPTED, day, NULL, err) &&
		    act_say(result, err, _("已受理，案号 %s"), row.case_number) &&
		    act_say_follows(office, row.id, result, err) &&
		    act_warn_holiday(office, day, result, err) && warn_late(office, row.id, day, result, err);
	row_clear(&arb_case_table, &row);
	return good;
}

/* What is registered already stands in the form. */
bool fill_accept(struct office *office, struct act_call *call, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, call->case_id, &row, err))
		return false;
	bool good = (!row.is_collective || act_fill_flag(office, call, "collective", true, err)) &&
		    (!row.is_summary || act_fill_flag(office, call, "summary", true, err)) &&
		    act_fill_id(office, call, "clerk", row.clerk_id, err);
	row_clear(&arb_case_table, &row);
	return good;
}

bool act_reject(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	civil_date day = act_date(call, "date");
	return casework_append(office, call->case_id, LAW_REJECTED, day, act_text(call, "note"), err) &&
	       act_say(result, err, _("已决定不予受理，申请人可以就该争议起诉")) &&
	       warn_late(office, call->case_id, day, result, err);
}
