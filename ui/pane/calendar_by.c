#include "pane/calendar_by.h"

#include "base/i18n.h"

#include <string.h>

const struct calendar_by_info calendar_bys[CALENDAR_BYS] = {
	[CALENDAR_BY_ROOM] = {N_("全部庭室"), N_("只看一个庭室"), N_("未定庭室")},
	[CALENDAR_BY_ARBITRATOR] = {N_("全部仲裁员"), N_("只看一名仲裁员"), N_("未组庭")},
	[CALENDAR_BY_CLERK] = {N_("全部书记员"), N_("只看一名书记员"), N_("未定书记员")},
};

static bool is_clerk(const struct staff *row)
{
	return strcmp(row->role, "clerk") == 0 && row->left_on == CIVIL_NONE;
}

/* Clerks who are here to the front, in their order; the others stay behind, for row_list_free(). */
static size_t clerks_first(struct row_list *list)
{
	struct staff *rows = list->items;
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++) {
		if (!is_clerk(&rows[i]))
			continue;
		struct staff clerk = rows[i];
		memmove(&rows[count + 1], &rows[count], (i - count) * sizeof *rows);
		rows[count++] = clerk;
	}
	return count;
}

bool calendar_choices_load(struct calendar_choices *choices, struct store *store, struct error *err)
{
	static const struct table *const tables[CALENDAR_BYS] = {[CALENDAR_BY_ROOM] = &room_table,
		[CALENDAR_BY_ARBITRATOR] = &arbitrator_table,
		[CALENDAR_BY_CLERK] = &staff_table};
	*choices = (struct calendar_choices){0};
	for (int by = 0; by < CALENDAR_BYS; by++) {
		if (!row_list_all(store, tables[by], &choices->lists[by], err)) {
			calendar_choices_free(choices);
			return false;
		}
		choices->counts[by] = choices->lists[by].count;
	}
	choices->counts[CALENDAR_BY_CLERK] = clerks_first(&choices->lists[CALENDAR_BY_CLERK]);
	return true;
}

void calendar_choices_free(struct calendar_choices *choices)
{
	for (int by = 0; by < CALENDAR_BYS; by++)
		row_list_free(&choices->lists[by]);
	*choices = (struct calendar_choices){0};
}

int64_t calendar_choice_id(const struct calendar_choices *choices, enum calendar_by by, size_t i)
{
	const struct row_list *list = &choices->lists[by];
	switch (by) {
	case CALENDAR_BY_ROOM: return ROW_AT(list, room, i)->id;
	case CALENDAR_BY_ARBITRATOR: return ROW_AT(list, arbitrator, i)->id;
	default: return ROW_AT(list, staff, i)->id;
	}
}

const char *calendar_choice_name(const struct calendar_choices *choices, enum calendar_by by, size_t i)
{
	const struct row_list *list = &choices->lists[by];
	switch (by) {
	case CALENDAR_BY_ROOM: return ROW_AT(list, room, i)->name;
	case CALENDAR_BY_ARBITRATOR: return ROW_AT(list, arbitrator, i)->name;
	default: return ROW_AT(list, staff, i)->name;
	}
}

const char *calendar_choice_named(const struct calendar_choices *choices, enum calendar_by by, int64_t id)
{
	for (size_t i = 0; id && i < choices->lists[by].count; i++)
		if (calendar_choice_id(choices, by, i) == id)
			return calendar_choice_name(choices, by, i);
	return NULL;
}
