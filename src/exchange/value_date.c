#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "base/i18n.h"

#include <string.h>

/* An Excel serial counts days from 1899-12-30 (its 1900 was a leap year, which no date here reaches). */
enum { EXCEL_EPOCH = -25569, SERIAL_FIRST = 20000, SERIAL_LAST = 80000, MONTHS = 12 };

static void skip_spaces(const char **p)
{
	while (**p == ' ')
		++*p;
}

static bool skip_word(const char **p, const char *word)
{
	size_t length = strlen(word);
	if (strncmp(*p, word, length) != 0)
		return false;
	*p += length;
	return true;
}

static bool skip_any(const char **p, const char *const *words)
{
	for (; *words; words++)
		if (skip_word(p, *words))
			return true;
	return false;
}

/* A number in ASCII or Chinese digits; returns how many digits it had, 0 for none. */
static int read_number(const char **p, int *number)
{
	int digits = 0;
	int64_t value = 0;
	while (**p >= '0' && **p <= '9' && digits < 9) {
		value = value * 10 + (**p - '0');
		++*p;
		digits++;
	}
	if (!digits) {
		size_t length = value_chinese_number(*p, &value);
		if (!length || value > 9999)
			return 0;
		*p += length;
		digits = value > 999 ? 4 : value > 9 ? 2 : 1;
	}
	*number = (int)value;
	return digits;
}

/* What stands between year, month and day. */
static bool skip_separator(const char **p, const char *hanzi)
{
	static const char *const signs[] = {"-", "/", ".", "、", ",", "\\", "~", "_", NULL};
	skip_spaces(p);
	bool found = skip_word(p, hanzi) || skip_any(p, signs);
	skip_spaces(p);
	return found;
}

static const char *const before_noon[] = {"上午", "早上", "凌晨", "早", "am", "AM", NULL};
static const char *const after_noon[] = {"下午", "晚上", "中午", "傍晚", "晚", "pm", "PM", NULL};

/* A time of the day: 9:30, 09:30:00.000, 9时30分, 下午2点半, 2:30 PM. False when it is none. */
static bool read_time(const char **p, int *minute)
{
	skip_word(p, "T");
	skip_spaces(p);
	bool morning = skip_any(p, before_noon);
	bool afternoon = !morning && skip_any(p, after_noon);
	skip_spaces(p);
	int hour = 0, minutes = 0, seconds;
	if (!read_number(p, &hour) || hour > 23)
		return false;
	static const char *const hours[] = {":", "时", "点钟", "点", NULL};
	if (!skip_any(p, hours))
		return false;
	if (skip_word(p, "半")) {
		minutes = 30;
	} else if (skip_word(p, "整")) {
		minutes = 0;
	} else if (read_number(p, &minutes)) {
		skip_word(p, "分");
		if (skip_word(p, ":") || (**p >= '0' && **p <= '9')) {
			if (!read_number(p, &seconds) || seconds > 59)
				return false;
			while (**p == '.' || (**p >= '0' && **p <= '9'))
				++*p;
		}
		skip_word(p, "秒");
	}
	skip_spaces(p);
	morning = skip_any(p, before_noon) || morning;
	afternoon = skip_any(p, after_noon) || afternoon;
	if (morning && hour == 12)
		hour = 0;
	else if (afternoon && hour < 12)
		hour += 12;
	*minute = hour * 60 + minutes;
	return minutes < 60;
}

static void skip_weekday(const char **p)
{
	static const char *const names[] = {"星期", "周", "礼拜", NULL};
	static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "天", NULL};
	const char *start = *p;
	skip_spaces(p);
	bool bracket = skip_word(p, "(");
	skip_spaces(p);
	bool found = skip_any(p, names) && skip_any(p, days);
	skip_spaces(p);
	if (!found || (bracket && !skip_word(p, ")")))
		*p = start;
}

static enum value_state not_a_date(struct value_context *context, const char *line)
{
	if (value_say_narrow(context, line))
		return VALUE_BAD;
	strbuf_addf(&context->why, _("“%.60s”不是看得懂的日期，请写成 2020-03-05 这样"), line);
	return VALUE_BAD;
}

