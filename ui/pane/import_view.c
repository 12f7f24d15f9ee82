#include "pane/import_view.h"

#include "base/i18n.h"
#include "office/input.h"
#include "pane/list_moves.h"
#include "widget/bar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DETAIL_ROWS = 3 };

/* --- the pages that are lists: one row a page --- */

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

#define COLUMNS_OF(table) .columns = table, .column_count = sizeof table / sizeof *table
static const struct page {
	const char *title; /* msgid */
	const struct list_column *columns; /* NULL: no list */
	size_t column_count;
	list_cell_function *cell;
	size_t (*count)(const struct import_job *job);
	void (*detail)(const struct import_job *job, size_t row,
		struct strbuf *out); /* whole text below the list; or NULL */
	const char *none; /* msgid: said instead of an empty list */
} pages[IMPORT_PAGES] = {
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

bool import_view_open(struct import_view *view, const struct import_job *job, struct error *err)
{
	import_view_free(view);
	view->job = job;
	view->vocabulary = ledger_vocabulary_load(err);
	for (size_t i = 0; i < IMPORT_PAGES; i++) {
		view->lists[i] = (struct list){.columns = pages[i].columns,
			.column_count = pages[i].column_count,
			.cell = pages[i].cell,
			.data = view};
		if (pages[i].count)
			list_set_count(&view->lists[i], pages[i].count(job));
	}
	return view->vocabulary != NULL;
}

void import_view_free(struct import_view *view)
{
	for (size_t i = 0; i < IMPORT_PAGES; i++)
		list_free(&view->lists[i]);
	ledger_vocabulary_free(view->vocabulary);
	*view = (struct import_view){0};
}

/* --- moving --- */

static void turn(struct import_view *view, int by)
{
	view->page = (enum import_page)(((int)view->page + by + IMPORT_PAGES) % IMPORT_PAGES);
}

static void scroll(struct import_view *view, int by)
{
	int last = view->lines > view->rows ? view->lines - view->rows : 0;
	int top = view->top + by;
	view->top = top < 0 ? 0 : top > last ? last : top;
}

bool import_view_move(struct import_view *view, enum move move)
{
	int page = view->rows > 1 ? view->rows - 1 : 1;
	const int scrolls[MOVES] = {[MOVE_UP] = -1,
		[MOVE_DOWN] = 1,
		[MOVE_PAGE_UP] = -page,
		[MOVE_PAGE_DOWN] = page,
		[MOVE_HOME] = -view->lines,
		[MOVE_END] = view->lines};
	switch (move) {
	case MOVE_RIGHT:
	case MOVE_NEXT_BOX: turn(view, 1); return true;
	case MOVE_LEFT:
	case MOVE_PREVIOUS_BOX: turn(view, -1); return true;
	case MOVE_OPEN:
	case MOVE_MARK:
	case MOVES: return false;
	default: break;
	}
	if (view->page == PAGE_SUMMARY)
		scroll(view, scrolls[move]);
	else
		pane_move_list(&view->lists[view->page], move);
	return true;
}

/* --- drawing --- */

/* Reports count in thousands. */
static void add_count(struct strbuf *out, size_t count)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%zu", count);
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			strbuf_add_char(out, ',');
		strbuf_add_char(out, digits[i]);
	}
}

static void draw_source(const struct import_view *view, struct canvas *canvas, struct rect line)
{
	const struct ledger_source *source = &view->job->source;
	const char *delimiter = source->delimiter == '\t'  ? _("制表符分隔")
				: source->delimiter == ';' ? _("分号分隔")
							   : _("逗号分隔");
	struct strbuf text = {0};
	strbuf_addf(&text, _("编码 %s（%s） %s "), source->encoding.name,
		view->job->encoding ? _("您指定的") : _("自动认出"), delimiter);
	add_count(&text, view->job->report.records);
	strbuf_addf(&text, _(" 条记录，表头是第 %zu 条"), view->job->report.header.first_record);
	canvas_field(canvas, line.row, line.column, line.columns, TEXT_LEFT, STYLE_DIM, strbuf_text(&text));
	strbuf_free(&text);
}

/* What matters of it in one line; what is wrong stands out in its own style and says so in words. */
static void draw_outcome(const struct import_view *view, struct canvas *canvas, struct rect line)
{
	const struct ledger_report *report = &view->job->report;
	const struct {
		const char *label;
		size_t count;
		style_id style;
	} parts[] = {
		{_("可以导入 "), report->cases, STYLE_DONE},
		{_("不能导入 "), report->rejected_count, report->rejected_count ? STYLE_ERROR : STYLE_NORMAL},
		{_("提醒 "), report->warnings, report->warnings ? STYLE_WARNING : STYLE_NORMAL},
		{_("跳过 "), report->skipped, STYLE_NORMAL},
	};
	int column = line.column;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct strbuf text = {0};
		strbuf_add(&text, parts[i].label);
		add_count(&text, parts[i].count);
		column += canvas_text(canvas, line.row, column, parts[i].style, strbuf_text(&text)) + 3;
		strbuf_free(&text);
	}
}

static void draw_tabs(const struct import_view *view, struct canvas *canvas, struct rect line)
{
	int column = line.column;
	for (size_t i = 0; i < IMPORT_PAGES; i++) {
		struct strbuf text = {0};
		strbuf_addf(&text, " %s ", _(pages[i].title));
		bool shown = i == (size_t)view->page;
		column += canvas_text(canvas, line.row, column, shown ? STYLE_TAB_ACTIVE : STYLE_TAB,
				  strbuf_text(&text)) +
			  1;
		strbuf_free(&text);
	}
}

