#include "office/input.h"

#include "base/date_input.h"
#include "base/i18n.h"
#include "base/strbuf.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

static bool out_of_memory(struct error *err)
{
	return error_set(err, ERR_NOMEM, _("内存不足"));
}

static bool is_blank(ucs4_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0x3000 || c == 0x00A0 ||
	       (c > 0x7F && uc_is_general_category(c, UC_SPACE_SEPARATOR));
}

/* Drops blanks at both ends of the buffer's text. */
static char *take_trimmed(struct strbuf *buf)
{
	if (buf->failed)
		return NULL;
	const uint8_t *start = (const uint8_t *)strbuf_text(buf);
	const uint8_t *end = start + buf->length;
	ucs4_t c;
	while (start < end) {
		int n = u8_mbtouc(&c, start, (size_t)(end - start));
		if (!is_blank(c))
			break;
		start += n;
	}
	while (end > start) {
		const uint8_t *before = u8_prev(&c, end, start);
		if (!before || !is_blank(c))
			break;
		end = before;
	}
	return strndup((const char *)start, (size_t)(end - start));
}

bool input_text(const struct input_field *field, const char *raw, size_t limit, bool lines, char **out,
	bool *cleaned, struct error *err)
{
	const uint8_t *bytes = (const uint8_t *)raw;
	size_t length = strlen(raw);
	*out = NULL;
	if (u8_check(bytes, length))
		return error_field(err, field->id, _("%s：不是有效的 UTF-8 文字，请重新输入"), field->label);
	struct strbuf text = {0};
	size_t characters = 0;
	for (size_t i = 0; i < length;) {
		ucs4_t c;
		size_t n = (size_t)u8_mbtouc(&c, bytes + i, length - i);
		if (c == '\r' && i + 1 < length && bytes[i + 1] == '\n') {
			/* the line feed after it stands for both */
		} else if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
			strbuf_add_char(&text, lines ? '\n' : ' ');
			characters++;
		} else if (c == '\t') {
			strbuf_add_char(&text, ' ');
			characters++;
		} else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
			strbuf_free(&text);
			return error_field(err, field->id,
				_("%s：含有控制字符（U+%04X），不能保存，请重新输入"), field->label,
				(unsigned)c);
		} else if (uc_is_general_category(c, UC_FORMAT)) {
			*cleaned = true;
		} else {
			strbuf_add_bytes(&text, raw + i, n);
			characters++;
		}
		i += n;
	}
	if (characters > limit) {
		strbuf_free(&text);
		return error_field(err, field->id, _("%s：最多 %zu 个字，现有 %zu 个字"), field->label, limit,
			characters);
	}
	*out = take_trimmed(&text);
	strbuf_free(&text);
	return *out ? true : out_of_memory(err);
}

char *input_narrow(const char *text)
{
	size_t length = 0;
	uint8_t *narrow = u8_normalize(UNINORM_NFKC, (const uint8_t *)text, strlen(text), NULL, &length);
	if (!narrow)
		return NULL;
	char *copy = strndup((const char *)narrow, length);
	free(narrow);
	return copy;
}

/* Takes `word` off the end of the text when it is there. */
static bool take_ending(char *text, const char *word)
{
	size_t length = strlen(text), n = strlen(word);
	if (length < n || strcmp(text + length - n, word) != 0)
		return false;
	text[length - n] = '\0';
	return true;
}

static void drop_bytes(char *text, const char *dropped)
{
	char *to = text;
	for (const char *from = text; *from; from++)
		if (!strchr(dropped, *from))
			*to++ = *from;
	*to = '\0';
}

/* "123.45" → 123.45 × unit, which is a power of ten times a hundred. */
static bool scaled(const char *text, int64_t unit, int64_t *out)
{
	int64_t value = 0;
	size_t digits = 0;
	for (; isdigit((unsigned char)*text); text++, digits++) {
		if (value > INT64_MAX / 100000000)
			return false;
		value = value * 10 + (*text - '0');
	}
	if (value > INT64_MAX / unit - 1) /* room for the decimals as well */
		return false;
	value *= unit;
	if (*text == '.') {
		for (text++; isdigit((unsigned char)*text); text++, digits++) {
			unit /= 10;
			if (unit == 0 && *text != '0')
				return false;
			value += unit * (*text - '0');
		}
	}
	*out = value;
	return digits > 0 && *text == '\0';
}

