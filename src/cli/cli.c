#include "cli/cli.h"
#include "base/i18n.h"

#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int cli_help(int argc, char **argv, const struct cli_options *options);

const struct cli_command cli_commands[] = {
	{"list", cli_list, N_("[--filter 筛选] [--sort 次序] [--limit 条数] [--words]"),
		N_("列出案件；--words 列出筛选用的词")},
	{"find", cli_find, N_("文字 [--limit 条数]"), N_("按当事人、案号查找案件")},
	{"case", cli_case_detail, N_("案号"), N_("一个案件的全部情况：当事人、事件、期限及其理由")},
	{"today", cli_today, N_("[--user 姓名]"),
		N_("今日清单：逾期、今日到期、今日开庭、即将到期的事项；今天有事要办时退出状态为 1，无事为 0")},
	{"backlog", cli_backlog, "", N_("积压：各种原因停住多少案件、多少日，公告何时期满")},
	{"services", cli_services, N_("[种类] [--search 文字] [--limit 条数]"),
		N_("待送达的文书：out 在途、back 退回、complete 期满、announced 公告、late 逾期、hearing 碍庭；不写种类则列出"
		   "各有多少")},
	{"slots", cli_slots, N_("案号 [--limit 条数] [--published 公告日] [--online]"),
		N_("最早可排的开庭时间，及为什么不更早")},
	{"schedule", cli_schedule, "--all [--dry-run]", N_("全部待排案件一起排期；--dry-run 只看不存")},
	{"act", cli_act, N_("[事项 [案号…] 键=值… [--dry-run]]"),
		N_("办理一个事项；--dry-run 只说会怎样，什么也不存；不写事项则列出全部")},
	{"undo", cli_undo, "", N_("撤销本人最近一次办理")},
	{"draw", cli_draw, N_("[verify] 案号 [--three] [--reason 理由]"),
		N_("随机抽取空着的席位；verify 由记录复核抽取的结果")},
	{"report", cli_report, N_("--year 年 [--month 月]"), N_("一年或一月的统计")},
	{"deadline", cli_deadline, N_("事件=日期[,键=值]… [--flag 标志]…"),
		N_("期限计算：由事件推出各项期限和理由")},
	{"import", cli_import,
		N_("ledger 文件 [--dry-run] [--accept-valid] [--rejected 文件] [--encoding 编码] | holidays 文件 | "
		   "rules 文件 | busy 仲裁员 文件.ics"),
		N_("导入台账（CSV、TSV）、一年的放假安排、一省的期限规定、仲裁员的忙闲（iCalendar）")},
	{"arbitrators", cli_arbitrators, N_("[姓名]"),
		N_("仲裁员名册：聘期、每周时间、负荷、培训、年度考核，以及本聘期的办结、期限内、调解、撤裁、回避；"
		   "写姓名即他的全部登记")},
	{"allowance", cli_allowance, N_("[--month 年-月] [--arbitrator 姓名] [--export 文件.csv]"),
		N_("一个月的办案补助清单，写明姓名的带明细；--export 写成表格")},
	{"assign", cli_assign, N_("--week 日期 [--dry-run]"),
		N_("为一周的新案一起分案，负荷均匀；--dry-run 只看方案，并与轮流相比")},
	{"calendar", cli_calendar,
		N_("export [--arbitrator 姓名] [--room 庭室] [--from 日期] [--until 日期] 文件.ics"),
		N_("导出开庭日历（iCalendar），缺省从一个月前到一年后")},
	{"demo", cli_demo, N_("[--cases 件数] [--no-open]"), N_("建立演示机构")},
	{"journal", cli_journal, N_("[--case 案号] [--limit 条数]"), N_("办理日志，最近的在前")},
	{"check", cli_check, N_("[--deep]"), N_("核对日志、外键和推导；--deep 另外重放日志")},
	{"backup", cli_backup, N_("文件"), N_("备份；他人可以同时办理")},
	{"restore", cli_restore, N_("文件"), N_("从备份恢复；原来的文件保留")},
	{"help", cli_help, N_("[命令]"), N_("显示命令及其用法")},
	{0},
};

static const struct cli_command *find_command(const char *name)
{
	for (const struct cli_command *command = cli_commands; command->name; command++)
		if (strcmp(command->name, name) == 0)
			return command;
	return NULL;
}

static void print_command(FILE *to, const struct cli_command *command)
{
	fprintf(to, "  zhongcai %s %s\n        %s\n", command->name, *command->usage ? _(command->usage) : "",
		_(command->help));
}

static int print_help(void)
{
	puts(_("zhongcai：劳动人事争议仲裁台。不带命令时打开应用。"));
	for (const struct cli_command *command = cli_commands; command->name; command++)
		print_command(stdout, command);
	puts(_("各命令都接受：--db 文件  --today 年-月-日  --user 姓名  --lang zh|en  --json  --quiet"));
	puts(_("退出状态：0 完成，1 数据有误或被拒绝（today：今天有逾期、到期的事项或开庭），2 用法错误，3 文件无法打开或写入"));
	return 0;
}

