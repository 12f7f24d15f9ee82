#include "law/explain.h"
#include "base/i18n.h"

#include <string.h>

static const struct law_step *step_at(
	const struct law_result *result, const struct law_deadline *deadline, size_t index)
{
	return &result->steps[deadline->step_first + index];
}

/* A note stands beside the arithmetic, it is no part of it. */
static bool is_note(const struct law_step *step)
{
	switch ((enum law_step_kind)step->kind) {
	case LAW_STEP_CUT_SHORT:
	case LAW_STEP_LAST_OF:
	case LAW_STEP_SAFE:
	case LAW_STEP_BEFORE_FORCE:
	case LAW_STEP_PROVISIONAL: return true;
	default: return false;
	}
}

/* Does the step open a line, or go on with the one before? */
static bool opens_line(const struct law_result *result, const struct law_deadline *deadline, size_t index)
{
	if (index == 0)
		return true;
	const struct law_step *step = step_at(result, deadline, index),
			      *before = step_at(result, deadline, index - 1);
	if (is_note(step) || is_note(before))
		return true;
	switch ((enum law_step_kind)step->kind) {
	case LAW_STEP_PERIOD:
	case LAW_STEP_BACK:
	case LAW_STEP_ROLLED:
	case LAW_STEP_AFTER: return false;
	case LAW_STEP_LAST:
		return before->kind == LAW_STEP_EXCLUDED || before->kind == LAW_STEP_EXTENDED ||
		       before->kind == LAW_STEP_ADDED;
	default: return true;
	}
}

/* The index of the last step of the arithmetic: the article follows it. */
static size_t last_of_chain(const struct law_result *result, const struct law_deadline *deadline)
{
	size_t last = 0;
	for (size_t i = 0; i < deadline->step_count; i++)
		if (!is_note(step_at(result, deadline, i)))
			last = i;
	return last;
}

size_t law_trace_lines(const struct law_result *result, const struct law_deadline *deadline)
{
	size_t lines = 0;
	for (size_t i = 0; i < deadline->step_count; i++)
		lines += opens_line(result, deadline, i);
	return lines;
}

static void add_count(struct strbuf *out, int count, enum law_unit unit)
{
	switch (unit) {
	case LAW_WORKING_DAYS: strbuf_addf(out, _("%d 个工作日"), count); break;
	case LAW_YEARS: strbuf_addf(out, _("%d 年"), count); break;
	case LAW_CALENDAR_DAYS:
	case LAW_THAT_DAY: strbuf_addf(out, _("%d 日"), count); break;
	}
}

