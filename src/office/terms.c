/* terms.c — appointment, suspension, dismissal (组织规则二十四至二十八、三十四). */
#include "office/terms.h"

#include "base/i18n.h"
#include "office/acts.h"
#include "office/assessment.h"
#include "office/barred.h"
#include "office/casework.h"
#include "office/seating.h"
#include "store/roster.h"
#include "store/settings.h"

#include <stdlib.h>
#include <string.h>

enum {
	USUAL_TERM = 5 /* years: 组织规则二十四 */
};

static bool terms_of(struct office *office, int64_t arbitrator_id, struct row_list *terms, struct error *err)
{
	return row_list_where_int(
		office->store, &appointment_table, "arbitrator_id", arbitrator_id, 0, terms, err);
}

static void describe_term(struct office *office, const void *data, struct strbuf *out)
{
	const struct appointment *row = data;
	struct error err = ERROR_INIT;
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	char *name = arbitrator_name(office, row->arbitrator_id, &err);
	strbuf_addf(out, _("%s %s 至 %s"), name ? name : "", civil_format(row->from_day, from),
		civil_format(row->until_day, until));
	free(name);
	error_clear(&err);
}

const struct subject subject_term = {&appointment_table, NULL, describe_term};

/* Somebody else's row may be his (barred.h). */
static bool refuse_barred(
	struct office *office, const struct appointment *term, struct act_result *result, struct error *err)
{
	struct arbitrator who;
	bool good = row_get(office->store, &arbitrator_table, term->arbitrator_id, &who, err) &&
		    barred_check(office, &who, term->from_day, term->until_day, result, err);
	row_clear(&arbitrator_table, &who);
	return good;
}