static int cli_help(int argc, char **argv, const struct cli_options *options)
{
	(void)options;
	if (argc < 2)
		return print_help();
	const struct cli_command *command = find_command(argv[1]);
	if (!command)
		return cli_usage("help", _("没有命令 %s"), argv[1]);
	print_command(stdout, command);
	return 0;
}

int cli_fail(struct error *err)
{
	int status = error_exit_status(err);
	fprintf(stderr, "%s\n", err->text ? err->text : _("内存不足，操作没有完成"));
	error_clear(err);
	return status ? status : 1;
}

int cli_usage(const char *command, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	const struct cli_command *known = command ? find_command(command) : NULL;
	if (known)
		fprintf(stderr, _("；用法：zhongcai %s %s\n"), known->name,
			*known->usage ? _(known->usage) : "");
	else
		fputs(_("；zhongcai help 列出各命令\n"), stderr);
	return 2;
}

/* The options every subcommand takes. */
enum option_kind { OPTION_DB, OPTION_TODAY, OPTION_USER, OPTION_LANG, OPTION_JSON, OPTION_QUIET };
static const struct {
	const char *name;
	enum option_kind kind;
	bool takes_value;
} global_options[] = {
	{"--db", OPTION_DB, true},
	{"--today", OPTION_TODAY, true},
	{"--user", OPTION_USER, true},
	{"--lang", OPTION_LANG, true},
	{"--json", OPTION_JSON, false},
	{"--quiet", OPTION_QUIET, false},
};

/* The raw values; a date or a language is judged once the language of the answer is known. */
struct raw_options {
	const char *values[OPTION_QUIET + 1];
	const char *missing; /* an option whose value is missing */
};

/* Takes the options out of argv, keeping the order of the rest. Returns the new argc. */
static int take_options(int argc, char **argv, struct raw_options *raw)
{
	int kept = 1;
	bool taking = true;
	for (int i = 1; i < argc; i++) {
		size_t found = 0;
		size_t count = sizeof global_options / sizeof *global_options;
		const char *value = NULL;
		if (taking && strcmp(argv[i], "--") == 0)
			taking = false;
		for (; taking && found < count; found++) {
			size_t length = strlen(global_options[found].name);
			if (strncmp(argv[i], global_options[found].name, length) != 0)
				continue;
			if (argv[i][length] == '\0')
				break;
			if (global_options[found].takes_value && argv[i][length] == '=') {
				value = argv[i] + length + 1;
				break;
			}
		}
		if (!taking || found == count) {
			argv[kept++] = argv[i];
			continue;
		}
		if (!global_options[found].takes_value)
			value = "";
		else if (!value && i + 1 < argc)
			value = argv[++i];
		if (!value)
			raw->missing = global_options[found].name;
		raw->values[global_options[found].kind] = value;
	}
	argv[kept] = NULL;
	return kept;
}

int cli_main(int argc, char **argv, struct cli_options *options)
{
	struct raw_options raw = {.missing = NULL};
	if (argc > 1)
		argc = take_options(argc, argv, &raw);
	*options = (struct cli_options){.db = raw.values[OPTION_DB],
		.today = CIVIL_NONE,
		.json = raw.values[OPTION_JSON] != NULL,
		.quiet = raw.values[OPTION_QUIET] != NULL,
		.user = raw.values[OPTION_USER],
		.lang = raw.values[OPTION_LANG]};
	enum i18n_language language = LANGUAGE_DEFAULT;
	bool bad_language = false;
	if (options->lang && strcmp(options->lang, "en") == 0)
		language = LANGUAGE_ENGLISH;
	else if (options->lang && strcmp(options->lang, "zh") == 0)
		language = LANGUAGE_CHINESE;
	else
		bad_language = options->lang != NULL;
	i18n_init(language);

	if (raw.missing)
		return cli_usage(NULL, _("选项 %s 缺少值"), raw.missing);
	if (bad_language)
		return cli_usage(NULL, _("语言 %s 不认识，只有 zh 和 en"), options->lang);
	const char *today = raw.values[OPTION_TODAY];
	if (!today)
		today = getenv("ZHONGCAI_TODAY");
	if (today && *today) {
		options->today = civil_parse(today);
		if (options->today == CIVIL_NONE)
			return cli_usage(NULL, _("日期 %s 不对，应写作 2020-11-23 这样"), today);
	}
	if (argc < 2)
		return CLI_NO_COMMAND;
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return print_help();
	if (strcmp(argv[1], "--version") == 0) {
		puts(PACKAGE_STRING);
		return 0;
	}
	const struct cli_command *command = find_command(argv[1]);
	if (!command)
		return cli_usage(NULL, _("没有命令 %s"), argv[1]);
	options->open_next = &options->made;
	int status = command->run(argc - 1, argv + 1, options);
	options->open_next = NULL;
	if (!options->made)
		return status;
	options->db = options->made;
	return CLI_NO_COMMAND;
}

void cli_options_clear(struct cli_options *options)
{
	free(options->made);
	*options = (struct cli_options){.today = CIVIL_NONE};
}
