#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "base/i18n.h"

#include <string.h>

/* A thousand 亿元: more is a slip of the pen. */
#define AMOUNT_LIMIT INT64_C(10000000000000)

void value_context_free(struct value_context *context)
{
	strbuf_free(&context->line);
	strbuf_free(&context->why);
}

bool value_line_is_empty(const char *line)
{
	static const char *const nothing[] = {"", "/", "\\", "//", "无", "空", "没有", "暂无", "不详", "不明",
		"未知", "n/a", "N/A", "NA", "null", "NULL", "none", "nil", "#N/A", ".", "、", "...", "……",
		"*", NULL};
	for (size_t i = 0; nothing[i]; i++)
		if (strcmp(line, nothing[i]) == 0)
			return true;
	return line[strspn(line, "- ")] == '\0';
}

bool value_is_empty(struct value_context *context, const char *text, size_t length)
{
	static const char *const open[] = {"未结", "未结案", "未办结", "未审结", "在办", "待定", "未定",
		"待开庭", "未开庭", "未开", "未公告", "未送达", "审理中", "办理中", "未受理", "待受理", NULL};
	strbuf_reset(&context->line);
	fold_line(&context->line, text, length);
	const char *line = strbuf_text(&context->line);
	for (size_t i = 0; open[i]; i++)
		if (strcmp(line, open[i]) == 0)
			return true;
	return value_line_is_empty(line);
}

/* --- Chinese numbers --- */

static const struct {
	const char *text;
	int value;
} chinese_digits[] = {
	{"〇", 0},
	{"零", 0},
	{"○", 0},
	{"一", 1},
	{"二", 2},
	{"两", 2},
	{"三", 3},
	{"四", 4},
	{"五", 5},
	{"六", 6},
	{"七", 7},
	{"八", 8},
	{"九", 9},
	{"壹", 1},
	{"贰", 2},
	{"叁", 3},
	{"肆", 4},
	{"伍", 5},
	{"陆", 6},
	{"柒", 7},
	{"捌", 8},
	{"玖", 9},
};
static const struct {
	const char *text;
	int64_t value;
} chinese_units[] = {
	{"十", 10},
	{"拾", 10},
	{"百", 100},
	{"佰", 100},
	{"千", 1000},
	{"仟", 1000},
	{"万", 10000},
	{"萬", 10000},
	{"亿", 100000000},
	{"億", 100000000},
};

static size_t chinese_digit(const char *text, int *value)
{
	for (size_t i = 0; i < sizeof chinese_digits / sizeof *chinese_digits; i++) {
		size_t length = strlen(chinese_digits[i].text);
		if (strncmp(text, chinese_digits[i].text, length) == 0) {
			*value = chinese_digits[i].value;
			return length;
		}
	}
	return 0;
}

static size_t chinese_unit(const char *text, int64_t *value)
{
	for (size_t i = 0; i < sizeof chinese_units / sizeof *chinese_units; i++) {
		size_t length = strlen(chinese_units[i].text);
		if (strncmp(text, chinese_units[i].text, length) == 0) {
			*value = chinese_units[i].value;
			return length;
		}
	}
	return 0;
}

size_t value_chinese_number(const char *text, int64_t *number)
{
	const char *p = text;
	int64_t total = 0, section = 0, digits = 0;
	int count = 0; /* digits since the last unit */
	bool units = false;
	for (;;) {
		int digit;
		int64_t unit;
		size_t length = chinese_digit(p, &digit);
		if (length) {
			/* 二〇二〇: one digit after the other. */
			digits = count ? digits * 10 + digit : digit;
			if (++count > 9)
				return 0;
			p += length;
			continue;
		}
		length = chinese_unit(p, &unit);
		if (!length)
			break;
		units = true;
		p += length;
		if (unit >= 10000) {
			section += count ? digits : 0;
			if (section == 0 || section > 99999999)
				return 0;
			total += section * unit;
			section = 0;
		} else {
			section += (count ? digits : 1) * unit;
		}
		if (total > AMOUNT_LIMIT || section > AMOUNT_LIMIT)
			return 0;
		digits = 0;
		count = 0;
	}
	if (p == text)
		return 0;
	if (units && count > 2)
		return 0;
	*number = total + section + (count ? digits : 0);
	return (size_t)(p - text);
}

