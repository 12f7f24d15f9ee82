/* Drives the built program through every worked example of tests/data/law: the deadlines must be exactly
 * those written there, each with basis and trace; what is refused must be refused with that code and leave
 * exactly what remains. A line of worked.tsv may say besides from which event a deadline counts, how long, by
 * which article, and how it stands; check-rules.sh reads those columns. */
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { MAX_WANTED = 64, WORD = 96 };

/* The columns of the tables; those of refusals end with REMAINING. */
enum {
	NUMBER,
	TITLE,
	ARGUMENTS,
	DEADLINE,
	PROBLEM = DEADLINE,
	DUE,
	REMAINING = DUE,
	START,
	PERIOD,
	ARTICLE,
	STATE,
	COLUMNS
};

/* A deadline that must come out. Empty texts are not compared. */
struct wanted {
	char text[WORD]; /* id=due, id@party=due */
	char start[WORD], period[WORD], article[WORD], state[WORD];
};

struct example {
	char arguments[2048];
	char problem[WORD]; /* "-" for none */
	struct wanted wanted[MAX_WANTED];
	size_t count;
};

static int failures, examples;

static void fail(const struct example *example, const char *what, const char *detail)
{
	printf("FAIL %s: %s %s\n", example->arguments, what, detail);
	failures++;
}

/* The deadline as the tables write it. */
static bool describe(const json_t *deadline, char out[WORD])
{
	const char *id = json_string_value(json_object_get(deadline, "id"));
	const char *party = json_string_value(json_object_get(deadline, "party"));
	const json_t *due = json_object_get(deadline, "due");
	if (!id || !due)
		return false;
	bool open = json_is_null(due) && json_is_integer(json_object_get(deadline, "remaining_days"));
	snprintf(out, WORD, "%s%s%s=%s", id, party ? "@" : "", party ? party : "",
		open                     ? "open"
		: json_string_value(due) ? json_string_value(due)
					 : "?");
	return true;
}

static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	return text ? text : "";
}

/* 5 wd against unit and rule of the answer, such as working and 受理之日起 5 个工作日. */
static bool is_period(const json_t *deadline, const char *period)
{
	static const char *const units[][3] = {{"wd", "working", " 个工作日"}, {"cd", "calendar", " 日"},
		{"y", "year", " 年"}, {"day", "none", ""}};
	const char *unit = strrchr(period, ' ');
	unit = unit ? unit + 1 : period;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (strcmp(unit, units[i][0]) != 0)
			continue;
		char length[WORD] = "";
		if (unit != period)
			snprintf(length, sizeof length, " %d%s", atoi(period), units[i][2]);
		return strcmp(text_of(deadline, "unit"), units[i][1]) == 0 &&
		       strstr(text_of(deadline, "rule"), length) != NULL;
	}
	return false;
}

/* The state, and the day on which the deadline was met where it was. */
static bool is_state(const json_t *deadline, const char *wanted)
{
	char state[WORD];
	const char *met = text_of(deadline, "met_on");
	snprintf(state, sizeof state, "%s%s%s", text_of(deadline, "state"), *met ? " " : "", met);
	return strcmp(state, wanted) == 0;
}

/* What a line says besides the day. */
static bool agrees(const json_t *deadline, const struct wanted *wanted)
{
	const char *article = wanted->article, *basis = text_of(deadline, "basis");
	return (!*wanted->start || strcmp(text_of(deadline, "start_event"), wanted->start) == 0) &&
	       (!*wanted->period || is_period(deadline, wanted->period)) &&
	       strncmp(basis, article, strlen(article)) == 0 &&
	       (!*wanted->state || is_state(deadline, wanted->state));
}

static void check_deadlines(const struct example *example, const json_t *deadlines)
{
	bool found[MAX_WANTED] = {false};
	size_t index;
	json_t *deadline;
	json_array_foreach(deadlines, index, deadline)
	{
		char text[WORD];
		if (!describe(deadline, text)) {
			fail(example, "malformed deadline", "");
			continue;
		}
		size_t i = 0;
		while (i < example->count && (found[i] || strcmp(example->wanted[i].text, text) != 0 ||
						     !agrees(deadline, &example->wanted[i])))
			i++;
		if (i == example->count)
			fail(example, "not expected:", text);
		else
			found[i] = true;
		const char *basis = json_string_value(json_object_get(deadline, "basis"));
		if (!basis || !strstr(basis, "条"))
			fail(example, "no article:", text);
		const json_t *trace = json_object_get(deadline, "trace");
		const char *line = json_string_value(json_array_get(trace, 0));
		if (!line || !*line)
			fail(example, "no trace:", text);
	}
	for (size_t i = 0; i < example->count; i++)
		if (!found[i])
			fail(example, "missing, or otherwise than written:", example->wanted[i].text);
}

