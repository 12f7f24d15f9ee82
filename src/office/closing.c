/* closing.c — how a case ends: one row a way, and the award. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"

#include <string.h>

static const struct closing {
	const char *act;
	enum law_outcome outcome;
	enum law_event_kind also; /* appended before the closing; LAW_EVENT_UNKNOWN = nothing */
	bool after_hearing; /* a hearing planned for that day or before took place */
} closings[] = {
	{"mediate", LAW_OUTCOME_MEDIATED, LAW_EVENT_UNKNOWN, true},
	{"withdraw", LAW_OUTCOME_WITHDRAWN, LAW_EVENT_UNKNOWN, false},
	{"deem_withdrawn", LAW_OUTCOME_DEEMED_WITHDRAWN, LAW_EVENT_UNKNOWN, true},
	{"terminate", LAW_OUTCOME_TERMINATED, LAW_EVENT_UNKNOWN, false},
	{"transfer_out", LAW_OUTCOME_TRANSFERRED, LAW_EVENT_UNKNOWN, false},
	{"revoke", LAW_OUTCOME_REVOKED, LAW_ACCEPTANCE_REVOKED, false},
	{"award", LAW_OUTCOME_AWARD, LAW_EVENT_UNKNOWN, true},
};

static const struct closing *closing_of(const struct act *act)
{
	for (size_t i = 0; i < sizeof closings / sizeof *closings; i++)
		if (strcmp(closings[i].act, act->id) == 0)
			return &closings[i];
	return NULL;
}

/* A closed case holds no room: what is still planned is cancelled, what took place is said to have. */
static bool settle_hearings(struct office *office, int64_t case_id, const struct closing *closing,
	civil_date day, struct act_result *result, struct error *err)
{
	struct row_list hearings;
	if (!row_list_of_case(office->store, &hearing_table, case_id, &hearings, err))
		return false;
	bool good = true;
	size_t cancelled = 0;
	for (size_t i = 0; good && i < hearings.count; i++) {
		struct hearing *hearing = ROW_AT(&hearings, hearing, i);
		if (strcmp(hearing->state, "planned") != 0)
			continue;
		bool held = closing->after_hearing && minute_date(hearing->start) <= day;
		cancelled += !held;
		good = row_set_text(&hearing->state, held ? "held" : "cancelled", err) &&
		       row_update(office->store, &hearing_table, hearing, err);
	}
	row_list_free(&hearings);
	return good && (cancelled == 0 || act_say(result, err, _("取消了 %zu 次未开的庭"), cancelled));
}

static bool close_case(struct office *office, const struct act_call *call, const struct closing *closing,
	struct act_result *result, struct error *err)
{
	struct event event;
	civil_date day = act_date(call, "date");
	casework_event_init(&event, call->case_id, LAW_CLOSED, day);
	bool good = row_set_text(&event.outcome, law_outcomes[closing->outcome].id, err) &&
		    row_set_text(&event.note, act_text(call, "note"), err) &&
		    row_insert(office->store, &event_table, &event, err) &&
		    settle_hearings(office, call->case_id, closing, day, result, err) &&
		    act_warn_holiday(office, day, result, err);
	row_clear(&event_table, &event);
	return good;
}

bool act_close(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	const struct closing *closing = closing_of(call->act);
	if (!closing)
		return error_set(err, ERR_USAGE, _("没有办理事项 %s"), call->act->id);
	civil_date day = act_date(call, "date");
	return (closing->also == LAW_EVENT_UNKNOWN ||
		       casework_append(office, call->case_id, closing->also, day, NULL, err)) &&
	       act_say(result, err, _("已结案：%s"), _(law_outcomes[closing->outcome].label)) &&
	       close_case(office, call, closing, result, err);
}

static bool say_award(struct office *office, int64_t case_id, bool partial, bool final,
	struct act_result *result, struct error *err)
{
	if (partial)
		return act_say(result, err, _("已作出先行裁决，其余请求继续审理")) &&
		       act_say_follows(office, case_id, result, err);
	return act_say(
		result, err, final ? _("已作出终局裁决并结案，请送达裁决书") : _("已裁决结案，请送达裁决书"));
}

bool act_award(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	bool partial = strcmp(act_choice(call, "kind"), "partial") == 0;
	size_t earlier = 0;
	if (!casework_count(office, call->case_id, LAW_AWARD_MADE, &earlier, NULL, err))
		return false;
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, call->case_id, &row, err))
		return false;
	bool good = true;
	if (act_given(call, "final_award") && row.is_final_award != (act_number(call, "final_award") != 0)) {
		row.is_final_award = !row.is_final_award;
		good = row_update(office->store, &arb_case_table, &row, err);
	}
	bool final = row.is_final_award;
	row_clear(&arb_case_table, &row);
	struct event event;
	casework_event_init(&event, call->case_id, LAW_AWARD_MADE, act_date(call, "date"));
	event.award = earlier > 0 ? (int64_t)earlier + 1 : 0;
	good = good && (!partial || row_set_text(&event.outcome, "partial", err)) &&
	       row_set_text(&event.note, act_text(call, "note"), err) &&
	       row_insert(office->store, &event_table, &event, err) &&
	       say_award(office, call->case_id, partial, final, result, err) &&
	       (partial || close_case(office, call, closing_of(call->act), result, err));
	result->row_id = event.id;
	row_clear(&event_table, &event);
	return good;
}
