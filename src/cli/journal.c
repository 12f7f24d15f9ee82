/* journal.c — trust: `journal`, `check`, `backup`, `restore`. */
#include "store/journal.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "cli/session.h"
#include "office/act.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static json_t *entry_json(const struct journal_entry *entry)
{
	return json_pack("{s:I, s:s, s:o, s:s, s:s, s:o, s:o, s:o, s:b, s:s}", "seq", (json_int_t)entry->seq,
		"at", entry->at, "today", cli_json_date(entry->today), "actor", entry->actor, "act",
		entry->act, "case", entry->case_id ? json_integer(entry->case_id) : json_null(), "summary",
		cli_json_text(entry->summary), "undoes",
		entry->undoes ? json_integer(entry->undoes) : json_null(), "undone", entry->undone, "hash",
		entry->hash);
}

static void print_entry(const struct journal_entry *entry)
{
	char day[CIVIL_TEXT_SIZE];
	printf("%lld  %s  %s  %s  %s%s%s%s\n", (long long)entry->seq, entry->at,
		civil_format(entry->today, day), entry->actor, act_label(entry->act),
		entry->summary ? "  " : "", entry->summary ? entry->summary : "",
		entry->undone ? _("（已撤销）") : "");
}

int cli_journal(int argc, char **argv, const struct cli_options *options)
{
	enum { CASE, LIMIT };
	struct cli_word words[] = {[CASE] = {"--case", true, NULL}, [LIMIT] = {"--limit", true, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	long limit = cli_number(words[LIMIT].value, 200);
	if (count > 0)
		return cli_usage("journal", _("不认识“%s”"), argv[1]);
	if (limit < 0)
		return cli_usage("journal", _("--limit %s 不是正整数"), words[LIMIT].value);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	struct journal_list list = {0};
	int64_t case_id = 0;
	bool good = (!words[CASE].value || cli_case(&office, words[CASE].value, &case_id, &err)) &&
		    journal_load(office.store, case_id, 0, (size_t)limit, &list, &err);
	if (good && options->json) {
		json_t *array = json_array();
		for (size_t i = 0; i < list.count; i++)
			json_array_append_new(array, entry_json(&list.items[i]));
		good = cli_print_json(array, &err);
	} else if (good) {
		for (size_t i = 0; i < list.count; i++)
			print_entry(&list.items[i]);
	}
	journal_list_free(&list);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}

static bool print_check(const struct check_report *report, bool json, bool quiet, struct error *err)
{
	if (json) {
		json_t *problems = json_array();
		for (size_t i = 0; i < report->count; i++)
			json_array_append_new(problems, json_string(report->problems[i]));
		return cli_print_json(
			json_pack("{s:b, s:o, s:I, s:s}", "ok", report->count == 0, "problems", problems,
				"journal_entries", (json_int_t)report->entries, "journal_head", report->head),
			err);
	}
	for (size_t i = 0; i < report->count; i++)
		fprintf(stderr, "%s\n", report->problems[i]);
	if (report->count == 0 && !quiet)
		printf(_("没有发现问题；日志 %lld 条，末条 %s\n"), (long long)report->entries, report->head);
	return true;
}

int cli_check(int argc, char **argv, const struct cli_options *options)
{
	struct cli_word words[] = {{"--deep", false, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (count > 0)
		return cli_usage("check", _("不认识“%s”"), argv[1]);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	struct check_report report = {0};
	bool good = store_check(office.store, words[0].value != NULL, NULL, NULL, &report, &err) &&
		    print_check(&report, options->json, options->quiet, &err);
	bool sound = report.count == 0;
	check_report_free(&report);
	office_close(&office);
	return !good ? cli_fail(&err) : sound ? 0 : 1;
}

int cli_backup(int argc, char **argv, const struct cli_options *options)
{
	if (argc != 2)
		return cli_usage("backup", _("备份到哪个文件？"));
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	bool good = store_backup(office.store, argv[1], &err);
	office_close(&office);
	if (good && !options->quiet && !options->json)
		printf(_("已备份到 %s\n"), argv[1]);
	return good ? 0 : cli_fail(&err);
}

/* Is the copy whole? A damaged one must not take the place of the office's file. */
static bool verify(const char *path, struct error *err)
{
	struct store *store = NULL;
	struct check_report report = {0};
	if (!store_open(path, &(struct store_options){.read_only = true}, &store, err))
		return false;
	bool good = store_check(store, false, NULL, NULL, &report, err);
	if (good && report.count)
		good = error_set(err, ERR_CORRUPT, _("%s 有问题，没有恢复：%s"), path, report.problems[0]);
	check_report_free(&report);
	store_close(store);
	return good;
}

/* Puts a backup in place of the office's file. What was there is kept beside it, under a name of its own. */
static bool restore(const char *backup, const char *target, char **kept, struct error *err)
{
	struct store *store = NULL;
	if (!verify(backup, err))
		return false;
	struct strbuf fresh = {0}, old = {0};
	strbuf_addf(&fresh, "%s.restore-%ld", target, (long)getpid());
	strbuf_addf(&old, "%s.before-restore", target);
	for (int i = 2; access(strbuf_text(&old), F_OK) == 0 && i < 1000; i++) {
		strbuf_reset(&old);
		strbuf_addf(&old, "%s.before-restore-%d", target, i);
	}
	bool good = store_open(backup, &(struct store_options){.read_only = true}, &store, err) &&
		    store_backup(store, strbuf_text(&fresh), err);
	store_close(store);
	store = NULL;
	bool exists = access(target, F_OK) == 0;
	/* A complete copy of what was there, without the need of its write-ahead log. */
	if (good && exists) {
		good = store_open(target, &(struct store_options){.read_only = true}, &store, err) &&
		       store_backup(store, strbuf_text(&old), err);
		store_close(store);
	}
	if (good && exists) {
		struct strbuf beside = {0};
		static const char *const endings[] = {"-wal", "-shm"};
		for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
			strbuf_reset(&beside);
			strbuf_addf(&beside, "%s%s", target, endings[i]);
			unlink(strbuf_text(&beside));
		}
		strbuf_free(&beside);
	}
	if (good && rename(strbuf_text(&fresh), target) != 0)
		good = error_set(err, ERR_IO, _("%s 无法写入：%s；备份没有恢复"), target, strerror(errno));
	if (!good)
		unlink(strbuf_text(&fresh));
	*kept = good && exists ? strbuf_take(&old) : NULL;
	strbuf_free(&fresh);
	strbuf_free(&old);
	return good;
}

int cli_restore(int argc, char **argv, const struct cli_options *options)
{
	if (argc != 2)
		return cli_usage("restore", _("从哪个备份恢复？"));
	struct error err = ERROR_INIT;
	char *kept = NULL;
	char *target = cli_path(options, &err);
	bool good = target != NULL && restore(argv[1], target, &kept, &err);
	if (good && !options->quiet && !options->json) {
		printf(_("已从 %s 恢复\n"), argv[1]);
		if (kept)
			printf(_("原来的文件保留为 %s\n"), kept);
	}
	free(kept);
	free(target);
	return good ? 0 : cli_fail(&err);
}
