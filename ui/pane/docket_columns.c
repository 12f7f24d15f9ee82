/* docket_columns.c — the docket's columns. */
#include "pane/docket_columns.h"

#include "base/i18n.h"
#include "base/text.h"
#include "law/stage.h"
#include "office/input.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

void docket_short_number(int64_t case_key, struct strbuf *out)
{
	int64_t year = case_key >> 32, serial = case_key & 0xffffffff;
	if (serial)
		strbuf_addf(out, "%02d-%04" PRId64, (int)(year % 100), serial);
	else
		strbuf_add(out, _("未编号"));
}

void docket_add_count(struct strbuf *out, int64_t count)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%" PRId64, count);
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			strbuf_add_char(out, ',');
		strbuf_add_char(out, digits[i]);
	}
}

void docket_text_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	const char *text;
	memcpy(&text, (const char *)row + context->member, sizeof text);
	strbuf_add(out, text_or_empty(text));
}

static void date_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	civil_date date;
	char day[CIVIL_TEXT_SIZE];
	memcpy(&date, (const char *)row + context->member, sizeof date);
	strbuf_add(out, civil_format(date, day));
}

void docket_number_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	const char *whole = text_or_empty(row->case_number);
	if (*whole && text_columns(whole) <= context->width)
		strbuf_add(out, whole);
	else
		docket_short_number(row->case_key, out);
}

/* Adds as much of a name as `room` columns hold, with a mark where it was cut. */
static void add_cut(struct strbuf *out, const char *name, int room)
{
	size_t length = strlen(name);
	if (text_width(name, length) <= room) {
		strbuf_add(out, name);
	} else if (room >= 2) {
		struct text_fit fit = text_fit(name, length, 0, room, 1);
		strbuf_add_bytes(out, name, fit.bytes);
		strbuf_add(out, "…");
	}
}

/* The name gives way to the head count and the mark, never the other way round. */
void docket_applicant_cell(
	const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	struct strbuf rest = {0};
	if (row->head_count > 1)
		strbuf_addf(&rest, _("等%d人"), (int)row->head_count);
	if (row->is_collective)
		strbuf_add(&rest, _(" 集"));
	add_cut(out, text_or_empty(row->applicant), context->width - text_columns(strbuf_text(&rest)));
	strbuf_add(out, strbuf_text(&rest));
	strbuf_free(&rest);
}

static void cause_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	const char *id = text_or_empty(row->cause);
	const struct word *word = context->words ? words_by_id(context->words, WORD_CAUSE, id) : NULL;
	strbuf_add(out, !word ? id : text_columns(word->label) > context->width ? word->brief : word->label);
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

/* The year is only needed where month and day could be those of another one. */
void docket_day(civil_date due, civil_date today, struct strbuf *out)
{
	enum { NEAR = 300 };
	char day[CIVIL_TEXT_SIZE];
	civil_format(due, day);
	strbuf_add(out, due - today <= NEAR && today - due <= NEAR ? day + 5 : day);
}

/* The label gives way to the day. */
static void next_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	if (!row->next_rule || !*row->next_rule) {
		if (row->is_open)
			strbuf_add(out, "—");
		return;
	}
	int rule = law_rule_find(row->next_rule);
	const char *label = rule >= 0                                ? _(law_rule_infos[rule].label)
			    : strcmp(row->next_rule, "hearing") == 0 ? _("开庭")
								     : row->next_rule;
	struct strbuf day = {0};
	if (row->next_due != CIVIL_NONE) {
		strbuf_add_char(&day, ' ');
		docket_day(row->next_due, context->today, &day);
	}
	add_cut(out, label, context->width - text_columns(strbuf_text(&day)));
	strbuf_add(out, strbuf_text(&day));
	strbuf_free(&day);
}

/* A period of the parties that ended is no delay of the office: it may go on now. */
static bool is_wait(const struct docket_row *row)
{
	int rule = row->next_rule ? law_rule_find(row->next_rule) : -1;
	return rule >= 0 && law_rule_infos[rule].watch == LAW_WAIT;
}

static void days_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	if (!row->is_open || row->next_due == CIVIL_NONE)
		return;
	if (row->next_due == context->today)
		strbuf_add(out, _("今"));
	else if (row->next_due < context->today)
		strbuf_addf(out, is_wait(row) ? _("过%d") : _("逾%d"), (int)(context->today - row->next_due));
	else
		strbuf_addf(out, "%d", (int)(row->next_due - context->today));
}

static void amount_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	(void)context;
	char amount[INPUT_MONEY_SIZE];
	if (row->amount)
		strbuf_add(out, input_money_format(row->amount, amount));
}

#define MEMBER(name) offsetof(struct docket_row, name)

const struct docket_column docket_columns[] = {
	{{"number", N_("案号"), 7, 30, 1, TEXT_LEFT, 0}, false, docket_number_cell, 0},
	{{"applicant", N_("申请人"), 13, 30, 3, TEXT_LEFT, 0}, false, docket_applicant_cell, 0},
	{{"respondent", N_("被申请人"), 16, 44, 4, TEXT_LEFT, 0}, false, docket_text_cell,
		MEMBER(respondent)},
	{{"cause", N_("案由"), 8, 26, 2, TEXT_LEFT, 3}, false, cause_cell, 0},
	{{"stage", N_("阶段"), 6, 12, 1, TEXT_LEFT, 1}, true, stage_cell, 0},
	{{"next", N_("下一期限"), 16, 22, 2, TEXT_LEFT, 0}, true, next_cell, 0},
	{{"days", N_("余"), 5, 6, 0, TEXT_RIGHT, 0}, true, days_cell, 0},
	{{"lead", N_("承办"), 6, 10, 0, TEXT_LEFT, 4}, false, docket_text_cell, MEMBER(lead)},
	{{"applied", N_("收案"), 10, 10, 0, TEXT_LEFT, 8}, false, date_cell, MEMBER(applied)},
	{{"accepted", N_("受理"), 10, 10, 0, TEXT_LEFT, 5}, false, date_cell, MEMBER(accepted)},
	{{"amount", N_("标的额"), 12, 16, 0, TEXT_RIGHT, 6}, false, amount_cell, 0},
	{{"closed", N_("结案"), 10, 10, 0, TEXT_LEFT, 7}, false, date_cell, MEMBER(closed)},
};

const size_t docket_column_count = sizeof docket_columns / sizeof *docket_columns;

enum tone docket_tone(const struct docket_row *row, civil_date today)
{
	if (!row->is_open)
		return TONE_FAINT;
	if (row->next_due == CIVIL_NONE)
		return TONE_NORMAL;
	if (row->duty_due != CIVIL_NONE && row->duty_due < today)
		return TONE_OVERDUE;
	if (row->next_due < today)
		return TONE_SOON;
	if (row->next_due == today)
		return TONE_TODAY;
	return row->next_due - today <= 3 ? TONE_SOON : TONE_NORMAL;
}
