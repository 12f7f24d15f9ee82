/* list.c — what the docket and its search box show: `list`, `find`, `today`. */
#include "base/i18n.h"
#include "cli/session.h"
#include "law/derive.h"
#include "office/filter.h"
#include "store/derive.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *id;
	const char *label; /* msgid */
	enum docket_sort sort;
	bool descending;
} sorts[] = {
	{"next", N_("期限"), SORT_NEXT_DUE, false},
	{"number", N_("案号"), SORT_NUMBER, true},
	{"accepted", N_("受理"), SORT_ACCEPTED, true},
	{"amount", N_("标的额"), SORT_AMOUNT, true},
	{"closed", N_("结案"), SORT_CLOSED, true},
	{"limit", N_("裁决期限"), SORT_LIMIT, false},
};

static bool find_sort(const char *name, struct docket_query *query)
{
	if (!name)
		name = "next";
	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
		if (strcmp(sorts[i].id, name) != 0 && strcmp(sorts[i].label, name) != 0)
			continue;
		query->sort = sorts[i].sort;
		query->descending = sorts[i].descending;
		return true;
	}
	return false;
}

/* `--words`: the words of a filter and what they mean. */
static int print_words(void)
{
	struct strbuf words = {0};
	filter_describe(&words);
	fputs(strbuf_text(&words), stdout);
	strbuf_free(&words);
	return 0;
}

