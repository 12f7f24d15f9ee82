/* docket_columns.c — the docket's columns. */
#include "pane/docket_columns.h"

#include "base/i18n.h"
#include "base/text.h"
#include "law/stage.h"

#include <inttypes.h>
#include <string.h>

static const char *text_of(const char *text)
{
	return text ? text : "";
}

void docket_short_number(const struct docket_row *row, struct strbuf *out)
{
	int64_t year = row->case_key >> 32, serial = row->case_key & 0xffffffff;
	if (serial)
		strbuf_addf(out, "%02d-%04" PRId64, (int)(year % 100), serial);
	else
		strbuf_add(out, _("未编号"));
}

static void number_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	const char *whole = text_of(row->case_number);
	if (*whole && text_columns(whole) <= context->width)
		strbuf_add(out, whole);
	else
		docket_short_number(row, out);
}

/* The name gives way to the head count and the mark, never the other way round. */
static void applicant_cell(
	const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	struct strbuf rest = {0};
	if (row->head_count > 1)
		strbuf_addf(&rest, _("等%d人"), (int)row->head_count);
	if (row->is_collective)
		strbuf_add(&rest, _(" 集"));
	int room = context->width - text_columns(strbuf_text(&rest));
	const char *name = text_of(row->applicant);
	size_t length = strlen(name);
	if (room >= 2 && text_width(name, length) > room) {
		struct text_fit fit = text_fit(name, length, 0, room, 1);
		strbuf_add_bytes(out, name, fit.bytes);
		strbuf_add(out, "…");
	} else if (room >= 2) {
		strbuf_add(out, name);
	}
	strbuf_add(out, strbuf_text(&rest));
	strbuf_free(&rest);
}

static void respondent_cell(
	const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, text_of(row->respondent));
}

static void cause_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	const char *id = text_of(row->cause);
	const struct word *word = context->words ? words_by_id(context->words, WORD_CAUSE, id) : NULL;
	strbuf_add(out, word ? word->label : id);
}

static void stage_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	if (row->stage == LAW_STAGE_CLOSED && row->outcome && *row->outcome) {
		const struct word *word =
			context->words ? words_by_id(context->words, WORD_OUTCOME, row->outcome) : NULL;
		strbuf_add(out, word ? word->label : row->outcome);
	} else if (row->stage >= 0 && row->stage < LAW_STAGE_COUNT) {
		strbuf_add(out, _(law_stages[row->stage].label));
	}
}

static void due_day(civil_date due, civil_date today, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	civil_format(due, day);
	strbuf_add(out, civil_split(due).year == civil_split(today).year ? day + 5 : day);
}

static void next_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	if (!row->next_rule || !*row->next_rule) {
		if (row->is_open)
			strbuf_add(out, "—");
		return;
	}
	int rule = law_rule_find(row->next_rule);
	strbuf_add(out, rule >= 0 ? _(law_rule_infos[rule].label)
			: strcmp(row->next_rule, "hearing") == 0
				? _("开庭")
				: row->next_rule);
	if (row->next_due != CIVIL_NONE) {
		strbuf_add_char(out, ' ');
		due_day(row->next_due, context->today, out);
	}
}

static void days_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	if (!row->is_open || row->next_due == CIVIL_NONE)
		return;
	if (row->next_due == context->today)
		strbuf_add(out, _("今"));
	else if (row->next_due < context->today)
		strbuf_addf(out, _("逾%d"), (int)(context->today - row->next_due));
	else
		strbuf_addf(out, "%d", (int)(row->next_due - context->today));
}

static void lead_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	(void)context;
	strbuf_add(out, text_of(row->lead));
}

static void accepted_cell(
	const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	(void)context;
	char day[CIVIL_TEXT_SIZE];
	strbuf_add(out, civil_format(row->accepted, day));
}

static void closed_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	(void)context;
	char day[CIVIL_TEXT_SIZE];
	strbuf_add(out, civil_format(row->closed, day));
}

