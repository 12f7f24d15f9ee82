#include "manual.h"

#include "base/i18n.h"
#include "cli/cli.h"
#include "command.h"
#include "law/event.h"
#include "office/filter.h"
#include "pane/pane.h"

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

/* Text inside roff: backslashes are escapes, a leading dot or quote would be a request. */
static void add_char(struct strbuf *out, char c, bool line_start)
{
	if (line_start && (c == '.' || c == '\''))
		strbuf_add(out, "\\&");
	if (c == '\\')
		strbuf_add(out, "\\e");
	else if (c == '-')
		strbuf_add(out, "\\-");
	else if (c == '\n')
		strbuf_add(out, "\n.br\n");
	else
		strbuf_add_char(out, c);
}

/* Formatters break lines at blanks alone. Chinese has none, and a path is long: where the Unicode rules allow
 * a break beside a Chinese character or a slash they are told so. */
static bool breaks_after(char before, char after)
{
	return (unsigned char)before >= 0x80 || (unsigned char)after >= 0x80 || before == '/';
}

static void add_text(struct strbuf *out, const char *text)
{
	size_t length = strlen(text);
	char *breaks = malloc(length + 1);
	if (!breaks) {
		out->failed = true;
		return;
	}
	u8_possible_linebreaks((const uint8_t *)text, length, "GB18030", breaks);
	for (size_t i = 0; i < length; i++) {
		bool line_start = i == 0 || text[i - 1] == '\n';
		if (!line_start && breaks[i] == UC_BREAK_POSSIBLE && text[i - 1] != ' ' &&
			breaks_after(text[i - 1], text[i]))
			strbuf_add(out, "\\:");
		add_char(out, text[i], line_start);
	}
	free(breaks);
}

static void add_item(struct strbuf *out, const char *name, const char *arguments, const char *text)
{
	strbuf_add(out, ".TP\n\\fB");
	add_text(out, name);
	strbuf_add(out, "\\fR");
	if (arguments && *arguments) {
		strbuf_add_char(out, ' ');
		add_text(out, arguments);
	}
	strbuf_add_char(out, '\n');
	add_text(out, text);
	strbuf_add_char(out, '\n');
}

/* A title is short, in capitals where there are any, and looked up by programs: nothing is put between its
 * characters. */
static void add_section(struct strbuf *out, const char *title)
{
	strbuf_add(out, ".SH \"");
	for (; *title; title++)
		add_char(out, *title >= 'a' && *title <= 'z' ? (char)(*title - 'a' + 'A') : *title, false);
	strbuf_add(out, "\"\n");
}

static void add_commands(struct strbuf *out)
{
	add_section(out, _("命令"));
	for (const struct cli_command *command = cli_commands; command->name; command++)
		add_item(out, command->name, *command->usage ? _(command->usage) : "", _(command->help));
}

static void add_options(struct strbuf *out)
{
	static const struct {
		const char *name, *text;
	} options[] = {
		{"--db FILE", N_("打开这个文件，而不是本机构的文件")},
		{"--today YYYY-MM-DD", N_("把这一天当作今天")},
		{"--user NAME", N_("以谁的名义操作；不给时按操作系统账号")},
		{"--lang zh|en", N_("界面语言")},
		{"--json", N_("以 JSON 输出，供脚本读取")},
		{"--quiet", N_("只报告错误")},
	};
	add_section(out, _("选项"));
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		add_item(out, options[i].name, NULL, _(options[i].text));
}

static void add_act(struct strbuf *out, const struct act *act)
{
	struct strbuf parameters = {0};
	for (const struct act_param *param = act->params; param && param->id; param++)
		strbuf_addf(&parameters, param->required ? "%s%s=%s" : "%s[%s=%s]",
			parameters.length ? " " : "", param->id, _(param->label));
	struct strbuf text = {0};
	strbuf_addf(&text, "%s — %s", _(act->label), _(act->help));
	add_item(out, act->id, strbuf_text(&parameters), strbuf_text(&text));
	out->failed = out->failed || parameters.failed || text.failed;
	strbuf_free(&parameters);
	strbuf_free(&text);
}

static void add_acts(struct strbuf *out)
{
	add_section(out, _("操作"));
	add_text(out, _("屏幕上按键、在命令面板里选，或用 zhongcai act 名称 案号 键=值 … 执行。"));
	strbuf_add_char(out, '\n');
	for (const struct act *act = acts; act->id; act++)
		add_act(out, act);
}

/* Lines as they are, without filling. */
static void add_lines(struct strbuf *out, const struct strbuf *lines)
{
	strbuf_add(out, ".PP\n.nf\n");
	add_text(out, strbuf_text(lines));
	strbuf_add(out, "\n.fi\n");
	out->failed = out->failed || lines->failed;
}

