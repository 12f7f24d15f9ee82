/* allowance.c — a month's allowances: who gets how much, and for what; drawing up, approving, taking back. */
#include "office/allowance.h"
#include "app.h"
#include "base/i18n.h"
#include "base/text.h"
#include "exchange/allowance_csv.h"
#include "office/input.h"
#include "pane/docket_columns.h"
#include "pane/list_moves.h"
#include "pane/panes.h"
#include "widget/list.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATEMENT_COLUMNS = 6, ITEM_COLUMNS = 7, LEAST_STATEMENTS = 5 };

struct allowance_state {
	civil_date month;
	struct statement_list statements;
	struct allowance_items items; /* of the statement under the cursor */
	struct list_column statement_columns[STATEMENT_COLUMNS], item_columns[ITEM_COLUMNS];
	struct list statement_list, item_list;
	bool in_items; /* the lower box has the focus */
};

static struct allowance_state *state_of(const struct view *view)
{
	return view->state;
}

static const struct statement_row *current(const struct allowance_state *state)
{
	size_t at = state->statement_list.cursor;
	return at < state->statements.count ? &state->statements.items[at] : NULL;
}

static const struct allowance_item *current_item(const struct allowance_state *state)
{
	size_t at = state->item_list.cursor;
	return at < state->items.count ? &state->items.items[at] : NULL;
}

/* --- Cells -------------------------------------------------------------------------------------------- */

static void money(int64_t fen, struct list_cell *cell)
{
	char text[INPUT_MONEY_SIZE];
	snprintf(cell->buffer, sizeof cell->buffer, "%s", input_money_format(fen, text));
	cell->text = cell->buffer;
	if (fen < 0)
		cell->style = STYLE_WARNING;
}

static void number(int64_t value, struct list_cell *cell)
{
	snprintf(cell->buffer, sizeof cell->buffer, "%" PRId64, value);
	cell->text = value ? cell->buffer : "";
}

static void statement_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	const struct allowance_state *state = data;
	const struct statement_row *item = &state->statements.items[row];
	switch (column - state->statement_columns) {
	case 0: cell->text = item->arbitrator; break;
	case 1: number(item->cases, cell); break;
	case 2: number(item->hearings, cell); break;
	case 3: number(item->reversals, cell); break;
	case 4: money(item->total, cell); break;
	default:
		cell->text = item->approved_on == CIVIL_NONE ? _("待批准") : cell->buffer;
		civil_format(item->approved_on, cell->buffer);
		break;
	}
}

static void short_number(const struct allowance_item *item, struct list_cell *cell)
{
	struct strbuf text = {0};
	docket_short_number(item->case_key, &text);
	snprintf(cell->buffer, sizeof cell->buffer, "%s", strbuf_text(&text));
	cell->text = cell->buffer;
	strbuf_free(&text);
}

static void item_cell(void *data, size_t row, const struct list_column *column, struct list_cell *cell)
{
	const struct allowance_state *state = data;
	const struct allowance_item *item = &state->items.items[row];
	if (item->is_reversed || item->is_reversal)
		cell->style = STYLE_DIM;
	switch (column - state->item_columns) {
	case 0: cell->text = civil_format(item->day, cell->buffer); break;
	case 1: short_number(item, cell); break;
	case 2: cell->text = item->applicant ? item->applicant : ""; break;
	case 3:
		cell->text = act_choice_label("add_tariff", "kind", item->is_hearing ? "hearing" : "case");
		break;
	case 4: cell->text = act_choice_label("assign", "seat", item->seat); break;
	case 5: money(item->amount, cell); break;
	default:
		cell->text = item->is_reversal   ? text_or_empty(item->reason)
			     : item->is_reversed ? _("已冲销")
						 : "";
		break;
	}
}

/* --- Opening and loading ------------------------------------------------------------------------------ */

static bool open_allowance(struct view *view, const void *argument, struct error *err)
{
	(void)argument;
	(void)err;
	struct allowance_state *state = state_of(view);
	static const struct list_column statements[STATEMENT_COLUMNS] = {
		{"arbitrator", N_("仲裁员"), 10, 24, 2, TEXT_LEFT, 0},
		{"cases", N_("每案"), 5, 5, 0, TEXT_RIGHT, 0},
		{"hearings", N_("开庭"), 7, 7, 0, TEXT_RIGHT, 0},
		{"reversals", N_("冲销"), 7, 7, 0, TEXT_RIGHT, 0},
		{"amount", N_("金额"), 14, 14, 0, TEXT_RIGHT, 0},
		{"approved", N_("批准"), 10, 12, 1, TEXT_LEFT, 0}};
	static const struct list_column items[ITEM_COLUMNS] = {{"day", N_("日期"), 10, 10, 0, TEXT_LEFT, 0},
		{"case", N_("案号"), 8, 8, 0, TEXT_LEFT, 0},
		{"applicant", N_("申请人"), 8, 30, 2, TEXT_LEFT, 2},
		{"kind", N_("事项"), 8, 8, 0, TEXT_LEFT, 0}, {"seat", N_("席位"), 6, 6, 0, TEXT_LEFT, 0},
		{"amount", N_("金额"), 10, 10, 0, TEXT_RIGHT, 0},
		{"note", N_("说明"), 8, 0, 2, TEXT_LEFT, 1}};
	memcpy(state->statement_columns, statements, sizeof statements);
	memcpy(state->item_columns, items, sizeof items);
	state->statement_list = (struct list){.columns = state->statement_columns,
		.column_count = STATEMENT_COLUMNS,
		.cell = statement_cell,
		.data = state};
	state->item_list = (struct list){.columns = state->item_columns,
		.column_count = ITEM_COLUMNS,
		.cell = item_cell,
		.data = state};
	state->month = civil_month_start(app_office(view->app)->today, 0);
	return true;
}

