#include "office/eligibility.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "office/names.h"
#include "store/roster.h"
#include "store/row.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What the checks look at; of one case and one arbitrator. */
struct candidate {
	const struct arbitrator *arbitrator;
	const struct row_list *appointments, *unavailabilities; /* his */
	const struct row_list *parties, *seats; /* the case's */
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
	for (size_t i = 0; i < c->seats->count; i++) {
		const struct tribunal *seat = ROW_AT(c->seats, tribunal, i);
		if (seat->arbitrator_id != c->arbitrator->id)
			continue;
		if (strcmp(seat->state, "accepted") == 0 || strcmp(seat->state, "offered") == 0) {
			strbuf_add(reason, strcmp(seat->state, "offered") == 0 ? _("已受邀，等待答复")
									       : _("已在本案仲裁庭"));
			return true;
		}
	}
	return false;
}

static bool has_declined(const struct candidate *c, struct strbuf *reason)
{
	for (size_t i = 0; i < c->seats->count; i++) {
		const struct tribunal *seat = ROW_AT(c->seats, tribunal, i);
		bool gone = strcmp(seat->state, "declined") == 0 || strcmp(seat->state, "replaced") == 0;
		if (seat->arbitrator_id != c->arbitrator->id || !gone)
			continue;
		strbuf_addf(reason,
			strcmp(seat->state, "declined") == 0 ? _("已谢绝本案：%s") : _("已从本案更换：%s"),
			seat->reason ? seat->reason : _("未写原因"));
		return true;
	}
	return false;
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
static bool matches_party(const struct candidate *c, const char *name, const struct party **who)
{
	bool found = false;
	char *key = name && *name ? name_key(name) : NULL;
	for (size_t i = 0; key && *key && !found && i < c->parties->count; i++) {
		const struct party *party = ROW_AT(c->parties, party, i);
		char *other = name_key(party->name);
		found = other && strcmp(key, other) == 0;
		if (found)
			*who = party;
		free(other);
	}
	free(key);
	return found;
}

static bool has_same_name(const struct candidate *c, struct strbuf *reason)
{
	const struct party *party = NULL;
	if (!matches_party(c, c->arbitrator->name, &party))
		return false;
	strbuf_addf(reason, _("与本案%s“%s”同名，须查明是否本人"), role_label(party), party->name);
	return true;
}

static bool organisation_is_party(const struct candidate *c, struct strbuf *reason)
{
	const struct party *party = NULL;
	if (!matches_party(c, c->arbitrator->organisation, &party))
		return false;
	strbuf_addf(reason, _("所在单位“%s”是本案%s"), c->arbitrator->organisation, role_label(party));
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
static bool judge_one(struct office *office, struct candidate *c, struct eligibility *out, struct error *err)
{
	struct row_list appointments, unavailabilities;
	if (!row_list_where_int(office->store, &appointment_table, "arbitrator_id", c->arbitrator->id, 0,
		    &appointments, err))
		return false;
	bool good = row_list_where_int(office->store, &unavailability_table, "arbitrator_id",
		c->arbitrator->id, 0, &unavailabilities, err);
	if (good) {
		c->appointments = &appointments;
		c->unavailabilities = &unavailabilities;
		good = judge(c, out, err);
		row_list_free(&unavailabilities);
	}
	row_list_free(&appointments);
	return good;
}

/* Seats taken or offered in the year of `day`: only asked for one arbitrator, the roster has them for all. */
static bool count_load(struct office *office, struct candidate *c, struct error *err)
{
	struct row_list seats;
	if (!row_list_where_int(
		    office->store, &tribunal_table, "arbitrator_id", c->arbitrator->id, 100000, &seats, err))
		return false;
	int year = civil_split(c->day).year;
	for (size_t i = 0; i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		bool counts = strcmp(seat->state, "accepted") == 0 || strcmp(seat->state, "offered") == 0;
		c->cases_this_year += counts && civil_split(seat->offered_on).year == year;
	}
	row_list_free(&seats);
	return true;
}

struct case_lists {
	struct row_list parties, seats;
};

static bool load_case(struct office *office, int64_t case_id, struct case_lists *lists, struct error *err)
{
	if (!row_list_of_case(office->store, &party_table, case_id, &lists->parties, err))
		return false;
	if (row_list_of_case(office->store, &tribunal_table, case_id, &lists->seats, err))
		return true;
	row_list_free(&lists->parties);
	return false;
}

static void free_case(struct case_lists *lists)
{
	row_list_free(&lists->parties);
	row_list_free(&lists->seats);
}

bool eligibility_of(struct office *office, int64_t case_id, int64_t arbitrator_id, civil_date day,
	struct eligibility *out, struct error *err)
{
	struct case_lists lists;
	struct arbitrator arbitrator;
	*out = (struct eligibility){0};
	if (!load_case(office, case_id, &lists, err))
		return false;
	struct candidate c = {
		.arbitrator = &arbitrator, .parties = &lists.parties, .seats = &lists.seats, .day = day};
	bool good = row_get(office->store, &arbitrator_table, arbitrator_id, &arbitrator, err);
	if (good && arbitrator.yearly_limit > 0)
		good = count_load(office, &c, err);
	good = good && judge_one(office, &c, out, err);
	row_clear(&arbitrator_table, &arbitrator);
	free_case(&lists);
	return good;
}

bool eligibility_load(struct office *office, int64_t case_id, civil_date day, struct eligibility_list *out,
	struct error *err)
{
	struct case_lists lists;
	struct roster roster;
	*out = (struct eligibility_list){0};
	if (!roster_load(office->store, day, &roster, err))
		return false;
	if (!load_case(office, case_id, &lists, err)) {
		roster_free(&roster);
		return false;
	}
	bool good = true;
	out->items = calloc(roster.count ? roster.count : 1, sizeof *out->items);
	if (!out->items)
		good = error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; good && i < roster.count; i++) {
		struct candidate c = {.arbitrator = &roster.items[i].arbitrator,
			.parties = &lists.parties,
			.seats = &lists.seats,
			.cases_this_year = roster.items[i].cases_this_year,
			.day = day};
		good = judge_one(office, &c, &out->items[i], err);
		out->count += good;
	}
	free_case(&lists);
	roster_free(&roster);
	if (!good)
		eligibility_list_free(out);
	return good;
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
