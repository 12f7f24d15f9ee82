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
	struct picture *out, enum picture_kind kind, unsigned what, civil_date day, size_t label)
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
	*line = (struct picture_line){.kind = kind, .what = what, .day = day, .label = label};
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
	if (event->party > 1 && !(law_event_infos[event->kind].traits & LAW_NUMBERED))
		strbuf_addf(out, " %d", event->party);
	if (event->days)
		strbuf_addf(out, _(" %d日"), event->days);
}

/* Of a request for recusal whom it is about, of the decision also what it was. False of any other event. */
static bool recusal_words(const struct recusal_list *recusals, int64_t event_id, struct strbuf *out)
{
	const struct recusal_brief *recusal = recusal_of_event(recusals, event_id);
	if (!recusal)
		return false;
	strbuf_addf(out,
		recusal->request_id == event_id ? _("申请%s回避")
		: recusal->granted              ? _("准予%s回避")
						: _("不准%s回避"),
		recusal->person);
	return true;
}

static bool is_refused(const struct law_result *result, size_t event)
{
	for (size_t i = 0; i < result->problem_count; i++)
		if (result->problems[i].event == event)
			return true;
	return false;
}

static void add_events(const struct case_timeline *timeline, const struct row_list *events,
	const struct recusal_list *recusals, const struct law_result *result, struct picture *out)
{
	for (size_t i = 0; i < timeline->count; i++) {
		const struct law_event *event = &timeline->events[i];
		bool hearing = event->kind == LAW_HEARING;
		bool refused = is_refused(result, i);
		const char *note = hearing ? NULL : note_of(events, timeline->ids[i]);
		size_t label = begin_text(out);
		if (refused)
			strbuf_add(&out->texts, _("不合："));
		if (hearing || !recusal_words(recusals, timeline->ids[i], &out->texts))
			event_text(event, &out->texts);
		if (note)
			strbuf_addf(&out->texts, " %s", note);
		end_text(out);
		struct picture_line *line = add_line(
			out, hearing ? PICTURE_HEARING : PICTURE_EVENT, event->kind, event->date, label);
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
	struct picture_line *line = add_line(out, PICTURE_DERIVED, deadline->rule->id, deadline->due, label);
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
	add_line(out, PICTURE_TODAY, 0, today, label);
}

/* --- The award period -------------------------------------------------------------------------------- */

/* Days between which counting does not change. */
struct segment {
	civil_date after,
		until; /* days after `after` up to and including `until`; OPEN_END while suspended */
	int first, last; /* which days of the period these are */
	bool excluded;
	size_t line; /* it begins at this one; NO_LINE where that day has none */
};
#define OPEN_END INT32_MAX
#define NO_LINE SIZE_MAX

struct period {
	const struct law_deadline *award;
	civil_date end; /* OPEN_END while suspended */
	int days; /* of it, that count */
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
	*segment = (struct segment){.after = after, .until = until, .excluded = excluded, .line = NO_LINE};
	if (excluded)
		return;
	segment->first = *day + 1;
	*day += until - after;
	/* A last day that is no working day moves on; the days it moves over have no number. */
	segment->last = *day > period->days ? period->days : *day;
}

/* The period as alternating segments: the union of the exclusions, and what lies between them. */
static void make_segments(struct period *period, const struct segment *excluded, size_t count)
{
	civil_date at = period->award->start_date;
	int day = 0;
	for (size_t i = 0; i <= count; i++) {
		civil_date stop =
			i < count && excluded[i].after < period->end ? excluded[i].after : period->end;
		if (stop > at) {
			add_segment(period, at, stop, false, &day);
			at = stop;
		}
		if (i < count && excluded[i].until > at && at < period->end) {
			civil_date until = excluded[i].until < period->end ? excluded[i].until : period->end;
			add_segment(period, at, until, true, &day);
			at = until;
		}
	}
}

/* The award period; false when there is none, or memory ran out. */
static bool make_period(const struct law_result *result, struct period *out, bool *failed)
{
	const struct law_deadline *award = law_deadline_of(result, LAW_RULE_AWARD);
	*out = (struct period){.award = award};
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
	out->end = award->due != CIVIL_NONE ? award->due : OPEN_END;
	if (award->met_on != CIVIL_NONE && award->met_on < out->end)
		out->end = award->met_on;
	size_t count = 0;
	for (size_t i = 0; i < award->step_count; i++) {
		const struct law_step *step = &result->steps[award->step_first + i];
		if (step->kind == LAW_STEP_EXCLUDED)
			excluded[count++] = (struct segment){.after = step->from, .until = step->to};
		else if (step->kind == LAW_STEP_PAUSED)
			excluded[count++] = (struct segment){.after = step->from, .until = OPEN_END};
		else if (step->kind == LAW_STEP_PERIOD || step->kind == LAW_STEP_EXTENDED)
			out->days += step->count;
	}
	qsort(excluded, count, sizeof *excluded, by_after);
	make_segments(out, excluded, count);
	free(excluded);
	return true;
}

/* --- The bar ----------------------------------------------------------------------------------------- */

/* The line of that day on which something turns: the first of these kinds of event, or the end of this rule's
 * deadline, otherwise the last of the day; NO_LINE when nothing happened on it. */
static size_t line_on(const struct picture *picture, civil_date day, uint64_t kinds, enum law_rule_id rule)
{
	size_t last = NO_LINE;
	for (size_t i = 0; i < picture->count; i++) {
		const struct picture_line *line = &picture->lines[i];
		if (line->day != day)
			continue;
		last = i;
		if (line->kind == PICTURE_DERIVED ? line->what == rule
						  : line->kind != PICTURE_TODAY && !line->refused &&
							    (kinds & LAW_KIND(line->what)))
			break;
	}
	return last;
}

/* The segment that the line lies in; the first one where it lies before all. */
static const struct segment *segment_at(
	const struct picture *picture, const struct period *period, size_t line)
{
	size_t at = 0;
	for (size_t i = 1; i < period->count; i++) {
		const struct segment *segment = &period->segments[i];
		if (segment->line == NO_LINE ? segment->after < picture->lines[line].day
					     : segment->line <= line)
			at = i;
	}
	return &period->segments[at];
}

static void add_bar(struct period *period, struct picture *out)
{
	static const uint64_t turns =
		LAW_KIND(LAW_SUSPENDED) | LAW_KIND(LAW_RESUMED) | LAW_KIND(LAW_ANNOUNCED);
	const struct law_deadline *award = period->award;
	bool met = period->end == award->met_on;
	size_t start = line_on(out, award->start_date, LAW_KIND(award->start_event), LAW_RULE_IDS);
	size_t end =
		line_on(out, period->end, met ? award->rule->met_by : 0, met ? LAW_RULE_IDS : LAW_RULE_AWARD);
	for (size_t i = 0; i < period->count; i++)
		period->segments[i].line = i == 0 ? start
						  : line_on(out, period->segments[i].after, turns,
							    LAW_RULE_ANNOUNCEMENT_COMPLETION);
	for (size_t i = 0; i < out->count && period->count; i++) {
		struct picture_line *line = &out->lines[i];
		const struct segment *segment = segment_at(out, period, i);
		if (line->day < award->start_date || line->day > period->end || i < start)
			continue;
		if (end != NO_LINE && i > end)
			break;
		line->bar = i == start           ? BAR_START
			    : i == end           ? BAR_END
			    : segment->line == i ? BAR_TURN
			    : segment->excluded  ? BAR_EXCLUDED
						 : BAR_COUNTS;
	}
}

/* A suspension without an end: how much is left when it ends. */
static void add_open_end(const struct period *period, struct picture *out)
{
	size_t label = begin_text(out);
	strbuf_addf(&out->texts, _("恢复后余%d日"), period->award->remaining_days);
	end_text(out);
	struct picture_line *line = add_line(out, PICTURE_DERIVED, LAW_RULE_AWARD, CIVIL_NONE, label);
	if (line)
		line->bar = BAR_OPEN_END;
}

static void add_note(const struct segment *segment, struct picture_line *line, struct picture *out)
{
	line->note = begin_text(out);
	if (segment->until == OPEN_END)
		strbuf_add(&out->texts, _("不计入"));
	else if (segment->excluded)
		strbuf_addf(&out->texts, _("%d日不计入"), (int)(segment->until - segment->after));
	else if (segment->first >= segment->last)
		strbuf_addf(&out->texts, _("第%d日"), segment->last);
	else
		strbuf_addf(&out->texts, _("第%d-%d日"), segment->first, segment->last);
	end_text(out);
}

/* A segment is named once: on the first line inside it, else where it begins. */
static void add_notes(const struct period *period, struct picture *out)
{
	for (size_t s = 0; s < period->count; s++) {
		const struct segment *segment = &period->segments[s];
		size_t at = segment->line;
		for (size_t i = 0; i < out->count; i++) {
			bool inside = out->lines[i].bar == BAR_COUNTS || out->lines[i].bar == BAR_EXCLUDED;
			if (inside && segment_at(out, period, i) == segment) {
				at = i;
				break;
			}
		}
		if (at != NO_LINE && out->lines[at].bar != BAR_END)
			add_note(segment, &out->lines[at], out);
	}
}

void picture_make(const struct case_timeline *timeline, const struct row_list *events,
	const struct recusal_list *recusals, const struct law_result *result, civil_date today,
	struct picture *out)
{
	picture_free(out);
	strbuf_add_bytes(&out->texts, "", 1); /* offset 0 is the empty text */
	add_events(timeline, events, recusals, result, out);
	add_days(result, out);
	add_today(today, out);
	if (out->count > 1)
		qsort(out->lines, out->count, sizeof *out->lines, by_day);
	struct period period;
	if (!make_period(result, &period, &out->failed))
		return;
	add_bar(&period, out);
	add_notes(&period, out);
	if (period.end == OPEN_END)
		add_open_end(&period, out);
	free(period.segments);
}

void picture_free(struct picture *picture)
{
	free(picture->lines);
	strbuf_free(&picture->texts);
	*picture = (struct picture){0};
}
