/* calendar_place.c — judging a place for a hearing. */
#include "pane/calendar_place.h"

#include "base/i18n.h"
#include "office/clash.h"

/* Adds a sentence after those that are there. */
static void add(struct calendar_place *place, enum place_verdict verdict, const char *sentence)
{
	if (place->why.length)
		strbuf_add(&place->why, _("；"));
	strbuf_add(&place->why, sentence);
	if (verdict > place->verdict)
		place->verdict = verdict;
}

static void add_dated(
	struct calendar_place *place, enum place_verdict verdict, const char *sentence, civil_date date)
{
	char text[CIVIL_TEXT_SIZE];
	struct strbuf whole = {0};
	strbuf_addf(&whole, sentence, civil_format(date, text));
	add(place, verdict, strbuf_text(&whole));
	strbuf_free(&whole);
}

static void warn_of_law(struct calendar_place *place, const struct office *office,
	const struct hearing_need *of, civil_date day)
{
	bool provisional = false;
	const struct law_holiday *holiday = law_holiday_of(office->law->calendar, day);
	if (!law_is_working(office->law->calendar, day))
		add(place, PLACE_WARNED, holiday ? _("节假日，不是工作日") : _("双休日，不是工作日"));
	if (of->lawful.completion >= day)
		add_dated(place, PLACE_WARNED, _("送达到 %s 才期满"), of->lawful.completion);
	else if (of->lawful.defence >= day)
		add_dated(place, PLACE_WARNED, _("答辩期到 %s 才届满"), of->lawful.defence);
	else if (of->lawful.evidence >= day)
		add_dated(place, PLACE_WARNED, _("举证期到 %s 才届满"), of->lawful.evidence);
	if (of->award_due != CIVIL_NONE && of->award_due < day)
		add_dated(place, PLACE_WARNED, _("已过裁决期限 %s"), of->award_due);
	civil_date notice = law_notice_day(office->law, of->flags, day, &provisional);
	if (notice != CIVIL_NONE && notice < office->today)
		add_dated(place, PLACE_WARNED, _("开庭通知须在 %s 前送达，已来不及"), notice);
	else if (notice != CIVIL_NONE && place->verdict == PLACE_FREE)
		add_dated(place, PLACE_FREE, _("可排，开庭通知须在 %s 前送达"), notice);
}

static bool judge_clash(struct calendar_place *place, struct office *office,
	const struct hearing_proposal *proposal, struct error *err)
{
	struct hearing_clash clash = {0};
	if (!hearing_find_clash(office->store, proposal, &clash, err) ||
		(clash.resource == CLASH_NONE &&
			!hearing_find_party_clash(office->store, proposal, &clash, err)))
		return false;
	clash_text(&clash, &place->why);
	if (clash_refuses(&clash))
		place->verdict = PLACE_REFUSED;
	else if (clash.resource != CLASH_NONE)
		place->verdict = PLACE_WARNED;
	hearing_clash_clear(&clash);
	return true;
}

/* The cases that are heard in it must be able to come, too. */
static bool judge_fellows(struct calendar_place *place, struct office *office, const struct hearing_need *of,
	const struct hearing_proposal *proposal, struct error *err)
{
	for (size_t i = 0; place->verdict == PLACE_FREE && i < of->fellow_count; i++) {
		struct hearing_proposal its = *proposal;
		its.case_id = of->fellows[i].case_id;
		its.hearing_id = of->fellows[i].planned_id;
		if (!judge_clash(place, office, &its, err))
			return false;
	}
	return true;
}

bool calendar_place_judge(struct calendar_place *out, struct office *office, const struct hearing_need *of,
	const struct hearing_proposal *proposal, bool whole_day, struct error *err)
{
	civil_date day = minute_date(proposal->start);
	strbuf_reset(&out->why);
	out->verdict = of->case_id ? PLACE_FREE : PLACE_UNASKED;
	if (!of->case_id)
		return true;
	const char *refusal = hearing_stage_refusal(of->stage);
	if (!refusal && day < office->today)
		refusal = _("早于今天，不能排期");
	if (refusal)
		add(out, PLACE_REFUSED, refusal);
	else if (!whole_day &&
		 (!judge_clash(out, office, proposal, err) || !judge_fellows(out, office, of, proposal, err)))
		return false;
	if (out->verdict != PLACE_REFUSED)
		warn_of_law(out, office, of, day);
	return !out->why.failed || error_set(err, ERR_NOMEM, _("内存不足"));
}

/* Of a collective case the representatives speak for all: any room will do. */
static bool is_too_small(const struct hearing_house *house, int64_t room_id, const struct hearing_need *of)
{
	for (size_t i = 0; i < house->slots.room_count; i++) {
		const struct slot_room *room = &house->slots.rooms[i];
		if (room->id == room_id)
			return room->capacity && room->capacity < of->seats &&
			       !(of->flags & LAW_FLAG_COLLECTIVE);
	}
	return false;
}

/* Who has to be there was asked of the store: here only the rooms are, and some clerk where the case has
 * none. */
static bool has_room(const struct hearing_house *house, const struct hearing_need *of, civil_minute start)
{
	struct slot slot;
	struct hearing_need empty = *of;
	empty.case_id = 0;
	empty.who_count = 0;
	empty.clerk_id = 0;
	return slot_at(&house->slots, &empty, start, &slot);
}

bool calendar_place_warn(struct calendar_place *place, const char *sentence, struct error *err)
{
	if (place->verdict == PLACE_FREE)
		strbuf_reset(&place->why); /* 可排 */
	add(place, PLACE_WARNED, sentence);
	return !place->why.failed || error_set(err, ERR_NOMEM, _("内存不足"));
}

bool calendar_place_ask_house(struct calendar_place *place, const struct hearing_house *house,
	const struct hearing_need *of, const struct hearing_proposal *proposal, struct error *err)
{
	if (place->verdict == PLACE_UNASKED || place->verdict == PLACE_REFUSED)
		return true;
	if (!proposal->room_id)
		return has_room(house, of, proposal->start) ||
		       calendar_place_warn(place, _("那时没有空着而坐得下的庭室"), err);
	return !is_too_small(house, proposal->room_id, of) ||
	       calendar_place_warn(place, _("庭室的座位不够"), err);
}

void calendar_place_free(struct calendar_place *place)
{
	strbuf_free(&place->why);
}