static void add_step(
	const struct law_step *step, const struct law_deadline *deadline, bool own_line, struct strbuf *out)
{
	char from[CIVIL_TEXT_SIZE], to[CIVIL_TEXT_SIZE];
	civil_format(step->from, from);
	civil_format(step->to, to);
	const char *event = step->event ? _(law_event_infos[step->event].label) : "";
	switch ((enum law_step_kind)step->kind) {
	case LAW_STEP_START:
		if (deadline->rule->backwards)
			strbuf_addf(out, _("%s %s（当日不计）"), event, from);
		else if (deadline->rule->id == LAW_RULE_EVIDENCE)
			strbuf_addf(out, "%s", event);
		else
			strbuf_addf(out, _("%s %s（次日起算）"), event, from);
		break;
	case LAW_STEP_RESTART: strbuf_addf(out, _("%s %s（重新起算）"), event, from); break;
	case LAW_STEP_PERIOD: add_count(out, step->count, (enum law_unit)step->unit); break;
	case LAW_STEP_BACK:
		strbuf_add(out, _("倒数 "));
		add_count(out, step->count, (enum law_unit)step->unit);
		break;
	case LAW_STEP_COMPLETED:
		strbuf_addf(out, "%s %s + ", event, from);
		add_count(out, step->count, (enum law_unit)step->unit);
		strbuf_addf(out, _(" = %s 视为送达（次日起算）"), to);
		break;
	case LAW_STEP_EXCLUDED:
		strbuf_addf(out, _("扣除%s %s 至 %s，%d 日不计入"), event, from, to, step->count);
		if (step->count < step->to - step->from)
			strbuf_add(out, _("（其余已扣除或在起算前）"));
		break;
	case LAW_STEP_CUT_SHORT: strbuf_addf(out, _("公告期内 %s 已另行送达，自该日起不再扣除"), to); break;
	case LAW_STEP_EXTENDED: strbuf_addf(out, _("%s 批准延期 %d 日"), from, step->count); break;
	case LAW_STEP_ADDED:
		strbuf_addf(out, _("时效中止 %s 至 %s，顺加 %d 日"), from, to, step->count);
		break;
	case LAW_STEP_PAUSED: strbuf_addf(out, _("%s 起中止，尚余 %d 日"), from, step->count); break;
	case LAW_STEP_EMPLOYED: strbuf_add(out, _("劳动关系存续期间不起算，终止之日起一年")); break;
	case LAW_STEP_LAST:
		/* After deductions the number of the day is what a clerk checks. */
		if (own_line && step->count > 0)
			strbuf_addf(out, _("第 %d 日 "), step->count);
		strbuf_addf(out, "%s %s", to, civil_weekday_name(step->to));
		break;
	case LAW_STEP_ROLLED: strbuf_addf(out, _("顺延至 %s"), to); break;
	case LAW_STEP_AFTER: strbuf_addf(out, _("次日 %s"), to); break;
	case LAW_STEP_LAST_OF: strbuf_addf(out, _("被申请人 %d 名，以最后届满的为准"), step->count); break;
	case LAW_STEP_SAFE: strbuf_addf(out, _("另一种理解为 %s，稳妥起见以此为准"), to); break;
	case LAW_STEP_BEFORE_FORCE: strbuf_addf(out, _("起算日早于规定施行之日 %s，参照现行规定"), to); break;
	case LAW_STEP_PROVISIONAL:
		strbuf_add(out, _("所涉年份尚无节假日安排，仅按周末推算，日期待定"));
		break;
	case LAW_STEP_KINDS: break;
	}
}

/* The first article of a basis: up to the next one. */
static size_t first_article(const char *basis)
{
	/* Not the 条 of 条例. */
	const char *article = strstr(basis, "第");
	const char *end = article ? strstr(article, "条") : NULL;
	return end ? (size_t)(end - basis) + strlen("条") : strlen(basis);
}

/* An arrow to the next step; a full-width bracket brings its own space. */
static void add_arrow(struct strbuf *out)
{
	const char *bracket = "）";
	size_t length = strlen(bracket);
	bool closed = out->length >= length && memcmp(out->data + out->length - length, bracket, length) == 0;
	strbuf_add(out, closed ? "→ " : " → ");
}

void law_trace_line(
	const struct law_result *result, const struct law_deadline *deadline, size_t line, struct strbuf *out)
{
	size_t last = last_of_chain(result, deadline);
	size_t at = 0; /* lines begun so far */
	for (size_t i = 0; i < deadline->step_count; i++) {
		bool opens = opens_line(result, deadline, i);
		at += opens;
		if (at != line + 1)
			continue;
		if (!opens)
			add_arrow(out);
		add_step(step_at(result, deadline, i), deadline, opens, out);
		if (i == last) {
			strbuf_add(out, _("（"));
			strbuf_add_bytes(out, deadline->rule->basis, first_article(deadline->rule->basis));
			strbuf_add(out, _("）"));
		}
	}
}

void law_trace_note(const struct law_result *result, const struct law_deadline *deadline, struct strbuf *out)
{
	size_t line = 0;
	bool after_note = false;
	for (size_t i = 0; i < deadline->step_count; i++) {
		if (!opens_line(result, deadline, i))
			continue;
		bool note = is_note(step_at(result, deadline, i));
		if (line > 0) {
			if (note || after_note)
				strbuf_add(out, _("；"));
			else
				add_arrow(out);
		}
		law_trace_line(result, deadline, line++, out);
		after_note = note;
	}
}

