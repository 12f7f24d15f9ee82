/* import.c — `import`: what comes in; `import ledger`: an office's list of cases, all of it or none. */
#include "base/embedded.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "cli/import_tables.h"
#include "cli/session.h"
#include "exchange/ledger_store.h"
#include "office/import_ledger.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
	(void)signal_number;
	interrupted = 1;
}

struct import {
	struct office *office; /* NULL: a dry run without a file */
	bool storing, show; /* which pass; is there a progress bar */
	int shown; /* per cent on the screen */
};

static bool progress(void *context, double done)
{
	struct import *import = context;
	int percent = (int)(done * 100);
	if (import->show && percent != import->shown) {
		import->shown = percent;
		fprintf(stderr, "\r%s %3d %%", import->storing ? _("导入") : _("检查"), percent);
		if (import->storing && percent >= 100)
			fputs("\r\033[K", stderr);
	}
	return !interrupted;
}

static bool known(void *context, const char *case_number)
{
	struct import *import = context;
	return import->office && import_ledger_knows(import->office, case_number);
}

static void print_report(const struct ledger_report *report, bool stored)
{
	printf(_("%zu 件（已结 %zu），申请人 %lld 人次，跳过 %zu 行，不能导入 %zu 条，提醒 %zu 处\n"),
		report->cases, report->closed, (long long)report->applicants, report->skipped,
		report->rejected_count, report->warnings);
	for (size_t i = 0; i < report->rejected_count; i++) {
		const struct ledger_rejection *rejection = &report->rejected[i];
		printf(_("  第 %zu 条（第 %zu 行）%s：%s\n"), rejection->record, rejection->line,
			rejection->column, rejection->reason);
	}
	for (int kind = 0; kind < LEDGER_WARNINGS; kind++)
		if (report->warnings_by_kind[kind])
			printf(_("  提醒 %s：%zu 处\n"), ledger_warning_label((enum ledger_warning)kind),
				report->warnings_by_kind[kind]);
	puts(stored ? _("已导入") : _("没有导入任何内容"));
}

struct wishes {
	const char *path, *rejected, *encoding;
	bool dry_run, accept_valid;
};

/* FILE.rejected.csv in the current folder. NULL with err. Owned by the caller. */
static char *rejected_name(const struct wishes *wishes, const char *name, struct error *err)
{
	struct strbuf out = {0};
	strbuf_addf(&out, "%s%s", wishes->rejected ? wishes->rejected : name,
		wishes->rejected ? "" : ".rejected.csv");
	char *text = strbuf_take(&out);
	if (!text)
		error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	return text;
}

/* Two passes: everything is checked before anything is stored. */
static bool run(struct import *import, const struct wishes *wishes, struct ledger_source *source,
	const struct ledger_options *options, struct ledger_report *report, bool *stored, struct error *err)
{
	*stored = false;
	if (!ledger_read(source, options, report, err))
		return false;
	if (wishes->dry_run || !import->office || (report->rejected_count && !wishes->accept_valid))
		return true;
	const char *slash = strrchr(wishes->path, '/');
	const char *name = slash ? slash + 1 : wishes->path;
	char *rejected = rejected_name(wishes, name, err);
	const struct ledger_destination destination = {
		.office = import->office, .name = name, .rejected = rejected, .replace = true};
	import->storing = true;
	*stored = rejected && ledger_store(source, options, report, &destination, err);
	free(rejected);
	return *stored;
}

static bool read_and_store(const struct cli_options *cli, const struct wishes *wishes, struct import *import,
	int *status, struct error *err)
{
	struct words *words = words_load(err);
	struct law_calendar *calendar = malloc(sizeof *calendar);
	const struct embedded_file *holidays = embedded_find("holidays.tsv");
	struct ledger_source source;
	struct ledger_report report = {0};
	bool ok = words && (calendar || error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"))) &&
		  holidays && law_calendar_load(calendar, holidays->text, err) &&
		  ledger_source_open(&source, wishes->path, wishes->encoding, err);
	bool opened = ok;
	struct ledger_options options = {.words = words,
		.calendar = import->office ? import->office->law->calendar : calendar,
		.pattern = import->office ? import->office->commission.case_number_pattern : NULL,
		.today = import->office ? import->office->today : cli->today,
		.known = known,
		.progress = progress,
		.context = import};
	bool stored = false;
	ok = ok && run(import, wishes, &source, &options, &report, &stored, err);
	if (ok && cli->json) {
		char *json = ledger_report_json(&report, words);
		ok = (json && puts(json) != EOF) ||
		     error_set(err, ERR_IO, _("结果没有写完：标准输出无法写入"));
		free(json);
	} else if (ok && !cli->quiet) {
		print_report(&report, stored);
	}
	*status = report.rejected_count && !wishes->accept_valid ? 1 : 0;
	ledger_report_clear(&report);
	if (opened)
		ledger_source_close(&source);
	free(calendar);
	words_free(words);
	return ok;
}

static int import_ledger(const struct cli_options *cli, const struct wishes *wishes)
{
	struct error err = ERROR_INIT;
	struct office office;
	struct import import = {.show = isatty(STDERR_FILENO) && !cli->quiet, .shown = -1};
	char *path = cli_path(cli, &err);
	if (!path)
		return cli_fail(&err);
	bool existed = access(path, F_OK) == 0;
	const struct office_options options = {.path = path,
		.user = cli->user,
		.today = cli->today,
		.create = !wishes->dry_run,
		.read_only = wishes->dry_run};
	int status = 0;
	bool ok = true;
	if (existed || !wishes->dry_run) {
		ok = office_open(&office, &options, &err);
		import.office = ok ? &office : NULL;
	}
	struct sigaction action = {.sa_handler = on_interrupt};
	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	ok = ok && read_and_store(cli, wishes, &import, &status, &err);
	if (import.office)
		office_close(&office);
	/* A file that was made for this and holds nothing is not left behind. */
	if (!existed && !wishes->dry_run && (!ok || status != 0))
		store_remove(path);
	free(path);
	return ok ? status : cli_fail(&err);
}

int cli_import(int argc, char **argv, const struct cli_options *options)
{
	enum { DRY_RUN, ACCEPT_VALID, REJECTED, ENCODING };
	struct cli_word words[] = {[DRY_RUN] = {"--dry-run", false, NULL},
		[ACCEPT_VALID] = {"--accept-valid", false, NULL},
		[REJECTED] = {"--rejected", true, NULL},
		[ENCODING] = {"--encoding", true, NULL},
		{0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (count == 3 && strcmp(argv[1], "busy") == 0)
		return cli_import_busy(argv[2], argv[3], words[ENCODING].value, options);
	if (count != 2)
		return cli_usage("import", _("须写明导入什么和一个文件"));
	cli_import_function *table = cli_import_table(argv[1]);
	if (table && (words[DRY_RUN].value || words[ACCEPT_VALID].value || words[REJECTED].value))
		return cli_usage("import", _("%s 只能全部导入，没有这个选项"), argv[1]);
	if (table)
		return table(argv[2], words[ENCODING].value, options);
	if (strcmp(argv[1], "ledger") != 0)
		return cli_usage("import", _("不能导入“%s”"), argv[1]);
	const struct wishes wishes = {.path = argv[2],
		.rejected = words[REJECTED].value,
		.encoding = words[ENCODING].value,
		.dry_run = words[DRY_RUN].value != NULL,
		.accept_valid = words[ACCEPT_VALID].value != NULL};
	return import_ledger(options, &wishes);
}
