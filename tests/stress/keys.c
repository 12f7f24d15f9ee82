/* keys.c — types at random: whatever is typed, at whatever size, the program lives, its rows stay in their
 * columns, and the file it leaves is what its journal says. `make stress`; STRESS_SEED and STRESS_KEYS choose
 * the run. */
#include "../e2e/demo.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Words of e2e_keys() that lead somewhere more often than the others; single characters are typed besides. */
static const char *const strokes[] = {"Esc", "Esc", "Esc", "Esc", "Esc", "Esc", "Enter", "Enter", "Enter",
	"Enter", "C-s", "C-s", "C-s", "C-s", "Tab", "Tab", "BackTab", "Up", "Down", "Down", "Left", "Right",
	"Home", "End", "PgUp", "PgDn", "Space", "Space", "Backspace", "Del", "C-u", "C-l", "j", "k",
	"2020-12-31", "+3", "张伟", "冉䶮", "艾·合", "：", "？", "有限公司", "1.2万", "20-0031", "未结",
	"\xff\xfe", "e\xcc\x81", "\x1b[200~粘贴\r\n二行\x1b[201~"};

/* Ways into what one key alone seldom reaches: every tab, the plans, forms with their previews, prompts for
 * files that are not there. */
static const char *const ways[] = {"1", "2", "3", "4", "5", "6", "7", ", PgDn", ", End", "$ d",
	"$ d C-s v C-s", "B Enter", "R", "1 Enter", "1 r C-s", "1 Enter r C-s", "1 n", "1 s", "1 t", "1 p",
	"1 Enter s", "1 Enter x", "1 Enter v", "1 * n", "1 * r", "1 * s", "3 a", "3 a Enter", "3 a C-s",
	"3 p Enter", "3 s", "3 x", "3 v", "3 m Down Enter", "3 W", "3 M", "3 D", "4 w", "4 w Enter",
	"4 w C-s", "4 d", "4 a Enter", "4 i Enter", "4 v", "4 x", "4 A", "4 b", "4 m", "5 v C-s", "5 x",
	"5 * N", "5 * s", "5 Down N", "6 w", "6 f Enter", "6 s", "6 n", "7 F Enter", "7 n", "7 p",
	"3 E C-u no/such/folder.ics Enter", "4 I no/such.ics Enter", "4 I . Enter",
	"$ E C-u no/such/folder.csv Enter", ", I no/such.tsv Enter", ", I . Enter",
	": backup Enter C-u no/such/folder.db Enter", ": import Enter no/such.csv Enter", ": allow",
	": plan"};

static const struct {
	int rows, columns;
} sizes[] = {{24, 80}, {24, 80}, {50, 200}, {30, 100}, {24, 160}, {23, 80}, {24, 79}, {60, 132}};

static uint64_t random_state;

/* xorshift64*: the same run for the same seed everywhere. */
static size_t pick(size_t count)
{
	random_state ^= random_state >> 12;
	random_state ^= random_state << 25;
	random_state ^= random_state >> 27;
	return (size_t)((random_state * 2685821657736338717u) >> 33) % count;
}

static long number_of(const char *variable, long otherwise)
{
	const char *text = getenv(variable);
	return text && *text ? strtol(text, NULL, 10) : otherwise;
}

enum { RECENT = 40 };

/* The last strokes, said when something goes wrong. */
static const char *recent[RECENT];

/* One of a keyboard's characters, so that a pane's new key is typed though nobody writes it down here. */
static const char *character(void)
{
	static char all['~' + 1][2];
	size_t at = '!' + pick('~' - '!' + 1);
	all[at][0] = (char)at;
	return all[at];
}

static void type_one(struct e2e *e, long at)
{
	size_t kind = pick(100);
	if (kind == 0) {
		size_t size = pick(sizeof sizes / sizeof *sizes);
		recent[at % RECENT] = "(resized)";
		e2e_resize(e, sizes[size].rows, sizes[size].columns);
		return;
	}
	if (kind < 8) { /* off from wherever it is */
		e2e_keys(e, "Esc Esc Esc");
		if (!e2e_is_running(e))
			return;
		recent[at % RECENT] = ways[pick(sizeof ways / sizeof *ways)];
	} else {
		recent[at % RECENT] =
			kind < 50 ? character() : strokes[pick(sizeof strokes / sizeof *strokes)];
	}
	e2e_keys(e, recent[at % RECENT]);
}

static void expect_clean_end(struct e2e *e, long at)
{
	char *screen = strdup(e2e_screen(e)); /* a complaint stands there, a sanitizer's too */
	int status = e2e_finish(e);
	if (status && screen)
		fprintf(stderr, "%s\n", screen);
	free(screen);
	for (long i = at < RECENT ? 0 : at - RECENT + 1; status && i <= at; i++)
		fprintf(stderr, "%ld: %s\n", i, recent[i % RECENT]);
	assert_int_equal(status, 0);
}

static void random_keys(void **state)
{
	(void)state;
	long seed = number_of("STRESS_SEED", 1), keys = number_of("STRESS_KEYS", 20000);
	random_state = (uint64_t)seed * 0x9E3779B97F4A7C15u + 1;
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	for (long i = 0; i < keys; i++) {
		type_one(e, i);
		if (!e2e_is_running(e)) { /* q at the docket leaves it */
			expect_clean_end(e, i);
			e = demo_open(24, 80, "zh", NULL);
		}
		e2e_expect_aligned(e);
	}
	for (int i = 0; i < 8 && e2e_is_running(e); i++)
		e2e_keys(e, "Esc");
	if (e2e_is_running(e))
		e2e_keys(e, "C-q");
	assert_int_equal(e2e_finish(e), 0);
	const char *const check[] = {"check", "--deep", NULL};
	assert_int_equal(demo_run(check, NULL, 0), 0);
	printf("seed %ld: %ld keys\n", seed, keys);
}

static int build_office(void **state)
{
	(void)state;
	/* What is exported by chance under a relative name goes when the folder goes. */
	const char *build = getenv("builddir");
	char absolute[PATH_MAX];
	if (!realpath(build ? build : ".", absolute) || setenv("builddir", absolute, 1) != 0 ||
		chdir(e2e_folder()) != 0)
		return -1;
	return demo_build("120");
}

static int remove_office(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(random_keys)};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
