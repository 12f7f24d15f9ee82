/* act_form.c — the form of an act, made from its parameters: checked field by field by the act's own rules,
 * run when it is submitted, kept open with the message at the field when it is refused. */
#include "pane/act_form.h"

#include "app.h"
#include "base/i18n.h"
#include "office/office.h"
#include "office/tracking.h"
#include "pane/act_fields.h"
#include "widget/form.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct form_state {
	const struct act *act;
	int64_t *cases; /* owned; the act is done to each */
	size_t case_count;
	int64_t *subjects; /* owned; the row of each case that the act is about, or NULL */
	struct act_call
		call; /* for the first case: begun with presets and what the row holds; also checks values */
	struct act_fields fields;
	uint32_t preset; /* bit i: field i began with a preset, so it is said though nobody changed it here */
	char *offered[ACT_MAX_PARAMS]; /* owned; by field: what it was last given without the user, NULL: ""
					*/
	struct form form;
	bool opened;
	bool stale; /* a value changed that the act's offers may depend on */
	struct strbuf title;
};

static struct form_state *state_of(const struct view *view)
{
	return view->state;
}

/* --- Opening ------------------------------------------------------------------------------------------ */

static bool copy_cases(struct form_state *state, const struct act_form_argument *argument, struct error *err)
{
	bool several = argument->case_count > 1;
	state->case_count = several ? argument->case_count : 1;
	state->cases = calloc(state->case_count, sizeof *state->cases);
	if (!state->cases)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < state->case_count; i++)
		state->cases[i] = several ? argument->cases[i] : argument->case_id;
	if (!argument->subjects || !several)
		return true;
	state->subjects = calloc(state->case_count, sizeof *state->subjects);
	if (!state->subjects)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	memcpy(state->subjects, argument->subjects, state->case_count * sizeof *state->subjects);
	return true;
}

static bool set_presets(
	struct form_state *state, struct office *office, const struct preset *presets, struct error *err)
{
	for (const struct preset *preset = presets; preset && preset->key; preset++)
		if (!act_call_set(office, &state->call, preset->key, preset->value, err))
			return false;
	return true;
}

static bool begin_call(struct form_state *state, struct office *office,
	const struct act_form_argument *argument, struct error *err)
{
	act_call_init(&state->call, state->act, state->cases[0]);
	const struct act_param *subject = argument->subject ? act_fields_subject(state->act) : NULL;
	if (subject && !act_call_set(office, &state->call, subject->id, argument->subject, err))
		return false;
	/* Presets go before what the row holds and what is suggested. */
	return act_call_fill(office, &state->call, err) &&
	       (state->case_count > 1 || act_call_suggest(office, &state->call, err)) &&
	       set_presets(state, office, argument->presets, err);
}

/* --- What the act offers ------------------------------------------------------------------------------- */

/* What the field would hold if the user had not touched it. */
static const char *untouched(const struct form_state *state, const struct act_offers *offers, size_t field)
{
	const struct form_field *of = &state->fields.fields[field];
	for (size_t i = 0; i < offers->count; i++)
		if (strcmp(offers->items[i].param, of->id) == 0)
			return offers->items[i].value;
	bool preset = state->preset >> field & 1;
	return of->initial && !preset ? of->initial : "";
}

/* Puts an offer into a field that the user has not written in. */
static bool put_offer(struct form_state *state, size_t field, const char *value)
{
	const char *id = state->fields.fields[field].id;
	const char *last = state->offered[field] ? state->offered[field] : "";
	if (strcmp(value, last) == 0 || strcmp(form_value(&state->form, id), last) != 0)
		return true;
	char *copy = strdup(value);
	free(state->offered[field]);
	state->offered[field] = copy;
	return copy && form_set(&state->form, id, value);
}

/* What fits the values as they stand. Of several cases each would have its own. */
static bool take_offers(struct form_state *state, struct office *office, struct error *err)
{
	struct act_offers offers;
	state->stale = false;
	if (state->case_count > 1)
		return true;
	bool good = act_offers_load(office, &state->call, &offers, err);
	for (size_t i = 0; good && i < state->fields.count; i++)
		if (!put_offer(state, i, untouched(state, &offers, i)))
			good = error_set(err, ERR_NOMEM, _("内存不足"));
	if (good && !form_set_note(&state->form, offers.note))
		good = error_set(err, ERR_NOMEM, _("内存不足"));
	act_offers_clear(&offers);
	return good;
}

/* What fields begin with counts as offered, presets excepted: those were chosen. */
static bool note_initials(struct form_state *state, struct error *err)
{
	for (size_t i = 0; i < state->fields.count; i++) {
		const char *initial = state->fields.fields[i].initial;
		if (!initial || (state->preset >> i & 1))
			continue;
		state->offered[i] = strdup(initial);
		if (!state->offered[i])
			return error_set(err, ERR_NOMEM, _("内存不足"));
	}
	return true;
}

static void note_presets(struct form_state *state, const struct preset *presets)
{
	_Static_assert(ACT_MAX_PARAMS <= 32, "a bit for each field");
	for (const struct preset *preset = presets; preset && preset->key; preset++)
		for (size_t i = 0; i < state->fields.count; i++)
			if (strcmp(state->fields.fields[i].id, preset->key) == 0)
				state->preset |= UINT32_C(1) << i;
}

static void make_title(
	struct form_state *state, struct office *office, const struct act_form_argument *argument)
{
	strbuf_add(&state->title, _(state->act->label));
	if (state->case_count > 1)
		strbuf_addf(&state->title, _("：%zu 件案件"), state->case_count);
	else if (state->cases[0])
		act_fields_case_name(office, state->cases[0], &state->title);
	if (argument->subject && state->case_count == 1)
		act_fields_subject_name(office, &state->call, &state->title);
}

