/* act_fields.c — an act's parameters as fields of a form. */
#include "pane/act_fields.h"

#include "base/i18n.h"
#include "office/casework.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Texts that fields point to ------------------------------------------------------------------------ */

/* Keeps an owned text; NULL (out of memory) stays NULL. */
static const char *keep(struct act_fields *fields, char *text)
{
	if (text && fields->text_count == fields->text_capacity) {
		size_t capacity = fields->text_capacity ? 2 * fields->text_capacity : 32;
		char **texts = realloc(fields->texts, capacity * sizeof *texts);
		if (!texts) {
			free(text);
			return NULL;
		}
		fields->texts = texts;
		fields->text_capacity = capacity;
	}
	if (text)
		fields->texts[fields->text_count++] = text;
	return text;
}

static const char *keep_id(struct act_fields *fields, int64_t id)
{
	char text[32];
	snprintf(text, sizeof text, "id:%" PRId64, id);
	return keep(fields, strdup(text));
}

void act_fields_free(struct act_fields *fields)
{
	for (size_t i = 0; i < ACT_MAX_PARAMS; i++)
		free(fields->choices[i]);
	for (size_t i = 0; i < fields->text_count; i++)
		free(fields->texts[i]);
	free(fields->texts);
	*fields = (struct act_fields){0};
}

/* --- Choices ------------------------------------------------------------------------------------------ */

static struct form_choice *make_choices(struct act_fields *fields, size_t at, size_t count)
{
	fields->choices[at] = calloc(count ? count : 1, sizeof *fields->choices[at]);
	fields->fields[at].choices = fields->choices[at];
	fields->fields[at].choice_count = fields->choices[at] ? count : 0;
	return fields->choices[at];
}

static bool named_choices(struct act_fields *fields, size_t at, const struct act_choice *from)
{
	size_t count = 0;
	while (from[count].id)
		count++;
	struct form_choice *choices = make_choices(fields, at, count);
	for (size_t i = 0; choices && i < count; i++)
		choices[i] = (struct form_choice){from[i].id, _(from[i].label), from[i].id};
	return choices != NULL;
}

static bool cause_choices(struct act_fields *fields, size_t at, const struct office *office)
{
	size_t count;
	const struct word *causes = words_list(office->words, WORD_CAUSE, &count);
	struct form_choice *choices = make_choices(fields, at, count);
	for (size_t i = 0; choices && i < count; i++)
		choices[i] = (struct form_choice){causes[i].id, causes[i].label, causes[i].synonyms};
	return choices != NULL;
}

static bool row_choices(struct act_fields *fields, size_t at, struct office *office,
	const struct act_param *param, int64_t case_id, struct error *err)
{
	struct act_candidates list;
	if (!act_candidates_load(office, param, case_id, &list, err))
		return false;
	struct form_choice *choices = make_choices(fields, at, list.count);
	bool good = choices != NULL;
	for (size_t i = 0; good && i < list.count; i++) {
		choices[i].id = keep_id(fields, list.items[i].id);
		choices[i].label = keep(fields, list.items[i].label);
		list.items[i].label = NULL;
		good = choices[i].id && choices[i].label;
	}
	act_candidates_free(&list);
	return good || error_set(err, ERR_NOMEM, _("内存不足"));
}

/* --- Fields ------------------------------------------------------------------------------------------- */

static const struct act_choice flag_choices[] = {{"1", N_("是")}, {"0", N_("否")}, {0}};
/* Of several cases at once: whoever it is in each of them. */
static const struct act_choice role_choices[] = {
	{"applicant", N_("申请人")}, {"respondent", N_("被申请人")}, {"third_party", N_("第三人")}, {0}};

static const enum form_kind kinds[] = {
	[PARAM_TEXT] = FORM_TEXT,
	[PARAM_LONG_TEXT] = FORM_LONG_TEXT,
	[PARAM_DATE] = FORM_DATE,
	[PARAM_TIME] = FORM_TEXT,
	[PARAM_MONEY] = FORM_MONEY,
	[PARAM_INT] = FORM_TEXT, /* 30天 is a number too: the act's own parser decides */
	[PARAM_FLAG] = FORM_CHOICE,
	[PARAM_CHOICE] = FORM_CHOICE,
	[PARAM_CAUSE] = FORM_CHOICE,
	[PARAM_ARBITRATOR] = FORM_CHOICE,
	[PARAM_CLERK] = FORM_CHOICE,
	[PARAM_ROOM] = FORM_CHOICE,
	[PARAM_STATION] = FORM_CHOICE,
	[PARAM_PARTY] = FORM_CHOICE,
	[PARAM_SUBJECT] = FORM_CHOICE,
};

