/* import_private.h — the import pane's own state, shared by its stages (import.c), storing (import_store.c)
 * and drawing (import_draw.c). */
#ifndef PANE_IMPORT_PRIVATE_H
#define PANE_IMPORT_PRIVATE_H

#include "app.h"
#include "pane/import_mapping.h"
#include "pane/import_view.h"
#include "pane/path_input.h"
#include "pane/setup_form.h"

enum stage {
	STAGE_FILE, /* which ledger */
	STAGE_MAPPING, /* what its columns mean */
	STAGE_PREVIEW, /* what was found */
	STAGE_REJECTED, /* where the rejected records go */
	STAGE_SETUP /* first run: whose office it is */
};

struct import_state {
	enum stage stage;
	bool working; /* a progress bar is over the pane */
	bool first_run;
	struct import_job job;
	struct path_input path;
	struct import_mapping mapping;
	struct import_view view;
	struct path_input rejected;
	char *rejected_path; /* where the rejected records go; NULL: there are none; owned */
	struct setup_form setup;
	struct strbuf message; /* what went wrong in this stage */
};

static inline struct import_state *import_state_of(const struct view *view)
{
	return view->state;
}

void import_go_to(struct import_state *state, enum stage stage);

/* The error stays on the pane until something else is tried; clears it. Answers effect bits. */
unsigned import_stay(struct import_state *state, struct error *err);

/* A ledger_progress: the box over the pane says `what`. */
struct import_progress {
	struct app *app;
	const char *what;
};
bool import_show_progress(void *context, double done);

/* --- import_store.c: all answer effect bits, and may have closed the view --- */

/* The preview was accepted: asks where rejected records go, if there are any … */
unsigned import_accept(struct view *view);
/* … stores into the office that is open, or asks whose office it is … */
unsigned import_store(struct view *view);
/* … and makes that office with the ledger's cases in it. */
unsigned import_store_first(struct view *view);

/* --- import_draw.c --- */

void import_draw(struct view *view, struct canvas *canvas, struct rect area);

#endif
