/* terms.c — appointment, suspension, dismissal (组织规则二十四至二十八、三十四). */
#include "office/terms.h"

#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "store/roster.h"

#include <string.h>

enum {
	USUAL_TERM = 5, /* years: 组织规则二十四 */
	BARRED = 5 /* years after a dismissal for breach: 组织规则三十四 */
};

static bool terms_of(struct office *office, int64_t arbitrator_id, struct row_list *terms, struct error *err)
{
	return row_list_where_int(
		office->store, &appointment_table, "arbitrator_id", arbitrator_id, 0, terms, err);
}

static bool refuse_barred(struct office *office, int64_t arbitrator_id, civil_date from, struct error *err)
{
	struct row_list terms;
	if (!terms_of(office, arbitrator_id, &terms, err))
		return false;
	bool good = true;
	char dismissed[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	for (size_t i = 0; good && i < terms.count; i++) {
		const struct appointment *term = ROW_AT(&terms, appointment, i);
		if (term->dismissed_on == CIVIL_NONE || !term->ground || strcmp(term->ground, "breach") != 0)
			continue;
		civil_date free_on = civil_add_years(term->dismissed_on, BARRED);
		if (from < free_on)
			good = error_set(err, ERR_REFUSED,
				_("因违法违纪于 %s 解聘，五年内不得再聘，%s 起方可（组织规则第三十四条）"),
				civil_format(term->dismissed_on, dismissed), civil_format(free_on, until));
	}
	row_list_free(&terms);
	return good;
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
	bool good = refuse_barred(office, arbitrator_id, row.from_day, err) &&
		    row_insert(office->store, &appointment_table, &row, err) &&
		    act_say(result, err, _("聘期 %s 至 %s"), civil_format(row.from_day, from),
			    civil_format(row.until_day, until));
	row_clear(&appointment_table, &row);
	return good;
}

bool act_appoint(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct row_list terms;
	int64_t arbitrator = act_number(call, "arbitrator");
	civil_date from = act_date(call, "from");
	char text[CIVIL_TEXT_SIZE];
	if (!terms_of(office, arbitrator, &terms, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < terms.count; i++) {
		const struct appointment *term = ROW_AT(&terms, appointment, i);
		if (term->dismissed_on == CIVIL_NONE && term->from_day <= from && from <= term->until_day)
			good = error_field(err, "from", _("聘期自：现有聘期到 %s，续聘自次日起"),
				civil_format(term->until_day, text));
	}
	row_list_free(&terms);
	return good && act_say(result, err, _("已聘任")) && term_add(office, call, arbitrator, result, err);
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
	if (!roster_load(office->store, office->today, &roster, err))
		return false;
	bool good = true;
	for (size_t i = 0; i < roster.count; i++) {
		const struct roster_row *row = &roster.items[i];
		if (row->arbitrator.id == arbitrator_id && row->open_cases)
			good = act_warn(result, err,
				_("还有 %lld 件未结案件，其中已排定 %lld 次开庭，须另行抽取或指定仲裁员"),
				(long long)row->open_cases, (long long)row->hearings_ahead);
	}
	roster_free(&roster);
	return good;
}

bool act_dismiss(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct appointment term;
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
