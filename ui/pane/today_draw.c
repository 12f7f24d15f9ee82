/* today_draw.c — the day sheet's picture: the rows under their headings, and what is said of the one under
 * the cursor. */
#include "app.h"
#include "base/i18n.h"
#include "pane/docket_columns.h"
#include "pane/today_private.h"

#include <string.h>

/* --- Cells -------------------------------------------------------------------------------------------- */

static void due_cell(const struct today_state *state, const struct day_row *row, struct strbuf *out)
{
	docket_day(day_row_due(&state->sheet, row), state->sheet.today, out);
	if (row->due.provisional)
		strbuf_add_char(out, '?');
}

static void left_cell(const struct today_state *state, const struct day_row *row, struct strbuf *out)
{
	day_row_left(&state->sheet, row, out);
}

static void number_cell(const struct today_state *state, const struct day_row *row, struct strbuf *out)
{
	(void)state;
	if (row->of.applicant)
		docket_short_number(row->of.case_key, out);
}

static void parties_cell(const struct today_state *state, const struct day_row *row, struct strbuf *out)
{
	if (row->section == DAY_ASKED)
		strbuf_addf(out, _("%d 年"), state->sheet.asked_year);
	if (row->section == DAY_TERMS)
		strbuf_add(out, state->sheet.terms.items[row->index].name);
	if (row->of.applicant)
		strbuf_addf(out, _("%s 诉 %s"), row->of.applicant, row->of.respondent);
}

static void what_cell(const struct today_state *state, const struct day_row *row, struct strbuf *out)
{
	(void)state;
	if (row->recusal_id) { /* in one word: the column is narrow */
		strbuf_addf(out, _("%s回避决定"), row->about);
		return;
	}
	strbuf_add(out, day_row_label(row));
	if (row->about)
		strbuf_addf(out, " %s", row->about);
	if (row->due.who)
		strbuf_addf(out, " %s", _(law_roles[row->due.who].label));
	if (row->due.party)
		strbuf_addf(out, " %d", row->due.party);
}

static void who_cell(const struct today_state *state, const struct day_row *row, struct strbuf *out)
{
	(void)state;
	strbuf_add(out, row->who ? row->who : row->section == DAY_ASKED ? "" : "—");
}

const struct list_column today_columns[TODAY_COLUMNS] = {
	{"due", N_("日期"), 6, 12, 0, TEXT_LEFT, 0},
	{"left", N_("余"), 7, 12, 0, TEXT_LEFT, 0},
	{"number", N_("案号"), 7, 12, 0, TEXT_LEFT, 0},
	{"parties", N_("当事人"), 16, 60, 4, TEXT_LEFT, 0},
	{"what", N_("事项"), 14, 20, 0, TEXT_LEFT, 0},
	{"who", N_("谁办"), 6, 12, 0, TEXT_LEFT, 0},
};

static void (*const cells[TODAY_COLUMNS])(const struct today_state *state, const struct day_row *row,
	struct strbuf *out) = {due_cell, left_cell, number_cell, parties_cell, what_cell, who_cell};

static style_id row_style(const struct day_row *row)
{
	static const style_id styles[DAY_SECTIONS] = {
		[DAY_ASKED] = STYLE_WARNING,
		[DAY_OVERDUE] = STYLE_OVERDUE,
		[DAY_TODAY] = STYLE_DUE_TODAY,
		[DAY_UNLAWFUL] = STYLE_OVERDUE,
		[DAY_HEARINGS] = STYLE_NORMAL,
		[DAY_OFFERS] = STYLE_DUE_TODAY,
		[DAY_COMING] = STYLE_DUE_SOON,
		[DAY_TERMS] = STYLE_DUE_SOON,
	};
	return styles[row->section];
}

void today_cell(void *data, size_t index, const struct list_column *column, struct list_cell *cell)
{
	struct today_state *state = data;
	const struct day_row *row = &state->window.rows[index];
	strbuf_reset(&state->cell);
	size_t which = (size_t)(column - state->columns);
	if (!row->heading)
		cells[which](state, row, &state->cell);
	cell->text = strbuf_text(&state->cell);
	/* Date and what is left say how urgent it is, the rest is to be read. */
	cell->style = which < 2 ? row_style(row) : STYLE_NORMAL;
}

