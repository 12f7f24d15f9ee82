#include "office/import_ledger.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "office/people.h"
#include "store/row.h"
#include "store/txn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLLECTIVE_HEADS = 10 }; /* 办案规则第六十二条: ten workers or more with a common claim */

bool import_ledger_begin(struct office *office, const char *summary, struct error *err)
{
	const struct txn_stamp stamp = {
		.actor = office->actor, .act = "import_ledger", .today = office->today, .summary = summary};
	return txn_begin(office->store, &stamp, err);
}

bool import_ledger_commit(struct office *office, struct error *err)
{
	return txn_commit(office->store, err);
}

void import_ledger_rollback(struct office *office)
{
	txn_rollback(office->store);
}

/* The id of the first row whose column is the text, 0 when there is none. */
static bool find_id(struct office *office, const struct table *table, const char *column, const char *text,
	int64_t *id, struct error *err)
{
	struct row_list found;
	*id = 0;
	if (!row_list_where_text(office->store, table, column, text, 1, &found, err))
		return false;
	if (found.count)
		*id = *(const int64_t *)found.items; /* the id comes first in every row */
	row_list_free(&found);
	return true;
}

bool import_ledger_knows(struct office *office, const char *case_number)
{
	struct error ignored = ERROR_INIT;
	int64_t id = 0;
	bool known = find_id(office, &arb_case_table, "case_number", case_number, &id, &ignored) && id != 0;
	error_clear(&ignored);
	return known;
}

/* 渝两江劳人仲案字〔2020〕第20号 → 渝两江劳人仲案字〔{year}〕第{serial}号; false when it has no such shape.
 */
static bool pattern_of(const struct ledger_record *record, struct strbuf *pattern)
{
	char year[16], serial[16];
	if (!record->case_number)
		return false;
	snprintf(year, sizeof year, "%d", record->year);
	snprintf(serial, sizeof serial, "%d", record->serial);
	const char *y = strstr(record->case_number, year);
	const char *s = y ? strstr(y + strlen(year), serial) : NULL;
	if (!s)
		return false;
	strbuf_add_bytes(pattern, record->case_number, (size_t)(y - record->case_number));
	strbuf_add(pattern, "{year}");
	strbuf_add_bytes(pattern, y + strlen(year), (size_t)(s - y) - strlen(year));
	strbuf_add(pattern, "{serial}");
	strbuf_add(pattern, s + strlen(serial));
	return !pattern->failed;
}

static bool add_commission(struct office *office, const struct ledger_record *record, struct error *err)
{
	struct row_list all;
	if (!row_list_all(office->store, &commission_table, &all, err))
		return false;
	bool has_one = all.count > 0;
	row_list_free(&all);
	if (has_one)
		return true;
	struct commission row;
	struct strbuf pattern = {0};
	row_init(&commission_table, &row);
	bool shaped = pattern_of(record, &pattern);
	/* Stored, so not in the language that whoever imports happens to read. */
	bool ok = row_set_text(&row.name, "劳动人事争议仲裁委员会", err) &&
		  row_set_text(&row.case_number_pattern,
			  shaped ? strbuf_text(&pattern) : "劳人仲案字〔{year}〕第{serial}号", err) &&
		  row_insert(office->store, &commission_table, &row, err);
	row_clear(&commission_table, &row);
	strbuf_free(&pattern);
	return ok;
}

static bool arbitrator_of(struct office *office, const char *name, int64_t *id, struct error *err)
{
	if (!find_id(office, &arbitrator_table, "name", name, id, err) || *id)
		return *id != 0;
	struct arbitrator row;
	row_init(&arbitrator_table, &row);
	bool ok = row_set_text(&row.name, name, err) && row_set_text(&row.kind, "full_time", err) &&
		  row_set_text(&row.source, "commission", err) &&
		  row_insert(office->store, &arbitrator_table, &row, err);
	*id = row.id;
	row_clear(&arbitrator_table, &row);
	return ok;
}

static bool clerk_of(struct office *office, const char *name, int64_t *id, struct error *err)
{
	*id = 0;
	if (!name || !*name)
		return true;
	if (!find_id(office, &staff_table, "name", name, id, err) || *id)
		return *id != 0;
	struct staff row;
	row_init(&staff_table, &row);
	bool ok = row_set_text(&row.name, name, err) && row_set_text(&row.role, "clerk", err) &&
		  row_insert(office->store, &staff_table, &row, err);
	*id = row.id;
	row_clear(&staff_table, &row);
	return ok;
}

