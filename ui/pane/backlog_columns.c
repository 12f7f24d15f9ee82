#include "pane/backlog_columns.h"

#include "base/i18n.h"
#include "law/stage.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

/* ---- Of the cases ---- */

static void reason_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	struct strbuf whole = {0};
	law_hold_text(row->hold, row->ground, &whole);
	/* Where both find no room the ground says more than that it is suspended. */
	if (row->hold == LAW_BLOCK_SUSPENSION && text_columns(strbuf_text(&whole)) > context->width &&
		row->ground > LAW_GROUND_NONE && row->ground < LAW_GROUND_COUNT)
		strbuf_add(out, _(law_grounds[row->ground].brief));
	else
		strbuf_add(out, strbuf_text(&whole));
	strbuf_free(&whole);
}

static void held_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	if (row->hold_since != CIVIL_NONE)
		strbuf_addf(out, "%d", (int)(context->today - row->hold_since));
}

static void limit_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	if (row->award_due == CIVIL_NONE) {
		strbuf_add(out, row->stage == LAW_STAGE_SUSPENDED ? _("中止计算") : "—");
		return;
	}
	docket_day(row->award_due, context->today, out);
	int days = (int)(row->award_due - context->today);
	if (days < 0)
		strbuf_addf(out, _(" 逾%d"), -days);
	else if (days == 0)
		strbuf_add(out, _(" 今"));
	else
		strbuf_addf(out, " %d", days);
}

/* The day on which what holds it ends by itself; of what was already over, that somebody may go on. */
static civil_date free_on(const struct docket_row *row)
{
	if (row->hold == LAW_BLOCK_ANNOUNCEMENT || row->hold == LAW_HOLD_SERVING)
		return row->block_until;
	if (row->hold == LAW_HOLD_HEARD && row->hearing_start != MINUTE_NONE)
		return minute_date(row->hearing_start);
	if (row->hold == LAW_HOLD_DEFENCE && row->next_rule && strcmp(row->next_rule, "defence") == 0)
		return row->next_due;
	return CIVIL_NONE;
}

static void free_cell(const struct docket_row *row, const struct cell_context *context, struct strbuf *out)
{
	civil_date day = free_on(row);
	if (day == CIVIL_NONE)
		return;
	if (day < context->today)
		strbuf_add(out, _("已满"));
	else
		docket_day(day, context->today, out);
}

const struct docket_column backlog_columns[] = {
	{{"number", N_("案号"), 7, 30, 1, TEXT_LEFT, 0}, false, docket_number_cell, 0},
	{{"applicant", N_("申请人"), 12, 26, 2, TEXT_LEFT, 0}, false, docket_applicant_cell, 0},
	{{"respondent", N_("被申请人"), 14, 40, 3, TEXT_LEFT, 1}, false, docket_text_cell,
		offsetof(struct docket_row, respondent)},
	{{"reason", N_("原因"), 12, 24, 2, TEXT_LEFT, 0}, false, reason_cell, 0},
	{{"held", N_("已停"), 4, 5, 0, TEXT_RIGHT, 0}, false, held_cell, 0},
	{{"limit", N_("裁决期限"), 11, 17, 0, TEXT_LEFT, 0}, true, limit_cell, 0},
	{{"free", N_("解除"), 5, 10, 0, TEXT_LEFT, 0}, false, free_cell, 0},
	{{"lead", N_("承办"), 6, 10, 0, TEXT_LEFT, 2}, false, docket_text_cell,
		offsetof(struct docket_row, lead)},
};

const size_t backlog_column_count = sizeof backlog_columns / sizeof *backlog_columns;

enum tone backlog_tone(const struct docket_row *row, civil_date today)
{
	if (row->award_due == CIVIL_NONE)
		return TONE_FAINT;
	if (row->award_due < today)
		return TONE_OVERDUE;
	if (row->award_due == today)
		return TONE_TODAY;
	return row->award_due - today <= 7 ? TONE_SOON : TONE_NORMAL;
}

/* ---- Of the reasons ---- */

enum { FIGURE_REASON, FIGURE_CASES, FIGURE_PAST, FIGURE_NEAR, FIGURE_DAYS, FIGURE_MEAN };

const struct list_column backlog_figures[BACKLOG_FIGURES] = {
	[FIGURE_REASON] = {"reason", N_("原因"), 18, 30, 1, TEXT_LEFT, 0},
	[FIGURE_CASES] = {"cases", N_("件"), 6, 7, 0, TEXT_RIGHT, 0},
	[FIGURE_PAST] = {"past", N_("超限"), 5, 6, 0, TEXT_RIGHT, 0},
	[FIGURE_NEAR] = {"near", N_("临近"), 5, 6, 0, TEXT_RIGHT, 2},
	[FIGURE_DAYS] = {"days", N_("占用日"), 9, 9, 0, TEXT_RIGHT, 0},
	[FIGURE_MEAN] = {"mean", N_("每件"), 5, 5, 0, TEXT_RIGHT, 1},
};

void backlog_figure(size_t column, const struct backlog_reason *reason, struct strbuf *out)
{
	switch (column) {
	case FIGURE_REASON:
		if (reason->hold == LAW_HOLD_NONE)
			strbuf_add(out, _("全部积压"));
		else
			law_hold_text(reason->hold, reason->ground, out);
		break;
	case FIGURE_CASES: docket_add_count(out, reason->cases); break;
	case FIGURE_PAST: docket_add_count(out, reason->past); break;
	case FIGURE_NEAR: docket_add_count(out, reason->near); break;
	case FIGURE_DAYS: docket_add_count(out, reason->days); break;
	case FIGURE_MEAN:
		if (reason->cases)
			docket_add_count(out, (reason->days + reason->cases / 2) / reason->cases);
		break;
	default: break;
	}
}
