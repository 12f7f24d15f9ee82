/* joint_acts.c — what acts about a hearing do to the cases that are heard in it, too. */
#include "base/i18n.h"
#include "office/casework.h"
#include "office/hearing_acts.h"
#include "office/hearing_touch.h"
#include "office/joint_hearing.h"

#include <stdlib.h>
#include <string.h>

/* Puts what was said of a fellow behind what was said of the case itself. */
static bool pass_on(const struct need_fellow *fellow, const struct act_result *of, struct act_result *result,
	struct error *err)
{
	return (!of->message || act_say(result, err, _("并案的 %s 号案（%s）"), fellow->name, of->message)) &&
	       (!of->warning || act_warn(result, err, _("并案的 %s 号案：%s"), fellow->name, of->warning));
}

bool joint_name_refusal(const struct need_fellow *fellow, struct error *err)
{
	if (err->code != ERR_REFUSED && err->code != ERR_INPUT)
		return false;
	struct strbuf text = {0};
	const char *field = err->field;
	strbuf_addf(&text, _("并案的 %s 号案：%s"), fellow->name, error_text(err));
	error_set(err, text.failed ? ERR_NOMEM : err->code, "%s", strbuf_text(&text));
	err->field = field;
	strbuf_free(&text);
	return false;
}

/* --- Scheduled together ------------------------------------------------------------------------------- */

/* By hand it may be earlier than the law allows, with a warning; but of a case that nobody has begun to
 * serve, or that is suspended, no hearing is planned along with another. */
static bool schedule_fellow(struct office *office, const struct act_call *call,
	const struct need_fellow *fellow, const struct hearing *beside, struct act_result *result,
	struct error *err)
{
	struct hearing_need need;
	struct hearing row;
	if (!hearing_need_load(&need, office, fellow->case_id, CIVIL_NONE, err))
		return false;
	const char *refusal = hearing_need_refusal(&need);
	hearing_need_free(&need);
	if (refusal)
		return act_warn(result, err, _("没有一并排定：%s"), refusal);
	row_init(&hearing_table, &row);
	row.case_id = fellow->case_id;
	row.room_id = beside->room_id;
	row.clerk_id = beside->clerk_id;
	row.start = beside->start;
	row.end = beside->end;
	bool good =
		(hearing_check_clash(office, call, &row, result, err) || joint_name_refusal(fellow, err)) &&
		row_set_text(&row.state, "planned", err) &&
		row_insert(office->store, &hearing_table, &row, err) && act_say(result, err, _("一并排定")) &&
		hearing_warn_law(office, &row, result, err);
	row_clear(&hearing_table, &row);
	return good;
}

static bool warn_elsewhen(const struct need_fellow *fellow, struct act_result *result, struct error *err)
{
	char start[MINUTE_TEXT_SIZE];
	minute_format(fellow->planned, start);
	start[10] = ' ';
	return act_warn(result, err, _("已排 %s，不在同一时间"), start);
}

bool joint_schedule(struct office *office, const struct act_call *call, const struct hearing *made,
	struct act_result *result, struct error *err)
{
	struct hearing_need need;
	if (!joint_need_load(&need, office, made->case_id, CIVIL_NONE, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < need.fellow_count; i++) {
		const struct need_fellow *fellow = &need.fellows[i];
		struct act_result of = {0};
		if (fellow->planned == MINUTE_NONE)
			good = schedule_fellow(office, call, fellow, made, &of, err);
		else if (fellow->planned != made->start)
			good = warn_elsewhen(fellow, &of, err);
		good = good && pass_on(fellow, &of, result, err);
		act_result_clear(&of);
	}
	hearing_need_free(&need);
	return good;
}

bool joint_warn_apart(struct office *office, int64_t case_id, struct act_result *result, struct error *err)
{
	struct hearing_need need;
	if (!joint_need_load(&need, office, case_id, CIVIL_NONE, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && need.planned != MINUTE_NONE && i < need.fellow_count; i++) {
		struct act_result of = {0};
		if (need.fellows[i].planned == MINUTE_NONE || need.fellows[i].planned == need.planned)
			continue;
		good = warn_elsewhen(&need.fellows[i], &of, err) &&
		       pass_on(&need.fellows[i], &of, result, err);
		act_result_clear(&of);
	}
	hearing_need_free(&need);
	return good;
}

/* --- Moved together ----------------------------------------------------------------------------------- */

static bool move_fellow(struct office *office, const struct act_call *call, const struct need_fellow *fellow,
	const struct hearing *before, const struct hearing *after, struct act_result *result,
	struct error *err)
{
	struct hearing row;
	if (!row_get(office->store, &hearing_table, fellow->planned_id, &row, err))
		return false;
	if (row.start != after->start || row.room_id != after->room_id)
		row.notice_from = office->today;
	row.start = after->start;
	row.end = after->end;
	row.room_id = after->room_id;
	if (row.clerk_id == before->clerk_id)
		row.clerk_id = after->clerk_id;
	bool good =
		(hearing_check_clash(office, call, &row, result, err) || joint_name_refusal(fellow, err)) &&
		row_update(office->store, &hearing_table, &row, err) && act_say(result, err, _("一并改期")) &&
		hearing_say_touched(office, &row, result, err) && hearing_warn_law(office, &row, result, err);
	row_clear(&hearing_table, &row);
	return good;
}

bool joint_move(struct office *office, const struct act_call *call, const struct hearing *before,
	const struct hearing *after, struct act_result *result, struct error *err)
{
	struct hearing_need need;
	if (!joint_need_load(&need, office, after->case_id, CIVIL_NONE, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < need.fellow_count; i++) {
		struct act_result of = {0};
		if (need.fellows[i].planned != before->start)
			continue;
		good = move_fellow(office, call, &need.fellows[i], before, after, &of, err) &&
		       pass_on(&need.fellows[i], &of, result, err);
		act_result_clear(&of);
	}
	hearing_need_free(&need);
	return good;
}

/* --- One of them alone -------------------------------------------------------------------------------- */

bool joint_warn_left(
	struct office *office, const struct hearing *gone, struct act_result *result, struct error *err)
{
	struct hearing_need need;
	struct strbuf names = {0};
	if (!joint_need_load(&need, office, gone->case_id, CIVIL_NONE, err))
		return false;
	for (size_t i = 0; i < need.fellow_count; i++)
		if (need.fellows[i].planned == gone->start)
			strbuf_addf(&names, "%s%s", names.length ? _("、") : "", need.fellows[i].name);
	bool good = names.length == 0 ||
		    act_warn(result, err, _("并案同庭的 %s 仍在原时间，须另行办理"), strbuf_text(&names));
	strbuf_free(&names);
	hearing_need_free(&need);
	return good;
}