/* One line of the summary: a label, a count at the right. */
static void draw_line(struct import_view *view, struct canvas *canvas, struct rect area, int line,
	style_id style, const char *label, const char *count)
{
	int row = area.row + line - view->top;
	if (line < view->top || row >= area.row + area.rows)
		return;
	int right = text_columns(count);
	canvas_field(canvas, row, area.column, area.columns - right - 1, TEXT_LEFT, style, label);
	canvas_text(canvas, row, area.column + area.columns - right, style, count);
}

/* Returns the line below what it drew. */
static int draw_words(struct import_view *view, struct canvas *canvas, struct rect area, int line,
	enum word_kind kind, const char *title)
{
	const struct import_job *job = view->job;
	size_t count;
	const struct word *words = words_list(job->words, kind, &count);
	draw_line(view, canvas, area, line++, STYLE_HEADER, title, "");
	for (size_t i = 0; i < count; i++) {
		if (!job->report.by_word[kind][i])
			continue;
		struct strbuf number = {0};
		add_count(&number, job->report.by_word[kind][i]);
		draw_line(view, canvas, area, line++, STYLE_NORMAL, words[i].label, strbuf_text(&number));
		strbuf_free(&number);
	}
	return line;
}

static int draw_totals(struct import_view *view, struct canvas *canvas, struct rect area)
{
	const struct ledger_report *report = &view->job->report;
	char money[INPUT_MONEY_SIZE];
	int line = 0;
	const struct {
		const char *label;
		size_t count;
	} totals[] = {{_("案件"), report->cases}, {_("已结"), report->closed},
		{_("未结"), report->cases - report->closed},
		{_("申请人（人次）"), (size_t)report->applicants}};
	draw_line(view, canvas, area, line++, STYLE_HEADER, _("合计"), "");
	for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
		struct strbuf number = {0};
		add_count(&number, totals[i].count);
		draw_line(view, canvas, area, line++, STYLE_NORMAL, totals[i].label, strbuf_text(&number));
		strbuf_free(&number);
	}
	struct strbuf amount = {0};
	strbuf_addf(&amount, _("%s元"), input_money_format(report->amount, money));
	draw_line(view, canvas, area, line++, STYLE_NORMAL, _("标的额"), strbuf_text(&amount));
	strbuf_free(&amount);
	if (report->warnings)
		draw_line(view, canvas, area, ++line, STYLE_HEADER, _("提醒（照样导入）"), "");
	line += report->warnings > 0;
	for (int kind = 0; kind < LEDGER_WARNINGS; kind++) {
		if (!report->warnings_by_kind[kind])
			continue;
		struct strbuf number = {0};
		add_count(&number, report->warnings_by_kind[kind]);
		draw_line(view, canvas, area, line++, STYLE_WARNING,
			ledger_warning_label((enum ledger_warning)kind), strbuf_text(&number));
		strbuf_free(&number);
	}
	return line;
}

/* Three columns: totals; causes; methods and outcomes. */
static void draw_summary(struct import_view *view, struct canvas *canvas, struct rect area)
{
	enum { GAP = 3 };
	int width = (area.columns - 2 * GAP) / 3;
	view->rows = area.rows;
	struct rect box = {area.row, area.column, area.rows, width};
	int lines = draw_totals(view, canvas, box);
	box.column += width + GAP;
	int causes = draw_words(view, canvas, box, 0, WORD_CAUSE, _("案由"));
	box.column += width + GAP;
	int others = draw_words(view, canvas, box, 0, WORD_METHOD, _("送达方式"));
	others = draw_words(view, canvas, box, others + 1, WORD_OUTCOME, _("结案方式"));
	lines = causes > lines ? causes : lines;
	view->lines = others > lines ? others : lines;
	scroll(view, 0);
}

static void draw_list(struct import_view *view, struct canvas *canvas, struct rect area, bool focused)
{
	const struct page *page = &pages[view->page];
	struct list *list = &view->lists[view->page];
	if (list->count == 0) {
		canvas_paragraph(canvas, area, 0, STYLE_DIM, _(page->none));
		return;
	}
	struct rect rows = area;
	if (page->detail && area.rows > 3 * DETAIL_ROWS)
		rows.rows -= DETAIL_ROWS + 1;
	list_draw(list, canvas, rows, focused);
	if (rows.rows == area.rows)
		return;
	/* From edge to edge of the frame, a blank away on either side. */
	canvas_rule(canvas, rows.row + rows.rows, area.column - 2, area.columns + 4, STYLE_FRAME, NULL);
	struct rect below = {rows.row + rows.rows + 1, area.column, DETAIL_ROWS, area.columns};
	struct strbuf text = {0};
	page->detail(view->job, list->cursor, &text);
	canvas_paragraph(canvas, below, 0, STYLE_NORMAL, strbuf_text(&text));
	strbuf_free(&text);
}

void import_view_draw(struct import_view *view, struct canvas *canvas, struct rect area, bool focused)
{
	if (!view->job || area.rows < 6)
		return; /* nothing is checked yet */
	struct rect line = {area.row, area.column, 1, area.columns};
	draw_source(view, canvas, line);
	line.row++;
	draw_outcome(view, canvas, line);
	line.row++;
	draw_tabs(view, canvas, line);
	struct rect page = {line.row + 1, area.column, area.rows - 3, area.columns};
	if (view->page == PAGE_SUMMARY)
		draw_summary(view, canvas, page);
	else
		draw_list(view, canvas, page, focused);
}
