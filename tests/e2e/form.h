/* form.h — what a user does in the form of an act, by the names that stand on the screen. */
#ifndef E2E_FORM_H
#define E2E_FORM_H

#include "harness.h"

/* Tab, until the field of that name has the focus; the test fails when there is none. */
void form_go_to(struct e2e *e, const char *label);

/* Puts the text into a field, in the place of what it holds. */
void form_enter(struct e2e *e, const char *label, const char *text);

/* Takes what is found by the text in the field's list. */
void form_choose(struct e2e *e, const char *label, const char *text);

/* An act by its name in the palette; its form is open then. */
void form_open_act(struct e2e *e, const char *name);

#endif