static void amount_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	(void)context;
	char amount[MONEY_SIZE];
	if (row->amount)
		strbuf_add(out, money_format(row->amount, amount));
}

/* In the order from left to right. A new column is one row here. */
const struct docket_column docket_columns[] = {
	{.title = N_("案号"), .min = 7, .max = 33, .priority = 1, .cell = number_cell},
	{.title = N_("申请人"), .min = 13, .max = 24, .priority = 2, .cell = applicant_cell},
	{.title = N_("被申请人"), .min = 18, .max = 40, .priority = 3, .cell = respondent_cell},
	{.title = N_("案由"), .min = 8, .max = 20, .priority = 6, .cell = cause_cell},
	{.title = N_("阶段"), .min = 6, .max = 12, .priority = 5, .toned = true, .cell = stage_cell},
	{.title = N_("下一期限"), .min = 15, .max = 22, .priority = 4, .toned = true, .cell = next_cell},
	{.title = N_("余"), .min = 4, .max = 6, .priority = 4, .right = true, .toned = true, .cell = days_cell},
	{.title = N_("承办"), .min = 6, .max = 10, .priority = 7, .cell = lead_cell},
	{.title = N_("受理"), .min = 10, .max = 10, .priority = 8, .cell = accepted_cell},
	{.title = N_("标的额"), .min = 12, .max = 16, .priority = 9, .right = true, .cell = amount_cell},
	{.title = N_("结案"), .min = 10, .max = 10, .priority = 10, .cell = closed_cell},
	{0},
};

enum { COLUMN_ROWS = sizeof docket_columns / sizeof docket_columns[0] - 1, MOST_PRIORITY = 10 };

void docket_lay_out(int width, int number_width, struct docket_layout *out)
{
	int widths[COLUMN_ROWS] = {0};
	int room = width - DOCKET_GUTTER + 1; /* each column takes one blank before it, but the first */
	for (int priority = 1; priority <= MOST_PRIORITY; priority++)
		for (size_t i = 0; i < COLUMN_ROWS; i++) {
			int min = i == 0 && number_width > docket_columns[i].min ? number_width
										 : docket_columns[i].min;
			if (docket_columns[i].priority != priority || room < min + 1)
				continue;
			widths[i] = min;
			room -= min + 1;
		}
	/* What is left goes to those that matter most; the number only grows when it can show all of itself. */
	for (int priority = 2; priority <= MOST_PRIORITY && room > 0; priority++)
		for (size_t i = 0; i < COLUMN_ROWS; i++) {
			int more = docket_columns[i].max - widths[i];
			if (docket_columns[i].priority != priority || !widths[i] || more <= 0)
				continue;
			more = more < room ? more : room;
			widths[i] += more;
			room -= more;
		}
	if (room >= docket_columns[0].max - widths[0])
		widths[0] = docket_columns[0].max;
	out->count = 0;
	int at = DOCKET_GUTTER;
	for (size_t i = 0; i < COLUMN_ROWS; i++) {
		if (!widths[i])
			continue;
		out->columns[out->count].column = &docket_columns[i];
		out->columns[out->count].at = at;
		out->columns[out->count].width = widths[i];
		out->count++;
		at += widths[i] + 1;
	}
}

enum tone docket_tone(const struct docket_row *row, civil_date today)
{
	if (!row->is_open)
		return TONE_FAINT;
	if (row->next_due == CIVIL_NONE)
		return TONE_NORMAL;
	if (row->next_due < today)
		return TONE_OVERDUE;
	if (row->next_due == today)
		return TONE_TODAY;
	return row->next_due - today <= 3 ? TONE_SOON : TONE_NORMAL;
}

char docket_mark(const struct docket_row *row, civil_date today)
{
	enum tone tone = docket_tone(row, today);
	if (tone == TONE_OVERDUE)
		return '!';
	if (tone == TONE_TODAY)
		return '=';
	if (row->is_open && (row->block == LAW_BLOCK_SERVICE || row->block == LAW_BLOCK_ANNOUNCEMENT))
		return '~';
	return ' ';
}
