/* assignment_commands.c — what the keys of the assignment pane do: acts begun with the arbitrator under the
 * cursor and the next free seat, filter and order. */
#include "app.h"
#include "base/i18n.h"
#include "exchange/busy_ics.h"
#include "pane/assignment_private.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID_TEXT = 32 };

static const char *id_text(int64_t id, char out[ID_TEXT])
{
	snprintf(out, ID_TEXT, "id:%" PRId64, id);
	return out;
}

static unsigned say(struct view *view, const char *sentence)
{
	app_say(view->app, "%s", sentence);
	return EFFECT_REDRAW;
}

/* --- Seats of the case under question ----------------------------------------------------------------- */

/* Whoever is excluded is refused here already, before a form asks for more; the act judges again. */
static bool may_sit(struct view *view, const struct assignment_row *row)
{
	if (assignment_is_free(row))
		return true;
	struct error err = ERROR_INIT;
	struct strbuf why = {0};
	eligibility_explain(row->judged, &why);
	error_set(&err, ERR_REFUSED, _("%s 不能承办本案：%s"), row->who->arbitrator.name, strbuf_text(&why));
	strbuf_free(&why);
	app_fail(view->app, &err);
	return false;
}

static unsigned seat_act(struct view *view, const char *act)
{
	const struct assignment_state *state = assignment_state_of(view);
	const struct assignment_row *row = assignment_current(state);
	const struct assignment_case *of = &state->data.of;
	char id[ID_TEXT];
	if (!of->id)
		return say(view, _("请先在案件列表中选定要组庭的案件，再到这里"));
	if (!row)
		return EFFECT_NONE;
	if (!may_sit(view, row))
		return EFFECT_REDRAW;
	const struct preset presets[] = {{"arbitrator", id_text(row->who->arbitrator.id, id)},
		{seat_plan_next(&of->plan) ? "seat" : NULL, seat_plan_next(&of->plan)}, {0}};
	return app_act_id(view->app, act, of->id, presets);
}

static unsigned assign(struct view *view, int argument)
{
	(void)argument;
	return seat_act(view, "assign");
}

static unsigned offer(struct view *view, int argument)
{
	(void)argument;
	return seat_act(view, "offer");
}

/* Whoever is under the cursor takes the seat; someone who sits there leaves his own, for a person to be named
 * in the form. */
static unsigned replace_in(struct view *view, int64_t seat_id)
{
	const struct assignment_state *state = assignment_state_of(view);
	const struct assignment_row *row = assignment_current(state);
	char seat[ID_TEXT], person[ID_TEXT];
	if (!row)
		return EFFECT_NONE;
	const struct preset presets[] = {{"seat", id_text(seat_id, seat)},
		{row->seat ? NULL : "arbitrator", id_text(row->who->arbitrator.id, person)}, {0}};
	return app_act_id(view->app, "replace", state->data.of.id, presets);
}

static unsigned replace_chosen(struct view *view, size_t item)
{
	return replace_in(view, assignment_state_of(view)->choices[item]);
}

static unsigned ask_seat(struct view *view, size_t count)
{
	struct assignment_state *state = assignment_state_of(view);
	const struct row_list *seats = &state->data.of.seats;
	struct menu_item *items = calloc(count, sizeof *items);
	free(state->choices);
	state->choices = calloc(count, sizeof *state->choices);
	if (!items || !state->choices) {
		free(items);
		return say(view, _("内存不足"));
	}
	size_t at = 0;
	for (size_t i = 0; i < seats->count; i++) {
		const struct tribunal *seat = ROW_AT(seats, tribunal, i);
		if (!seat_is_taken(seat))
			continue;
		state->choices[at] = seat->id;
		items[at++].label = assignment_name(&state->data, seat->arbitrator_id);
	}
	unsigned effects = app_menu(view->app, _("更换谁？"), items, count, replace_chosen);
	free(items);
	return effects;
}

