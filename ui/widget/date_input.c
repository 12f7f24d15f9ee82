#include "widget/date_input.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word;
	int days;
} words[] = {{"今", 0}, {"今天", 0}, {"今日", 0}, {"today", 0}, {"t", 0}, {"明", 1}, {"明天", 1}, {"明日", 1},
	{"后", 2}, {"后天", 2}, {"昨", -1}, {"昨天", -1}, {"昨日", -1}, {"前", -2}, {"前天", -2}};

enum { MAX_NUMBERS = 3 };

/* Numbers with one separator between them: - / . or 年 月 日 behind them. Returns how many, 0 when it is not
 * so. */
static int read_numbers(const char *s, int *numbers, size_t *digits)
{
	static const char *const units[] = {"年", "月", "日", "号"};
	int count = 0;
	while (*s) {
		if (count == MAX_NUMBERS || *s < '0' || *s > '9')
			return 0;
		char *end;
		long number = strtol(s, &end, 10);
		digits[count] = (size_t)(end - s);
		if (digits[count] > 8)
			return 0;
		numbers[count++] = (int)number;
		s = end;
		if (!*s)
			return count;
		bool separated = false;
		if (strchr("-/.", *s)) {
			s++;
			if (!*s)
				return 0;
			separated = true;
		}
		for (size_t i = 0; !separated && i < sizeof units / sizeof *units; i++)
			if (strncmp(s, units[i], strlen(units[i])) == 0) {
				s += strlen(units[i]);
				separated = true;
			}
		if (!separated)
			return 0;
	}
	return count;
}

static civil_date parse_folded(const char *s, civil_date today)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(s, words[i].word) == 0)
			return today + words[i].days;
	int numbers[MAX_NUMBERS];
	size_t digits[MAX_NUMBERS];
	if (*s == '+' || *s == '-') {
		int count = read_numbers(s + 1, numbers, digits);
		if (count != 1 || digits[0] > 5)
			return CIVIL_NONE;
		civil_date date = today + (*s == '-' ? -numbers[0] : numbers[0]);
		return date >= CIVIL_FIRST && date <= CIVIL_LAST ? date : CIVIL_NONE;
	}
	struct civil_day now = civil_split(today);
	switch (read_numbers(s, numbers, digits)) {
	case 1:
		if (digits[0] == 8)
			return civil_make(numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);
		return digits[0] <= 2 ? civil_make(now.year, now.month, numbers[0]) : CIVIL_NONE;
	case 2: return digits[0] <= 2 ? civil_make(now.year, numbers[0], numbers[1]) : CIVIL_NONE;
	case 3: return digits[0] == 4 ? civil_make(numbers[0], numbers[1], numbers[2]) : CIVIL_NONE;
	default: return CIVIL_NONE;
	}
}

civil_date date_input_parse(const char *text, civil_date today)
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
	civil_date date = folded.failed ? CIVIL_NONE : parse_folded(strbuf_text(&folded), today);
	strbuf_free(&folded);
	return date;
}