/* Calls `each` for every line of a list of names. */
typedef bool name_visitor(void *context, const char *name, size_t index, struct error *err);
static bool each_name(const char *names, name_visitor *each, void *context, struct error *err)
{
	bool ok = true;
	for (size_t index = 0; ok && names && *names; index++) {
		size_t length = strcspn(names, "\n");
		char *name = strndup(names, length);
		ok = name ? each(context, name, index, err)
			  : error_set(err, ERR_NOMEM, _("内存不足，没有保存"));
		free(name);
		names += length + (names[length] == '\n');
	}
	return ok;
}

struct adding {
	struct office *office;
	const struct ledger_record *record;
	int64_t case_id, respondent_id, lead_id;
	const char *role; /* of the parties being added */
	const char *phone;
	size_t seats;
};

static bool add_party(void *context, const char *name, size_t index, struct error *err)
{
	struct adding *adding = context;
	struct party row;
	row_init(&party_table, &row);
	row.case_id = adding->case_id;
	bool ok = row_set_text(&row.role, adding->role, err) && row_set_text(&row.name, name, err) &&
		  row_set_text(&row.phone, index == 0 ? adding->phone : NULL, err) &&
		  people_add_party(adding->office, &row, NULL, err);
	if (index == 0 && strcmp(adding->role, "respondent") == 0)
		adding->respondent_id = row.id;
	row_clear(&party_table, &row);
	return ok;
}

static bool add_parties(struct adding *adding, struct error *err)
{
	const struct ledger_record *record = adding->record;
	const struct {
		const char *role, *names, *phone;
	} groups[] = {{"applicant", record->applicants, record->applicant_phone},
		{"respondent", record->respondents, record->respondent_phone},
		{"third_party", record->third_parties, NULL}};
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		adding->role = groups[i].role;
		adding->phone = groups[i].phone;
		if (!each_name(groups[i].names, add_party, adding, err))
			return false;
	}
	return true;
}

static bool find_lead(void *context, const char *name, size_t index, struct error *err)
{
	struct adding *adding = context;
	int64_t id;
	if (!arbitrator_of(adding->office, name, &id, err))
		return false;
	if (index == 0)
		adding->lead_id = id;
	adding->seats++;
	return true;
}

static bool add_seat(void *context, const char *name, size_t index, struct error *err)
{
	struct adding *adding = context;
	const struct ledger_record *record = adding->record;
	struct tribunal row;
	row_init(&tribunal_table, &row);
	row.case_id = adding->case_id;
	row.offered_on = row.answered_on = record->accepted;
	const char *seat = adding->seats == 1 ? "sole" : index == 0 ? "presiding" : "member";
	bool ok = arbitrator_of(adding->office, name, &row.arbitrator_id, err) &&
		  row_set_text(&row.seat, seat, err) && row_set_text(&row.state, "accepted", err) &&
		  row_insert(adding->office->store, &tribunal_table, &row, err);
	row_clear(&tribunal_table, &row);
	return ok;
}

static bool add_case(struct adding *adding, struct error *err)
{
	const struct ledger_record *record = adding->record;
	struct arb_case row;
	struct strbuf remark = {0};
	row_init(&arb_case_table, &row);
	civil_date day = record->accepted != CIVIL_NONE ? record->accepted : record->received;
	row.year = record->case_number ? record->year : civil_split(day).year;
	row.serial = record->case_number ? record->serial : 0;
	row.amount = record->amount;
	row.head_count = record->head_count;
	row.is_collective = record->head_count >= COLLECTIVE_HEADS;
	row.is_summary = record->procedure && strcmp(record->procedure->id, "summary") == 0;
	row.wages = record->cause->wages;
	row.lead_id = adding->lead_id;
	if (record->remark)
		strbuf_add(&remark, record->remark);
	if (record->extra)
		strbuf_addf(&remark, "%s%s", remark.length ? "\n" : "", record->extra);
	bool ok = clerk_of(adding->office, record->clerk, &row.clerk_id, err) &&
		  row_set_text(&row.case_number, record->case_number, err) &&
		  row_set_text(&row.cause, record->cause->id, err) &&
		  row_set_text(&row.remark, strbuf_text(&remark), err) &&
		  row_insert(adding->office->store, &arb_case_table, &row, err);
	adding->case_id = row.id;
	row_clear(&arb_case_table, &row);
	strbuf_free(&remark);
	return ok;
}

