#include "pane/import_view.h"

#include "base/i18n.h"
#include "office/input.h"
#include "pane/import_pages.h"
#include "pane/list_moves.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DETAIL_ROWS = 3 };

bool import_view_open(struct import_view *view, const struct import_job *job, struct error *err)
{
	import_view_free(view);
	view->job = job;
	view->vocabulary = ledger_vocabulary_load(err);
	for (size_t i = 0; i < IMPORT_PAGES; i++) {
		view->lists[i] = (struct list){.columns = import_pages[i].columns,
			.column_count = import_pages[i].column_count,
			.cell = import_pages[i].cell,
			.data = view};
		if (import_pages[i].count)
			list_set_count(&view->lists[i], import_pages[i].count(job));
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
		strbuf_addf(&text, " %s ", _(import_pages[i].title));
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
	const struct import_page_row *page = &import_pages[view->page];
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
