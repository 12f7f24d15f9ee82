#include "pane/import_pages.h"

#include "base/i18n.h"
#include "base/text.h"
#include "office/input.h"

#include <stdio.h>
#include <string.h>

static const struct list_column case_columns[] = {
	{.id = "record", .title = N_("记录"), .min = 6, .align = TEXT_RIGHT, .priority = 3},
	{.id = "short", .title = N_("案号"), .min = 9},
	{.id = "number", .title = N_("全称"), .min = 34, .max = 40, .weight = 1, .priority = 7},
	{.id = "applicants", .title = N_("申请人"), .min = 8, .max = 30, .weight = 2},
	{.id = "respondents", .title = N_("被申请人"), .min = 10, .max = 44, .weight = 3},
	{.id = "cause", .title = N_("案由"), .min = 8, .max = 26, .weight = 1, .priority = 4},
	{.id = "accepted", .title = N_("受理"), .min = 10, .priority = 1},
	{.id = "closed", .title = N_("结案"), .min = 10, .priority = 5},
	{.id = "amount", .title = N_("标的额"), .min = 13, .align = TEXT_RIGHT, .priority = 6},
};

static const struct list_column rejected_columns[] = {
	{.id = "record", .title = N_("记录"), .min = 6, .align = TEXT_RIGHT},
	{.id = "line", .title = N_("行"), .min = 6, .align = TEXT_RIGHT, .priority = 1},
	{.id = "column", .title = N_("栏"), .min = 10, .max = 20, .weight = 1},
	{.id = "text", .title = N_("为什么不能导入"), .min = 20, .weight = 6},
};

static const struct list_column warning_columns[] = {
	{.id = "record", .title = N_("记录"), .min = 6, .align = TEXT_RIGHT},
	{.id = "column", .title = N_("栏"), .min = 10, .max = 20, .weight = 1},
	{.id = "kind", .title = N_("类别"), .min = 22, .max = 24, .weight = 1, .priority = 1},
	{.id = "text", .title = N_("说明"), .min = 20, .weight = 6},
};

static const struct list_column header_columns[] = {
	{.id = "place", .title = N_("栏"), .min = 4, .align = TEXT_RIGHT},
	{.id = "title", .title = N_("表头"), .min = 14, .max = 40, .weight = 2},
	{.id = "meaning", .title = N_("是什么"), .min = 14, .max = 40, .weight = 2},
	{.id = "match", .title = N_("怎么认出"), .min = 14, .weight = 1},
};

static void put_number(struct list_cell *cell, size_t number)
{
	snprintf(cell->buffer, sizeof cell->buffer, "%zu", number);
	cell->text = cell->buffer;
}

static void put_date(struct list_cell *cell, civil_date date)
{
	cell->text = civil_format(date, cell->buffer);
}

/* What tells it from the others: all of an office's numbers begin alike. */
static void put_short_number(struct list_cell *cell, const struct import_row *row)
{
	if (row->serial)
		snprintf(cell->buffer, sizeof cell->buffer, "%d-%d", row->year, row->serial);
	cell->text = row->serial ? cell->buffer : _("（无）");
}

/* The first of a list of names, and how many there are. */
static void put_names(struct list_cell *cell, const char *names, int64_t heads)
{
	size_t length = strcspn(names, "\n");
	size_t count = 1;
	for (const char *p = names; *p; p++)
		count += *p == '\n';
	if (heads < (int64_t)count)
		heads = (int64_t)count;
	length = text_boundary(names, length, length < 100 ? length : 100);
	if (heads > 1)
		snprintf(cell->buffer, sizeof cell->buffer, _("%.*s等%lld人"), (int)length, names,
			(long long)heads);
	else
		snprintf(cell->buffer, sizeof cell->buffer, "%.*s", (int)length, names);
	cell->text = cell->buffer;
}

static void case_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	const struct import_row *one = &((struct import_view *)data)->job->rows[row];
	if (strcmp(column->id, "record") == 0)
		put_number(cell, one->record);
	else if (strcmp(column->id, "short") == 0)
		put_short_number(cell, one);
	else if (strcmp(column->id, "number") == 0)
		cell->text = one->number;
	else if (strcmp(column->id, "applicants") == 0)
		put_names(cell, one->applicants, one->head_count);
	else if (strcmp(column->id, "respondents") == 0)
		put_names(cell, one->respondents, 0);
	else if (strcmp(column->id, "cause") == 0)
		cell->text = one->cause;
	else if (strcmp(column->id, "accepted") == 0)
		put_date(cell, one->accepted);
	else if (strcmp(column->id, "closed") == 0)
		put_date(cell, one->closed);
	else
		cell->text = input_money_format(one->amount, cell->buffer);
}

