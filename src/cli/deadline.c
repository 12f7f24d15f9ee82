/* zhongcai deadline — the calculator of statutory periods: events in, deadlines with their reasons out. */
#include "base/i18n.h"
#include "base/strbuf.h"
#include "cli/session.h"
#include "law/derive.h"
#include "law/explain.h"
#include "law/shipped.h"

#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What was asked, and what the answer needs in memory. */
struct question {
	struct office office; /* open when there is one */
	struct law_calendar calendar; /* the shipped tables, when there is none */
	struct law_rules rules;
	struct law_office law; /* what the answer follows */
	civil_date today;
	struct law_event events[LAW_MAX_EVENTS];
	const char *names[LAW_MAX_EVENTS]; /* of the events, as typed */
	size_t count;
	unsigned flags;
	const char *unknown_flags[LAW_MAX_PROBLEMS];
	size_t unknown_flag_count;
	struct law_result result;
};

/* KEY=VALUE of an event. False when the value is none of the key's. */
static bool set_number(const char *value, int16_t *out)
{
	char *end;
	long number = strtol(value, &end, 10);
	if (*value < '0' || *value > '9' || *end || number < 1 || number > INT16_MAX)
		return false;
	*out = (int16_t)number;
	return true;
}

static bool set_word(const struct law_word *words, size_t count, const char *value, uint8_t *out)
{
	int found = law_word_find(words, count, value);
	if (found < 0)
		return false;
	*out = (uint8_t)found;
	return true;
}

static bool set_party(struct law_event *event, const char *value)
{
	return set_number(value, &event->party);
}

static bool set_days(struct law_event *event, const char *value)
{
	return set_number(value, &event->days);
}

static bool set_award(struct law_event *event, const char *value)
{
	return set_number(value, &event->award);
}

static bool set_what(struct law_event *event, const char *value)
{
	return set_word(law_whats, LAW_WHATS, value, &event->what);
}

static bool set_who(struct law_event *event, const char *value)
{
	return set_word(law_roles, LAW_ROLES, value, &event->who);
}

static bool set_outcome(struct law_event *event, const char *value)
{
	return set_word(law_outcomes, LAW_OUTCOMES, value, &event->outcome);
}

static bool set_kind(struct law_event *event, const char *value)
{
	event->partial = strcmp(value, "partial") == 0;
	return event->partial || strcmp(value, "ordinary") == 0 || strcmp(value, "final") == 0;
}

static const struct {
	const char *key;
	bool (*set)(struct law_event *event, const char *value);
	unsigned traits; /* of the events that take it, any of them */
} keys[] = {
	{"party", set_party, ~0U}, /* harmless where the law does not tell respondents apart */
	{"days", set_days, LAW_TAKES_DAYS},
	{"what", set_what, LAW_TAKES_WHAT},
	{"to", set_who, LAW_TAKES_TO},
	{"by", set_who, LAW_TAKES_BY},
	{"award", set_award, LAW_TAKES_AWARD},
	{"kind", set_kind, LAW_TAKES_KIND},
	{"outcome", set_outcome, LAW_TAKES_OUTCOME},
};

/* One key of an event; 0, or the exit status after saying what is wrong. */
static int parse_key(struct law_event *event, const char *name, char *pair)
{
	char *value = strchr(pair, '=');
	if (!value)
		return cli_usage("deadline", _("%s 后的 %s 应写作 键=值"), name, pair);
	*value++ = '\0';
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strcmp(keys[i].key, pair) != 0)
			continue;
		if (keys[i].traits != ~0U && !(law_event_infos[event->kind].traits & keys[i].traits))
			return cli_usage("deadline", _("事件 %s 没有参数 %s"), name, pair);
		if (!keys[i].set(event, value))
			return cli_usage("deadline", _("事件 %s 的参数 %s 不能是 %s"), name, pair, value);
		return 0;
	}
	return cli_usage("deadline", _("没有参数 %s"), pair);
}

/* EVENT=DATE[,KEY=VALUE]…; the argument is cut into its pieces. */
static int parse_event(struct question *question, char *argument)
{
	char *date = strchr(argument, '=');
	if (!date)
		return cli_usage("deadline", _("%s 应写作 事件=日期"), argument);
	if (question->count == LAW_MAX_EVENTS)
		return cli_usage("deadline", _("事件太多，最多 %d 个"), LAW_MAX_EVENTS);
	*date++ = '\0';
	char *rest = strchr(date, ',');
	if (rest)
		*rest++ = '\0';
	struct law_event *event = &question->events[question->count];
	*event = (struct law_event){.kind = (uint8_t)law_event_find(argument), .date = civil_parse(date)};
	question->names[question->count++] = argument;
	while (rest && event->kind != LAW_EVENT_UNKNOWN) {
		char *pair = rest;
		rest = strchr(rest, ',');
		if (rest)
			*rest++ = '\0';
		int status = parse_key(event, argument, pair);
		if (status)
			return status;
	}
	if (event->kind == LAW_EXTENDED && event->days == 0)
		event->days = 15; /* not said: what the law allows at most */
	return 0;
}

