/* candidates.c — the rows a parameter can mean, for people to choose from, and the one an act is about. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* case_id is the second column of every table that has one. */
static int64_t case_of(const struct table *table, const void *row)
{
	int64_t case_id = 0;
	if (table->column_count > 1 && strcmp(table->columns[1].name, "case_id") == 0)
		memcpy(&case_id, (const char *)row + table->columns[1].offset, sizeof case_id);
	return case_id;
}

/* The rows a subject can be, described; those of the case where the table has cases. */
static bool load_subjects(struct office *office, const struct subject *subject, int64_t case_id,
	struct act_candidates *out, struct error *err)
{
	const struct table *table = subject->table;
	bool of_case = strcmp(table->columns[1].name, "case_id") == 0;
	struct row_list list;
	if (!(of_case ? row_list_of_case(office->store, table, case_id, &list, err)
		      : row_list_all(office->store, table, &list, err)))
		return false;
	out->items = calloc(list.count + 1, sizeof *out->items);
	bool good = out->items != NULL;
	for (size_t i = 0; good && i < list.count; i++) {
		const char *row = (const char *)list.items + i * table->row_size;
		if (subject->fits && !subject->fits(row))
			continue;
		struct act_candidate *item = &out->items[out->count];
		struct strbuf words = {0};
		memcpy(&item->id, row, sizeof item->id);
		subject->describe(office, row, &words);
		good = (item->label = strbuf_take(&words)) != NULL;
		out->count += good;
	}
	row_list_free(&list);
	return good || error_set(err, ERR_NOMEM, _("内存不足"));
}

static void describe_party(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	const struct party *party = row;
	strbuf_addf(out, "%s %s", act_choice_label("add_party", "role", party->role), party->name);
}

static void describe_arbitrator(struct office *office, const void *row, struct strbuf *out)
{
	(void)office;
	const struct arbitrator *arbitrator = row;
	strbuf_addf(out, "%s %s", arbitrator->name,
		act_choice_label("add_arbitrator", "source", arbitrator->source));
}

static const struct subject *subject_of(const struct act_param *param)
{
	static const struct subject party = {&party_table, NULL, describe_party};
	static const struct subject arbitrator = {&arbitrator_table, NULL, describe_arbitrator};
	switch (param->type) {
	case PARAM_SUBJECT: return param->subject;
	case PARAM_PARTY: return &party;
	case PARAM_ARBITRATOR: return &arbitrator;
	case PARAM_CLERK: return &subject_clerk;
	case PARAM_ROOM: return &subject_room;
	case PARAM_STATION: return &subject_station;
	default: return NULL;
	}
}

const struct table *act_candidate_table(const struct act_param *param)
{
	const struct subject *subject = subject_of(param);
	return subject ? subject->table : NULL;
}

bool act_candidates_load(struct office *office, const struct act_param *param, int64_t case_id,
	struct act_candidates *out, struct error *err)
{
	*out = (struct act_candidates){0};
	const struct subject *subject = subject_of(param);
	if (!subject || load_subjects(office, subject, case_id, out, err))
		return true;
	act_candidates_free(out);
	return false;
}

void act_candidates_free(struct act_candidates *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].label);
	free(list->items);
	*list = (struct act_candidates){0};
}

static bool only_row(struct office *office, const struct act_call *call, const struct act_param *param,
	int64_t *id, struct error *err)
{
	struct act_candidates list;
	if (!act_candidates_load(office, param, call->case_id, &list, err))
		return false;
	struct strbuf choices = {0};
	for (size_t i = 0; i < list.count; i++)
		strbuf_addf(&choices, "%sid:%" PRId64 " %s", i ? _("；") : "", list.items[i].id,
			list.items[i].label);
	bool good = list.count == 1;
	if (good)
		*id = list.items[0].id;
	else if (list.count == 0)
		error_set(err, ERR_REFUSED, _("本案没有可以“%s”的%s"), _(call->act->label), _(param->label));
	else
		error_field(err, param->id, _("%s有 %zu 个，请指明一个：%s"), _(param->label), list.count,
			strbuf_text(&choices));
	strbuf_free(&choices);
	act_candidates_free(&list);
	return good;
}

bool act_subject(
	struct office *office, const struct act_call *call, const char *id, void *row, struct error *err)
{
	const struct act_param *param = call->act->params;
	while (strcmp(param->id, id) != 0)
		param++;
	const struct subject *subject = param->subject;
	int64_t row_id = act_number(call, id);
	row_init(subject->table, row);
	if (row_id == 0 && !only_row(office, call, param, &row_id, err))
		return false;
	if (!row_get(office->store, subject->table, row_id, row, err))
		return false;
	if (case_of(subject->table, row) != call->case_id && case_of(subject->table, row) != 0) {
		row_clear(subject->table, row);
		return error_set(
			err, ERR_NOTFOUND, _("%s id:%lld 不是本案的"), _(param->label), (long long)row_id);
	}
	if (subject->fits && !subject->fits(row)) {
		row_clear(subject->table, row);
		return error_set(
			err, ERR_REFUSED, _("这个%s现在不能“%s”"), _(param->label), _(call->act->label));
	}
	return true;
}