/* Digits only, perhaps with a fraction: 20200305 or an Excel serial. */
static enum value_state read_digits(
	struct value_context *context, const char *line, civil_date *date, int *minute)
{
	size_t length = strspn(line, "0123456789");
	int value = 0;
	const char *p = line;
	if (!read_number(&p, &value) || length > 8)
		return not_a_date(context, line);
	const char *fraction = line + length;
	if (length == 8 && !*fraction) {
		*date = civil_make(value / 10000, value / 100 % 100, value % 100);
		if (*date != CIVIL_NONE)
			return VALUE_GIVEN;
		strbuf_addf(&context->why, _("没有 %s 这一天"), line);
		return VALUE_BAD;
	}
	if (length != 5 || value < SERIAL_FIRST || value > SERIAL_LAST)
		return not_a_date(context, line);
	*date = (civil_date)(value + EXCEL_EPOCH);
	if (*fraction == '.') {
		int64_t part = 0, unit = 1;
		for (fraction++; *fraction >= '0' && *fraction <= '9'; fraction++)
			if (unit < 100000000) {
				part = part * 10 + (*fraction - '0');
				unit *= 10;
			}
		if (part)
			*minute = (int)((part * 1440 + unit / 2) / unit);
		if (*minute >= 1440)
			*minute = 1439;
	}
	return *fraction ? not_a_date(context, line) : VALUE_GIVEN;
}

static enum value_state read_date(
	struct value_context *context, const char *line, civil_date *date, int *minute)
{
	const char *p = line;
	int year = 0, month = 0, day = 0;
	int digits = read_number(&p, &year);
	if (!digits || !skip_separator(&p, "年") || !read_number(&p, &month) || !skip_separator(&p, "月") ||
		!read_number(&p, &day))
		return not_a_date(context, line);
	skip_spaces(&p);
	if (!skip_word(&p, "日"))
		skip_word(&p, "号");
	if (digits <= 2 && day > 31 && day <= 2199) {
		strbuf_addf(&context->why, _("“%.60s”的年份在最后，日、月的先后不明，请写成 2020-03-05 这样"),
			line);
		return VALUE_BAD;
	}
	skip_weekday(&p);
	skip_spaces(&p);
	if (*p == '.' || *p == ',')
		p++;
	skip_spaces(&p);
	if (*p && (!read_time(&p, minute) || (skip_spaces(&p), *p)))
		return not_a_date(context, line);
	bool short_year = digits <= 2;
	if (short_year && year <= MONTHS) {
		strbuf_addf(&context->why, _("“%.60s”里分不清年、月、日，请写成 2020-03-05 这样"), line);
		return VALUE_BAD;
	}
	if (short_year)
		year += 2000;
	*date = civil_make(year, month, day);
	if (*date == CIVIL_NONE &&
		(month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2199)) {
		strbuf_addf(&context->why, _("“%.60s”不是可能的日期（年 %d、月 %d、日 %d）"), line, year,
			month, day);
		return VALUE_BAD;
	}
	if (*date == CIVIL_NONE) {
		strbuf_addf(&context->why, _("没有 %d 年 %d 月 %d 日这一天"), year, month, day);
		return VALUE_BAD;
	}
	if (short_year)
		strbuf_addf(&context->why, _("“%.60s”的年份只有两位，按 %d 年"), line, year);
	return short_year ? VALUE_ODD : VALUE_GIVEN;
}

/* What a spreadsheet shows for a formula that refers to an empty cell. */
static bool is_day_zero(const char *line)
{
	static const char *const forms[] = {"0", "1900-1-0", "1900/1/0", "1900-01-00", "1900/01/00",
		"1900年1月0日", "1900年01月00日", "1900.1.0", NULL};
	for (size_t i = 0; forms[i]; i++)
		if (strcmp(line, forms[i]) == 0)
			return true;
	return false;
}

enum value_state value_date(
	struct value_context *context, const char *text, size_t length, civil_date *date, int *minute)
{
	int unused;
	if (!minute)
		minute = &unused;
	*minute = -1;
	*date = CIVIL_NONE;
	strbuf_reset(&context->why);
	if (value_is_empty(context, text, length))
		return VALUE_EMPTY;
	const char *line = strbuf_text(&context->line);
	if (*line == '\'')
		line++;
	if (is_day_zero(line))
		return VALUE_EMPTY;
	size_t digits = strspn(line, "0123456789");
	enum value_state state;
	if (digits && (!line[digits] || (line[digits] == '.' && strspn(line + digits + 1, "0123456789") ==
									strlen(line + digits + 1))))
		state = read_digits(context, line, date, minute);
	else
		state = read_date(context, line, date, minute);
	if (state == VALUE_BAD)
		*date = CIVIL_NONE;
	return state;
}
