#include "office/casework.h"

#include "base/i18n.h"
#include "law/calendar.h"
#include "law/explain.h"
#include "office/codes.h"
#include "office/input.h"
#include "store/derive.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct act_value *value_of(const struct act_call *call, const char *id)
{
	for (size_t i = 0; call->act->params[i].id; i++)
		if (strcmp(call->act->params[i].id, id) == 0)
			return &call->values[i];
	return NULL;
}

bool act_given(const struct act_call *call, const char *id)
{
	const struct act_value *value = value_of(call, id);
	return value && value->given;
}

static bool is_filled(const struct act_value *value)
{
	return value && value->given && value->text && *value->text;
}

const char *act_text(const struct act_call *call, const char *id)
{
	const struct act_value *value = value_of(call, id);
	return is_filled(value) ? value->text : NULL;
}

int64_t act_number(const struct act_call *call, const char *id)
{
	const struct act_value *value = value_of(call, id);
	return is_filled(value) ? value->number : 0;
}

civil_date act_date(const struct act_call *call, const char *id)
{
	const struct act_value *value = value_of(call, id);
	return is_filled(value) ? value->date : CIVIL_NONE;
}

civil_minute act_time(const struct act_call *call, const char *id)
{
	const struct act_value *value = value_of(call, id);
	return is_filled(value) ? value->time : MINUTE_NONE;
}

const char *act_choice(const struct act_call *call, const char *id)
{
	const struct act_value *value = value_of(call, id);
	if (!is_filled(value))
		return NULL;
	return call->act->params[value - call->values].choices[value->number].id;
}

bool act_fill_text(
	struct office *office, struct act_call *call, const char *id, const char *value, struct error *err)
{
	return value && *value ? act_call_set(office, call, id, value, err) : true;
}

bool act_fill_number(
	struct office *office, struct act_call *call, const char *id, int64_t value, struct error *err)
{
	char text[32];
	snprintf(text, sizeof text, "%" PRId64, value);
	return act_call_set(office, call, id, text, err);
}

bool act_fill_money(
	struct office *office, struct act_call *call, const char *id, int64_t fen, struct error *err)
{
	char text[INPUT_MONEY_SIZE];
	return act_call_set(office, call, id, input_money_format(fen, text), err);
}

bool act_fill_flag(
	struct office *office, struct act_call *call, const char *id, bool value, struct error *err)
{
	return act_call_set(office, call, id, value ? _("是") : _("否"), err);
}

bool act_fill_date(
	struct office *office, struct act_call *call, const char *id, civil_date value, struct error *err)
{
	char text[CIVIL_TEXT_SIZE];
	return value == CIVIL_NONE ? true : act_call_set(office, call, id, civil_format(value, text), err);
}

/* The table behind a type that is chosen by name; its second column is the name. */
static const struct table *named_table(enum act_param_type type)
{
	switch (type) {
	case PARAM_ARBITRATOR: return &arbitrator_table;
	case PARAM_CLERK: return &staff_table;
	case PARAM_ROOM: return &room_table;
	case PARAM_STATION: return &station_table;
	default: return NULL;
	}
}

/* Tries the row's name; false when it has none or when it is not the only one of that name. */
static bool fill_name(
	struct office *office, struct act_call *call, const char *id, int64_t value, struct error *err)
{
	const struct act_param *param = &call->act->params[value_of(call, id) - call->values];
	const struct table *table = named_table(param->type);
	void *row = table ? malloc(table->row_size) : NULL;
	bool good = row && row_get(office->store, table, value, row, err);
	if (good) {
		const char *name = NULL;
		memcpy(&name, (const char *)row + table->columns[1].offset, sizeof name);
		good = act_call_set(office, call, id, name, err) && act_number(call, id) == value;
		row_clear(table, row);
	}
	free(row);
	return good;
}

bool act_fill_id(
	struct office *office, struct act_call *call, const char *id, int64_t value, struct error *err)
{
	char text[32];
	if (value == 0 || fill_name(office, call, id, value, err))
		return true;
	error_clear(err);
	snprintf(text, sizeof text, "id:%" PRId64, value);
	return act_call_set(office, call, id, text, err);
}

bool act_put_text(const struct act_call *call, const char *id, char **field, struct error *err)
{
	return act_given(call, id) ? row_set_text(field, act_text(call, id), err) : true;
}

void act_put_number(const struct act_call *call, const char *id, int64_t *field)
{
	if (act_given(call, id))
		*field = act_number(call, id);
}

void act_put_flag(const struct act_call *call, const char *id, bool *field)
{
	if (act_given(call, id))
		*field = act_number(call, id) != 0;
}

void act_put_date(const struct act_call *call, const char *id, civil_date *field)
{
	if (act_given(call, id))
		*field = act_date(call, id);
}

bool act_put_choice(const struct act_call *call, const char *id, char **field, struct error *err)
{
	const char *choice = act_choice(call, id);
	return choice ? row_set_text(field, choice, err) : true;
}

bool act_put_credit_code(const struct act_call *call, const char *id, char **field, struct act_result *result,
	struct error *err)
{
	const char *text = act_text(call, id);
	if (!act_given(call, id))
		return true;
	if (!text)
		return row_set_text(field, NULL, err);
	char *key = credit_code_key(text);
	bool good = (key || error_set(err, ERR_NOMEM, _("内存不足"))) && row_set_text(field, key, err) &&
		    act_warn_credit_code(result, key, err);
	free(key);
	return good;
}

bool act_warn_credit_code(struct act_result *result, const char *key, struct error *err)
{
	const char *flaw = *key ? credit_code_flaw(key) : NULL;
	return !flaw || act_warn(result, err, _("统一社会信用代码 %s %s"), key, _(flaw));
}

