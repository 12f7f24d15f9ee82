/* roster.c — who can be called upon: arbitrators and staff. Their terms: terms.c; when they are away:
 * absences.c; whom they are bound to: ties.c. */
#include "base/i18n.h"
#include "base/week.h"
#include "office/acts.h"
#include "office/arbitrator_file.h"
#include "office/barred.h"
#include "office/casework.h"
#include "office/names.h"
#include "office/terms.h"
#include "office/ties.h"

#include <stdlib.h>
#include <string.h>

/* Specialities are kept as cause ids; people write causes in words, separated as they like. */
static bool put_specialities(
	struct office *office, const struct act_call *call, char **field, struct error *err)
{
	if (!act_given(call, "specialities"))
		return true;
	const char *text = act_text(call, "specialities");
	char *copy = strdup(text ? text : "");
	if (!copy)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (char *mark; (mark = strstr(copy, "、")) != NULL;)
		memset(mark, ',', strlen("、"));
	for (char *mark; (mark = strstr(copy, "，")) != NULL;)
		memset(mark, ',', strlen("，"));
	struct strbuf ids = {0};
	bool good = true;
	char *rest = NULL;
	for (char *piece = strtok_r(copy, ", ", &rest); good && piece; piece = strtok_r(NULL, ", ", &rest)) {
		const struct word *word = words_by_id(office->words, WORD_CAUSE, piece);
		if (!word)
			word = words_find(office->words, WORD_CAUSE, piece, strlen(piece));
		if (!word)
			good = error_field(err, "specialities", _("擅长案由：没有案由“%s”"), piece);
		else
			strbuf_addf(&ids, "%s%s", ids.length ? "," : "", word->id);
	}
	good = good && row_set_text(field, strbuf_text(&ids), err);
	strbuf_free(&ids);
	free(copy);
	return good;
}

static bool put_week(const struct act_call *call, int64_t *week, struct error *err)
{
	const char *text = act_text(call, "week");
	if (!act_given(call, "week") || week_parse(text, week))
		return true;
	return error_field(err, "week", _("每周时间：看不懂“%s”，请写如 周一上午 周三 周五下午"), text);
}

static bool put_arbitrator(struct office *office, const struct act_call *call, struct arbitrator *row,
	struct act_result *result, struct error *err)
{
	if (act_given(call, "name") && !act_text(call, "name"))
		return error_field(err, "name", _("姓名：不能为空"));
	act_put_number(call, "yearly_limit", &row->yearly_limit);
	return act_put_text(call, "name", &row->name, err) && act_put_choice(call, "kind", &row->kind, err) &&
	       act_put_choice(call, "source", &row->source, err) &&
	       act_put_text(call, "organisation", &row->organisation, err) &&
	       act_put_credit_code(call, "organisation_code", &row->organisation_code, result, err) &&
	       act_put_text(call, "id_number", &row->id_number, err) &&
	       act_put_text(call, "certificate", &row->certificate, err) &&
	       act_put_text(call, "phone", &row->phone, err) &&
	       act_put_text(call, "sub_district", &row->sub_district, err) &&
	       act_put_text(call, "languages", &row->languages, err) && put_week(call, &row->week, err) &&
	       put_specialities(office, call, &row->specialities, err);
}

/* Two of one name are told apart by their numbers, where both are known; else it may be the same person. */
static bool warn_namesake(
	struct office *office, const struct arbitrator *row, struct act_result *result, struct error *err)
{
	struct row_list list;
	if (!row_list_where_text(office->store, &arbitrator_table, "name", row->name, 0, &list, err))
		return false;
	bool unclear = false;
	for (size_t i = 0; i < list.count; i++) {
		const struct arbitrator *other = ROW_AT(&list, arbitrator, i);
		bool told =
			row->id_number && other->id_number && strcmp(row->id_number, other->id_number) != 0;
		unclear |= other->id != row->id && !told;
	}
	row_list_free(&list);
	return !unclear || act_warn(result, err, _("已有一名仲裁员也叫 %s；是同一人的请撤销"), row->name);
}

