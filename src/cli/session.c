#include "cli/session.h"

#include "base/i18n.h"
#include "law/stage.h"
#include "office/input.h"
#include "store/row.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *cli_path(const struct cli_options *options, struct error *err)
{
	char *path = options->db ? strdup(options->db) : office_default_path(err);
	if (!path && err->code == ERR_NONE)
		error_set(err, ERR_NOMEM, _("内存不足"));
	/* No place for a file is trouble with the file, whatever else NOTFOUND may mean. */
	if (!path && err->code == ERR_NOTFOUND)
		err->code = ERR_IO;
	return path;
}

bool cli_watch_rebuild(void *context, double done)
{
	(void)context;
	if (!isatty(STDERR_FILENO))
		return true;
	fprintf(stderr, "\r%s %3d %%", _("程序已更新，重算全部期限"), (int)(done * 100));
	if (done >= 1)
		fputs("\r\033[K", stderr);
	return true;
}

bool cli_open(const struct cli_options *options, bool read_only, struct office *office, struct error *err)
{
	char *path = cli_path(options, err);
	if (!path)
		return false;
	struct office_options how = {.path = path,
		.user = options->user,
		.today = options->today,
		.read_only = read_only,
		.watch = cli_watch_rebuild};
	bool good = office_open(office, &how, err);
	/* A file that is not there is trouble with the file, whatever else NOTFOUND may mean. */
	if (!good && err->code == ERR_NOTFOUND)
		err->code = ERR_IO;
	free(path);
	return good;
}

bool cli_case(struct office *office, const char *text, int64_t *case_id, struct error *err)
{
	if (strncmp(text, "id:", 3) != 0)
		return docket_find(office->store, text, case_id, err);
	char *end;
	struct arb_case row;
	*case_id = strtoll(text + 3, &end, 10);
	if (*end || !isdigit((unsigned char)text[3]))
		return error_set(err, ERR_INPUT, _("“%s”不是案件的内部编号，应如 id:12"), text);
	if (!row_get(office->store, &arb_case_table, *case_id, &row, err))
		return false;
	row_clear(&arb_case_table, &row);
	return true;
}

bool cli_words(int argc, char **argv, struct cli_word *words, int *count)
{
	*count = 0;
	bool options = true;
	for (int i = 1; i < argc; i++) {
		if (options && strcmp(argv[i], "--") == 0) {
			options = false;
			continue;
		}
		if (!options || strncmp(argv[i], "--", 2) != 0) {
			argv[++*count] = argv[i];
			continue;
		}
		struct cli_word *word = words;
		const char *value = NULL;
		for (; word->name; word++) {
			size_t length = strlen(word->name);
			if (strncmp(argv[i], word->name, length) == 0 &&
				(argv[i][length] == '\0' || (word->takes_value && argv[i][length] == '='))) {
				value = argv[i][length] == '=' ? argv[i] + length + 1 : NULL;
				break;
			}
		}
		if (!word->name) {
			cli_usage(argv[0], _("没有选项 %s"), argv[i]);
			return false;
		}
		if (!word->takes_value)
			value = "";
		else if (!value && i + 1 < argc)
			value = argv[++i];
		if (!value) {
			cli_usage(argv[0], _("选项 %s 缺少值"), word->name);
			return false;
		}
		word->value = value;
	}
	return true;
}

long cli_number(const char *text, long fallback)
{
	if (!text)
		return fallback;
	char *end;
	long number = isdigit((unsigned char)*text) ? strtol(text, &end, 10) : 0;
	return number >= 1 && *end == '\0' ? number : -1;
}

bool cli_print_json(json_t *value, struct error *err)
{
	if (!value)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = json_dumpf(value, stdout, JSON_INDENT(2)) == 0;
	json_decref(value);
	good = good && putchar('\n') != EOF && fflush(stdout) == 0;
	return good || error_set(err, ERR_IO, _("结果没有写完：标准输出无法写入"));
}

json_t *cli_json_date(civil_date date)
{
	char text[CIVIL_TEXT_SIZE];
	return date == CIVIL_NONE ? json_null() : json_string(civil_format(date, text));
}

json_t *cli_json_text(const char *text)
{
	return text ? json_string(text) : json_null();
}

static const char *cause_label(const struct office *office, const char *id)
{
	const struct word *word = id ? words_by_id(office->words, WORD_CAUSE, id) : NULL;
	return word ? word->label : id;
}

