#include "base/date.h"
#include "base/i18n.h"

#include <stdio.h>
#include <time.h>

/* Days since 1970-01-01 by Howard Hinnant's algorithm: years start in March, eras are 400 years. */
static civil_date days_from_civil(int year, int month, int day)
{
	year -= month <= 2;
	int era = (year >= 0 ? year : year - 399) / 400;
	int year_of_era = year - era * 400;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return (civil_date)(era * 146097 + day_of_era - 719468);
}

struct civil_day civil_split(civil_date date)
{
	int z = date + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	int month = mp < 10 ? mp + 3 : mp - 9;
	return (struct civil_day){yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

static int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (month == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0))
		return 29;
	return days[month - 1];
}

civil_date civil_make(int year, int month, int day)
{
	if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 ||
		day > days_in_month(year, month))
		return CIVIL_NONE;
	return days_from_civil(year, month, day);
}

int civil_weekday(civil_date date)
{
	int weekday = (date + 3) % 7; /* 1970-01-01 was a Thursday */
	return weekday < 0 ? weekday + 7 : weekday;
}

civil_date civil_add_years(civil_date date, int years)
{
	struct civil_day d = civil_split(date);
	d.year += years;
	if (d.month == 2 && d.day == 29 && days_in_month(d.year, 2) == 28)
		d.day = 28;
	return days_from_civil(d.year, d.month, d.day);
}

civil_date civil_month_start(civil_date date, int months)
{
	struct civil_day d = civil_split(date);
	int index = d.year * 12 + d.month - 1 + months;
	return days_from_civil(index / 12, index % 12 + 1, 1);
}

/* Reads exactly `count` ASCII digits; -1 when there are fewer. */
static int digits(const char *text, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

/* The date at the start of `text`, whatever follows it. */
static civil_date parse_prefix(const char *text)
{
	int year = digits(text, 4);
	if (year < 0 || text[4] != '-')
		return CIVIL_NONE;
	int month = digits(text + 5, 2);
	if (month < 0 || text[7] != '-')
		return CIVIL_NONE;
	int day = digits(text + 8, 2);
	return day < 0 ? CIVIL_NONE : civil_make(year, month, day);
}

civil_date civil_parse(const char *text)
{
	civil_date date = parse_prefix(text);
	return date != CIVIL_NONE && text[10] == '\0' ? date : CIVIL_NONE;
}

const char *civil_format(civil_date date, char out[CIVIL_TEXT_SIZE])
{
	if (date < CIVIL_FIRST || date > CIVIL_LAST) {
		out[0] = '\0';
		return out;
	}
	struct civil_day d = civil_split(date);
	snprintf(out, CIVIL_TEXT_SIZE, "%04u-%02u-%02u", (unsigned)d.year % 10000u, (unsigned)d.month % 100u,
		(unsigned)d.day % 100u);
	return out;
}

const char *civil_weekday_name(civil_date date)
{
	static const char *const names[] = {
		N_("周一"), N_("周二"), N_("周三"), N_("周四"), N_("周五"), N_("周六"), N_("周日")};
	return _(names[civil_weekday(date)]);
}

civil_date civil_today(void)
{
	return (civil_date)((time(NULL) + 8 * 3600) / 86400);
}

civil_minute minute_make(civil_date date, int hour, int minute)
{
	return (civil_minute)date * 1440 + hour * 60 + minute;
}

civil_date minute_date(civil_minute at)
{
	civil_minute day = at / 1440;
	return (civil_date)(at % 1440 < 0 ? day - 1 : day);
}

int minute_of_day(civil_minute at)
{
	return (int)(at - (civil_minute)minute_date(at) * 1440);
}

civil_minute minute_parse(const char *text)
{
	civil_date date = parse_prefix(text);
	if (date == CIVIL_NONE || (text[10] != 'T' && text[10] != ' '))
		return MINUTE_NONE;
	int hour = digits(text + 11, 2);
	if (hour < 0 || hour > 23 || text[13] != ':')
		return MINUTE_NONE;
	int minute = digits(text + 14, 2);
	if (minute < 0 || minute > 59 || text[16] != '\0')
		return MINUTE_NONE;
	return minute_make(date, hour, minute);
}

const char *minute_format(civil_minute at, char out[MINUTE_TEXT_SIZE])
{
	if (at == MINUTE_NONE) {
		out[0] = '\0';
		return out;
	}
	char day[CIVIL_TEXT_SIZE];
	unsigned minute = (unsigned)minute_of_day(at);
	snprintf(out, MINUTE_TEXT_SIZE, "%sT%02u:%02u", civil_format(minute_date(at), day), minute / 60 % 24u,
		minute % 60);
	return out;
}
