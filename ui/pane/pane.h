/* pane.h — what a pane is: one const table of functions and one file.
 *
 * The application (app.h) owns the panes that are open, decides which is focused, and alone reloads and
 * redraws; a pane's functions answer effect bits. Store queries are called in `open`, `load` and `match`,
 * never while drawing. A new pane is one file and one row of `panes` (panes.c): its tab, digit, F-key,
 * palette entry and help follow from the row. */
#ifndef PANE_PANE_H
#define PANE_PANE_H

#include "base/error.h"
#include "term/canvas.h"
#include "term/key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct command;
struct table;

/* What the loop has to do after a handler ran. */
enum effect {
	EFFECT_NONE = 0, /* mine, nothing to be seen */
	EFFECT_REDRAW = 1 << 0,
	EFFECT_RELOAD = 1 << 1, /* load again, then draw */
	EFFECT_CLOSE = 1 << 2, /* close this pane */
	EFFECT_QUIT = 1 << 3, /* leave the application */
	EFFECT_NOT_MINE = 1 << 4 /* let somebody else have the key */
};

/* Movements every list understands; bound to keys in the command table. */
enum move {
	MOVE_UP,
	MOVE_DOWN,
	MOVE_LEFT,
	MOVE_RIGHT,
	MOVE_PAGE_UP,
	MOVE_PAGE_DOWN,
	MOVE_HOME,
	MOVE_END,
	MOVE_NEXT_BOX, /* Tab */
	MOVE_PREVIOUS_BOX,
	MOVE_OPEN, /* Enter */
	MOVE_MARK, /* space: choose several */
	MOVES
};

enum pane_kind {
	PANE_TAB, /* on the status line, chosen by digit or F-key; keeps its state when left */
	PANE_FULL, /* takes the whole screen until it is closed (help) */
	PANE_OVERLAY, /* a box over what is there (form, palette, menu); takes all keys */
	PANE_LINE /* an overlay of one or two lines at the bottom of the screen (prompt) */
};

/* An open pane. */
struct view {
	const struct pane *pane;
	struct app *app;
	int64_t case_id; /* of panes that show a case; else 0 */
	void *state; /* state_size bytes, zero before open; NULL when state_size is 0 */
	int height, width; /* of the area it is drawn in, known before load; what paging goes by */
	bool stale; /* load before drawing */
	bool focused; /* while drawing: the keys go here */
};

/* What an act would be done to. */
struct pane_choice {
	int64_t case_id; /* 0 when no case is chosen */
	unsigned have; /* bits of enum act_need (office/act.h) that hold for it; greys entries out */
	/* several chosen rows, owned by the pane, or NULL: their cases (one may occur again), and where the
	 * rows are of `subject` their ids (0 or less where a row is none) */
	const int64_t *marked, *marked_subjects;
	size_t marked_count;
	/* the row under the cursor, for acts with a PARAM_SUBJECT or other matching parameter */
	const struct table *subject; /* or NULL */
	int64_t subject_id;
};

/* A value that an act's form should begin with: see app_act(). */
struct preset {
	const char *key; /* a parameter's id; NULL ends the array */
	const char *value;
};

struct pane {
	const char *id; /* "docket": names it in commands and is the context of its keys */
	const char *title; /* msgid: its tab */
	enum pane_kind kind;
	bool needs_case; /* open only with a case; shows view->case_id */
	bool takes_case; /* shows the case chosen in the pane that one comes from, and does without one */
	const char *beside; /* id of the pane that wide screens show at its right, following its choice; or
			       NULL */
	size_t state_size;

	/* Called once, before the first load; may fail. NULL: nothing to do. */
	bool (*open)(struct view *view, const void *argument, struct error *err);
	/* Reads what is shown. Called before the first drawing, after EFFECT_RELOAD, when another process
	 * wrote and when view->case_id changed. NULL: it shows nothing of the store. */
	bool (*load)(struct view *view, struct error *err);
	/* Draws the area, all of it, frame included; view->focused says whether the keys go here. No store
	 * calls. */
	void (*draw)(struct view *view, struct canvas *canvas, struct rect area);
	/* Overlays and lines: how many lines and columns they would like, given the screen's. Else NULL. */
	void (*size)(struct view *view, int *height, int *width);
	/* EFFECT_NOT_MINE where the movement means nothing here. */
	unsigned (*move)(struct view *view, enum move move);
	/* Panes that take text: every key goes here first. Else NULL. */
	unsigned (*key)(struct view *view, const struct key_event *key);
	/* Is every key text now (a form within the pane)? Then the key bar is empty. NULL: never. */
	bool (*typing)(const struct view *view);
	/* What `/` searches or filters by; NULL: there is nothing to search. `text` is "" to end it. On false
	 * the prompt stays open and shows the error. */
	bool (*match)(struct view *view, const char *text, struct error *err);
	/* The text `/` starts with, or NULL. */
	const char *(*matched)(const struct view *view);
	/* NULL: acts are done to view->case_id, nothing is known of it. */
	void (*choice)(const struct view *view, struct pane_choice *out);
	/* An act on several was done to this marked case, or to this row of it (0: to the case): its mark
	 * goes, that of a refused one stays. NULL: there are no marks. */
	void (*done)(struct view *view, int64_t case_id, int64_t subject_id);
	/* Frees what the state owns. NULL: nothing. */
	void (*close)(struct view *view);

	/* Commands of this pane alone; ends with {0}. NULL: none. */
	const struct command *commands;
};

/* Every pane; ends with NULL. Tabs are numbered in this order. */
extern const struct pane *const panes[];

/* The pane of that id, or NULL. */
const struct pane *pane_find(const char *id);

/* Asserts that every row has what the loop relies on; called once at start. */
void panes_check(void);

#endif
