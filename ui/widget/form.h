/* form.h — a column of labelled fields, checked one by one, with the message at the field that is wrong.
 *
 *     static const struct form_field fields[] = {{.id = "date", .label = N_("日期"), .kind = FORM_DATE,
 * .required = true}, …}; form_open(&form, fields, count, &options)  →  form_key() until WIDGET_DONE or
 * WIDGET_CANCELLED →  form_value(&form, "date")  →  form_free(&form)
 *
 * Tab, Down, Enter go on, S-Tab and Up go back; Enter on the last field, C-s or F10 submit; Esc cancels.
 * Space, or any text, on a choice opens its picker. */
#ifndef WIDGET_FORM_H
#define WIDGET_FORM_H

#include "base/date.h"
#include "base/error.h"
#include "widget/field.h"
#include "widget/picker.h"
#include "widget/textarea.h"

enum form_kind {
	FORM_TEXT,
	FORM_LONG_TEXT, /* several lines; Enter breaks the line */
	FORM_DATE, /* see base/date_input.h; the value is YYYY-MM-DD */
	FORM_INT, /* digits, a minus in front */
	FORM_MONEY, /* what `check` makes of it */
	FORM_CHOICE /* the value is the id of one of `choices` */
};

struct form_choice {
	const char *id;
	const char *label; /* shown as it is (translated by the caller) */
	const char *search; /* or NULL: picker.h */
};

struct form_field {
	const char *id;
	const char *label; /* shown as it is */
	enum form_kind kind;
	bool required;
	const char *help; /* one line while the field has the focus, or NULL */
	const char *initial; /* "" or NULL: empty */
	const struct form_choice *choices;
	size_t choice_count;
	size_t max; /* bytes; 0: enough */
};

/* Is this value right? On false `err` says why; it is shown at the field. Empty values of fields that are not
 * required are not asked about. */
typedef bool form_check(void *data, const struct form_field *field, const char *value, struct error *err);

struct form_options {
	const char *title;
	form_check *check; /* or NULL */
	void *data;
	civil_date today; /* for dates */
};

struct form_input {
	struct field field; /* also what a choice's label is shown from */
	struct textarea textarea; /* FORM_LONG_TEXT */
	size_t chosen; /* FORM_CHOICE; choice_count: nothing */
	char *message; /* what is wrong, owned; NULL: nothing */
};

struct form {
	const struct form_field *fields; /* the caller's, unchanged while it is open */
	size_t count;
	struct form_options options;
	struct form_input *inputs; /* owned */
	size_t current;
	int top; /* first line shown */
	char *note; /* owned; a paragraph above the help, or NULL */
	bool typed; /* there is something to lose */
	bool leaving; /* … and Esc was pressed: once more loses it */
	bool picking;
	struct picker picker;
	struct picker_item *items; /* of the picker, owned */
};

/* Starts it with the initial values. ERR_NOMEM. */
bool form_open(struct form *form, const struct form_field *fields, size_t count,
	const struct form_options *options, struct error *err);

/* Pass every key: it takes all but those it knows nothing of (F-keys). WIDGET_DONE only when every field was
 * found right. WIDGET_CANCELLED by Esc: where the user changed something, by the second one in a row; the
 * first says so in the form. */
enum widget_answer form_key(struct form *form, const struct key_event *key);

/* The value; "" when empty. Valid until the next key. NULL when there is no such field. */
const char *form_value(const struct form *form, const char *id);

/* Puts a value in; unknown ids of a choice empty it. False: no such field, or out of memory. */
bool form_set(struct form *form, const char *id, const char *value);

/* What the user should know while he fills it in, shown above the help in at most FORM_NOTE_ROWS lines; NULL
 * or
 * "": nothing. False: out of memory. */
enum { FORM_NOTE_ROWS = 4 };
bool form_set_note(struct form *form, const char *note);

/* After submitting: this field (NULL: the last) was refused after all. Shows the message there and puts the
 * focus on it. */
void form_refuse(struct form *form, const char *id, const char *message);

/* Rows and columns it would like, frame included. */
void form_size(const struct form *form, int *rows, int *columns);

/* Draws it with a frame, filling the area; scrolls when it is higher. */
void form_draw(struct form *form, struct canvas *canvas, struct rect area);

void form_free(struct form *form);

#endif
