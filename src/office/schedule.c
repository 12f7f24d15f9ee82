/* schedule.c — hearings are planned, one or all, and recorded. What stands in their way: hearing_check.c;
 * moving: rehearing.c; held and cancelled: court_day.c. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/hearing_acts.h"
#include "office/hearing_house.h"
#include "office/joinder.h"
#include "office/joint_hearing.h"
#include "office/schedule_plan.h"

#include <string.h>

enum { LONGEST_HEARING = 8 * 60 };

static bool is_planned(const void *row)
{
	return strcmp(((const struct hearing *)row)->state, "planned") == 0;
}

static bool is_over(const void *row)
{
	return !is_planned(row);
}

static void describe_hearing(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	char start[MINUTE_TEXT_SIZE];
	minute_format(((const struct hearing *)row)->start, start);
	start[10] = ' ';
	strbuf_add(out, start);
}

const struct subject subject_hearing_planned = {&hearing_table, is_planned, describe_hearing};
const struct subject subject_hearing_over = {&hearing_table, is_over, describe_hearing};

/* Where nobody says how long: as long as before, else as such cases take. */
static bool set_minutes(struct office *office, const struct act_call *call, const struct hearing *hearing,
	int64_t *minutes, struct error *err)
{
	*minutes = act_number(call, "minutes");
	if (*minutes == 0 && hearing->end != MINUTE_NONE)
		*minutes = hearing->end - hearing->start;
	if (*minutes != 0)
		return true;
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, hearing->case_id, &row, err))
		return false;
	*minutes = hearing_minutes(office, &row);
	row_clear(&arb_case_table, &row);
	return true;
}

bool hearing_set_times(
	struct office *office, const struct act_call *call, struct hearing *hearing, struct error *err)
{
	int64_t minutes;
	if (!set_minutes(office, call, hearing, &minutes, err))
		return false;
	if (minutes > LONGEST_HEARING)
		return error_field(err, "minutes", _("时长：一次开庭不超过八小时，请分次排定"));
	hearing->start = act_time(call, "start");
	hearing->end = hearing->start + minutes;
	if (minute_date(hearing->end) != minute_date(hearing->start))
		return error_field(err, "minutes", _("时长：开庭不能跨过午夜"));
	return true;
}

bool hearing_refuse_past(const struct office *office, const struct hearing *hearing, struct error *err)
{
	char text[CIVIL_TEXT_SIZE];
	if (minute_date(hearing->start) >= office->today)
		return true;
	return error_field(err, "start", _("开庭时间：早于今天（%s）；已经开过的庭请用“补登开庭”"),
		civil_format(office->today, text));
}

static bool refuse_suspended(struct office *office, int64_t case_id, struct error *err)
{
	size_t suspended = 0, resumed = 0;
	if (!casework_count(office, case_id, LAW_SUSPENDED, &suspended, NULL, err) ||
		!casework_count(office, case_id, LAW_RESUMED, &resumed, NULL, err))
		return false;
	return suspended <= resumed || error_set(err, ERR_REFUSED, _("案件正在中止，恢复审理之后才能排期"));
}

bool hearing_say_time(
	const char *done, const struct hearing *hearing, struct act_result *result, struct error *err)
{
	char start[MINUTE_TEXT_SIZE];
	minute_format(hearing->start, start);
	start[10] = ' ';
	return act_say(
		result, err, _("%s %s（%s）"), done, start, civil_weekday_name(minute_date(hearing->start)));
}

static bool new_hearing(struct office *office, const struct act_call *call, const char *state,
	struct hearing *hearing, struct error *err)
{
	row_init(&hearing_table, hearing);
	hearing->case_id = call->case_id;
	hearing->room_id = act_number(call, "room");
	hearing->clerk_id = act_number(call, "clerk");
	struct arb_case row;
	if (hearing->clerk_id == 0) {
		if (!row_get(office->store, &arb_case_table, call->case_id, &row, err))
			return false;
		hearing->clerk_id = row.clerk_id;
		row_clear(&arb_case_table, &row);
	}
	return hearing_set_times(office, call, hearing, err) && row_set_text(&hearing->state, state, err) &&
	       row_set_text(&hearing->note, act_text(call, "note"), err);
}

