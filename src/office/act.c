/* act.c — the machinery of the act table: finding, judging, running. */
#include "office/act.h"

#include "base/i18n.h"
#include "law/explain.h"
#include "office/casework.h"
#include "store/derive.h"
#include "store/txn.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const struct act *act_find(const char *id)
{
	for (const struct act *act = acts; act->id; act++)
		if (strcmp(act->id, id) == 0)
			return act;
	return NULL;
}

const char *act_label(const char *id)
{
	static const struct act_choice others[] = {{"import_ledger", N_("导入台账")},
		{"import_holidays", N_("导入放假安排")}, {"import_rules", N_("导入地方规定")},
		{"import_busy", N_("导入忙闲")}, {"demo", N_("演示数据")}, {"draw_commit", N_("抽取名单")}};
	const struct act *act = act_find(id);
	if (act)
		return _(act->label);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].id, id) == 0)
			return _(others[i].label);
	return id;
}

const char *act_choice_label(const char *act, const char *param, const char *id)
{
	for (const struct act_param *p = act_find(act)->params; p->id; p++)
		for (const struct act_choice *c = p->choices; c && c->id && strcmp(p->id, param) == 0; c++)
			if (strcmp(c->id, id) == 0)
				return _(c->label);
	return id;
}

/* What the preconditions ask of a case, read once. */
struct standing {
	bool accepted, rejected, closed, suspended, award, tribunal, planned;
};

static void take_event(struct standing *standing, const struct law_event *event)
{
	switch ((enum law_event_kind)event->kind) {
	case LAW_ACCEPTED: standing->accepted = true; break;
	case LAW_REJECTED: standing->rejected = true; break;
	case LAW_CLOSED: standing->closed = true; break;
	case LAW_SUSPENDED: standing->suspended = true; break;
	case LAW_RESUMED: standing->suspended = false; break;
	case LAW_AWARD_MADE: standing->award = true; break;
	case LAW_HEARING: standing->planned |= !event->held; break;
	default: break;
	}
}

static bool standing_of(
	struct office *office, int64_t case_id, unsigned needs, struct standing *standing, struct error *err)
{
	struct case_timeline timeline;
	*standing = (struct standing){0};
	if (!store_timeline(office->store, case_id, &timeline, err))
		return false;
	for (size_t i = 0; i < timeline.count; i++)
		take_event(standing, &timeline.events[i]);
	case_timeline_free(&timeline);
	if (needs & NEED_TRIBUNAL) {
		struct row_list rows;
		if (!row_list_of_case(office->store, &tribunal_table, case_id, &rows, err))
			return false;
		for (size_t i = 0; i < rows.count; i++)
			standing->tribunal |= strcmp(ROW_AT(&rows, tribunal, i)->state, "accepted") == 0;
		row_list_free(&rows);
	}
	return true;
}

/* One row a need that asks something of the case: whether it holds, and the sentence when it does not. */
static bool is_open(const struct standing *s)
{
	return !s->closed && !s->rejected;
}
static bool is_accepted(const struct standing *s)
{
	return s->accepted;
}
static bool is_pending(const struct standing *s)
{
	return !s->accepted && !s->rejected;
}
static bool has_tribunal(const struct standing *s)
{
	return s->tribunal;
}
static bool has_planned(const struct standing *s)
{
	return s->planned;
}
static bool is_suspended(const struct standing *s)
{
	return s->suspended;
}
static bool has_award(const struct standing *s)
{
	return s->award;
}

static const struct {
	enum act_need need;
	bool (*holds)(const struct standing *standing);
	const char *sentence; /* msgid; %s: the act's label */
} case_needs[] = {
	{NEED_OPEN, is_open, N_("案件已经结束，不能再办理“%s”")},
	{NEED_PENDING, is_pending, N_("案件已经作出受理或不予受理的决定，不能再办理“%s”")},
	{NEED_ACCEPTED, is_accepted, N_("案件尚未受理，受理之后才能办理“%s”")},
	{NEED_TRIBUNAL, has_tribunal, N_("尚未组庭，组庭之后才能办理“%s”")},
	{NEED_PLANNED, has_planned, N_("没有已排定而未开的庭，不能办理“%s”")},
	{NEED_SUSPENDED, is_suspended, N_("案件没有中止，不能办理“%s”")},
	{NEED_AWARD, has_award, N_("尚未作出裁决，不能办理“%s”")},
};

