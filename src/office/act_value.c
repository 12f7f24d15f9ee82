/* act_value.c — what people type for a parameter, parsed by its type: one row a type. */
#include "office/act.h"

#include "base/fold.h"
#include "base/i18n.h"
#include "office/input.h"
#include "store/row.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct parse {
	struct office *office;
	const struct act_call *call;
	const struct act_param *param;
	struct input_field field;
	struct act_value *value; /* its text is not empty */
	struct error *err;
};

static bool parse_text(const struct parse *p)
{
	(void)p;
	return true;
}

static bool parse_date(const struct parse *p)
{
	if (!input_date(&p->field, p->value->text, p->office->today, &p->value->date, p->err))
		return false;
	if (p->param->past && p->value->date > p->office->today) {
		char day[CIVIL_TEXT_SIZE], today[CIVIL_TEXT_SIZE];
		return error_field(p->err, p->param->id,
			_("%s：%s 在今天（%s）之后，已经发生的事不能登记为将来"), p->field.label,
			civil_format(p->value->date, day), civil_format(p->office->today, today));
	}
	return true;
}

static bool parse_time(const struct parse *p)
{
	return input_time(&p->field, p->value->text, p->office->today, &p->value->time, p->err);
}

static bool parse_money(const struct parse *p)
{
	return input_money(&p->field, p->value->text, &p->value->number, p->err);
}

static bool parse_int(const struct parse *p)
{
	return input_integer(&p->field, p->value->text, &p->value->number, p->err);
}

static bool parse_flag(const struct parse *p)
{
	bool flag = false;
	if (!input_flag(&p->field, p->value->text, &flag, p->err))
		return false;
	p->value->number = flag;
	return true;
}

static bool parse_choice(const struct parse *p)
{
	const struct act_choice *choices = p->param->choices;
	for (int64_t i = 0; choices[i].id; i++) {
		if (strcmp(choices[i].id, p->value->text) == 0 ||
			strcmp(choices[i].label, p->value->text) == 0 ||
			strcmp(_(choices[i].label), p->value->text) == 0) {
			p->value->number = i;
			return true;
		}
	}
	struct strbuf list = {0};
	for (size_t i = 0; choices[i].id; i++)
		strbuf_addf(&list, _("%s%s（%s）"), i ? " " : "", _(choices[i].label), choices[i].id);
	error_field(p->err, p->param->id, _("%s：没有“%s”，可选：%s"), p->field.label, p->value->text,
		strbuf_text(&list));
	strbuf_free(&list);
	return false;
}

static bool parse_cause(const struct parse *p)
{
	const char *text = p->value->text;
	const struct word *word = words_by_id(p->office->words, WORD_CAUSE, text);
	if (!word)
		word = words_find(p->office->words, WORD_CAUSE, text, strlen(text));
	if (!word)
		word = words_guess(p->office->words, WORD_CAUSE, text, strlen(text));
	if (!word)
		return error_field(p->err, p->param->id, _("%s：没有案由“%s”，如 追索劳动报酬、工伤保险待遇"),
			p->field.label, text);
	char *id = strdup(word->id);
	if (!id)
		return error_set(p->err, ERR_NOMEM, _("内存不足"));
	free(p->value->text);
	p->value->text = id;
	return true;
}

/* "id:12" → 12, else 0. */
static int64_t explicit_id(const char *text)
{
	if (strncmp(text, "id:", 3) != 0 || !isdigit((unsigned char)text[3]))
		return 0;
	char *end;
	long long id = strtoll(text + 3, &end, 10);
	return *end == '\0' ? id : 0;
}

/* Which column names a row of the table, for people. */
static const struct {
	const struct table *table;
	const char *column;
} named_by[] = {
	{&arbitrator_table, "name"},
	{&staff_table, "name"},
	{&room_table, "name"},
	{&station_table, "name"},
	{&inspection_complaint_table, "number"},
	{&setting_table, "key"},
};

static bool parse_row(const struct parse *p, const struct table *table)
{
	const char *text = p->value->text;
	p->value->number = explicit_id(text);
	const char *column = NULL;
	for (size_t i = 0; i < sizeof named_by / sizeof *named_by; i++)
		if (named_by[i].table == table)
			column = named_by[i].column;
	if (p->value->number == 0 && isdigit((unsigned char)*text) && !column) {
		char *end;
		p->value->number = strtoll(text, &end, 10);
		if (*end)
			p->value->number = 0;
	}
	if (p->value->number > 0) {
		void *row = malloc(table->row_size);
		if (!row)
			return error_set(p->err, ERR_NOMEM, _("内存不足"));
		bool there = row_get(p->office->store, table, p->value->number, row, p->err);
		if (there)
			row_clear(table, row);
		else if (p->err->code == ERR_NOTFOUND)
			error_field(p->err, p->param->id, _("%s：没有 %s"), p->field.label, text);
		free(row);
		return there;
	}
	if (!column)
		return error_field(p->err, p->param->id, _("%s：“%s”不对，应如 id:12"), p->field.label, text);
	struct row_list list;
	if (!row_list_where_text(p->office->store, table, column, text, 2, &list, p->err))
		return false;
	size_t count = list.count;
	if (count == 1)
		memcpy(&p->value->number, list.items, sizeof p->value->number);
	row_list_free(&list);
	if (count == 0)
		return error_field(p->err, p->param->id, _("%s：没有“%s”"), p->field.label, text);
	if (count > 1)
		return error_field(
			p->err, p->param->id, _("%s：有多个“%s”，请写 id:编号"), p->field.label, text);
	return true;
}