static bool add_keys(struct strbuf *out, struct error *err)
{
	struct strbuf keys = {0};
	if (!keys_default_text(&keys, err)) {
		strbuf_free(&keys);
		return false;
	}
	add_section(out, _("默认按键"));
	add_text(out, _("每行：窗格（* 为各处）、按键、命令或操作。用户的 keys 文件写同样的行即可改键。"));
	strbuf_add_char(out, '\n');
	add_lines(out, &keys);
	strbuf_free(&keys);
	return true;
}

static void add_screen_commands(struct strbuf *out)
{
	add_section(out, _("屏幕命令"));
	struct entry entry;
	for (size_t cursor = 0; entry_next(&cursor, &entry);)
		if (!entry.act)
			add_item(out, entry_id(&entry), entry_label(&entry), entry_help(&entry));
}

static void add_filter(struct strbuf *out)
{
	struct strbuf words = {0};
	filter_describe(&words);
	add_section(out, _("筛选"));
	add_text(out, _("词语和“键:值”以空格分开，都须符合；其他文字在当事人名称和案号中查找。"));
	strbuf_add_char(out, '\n');
	add_lines(out, &words);
	strbuf_free(&words);
}

static void add_events(struct strbuf *out)
{
	add_section(out, _("期限计算的事件"));
	add_text(out, _("zhongcai deadline 用的事件；--flag 可用："));
	for (size_t flag = 0; flag < LAW_FLAGS; flag++) {
		strbuf_add(out, flag ? ", " : " ");
		add_text(out, law_flags[flag].id);
	}
	strbuf_add_char(out, '\n');
	for (int kind = LAW_EVENT_UNKNOWN + 1; kind < LAW_EVENT_KINDS; kind++)
		add_item(out, law_event_infos[kind].id, NULL, _(law_event_infos[kind].label));
}

static void add_files(struct strbuf *out)
{
	static const struct {
		const char *name, *text;
	} files[] = {
		{"$XDG_DATA_HOME/zhongcai/office.db", N_("本机构的文件（未设变量时在 ~/.local/share 下）")},
		{PKGSYSCONFDIR "/zhongcai.conf", N_("站点配置：db = 文件，几个账号共用时指向共享文件")},
		{"$XDG_CONFIG_HOME/zhongcai/keys", N_("用户自己的按键")},
	};
	static const struct {
		const char *name, *text;
	} variables[] = {
		{"ZHONGCAI_TODAY", N_("等同 --today")},
		{"ZHONGCAI_DB", N_("等同 --db")},
		{"NO_COLOR", N_("不用颜色")},
	};
	add_section(out, _("相关文件"));
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		add_item(out, files[i].name, NULL, _(files[i].text));
	add_section(out, _("环境变量"));
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
		add_item(out, variables[i].name, NULL, _(variables[i].text));
	add_section(out, _("退出状态"));
	add_text(out,
		_("0 完成；1 数据有误或被拒绝，today 则是今天有逾期、到期的事项或开庭；2 用法错误；3 文件无法打开或写入。"));
	strbuf_add_char(out, '\n');
}

bool manual_page(struct strbuf *out, struct error *err)
{
	/* Ragged and unhyphenated: Chinese lines have no blanks to widen, ids must stay whole. */
	strbuf_add(out, ".TH ZHONGCAI 1 \"\" \"" PACKAGE_STRING "\"\n.ad l\n.nh\n");
	add_section(out, _("名称"));
	strbuf_add(out, "zhongcai \\- ");
	add_text(out, _("劳动人事争议仲裁台"));
	strbuf_add_char(out, '\n');
	add_section(out, _("用法"));
	strbuf_add(out, "\\fBzhongcai\\fR ");
	add_text(out, _("[选项]"));
	strbuf_add(out, "\n.br\n\\fBzhongcai\\fR ");
	add_text(out, _("命令 [参数] [选项]"));
	strbuf_add_char(out, '\n');
	add_section(out, _("描述"));
	add_text(out, _("不带命令时打开全屏应用；案件的登记、送达、期限、排期、组庭和结案都用键盘完成。"
			"带命令时做同样的事，供命令行和脚本使用。"));
	strbuf_add_char(out, '\n');
	add_options(out);
	add_commands(out);
	add_filter(out);
	add_events(out);
	add_acts(out);
	add_screen_commands(out);
	if (!add_keys(out, err))
		return false;
	add_files(out);
	return !out->failed || error_set(err, ERR_NOMEM, _("内存不足，操作没有完成"));
}
