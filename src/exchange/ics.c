#include "exchange/ics_private.h"

#include "base/i18n.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#define ZONE "Asia/Shanghai"

enum { MINUTE_SECONDS = 60, DAY_SECONDS = 86400, ZONE_SECONDS = 8 * 3600, FIRST_YEAR = 1992 };

/* ---- Writing ---- */

static struct icaltimetype ics_day(civil_date day)
{
	struct civil_day ymd = civil_split(day);
	struct icaltimetype time = icaltime_null_time();
	time.is_date = 1;
	time.year = ymd.year;
	time.month = ymd.month;
	time.day = ymd.day;
	return time;
}

static struct icaltimetype ics_time(civil_minute minute)
{
	struct icaltimetype time = ics_day(minute_date(minute));
	time.is_date = 0;
	time.hour = minute_of_day(minute) / 60;
	time.minute = minute_of_day(minute) % 60;
	return time;
}

/* China has kept one time without summer time since 1992, so that the zone is one line; a program that knows
 * the name uses its own table. */
static icalcomponent *ics_zone(void)
{
	struct icaltimetype since = icaltime_null_time();
	since.year = FIRST_YEAR;
	since.month = 1;
	since.day = 1;
	icalcomponent *standard = icalcomponent_vanew(ICAL_XSTANDARD_COMPONENT,
		icalproperty_new_dtstart(since), icalproperty_new_tzoffsetfrom(ZONE_SECONDS),
		icalproperty_new_tzoffsetto(ZONE_SECONDS), icalproperty_new_tzname("CST"), (void *)0);
	return icalcomponent_vanew(
		ICAL_VTIMEZONE_COMPONENT, icalproperty_new_tzid(ZONE), standard, (void *)0);
}

static icalproperty *in_zone(icalproperty *property)
{
	icalproperty_add_parameter(property, icalparameter_new_tzid(ZONE));
	return property;
}

static icalcomponent *ics_event(const struct ics_event *event, struct icaltimetype stamp)
{
	icalcomponent *out = icalcomponent_vanew(ICAL_VEVENT_COMPONENT, icalproperty_new_uid(event->uid),
		icalproperty_new_dtstamp(stamp), icalproperty_new_summary(event->summary), (void *)0);
	if (event->end == MINUTE_NONE) {
		icalcomponent_add_property(out, icalproperty_new_dtstart(ics_day(minute_date(event->start))));
	} else {
		icalcomponent_add_property(out, in_zone(icalproperty_new_dtstart(ics_time(event->start))));
		icalcomponent_add_property(out, in_zone(icalproperty_new_dtend(ics_time(event->end))));
	}
	if (event->location)
		icalcomponent_add_property(out, icalproperty_new_location(event->location));
	if (event->description)
		icalcomponent_add_property(out, icalproperty_new_description(event->description));
	icalcomponent_add_property(out,
		icalproperty_new_status(event->is_cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
	return out;
}

bool ics_write(const char *name, const struct ics_event *events, size_t count, int64_t stamp,
	struct strbuf *out, struct error *err)
{
	struct icaltimetype written =
		icaltime_from_timet_with_zone((time_t)stamp, 0, icaltimezone_get_utc_timezone());
	icalcomponent *calendar = icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT,
		icalproperty_new_prodid("-//zhongcai//zhongcai//ZH"), icalproperty_new_version("2.0"),
		icalproperty_new_calscale("GREGORIAN"), ics_zone(), (void *)0);
	icalproperty *title = icalproperty_new_x(name);
	icalproperty_set_x_name(title, "X-WR-CALNAME");
	icalcomponent_add_property(calendar, title);
	for (size_t i = 0; i < count; i++)
		icalcomponent_add_component(calendar, ics_event(&events[i], written));
	char *text = icalcomponent_as_ical_string_r(calendar);
	icalcomponent_free(calendar);
	if (text)
		strbuf_add(out, text);
	icalmemory_free_buffer(text);
	return (text && !out->failed) || error_set(err, ERR_NOMEM, _("内存不足，没有写出日历"));
}

/* ---- Reading ---- */

struct reading {
	civil_minute from, until;
	struct ics_busy_list *out;
	const char *summary;
	bool failed;
};

static void keep(struct reading *reading, civil_minute start, civil_minute end)
{
	struct ics_busy_list *out = reading->out;
	if (end <= start || end <= reading->from || start >= reading->until) {
		out->passed++;
		return;
	}
	if (out->count == ICS_MOST_BUSY) {
		out->more = true;
		return;
	}
	struct ics_busy *busy = &out->items[out->count++];
	*busy = (struct ics_busy){start, end, reading->summary ? strdup(reading->summary) : NULL};
	reading->failed = reading->failed || (reading->summary && !busy->summary);
}

/* Rounded to whole minutes, outwards. `floating`: the seconds are those of a clock on the wall. */
static void keep_seconds(struct reading *reading, int64_t start, int64_t end, bool floating)
{
	int64_t shift = floating ? 0 : ZONE_SECONDS;
	keep(reading, (start + shift) / MINUTE_SECONDS, (end + shift + MINUTE_SECONDS - 1) / MINUTE_SECONDS);
}

/* One occurrence of an event: libical gives its span in seconds UTC, whatever zone it was in, and takes a
 * time without a zone for UTC. */
static void keep_occurrence(icalcomponent *event, struct icaltime_span *span, void *data)
{
	struct reading *reading = data;
	struct icaltimetype start = icalcomponent_get_dtstart(event);
	int64_t end = span->end;
	/* The end of whole days is the day after the last one; libical adds that day once more. */
	if (start.is_date && (icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY) ||
				     icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY)))
		end -= DAY_SECONDS;
	if (!span->is_busy)
		reading->out->passed++;
	else
		keep_seconds(reading, span->start, end, start.is_date || !start.zone);
}

