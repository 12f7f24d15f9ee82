#include "office/eligibility.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "office/names.h"
#include "office/seats.h"
#include "store/roster.h"
#include "store/row.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What is known of the case, read once for the whole roster. */
struct case_facts {
	struct row_list parties, seats;
	char **party_keys; /* name_key() of each party */
	struct station station; /* that tried to settle it; empty without one */
};

/* What the checks look at; of one case and one arbitrator. */
struct candidate {
	const struct arbitrator *arbitrator;
	const struct row_list *appointments, *unavailabilities; /* his */
	const struct case_facts *facts;
	int64_t own_seat; /* does not count */
	int64_t cases_this_year;
	civil_date day;
};

typedef bool check_function(const struct candidate *c, struct strbuf *reason);

static bool not_appointed(const struct candidate *c, struct strbuf *reason)
{
	civil_date last = CIVIL_NONE;
	char text[CIVIL_TEXT_SIZE];
	for (size_t i = 0; i < c->appointments->count; i++) {
		const struct appointment *a = ROW_AT(c->appointments, appointment, i);
		bool dismissed = a->dismissed_on != CIVIL_NONE && a->dismissed_on <= c->day;
		if (a->from_day <= c->day && c->day <= a->until_day && !dismissed)
			return false;
		civil_date end = a->dismissed_on != CIVIL_NONE ? a->dismissed_on : a->until_day;
		if (end < c->day && (last == CIVIL_NONE || end > last))
			last = end;
	}
	if (last == CIVIL_NONE)
		strbuf_add(reason, _("没有聘任记录，或聘期尚未开始"));
	else
		strbuf_addf(reason, _("聘期已于 %s 结束"), civil_format(last, text));
	return true;
}

static bool is_unavailable(const struct candidate *c, struct strbuf *reason)
{
	for (size_t i = 0; i < c->unavailabilities->count; i++) {
		const struct unavailability *u = ROW_AT(c->unavailabilities, unavailability, i);
		char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
		if (u->from_day > c->day || u->until_day < c->day)
			continue;
		strbuf_addf(reason, _("%s 至 %s 不可用：%s"), civil_format(u->from_day, from),
			civil_format(u->until_day, until), u->reason ? u->reason : _("未写原因"));
		return true;
	}
	return false;
}

static bool is_seated(const struct candidate *c, struct strbuf *reason)
{
	for (size_t i = 0; i < c->facts->seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&c->facts->seats, tribunal, i);
		if (seat->arbitrator_id != c->arbitrator->id || seat->id == c->own_seat ||
			!seat_is_taken(seat))
			continue;
		strbuf_add(reason,
			strcmp(seat->state, "offered") == 0 ? _("已受邀，等待答复") : _("已在本案仲裁庭"));
		return true;
	}
	return false;
}

/* Whoever declined the case or left it does not come back to it. */
static bool has_left(const struct candidate *c, const char *state, const char *words, struct strbuf *reason)
{
	for (size_t i = 0; i < c->facts->seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&c->facts->seats, tribunal, i);
		char day[CIVIL_TEXT_SIZE];
		if (seat->arbitrator_id != c->arbitrator->id || strcmp(seat->state, state) != 0)
			continue;
		strbuf_addf(reason, _("%s %s：%s"), civil_format(seat->answered_on, day), words,
			seat->reason ? seat->reason : _("未写原因"));
		return true;
	}
	return false;
}

static bool has_declined(const struct candidate *c, struct strbuf *reason)
{
	return has_left(c, "declined", _("谢绝本案"), reason);
}

static bool was_replaced(const struct candidate *c, struct strbuf *reason)
{
	return has_left(c, "replaced", _("退出本案"), reason);
}

static const char *role_label(const struct party *party)
{
	static const struct {
		const char *role, *label;
	} labels[] = {{"applicant", N_("申请人")}, {"respondent", N_("被申请人")},
		{"third_party", N_("第三人")}, {"representative", N_("代理人")}};
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strcmp(labels[i].role, party->role) == 0)
			return _(labels[i].label);
	return party->role;
}

