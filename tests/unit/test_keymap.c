/* The key map: texts in, acts out; a user's text lies over the defaults; mistakes name their line. */
#include "screen_fixture.h"

#include "term/keymap.h"

#include <stdlib.h>
#include <string.h>

static const char defaults[] = "# the defaults\n"
			       "docket  a     accept\n"
			       "*       a     abacus  # behind another\n"
			       "*       C-p   palette\n"
			       "*       F2    palette\n"
			       "*       #     number\n"
			       "\n"
			       "case\tx\tserve_failed\r\n"
			       "docket  Down  next";

static bool load(struct keymap *map, const char *text, struct error *err)
{
	return keymap_load(map, text, strlen(text), "keys", err);
}

static void refused(struct keymap *map, const char *text, const char *part)
{
	struct error err = ERROR_INIT;
	assert_false(load(map, text, &err));
	assert_int_equal(err.code, ERR_INPUT);
	if (!strstr(error_text(&err), part))
		fail_msg("expected %s in: %s", part, error_text(&err));
	error_clear(&err);
}

static void found(const struct keymap *map, const char *context, key_code code, const char *act)
{
	const char *answer = keymap_find(map, context, code);
	if (act)
		assert_string_equal(answer, act);
	else
		assert_null(answer);
}

static void keys_of(const struct keymap *map, const char *context, const char *act, const char *expected)
{
	struct strbuf keys = {0};
	keymap_keys(map, context, act, &keys);
	assert_string_equal(strbuf_text(&keys), expected);
	strbuf_free(&keys);
}

static int setup(void **state)
{
	struct keymap *map = calloc(1, sizeof *map);
	struct error err = ERROR_INIT;
	if (!map || !load(map, defaults, &err))
		return -1;
	*state = map;
	return 0;
}

static int teardown(void **state)
{
	keymap_free(*state);
	free(*state);
	return 0;
}

static void the_context_goes_before_the_general(void **state)
{
	const struct keymap *map = *state;
	found(map, "docket", 'a', "accept");
	found(map, "case", 'a', "abacus");
	found(map, "nowhere", 'a', "abacus");
	found(map, "docket", K_CTRL | 'p', "palette");
	found(map, "docket", K_DOWN, "next");
	found(map, "case", K_DOWN, NULL);
	found(map, "case", 'x', "serve_failed"); /* tabs and CR LF */
	found(map, "case", '#', "number");
	keys_of(map, "docket", "palette", "C-p, F2");
	keys_of(map, "docket", "abacus", ""); /* hidden there */
	keys_of(map, "case", "abacus", "a");
	keys_of(map, "case", "accept", "");
	keys_of(map, "docket", "no_such_act", "");
}

static void a_later_text_overrides(void **state)
{
	struct keymap *map = *state;
	struct error err = ERROR_INIT;
	assert_true(load(map, "docket ａ reject\n* F2 -\ncase a -\n* F9 help", &err)); /* a full-width ａ */
	found(map, "docket", 'a', "reject");
	found(map, "docket", K_F1 + 1, NULL); /* taken away */
	found(map, "case", 'a', NULL); /* taken away here: the general one is hidden as well */
	found(map, "roster", 'a', "abacus");
	found(map, "case", K_F1 + 8, "help");
	keys_of(map, "docket", "palette", "C-p");
	keys_of(map, "case", "abacus", "");
	keys_of(map, "docket", "accept", "");
	/* And may be given back. */
	assert_true(load(map, "* F2 palette", &err));
	found(map, "docket", K_F1 + 1, "palette");
}

static void a_mistake_names_its_line_and_changes_nothing(void **state)
{
	struct keymap *map = *state;
	size_t count = map->count;
	refused(map, "* F5 help\ndocket q quit\n* F5 palette\n", "keys 第 3 行");
	refused(map, "* F5 help\n* F5 palette\n", "help"); /* what it is bound to already */
	refused(map, "* ？ help\n* ? palette\n", "第 2 行"); /* one key, typed in two ways */
	refused(map, "* Hyper-x help\n", "Hyper-x");
	refused(map, "\n\ndocket a\n", "第 3 行");
	refused(map, "docket a accept now\n", "第 1 行");
	refused(map, "docket\n", "第 1 行");
	refused(map, "* \xff help\n", "第 1 行");
	assert_int_equal(map->count, count);
	found(map, "docket", K_F1 + 4, NULL);
	found(map, "docket", 'q', NULL);
}

static void an_empty_text_is_none(void **state)
{
	struct keymap *map = *state;
	struct error err = ERROR_INIT;
	size_t count = map->count;
	assert_true(load(map, "", &err));
	assert_true(load(map, "\n# only\n   \n\t# this", &err));
	assert_int_equal(map->count, count);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_context_goes_before_the_general),
		TEST(a_later_text_overrides),
		TEST(a_mistake_names_its_line_and_changes_nothing),
		TEST(an_empty_text_is_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
