/* court_day.c — what became of a planned hearing: held, who stayed away, continued on another day; cancelled.
 */
#include "base/i18n.h"
#include "law/derive.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/hearing_acts.h"
#include "store/derive.h"

#include <stdlib.h>
#include <string.h>

static bool finish(struct office *office, const struct act_call *call, const char *state, const char *note,
	const char *done, struct act_result *result, struct error *err)
{
	struct hearing hearing;
	if (!act_subject(office, call, "hearing", &hearing, err))
		return false;
	bool good = true;
	if (strcmp(state, "held") == 0 && minute_date(hearing.start) > office->today)
		good = error_set(err, ERR_REFUSED, _("还没有到开庭的日子，不能登记为已开"));
	if (good && note)
		good = row_set_text(&hearing.note, note, err);
	good = good && row_set_text(&hearing.state, state, err) &&
	       row_update(office->store, &hearing_table, &hearing, err) &&
	       hearing_say_time(done, &hearing, result, err) &&
	       act_say_follows(office, call->case_id, result, err) &&
	       joint_warn_left(office, &hearing, result, err);
	result->row_id = hearing.id;
	row_clear(&hearing_table, &hearing);
	return good;
}

bool act_cancel_hearing(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return finish(office, call, "cancelled", act_text(call, "reason"), _("已取消开庭"), result, err);
}

/* Default may only follow where the notice was served in time. */
static bool warn_not_notified(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err)
{
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_deadlines(office->store, hearing->case_id, office->today, law, err), told = true;
	for (size_t i = 0; good && i < law->deadline_count; i++) {
		const struct law_deadline *d = &law->deadlines[i];
		if (d->rule->id == LAW_RULE_HEARING_NOTICE && d->start_date == minute_date(hearing->start))
			told = d->met_on != CIVIL_NONE && d->met_on <= d->due;
	}
	free(law);
	return good && (told || act_warn(result, err, _("开庭通知没有按期送达的记录，不能按未到庭处理")));
}

/* 规则三十九: an applicant who stays away is treated as withdrawing, without a respondent the case is heard.
 */
static bool say_default(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct hearing hearing;
	const char *absent = act_choice(call, "absent");
	if (!absent)
		return true;
	if (!row_get(office->store, &hearing_table, result->row_id, &hearing, err))
		return false;
	bool good = row_set_text(&hearing.absent, absent, err) &&
		    row_update(office->store, &hearing_table, &hearing, err);
	if (good && strcmp(absent, "respondent") == 0)
		good = act_say(result, err, _("被申请人未到庭，缺席审理（办案规则第三十九条）"));
	else if (good)
		good = act_warn(result, err,
			_("申请人未到庭，可以办理“视为撤回”（deem_withdrawn），此后不得就同一请求再申请（办案规则第三十九条）"));
	good = good && warn_not_notified(office, &hearing, result, err);
	row_clear(&hearing_table, &hearing);
	return good;
}

/* What could not be finished goes on, as long, in the same room, with the same clerk. */
static bool plan_continuation(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct hearing held, next;
	if (!act_text(call, "again"))
		return true;
	row_init(&hearing_table, &next);
	if (!row_get(office->store, &hearing_table, result->row_id, &held, err))
		return false;
	next.case_id = held.case_id;
	next.room_id = held.room_id;
	next.clerk_id = held.clerk_id;
	next.start = act_time(call, "again");
	next.end = held.end == MINUTE_NONE ? MINUTE_NONE : next.start + (held.end - held.start);
	bool good = next.start > held.start || error_field(err, "again", _("续庭时间：须在本次开庭之后"));
	good = good && hearing_refuse_past(office, &next, err) &&
	       (next.end == MINUTE_NONE || hearing_check_clash(office, call, &next, result, err)) &&
	       row_set_text(&next.state, "planned", err) &&
	       row_insert(office->store, &hearing_table, &next, err) &&
	       hearing_say_time(_("续庭"), &next, result, err) &&
	       hearing_warn_law(office, &next, result, err);
	row_clear(&hearing_table, &next);
	row_clear(&hearing_table, &held);
	return good;
}

bool act_hold_hearing(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return finish(office, call, "held", act_text(call, "note"), _("已登记开庭"), result, err) &&
	       say_default(office, call, result, err) && plan_continuation(office, call, result, err);
}