/* Compares by name_key, so that width, spaces and brackets make no difference. */
static const struct party *party_named(const struct candidate *c, const char *name)
{
	const struct party *found = NULL;
	char *key = name && *name ? name_key(name) : NULL;
	for (size_t i = 0; key && *key && !found && i < c->facts->parties.count; i++)
		if (c->facts->party_keys[i] && strcmp(key, c->facts->party_keys[i]) == 0)
			found = ROW_AT(&c->facts->parties, party, i);
	free(key);
	return found;
}

static bool has_same_name(const struct candidate *c, struct strbuf *reason)
{
	const struct party *party = party_named(c, c->arbitrator->name);
	if (!party)
		return false;
	strbuf_addf(reason, _("与本案%s“%s”同名，须查明是否本人"), role_label(party), party->name);
	return true;
}

static bool organisation_is_party(const struct candidate *c, struct strbuf *reason)
{
	const struct party *party = party_named(c, c->arbitrator->organisation);
	if (!party)
		return false;
	strbuf_addf(reason, _("所在单位“%s”是本案%s"), c->arbitrator->organisation, role_label(party));
	return true;
}

/* His sub-district's station tried to settle it: whether he took part, the file does not say. */
static bool may_have_mediated(const struct candidate *c, struct strbuf *reason)
{
	const struct station *station = &c->facts->station;
	const char *home = c->arbitrator->sub_district;
	if (!home || !*home || !station->sub_district || strcmp(home, station->sub_district) != 0)
		return false;
	strbuf_addf(reason, _("%s（%s）曾调解本案，须查明他是否参与"), station->name, home);
	return true;
}

static bool limit_reached(const struct candidate *c, struct strbuf *reason)
{
	if (c->arbitrator->yearly_limit == 0 || c->cases_this_year < c->arbitrator->yearly_limit)
		return false;
	strbuf_addf(reason, _("本年已承办 %lld 件，达到上限 %lld 件"), (long long)c->cases_this_year,
		(long long)c->arbitrator->yearly_limit);
	return true;
}

/* Hard ones first: the first that holds is the reason shown. */
static const struct check {
	struct eligibility_rule rule;
	check_function *excludes;
} checks[] = {
	{{"seated", N_("已在本案"), "", true}, is_seated},
	{{"not_appointed", N_("不在聘期"), N_("组织规则第二十四条"), true}, not_appointed},
	{{"same_name", N_("回避：同名"), N_("调解仲裁法第三十三条"), true}, has_same_name},
	{{"organisation", N_("回避：单位"), N_("调解仲裁法第三十三条"), true}, organisation_is_party},
	{{"unavailable", N_("不可用"), "", true}, is_unavailable},
	{{"declined", N_("已谢绝"), "", true}, has_declined},
	{{"replaced", N_("已更换"), "", true}, was_replaced},
	{{"mediated", N_("曾调解？"), "", false}, may_have_mediated},
	{{"limit", N_("已达上限"), "", false}, limit_reached},
};

static bool judge(const struct candidate *c, struct eligibility *out, struct error *err)
{
	*out = (struct eligibility){.arbitrator_id = c->arbitrator->id, .eligible = true};
	for (size_t i = 0; i < sizeof checks / sizeof *checks && !out->rule; i++) {
		struct strbuf reason = {0};
		if (!checks[i].excludes(c, &reason)) {
			strbuf_free(&reason);
			continue;
		}
		out->rule = &checks[i].rule;
		out->eligible = !checks[i].rule.hard;
		out->reason = strbuf_take(&reason);
		if (!out->reason)
			return error_set(err, ERR_NOMEM, _("内存不足"));
	}
	return true;
}

/* Reads what is his and judges. `c` has the case's lists, the arbitrator and his load. */
static bool judge_one(
	struct office *office, const struct candidate *c, struct eligibility *out, struct error *err)
{
	struct row_list appointments, unavailabilities;
	if (!row_list_where_int(office->store, &appointment_table, "arbitrator_id", c->arbitrator->id, 0,
		    &appointments, err))
		return false;
	bool good = row_list_where_int(office->store, &unavailability_table, "arbitrator_id",
		c->arbitrator->id, 0, &unavailabilities, err);
	if (good) {
		struct candidate whole = *c;
		whole.appointments = &appointments;
		whole.unavailabilities = &unavailabilities;
		good = judge(&whole, out, err);
		row_list_free(&unavailabilities);
	}
	row_list_free(&appointments);
	return good;
}

