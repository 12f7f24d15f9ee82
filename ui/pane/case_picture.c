/* case_picture.c — the small vertical time-line of a case. */
#include "pane/case_picture.h"

#include "base/i18n.h"

#include <stdlib.h>

static int by_day(const void *a, const void *b)
{
	const struct picture_line *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	bool x_follows = x->kind >= PICTURE_DERIVED, y_follows = y->kind >= PICTURE_DERIVED;
	if (x_follows != y_follows)
		return x_follows ? 1 : -1;
	/* labels were written in the order of the events: keeps the order within a day */
	return x->label < y->label ? -1 : x->label > y->label;
}

/* --- Lines and texts --------------------------------------------------------------------------------- */

static struct picture_line *add_line(
	struct picture *out, enum picture_kind kind, civil_date day, size_t label)
{
	if (out->count == out->capacity) {
		size_t capacity = out->capacity ? 2 * out->capacity : 32;
		struct picture_line *lines = realloc(out->lines, capacity * sizeof *lines);
		if (!lines) {
			out->failed = true;
			return NULL;
		}
		out->lines = lines;
		out->capacity = capacity;
	}
	struct picture_line *line = &out->lines[out->count++];
	*line = (struct picture_line){.kind = kind, .day = day, .label = label};
	return line;
}

static size_t begin_text(struct picture *out)
{
	return out->texts.length;
}

static void end_text(struct picture *out)
{
	strbuf_add_bytes(&out->texts, "", 1);
	if (out->texts.failed)
		out->failed = true;
}

const char *picture_text(const struct picture *picture, size_t offset)
{
	return offset < picture->texts.length ? picture->texts.data + offset : "";
}

static const char *note_of(const struct row_list *events, int64_t id)
{
	for (size_t i = 0; i < events->count; i++)
		if (ROW_AT(events, event, i)->id == id)
			return ROW_AT(events, event, i)->note;
	return NULL;
}

static void event_text(const struct law_event *event, struct strbuf *out)
{
	strbuf_add(out, event->kind < LAW_EVENT_KINDS && event->kind ? _(law_event_infos[event->kind].label)
								     : _("未知事件"));
	if (event->kind == LAW_HEARING && !event->held)
		strbuf_add(out, _("（拟）"));
	if (event->partial)
		strbuf_add(out, _("（先行）"));
	if (event->outcome && event->outcome < LAW_OUTCOMES)
		strbuf_addf(out, " %s", _(law_outcomes[event->outcome].label));
	if (event->what && event->what < LAW_WHATS)
		strbuf_addf(out, " %s", _(law_whats[event->what].label));
	if (event->who && event->who < LAW_ROLES)
		strbuf_addf(out, " %s", _(law_roles[event->who].label));
	if (event->party > 1)
		strbuf_addf(out, " %d", event->party);
	if (event->days)
		strbuf_addf(out, _(" %d日"), event->days);
}

static bool is_refused(const struct law_result *result, size_t event)
{
	for (size_t i = 0; i < result->problem_count; i++)
		if (result->problems[i].event == event)
			return true;
	return false;
}

static void add_events(const struct case_timeline *timeline, const struct row_list *events,
	const struct law_result *result, struct picture *out)
{
	for (size_t i = 0; i < timeline->count; i++) {
		const struct law_event *event = &timeline->events[i];
		bool hearing = event->kind == LAW_HEARING;
		bool refused = is_refused(result, i);
		const char *note = hearing ? NULL : note_of(events, timeline->ids[i]);
		size_t label = begin_text(out);
		if (refused)
			strbuf_add(&out->texts, _("不合："));
		event_text(event, &out->texts);
		if (note)
			strbuf_addf(&out->texts, " %s", note);
		end_text(out);
		struct picture_line *line =
			add_line(out, hearing ? PICTURE_HEARING : PICTURE_EVENT, event->date, label);
		if (!line)
			return;
		line->row_id = timeline->ids[i];
		line->refused = refused;
	}
}

/* Deadlines whose day is worth a line of its own. */
static const struct {
	enum law_rule_id rule;
	bool is_limit; /* else the label says by itself what happens on that day */
} shown_days[] = {
	{LAW_RULE_ACCEPT_DECISION, true},
	{LAW_RULE_LEFT_COMPLETION, false},
	{LAW_RULE_ANNOUNCEMENT_COMPLETION, false},
	{LAW_RULE_DEFENCE, true},
	{LAW_RULE_AWARD, true},
	{LAW_RULE_TAKES_EFFECT, false},
};

