/* The harness itself: what a shell writes stands in the cells where it should, wide characters in two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harness.h"

static void cells_of_wide_text(void **state)
{
	(void)state;
	static const int widths[] = {80, 79, 120};
	for (size_t i = 0; i < 3; i++) {
		struct e2e_options options = {.columns = widths[i]};
		const char *const argv[] = {"/bin/sh", "-c",
			"printf '\\033[2J\\033[Ha\\033[1m中文\\033[0m　z\\n'; read line; printf \"got:%s\" \"$line\"",
			NULL};
		struct e2e *e = e2e_start_any(&options, argv);
		e2e_wait_text(e, "z");
		e2e_expect_row(e, 0, "a中文　z");
		int column = 0;
		assert_int_equal(e2e_find(e, "文", &column), 0);
		assert_int_equal(column, 3);
		struct e2e_cell lead = e2e_cell(e, 0, 1), rest = e2e_cell(e, 0, 2), last = e2e_cell(e, 0, 7);
		assert_string_equal(lead.text, "中");
		assert_int_equal(lead.width, 2);
		assert_true(lead.bold);
		assert_string_equal(rest.text, "");
		assert_string_equal(last.text, "z");
		assert_false(last.bold);
		e2e_expect_aligned(e);
		e2e_send(e, "报酬\r", 7);
		e2e_wait_text(e, "got:报酬");
		e2e_expect_not(e, "追索");
		assert_int_equal(e2e_finish(e), 0);
	}
}

static void a_killed_program_is_noticed(void **state)
{
	(void)state;
	const char *const argv[] = {"/bin/cat", NULL};
	struct e2e *e = e2e_start_any(NULL, argv);
	e2e_send(e, "x\r", 2);
	e2e_wait_text(e, "x");
	e2e_kill(e);
	assert_int_equal(e2e_finish(e), 128 + 9);
}

static void a_command_runs_to_its_end(void **state)
{
	(void)state;
	char output[64];
	const char *const argv[] = {"/bin/sh", "-c", "printf %s \"$ZHONGCAI_TODAY $LC_ALL\"; exit 3", NULL};
	assert_int_equal(e2e_run(argv, output, sizeof output), 3);
	assert_string_equal(output, "2020-12-31 C.UTF-8");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_of_wide_text),
		cmocka_unit_test(a_killed_program_is_noticed),
		cmocka_unit_test(a_command_runs_to_its_end),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	e2e_folder_remove();
	return failed;
}