static bool check_field(void *data, const struct form_field *field, const char *value, struct error *err)
{
	const struct view *view = data;
	struct form_state *state = state_of(view);
	const char *last = state->offered[field - state->fields.fields];
	/* What was offered last does not change what is offered. */
	state->stale |= state->act->offers && strcmp(value, last ? last : "") != 0;
	return act_call_set(app_office(view->app), &state->call, field->id, value, err);
}

static bool open_act_form(struct view *view, const void *argument, struct error *err)
{
	struct form_state *state = state_of(view);
	const struct act_form_argument *given = argument;
	struct office *office = app_office(view->app);
	state->act = given->act;
	if (!copy_cases(state, given, err) || !begin_call(state, office, given, err) ||
		!act_fields_make(&state->fields, office, &state->call, given->subject != NULL,
			state->case_count > 1, err))
		return false;
	note_presets(state, given->presets);
	make_title(state, office, given);
	struct form_options options = {.title = strbuf_text(&state->title),
		.check = check_field,
		.data = view,
		.today = office->today};
	state->opened = form_open(&state->form, state->fields.fields, state->fields.count, &options, err);
	return state->opened && note_initials(state, err) && take_offers(state, office, err);
}

static void close_act_form(struct view *view)
{
	struct form_state *state = state_of(view);
	if (state->opened)
		form_free(&state->form);
	for (size_t i = 0; i < ACT_MAX_PARAMS; i++)
		free(state->offered[i]);
	act_fields_free(&state->fields);
	if (state->act)
		act_call_clear(&state->call);
	strbuf_free(&state->title);
	free(state->cases);
	free(state->subjects);
}

/* --- Submitting --------------------------------------------------------------------------------------- */

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

static bool run_for(struct view *view, size_t place, const struct tracking_range *numbers, struct error *err)
{
	struct form_state *state = state_of(view);
	struct office *office = app_office(view->app);
	struct act_call call;
	act_call_init(&call, state->act, state->cases[place]);
	bool good = take_values(state, office, &call, err) &&
		    take_own(state, office, &call, place, numbers, err) && app_run(view->app, &call, err);
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

/* Each case by itself: what one of them refuses does not keep the others from being done. */
static unsigned submit_several(struct view *view)
{
	enum { REFUSALS_SAID = 3 /* as many as a message has lines for */ };
	struct form_state *state = state_of(view);
	struct strbuf refused = {0};
	struct tracking_range numbers;
	struct error wrong = ERROR_INIT;
	size_t done = 0, refusals = 0;
	if (!read_numbers(state, &numbers, &wrong)) {
		form_refuse(&state->form, serial_param(state->act)->id, error_text(&wrong));
		error_clear(&wrong);
		return EFFECT_REDRAW;
	}
	struct view *below = app_main_view(view->app);
	for (size_t i = 0; i < state->case_count; i++) {
		struct error err = ERROR_INIT;
		if (run_for(view, i, &numbers, &err)) {
			done++;
			if (below->pane->done)
				below->pane->done(below, state->cases[i]);
		} else if (++refusals <= REFUSALS_SAID) {
			strbuf_add(&refused, refusals > 1 ? _("；") : "");
			act_fields_case_name(app_office(view->app), state->cases[i], &refused);
			strbuf_addf(&refused, _("：%s"), error_text(&err));
		}
		error_clear(&err);
	}
	if (done == state->case_count)
		app_say(view->app, _("“%s”：%zu 件全部办妥"), _(state->act->label), done);
	else
		app_say(view->app, _("“%s”：办妥 %zu 件，未办 %zu 件，其中%s"), _(state->act->label), done,
			state->case_count - done, strbuf_text(&refused));
	strbuf_free(&refused);
	return EFFECT_CLOSE | EFFECT_REDRAW;
}

static unsigned submit(struct view *view)
{
	struct form_state *state = state_of(view);
	struct error err = ERROR_INIT;
	if (state->case_count > 1)
		return submit_several(view);
	if (run_for(view, 0, NULL, &err))
		return EFFECT_CLOSE | EFFECT_REDRAW;
	form_refuse(&state->form, err.field, error_text(&err));
	error_clear(&err);
	return EFFECT_REDRAW;
}

static unsigned key_act_form(struct view *view, const struct key_event *key)
{
	struct form_state *state = state_of(view);
	struct error err = ERROR_INIT;
	switch (form_key(&state->form, key)) {
	case WIDGET_DONE: return submit(view);
	case WIDGET_CANCELLED: return EFFECT_CLOSE | EFFECT_REDRAW;
	default: break;
	}
	if (state->stale && !take_offers(state, app_office(view->app), &err))
		form_set_note(&state->form, error_text(&err));
	error_clear(&err);
	return EFFECT_REDRAW;
}

/* --- Drawing ------------------------------------------------------------------------------------------ */

static void size_act_form(struct view *view, int *rows, int *columns)
{
	form_size(&state_of(view)->form, rows, columns);
}

static void draw_act_form(struct view *view, struct canvas *canvas, struct rect area)
{
	form_draw(&state_of(view)->form, canvas, area);
}

const struct pane form_pane = {
	.id = "form",
	.kind = PANE_OVERLAY,
	.state_size = sizeof(struct form_state),
	.open = open_act_form,
	.draw = draw_act_form,
	.size = size_act_form,
	.key = key_act_form,
	.close = close_act_form,
};
