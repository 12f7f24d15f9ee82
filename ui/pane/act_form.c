/* act_form.c — the form of an act, made from its parameters and checked field by field by the act's own
 * rules. */
#include "pane/act_form_private.h"

#include "app.h"
#include "base/i18n.h"
#include "office/office.h"

#include <stdlib.h>
#include <string.h>

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

/* Puts an offer into a field that the user has not written in, and into the call: other offers depend on it.
 */
static bool put_offer(struct form_state *state, struct office *office, size_t field, const char *value,
	bool *changed, struct error *err)
{
	const char *id = state->fields.fields[field].id;
	const char *last = state->offered[field] ? state->offered[field] : "";
	if (strcmp(value, last) == 0 || strcmp(form_value(&state->form, id), last) != 0)
		return true;
	char *copy = strdup(value);
	free(state->offered[field]);
	state->offered[field] = copy;
	*changed = true;
	if (!copy || !form_set(&state->form, id, value))
		return error_set(err, ERR_NOMEM, _("内存不足"));
	return act_call_set(office, &state->call, id, value, err);
}

static bool put_offers(struct form_state *state, struct office *office, bool *changed, struct error *err)
{
	struct act_offers offers;
	bool good = act_offers_load(office, &state->call, &offers, err);
	*changed = false;
	for (size_t i = 0; good && i < state->fields.count; i++)
		good = put_offer(state, office, i, untouched(state, &offers, i), changed, err);
	if (good && !form_set_note(&state->form, offers.note))
		good = error_set(err, ERR_NOMEM, _("内存不足"));
	act_offers_clear(&offers);
	return good;
}

/* What fits the values as they stand, and what fits then. Of several cases each would have its own. */
static bool take_offers(struct form_state *state, struct office *office, struct error *err)
{
	bool changed = state->case_count == 1;
	state->stale = false;
	for (int pass = 0; pass < 2 && changed; pass++)
		if (!put_offers(state, office, &changed, err))
			return false;
	return true;
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
	preview_box_free(&state->preview);
	act_fields_free(&state->fields);
	if (state->act)
		act_call_clear(&state->call);
	strbuf_free(&state->title);
	free(state->cases);
	free(state->subjects);
}

/* --- Keys ---------------------------------------------------------------------------------------------- */

static unsigned key_preview(struct view *view, const struct key_event *key)
{
	switch (preview_box_key(&state_of(view)->preview, key)) {
	case WIDGET_DONE: return act_form_submit(view);
	case WIDGET_CANCELLED: preview_box_free(&state_of(view)->preview); return EFFECT_REDRAW;
	default: return EFFECT_REDRAW;
	}
}

static unsigned key_act_form(struct view *view, const struct key_event *key)
{
	struct form_state *state = state_of(view);
	struct error err = ERROR_INIT;
	if (preview_box_is_open(&state->preview))
		return key_preview(view, key);
	switch (form_key(&state->form, key)) {
	case WIDGET_DONE: return act_form_submit(view);
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
	struct form_state *state = state_of(view);
	if (preview_box_is_open(&state->preview))
		preview_box_size(&state->preview, rows, columns);
	else
		form_size(&state->form, rows, columns);
}

static void draw_act_form(struct view *view, struct canvas *canvas, struct rect area)
{
	struct form_state *state = state_of(view);
	if (preview_box_is_open(&state->preview))
		preview_box_draw(&state->preview, canvas, area, strbuf_text(&state->title));
	else
		form_draw(&state->form, canvas, area);
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
