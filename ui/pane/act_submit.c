/* act_submit.c — what a form does when it is submitted: acts that ask for it show first what they would do;
 * what is refused of a single case is said at its field, and the form stays open. */
#include "pane/act_form_private.h"

#include "app.h"
#include "base/i18n.h"
#include "office/office.h"
#include "office/tracking.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct form_state *state_of(const struct view *view)
{
	return view->state;
}

/* Puts what stands in the form into the call. What an edit did not change is not said, so that it stays; but
 * what must be said is. */
static bool take_values(
	struct form_state *state, struct office *office, struct act_call *call, struct error *err)
{
	const struct act_param *subject = act_fields_subject(state->act);
	for (size_t i = 0; i < state->fields.count; i++) {
		const struct form_field *field = &state->fields.fields[i];
		const char *value = form_value(&state->form, field->id);
		bool same =
			strcmp(value, field->initial ? field->initial : "") == 0 && !(state->preset >> i & 1);
		if ((!state->act->fill || !same || field->required) &&
			!act_call_set(office, call, field->id, value, err))
			return false;
	}
	if (!subject || state->subjects || act_fields_shows(&state->fields, subject->id))
		return true;
	const struct act_value *about = &state->call.values[subject - state->act->params];
	return !about->given || act_call_set(office, call, subject->id, about->text, err);
}

/* A parameter that a range of numbers can be given for, NULL when the act has none. */
static const struct act_param *serial_param(const struct act *act)
{
	const struct act_param *param = act->params;
	while (param && param->id && !param->serial)
		param++;
	return param && param->id ? param : NULL;
}

/* Of several cases each has its own row, and of a range its own number. */
static bool take_own(struct form_state *state, struct office *office, struct act_call *call, size_t place,
	const struct tracking_range *numbers, struct error *err)
{
	char text[TRACKING_TEXT];
	if (state->subjects) {
		snprintf(text, sizeof text, "id:%" PRId64, state->subjects[place]);
		if (!act_call_set(office, call, act_fields_subject(state->act)->id, text, err))
			return false;
	}
	if (!numbers || numbers->count < 2)
		return true;
	tracking_at(numbers, place, text);
	return act_call_set(office, call, serial_param(state->act)->id, text, err);
}

/* The call for one of the cases; act_call_clear() it. */
static bool make_call(struct view *view, size_t place, const struct tracking_range *numbers,
	struct act_call *call, struct error *err)
{
	struct form_state *state = state_of(view);
	struct office *office = app_office(view->app);
	act_call_init(call, state->act, state->cases[place]);
	return take_values(state, office, call, err) && take_own(state, office, call, place, numbers, err);
}

static bool run_for(struct view *view, size_t place, const struct tracking_range *numbers, struct error *err)
{
	struct act_call call;
	bool good = make_call(view, place, numbers, &call, err) && app_run(view->app, &call, err);
	act_call_clear(&call);
	return good;
}

/* The range that stands in the form, as many numbers as cases: one too few or too many means that a letter
 * lies in the wrong pile, which is found out before anything is recorded. */
static bool read_numbers(const struct form_state *state, struct tracking_range *numbers, struct error *err)
{
	const struct act_param *param = serial_param(state->act);
	const char *text = param ? form_value(&state->form, param->id) : NULL;
	*numbers = (struct tracking_range){0};
	if (!text || !*text)
		return true;
	if (!tracking_parse(text, numbers, err))
		return false;
	return numbers->count < 2 || numbers->count == state->case_count ||
	       error_set(err, ERR_INPUT, _("单号 %zu 个，案件 %zu 件，请核对；什么也没有登记"),
		       numbers->count, state->case_count);
}

/* Puts an error at its field, where the form is. */
static unsigned refuse(struct form_state *state, struct error *err)
{
	preview_box_free(&state->preview);
	form_refuse(&state->form, err->field, error_text(err));
	error_clear(err);
	return EFFECT_REDRAW;
}

/* What became of several, for the message at the end. */
struct tally {
	struct strbuf refused;
	size_t done, refusals;
};

static void count(struct view *view, struct tally *tally, size_t place, const struct error *refusal)
{
	enum { REFUSALS_SAID = 3 /* as many as a message has lines for */ };
	const struct form_state *state = state_of(view);
	struct view *below = app_main_view(view->app);
	if (refusal->code == ERR_NONE) {
		tally->done++;
		if (below->pane->done)
			below->pane->done(
				below, state->cases[place], state->subjects ? state->subjects[place] : 0);
	} else if (++tally->refusals <= REFUSALS_SAID) {
		strbuf_add(&tally->refused, tally->refusals > 1 ? _("；") : "");
		act_fields_case_name(app_office(view->app), state->cases[place], &tally->refused);
		strbuf_addf(&tally->refused, _("：%s"), error_text(refusal));
	}
}

