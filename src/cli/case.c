/* case.c — `case`: everything the detail shows of one case. */
#include "base/i18n.h"
#include "base/strbuf.h"
#include "cli/session.h"
#include "law/explain.h"
#include "office/act.h"
#include "office/input.h"
#include "office/joinder.h"
#include "office/recusal.h"
#include "office/service_chain.h"
#include "store/derive.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The docket line of one case. `window` owns its texts. */
static bool load_row(struct office *office, int64_t case_id, struct docket_window *window, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	struct docket_query query = {.sort = SORT_NUMBER,
		.today = office->today,
		.from = FROM_AT,
		.sort_value = docket_case_key(row.year, row.serial),
		.case_id = case_id,
		.limit = 1};
	row_clear(&arb_case_table, &row);
	if (!docket_load(office->store, &query, window, err))
		return false;
	if (window->count == 1 && window->rows[0].case_id == case_id)
		return true;
	docket_window_free(window);
	return error_set(err, ERR_CORRUPT, _("案件没有推导行，请运行 zhongcai check"));
}

/* A source row as JSON, column by column, without what the case says already. */
static json_t *row_json(const struct table *table, const void *row)
{
	json_t *object = json_object();
	for (size_t i = 0; object && i < table->column_count; i++) {
		const struct column *column = &table->columns[i];
		const char *at = (const char *)row + column->offset;
		json_t *value = NULL;
		char text[MINUTE_TEXT_SIZE];
		if (strcmp(column->name, "case_id") == 0)
			continue;
		switch (column->type) {
		case COLUMN_INT: value = json_integer(*(const int64_t *)(const void *)at); break;
		case COLUMN_ID:
			value = *(const int64_t *)(const void *)at
					? json_integer(*(const int64_t *)(const void *)at)
					: json_null();
			break;
		case COLUMN_FLAG: value = json_boolean(*(const bool *)(const void *)at); break;
		case COLUMN_DATE: value = cli_json_date(*(const civil_date *)(const void *)at); break;
		case COLUMN_TIME: {
			civil_minute time = *(const civil_minute *)(const void *)at;
			value = time == MINUTE_NONE ? json_null() : json_string(minute_format(time, text));
			break;
		}
		case COLUMN_TEXT: value = cli_json_text(*(char *const *)(const void *)at); break;
		}
		json_object_set_new(object, column->name, value);
	}
	return object;
}

/* The tables that hang on a case, under the names of the answer. */
static const struct {
	const char *key;
	const struct table *table;
} parts[] = {
	{"parties", &party_table},
	{"claims", &claim_table},
	{"events", &event_table},
	{"services", &service_table},
	{"attempts", &attempt_table},
	{"hearings", &hearing_table},
	{"tribunal", &tribunal_table},
	{"recusals", &recusal_table},
	{"notes", &note_table},
};

static bool add_parts(struct office *office, int64_t case_id, json_t *object, struct error *err)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct row_list list;
		if (!row_list_of_case(office->store, parts[i].table, case_id, &list, err))
			return false;
		json_t *array = json_array();
		for (size_t k = 0; k < list.count; k++)
			json_array_append_new(
				array, row_json(parts[i].table,
					       (const char *)list.items + k * parts[i].table->row_size));
		row_list_free(&list);
		json_object_set_new(object, parts[i].key, array);
	}
	return true;
}

static json_t *deadline_json(const struct law_result *law, const struct law_deadline *d)
{
	struct strbuf line = {0};
	json_t *trace = json_array();
	for (size_t i = 0; i < law_trace_lines(law, d); i++) {
		strbuf_reset(&line);
		law_trace_line(law, d, i, &line);
		json_array_append_new(trace, json_string(strbuf_text(&line)));
	}
	strbuf_free(&line);
	/* CLI and library agree: a right that has simply passed is "overdue" in JSON. */
	return json_pack("{s:s, s:s, s:o, s:o, s:s, s:s, s:b, s:o}", "id", law_rule_infos[d->rule->id].id,
		"label", _(law_rule_infos[d->rule->id].label), "due", cli_json_date(d->due), "start_date",
		cli_json_date(d->start_date), "state", law_states[d->state].id, "basis", d->rule->basis,
		"provisional", d->provisional, "trace", trace);
}

