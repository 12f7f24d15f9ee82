/* setup_form.h — the form of a new office: its name, what its case numbers look like, who sets it up. */
#ifndef PANE_SETUP_FORM_H
#define PANE_SETUP_FORM_H

#include "base/strbuf.h"
#include "office/setup.h"
#include "widget/form.h"

enum { SETUP_FIELDS = 4, SETUP_ROLES = 8 };

/* Starts as {0}. */
struct setup_form {
	struct form form;
	struct form_field fields[SETUP_FIELDS];
	struct form_choice roles[SETUP_ROLES];
	civil_date today;
	char example[256]; /* what the next number looks like, live */
	struct strbuf pattern; /* what was typed, as a pattern */
};

/* `commission` and `number` (a case number, or a pattern) are what it begins with, or NULL. False with err.
 */
bool setup_form_open(struct setup_form *setup, const char *commission, const char *number, civil_date today,
	struct error *err);

/* As form_key(). */
enum widget_answer setup_form_key(struct setup_form *setup, const struct key_event *key);

/* After WIDGET_DONE: what was filled in. Lives until the next key. */
void setup_form_get(struct setup_form *setup, struct setup *out);

/* Shows at its field why it was refused after all, and clears the error. */
void setup_form_refuse(struct setup_form *setup, struct error *err);

/* In the middle of the area. */
void setup_form_draw(struct setup_form *setup, struct canvas *canvas, struct rect area);

void setup_form_free(struct setup_form *setup);

#endif
