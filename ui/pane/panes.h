/* panes.h — the panes' tables, one file each; only panes.c lists them. */
#ifndef PANE_PANES_H
#define PANE_PANES_H

#include "pane/pane.h"

extern const struct pane arbitrator_pane;
extern const struct pane assignment_pane;
extern const struct pane backlog_pane;
extern const struct pane plan_pane;
extern const struct pane receipts_pane;
extern const struct pane service_pane;
extern const struct pane today_pane;
extern const struct pane settings_pane;
extern const struct pane assign_plan_pane;
extern const struct pane allowance_pane;
extern const struct pane docket_pane, case_pane, calendar_pane, help_pane, palette_pane, form_pane, menu_pane,
	prompt_pane, firstrun_pane, import_pane;

#endif
