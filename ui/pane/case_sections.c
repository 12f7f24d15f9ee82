/* case_sections.c — the lists in the detail's boxes. */
#include "pane/case_sections.h"

#include "base/i18n.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *money_format(int64_t fen, char out[MONEY_SIZE])
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%" PRId64, fen / 100);
	size_t at = 0;
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			out[at++] = ',';
		out[at++] = digits[i];
	}
	snprintf(out + at, MONEY_SIZE - at, ".%02d", (int)(fen % 100));
	return out;
}

struct box_line *box_add(
	struct box *box, enum tone tone, const struct table *table, int64_t id, const char *format, ...)
{
	if (box->count == box->capacity) {
		size_t capacity = box->capacity ? 2 * box->capacity : 32;
		struct box_line *lines = realloc(box->lines, capacity * sizeof *lines);
		if (!lines) {
			box->failed = true;
			return NULL;
		}
		box->lines = lines;
		box->capacity = capacity;
	}
	size_t text = box->texts.length;
	va_list args;
	va_start(args, format);
	int size = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *formatted = size < 0 ? NULL : malloc((size_t)size + 1);
	if (!formatted) {
		box->failed = true;
		return NULL;
	}
	va_start(args, format);
	vsnprintf(formatted, (size_t)size + 1, format, args);
	va_end(args);
	strbuf_add_bytes(&box->texts, formatted, (size_t)size + 1);
	free(formatted);
	if (box->texts.failed) {
		box->failed = true;
		return NULL;
	}
	struct box_line *line = &box->lines[box->count++];
	*line = (struct box_line){.text = text, .tone = tone, .table = table, .id = id};
	return line;
}

const char *box_text(const struct box *box, const struct box_line *line)
{
	return box->texts.data && line->text < box->texts.length ? box->texts.data + line->text : "";
}

void box_free(struct box *box)
{
	free(box->lines);
	strbuf_free(&box->texts);
	*box = (struct box){0};
}

void box_fill(struct box *box, const struct case_section *section, const struct case_data *data,
	const struct law_deadline *chosen, int width)
{
	box->count = 0;
	box->failed = false;
	strbuf_reset(&box->texts);
	section->fill(data, chosen, width, box);
	if (box->cursor >= (long)box->count)
		box->cursor = (long)box->count - 1;
	if (box->cursor < 0)
		box->cursor = 0;
}

static const char *text_or(const char *text, const char *other)
{
	return text && *text ? text : other;
}

static const char *day_text(civil_date day, char out[CIVIL_TEXT_SIZE])
{
	return day == CIVIL_NONE ? "—" : civil_format(day, out);
}

/* Long text as several lines, which all stand for the same row. */
static void add_wrapped(struct box *box, enum tone tone, const struct table *table, int64_t id,
	const char *text, int width, int indent)
{
	size_t count;
	size_t length = strlen(text);
	struct text_line *lines = text_wrap(text, length, width - indent > 2 ? width - indent : 2, &count);
	for (size_t i = 0; lines && i < count; i++)
		box_add(box, tone, table, id, "%s%.*s", i && indent ? "  " : "", (int)lines[i].bytes,
			text + lines[i].start);
	if (!lines)
		box->failed = true;
	free(lines);
}

/* --- Deadlines -------------------------------------------------------------------------------------- */

static enum tone deadline_tone(const struct law_deadline *deadline, civil_date today)
{
	switch (deadline->state) {
	case LAW_MET:
	case LAW_PASSED: return TONE_FAINT;
	case LAW_LATE: return TONE_FAINT;
	case LAW_OVERDUE: return TONE_OVERDUE;
	default: break;
	}
	if (deadline->due == CIVIL_NONE)
		return TONE_NORMAL;
	if (deadline->due == today)
		return TONE_TODAY;
	return deadline->due - today <= 7 ? TONE_SOON : TONE_NORMAL;
}

static void remaining_text(const struct law_deadline *deadline, civil_date today, char *out, size_t size)
{
	if (deadline->state == LAW_MET)
		snprintf(out, size, "%s", _("已办"));
	else if (deadline->state == LAW_LATE)
		snprintf(out, size, "%s", _("迟办"));
	else if (deadline->state == LAW_PAUSED)
		snprintf(out, size, _("中止余%d日"), deadline->remaining_days);
	else if (deadline->due == CIVIL_NONE)
		snprintf(out, size, "—");
	else if (deadline->due < today)
		snprintf(out, size, deadline->state == LAW_OVERDUE ? _("逾%d日") : _("过%d日"),
			(int)(today - deadline->due));
	else if (deadline->due == today)
		snprintf(out, size, "%s", _("今天"));
	else
		snprintf(out, size, _("余%d日"), (int)(deadline->due - today));
}