int cli_list(int argc, char **argv, const struct cli_options *options)
{
	enum { FILTER, SORT, LIMIT, WORDS };
	struct cli_word words[] = {[FILTER] = {"--filter", true, NULL},
		[SORT] = {"--sort", true, NULL},
		[LIMIT] = {"--limit", true, NULL},
		[WORDS] = {"--words", false, NULL},
		{0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (words[WORDS].value)
		return print_words();
	struct docket_query query = {.from = FROM_START};
	long limit = cli_number(words[LIMIT].value, 0);
	if (count > 0)
		return cli_usage("list", _("不认识“%s”，筛选写在 --filter 后面"), argv[1]);
	if (limit < 0)
		return cli_usage("list", _("--limit %s 不是正整数"), words[LIMIT].value);
	if (!find_sort(words[SORT].value, &query))
		return cli_usage("list", _("不能按 %s 排序，有 next number accepted amount closed limit"),
			words[SORT].value);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	query.today = office.today;
	const char *filter = words[FILTER].value ? words[FILTER].value : "";
	bool good = filter_parse(&office, filter, &query.filter, &err) &&
		    cli_print_rows(&office, &query, (size_t)limit, options->json, &err);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}

int cli_find(int argc, char **argv, const struct cli_options *options)
{
	struct cli_word words[] = {{"--limit", true, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	long limit = cli_number(words[0].value, 24);
	if (count < 1)
		return cli_usage("find", _("要找什么？"));
	if (limit < 0)
		return cli_usage("find", _("--limit %s 不是正整数"), words[0].value);
	struct strbuf text = {0};
	for (int i = 1; i <= count; i++)
		strbuf_addf(&text, "%s%s", i > 1 ? " " : "", argv[i]);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err)) {
		strbuf_free(&text);
		return cli_fail(&err);
	}
	struct docket_query query = {
		.from = FROM_START, .sort = SORT_NUMBER, .descending = true, .today = office.today};
	bool good = filter_parse(&office, strbuf_text(&text), &query.filter, &err) &&
		    cli_print_rows(&office, &query, (size_t)limit, options->json, &err);
	strbuf_free(&text);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}

/* ---- today ---- */

struct day_sheet {
	struct office *office;
	json_t *list; /* NULL: for people */
	size_t lines;
};

static bool add_deadline(struct day_sheet *sheet, const struct docket_row *row, const struct law_deadline *d)
{
	char due[CIVIL_TEXT_SIZE];
	const struct law_rule_info *info = &law_rule_infos[d->rule->id];
	const char *number = row->case_number ? row->case_number : _("未编号");
	bool overdue = d->due < sheet->office->today;
	sheet->lines++;
	if (!sheet->list) {
		printf("%s  %s  %s  %s  %s\n", civil_format(d->due, due), number, _(info->label),
			overdue ? _("逾期") : _("今日"), _(info->missed));
		return true;
	}
	return json_array_append_new(sheet->list,
		       json_pack("{s:o, s:o, s:s, s:o, s:s, s:s}", "due", cli_json_date(d->due),
			       "case_number", cli_json_text(row->case_number), "deadline", info->id, "who",
			       cli_json_text(row->lead), "state", overdue ? "overdue" : "open", "consequence",
			       _(info->missed))) == 0;
}

/* The office's duties of the case that are due today or were, and what ends today. */
static bool add_case(struct day_sheet *sheet, const struct docket_row *row, struct error *err)
{
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	civil_date today = sheet->office->today;
	bool good = store_deadlines(sheet->office->store, row->case_id, today, law, err);
	for (size_t i = 0; good && i < law->deadline_count; i++) {
		const struct law_deadline *d = &law->deadlines[i];
		enum law_watch watch = law_rule_infos[d->rule->id].watch;
		bool wanted = d->pending && d->due != CIVIL_NONE &&
			      (watch == LAW_DUTY ? d->due <= today : watch == LAW_WAIT && d->due == today);
		if (wanted && !add_deadline(sheet, row, d))
			good = error_set(err, ERR_NOMEM, _("内存不足"));
	}
	free(law);
	return good;
}

static bool add_cases(struct day_sheet *sheet, const struct docket_filter *filter, struct error *err)
{
	struct docket_window *window = calloc(1, sizeof *window);
	if (!window)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	struct docket_query query = {.filter = *filter,
		.today = sheet->office->today,
		.sort = SORT_NEXT_DUE,
		.from = FROM_START,
		.limit = DOCKET_WINDOW};
	bool good = true, more = true;
	while (good && more) {
		good = docket_load(sheet->office->store, &query, window, err);
		for (size_t i = 0; good && i < window->count; i++) {
			/* Overdue cases came first, whatever else of theirs ends today. */
			const struct docket_row *row = &window->rows[i];
			if (filter->due_today && row->duty_due != CIVIL_NONE && row->duty_due < query.today)
				continue;
			good = add_case(sheet, row, err);
		}
		more = good && !window->at_end && (window->cut || window->count > 0);
		query.from = FROM_AFTER;
		if (more && window->cut) {
			query.sort_value = window->resume_value;
			query.case_id = window->resume_id;
		} else if (more) {
			query.sort_value = window->rows[window->count - 1].sort_value;
			query.case_id = window->rows[window->count - 1].case_id;
		}
		docket_window_free(window);
	}
	free(window);
	return good;
}

int cli_today(int argc, char **argv, const struct cli_options *options)
{
	if (argc > 1)
		return cli_usage("today", _("不认识“%s”"), argv[1]);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	struct day_sheet sheet = {.office = &office, .list = options->json ? json_array() : NULL};
	struct docket_filter filter = {.scope = SCOPE_OPEN};
	bool good = true;
	if (options->user) {
		filter.mine_clerk = office.staff_id;
		filter.mine_arbitrator = office.arbitrator_id;
		if (!office.staff_id)
			good = error_set(&err, ERR_NOTFOUND, _("工作人员中没有 %s"), options->user);
	}
	filter.overdue = true;
	good = good && add_cases(&sheet, &filter, &err);
	filter.overdue = false;
	filter.due_today = true;
	good = good && add_cases(&sheet, &filter, &err);
	if (good && sheet.list) {
		good = cli_print_json(sheet.list, &err);
	} else {
		json_decref(sheet.list);
		if (good && sheet.lines == 0 && !options->quiet)
			puts(_("今天没有到期或逾期的事项"));
	}
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
