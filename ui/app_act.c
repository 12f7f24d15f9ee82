/* app_act.c — doing acts from the screen: to one case or to all that are marked, at once or through a form.
 */
#include "app_private.h"

#include "base/i18n.h"
#include "pane/act_fields.h"
#include "pane/act_form.h"
#include "store/row.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct office *app_office(struct app *app)
{
	return &app->office;
}

bool app_has_office(const struct app *app)
{
	return app->has_office;
}

static const char *preset_of(const struct preset *presets, const char *key)
{
	for (; presets && presets->key; presets++)
		if (strcmp(presets->key, key) == 0)
			return presets->value;
	return NULL;
}

void app_wrote(struct app *app)
{
	app->version = store_version(app->office.store);
	app_stale(app);
}

bool app_run(struct app *app, struct act_call *call, struct error *err)
{
	struct act_result result;
	if (!act_run(&app->office, call, &result, err)) {
		/* Taking back what it did may have read the law anew, which panes point to. */
		app_stale(app);
		return false;
	}
	if (result.warning && *result.warning)
		app_say(app, _("%s　注意：%s"), result.message ? result.message : "", result.warning);
	else
		app_say(app, "%s", result.message ? result.message : _(call->act->label));
	/* What registers a case shows it. */
	int64_t made = call->case_id ? 0 : result.case_id;
	act_result_clear(&result);
	app_wrote(app);
	/* Acts of the office change what is asked of every later act. */
	bool good = call->act->group != GROUP_OFFICE || office_refresh(&app->office, err);
	if (made && call->act->group == GROUP_CASE)
		app_show_case(app, made);
	return good;
}

bool app_preview(
	struct app *app, struct act_call *calls, size_t count, struct act_preview *out, struct error *err)
{
	bool good = act_preview(&app->office, calls, count, out, err);
	/* A transaction follows the law that another process changed, which panes point to. */
	app_stale(app);
	return good;
}

bool app_run_batch(
	struct app *app, struct act_call *calls, size_t count, struct act_outcome *out, struct error *err)
{
	bool good = act_run_batch(&app->office, calls, count, out, err);
	app_wrote(app);
	return good;
}

/* Nothing to ask: runs it. */
static unsigned run_at_once(struct app *app, const struct act *act, int64_t case_id, const char *subject)
{
	struct error err = ERROR_INIT;
	struct act_call call;
	act_call_init(&call, act, case_id);
	const struct act_param *param = act_fields_subject(act);
	if ((param && subject && !act_call_set(&app->office, &call, param->id, subject, &err)) ||
		!app_run(app, &call, &err))
		app_fail(app, &err);
	act_call_clear(&call);
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned open_form(struct app *app, const struct act_form_argument *argument)
{
	const struct act *act = argument->act;
	size_t asked = 0;
	for (const struct act_param *param = act->params; param && param->id; param++)
		asked += !argument->subject || param != act_fields_subject(act);
	if (asked == 0 && !argument->case_count)
		return run_at_once(app, act, argument->case_id, argument->subject);
	return app_show(app, pane_find("form"), argument->case_id, argument);
}

/* --- Which row? --------------------------------------------------------------------------------------- */

/* The row under the cursor, where the act can be done to it; "" when it is another kind of row. */
static void subject_under_cursor(const struct act_param *param, const struct pane_choice *choice,
	const struct act_candidates *list, char out[SUBJECT_TEXT])
{
	const struct table *table = act_candidate_table(param);
	*out = '\0';
	if (choice->subject != table)
		return;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].id == choice->subject_id)
			snprintf(out, SUBJECT_TEXT, "id:%" PRId64, list->items[i].id);
}

/* What the menu below goes on with. One menu is open at a time. */
struct pending_act {
	const struct act *act;
	int64_t case_id;
	int64_t *ids;
	struct preset *presets; /* copies, their values owned; or NULL */
};

