/* app_views.c — the panes that are open: opening, closing, going to one, what is chosen in them. */
#include "app_private.h"

#include "base/i18n.h"
#include "store/docket.h"

#include <stdlib.h>
#include <string.h>

struct view *app_view_new(
	struct app *app, const struct pane *pane, int64_t case_id, const void *argument, struct error *err)
{
	struct view *view = calloc(1, sizeof *view);
	if (view && pane->state_size)
		view->state = calloc(1, pane->state_size);
	if (!view || (pane->state_size && !view->state)) {
		free(view);
		error_set(err, ERR_NOMEM, _("内存不足"));
		return NULL;
	}
	view->pane = pane;
	view->app = app;
	view->case_id = case_id;
	view->stale = true;
	if (pane->open && !pane->open(view, argument, err)) {
		app_view_free(view);
		return NULL;
	}
	return view;
}

void app_view_free(struct view *view)
{
	if (!view)
		return;
	if (view->pane->close)
		view->pane->close(view);
	free(view->state);
	free(view);
}

struct view *app_main_view(struct app *app)
{
	return app->depth ? app->stack[app->depth - 1] : NULL;
}

struct view *app_focus(struct app *app)
{
	return app->overlay_count ? app->overlays[app->overlay_count - 1] : app_main_view(app);
}

void app_choice(struct app *app, struct pane_choice *out)
{
	struct view *view = app_main_view(app);
	*out = (struct pane_choice){0};
	if (!view)
		return;
	out->case_id = view->case_id;
	if (view->pane->choice)
		view->pane->choice(view, out);
	if (out->case_id)
		out->have |= NEED_CASE;
	if (app->has_office)
		out->have |= NEED_OFFICE;
	if (app->has_office && !app->office.read_only)
		out->have |= NEED_WRITABLE;
	if (app->office.is_director)
		out->have |= NEED_DIRECTOR;
}

void app_stale(struct app *app)
{
	app->status_stale = true;
	for (size_t i = 0; i < APP_TABS; i++)
		if (app->tabs[i])
			app->tabs[i]->stale = true;
	for (size_t i = 0; i < app->depth; i++)
		app->stack[i]->stale = true;
	for (size_t i = 0; i < app->overlay_count; i++)
		app->overlays[i]->stale = true;
}

/* --- Going places ----------------------------------------------------------------------------------- */

static bool is_kept(const struct app *app, const struct view *view)
{
	for (size_t i = 0; i < APP_TABS; i++)
		if (app->tabs[i] == view)
			return true;
	return false;
}

static void pop(struct app *app)
{
	struct view *view = app->stack[--app->depth];
	if (!is_kept(app, view))
		app_view_free(view);
}

static size_t place_of(const struct pane *pane)
{
	size_t i = 0;
	while (panes[i] && panes[i] != pane)
		i++;
	return i;
}

/* The kept view of a tab, made when there is none; NULL with err. */
static struct view *tab_view(
	struct app *app, const struct pane *pane, int64_t case_id, const void *argument, struct error *err)
{
	size_t place = place_of(pane);
	if (!app->tabs[place])
		app->tabs[place] = app_view_new(app, pane, case_id, argument, err);
	struct view *view = app->tabs[place];
	if (view && case_id && view->case_id != case_id) {
		view->case_id = case_id;
		view->stale = true;
	}
	return view;
}

struct view *app_tab(struct app *app, const struct pane *pane, int64_t case_id, struct error *err)
{
	return tab_view(app, pane, case_id, NULL, err);
}

static void push_tab(struct app *app, struct view *view)
{
	for (size_t i = 0; i < app->depth; i++)
		if (app->stack[i] == view) {
			while (app->depth > i + 1)
				pop(app);
			return;
		}
	if (app->depth == APP_STACK)
		pop(app);
	app->stack[app->depth++] = view;
}

unsigned app_show(struct app *app, const struct pane *pane, int64_t case_id, const void *argument)
{
	struct error err = ERROR_INIT;
	const struct view *from = app_main_view(app);
	bool takes = pane->takes_case && from && from->pane != pane;
	if ((pane->needs_case || takes) && !case_id) {
		struct pane_choice choice;
		app_choice(app, &choice);
		case_id = choice.case_id;
	}
	if (pane->needs_case && !case_id) {
		struct view *kept = app->tabs[place_of(pane)];
		if (!case_id && kept)
			case_id = kept->case_id;
		if (!case_id) {
			error_set(&err, ERR_REFUSED, _("请先在案件列表中选定一个案件"));
			app_fail(app, &err);
			return EFFECT_REDRAW;
		}
	}
	struct view *view = NULL;
	if (pane->kind == PANE_TAB) {
		view = tab_view(app, pane, case_id, argument, &err);
		if (view)
			push_tab(app, view);
	} else if (pane->kind == PANE_FULL) {
		view = app_view_new(app, pane, case_id, argument, &err);
		if (view && app->depth == APP_STACK)
			pop(app);
		if (view)
			app->stack[app->depth++] = view;
	} else {
		if (app->overlay_count == APP_STACK)
			app_close_overlay(app);
		view = app_view_new(app, pane, case_id, argument, &err);
		if (view)
			app->overlays[app->overlay_count++] = view;
	}
	if (!view)
		app_fail(app, &err);
	return EFFECT_REDRAW;
}

unsigned app_show_case(struct app *app, int64_t case_id)
{
	return app_show(app, pane_find("case"), case_id, NULL);
}

bool app_goto(struct app *app, const char *number, struct error *err)
{
	int64_t case_id;
	if (!docket_find(app->office.store, number, &case_id, err))
		return false;
	app_show_case(app, case_id);
	return true;
}

void app_close_overlay(struct app *app)
{
	if (app->overlay_count)
		app_view_free(app->overlays[--app->overlay_count]);
}

bool app_is_open(const struct app *app, const struct view *view)
{
	for (size_t i = 0; i < app->overlay_count; i++)
		if (app->overlays[i] == view)
			return true;
	for (size_t i = 0; i < app->depth; i++)
		if (app->stack[i] == view)
			return true;
	return is_kept(app, view);
}

/* The list whose choice the pane beside it shows: the focused one, or the one left for its detail. */
static struct view *followed(struct app *app)
{
	struct view *main = app_main_view(app);
	return main && main->pane->beside ? main : NULL;
}

void app_follow(struct app *app)
{
	struct view *list = followed(app);
	app->follow = false;
	if (!list || canvas_area(term_canvas(app->term)).columns < APP_SPLIT_COLUMNS)
		return;
	struct pane_choice choice = {0};
	list->pane->choice(list, &choice);
	struct error err = ERROR_INIT;
	if (choice.case_id && !app_tab(app, pane_find(list->pane->beside), choice.case_id, &err))
		app_fail(app, &err);
}

void app_close_view(struct app *app, struct view *view)
{
	for (size_t i = app->overlay_count; i-- > 0;)
		if (app->overlays[i] == view) {
			while (app->overlay_count > i)
				app_close_overlay(app);
			return;
		}
	if (app->depth <= 1)
		app->quit = true;
	else if (app_main_view(app) == view)
		pop(app);
}

void app_close_all(struct app *app)
{
	while (app->overlay_count)
		app_close_overlay(app);
	while (app->depth)
		pop(app);
	for (size_t i = 0; i < APP_TABS; i++) {
		app_view_free(app->tabs[i]);
		app->tabs[i] = NULL;
	}
}
