/* report.c — `report`: the figures of a year or a month. */
#include "store/report.h"
#include "base/i18n.h"
#include "cli/session.h"
#include "office/input.h"

#include <stddef.h>
#include <stdio.h>

/* Every figure: the key in JSON, the words for people, where it is. A new one is one row. */
enum figure_unit { COUNT, MONEY, PERCENT };
static const struct figure {
	const char *key;
	const char *label; /* msgid */
	enum figure_unit unit;
	size_t offset;
	size_t whole; /* of PERCENT: offset ÷ whole */
} figures[] = {
#define AT(field) offsetof(struct report, field)
	{"accepted", N_("受理"), COUNT, AT(accepted), 0},
	{"closed", N_("结案"), COUNT, AT(closed), 0},
	/* The whole of closing_rate is open_at_start + accepted: see whole_of(). */
	{"closing_rate", N_("结案率"), PERCENT, AT(closed_by_end), AT(open_at_start)},
	{"on_time_rate", N_("期限内结案率"), PERCENT, AT(closed_on_time), AT(closed)},
	{"mediated", N_("调解"), COUNT, AT(mediated), 0},
	{"awarded", N_("裁决"), COUNT, AT(awarded), 0},
	{"withdrawn", N_("撤回"), COUNT, AT(withdrawn), 0},
	{"collective_cases", N_("集体争议"), COUNT, AT(collective_cases), 0},
	{"applicants", N_("申请人（人次）"), COUNT, AT(applicants), 0},
	{"amount", N_("标的额"), MONEY, AT(amount), 0},
	{"part_time_arbitrators", N_("兼职仲裁员"), COUNT, AT(part_time_arbitrators), 0},
	{"part_time_cases", N_("兼职仲裁员参与办案"), COUNT, AT(part_time_cases), 0},
	{"direct_assignments", N_("直接指定的席位"), COUNT, AT(direct_assignments), 0},
	{"drawn", N_("抽取的席位"), COUNT, AT(drawn), 0},
	{"complaints", N_("举报投诉"), COUNT, AT(complaints), 0},
	{"complaints_closing_rate", N_("举报投诉办结率"), PERCENT, AT(complaints_closed), AT(complaints)},
	{"announcements", N_("公告送达"), COUNT, AT(announcements), 0},
	{"backlog", N_("积压"), COUNT, AT(backlog), 0},
#undef AT
};

static int64_t value_at(const struct report *report, size_t offset)
{
	return *(const int64_t *)(const void *)((const char *)report + offset);
}

static int64_t whole_of(const struct report *report, const struct figure *figure)
{
	int64_t whole = value_at(report, figure->whole);
	return figure->whole == offsetof(struct report, open_at_start) ? whole + report->accepted : whole;
}

static json_t *figure_json(const struct report *report, const struct figure *figure)
{
	int64_t value = value_at(report, figure->offset);
	if (figure->unit != PERCENT)
		return json_integer(value);
	return json_real((double)report_rate(value, whole_of(report, figure)) / 10.0);
}

static void print_figure(const struct report *report, const struct figure *figure)
{
	char money[INPUT_MONEY_SIZE];
	int64_t value = value_at(report, figure->offset);
	int64_t rate = figure->unit == PERCENT ? report_rate(value, whole_of(report, figure)) : 0;
	switch (figure->unit) {
	case COUNT: printf("%s  %lld\n", _(figure->label), (long long)value); break;
	case MONEY: printf("%s  %s\n", _(figure->label), input_money_format(value, money)); break;
	case PERCENT:
		printf("%s  %lld.%lld %%\n", _(figure->label), (long long)(rate / 10),
			(long long)(rate % 10));
		break;
	}
}

int cli_report(int argc, char **argv, const struct cli_options *options)
{
	enum { YEAR, MONTH };
	struct cli_word words[] = {[YEAR] = {"--year", true, NULL}, [MONTH] = {"--month", true, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	long year = cli_number(words[YEAR].value, 0), month = cli_number(words[MONTH].value, 0);
	if (count > 0)
		return cli_usage("report", _("不认识“%s”"), argv[1]);
	if (year < 1900 || year > 2199)
		return cli_usage("report", _("须用 --year 指明年份"));
	if (month < 0 || month > 12)
		return cli_usage("report", _("--month 须为 1 到 12"));
	civil_date first = civil_make((int)year, month ? (int)month : 1, 1);
	/* The last day of 2199 has no morrow in the calendar. */
	civil_date last = month ? civil_month_start(first, 1) - 1 : civil_make((int)year, 12, 31);
	if (month == 12)
		last = civil_make((int)year, 12, 31);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	struct report report;
	bool good = report_load(office.store, first, last, &report, &err);
	if (good && options->json) {
		json_t *object = json_object();
		for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
			json_object_set_new(object, figures[i].key, figure_json(&report, &figures[i]));
		/* Shortest form that reads back: 96.8, not 96.799999. */
		good = object && json_dumpf(object, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(6)) == 0 &&
		       putchar('\n') != EOF;
		json_decref(object);
		if (!good)
			error_set(&err, ERR_IO, _("结果没有写完：标准输出无法写入"));
	} else if (good) {
		for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
			print_figure(&report, &figures[i]);
	}
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
