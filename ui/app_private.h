/* app_private.h — the application's own state, shared by the loop (app.c), the panes that are open
 * (app_views.c), what is drawn around them (app_chrome.c) and what is done to the office (app_act.c). Panes
 * do not include it. */
#ifndef UI_APP_PRIVATE_H
#define UI_APP_PRIVATE_H

#include "app.h"
#include "office/office.h"
#include "term/keymap.h"
#include "term/term.h"

enum {
	APP_LEAST_ROWS = 24,
	APP_LEAST_COLUMNS = 80,
	APP_STATUS_COLUMNS =
		20, /* where tabs leave fewer for what stands at the right, the name of the program goes */
	APP_SPLIT_COLUMNS = 160, /* from here on docket and detail stand side by side */
	APP_STACK = 8,
	APP_TABS = 16,
	APP_POLL_MS = 1000, /* how often to look whether somebody else wrote */
	APP_FOLLOW_MS = 60, /* the detail beside a list waits that long for the next key */
	APP_PROGRESS_MS = 50
};

struct pending_act;

struct app {
	struct office office;
	bool has_office;
	struct office_options options;
	char *path; /* what the options name; owned */

	struct term *term;
	struct keymap keymap;

	struct view *tabs[APP_TABS]; /* by place in panes; kept while the application runs */
	struct view *stack[APP_STACK]; /* tabs and full panes, the focused one last */
	size_t depth;
	struct view *overlays[APP_STACK];
	size_t overlay_count;

	struct pending_act *pending; /* waits for the answer which row it is about; owned */

	struct strbuf message;
	style_id message_style;

	int64_t forgotten; /* cases, for the first line */
	bool status_stale; /* it is to be counted again */

	int64_t version; /* store_version() of what is on the screen */
	bool follow; /* the detail beside a list has yet to follow its cursor */
	bool quit;
	int64_t progress_shown; /* milliseconds; 0: no box is shown */
};

/* What is on the screen, and where. */
struct placed {
	struct view *view;
	struct rect area;
};
enum { APP_PLACED = 2 + APP_STACK };
size_t app_place(struct app *app, struct placed out[APP_PLACED]);

/* Whether the terminal is large enough for anything but a sentence that says so. */
bool app_fits(const struct app *app);

/* The view that keys go to. */
struct view *app_focus(struct app *app);

struct view *app_view_new(
	struct app *app, const struct pane *pane, int64_t case_id, const void *argument, struct error *err);
void app_view_free(struct view *view);

/* The kept view of a tab, made when there is none, showing `case_id` unless that is 0; NULL with err. */
struct view *app_tab(struct app *app, const struct pane *pane, int64_t case_id, struct error *err);

void app_close_overlay(struct app *app);
void app_close_all(struct app *app);

/* Marks everything as to be loaded again. */
void app_stale(struct app *app);

/* Loads what is stale and on the screen; failures become the message. */
void app_load(struct app *app);

/* Reads what the first line says of the office, if something changed since; failures become the message. */
void app_status_load(struct app *app);

/* Appends what stands at the right of the first line, as much as `columns` hold: how many cases are
 * forgotten, the day and who works come before the weekday, the year and the office's name. */
void app_status_text(const struct app *app, int columns, struct strbuf *out);

/* Draws everything; in app_chrome.c with what stands around the panes. */
void app_draw(struct app *app);

void app_clear_message(struct app *app);
void app_forget_pending(struct app *app);

/* Looks whether another process wrote or the day changed; true when the screen is stale. */
bool app_poll(struct app *app);

/* Is this (still) one of the open views? */
bool app_is_open(const struct app *app, const struct view *view);

/* Shows the detail of the chosen case beside a list, where the screen is wide enough for both. */
void app_follow(struct app *app);

/* Key bindings: the compiled-in text, then the user's file over it. A mistake in that file becomes the
 * message. */
bool app_keys_load(struct app *app, struct error *err);

#endif
