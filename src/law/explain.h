/* explain.h — a deadline in words: the clerk's note under a date, the short article for a narrow column. */
#ifndef LAW_EXPLAIN_H
#define LAW_EXPLAIN_H

#include "base/strbuf.h"
#include "law/derive.h"

/* Lines of a deadline's trace: at least one, at most its step_count. */
size_t law_trace_lines(const struct law_result *result, const struct law_deadline *deadline);

/* Appends line `line` (from 0) of the trace, UTF-8, translated, without a newline. All lines joined by → read
 * as one note: 受理 2020-01-15（次日起算）→ 45 日 → 2020-02-29 周六 → 顺延至 2020-03-02（办案规则第四十五条）
 */
void law_trace_line(const struct law_result *result, const struct law_deadline *deadline, size_t line,
	struct strbuf *out);

/* Appends the whole note in one line. */
void law_trace_note(const struct law_result *result, const struct law_deadline *deadline, struct strbuf *out);

/* Appends the rule in words: 受理之日起 45 日. */
void law_rule_text(const struct law_deadline *deadline, struct strbuf *out);

/* The deadline's state for people; static text, translated. Rights of the parties lapse (已届满), only the
 * office's duties become overdue. */
const char *law_state_label(const struct law_deadline *deadline);

/* working, calendar, year or none, as in JSON. Static text. */
const char *law_unit_id(const struct law_deadline *deadline);

/* Appends the article in short: 办案规则45, 民诉92. Of several articles the first. */
void law_short_basis(const char *basis, struct strbuf *out);

/* Appends a sentence on a refused event: 恢复 2021-03-10：没有中止，不能恢复。 */
void law_problem_text(const struct law_problem *problem, const struct law_event *events, struct strbuf *out);

#endif