static void check_problems(const struct example *example, const json_t *problems, int status)
{
	bool refused = strcmp(example->problem, "-") != 0;
	if (json_array_size(problems) != (refused ? 1U : 0U)) {
		fail(example, "number of problems is wrong; wanted", example->problem);
		return;
	}
	if (status != (refused ? 1 : 0))
		fail(example, "exit status is wrong", "");
	if (!refused)
		return;
	const json_t *problem = json_array_get(problems, 0);
	const char *code = json_string_value(json_object_get(problem, "code"));
	if (!code || strcmp(code, example->problem) != 0)
		fail(example, "wrong problem:", code ? code : "none");
	if (!json_string_value(json_object_get(problem, "event")) ||
		!json_string_value(json_object_get(problem, "message")))
		fail(example, "problem without event or message", "");
}

static void run(const struct example *example, const char *program)
{
	char command[4096];
	snprintf(command, sizeof command, "'%s' deadline --json --today 2024-05-06 %s", program,
		example->arguments);
	examples++;
	FILE *pipe = popen(command, "r"); /* NOLINT(cert-env33-c): the tables are our own */
	if (!pipe) {
		fail(example, "cannot run", program);
		return;
	}
	json_error_t error;
	json_t *answer = json_loadf(pipe, 0, &error);
	int status = pclose(pipe);
	if (!answer) {
		fail(example, "no JSON:", error.text);
		return;
	}
	check_deadlines(example, json_object_get(answer, "deadlines"));
	check_problems(
		example, json_object_get(answer, "problems"), WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	json_decref(answer);
}

/* The next deadline to want; the last one is overwritten when there are too many. */
static struct wanted *want(struct example *example)
{
	if (example->count < MAX_WANTED)
		example->count++;
	return &example->wanted[example->count - 1];
}

/* Cuts the line at tabs; the fields that are missing are empty. */
static void split(char *line, char *fields[COLUMNS])
{
	static char none[] = "";
	line[strcspn(line, "\r\n")] = '\0';
	for (int i = 0; i < COLUMNS; i++) {
		fields[i] = line ? line : none;
		line = line ? strchr(line, '\t') : NULL;
		if (line)
			*line++ = '\0';
	}
}

static FILE *open_table(const char *name)
{
	const char *srcdir = getenv("srcdir");
	char path[4096];
	snprintf(path, sizeof path, "%s/tests/data/law/%s", srcdir ? srcdir : ".", name);
	FILE *file = fopen(path, "r");
	if (!file) {
		perror(path);
		exit(1);
	}
	return file;
}

/* One deadline a line: lines of one example stand together, and repeat its number or leave it out. */
static void run_examples(const char *program, const char *table)
{
	FILE *file = open_table(table);
	char line[8192], *fields[COLUMNS], number[WORD] = "";
	struct example example = {.problem = "-"};
	bool heading = true;
	while (fgets(line, sizeof line, file)) {
		split(line, fields);
		if (heading) {
			heading = false;
			continue;
		}
		if (*fields[NUMBER] && strcmp(number, fields[NUMBER]) != 0) {
			if (*number)
				run(&example, program);
			snprintf(number, sizeof number, "%s", fields[NUMBER]);
			snprintf(example.arguments, sizeof example.arguments, "%s", fields[ARGUMENTS]);
			example.count = 0;
		}
		struct wanted *wanted = want(&example);
		snprintf(wanted->text, WORD, "%s=%s", fields[DEADLINE], fields[DUE]);
		snprintf(wanted->start, WORD, "%s", fields[START]);
		snprintf(wanted->period, WORD, "%s", fields[PERIOD]);
		snprintf(wanted->article, WORD, "%s", fields[ARTICLE]);
		snprintf(wanted->state, WORD, "%s", fields[STATE]);
	}
	if (*number)
		run(&example, program);
	fclose(file);
}

/* One example a line, its deadlines in the last column. */
static void run_refusals(const char *program, const char *table)
{
	FILE *file = open_table(table);
	char line[8192], *fields[COLUMNS];
	bool heading = true;
	while (fgets(line, sizeof line, file)) {
		split(line, fields);
		if (heading) {
			heading = false;
			continue;
		}
		struct example example = {.count = 0};
		snprintf(example.arguments, sizeof example.arguments, "%s", fields[ARGUMENTS]);
		snprintf(example.problem, sizeof example.problem, "%s", fields[PROBLEM]);
		for (char *word = strtok(fields[REMAINING], " "); word; word = strtok(NULL, " "))
			if (strcmp(word, "-") != 0)
				snprintf(want(&example)->text, WORD, "%s", word);
		run(&example, program);
	}
	fclose(file);
}

int main(void)
{
	const char *builddir = getenv("builddir");
	char program[2048];
	snprintf(program, sizeof program, "%s/zhongcai", builddir ? builddir : ".");
	run_examples(program, "examples.tsv");
	run_examples(program, "worked.tsv");
	run_refusals(program, "refusals.tsv");
	run_refusals(program, "worked-refusals.tsv");
	printf("%d examples, %d failures\n", examples, failures);
	return failures || examples < 140;
}
