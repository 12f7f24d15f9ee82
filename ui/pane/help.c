/* help.c — all keys, commands and acts, printed from the tables as they are bound now; scrolled and searched
 * like any other pane. */
#include "app.h"
#include "base/i18n.h"
#include "command.h"
#include "office/filter.h"
#include "term/keymap.h"
#include "widget/textview.h"

#include <string.h>

struct help_state {
	const struct pane *about; /* whose keys come first */
	struct textview view;
	struct strbuf sought;
};

static struct help_state *state_of(const struct view *view)
{
	return view->state;
}

/* One line: keys, label, what it does. */
static void add_entry(
	struct strbuf *out, const struct keymap *keymap, const char *context, const struct entry *entry)
{
	struct strbuf keys = {0};
	keymap_keys(keymap, context, entry_id(entry), &keys);
	strbuf_add(out, "  ");
	text_pad(out, strbuf_text(&keys), keys.length, 14, TEXT_LEFT, "");
	strbuf_add(out, " ");
	text_pad(out, entry_label(entry), strlen(entry_label(entry)), 12, TEXT_LEFT, "");
	strbuf_addf(out, " %s\n", entry_help(entry));
	strbuf_free(&keys);
}

typedef bool entry_wanted(const struct entry *entry, const void *data);

static void add_part(struct strbuf *out, const struct keymap *keymap, const char *context, const char *title,
	entry_wanted *wanted, const void *data)
{
	struct entry entry;
	bool any = false;
	for (size_t cursor = 0; entry_next(&cursor, &entry);) {
		if (!wanted(&entry, data))
			continue;
		if (!any)
			strbuf_addf(out, "# %s\n", title);
		any = true;
		add_entry(out, keymap, context, &entry);
	}
	if (any)
		strbuf_add(out, "\n");
}

static bool is_of_pane(const struct entry *entry, const void *data)
{
	return entry->command && strcmp(entry->context, ((const struct pane *)data)->id) == 0;
}

static bool is_general(const struct entry *entry, const void *data)
{
	(void)data;
	return entry->pane || (entry->command && strcmp(entry->context, KEYMAP_GENERAL) == 0);
}

static bool is_of_group(const struct entry *entry, const void *data)
{
	return entry->act && entry->act->group == *(const enum act_group *)data;
}

static const char *const group_titles[ACT_GROUPS] = {
	[GROUP_CASE] = N_("立案"),
	[GROUP_SERVICE] = N_("送达"),
	[GROUP_PROCEDURE] = N_("程序"),
	[GROUP_HEARING] = N_("开庭"),
	[GROUP_ASSIGNMENT] = N_("组庭"),
	[GROUP_CLOSING] = N_("结案"),
	[GROUP_WINDOW] = N_("窗口"),
	[GROUP_OFFICE] = N_("机构"),
	[GROUP_JOURNAL] = N_("撤销与日志"),
};

/* Keys are not bound anew while the program runs: once is enough, and the place read stays. */
static bool open_help(struct view *view, const void *argument, struct error *err)
{
	struct help_state *state = state_of(view);
	state->about = argument;
	const struct keymap *keymap = app_keymap(view->app);
	const char *context = state->about ? state->about->id : KEYMAP_GENERAL;
	struct strbuf text = {0}, title = {0};
	if (state->about && state->about->title) {
		strbuf_addf(&title, _("“%s”窗格"), _(state->about->title));
		add_part(&text, keymap, context, strbuf_text(&title), is_of_pane, state->about);
	}
	add_part(&text, keymap, context, _("各处通用"), is_general, NULL);
	for (enum act_group group = 0; group < ACT_GROUPS; group++) {
		strbuf_reset(&title);
		strbuf_addf(&title, _("操作：%s"), _(group_titles[group]));
		add_part(&text, keymap, context, strbuf_text(&title), is_of_group, &group);
	}
	strbuf_addf(&text, "# %s\n", _("搜索与筛选的词语"));
	filter_describe(&text);
	bool good = !text.failed && textview_set(&state->view, strbuf_text(&text));
	strbuf_free(&text);
	strbuf_free(&title);
	return good || error_set(err, ERR_NOMEM, _("内存不足"));
}

static void close_help(struct view *view)
{
	textview_free(&state_of(view)->view);
	strbuf_free(&state_of(view)->sought);
}

static unsigned move_help(struct view *view, enum move move)
{
	static const key_code keys[MOVES] = {[MOVE_UP] = K_UP,
		[MOVE_DOWN] = K_DOWN,
		[MOVE_PAGE_UP] = K_PAGE_UP,
		[MOVE_PAGE_DOWN] = K_PAGE_DOWN,
		[MOVE_HOME] = K_HOME,
		[MOVE_END] = K_END,
		[MOVE_MARK] = K_PAGE_DOWN};
	const struct key_event key = {.code = keys[move]};
	if (!key.code)
		return EFFECT_NOT_MINE;
	textview_key(&state_of(view)->view, &key);
	return EFFECT_REDRAW;
}

static bool match_help(struct view *view, const char *text, struct error *err)
{
	struct help_state *state = state_of(view);
	strbuf_reset(&state->sought);
	strbuf_add(&state->sought, text);
	return textview_find(&state->view, text) || error_set(err, ERR_NOTFOUND, _("帮助中没有“%s”"), text);
}

static const char *matched_help(const struct view *view)
{
	return strbuf_text(&state_of(view)->sought);
}

static unsigned find_next(struct view *view, int argument)
{
	(void)argument;
	if (state_of(view)->sought.length)
		textview_find(&state_of(view)->view, strbuf_text(&state_of(view)->sought));
	return EFFECT_REDRAW;
}

static void draw_help(struct view *view, struct canvas *canvas, struct rect area)
{
	canvas_frame(canvas, area, STYLE_FRAME_ACTIVE, _("帮助"));
	struct rect inner = rect_inside(area);
	inner.column++;
	inner.columns -= 2;
	textview_draw(&state_of(view)->view, canvas, inner);
}

static const struct command help_commands[] = {
	{.id = "find-next",
		.label = N_("下一处"),
		.help = N_("到下一处找到的地方"),
		.keys = "n",
		.run = find_next,
		.bar = 20},
	{0},
};

const struct pane help_pane = {
	.id = "help",
	.kind = PANE_FULL,
	.state_size = sizeof(struct help_state),
	.open = open_help,
	.draw = draw_help,
	.move = move_help,
	.match = match_help,
	.matched = matched_help,
	.close = close_help,
	.commands = help_commands,
};