bool act_allowed(struct office *office, const struct act *act, int64_t case_id, struct error *err)
{
	const char *label = _(act->label);
	if ((act->needs & NEED_WRITABLE) && office->read_only)
		return error_set(err, ERR_REFUSED, _("文件以只读方式打开，不能办理“%s”"), label);
	if ((act->needs & NEED_CASE) && case_id == 0)
		return error_set(err, ERR_REFUSED, _("请先选定一个案件，再办理“%s”"), label);
	if ((act->needs & NEED_DIRECTOR) && !office->is_director)
		return error_set(err, ERR_REFUSED, _("“%s”由主任决定，%s不能办理"), label, office->actor);
	if (!(act->needs & NEED_CASE))
		return true;
	struct standing standing;
	if (!standing_of(office, case_id, act->needs, &standing, err))
		return false;
	for (size_t i = 0; i < sizeof case_needs / sizeof *case_needs; i++)
		if ((act->needs & case_needs[i].need) && !case_needs[i].holds(&standing))
			/* The table is the only place these sentences come from. */
			return error_set(err, ERR_REFUSED, _(case_needs[i].sentence), label);
	return !act->possible || act->possible(office, case_id, err);
}

bool act_have(struct office *office, int64_t case_id, unsigned *have, struct error *err)
{
	*have = (office->read_only ? 0 : NEED_WRITABLE) | (office->is_director ? NEED_DIRECTOR : 0);
	if (case_id == 0)
		return true;
	*have |= NEED_CASE;
	struct standing standing;
	if (!standing_of(office, case_id, NEED_TRIBUNAL, &standing, err))
		return false;
	for (size_t i = 0; i < sizeof case_needs / sizeof *case_needs; i++)
		if (case_needs[i].holds(&standing))
			*have |= case_needs[i].need;
	return true;
}

void act_call_init(struct act_call *call, const struct act *act, int64_t case_id)
{
	*call = (struct act_call){.act = act, .case_id = case_id};
	for (size_t i = 0; i < ACT_MAX_PARAMS; i++) {
		call->values[i].date = CIVIL_NONE;
		call->values[i].time = MINUTE_NONE;
	}
}

/* Initial values stand for what nobody said. */
static bool set_initials(struct office *office, struct act_call *call, struct error *err)
{
	for (size_t i = 0; call->act->params[i].id; i++) {
		const struct act_param *param = &call->act->params[i];
		if (call->values[i].given || !param->initial)
			continue;
		/* An initial party that the case does not have is none; nor is a clerk who is not on the
		 * list. */
		if (!act_call_set(office, call, param->id, param->initial, err)) {
			if (param->type != PARAM_PARTY && param->type != PARAM_CLERK)
				return false;
			error_clear(err);
		}
	}
	return true;
}

bool act_call_fill(struct office *office, struct act_call *call, struct error *err)
{
	return set_initials(office, call, err) && (!call->act->fill || call->act->fill(office, call, err));
}

bool act_call_suggest(struct office *office, struct act_call *call, struct error *err)
{
	return !call->act->suggest || call->case_id == 0 || call->act->suggest(office, call, err);
}

bool act_offers_load(
	struct office *office, const struct act_call *call, struct act_offers *out, struct error *err)
{
	*out = (struct act_offers){0};
	return !call->act->offers || call->act->offers(office, call, out, err);
}

void act_offers_clear(struct act_offers *offers)
{
	for (size_t i = 0; i < offers->count; i++)
		free(offers->items[i].value);
	free(offers->note);
	*offers = (struct act_offers){0};
}

static bool required_are_given(const struct act_call *call, struct error *err)
{
	for (size_t i = 0; call->act->params[i].id; i++) {
		const struct act_param *param = &call->act->params[i];
		const struct act_value *value = &call->values[i];
		if (param->required && !(value->given && value->text && *value->text))
			return error_field(err, param->id, _("%s：必须填写"), _(param->label));
	}
	return true;
}

static bool warn_cleaned(const struct act_call *call, struct act_result *result, struct error *err)
{
	for (size_t i = 0; call->act->params[i].id; i++)
		if (call->values[i].cleaned &&
			!act_warn(result, err, _("%s：去掉了看不见的字符"), _(call->act->params[i].label)))
			return false;
	return true;
}

