/* act_form_private.h — what the files of the act form share. */
#ifndef PANE_ACT_FORM_PRIVATE_H
#define PANE_ACT_FORM_PRIVATE_H

#include "pane/act_fields.h"
#include "pane/act_form.h"
#include "pane/preview_box.h"
#include "widget/form.h"

struct form_state {
	const struct act *act;
	int64_t *cases; /* owned; the act is done to each */
	size_t case_count;
	int64_t *subjects; /* owned; the row of each case that the act is about, or NULL */
	struct act_call
		call; /* for the first case: begun with presets and what the row holds; also checks values */
	struct act_fields fields;
	uint32_t preset; /* bit i: field i began with a preset, so it is said though nobody changed it here */
	char *offered[ACT_MAX_PARAMS]; /* owned; by field: what it was last given without the user, NULL: ""
					*/
	struct form form;
	bool opened;
	bool stale; /* a value changed that the act's offers may depend on */
	struct preview_box preview; /* open between the two times it is submitted */
	struct strbuf title;
};

/* The fields are right: shows what would follow, or does it. Effect bits. */
unsigned act_form_submit(struct view *view);

#endif
