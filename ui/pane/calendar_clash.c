/* calendar_clash.c — hearings that clash. What looks like a clash among the hearings at hand is asked for in
 * the store, which knows everything. */
#include "pane/calendar_clash.h"

#include "base/i18n.h"
#include "office/clash.h"

#include <string.h>

enum { CHECKED = 64 /* hearings asked for one by one: no screen shows more of them in detail */ };

bool calendar_share_name(const char *a, const char *b)
{
	while (*a) {
		size_t length = strcspn(a, " ");
		for (const char *p = b; *p;) {
			size_t other = strcspn(p, " ");
			if (length == other && length > 0 && memcmp(a, p, length) == 0)
				return true;
			p += other + (p[other] == ' ');
		}
		a += length + (a[length] == ' ');
	}
	return false;
}

static bool overlap(const struct hearing_row *a, const struct hearing_row *b)
{
	return a->end != MINUTE_NONE && b->end != MINUTE_NONE && a->start < b->end && b->start < a->end;
}

static bool overlaps_another(const struct hearing_list *list, size_t i)
{
	const struct hearing_row *a = &list->items[i];
	for (size_t k = 0; k < list->count; k++) {
		const struct hearing_row *b = &list->items[k];
		if (k != i && overlap(a, b) &&
			(a->case_id == b->case_id || (a->room_id && a->room_id == b->room_id) ||
				(a->clerk_id && a->clerk_id == b->clerk_id) ||
				calendar_share_name(a->arbitrators, b->arbitrators)))
			return true;
	}
	return false;
}

static const char *arbitrator_name(const struct calendar_data *data, int64_t id)
{
	const char *name = calendar_choice_named(&data->choices, CALENDAR_BY_ARBITRATOR, id);
	return name ? name : "";
}

static bool meets_absence(
	const struct calendar_data *data, const struct row_list *absences, const struct hearing_row *row)
{
	civil_date day = minute_date(row->start);
	for (size_t i = 0; i < absences->count; i++) {
		const struct unavailability *absence = ROW_AT(absences, unavailability, i);
		if (absence->from_day <= day && day <= absence->until_day &&
			calendar_share_name(row->arbitrators, arbitrator_name(data, absence->arbitrator_id)))
			return true;
	}
	return false;
}

static bool ask_clash(struct calendar_data *data, struct office *office, size_t i, struct error *err)
{
	const struct hearing_row *row = &data->list.items[i];
	const struct hearing_proposal proposal = {.case_id = row->case_id,
		.hearing_id = row->hearing_id,
		.room_id = row->room_id,
		.clerk_id = row->clerk_id,
		.start = row->start,
		.end = row->end};
	struct hearing_clash clash = {0};
	if (!hearing_find_clash(office->store, &proposal, &clash, err))
		return false;
	struct strbuf text = {0};
	if (clash_refuses(&clash)) /* a half-day that he agreed to is no clash */
		clash_text(&clash, &text);
	hearing_clash_clear(&clash);
	if (text.failed) {
		strbuf_free(&text);
		return error_set(err, ERR_NOMEM, _("内存不足"));
	}
	if (text.length)
		data->clashes[i] = strbuf_take(&text);
	return true;
}

bool calendar_find_clashes(
	struct calendar_data *data, struct office *office, bool filtered, struct error *err)
{
	struct row_list absences;
	if (!row_list_all(office->store, &unavailability_table, &absences, err))
		return false;
	/* Of a crowded month, too, not everything is at hand. */
	bool all = !filtered && !data->list.more;
	bool good = true;
	size_t asked = 0;
	for (size_t i = 0; good && i < data->list.count && asked < CHECKED; i++) {
		const struct hearing_row *row = &data->list.items[i];
		if (row->is_held || row->end == MINUTE_NONE || minute_date(row->start) < office->today)
			continue;
		if (all && !overlaps_another(&data->list, i) && !meets_absence(data, &absences, row))
			continue;
		asked++;
		good = ask_clash(data, office, i, err);
	}
	row_list_free(&absences);
	return good;
}
