/* setup.h — a new office: its file, its commission, and the first of its people. */
#ifndef OFFICE_SETUP_H
#define OFFICE_SETUP_H

#include "office/office.h"

struct setup {
	const char *commission; /* its name */
	const char *pattern; /* of case numbers, with {year} and {serial} */
	const char *person; /* who sets it up, by name … */
	const char *role; /* … and id of a role: clerk, arbitrator, director */
};

/* Makes the file that the options name (its `create` goes without saying), sets the commission and registers
 * the person under the account in use: one journal entry. A file that holds no commission yet, as a crash may
 * leave one, is taken over; any other is refused. On failure no file is left that was not there before, and
 * err->field is "commission", "pattern", "person" or "role" where one of them is wrong. */
bool office_set_up(const struct office_options *options, const struct setup *setup, struct error *err);

/* Was nothing ever done in it? Such a file is what a crash left of a beginning. */
bool office_is_blank(struct office *office, bool *blank, struct error *err);

#endif
