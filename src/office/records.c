/* records.c — the case's own fields, its notes, and events put right by hand. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/recusal.h"
#include "office/seating.h"
#include "office/seats.h"

#include <string.h>

/* Whoever sits alone or presides leads the case. Before there is a tribunal (a case out of a ledger) naming
 * who leads it is choosing by hand: the director's, and of nobody whom a conflict keeps from it. */
static bool put_lead(struct office *office, const struct act_call *call, struct arb_case *row,
	struct act_result *result, struct error *err)
{
	int64_t lead = act_number(call, "lead");
	struct row_list seats;
	if (!act_given(call, "lead") || lead == row->lead_id)
		return true;
	if (!row_list_of_case(office->store, &tribunal_table, row->id, &seats, err))
		return false;
	bool formed = false, leads = false;
	for (size_t i = 0; i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		formed |= seat_is_taken(seat);
		leads |= strcmp(seat->state, "accepted") == 0 && strcmp(seat->seat, "member") != 0 &&
			 seat->arbitrator_id == lead;
	}
	row_list_free(&seats);
	row->lead_id = lead;
	if (formed)
		return leads || error_field(err, "lead",
					_("承办仲裁员：由独任或首席仲裁员承办；要换人用“更换”或“重抽”"));
	if (lead && !office->is_director)
		return error_field(err, "lead", _("承办仲裁员：由主任指定，或者抽取"));
	return !lead || seating_judge(office, row->id, lead, 0, office->today, result, err);
}

bool act_edit_case(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, call->case_id, &row, err))
		return false;
	act_put_number(call, "amount", &row.amount);
	act_put_flag(call, "collective", &row.is_collective);
	act_put_flag(call, "summary", &row.is_summary);
	act_put_flag(call, "final_award", &row.is_final_award);
	act_put_flag(call, "employer_applies", &row.employer_applies);
	act_put_flag(call, "wages", &row.wages);
	act_put_number(call, "clerk", &row.clerk_id);
	act_put_number(call, "station", &row.station_id);
	bool good = true;
	if (act_given(call, "head_count")) {
		row.head_count = act_number(call, "head_count");
		if (row.head_count < 1)
			good = error_field(err, "head_count", _("人数：至少一人"));
	}
	if (good && act_given(call, "cause") && !act_text(call, "cause"))
		good = error_field(err, "cause", _("案由：不能为空"));
	good = good && put_lead(office, call, &row, result, err) &&
	       act_put_text(call, "cause", &row.cause, err) &&
	       act_put_text(call, "remark", &row.remark, err) &&
	       act_put_text(call, "mediator", &row.mediator, err) &&
	       row_update(office->store, &arb_case_table, &row, err) &&
	       act_say(result, err, _("已修改案件")) && act_say_follows(office, row.id, result, err);
	row_clear(&arb_case_table, &row);
	return good;
}

bool fill_case(struct office *office, struct act_call *call, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, call->case_id, &row, err))
		return false;
	bool good = act_fill_text(office, call, "cause", row.cause, err) &&
		    act_fill_money(office, call, "amount", row.amount, err) &&
		    act_fill_number(office, call, "head_count", row.head_count, err) &&
		    act_fill_flag(office, call, "collective", row.is_collective, err) &&
		    act_fill_flag(office, call, "summary", row.is_summary, err) &&
		    act_fill_flag(office, call, "final_award", row.is_final_award, err) &&
		    act_fill_flag(office, call, "employer_applies", row.employer_applies, err) &&
		    act_fill_flag(office, call, "wages", row.wages, err) &&
		    act_fill_id(office, call, "lead", row.lead_id, err) &&
		    act_fill_id(office, call, "clerk", row.clerk_id, err) &&
		    act_fill_id(office, call, "station", row.station_id, err) &&
		    act_fill_text(office, call, "remark", row.remark, err) &&
		    act_fill_text(office, call, "mediator", row.mediator, err);
	row_clear(&arb_case_table, &row);
	return good;
}

/* ---- notes ---- */

static void describe_note(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	const struct note *note = row;
	char day[CIVIL_TEXT_SIZE];
	strbuf_addf(out, "%s %s", civil_format(note->written_on, day), note->author);
}

const struct subject subject_note = {&note_table, NULL, describe_note};

bool act_add_note(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct note note;
	row_init(&note_table, &note);
	note.case_id = call->case_id;
	note.written_on = office->today;
	bool good = row_set_text(&note.author, office->actor, err) &&
		    row_set_text(&note.content, act_text(call, "content"), err) &&
		    row_insert(office->store, &note_table, &note, err) &&
		    act_say(result, err, _("已写入笔记"));
	result->row_id = note.id;
	row_clear(&note_table, &note);
	return good;
}

bool act_edit_note(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct note note;
	if (!act_subject(office, call, "note", &note, err))
		return false;
	bool good = act_put_text(call, "content", &note.content, err) &&
		    row_update(office->store, &note_table, &note, err) &&
		    act_say(result, err, _("已修改笔记"));
	result->row_id = note.id;
	row_clear(&note_table, &note);
	return good;
}

bool fill_note(struct office *office, struct act_call *call, struct error *err)
{
	struct note note;
	if (!act_subject(office, call, "note", &note, err))
		return false;
	bool good = act_fill_id(office, call, "note", note.id, err) &&
		    act_fill_text(office, call, "content", note.content, err);
	row_clear(&note_table, &note);
	return good;
}

