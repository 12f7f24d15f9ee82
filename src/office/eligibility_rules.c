#include "office/eligibility_rules.h"

#include "base/i18n.h"
#include "office/act.h"
#include "office/codes.h"
#include "office/names.h"
#include "office/seats.h"

#include <stdlib.h>
#include <string.h>

/* ---- term, training, absence ---- */

static const struct appointment *running_term(const struct candidate *c)
{
	civil_date day = c->facts->day;
	for (size_t i = 0; i < c->appointment_count; i++) {
		const struct appointment *a = &c->appointments[i];
		if (term_covers(a, day))
			return a;
	}
	return NULL;
}

static bool not_appointed(const struct candidate *c, struct strbuf *reason)
{
	civil_date last = CIVIL_NONE;
	char text[CIVIL_TEXT_SIZE];
	if (running_term(c))
		return false;
	for (size_t i = 0; i < c->appointment_count; i++) {
		const struct appointment *a = &c->appointments[i];
		civil_date end = a->dismissed_on != CIVIL_NONE ? a->dismissed_on : a->until_day;
		if (end < c->facts->day && (last == CIVIL_NONE || end > last))
			last = end;
	}
	if (last == CIVIL_NONE)
		strbuf_add(reason, _("没有聘任记录，或聘期尚未开始"));
	else
		strbuf_addf(reason, _("聘期已于 %s 结束"), civil_format(last, text));
	return true;
}

static bool is_suspended(const struct candidate *c, struct strbuf *reason)
{
	const struct appointment *term = running_term(c);
	char text[CIVIL_TEXT_SIZE];
	if (!term || !term_is_suspended(term, c->facts->day))
		return false;
	strbuf_addf(reason, _("自 %s 起暂停：%s"), civil_format(term->suspended_on, text),
		act_choice_label("suspend_arbitrator", "ground", term->suspension));
	return true;
}

static bool not_trained(const struct candidate *c, struct strbuf *reason)
{
	const struct appointment *term = running_term(c);
	char text[CIVIL_TEXT_SIZE];
	if (!c->facts->training_before || !term)
		return false;
	for (size_t i = 0; i < c->training_count; i++)
		if (c->trainings[i].day <= term->from_day)
			return false;
	strbuf_addf(reason, _("%s 聘任之前没有培训记录"), civil_format(term->from_day, text));
	return true;
}

/* Asked only of those whose training is kept at all, for a year that they were appointed throughout. */
static bool training_short(const struct candidate *c, struct strbuf *reason)
{
	int year = civil_split(c->facts->day).year - 1;
	civil_date first = civil_make(year, 1, 1), last = civil_make(year, 12, 31);
	int64_t hours = 0;
	bool whole = false;
	for (size_t i = 0; i < c->appointment_count; i++)
		whole |= c->appointments[i].from_day <= first && c->appointments[i].until_day >= last;
	for (size_t i = 0; i < c->training_count; i++)
		if (first <= c->trainings[i].day && c->trainings[i].day <= last)
			hours += c->trainings[i].hours;
	if (!whole || c->training_count == 0 || hours >= c->facts->training_hours)
		return false;
	strbuf_addf(reason, _("%d 年培训 %lld 学时，不足 %d 学时"), year, (long long)hours,
		c->facts->training_hours);
	return true;
}

/* Will he still be appointed when the award is due? Another term may follow the one that runs. */
static bool term_ends_before(const struct candidate *c, struct strbuf *reason)
{
	const struct appointment *term = running_term(c);
	char until[CIVIL_TEXT_SIZE], award[CIVIL_TEXT_SIZE];
	if (!term || c->facts->award_due == CIVIL_NONE || term->until_day >= c->facts->award_due)
		return false;
	for (size_t i = 0; i < c->appointment_count; i++)
		if (term_covers(&c->appointments[i], c->facts->award_due))
			return false;
	strbuf_addf(reason, _("聘期 %s 届满，早于裁决期限 %s，须续聘"), civil_format(term->until_day, until),
		civil_format(c->facts->award_due, award));
	return true;
}

static bool is_unavailable(const struct candidate *c, struct strbuf *reason)
{
	for (size_t i = 0; i < c->unavailability_count; i++) {
		const struct unavailability *u = &c->unavailabilities[i];
		char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
		if (u->from_day > c->facts->day || u->until_day < c->facts->day)
			continue;
		strbuf_addf(reason, _("%s 至 %s 不可用：%s"), civil_format(u->from_day, from),
			civil_format(u->until_day, until), u->reason ? u->reason : _("未写原因"));
		return true;
	}
	return false;
}

/* ---- seats in the case ---- */

