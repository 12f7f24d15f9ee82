#include "office/day_private.h"

#include "base/i18n.h"
#include "law/calendar.h"
#include "store/row.h"
#include "store/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FLAWS_AHEAD = 366 /* days: nobody plans further */ };

const struct day_section_info day_sections[DAY_SECTIONS] = {
	[DAY_ASKED] = {"asked", N_("待提供"), N_("推算期限所需而本机构尚未提供的材料。"), false},
	[DAY_OVERDUE] = {"overdue", N_("逾期"), N_("应办而逾期未办的事项，最早的在前。"), true},
	[DAY_TODAY] = {"today", N_("今日到期"),
		N_("今天应办的事项，以及今天（和此前的休息日）期满的答辩、举证、公告等期间。"), true},
	[DAY_UNLAWFUL] = {"unlawful", N_("开庭待处理"),
		N_("已经排定、照现在的情况不能开的庭：送达退回、期间推后、案件中止、延期申请未决；须改期、另行送达或作出决定。"),
		true},
	[DAY_HEARINGS] = {"hearings", N_("今日开庭"), N_("今天排定而尚未开的庭。"), true},
	[DAY_OFFERS] = {"offers", N_("待答复"),
		N_("答复期已到的席位邀请：答复了的登记应允或谢绝，过期未答复的重新抽取。"), true},
	[DAY_COMING] = {"coming", N_("即将到期"),
		N_("按各项期限设定的提前天数（设置 remind.期限）提醒的事项。"), false},
	[DAY_TERMS] = {"terms", N_("聘期将满"),
		N_("聘期在设定的天数（设置 term_warning）之内届满而没有续聘的仲裁员。"), false},
};

/* ---- whose ---- */