static void close_allowance(struct view *view)
{
	struct allowance_state *state = state_of(view);
	statement_list_free(&state->statements);
	allowance_items_free(&state->items);
	list_free(&state->statement_list);
	list_free(&state->item_list);
}

static bool load_allowance(struct view *view, struct error *err)
{
	struct allowance_state *state = state_of(view);
	struct store *store = app_office(view->app)->store;
	const struct statement_row *before = current(state);
	int64_t id = before ? before->id : 0;
	statement_list_free(&state->statements);
	allowance_items_free(&state->items);
	state->statement_list.count = state->item_list.count = 0;
	if (!statements_load(store, state->month, 0, &state->statements, err))
		return false;
	list_set_count(&state->statement_list, state->statements.count);
	for (size_t i = 0; i < state->statements.count; i++)
		if (state->statements.items[i].id == id)
			list_go(&state->statement_list, i);
	const struct statement_row *row = current(state);
	if (row && !allowance_items_load(store, row->id, &state->items, err))
		return false;
	list_set_count(&state->item_list, state->items.count);
	state->in_items = state->in_items && state->items.count > 0;
	return true;
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

static void draw_allowance(struct view *view, struct canvas *canvas, struct rect area)
{
	struct allowance_state *state = state_of(view);
	const struct statement_row *row = current(state);
	style_id frame = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct civil_day month = civil_split(state->month);
	char total[INPUT_MONEY_SIZE];
	struct strbuf title = {0}, items = {0};
	strbuf_addf(&title, _("办案补助 %d 年 %d 月 %s %zu 人 %s 元"), month.year, month.month,
		canvas_glyph(canvas, GLYPH_HORIZONTAL), state->statements.count,
		input_money_format(state->statements.total, total));
	strbuf_addf(&items, _("%s 的明细 %zu 项"), row ? row->arbitrator : "", state->items.count);
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, frame, strbuf_text(&title));
	struct rect upper = rect_inside(area), lower = upper;
	upper.rows = upper.rows / 2 > LEAST_STATEMENTS ? upper.rows / 2 : LEAST_STATEMENTS;
	lower.row += upper.rows + 1;
	lower.rows -= upper.rows + 1;
	list_draw(&state->statement_list, canvas, upper, view->focused && !state->in_items);
	if (!state->statements.count)
		canvas_paragraph(canvas, (struct rect){upper.row + 1, upper.column + 1, 3, upper.columns - 2},
			0, STYLE_DIM,
			_("这个月还没有编制补助清单。按 d 编制；标准按 t 登记，设置（,）里有全部标准。左右键换月份。"));
	canvas_rule(
		canvas, lower.row - 1, area.column, area.columns, frame, row ? strbuf_text(&items) : NULL);
	list_draw(&state->item_list, canvas, lower, view->focused && state->in_items);
	strbuf_free(&title);
	strbuf_free(&items);
}

/* --- Moving and doing --------------------------------------------------------------------------------- */

