/* case_picture.c — the small vertical time-line of a case. */
#include "pane/case_picture.h"

#include "base/i18n.h"

#include <stdlib.h>

/* Days between which counting does not change. */
struct segment {
	civil_date after, until; /* days after `after` up to and including `until` */
	int first, last; /* which days of the period these are; 0: excluded */
	bool excluded;
};

enum { MOST_SEGMENTS = 64 };

struct period {
	civil_date start, end; /* end is CIVIL_NONE while suspended */
	int16_t remaining;
	struct segment segments[MOST_SEGMENTS];
	size_t count;
};

static int by_day(const void *a, const void *b)
{
	const struct picture_line *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->derived != y->derived)
		return x->derived ? 1 : -1;
	/* labels were written in the order of the events: keeps the order within a day */
	return x->label < y->label ? -1 : x->label > y->label;
}

static struct picture_line *add_line(struct picture *out, civil_date day)
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
	*line = (struct picture_line){.day = day};
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
	return picture->texts.data && offset < picture->texts.length ? picture->texts.data + offset : "";
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

static void add_events(const struct case_timeline *timeline, const struct law_result *result,
	civil_date today, struct picture *out)
{
	for (size_t i = 0; i < timeline->count; i++) {
		const struct law_event *event = &timeline->events[i];
		size_t label = begin_text(out);
		event_text(event, &out->texts);
		end_text(out);
		struct picture_line *line = add_line(out, event->date);
		if (!line)
			return;
		line->label = label;
		line->row_id = timeline->ids ? timeline->ids[i] : 0;
		line->is_hearing = event->kind == LAW_HEARING;
		line->refused = is_refused(result, i);
		line->future = event->date != CIVIL_NONE && event->date > today;
	}
}

/* Days that follow from the rules and are worth a line of their own. */
static void add_days(const struct law_result *result, civil_date today, struct picture *out)
{
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		unsigned id = deadline->rule->id;
		bool shown = id == LAW_RULE_ANNOUNCEMENT_COMPLETION || id == LAW_RULE_LEFT_COMPLETION ||
			     id == LAW_RULE_AWARD || id == LAW_RULE_DEFENCE ||
			     id == LAW_RULE_ACCEPT_DECISION || id == LAW_RULE_TAKES_EFFECT;
		if (!shown || deadline->due == CIVIL_NONE ||
			(deadline->state == LAW_MET && id != LAW_RULE_AWARD))
			continue;
		size_t label = begin_text(out);
		strbuf_addf(&out->texts,
			id == LAW_RULE_ANNOUNCEMENT_COMPLETION || id == LAW_RULE_LEFT_COMPLETION
				? "%s"
				: _("%s期满"),
			id == LAW_RULE_TAKES_EFFECT ? _("生效") : _(law_rule_infos[id].label));
		end_text(out);
		struct picture_line *line = add_line(out, deadline->due);
		if (!line)
			return;
		line->label = label;
		line->derived = true;
		line->provisional = deadline->provisional;
		line->future = deadline->due > today;
	}
}

static int by_after(const void *a, const void *b)
{
	const struct segment *x = a, *y = b;
	return x->after < y->after ? -1 : x->after > y->after;
}

/* The award period as alternating segments: the union of the exclusions, and what lies between them. */
static bool make_period(const struct law_result *result, civil_date today, struct period *out)
{
	const struct law_deadline *award = law_deadline_of(result, LAW_RULE_AWARD);
	if (!award)
		return false;
	*out = (struct period){
		.start = award->start_date, .end = award->due, .remaining = award->remaining_days};
	struct segment excluded[MOST_SEGMENTS / 2 - 1];
	size_t count = 0;
	civil_date paused = CIVIL_NONE;
	for (size_t i = 0; i < award->step_count; i++) {
		const struct law_step *step = &result->steps[award->step_first + i];
		if (step->kind == LAW_STEP_PAUSED)
			paused = step->from;
		if (step->kind != LAW_STEP_EXCLUDED || count >= sizeof excluded / sizeof excluded[0])
			continue;
		excluded[count++] =
			(struct segment){.after = step->from, .until = step->to, .excluded = true};
	}
	qsort(excluded, count, sizeof *excluded, by_after);
	civil_date end = award->due != CIVIL_NONE ? award->due : paused != CIVIL_NONE ? paused : today;
	civil_date at = award->start_date;
	int day = 0;
	for (size_t i = 0; i <= count; i++) {
		civil_date stop = i < count ? excluded[i].after : end;
		if (stop > end)
			stop = end;
		if (stop > at) {
			int days = (int)(stop - at);
			out->segments[out->count++] = (struct segment){
				.after = at, .until = stop, .first = day + 1, .last = day + days};
			day += days;
			at = stop;
		}
		if (i < count && excluded[i].until > at && at < end) {
			civil_date until = excluded[i].until < end ? excluded[i].until : end;
			out->segments[out->count++] =
				(struct segment){.after = at, .until = until, .excluded = true};
			at = until;
		}
	}
	return true;
}