bool act_add_arbitrator(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct arbitrator row;
	row_init(&arbitrator_table, &row);
	if (act_text(call, "until") && !act_text(call, "from"))
		return error_field(err, "from", _("聘期自：写了聘期至就须写明"));
	bool good = put_arbitrator(office, call, &row, result, err) &&
		    row_insert(office->store, &arbitrator_table, &row, err) &&
		    act_say(result, err, _("已登记仲裁员 %s"), row.name) &&
		    warn_namesake(office, &row, result, err) &&
		    (!act_text(call, "from") || term_add(office, call, row.id, result, err));
	result->row_id = row.id;
	row_clear(&arbitrator_table, &row);
	return good;
}

/* Is what is called so now another organisation, by the name? */
static bool has_left(const struct arbitrator *now, const struct arbitrator *before)
{
	char *old_key = before->organisation ? name_key(before->organisation) : NULL;
	char *new_key = now->organisation ? name_key(now->organisation) : NULL;
	bool other = old_key && !(new_key && strcmp(old_key, new_key) == 0);
	free(old_key);
	free(new_key);
	return other;
}

/* The code goes with the organisation it is of; one that stays although the name changed is said to be meant.
 */
static bool settle_code(const struct act_call *call, struct arbitrator *now, const struct arbitrator *before,
	struct act_result *result, struct error *err)
{
	const char *code = now->organisation_code;
	if (!has_left(now, before) || !code)
		return true;
	if (!act_given(call, "organisation_code"))
		return row_set_text(&now->organisation_code, NULL, err);
	bool same = before->organisation_code && strcmp(before->organisation_code, code) == 0;
	return !same || act_warn(result, err, _("单位名称变了而代码未变，视为更名；换了单位的，代码也要改"));
}

/* Whom he worked for until today stays in the way of a case for as long as the office says. */
static bool remember_employer(struct office *office, const struct arbitrator *now,
	const struct arbitrator *before, struct act_result *result, struct error *err)
{
	if (!has_left(now, before))
		return true;
	struct arbitrator_tie tie;
	row_init(&arbitrator_tie_table, &tie);
	tie.arbitrator_id = now->id;
	tie.until_day = office->today;
	bool good = row_set_text(&tie.kind, "employer", err) &&
		    row_set_text(&tie.name, before->organisation, err) &&
		    row_set_text(&tie.credit_code, before->organisation_code, err) &&
		    tie_insert(office, &tie, err) &&
		    act_say(result, err, _("原单位 %s 记为曾任职单位"), before->organisation);
	row_clear(&arbitrator_tie_table, &tie);
	return good;
}

/* By what is said of him now he may be somebody who was dismissed. */
static bool warn_of_identity(struct office *office, const struct act_call *call, const struct arbitrator *row,
	struct act_result *result, struct error *err)
{
	bool told = act_given(call, "name") || act_given(call, "id_number") || act_given(call, "certificate");
	return !told || barred_warn(office, row, office->today, result, err);
}

bool act_edit_arbitrator(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct arbitrator row, before;
	int64_t id = act_number(call, "arbitrator");
	if (!row_get(office->store, &arbitrator_table, id, &before, err))
		return false;
	bool good = row_get(office->store, &arbitrator_table, id, &row, err) &&
		    put_arbitrator(office, call, &row, result, err) &&
		    settle_code(call, &row, &before, result, err) &&
		    row_update(office->store, &arbitrator_table, &row, err) &&
		    act_say(result, err, _("已修改仲裁员 %s"), row.name) &&
		    remember_employer(office, &row, &before, result, err) &&
		    warn_of_identity(office, call, &row, result, err);
	result->row_id = row.id;
	row_clear(&arbitrator_table, &row);
	row_clear(&arbitrator_table, &before);
	return good;
}

