/* import_draw.c — each stage of an import on the screen. */
#include "pane/import_private.h"

#include "base/i18n.h"

enum { ERROR_ROWS = 3 };

/* What went wrong, at the top of the area; returns the lines it took. */
static int draw_error(const struct import_state *state, struct canvas *canvas, struct rect area)
{
	if (!state->message.length)
		return 0;
	struct rect top = {area.row, area.column, ERROR_ROWS, area.columns};
	int lines = canvas_paragraph(canvas, top, 0, STYLE_ERROR, strbuf_text(&state->message));
	return lines < ERROR_ROWS ? lines : ERROR_ROWS;
}

static struct rect below(struct rect area, int lines)
{
	return (struct rect){area.row + lines, area.column, area.rows - lines, area.columns};
}

/* Lines of explanation, the error, the field with what fits it, and the keys at the bottom. */
static void draw_question(struct import_state *state, struct path_input *input, const char *what,
	const char *keys, struct canvas *canvas, struct rect area, bool focused)
{
	struct rect rest = below(area, canvas_paragraph(canvas, area, 0, STYLE_NORMAL, what) + 1);
	int lines = draw_error(state, canvas, rest);
	rest = below(rest, lines + (lines > 0));
	rest.rows -= 2;
	path_input_draw(input, canvas, rest, focused);
	canvas_field(canvas, area.row + area.rows - 1, area.column, area.columns, TEXT_LEFT, STYLE_DIM, keys);
}

void import_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct import_state *state = import_state_of(view);
	struct strbuf title = {0};
	strbuf_add(&title, _("导入台账"));
	if (state->stage != STAGE_FILE)
		strbuf_addf(&title, " %s", import_job_name(&state->job));
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME, strbuf_text(&title));
	strbuf_free(&title);
	struct rect inside = rect_inside(area);
	inside.column++;
	inside.columns -= 2;
	if (state->working)
		return;
	struct rect form = inside;
	if (state->stage != STAGE_FILE && state->stage != STAGE_REJECTED)
		form = below(inside, draw_error(state, canvas, inside));
	switch (state->stage) {
	case STAGE_FILE:
		draw_question(state, &state->path,
			_("请给出台账文件：从 Excel 或 WPS 另存为 CSV 或制表符分隔的文本。先检查、给您看，您同意以后才存入。"),
			_("Tab 补全  ↑↓ 选择  Enter 检查  Esc 返回"), canvas, inside, view->focused);
		break;
	case STAGE_REJECTED:
		draw_question(state, &state->rejected,
			_("不能导入的记录连同原因写到这个文件，改正后可以再导入："),
			_("Enter 导入其余各件  Esc 返回"), canvas, inside, view->focused);
		break;
	case STAGE_MAPPING: import_mapping_draw(&state->mapping, canvas, form); break;
	case STAGE_SETUP: setup_form_draw(&state->setup, canvas, form); break;
	case STAGE_PREVIEW: import_view_draw(&state->view, canvas, form, view->focused); break;
	}
}
