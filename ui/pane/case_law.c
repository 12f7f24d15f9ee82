/* case_law.c — sections of the case detail that follow from the events: time-line, deadlines, why. */
#include "pane/case_sections.h"

#include "base/i18n.h"

#include <stdio.h>

/* --- Time-line --------------------------------------------------------------------------------------- */

static enum tone line_tone(const struct picture_line *line, civil_date today)
{
	if (line->refused)
		return TONE_REFUSED;
	if (line->kind == PICTURE_TODAY)
		return TONE_TODAY;
	return line->kind == PICTURE_DERIVED && line->day < today ? TONE_FAINT : TONE_NORMAL;
}

/* The year stands where it changes, and nowhere in a case of one year. */
static const char *line_day(civil_date day, civil_date before, bool years, char out[CIVIL_TEXT_SIZE])
{
	civil_format(day, out);
	if (day == CIVIL_NONE)
		return out;
	bool changed = before == CIVIL_NONE || civil_split(before).year != civil_split(day).year;
	return out + (years && changed ? 2 : 5);
}

void fill_timeline(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	struct picture picture = {0};
	picture_make(&data->timeline, &data->events, &data->recusals, data->result, data->today, &picture);
	out->failed |= picture.failed;
	size_t dated = picture.count;
	while (dated > 0 && picture.lines[dated - 1].day == CIVIL_NONE)
		dated--;
	bool years = dated > 0 &&
		     civil_split(picture.lines[0].day).year != civil_split(picture.lines[dated - 1].day).year;
	civil_date before = CIVIL_NONE;
	for (size_t i = 0; i < picture.count; i++) {
		const struct picture_line *line = &picture.lines[i];
		char day[CIVIL_TEXT_SIZE];
		struct box_row *row = box_add(out, "%s" BOX_CELL "%s" BOX_CELL BOX_CELL "%s",
			line_day(line->day, before, years, day), picture_text(&picture, line->label),
			picture_text(&picture, line->note));
		if (!row)
			break;
		before = line->day;
		row->bar = line->bar;
		row->tone = line_tone(line, data->today);
		row->id = line->row_id;
		if (line->kind == PICTURE_EVENT)
			row->table = &event_table;
		else if (line->kind == PICTURE_HEARING)
			row->table = &hearing_table;
	}
	picture_free(&picture);
}

/* --- Deadlines --------------------------------------------------------------------------------------- */

static bool is_met(const struct law_deadline *deadline)
{
	return deadline->met_on != CIVIL_NONE;
}

/* Is it still to come, or overdue and still to be done? */
static bool is_ahead(const struct law_deadline *deadline, civil_date today)
{
	return !is_met(deadline) &&
	       (deadline->pending || deadline->due == CIVIL_NONE || deadline->due >= today);
}

static bool is_overdue(const struct law_deadline *deadline)
{
	return deadline->state == LAW_OVERDUE && deadline->pending &&
	       law_rule_infos[deadline->rule->id].watch == LAW_DUTY;
}

static enum tone deadline_tone(const struct law_deadline *deadline, civil_date today)
{
	if (is_overdue(deadline))
		return TONE_OVERDUE;
	if (!is_ahead(deadline, today))
		return TONE_FAINT;
	if (deadline->due == today)
		return TONE_TODAY;
	return deadline->due != CIVIL_NONE && deadline->due - today <= 7 ? TONE_SOON : TONE_NORMAL;
}

/* State and days: 余12日, 逾3日, 今天, 已办 …; a wait that is over (已满) asks the office to go on. */
static void remaining_text(const struct law_deadline *deadline, civil_date today, char *out, size_t size)
{
	if (deadline->state == LAW_LATE)
		snprintf(out, size, _("迟%d日办"), (int)(deadline->met_on - deadline->due));
	else if (is_met(deadline))
		snprintf(out, size, "%s", _("已办"));
	else if (deadline->state == LAW_PAUSED)
		snprintf(out, size, _("余%d日"), deadline->remaining_days);
	else if (deadline->due == CIVIL_NONE)
		snprintf(out, size, "%s", law_state_label(deadline));
	else if (is_overdue(deadline))
		snprintf(out, size, _("逾%d日"), (int)(today - deadline->due));
	else if (deadline->due < today && deadline->pending)
		snprintf(out, size, _("已满%d日"), (int)(today - deadline->due));
	else if (deadline->due < today)
		snprintf(out, size, "%s", _(law_states[LAW_PASSED].label));
	else if (deadline->due == today)
		snprintf(out, size, "%s", _("今天"));
	else
		snprintf(out, size, _("余%d日"), (int)(deadline->due - today));
}

/* What is to be watched first, then what else is to come, then what is past; by day. */
static int rank(const struct law_deadline *deadline, civil_date today)
{
	return !is_ahead(deadline, today) ? 2 : deadline->pending ? 0 : 1;
}

