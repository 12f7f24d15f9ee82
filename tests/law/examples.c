/* Drives the built program through every worked example of tests/data/law: the deadlines must be exactly
 * those written there, each with basis and trace; what is refused must be refused with that code and leave
 * exactly what remains. */
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { MAX_WANTED = 64, WORD = 96 };

struct example {
	char arguments[2048];
	char problem[WORD]; /* "-" for none */
	char wanted[MAX_WANTED][WORD]; /* id=due, id@party=due */
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
		while (i < example->count && (found[i] || strcmp(example->wanted[i], text) != 0))
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
			fail(example, "missing:", example->wanted[i]);
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

static void want(struct example *example, const char *id, const char *due)
{
	if (example->count < MAX_WANTED)
		snprintf(example->wanted[example->count++], WORD, "%s%s%s", id, *due ? "=" : "", due);
}

/* Cuts the line at tabs; the fields that are missing are empty. */
static void split(char *line, char *fields[5])
{
	static char none[] = "";
	line[strcspn(line, "\r\n")] = '\0';
	for (int i = 0; i < 5; i++) {
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

/* One deadline a line: lines of one example stand together. */
static void run_examples(const char *program)
{
	FILE *file = open_table("examples.tsv");
	char line[8192], *fields[5], number[WORD] = "";
	struct example example = {.problem = "-"};
	bool heading = true;
	while (fgets(line, sizeof line, file)) {
		split(line, fields);
		if (heading) {
			heading = false;
			continue;
		}
		if (strcmp(number, fields[0]) != 0) {
			if (*number)
				run(&example, program);
			snprintf(number, sizeof number, "%s", fields[0]);
			snprintf(example.arguments, sizeof example.arguments, "%s", fields[2]);
			example.count = 0;
		}
		want(&example, fields[3], fields[4]);
	}
	if (*number)
		run(&example, program);
	fclose(file);
}

/* One example a line, its deadlines in the last column. */
static void run_refusals(const char *program)
{
	FILE *file = open_table("refusals.tsv");
	char line[8192], *fields[5];
	bool heading = true;
	while (fgets(line, sizeof line, file)) {
		split(line, fields);
		if (heading) {
			heading = false;
			continue;
		}
		struct example example = {.count = 0};
		snprintf(example.arguments, sizeof example.arguments, "%s", fields[2]);
		snprintf(example.problem, sizeof example.problem, "%s", fields[3]);
		for (char *word = strtok(fields[4], " "); word; word = strtok(NULL, " "))
			if (strcmp(word, "-") != 0)
				want(&example, word, "");
		run(&example, program);
	}
	fclose(file);
}

int main(void)
{
	const char *builddir = getenv("builddir");
	char program[2048];
	snprintf(program, sizeof program, "%s/zhongcai", builddir ? builddir : ".");
	run_examples(program);
	run_refusals(program);
	printf("%d examples, %d failures\n", examples, failures);
	return failures || examples < 60;
}