static int parse_flag(struct question *question, const char *name)
{
	int flag = law_word_find(law_flags, LAW_FLAGS, name);
	if (flag >= 0)
		question->flags |= 1U << flag;
	else if (question->unknown_flag_count < LAW_MAX_PROBLEMS)
		question->unknown_flags[question->unknown_flag_count++] = name;
	return 0;
}

static int parse_arguments(struct question *question, int argc, char **argv)
{
	int status = 0;
	for (int i = 1; i < argc && status == 0; i++) {
		if (strcmp(argv[i], "--flag") == 0) {
			if (++i == argc)
				return cli_usage("deadline", _("--flag 缺少标志"));
			status = parse_flag(question, argv[i]);
		} else if (strncmp(argv[i], "--flag=", 7) == 0) {
			status = parse_flag(question, argv[i] + 7);
		} else if (argv[i][0] == '-') {
			status = cli_usage("deadline", _("没有选项 %s"), argv[i]);
		} else {
			status = parse_event(question, argv[i]);
		}
	}
	if (status == 0 && question->count == 0 && question->unknown_flag_count == 0)
		return cli_usage("deadline", _("没有给出事件"));
	return status;
}

static json_t *json_date(civil_date date)
{
	char text[CIVIL_TEXT_SIZE];
	return date == CIVIL_NONE ? json_null() : json_string(civil_format(date, text));
}

/* The text of a buffer as JSON; empties it. */
static json_t *json_buffer(struct strbuf *buf)
{
	json_t *text = buf->failed ? NULL : json_string(strbuf_text(buf));
	strbuf_reset(buf);
	return text;
}

static json_t *json_deadline(
	const struct law_result *result, const struct law_deadline *deadline, struct strbuf *buf)
{
	const struct law_rule_info *info = &law_rule_infos[deadline->rule->id];
	json_t *object = json_object();
	json_object_set_new(object, "id", json_string(info->id));
	json_object_set_new(object, "label", json_string(_(info->label)));
	json_object_set_new(object, "due", json_date(deadline->due));
	if (deadline->due == CIVIL_NONE)
		json_object_set_new(object, "remaining_days", json_integer(deadline->remaining_days));
	if (deadline->safe != CIVIL_NONE)
		json_object_set_new(object, "safe", json_date(deadline->safe));
	json_object_set_new(object, "unit", json_string(law_unit_id(deadline)));
	law_rule_text(deadline, buf);
	json_object_set_new(object, "rule", json_buffer(buf));
	json_object_set_new(object, "basis", json_string(deadline->rule->basis));
	json_object_set_new(object, "start_event", json_string(law_event_infos[deadline->start_event].id));
	json_object_set_new(object, "start_date", json_date(deadline->start_date));
	json_object_set_new(object, "state", json_string(law_states[deadline->state].id));
	json_object_set_new(object, "met_on", json_date(deadline->met_on));
	if (deadline->party)
		json_object_set_new(object, "party", json_string(law_roles[deadline->party].id));
	if (deadline->party_no)
		json_object_set_new(object, "party_no", json_integer(deadline->party_no));
	if (deadline->award_no > 1)
		json_object_set_new(object, "award", json_integer(deadline->award_no));
	json_t *trace = json_array();
	size_t lines = law_trace_lines(result, deadline);
	for (size_t line = 0; line < lines; line++) {
		law_trace_line(result, deadline, line, buf);
		json_array_append_new(trace, json_buffer(buf));
	}
	json_object_set_new(object, "trace", trace);
	json_object_set_new(object, "provisional", json_boolean(deadline->provisional));
	return object;
}

static json_t *json_problem(enum law_problem_code code, const char *event, json_t *message)
{
	json_t *object = json_object();
	json_object_set_new(object, "code", json_string(law_problem_words[code].id));
	json_object_set_new(object, "event", json_string(event));
	json_object_set_new(object, "message", message);
	return object;
}

/* Words typed by the user may be no UTF-8, which JSON cannot carry. */
static const char *printable(const char *word)
{
	json_t *probe = json_string(word);
	bool valid = probe != NULL;
	json_decref(probe);
	return valid ? word : "?";
}

static bool print_json(const struct question *question)
{
	struct strbuf buf = {0};
	json_t *deadlines = json_array(), *problems = json_array();
	for (size_t i = 0; i < question->result.deadline_count; i++)
		json_array_append_new(
			deadlines, json_deadline(&question->result, &question->result.deadlines[i], &buf));
	for (size_t i = 0; i < question->result.problem_count; i++) {
		const struct law_problem *problem = &question->result.problems[i];
		law_problem_text(problem, question->events, &buf);
		json_array_append_new(
			problems, json_problem((enum law_problem_code)problem->code,
					  printable(question->names[problem->event]), json_buffer(&buf)));
	}
	for (size_t i = 0; i < question->unknown_flag_count; i++)
		json_array_append_new(problems,
			json_problem(LAW_PROBLEM_UNKNOWN_FLAG, printable(question->unknown_flags[i]),
				json_string(_(law_problem_words[LAW_PROBLEM_UNKNOWN_FLAG].label))));
	json_t *answer = json_object();
	json_object_set_new(answer, "deadlines", deadlines);
	json_object_set_new(answer, "problems", problems);
	bool done = !buf.failed && json_dumpf(answer, stdout, JSON_INDENT(1)) == 0 && putchar('\n') != EOF;
	json_decref(answer);
	strbuf_free(&buf);
	return done && fflush(stdout) == 0;
}

