#include "office/announce_hearing.h"

#include "base/i18n.h"
#include "office/casework.h"
#include "office/joint_hearing.h"
#include "office/slot_text.h"

#include <inttypes.h>
#include <stdio.h>

/* The notice is served when the announcement is complete, not today: where the time for a defence does not
 * reach as far, the notice decides. */
static void wait_for_notice(const struct office *office, struct hearing_need *need)
{
	struct law_hearing_day *lawful = &need->lawful;
	while (lawful->day != CIVIL_NONE && lawful->notice != CIVIL_NONE &&
		lawful->notice < lawful->completion) {
		lawful->day = law_working_day(office->law->calendar, lawful->day, 1);
		if (lawful->day != CIVIL_NONE)
			lawful->notice =
				law_notice_day(office->law, need->flags, lawful->day, &lawful->provisional);
		lawful->by_notice = true;
	}
}

/* 2020-12-28 09:00（周一） */
static const char *time_text(civil_minute start, char out[MINUTE_TEXT_SIZE])
{
	minute_format(start, out);
	out[10] = ' ';
	return out;
}

static bool keep_planned(const struct hearing_need *need, struct act_result *result, struct error *err)
{
	char start[MINUTE_TEXT_SIZE], day[CIVIL_TEXT_SIZE];
	time_text(need->planned, start);
	if (minute_date(need->planned) >= need->lawful.day)
		return act_say(result, err, _("开庭仍为 %s"), start);
	return error_set(err, ERR_REFUSED,
		_("已排定的开庭 %s 早于公告期满后最早可开庭之日 %s，请先改期或取消"), start,
		civil_format(need->lawful.day, day));
}

static bool schedule(struct office *office, const struct hearing_need *need, const struct slot *slot,
	struct act_result *result, struct error *err)
{
	struct act_result done;
	char start[MINUTE_TEXT_SIZE], minutes[16], room[24], clerk[24] = "";
	snprintf(minutes, sizeof minutes, "%d", need->minutes);
	snprintf(room, sizeof room, "id:%" PRId64, slot->room_id);
	if (slot->clerk_id)
		snprintf(clerk, sizeof clerk, "id:%" PRId64, slot->clerk_id);
	if (!act_do(office, "schedule", need->case_id, &done, err, "start", time_text(slot->start, start),
		    "minutes", minutes, "room", room, "clerk", clerk, (const char *)NULL))
		return false;
	bool good = !done.warning || act_warn(result, err, "%s", done.warning);
	act_result_clear(&done);
	return good;
}

static bool refuse_place(const char *why, struct error *err)
{
	return error_set(err, ERR_REFUSED, _("开庭没有地方可排：%s"), why);
}

/* Beside the hearing of a case that was joined with it, else the first slot. */
static bool find_place(struct office *office, struct hearing_house *house, const struct hearing_need *need,
	struct slot *slot, struct strbuf *why, struct error *err)
{
	enum joint_place beside;
	struct slot none;
	if (!joint_place_find(office, house, need, &beside, slot, why, err))
		return false;
	if (beside == JOINT_BARRED)
		return refuse_place(strbuf_text(why), err);
	if (beside == JOINT_BESIDE)
		return true;
	if (slots_find(&house->slots, need, slot, 1, &none) == 1) {
		slot_why_text(house, need, slot, why);
		return true;
	}
	slot_none_text(house, need, &none, why);
	return refuse_place(strbuf_text(why), err);
}

static bool place(struct office *office, struct hearing_house *house, const struct hearing_need *need,
	struct act_result *result, struct error *err)
{
	struct slot slot;
	struct strbuf why = {0};
	char start[MINUTE_TEXT_SIZE];
	bool good = find_place(office, house, need, &slot, &why, err) &&
		    schedule(office, need, &slot, result, err) &&
		    act_say(result, err, _("开庭 %s %s（%s）"), time_text(slot.start, start),
			    house_room(house, slot.room_id), strbuf_text(&why));
	strbuf_free(&why);
	return good;
}

/* What is announced now is out; a case that was joined with it may still have to follow: then it is put
 * beside this one when it does. */
static bool load_need(struct hearing_need *out, struct office *office, int64_t case_id, struct error *err)
{
	if (!joint_need_load(out, office, case_id, CIVIL_NONE, err))
		return false;
	if (!out->held_by)
		return true;
	hearing_need_free(out);
	return hearing_need_load(out, office, case_id, CIVIL_NONE, err);
}

bool announce_hearing(struct office *office, int64_t case_id, struct act_result *result, struct error *err)
{
	struct hearing_need need;
	struct hearing_house house = {0};
	if (!load_need(&need, office, case_id, err))
		return false;
	wait_for_notice(office, &need);
	const char *refusal = hearing_need_refusal(&need);
	bool good = !refusal || error_set(err, ERR_REFUSED, "%s", refusal);
	if (good && need.lawful.day == CIVIL_NONE)
		good = error_set(err, ERR_REFUSED, _("日历到头了，排不了开庭"));
	if (good && need.planned != MINUTE_NONE) {
		good = keep_planned(&need, result, err);
	} else if (good) {
		/* The book from that day on: what lies before it is no matter, and much more. */
		struct office then = *office;
		then.today = need.lawful.day;
		good = hearing_house_load(&house, &then, err) && place(office, &house, &need, result, err);
	}
	hearing_house_free(&house);
	hearing_need_free(&need);
	return good;
}
