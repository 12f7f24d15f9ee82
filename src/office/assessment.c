#include "office/assessment.h"

#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/seating.h"
#include "store/report.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 2000 };

static int by_year(const void *a, const void *b)
{
	const struct assessment *x = a, *y = b;
	return (x->year < y->year) - (x->year > y->year);
}

bool assessments_of(struct office *office, int64_t arbitrator_id, struct row_list *out, struct error *err)
{
	if (!row_list_where_int(
		    office->store, &assessment_table, "arbitrator_id", arbitrator_id, 0, out, err))
		return false;
	if (out->count > 1)
		qsort(out->items, out->count, sizeof(struct assessment), by_year);
	return true;
}

const char *assessment_grade_label(const struct assessment *row)
{
	return act_choice_label("assess", "grade", row->grade);
}

static void describe_assessment(struct office *office, const void *data, struct strbuf *out)
{
	const struct assessment *row = data;
	struct error err = ERROR_INIT;
	char *name = arbitrator_name(office, row->arbitrator_id, &err);
	strbuf_addf(
		out, _("%s %lld 年 %s"), name ? name : "", (long long)row->year, assessment_grade_label(row));
	free(name);
	error_clear(&err);
}

const struct subject subject_assessment = {&assessment_table, NULL, describe_assessment};

/* A year has one assessment: another one takes its place. */
static bool find(struct office *office, int64_t arbitrator_id, int64_t year, struct assessment *row,
	bool *found, struct error *err)
{
	struct row_list list;
	*found = false;
	row_init(&assessment_table, row);
	if (!assessments_of(office, arbitrator_id, &list, err))
		return false;
	int64_t id = 0;
	for (size_t i = 0; i < list.count; i++)
		if (ROW_AT(&list, assessment, i)->year == year)
			id = ROW_AT(&list, assessment, i)->id;
	row_list_free(&list);
	*found = id != 0;
	return !id || row_get(office->store, &assessment_table, id, row, err);
}

static bool warn_unqualified(const struct assessment *row, struct act_result *result, struct error *err)
{
	return strcmp(row->grade, "unqualified") != 0 ||
	       act_warn(result, err, _("考核不合格的应当解聘（组织规则第二十六条）"));
}

bool act_assess(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	int64_t year = act_number(call, "year"), this_year = civil_split(office->today).year;
	const char *grade = act_choice(call, "grade");
	if (!act_given(call, "year"))
		year = this_year;
	if (year < FIRST_YEAR || year > this_year)
		return error_field(err, "year", _("年度：%lld 不是可以考核的年度"), (long long)year);
	struct assessment row;
	bool found;
	if (!find(office, act_number(call, "arbitrator"), year, &row, &found, err))
		return false;
	row.arbitrator_id = act_number(call, "arbitrator");
	row.year = year;
	bool good = row_set_text(&row.grade, grade, err) && act_put_text(call, "note", &row.note, err) &&
		    (found ? row_update(office->store, &assessment_table, &row, err)
			   : row_insert(office->store, &assessment_table, &row, err)) &&
		    act_say(result, err, found ? _("%lld 年度考核改为%s") : _("%lld 年度考核：%s"),
			    (long long)year, assessment_grade_label(&row)) &&
		    warn_unqualified(&row, result, err);
	result->row_id = row.id;
	row_clear(&assessment_table, &row);
	return good;
}

bool act_edit_assessment(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct assessment row;
	if (!act_subject(office, call, "assessment", &row, err))
		return false;
	bool good = act_put_choice(call, "grade", &row.grade, err) &&
		    act_put_text(call, "note", &row.note, err) &&
		    row_update(office->store, &assessment_table, &row, err) &&
		    act_say(result, err, _("%lld 年度考核改为%s"), (long long)row.year,
			    assessment_grade_label(&row)) &&
		    warn_unqualified(&row, result, err);
	row_clear(&assessment_table, &row);
	return good;
}

bool fill_assessment(struct office *office, struct act_call *call, struct error *err)
{
	struct assessment row;
	if (act_number(call, "assessment") == 0)
		return true;
	bool good = row_get(office->store, &assessment_table, act_number(call, "assessment"), &row, err) &&
		    act_fill_text(office, call, "grade", row.grade, err) &&
		    act_fill_text(office, call, "note", row.note, err);
	row_clear(&assessment_table, &row);
	return good;
}

bool act_remove_assessment(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return row_delete(office->store, &assessment_table, act_number(call, "assessment"), err) &&
	       act_say(result, err, _("已删去年度考核"));
}

static void add_rate(struct strbuf *out, const char *label, int64_t part, int64_t whole)
{
	int64_t rate = report_rate(part, whole);
	strbuf_addf(out, _("，%s %lld.%lld%%"), label, (long long)(rate / 10), (long long)(rate % 10));
}

void assessment_figures_text(const struct performance *figures, struct strbuf *out)
{
	strbuf_addf(
		out, _("承办 %lld 件，办结 %lld 件"), (long long)figures->cases, (long long)figures->closed);
	if (figures->closed) {
		add_rate(out, _("期限内"), figures->on_time, figures->closed);
		add_rate(out, _("调解"), figures->mediated, figures->closed);
	}
	strbuf_addf(out, _("，撤裁 %lld 件，回避 %lld 次"), (long long)figures->set_aside,
		(long long)figures->recusals);
}