static unsigned replace(struct view *view, int argument)
{
	(void)argument;
	const struct assignment_state *state = assignment_state_of(view);
	const struct assignment_row *row = assignment_current(state);
	const struct row_list *seats = &state->data.of.seats;
	size_t count = 0;
	int64_t only = 0;
	for (size_t i = 0; i < seats->count; i++)
		if (seat_is_taken(ROW_AT(seats, tribunal, i))) {
			only = ROW_AT(seats, tribunal, i)->id;
			count++;
		}
	if (!state->data.of.id)
		return say(view, _("请先在案件列表中选定要组庭的案件，再到这里"));
	if (count == 0)
		return say(view, _("本案还没有席位可以更换"));
	if (!row)
		return EFFECT_NONE;
	if (row->seat)
		return replace_in(view, row->seat->id);
	if (!may_sit(view, row))
		return EFFECT_REDRAW;
	return count == 1 ? replace_in(view, only) : ask_seat(view, count);
}

static unsigned leave_case(struct view *view, int argument)
{
	(void)argument;
	if (!view->case_id)
		return EFFECT_NONE;
	view->case_id = 0;
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

/* --- The arbitrator under the cursor ------------------------------------------------------------------ */

static unsigned person_act(struct view *view, const char *act)
{
	const struct assignment_row *row = assignment_current(assignment_state_of(view));
	char id[ID_TEXT];
	if (!row)
		return EFFECT_NONE;
	const struct preset presets[] = {{"arbitrator", id_text(row->who->arbitrator.id, id)}, {0}};
	return app_act_id(view->app, act, 0, presets);
}

static unsigned edit(struct view *view, int argument)
{
	(void)argument;
	return person_act(view, "edit_arbitrator");
}

static unsigned away(struct view *view, int argument)
{
	(void)argument;
	return person_act(view, "unavailable");
}

static unsigned bind(struct view *view, int argument)
{
	(void)argument;
	return person_act(view, "add_tie");
}

static unsigned train(struct view *view, int argument)
{
	(void)argument;
	return person_act(view, "add_training");
}

/* A term that runs is renewed from the day after its end. */
static unsigned renew(struct view *view, int argument)
{
	(void)argument;
	const struct assignment_row *row = assignment_current(assignment_state_of(view));
	char id[ID_TEXT], from[CIVIL_TEXT_SIZE];
	if (!row)
		return EFFECT_NONE;
	bool runs = row->who->is_appointed || row->who->is_suspended;
	const struct preset presets[] = {{"arbitrator", id_text(row->who->arbitrator.id, id)},
		{runs ? "from" : NULL, runs ? civil_format(row->who->term_until + 1, from) : NULL}, {0}};
	return app_act_id(view->app, "appoint", 0, presets);
}

/* --- Filter and order --------------------------------------------------------------------------------- */

static unsigned arrange_anew(struct view *view)
{
	assignment_state_of(view)->arrange = true;
	return EFFECT_RELOAD | EFFECT_REDRAW;
}

static unsigned next_order(struct view *view, int argument)
{
	(void)argument;
	struct assignment_state *state = assignment_state_of(view);
	state->order = (enum assignment_order)((state->order + 1) % ASSIGNMENT_ORDERS);
	return arrange_anew(view);
}

static unsigned clear_filter(struct view *view, int argument)
{
	(void)argument;
	assignment_state_of(view)->filter = (struct assignment_filter){0};
	return arrange_anew(view);
}

/* A row of the menu turns one flag over, or chooses one kind or source; choosing it again lets all through.
 */
struct filter_item {
	char key;
	const char *label; /* msgid; of kinds and sources the act's own label */
	bool *(*flag)(struct assignment_filter *filter);
	const char **(*word)(struct assignment_filter *filter);
	const char *param, *id; /* of add_arbitrator */
};

static bool *flag_eligible(struct assignment_filter *filter)
{
	return &filter->eligible;
}

static bool *flag_ending(struct assignment_filter *filter)
{
	return &filter->ending;
}

static bool *flag_offered(struct assignment_filter *filter)
{
	return &filter->offered;
}

static bool *flag_untrained(struct assignment_filter *filter)
{
	return &filter->untrained;
}

static bool *flag_unassessed(struct assignment_filter *filter)
{
	return &filter->unassessed;
}

static const char **word_kind(struct assignment_filter *filter)
{
	return &filter->kind;
}

static const char **word_source(struct assignment_filter *filter)
{
	return &filter->source;
}

static const struct filter_item filter_items[] = {
	{'k', N_("可承办"), flag_eligible, NULL, NULL, NULL},
	{'q', N_("聘期将满或已满"), flag_ending, NULL, NULL, NULL},
	{'d', N_("有邀请待答复"), flag_offered, NULL, NULL, NULL},
	{'p', N_("今年培训未满"), flag_untrained, NULL, NULL, NULL},
	{'h', N_("去年未考核"), flag_unassessed, NULL, NULL, NULL},
	{'z', NULL, NULL, word_kind, "kind", "full_time"},
	{'j', NULL, NULL, word_kind, "kind", "part_time"},
	{'1', NULL, NULL, word_source, "source", "commission"},
	{'2', NULL, NULL, word_source, "source", "sub_district"},
	{'3', NULL, NULL, word_source, "source", "enterprise"},
	{'4', NULL, NULL, word_source, "source", "law_firm"},
	{'5', NULL, NULL, word_source, "source", "university"},
	{'6', NULL, NULL, word_source, "source", "union"},
	{'7', NULL, NULL, word_source, "source", "other"},
	{'x', N_("全部（清除筛选）"), NULL, NULL, NULL, NULL},
};
enum { FILTER_ITEMS = sizeof filter_items / sizeof *filter_items };

static bool is_chosen(const struct filter_item *item, struct assignment_filter *filter)
{
	if (item->flag)
		return *item->flag(filter);
	const char *now = item->word ? *item->word(filter) : NULL;
	return now && strcmp(now, item->id) == 0;
}

static unsigned choose_filter(struct view *view, size_t at)
{
	struct assignment_filter *filter = &assignment_state_of(view)->filter;
	const struct filter_item *item = &filter_items[at];
	bool chosen = is_chosen(item, filter);
	if (item->flag)
		*item->flag(filter) = !chosen;
	else if (item->word)
		*item->word(filter) = chosen ? NULL : item->id;
	else
		*filter = (struct assignment_filter){0};
	return arrange_anew(view);
}

static unsigned menu_filter(struct view *view, int argument)
{
	(void)argument;
	struct menu_item items[FILTER_ITEMS];
	for (size_t i = 0; i < FILTER_ITEMS; i++) {
		const struct filter_item *item = &filter_items[i];
		items[i] = (struct menu_item){item->key,
			item->label ? _(item->label)
				    : act_choice_label("add_arbitrator", item->param, item->id),
			is_chosen(item, &assignment_state_of(view)->filter)};
	}
	return app_menu(view->app, _("筛选"), items, FILTER_ITEMS, choose_filter);
}

/* --- The table ---------------------------------------------------------------------------------------- */

enum { IN_PROCEEDINGS = NEED_WRITABLE | NEED_CASE | NEED_OPEN | NEED_ACCEPTED };

/* --- His own calendar --------------------------------------------------------------------------------- */

static bool busy_answer(struct view *view, const char *path, struct error *err)
{
	const struct assignment_row *row = assignment_current(assignment_state_of(view));
	char *message;
	if (!*path)
		return error_set(err, ERR_INPUT, _("请写文件的名字"));
	if (!row)
		return true; /* the roster changed meanwhile */
	if (!busy_import_file(app_office(view->app), row->who->arbitrator.id, path, NULL, &message, err))
		return false;
	app_say(view->app, "%s", message);
	free(message);
	return true;
}

static unsigned import_his_calendar(struct view *view, int argument)
{
	(void)argument;
	const struct assignment_row *row = assignment_current(assignment_state_of(view));
	struct strbuf label = {0};
	if (!row)
		return EFFECT_NONE;
	strbuf_addf(&label, _("%s 的日历文件（.ics）："), row->who->arbitrator.name);
	unsigned effects = app_prompt(view->app, strbuf_text(&label), "", false, busy_answer);
	strbuf_free(&label);
	return effects;
}

/* --- A week's new cases ------------------------------------------------------------------------------- */

static unsigned assign_week(struct view *view, int argument)
{
	(void)argument;
	return app_show(view->app, pane_find("assign-plan"), 0, NULL);
}

const struct command assignment_commands[] = {
	{.id = "assign-this",
		.label = N_("指定"),
		.help = N_("指定光标下的仲裁员，填下一个空席位"),
		.keys = "a",
		.needs = IN_PROCEEDINGS | NEED_DIRECTOR,
		.run = assign,
		.bar = 20},
	{.id = "offer-this",
		.label = N_("邀请"),
		.help = N_("邀请光标下的仲裁员，等待答复"),
		.keys = "i",
		.needs = IN_PROCEEDINGS | NEED_DIRECTOR,
		.run = offer,
		.bar = 21},
	{.id = "replace-this",
		.label = N_("更换"),
		.help = N_("更换光标下的成员，或由光标下的仲裁员接任"),
		.keys = "m",
		.needs = IN_PROCEEDINGS,
		.run = replace,
		.bar = 22},
	{.id = "filter",
		.label = N_("筛选"),
		.help = N_("筛选：可承办、聘期将满、待答复、培训未满、未考核，专职兼职，来源"),
		.keys = "f",
		.run = menu_filter,
		.bar = 23},
	{.id = "filter-clear",
		.label = N_("全部"),
		.help = N_("清除筛选和搜索，显示全部仲裁员"),
		.keys = "F",
		.run = clear_filter},
	{.id = "sort",
		.label = N_("排序"),
		.help = N_("换一种排序：能承办、办案数、登记次序、聘期"),
		.keys = "o",
		.run = next_order,
		.bar = 24},
	{.id = "renew-this",
		.label = N_("续聘"),
		.help = N_("聘任或续聘光标下的仲裁员"),
		.keys = "t",
		.needs = NEED_WRITABLE,
		.run = renew,
		.bar = 42},
	{.id = "away-this",
		.label = N_("不可用"),
		.help = N_("登记光标下的仲裁员不能承办的一段日子"),
		.keys = "b",
		.needs = NEED_WRITABLE,
		.run = away,
		.bar = 43},
	{.id = "week",
		.label = N_("一起分案"),
		.help = N_("为一周的新案一起分案：先看方案及其均匀程度，再一次保存"),
		.keys = "w",
		.needs = NEED_WRITABLE,
		.run = assign_week,
		.bar = 26},
	{.id = "busy-this",
		.label = N_("忙闲"),
		.help = N_("读入光标下的仲裁员自己的日历（iCalendar），他忙的时间不排庭"),
		.keys = "I",
		.needs = NEED_WRITABLE,
		.run = import_his_calendar},
	{.id = "tie-this",
		.label = N_("加关系"),
		.help = N_("登记光标下仲裁员的定点联系企业、曾任职单位、律所或近亲属"),
		.keys = "K",
		.needs = NEED_WRITABLE,
		.run = bind},
	{.id = "training-this",
		.label = N_("加培训"),
		.help = N_("登记光标下仲裁员的一次培训"),
		.keys = "T",
		.needs = NEED_WRITABLE,
		.run = train},
	{.id = "edit-this",
		.label = N_("编辑"),
		.help = N_("修改光标下的仲裁员的登记"),
		.keys = "e",
		.needs = NEED_WRITABLE,
		.run = edit,
		.bar = 44},
	{.id = "leave-case",
		.label = N_("放下案件"),
		.help = N_("不再为案件组庭，只看仲裁员"),
		.keys = "C",
		.run = leave_case},
	{0},
};
