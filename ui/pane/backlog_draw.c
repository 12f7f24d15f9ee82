/* backlog_draw.c — the backlog's picture: the reasons beside the forecast, the cases below. */
#include "base/i18n.h"
#include "pane/backlog_private.h"
#include "widget/chart.h"

#include <inttypes.h>
#include <stdio.h>

enum {
	REASON_COLUMNS = 60, /* percent of the width that the reasons get */
	TOP_LEAST = 10, /* lines above the rule: headings and rows */
	TOP_MOST = BACKLOG_WEEKS + 3 /* headings, what is complete, the weeks, later */
};

/* Lines of the upper part, in `inside` lines of which one is the rule. */
static int top_lines(int inside)
{
	int half = inside * 2 / 5;
	return half < TOP_LEAST ? TOP_LEAST : half > TOP_MOST ? TOP_MOST : half;
}

int backlog_case_lines(int rows)
{
	int inside = rows - 2;
	return inside - top_lines(inside) - 2; /* the rule, the headings */
}

static void add_named(struct strbuf *out, const char *separator, const char *name, int64_t count)
{
	strbuf_addf(out, "%s%s ", separator, name);
	docket_add_count(out, count);
}

static void make_title(const struct backlog_state *state, const char *line, struct strbuf *out)
{
	const struct backlog_reason *all = &state->backlog.all;
	add_named(out, "", _("积压"), all->cases);
	strbuf_addf(out, " %s", line);
	add_named(out, " ", _("超限"), all->past);
	add_named(out, " · ", _("临近"), all->near);
	add_named(out, " · ", _("占用日"), all->days);
	if (state->rows.list.mark_count)
		add_named(out, " · ", _("已选"), (int64_t)state->rows.list.mark_count);
}

/* --- The forecast ------------------------------------------------------------------------------------- */

enum { BARS = BACKLOG_WEEKS + 2, LABEL_SIZE = 24, VALUE_SIZE = 48 };

struct bars {
	struct chart_bar bars[BARS];
	char labels[BARS][LABEL_SIZE], values[BARS][VALUE_SIZE];
	size_t count;
	int64_t sum;
};

static void add_bar(struct bars *bars, const struct backlog_week *week, const char *label, style_id style)
{
	size_t at = bars->count++;
	bars->sum += week->announcements;
	snprintf(bars->labels[at], LABEL_SIZE, "%s", label);
	snprintf(bars->values[at], VALUE_SIZE, "%4" PRId64 " %4" PRId64 " %4" PRId64, week->announcements,
		bars->sum, week->freed);
	bars->bars[at] = (struct chart_bar){.label = bars->labels[at],
		.value_text = bars->values[at],
		.value = week->announcements,
		.style = style};
}

/* As many weeks as there is room for; what comes after the last one stands in the last line. */
static void make_bars(const struct backlog_forecast *forecast, int lines, struct bars *bars)
{
	struct backlog_week later = forecast->later;
	add_bar(bars, &forecast->ended, _("已满"), STYLE_OVERDUE);
	for (int i = 0; i < BACKLOG_WEEKS; i++) {
		char day[CIVIL_TEXT_SIZE];
		const struct backlog_week *week = &forecast->weeks[i];
		if (i + 3 <= lines) {
			add_bar(bars, week, civil_format(week->first, day) + 5, STYLE_BAR);
			continue;
		}
		later.announcements += week->announcements;
		later.freed += week->freed;
	}
	add_bar(bars, &later, _("以后"), STYLE_BAR);
}

static void draw_forecast(const struct backlog_state *state, struct canvas *canvas, struct rect area)
{
	struct bars bars = {.count = 0};
	canvas_field(canvas, area.row, area.column, area.columns, TEXT_RIGHT, STYLE_HEADER,
		_("公告期满 累计 排期"));
	canvas_text(canvas, area.row, area.column, STYLE_HEADER, _("周起"));
	make_bars(&state->forecast, area.rows - 1, &bars);
	chart_draw(canvas, (struct rect){area.row + 1, area.column, area.rows - 1, area.columns}, bars.bars,
		bars.count);
}