/* A rule that repeats within a day would be walked for years without end. */
static bool repeats_within_a_day(icalcomponent *event)
{
	for (icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY); rule;
		rule = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY)) {
		struct icalrecurrencetype recur = icalproperty_get_rrule(rule);
		if (recur.freq == ICAL_SECONDLY_RECURRENCE || recur.freq == ICAL_MINUTELY_RECURRENCE ||
			recur.freq == ICAL_HOURLY_RECURRENCE)
			return true;
	}
	return false;
}

static void read_event(icalcomponent *event, struct reading *reading)
{
	const struct icaltimetype start = icalcomponent_get_dtstart(event);
	if (icaltime_is_null_time(start) || !icaltime_is_valid_time(start) || repeats_within_a_day(event)) {
		reading->out->passed++;
		return;
	}
	reading->summary = icalcomponent_get_summary(event);
	icalcomponent_foreach_recurrence(
		event, ics_time(reading->from), ics_time(reading->until), keep_occurrence, reading);
}

static void read_free_busy(icalcomponent *component, struct reading *reading)
{
	reading->summary = NULL;
	for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_FREEBUSY_PROPERTY);
		property; property = icalcomponent_get_next_property(component, ICAL_FREEBUSY_PROPERTY)) {
		icalparameter *kind = icalproperty_get_first_parameter(property, ICAL_FBTYPE_PARAMETER);
		struct icalperiodtype period = icalproperty_get_freebusy(property);
		bool is_free = kind && icalparameter_get_fbtype(kind) == ICAL_FBTYPE_FREE;
		if (icaltime_is_null_time(period.end))
			period.end = icaltime_add(period.start, period.duration);
		if (is_free)
			reading->out->passed++;
		else
			keep_seconds(reading, icaltime_as_timet(period.start), icaltime_as_timet(period.end),
				false);
	}
}

static void read_components(icalcomponent *calendar, struct reading *reading)
{
	for (icalcomponent *inner = icalcomponent_get_first_component(calendar, ICAL_ANY_COMPONENT); inner;
		inner = icalcomponent_get_next_component(calendar, ICAL_ANY_COMPONENT)) {
		switch (icalcomponent_isa(inner)) {
		case ICAL_VEVENT_COMPONENT: read_event(inner, reading); break;
		case ICAL_VFREEBUSY_COMPONENT: read_free_busy(inner, reading); break;
		case ICAL_VCALENDAR_COMPONENT:
			read_components(inner, reading);
			break; /* several in one file */
		default: break;
		}
	}
}

bool ics_expand_busy(
	const char *text, civil_minute from, civil_minute until, struct ics_busy_list *out, struct error *err)
{
	*out = (struct ics_busy_list){.items = calloc(ICS_MOST_BUSY, sizeof *out->items)};
	if (!out->items)
		return error_set(err, ERR_NOMEM, _("内存不足，没有读入日历"));
	icalcomponent *calendar = icalcomponent_new_from_string(text);
	icalcomponent_kind kind = calendar ? icalcomponent_isa(calendar) : ICAL_NO_COMPONENT;
	bool good = kind == ICAL_VCALENDAR_COMPONENT || kind == ICAL_XROOT_COMPONENT;
	struct reading reading = {from, until, out, NULL, false};
	if (good)
		read_components(calendar, &reading);
	else
		error_set(
			err, ERR_INPUT, _("这不是日历文件（iCalendar，以 BEGIN:VCALENDAR 开头）；没有读入"));
	if (calendar)
		icalcomponent_free(calendar);
	if (good && reading.failed)
		good = error_set(err, ERR_NOMEM, _("内存不足，没有读入日历"));
	if (!good)
		ics_busy_free(out);
	return good;
}

void ics_busy_free(struct ics_busy_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].summary);
	free(list->items);
	*list = (struct ics_busy_list){0};
}
