#include "base/week.h"

#include "base/i18n.h"

#include <string.h>

enum { MORNING = 1, AFTERNOON = 2, WHOLE = MORNING | AFTERNOON };

static int64_t half_days(int day, int halves)
{
	return (int64_t)halves << (2 * day);
}

bool week_has(int64_t week, civil_minute start, civil_minute end)
{
	int day = civil_weekday(minute_date(start));
	if (day >= WEEK_DAYS)
		return true;
	int halves = 0;
	if (minute_of_day(start) < WEEK_NOON)
		halves |= MORNING;
	if (minute_of_day(end - 1) >= WEEK_NOON)
		halves |= AFTERNOON;
	return (week & half_days(day, halves)) == half_days(day, halves);
}

/* ---- reading ---- */

/* Takes a word off the front. */
static bool take(const char **text, const char *word)
{
	size_t length = strlen(word);
	if (length == 0 || strncmp(*text, word, length) != 0)
		return false;
	*text += length;
	return true;
}

static bool take_any(const char **text, const char *const *words)
{
	while (*words && !take(text, *words))
		words++;
	return *words != NULL;
}

static void skip_separators(const char **text)
{
	static const char *const separators[] = {" ", "\t", "　", ",", "，", "、", ";", "；", NULL};
	while (take_any(text, separators))
		;
}

static bool take_day(const char **text, int *day)
{
	static const char *const names[WEEK_DAYS][2] = {{"周一", "星期一"}, {"周二", "星期二"},
		{"周三", "星期三"}, {"周四", "星期四"}, {"周五", "星期五"}};
	civil_date monday = civil_make(2020, 11, 23);
	for (*day = 0; *day < WEEK_DAYS; ++*day)
		if (take(text, names[*day][0]) || take(text, names[*day][1]) ||
			take(text, civil_weekday_name(monday + *day)))
			return true;
	return false;
}

static int take_halves(const char **text)
{
	const char *const mornings[] = {"上午", _("上午"), NULL},
			  *const afternoons[] = {"下午", _("下午"), NULL},
			  *const wholes[] = {"全天", _("全天"), NULL};
	if (take_any(text, mornings))
		return MORNING;
	if (take_any(text, afternoons))
		return AFTERNOON;
	take_any(text, wholes);
	return WHOLE;
}

bool week_parse(const char *text, int64_t *week)
{
	const char *const all[] = {"不限", _("不限"), NULL}, *const until[] = {"至", "到", "-", NULL};
	const char *rest = text ? text : "";
	int64_t found = 0;
	skip_separators(&rest);
	if (!*rest || take_any(&rest, all)) {
		*week = WEEK_ALL;
		skip_separators(&rest);
		return !*rest;
	}
	while (*rest) {
		int first, last;
		if (!take_day(&rest, &first))
			return false;
		last = first;
		if (take_any(&rest, until) && (!take_day(&rest, &last) || last < first))
			return false;
		int halves = take_halves(&rest);
		for (int day = first; day <= last; day++)
			found |= half_days(day, halves);
		skip_separators(&rest);
	}
	*week = found;
	return true;
}

/* ---- writing ---- */

void week_text(int64_t week, struct strbuf *out)
{
	if ((week & WEEK_ALL) == WEEK_ALL) {
		strbuf_add(out, _("不限"));
		return;
	}
	civil_date monday = civil_make(2020, 11, 23);
	const char *gap = "";
	for (int day = 0; day < WEEK_DAYS; day++) {
		int halves = (int)(week >> (2 * day)) & WHOLE;
		if (!halves)
			continue;
		strbuf_addf(out, "%s%s%s", gap, civil_weekday_name(monday + day),
			halves == MORNING     ? _("上午")
			: halves == AFTERNOON ? _("下午")
					      : "");
		gap = " ";
	}
}
