/* rehearing.c — a planned hearing gets another time: chosen, or the first lawful one after its tribunal was
 * completed again. Whoever was told of the old time has to be told of the new one. */
#include "base/i18n.h"
#include "law/derive.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/hearing_acts.h"
#include "office/hearing_house.h"
#include "office/hearing_touch.h"
#include "office/joint_hearing.h"
#include "office/recusal.h"
#include "office/seats.h"
#include "office/slot_text.h"
#include "store/derive.h"

#include <stdlib.h>
#include <string.h>

/* ---- writing ---- */

/* Whom it touches; whose notice must go out again. How long there is for that says hearing_warn_law(). */
bool hearing_say_touched(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err)
{
	struct strbuf touched = {0}, notified = {0};
	bool good = hearing_touch_text(office, hearing, &touched, err) &&
		    act_say(result, err, _("涉及 %s"), strbuf_text(&touched)) &&
		    hearing_notified_text(office, hearing->case_id, &notified, err);
	if (good)
		good = notified.length
			       ? act_say(result, err, _("开庭通知须重新送达 %s"), strbuf_text(&notified))
			       : act_say(result, err, _("须重新通知当事人"));
	strbuf_free(&touched);
	strbuf_free(&notified);
	return good;
}

static bool write_move(struct office *office, const struct act_call *call, struct hearing *hearing,
	struct act_result *result, struct error *err)
{
	const struct hearing before = *hearing;
	act_put_number(call, "room", &hearing->room_id);
	act_put_number(call, "clerk", &hearing->clerk_id);
	bool good = hearing_set_times(office, call, hearing, err) &&
		    hearing_refuse_past(office, hearing, err) &&
		    hearing_check_clash(office, call, hearing, result, err);
	/* A notice tells of day, hour and place. */
	if (good && (hearing->start != before.start || hearing->room_id != before.room_id))
		hearing->notice_from = office->today;
	if (good && act_text(call, "reason"))
		good = row_set_text(&hearing->note, act_text(call, "reason"), err);
	return good && row_update(office->store, &hearing_table, hearing, err) &&
	       hearing_say_time(_("已改期到"), hearing, result, err) &&
	       hearing_say_touched(office, hearing, result, err) &&
	       hearing_warn_law(office, hearing, result, err) &&
	       joint_move(office, call, &before, hearing, result, err) &&
	       (hearing->room_id == before.room_id || hearing_warn_seats(office, hearing, result, err));
}

bool act_move_hearing(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct hearing hearing;
	if (!act_subject(office, call, "hearing", &hearing, err))
		return false;
	bool good = write_move(office, call, &hearing, result, err);
	result->row_id = hearing.id;
	row_clear(&hearing_table, &hearing);
	return good;
}

static bool fill_place(struct office *office, struct act_call *call, civil_minute at, int64_t minutes,
	int64_t room_id, int64_t clerk_id, struct error *err)
{
	char start[MINUTE_TEXT_SIZE];
	minute_format(at, start);
	start[10] = ' ';
	return act_fill_text(office, call, "start", start, err) &&
	       (minutes == 0 || act_fill_number(office, call, "minutes", minutes, err)) &&
	       act_fill_id(office, call, "room", room_id, err) &&
	       act_fill_id(office, call, "clerk", clerk_id, err);
}

bool fill_hearing(struct office *office, struct act_call *call, struct error *err)
{
	struct hearing hearing;
	if (!act_subject(office, call, "hearing", &hearing, err))
		return false;
	int64_t minutes = hearing.end == MINUTE_NONE ? 0 : hearing.end - hearing.start;
	bool good = act_fill_id(office, call, "hearing", hearing.id, err) &&
		    fill_place(office, call, hearing.start, minutes, hearing.room_id, hearing.clerk_id, err);
	row_clear(&hearing_table, &hearing);
	return good;
}

/* ---- the next lawful time ---- */

static bool refuse_incomplete(struct office *office, int64_t case_id, struct error *err)
{
	struct row_list seats;
	struct arb_case row;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err))
		return false;
	bool good = row_get(office->store, &arb_case_table, case_id, &row, err);
	if (good) {
		struct seat_plan plan = seat_plan_of(&seats, seat_needs_three(&row));
		const char *next = seat_plan_next(&plan);
		good = !next || error_set(err, ERR_REFUSED,
					_("仲裁庭不全，还缺%s：先抽取（draw）或指定（assign），再重排"),
					act_choice_label("assign", "seat", next));
	}
	row_clear(&arb_case_table, &row);
	row_list_free(&seats);
	return good;
}

/* Was everybody told of the hearing as it stands, or can they still be? */
static bool notice_holds(struct office *office, int64_t case_id, unsigned flags,
	const struct hearing *hearing, bool *holds, struct error *err)
{
	civil_date day = minute_date(hearing->start);
	bool provisional = false; /* only ever set */
	civil_date notice_by = law_notice_day(office->law, flags, day, &provisional);
	*holds = notice_by == CIVIL_NONE || notice_by >= office->today;
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_deadlines(office->store, case_id, office->today, law, err);
	for (size_t i = 0; good && i < law->deadline_count; i++) {
		const struct law_deadline *d = &law->deadlines[i];
		if (d->rule->id == LAW_RULE_HEARING_NOTICE && d->start_date == day && d->met_on != CIVIL_NONE)
			*holds = true;
	}
	free(law);
	return good;
}

