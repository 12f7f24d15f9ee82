/* docket_menu.c — the docket's filters as menus: quick ones, and one value of a dimension. */
#include "app.h"
#include "base/i18n.h"
#include "law/stage.h"
#include "pane/docket_filter.h"
#include "pane/docket_private.h"

#include <stdio.h>
#include <string.h>

unsigned docket_clear_filter(struct view *view, int argument)
{
	(void)argument;
	docket_state_of(view)->rows.filter = (struct docket_filter){0};
	return docket_restart(view);
}

/* Submenus of the filter menu: each lists values of one dimension, the first row means "any". */
enum { MOST_ITEMS = 200 };

static unsigned choose_stage(struct view *view, size_t item)
{
	docket_state_of(view)->rows.filter.stage = (int)item;
	return docket_restart(view);
}

static unsigned menu_stage(struct view *view)
{
	struct menu_item items[LAW_STAGE_COUNT + 1] = {{'0', _("不限"), false}};
	int now = docket_state_of(view)->rows.filter.stage;
	for (int i = 0; i < LAW_STAGE_COUNT; i++)
		items[i + 1] = (struct menu_item){
			(char)(i < 9 ? '1' + i : 'a' + i - 9), _(law_stages[i].label), now == i + 1};
	items[0].ticked = now == 0;
	return app_menu(view->app, _("阶段"), items, LAW_STAGE_COUNT + 1, choose_stage);
}

static unsigned choose_cause(struct view *view, size_t item)
{
	struct docket_filter *filter = &docket_state_of(view)->rows.filter;
	size_t count;
	const struct word *causes = words_list(app_office(view->app)->words, WORD_CAUSE, &count);
	snprintf(filter->cause, sizeof filter->cause, "%s",
		item > 0 && item <= count ? causes[item - 1].id : "");
	return docket_restart(view);
}

static unsigned menu_cause(struct view *view)
{
	static const struct menu_item none = {0};
	struct menu_item items[MOST_ITEMS] = {none};
	size_t count;
	const struct word *causes = words_list(app_office(view->app)->words, WORD_CAUSE, &count);
	const char *now = docket_state_of(view)->rows.filter.cause;
	items[0] = (struct menu_item){'0', _("不限"), !*now};
	if (count > MOST_ITEMS - 1)
		count = MOST_ITEMS - 1;
	for (size_t i = 0; i < count; i++)
		items[i + 1] = (struct menu_item){0, causes[i].label, strcmp(causes[i].id, now) == 0};
	return app_menu(view->app, _("案由"), items, count + 1, choose_cause);
}

static unsigned choose_lead(struct view *view, size_t item)
{
	struct docket_state *state = docket_state_of(view);
	state->rows.filter.lead_id = item > 0 && item <= state->arbitrators.count
					     ? ROW_AT(&state->arbitrators, arbitrator, item - 1)->id
					     : 0;
	return docket_restart(view);
}

static unsigned menu_lead(struct view *view)
{
	struct docket_state *state = docket_state_of(view);
	struct error err = ERROR_INIT;
	row_list_free(&state->arbitrators);
	state->arbitrators = (struct row_list){0};
	if (!row_list_all(app_office(view->app)->store, &arbitrator_table, &state->arbitrators, &err)) {
		app_fail(view->app, &err);
		return EFFECT_REDRAW;
	}
	struct menu_item items[MOST_ITEMS] = {{'0', _("不限"), !state->rows.filter.lead_id}};
	size_t count = state->arbitrators.count < MOST_ITEMS - 1 ? state->arbitrators.count : MOST_ITEMS - 1;
	for (size_t i = 0; i < count; i++) {
		const struct arbitrator *arbitrator = ROW_AT(&state->arbitrators, arbitrator, i);
		items[i + 1] =
			(struct menu_item){0, arbitrator->name, arbitrator->id == state->rows.filter.lead_id};
	}
	return app_menu(view->app, _("承办"), items, count + 1, choose_lead);
}

enum { YEARS_OFFERED = 12 };

static unsigned choose_year(struct view *view, size_t item)
{
	int year = civil_split(app_office(view->app)->today).year;
	docket_state_of(view)->rows.filter.year = item == 0 ? 0 : year + 1 - (int)item;
	return docket_restart(view);
}

static unsigned menu_year(struct view *view)
{
	int year = civil_split(app_office(view->app)->today).year;
	int now = docket_state_of(view)->rows.filter.year;
	char labels[YEARS_OFFERED][8];
	struct menu_item items[YEARS_OFFERED + 1] = {{'0', _("不限"), now == 0}};
	for (int i = 0; i < YEARS_OFFERED; i++) {
		snprintf(labels[i], sizeof labels[i], "%d", (year - i) % 10000);
		items[i + 1] =
			(struct menu_item){(char)(i < 9 ? '1' + i : 'a' + i - 9), labels[i], now == year - i};
	}
	return app_menu(view->app, _("年份"), items, YEARS_OFFERED + 1, choose_year);
}

static const struct {
	char key;
	const char *label; /* msgid */
	unsigned (*menu)(struct view *view);
} submenus[] = {
	{'s', N_("按阶段…"), menu_stage},
	{'y', N_("按案由…"), menu_cause},
	{'h', N_("按承办…"), menu_lead},
	{'n', N_("按年份…"), menu_year},
};
enum { SUBMENUS = sizeof submenus / sizeof submenus[0], MOST_QUICK = 20 };

static unsigned choose_filter(struct view *view, size_t item)
{
	size_t quick = 0;
	for (; quick_filters[quick].key; quick++)
		if (quick == item) {
			quick_filters[quick].toggle(
				&docket_state_of(view)->rows.filter, app_office(view->app));
			return docket_restart(view);
		}
	if (item - quick < SUBMENUS)
		return submenus[item - quick].menu(view);
	return docket_clear_filter(view, 0);
}

unsigned docket_menu(struct view *view, int argument)
{
	(void)argument;
	struct menu_item items[MOST_QUICK + SUBMENUS + 1];
	size_t count = 0;
	const struct docket_filter *filter = &docket_state_of(view)->rows.filter;
	for (const struct quick_filter *quick = quick_filters; quick->key && count < MOST_QUICK; quick++)
		items[count++] = (struct menu_item){
			quick->key, _(quick->word), quick->get(filter, app_office(view->app))};
	for (size_t i = 0; i < SUBMENUS; i++)
		items[count++] = (struct menu_item){submenus[i].key, _(submenus[i].label), false};
	items[count++] = (struct menu_item){'x', _("全部（清除筛选）"), false};
	return app_menu(view->app, _("筛选"), items, count, choose_filter);
}