static bool append_text(char **to, const char *separator, struct error *err, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	char *added = length < 0 ? NULL : malloc((size_t)length + 1);
	if (added)
		vsnprintf(added, (size_t)length + 1, format, again);
	va_end(again);
	struct strbuf text = {0};
	if (*to)
		strbuf_addf(&text, "%s%s", *to, separator);
	strbuf_add(&text, added ? added : "");
	char *joined = added ? strbuf_take(&text) : NULL;
	strbuf_free(&text);
	free(added);
	if (!joined)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	free(*to);
	*to = joined;
	return true;
}

bool act_say(struct act_result *result, struct error *err, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bool good = append_text(&result->message, _("，"), err, format, args);
	va_end(args);
	return good;
}

bool act_warn(struct act_result *result, struct error *err, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bool good = append_text(&result->warning, _("；"), err, format, args);
	va_end(args);
	return good;
}

static bool say_deadline(const struct law_deadline *deadline, struct act_result *result, struct error *err)
{
	const char *label = _(law_rule_infos[deadline->rule->id].label);
	char day[CIVIL_TEXT_SIZE];
	if (deadline->due == CIVIL_NONE)
		return act_say(result, err, _("%s期限尚余 %d 日"), label, deadline->remaining_days);
	return act_say(result, err, _("%s期限 %s"), label, civil_format(deadline->due, day));
}

bool act_say_follows(struct office *office, int64_t case_id, struct act_result *result, struct error *err)
{
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_deadlines(office->store, case_id, office->today, law, err);
	if (good) {
		const struct law_deadline *award = law_deadline_of(law, LAW_RULE_AWARD);
		const struct law_deadline *next = law_next(law);
		if (award && award->pending)
			good = say_deadline(award, result, err);
		if (good && next && next != award && next->due != CIVIL_NONE)
			good = say_deadline(next, result, err);
		/* The parties ask for it at the counter. */
		const struct law_deadline *defence = law_deadline_of(law, LAW_RULE_DEFENCE);
		if (good && defence && defence != next && defence->pending && defence->due != CIVIL_NONE)
			good = say_deadline(defence, result, err);
	}
	free(law);
	return good;
}

bool act_warn_holiday(
	const struct office *office, civil_date day, struct act_result *result, struct error *err)
{
	if (day < CIVIL_FIRST || day > CIVIL_LAST || law_is_working(office->law->calendar, day))
		return true;
	char text[CIVIL_TEXT_SIZE];
	const struct law_holiday *holiday = law_holiday_of(office->law->calendar, day);
	return act_warn(result, err, _("%s 是%s，不是工作日"), civil_format(day, text),
		holiday ? holiday->name : civil_weekday_name(day));
}

void casework_event_init(struct event *event, int64_t case_id, enum law_event_kind kind, civil_date day)
{
	row_init(&event_table, event);
	event->case_id = case_id;
	event->day = day;
	struct error ignored = ERROR_INIT;
	row_set_text(&event->kind, law_event_infos[kind].id, &ignored);
	error_clear(&ignored);
}

bool casework_append(struct office *office, int64_t case_id, enum law_event_kind kind, civil_date day,
	const char *note, struct error *err)
{
	struct event event;
	casework_event_init(&event, case_id, kind, day);
	bool good =
		row_set_text(&event.note, note, err) && row_insert(office->store, &event_table, &event, err);
	row_clear(&event_table, &event);
	return good;
}

bool casework_respondent(struct office *office, const struct act_call *call, const char *id, int64_t *number,
	struct error *err)
{
	int64_t party_id = act_number(call, id);
	*number = 0;
	if (party_id == 0)
		return true;
	struct party party;
	if (!row_get(office->store, &party_table, party_id, &party, err))
		return false;
	bool good = strcmp(party.role, "respondent") == 0;
	if (good)
		*number = party.number;
	else
		error_field(err, "party", _("“%s”不是被申请人"), party.name);
	row_clear(&party_table, &party);
	return good;
}

bool casework_count(struct office *office, int64_t case_id, enum law_event_kind kind, size_t *count,
	civil_date *last, struct error *err)
{
	struct row_list events;
	if (!row_list_of_case(office->store, &event_table, case_id, &events, err))
		return false;
	*count = 0;
	for (size_t i = 0; i < events.count; i++) {
		const struct event *event = ROW_AT(&events, event, i);
		if (strcmp(event->kind, law_event_infos[kind].id) != 0)
			continue;
		++*count;
		if (last)
			*last = event->day;
	}
	row_list_free(&events);
	return true;
}

char *casework_name(struct office *office, int64_t case_id, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return NULL;
	struct strbuf text = {0};
	if (row.serial > 0)
		strbuf_addf(&text, "%02d-%04" PRId64, (int)(row.year % 100), row.serial);
	else
		strbuf_add(&text, _("未编号"));
	row_clear(&arb_case_table, &row);
	char *name = strbuf_take(&text);
	if (!name)
		error_set(err, ERR_NOMEM, _("内存不足"));
	return name;
}

bool act_append_claim(struct office *office, int64_t case_id, const char *content, int64_t amount,
	struct claim *row, struct error *err)
{
	struct row_list claims;
	row_init(&claim_table, row);
	if (!row_list_of_case(office->store, &claim_table, case_id, &claims, err))
		return false;
	row->case_id = case_id;
	row->amount = amount;
	row->number = 1;
	for (size_t i = 0; i < claims.count; i++)
		if (ROW_AT(&claims, claim, i)->number >= row->number)
			row->number = ROW_AT(&claims, claim, i)->number + 1;
	row_list_free(&claims);
	return row_set_text(&row->content, content, err) && row_insert(office->store, &claim_table, row, err);
}
