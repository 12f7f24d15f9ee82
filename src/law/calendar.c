#include "law/calendar.h"
#include "base/i18n.h"
#include "law/tsv.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS = CIVIL_LAST - CIVIL_FIRST + 1, FIRST_YEAR = 1900 };

static bool in_range(civil_date date)
{
	return date >= CIVIL_FIRST && date <= CIVIL_LAST;
}

static uint32_t index_of(civil_date date)
{
	return (uint32_t)(date - CIVIL_FIRST);
}

static int year_index(civil_date date)
{
	return civil_split(date).year - FIRST_YEAR;
}

/* In plain arithmetic: without a processor flag the compiler's builtin is a call. */
static unsigned popcount(uint64_t word)
{
	word -= word >> 1 & UINT64_C(0x5555555555555555);
	word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
	word = (word + (word >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (unsigned)(word * UINT64_C(0x0101010101010101) >> 56);
}

static void set_working(struct law_calendar *calendar, civil_date date, bool working)
{
	uint32_t day = index_of(date);
	uint64_t bit = UINT64_C(1) << (day % 64);
	if (working)
		calendar->working[day / 64] |= bit;
	else
		calendar->working[day / 64] &= ~bit;
}

/* The spans of years that have a row of a schedule before December. */
static void find_runs(struct law_calendar *calendar)
{
	int last = -2; /* index of the year that was added last */
	calendar->run_count = 0;
	for (uint32_t i = 0; i < calendar->count; i++) {
		struct civil_day day = civil_split(calendar->holidays[i].date);
		int year = day.year - FIRST_YEAR;
		if (day.month == 12 || calendar->holidays[i].single || year == last)
			continue;
		if (year != last + 1)
			calendar->runs[calendar->run_count++].from = civil_make(day.year, 1, 1);
		calendar->runs[calendar->run_count - 1].to = civil_make(day.year, 12, 31);
		last = year;
	}
}

/* Weekdays, then the rows, then the sums: everything that follows from `holidays`. */
static void rebuild(struct law_calendar *calendar)
{
	memset(calendar->working, 0, sizeof calendar->working);
	int weekday = civil_weekday(CIVIL_FIRST);
	for (uint32_t day = 0; day < DAYS; day++) {
		if (weekday < 5)
			calendar->working[day / 64] |= UINT64_C(1) << (day % 64);
		weekday = weekday == 6 ? 0 : weekday + 1;
	}
	for (uint32_t i = 0; i < calendar->count; i++) {
		const struct law_holiday *row = &calendar->holidays[i];
		set_working(calendar, row->date, row->work);
	}
	find_runs(calendar);
	calendar->before[0] = 0;
	for (uint32_t word = 0; word < LAW_CALENDAR_WORDS; word++)
		calendar->before[word + 1] = calendar->before[word] + popcount(calendar->working[word]);
}

void law_calendar_init(struct law_calendar *calendar)
{
	calendar->count = 0;
	rebuild(calendar);
}

/* Is the day among the rows? A table in order needs no search. */
static bool has_day(const struct law_holiday *rows, size_t count, civil_date date)
{
	if (count == 0 || rows[count - 1].date < date)
		return false;
	for (size_t i = 0; i < count; i++)
		if (rows[i].date == date)
			return true;
	return false;
}

bool law_holidays_parse(
	const char *tsv, struct law_holiday *rows, size_t capacity, size_t *count, struct error *err)
{
	enum { COLUMN_DATE, COLUMN_KIND, COLUMN_NAME, COLUMNS };
	*count = 0;
	struct tsv_reader reader = {.rest = tsv};
	struct tsv_field fields[COLUMNS];
	size_t found;
	while (tsv_next(&reader, fields, COLUMNS, &found)) {
		if (tsv_is(&fields[0], "date"))
			continue;
		if (found != COLUMNS)
			return error_set(err, ERR_INPUT,
				_("节假日表第 %d 行：应有三列（日期、off 或 work、名称），实有 %zu 列"),
				reader.line, found);
		if (*count == capacity)
			return error_set(err, ERR_INPUT, _("节假日表第 %d 行：行数太多，最多 %zu 行"),
				reader.line, capacity);
		struct law_holiday *row = &rows[*count];
		row->date = tsv_date(&fields[COLUMN_DATE]);
		if (row->date == CIVIL_NONE)
			return error_set(err, ERR_INPUT,
				_("节假日表第 %d 行第 1 列：没有日期 %.*s，应写作 2020-01-24 这样"),
				reader.line, (int)fields[COLUMN_DATE].length, fields[COLUMN_DATE].text);
		row->work = tsv_is(&fields[COLUMN_KIND], "work");
		if (!row->work && !tsv_is(&fields[COLUMN_KIND], "off"))
			return error_set(err, ERR_INPUT,
				_("节假日表第 %d 行第 2 列：%.*s 不认识，休息写 off，补班写 work"),
				reader.line, (int)fields[COLUMN_KIND].length, fields[COLUMN_KIND].text);
		if (has_day(rows, *count, row->date))
			return error_set(err, ERR_INPUT, _("节假日表第 %d 行第 1 列：%.*s 前面已经有了"),
				reader.line, (int)fields[COLUMN_DATE].length, fields[COLUMN_DATE].text);
		if (fields[COLUMN_NAME].length == 0)
			return error_set(err, ERR_INPUT, _("节假日表第 %d 行第 3 列：缺少名称"), reader.line);
		if (fields[COLUMN_NAME].length >= sizeof row->name)
			return error_set(err, ERR_INPUT,
				_("节假日表第 %d 行第 3 列：名称太长，最多 8 个汉字"), reader.line);
		row->single = false;
		memset(row->name, 0, sizeof row->name);
		memcpy(row->name, fields[COLUMN_NAME].text, fields[COLUMN_NAME].length);
		(*count)++;
	}
	return true;
}

/* The row of that date among sorted rows, or NULL. */
static const struct law_holiday *find_row(const struct law_holiday *rows, uint32_t count, civil_date date)
{
	uint32_t low = 0, high = count;
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		if (rows[middle].date < date)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && rows[low].date == date ? &rows[low] : NULL;
}

bool law_calendar_apply(
	struct law_calendar *calendar, const struct law_holiday *rows, size_t count, struct error *err)
{
	bool replaced[LAW_CALENDAR_YEARS] = {false};
	for (size_t i = 0; i < count; i++) {
		if (!in_range(rows[i].date))
			return error_set(
				err, ERR_INPUT, _("节假日表第 %zu 行的日期不在 1900 至 2199 年之间"), i + 1);
		if (!rows[i].single && civil_split(rows[i].date).month < 12)
			replaced[year_index(rows[i].date)] = true;
	}
	/* Count what will stay before touching anything, so that a full table changes nothing. */
	uint32_t kept = 0;
	for (uint32_t i = 0; i < calendar->count; i++)
		kept += !replaced[year_index(calendar->holidays[i].date)];
	if (count > LAW_HOLIDAYS - kept)
		return error_set(err, ERR_INPUT, _("节假日表已满（%d 行），没有导入"), LAW_HOLIDAYS);

	kept = 0;
	for (uint32_t i = 0; i < calendar->count; i++)
		if (!replaced[year_index(calendar->holidays[i].date)])
			calendar->holidays[kept++] = calendar->holidays[i];
	calendar->count = kept;
	for (size_t i = 0; i < count; i++) {
		/* Rows come sorted in practice: then this is an append. */
		uint32_t at = calendar->count;
		while (at > 0 && calendar->holidays[at - 1].date >= rows[i].date)
			at--;
		bool same = at < calendar->count && calendar->holidays[at].date == rows[i].date;
		if (!same) {
			memmove(&calendar->holidays[at + 1], &calendar->holidays[at],
				(calendar->count - at) * sizeof *rows);
			calendar->count++;
		}
		calendar->holidays[at] = rows[i];
	}
	rebuild(calendar);
	return true;
}

bool law_calendar_load(struct law_calendar *calendar, const char *tsv, struct error *err)
{
	law_calendar_init(calendar);
	struct law_holiday *rows = malloc(LAW_HOLIDAYS * sizeof *rows);
	if (!rows)
		return error_set(err, ERR_NOMEM, _("内存不足，没有读入节假日表"));
	size_t count;
	bool done = law_holidays_parse(tsv, rows, LAW_HOLIDAYS, &count, err) &&
		    law_calendar_apply(calendar, rows, count, err);
	free(rows);
	return done;
}

bool law_is_working(const struct law_calendar *calendar, civil_date date)
{
	if (!in_range(date))
		return false;
	uint32_t day = index_of(date);
	return calendar->working[day / 64] >> (day % 64) & 1;
}

const struct law_holiday *law_holiday_of(const struct law_calendar *calendar, civil_date date)
{
	return find_row(calendar->holidays, calendar->count, date);
}

bool law_is_scheduled(const struct law_calendar *calendar, civil_date date)
{
	return law_are_scheduled(calendar, date, date);
}

bool law_are_scheduled(const struct law_calendar *calendar, civil_date from, civil_date to)
{
	for (uint32_t i = 0; i < calendar->run_count; i++)
		if (from >= calendar->runs[i].from && to <= calendar->runs[i].to)
			return true;
	return false;
}

/* Working days from CIVIL_FIRST up to but not including the day. */
static uint32_t rank(const struct law_calendar *calendar, civil_date date)
{
	uint32_t day = index_of(date);
	uint64_t mask = (UINT64_C(1) << (day % 64)) - 1;
	return calendar->before[day / 64] + popcount(calendar->working[day / 64] & mask);
}

/* The working day with exactly `order` working days before it; looks from the word of `near` on, since
 * periods are short. */
static civil_date select_day(const struct law_calendar *calendar, uint32_t order, civil_date near)
{
	uint32_t word = index_of(near) / 64;
	while (word + 1 < LAW_CALENDAR_WORDS && calendar->before[word + 1] <= order)
		word++;
	while (calendar->before[word] > order)
		word--;
	uint64_t bits = calendar->working[word];
	for (uint32_t skip = order - calendar->before[word]; skip > 0; skip--)
		bits &= bits - 1;
	return CIVIL_FIRST + (civil_date)(word * 64 + (uint32_t)__builtin_ctzll(bits));
}

/* The n-th working day after the day, for the short periods of the law: looks at a word or three. */
static civil_date step_forward(const struct law_calendar *calendar, uint32_t day, unsigned n)
{
	uint32_t word = day / 64;
	uint64_t bits = calendar->working[word] & ~UINT64_C(1) << (day % 64); /* those after the day */
	for (;;) {
		unsigned found = popcount(bits);
		if (n <= found)
			break;
		n -= found;
		if (++word == LAW_CALENDAR_WORDS)
			return CIVIL_NONE;
		bits = calendar->working[word];
	}
	while (--n > 0)
		bits &= bits - 1;
	return CIVIL_FIRST + (civil_date)(word * 64 + (uint32_t)__builtin_ctzll(bits));
}

static unsigned highest_bit(uint64_t bits)
{
	return 63 - (unsigned)__builtin_clzll(bits);
}

/* The n-th working day before the day, likewise. */
static civil_date step_back(const struct law_calendar *calendar, uint32_t day, unsigned n)
{
	uint32_t word = day / 64;
	uint64_t bits = calendar->working[word] & ((UINT64_C(1) << (day % 64)) - 1);
	for (;;) {
		unsigned found = popcount(bits);
		if (n <= found)
			break;
		n -= found;
		if (word-- == 0)
			return CIVIL_NONE;
		bits = calendar->working[word];
	}
	while (--n > 0)
		bits ^= UINT64_C(1) << highest_bit(bits);
	return CIVIL_FIRST + (civil_date)(word * 64 + highest_bit(bits));
}

civil_date law_working_day(const struct law_calendar *calendar, civil_date date, int n)
{
	enum { NEAR = 64 };
	if (!in_range(date))
		return CIVIL_NONE;
	if (n == 0)
		return date;
	if (n > 0 && n <= NEAR)
		return step_forward(calendar, index_of(date), (unsigned)n);
	if (n < 0 && n >= -NEAR)
		return step_back(calendar, index_of(date), (unsigned)-n);
	int64_t order = rank(calendar, date);
	if (n > 0)
		order += n - 1 + law_is_working(calendar, date);
	else
		order += n;
	if (order < 0 || order >= calendar->before[LAW_CALENDAR_WORDS])
		return CIVIL_NONE;
	return select_day(calendar, (uint32_t)order, date);
}

civil_date law_roll(const struct law_calendar *calendar, civil_date date)
{
	return law_is_working(calendar, date) ? date : law_working_day(calendar, date, 1);
}

int law_working_days_between(const struct law_calendar *calendar, civil_date from, civil_date to)
{
	if (to < from)
		return -law_working_days_between(calendar, to, from);
	if (!in_range(from) || !in_range(to))
		return 0;
	return (int)(rank(calendar, to) + law_is_working(calendar, to)) -
	       (int)(rank(calendar, from) + law_is_working(calendar, from));
}

civil_date law_calendar_difference(const struct law_calendar *a, const struct law_calendar *b)
{
	for (int word = 0; word < LAW_CALENDAR_WORDS; word++)
		for (int bit = 0; a->working[word] != b->working[word] && bit < 64; bit++)
			if ((a->working[word] ^ b->working[word]) >> bit & 1)
				return CIVIL_FIRST + word * 64 + bit;
	return CIVIL_NONE;
}