/* --- amounts --- */

struct decimal {
	int64_t digits; /* all digits without the point */
	int places; /* how many of them stand behind it */
};

/* 1234, 1,234.56, .5; false when commas do not cut groups of three or there are too many digits. */
static bool read_decimal(const char **p, struct decimal *out)
{
	*out = (struct decimal){0, 0};
	int count = 0, group = -1;
	bool point = false;
	for (;; ++*p) {
		char c = **p;
		if (c >= '0' && c <= '9') {
			/* Beyond the precision of any ledger only zeros may follow. */
			if (point && out->places >= 12) {
				if (c != '0')
					return false;
				continue;
			}
			if (out->digits > INT64_C(900000000000000000) / 10)
				return false;
			out->digits = out->digits * 10 + (c - '0');
			count++;
			out->places += point;
			if (group >= 0 && !point)
				group++;
		} else if (c == ',' && !point) {
			if (count == 0 || (group < 0 && count > 3) || (group >= 0 && group != 3))
				return false;
			group = 0;
		} else if (c == '.' && !point) {
			point = true;
		} else {
			break;
		}
	}
	return count > 0 && (group < 0 || group == 3);
}

/* Adds `value` × 10^`unit` 分; false when that is no whole number of 分 (`*fine`) or too much. */
static bool add_amount(int64_t *fen, struct decimal value, int unit, bool *fine)
{
	while (value.places > 0 && value.digits % 10 == 0) {
		value.digits /= 10;
		value.places--;
	}
	*fine = value.places > unit;
	if (*fine)
		return false;
	for (int i = value.places; i < unit; i++) {
		if (value.digits > AMOUNT_LIMIT / 10)
			return false;
		value.digits *= 10;
	}
	if (value.digits > AMOUNT_LIMIT - *fen)
		return false;
	*fen += value.digits;
	return true;
}

static const struct {
	const char *text;
	int unit; /* decimal places to 分 */
} amount_units[] = {
	{"亿元", 10},
	{"亿", 10},
	{"万元", 6},
	{"万圆", 6},
	{"万", 6},
	{"千元", 5},
	{"千", 5},
	{"百元", 4},
	{"元", 2},
	{"圆", 2},
	{"块", 2},
	{"角", 1},
	{"分", 0},
	{"W", 6},
	{"w", 6},
};

static bool skip_prefix(const char **p, const char *word)
{
	size_t length = strlen(word);
	if (strncmp(*p, word, length) != 0)
		return false;
	*p += length;
	return true;
}

bool value_say_narrow(struct value_context *context, const char *line)
{
	if (!*line || line[strspn(line, "#")])
		return false;
	strbuf_add(&context->why,
		_("表格里列宽不够，导出时成了一串 #；请在 Excel 或 WPS 中拉宽这一列，重新导出"));
	return true;
}

static enum value_state bad_amount(struct value_context *context, const char *line, const char *format)
{
	if (value_say_narrow(context, line))
		return VALUE_BAD;
	strbuf_addf(&context->why, format, line);
	return VALUE_BAD;
}

static bool read_unit(const char **p, int *unit)
{
	for (size_t i = 0; i < sizeof amount_units / sizeof *amount_units; i++)
		if (skip_prefix(p, amount_units[i].text)) {
			*unit = amount_units[i].unit;
			return true;
		}
	return false;
}

/* How offices say that a case is not about money. */
static bool is_no_amount(const char *line)
{
	static const char *const words[] = {"无标的", "无标的额", "无金额", "无争议金额", "不涉及",
		"不涉及金额", "不涉及标的", "不涉及标的额", NULL};
	for (size_t i = 0; words[i]; i++)
		if (strcmp(line, words[i]) == 0)
			return true;
	return false;
}