/* --- The whole ---------------------------------------------------------------------------------------- */

enum { FOOT = 6, FOOT_TALL = 9, TALL = 30 }; /* lines, that of the rule included */

static int foot_lines(int rows, bool why)
{
	int inside = rows - 2;
	return why ? inside / 2 : inside >= TALL ? FOOT_TALL : FOOT;
}

int today_list_lines(int rows, bool why)
{
	return rows - 3 - foot_lines(rows, why); /* the frame and the column headings */
}

static void make_title(const struct today_state *state, const char *line, struct strbuf *out)
{
	/* The day stands on the screen's first line. */
	strbuf_addf(out, "%s %s", _("今日清单"), state->sheet.mine ? _("（我的）") : line);
	for (enum day_section section = 0; section < DAY_SECTIONS; section++) {
		/* That nothing is overdue or due is good to read; of the others it need not be said. */
		bool told = section == DAY_OVERDUE || section == DAY_TODAY;
		if (section == DAY_ASKED || section == DAY_TERMS ||
			(!told && state->sheet.counts[section] == 0))
			continue;
		strbuf_addf(
			out, "%s%s ", section == DAY_OVERDUE ? " " : " · ", _(day_sections[section].label));
		docket_add_count(out, (int64_t)state->sheet.counts[section]);
	}
}

/* Headings go over all columns. */
static void draw_headings(
	const struct today_state *state, struct canvas *canvas, struct rect area, bool focused)
{
	struct strbuf text = {0};
	const struct list *list = &state->list;
	for (int i = 0; i < list->rows && list->top + (size_t)i < state->window.count; i++) {
		const struct day_row *row = &state->window.rows[list->top + (size_t)i];
		if (!row->heading)
			continue;
		bool current = focused && list->top + (size_t)i == list->cursor;
		strbuf_reset(&text);
		strbuf_addf(&text, "%s ", _(day_sections[row->section].label));
		docket_add_count(&text, (int64_t)state->sheet.counts[row->section]);
		canvas_field(canvas, area.row + 1 + i, area.column + 1, area.columns - 1, TEXT_LEFT,
			(style_id)(STYLE_TITLE | (current ? STYLE_SELECTED : 0)), strbuf_text(&text));
	}
	strbuf_free(&text);
}

static int add_paragraph(
	struct canvas *canvas, struct rect area, int line, style_id style, const struct strbuf *text)
{
	if (line >= area.rows || text->length == 0)
		return line;
	struct rect rest = {area.row + line, area.column, area.rows - line, area.columns};
	return line + canvas_paragraph(canvas, rest, 0, style, strbuf_text(text));
}

static void draw_foot(
	const struct today_state *state, struct canvas *canvas, struct rect area, int rule, style_id frame)
{
	canvas_rule(canvas, rule, area.column, area.columns, frame, strbuf_text(&state->head));
	struct rect place = {rule + 1, area.column + 1, area.row + area.rows - 2 - rule, area.columns - 2};
	int line = add_paragraph(canvas, place, 0, STYLE_NORMAL, &state->missed);
	line = add_paragraph(canvas, place, line, STYLE_NORMAL, &state->basis);
	add_paragraph(canvas, place, line, STYLE_DIM, &state->trace);
}

void today_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct today_state *state = today_state_of(view);
	style_id frame = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct strbuf title = {0};
	make_title(state, canvas_glyph(canvas, GLYPH_HORIZONTAL), &title);
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, frame, strbuf_text(&title));
	strbuf_free(&title);
	struct rect inside = rect_inside(area);
	int foot = foot_lines(area.rows, state->why);
	struct rect rows = {inside.row, inside.column, inside.rows - foot, inside.columns};
	list_draw(&state->list, canvas, rows, view->focused);
	draw_headings(state, canvas, rows, view->focused);
	if (state->window.count == 0)
		canvas_paragraph(canvas,
			(struct rect){inside.row + 2, inside.column + 2, rows.rows - 2, inside.columns - 4},
			0, STYLE_DIM,
			state->sheet.mine ? _("今天没有要我办的事项。按 f 看全部。")
					  : _("今天没有逾期、到期的事项，也没有开庭。"));
	draw_foot(state, canvas, area, rows.row + rows.rows, frame);
}