/* No two terms run at once: what is not dismissed holds its days. `row` may be one of them already. */
static bool refuse_overlap(struct office *office, const struct appointment *row, struct error *err)
{
	struct row_list terms;
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	if (row->dismissed_on != CIVIL_NONE)
		return true;
	if (!terms_of(office, row->arbitrator_id, &terms, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < terms.count; i++) {
		const struct appointment *term = ROW_AT(&terms, appointment, i);
		if (term->id != row->id && term->dismissed_on == CIVIL_NONE &&
			term->from_day <= row->until_day && row->from_day <= term->until_day)
			good = error_field(err, "from", _("聘期自：与聘期 %s 至 %s 重叠，续聘自次日起"),
				civil_format(term->from_day, from), civil_format(term->until_day, until));
	}
	row_list_free(&terms);
	return good;
}

bool term_runs_for(
	struct office *office, const char *name, civil_date day, bool *appointed, struct error *err)
{
	struct row_list namesakes;
	*appointed = false;
	if (!row_list_where_text(office->store, &arbitrator_table, "name", name, 0, &namesakes, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < namesakes.count; i++) {
		struct row_list terms;
		good = terms_of(office, ROW_AT(&namesakes, arbitrator, i)->id, &terms, err);
		for (size_t k = 0; good && k < terms.count; k++)
			*appointed |= term_covers(ROW_AT(&terms, appointment, k), day);
		if (good)
			row_list_free(&terms);
	}
	row_list_free(&namesakes);
	return good;
}

/* What the law asks before somebody is appointed, or again: that his last assessment was passed (组织规则二十
 * 五), and a training (二十八), which the office may leave to others to record. */
static bool warn_unfit(
	struct office *office, const struct appointment *term, struct act_result *result, struct error *err)
{
	struct row_list assessments, trainings;
	if (!assessments_of(office, term->arbitrator_id, &assessments, err))
		return false;
	bool failed =
		assessments.count && strcmp(ROW_AT(&assessments, assessment, 0)->grade, "unqualified") == 0;
	int year = assessments.count ? (int)ROW_AT(&assessments, assessment, 0)->year : 0;
	row_list_free(&assessments);
	if (!row_list_where_int(
		    office->store, &training_table, "arbitrator_id", term->arbitrator_id, 0, &trainings, err))
		return false;
	bool trained = false;
	for (size_t i = 0; i < trainings.count; i++)
		trained |= ROW_AT(&trainings, training, i)->day <= term->from_day;
	row_list_free(&trainings);
	bool asked = store_setting_number(office->store, "training.before") != 0;
	return (!failed ||
		       act_warn(result, err, _("%d 年度考核不合格，不应续聘（组织规则第二十五条）"), year)) &&
	       (trained || !asked ||
		       act_warn(result, err, _("聘任之前没有培训记录，不得承办案件（组织规则第二十八条）")));
}

bool term_add(struct office *office, const struct act_call *call, int64_t arbitrator_id,
	struct act_result *result, struct error *err)
{
	struct appointment row;
	row_init(&appointment_table, &row);
	row.arbitrator_id = arbitrator_id;
	row.from_day = act_date(call, "from");
	row.until_day = act_date(call, "until");
	if (row.until_day == CIVIL_NONE)
		row.until_day = civil_add_years(row.from_day, USUAL_TERM);
	if (row.until_day <= row.from_day)
		return error_field(err, "until", _("聘期至：须晚于聘期自"));
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	bool good = refuse_barred(office, &row, result, err) && refuse_overlap(office, &row, err) &&
		    row_insert(office->store, &appointment_table, &row, err) &&
		    act_say(result, err, _("聘期 %s 至 %s"), civil_format(row.from_day, from),
			    civil_format(row.until_day, until)) &&
		    warn_unfit(office, &row, result, err);
	row_clear(&appointment_table, &row);
	return good;
}

bool act_appoint(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return act_say(result, err, _("已聘任")) &&
	       term_add(office, call, act_number(call, "arbitrator"), result, err);
}

/* A ground stands with its day and goes with it. */
static bool put_ground(const struct act_call *call, const char *id, const char *label, civil_date day,
	char **ground, struct error *err)
{
	if (day == CIVIL_NONE)
		return row_set_text(ground, NULL, err);
	return act_put_choice(call, id, ground, err) &&
	       (*ground || error_field(err, id, _("%s：写了日期就须写明事由"), label));
}

static bool check_days(const struct appointment *row, struct error *err)
{
	if (row->from_day == CIVIL_NONE)
		return error_field(err, "from", _("聘期自：不能为空"));
	if (row->until_day <= row->from_day)
		return error_field(err, "until", _("聘期至：须晚于聘期自"));
	if (row->dismissed_on != CIVIL_NONE &&
		(row->dismissed_on < row->from_day || row->dismissed_on > row->until_day))
		return error_field(err, "dismissed_on", _("解聘日期：不在这个聘期之内"));
	if (row->suspended_on != CIVIL_NONE &&
		(row->suspended_on < row->from_day || row->suspended_on > row->until_day))
		return error_field(err, "suspended_on", _("暂停日期：不在这个聘期之内"));
	if (row->resumed_on != CIVIL_NONE &&
		(row->suspended_on == CIVIL_NONE || row->resumed_on < row->suspended_on))
		return error_field(err, "resumed_on", _("恢复日期：早于暂停，或没有暂停"));
	return true;
}

/* What was recorded of a term wrongly is put right: undoing it would take back what was done since. */
bool act_edit_term(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct appointment row;
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	if (!act_subject(office, call, "term", &row, err))
		return false;
	civil_date from_before = row.from_day;
	act_put_date(call, "from", &row.from_day);
	act_put_date(call, "until", &row.until_day);
	act_put_date(call, "dismissed_on", &row.dismissed_on);
	act_put_date(call, "suspended_on", &row.suspended_on);
	act_put_date(call, "resumed_on", &row.resumed_on);
	if (row.until_day == CIVIL_NONE && row.from_day != CIVIL_NONE)
		row.until_day = civil_add_years(row.from_day, USUAL_TERM);
	bool good = check_days(&row, err) &&
		    put_ground(call, "ground", _("解聘事由"), row.dismissed_on, &row.ground, err) &&
		    put_ground(call, "suspension", _("暂停事由"), row.suspended_on, &row.suspension, err) &&
		    act_put_text(call, "note", &row.note, err) && refuse_overlap(office, &row, err) &&
		    (row.dismissed_on != CIVIL_NONE || row.from_day == from_before ||
			    refuse_barred(office, &row, result, err)) &&
		    row_update(office->store, &appointment_table, &row, err) &&
		    act_say(result, err, _("已修改聘期 %s 至 %s"), civil_format(row.from_day, from),
			    civil_format(row.until_day, until));
	row_clear(&appointment_table, &row);
	return good;
}

bool fill_term(struct office *office, struct act_call *call, struct error *err)
{
	struct appointment row;
	if (act_number(call, "term") == 0)
		return true;
	bool good = row_get(office->store, &appointment_table, act_number(call, "term"), &row, err) &&
		    act_fill_date(office, call, "from", row.from_day, err) &&
		    act_fill_date(office, call, "until", row.until_day, err) &&
		    act_fill_date(office, call, "dismissed_on", row.dismissed_on, err) &&
		    act_fill_text(office, call, "ground", row.ground, err) &&
		    act_fill_date(office, call, "suspended_on", row.suspended_on, err) &&
		    act_fill_text(office, call, "suspension", row.suspension, err) &&
		    act_fill_date(office, call, "resumed_on", row.resumed_on, err) &&
		    act_fill_text(office, call, "note", row.note, err);
	row_clear(&appointment_table, &row);
	return good;
}

bool act_remove_term(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return row_delete(office->store, &appointment_table, act_number(call, "term"), err) &&
	       act_say(result, err, _("已删去聘期"));
}

/* Finds the term that covers the day into `row` (row_clear() it). */
static bool term_on(struct office *office, const struct act_call *call, civil_date day,
	struct appointment *row, struct error *err)
{
	struct row_list terms;
	row_init(&appointment_table, row);
	if (!terms_of(office, act_number(call, "arbitrator"), &terms, err))
		return false;
	int64_t id = 0;
	for (size_t i = 0; i < terms.count; i++)
		if (term_covers(ROW_AT(&terms, appointment, i), day))
			id = ROW_AT(&terms, appointment, i)->id;
	row_list_free(&terms);
	return id ? row_get(office->store, &appointment_table, id, row, err)
		  : error_set(err, ERR_REFUSED, _("当日不在聘期，没有可以解除或暂停的聘任"));
}

/* Whoever leaves has cases that somebody else must take over. */
static bool warn_open_cases(
	struct office *office, int64_t arbitrator_id, struct act_result *result, struct error *err)
{
	struct roster roster;
	if (!roster_load_one(office->store, arbitrator_id, office->today, &roster, err))
		return false;
	const struct roster_row *row = &roster.items[0];
	bool good = !row->open_cases ||
		    act_warn(result, err,
			    _("还有 %lld 件未结案件，其中已排定 %lld 次开庭，须另行抽取或指定仲裁员"),
			    (long long)row->open_cases, (long long)row->hearings_ahead);
	roster_free(&roster);
	return good;
}

bool act_dismiss(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct appointment term;
	char until[CIVIL_TEXT_SIZE];
	const char *ground = act_choice(call, "ground");
	bool good = term_on(office, call, act_date(call, "date"), &term, err);
	if (good)
		term.dismissed_on = act_date(call, "date");
	good = good && row_set_text(&term.ground, ground, err) &&
	       act_put_text(call, "note", &term.note, err) &&
	       row_update(office->store, &appointment_table, &term, err) &&
	       act_say(result, err, _("已解聘（%s，组织规则第二十六条）"),
		       act_choice_label("dismiss", "ground", ground)) &&
	       warn_open_cases(office, term.arbitrator_id, result, err);
	if (good && strcmp(ground, "not_renewed") == 0 && term.until_day > act_date(call, "date"))
		good = act_warn(result, err, _("事由是聘期届满，而聘期到 %s 才满：事由写错了可以撤销再办"),
			civil_format(term.until_day, until));
	if (good && strcmp(ground, "breach") == 0)
		good = act_warn(result, err, _("五年内不得再聘（组织规则第三十四条）"));
	row_clear(&appointment_table, &term);
	return good;
}

bool act_suspend_arbitrator(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct appointment term;
	civil_date day = act_date(call, "date");
	char text[CIVIL_TEXT_SIZE];
	bool good = term_on(office, call, day, &term, err);
	if (good && term_is_suspended(&term, day))
		good = error_set(
			err, ERR_REFUSED, _("自 %s 起已经暂停"), civil_format(term.suspended_on, text));
	if (good) {
		term.suspended_on = day;
		term.resumed_on = CIVIL_NONE;
	}
	good = good && row_set_text(&term.suspension, act_choice(call, "ground"), err) &&
	       act_put_text(call, "note", &term.note, err) &&
	       row_update(office->store, &appointment_table, &term, err) &&
	       act_say(result, err, _("自 %s 起暂停办案"), civil_format(day, text)) &&
	       warn_open_cases(office, term.arbitrator_id, result, err);
	row_clear(&appointment_table, &term);
	return good;
}

bool act_reinstate_arbitrator(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct appointment term;
	civil_date day = act_date(call, "date");
	char text[CIVIL_TEXT_SIZE];
	bool good = term_on(office, call, day, &term, err);
	if (good && !term_is_suspended(&term, day))
		good = error_set(err, ERR_REFUSED, _("当日没有暂停，无须恢复"));
	if (good)
		term.resumed_on = day;
	good = good && row_update(office->store, &appointment_table, &term, err) &&
	       act_say(result, err, _("自 %s 起恢复办案"), civil_format(day, text));
	row_clear(&appointment_table, &term);
	return good;
}