bool input_money(const struct input_field *field, const char *text, int64_t *out, struct error *err)
{
	char *copy = input_narrow(text);
	if (!copy)
		return out_of_memory(err);
	drop_bytes(copy, ", ");
	take_ending(copy, "人民币");
	take_ending(copy, "元整");
	take_ending(copy, "元");
	int64_t unit = take_ending(copy, "万") ? 1000000 : take_ending(copy, "亿") ? 10000000000 : 100;
	const char *number = copy;
	if (strncmp(number, "人民币", strlen("人民币")) == 0)
		number += strlen("人民币");
	if (strncmp(number, "¥", strlen("¥")) == 0)
		number += strlen("¥");
	bool good = scaled(number, unit, out);
	free(copy);
	if (!good)
		return error_field(err, field->id,
			_("%s：“%s”不是金额，应如 12345.67、1.2万（单位：元，最多两位小数）"), field->label,
			text);
	return true;
}

bool input_integer(const struct input_field *field, const char *text, int64_t *out, struct error *err)
{
	static const char *const units[] = {"分钟", "人", "件", "个", "天", "日", "名", "号"};
	char *copy = input_narrow(text);
	if (!copy)
		return out_of_memory(err);
	drop_bytes(copy, ", ");
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (take_ending(copy, units[i]))
			break;
	char *end = copy;
	long long value = isdigit((unsigned char)*copy) ? strtoll(copy, &end, 10) : -1;
	bool good = value >= 0 && value <= 1000000000 && *end == '\0';
	free(copy);
	if (!good)
		return error_field(err, field->id, _("%s：“%s”不是整数"), field->label, text);
	*out = value;
	return true;
}

bool input_flag(const struct input_field *field, const char *text, bool *out, struct error *err)
{
	static const struct {
		const char *word;
		bool value;
	} words[] = {{"是", true}, {"否", false}, {"yes", true}, {"no", false}, {"y", true}, {"n", false},
		{"1", true}, {"0", false}, {"true", true}, {"false", false}, {"对", true}, {"错", false},
		{"√", true}, {"×", false}, {"有", true}, {"无", false}};
	char *copy = input_narrow(text);
	if (!copy)
		return out_of_memory(err);
	for (char *c = copy; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(copy, words[i].word) == 0) {
			*out = words[i].value;
			free(copy);
			return true;
		}
	}
	free(copy);
	return error_field(err, field->id, _("%s：请填“是”或“否”"), field->label);
}

bool input_date(const struct input_field *field, const char *text, civil_date today, civil_date *out,
	struct error *err)
{
	*out = date_input_parse(text, today);
	return *out != CIVIL_NONE ||
	       error_field(err, field->id, _("%s：“%s”不是日期，应如 2020-11-23、11-23、+3、今"),
		       field->label, text);
}

/* "9:00", "09:00", "9点", "9点30分" → minutes of the day, or -1. */
static int clock_of(const char *text)
{
	char *end;
	if (!isdigit((unsigned char)*text))
		return -1;
	long hour = strtol(text, &end, 10), minute = 0;
	if (*end == ':')
		end++;
	else if (strncmp(end, "点", strlen("点")) == 0 || strncmp(end, "时", strlen("时")) == 0)
		end += strlen("点");
	else
		return -1;
	if (isdigit((unsigned char)*end))
		minute = strtol(end, &end, 10);
	else if (end[-1] == ':')
		return -1;
	if (strncmp(end, "分", strlen("分")) == 0)
		end += strlen("分");
	return *end == '\0' && hour < 24 && minute < 60 ? (int)(hour * 60 + minute) : -1;
}

bool input_time(const struct input_field *field, const char *text, civil_date today, civil_minute *out,
	struct error *err)
{
	char *copy = input_narrow(text);
	if (!copy)
		return out_of_memory(err);
	char *gap = strrchr(copy, ' ');
	if (!gap)
		gap = strchr(copy, 'T');
	civil_date date = CIVIL_NONE;
	int clock = -1;
	if (gap) {
		*gap = '\0';
		date = date_input_nearest(copy, today);
		clock = clock_of(gap + 1);
	}
	free(copy);
	if (date == CIVIL_NONE || clock < 0)
		return error_field(
			err, field->id, _("%s：“%s”不是时间，应如 2020-11-30 09:00"), field->label, text);
	*out = minute_make(date, clock / 60, clock % 60);
	return true;
}

const char *input_money_format(int64_t fen, char out[INPUT_MONEY_SIZE])
{
	char digits[INPUT_MONEY_SIZE];
	long long yuan = fen / 100;
	int length = snprintf(digits, sizeof digits, "%lld", yuan < 0 ? -yuan : yuan);
	int to = 0;
	if (fen < 0)
		out[to++] = '-';
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			out[to++] = ',';
		out[to++] = digits[i];
	}
	snprintf(out + to, (size_t)(INPUT_MONEY_SIZE - to), ".%02d", abs((int)(fen % 100)));
	return out;
}
