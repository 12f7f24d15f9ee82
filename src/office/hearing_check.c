/* hearing_check.c — what stands in the way of a hearing that somebody schedules or moves, and what is only
 * unusual of it. */
#include "base/i18n.h"
#include "law/derive.h"
#include "office/casework.h"
#include "office/clash.h"
#include "office/hearing_acts.h"
#include "office/joint_hearing.h"
#include "office/seating.h"
#include "store/derive.h"
#include "store/hearings.h"

#include <stdlib.h>
#include <string.h>

/* Which value of the form has to be another one; NULL where the act has it not. */
static const char *field_of_clash(const struct act_call *call, enum hearing_resource resource)
{
	const char *wanted = resource == CLASH_ROOM ? "room" : resource == CLASH_CLERK ? "clerk" : "start";
	for (const struct act_param *param = call->act->params; param && param->id; param++)
		if (strcmp(param->id, wanted) == 0)
			return param->id;
	return NULL;
}

static bool refuse_clash(const struct act_call *call, const struct hearing_clash *clash, struct error *err)
{
	struct strbuf text = {0};
	clash_text(clash, &text);
	error_set(err, text.failed ? ERR_NOMEM : ERR_REFUSED, "%s", strbuf_text(&text));
	err->field = field_of_clash(call, clash->resource);
	strbuf_free(&text);
	return false;
}

static bool warn_clash(const struct hearing_clash *clash, struct act_result *result, struct error *err)
{
	struct strbuf text = {0};
	clash_text(clash, &text);
	bool good = text.length == 0 || act_warn(result, err, "%s", strbuf_text(&text));
	strbuf_free(&text);
	return good;
}

static bool check_resources(struct office *office, const struct act_call *call,
	const struct hearing_proposal *proposal, struct act_result *result, struct error *err)
{
	struct hearing_clash clash = {0};
	if (!hearing_find_clash(office->store, proposal, &clash, err))
		return false;
	bool good = clash_refuses(&clash) ? refuse_clash(call, &clash, err) : warn_clash(&clash, result, err);
	hearing_clash_clear(&clash);
	return good;
}

/* A person cannot be in two rooms; who appears instead is asked of whoever schedules it. */
static bool check_parties(struct office *office, const struct hearing_proposal *proposal, bool agreed,
	struct act_result *result, struct error *err)
{
	struct hearing_clash clash = {0};
	struct strbuf text = {0};
	if (!hearing_find_party_clash(office->store, proposal, &clash, err))
		return false;
	clash_text(&clash, &text);
	bool good = clash.resource != CLASH_PERSON || agreed ||
		    error_field(err, "double_booked", _("%s；换时间，或已商定由谁到庭的，“同时有庭”写“是”"),
			    strbuf_text(&text));
	good = good && (clash.resource == CLASH_NONE || act_warn(result, err, "%s", strbuf_text(&text)));
	strbuf_free(&text);
	hearing_clash_clear(&clash);
	return good;
}

bool hearing_check_clash(struct office *office, const struct act_call *call, const struct hearing *hearing,
	struct act_result *result, struct error *err)
{
	const struct hearing_proposal proposal = {.case_id = hearing->case_id,
		.hearing_id = hearing->id,
		.room_id = hearing->room_id,
		.clerk_id = hearing->clerk_id,
		.start = hearing->start,
		.end = hearing->end};
	return check_resources(office, call, &proposal, result, err) &&
	       check_parties(office, &proposal, act_number(call, "double_booked") != 0, result, err);
}

/* A room may be used outside its hours, when somebody unlocks it. */
static bool warn_closed(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err)
{
	struct room room;
	if (!hearing->room_id)
		return true;
	if (!row_get(office->store, &room_table, hearing->room_id, &room, err))
		return false;
	int64_t midnight = minute_make(minute_date(hearing->start), 0, 0);
	bool open = hearing->start >= midnight + room.opens && hearing->end <= midnight + room.closes;
	bool good = open || act_warn(result, err, _("%s 这时不开放（%02d:%02d 至 %02d:%02d）"), room.name,
				    (int)room.opens / 60, (int)room.opens % 60, (int)room.closes / 60,
				    (int)room.closes % 60);
	row_clear(&room_table, &room);
	return good;
}

