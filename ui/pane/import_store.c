/* import_store.c — the last step of an import: where the rejected records go, whose office it is, and all of
 * it or nothing. */
#include "pane/import_private.h"

#include "base/i18n.h"
#include "office/setup.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void say_stored(const struct import_state *state, struct strbuf *out)
{
	const struct ledger_report *report = &state->job.report;
	if (report->rejected_count)
		strbuf_addf(out, _("已导入 %zu 件，另外 %zu 条写在 %s，改正后可再导入"), report->cases,
			report->rejected_count, state->rejected_path);
	else
		strbuf_addf(out, _("已导入 %zu 件"), report->cases);
}

/* Into the office that is open. */
static unsigned store_here(struct view *view)
{
	struct import_state *state = import_state_of(view);
	struct error err = ERROR_INIT;
	struct import_progress progress = {view->app, _("导入台账")};
	state->working = true;
	bool ok = import_job_store(&state->job, app_office(view->app), state->rejected_path,
		import_show_progress, &progress, &err);
	state->working = false;
	if (!ok) {
		if (state->stage != STAGE_REJECTED || err.code == ERR_CANCELLED)
			state->stage = STAGE_PREVIEW;
		return import_stay(state, &err);
	}
	app_refresh(view->app);
	struct strbuf said = {0};
	say_stored(state, &said);
	app_say(view->app, "%s", strbuf_text(&said));
	strbuf_free(&said);
	return EFFECT_CLOSE | EFFECT_RELOAD | EFFECT_REDRAW;
}

/* Sets the office up, stores, and hands the file over. On failure there is no file again, unless there was
 * one before: a beginning that a crash cut short. */
static bool make_office(struct view *view, const struct setup *setup, struct error *err)
{
	struct import_state *state = import_state_of(view);
	const struct office_options options = app_options(view->app);
	struct import_progress progress = {view->app, _("导入台账")};
	bool existed = access(options.path, F_OK) == 0;
	if (!office_set_up(&options, setup, err))
		return false;
	struct office office;
	bool ok = office_open(&office, &options, err);
	if (ok) {
		ok = import_job_store(
			&state->job, &office, state->rejected_path, import_show_progress, &progress, err);
		office_close(&office);
	}
	if (!ok && !existed)
		store_remove(options.path);
	return ok;
}

unsigned import_store_first(struct view *view)
{
	struct import_state *state = import_state_of(view);
	struct error err = ERROR_INIT;
	struct setup setup;
	setup_form_get(&state->setup, &setup);
	state->working = true;
	bool ok = make_office(view, &setup, &err);
	state->working = false;
	if (!ok) {
		if (err.field) {
			setup_form_refuse(&state->setup, &err);
			return EFFECT_REDRAW;
		}
		state->stage = err.code == ERR_CANCELLED ? STAGE_PREVIEW : STAGE_SETUP;
		return import_stay(state, &err);
	}
	/* This pane is closed by it: nothing of the view may be touched afterwards. */
	struct app *app = view->app;
	struct strbuf said = {0};
	say_stored(state, &said);
	if (app_open_file(app, app_path(app), false, &err))
		app_say(app, "%s", strbuf_text(&said));
	else
		app_fail(app, &err);
	strbuf_free(&said);
	return EFFECT_REDRAW;
}

unsigned import_store(struct view *view)
{
	struct import_state *state = import_state_of(view);
	if (!state->first_run)
		return store_here(view);
	struct error err = ERROR_INIT;
	char *commission = import_job_commission(&state->job);
	char *number = import_job_number(&state->job);
	setup_form_free(&state->setup);
	bool ok = setup_form_open(&state->setup, commission, number, state->job.today, &err);
	free(commission);
	free(number);
	if (!ok)
		return import_stay(state, &err);
	import_go_to(state, STAGE_SETUP);
	return EFFECT_REDRAW;
}

static unsigned ask_rejected(struct view *view)
{
	struct import_state *state = import_state_of(view);
	struct error err = ERROR_INIT;
	char *name = import_job_rejected_name(&state->job);
	bool ok = name && path_input_set(&state->rejected, name);
	free(name);
	if (!ok) {
		error_set(&err, ERR_NOMEM, _("内存不足"));
		return import_stay(state, &err);
	}
	import_go_to(state, STAGE_REJECTED);
	return EFFECT_REDRAW;
}

unsigned import_accept(struct view *view)
{
	struct import_state *state = import_state_of(view);
	free(state->rejected_path);
	state->rejected_path = NULL;
	return state->job.report.rejected_count ? ask_rejected(view) : import_store(view);
}