static unsigned go_month(struct allowance_state *state, int months)
{
	state->month = civil_month_start(state->month, months);
	state->in_items = false;
	list_go(&state->statement_list, 0);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned move_allowance(struct view *view, enum move move)
{
	struct allowance_state *state = state_of(view);
	const struct allowance_item *item = current_item(state);
	switch (move) {
	case MOVE_LEFT: return go_month(state, -1);
	case MOVE_RIGHT: return go_month(state, 1);
	case MOVE_NEXT_BOX:
	case MOVE_PREVIOUS_BOX:
		state->in_items = !state->in_items && state->items.count;
		return EFFECT_REDRAW;
	case MOVE_OPEN:
		if (state->in_items && item)
			return app_show_case(view->app, item->case_id);
		state->in_items = state->items.count > 0;
		return EFFECT_REDRAW;
	case MOVE_MARK: return EFFECT_NOT_MINE;
	default: break;
	}
	if (state->in_items)
		return pane_move_list(&state->item_list, move);
	return pane_move_list(&state->statement_list, move) | EFFECT_RELOAD;
}

static void month_text(const struct allowance_state *state, char out[16])
{
	struct civil_day month = civil_split(state->month);
	snprintf(out, 16, "%04d-%02d", month.year, month.month);
}

static unsigned draw_up(struct view *view, int argument)
{
	(void)argument;
	char month[16];
	month_text(state_of(view), month);
	const struct preset presets[] = {{"month", month}, {0}};
	return app_act_id(view->app, "draw_allowances", 0, presets);
}

/* The statement under the cursor; from the items' box too. */
static unsigned approve(struct view *view, int argument)
{
	(void)argument;
	const struct statement_row *row = current(state_of(view));
	char id[32];
	if (!row)
		return EFFECT_NONE;
	snprintf(id, sizeof id, "id:%" PRId64, row->id);
	const struct preset presets[] = {{"statement", id}, {0}};
	return app_act_id(view->app, "approve_allowances", 0, presets);
}

static unsigned approve_month(struct view *view, int argument)
{
	(void)argument;
	char month[16];
	month_text(state_of(view), month);
	/* Without a statement: all that wait in the month. */
	const struct preset presets[] = {{"statement", ""}, {"month", month}, {0}};
	return app_act_id(view->app, "approve_allowances", 0, presets);
}

static unsigned add_tariff(struct view *view, int argument)
{
	(void)argument;
	return app_act_id(view->app, "add_tariff", 0, NULL);
}

static unsigned take_back(struct view *view, int argument)
{
	(void)argument;
	const struct allowance_state *state = state_of(view);
	const struct allowance_item *item = current_item(state);
	char id[32];
	if (!state->in_items || !item) {
		app_say(view->app, "%s", _("先按 Enter 到明细里选一项"));
		return EFFECT_REDRAW;
	}
	snprintf(id, sizeof id, "id:%" PRId64, item->id);
	const struct preset presets[] = {{"item", id}, {0}};
	return app_act_id(view->app, "reverse_allowance", 0, presets);
}

static bool export_answer(struct view *view, const char *path, struct error *err)
{
	size_t count;
	if (!*path)
		return error_set(err, ERR_INPUT, _("请写文件的名字"));
	if (!allowance_export(app_office(view->app), state_of(view)->month, 0, path, &count, err))
		return false;
	app_say(view->app, _("已把 %zu 项补助写入 %s"), count, path);
	return true;
}

static unsigned export_month(struct view *view, int argument)
{
	(void)argument;
	char month[16], name[48];
	month_text(state_of(view), month);
	snprintf(name, sizeof name, "allowance-%s.csv", month);
	return app_prompt(view->app, _("导出清单到："), name, false, export_answer);
}

static const struct command allowance_commands[] = {
	{.id = "allowance-draw",
		.label = N_("编制"),
		.help = N_("编制这个月的办案补助清单"),
		.keys = "d",
		.needs = NEED_OFFICE | NEED_WRITABLE,
		.run = draw_up,
		.bar = 10},
	{.id = "allowance-approve",
		.label = N_("批准"),
		.help = N_("批准光标所在的清单"),
		.keys = "v",
		.needs = NEED_OFFICE | NEED_WRITABLE,
		.run = approve,
		.bar = 11},
	{.id = "allowance-approve-month",
		.label = N_("全月批准"),
		.help = N_("批准这个月全部待批准的清单"),
		.keys = "V",
		.needs = NEED_OFFICE | NEED_WRITABLE | NEED_DIRECTOR,
		.run = approve_month,
		.bar = 12},
	{.id = "allowance-tariff",
		.label = N_("加标准"),
		.help = N_("登记办案补助的一条标准"),
		.keys = "t",
		.needs = NEED_OFFICE | NEED_WRITABLE | NEED_DIRECTOR,
		.run = add_tariff,
		.bar = 15},
	{.id = "allowance-reverse",
		.label = N_("冲销"),
		.help = N_("冲销明细中光标所在的一项"),
		.keys = "D",
		.needs = NEED_OFFICE | NEED_WRITABLE,
		.run = take_back,
		.bar = 13},
	{.id = "allowance-export",
		.label = N_("导出"),
		.help = N_("把这个月的清单写成表格（CSV）"),
		.keys = "E",
		.needs = NEED_OFFICE,
		.run = export_month,
		.bar = 14},
	{0},
};

const struct pane allowance_pane = {
	.id = "allowance",
	.title = N_("办案补助"),
	.kind = PANE_FULL,
	.state_size = sizeof(struct allowance_state),
	.open = open_allowance,
	.load = load_allowance,
	.draw = draw_allowance,
	.move = move_allowance,
	.close = close_allowance,
	.commands = allowance_commands,
};
