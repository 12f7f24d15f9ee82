/* app_act.c — doing acts from the screen: to one case or to all that are marked, at once or through a form. */
#include "app_private.h"

#include "base/i18n.h"

#include <string.h>

struct office *app_office(struct app *app)
{
	return &app->office;
}

bool app_run(struct app *app, struct act_call *call, struct error *err)
{
	struct act_result result;
	if (!act_run(&app->office, call, &result, err))
		return false;
	if (result.warning && *result.warning)
		app_say(app, _("%s　注意：%s"), result.message ? result.message : "", result.warning);
	else
		app_say(app, "%s", result.message ? result.message : _(call->act->label));
	/* What registers a case shows it. */
	int64_t made = call->case_id ? 0 : result.case_id;
	act_result_clear(&result);
	app_stale(app);
	if (made && call->act->group == GROUP_CASE)
		app_show_case(app, made);
	return true;
}

/* An act without parameters: nothing to ask. */
static unsigned run_at_once(struct app *app, const struct act *act, int64_t case_id)
{
	struct error err = ERROR_INIT;
	struct act_call call;
	act_call_init(&call, act, case_id);
	if (!app_run(app, &call, &err))
		app_fail(app, &err);
	act_call_clear(&call);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

unsigned app_act(struct app *app, const struct act *act, int64_t case_id, const struct preset *presets)
{
	struct error err = ERROR_INIT;
	struct pane_choice choice;
	app_choice(app, &choice);
	bool several = !case_id && choice.marked_count > 1 && (act->needs & NEED_CASE) && !act->fill;
	if (!case_id)
		case_id = act->needs & NEED_CASE ? choice.case_id : 0;
	if (!several && !act_allowed(&app->office, act, case_id, &err)) {
		app_fail(app, &err);
		return EFFECT_REDRAW;
	}
	if ((!act->params || !act->params[0].id) && !several)
		return run_at_once(app, act, case_id);
	const struct act_form_argument argument = {
		.act = act,
		.case_id = case_id,
		.presets = presets,
		.cases = several ? choice.marked : NULL,
		.case_count = several ? choice.marked_count : 0,
		.subject = choice.subject,
		.subject_id = choice.subject_id,
	};
	return app_show(app, pane_find("form"), case_id, &argument);
}

unsigned app_act_id(struct app *app, const char *act, int64_t case_id, const struct preset *presets)
{
	const struct act *found = act_find(act);
	struct error err = ERROR_INIT;
	if (found)
		return app_act(app, found, case_id, presets);
	error_set(&err, ERR_NOTFOUND, _("没有名为“%s”的操作"), act);
	app_fail(app, &err);
	return EFFECT_REDRAW;
}
