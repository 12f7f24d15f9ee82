/* case_draw.c — how the detail of a case is drawn: title, head, boxes, the strip of sections. */
#include "pane/case_state.h"

#include "base/i18n.h"
#include "office/act.h"
#include "office/input.h"

#include <string.h>

enum { FRAME_AROUND_TITLE = 4 };

/* --- Head -------------------------------------------------------------------------------------------- */

static void add_title(const struct case_data *data, const char *line, const char *cause, struct strbuf *out)
{
	const struct arb_case *row = &data->arb_case;
	strbuf_add(out, row->case_number ? row->case_number : _("未编号"));
	strbuf_addf(out, " %s %s", line, cause);
	if (row->is_collective)
		strbuf_addf(out, _(" %s 集体%d人"), line, (int)row->head_count);
	if (row->is_summary)
		strbuf_addf(out, " %s %s", line, _("简易"));
	strbuf_addf(out, " %s %s", line, _(law_stages[data->standing.stage].label));
}

/* The names of a role, as many as fit, then how many there are. */
static void add_names(const struct case_data *data, const char *role, int columns, struct strbuf *out)
{
	size_t count = 0, shown = 0;
	for (size_t i = 0; i < data->parties.count; i++)
		count += strcmp(ROW_AT(&data->parties, party, i)->role, role) == 0;
	for (size_t i = 0; i < data->parties.count; i++) {
		const struct party *party = ROW_AT(&data->parties, party, i);
		if (strcmp(party->role, role) != 0)
			continue;
		if (shown > 0 && text_columns(strbuf_text(out)) + text_columns(party->name) + 2 +
						 (int)strlen("等99人") >
					 columns)
			break;
		strbuf_addf(out, "%s%s", shown++ ? _("、") : "", party->name);
	}
	int64_t heads = strcmp(role, "applicant") == 0 && !data->arb_case.employer_applies &&
					data->arb_case.head_count > (int64_t)count
				? data->arb_case.head_count
				: (int64_t)count;
	if (heads > (int64_t)shown)
		strbuf_addf(out, _("等%d人"), (int)heads);
}

static const char *role_label(const char *role)
{
	return act_choice_label("add_party", "role", role);
}

/* Both sides' names begin in the same column. */
static int label_columns(void)
{
	int applicant = text_columns(role_label("applicant"));
	int respondent = text_columns(role_label("respondent"));
	return 1 + (applicant > respondent ? applicant : respondent);
}

static void draw_party(const struct case_data *data, const char *role, struct canvas *canvas,
	struct rect line, const char *right)
{
	int label = label_columns(), amount = text_columns(right);
	canvas_field(canvas, line.row, line.column + 1, label - 1, TEXT_LEFT, STYLE_LABEL, role_label(role));
	struct strbuf names = {0};
	int columns = line.columns - 2 - label - (amount > 0 ? amount + 2 : 0);
	add_names(data, role, columns, &names);
	canvas_field(canvas, line.row, line.column + 1 + label, columns, TEXT_LEFT, STYLE_NORMAL,
		strbuf_text(&names));
	canvas_text(canvas, line.row, line.column + line.columns - 1 - amount, STYLE_NORMAL, right);
	strbuf_free(&names);
}

static void add_fact(struct strbuf *out, const char *label, const char *value)
{
	if (*value)
		strbuf_addf(out, "%s%s %s", out->length ? "  " : "", label, value);
}

/* Who handles the case, and what holds it. */
static void draw_standing(const struct case_data *data, struct canvas *canvas, struct rect line)
{
	struct strbuf people = {0}, block = {0};
	char until[CIVIL_TEXT_SIZE];
	add_fact(&people, _("承办"), case_arbitrator(data, data->arb_case.lead_id));
	add_fact(&people, _("书记员"), case_staff(data, data->arb_case.clerk_id));
	add_fact(&people, _("并案"), strbuf_text(&data->joined));
	if (data->standing.block != LAW_BLOCK_NONE)
		strbuf_add(&block, _(law_blocks[data->standing.block].label));
	if (data->standing.until != CIVIL_NONE)
		add_fact(&block, _("至"), civil_format(data->standing.until, until));
	int right = text_columns(strbuf_text(&block));
	canvas_field(canvas, line.row, line.column + 1, line.columns - 4 - right, TEXT_LEFT, STYLE_NORMAL,
		strbuf_text(&people));
	canvas_text(
		canvas, line.row, line.column + line.columns - 1 - right, STYLE_BLOCKED, strbuf_text(&block));
	strbuf_free(&people);
	strbuf_free(&block);
}

static void draw_heads(const struct case_data *data, struct canvas *canvas, struct rect area)
{
	char money[INPUT_MONEY_SIZE];
	struct strbuf amount = {0};
	struct rect line = {area.row, area.column, 1, area.columns};
	if (area.rows < CASE_HEAD_ROWS)
		return;
	strbuf_addf(&amount, "%s %s", _("标的额"), input_money_format(data->arb_case.amount, money));
	draw_party(data, "applicant", canvas, line, strbuf_text(&amount));
	strbuf_free(&amount);
	line.row++;
	draw_party(data, "respondent", canvas, line, "");
	line.row++;
	draw_standing(data, canvas, line);
}

/* --- Boxes ------------------------------------------------------------------------------------------- */

static void add_name(const struct case_state *state, enum case_section_id id, struct strbuf *out)
{
	strbuf_add(out, _(case_sections[id].title));
	if (case_sections[id].counted && state->boxes[id].count)
		strbuf_addf(out, _("%zu"), box_items(&state->boxes[id]));
}