/* Unmet ones first, by day; then what has been dealt with. */
static int deadline_rank(const struct law_deadline *deadline)
{
	return deadline->state == LAW_OPEN || deadline->state == LAW_OVERDUE || deadline->state == LAW_PAUSED
		       ? 0
		       : 1;
}

static bool deadline_before(const struct law_deadline *a, const struct law_deadline *b)
{
	if (deadline_rank(a) != deadline_rank(b))
		return deadline_rank(a) < deadline_rank(b);
	if (a->pending != b->pending)
		return a->pending;
	if (a->due == b->due)
		return false;
	return b->due == CIVIL_NONE || (a->due != CIVIL_NONE && a->due < b->due);
}

static void fill_deadlines(
	const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out)
{
	(void)chosen;
	(void)width;
	const struct law_result *result = data->result;
	uint16_t order[LAW_MAX_DEADLINES];
	for (size_t i = 0; i < result->deadline_count; i++) {
		size_t at = i;
		for (; at > 0 && deadline_before(&result->deadlines[i], &result->deadlines[order[at - 1]]);
			at--)
			order[at] = order[at - 1];
		order[at] = (uint16_t)i;
	}
	struct strbuf basis = {0};
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[order[i]];
		char day[CIVIL_TEXT_SIZE], remaining[48], whose[32] = "";
		remaining_text(deadline, data->today, remaining, sizeof remaining);
		if (deadline->party)
			snprintf(whose, sizeof whose, " %s", _(law_roles[deadline->party].label));
		else if (deadline->party_no)
			snprintf(whose, sizeof whose, " %d", deadline->party_no);
		strbuf_reset(&basis);
		law_short_basis(deadline->rule->basis, &basis);
		struct box_line *line = box_add(out, deadline_tone(deadline, data->today), NULL, 0,
			"%s%s\t%s%s\t%s\t%s", _(law_rule_infos[deadline->rule->id].label), whose,
			day_text(deadline->due, day), deadline->provisional ? "?" : "", remaining,
			strbuf_text(&basis));
		if (line)
			line->index = order[i];
	}
	strbuf_free(&basis);
}

const struct case_section case_deadlines_section = {
	.id = "deadlines",
	.title = N_("期限"),
	.empty = N_("没有期限"),
	.columns = {12, 11, 8, 12},
	.fill = fill_deadlines,
};

static void fill_why(
	const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out)
{
	if (!chosen)
		return;
	struct strbuf text = {0};
	size_t lines = law_trace_lines(data->result, chosen);
	for (size_t i = 0; i < lines; i++) {
		strbuf_reset(&text);
		law_trace_line(data->result, chosen, i, &text);
		add_wrapped(out, TONE_NORMAL, NULL, 0, strbuf_text(&text), width, 2);
	}
	strbuf_reset(&text);
	strbuf_addf(&text, _("依据：%s"), chosen->rule->basis);
	add_wrapped(out, TONE_FAINT, NULL, 0, strbuf_text(&text), width, 2);
	if (chosen->provisional)
		add_wrapped(out, TONE_SOON, NULL, 0,
			_("? 该年度放假安排尚未公布，暂按周末推算，导入放假安排后自动更正。"), width, 2);
	const char *missed = law_rule_infos[chosen->rule->id].missed;
	if (missed && *missed) {
		strbuf_reset(&text);
		strbuf_addf(&text, _("后果：%s"), _(missed));
		add_wrapped(out, TONE_FAINT, NULL, 0, strbuf_text(&text), width, 2);
	}
	strbuf_free(&text);
}

/* --- What people said -------------------------------------------------------------------------------- */

static const char *role_label(const char *role)
{
	static const struct law_word roles[] = {
		{"applicant", N_("申请人")},
		{"respondent", N_("被申请人")},
		{"third_party", N_("第三人")},
		{"representative", N_("代理人")},
	};
	int at = law_word_find(roles, sizeof roles / sizeof roles[0], role);
	return at < 0 ? role : _(roles[at].label);
}

