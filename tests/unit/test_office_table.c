/* The act table itself: every row complete, every id, parameter and key used once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/act.h"

#include <stdio.h>
#include <string.h>

static bool is_identifier(const char *text)
{
	return *text && strspn(text, "abcdefghijklmnopqrstuvwxyz_0123456789") == strlen(text);
}

static void every_row_is_complete(void **state)
{
	(void)state;
	size_t count = 0;
	for (const struct act *act = acts; act->id; act++, count++) {
		assert_true(is_identifier(act->id));
		assert_true(act->label && *act->label);
		assert_true(act->help && *act->help);
		assert_true((int)act->group >= 0 && act->group < ACT_GROUPS);
		assert_non_null(act->run);
		assert_non_null(act->params);
		assert_true(act->needs & NEED_WRITABLE);
		if (act->needs & ~(unsigned)(NEED_CASE | NEED_WRITABLE | NEED_DIRECTOR))
			assert_true(act->needs & NEED_CASE);
		assert_ptr_equal(act_find(act->id), act);
	}
	assert_true(count > 60);
	assert_null(act_find("no_such_act"));
}

static void labels_are_told_apart(void **state)
{
	(void)state;
	for (const struct act *a = acts; a->id; a++)
		for (const struct act *b = a + 1; b->id; b++)
			if (strcmp(a->label, b->label) == 0)
				fail_msg("%s and %s are both called %s", a->id, b->id, a->label);
}

static void every_parameter_is_complete(void **state)
{
	(void)state;
	for (const struct act *act = acts; act->id; act++) {
		size_t count = 0;
		for (const struct act_param *p = act->params; p->id; p++, count++) {
			assert_true(is_identifier(p->id));
			assert_true(p->label && *p->label);
			assert_true((p->type == PARAM_CHOICE) == (p->choices != NULL));
			assert_true((p->type == PARAM_SUBJECT) == (p->subject != NULL));
			if (p->type == PARAM_PARTY)
				assert_true(act->needs & NEED_CASE);
			for (const struct act_param *q = p + 1; q->id; q++)
				if (strcmp(p->id, q->id) == 0)
					fail_msg("%s has two parameters %s", act->id, p->id);
			for (const struct act_choice *c = p->choices; c && c->id; c++)
				assert_true(c->label && *c->label);
		}
		assert_true(count <= ACT_MAX_PARAMS);
	}
}

struct bound {
	char key[64];
	const char *act;
};

static void no_key_is_bound_twice(void **state)
{
	(void)state;
	struct bound bound[256];
	size_t count = 0;
	for (const struct act *act = acts; act->id; act++) {
		char keys[256];
		snprintf(keys, sizeof keys, "%s", act->keys ? act->keys : "");
		char *rest = NULL;
		for (char *key = strtok_r(keys, " ", &rest); key; key = strtok_r(NULL, " ", &rest)) {
			const char *colon = strchr(key, ':');
			assert_non_null(colon);
			assert_true(colon > key && colon[1]);
			for (size_t i = 0; i < count; i++)
				if (strcmp(bound[i].key, key) == 0)
					fail_msg("%s is bound to %s and %s", key, bound[i].act, act->id);
			snprintf(bound[count].key, sizeof bound[count].key, "%s", key);
			bound[count++].act = act->id;
		}
	}
	assert_true(count > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_complete),
		cmocka_unit_test(labels_are_told_apart),
		cmocka_unit_test(every_parameter_is_complete),
		cmocka_unit_test(no_key_is_bound_twice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
