/* services.c — `services`: documents on their way, as the service pane shows them. */
#include "store/services.h"
#include "base/i18n.h"
#include "cli/session.h"
#include "office/act.h"
#include "store/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *time_json(civil_minute at)
{
	char text[MINUTE_TEXT_SIZE];
	return at == MINUTE_NONE ? json_null() : json_string(minute_format(at, text));
}

static json_t *row_json(const struct services_row *row)
{
	json_t *object = json_object();
	if (row->item > 0)
		json_object_set_new(object, "attempt", json_integer((json_int_t)row->item));
	json_object_set_new(object, "case", json_integer((json_int_t)row->case_id));
	json_object_set_new(object, "stand", json_string(services_stands[row->stand].id));
	json_object_set_new(object, "sent", cli_json_date(row->sent));
	json_object_set_new(object, "since", cli_json_date(row->since));
	json_object_set_new(object, "due", cli_json_date(row->due));
	json_object_set_new(object, "completes", cli_json_date(row->completes));
	json_object_set_new(object, "hearing", time_json(row->hearing));
	json_object_set_new(object, "notice_by", cli_json_date(row->notice_by));
	const struct {
		const char *key, *text;
	} texts[] = {{"number", row->case_number}, {"applicant", row->applicant},
		{"respondent", row->respondent}, {"document", row->document}, {"recipient", row->recipient},
		{"role", row->role}, {"method", row->method}, {"carrier", row->carrier},
		{"tracking", row->tracking}, {"reason", row->reason}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		json_object_set_new(object, texts[i].key, cli_json_text(texts[i].text));
	return object;
}

static void print_day(const char *label, civil_date day)
{
	char text[CIVIL_TEXT_SIZE];
	if (day != CIVIL_NONE)
		printf("  %s %s", label, civil_format(day, text));
}

static void print_text(const char *text)
{
	if (text && *text)
		printf("  %s", text);
}

/* Columns separated by two blanks; what a row does not have is left out. */
static void print_row(const struct services_row *row)
{
	char time[MINUTE_TEXT_SIZE];
	printf("%s  %s  %s", row->case_number ? row->case_number : _("未编号"),
		act_choice_label("serve", "document", row->document), _(services_stands[row->stand].label));
	if (row->recipient) {
		print_text(row->recipient);
	} else { /* nobody has it yet */
		print_text(row->applicant);
		print_text(row->respondent);
	}
	print_text(row->method ? act_choice_label("serve", "method", row->method) : NULL);
	print_text(row->tracking);
	print_text(row->reason);
	print_day(_("发出"), row->sent);
	if (row->stand == SERVICE_BACK)
		print_day(_("退回"), row->since);
	print_day(_("期限"), row->due);
	print_day(_("期满"), row->completes);
	if (row->hearing != MINUTE_NONE)
		printf("  %s %s", _("开庭"), minute_format(row->hearing, time));
	print_day(_("通知至"), row->notice_by);
	putchar('\n');
}

/* Window by window, each from the last row of the one before; at most `limit` rows (0 = all). */
static bool print_view(
	struct office *office, struct services_query *query, size_t limit, json_t *array, struct error *err)
{
	struct services_window *window = calloc(1, sizeof *window);
	bool good = window || error_set(err, ERR_NOMEM, _("内存不足"));
	size_t printed = 0;
	do {
		if (good)
			services_window_free(window);
		good = good && services_load(office->store, query, window, err);
		for (size_t i = 0; good && i < window->count && (!limit || printed < limit); i++) {
			const struct services_row *row = &window->rows[i];
			if (printed && row->case_id == query->case_id && row->item == query->item)
				continue; /* the one before ended with it */
			printed++;
			if (array)
				json_array_append_new(array, row_json(row));
			else
				print_row(row);
			query->sort_value = row->sort_value;
			query->case_id = row->case_id;
			query->item = row->item;
		}
		query->from = SERVICES_FROM_AT;
	} while (good && !window->at_end && (!limit || printed < limit));
	if (window)
		services_window_free(window);
	free(window);
	return good;
}

static bool print_counts(struct office *office, int long_days, bool json, struct error *err)
{
	int64_t counts[SERVICES_VIEWS];
	if (!services_count(office->store, office->today, long_days, counts, err))
		return false;
	json_t *object = json ? json_object() : NULL;
	for (int view = 0; view < SERVICES_VIEWS; view++)
		if (json)
			json_object_set_new(
				object, services_views[view].id, json_integer((json_int_t)counts[view]));
		else
			printf("%s  %lld\n", _(services_views[view].label), (long long)counts[view]);
	return !json || cli_print_json(object, err);
}

/* By its id or label, -1 when there is no such view. */
static int view_of(const char *word)
{
	for (int view = 0; view < SERVICES_VIEWS; view++)
		if (strcmp(services_views[view].id, word) == 0 ||
			strcmp(services_views[view].label, word) == 0)
			return view;
	return -1;
}

int cli_services(int argc, char **argv, const struct cli_options *options)
{
	enum { SEARCH, LIMIT };
	struct cli_word words[] = {
		[SEARCH] = {"--search", true, NULL}, [LIMIT] = {"--limit", true, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	long limit = cli_number(words[LIMIT].value, 0);
	int view = count > 0 ? view_of(argv[1]) : 0;
	if (count > 1 || view < 0)
		return cli_usage("services", _("不认识“%s”"), argv[count > 1 ? 2 : 1]);
	if (count == 0 && (words[SEARCH].value || words[LIMIT].value))
		return cli_usage(
			"services", _("请写明哪一种：%s"), "out back complete announced late hearing");
	if (limit < 0)
		return cli_usage("services", _("--limit %s 不是正整数"), words[LIMIT].value);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	struct services_query query = {.view = (enum services_view)view,
		.today = office.today,
		.long_days = store_setting_number(office.store, "service.long_days"),
		.text = words[SEARCH].value};
	bool good;
	if (count == 0) {
		good = print_counts(&office, query.long_days, options->json, &err);
	} else {
		json_t *array = options->json ? json_array() : NULL;
		good = print_view(&office, &query, (size_t)limit, array, &err);
		if (array && good)
			good = cli_print_json(array, &err);
		else
			json_decref(array);
	}
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
