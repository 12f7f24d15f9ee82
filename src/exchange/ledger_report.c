#include "exchange/ledger_report.h"

#include "base/i18n.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *id, *label;
} warnings[LEDGER_WARNINGS] = {
	[WARNING_REST_DAY] = {"rest_day", N_("休息日受理、开庭或结案")},
	[WARNING_ORDER] = {"order", N_("日期先后少见")},
	[WARNING_FUTURE] = {"future", N_("日期晚于今天")},
	[WARNING_YEAR] = {"year", N_("年份不一致或只有两位")},
	[WARNING_WORD] = {"word", N_("用语不在词表内")},
	[WARNING_MISSING] = {"missing", N_("缺少通常应有的内容")},
	[WARNING_COUNT] = {"count", N_("人数是推定的")},
	[WARNING_AMOUNT] = {"amount", N_("金额单位可疑")},
	[WARNING_TEXT] = {"text", N_("文字不完整或有控制字符")},
};

const char *ledger_warning_label(enum ledger_warning kind)
{
	return _(warnings[kind].label);
}

static bool no_memory(struct error *err)
{
	return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
}

bool ledger_report_init(struct ledger_report *report, const struct words *words, struct error *err)
{
	*report = (struct ledger_report){0};
	for (size_t kind = 0; kind < WORD_KINDS; kind++) {
		size_t count;
		words_list(words, (enum word_kind)kind, &count);
		report->by_word[kind] = calloc(count + 1, sizeof *report->by_word[kind]);
		if (!report->by_word[kind])
			return no_memory(err);
	}
	return true;
}

void ledger_report_clear(struct ledger_report *report)
{
	for (size_t kind = 0; kind < WORD_KINDS; kind++)
		free(report->by_word[kind]);
	for (size_t i = 0; i < report->rejected_count; i++) {
		free(report->rejected[i].column);
		free(report->rejected[i].reason);
	}
	free(report->rejected);
	for (size_t i = 0; i < report->sample_count; i++) {
		free(report->samples[i].column);
		free(report->samples[i].text);
	}
	free(report->samples);
	ledger_header_clear(&report->header);
	*report = (struct ledger_report){0};
}

bool ledger_report_reject(struct ledger_report *report, size_t record, size_t line, const char *column,
	const char *reason, struct error *err)
{
	if (report->rejected_count == report->rejected_capacity) {
		size_t capacity = report->rejected_capacity ? report->rejected_capacity * 2 : 64;
		struct ledger_rejection *rejected =
			realloc(report->rejected, capacity * sizeof *report->rejected);
		if (!rejected)
			return no_memory(err);
		report->rejected = rejected;
		report->rejected_capacity = capacity;
	}
	struct ledger_rejection one = {record, line, strdup(column), strdup(reason)};
	if (!one.column || !one.reason) {
		free(one.column);
		free(one.reason);
		return no_memory(err);
	}
	report->rejected[report->rejected_count++] = one;
	return true;
}

bool ledger_report_warn(struct ledger_report *report, const struct ledger_warning_sample *warning,
	const char *column, struct error *err)
{
	report->warnings++;
	report->warnings_by_kind[warning->kind]++;
	if (report->sample_count == LEDGER_WARNING_SAMPLES)
		return true;
	if (!report->samples)
		report->samples = calloc(LEDGER_WARNING_SAMPLES, sizeof *report->samples);
	struct ledger_warning_sample one = *warning;
	one.column = strdup(column);
	one.text = strdup(warning->text);
	if (!report->samples || !one.column || !one.text) {
		free(one.column);
		free(one.text);
		return no_memory(err);
	}
	report->samples[report->sample_count++] = one;
	return true;
}

static json_t *words_json(const struct ledger_report *report, const struct words *words, enum word_kind kind)
{
	json_t *object = json_object();
	size_t count;
	const struct word *list = words_list(words, kind, &count);
	for (size_t i = 0; i < count; i++)
		if (report->by_word[kind][i])
			json_object_set_new(
				object, list[i].label, json_integer((json_int_t)report->by_word[kind][i]));
	return object;
}

char *ledger_report_json(const struct ledger_report *report, const struct words *words)
{
	json_t *rejected = json_array();
	for (size_t i = 0; i < report->rejected_count; i++)
		json_array_append_new(rejected,
			json_pack("{s:I,s:I,s:s,s:s}", "record", (json_int_t)report->rejected[i].record,
				"line", (json_int_t)report->rejected[i].line, "column",
				report->rejected[i].column, "reason", report->rejected[i].reason));
	json_t *kinds = json_object();
	for (size_t i = 0; i < LEDGER_WARNINGS; i++)
		if (report->warnings_by_kind[i])
			json_object_set_new(
				kinds, warnings[i].id, json_integer((json_int_t)report->warnings_by_kind[i]));
	json_t *samples = json_array();
	for (size_t i = 0; i < report->sample_count; i++)
		json_array_append_new(samples,
			json_pack("{s:I,s:s,s:s,s:s}", "record", (json_int_t)report->samples[i].record,
				"kind", warnings[report->samples[i].kind].id, "column",
				report->samples[i].column, "text", report->samples[i].text));
	json_t *root = json_pack("{s:I,s:I,s:I,s:I,s:o,s:o,s:o,s:o,s:I,s:I,s:o,s:o}", "cases",
		(json_int_t)report->cases, "closed", (json_int_t)report->closed, "applicants",
		(json_int_t)report->applicants, "amount_fen", (json_int_t)report->amount, "by_cause",
		words_json(report, words, WORD_CAUSE), "by_method", words_json(report, words, WORD_METHOD),
		"by_outcome", words_json(report, words, WORD_OUTCOME), "rejected_rows", rejected,
		"skipped_rows", (json_int_t)report->skipped, "warnings", (json_int_t)report->warnings,
		"warnings_by_kind", kinds, "warning_samples", samples);
	char *text = root ? json_dumps(root, JSON_INDENT(1)) : NULL;
	json_decref(root);
	return text;
}