static bool comes_before(const struct law_deadline *a, const struct law_deadline *b, civil_date today)
{
	int rank_a = rank(a, today), rank_b = rank(b, today);
	if (rank_a != rank_b)
		return rank_a < rank_b;
	if (a->due == b->due)
		return false;
	return b->due == CIVIL_NONE || (a->due != CIVIL_NONE && a->due < b->due);
}

static void add_label(const struct case_data *data, const struct law_deadline *deadline, struct strbuf *label)
{
	const struct recusal_brief *recusal =
		deadline->rule->id == LAW_RULE_RECUSAL_DECISION
			? recusal_of_deadline(&data->recusals, deadline->start_date, deadline->party_no)
			: NULL;
	if (recusal) {
		strbuf_addf(label, _("%s回避"), recusal->person); /* a narrow box has no room for more */
		return;
	}
	strbuf_add(label, _(law_rule_infos[deadline->rule->id].label));
	if (deadline->party)
		strbuf_addf(label, " %s", _(law_roles[deadline->party].label));
	if (deadline->party_no)
		strbuf_addf(label, " %d", deadline->party_no);
	if (deadline->award_no > 1)
		strbuf_addf(label, _("（裁决%d）"), deadline->award_no);
}

static void add_deadline(const struct case_data *data, size_t index, struct strbuf *label,
	struct strbuf *basis, struct box *out)
{
	const struct law_deadline *deadline = &data->result->deadlines[index];
	char day[CIVIL_TEXT_SIZE], remaining[48];
	remaining_text(deadline, data->today, remaining, sizeof remaining);
	strbuf_reset(label);
	add_label(data, deadline, label);
	strbuf_reset(basis);
	law_short_basis(deadline->rule->basis, basis);
	struct box_row *row = box_add(out, "%s" BOX_CELL "%s%s" BOX_CELL "%s" BOX_CELL "%s",
		strbuf_text(label), civil_format(deadline->due, day), deadline->provisional ? "?" : "",
		remaining, strbuf_text(basis));
	if (!row)
		return;
	row->index = index;
	row->id = deadline->rule->id + 1 + deadline->party * INT64_C(0x100) +
		  deadline->party_no * INT64_C(0x10000) + deadline->start_date * INT64_C(0x100000000);
	row->tone = deadline_tone(deadline, data->today);
}

void fill_deadlines(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	const struct law_result *result = data->result;
	uint16_t order[LAW_MAX_DEADLINES];
	for (size_t i = 0; i < result->deadline_count; i++) {
		size_t at = i;
		for (; at > 0 &&
			comes_before(&result->deadlines[i], &result->deadlines[order[at - 1]], data->today);
			at--)
			order[at] = order[at - 1];
		order[at] = (uint16_t)i;
	}
	struct strbuf label = {0}, basis = {0};
	for (size_t i = 0; i < result->deadline_count; i++)
		add_deadline(data, order[i], &label, &basis, out);
	out->failed |= label.failed || basis.failed;
	strbuf_free(&label);
	strbuf_free(&basis);
	if (result->overflow)
		box_add(out, "%s", _("期限太多，没有全部列出"));
}

/* --- Why --------------------------------------------------------------------------------------------- */

static void add_problems(const struct case_data *data, struct strbuf *text, struct box *out)
{
	for (size_t i = 0; i < data->result->problem_count; i++) {
		strbuf_reset(text);
		law_problem_text(&data->result->problems[i], data->timeline.events, text);
		struct box_row *row = box_add(out, _("不计入推算：%s"), strbuf_text(text));
		if (row)
			row->tone = TONE_REFUSED;
	}
}

void fill_why(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	struct strbuf text = {0};
	add_problems(data, &text, out);
	if (chosen) {
		strbuf_reset(&text);
		law_rule_text(chosen, &text);
		box_add(out, _("规则：%s（%s）"), strbuf_text(&text), chosen->rule->basis);
		size_t lines = law_trace_lines(data->result, chosen);
		for (size_t i = 0; i < lines; i++) {
			strbuf_reset(&text);
			law_trace_line(data->result, chosen, i, &text);
			box_add(out, "%s", strbuf_text(&text));
		}
		char day[CIVIL_TEXT_SIZE];
		if (is_met(chosen))
			box_add(out, _("已于 %s 办理"), civil_format(chosen->met_on, day));
		const char *missed = law_rule_infos[chosen->rule->id].missed;
		struct box_row *row = is_met(chosen) ? NULL : box_add(out, _("后果：%s"), _(missed));
		if (row)
			row->tone = TONE_FAINT;
	}
	out->failed |= text.failed;
	strbuf_free(&text);
}
