/* ties.c — what an arbitrator declared or the office learned: whom he is bound to, what training he had. */
#include "office/ties.h"
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/names.h"
#include "office/seating.h"

#include <stdlib.h>
#include <string.h>

static void add_name(struct office *office, int64_t arbitrator_id, struct strbuf *out)
{
	struct error err = ERROR_INIT;
	char *name = arbitrator_name(office, arbitrator_id, &err);
	strbuf_addf(out, "%s ", name ? name : "");
	free(name);
	error_clear(&err);
}

static void describe_tie(struct office *office, const void *row, struct strbuf *out)
{
	const struct arbitrator_tie *tie = row;
	add_name(office, tie->arbitrator_id, out);
	strbuf_addf(out, "%s %s", act_choice_label("add_tie", "kind", tie->kind), tie->name);
}

static void describe_training(struct office *office, const void *row, struct strbuf *out)
{
	const struct training *training = row;
	char day[CIVIL_TEXT_SIZE];
	add_name(office, training->arbitrator_id, out);
	strbuf_addf(out, _("%s %lld 学时 %s"), civil_format(training->day, day), (long long)training->hours,
		training->subject ? training->subject : "");
}

const struct subject subject_tie = {&arbitrator_tie_table, NULL, describe_tie};
const struct subject subject_training = {&training_table, NULL, describe_training};

static bool put_key(struct arbitrator_tie *row, struct error *err)
{
	free(row->name_key);
	row->name_key = row->name ? name_key(row->name) : NULL;
	return (row->name_key && *row->name_key) ||
	       error_field(err, "name", _("“%s”不能用作名称"), row->name ? row->name : "");
}

bool tie_insert(struct office *office, struct arbitrator_tie *row, struct error *err)
{
	return put_key(row, err) && row_insert(office->store, &arbitrator_tie_table, row, err);
}

static bool put_tie(
	const struct act_call *call, struct arbitrator_tie *row, struct act_result *result, struct error *err)
{
	act_put_date(call, "from", &row->from_day);
	act_put_date(call, "until", &row->until_day);
	bool backwards =
		row->from_day != CIVIL_NONE && row->until_day != CIVIL_NONE && row->until_day < row->from_day;
	return (!backwards || error_field(err, "until", _("至：早于开始之日"))) &&
	       act_put_choice(call, "kind", &row->kind, err) && act_put_text(call, "name", &row->name, err) &&
	       act_put_credit_code(call, "credit_code", &row->credit_code, result, err) &&
	       act_put_text(call, "note", &row->note, err);
}

bool act_add_tie(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct arbitrator_tie row;
	row_init(&arbitrator_tie_table, &row);
	row.arbitrator_id = act_number(call, "arbitrator");
	bool good = put_tie(call, &row, result, err) && tie_insert(office, &row, err) &&
		    act_say(result, err, _("已登记%s %s，其案件须回避"),
			    act_choice_label("add_tie", "kind", row.kind), row.name);
	result->row_id = row.id;
	row_clear(&arbitrator_tie_table, &row);
	return good;
}

/* A tie that has ended is given its end: how long it still counts is the office's setting. */
bool act_edit_tie(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct arbitrator_tie row;
	if (!act_subject(office, call, "tie", &row, err))
		return false;
	bool good = put_tie(call, &row, result, err) && put_key(&row, err) &&
		    row_update(office->store, &arbitrator_tie_table, &row, err) &&
		    act_say(result, err, _("已修改%s %s"), act_choice_label("add_tie", "kind", row.kind),
			    row.name);
	row_clear(&arbitrator_tie_table, &row);
	return good;
}

bool fill_tie(struct office *office, struct act_call *call, struct error *err)
{
	struct arbitrator_tie row;
	if (act_number(call, "tie") == 0)
		return true;
	bool good = row_get(office->store, &arbitrator_tie_table, act_number(call, "tie"), &row, err) &&
		    act_fill_text(office, call, "kind", row.kind, err) &&
		    act_fill_text(office, call, "name", row.name, err) &&
		    act_fill_text(office, call, "credit_code", row.credit_code, err) &&
		    act_fill_date(office, call, "from", row.from_day, err) &&
		    act_fill_date(office, call, "until", row.until_day, err) &&
		    act_fill_text(office, call, "note", row.note, err);
	row_clear(&arbitrator_tie_table, &row);
	return good;
}

bool act_remove_tie(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return row_delete(office->store, &arbitrator_tie_table, act_number(call, "tie"), err) &&
	       act_say(result, err, _("已删去利害关系"));
}

/* All hours of the year that the day is in. */
static bool hours_of_year(
	struct office *office, int64_t arbitrator_id, int year, int64_t *hours, struct error *err)
{
	struct row_list rows;
	*hours = 0;
	if (!row_list_where_int(
		    office->store, &training_table, "arbitrator_id", arbitrator_id, 0, &rows, err))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		if (civil_split(ROW_AT(&rows, training, i)->day).year == year)
			*hours += ROW_AT(&rows, training, i)->hours;
	row_list_free(&rows);
	return true;
}

static bool put_training(const struct act_call *call, struct training *row, struct error *err)
{
	act_put_date(call, "date", &row->day);
	act_put_number(call, "hours", &row->hours);
	return (row->day != CIVIL_NONE || error_field(err, "date", _("结束日期：不能为空"))) &&
	       (row->hours > 0 || error_field(err, "hours", _("学时：至少为 1"))) &&
	       act_put_text(call, "subject", &row->subject, err);
}

/* What a training comes to: all hours of its year. */
static bool say_hours(struct office *office, const struct training *row, const char *done,
	struct act_result *result, struct error *err)
{
	int year = civil_split(row->day).year;
	int64_t hours;
	return hours_of_year(office, row->arbitrator_id, year, &hours, err) &&
	       act_say(result, err, _("%s，%d 年共 %lld 学时"), done, year, (long long)hours);
}

bool act_add_training(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct training row;
	row_init(&training_table, &row);
	row.arbitrator_id = act_number(call, "arbitrator");
	bool good = put_training(call, &row, err) && row_insert(office->store, &training_table, &row, err) &&
		    say_hours(office, &row, _("已登记培训"), result, err);
	result->row_id = row.id;
	row_clear(&training_table, &row);
	return good;
}

bool act_edit_training(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct training row;
	if (!act_subject(office, call, "training", &row, err))
		return false;
	bool good = put_training(call, &row, err) && row_update(office->store, &training_table, &row, err) &&
		    say_hours(office, &row, _("已修改培训"), result, err);
	row_clear(&training_table, &row);
	return good;
}

bool fill_training(struct office *office, struct act_call *call, struct error *err)
{
	struct training row;
	if (act_number(call, "training") == 0)
		return true;
	bool good = row_get(office->store, &training_table, act_number(call, "training"), &row, err) &&
		    act_fill_date(office, call, "date", row.day, err) &&
		    act_fill_number(office, call, "hours", row.hours, err) &&
		    act_fill_text(office, call, "subject", row.subject, err);
	row_clear(&training_table, &row);
	return good;
}

bool act_remove_training(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return row_delete(office->store, &training_table, act_number(call, "training"), err) &&
	       act_say(result, err, _("已删去培训"));
}