static bool is_seated(const struct candidate *c, struct strbuf *reason)
{
	for (size_t i = 0; i < c->facts->seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&c->facts->seats, tribunal, i);
		if (seat->arbitrator_id != c->arbitrator->id || seat->id == c->own_seat ||
			!seat_is_taken(seat))
			continue;
		strbuf_add(reason,
			strcmp(seat->state, "offered") == 0 ? _("已受邀，等待答复") : _("席位已接受"));
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

/* ---- who is who: everything by name_key, so that width, spaces, brackets and suffixes make no difference
 * ---- */

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

static bool same_key(const char *a, const char *b)
{
	return a && b && *a && strcmp(a, b) == 0;
}

static const struct party *party_of_key(const struct candidate *c, const char *key)
{
	for (size_t i = 0; i < c->facts->parties.count; i++)
		if (same_key(c->facts->party_keys[i], key))
			return ROW_AT(&c->facts->parties, party, i);
	return NULL;
}

static bool has_same_name(const struct candidate *c, struct strbuf *reason)
{
	const struct party *party = party_of_key(c, c->name_key);
	if (!party)
		return false;
	strbuf_addf(reason, _("与本案%s“%s”同名，须查明是否本人"), role_label(party), party->name);
	return true;
}

static bool is_relative(const struct candidate *c, struct strbuf *reason)
{
	for (size_t i = 0; i < c->bond_count; i++) {
		if (strcmp(c->bonds[i].kind, "relative") != 0)
			continue;
		const struct party *party = party_of_key(c, c->bonds[i].key);
		if (!party)
			continue;
		strbuf_addf(reason, _("近亲属“%s”是本案%s"), c->bonds[i].name, role_label(party));
		return true;
	}
	return false;
}

/* Does the bond count on the day: it holds, or ended less than the office's period ago? A liaison ends at
 * once.
 */
static bool bond_counts(const struct candidate *c, const struct bond *bond)
{
	civil_date day = c->facts->day;
	int years = strcmp(bond->kind, "liaison") == 0 ? 0 : c->facts->conflict_years;
	return strcmp(bond->kind, "relative") != 0 && (bond->from == CIVIL_NONE || bond->from <= day) &&
	       (bond->until == CIVIL_NONE || civil_add_years(bond->until, years) >= day);
}

static bool is_liaison(const struct bond *bond)
{
	return strcmp(bond->kind, "liaison") == 0;
}

/* "所在单位“…”", "曾任职单位“…”（至 2019-12-31）". */
static void add_bond(const struct candidate *c, const struct bond *bond, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	bool over = bond->until != CIVIL_NONE && bond->until < c->facts->day;
	if (is_liaison(bond))
		strbuf_addf(out, _("定点联系企业“%s”"), bond->name);
	else if (over)
		strbuf_addf(out, _("曾任职单位“%s”（至 %s）"), bond->name, civil_format(bond->until, day));
	else
		strbuf_addf(out, _("所在单位“%s”"), bond->name);
}

/* One organisation under two names: a sound code of both is the same. A flawed one may stand for anybody. */
static bool same_code(const char *a, const char *b)
{
	return same_key(a, b) && !credit_code_flaw(a);
}

/* By what a party is known for an arbitrator's organisation. */
enum likeness { BY_NAME, BY_CODE, BY_BRANCH };

/* By its name, else by its code, else as a branch of it, or it of the party. */
static const struct party *party_of_bond(
	const struct candidate *c, const struct bond *bond, enum likeness *likeness)
{
	const struct party *party = party_of_key(c, bond->key);
	*likeness = BY_NAME;
	for (size_t i = 0; !party && i < c->facts->parties.count; i++)
		if (same_code(c->facts->party_codes[i], bond->code)) {
			party = ROW_AT(&c->facts->parties, party, i);
			*likeness = BY_CODE;
		}
	for (size_t i = 0; !party && bond->key && i < c->facts->parties.count; i++)
		if (c->facts->party_keys[i] && name_keys_are_branches(bond->key, c->facts->party_keys[i])) {
			party = ROW_AT(&c->facts->parties, party, i);
			*likeness = BY_BRANCH;
		}
	return party;
}

static bool bond_is_party(const struct candidate *c, bool liaison, struct strbuf *reason)
{
	for (size_t i = 0; i < c->bond_count; i++) {
		const struct bond *bond = &c->bonds[i];
		if (is_liaison(bond) != liaison || !bond_counts(c, bond))
			continue;
		enum likeness likeness;
		const struct party *party = party_of_bond(c, bond, &likeness);
		if (!party)
			continue;
		add_bond(c, bond, reason);
		strbuf_addf(reason, _("是本案%s"), role_label(party));
		if (likeness == BY_CODE)
			strbuf_addf(reason, _("“%s”（统一社会信用代码同为 %s）"), party->name, bond->code);
		else if (likeness == BY_BRANCH)
			strbuf_addf(reason, _("“%s”（总公司和分公司是同一法人）"), party->name);
		return true;
	}
	return false;
}

static bool organisation_is_party(const struct candidate *c, struct strbuf *reason)
{
	return bond_is_party(c, false, reason);
}

static bool liaison_is_party(const struct candidate *c, struct strbuf *reason)
{
	return bond_is_party(c, true, reason);
}

/* A representative is often written with his firm: 重庆砚衡律师事务所 李律师. */
static bool comes_from(const struct candidate *c, size_t i, const struct bond *bond)
{
	enum { LEAST = 5 * 3 /* bytes: a shorter name may be part of any other */ };
	const struct party *party = ROW_AT(&c->facts->parties, party, i);
	const char *name = c->facts->party_keys[i];
	if (strcmp(party->role, "representative") != 0)
		return false;
	return same_key(c->facts->organisation_keys[i], bond->key) ||
	       same_code(c->facts->party_codes[i], bond->code) ||
	       (bond->key && name && strlen(bond->key) >= LEAST && strstr(name, bond->key));
}

static const struct party *represented_by(const struct candidate *c, const struct party *representative)
{
	for (size_t i = 0; i < c->facts->parties.count; i++)
		if (ROW_AT(&c->facts->parties, party, i)->id == representative->represents_id)
			return ROW_AT(&c->facts->parties, party, i);
	return NULL;
}

static bool organisation_represents(const struct candidate *c, struct strbuf *reason)
{
	for (size_t b = 0; b < c->bond_count; b++) {
		const struct bond *bond = &c->bonds[b];
		if (is_liaison(bond) || !bond_counts(c, bond))
			continue;
		for (size_t i = 0; i < c->facts->parties.count; i++) {
			if (!comes_from(c, i, bond))
				continue;
			const struct party *who = ROW_AT(&c->facts->parties, party, i);
			const struct party *whom = represented_by(c, who);
			add_bond(c, bond, reason);
			strbuf_addf(reason, _("的 %s 代理本案%s"), who->name,
				whom ? role_label(whom) : _("当事人"));
			return true;
		}
	}
	return false;
}

/* He or his firm acted for one of the employers in another case, within the office's period. */
static bool represented_before(const struct candidate *c, struct strbuf *reason)
{
	const struct case_facts *facts = c->facts;
	for (size_t i = 0; i < facts->representations.count; i++) {
		const struct representation *past = &facts->representations.items[i];
		const struct bond *found = NULL;
		bool himself = same_key(facts->representation_names[i], c->name_key);
		for (size_t b = 0; b < c->bond_count && !found; b++)
			if (!is_liaison(&c->bonds[b]) && bond_counts(c, &c->bonds[b]) &&
				same_key(facts->representation_keys[i], c->bonds[b].key))
				found = &c->bonds[b];
		if (!himself && !found)
			continue;
		char day[CIVIL_TEXT_SIZE];
		if (himself)
			strbuf_add(reason, _("本人"));
		else
			add_bond(c, found, reason);
		strbuf_addf(reason, _("曾代理 %s（%s，%s 受理）"), past->party,
			past->case_number ? past->case_number : _("未编号"),
			civil_format(past->accepted, day));
		return true;
	}
	return false;
}

static bool has_mediated(const struct candidate *c, struct strbuf *reason)
{
	if (!same_key(c->facts->mediator_key, c->name_key))
		return false;
	strbuf_addf(reason, _("曾作为调解员调解本案（%s）"),
		c->facts->station.name ? c->facts->station.name : _("调解站未登记"));
	return true;
}

/* His sub-district's station tried to settle it, and who did so there was not written down. */
static bool may_have_mediated(const struct candidate *c, struct strbuf *reason)
{
	const struct station *station = &c->facts->station;
	const char *home = c->arbitrator->sub_district;
	if (c->facts->mediator_key || !home || !*home || !station->sub_district ||
		strcmp(home, station->sub_district) != 0)
		return false;
	strbuf_addf(reason, _("%s（%s）曾调解本案，须查明他是否参与"), station->name, home);
	return true;
}

/* ---- load and what is only to be noted ---- */

static bool limit_reached(const struct candidate *c, struct strbuf *reason)
{
	if (c->arbitrator->yearly_limit == 0 || c->cases_this_year < c->arbitrator->yearly_limit)
		return false;
	strbuf_addf(reason, _("本年已承办 %lld 件，达到上限 %lld 件"), (long long)c->cases_this_year,
		(long long)c->arbitrator->yearly_limit);
	return true;
}

static bool same_group(const struct candidate *c, struct strbuf *reason)
{
	for (size_t b = 0; b < c->bond_count; b++) {
		const struct bond *bond = &c->bonds[b];
		for (size_t i = 0; bond->code && bond_counts(c, bond) && i < c->facts->parties.count; i++) {
			const struct party *party = ROW_AT(&c->facts->parties, party, i);
			const char *code = c->facts->party_codes[i];
			if (!code || (!same_key(code, bond->code) && !credit_codes_are_kin(code, bond->code)))
				continue;
			add_bond(c, bond, reason);
			strbuf_addf(reason, _("与%s“%s”的统一社会信用代码同属一个机构（%s）"),
				role_label(party), party->name, code);
			return true;
		}
		for (size_t i = 0; bond->key && bond_counts(c, bond) && i < c->facts->parties.count; i++) {
			const struct party *party = ROW_AT(&c->facts->parties, party, i);
			if (!party->employer_id || !c->facts->party_keys[i] ||
				!name_keys_are_kin(bond->key, c->facts->party_keys[i]))
				continue;
			add_bond(c, bond, reason);
			strbuf_addf(reason, _("与%s“%s”名称相近，可能同属一个集团"), role_label(party),
				party->name);
			return true;
		}
	}
	return false;
}

static bool often_against(const struct candidate *c, struct strbuf *reason)
{
	enum { OFTEN = 5 };
	for (size_t i = 0; i < c->facts->against.count; i++) {
		const struct seat_count *seats = &c->facts->against.items[i];
		if (seats->arbitrator_id != c->arbitrator->id || seats->cases + 1 < OFTEN)
			continue;
		strbuf_addf(reason, _("本年第 %lld 件同一用人单位的案件"), (long long)seats->cases + 1);
		return true;
	}
	return false;
}

enum { EXCLUDES = true, ADVISES = false, NOT_DRAWN = true };

const struct eligibility_check eligibility_checks[] = {
	{{"seated", N_("已在本案"), "", EXCLUDES, NOT_DRAWN}, is_seated},
	{{"not_appointed", N_("不在聘期"), N_("组织规则第二十四条"), EXCLUDES, NOT_DRAWN}, not_appointed},
	{{"suspended", N_("暂停"), "", EXCLUDES, NOT_DRAWN}, is_suspended},
	{{"not_trained", N_("未经培训"), N_("组织规则第二十八条"), EXCLUDES, NOT_DRAWN}, not_trained},
	{{"same_name", N_("回避：同名"), N_("调解仲裁法第三十三条"), EXCLUDES, NOT_DRAWN}, has_same_name},
	{{"relative", N_("回避：亲属"), N_("调解仲裁法第三十三条"), EXCLUDES, NOT_DRAWN}, is_relative},
	{{"organisation", N_("回避：单位"), N_("调解仲裁法第三十三条"), EXCLUDES, NOT_DRAWN},
		organisation_is_party},
	{{"represents", N_("回避：代理"), N_("调解仲裁法第三十三条"), EXCLUDES, NOT_DRAWN},
		organisation_represents},
	{{"represented", N_("回避：曾代理"), N_("调解仲裁法第三十三条"), EXCLUDES, NOT_DRAWN},
		represented_before},
	{{"liaison", N_("回避：定点"), N_("调解仲裁法第三十三条"), EXCLUDES, NOT_DRAWN}, liaison_is_party},
	{{"mediated", N_("回避：曾调解"), N_("调解仲裁法第三十三条"), EXCLUDES, NOT_DRAWN}, has_mediated},
	{{"unavailable", N_("不可用"), "", EXCLUDES, NOT_DRAWN}, is_unavailable},
	{{"declined", N_("已谢绝"), "", EXCLUDES, NOT_DRAWN}, has_declined},
	{{"replaced", N_("已更换"), "", EXCLUDES, NOT_DRAWN}, was_replaced},
	{{"station", N_("曾调解？"), "", ADVISES, NOT_DRAWN}, may_have_mediated},
	{{"limit", N_("已达上限"), "", ADVISES, NOT_DRAWN}, limit_reached},
	{{"group", N_("同一集团？"), "", ADVISES, false}, same_group},
	{{"often", N_("同单位多案"), "", ADVISES, false}, often_against},
	{{"training", N_("培训不足"), N_("组织规则第二十八条"), ADVISES, false}, training_short},
	{{"ending", N_("聘期将满"), N_("组织规则第二十四条"), ADVISES, false}, term_ends_before},
	{{0}, NULL},
};