void law_rule_text(const struct law_deadline *deadline, struct strbuf *out)
{
	const struct law_rule *rule = deadline->rule;
	const char *event = _(law_event_infos[deadline->start_event].label);
	if (rule->id == LAW_RULE_EVIDENCE) {
		strbuf_add(out, _("仲裁庭指定之日"));
	} else if (rule->id == LAW_RULE_TAKES_EFFECT) {
		strbuf_add(out, _("最后一方起诉期满的次日"));
	} else if (rule->backwards) {
		strbuf_addf(out, _("%s前 "), event);
		add_count(out, rule->value, (enum law_unit)rule->unit);
	} else {
		strbuf_addf(out, _("%s之日起 "), event);
		add_count(out, rule->value, (enum law_unit)rule->unit);
	}
}

const char *law_state_label(const struct law_deadline *deadline)
{
	/* What others may or may not do does not become overdue for the office. */
	if (deadline->state == LAW_OVERDUE && law_rule_infos[deadline->rule->id].watch != LAW_DUTY)
		return _(law_states[LAW_PASSED].label);
	return _(law_states[deadline->state].label);
}

const char *law_unit_id(const struct law_deadline *deadline)
{
	static const char *const ids[] = {[LAW_WORKING_DAYS] = "working",
		[LAW_CALENDAR_DAYS] = "calendar",
		[LAW_YEARS] = "year",
		[LAW_THAT_DAY] = "none"};
	return ids[deadline->unit];
}

/* Reads 第二百三十九条 at `text`: its number, 0 when it is none. */
static int article_number(const char *text)
{
	static const char digits[][4] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	int number = 0, digit = 0;
	for (text += strlen("第"); *text && strncmp(text, "条", 3) != 0; text += 3) {
		if (strncmp(text, "百", 3) == 0) {
			number += (digit ? digit : 1) * 100;
			digit = 0;
			continue;
		}
		if (strncmp(text, "十", 3) == 0) {
			number += (digit ? digit : 1) * 10;
			digit = 0;
			continue;
		}
		int found = -1;
		for (int i = 0; i < 10; i++)
			if (strncmp(text, digits[i], 3) == 0)
				found = i;
		if (found < 0)
			return 0;
		digit = found;
	}
	return number + digit;
}

void law_short_basis(const char *basis, struct strbuf *out)
{
	static const struct {
		const char *name, *shorter;
	} names[] = {
		{"劳动争议调解仲裁法", "仲裁法"},
		{"民事诉讼法", "民诉"},
		{"劳动保障监察条例", "监察条例"},
		{"关于实施《劳动保障监察条例》若干规定", "监察规定"},
		{"劳动人事争议仲裁办案规则", "办案规则"},
	};
	const char *article = strstr(basis, "第");
	int number = article ? article_number(article) : 0;
	if (number == 0) {
		strbuf_add(out, basis);
		return;
	}
	size_t length = (size_t)(article - basis);
	const char *name = basis;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == length && memcmp(names[i].name, basis, length) == 0) {
			name = names[i].shorter;
			length = strlen(name);
			break;
		}
	strbuf_add_bytes(out, name, length);
	strbuf_addf(out, "%d", number);
}

void law_problem_text(const struct law_problem *problem, const struct law_event *events, struct strbuf *out)
{
	const struct law_event *event = &events[problem->event];
	char date[CIVIL_TEXT_SIZE];
	if (event->kind < LAW_EVENT_KINDS && event->kind != LAW_EVENT_UNKNOWN)
		strbuf_addf(out, _("%s %s："), _(law_event_infos[event->kind].label),
			civil_format(event->date, date));
	strbuf_add(out, _(law_problem_words[problem->code].label));
}
