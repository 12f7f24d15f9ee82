/* act_form.h — what the form of an act is opened with. */
#ifndef PANE_ACT_FORM_H
#define PANE_ACT_FORM_H

#include "office/act.h"
#include "pane/pane.h"

enum { SUBJECT_TEXT = 32 }; /* "id:" and a number */

struct act_form_argument {
	const struct act *act;
	int64_t case_id; /* 0: none, or the cases below */
	const struct preset *presets; /* ends with {0}; or NULL */
	const char *
		subject; /* value of the parameter that says which row the act is about; not asked for then */
	const int64_t *cases; /* several: the act is done to each */
	size_t case_count;
	const int64_t *subjects; /* of each case the row that is meant, where the act is about one; or NULL */
};

#endif