bool fill_arbitrator(struct office *office, struct act_call *call, struct error *err)
{
	struct arbitrator row;
	if (act_number(call, "arbitrator") == 0)
		return true;
	struct strbuf week = {0}, causes = {0};
	bool good = row_get(office->store, &arbitrator_table, act_number(call, "arbitrator"), &row, err);
	if (good) {
		week_text(row.week, &week);
		specialities_text(office, row.specialities, &causes);
	}
	good = good && act_fill_text(office, call, "week", strbuf_text(&week), err) &&
	       act_fill_text(office, call, "languages", row.languages, err) &&
	       act_fill_text(office, call, "name", row.name, err) &&
	       act_fill_text(office, call, "kind", row.kind, err) &&
	       act_fill_text(office, call, "source", row.source, err) &&
	       act_fill_text(office, call, "organisation", row.organisation, err) &&
	       act_fill_text(office, call, "organisation_code", row.organisation_code, err) &&
	       act_fill_text(office, call, "id_number", row.id_number, err) &&
	       act_fill_text(office, call, "certificate", row.certificate, err) &&
	       act_fill_text(office, call, "phone", row.phone, err) &&
	       act_fill_text(office, call, "sub_district", row.sub_district, err) &&
	       act_fill_text(office, call, "specialities", strbuf_text(&causes), err) &&
	       act_fill_number(office, call, "yearly_limit", row.yearly_limit, err);
	strbuf_free(&week);
	strbuf_free(&causes);
	row_clear(&arbitrator_table, &row);
	return good;
}

/* ---- staff ---- */

static void describe_staff(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	strbuf_add(out, ((const struct staff *)row)->name);
}

static bool is_here(const void *row)
{
	return ((const struct staff *)row)->left_on == CIVIL_NONE;
}

const struct subject subject_clerk = {&staff_table, is_here, describe_staff};
const struct subject subject_staff = {&staff_table, NULL, describe_staff};

static bool put_staff(const struct act_call *call, struct staff *row, struct error *err)
{
	if (act_given(call, "name") && !act_text(call, "name"))
		return error_field(err, "name", _("姓名：不能为空"));
	act_put_number(call, "arbitrator", &row->arbitrator_id);
	act_put_date(call, "left_on", &row->left_on);
	return act_put_text(call, "name", &row->name, err) && act_put_choice(call, "role", &row->role, err) &&
	       act_put_text(call, "account", &row->account, err);
}

bool act_add_staff(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct staff row;
	row_init(&staff_table, &row);
	bool good = put_staff(call, &row, err) && row_insert(office->store, &staff_table, &row, err) &&
		    act_say(result, err, _("已登记 %s"), row.name);
	result->row_id = row.id;
	row_clear(&staff_table, &row);
	return good;
}

bool act_edit_staff(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct staff row;
	bool good = row_get(office->store, &staff_table, act_number(call, "staff"), &row, err) &&
		    put_staff(call, &row, err) && row_update(office->store, &staff_table, &row, err) &&
		    act_say(result, err, _("已修改 %s"), row.name);
	result->row_id = row.id;
	row_clear(&staff_table, &row);
	return good;
}

bool fill_staff(struct office *office, struct act_call *call, struct error *err)
{
	struct staff row;
	if (act_number(call, "staff") == 0)
		return true;
	bool good = row_get(office->store, &staff_table, act_number(call, "staff"), &row, err) &&
		    act_fill_text(office, call, "name", row.name, err) &&
		    act_fill_text(office, call, "role", row.role, err) &&
		    act_fill_text(office, call, "account", row.account, err) &&
		    act_fill_id(office, call, "arbitrator", row.arbitrator_id, err) &&
		    act_fill_date(office, call, "left_on", row.left_on, err);
	row_clear(&staff_table, &row);
	return good;
}
