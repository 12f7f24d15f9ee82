/* docket_filter.c — what the docket's filter menu switches on and off: one row each. */
#include "pane/docket_filter.h"

#include "base/i18n.h"

/* A flag of struct docket_filter as a quick filter. */
#define FLAG_FILTER(field)                                                                                   \
	static bool get_##field(const struct docket_filter *filter, const struct office *office)             \
	{                                                                                                    \
		(void)office;                                                                                \
		return filter->field;                                                                        \
	}                                                                                                    \
	static void toggle_##field(struct docket_filter *filter, const struct office *office)                \
	{                                                                                                    \
		(void)office;                                                                                \
		filter->field = !filter->field;                                                              \
	}

FLAG_FILTER(due_today)
FLAG_FILTER(overdue)
FLAG_FILTER(blocked)
FLAG_FILTER(by_announcement)
FLAG_FILTER(collective)
FLAG_FILTER(no_tribunal)
FLAG_FILTER(forgotten)
FLAG_FILTER(backlog)

static bool get_open(const struct docket_filter *filter, const struct office *office)
{
	(void)office;
	return filter->scope == SCOPE_OPEN;
}

static void toggle_open(struct docket_filter *filter, const struct office *office)
{
	(void)office;
	filter->scope = filter->scope == SCOPE_OPEN ? SCOPE_ALL : SCOPE_OPEN;
}

static bool get_closed(const struct docket_filter *filter, const struct office *office)
{
	(void)office;
	return filter->scope == SCOPE_CLOSED;
}

static void toggle_closed(struct docket_filter *filter, const struct office *office)
{
	(void)office;
	filter->scope = filter->scope == SCOPE_CLOSED ? SCOPE_ALL : SCOPE_CLOSED;
}

static bool get_mine(const struct docket_filter *filter, const struct office *office)
{
	(void)office;
	return filter->mine_clerk || filter->mine_arbitrator;
}

static void toggle_mine(struct docket_filter *filter, const struct office *office)
{
	bool mine = get_mine(filter, office);
	/* Who is not on the staff list has no cases: an id that nobody has. */
	filter->mine_clerk = mine ? 0 : office->staff_id ? office->staff_id : -1;
	filter->mine_arbitrator = mine ? 0 : office->arbitrator_id;
}

const struct quick_filter quick_filters[] = {
	{'w', N_("未结"), get_open, toggle_open},
	{'e', N_("已结"), get_closed, toggle_closed},
	{'m', N_("我的"), get_mine, toggle_mine},
	{'t', N_("今日到期"), get_due_today, toggle_due_today},
	{'v', N_("逾期"), get_overdue, toggle_overdue},
	{'b', N_("送达受阻"), get_blocked, toggle_blocked},
	{'g', N_("公告"), get_by_announcement, toggle_by_announcement},
	{'c', N_("集体"), get_collective, toggle_collective},
	{'z', N_("未组庭"), get_no_tribunal, toggle_no_tribunal},
	{'f', N_("被遗忘"), get_forgotten, toggle_forgotten},
	{'l', N_("积压"), get_backlog, toggle_backlog},
	{0},
};