static void rejected_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	const struct ledger_rejection *one = &((struct import_view *)data)->job->report.rejected[row];
	if (strcmp(column->id, "record") == 0)
		put_number(cell, one->record);
	else if (strcmp(column->id, "line") == 0)
		put_number(cell, one->line);
	else
		cell->text = strcmp(column->id, "column") == 0 ? one->column : one->reason;
}

static void warning_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	const struct ledger_warning_sample *one = &((struct import_view *)data)->job->report.samples[row];
	if (strcmp(column->id, "record") == 0)
		put_number(cell, one->record);
	else if (strcmp(column->id, "column") == 0)
		cell->text = one->column;
	else
		cell->text = strcmp(column->id, "kind") == 0 ? ledger_warning_label(one->kind) : one->text;
}

/* The column that the cell was taken for, or LEDGER_COLUMNS. */
static size_t meaning_of(const struct ledger_header *header, size_t cell)
{
	size_t c = 0;
	while (c < LEDGER_COLUMNS && header->cells[c] != (int)cell)
		c++;
	return c;
}

static void header_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	static const char *const matches[] = {[MATCH_NONE] = "",
		[MATCH_EXACT] = N_("名称一致"),
		[MATCH_GUESS] = N_("名称相近，请核对"),
		[MATCH_AMBIGUOUS] = N_("分不清"),
		[MATCH_GIVEN] = N_("您指定的")};
	const struct import_view *view = data;
	const struct ledger_header *header = &view->job->report.header;
	size_t meaning = meaning_of(header, row);
	bool ignored = header->ignored && header->ignored[row];
	if (strcmp(column->id, "place") == 0)
		put_number(cell, row + 1);
	else if (strcmp(column->id, "title") == 0)
		cell->text = header->titles[row];
	else if (strcmp(column->id, "match") == 0)
		cell->text = meaning < LEDGER_COLUMNS ? _(matches[header->match[meaning]]) : "";
	else if (meaning == LEDGER_SERIAL || meaning == LEDGER_REASON || ignored)
		cell->text = _("（不导入）");
	else if (meaning < LEDGER_COLUMNS)
		cell->text = ledger_column_label(view->vocabulary, (enum ledger_column)meaning);
	else
		cell->text = *header->titles[row] ? _("（记入备注）") : _("（不导入）");
	if (meaning < LEDGER_COLUMNS && header->match[meaning] == MATCH_GUESS)
		cell->style = STYLE_WARNING;
}

static size_t count_cases(const struct import_job *job)
{
	return job->row_count;
}

static size_t count_rejected(const struct import_job *job)
{
	return job->report.rejected_count;
}

static size_t count_warnings(const struct import_job *job)
{
	return job->report.sample_count;
}

static size_t count_columns(const struct import_job *job)
{
	return job->report.header.count;
}

static void add_names(struct strbuf *out, const char *names)
{
	for (; *names; names++)
		if (*names == '\n')
			strbuf_add(out, _("、"));
		else
			strbuf_add_char(out, *names);
}

static void case_detail(const struct import_job *job, size_t row, struct strbuf *out)
{
	const struct import_row *one = &job->rows[row];
	strbuf_addf(out, "%s  ", *one->number ? one->number : _("（无案号）"));
	add_names(out, one->applicants);
	if (one->head_count > 1)
		strbuf_addf(out, _("（%lld 人）"), (long long)one->head_count);
	strbuf_add(out, _(" 诉 "));
	add_names(out, one->respondents);
	strbuf_addf(out, "  %s", one->cause);
}

static void rejected_detail(const struct import_job *job, size_t row, struct strbuf *out)
{
	strbuf_add(out, job->report.rejected[row].reason);
}

static void warning_detail(const struct import_job *job, size_t row, struct strbuf *out)
{
	strbuf_add(out, job->report.samples[row].text);
}

#define COLUMNS_OF(table) .columns = (table), .column_count = sizeof(table) / sizeof *(table)
const struct import_page_row import_pages[IMPORT_PAGES] = {
	[PAGE_SUMMARY] = {.title = N_("概要")},
	[PAGE_CASES] = {N_("案件"), COLUMNS_OF(case_columns), case_cell, count_cases, case_detail,
		N_("没有一条记录可以导入")},
	[PAGE_REJECTED] = {N_("不能导入"), COLUMNS_OF(rejected_columns), rejected_cell, count_rejected,
		rejected_detail, N_("每条记录都可以导入")},
	[PAGE_WARNINGS] = {N_("提醒"), COLUMNS_OF(warning_columns), warning_cell, count_warnings,
		warning_detail, N_("没有要提醒的")},
	[PAGE_COLUMNS] = {N_("栏目"), COLUMNS_OF(header_columns), header_cell, count_columns, NULL,
		N_("没有栏目")},
};