bool act_schedule(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct hearing hearing;
	bool good = new_hearing(office, call, "planned", &hearing, err) &&
		    hearing_refuse_past(office, &hearing, err) &&
		    refuse_suspended(office, call->case_id, err) &&
		    hearing_check_clash(office, call, &hearing, result, err) &&
		    row_insert(office->store, &hearing_table, &hearing, err) &&
		    hearing_say_time(_("已排定开庭"), &hearing, result, err) &&
		    hearing_warn_law(office, &hearing, result, err) &&
		    joint_schedule(office, call, &hearing, result, err) &&
		    hearing_warn_seats(office, &hearing, result, err);
	result->row_id = hearing.id;
	row_clear(&hearing_table, &hearing);
	return good;
}

bool act_schedule_all(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct schedule_plan plan;
	size_t scheduled, late;
	(void)call;
	if (!schedule_plan_make(&plan, office, err))
		return false;
	bool good = schedule_plan_write(&plan, office, err);
	schedule_plan_count(&plan, &scheduled, &late);
	good = good && act_say(result, err, _("一起排定 %zu 件开庭"), scheduled);
	if (good && scheduled < plan.count)
		good = act_say(result, err, _("%zu 件还不能排"), plan.count - scheduled);
	if (good && late)
		good = act_warn(result, err, _("%zu 件的开庭日已过裁决期限"), late);
	schedule_plan_free(&plan);
	return good;
}

bool act_record_hearing(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct hearing hearing;
	bool good = new_hearing(office, call, "held", &hearing, err);
	if (good && minute_date(hearing.start) > office->today)
		good = error_field(err, "start", _("开庭时间：还没有到，请用“排期”"));
	good = good && row_insert(office->store, &hearing_table, &hearing, err) &&
	       hearing_say_time(_("已补登开庭"), &hearing, result, err) &&
	       act_say_follows(office, call->case_id, result, err) &&
	       act_warn_holiday(office, minute_date(hearing.start), result, err);
	result->row_id = hearing.id;
	row_clear(&hearing_table, &hearing);
	return good;
}

static bool fill_beside(
	struct office *office, struct act_call *call, const struct hearing *beside, struct error *err)
{
	char start[MINUTE_TEXT_SIZE];
	minute_format(beside->start, start);
	start[10] = ' ';
	return act_fill_text(office, call, "start", start, err) &&
	       (beside->end == MINUTE_NONE ||
		       act_fill_number(office, call, "minutes", beside->end - beside->start, err)) &&
	       act_fill_id(office, call, "room", beside->room_id, err) &&
	       act_fill_id(office, call, "clerk", beside->clerk_id, err);
}

static bool suggest_slot(struct office *office, struct act_call *call, struct error *err)
{
	struct hearing_need need;
	struct hearing_house house = {0};
	struct slot slot;
	if (!joint_need_load(&need, office, call->case_id, CIVIL_NONE, err))
		return false;
	bool good = !need.can_count || hearing_house_load(&house, office, err);
	if (good && slots_find(&house.slots, &need, &slot, 1, NULL) == 1) {
		char start[MINUTE_TEXT_SIZE];
		minute_format(slot.start, start);
		start[10] = ' ';
		good = act_fill_text(office, call, "start", start, err) &&
		       act_fill_number(office, call, "minutes", need.minutes, err) &&
		       act_fill_id(office, call, "room", slot.room_id, err) &&
		       act_fill_id(office, call, "clerk", slot.clerk_id, err);
	}
	hearing_house_free(&house);
	hearing_need_free(&need);
	return good;
}

/* Beside the hearing of the cases that it is heard with, else the first lawful slot; where there is none the
 * form is empty. */
bool suggest_hearing(struct office *office, struct act_call *call, struct error *err)
{
	struct hearing beside;
	bool good = joinder_next_hearing(office, call->case_id, &beside, err);
	if (good)
		good = beside.id ? fill_beside(office, call, &beside, err) : suggest_slot(office, call, err);
	row_clear(&hearing_table, &beside);
	return good;
}