static void fill_parties(
	const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out)
{
	(void)chosen;
	(void)width;
	for (size_t i = 0; i < data->parties.count; i++) {
		const struct party *party = ROW_AT(&data->parties, party, i);
		const char *represents = case_party(data, party->represents_id);
		box_add(out, TONE_NORMAL, &party_table, party->id, "%s\t%s%s%s%s\t%s\t%s",
			role_label(party->role), party->name, *represents ? _("（代理 ") : "", represents,
			*represents ? _("）") : "", text_or(party->phone, ""), text_or(party->address, ""));
	}
}

static void fill_claims(
	const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out)
{
	(void)chosen;
	(void)width;
	for (size_t i = 0; i < data->claims.count; i++) {
		const struct claim *claim = ROW_AT(&data->claims, claim, i);
		char amount[MONEY_SIZE];
		box_add(out, TONE_NORMAL, &claim_table, claim->id, "%d\t%s\t%s", (int)claim->number,
			claim->amount ? money_format(claim->amount, amount) : "—", claim->content);
	}
}

static const struct law_word attempt_results[] = {
	{"out", N_("在途")},
	{"served", N_("已送达")},
	{"failed", N_("未送达")},
};

static const struct law_word served_documents[] = {
	{"application", N_("申请书副本")},
	{"notice", N_("应诉通知")},
	{"hearing_notice", N_("开庭通知")},
	{"defence", N_("答辩书副本")},
	{"amended", N_("变更请求书")},
	{"award", N_("裁决书")},
	{"mediation", N_("调解书")},
};

static const char *word_label(const struct law_word *words, size_t count, const char *id)
{
	int at = id ? law_word_find(words, count, id) : -1;
	return at < 0 ? text_or(id, "") : _(words[at].label);
}
#define LABEL(words, id) word_label(words, sizeof words / sizeof words[0], id)

static void fill_services(
	const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out)
{
	(void)chosen;
	(void)width;
	for (size_t i = 0; i < data->services.count; i++) {
		const struct service *service = ROW_AT(&data->services, service, i);
		box_add(out, TONE_NORMAL, &service_table, service->id, "%s\t\t\t%s",
			LABEL(served_documents, service->document), case_party(data, service->party_id));
		for (size_t k = 0; k < data->attempts.count; k++) {
			const struct attempt *attempt = ROW_AT(&data->attempts, attempt, k);
			if (attempt->service_id != service->id)
				continue;
			const struct word *method =
				data->words ? words_by_id(data->words, WORD_METHOD, attempt->method) : NULL;
			char sent[CIVIL_TEXT_SIZE], result_on[CIVIL_TEXT_SIZE];
			bool failed = strcmp(attempt->result, "failed") == 0;
			box_add(out, failed ? TONE_SOON : TONE_NORMAL, &attempt_table, attempt->id,
				"  %s\t%s\t%s\t%s %s %s %s", method ? method->label : attempt->method,
				civil_format(attempt->sent_on, sent), LABEL(attempt_results, attempt->result),
				civil_format(attempt->result_on, result_on), text_or(attempt->reason, ""),
				text_or(attempt->tracking, ""), text_or(attempt->proof, ""));
		}
	}
}

static const struct law_word hearing_states[] = {
	{"planned", N_("已排")},
	{"held", N_("已开")},
	{"cancelled", N_("取消")},
};

static void fill_hearings(
	const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out)
{
	(void)chosen;
	(void)width;
	for (size_t i = 0; i < data->hearings.count; i++) {
		const struct hearing *hearing = ROW_AT(&data->hearings, hearing, i);
		char day[CIVIL_TEXT_SIZE], from[8] = "", until[8] = "";
		int start = minute_of_day(hearing->start);
		if (hearing->end != MINUTE_NONE || start != 0)
			snprintf(from, sizeof from, "%02d:%02d", start / 60 % 24, start % 60);
		if (hearing->end != MINUTE_NONE) {
			int end = minute_of_day(hearing->end);
			snprintf(until, sizeof until, "-%02d:%02d", end / 60 % 24, end % 60);
		}
		bool cancelled = strcmp(hearing->state, "cancelled") == 0;
		box_add(out, cancelled ? TONE_FAINT : TONE_NORMAL, &hearing_table, hearing->id,
			"%s %s\t%s%s\t%s\t%s %s %s", civil_format(minute_date(hearing->start), day),
			civil_weekday_name(minute_date(hearing->start)), from, until,
			LABEL(hearing_states, hearing->state), case_room(data, hearing->room_id),
			case_staff(data, hearing->clerk_id), text_or(hearing->note, ""));
	}
}