/* --- All of it ---------------------------------------------------------------------------------------- */

static void draw_empty(const struct backlog_state *state, struct canvas *canvas, struct rect inside)
{
	struct rect place = {inside.row + 1, inside.column + 2, inside.rows - 1, inside.columns - 4};
	canvas_paragraph(canvas, place, 0, STYLE_DIM,
		state->searched.length ? _("积压中没有符合搜索词的案件。按 F 显示全部。")
				       : _("没有积压：没有停住的案件，也没有裁决期限已过或将满的。"));
}

/* What is shown, and how to show something else. */
static void make_rule(const struct backlog_state *state, const char *line, struct strbuf *out)
{
	const struct backlog_reason *chosen = backlog_chosen(state);
	if (chosen->hold == LAW_HOLD_NONE)
		strbuf_add(out, _("全部积压"));
	else
		law_hold_text(chosen->hold, chosen->ground, out);
	strbuf_addf(out, " %s %s", line, _("左右键换原因"));
}

/* The lines around and between the parts; a long title goes over the end of the line between the boxes. */
static void draw_lines(const struct backlog_state *state, struct canvas *canvas, struct rect area, int top,
	int left, style_id style)
{
	const char *line = canvas_glyph(canvas, GLYPH_HORIZONTAL);
	struct strbuf title = {0}, rule = {0};
	make_title(state, line, &title);
	make_rule(state, line, &rule);
	int room = left - 2, middle = area.row + 1 + top;
	canvas_frame(canvas, area, style, strbuf_text(&title));
	canvas_rule(canvas, middle, area.column, area.columns, style, strbuf_text(&rule));
	canvas_divider(canvas, area.row, area.column + 1 + left, top + 2, style);
	if (text_columns(strbuf_text(&title)) > room) {
		struct rect clip = canvas_clip(canvas, (struct rect){area.row, area.column, 1, area.columns});
		canvas_frame(canvas, area, style, strbuf_text(&title));
		canvas_clip(canvas, clip);
	}
	if (text_columns(strbuf_text(&rule)) > room)
		canvas_rule(canvas, middle, area.column, area.columns, style, strbuf_text(&rule));
	strbuf_free(&title);
	strbuf_free(&rule);
}

/* What was searched for, in the lower line of the frame. */
static void draw_foot(
	const struct backlog_state *state, struct canvas *canvas, struct rect area, style_id style)
{
	struct strbuf foot = {0};
	if (!state->searched.length)
		return;
	strbuf_addf(&foot, " %s ", strbuf_text(&state->searched));
	int width = text_columns(strbuf_text(&foot));
	canvas_field(canvas, area.row + area.rows - 1, area.column + 2,
		width < area.columns - 4 ? width : area.columns - 4, TEXT_LEFT, style, strbuf_text(&foot));
	strbuf_free(&foot);
}

void backlog_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct backlog_state *state = backlog_state_of(view);
	style_id frame = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct rect inside = rect_inside(area);
	int top = top_lines(inside.rows);
	int left = inside.columns * REASON_COLUMNS / 100;
	draw_lines(state, canvas, area, top, left, frame);
	struct rect reasons = {inside.row, inside.column, top, left};
	struct rect forecast = {inside.row, inside.column + left + 1, top, inside.columns - left - 1};
	struct rect cases = {inside.row + top + 1, inside.column, inside.rows - top - 1, inside.columns};
	draw_foot(state, canvas, area, frame);
	list_draw(&state->reasons, canvas, reasons, false);
	draw_forecast(state, canvas, forecast);
	list_draw(&state->rows.list, canvas, cases, view->focused);
	if (state->rows.window->count == 0)
		draw_empty(state, canvas, cases);
}