json_t *cli_json_row(const struct office *office, const struct docket_row *row)
{
	char start[MINUTE_TEXT_SIZE];
	return json_pack(
		"{s:I, s:o, s:o, s:o, s:o, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I, s:b, s:o, "
		"s:o, s:o, s:o, s:o, s:o}",
		"id", (json_int_t)row->case_id, "case_number", cli_json_text(row->case_number), "applicant",
		cli_json_text(row->applicant), "respondent", cli_json_text(row->respondent), "cause",
		cli_json_text(cause_label(office, row->cause)), "stage", law_stages[row->stage].id,
		"stage_label", _(law_stages[row->stage].label), "applied", cli_json_date(row->applied),
		"accepted", cli_json_date(row->accepted), "closed", cli_json_date(row->closed), "outcome",
		cli_json_text(row->outcome), "next_deadline", cli_json_date(row->next_due), "next_rule",
		cli_json_text(row->next_rule), "amount", (json_int_t)row->amount, "head_count",
		(json_int_t)row->head_count, "collective", row->is_collective, "lead",
		cli_json_text(row->lead), "award_due", cli_json_date(row->award_due), "hearing",
		row->hearing_start == MINUTE_NONE ? json_null()
						  : json_string(minute_format(row->hearing_start, start)),
		"reason", cli_json_text(row->hold ? law_holds[row->hold].id : NULL), "reason_since",
		cli_json_date(row->hold_since), "ground",
		cli_json_text(row->ground ? law_grounds[row->ground].id : NULL));
}

void cli_print_row(const struct office *office, const struct docket_row *row)
{
	char due[CIVIL_TEXT_SIZE];
	printf("%s  %s  %s  %s  %s", row->case_number ? row->case_number : _("未编号"), row->applicant,
		row->respondent, cause_label(office, row->cause), _(law_stages[row->stage].label));
	if (row->next_rule) {
		int rule = law_rule_find(row->next_rule);
		printf("  %s %s", rule >= 0 ? _(law_rule_infos[rule].label) : _("开庭"),
			civil_format(row->next_due, due));
	}
	if (!row->case_number)
		printf("  id:%lld", (long long)row->case_id);
	putchar('\n');
}

static bool print_one(struct office *office, const struct docket_row *row, bool json, bool first)
{
	if (!json) {
		cli_print_row(office, row);
		return true;
	}
	json_t *value = cli_json_row(office, row);
	if (!value)
		return false;
	fputs(first ? "\n" : ",\n", stdout);
	bool good = json_dumpf(value, stdout, JSON_COMPACT) == 0;
	json_decref(value);
	return good;
}

bool cli_print_rows(
	struct office *office, const struct docket_query *query, size_t limit, bool json, struct error *err)
{
	struct docket_window *window = calloc(1, sizeof *window);
	if (!window)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	struct docket_query next = *query;
	size_t printed = 0;
	bool good = true, more = true;
	if (json)
		putchar('[');
	while (good && more && (limit == 0 || printed < limit)) {
		size_t left = limit ? limit - printed : DOCKET_WINDOW;
		next.limit = left < DOCKET_WINDOW ? left : DOCKET_WINDOW;
		good = docket_load(office->store, &next, window, err);
		for (size_t i = 0; good && i < window->count; i++)
			if (!print_one(office, &window->rows[i], json, printed++ == 0))
				good = error_set(err, ERR_IO, _("结果没有写完：标准输出无法写入"));
		next.from = FROM_AFTER;
		more = good && !window->at_end;
		if (good && window->cut) {
			next.sort_value = window->resume_value;
			next.case_id = window->resume_id;
		} else if (good && window->count) {
			next.sort_value = window->rows[window->count - 1].sort_value;
			next.case_id = window->rows[window->count - 1].case_id;
		} else {
			more = false;
		}
		docket_window_free(window);
	}
	if (json)
		puts(printed ? "\n]" : "]");
	free(window);
	if (good && fflush(stdout) != 0)
		good = error_set(err, ERR_IO, _("结果没有写完：标准输出无法写入"));
	return good;
}

bool cli_named(
	struct office *office, const struct table *table, const char *name, int64_t *id, struct error *err)
{
	struct row_list list;
	if (!row_list_where_text(office->store, table, "name", name, 2, &list, err))
		return false;
	size_t count = list.count;
	if (count == 1)
		memcpy(id, list.items, sizeof *id); /* the first member of every row */
	row_list_free(&list);
	if (count == 0)
		return error_set(err, ERR_NOTFOUND, _("没有登记 %s"), name);
	return count == 1 || error_set(err, ERR_INPUT, _("叫 %s 的不止一个"), name);
}
