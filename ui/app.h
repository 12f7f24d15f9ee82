/* app.h — the application: the panes that are open, the focus, the loop that alone reloads and redraws.
 *
 * Panes and commands reach it through these functions; each answers effect bits that the caller hands on. */
#ifndef UI_APP_H
#define UI_APP_H

#include "base/error.h"
#include "cli/cli.h"
#include "command.h"
#include "office/act_preview.h"
#include "pane/pane.h"

struct app;
struct keymap;

/* Opens the file that the options name (the office's own without) and runs until the user leaves. Where there
 * is no file yet, the first-run form opens instead. Returns the exit status; errors were printed. */
int app_main(const struct cli_options *options);

/* The office that is open. Panes change nothing in it. */
struct office *app_office(struct app *app);

/* Is there one? Not before the first-run form made or chose a file. */
bool app_has_office(const struct app *app);

/* The file that the options named, or the office's own; it may not exist yet. */
const char *app_path(const struct app *app);

/* How an office's file is to be opened: the options of the command line, with app_path(). */
struct office_options app_options(const struct app *app);

/* Closes what is open, opens (with `create`: makes) that file and shows its docket. On failure what was open
 * stays open. */
bool app_open_file(struct app *app, const char *path, bool create, struct error *err);

/* The keys in force: help and palette name them. */
const struct keymap *app_keymap(const struct app *app);

/* Shows how far long work has come (0..1), over what is on the screen; false when the user pressed Esc or
 * Ctrl-C meanwhile: then stop, nothing stored. Cheap enough to be called for every row. */
bool app_progress(struct app *app, const char *what, double done);

/* --- Messages: one line (wrapped where it must be) until the next key ------------------------------- */

void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Shows the error as a sentence in the error colour, with a mark, and clears it. */
void app_fail(struct app *app, struct error *err);

/* --- Going places ----------------------------------------------------------------------------------- */

/* Shows a pane: a tab gets the focus with the state it was left in, others open anew. `argument` is handed to
 * the pane's open(). A pane that needs or takes a case shows `case_id`, or, when that is 0, the chosen one.
 */
unsigned app_show(struct app *app, const struct pane *pane, int64_t case_id, const void *argument);

/* The detail of a case. */
unsigned app_show_case(struct app *app, int64_t case_id);

/* The detail of the case of that number, in any form; ERR_NOTFOUND, or ERR_INPUT where it is ambiguous. */
bool app_goto(struct app *app, const char *number, struct error *err);

/* Reads commission, staff and law again and paints the whole screen anew. */
void app_refresh(struct app *app);

/* What acts would be done to now: asked of the topmost pane that is no overlay. */
void app_choice(struct app *app, struct pane_choice *out);

/* The pane that keys went to before an overlay opened. */
struct view *app_main_view(struct app *app);

/* Closes a pane now, and the overlays over it. For overlays that answer to the pane that opened them. */
void app_close_view(struct app *app, struct view *view);

/* Does what the effect bits that `view`'s handler answered ask for; a view that was closed meanwhile is
 * passed over. */
void app_apply(struct app *app, struct view *view, unsigned effects);

/* Runs a command, act or tab as if its key had been pressed in `view`. Answers effect bits. */
struct entry;
unsigned app_do(struct app *app, struct view *view, const struct entry *entry);

/* --- Doing ------------------------------------------------------------------------------------------ */

/* Does an act to the case (0: the chosen or marked ones): asks act_allowed(), lets the user choose the row it
 * is about where that is not clear, opens the form of its other parameters, begun with the presets (may be
 * NULL), or runs it at once when it has none; says what came of it and reloads. */
unsigned app_act(struct app *app, const struct act *act, int64_t case_id, const struct preset *presets);

/* As app_act, by id. */
unsigned app_act_id(struct app *app, const char *act, int64_t case_id, const struct preset *presets);

/* A pane wrote by other means than an act: everything that is shown is read again. */
void app_wrote(struct app *app);

/* Runs a filled-in act for one case and says what came of it; false with err when it was refused. */
bool app_run(struct app *app, struct act_call *call, struct error *err);

/* As act_preview() and act_run_batch() (office/act_preview.h, act_batch.h); what panes show is loaded again.
 */
bool app_preview(
	struct app *app, struct act_call *calls, size_t count, struct act_preview *out, struct error *err);
bool app_run_batch(
	struct app *app, struct act_call *calls, size_t count, struct act_outcome *out, struct error *err);

/* --- Asking ----------------------------------------------------------------------------------------- */

/* Asks for one line at the bottom of the screen. `done` gets the text (on Enter) and the view that asked; on
 * false the line stays open and shows the error. With `live` it is also called after each change. */
typedef bool app_answer(struct view *view, const char *text, struct error *err);
unsigned app_prompt(struct app *app, const char *label, const char *initial, bool live, app_answer *done);

/* A menu over the pane; items may be chosen by their key, or by arrows and Enter. Texts are copied. `chosen`
 * is called with the view that asked and the item's number. */
struct menu_item {
	char key; /* 0: none */
	const char *label; /* shown as it is */
	bool ticked;
};
typedef unsigned menu_answer(struct view *view, size_t item);
unsigned app_menu(
	struct app *app, const char *title, const struct menu_item *items, size_t count, menu_answer *chosen);

#endif
