/* service_draw.c — the service pane's picture: the views with their counts, the rows, the detail below them
 * or, on a wide screen, beside them. */
#include "app.h"
#include "base/i18n.h"
#include "pane/docket_columns.h"
#include "pane/service_private.h"

enum {
	SIDE_BY_SIDE = 140, /* columns from which the detail stands beside the rows */
	DETAIL_ROWS = 9, /* a rule and eight lines below the rows */
	DETAIL_TALL = 12,
	TALL = 32, /* rows from which there is room for more of it */
	CHROME = 4 /* frame, views, headings */
};

struct parts {
	struct rect frame, views, list, detail;
	struct rect side; /* the detail's own frame; without columns when it stands below */
};

static struct parts lay_out(struct rect area)
{
	struct parts parts = {.frame = area};
	if (area.columns >= SIDE_BY_SIDE) {
		parts.frame.columns = area.columns * 3 / 5;
		parts.side = area;
		parts.side.column += parts.frame.columns;
		parts.side.columns -= parts.frame.columns;
		parts.detail = rect_inside(parts.side);
	}
	struct rect inside = rect_inside(parts.frame);
	int below = parts.side.columns ? 0 : area.rows >= TALL ? DETAIL_TALL : DETAIL_ROWS;
	parts.views = (struct rect){inside.row, inside.column, 1, inside.columns};
	parts.list = (struct rect){inside.row + 1, inside.column, inside.rows - 1 - below, inside.columns};
	if (below)
		parts.detail = (struct rect){
			inside.row + inside.rows - below + 1, inside.column, below - 1, inside.columns};
	return parts;
}

int service_row_lines(int rows, int columns)
{
	struct parts parts = lay_out((struct rect){0, 0, rows, columns});
	return parts.list.rows - 1;
}

/* ▸在途 83  退回 28 …: the one that is shown has the pointer, not the colour alone. */
static void draw_views(const struct service_pane_state *state, struct canvas *canvas, struct rect line)
{
	struct rect clip = canvas_clip(canvas, line);
	int column = line.column;
	canvas_fill(canvas, line, STYLE_NORMAL);
	for (int view = 0; view < SERVICES_VIEWS; view++) {
		struct strbuf text = {0};
		bool shown = view == (int)state->rows.view;
		strbuf_addf(&text, "%s%s ", shown ? canvas_glyph(canvas, GLYPH_POINTER) : " ",
			_(services_views[view].label));
		docket_add_count(&text, state->counts[view]);
		strbuf_add(&text, " ");
		column += canvas_text(
			canvas, line.row, column, shown ? STYLE_TAB_ACTIVE : STYLE_TAB, strbuf_text(&text));
		strbuf_free(&text);
	}
	canvas_clip(canvas, clip);
}

static void draw_list(struct view *view, struct canvas *canvas, struct rect area)
{
	struct service_rows *rows = &service_state_of(view)->rows;
	rows->context = (struct service_cell_context){.view = rows->view,
		.today = app_office(view->app)->today,
		.long_days = rows->long_days,
		.scale = rows->scale,
		.bar = canvas_glyph(canvas, GLYPH_BAR),
		.bar_rest = canvas_glyph(canvas, GLYPH_BAR_REST),
		.line = canvas_glyph(canvas, GLYPH_VERTICAL)};
	list_draw(&rows->list, canvas, area, view->focused);
	struct rect place = {area.row + 2, area.column + 2, area.rows - 2, area.columns - 4};
	if (rows->window->count == 0)
		canvas_paragraph(canvas, place, 0, STYLE_DIM,
			rows->text.length ? _("没有符合搜索词的。按 F 显示全部。")
					  : _(service_empty[rows->view]));
}

/* In the lower line of the frame: what is searched, else how to see something else. */
static void draw_below(
	const struct service_rows *rows, struct canvas *canvas, struct rect frame, style_id style)
{
	struct strbuf text = {0};
	if (rows->text.length)
		strbuf_addf(&text, _(" 搜索：%s "), strbuf_text(&rows->text));
	else
		strbuf_add(&text, _(" 左右键换一种看法 "));
	int width = text_columns(strbuf_text(&text)), room = frame.columns - 4;
	canvas_field(canvas, frame.row + frame.rows - 1, frame.column + 2, width < room ? width : room,
		TEXT_LEFT, style, strbuf_text(&text));
	strbuf_free(&text);
}

void service_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct service_pane_state *state = service_state_of(view);
	struct parts parts = lay_out(area);
	style_id style = view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME;
	struct strbuf title = {0};
	strbuf_add(&title, _("送达"));
	if (state->rows.marked)
		strbuf_addf(&title, _(" %s 已选 %zu"), canvas_glyph(canvas, GLYPH_HORIZONTAL),
			state->rows.marked);
	canvas_frame(canvas, parts.frame, style, strbuf_text(&title));
	strbuf_free(&title);
	if (parts.side.columns)
		canvas_frame(canvas, parts.side, style, _("送达经过"));
	else
		canvas_rule(canvas, parts.detail.row - 1, parts.frame.column, parts.frame.columns, style,
			_("送达经过"));
	draw_below(&state->rows, canvas, parts.frame, style);
	draw_views(state, canvas, parts.views);
	draw_list(view, canvas, parts.list);
	service_detail_draw(&state->detail, canvas, parts.detail);
}