bool act_remove_note(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct note note;
	if (!act_subject(office, call, "note", &note, err))
		return false;
	bool good =
		row_delete(office->store, &note_table, note.id, err) && act_say(result, err, _("已删去笔记"));
	row_clear(&note_table, &note);
	return good;
}

/* ---- events ---- */

static const char *event_label(const struct event *event)
{
	return _(law_event_infos[law_event_find(event->kind)].label);
}

static void describe_event(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	const struct event *event = row;
	char day[CIVIL_TEXT_SIZE];
	strbuf_addf(out, "%s %s", civil_format(event->day, day), event_label(event));
}

const struct subject subject_event = {&event_table, NULL, describe_event};

/* Which traits a kind must have for a parameter to mean something. */
static const struct {
	const char *param;
	unsigned traits;
} event_params[] = {
	{"party", LAW_TAKES_PARTY},
	{"days", LAW_TAKES_DAYS},
	{"what", LAW_TAKES_WHAT},
	{"who", LAW_TAKES_TO | LAW_TAKES_BY},
	{"award", LAW_TAKES_AWARD},
	{"outcome", LAW_TAKES_OUTCOME | LAW_TAKES_KIND},
};

static bool put_event(
	struct office *office, const struct act_call *call, struct event *event, struct error *err)
{
	const struct law_event_info *info = &law_event_infos[law_event_find(event->kind)];
	for (size_t i = 0; i < sizeof event_params / sizeof *event_params; i++)
		if (act_text(call, event_params[i].param) && !(info->traits & event_params[i].traits))
			return error_field(
				err, event_params[i].param, _("“%s”不带这一项，请留空"), event_label(event));
	if ((info->traits & LAW_TAKES_PARTY) && act_given(call, "party") &&
		!casework_respondent(office, call, "party", &event->party, err))
		return false;
	act_put_date(call, "date", &event->day);
	if (event->day == CIVIL_NONE)
		return error_field(err, "date", _("日期：必须填写"));
	act_put_number(call, "days", &event->days);
	act_put_number(call, "award", &event->award);
	return act_put_text(call, "note", &event->note, err) &&
	       act_put_choice(call, "what", &event->what, err) &&
	       act_put_choice(call, "who", &event->who, err) &&
	       act_put_choice(call, "outcome", &event->outcome, err);
}

bool act_add_event(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct event event;
	enum law_event_kind kind = law_event_find(act_choice(call, "kind"));
	if (kind == LAW_HEARING)
		return error_field(err, "kind", _("开庭请用“排期”或“补登开庭”登记"));
	/* Whom it is about no event says. */
	if (kind == LAW_RECUSAL_REQUESTED || kind == LAW_RECUSAL_DECIDED)
		return error_field(err, "kind", _("回避请用“申请回避”“回避决定”登记"));
	casework_event_init(&event, call->case_id, kind, act_date(call, "date"));
	bool good = put_event(office, call, &event, err);
	if (good && kind == LAW_CLOSED && !event.outcome)
		good = error_field(err, "outcome", _("结案：须写明结果"));
	good = good && row_insert(office->store, &event_table, &event, err) &&
	       act_say(result, err, _("已登记：%s"), event_label(&event)) &&
	       act_say_follows(office, call->case_id, result, err);
	result->row_id = event.id;
	row_clear(&event_table, &event);
	return good;
}

bool act_edit_event(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct event event;
	if (!act_subject(office, call, "event", &event, err))
		return false;
	bool good = put_event(office, call, &event, err) && recusal_check_day(office, &event, err) &&
		    row_update(office->store, &event_table, &event, err) &&
		    act_say(result, err, _("已更正：%s"), event_label(&event)) &&
		    act_say_follows(office, call->case_id, result, err);
	result->row_id = event.id;
	row_clear(&event_table, &event);
	return good;
}

static bool fill_event_party(
	struct office *office, struct act_call *call, const struct event *event, struct error *err)
{
	struct row_list parties;
	if (event->party == 0 || !(law_event_infos[law_event_find(event->kind)].traits & LAW_TAKES_PARTY))
		return true;
	if (!row_list_of_case(office->store, &party_table, call->case_id, &parties, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < parties.count; i++) {
		const struct party *party = ROW_AT(&parties, party, i);
		if (strcmp(party->role, "respondent") == 0 && party->number == event->party)
			good = act_fill_id(office, call, "party", party->id, err);
	}
	row_list_free(&parties);
	return good;
}

bool fill_event(struct office *office, struct act_call *call, struct error *err)
{
	struct event event;
	if (!act_subject(office, call, "event", &event, err))
		return false;
	bool good = act_fill_id(office, call, "event", event.id, err) &&
		    act_fill_date(office, call, "date", event.day, err) &&
		    fill_event_party(office, call, &event, err) &&
		    (event.days == 0 || act_fill_number(office, call, "days", event.days, err)) &&
		    act_fill_text(office, call, "what", event.what, err) &&
		    act_fill_text(office, call, "who", event.who, err) &&
		    (event.award == 0 || act_fill_number(office, call, "award", event.award, err)) &&
		    act_fill_text(office, call, "outcome", event.outcome, err) &&
		    act_fill_text(office, call, "note", event.note, err);
	row_clear(&event_table, &event);
	return good;
}

bool act_remove_event(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct event event;
	if (!act_subject(office, call, "event", &event, err))
		return false;
	bool good = recusal_forget(office, &event, err) &&
		    row_delete(office->store, &event_table, event.id, err) &&
		    act_say(result, err, _("已删去事件：%s"), event_label(&event)) &&
		    act_say_follows(office, call->case_id, result, err);
	row_clear(&event_table, &event);
	return good;
}