static const struct law_word seats[] = {
	{"sole", N_("独任")},
	{"presiding", N_("首席")},
	{"member", N_("成员")},
};

static const struct law_word seat_states[] = {
	{"offered", N_("待答复")},
	{"accepted", N_("已接受")},
	{"declined", N_("已谢绝")},
	{"replaced", N_("已更换")},
};

static void fill_tribunal(
	const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out)
{
	(void)chosen;
	(void)width;
	for (size_t i = 0; i < data->tribunal.count; i++) {
		const struct tribunal *seat = ROW_AT(&data->tribunal, tribunal, i);
		bool gone = strcmp(seat->state, "declined") == 0 || strcmp(seat->state, "replaced") == 0;
		char day[CIVIL_TEXT_SIZE];
		box_add(out, gone ? TONE_FAINT : TONE_NORMAL, &tribunal_table, seat->id, "%s\t%s\t%s\t%s %s",
			LABEL(seats, seat->seat), case_arbitrator(data, seat->arbitrator_id),
			LABEL(seat_states, seat->state), civil_format(seat->offered_on, day),
			text_or(seat->reason, ""));
	}
}

static void fill_notes(
	const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out)
{
	(void)chosen;
	if (data->arb_case.remark && *data->arb_case.remark) {
		struct strbuf text = {0};
		strbuf_addf(&text, _("备注：%s"), data->arb_case.remark);
		add_wrapped(
			out, TONE_NORMAL, &arb_case_table, data->arb_case.id, strbuf_text(&text), width, 2);
		strbuf_free(&text);
	}
	for (size_t i = data->notes.count; i-- > 0;) {
		const struct note *note = ROW_AT(&data->notes, note, i);
		char day[CIVIL_TEXT_SIZE];
		struct strbuf text = {0};
		strbuf_addf(
			&text, "%s %s：%s", civil_format(note->written_on, day), note->author, note->content);
		add_wrapped(out, TONE_NORMAL, &note_table, note->id, strbuf_text(&text), width, 2);
		strbuf_free(&text);
	}
}

static void fill_journal(
	const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out)
{
	(void)chosen;
	(void)width;
	for (size_t i = 0; i < data->journal.count; i++) {
		const struct journal_entry *entry = &data->journal.items[i];
		char day[CIVIL_TEXT_SIZE];
		box_add(out, entry->undone ? TONE_FAINT : TONE_NORMAL, NULL, 0, "%s\t%s\t%s%s",
			civil_format(entry->today, day), entry->actor, text_or(entry->summary, entry->act),
			entry->undone ? _("（已撤销）") : "");
	}
}

const struct case_section case_sections[] = {
	[SECTION_WHY] = {.id = "why",
		.title = N_("为什么"),
		.empty = N_("没有可说明的期限"),
		.columns = {1},
		.wraps = true,
		.fill = fill_why},
	{.id = "parties",
		.title = N_("当事人"),
		.empty = N_("没有当事人"),
		.columns = {8, 22, 12, 10},
		.fill = fill_parties},
	{.id = "claims",
		.title = N_("请求"),
		.empty = N_("没有登记仲裁请求"),
		.columns = {2, -14, 10},
		.fill = fill_claims},
	{.id = "services",
		.title = N_("送达"),
		.empty = N_("还没有送达"),
		.columns = {11, 10, 6, 10},
		.fill = fill_services},
	{.id = "hearings",
		.title = N_("开庭"),
		.empty = N_("还没有排期"),
		.columns = {15, 11, 4, 10},
		.fill = fill_hearings},
	{.id = "tribunal",
		.title = N_("组庭"),
		.empty = N_("还没有组庭"),
		.columns = {4, 8, 6, 10},
		.fill = fill_tribunal},
	{.id = "notes",
		.title = N_("笔记"),
		.empty = N_("没有笔记"),
		.columns = {1},
		.wraps = true,
		.fill = fill_notes},
	{.id = "journal",
		.title = N_("日志"),
		.empty = N_("没有日志"),
		.columns = {10, 8, 10},
		.fill = fill_journal},
	{0},
};

size_t case_section_count(void)
{
	return sizeof case_sections / sizeof case_sections[0] - 1;
}