static bool find_director(struct office *office, char **name, bool *is_actor, struct error *err)
{
	struct row_list list;
	if (!row_list_all(office->store, &staff_table, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		const struct staff *staff = ROW_AT(&list, staff, i);
		bool left = staff->left_on != CIVIL_NONE && staff->left_on <= office->today;
		if (left || strcmp(staff->role, "director") != 0)
			continue;
		*is_actor |= staff->id == office->staff_id;
		good = !name || *name || row_set_text(name, staff->name, err);
	}
	row_list_free(&list);
	return good;
}

bool day_person_find(struct office *office, struct day_person *out, struct error *err)
{
	*out = (struct day_person){office->staff_id, office->arbitrator_id, false};
	if (out->staff_id)
		return find_director(office, NULL, &out->is_director, err);
	/* A part-time arbitrator works with us, but is not of the staff. */
	struct row_list list;
	if (!row_list_where_text(office->store, &arbitrator_table, "name", office->actor, 1, &list, err))
		return false;
	if (list.count)
		out->arbitrator_id = ROW_AT(&list, arbitrator, 0)->id;
	row_list_free(&list);
	return out->arbitrator_id ||
	       error_set(err, ERR_NOTFOUND, _("工作人员和仲裁员中没有 %s"), office->actor);
}

enum law_task day_task_of(const struct due_row *row)
{
	enum law_task task = law_rule_infos[row->rule].task;
	if (task == LAW_BY_CLERK && !row->clerk_id)
		task = LAW_BY_ARBITRATOR;
	if (task == LAW_BY_ARBITRATOR && !row->lead_id)
		task = row->clerk_id ? LAW_BY_CLERK : LAW_BY_DIRECTOR;
	return task;
}

static bool is_wanted(const struct day_sheet *sheet, const struct due_row *row)
{
	if (!sheet->mine)
		return true;
	switch (day_task_of(row)) {
	case LAW_BY_CLERK: return row->clerk_id == sheet->person.staff_id;
	case LAW_BY_ARBITRATOR: return row->lead_id == sheet->person.arbitrator_id;
	case LAW_BY_DIRECTOR: break;
	}
	return !sheet->director; /* with no director it is everybody's */
}

/* ---- what ---- */

enum day_section day_section_of(const struct day_sheet *sheet, const struct due_row *row)
{
	if (!is_wanted(sheet, row))
		return DAY_SECTIONS;
	if (row->due > sheet->today)
		return row->due - sheet->today <= sheet->remind[row->rule] ? DAY_COMING : DAY_SECTIONS;
	if (row->due == sheet->today)
		return DAY_TODAY;
	if (law_rule_infos[row->rule].watch == LAW_DUTY)
		return DAY_OVERDUE;
	return row->due >= sheet->since ? DAY_TODAY : DAY_SECTIONS;
}

bool day_section_span(const struct day_sheet *sheet, enum day_section section, struct due_query *query)
{
	*query = (struct due_query){.which = DUE_ALL, .from = sheet->since, .until = sheet->today};
	if (section == DAY_OVERDUE)
		*query = (struct due_query){
			.which = DUE_DUTIES, .from = CIVIL_FIRST, .until = sheet->today - 1};
	else if (section == DAY_COMING)
		*query = (struct due_query){.which = DUE_ALL,
			.from = sheet->today + 1,
			.until = sheet->today + sheet->remind_most};
	return section == DAY_OVERDUE || section == DAY_TODAY || section == DAY_COMING;
}

struct counting {
	const struct day_sheet *sheet;
	enum day_section section;
	size_t count;
};

static bool count_row(void *context, const struct due_row *row)
{
	struct counting *counting = context;
	counting->count += day_section_of(counting->sheet, row) == counting->section;
	return true;
}

static bool count_deadlines(struct day_sheet *sheet, struct error *err)
{
	for (enum day_section section = 0; section < DAY_SECTIONS; section++) {
		struct due_query query;
		struct counting counting = {sheet, section, 0};
		if (!day_section_span(sheet, section, &query))
			continue;
		/* Of the whole office every duty in the span is overdue: there may be tens of thousands. */
		bool all = section == DAY_OVERDUE && !sheet->mine;
		if (all ? !due_count(sheet->office->store, &query, &counting.count, err)
			: !due_scan(sheet->office->store, &query, count_row, &counting, err))
			return false;
		sheet->counts[section] = counting.count;
	}
	return true;
}

static bool read_hearings(struct day_sheet *sheet, struct error *err)
{
	struct hearing_query query = {.from = minute_make(sheet->today, 0, 0),
		.until = minute_make(sheet->today + 1, 0, 0),
		.mine_clerk = sheet->mine ? sheet->person.staff_id : 0,
		.mine_arbitrator = sheet->mine ? sheet->person.arbitrator_id : 0,
		.planned = true};
	if (!hearings_load(sheet->office->store, &query, &sheet->hearings, err))
		return false;
	sheet->counts[DAY_HEARINGS] = sheet->hearings.count;
	return true;
}

static bool is_my_case(const struct day_sheet *sheet, int64_t case_id, bool *mine, struct error *err)
{
	struct arb_case row;
	if (!row_get(sheet->office->store, &arb_case_table, case_id, &row, err))
		return false;
	*mine = (row.clerk_id && row.clerk_id == sheet->person.staff_id) ||
		(row.lead_id && row.lead_id == sheet->person.arbitrator_id);
	row_clear(&arb_case_table, &row);
	return true;
}

static bool read_flaws(struct day_sheet *sheet, struct error *err)
{
	struct flaw_list *flaws = &sheet->flaws;
	size_t kept = 0;
	if (!hearing_flaws(sheet->office->store, minute_make(sheet->today, 0, 0),
		    minute_make(sheet->today + FLAWS_AHEAD, 0, 0), sheet->today, flaws, err))
		return false;
	for (size_t i = 0; i < flaws->count; i++) {
		bool wanted = flaws->items[i].flaw != FLAW_NOTICE;
		if (wanted && sheet->mine && !is_my_case(sheet, flaws->items[i].case_id, &wanted, err))
			return false;
		if (wanted)
			flaws->items[kept++] = flaws->items[i];
	}
	sheet->counts[DAY_UNLAWFUL] = flaws->count = kept;
	return true;
}

/* The schedule of a year is published in the last weeks of the one before. */
static bool ask_for_schedule(struct day_sheet *sheet, struct error *err)
{
	enum { NOVEMBER = 11 };
	const struct law_calendar *calendar = sheet->office->law->calendar;
	struct civil_day day = civil_split(sheet->today);
	if (!law_is_scheduled(calendar, sheet->today))
		sheet->asked_year = day.year;
	else if (day.month >= NOVEMBER && !law_is_scheduled(calendar, civil_make(day.year + 1, 1, 1)))
		sheet->asked_year = day.year + 1;
	sheet->counts[DAY_ASKED] = sheet->asked_year != 0;
	return !sheet->asked_year || due_count_provisional(sheet->office->store, &sheet->provisional, err);
}

static void read_reminders(struct day_sheet *sheet)
{
	for (int rule = 0; rule < LAW_RULE_IDS; rule++) {
		char key[48];
		snprintf(key, sizeof key, "remind.%s", law_rule_infos[rule].id);
		sheet->remind[rule] = store_setting_number(sheet->office->store, key);
		if (sheet->remind[rule] > sheet->remind_most)
			sheet->remind_most = sheet->remind[rule];
	}
}

/* Answered by the one who was asked; otherwise seen to by the clerk, and where there is none by the director.
 */
static bool is_my_offer(const struct day_sheet *sheet, const struct open_offer *offer)
{
	if (!sheet->mine ||
		(sheet->person.arbitrator_id && offer->arbitrator_id == sheet->person.arbitrator_id))
		return true;
	return offer->clerk_id ? offer->clerk_id == sheet->person.staff_id : !sheet->director;
}

static bool read_offers(struct day_sheet *sheet, struct error *err)
{
	struct open_offer_list *offers = &sheet->offers;
	int64_t asked = sheet->mine ? sheet->person.arbitrator_id : 0;
	size_t kept = 0;
	if (!open_offers(sheet->office->store, sheet->today, asked, offers, err))
		return false;
	for (size_t i = 0; i < offers->count; i++) {
		const struct open_offer offer = offers->items[i];
		if (!is_my_offer(sheet, &offer))
			continue;
		offers->items[i] = offers->items[kept];
		offers->items[kept++] = offer;
	}
	sheet->counts[DAY_OFFERS] = kept;
	return true;
}

/* Of whose sheet it is: as other tasks of the director's, everybody's where there is none. */
static bool read_terms(struct day_sheet *sheet, struct error *err)
{
	int days = store_setting_number(sheet->office->store, "term_warning");
	if (sheet->mine && sheet->director)
		return true;
	if (!terms_ending(sheet->office->store, sheet->today, sheet->today + days, &sheet->terms, err))
		return false;
	sheet->counts[DAY_TERMS] = sheet->terms.count;
	return true;
}

bool day_sheet_read(
	struct day_sheet *sheet, struct office *office, const struct day_person *person, struct error *err)
{
	day_sheet_free(sheet);
	sheet->office = office;
	sheet->today = office->today;
	sheet->since = law_working_day(office->law->calendar, office->today, -1) + 1;
	if (person) {
		sheet->person = *person;
		sheet->mine = !person->is_director;
	}
	bool is_actor = false;
	read_reminders(sheet);
	return find_director(office, &sheet->director, &is_actor, err) && ask_for_schedule(sheet, err) &&
	       read_hearings(sheet, err) && read_flaws(sheet, err) && read_offers(sheet, err) &&
	       read_terms(sheet, err) && count_deadlines(sheet, err);
}

void day_sheet_free(struct day_sheet *sheet)
{
	hearing_list_free(&sheet->hearings);
	flaw_list_free(&sheet->flaws);
	open_offer_list_free(&sheet->offers);
	ending_list_free(&sheet->terms);
	free(sheet->director);
	*sheet = (struct day_sheet){0};
}

bool day_sheet_calls(const struct day_sheet *sheet)
{
	for (enum day_section section = 0; section < DAY_SECTIONS; section++)
		if (day_sections[section].calls && sheet->counts[section])
			return true;
	return false;
}