static void facts_free(struct case_facts *facts)
{
	for (size_t i = 0; facts->party_keys && i < facts->parties.count; i++)
		free(facts->party_keys[i]);
	free(facts->party_keys);
	row_list_free(&facts->parties);
	row_list_free(&facts->seats);
	row_clear(&station_table, &facts->station);
}

static bool load_station(struct office *office, int64_t case_id, struct station *station, struct error *err)
{
	struct arb_case row;
	row_init(&station_table, station);
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	int64_t id = row.station_id;
	row_clear(&arb_case_table, &row);
	return id == 0 || row_get(office->store, &station_table, id, station, err);
}

static bool load_keys(struct case_facts *facts, struct error *err)
{
	size_t count = facts->parties.count;
	facts->party_keys = calloc(count ? count : 1, sizeof *facts->party_keys);
	if (!facts->party_keys)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < count; i++)
		facts->party_keys[i] = name_key(ROW_AT(&facts->parties, party, i)->name);
	return true;
}

static bool load_facts(struct office *office, int64_t case_id, struct case_facts *facts, struct error *err)
{
	*facts = (struct case_facts){0};
	if (load_station(office, case_id, &facts->station, err) &&
		row_list_of_case(office->store, &party_table, case_id, &facts->parties, err) &&
		row_list_of_case(office->store, &tribunal_table, case_id, &facts->seats, err) &&
		load_keys(facts, err))
		return true;
	facts_free(facts);
	return false;
}

bool eligibility_of(struct office *office, int64_t case_id, int64_t arbitrator_id, int64_t own_seat,
	civil_date day, struct eligibility *out, struct error *err)
{
	struct case_facts facts;
	struct arbitrator arbitrator;
	*out = (struct eligibility){0};
	if (!load_facts(office, case_id, &facts, err))
		return false;
	struct candidate c = {.arbitrator = &arbitrator, .facts = &facts, .own_seat = own_seat, .day = day};
	bool good = row_get(office->store, &arbitrator_table, arbitrator_id, &arbitrator, err);
	if (good && arbitrator.yearly_limit > 0)
		good = roster_seats_in_year(office->store, arbitrator_id, day, &c.cases_this_year, err);
	/* The seat he answers for is one of them already. */
	if (own_seat && c.cases_this_year > 0)
		c.cases_this_year--;
	good = good && judge_one(office, &c, out, err);
	row_clear(&arbitrator_table, &arbitrator);
	facts_free(&facts);
	return good;
}

bool eligibility_load(struct office *office, int64_t case_id, const struct roster *roster, civil_date day,
	struct eligibility_list *out, struct error *err)
{
	struct case_facts facts;
	*out = (struct eligibility_list){0};
	if (!load_facts(office, case_id, &facts, err))
		return false;
	out->items = calloc(roster->count ? roster->count : 1, sizeof *out->items);
	if (!out->items) {
		facts_free(&facts);
		return error_set(err, ERR_NOMEM, _("内存不足"));
	}
	bool good = true;
	for (size_t i = 0; good && i < roster->count; i++) {
		struct candidate c = {.arbitrator = &roster->items[i].arbitrator,
			.facts = &facts,
			.cases_this_year = roster->items[i].cases_this_year,
			.day = day};
		good = judge_one(office, &c, &out->items[i], err);
		out->count += good;
	}
	facts_free(&facts);
	if (!good)
		eligibility_list_free(out);
	return good;
}

void eligibility_explain(const struct eligibility *eligibility, struct strbuf *out)
{
	if (!eligibility->rule)
		return;
	strbuf_addf(out, _("%s。%s"), _(eligibility->rule->label), eligibility->reason);
	if (*eligibility->rule->basis)
		strbuf_addf(out, _("（%s）"), _(eligibility->rule->basis));
}

void eligibility_clear(struct eligibility *eligibility)
{
	free(eligibility->reason);
	*eligibility = (struct eligibility){0};
}

void eligibility_list_free(struct eligibility_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		eligibility_clear(&list->items[i]);
	free(list->items);
	*list = (struct eligibility_list){0};
}