static void add_heading(const struct law_deadline *deadline, struct strbuf *buf)
{
	char date[CIVIL_TEXT_SIZE];
	if (deadline->due == CIVIL_NONE)
		strbuf_addf(buf, _("未定（余 %d 日）"), deadline->remaining_days);
	else
		strbuf_addf(
			buf, "%s %s", civil_format(deadline->due, date), civil_weekday_name(deadline->due));
	strbuf_addf(buf, "  %s", _(law_rule_infos[deadline->rule->id].label));
	if (deadline->party)
		strbuf_addf(buf, " %s", _(law_roles[deadline->party].label));
	if (deadline->party_no)
		strbuf_addf(buf, " %d", deadline->party_no);
	strbuf_addf(buf, "  %s", law_state_label(deadline));
	if (deadline->met_on != CIVIL_NONE)
		strbuf_addf(buf, " %s", civil_format(deadline->met_on, date));
	strbuf_add(buf, "  ");
	law_short_basis(deadline->rule->basis, buf);
	strbuf_add(buf, "\n");
}

static bool print_text(const struct question *question, bool quiet)
{
	struct strbuf buf = {0};
	for (size_t i = 0; i < question->result.deadline_count; i++) {
		const struct law_deadline *deadline = &question->result.deadlines[i];
		add_heading(deadline, &buf);
		size_t lines = quiet ? 0 : law_trace_lines(&question->result, deadline);
		for (size_t line = 0; line < lines; line++) {
			strbuf_add(&buf, "    ");
			law_trace_line(&question->result, deadline, line, &buf);
			strbuf_add(&buf, "\n");
		}
	}
	bool done = !buf.failed && fputs(strbuf_text(&buf), stdout) != EOF && fflush(stdout) == 0;
	for (size_t i = 0; i < question->result.problem_count; i++) {
		const struct law_problem *problem = &question->result.problems[i];
		strbuf_reset(&buf);
		law_problem_text(problem, question->events, &buf);
		fprintf(stderr, _("未采用 %s：%s\n"), question->names[problem->event], strbuf_text(&buf));
	}
	for (size_t i = 0; i < question->unknown_flag_count; i++)
		fprintf(stderr, _("未采用 %s：%s\n"), question->unknown_flags[i],
			_(law_problem_words[LAW_PROBLEM_UNKNOWN_FLAG].label));
	strbuf_free(&buf);
	return done;
}

/* The office that --db names must be there; the usual file need not be: then anybody can still calculate. */
static bool has_office(const struct cli_options *options, bool *out, struct error *err)
{
	*out = options->db != NULL;
	if (*out)
		return true;
	char *path = office_default_path(err);
	*out = path && access(path, F_OK) == 0;
	free(path);
	if (!path && err->code == ERR_NOTFOUND)
		error_clear(err);
	return err->code == ERR_NONE;
}

/* The office's calendar, rules of its province and readings of disputed rules; else the shipped tables. */
static bool read_law(struct question *question, const struct cli_options *options, struct error *err)
{
	bool has;
	if (!has_office(options, &has, err))
		return false;
	if (has) {
		if (!cli_open(options, true, &question->office, err))
			return false;
		question->law = *question->office.law;
		question->today = question->office.today;
		return true;
	}
	question->law = (struct law_office){.calendar = &question->calendar, .rules = &question->rules};
	question->today = options->today == CIVIL_NONE ? civil_today() : options->today;
	return law_shipped(&question->calendar, &question->rules, err);
}

int cli_deadline(int argc, char **argv, const struct cli_options *options)
{
	struct error err = ERROR_INIT;
	struct question *question = calloc(1, sizeof *question);
	if (!question) {
		error_set(&err, ERR_NOMEM, _("内存不足，没有计算期限"));
		return cli_fail(&err);
	}
	int status = parse_arguments(question, argc, argv);
	if (status == 0 && !read_law(question, options, &err))
		status = cli_fail(&err);
	if (status == 0) {
		bool complete = law_derive(&question->law, question->events, question->count, question->flags,
			question->today, &question->result);
		bool printed = options->json ? print_json(question) : print_text(question, options->quiet);
		if (question->result.problem_count || question->unknown_flag_count)
			status = 1;
		if (!complete)
			error_set(&err, ERR_REFUSED, _("事件太多，只列出了一部分期限"));
		if (!printed)
			error_set(&err, ERR_IO, _("结果没有全部写出，请检查磁盘空间或输出"));
		if (err.code)
			status = cli_fail(&err);
	}
	if (question->office.store)
		office_close(&question->office);
	free(question);
	return status;
}
