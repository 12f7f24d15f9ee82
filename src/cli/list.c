/* list.c — what the docket and its search box show: `list`, `find`. */
#include "base/i18n.h"
#include "cli/session.h"
#include "office/filter.h"

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