/* The derivation of a case; NULL when it could not be made. Owned by the caller. */
static struct law_result *derive(
	struct office *office, int64_t case_id, struct case_timeline *timeline, struct error *err)
{
	struct law_result *result = malloc(sizeof *result);
	if (!result) {
		error_set(err, ERR_NOMEM, _("内存不足"));
		return NULL;
	}
	if (!store_timeline(office->store, case_id, timeline, err)) {
		free(result);
		return NULL;
	}
	law_derive(office->law, timeline->events, timeline->count, timeline->flags, office->today, result);
	return result;
}

static size_t problems_like(
	const struct law_result *result, const struct case_timeline *timeline, unsigned code, int kind)
{
	size_t count = 0;
	for (size_t i = 0; i < result->problem_count; i++)
		count += result->problems[i].code == code &&
			 timeline->events[result->problems[i].event].kind == kind;
	return count;
}

/* A timeline that was contradictory before (an imported one) may stay so; the act may not add to it. */
static bool judge(const struct law_result *before, const struct case_timeline *timeline_before,
	const struct law_result *after, const struct case_timeline *timeline_after, struct error *err)
{
	for (size_t i = 0; i < after->problem_count; i++) {
		const struct law_problem *problem = &after->problems[i];
		int kind = timeline_after->events[problem->event].kind;
		if (problems_like(after, timeline_after, problem->code, kind) <=
			(before ? problems_like(before, timeline_before, problem->code, kind) : 0))
			continue;
		struct strbuf text = {0};
		law_problem_text(problem, timeline_after->events, &text);
		error_set(err, ERR_REFUSED, _("%s（%s）没有保存"), strbuf_text(&text),
			law_problem_words[problem->code].id);
		strbuf_free(&text);
		return false;
	}
	return true;
}

static bool run_inside(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct case_timeline timeline_before = {0}, timeline_after = {0};
	struct law_result *before = NULL, *after = NULL;
	bool good = true;
	if (call->case_id) {
		before = derive(office, call->case_id, &timeline_before, err);
		good = before != NULL;
	}
	good = good && call->act->run(office, call, result, err);
	if (good && result->case_id) {
		after = derive(office, result->case_id, &timeline_after, err);
		good = after && judge(result->case_id == call->case_id ? before : NULL, &timeline_before,
					after, &timeline_after, err);
	}
	if (good)
		txn_set_case(office->store, result->case_id);
	if (good && result->message)
		txn_set_summary(office->store, result->message);
	free(before);
	free(after);
	case_timeline_free(&timeline_before);
	case_timeline_free(&timeline_after);
	return good;
}

bool act_run(struct office *office, struct act_call *call, struct act_result *result, struct error *err)
{
	*result = (struct act_result){.case_id = call->case_id};
	const struct act *act = call->act;
	if (!act_allowed(office, act, call->case_id, err) || !set_initials(office, call, err) ||
		!required_are_given(call, err))
		return false;
	bool good;
	if (act->own_transaction) {
		good = act->run(office, call, result, err);
	} else {
		struct txn_stamp stamp = {office->actor, act->id, office->today, call->case_id, NULL};
		bool locked = txn_active(office->store);
		if (!txn_begin(office->store, &stamp, err))
			return false;
		/* Somebody else may have written between the form and the lock. */
		good = (locked || act_allowed(office, act, call->case_id, err)) &&
		       run_inside(office, call, result, err);
		if (good)
			good = txn_commit(office->store, err);
		else
			txn_rollback(office->store);
	}
	good = good && warn_cleaned(call, result, err);
	if (!good)
		act_result_clear(result);
	return good;
}

bool act_do(struct office *office, const char *id, int64_t case_id, struct act_result *result,
	struct error *err, ...)
{
	struct act_call call;
	const struct act *act = act_find(id);
	*result = (struct act_result){0};
	if (!act)
		return error_set(err, ERR_USAGE, _("没有办理事项 %s"), id);
	act_call_init(&call, act, case_id);
	va_list args;
	va_start(args, err);
	bool good = true;
	const char *key;
	while (good && (key = va_arg(args, const char *)) != NULL)
		good = act_call_set(office, &call, key, va_arg(args, const char *), err);
	va_end(args);
	good = good && act_run(office, &call, result, err);
	act_call_clear(&call);
	return good;
}

void act_call_clear(struct act_call *call)
{
	for (size_t i = 0; i < ACT_MAX_PARAMS; i++)
		free(call->values[i].text);
	*call = (struct act_call){0};
}

void act_result_clear(struct act_result *result)
{
	free(result->message);
	free(result->warning);
	*result = (struct act_result){0};
}
