#include "cli/arbitrators_json.h"

#include "base/i18n.h"
#include "base/week.h"
#include "cli/session.h"
#include "office/assessment.h"
#include "store/report.h"
#include "store/settings.h"

/* How he stands: appointed, suspended, dismissed, ended, ahead, none. */
static const char *standing(const struct roster_row *who, civil_date today)
{
	if (who->is_appointed)
		return "appointed";
	if (who->is_suspended)
		return "suspended";
	if (who->term_until == CIVIL_NONE)
		return "none";
	if (who->dismissed_on != CIVIL_NONE && who->dismissed_on <= today)
		return "dismissed";
	return who->term_until < today ? "ended" : "ahead";
}

static json_t *rate_json(int64_t part, int64_t whole)
{
	return whole ? json_real((double)report_rate(part, whole) / 10.0) : json_null();
}

static json_t *figures_json(const struct performance *f)
{
	return json_pack("{s:I, s:I, s:o, s:o, s:I, s:I}", "cases", (json_int_t)f->cases, "closed",
		(json_int_t)f->closed, "on_time_rate", rate_json(f->on_time, f->closed), "mediation_rate",
		rate_json(f->mediated, f->closed), "awards_set_aside", (json_int_t)f->set_aside, "recusals",
		(json_int_t)f->recusals);
}

/* The half-days on which he can come; null: any. */
static json_t *week_json(int64_t week)
{
	static const char *const ids[2 * WEEK_DAYS] = {"mon_am", "mon_pm", "tue_am", "tue_pm", "wed_am",
		"wed_pm", "thu_am", "thu_pm", "fri_am", "fri_pm"};
	json_t *array = week == WEEK_ALL ? json_null() : json_array();
	for (size_t i = 0; array && week != WEEK_ALL && i < sizeof ids / sizeof *ids; i++)
		if (week >> i & 1)
			json_array_append_new(array, json_string(ids[i]));
	return array;
}

static json_t *assessments_json(const struct row_list *list)
{
	json_t *array = json_array();
	for (size_t i = 0; array && i < list->count; i++) {
		const struct assessment *row = ROW_AT(list, assessment, i);
		json_array_append_new(array, json_pack("{s:I, s:s, s:o}", "year", (json_int_t)row->year,
						     "grade", row->grade, "note", cli_json_text(row->note)));
	}
	return array;
}

json_t *arbitrator_json(struct office *office, const struct roster_row *row, struct error *err)
{
	const struct arbitrator *who = &row->arbitrator;
	struct performance figures = {0};
	struct row_list assessments;
	if (row->term_until != CIVIL_NONE &&
		!performance_load(office->store, who->id, row->term_from, row->term_until, &figures, err))
		return NULL;
	if (!assessments_of(office, who->id, &assessments, err))
		return NULL;
	json_t *json = json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "name",
		who->name, "kind", who->kind, "source", who->source, "organisation",
		cli_json_text(who->organisation), "organisation_code", cli_json_text(who->organisation_code),
		"id_number", cli_json_text(who->id_number), "certificate", cli_json_text(who->certificate),
		"phone", cli_json_text(who->phone), "sub_district", cli_json_text(who->sub_district),
		"specialities", cli_json_text(who->specialities), "languages", cli_json_text(who->languages),
		"week", week_json(who->week));
	json_t *now = json_pack("{s:{s:s, s:o, s:o}, s:b, s:I, s:I, s:I, s:I, s:{s:I, s:I, s:i}, s:o, s:o}",
		"term", "state", standing(row, office->today), "from", cli_json_date(row->term_from), "until",
		cli_json_date(row->term_until), "unavailable", row->is_unavailable, "cases_this_year",
		(json_int_t)row->cases_this_year, "yearly_limit", (json_int_t)who->yearly_limit, "open_cases",
		(json_int_t)row->open_cases, "offers", (json_int_t)row->offers, "training", "this_year",
		(json_int_t)row->hours_this_year, "last_year", (json_int_t)row->hours_last_year, "required",
		store_setting_number(office->store, "training.hours"), "assessments",
		assessments_json(&assessments), "figures", figures_json(&figures));
	row_list_free(&assessments);
	bool good = json && now && json_object_update(json, now) == 0;
	json_decref(now);
	if (good)
		return json;
	json_decref(json);
	error_set(err, ERR_NOMEM, _("内存不足"));
	return NULL;
}

/* ---- everything that is kept of him ---- */

static json_t *term_json(const void *data)
{
	const struct appointment *row = data;
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "from", cli_json_date(row->from_day),
		"until", cli_json_date(row->until_day), "dismissed", cli_json_date(row->dismissed_on),
		"ground", cli_json_text(row->ground), "suspended", cli_json_date(row->suspended_on),
		"suspension", cli_json_text(row->suspension), "resumed", cli_json_date(row->resumed_on),
		"note", cli_json_text(row->note));
}

static json_t *training_json(const void *data)
{
	const struct training *row = data;
	return json_pack("{s:o, s:I, s:o}", "date", cli_json_date(row->day), "hours", (json_int_t)row->hours,
		"subject", cli_json_text(row->subject));
}

static json_t *tie_json(const void *data)
{
	const struct arbitrator_tie *row = data;
	return json_pack("{s:s, s:s, s:o, s:o, s:o, s:o}", "kind", row->kind, "name", row->name, "from",
		cli_json_date(row->from_day), "until", cli_json_date(row->until_day), "note",
		cli_json_text(row->note), "credit_code", cli_json_text(row->credit_code));
}

static json_t *absence_json(const void *data)
{
	const struct unavailability *row = data;
	return json_pack("{s:o, s:o, s:o}", "from", cli_json_date(row->from_day), "until",
		cli_json_date(row->until_day), "reason", cli_json_text(row->reason));
}

static const struct {
	const char *key;
	const struct table *table;
	json_t *(*row)(const void *row);
} kept[] = {{"terms", &appointment_table, term_json}, {"trainings", &training_table, training_json},
	{"ties", &arbitrator_tie_table, tie_json}, {"absences", &unavailability_table, absence_json}};

static json_t *kept_json(struct office *office, size_t which, int64_t arbitrator_id, struct error *err)
{
	const struct table *table = kept[which].table;
	struct row_list list;
	if (!row_list_where_int(office->store, table, "arbitrator_id", arbitrator_id, 0, &list, err))
		return NULL;
	json_t *array = json_array();
	bool good = array != NULL;
	for (size_t i = 0; good && i < list.count; i++)
		good = json_array_append_new(
			       array, kept[which].row((const char *)list.items + i * table->row_size)) == 0;
	row_list_free(&list);
	if (good)
		return array;
	json_decref(array);
	error_set(err, ERR_NOMEM, _("内存不足"));
	return NULL;
}

json_t *arbitrator_file_json(struct office *office, const struct roster_row *row, struct error *err)
{
	json_t *json = arbitrator_json(office, row, err);
	for (size_t i = 0; json && i < sizeof kept / sizeof *kept; i++) {
		json_t *array = kept_json(office, i, row->arbitrator.id, err);
		if (array && json_object_set_new(json, kept[i].key, array) == 0)
			continue;
		if (array)
			error_set(err, ERR_NOMEM, _("内存不足"));
		json_decref(json);
		json = NULL;
	}
	return json;
}
