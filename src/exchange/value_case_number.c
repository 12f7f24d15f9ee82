#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "base/i18n.h"

#include <string.h>

enum { YEAR_FIRST = 1987, YEAR_LAST = 2199, SERIAL_DIGITS = 7, PREFIX_LIMIT = 120, SUFFIX_LIMIT = 24 };

/* Folded, without spaces; every bracket is ( or ). */
static void number_key(struct strbuf *out, const char *text, size_t length)
{
	uint32_t c;
	for (size_t n; (n = fold_next(text, length, &c)) > 0; text += n, length -= n) {
		if (fold_is_space(c) || fold_is_hidden(c))
			continue;
		c = fold_character(c);
		if (c == '[' || c == '<' || c == '{')
			c = '(';
		else if (c == ']' || c == '>' || c == '}')
			c = ')';
		else if (c == '\'' || c == '"')
			continue;
		fold_append(out, c);
	}
}

static size_t read_digits(const char *text, int *value)
{
	size_t digits = 0;
	*value = 0;
	for (; text[digits] >= '0' && text[digits] <= '9' && digits < 9; digits++)
		*value = *value * 10 + (text[digits] - '0');
	return digits;
}

static const char *skip_word(const char *p, const char *word)
{
	size_t length = strlen(word);
	return strncmp(p, word, length) == 0 ? p + length : p;
}

struct parts {
	const char *prefix;
	size_t prefix_length;
	int year;
	const char *middle; /* between year and 第: 沪 offices write 〔2020〕办字第1号 */
	size_t middle_length;
	int serial;
	const char *suffix;
};

/* From the serial on: 第20号, 20号, 20, 20号之一, 20-22号. */
static bool read_serial(const char *p, struct parts *out)
{
	p = skip_word(p, "第");
	size_t digits = read_digits(p, &out->serial);
	if (!digits || digits > SERIAL_DIGITS || out->serial < 1)
		return false;
	p += digits;
	out->suffix = skip_word(p, "号");
	return true;
}

static bool is_year(size_t digits, int year)
{
	return digits == 4 && year >= YEAR_FIRST && year <= YEAR_LAST;
}

/* Hanzi up to 第 or the digits. */
static const char *read_middle(const char *p, struct parts *out)
{
	out->middle = p;
	uint32_t c;
	for (size_t n; strncmp(p, "第", strlen("第")) != 0 && (n = fold_next(p, strlen(p), &c)) > 0 &&
		       fold_is_hanzi(c);
		p += n)
		;
	out->middle_length = (size_t)(p - out->middle);
	return p;
}

/* PREFIX(2020)第20号, PREFIX(2020)办字第20号, (2020)MIDDLE20号: the last bracket with nothing but a year. */
static bool read_bracketed(const char *key, struct parts *out)
{
	for (const char *open = strrchr(key, '('); open;) {
		size_t digits = read_digits(open + 1, &out->year);
		const char *end = skip_word(skip_word(open + 1 + digits, "年"), "度");
		if (is_year(digits, out->year) && *end == ')' &&
			read_serial(read_middle(end + 1, out), out)) {
			out->prefix = key;
			out->prefix_length = (size_t)(open - key);
			return true;
		}
		const char *before = NULL;
		for (const char *p = key; p < open; p++)
			if (*p == '(')
				before = p;
		open = before;
	}
	return false;
}

/* 2020-20, 20-314, 2020年第20号, PREFIX2020第20号, PREFIX2020年20号. */
static bool read_open(const char *key, struct parts *out)
{
	const char *p = key + strcspn(key, "0123456789");
	size_t digits = read_digits(p, &out->year);
	const char *after = p + digits;
	const char *serial = skip_word(after, "年");
	if (*serial == '-' || *serial == '/')
		serial++;
	bool parted = serial != after || strncmp(after, "第", 3) == 0;
	if (p == key && digits == 2 && (*after == '-' || *after == '/')) {
		out->year += 2000;
		digits = 4;
	}
	out->prefix = key;
	out->prefix_length = (size_t)(p - key);
	out->middle_length = 0;
	return parted && is_year(digits, out->year) && read_serial(serial, out);
}

static bool is_plausible(const struct parts *parts)
{
	if (parts->prefix_length > PREFIX_LIMIT || parts->middle_length > PREFIX_LIMIT ||
		strlen(parts->suffix) > SUFFIX_LIMIT)
		return false;
	for (size_t i = 0; i < parts->prefix_length; i++)
		if (strchr(",;|=\\", parts->prefix[i]))
			return false;
	return strpbrk(parts->suffix, ",;|=\\") == NULL && strstr(parts->suffix, "、") == NULL;
}