static int64_t largest_room(const struct row_list *rooms, bool online)
{
	int64_t largest = 0;
	for (size_t i = 0; i < rooms->count; i++) {
		const struct room *room = ROW_AT(rooms, room, i);
		if (room->is_online == online && room->capacity > largest)
			largest = room->capacity;
	}
	return largest;
}

/* Of a collective case the representatives speak for all: it has the largest room that there is. */
static bool warn_seats(const struct hearing_need *need, const struct hearing *hearing,
	const struct row_list *rooms, struct act_result *result, struct error *err)
{
	for (size_t i = 0; i < rooms->count; i++) {
		const struct room *room = ROW_AT(rooms, room, i);
		if (room->id != hearing->room_id || room->capacity == 0 || room->capacity >= need->seats)
			continue;
		bool collective = need->flags & LAW_FLAG_COLLECTIVE;
		if (!collective || room->capacity < largest_room(rooms, room->is_online))
			return act_warn(result, err, _("%s 只坐得下 %d 人，本次开庭约需 %d 个座位"),
				room->name, (int)room->capacity, need->seats);
	}
	return true;
}

bool hearing_warn_seats(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err)
{
	struct hearing_need need;
	struct row_list rooms;
	if (!hearing->room_id)
		return true;
	if (!joint_need_planned(&need, office, hearing->case_id, hearing->start, err))
		return false;
	bool good = row_list_all(office->store, &room_table, &rooms, err) &&
		    warn_seats(&need, hearing, &rooms, result, err);
	row_list_free(&rooms);
	hearing_need_free(&need);
	return good;
}

/* Whoever was offered a seat may decline it yet. */
static bool warn_awaited(struct office *office, int64_t case_id, struct act_result *result, struct error *err)
{
	struct row_list seats;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		if (strcmp(seat->state, "offered") != 0)
			continue;
		char *name = arbitrator_name(office, seat->arbitrator_id, err);
		good = name && act_warn(result, err, _("%s 还没有答复是否承办"), name);
		free(name);
	}
	row_list_free(&seats);
	return good;
}

/* What the law asks before a hearing: the notice and the defence period. Once written, the deadlines say. */
bool hearing_warn_law(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err)
{
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	civil_date day = minute_date(hearing->start);
	char text[CIVIL_TEXT_SIZE];
	bool good = store_deadlines(office->store, hearing->case_id, office->today, law, err);
	for (size_t i = 0; good && i < law->deadline_count; i++) {
		const struct law_deadline *d = &law->deadlines[i];
		if (d->due == CIVIL_NONE)
			continue;
		if (d->rule->id == LAW_RULE_HEARING_NOTICE && d->start_date == day && d->pending) {
			good = d->due < office->today
				       ? act_warn(result, err,
						 _("开庭通知须在 %s 前送达，已来不及，须经当事人同意"),
						 civil_format(d->due, text))
				       : act_say(result, err, _("开庭通知须在 %s 前送达"),
						 civil_format(d->due, text));
		} else if (d->rule->id == LAW_RULE_DEFENCE && d->due >= day && d->pending) {
			good = act_warn(result, err, _("答辩期到 %s 才届满"), civil_format(d->due, text));
		} else if (d->rule->id == LAW_RULE_AWARD && d->due < day && d->pending) {
			good = act_warn(result, err, _("开庭日已过裁决期限 %s"), civil_format(d->due, text));
		}
	}
	free(law);
	return good && act_warn_holiday(office, day, result, err) &&
	       warn_awaited(office, hearing->case_id, result, err) &&
	       warn_closed(office, hearing, result, err);
}
