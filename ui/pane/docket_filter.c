/* docket_filter.c — the docket's filter as words and as a menu. */
#include "pane/docket_filter.h"

#include "base/i18n.h"
#include "law/stage.h"
#include "store/row.h"

#include <string.h>

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
	{0},
};

static void add_word(struct strbuf *out, const char *key, const char *word)
{
	if (!word || !*word)
		return;
	if (out->length)
		strbuf_add_char(out, ' ');
	strbuf_add(out, key);
	strbuf_add(out, word);
}

static void add_name(struct strbuf *out, const char *key, const struct table *table, struct store *store,
	int64_t id)
{
	struct error err = ERROR_INIT;
	struct row_list list;
	if (!id || !row_list_where_int(store, table, "id", id, 1, &list, &err)) {
		error_clear(&err);
		return;
	}
	if (list.count)
		add_word(out, key,
			table == &staff_table ? ROW_AT(&list, staff, 0)->name
					      : ROW_AT(&list, arbitrator, 0)->name);
	row_list_free(&list);
}

void docket_filter_text(
	const struct docket_filter *filter, const struct office *office, struct store *store, struct strbuf *out)
{
	strbuf_reset(out);
	for (const struct quick_filter *quick = quick_filters; quick->key; quick++)
		if (quick->get(filter, office))
			add_word(out, "", _(quick->word));
	if (filter->stage > 0 && filter->stage <= LAW_STAGE_COUNT)
		add_word(out, _("阶段:"), _(law_stages[filter->stage - 1].label));
	const struct word *cause =
		office->words && *filter->cause ? words_by_id(office->words, WORD_CAUSE, filter->cause) : NULL;
	add_word(out, _("案由:"), cause ? cause->label : filter->cause);
	add_name(out, _("承办:"), &arbitrator_table, store, filter->lead_id);
	add_name(out, _("书记员:"), &staff_table, store, filter->clerk_id);
	if (filter->year)
		strbuf_addf(out, "%s%s%d", out->length ? " " : "", _("年:"), filter->year);
	add_word(out, "", filter->text);
}
