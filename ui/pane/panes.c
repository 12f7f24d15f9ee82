/* panes.c — every pane there is: a new one is its file and one row here. */
#include "pane/panes.h"

#include <assert.h>
#include <string.h>

const struct pane *const panes[] = {
	&docket_pane,
	&case_pane,
	&calendar_pane,
	&assignment_pane,
	&service_pane,
	&today_pane,
	&backlog_pane,
	&help_pane,
	&palette_pane,
	&form_pane,
	&menu_pane,
	&prompt_pane,
	&firstrun_pane,
	&import_pane,
	&plan_pane,
	&receipts_pane,
	&settings_pane,
	&arbitrator_pane,
	&assign_plan_pane,
	&allowance_pane,
	NULL,
};

const struct pane *pane_find(const char *id)
{
	for (size_t i = 0; panes[i]; i++)
		if (strcmp(panes[i]->id, id) == 0)
			return panes[i];
	return NULL;
}

void panes_check(void)
{
	for (size_t i = 0; panes[i]; i++) {
		const struct pane *pane = panes[i];
		assert(pane->id && *pane->id && pane->draw);
		assert(pane->title || pane->kind != PANE_TAB);
		assert(pane->move || pane->key); /* something must answer the keyboard */
		bool over = pane->kind == PANE_OVERLAY || pane->kind == PANE_LINE;
		assert(over == (pane->size != NULL));
		assert(!over || pane->key);
		assert(!pane->beside || pane_find(pane->beside));
		assert(!pane->close || pane->state_size);
		assert(pane_find(pane->id) == pane); /* ids are unique */
	}
}