/* Everybody of the tribunal as it is now can come at the old time, and no period runs beyond it. */
static bool still_stands(struct office *office, const struct hearing_house *house,
	const struct hearing_need *need, const struct hearing *hearing, bool *stands, struct error *err)
{
	const struct law_hearing_day *lawful = &need->lawful;
	civil_date day = minute_date(hearing->start);
	struct slot slot;
	*stands = hearing->end != MINUTE_NONE && day >= office->today && lawful->completion < day &&
		  lawful->defence < day && lawful->evidence < day &&
		  slot_at(&house->slots, need, hearing->start, &slot);
	bool holds = false;
	if (*stands && !notice_holds(office, need->case_id, need->flags, hearing, &holds, err))
		return false;
	*stands = *stands && holds;
	for (size_t i = 0; *stands && i < need->fellow_count; i++) {
		if (!notice_holds(office, need->fellows[i].case_id, need->flags, hearing, &holds, err))
			return false;
		*stands = holds;
	}
	return true;
}

/* One of those heard with it has an empty seat, nobody who sits, or no day to count from. */
static bool refuse_fellows(struct office *office, const struct hearing_need *need, struct error *err)
{
	for (size_t i = 0; i < need->fellow_count; i++)
		if (!refuse_incomplete(office, need->fellows[i].case_id, err))
			return joint_name_refusal(&need->fellows[i], err);
	struct strbuf why = {0};
	const char *refusal = hearing_need_refusal(need);
	if (!refusal)
		return true;
	hearing_held_text(need, &why);
	strbuf_add(&why, refusal);
	error_set(err, ERR_REFUSED, "%s", strbuf_text(&why));
	strbuf_free(&why);
	return false;
}

/* The first lawful slot without the hearing itself in the book; `stands`: it need not move. ERR_REFUSED where
 * the tribunal is not complete or there is no slot. */
static bool find_slot(struct office *office, const struct hearing *hearing, struct slot *slot, bool *stands,
	struct error *err)
{
	struct hearing_need need;
	struct hearing_house house = {0};
	*stands = false;
	if (!refuse_incomplete(office, hearing->case_id, err) ||
		!joint_need_planned(&need, office, hearing->case_id, hearing->start, err))
		return false;
	bool good = refuse_fellows(office, &need, err) && hearing_house_load(&house, office, err);
	if (good && hearing->end != MINUTE_NONE) {
		need.minutes = (int)(hearing->end - hearing->start);
		const struct slot own = {.start = hearing->start,
			.end = hearing->end,
			.room_id = hearing->room_id,
			.clerk_id = hearing->clerk_id};
		slot_give(&house.slots, &need, &own);
	}
	good = good && still_stands(office, &house, &need, hearing, stands, err);
	if (good && !*stands && slots_find(&house.slots, &need, slot, 1, NULL) == 0)
		good = error_set(err, ERR_REFUSED, _("一年之内没有合法而人员庭室都空的时间"));
	hearing_house_free(&house);
	hearing_need_free(&need);
	return good;
}

static bool refuse_standing(const struct hearing *hearing, struct error *err)
{
	char start[MINUTE_TEXT_SIZE];
	minute_format(hearing->start, start);
	start[10] = ' ';
	return error_set(err, ERR_REFUSED,
		_("原定 %s 仍然合法，人员庭室都空，无须改期；仲裁庭有更换的须另行书面通知（办案规则第三十七条）"),
		start);
}

/* The reason of itself, where somebody was recused since the hearing got its time. */
static bool fill_reason(
	struct office *office, struct act_call *call, const struct hearing *hearing, struct error *err)
{
	char *name;
	struct strbuf reason = {0};
	if (!recusal_last_granted(office, hearing->case_id, hearing->notice_from, &name, err))
		return false;
	if (name)
		strbuf_addf(&reason, _("准予 %s 回避，仲裁庭更换"), name);
	bool good = act_fill_text(office, call, "reason", name ? strbuf_text(&reason) : NULL, err);
	strbuf_free(&reason);
	free(name);
	return good;
}

bool fill_replan(struct office *office, struct act_call *call, struct error *err)
{
	struct hearing hearing;
	struct slot slot;
	bool stands;
	if (!act_subject(office, call, "hearing", &hearing, err))
		return false;
	bool good = find_slot(office, &hearing, &slot, &stands, err) &&
		    (!stands || refuse_standing(&hearing, err)) &&
		    act_fill_id(office, call, "hearing", hearing.id, err) &&
		    fill_place(office, call, slot.start, slot.end - slot.start, slot.room_id, slot.clerk_id,
			    err) &&
		    fill_reason(office, call, &hearing, err);
	row_clear(&hearing_table, &hearing);
	return good;
}

bool act_replan(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct act_call filled;
	struct hearing hearing;
	if (act_given(call, "start") && act_text(call, "start")) {
		/* The time was chosen: then it only has to have a tribunal. */
		return refuse_incomplete(office, call->case_id, err) &&
		       act_move_hearing(office, call, result, err);
	}
	if (!act_subject(office, call, "hearing", &hearing, err))
		return false;
	act_call_init(&filled, call->act, call->case_id);
	bool good = act_fill_id(office, &filled, "hearing", hearing.id, err) &&
		    fill_replan(office, &filled, err) && write_move(office, &filled, &hearing, result, err);
	if (good && act_text(call, "reason"))
		good = row_set_text(&hearing.note, act_text(call, "reason"), err) &&
		       row_update(office->store, &hearing_table, &hearing, err);
	result->row_id = hearing.id;
	act_call_clear(&filled);
	row_clear(&hearing_table, &hearing);
	return good;
}