static unsigned subject_chosen(struct view *view, size_t item)
{
	struct app *app = view->app;
	const struct pending_act *pending = app->pending;
	char subject[SUBJECT_TEXT];
	snprintf(subject, sizeof subject, "id:%" PRId64, pending->ids[item]);
	const struct act_form_argument argument = {.act = pending->act,
		.case_id = pending->case_id,
		.presets = pending->presets,
		.subject = subject};
	return open_form(app, &argument);
}

void app_forget_pending(struct app *app)
{
	if (app->pending) {
		for (struct preset *preset = app->pending->presets; preset && preset->key; preset++)
			free((char *)preset->value);
		free(app->pending->presets);
		free(app->pending->ids);
	}
	free(app->pending);
	app->pending = NULL;
}

/* The caller's presets live no longer than its call. */
static bool keep_presets(struct pending_act *pending, const struct preset *presets)
{
	size_t count = 0;
	while (presets && presets[count].key)
		count++;
	pending->presets = calloc(count + 1, sizeof *pending->presets);
	for (size_t i = 0; presets && pending->presets && i < count; i++) {
		assert(presets[i].value);
		pending->presets[i] = (struct preset){presets[i].key, strdup(presets[i].value)};
		if (!pending->presets[i].value)
			return false;
	}
	return pending->presets != NULL;
}

static unsigned ask_subject(struct app *app, const struct act_form_argument *argument,
	const struct act_param *param, const struct act_candidates *list)
{
	app_forget_pending(app);
	struct menu_item *items = calloc(list->count, sizeof *items);
	app->pending = calloc(1, sizeof *app->pending);
	if (app->pending)
		app->pending->ids = calloc(list->count, sizeof *app->pending->ids);
	if (!items || !app->pending || !app->pending->ids || !keep_presets(app->pending, argument->presets)) {
		free(items);
		app_forget_pending(app);
		app_say(app, "%s", _("内存不足"));
		return EFFECT_REDRAW;
	}
	app->pending->act = argument->act;
	app->pending->case_id = argument->case_id;
	for (size_t i = 0; i < list->count; i++) {
		app->pending->ids[i] = list->items[i].id;
		items[i].label = list->items[i].label;
	}
	struct strbuf title = {0};
	strbuf_addf(&title, _("%s：哪一个%s？"), _(argument->act->label), _(param->label));
	unsigned effects = app_menu(app, strbuf_text(&title), items, list->count, subject_chosen);
	strbuf_free(&title);
	free(items);
	return effects;
}

/* The act is about a row: the one that was preset, the one under the cursor, the only one, or the chosen one.
 */
static unsigned act_on_row(struct app *app, struct act_form_argument *argument, const struct act_param *param,
	const struct pane_choice *choice)
{
	struct error err = ERROR_INIT;
	struct act_candidates list;
	char subject[SUBJECT_TEXT] = "";
	argument->subject = preset_of(argument->presets, param->id);
	if (argument->subject)
		return open_form(app, argument);
	if (!act_candidates_load(&app->office, param, argument->case_id, &list, &err)) {
		app_fail(app, &err);
		return EFFECT_REDRAW;
	}
	unsigned effects = EFFECT_REDRAW;
	subject_under_cursor(param, choice, &list, subject);
	if (!*subject && list.count == 1)
		snprintf(subject, sizeof subject, "id:%" PRId64, list.items[0].id);
	argument->subject = subject;
	if (*subject)
		effects = open_form(app, argument);
	else if (list.count > 1)
		effects = ask_subject(app, argument, param, &list);
	else
		app_say(app, _("没有可以“%s”的%s"), _(argument->act->label), _(param->label));
	act_candidates_free(&list);
	argument->subject = NULL; /* it pointed into this frame */
	return effects;
}

/* --- Several ------------------------------------------------------------------------------------------ */

