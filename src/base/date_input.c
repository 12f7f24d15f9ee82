#include "base/date_input.h"

#include "base/strbuf.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word;
	int days;
} words[] = {{"今", 0}, {"今天", 0}, {"今日", 0}, {"today", 0}, {"t", 0}, {"明", 1}, {"明天", 1}, {"明日", 1},
	{"tomorrow", 1}, {"后", 2}, {"后天", 2}, {"后日", 2}, {"昨", -1}, {"昨天", -1}, {"昨日", -1},
	{"yesterday", -1}, {"前", -2}, {"前天", -2}, {"前日", -2}};

enum part { PART_YEAR, PART_MONTH, PART_DAY, PARTS };

/* What may stand behind a number, and which part of a date it makes of it (PARTS: any but the last). */
static const struct {
	const char *mark;
	enum part part;
} marks[] = {{"年", PART_YEAR}, {"月", PART_MONTH}, {"日", PART_DAY}, {"号", PART_DAY}, {"-", PARTS},
	{"/", PARTS}, {".", PARTS}};

struct numbers {
	int count;
	int value[PARTS];
	size_t digits[PARTS];
	enum part said[PARTS]; /* by its mark; PARTS when it said nothing */
};

static size_t read_mark(const char *s, enum part *said)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t length = strlen(marks[i].mark);
		if (strncmp(s, marks[i].mark, length) == 0) {
			*said = marks[i].part;
			return length;
		}
	}
	return 0;
}

/* One to three numbers with a mark between them; false when it is not so. */
static bool read_numbers(const char *s, struct numbers *out)
{
	enum { MOST_DIGITS = 8 };
	*out = (struct numbers){0};
	do {
		size_t digits = strspn(s, "0123456789");
		if (out->count == PARTS || digits == 0 || digits > MOST_DIGITS)
			return false;
		int i = out->count++;
		out->value[i] = (int)strtol(s, NULL, 10);
		out->digits[i] = digits;
		out->said[i] = PARTS;
		s += digits;
		if (!*s)
			return true;
		size_t length = read_mark(s, &out->said[i]);
		s += length;
		if (length == 0 || (!*s && out->said[i] == PARTS))
			return false;
	} while (*s);
	return true;
}

static int distance(civil_date a, civil_date b)
{
	return a > b ? a - b : b - a;
}

/* Of last year, this one and the next. */
static civil_date nearest_of(int month, int day, civil_date today)
{
	civil_date nearest = CIVIL_NONE;
	int year = civil_split(today).year;
	for (int i = year - 1; i <= year + 1; i++) {
		civil_date date = civil_make(i, month, day);
		if (date != CIVIL_NONE &&
			(nearest == CIVIL_NONE || distance(date, today) < distance(nearest, today)))
			nearest = date;
	}
	return nearest;
}

static civil_date date_of(const struct numbers *n, civil_date today, bool nearest)
{
	struct civil_day now = civil_split(today);
	int first = PARTS - n->count; /* the last number is the day */
	for (int i = 0; i < n->count; i++)
		if (n->said[i] != PARTS && (int)n->said[i] != first + i)
			return CIVIL_NONE;
	if (n->count == 1 && n->digits[0] == 8 && n->said[0] == PARTS)
		return civil_make(n->value[0] / 10000, n->value[0] / 100 % 100, n->value[0] % 100);
	if (n->digits[0] > (n->count == PARTS ? 4 : 2) || (n->count == PARTS && n->digits[0] < 4))
		return CIVIL_NONE;
	switch (n->count) {
	case 1: return civil_make(now.year, now.month, n->value[0]);
	case 2:
		return nearest ? nearest_of(n->value[0], n->value[1], today)
			       : civil_make(now.year, n->value[0], n->value[1]);
	default: return civil_make(n->value[0], n->value[1], n->value[2]);
	}
}

static civil_date days_from(const char *s, civil_date today)
{
	struct numbers n;
	if (!read_numbers(s + 1, &n) || n.count != 1 || n.digits[0] > 5 || n.said[0] != PARTS)
		return CIVIL_NONE;
	civil_date date = today + (*s == '-' ? -n.value[0] : n.value[0]);
	return date >= CIVIL_FIRST && date <= CIVIL_LAST ? date : CIVIL_NONE;
}

static civil_date parse_folded(const char *s, civil_date today, bool nearest)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(s, words[i].word) == 0)
			return today + words[i].days;
	if (*s == '+' || *s == '-')
		return days_from(s, today);
	struct numbers numbers;
	return read_numbers(s, &numbers) ? date_of(&numbers, today, nearest) : CIVIL_NONE;
}

static civil_date parse(const char *text, civil_date today, bool nearest)
{
	struct strbuf folded = {0};
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		uint32_t c;
		at += text_decode(text + at, length - at, &c);
		c = text_fold_key(c);
		char utf8[TEXT_CHAR_SIZE];
		size_t bytes = text_encode(c, utf8);
		if (c != ' ')
			strbuf_add_bytes(&folded, utf8, bytes);
	}
	civil_date date = folded.failed ? CIVIL_NONE : parse_folded(strbuf_text(&folded), today, nearest);
	strbuf_free(&folded);
	return date;
}

civil_date date_input_parse(const char *text, civil_date today)
{
	return parse(text, today, false);
}

civil_date date_input_nearest(const char *text, civil_date today)
{
	return parse(text, today, true);
}