static bool is_turn(const struct period *period, civil_date day)
{
	for (size_t i = 1; i < period->count; i++)
		if (period->segments[i].after == day)
			return true;
	return false;
}

static const struct segment *segment_through(const struct period *period, civil_date day)
{
	for (size_t i = 0; i < period->count; i++)
		if (day > period->segments[i].after && day <= period->segments[i].until)
			return &period->segments[i];
	return NULL;
}

static void note_segment(const struct segment *segment, struct strbuf *out)
{
	if (segment->excluded)
		strbuf_addf(out, _("%d日不计入"), (int)(segment->until - segment->after));
	else
		strbuf_addf(out, _("第%d–%d日"), segment->first, segment->last);
}

/* Each segment is named once: on its first line that is no turning point, else where it begins. */
static void add_notes(const struct period *period, struct picture *out)
{
	for (size_t s = 0; s < period->count; s++) {
		const struct segment *segment = &period->segments[s];
		struct picture_line *at = NULL;
		for (size_t i = 0; i < out->count && !out->failed; i++) {
			struct picture_line *line = &out->lines[i];
			if (line->bar == BAR_NONE || line->note || line->day < segment->after ||
				line->day > segment->until)
				continue;
			bool begins = line->day == segment->after;
			if (begins && (line->bar == BAR_TURN || !at))
				at = line;
			if (!begins && line->day < segment->until && (!at || at->bar == BAR_START)) {
				at = line;
				break;
			}
		}
		if (!at)
			continue;
		at->note = begin_text(out);
		note_segment(segment, &out->texts);
		end_text(out);
	}
}

static void add_bar(const struct period *period, struct picture *out)
{
	bool started = false, ended = false;
	for (size_t i = 0; i < out->count; i++) {
		struct picture_line *line = &out->lines[i];
		if (line->day == CIVIL_NONE || line->day < period->start ||
			(period->end != CIVIL_NONE && line->day > period->end))
			continue;
		bool last = period->end != CIVIL_NONE && line->day == period->end;
		bool final = last && (i + 1 == out->count || out->lines[i + 1].day != line->day);
		const struct segment *segment = segment_through(period, line->day);
		if (line->day == period->start && !started) {
			/* the last line of that day, so that what came before is not inside */
			if (i + 1 < out->count && out->lines[i + 1].day == line->day)
				continue;
			line->bar = BAR_START;
			started = true;
		} else if (final) {
			line->bar = BAR_END;
			ended = true;
		} else if (is_turn(period, line->day)) {
			line->bar = BAR_TURN;
		} else {
			line->bar = segment && segment->excluded ? BAR_EXCLUDED : BAR_COUNTS;
		}
	}
	if (ended || period->end != CIVIL_NONE || out->count == 0)
		return;
	size_t label = begin_text(out);
	strbuf_addf(&out->texts, _("中止中，恢复后余 %d 日"), period->remaining);
	end_text(out);
	struct picture_line *line = add_line(out, CIVIL_NONE);
	if (!line)
		return;
	line->label = label;
	line->bar = BAR_OPEN_END;
	line->derived = true;
}

void picture_make(const struct case_timeline *timeline, const struct law_result *result, civil_date today,
	struct picture *out)
{
	picture_free(out);
	strbuf_add_bytes(&out->texts, "", 1); /* offset 0 is the empty text */
	add_events(timeline, result, today, out);
	add_days(result, today, out);
	if (out->failed)
		return;
	if (out->count > 1)
		qsort(out->lines, out->count, sizeof *out->lines, by_day);
	struct period period;
	if (!make_period(result, today, &period))
		return;
	add_bar(&period, out);
	add_notes(&period, out);
}

void picture_free(struct picture *picture)
{
	free(picture->lines);
	strbuf_free(&picture->texts);
	*picture = (struct picture){0};
}
