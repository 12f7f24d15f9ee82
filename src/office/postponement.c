/* postponement.c — a party asks for another day (规则三十八), and what is decided. */
#include "base/i18n.h"
#include "law/derive.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/hearing_acts.h"
#include "store/derive.h"

#include <stdlib.h>
#include <string.h>

/* Until when it had to be asked for: three working days before the hearing. */
static bool find_last_day(
	struct office *office, int64_t case_id, civil_date hearing_day, civil_date *due, struct error *err)
{
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	*due = CIVIL_NONE;
	bool good = store_deadlines(office->store, case_id, office->today, law, err);
	for (size_t i = 0; good && i < law->deadline_count; i++)
		if (law->deadlines[i].rule->id == LAW_RULE_POSTPONEMENT &&
			law->deadlines[i].start_date == hearing_day)
			*due = law->deadlines[i].due;
	free(law);
	return good;
}

static bool add_event(struct office *office, const struct act_call *call, enum law_event_kind kind,
	const char *who, const char *note, struct error *err)
{
	struct event event;
	casework_event_init(&event, call->case_id, kind, act_date(call, "date"));
	bool good = row_set_text(&event.who, who, err) && row_set_text(&event.note, note, err) &&
		    row_insert(office->store, &event_table, &event, err);
	row_clear(&event_table, &event);
	return good;
}

bool act_request_postponement(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct hearing hearing;
	civil_date due = CIVIL_NONE, day = act_date(call, "date");
	char text[CIVIL_TEXT_SIZE];
	if (!act_subject(office, call, "hearing", &hearing, err))
		return false;
	bool good = find_last_day(office, call->case_id, minute_date(hearing.start), &due, err) &&
		    add_event(office, call, LAW_POSTPONEMENT_REQUESTED, act_choice(call, "who"),
			    act_text(call, "note"), err) &&
		    act_say(result, err, _("已登记：%s申请延期开庭，待决定"),
			    act_choice_label("request_postponement", "who", act_choice(call, "who")));
	if (good && due != CIVIL_NONE && day > due)
		good = act_warn(result, err,
			_("应当在 %s 前提出，已经迟了，是否准许由仲裁委员会决定（办案规则第三十八条）"),
			civil_format(due, text));
	row_clear(&hearing_table, &hearing);
	return good;
}

static bool require_request(struct office *office, int64_t case_id, struct error *err)
{
	size_t asked, decided;
	return casework_count(office, case_id, LAW_POSTPONEMENT_REQUESTED, &asked, NULL, err) &&
	       casework_count(office, case_id, LAW_POSTPONEMENT_DECIDED, &decided, NULL, err) &&
	       (asked > decided || error_set(err, ERR_REFUSED, _("没有待决定的延期开庭申请")));
}

/* Granted without a new time, the hearing is taken off the calendar: the case waits again for one, and nobody
 * comes at the old time because the new one was forgotten. */
static bool take_off(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct hearing hearing;
	if (!act_subject(office, call, "hearing", &hearing, err))
		return false;
	char start[MINUTE_TEXT_SIZE];
	minute_format(hearing.start, start);
	start[10] = ' ';
	bool good = row_set_text(&hearing.state, "cancelled", err) &&
		    row_set_text(&hearing.note, _("准予延期，另定时间"), err) &&
		    row_update(office->store, &hearing_table, &hearing, err) &&
		    act_say(result, err, _("原定 %s 的开庭取消，案件回到待排期"), start) &&
		    hearing_say_touched(office, &hearing, result, err) &&
		    joint_warn_left(office, &hearing, result, err);
	row_clear(&hearing_table, &hearing);
	return good;
}

/* Granted, the hearing is moved in the same act where its new time is known. */
bool act_decide_postponement(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	bool granted = act_number(call, "granted") != 0, moves = act_text(call, "start") != NULL;
	struct strbuf note = {0};
	if (moves && !granted)
		return error_field(err, "start", _("新的时间：不准延期的不改期"));
	strbuf_add(&note, granted ? _("准予延期") : _("不准延期"));
	if (act_text(call, "note"))
		strbuf_addf(&note, _("：%s"), act_text(call, "note"));
	bool good = require_request(office, call->case_id, err) &&
		    add_event(office, call, LAW_POSTPONEMENT_DECIDED, NULL, strbuf_text(&note), err) &&
		    (!moves || act_move_hearing(office, call, result, err)) &&
		    act_say(result, err, "%s", strbuf_text(&note));
	if (good && granted && !moves)
		good = take_off(office, call, result, err);
	strbuf_free(&note);
	return good;
}