/* To each marked row that is of that kind; the others keep their marks. */
static unsigned act_on_rows(struct app *app, struct act_form_argument *argument,
	const struct act_param *param, const struct pane_choice *choice)
{
	int64_t *cases = malloc(2 * choice->marked_count * sizeof *cases);
	if (!cases) {
		app_say(app, "%s", _("内存不足"));
		return EFFECT_REDRAW;
	}
	int64_t *subjects = cases + choice->marked_count;
	size_t count = 0;
	for (size_t i = 0; i < choice->marked_count; i++) {
		cases[count] = choice->marked[i];
		subjects[count] = choice->marked_subjects[i];
		count += subjects[count] > 0;
	}
	char subject[SUBJECT_TEXT];
	snprintf(subject, sizeof subject, "id:%" PRId64, subjects[0]);
	argument->case_id = cases[0];
	argument->subject = subject;
	argument->cases = cases;
	argument->case_count = count;
	argument->subjects = subjects;
	unsigned effects = EFFECT_REDRAW;
	if (count)
		effects = open_form(app, argument);
	else
		app_say(app, _("没有可以“%s”的%s"), _(argument->act->label), _(param->label));
	*argument = (struct act_form_argument){.act = argument->act}; /* it pointed into this frame */
	free(cases);
	return effects;
}

/* To each case that has a marked row, once. */
static unsigned act_on_cases(
	struct app *app, struct act_form_argument *argument, const struct pane_choice *choice)
{
	int64_t *cases = malloc(choice->marked_count * sizeof *cases);
	if (!cases) {
		app_say(app, "%s", _("内存不足"));
		return EFFECT_REDRAW;
	}
	size_t count = 0;
	for (size_t i = 0; i < choice->marked_count; i++) {
		size_t same = 0;
		while (same < count && cases[same] != choice->marked[i])
			same++;
		if (same == count)
			cases[count++] = choice->marked[i];
	}
	argument->cases = cases;
	argument->case_count = count;
	argument->case_id = cases[0];
	unsigned effects = open_form(app, argument);
	free(cases);
	argument->cases = NULL;
	return effects;
}

/* --- Beginning an act --------------------------------------------------------------------------------- */

/* Acts whose outcome is looked over in a pane of its own before anything is stored, some of it left out. */
static const struct {
	const char *act, *pane;
} looked_over[] = {{"schedule_all", "plan"}, {"assign_week", "assign-plan"}};

static const struct pane *pane_of_act(const struct act *act)
{
	for (size_t i = 0; i < sizeof looked_over / sizeof *looked_over; i++)
		if (strcmp(looked_over[i].act, act->id) == 0)
			return pane_find(looked_over[i].pane);
	return NULL;
}

unsigned app_act(struct app *app, const struct act *act, int64_t case_id, const struct preset *presets)
{
	struct error err = ERROR_INIT;
	struct pane_choice choice;
	const struct pane *pane = pane_of_act(act);
	app_choice(app, &choice);
	bool several = !case_id && choice.marked_count > 1 && (act->needs & NEED_CASE) && !act->fill;
	if (!case_id)
		case_id = act->needs & NEED_CASE ? choice.case_id : 0;
	if (!several && !act_allowed(&app->office, act, case_id, &err)) {
		app_fail(app, &err);
		return EFFECT_REDRAW;
	}
	if (pane)
		return app_show(app, pane, 0, NULL);
	struct act_form_argument argument = {
		.act = act,
		.case_id = case_id,
		.presets = presets,
		.cases = several ? choice.marked : NULL,
		.case_count = several ? choice.marked_count : 0,
	};
	const struct act_param *param = act_fields_subject(act);
	if (several && param && choice.marked_subjects && choice.subject == act_candidate_table(param))
		return act_on_rows(app, &argument, param, &choice);
	if (several)
		return act_on_cases(app, &argument, &choice);
	if (!param)
		return open_form(app, &argument);
	return act_on_row(app, &argument, param, &choice);
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
