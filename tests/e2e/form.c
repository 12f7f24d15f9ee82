#include "form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_FIELDS = 24 };

void form_go_to(struct e2e *e, const char *label)
{
	for (int i = 0; i < MOST_FIELDS; i++) {
		int row, column;
		if (e2e_cursor(e, &row, &column) && strstr(e2e_row(e, row), label))
			return;
		e2e_keys(e, "Tab");
	}
	fprintf(stderr, "no field %s\n%s", label, e2e_screen(e));
	fail();
}

void form_enter(struct e2e *e, const char *label, const char *text)
{
	form_go_to(e, label);
	e2e_keys(e, "C-u");
	e2e_type(e, text);
}

void form_choose(struct e2e *e, const char *label, const char *text)
{
	form_go_to(e, label);
	e2e_type(e, text);
	e2e_keys(e, "Enter");
}

void form_open_act(struct e2e *e, const char *name)
{
	e2e_keys(e, ":");
	e2e_type(e, name);
	e2e_keys(e, "Enter");
}
