#include "demo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static char path[512];

int demo_build(const char *cases)
{
	snprintf(path, sizeof path, "%s/office.db", e2e_folder());
	const char *const argv[] = {e2e_program("zhongcai"), "--db", path, "demo", "--cases", cases,
		"--no-open", "--quiet", NULL};
	return e2e_run(argv, NULL, 0);
}

const char *demo_path(void)
{
	return path;
}

static struct e2e *open_as(
	const char *user, int rows, int columns, const char *language, const char *const *set)
{
	const struct e2e_options options = {.rows = rows, .columns = columns, .set = set};
	const char *const argv[] = {
		e2e_program("zhongcai"), "--db", path, "--user", user, "--lang", language, NULL};
	return e2e_start(&options, argv);
}

struct e2e *demo_open(int rows, int columns, const char *language, const char *const *set)
{
	return open_as("李娟", rows, columns, language, set);
}

struct e2e *demo_open_as_director(int rows, int columns, const char *language, const char *const *set)
{
	return open_as(DEMO_DIRECTOR, rows, columns, language, set);
}

int demo_run(const char *const *arguments, char *output, size_t size)
{
	enum { MOST = 32 };
	const char *argv[MOST + 1] = {e2e_program("zhongcai"), "--db", path, "--user", DEMO_DIRECTOR};
	size_t count = 5;
	while (*arguments && count < MOST)
		argv[count++] = *arguments++;
	argv[count] = NULL;
	return e2e_run(argv, output, size);
}

void demo_leave(struct e2e *e)
{
	e2e_keys(e, "C-q");
	assert_int_equal(e2e_finish(e), 0);
}
