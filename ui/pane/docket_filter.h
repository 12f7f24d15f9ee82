/* docket_filter.h — what the docket's filter menu switches on and off. */
#ifndef PANE_DOCKET_FILTER_H
#define PANE_DOCKET_FILTER_H

#include "office/office.h"
#include "store/docket.h"

/* The quick filters: one row each; a new one is one row. */
struct quick_filter {
	char key; /* in the menu */
	const char *word; /* msgid; as the search box takes it */
	bool (*get)(const struct docket_filter *filter, const struct office *office);
	void (*toggle)(struct docket_filter *filter, const struct office *office);
};
extern const struct quick_filter quick_filters[]; /* ends with {0} */

#endif