static void add_day(const struct law_deadline *deadline, bool is_limit, struct picture *out)
{
	size_t label = begin_text(out);
	strbuf_addf(&out->texts, is_limit ? _("%s期满") : "%s", _(law_rule_infos[deadline->rule->id].label));
	if (deadline->party_no)
		strbuf_addf(&out->texts, " %d", deadline->party_no);
	if (deadline->provisional)
		strbuf_add(&out->texts, _("（待定）"));
	end_text(out);
	struct picture_line *line = add_line(out, PICTURE_DERIVED, deadline->due, label);
	if (line)
		line->provisional = deadline->provisional;
}

static void add_days(const struct law_result *result, struct picture *out)
{
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		unsigned rule = deadline->rule->id;
		/* What was done in time needs no line; the award's limit says how much time was left. */
		if (deadline->due == CIVIL_NONE || (deadline->state == LAW_MET && rule != LAW_RULE_AWARD))
			continue;
		for (size_t k = 0; k < sizeof shown_days / sizeof *shown_days; k++)
			if (shown_days[k].rule == rule)
				add_day(deadline, shown_days[k].is_limit, out);
	}
}

/* Where the case stands now; behind a case that lies in the past it would say nothing. */
static void add_today(civil_date today, struct picture *out)
{
	bool ahead = false;
	for (size_t i = 0; i < out->count; i++)
		ahead |= out->lines[i].day > today;
	if (!ahead)
		return;
	size_t label = begin_text(out);
	strbuf_add(&out->texts, _("今天"));
	end_text(out);
	add_line(out, PICTURE_TODAY, today, label);
}

/* --- The award period -------------------------------------------------------------------------------- */

/* Days between which counting does not change. */
struct segment {
	civil_date after, until; /* days after `after` up to and including `until` */
	int first, last; /* which days of the period these are */
	bool excluded;
};

struct period {
	civil_date start;
	civil_date end; /* CIVIL_NONE while suspended */
	int days; /* of it, that count */
	int16_t remaining;
	struct segment *segments; /* owned */
	size_t count;
};

static int by_after(const void *a, const void *b)
{
	const struct segment *x = a, *y = b;
	return x->after < y->after ? -1 : x->after > y->after;
}

static void add_segment(struct period *period, civil_date after, civil_date until, bool excluded, int *day)
{
	struct segment *segment = &period->segments[period->count++];
	*segment = (struct segment){.after = after, .until = until, .excluded = excluded};
	if (excluded)
		return;
	segment->first = *day + 1;
	*day += until - after;
	/* A last day that is no working day moves on; the days it moves over have no number. */
	segment->last = *day > period->days ? period->days : *day;
}

/* The period as alternating segments up to `end`: the union of the exclusions, and what lies between. */
static void make_segments(struct period *period, const struct segment *excluded, size_t count, civil_date end)
{
	civil_date at = period->start;
	int day = 0;
	for (size_t i = 0; i <= count; i++) {
		civil_date stop = i < count && excluded[i].after < end ? excluded[i].after : end;
		if (stop > at) {
			add_segment(period, at, stop, false, &day);
			at = stop;
		}
		if (i < count && excluded[i].until > at && at < end) {
			civil_date until = excluded[i].until < end ? excluded[i].until : end;
			add_segment(period, at, until, true, &day);
			at = until;
		}
	}
}

/* False when there is none, or memory ran out. */
static bool make_period(const struct law_result *result, struct period *out, bool *failed)
{
	const struct law_deadline *award = law_deadline_of(result, LAW_RULE_AWARD);
	*out = (struct period){0};
	if (!award)
		return false;
	struct segment *excluded = calloc(award->step_count + 1U, sizeof *excluded);
	out->segments = calloc(2U * award->step_count + 2U, sizeof *out->segments);
	if (!excluded || !out->segments) {
		free(excluded);
		free(out->segments);
		*failed = true;
		return false;
	}
	bool met = award->met_on != CIVIL_NONE && (award->due == CIVIL_NONE || award->met_on < award->due);
	out->start = award->start_date;
	out->end = met ? award->met_on : award->due;
	out->remaining = award->remaining_days;
	out->days = INT16_MAX; /* no end yet */
	civil_date end = out->end;
	size_t count = 0;
	for (size_t i = 0; i < award->step_count; i++) {
		const struct law_step *step = &result->steps[award->step_first + i];
		if (step->kind == LAW_STEP_EXCLUDED)
			excluded[count++] =
				(struct segment){.after = step->from, .until = step->to, .excluded = true};
		else if (step->kind == LAW_STEP_LAST)
			out->days = step->count;
		else if (step->kind == LAW_STEP_PAUSED && end == CIVIL_NONE)
			end = step->from;
	}
	qsort(excluded, count, sizeof *excluded, by_after);
	make_segments(out, excluded, count, end);
	free(excluded);
	return true;
}

