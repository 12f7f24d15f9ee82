/* input.h — the gate for what people type: text, amounts, numbers, days, as they write them.
 *
 * Every message begins with the field's label and says what would be right. `field` is the parameter's id
 * (static) and becomes err.field. */
#ifndef OFFICE_INPUT_H
#define OFFICE_INPUT_H

#include "base/date.h"
#include "base/error.h"

struct input_field {
	const char *id; /* static */
	const char *label; /* translated */
};

enum { INPUT_SHORT = 200, INPUT_LONG = 4000 }; /* characters */

/* A copy of `raw`, trimmed. Refused: bytes that are not UTF-8, control characters (an escape sequence could
 * take over a terminal or a printed document), more than `limit` characters. Characters that cannot be seen
 * (zero width, direction marks) are taken out and `cleaned` is set. Without `lines` a line break becomes a
 * space; with it CR LF becomes LF. Owned by the caller. */
bool input_text(const struct input_field *field, const char *raw, size_t limit, bool lines, char **out,
	bool *cleaned, struct error *err);

/* Full-width digits, signs and letters narrowed (a date typed with the input method on). Owned by the caller,
 * NULL when out of memory. */
char *input_narrow(const char *text);

/* 1234, 1,234.5, ¥1234.56元, 1.2万, 1.2万元 → 分. Exact: more than two decimals of a yuan are refused. */
bool input_money(const struct input_field *field, const char *text, int64_t *out, struct error *err);

/* A whole number from 0 to a billion; 人 件 个 天 日 分钟 after it are allowed. */
bool input_integer(const struct input_field *field, const char *text, int64_t *out, struct error *err);

/* 是/否, yes/no, y/n, 1/0, true/false, 对/错 √ ×. */
bool input_flag(const struct input_field *field, const char *text, bool *out, struct error *err);

/* As base/date_input.h says. */
bool input_date(const struct input_field *field, const char *text, civil_date today, civil_date *out,
	struct error *err);

/* A date as above, then T or a space, then 9:00, 09:00 or 9点, 9点30分. */
bool input_time(const struct input_field *field, const char *text, civil_date today, civil_minute *out,
	struct error *err);

/* 分 as "1,268,400.00"; `out` has room for INPUT_MONEY_SIZE bytes. Returns out. */
enum { INPUT_MONEY_SIZE = 32 };
const char *input_money_format(int64_t fen, char out[INPUT_MONEY_SIZE]);

#endif