static bool add_claim(struct adding *adding, struct error *err)
{
	const struct ledger_record *record = adding->record;
	struct claim row;
	row_init(&claim_table, &row);
	row.case_id = adding->case_id;
	row.number = 1;
	row.amount = record->amount;
	const char *content = record->claims       ? record->claims
			      : record->cause_text ? record->cause_text
						   : record->cause->label;
	bool ok = row_set_text(&row.content, content, err) &&
		  row_insert(adding->office->store, &claim_table, &row, err);
	row_clear(&claim_table, &row);
	return ok;
}

static bool add_event(struct adding *adding, const char *kind, civil_date day, const char *what,
	const char *outcome, struct error *err)
{
	if (day == CIVIL_NONE)
		return true;
	struct event row;
	row_init(&event_table, &row);
	row.case_id = adding->case_id;
	row.day = day;
	row.party = row.award = 1;
	bool ok = row_set_text(&row.kind, kind, err) && row_set_text(&row.what, what, err) &&
		  row_set_text(&row.outcome, outcome, err) &&
		  row_insert(adding->office->store, &event_table, &row, err);
	row_clear(&event_table, &row);
	return ok;
}

static bool add_events(struct adding *adding, struct error *err)
{
	const struct ledger_record *record = adding->record;
	return add_event(adding, "applied", record->received, NULL, NULL, err) &&
	       add_event(adding, "accepted", record->accepted, NULL, NULL, err) &&
	       add_event(adding, "served_respondent", record->served, NULL, NULL, err) &&
	       add_event(adding, "announced", record->announced, "application", NULL, err) &&
	       add_event(adding, "closed", record->closed, NULL, record->outcome ? record->outcome->id : NULL,
		       err);
}

/* The ledger names the method, seldom the day: a case that was heard or closed had been served. */
static bool add_service(struct adding *adding, struct error *err)
{
	const struct ledger_record *record = adding->record;
	if (!record->method || !adding->respondent_id)
		return true;
	struct service service;
	struct attempt attempt;
	row_init(&service_table, &service);
	row_init(&attempt_table, &attempt);
	bool served =
		record->served != CIVIL_NONE || record->hearing_count > 0 || record->closed != CIVIL_NONE;
	service.case_id = attempt.case_id = adding->case_id;
	service.party_id = adding->respondent_id;
	attempt.sent_on = record->announced != CIVIL_NONE  ? record->announced
			  : record->served != CIVIL_NONE   ? record->served
			  : record->accepted != CIVIL_NONE ? record->accepted
							   : record->received;
	attempt.result_on = record->served;
	bool ok = attempt.sent_on == CIVIL_NONE ||
		  (row_set_text(&service.document, "application", err) &&
			  row_insert(adding->office->store, &service_table, &service, err));
	if (ok && attempt.sent_on != CIVIL_NONE) {
		attempt.service_id = service.id;
		ok = row_set_text(&attempt.method, record->method->id, err) &&
		     row_set_text(&attempt.result, served ? "served" : "out", err) &&
		     row_insert(adding->office->store, &attempt_table, &attempt, err);
	}
	row_clear(&service_table, &service);
	row_clear(&attempt_table, &attempt);
	return ok;
}

static bool add_hearings(struct adding *adding, struct error *err)
{
	const struct ledger_record *record = adding->record;
	bool ok = true;
	for (size_t i = 0; ok && i < record->hearing_count; i++) {
		struct hearing row;
		row_init(&hearing_table, &row);
		row.case_id = adding->case_id;
		row.start = record->hearings[i];
		bool held = record->closed != CIVIL_NONE || minute_date(row.start) < adding->office->today;
		ok = row_set_text(&row.state, held ? "held" : "planned", err) &&
		     row_insert(adding->office->store, &hearing_table, &row, err);
		row_clear(&hearing_table, &row);
	}
	return ok;
}

bool import_ledger_add(struct office *office, const struct ledger_record *record, struct error *err)
{
	struct adding adding = {.office = office, .record = record};
	return add_commission(office, record, err) &&
	       each_name(record->arbitrators, find_lead, &adding, err) && add_case(&adding, err) &&
	       add_parties(&adding, err) && add_claim(&adding, err) && add_events(&adding, err) &&
	       add_service(&adding, err) && add_hearings(&adding, err) &&
	       (record->accepted == CIVIL_NONE || each_name(record->arbitrators, add_seat, &adding, err));
}
