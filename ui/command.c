/* command.c — the commands that every pane has, and the one walk over everything that can be done. */
#include "command.h"

#include "app.h"
#include "base/i18n.h"
#include "store/journal.h"
#include "term/keymap.h"

#include <stdio.h>
#include <string.h>

static unsigned run_move(struct view *view, int argument)
{
	return view->pane->move ? view->pane->move(view, (enum move)argument) : EFFECT_NOT_MINE;
}

static unsigned run_help(struct view *view, int argument)
{
	(void)argument;
	return app_show(view->app, pane_find("help"), 0, view->pane);
}

static unsigned run_palette(struct view *view, int argument)
{
	(void)argument;
	return app_show(view->app, pane_find("palette"), 0, view->pane);
}

static bool search_answer(struct view *view, const char *text, struct error *err)
{
	return view->pane->match(view, text, err);
}

/* What is typed after the key must not become commands: a pane that cannot be searched leads to the cases. */
static bool search_cases(struct view *view, const char *text, struct error *err)
{
	struct app *app = view->app; /* the view may be gone once another one is shown */
	app_show(app, pane_find("docket"), 0, NULL);
	struct view *docket = app_main_view(app);
	docket->stale = true;
	return docket->pane->match(docket, text, err);
}

static unsigned run_search(struct view *view, int argument)
{
	(void)argument;
	if (!view->pane->match && app_has_office(view->app))
		return app_prompt(view->app, _("搜索案件：/"), "", false, search_cases);
	if (!view->pane->match) {
		app_say(view->app, "%s", _("这里没有可以搜索的内容"));
		return EFFECT_REDRAW;
	}
	const char *initial = view->pane->matched ? view->pane->matched(view) : NULL;
	return app_prompt(view->app, "/", initial ? initial : "", false, search_answer);
}

static bool goto_answer(struct view *view, const char *text, struct error *err)
{
	return app_goto(view->app, text, err);
}

static unsigned run_goto(struct view *view, int argument)
{
	(void)argument;
	return app_prompt(view->app, _("案号："), "", false, goto_answer);
}

static unsigned run_forgotten(struct view *view, int argument)
{
	(void)argument;
	struct app *app = view->app;
	struct error err = ERROR_INIT;
	unsigned effects = app_show(app, pane_find("docket"), 0, NULL);
	struct view *docket = app_main_view(app);
	if (docket->pane->match && !docket->pane->match(docket, "open forgotten", &err))
		app_fail(app, &err);
	docket->stale = true;
	return effects;
}

static unsigned run_import(struct view *view, int argument)
{
	(void)argument;
	return app_show(view->app, pane_find("import"), 0, NULL);
}

static unsigned run_receipts(struct view *view, int argument)
{
	(void)argument;
	return app_show(view->app, pane_find("receipts"), 0, NULL);
}

static unsigned run_settings(struct view *view, int argument)
{
	(void)argument;
	return app_show(view->app, pane_find("settings"), 0, NULL);
}

static unsigned run_allowance(struct view *view, int argument)
{
	(void)argument;
	return app_show(view->app, pane_find("allowance"), 0, NULL);
}

static bool backup_answer(struct view *view, const char *text, struct error *err)
{
	if (!*text)
		return error_set(err, ERR_INPUT, _("请写备份文件的名字"));
	if (!store_backup(app_office(view->app)->store, text, err))
		return false;
	app_say(view->app, _("已备份到 %s"), text);
	return true;
}

static unsigned run_backup(struct view *view, int argument)
{
	(void)argument;
	char name[64], day[CIVIL_TEXT_SIZE];
	snprintf(name, sizeof name, "zhongcai-%s.db", civil_format(app_office(view->app)->today, day));
	return app_prompt(view->app, _("备份到："), name, false, backup_answer);
}