static void add_box_title(const struct case_state *state, enum case_section_id id, struct strbuf *out)
{
	const struct law_deadline *chosen = case_chosen_deadline(state);
	char day[CIVIL_TEXT_SIZE];
	if (id != SECTION_WHY || !chosen)
		add_name(state, id, out);
	else if (chosen->due == CIVIL_NONE)
		strbuf_addf(out, _("为什么：%s"), _(law_rule_infos[chosen->rule->id].label));
	else
		strbuf_addf(out, _("为什么：%s %s"), _(law_rule_infos[chosen->rule->id].label),
			civil_format(chosen->due, day));
}

/* The rule over a box, and its title in it; the lines at its sides are the frame's and the dividers'. */
static void draw_box_title(const struct case_state *state, enum case_section_id id, bool focused,
	struct canvas *canvas, struct rect area)
{
	bool active = focused && state->section == id;
	style_id frame = focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct strbuf title = {0};
	add_box_title(state, id, &title);
	canvas_rule(canvas, area.row, area.column - 1, area.columns + 2, frame, strbuf_text(&title));
	int columns = text_columns(strbuf_text(&title));
	if (columns > area.columns - 2)
		columns = area.columns - 2;
	if (active)
		canvas_restyle(
			canvas, (struct rect){area.row, area.column, 1, columns + 2}, STYLE_TAB_ACTIVE);
	strbuf_free(&title);
}

static void draw_box(
	struct case_state *state, const struct case_place *place, bool focused, struct canvas *canvas)
{
	enum case_section_id id = place->section;
	struct rect area = place->area;
	area.row++;
	area.rows--;
	/* The chosen deadline is pointed at: the why beside it is about it. */
	enum box_cursor cursor = focused && state->section == id ? CURSOR_FOCUSED
				 : id == SECTION_DEADLINES       ? CURSOR_POINTED
								 : CURSOR_HIDDEN;
	box_draw(&state->boxes[id], canvas, area, cursor, _(case_sections[id].empty));
}

/* Where the rules over the boxes at both sides meet the line between them. */
static enum glyph joint(const struct case_layout *layout, int row, int column)
{
	bool right = false, left = false;
	for (size_t i = 0; i < layout->count; i++) {
		struct rect area = layout->places[i].area;
		right |= area.row == row && area.column == column + 1;
		left |= area.row == row && area.column + area.columns == column;
	}
	return right && left ? GLYPH_CROSS : right ? GLYPH_LEFT_TEE : left ? GLYPH_RIGHT_TEE : GLYPH_VERTICAL;
}

static void draw_dividers(
	const struct case_layout *layout, struct canvas *canvas, struct rect area, style_id style)
{
	int top = layout->heads.row + layout->heads.rows;
	int bottom = area.row + area.rows - 1;
	for (size_t i = 0; i < layout->divider_count; i++) {
		int column = layout->dividers[i];
		canvas_divider(canvas, top, column, bottom - top + 1, style);
		for (int row = top + 1; row < bottom; row++)
			canvas_text(
				canvas, row, column, style, canvas_glyph(canvas, joint(layout, row, column)));
	}
}

/* The sections that share a place, in the lower line of the frame; the one that is shown is always there. */
static void draw_strip(const struct case_state *state, enum case_section_id first, enum case_section_id shown,
	struct canvas *canvas, struct rect area)
{
	int row = area.row + area.rows - 1, column = area.column + 2, end = area.column + area.columns - 2;
	struct strbuf names[SECTIONS] = {{0}};
	int total = 1;
	for (size_t i = first; i < SECTIONS; i++) {
		add_name(state, (enum case_section_id)i, &names[i]);
		total += text_columns(strbuf_text(&names[i])) + 1;
	}
	size_t from = first;
	for (; from < shown && total > end - column; from++)
		total -= text_columns(strbuf_text(&names[from])) + 1;
	column += canvas_text(canvas, row, column, STYLE_TAB, " ");
	for (size_t i = from; i < SECTIONS; i++) {
		const char *name = strbuf_text(&names[i]);
		if (column + text_columns(name) + 1 > end)
			break;
		column += canvas_text(canvas, row, column, i == shown ? STYLE_TAB_ACTIVE : STYLE_TAB, name);
		column += canvas_text(canvas, row, column, STYLE_TAB, " ");
	}
	for (size_t i = first; i < SECTIONS; i++)
		strbuf_free(&names[i]);
}

void case_draw(struct case_state *state, struct canvas *canvas, struct rect area, bool focused)
{
	style_id frame = focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	canvas_fill(canvas, area, STYLE_NORMAL);
	struct strbuf title = {0};
	const char *line = canvas_glyph(canvas, GLYPH_HORIZONTAL);
	add_title(&state->data, line, case_cause(&state->data), &title);
	/* The stage stands last and is what one looks for: a long cause gives way to it. */
	if (text_columns(strbuf_text(&title)) > area.columns - FRAME_AROUND_TITLE) {
		strbuf_reset(&title);
		add_title(&state->data, line, case_cause_brief(&state->data), &title);
	}
	canvas_frame(canvas, area, frame, strbuf_text(&title));
	strbuf_free(&title);
	struct case_layout layout;
	case_lay_out(area, state->section, state->zoomed, &layout);
	draw_heads(&state->data, canvas, layout.heads);
	for (size_t i = 0; i < layout.count; i++)
		draw_box_title(state, layout.places[i].section, focused, canvas, layout.places[i].area);
	draw_dividers(&layout, canvas, area, frame);
	for (size_t i = 0; i < layout.count; i++)
		draw_box(state, &layout.places[i], focused, canvas);
	if (state->zoomed)
		draw_strip(state, SECTION_TIMELINE, state->section, canvas, area);
	else if (layout.first_by_turns < SECTIONS)
		draw_strip(
			state, layout.first_by_turns, layout.places[layout.count - 1].section, canvas, area);
}
