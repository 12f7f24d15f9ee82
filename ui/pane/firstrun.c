/* firstrun.c — there is no office file yet: set one up, bring a ledger in, or look at the demo. Nothing is
 * made before the last question is answered. */
#include "app.h"
#include "base/i18n.h"
#include "command.h"
#include "office/demo.h"
#include "pane/import.h"
#include "pane/panes.h"
#include "pane/setup_form.h"

#include <stdlib.h>
#include <string.h>

struct firstrun_state {
	size_t chosen;
	bool setting_up; /* the form is open */
	struct setup_form setup;
	struct strbuf message; /* what went wrong */
};

static struct firstrun_state *state_of(const struct view *view)
{
	return view->state;
}

static void close_firstrun(struct view *view)
{
	setup_form_free(&state_of(view)->setup);
	strbuf_free(&state_of(view)->message);
}

static unsigned stay(struct view *view, struct error *err)
{
	struct firstrun_state *state = state_of(view);
	strbuf_reset(&state->message);
	strbuf_add(&state->message, error_text(err));
	error_clear(err);
	return EFFECT_REDRAW;
}

/* --- the three ways --- */

static unsigned run_new(struct view *view, int argument)
{
	(void)argument;
	struct firstrun_state *state = state_of(view);
	struct error err = ERROR_INIT;
	civil_date today;
	strbuf_reset(&state->message);
	if (!office_today(app_options(view->app).today, &today, &err) ||
		!setup_form_open(&state->setup, NULL, NULL, today, &err))
		return stay(view, &err);
	state->setting_up = true;
	return EFFECT_REDRAW;
}

static unsigned run_import(struct view *view, int argument)
{
	(void)argument;
	strbuf_reset(&state_of(view)->message);
	return app_show(view->app, pane_find("import"), 0, IMPORT_FIRST_RUN);
}

static bool show_progress(void *context, double done)
{
	return app_progress(context, _("建立演示机构"), done);
}

static unsigned run_demo(struct view *view, int argument)
{
	(void)argument;
	struct app *app = view->app;
	struct error err = ERROR_INIT;
	strbuf_reset(&state_of(view)->message);
	char *path = demo_temporary_path(&err);
	bool ok = path && demo_build(path, DEMO_CASES, DEMO_BY_SIZE, show_progress, app, &err);
	if (path && !ok)
		demo_discard(path);
	if (!ok) {
		free(path);
		return stay(view, &err);
	}
	/* This pane is closed by it: nothing of the view may be touched afterwards. */
	if (app_open_file(app, path, false, &err))
		app_say(app, _("演示机构：人名、单位都是虚构的。文件在 %s，用完可以删除"), path);
	else
		app_fail(app, &err);
	free(path);
	return EFFECT_REDRAW;
}

/* The form was filled in. */
static unsigned set_up(struct view *view)
{
	struct firstrun_state *state = state_of(view);
	struct app *app = view->app;
	struct error err = ERROR_INIT;
	struct setup setup;
	const struct office_options options = app_options(app);
	setup_form_get(&state->setup, &setup);
	if (!office_set_up(&options, &setup, &err)) {
		setup_form_refuse(&state->setup, &err);
		return EFFECT_REDRAW;
	}
	if (app_open_file(app, app_path(app), false, &err))
		app_say(app, "%s", _("机构已建好；按 ? 看按键，按 : 找操作"));
	else
		app_fail(app, &err);
	return EFFECT_REDRAW;
}

static const struct way {
	const char *label, *help; /* msgids */
	unsigned (*run)(struct view *view, int argument);
} ways[] = {
	{N_("新建机构"), N_("登记仲裁委员会、案号和您的姓名，从第一件案件做起"), run_new},
	{N_("导入台账"), N_("把 Excel 或 WPS 里的案件台账读进来，接着办"), run_import},
	{N_("打开演示机构"), N_("虚构的一年 2,876 件案件，随便试用，不影响正式数据"), run_demo},
};
enum { WAYS = sizeof ways / sizeof *ways };

/* --- keys --- */

static unsigned move_firstrun(struct view *view, enum move move)
{
	struct firstrun_state *state = state_of(view);
	switch (move) {
	case MOVE_UP:
	case MOVE_PREVIOUS_BOX: state->chosen = (state->chosen + WAYS - 1) % WAYS; return EFFECT_REDRAW;
	case MOVE_DOWN:
	case MOVE_NEXT_BOX: state->chosen = (state->chosen + 1) % WAYS; return EFFECT_REDRAW;
	case MOVE_HOME: state->chosen = 0; return EFFECT_REDRAW;
	case MOVE_END: state->chosen = WAYS - 1; return EFFECT_REDRAW;
	case MOVE_OPEN: return ways[state->chosen].run(view, 0);
	default: return EFFECT_NONE;
	}
}