static unsigned run_refresh(struct view *view, int argument)
{
	(void)argument;
	app_refresh(view->app);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

/* Escape leaves what covers the screen, but never the program. */
static unsigned run_cancel(struct view *view, int argument)
{
	(void)argument;
	return view->pane->kind == PANE_FULL ? EFFECT_CLOSE | EFFECT_REDRAW : EFFECT_REDRAW;
}

static unsigned run_effect(struct view *view, int argument)
{
	(void)view;
	return (unsigned)argument;
}

const struct command general_commands[] = {
	{.id = "up",
		.label = N_("上"),
		.help = N_("上移一行"),
		.keys = "Up k",
		.run = run_move,
		.argument = MOVE_UP},
	{.id = "down",
		.label = N_("下"),
		.help = N_("下移一行"),
		.keys = "Down j",
		.run = run_move,
		.argument = MOVE_DOWN},
	{.id = "left",
		.label = N_("左"),
		.help = N_("左移，或上一分栏"),
		.keys = "Left h",
		.run = run_move,
		.argument = MOVE_LEFT},
	{.id = "right",
		.label = N_("右"),
		.help = N_("右移，或下一分栏"),
		.keys = "Right l",
		.run = run_move,
		.argument = MOVE_RIGHT},
	{.id = "page-up",
		.label = N_("上页"),
		.help = N_("上翻一页"),
		.keys = "PgUp C-b",
		.run = run_move,
		.argument = MOVE_PAGE_UP},
	{.id = "page-down",
		.label = N_("下页"),
		.help = N_("下翻一页"),
		.keys = "PgDn C-f",
		.run = run_move,
		.argument = MOVE_PAGE_DOWN},
	{.id = "home",
		.label = N_("首"),
		.help = N_("到第一行"),
		.keys = "Home <",
		.run = run_move,
		.argument = MOVE_HOME},
	{.id = "end",
		.label = N_("末"),
		.help = N_("到最后一行"),
		.keys = "End G >",
		.run = run_move,
		.argument = MOVE_END},
	{.id = "open",
		.label = N_("打开"),
		.help = N_("打开光标所在的一行"),
		.keys = "Enter",
		.run = run_move,
		.argument = MOVE_OPEN},
	{.id = "mark",
		.label = N_("选择"),
		.help = N_("选中或取消光标所在的一行（可选多行，一起办理）"),
		.keys = "Space",
		.run = run_move,
		.argument = MOVE_MARK},
	{.id = "next-box",
		.label = N_("换栏"),
		.help = N_("到下一栏"),
		.keys = "Tab",
		.run = run_move,
		.argument = MOVE_NEXT_BOX},
	{.id = "previous-box",
		.label = N_("上一栏"),
		.help = N_("到上一栏"),
		.keys = "S-Tab",
		.run = run_move,
		.argument = MOVE_PREVIOUS_BOX},
	{.id = "search",
		.label = N_("搜索"),
		.help = N_("搜索或筛选：词语和“键:值”，以空格分开"),
		.keys = "/",
		.run = run_search,
		.bar = 80},
	{.id = "goto",
		.label = N_("案号"),
		.help = N_("按案号打开案件：20-2314、2020-2314、全称，或唯一的序号"),
		.keys = "g",
		.needs = NEED_OFFICE,
		.run = run_goto,
		.bar = 85},
	{.id = "forgotten",
		.label = N_("被遗忘"),
		.help = N_("列出被遗忘的案件：没有下一步，或很久没有办理；首行右侧是件数"),
		.keys = "B",
		.needs = NEED_OFFICE,
		.run = run_forgotten},
	{.id = "receipts",
		.label = N_("收回证"),
		.help = N_("按邮件单号登记送达：扫描或键入单号，一次填写送达日期"),
		.keys = "R",
		.needs = NEED_OFFICE | NEED_WRITABLE,
		.run = run_receipts},
	{.id = "allowance",
		.label = N_("办案补助"),
		.help = N_("一个月的办案补助：编制、批准、冲销、导出"),
		.keys = "$",
		.needs = NEED_OFFICE,
		.run = run_allowance},
	{.id = "settings",
		.label = N_("设置"),
		.help = N_("机构、有争议规定的读法、提醒、节假日、本省规定、人员、庭室"),
		.keys = ",",
		.needs = NEED_OFFICE,
		.run = run_settings},
	{.id = "import",
		.label = N_("导入台账"),
		.help = N_("读入 Excel 或 WPS 另存为 CSV 的案件台账，看过以后再存入"),
		.needs = NEED_OFFICE | NEED_WRITABLE,
		.run = run_import},
	{.id = "backup",
		.label = N_("备份"),
		.help = N_("把整个文件备份到另一个文件，别人在用时也可以"),
		.run = run_backup},
	{.id = "refresh",
		.label = N_("刷新"),
		.help = N_("重新读取并重画屏幕"),
		.keys = "C-l",
		.run = run_refresh},
	{.id = "back",
		.label = N_("返回"),
		.help = N_("关闭当前窗格，回到上一个；在案件列表中退出"),
		.keys = "q",
		.run = run_effect,
		.argument = EFFECT_CLOSE | EFFECT_REDRAW,
		.bar = 90},
	{.id = "cancel",
		.label = N_("取消"),
		.help = N_("关闭帮助等整屏窗格，消去提示"),
		.keys = "Esc",
		.run = run_cancel},
	{.id = "palette",
		.label = N_("命令"),
		.help = N_("命令面板：输入名称的一部分，找到任何命令或操作"),
		.keys = ":",
		.run = run_palette,
		.bar = 95},
	{.id = "help",
		.label = N_("帮助"),
		.help = N_("列出全部按键、命令和操作"),
		.keys = "?",
		.run = run_help,
		.bar = 96},
	{.id = "quit",
		.label = N_("退出"),
		.help = N_("退出程序（每一步都已保存）"),
		.keys = "C-q",
		.run = run_effect,
		.argument = EFFECT_QUIT},
	{0},
};

/* --- The walk ---------------------------------------------------------------------------------------- */

static bool nth_command(const struct command *commands, size_t *skip, struct entry *out, const char *context)
{
	for (const struct command *command = commands; command && command->id; command++)
		if ((*skip)-- == 0) {
			*out = (struct entry){.command = command, .context = context};
			return true;
		}
	return false;
}

bool entry_next(size_t *cursor, struct entry *out)
{
	size_t skip = (*cursor)++;
	int tab = 0;
	for (size_t i = 0; panes[i]; i++) {
		if (panes[i]->kind != PANE_TAB)
			continue;
		tab++;
		if (skip-- == 0) {
			*out = (struct entry){.pane = panes[i], .tab = tab, .context = KEYMAP_GENERAL};
			return true;
		}
	}
	if (nth_command(general_commands, &skip, out, KEYMAP_GENERAL))
		return true;
	for (size_t i = 0; panes[i]; i++)
		if (nth_command(panes[i]->commands, &skip, out, panes[i]->id))
			return true;
	for (const struct act *act = acts; act->id; act++)
		if (skip-- == 0) {
			*out = (struct entry){.act = act, .context = KEYMAP_GENERAL};
			return true;
		}
	return false;
}

const char *entry_id(const struct entry *entry)
{
	return entry->command ? entry->command->id : entry->act ? entry->act->id : entry->pane->id;
}

const char *entry_label(const struct entry *entry)
{
	return _(entry->command ? entry->command->label
		 : entry->act   ? entry->act->label
				: entry->pane->title);
}

const char *entry_help(const struct entry *entry)
{
	return entry->command ? _(entry->command->help)
	       : entry->act   ? _(entry->act->help)
			      : _("打开这个窗格");
}

unsigned entry_needs(const struct entry *entry)
{
	return entry->command ? entry->command->needs : NEED_OFFICE | (entry->act ? entry->act->needs : 0);
}

bool entry_in_context(const struct entry *entry, const char *context)
{
	return strcmp(entry->context, KEYMAP_GENERAL) == 0 || strcmp(entry->context, context) == 0;
}

bool entry_find(const char *id, const char *context, struct entry *out)
{
	size_t cursor = 0;
	while (entry_next(&cursor, out))
		if (strcmp(entry_id(out), id) == 0 && entry_in_context(out, context))
			return true;
	return false;
}

/* --- Keys -------------------------------------------------------------------------------------------- */

static void bind_words(struct strbuf *out, const char *context, const char *keys, const char *id)
{
	while (keys && *keys) {
		size_t length = strcspn(keys, " ");
		if (length)
			strbuf_addf(out, "%s %.*s %s\n", context, (int)length, keys, id);
		keys += length;
		keys += strspn(keys, " ");
	}
}

/* An act's keys say their contexts: "docket:a case:a", "*:u". */
static void bind_act(struct strbuf *out, const struct act *act)
{
	const char *keys = act->keys;
	while (keys && *keys) {
		size_t length = strcspn(keys, " ");
		const char *colon = memchr(keys, ':', length);
		if (colon && colon + 1 < keys + length)
			strbuf_addf(out, "%.*s %.*s %s\n", (int)(colon - keys), keys,
				(int)(length - (size_t)(colon + 1 - keys)), colon + 1, act->id);
		keys += length;
		keys += strspn(keys, " ");
	}
}

bool keys_default_text(struct strbuf *out, struct error *err)
{
	struct entry entry;
	size_t cursor = 0;
	while (entry_next(&cursor, &entry)) {
		if (entry.command)
			bind_words(out, entry.context, entry.command->keys, entry.command->id);
		else if (entry.act)
			bind_act(out, entry.act);
		else if (entry.tab <= 9)
			strbuf_addf(out, "%s %d %s\n%s F%d %s\n", KEYMAP_GENERAL, entry.tab, entry.pane->id,
				KEYMAP_GENERAL, entry.tab, entry.pane->id);
	}
	return out->failed ? error_set(err, ERR_NOMEM, _("内存不足")) : true;
}
