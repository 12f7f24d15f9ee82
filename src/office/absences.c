/* absences.c — the days on which an arbitrator cannot be called upon: leave, blackout. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"

static void describe_unavailability(struct office *office, const void *row, struct strbuf *out)
{
	const struct unavailability *span = row;
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	struct arbitrator arbitrator;
	struct error err = ERROR_INIT;
	if (row_get(office->store, &arbitrator_table, span->arbitrator_id, &arbitrator, &err))
		strbuf_addf(out, "%s ", arbitrator.name);
	row_clear(&arbitrator_table, &arbitrator);
	error_clear(&err);
	strbuf_addf(out, _("%s 至 %s %s"), civil_format(span->from_day, from),
		civil_format(span->until_day, until), span->reason ? span->reason : "");
}

const struct subject subject_unavailability = {&unavailability_table, NULL, describe_unavailability};

/* One day where the call says no end. */
static bool put_span(const struct act_call *call, struct unavailability *row, struct error *err)
{
	act_put_date(call, "from", &row->from_day);
	act_put_date(call, "until", &row->until_day);
	if (row->from_day == CIVIL_NONE)
		return error_field(err, "from", _("自：不能为空"));
	if (row->until_day == CIVIL_NONE)
		row->until_day = row->from_day;
	return (row->until_day >= row->from_day || error_field(err, "until", _("至：早于开始之日"))) &&
	       act_put_text(call, "reason", &row->reason, err);
}

bool act_unavailable(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct unavailability row;
	row_init(&unavailability_table, &row);
	row.arbitrator_id = act_number(call, "arbitrator");
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	bool good = put_span(call, &row, err) &&
		    row_insert(office->store, &unavailability_table, &row, err) &&
		    act_say(result, err, _("已登记 %s 至 %s 不可用"), civil_format(row.from_day, from),
			    civil_format(row.until_day, until));
	result->row_id = row.id;
	row_clear(&unavailability_table, &row);
	return good;
}

bool act_edit_unavailable(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct unavailability row;
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	if (!act_subject(office, call, "unavailability", &row, err))
		return false;
	bool good = put_span(call, &row, err) &&
		    row_update(office->store, &unavailability_table, &row, err) &&
		    act_say(result, err, _("不可用时段改为 %s 至 %s"), civil_format(row.from_day, from),
			    civil_format(row.until_day, until));
	row_clear(&unavailability_table, &row);
	return good;
}

bool fill_unavailable(struct office *office, struct act_call *call, struct error *err)
{
	struct unavailability row;
	if (act_number(call, "unavailability") == 0)
		return true;
	bool good = row_get(office->store, &unavailability_table, act_number(call, "unavailability"), &row,
			    err) &&
		    act_fill_date(office, call, "from", row.from_day, err) &&
		    act_fill_date(office, call, "until", row.until_day, err) &&
		    act_fill_text(office, call, "reason", row.reason, err);
	row_clear(&unavailability_table, &row);
	return good;
}

bool act_available(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return row_delete(office->store, &unavailability_table, act_number(call, "unavailability"), err) &&
	       act_say(result, err, _("已删去不可用时段"));
}