static unsigned key_firstrun(struct view *view, const struct key_event *key)
{
	struct firstrun_state *state = state_of(view);
	if (!state->setting_up)
		return EFFECT_NOT_MINE;
	switch (setup_form_key(&state->setup, key)) {
	case WIDGET_DONE: return set_up(view);
	case WIDGET_CANCELLED:
		setup_form_free(&state->setup);
		state->setting_up = false;
		return EFFECT_REDRAW;
	case WIDGET_NOT_MINE: return EFFECT_NONE;
	default: return EFFECT_REDRAW;
	}
}

static bool typing_firstrun(const struct view *view)
{
	return state_of(view)->setting_up;
}

static unsigned run_leave(struct view *view, int argument)
{
	(void)view;
	(void)argument;
	return EFFECT_QUIT;
}

static const struct command firstrun_commands[] = {
	{.id = "firstrun-new",
		.label = N_("新建"),
		.help = N_("新建一个机构"),
		.keys = "1 n",
		.run = run_new,
		.bar = 10},
	{.id = "firstrun-import",
		.label = N_("导入"),
		.help = N_("从台账开始"),
		.keys = "2 i",
		.run = run_import,
		.bar = 20},
	{.id = "firstrun-demo",
		.label = N_("演示"),
		.help = N_("打开演示机构"),
		.keys = "3 d",
		.run = run_demo,
		.bar = 30},
	{.id = "firstrun-leave",
		.label = N_("退出"),
		.help = N_("退出，什么都不建"),
		.keys = "q Esc",
		.run = run_leave,
		.bar = 40},
	{0},
};

/* --- drawing --- */

enum { MENU_COLUMNS = 64, MENU_ROWS = 15 };

static void draw_ways(const struct firstrun_state *state, struct canvas *canvas, struct rect box)
{
	for (size_t i = 0; i < WAYS; i++) {
		bool chosen = i == state->chosen;
		int row = box.row + 3 * (int)i;
		style_id selected = chosen ? STYLE_SELECTED : 0;
		struct strbuf label = {0};
		strbuf_addf(&label, "%zu  %s", i + 1, _(ways[i].label));
		canvas_text(canvas, row, box.column, (style_id)(STYLE_KEY | selected),
			chosen ? canvas_glyph(canvas, GLYPH_POINTER) : " ");
		canvas_field(canvas, row, box.column + 1, box.columns - 1, TEXT_LEFT,
			(style_id)(STYLE_KEY | selected), strbuf_text(&label));
		canvas_field(canvas, row + 1, box.column + 4, box.columns - 4, TEXT_LEFT, STYLE_DIM,
			_(ways[i].help));
		strbuf_free(&label);
	}
}

static void draw_firstrun(struct view *view, struct canvas *canvas, struct rect area)
{
	struct firstrun_state *state = state_of(view);
	canvas_fill(canvas, area, STYLE_NORMAL);
	canvas_frame(canvas, area, view->focused ? STYLE_FRAME_ACTIVE : STYLE_FRAME, _("仲裁台"));
	struct rect inside = rect_inside(area);
	if (state->setting_up) {
		setup_form_draw(&state->setup, canvas, inside);
		return;
	}
	struct rect box = rect_middle(inside, MENU_ROWS, MENU_COLUMNS);
	canvas_text(canvas, box.row, box.column, STYLE_TITLE, _("欢迎使用仲裁台。这里还没有机构的文件："));
	canvas_field(canvas, box.row + 1, box.column, box.columns, TEXT_LEFT, STYLE_DIM, app_path(view->app));
	struct rect menu = {box.row + 3, box.column, 3 * WAYS, box.columns};
	draw_ways(state, canvas, menu);
	struct rect message = {menu.row + menu.rows, box.column, 3, box.columns};
	if (state->message.length)
		canvas_paragraph(canvas, message, 0, STYLE_ERROR, strbuf_text(&state->message));
}

const struct pane firstrun_pane = {
	.id = "firstrun",
	.title = N_("开始"),
	.kind = PANE_FULL,
	.state_size = sizeof(struct firstrun_state),
	.draw = draw_firstrun,
	.move = move_firstrun,
	.key = key_firstrun,
	.typing = typing_firstrun,
	.close = close_firstrun,
	.commands = firstrun_commands,
};