static unsigned say_tally(struct view *view, struct tally *tally)
{
	const char *label = _(state_of(view)->act->label);
	if (tally->refusals == 0)
		app_say(view->app, _("“%s”：%zu 件全部办妥"), label, tally->done);
	else
		app_say(view->app, _("“%s”：办妥 %zu 件，未办 %zu 件，其中%s"), label, tally->done,
			tally->refusals, strbuf_text(&tally->refused));
	strbuf_free(&tally->refused);
	return EFFECT_CLOSE | EFFECT_REDRAW;
}

/* Each case by itself: what one of them refuses does not keep the others from being done. */
static unsigned submit_several(struct view *view, const struct tracking_range *numbers)
{
	struct tally tally = {0};
	for (size_t i = 0; i < state_of(view)->case_count; i++) {
		struct error err = ERROR_INIT;
		run_for(view, i, numbers, &err);
		count(view, &tally, i, &err);
		error_clear(&err);
	}
	return say_tally(view, &tally);
}

/* The calls for all cases. Owned by the caller: free_calls() in either case. */
static bool make_calls(struct view *view, const struct tracking_range *numbers, struct act_call **calls,
	size_t *made, struct error *err)
{
	size_t wanted = state_of(view)->case_count;
	*made = 0;
	*calls = calloc(wanted, sizeof **calls);
	bool good = *calls || error_set(err, ERR_NOMEM, _("内存不足"));
	while (good && *made < wanted) {
		good = make_call(view, *made, numbers, &(*calls)[*made], err);
		(*made)++;
	}
	return good;
}

static void free_calls(struct act_call *calls, size_t made)
{
	for (size_t i = 0; i < made; i++)
		act_call_clear(&calls[i]);
	free(calls);
}

/* All cases in one transaction. */
static unsigned submit_batch(struct view *view, const struct tracking_range *numbers)
{
	struct form_state *state = state_of(view);
	struct error err = ERROR_INIT;
	struct tally tally = {0};
	struct act_call *calls;
	size_t made;
	struct act_outcome *outcomes = calloc(state->case_count, sizeof *outcomes);
	bool good = outcomes || error_set(&err, ERR_NOMEM, _("内存不足"));
	good = make_calls(view, numbers, &calls, &made, &err) && good &&
	       app_run_batch(view->app, calls, made, outcomes, &err);
	for (size_t i = 0; i < made && outcomes; i++) {
		if (good)
			count(view, &tally, i, &outcomes[i].refusal);
		act_outcome_clear(&outcomes[i]);
	}
	free(outcomes);
	free_calls(calls, made);
	return good ? say_tally(view, &tally) : refuse(state, &err);
}

/* Shows what would follow. What would be refused of a single case is said at the field, as ever. */
static unsigned show_preview(struct view *view, const struct tracking_range *numbers)
{
	struct form_state *state = state_of(view);
	struct error err = ERROR_INIT;
	struct act_preview preview = {0};
	struct act_call *calls;
	size_t made;
	bool good = make_calls(view, numbers, &calls, &made, &err) &&
		    app_preview(view->app, calls, made, &preview, &err);
	if (good && preview.count == 1 && preview.refused) {
		err = preview.cases[0].outcome.refusal;
		preview.cases[0].outcome.refusal = (struct error)ERROR_INIT;
		good = false;
	}
	good = good && preview_box_open(&state->preview, &preview, &err);
	act_preview_free(&preview);
	free_calls(calls, made);
	return good ? EFFECT_REDRAW : refuse(state, &err);
}

unsigned act_form_submit(struct view *view)
{
	struct form_state *state = state_of(view);
	struct error err = ERROR_INIT;
	struct tracking_range numbers = {0};
	bool several = state->case_count > 1;
	if (several && !read_numbers(state, &numbers, &err)) {
		err.field = serial_param(state->act)->id;
		return refuse(state, &err);
	}
	/* Several by an act of single cases are many small things: they are to go quickly. */
	if (state->act->preview && !preview_box_is_open(&state->preview) && (!several || state->act->batch))
		return show_preview(view, &numbers);
	if (several)
		return state->act->batch ? submit_batch(view, &numbers) : submit_several(view, &numbers);
	return run_for(view, 0, NULL, &err) ? EFFECT_CLOSE | EFFECT_REDRAW : refuse(state, &err);
}