static const struct segment *segment_through(const struct period *period, civil_date day)
{
	for (size_t i = 0; i < period->count; i++)
		if (day > period->segments[i].after && day <= period->segments[i].until)
			return &period->segments[i];
	return NULL;
}

static bool is_turn(const struct period *period, civil_date day)
{
	for (size_t i = 1; i < period->count; i++)
		if (period->segments[i].after == day)
			return true;
	return false;
}

/* Is it the last line of its day? What happened before it that day is then neither inside nor after. */
static bool ends_day(const struct picture *picture, size_t line)
{
	return line + 1 == picture->count || picture->lines[line + 1].day != picture->lines[line].day;
}

static enum bar bar_at(const struct picture *picture, const struct period *period, size_t i)
{
	civil_date day = picture->lines[i].day;
	bool ended = period->end != CIVIL_NONE && day >= period->end;
	if (day < period->start || (ended && day > period->end))
		return BAR_NONE;
	if (day == period->start)
		return ends_day(picture, i) ? BAR_START : BAR_NONE;
	if (ended && ends_day(picture, i))
		return BAR_END;
	if (is_turn(period, day) && ends_day(picture, i))
		return BAR_TURN;
	const struct segment *segment = segment_through(period, day);
	/* No segment runs through the days of a suspension that has no end yet. */
	return !segment || segment->excluded ? BAR_EXCLUDED : BAR_COUNTS;
}

static void add_bar(const struct period *period, struct picture *out)
{
	for (size_t i = 0; i < out->count; i++)
		out->lines[i].bar = bar_at(out, period, i);
	if (period->end != CIVIL_NONE)
		return;
	/* The day on which the suspension began is where counting stopped. */
	civil_date stopped = period->count ? period->segments[period->count - 1].until : period->start;
	for (size_t i = 0; i < out->count; i++)
		if (out->lines[i].day == stopped && ends_day(out, i) && out->lines[i].bar != BAR_START)
			out->lines[i].bar = BAR_TURN;
	size_t label = begin_text(out);
	strbuf_addf(&out->texts, _("恢复后余%d日"), period->remaining);
	end_text(out);
	struct picture_line *line = add_line(out, PICTURE_DERIVED, CIVIL_NONE, label);
	if (line)
		line->bar = BAR_OPEN_END;
}

/* A segment is named once: on the first line inside it, else where it begins. */
static struct picture_line *line_to_name(const struct segment *segment, struct picture *picture)
{
	struct picture_line *at = NULL;
	for (size_t i = 0; i < picture->count; i++) {
		struct picture_line *line = &picture->lines[i];
		if (line->bar == BAR_NONE || line->bar == BAR_OPEN_END || line->note)
			continue;
		if (line->day == segment->after)
			at = line;
		else if (line->day > segment->after && line->day < segment->until)
			return line->bar == BAR_START ? at : line;
	}
	return at;
}

static void add_notes(const struct period *period, struct picture *out)
{
	for (size_t s = 0; s < period->count; s++) {
		const struct segment *segment = &period->segments[s];
		struct picture_line *at = line_to_name(segment, out);
		if (!at)
			continue;
		at->note = begin_text(out);
		if (segment->excluded)
			strbuf_addf(&out->texts, _("%d日不计入"), (int)(segment->until - segment->after));
		else if (segment->first >= segment->last)
			strbuf_addf(&out->texts, _("第%d日"), segment->last);
		else
			strbuf_addf(&out->texts, _("第%d-%d日"), segment->first, segment->last);
		end_text(out);
	}
}

void picture_make(const struct case_timeline *timeline, const struct row_list *events,
	const struct law_result *result, civil_date today, struct picture *out)
{
	picture_free(out);
	strbuf_add_bytes(&out->texts, "", 1); /* offset 0 is the empty text */
	add_events(timeline, events, result, out);
	add_days(result, out);
	add_today(today, out);
	if (out->count > 1)
		qsort(out->lines, out->count, sizeof *out->lines, by_day);
	struct period period;
	if (!make_period(result, &period, &out->failed))
		return;
	add_bar(&period, out);
	add_notes(&period, out);
	free(period.segments);
}

void picture_free(struct picture *picture)
{
	free(picture->lines);
	strbuf_free(&picture->texts);
	*picture = (struct picture){0};
}