static void write_pattern(struct strbuf *out, const char *pattern, const struct parts *parts)
{
	for (const char *p = pattern; *p;) {
		if (strncmp(p, "{year}", 6) == 0) {
			strbuf_addf(out, "%d", parts->year);
			p += 6;
		} else if (strncmp(p, "{serial}", 8) == 0) {
			strbuf_addf(out, "%d", parts->serial);
			p += 8;
		} else {
			strbuf_add_char(out, *p++);
		}
	}
}

/* Full-width braces as the plain ones, spaces at the ends gone; everything else as typed. */
static void clean_pattern(struct strbuf *out, const char *text, size_t length)
{
	uint32_t c;
	size_t kept = 0;
	for (size_t n; (n = fold_next(text, length, &c)) > 0; text += n, length -= n) {
		if (fold_is_hidden(c) || (fold_is_space(c) && !out->length))
			continue;
		uint32_t folded = fold_character(c);
		fold_append(out, folded == '{' || folded == '}' ? folded : c);
		if (!fold_is_space(c))
			kept = out->length;
	}
	if (out->length > kept) {
		out->length = kept;
		out->data[kept] = '\0';
	}
}

enum value_state value_case_pattern(
	struct value_context *context, const char *text, size_t length, struct strbuf *pattern)
{
	strbuf_reset(pattern);
	strbuf_reset(&context->why);
	if (value_is_empty(context, text, length))
		return VALUE_EMPTY;
	clean_pattern(pattern, text, length);
	if (strchr(strbuf_text(pattern), '{')) {
		if (strstr(strbuf_text(pattern), "{year}") && strstr(strbuf_text(pattern), "{serial}"))
			return VALUE_GIVEN;
		strbuf_add(&context->why, _("案号格式须含 {year}（年份）和 {serial}（序号）"));
		return VALUE_BAD;
	}
	struct strbuf key = {0};
	struct parts parts = {0};
	number_key(&key, text, length);
	const char *start = strbuf_text(&key);
	bool ok = !key.failed && (read_bracketed(start, &parts) || read_open(start, &parts)) &&
		  is_plausible(&parts) && (parts.prefix_length || parts.middle_length);
	strbuf_reset(pattern);
	if (ok) {
		strbuf_add_bytes(pattern, parts.prefix, parts.prefix_length);
		strbuf_add(pattern, "〔{year}〕");
		strbuf_add_bytes(pattern, parts.middle ? parts.middle : "", parts.middle_length);
		strbuf_add(pattern, "第{serial}号");
	} else {
		strbuf_add(&context->why,
			_("请照写一个案号，如 渝两江劳人仲案字〔2020〕第2876号，字号、年份和序号都要有"));
	}
	strbuf_free(&key);
	return ok ? VALUE_GIVEN : VALUE_BAD;
}

void value_write_case_number(struct strbuf *out, const char *pattern, int year, int serial)
{
	const struct parts parts = {.year = year, .serial = serial};
	write_pattern(out, pattern, &parts);
}

enum value_state value_case_number(struct value_context *context, const char *text, size_t length,
	const char *pattern, struct strbuf *canonical, int *year, int *serial)
{
	strbuf_reset(canonical);
	*year = *serial = 0;
	strbuf_reset(&context->why);
	if (value_is_empty(context, text, length))
		return VALUE_EMPTY;
	struct strbuf key = {0};
	number_key(&key, text, length);
	struct parts parts = {0};
	const char *start = strbuf_text(&key);
	bool ok = !key.failed && (read_bracketed(start, &parts) || read_open(start, &parts)) &&
		  is_plausible(&parts);
	if (!ok) {
		strbuf_addf(&context->why,
			_("案号“%.60s”看不懂，应像 某劳人仲案字〔2020〕第20号，年份和序号都要有"),
			strbuf_text(&context->line));
	} else {
		*year = parts.year;
		*serial = parts.serial;
		if (!parts.prefix_length && !parts.middle_length && pattern && *pattern) {
			write_pattern(canonical, pattern, &parts);
		} else {
			strbuf_add_bytes(canonical, parts.prefix, parts.prefix_length);
			strbuf_addf(canonical, "〔%d〕%.*s第%d号", parts.year, (int)parts.middle_length,
				parts.middle ? parts.middle : "", parts.serial);
		}
		strbuf_add(canonical, parts.suffix);
	}
	strbuf_free(&key);
	return ok ? VALUE_GIVEN : VALUE_BAD;
}
