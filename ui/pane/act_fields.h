/* act_fields.h — an act's parameters as fields of a form: kinds, choices read from the office, initial
 * values. */
#ifndef PANE_ACT_FIELDS_H
#define PANE_ACT_FIELDS_H

#include "office/act.h"
#include "widget/form.h"

struct act_fields {
	struct form_field fields[ACT_MAX_PARAMS];
	size_t count;
	struct form_choice *choices[ACT_MAX_PARAMS]; /* owned, by field */
	char **texts; /* owned; labels and values that fields and choices point to */
	size_t text_count, text_capacity;
};

/* The parameter that says which row the act is about, known before the form opens: a PARAM_SUBJECT, or the
 * party or arbitrator that is edited. NULL: the act is about its case. */
const struct act_param *act_fields_subject(const struct act *act);

/* Makes the fields, begun with what the call holds; without the subject's when it is `about` a known row. For
 * `several` cases parties are named by their role. On failure `out` can still be freed. */
bool act_fields_make(struct act_fields *out, struct office *office, const struct act_call *call, bool about,
	bool several, struct error *err);

bool act_fields_shows(const struct act_fields *fields, const char *id);
void act_fields_free(struct act_fields *fields);

/* Appends " 20-2314", or the name of the row that the call is about; nothing when it cannot be read. */
void act_fields_case_name(struct office *office, int64_t case_id, struct strbuf *out);
void act_fields_subject_name(struct office *office, const struct act_call *call, struct strbuf *out);

#endif
