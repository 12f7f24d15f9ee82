/* ledger_values.h — one parser a kind of cell: what offices write, exactly, or the reason why not.
 *
 * All take the cell as it stands in the file (UTF-8). They never guess where money or a date would be at
 * stake: VALUE_BAD leaves a sentence in `why`. VALUE_ODD is understood but worth a look; `why` says it. */
#ifndef EXCHANGE_LEDGER_VALUES_H
#define EXCHANGE_LEDGER_VALUES_H

#include "base/date.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_state { VALUE_EMPTY, VALUE_GIVEN, VALUE_ODD, VALUE_BAD };

/* Scratch memory and the reason; starts as {0}, used again and again, value_context_free() at the end. */
struct value_context {
	struct strbuf line; /* the cell folded */
	struct strbuf why;
};
void value_context_free(struct value_context *context);

/* Is the folded line one of the ways to say nothing: "", —, -, /, 无, 不详, N/A …? */
bool value_line_is_empty(const char *line);

/* The same of a cell; what a date column says of open cases (未结, 待定, 在办 …) is empty too. */
bool value_is_empty(struct value_context *context, const char *text, size_t length);

/* Is the folded line nothing but #, as a spreadsheet shows what its column is too narrow for? Then says so.
 */
bool value_say_narrow(struct value_context *context, const char *line);

/* 2020-3-5, 2020/3/5, 2020.3.5, 2020年3月5日, 二〇二〇年三月五日, 20200305, full-width digits, an Excel
 * serial of the 1900 system; a time and a weekday may follow. `minute` (may be NULL) gets the minute of the
 * day, or -1 when none is given. A year of two digits is odd, and refused where it could be
 * a month; day or month first is refused. */
enum value_state value_date(
	struct value_context *context, const char *text, size_t length, civil_date *date, int *minute);

/* 1,234.56, ￥1234, 1234元, 1.2万元, 3万5千元, 壹万元整 → 分, exactly. A bare number counts in the column's
 * unit: `unit` decimal places to 分 (2 元, 6 万元). Finer than 分, negative or too large is refused. */
enum value_state value_amount(
	struct value_context *context, const char *text, size_t length, int unit, int64_t *fen);

/* 14, 14人, 十四, 共14名: 1 to 100,000. */
enum value_state value_count(struct value_context *context, const char *text, size_t length, int64_t *count);

/* A Chinese number (十四, 一百二十, 二〇, 壹万贰仟) at the start of folded text: its bytes, 0 when none. */
size_t value_chinese_number(const char *text, int64_t *number);

/* Brings a case number into the form 渝两江劳人仲案字〔2020〕第20号. One without the office's characters
 * (2020-20, 20-314, 〔2020〕20号) is completed by `pattern` (…{year}…{serial}…; NULL: none). */
enum value_state value_case_number(struct value_context *context, const char *text, size_t length,
	const char *pattern, struct strbuf *canonical, int *year, int *serial);

/* What an office's numbers look like, said by one of them (渝两江劳人仲案字〔2020〕第2876号) or by a pattern
 * with {year} and {serial} → that pattern. */
enum value_state value_case_pattern(
	struct value_context *context, const char *text, size_t length, struct strbuf *pattern);

/* Appends the number that the pattern gives. */
void value_write_case_number(struct strbuf *out, const char *pattern, int year, int serial);

/* A text as it is stored: ends trimmed (U+3000 and NBSP too), control and zero-width characters taken out
 * (VALUE_ODD then), the spreadsheet's ' and ="…" wrappings removed. With `lines` line breaks stay, as LF. */
enum value_state value_text(
	struct value_context *context, const char *text, size_t length, bool lines, struct strbuf *out);

enum name_kind { NAME_PERSON, NAME_PARTY };

/* One or several names, one a line in `names`: 张伟、李四; 张伟等14人 (then `count` is 14, else 0). The width
 * of a name's characters stays as given; spaces that only align a Chinese name (张　伟) go. `rest` is set
 * when the cell said more than names and a count. */
enum value_state value_names(struct value_context *context, const char *text, size_t length,
	enum name_kind kind, struct strbuf *names, int64_t *count, bool *rest);

/* How many lines a list of names has. */
size_t value_name_count(const char *names);

#endif
