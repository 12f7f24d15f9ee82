/* window.c — the shared window: complaints to labour inspection, and the sub-districts' mediation stations.
 */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/people.h"
#include "store/docket.h"
#include "store/numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct inspection_complaint complaint_row;

/* 劳监投〔2020〕第12号; counts on where a number was given by hand. */
static bool give_number(struct office *office, complaint_row *row, struct error *err)
{
	int64_t year = civil_split(row->complained_on).year, serial = 0;
	if (!store_next_complaint(office->store, year, &serial, err))
		return false;
	for (;; serial++) {
		struct row_list same;
		char number[64];
		snprintf(number, sizeof number, "劳监投〔%d〕第%lld号", (int)year, (long long)serial);
		if (!row_list_where_text(
			    office->store, &inspection_complaint_table, "number", number, 1, &same, err))
			return false;
		bool taken = same.count > 0;
		row_list_free(&same);
		if (!taken)
			return row_set_text(&row->number, number, err);
	}
}

bool act_complaint_register(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	complaint_row row;
	row_init(&inspection_complaint_table, &row);
	row.complained_on = act_date(call, "date");
	row.head_count = act_number(call, "head_count");
	bool good = row.head_count > 0 || error_field(err, "head_count", _("人数：至少一人"));
	good = good && row_set_text(&row.complainant, act_text(call, "complainant"), err) &&
	       row_set_text(&row.subject, act_text(call, "subject"), err) &&
	       people_employer(office, act_text(call, "employer"), NULL, NULL, &row.employer_id, err) &&
	       (act_text(call, "number") ? row_set_text(&row.number, act_text(call, "number"), err)
					 : give_number(office, &row, err)) &&
	       row_insert(office->store, &inspection_complaint_table, &row, err) &&
	       act_say(result, err, _("已登记举报投诉 %s，五个工作日内决定是否立案"), row.number);
	result->row_id = row.id;
	row_clear(&inspection_complaint_table, &row);
	return good;
}

static bool is_running(const void *row)
{
	return ((const complaint_row *)row)->closed_on == CIVIL_NONE;
}

static void describe_complaint(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	const complaint_row *complaint = row;
	strbuf_addf(out, "%s %s %s", complaint->number ? complaint->number : "", complaint->complainant,
		complaint->subject);
}

const struct subject subject_complaint = {&inspection_complaint_table, is_running, describe_complaint};

static bool get_complaint(
	struct office *office, const struct act_call *call, complaint_row *row, struct error *err)
{
	if (!row_get(office->store, &inspection_complaint_table, act_number(call, "complaint"), row, err))
		return false;
	if (row->closed_on != CIVIL_NONE) {
		char text[CIVIL_TEXT_SIZE];
		return error_set(err, ERR_REFUSED, _("举报投诉 %s 已于 %s 办结"),
			row->number ? row->number : "", civil_format(row->closed_on, text));
	}
	return true;
}

/* The steps of a complaint, one date each. */
static bool step(struct office *office, const struct act_call *call, complaint_row *row, civil_date *field,
	civil_date not_before, const char *done, struct act_result *result, struct error *err)
{
	char text[CIVIL_TEXT_SIZE];
	civil_date day = act_date(call, "date");
	if (day < not_before)
		return error_field(err, "date", _("日期：不能早于 %s"), civil_format(not_before, text));
	*field = day;
	result->row_id = row->id;
	return row_update(office->store, &inspection_complaint_table, row, err) &&
	       act_say(result, err, done, row->number ? row->number : "");
}

bool act_complaint_file(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	complaint_row row;
	bool good = get_complaint(office, call, &row, err);
	if (good && row.filed_on != CIVIL_NONE)
		good = error_set(err, ERR_REFUSED, _("这件举报投诉已经立案"));
	good = good && step(office, call, &row, &row.filed_on, row.complained_on,
			       _("举报投诉 %s 已立案，六十个工作日内办结"), result, err);
	row_clear(&inspection_complaint_table, &row);
	return good;
}

bool act_complaint_extend(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	complaint_row row;
	bool good = get_complaint(office, call, &row, err);
	if (good && row.filed_on == CIVIL_NONE)
		good = error_set(err, ERR_REFUSED, _("这件举报投诉还没有立案，不能延长"));
	else if (good && row.extended_on != CIVIL_NONE)
		good = error_set(err, ERR_REFUSED, _("这件举报投诉已经延长过一次"));
	good = good && step(office, call, &row, &row.extended_on, row.filed_on,
			       _("举报投诉 %s 已延长，自立案起九十个工作日内办结"), result, err);
	row_clear(&inspection_complaint_table, &row);
	return good;
}

bool act_complaint_close(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	complaint_row row;
	bool good = get_complaint(office, call, &row, err) &&
		    act_put_choice(call, "outcome", &row.outcome, err) &&
		    step(office, call, &row, &row.closed_on, row.complained_on, _("举报投诉 %s 已办结"),
			    result, err);
	row_clear(&inspection_complaint_table, &row);
	return good;
}

bool act_complaint_refer(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	complaint_row row;
	const char *number = act_text(call, "case");
	bool good = get_complaint(office, call, &row, err) &&
		    (!number || docket_find(office->store, number, &row.referred_case_id, err)) &&
		    row_set_text(&row.outcome, "referred", err) &&
		    step(office, call, &row, &row.closed_on, row.complained_on, _("举报投诉 %s 已转仲裁处理"),
			    result, err);
	row_clear(&inspection_complaint_table, &row);
	return good;
}

/* ---- mediation stations ---- */

static void describe_station(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	strbuf_add(out, ((const struct station *)row)->name);
}

const struct subject subject_station = {&station_table, NULL, describe_station};

static bool put_station(const struct act_call *call, struct station *row, struct error *err)
{
	return act_put_text(call, "name", &row->name, err) &&
	       act_put_text(call, "sub_district", &row->sub_district, err) &&
	       act_put_text(call, "phone", &row->phone, err);
}

bool act_add_station(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct station row;
	row_init(&station_table, &row);
	bool good = put_station(call, &row, err) && row_insert(office->store, &station_table, &row, err) &&
		    act_say(result, err, _("已登记 %s"), row.name);
	result->row_id = row.id;
	row_clear(&station_table, &row);
	return good;
}

bool act_edit_station(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct station row;
	bool good = row_get(office->store, &station_table, act_number(call, "station"), &row, err) &&
		    put_station(call, &row, err) && row_update(office->store, &station_table, &row, err) &&
		    act_say(result, err, _("已修改 %s"), row.name);
	result->row_id = row.id;
	row_clear(&station_table, &row);
	return good;
}

bool fill_station(struct office *office, struct act_call *call, struct error *err)
{
	struct station row;
	if (act_number(call, "station") == 0)
		return true;
	bool good = row_get(office->store, &station_table, act_number(call, "station"), &row, err) &&
		    act_fill_text(office, call, "name", row.name, err) &&
		    act_fill_text(office, call, "sub_district", row.sub_district, err) &&
		    act_fill_text(office, call, "phone", row.phone, err);
	row_clear(&station_table, &row);
	return good;
}