enum value_state value_amount(
	struct value_context *context, const char *text, size_t length, int unit, int64_t *fen)
{
	*fen = 0;
	strbuf_reset(&context->why);
	if (value_is_empty(context, text, length) || is_no_amount(strbuf_text(&context->line)))
		return VALUE_EMPTY;
	/* Without spaces: 1 234.56 元. */
	size_t kept = 0;
	for (size_t i = 0; i < context->line.length; i++)
		if (context->line.data[i] != ' ')
			context->line.data[kept++] = context->line.data[i];
	context->line.data[kept] = '\0';
	context->line.length = kept;
	const char *line = strbuf_text(&context->line);
	const char *p = line;
	if (*p == '\'')
		p++;
	static const char *const prefixes[] = {
		"人民币", "RMB", "rmb", "CNY", "\xC2\xA5", "共计", "合计", "共", NULL};
	for (size_t i = 0; prefixes[i]; i++)
		skip_prefix(&p, prefixes[i]);
	if (*p == '-' && p[1] == '\0' && p > line)
		return VALUE_EMPTY; /* ￥-: zero in a spreadsheet's accounting format */
	if (*p == '-')
		return bad_amount(context, line, _("金额“%.60s”是负数"));
	const char *const whole = _("“%.60s”不是看得懂的金额，请写成 1234.56 或 1.2万元 这样");
	int last = 99;
	int64_t chinese;
	while (*p) {
		struct decimal value = {0, 0};
		size_t hanzi = last == 99 ? value_chinese_number(p, &chinese) : 0;
		if (hanzi && chinese <= AMOUNT_LIMIT)
			value.digits = chinese;
		if (hanzi)
			p += hanzi;
		else if (!read_decimal(&p, &value))
			return bad_amount(context, line, whole);
		int own = unit;
		bool said = read_unit(&p, &own);
		/* 3万5: what the 5 counts is anybody's guess. 壹万元: a Chinese number counts in 元. */
		if ((!said && (last != 99 || hanzi)) || own >= last)
			return bad_amount(context, line, whole);
		bool fine;
		if (!add_amount(fen, value, own, &fine))
			return bad_amount(context, line,
				fine ? _("金额“%.60s”比分还细，不能准确保存，请改到分为止")
				     : _("金额“%.60s”大得不可能，请核对单位"));
		last = own;
		if (skip_prefix(&p, "整") || skip_prefix(&p, "正"))
			break;
	}
	if (last == 99 || *p) {
		*fen = 0;
		return bad_amount(context, line, whole);
	}
	/* A bare number as large as this in a column of 万元 was most likely meant in 元. */
	if (unit == 6 && last == 6 && *fen >= INT64_C(100000000000)) {
		strbuf_addf(&context->why, _("金额“%.60s”按万元计超过十亿元，请核对单位"), line);
		return VALUE_ODD;
	}
	return VALUE_GIVEN;
}

/* --- head counts --- */

enum value_state value_count(struct value_context *context, const char *text, size_t length, int64_t *count)
{
	*count = 0;
	strbuf_reset(&context->why);
	if (value_is_empty(context, text, length))
		return VALUE_EMPTY;
	const char *line = strbuf_text(&context->line);
	const char *p = line;
	if (*p == '\'')
		p++;
	skip_prefix(&p, "共");
	int64_t value = 0;
	struct decimal decimal;
	size_t hanzi = value_chinese_number(p, &value);
	bool ok = hanzi > 0;
	if (ok) {
		p += hanzi;
	} else if (*p >= '0' && *p <= '9') {
		ok = read_decimal(&p, &decimal);
		while (ok && decimal.places > 0 && decimal.digits % 10 == 0) {
			decimal.digits /= 10;
			decimal.places--;
		}
		ok = ok && decimal.places == 0;
		value = decimal.digits;
	}
	while (*p == ' ')
		p++;
	static const char *const units[] = {"人", "名", "位", "个人", "个", NULL};
	for (size_t i = 0; units[i]; i++)
		if (skip_prefix(&p, units[i]))
			break;
	if (!ok || *p || value < 1 || value > 100000) {
		strbuf_addf(&context->why, _("人数“%.60s”应是 1 到 100000 的整数"), line);
		return VALUE_BAD;
	}
	*count = value;
	return VALUE_GIVEN;
}