static const char *default_help(const struct act_param *param)
{
	switch (param->type) {
	case PARAM_DATE: return _("如 2020-11-23、11-23、23、+3、今");
	case PARAM_TIME: return _("如 2020-11-23 9:00、11-23 14:30");
	case PARAM_MONEY: return _("单位元，如 12,345.60 或 1.2万");
	default: return NULL;
	}
}

static bool fill_choices(struct act_fields *fields, size_t at, struct office *office,
	const struct act_param *param, int64_t case_id, bool several, struct error *err)
{
	bool good = true;
	if (param->type == PARAM_FLAG)
		good = named_choices(fields, at, flag_choices);
	else if (param->type == PARAM_CHOICE)
		good = named_choices(fields, at, param->choices);
	else if (param->type == PARAM_CAUSE)
		good = cause_choices(fields, at, office);
	else if (several && param->type == PARAM_PARTY)
		good = named_choices(fields, at, role_choices);
	else if (act_candidate_table(param))
		return row_choices(fields, at, office, param, case_id, err);
	return good || error_set(err, ERR_NOMEM, _("内存不足"));
}

/* The value as the field's kind wants it: the id of a choice, YYYY-MM-DD, or the text. */
static const char *initial_value(
	struct act_fields *fields, const struct act_param *param, const struct act_value *value, bool several)
{
	if (!value->given || !value->text || !*value->text)
		return NULL;
	switch (param->type) {
	case PARAM_FLAG: return value->number ? "1" : "0";
	case PARAM_CHOICE: return param->choices[value->number].id;
	case PARAM_DATE: {
		char day[CIVIL_TEXT_SIZE];
		return keep(fields, strdup(civil_format(value->date, day)));
	}
	case PARAM_PARTY:
		if (several)
			return param->initial;
		return keep_id(fields, value->number);
	default:
		/* A copy: the call that checks what is typed has other texts by then. */
		return act_candidate_table(param) ? keep_id(fields, value->number)
						  : keep(fields, strdup(value->text));
	}
}

const struct act_param *act_fields_subject(const struct act *act)
{
	for (const struct act_param *param = act->params; param && param->id; param++) {
		bool edited = act->fill && param->required &&
			      (param->type == PARAM_PARTY || param->type == PARAM_ARBITRATOR);
		if (param->type == PARAM_SUBJECT || edited)
			return param;
	}
	return NULL;
}

bool act_fields_make(struct act_fields *out, struct office *office, const struct act_call *call, bool about,
	bool several, struct error *err)
{
	*out = (struct act_fields){0};
	const struct act_param *subject = act_fields_subject(call->act);
	for (const struct act_param *param = call->act->params; param && param->id; param++) {
		/* Which row it is in each of several cases nobody can say here: the only one there is. */
		if (param == subject && (about || several))
			continue;
		size_t at = out->count++;
		struct form_field *field = &out->fields[at];
		*field = (struct form_field){.id = param->id,
			.label = _(param->label),
			.kind = kinds[param->type],
			.required = param->required,
			.help = param->help ? _(param->help) : default_help(param)};
		if (field->kind == FORM_CHOICE &&
			!fill_choices(out, at, office, param, call->case_id, several, err))
			return false;
		field->initial = initial_value(out, param, &call->values[param - call->act->params], several);
	}
	return true;
}

bool act_fields_shows(const struct act_fields *fields, const char *id)
{
	for (size_t i = 0; i < fields->count; i++)
		if (strcmp(fields->fields[i].id, id) == 0)
			return true;
	return false;
}

/* --- Names -------------------------------------------------------------------------------------------- */

void act_fields_case_name(struct office *office, int64_t case_id, struct strbuf *out)
{
	struct error err = ERROR_INIT;
	char *name = casework_name(office, case_id, &err);
	if (name)
		strbuf_addf(out, " %s", name);
	free(name);
	error_clear(&err);
}

void act_fields_subject_name(struct office *office, const struct act_call *call, struct strbuf *out)
{
	const struct act_param *subject = act_fields_subject(call->act);
	struct error err = ERROR_INIT;
	struct act_candidates list;
	if (!subject || !act_candidates_load(office, subject, call->case_id, &list, &err)) {
		error_clear(&err);
		return;
	}
	for (size_t i = 0; i < list.count; i++)
		if (list.items[i].id == call->values[subject - call->act->params].number)
			strbuf_addf(out, " %s", list.items[i].label);
	act_candidates_free(&list);
}