static bool parse_arbitrator(const struct parse *p)
{
	return parse_row(p, &arbitrator_table);
}

static bool parse_clerk(const struct parse *p)
{
	if (strcmp(p->value->text, "me") == 0) {
		p->value->number = p->office->staff_id;
		return p->value->number || error_field(p->err, p->param->id, _("%s：%s 不在工作人员名单中"),
						   p->field.label, p->office->actor);
	}
	return parse_row(p, &staff_table);
}

static bool parse_room(const struct parse *p)
{
	return parse_row(p, &room_table);
}

static bool parse_station(const struct parse *p)
{
	return parse_row(p, &station_table);
}

static bool parse_subject(const struct parse *p)
{
	return parse_row(p, p->param->subject->table);
}

/* "respondent2", "被申请人2", "被申请人" → role and number; false when it is none of these. */
static bool split_role(const char *text, const char **role, long *number)
{
	static const struct {
		const char *word, *role;
	} roles[] = {{"applicant", "applicant"}, {"申请人", "applicant"}, {"respondent", "respondent"},
		{"被申请人", "respondent"}, {"third_party", "third_party"}, {"第三人", "third_party"},
		{"representative", "representative"}, {"代理人", "representative"}};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		size_t length = strlen(roles[i].word);
		if (strncmp(text, roles[i].word, length) != 0)
			continue;
		char *end;
		*number = text[length] ? strtol(text + length, &end, 10) : 1;
		if (text[length] && (*end || *number < 1))
			continue;
		*role = roles[i].role;
		return true;
	}
	return false;
}

static bool parse_party(const struct parse *p)
{
	const char *role = NULL;
	long number = 0;
	int64_t id = explicit_id(p->value->text);
	bool by_role = split_role(p->value->text, &role, &number);
	struct row_list parties;
	if (!row_list_of_case(p->office->store, &party_table, p->call->case_id, &parties, p->err))
		return false;
	size_t found = 0;
	for (size_t i = 0; i < parties.count; i++) {
		const struct party *party = ROW_AT(&parties, party, i);
		bool meant = id        ? party->id == id
			     : by_role ? strcmp(party->role, role) == 0 && party->number == number
				       : strcmp(party->name, p->value->text) == 0;
		if (!meant)
			continue;
		p->value->number = party->id;
		found++;
	}
	row_list_free(&parties);
	if (found == 0)
		return error_field(p->err, p->param->id, _("%s：本案没有“%s”，可写 被申请人、申请人2 或姓名"),
			p->field.label, p->value->text);
	if (found > 1)
		return error_field(p->err, p->param->id, _("%s：有多个“%s”，请写 被申请人2 这样"),
			p->field.label, p->value->text);
	return true;
}

/* By enum act_param_type. */
static const struct {
	bool (*parse)(const struct parse *p);
	bool lines; /* several lines, long */
} types[] = {
	[PARAM_TEXT] = {parse_text, false},
	[PARAM_LONG_TEXT] = {parse_text, true},
	[PARAM_DATE] = {parse_date, false},
	[PARAM_TIME] = {parse_time, false},
	[PARAM_MONEY] = {parse_money, false},
	[PARAM_INT] = {parse_int, false},
	[PARAM_FLAG] = {parse_flag, false},
	[PARAM_CHOICE] = {parse_choice, false},
	[PARAM_CAUSE] = {parse_cause, false},
	[PARAM_ARBITRATOR] = {parse_arbitrator, false},
	[PARAM_CLERK] = {parse_clerk, false},
	[PARAM_ROOM] = {parse_room, false},
	[PARAM_STATION] = {parse_station, false},
	[PARAM_PARTY] = {parse_party, false},
	[PARAM_SUBJECT] = {parse_subject, false},
};

static bool no_such_param(const struct act_call *call, const char *key, struct error *err)
{
	struct strbuf list = {0};
	for (size_t i = 0; call->act->params[i].id; i++)
		strbuf_addf(&list, _(" %s（%s）"), call->act->params[i].id, _(call->act->params[i].label));
	error_set(err, ERR_INPUT, _("“%s”没有参数 %s，可用：%s"), _(call->act->label), key,
		list.length ? strbuf_text(&list) : _("（无）"));
	strbuf_free(&list);
	return false;
}

bool act_call_set(
	struct office *office, struct act_call *call, const char *key, const char *value, struct error *err)
{
	const struct act_param *param = call->act->params;
	while (param->id && strcmp(param->id, key) != 0)
		param++;
	if (!param->id)
		return no_such_param(call, key, err);
	struct act_value parsed = {.given = true, .date = CIVIL_NONE, .time = MINUTE_NONE};
	struct parse p = {office, call, param, {param->id, _(param->label)}, &parsed, err};
	bool lines = types[param->type].lines;
	if (!input_text(&p.field, value, lines ? INPUT_LONG : INPUT_SHORT, lines, &parsed.text,
		    &parsed.cleaned, err))
		return false;
	if (*parsed.text && !types[param->type].parse(&p)) {
		free(parsed.text);
		return false;
	}
	struct act_value *slot = &call->values[param - call->act->params];
	free(slot->text);
	*slot = parsed;
	return true;
}
