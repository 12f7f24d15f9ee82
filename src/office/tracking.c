#include "office/tracking.h"

#include "base/i18n.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
	MOST_DIGITS = 18, /* what a uint64_t holds with room to add */
	FEWEST_BARE = 3 /* digits of a last number written without what is before them: 重庆日报2020-12-31 is
			   a date */
};

/* Between the first number and the last: what a Chinese or an English keyboard gives. */
static const char *const separators[] = {"-", "~", "—", "–", "～", "－", "至"};

/* A number as prefix, the last run of digits in it, suffix. */
struct parts {
	const char *text;
	size_t prefix, digits, suffix; /* lengths */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static struct parts split(const char *text, size_t length)
{
	size_t end = length;
	while (end > 0 && !is_digit(text[end - 1]))
		end--;
	size_t begin = end;
	while (begin > 0 && is_digit(text[begin - 1]))
		begin--;
	return (struct parts){text, begin, end - begin, length - end};
}

static void trim(const char **text, size_t *length)
{
	while (*length && (**text == ' ' || **text == '\t')) {
		(*text)++;
		(*length)--;
	}
	while (*length && ((*text)[*length - 1] == ' ' || (*text)[*length - 1] == '\t'))
		(*length)--;
}

static uint64_t value_of(const struct parts *parts)
{
	uint64_t value = 0;
	for (size_t i = 0; i < parts->digits; i++)
		value = value * 10 + (uint64_t)(parts->text[parts->prefix + i] - '0');
	return value;
}

/* Do they differ in their digits alone? The last may leave out what is the same before them. */
static bool are_alike(const struct parts *first, const struct parts *last)
{
	if (first->digits == 0 || first->digits > MOST_DIGITS || last->digits != first->digits)
		return false;
	bool bare = last->prefix == 0 && last->suffix == 0 && last->digits >= FEWEST_BARE;
	return bare || (first->prefix == last->prefix && first->suffix == last->suffix &&
			       memcmp(first->text, last->text, first->prefix) == 0 &&
			       memcmp(first->text + first->prefix + first->digits,
				       last->text + last->prefix + last->digits, first->suffix) == 0);
}

/* Finds first and last around any separator, false when the text is one number. */
static bool find_range(const char *text, size_t length, struct parts *first, struct parts *last)
{
	for (size_t at = 1; at < length; at++)
		for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
			size_t size = strlen(separators[i]);
			if (at + size >= length || memcmp(text + at, separators[i], size) != 0)
				continue;
			const char *left = text, *right = text + at + size;
			size_t left_length = at, right_length = length - at - size;
			trim(&left, &left_length);
			trim(&right, &right_length);
			*first = split(left, left_length);
			*last = split(right, right_length);
			if (are_alike(first, last))
				return true;
		}
	return false;
}

bool tracking_parse(const char *text, struct tracking_range *out, struct error *err)
{
	size_t length = strlen(text);
	struct parts first, last;
	*out = (struct tracking_range){0};
	trim(&text, &length);
	if (length == 0)
		return error_set(err, ERR_INPUT, _("单号：请写一个单号，或首号-末号"));
	if (length >= TRACKING_TEXT)
		return error_set(err, ERR_INPUT, _("单号太长：至多 %d 字节"), TRACKING_TEXT - 1);
	if (!find_range(text, length, &first, &last)) {
		memcpy(out->prefix, text, length);
		out->count = 1;
		return true;
	}
	uint64_t from = value_of(&first), until = value_of(&last);
	if (until < from)
		return error_set(err, ERR_INPUT, _("单号：末号小于首号"));
	if (until - from >= TRACKING_MOST)
		return error_set(err, ERR_INPUT, _("单号：一次至多 %d 个"), TRACKING_MOST);
	memcpy(out->prefix, first.text, first.prefix);
	memcpy(out->suffix, first.text + first.prefix + first.digits, first.suffix);
	out->first = from;
	out->digits = (int)first.digits;
	out->count = (size_t)(until - from) + 1;
	return true;
}

void tracking_at(const struct tracking_range *range, size_t place, char out[TRACKING_TEXT])
{
	size_t prefix = strlen(range->prefix), suffix = strlen(range->suffix);
	char digits[MOST_DIGITS + 3] = "";
	if (range->digits)
		snprintf(digits, sizeof digits, "%0*" PRIu64, range->digits, range->first + place);
	size_t middle = strlen(digits);
	memcpy(out, range->prefix, prefix);
	memcpy(out + prefix, digits, middle);
	memcpy(out + prefix + middle, range->suffix, suffix);
	out[prefix + middle + suffix] = '\0';
}