static bool add_deadlines(struct office *office, int64_t case_id, json_t *object, struct error *err)
{
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_deadlines(office->store, case_id, office->today, law, err);
	json_t *array = json_array();
	for (size_t i = 0; good && i < law->deadline_count; i++)
		json_array_append_new(array, deadline_json(law, &law->deadlines[i]));
	json_object_set_new(object, "deadlines", array);
	free(law);
	return good;
}

/* Below a service that came back, what the law leaves open next. */
static bool service_next(struct office *office, const struct row_list *attempts, int64_t id,
	struct strbuf *out, struct error *err)
{
	struct service_outlook outlook;
	if (!service_is_stuck(attempts, id))
		return true;
	if (!service_outlook_of(office, id, office->today, &outlook, err))
		return false;
	service_outlook_text(&outlook, office->today, out);
	service_outlook_free(&outlook);
	return true;
}

/* "next_step" of each service: the sentence, or null where nothing has to be done. */
static bool add_next_steps(struct office *office, int64_t case_id, json_t *object, struct error *err)
{
	json_t *services = json_object_get(object, "services");
	struct row_list attempts;
	if (!row_list_of_case(office->store, &attempt_table, case_id, &attempts, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < json_array_size(services); i++) {
		json_t *service = json_array_get(services, i);
		struct strbuf text = {0};
		int64_t id = json_integer_value(json_object_get(service, "id"));
		good = service_next(office, &attempts, id, &text, err);
		json_object_set_new(
			service, "next_step", cli_json_text(text.length ? strbuf_text(&text) : NULL));
		strbuf_free(&text);
	}
	row_list_free(&attempts);
	return good;
}

static bool print_next_steps(struct office *office, int64_t case_id, struct error *err)
{
	struct row_list services, attempts;
	if (!row_list_of_case(office->store, &service_table, case_id, &services, err))
		return false;
	bool good = row_list_of_case(office->store, &attempt_table, case_id, &attempts, err);
	if (!good) {
		row_list_free(&services);
		return false;
	}
	for (size_t i = 0; good && i < services.count; i++) {
		const struct service *service = ROW_AT(&services, service, i);
		struct strbuf text = {0};
		good = service_next(office, &attempts, service->id, &text, err);
		if (good && text.length)
			printf("  %s  %s%s\n", act_choice_label("serve", "document", service->document),
				_("下一步 "), strbuf_text(&text));
		strbuf_free(&text);
	}
	row_list_free(&services);
	row_list_free(&attempts);
	return good;
}

static bool add_joined(struct office *office, int64_t case_id, json_t *object, struct error *err)
{
	int64_t *fellows;
	size_t count;
	bool good = joinder_fellows(office, case_id, &fellows, &count, err);
	json_t *list = json_array();
	for (size_t i = 0; good && i < count; i++) {
		struct arb_case row;
		good = row_get(office->store, &arb_case_table, fellows[i], &row, err);
		if (good)
			json_array_append_new(list, cli_json_text(row.case_number));
		row_clear(&arb_case_table, &row);
	}
	free(fellows);
	json_object_set_new(object, "joined_with", list);
	return good;
}

static bool print_json(struct office *office, const struct docket_row *row, struct error *err)
{
	json_t *object = cli_json_row(office, row);
	if (!object)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	if (!add_parts(office, row->case_id, object, err) ||
		!add_next_steps(office, row->case_id, object, err) ||
		!add_deadlines(office, row->case_id, object, err) ||
		!add_joined(office, row->case_id, object, err)) {
		json_decref(object);
		return false;
	}
	json_t *array = json_array();
	json_array_append_new(array, object);
	return cli_print_json(array, err);
}

/* The cases that it is heard together with. */
static bool print_joined(struct office *office, int64_t case_id, struct error *err)
{
	struct strbuf names = {0};
	bool good = joinder_names(office, case_id, &names, err);
	if (names.length)
		printf("  %s %s\n", _("并案"), strbuf_text(&names));
	strbuf_free(&names);
	return good;
}

/* Of a request for recusal whom it is about, who asked and why; of the decision what it was. */
static void print_recusal(const struct recusal_list *recusals, int64_t event_id)
{
	const struct recusal_brief *recusal = recusal_of_event(recusals, event_id);
	struct strbuf why = {0};
	if (!recusal)
		return;
	if (recusal->decision_id == event_id)
		strbuf_add(&why, recusal_outcome(recusal));
	else
		recusal_text(recusal, &why);
	printf("  %s  %s", recusal->person, strbuf_text(&why));
	strbuf_free(&why);
}

static bool print_events(
	struct office *office, int64_t case_id, const struct recusal_list *recusals, struct error *err)
{
	struct case_timeline timeline;
	char day[CIVIL_TEXT_SIZE];
	if (!store_timeline(office->store, case_id, &timeline, err))
		return false;
	for (size_t i = 0; i < timeline.count; i++) {
		printf("  %s  %s", civil_format(timeline.events[i].date, day),
			_(law_event_infos[timeline.events[i].kind].label));
		if (timeline.events[i].kind != LAW_HEARING)
			print_recusal(recusals, timeline.ids[i]);
		putchar('\n');
	}
	case_timeline_free(&timeline);
	return true;
}

static bool print_text(struct office *office, const struct docket_row *row,
	const struct recusal_list *recusals, struct error *err)
{
	char money[INPUT_MONEY_SIZE], day[CIVIL_TEXT_SIZE];
	cli_print_row(office, row);
	printf("  %s %s\n", _("标的额"), input_money_format(row->amount, money));
	if (!print_joined(office, row->case_id, err) || !print_events(office, row->case_id, recusals, err) ||
		!print_next_steps(office, row->case_id, err))
		return false;
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_deadlines(office->store, row->case_id, office->today, law, err);
	for (size_t i = 0; good && i < law->deadline_count; i++) {
		const struct law_deadline *d = &law->deadlines[i];
		struct strbuf note = {0};
		law_trace_note(law, d, &note);
		const struct recusal_brief *recusal =
			d->rule->id == LAW_RULE_RECUSAL_DECISION
				? recusal_of_deadline(recusals, d->start_date, d->party_no)
				: NULL;
		printf("  %s%s%s %s %s  %s\n", _(law_rule_infos[d->rule->id].label), recusal ? " " : "",
			recusal ? recusal->person : "",
			d->due == CIVIL_NONE ? "—" : civil_format(d->due, day), _(law_states[d->state].label),
			strbuf_text(&note));
		strbuf_free(&note);
	}
	free(law);
	return good;
}

int cli_case_detail(int argc, char **argv, const struct cli_options *options)
{
	if (argc != 2)
		return cli_usage("case", argc < 2 ? _("哪个案件？") : _("只写一个案号"));
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	int64_t case_id = 0;
	struct docket_window *window = calloc(1, sizeof *window);
	bool good = window != NULL;
	if (!window)
		error_set(&err, ERR_NOMEM, _("内存不足"));
	good = good && cli_case(&office, argv[1], &case_id, &err) && load_row(&office, case_id, window, &err);
	struct recusal_list recusals = {0};
	good = good && recusals_of_case(office.store, case_id, &recusals, &err);
	if (good)
		good = options->json ? print_json(&office, &window->rows[0], &err)
				     : print_text(&office, &window->rows[0], &recusals, &err);
	recusal_list_free(&recusals);
	if (window)
		docket_window_free(window);
	free(window);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
