/* allowance.c — statements of allowances: tariff rows, drawing up a month, approving it, taking an item back.
 * What was approved is never changed: a mistake is reversed in a later statement, which the journal shows. */
#include "office/allowance.h"

#include "base/date_input.h"
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOOK_BACK_MONTHS = 12 }; /* what was recorded late is still paid for */

/* ---- tariffs ---- */

/* How much a row says of the claim; -1 when it is not for it. */
static int closeness(const struct allowance_tariff *row, const struct allowance_claim *claim)
{
	bool in_force =
		row->from_day <= claim->day && (row->until_day == CIVIL_NONE || row->until_day >= claim->day);
	bool same_kind = strcmp(row->kind, claim->hearing_id ? "hearing" : "case") == 0;
	bool seat = !row->seat || strcmp(row->seat, claim->seat) == 0;
	bool size = !row->collective || (strcmp(row->collective, "yes") == 0) == claim->is_collective;
	return in_force && same_kind && seat && size ? (row->seat != NULL) + (row->collective != NULL) : -1;
}

const struct allowance_tariff *allowance_tariff_for(
	const struct row_list *tariffs, const struct allowance_claim *claim)
{
	const struct allowance_tariff *best = NULL;
	for (size_t i = 0; i < tariffs->count; i++) {
		const struct allowance_tariff *row = ROW_AT(tariffs, allowance_tariff, i);
		int close = closeness(row, claim), so_far = best ? closeness(best, claim) : -1;
		if (close >= 0 && (close > so_far || (close == so_far && row->from_day >= best->from_day)))
			best = row;
	}
	return best;
}

static void describe_tariff(struct office *office, const void *data, struct strbuf *out)
{
	(void)office;
	const struct allowance_tariff *row = data;
	char amount[INPUT_MONEY_SIZE], from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	strbuf_add(out, act_choice_label("add_tariff", "kind", row->kind));
	if (row->seat)
		strbuf_addf(out, " %s", act_choice_label("assign", "seat", row->seat));
	if (row->collective)
		strbuf_addf(out, " %s", act_choice_label("add_tariff", "collective", row->collective));
	strbuf_addf(out, _(" %s 元，%s 起"), input_money_format(row->amount, amount),
		civil_format(row->from_day, from));
	if (row->until_day != CIVIL_NONE)
		strbuf_addf(out, _("，至 %s"), civil_format(row->until_day, until));
}

const struct subject subject_tariff = {&allowance_tariff_table, NULL, describe_tariff};

bool act_add_tariff(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct allowance_tariff row;
	struct strbuf words = {0};
	row_init(&allowance_tariff_table, &row);
	row.amount = act_number(call, "amount");
	row.from_day = act_date(call, "from");
	row.until_day = act_date(call, "until");
	bool good = (row.until_day == CIVIL_NONE || row.until_day >= row.from_day ||
			    error_field(err, "until", _("施行至：早于施行之日"))) &&
		    act_put_choice(call, "kind", &row.kind, err) &&
		    act_put_choice(call, "seat", &row.seat, err) &&
		    act_put_choice(call, "collective", &row.collective, err) &&
		    row_insert(office->store, &allowance_tariff_table, &row, err);
	if (good)
		describe_tariff(office, &row, &words);
	good = good && act_say(result, err, _("已登记补助标准：%s"), strbuf_text(&words));
	result->row_id = row.id;
	strbuf_free(&words);
	row_clear(&allowance_tariff_table, &row);
	return good;
}

bool act_end_tariff(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct allowance_tariff row;
	struct strbuf words = {0};
	if (!act_subject(office, call, "tariff", &row, err))
		return false;
	row.until_day = act_date(call, "until");
	bool good = (row.until_day >= row.from_day || error_field(err, "until", _("施行至：早于施行之日"))) &&
		    row_update(office->store, &allowance_tariff_table, &row, err);
	if (good)
		describe_tariff(office, &row, &words);
	good = good && act_say(result, err, _("补助标准：%s"), strbuf_text(&words));
	strbuf_free(&words);
	row_clear(&allowance_tariff_table, &row);
	return good;
}

/* Statements keep the amounts that they were drawn up with. */
bool act_remove_tariff(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return row_delete(office->store, &allowance_tariff_table, act_number(call, "tariff"), err) &&
	       act_say(result, err, _("已删去补助标准；已编制的清单不变"));
}

/* ---- drawing up ---- */

civil_date allowance_month(const char *text, civil_date today)
{
	int year = civil_split(today).year, month = 0, end = 0;
	char *narrow = input_narrow(text);
	if (!narrow)
		return CIVIL_NONE;
	civil_date day = CIVIL_NONE;
	if ((sscanf(narrow, "%4d-%2d%n", &year, &month, &end) == 2 && narrow[end] == '\0') ||
		(sscanf(narrow, "%4d年%2d月%n", &year, &month, &end) == 2 && narrow[end] == '\0' && end) ||
		(sscanf(narrow, "%2d%n", &month, &end) == 1 &&
			(narrow[end] == '\0' || strcmp(narrow + end, "月") == 0) &&
			(year = civil_split(today).year)))
		day = civil_make(year, month, 1);
	else if ((day = date_input_parse(narrow, today)) != CIVIL_NONE)
		day = civil_month_start(day, 0);
	free(narrow);
	return day;
}

static bool call_month(
	const struct office *office, const struct act_call *call, civil_date *month, struct error *err)
{
	const char *text = act_text(call, "month");
	*month = text ? allowance_month(text, office->today) : civil_month_start(office->today, 0);
	if (*month == CIVIL_NONE)
		return error_field(err, "month", _("月份：写如 2020-11 或 11月"));
	return *month <= office->today || error_field(err, "month", _("月份：%d 年 %d 月还没有到"),
						  civil_split(*month).year, civil_split(*month).month);
}

/* The statement of that arbitrator's month, made when there is none. False with err when it was approved. */
static bool open_statement(struct office *office, int64_t arbitrator_id, civil_date month,
	struct allowance_statement *row, bool *approved, struct error *err)
{
	struct row_list list;
	row_init(&allowance_statement_table, row);
	*approved = false;
	if (!row_list_where_int(office->store, &allowance_statement_table, "month", month, 0, &list, err))
		return false;
	int64_t id = 0;
	for (size_t i = 0; i < list.count; i++)
		if (ROW_AT(&list, allowance_statement, i)->arbitrator_id == arbitrator_id)
			id = ROW_AT(&list, allowance_statement, i)->id;
	row_list_free(&list);
	if (id) {
		bool good = row_get(office->store, &allowance_statement_table, id, row, err);
		*approved = good && row->approved_on != CIVIL_NONE;
		return good;
	}
	row->arbitrator_id = arbitrator_id;
	row->month = month;
	row->made_on = office->today;
	return row_insert(office->store, &allowance_statement_table, row, err);
}

/* What a draft was drawn up from may have changed: its items are made anew, reversals stay. */
static bool empty_drafts(struct office *office, civil_date month, int64_t arbitrator_id, struct error *err)
{
	struct statement_list drafts;
	if (!statements_load(office->store, month, arbitrator_id, &drafts, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < drafts.count; i++) {
		struct row_list items;
		if (drafts.items[i].approved_on != CIVIL_NONE)
			continue;
		good = row_list_where_int(
			office->store, &allowance_table, "statement_id", drafts.items[i].id, 0, &items, err);
		for (size_t k = 0; good && k < items.count; k++) {
			const struct allowance *item = ROW_AT(&items, allowance, k);
			if (!item->reverses)
				good = row_delete(office->store, &allowance_table, item->id, err);
		}
		if (good || items.count)
			row_list_free(&items);
	}
	statement_list_free(&drafts);
	return good;
}

struct drawing {
	struct office *office;
	civil_date month;
	struct row_list tariffs;
	struct allowance_statement statement; /* of the arbitrator whose claims are at hand */
	bool skip; /* it was approved: what is new waits for the next month */
	size_t statements, items, waiting;
	int64_t total;
};

static bool turn_to(struct drawing *drawing, int64_t arbitrator_id, struct error *err)
{
	if (drawing->statement.arbitrator_id == arbitrator_id)
		return true;
	row_clear(&allowance_statement_table, &drawing->statement);
	if (!open_statement(
		    drawing->office, arbitrator_id, drawing->month, &drawing->statement, &drawing->skip, err))
		return false;
	drawing->statements += !drawing->skip;
	return true;
}

static bool add_item(struct drawing *drawing, const struct allowance_claim *claim, struct error *err)
{
	const struct allowance_tariff *tariff = allowance_tariff_for(&drawing->tariffs, claim);
	if (!tariff || tariff->amount == 0)
		return true;
	if (!turn_to(drawing, claim->arbitrator_id, err))
		return false;
	if (drawing->skip) {
		drawing->waiting++;
		return true;
	}
	struct allowance row;
	row_init(&allowance_table, &row);
	row.statement_id = drawing->statement.id;
	row.arbitrator_id = claim->arbitrator_id;
	row.about_case = claim->case_id;
	row.hearing_id = claim->hearing_id;
	row.day = claim->day;
	row.amount = tariff->amount;
	row.round = claim->round;
	bool good = row_set_text(&row.kind, claim->hearing_id ? "hearing" : "case", err) &&
		    row_set_text(&row.seat, claim->seat, err) &&
		    row_insert(drawing->office->store, &allowance_table, &row, err) &&
		    allowance_add(&drawing->total, tariff->amount, err);
	row_clear(&allowance_table, &row);
	drawing->items += good;
	return good;
}

static bool draw_up(struct drawing *drawing, int64_t arbitrator_id, struct error *err)
{
	struct allowance_claims claims;
	struct store *store = drawing->office->store;
	civil_date from = civil_month_start(drawing->month, -LOOK_BACK_MONTHS);
	civil_date until = civil_month_start(drawing->month, 1) - 1;
	if (!empty_drafts(drawing->office, drawing->month, arbitrator_id, err) ||
		!allowance_claims_load(store, from, until, arbitrator_id, &claims, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < claims.count; i++)
		good = add_item(drawing, &claims.items[i], err);
	allowance_claims_free(&claims);
	return good;
}

bool act_draw_allowances(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct drawing drawing = {.office = office};
	if (!call_month(office, call, &drawing.month, err) ||
		!row_list_all(office->store, &allowance_tariff_table, &drawing.tariffs, err))
		return false;
	row_init(&allowance_statement_table, &drawing.statement);
	char total[INPUT_MONEY_SIZE];
	struct civil_day month = civil_split(drawing.month);
	bool good = drawing.tariffs.count > 0 ||
		    error_set(err, ERR_REFUSED, _("还没有补助标准；请主任先登记（加补助标准）"));
	good = good && draw_up(&drawing, act_number(call, "arbitrator"), err) &&
	       act_say(result, err, _("%d 年 %d 月补助清单：%zu 人 %zu 项，共 %s 元"), month.year,
		       month.month, drawing.statements, drawing.items,
		       input_money_format(drawing.total, total)) &&
	       (!drawing.waiting || act_warn(result, err, _("已批准的清单不再改动，后补的 %zu 项列入下月"),
					    drawing.waiting));
	row_clear(&allowance_statement_table, &drawing.statement);
	row_list_free(&drawing.tariffs);
	return good;
}

/* ---- approving and taking back ---- */

static void describe_statement(struct office *office, const void *data, struct strbuf *out)
{
	const struct allowance_statement *row = data;
	struct arbitrator arbitrator;
	struct error err = ERROR_INIT;
	struct civil_day month = civil_split(row->month);
	if (row_get(office->store, &arbitrator_table, row->arbitrator_id, &arbitrator, &err))
		strbuf_addf(out, "%s ", arbitrator.name);
	strbuf_addf(out, _("%d 年 %d 月"), month.year, month.month);
	row_clear(&arbitrator_table, &arbitrator);
	error_clear(&err);
}

static bool is_draft(const void *row)
{
	return ((const struct allowance_statement *)row)->approved_on == CIVIL_NONE;
}

const struct subject subject_statement_draft = {&allowance_statement_table, is_draft, describe_statement};

static bool approve(struct office *office, int64_t id, civil_date day, struct error *err)
{
	struct allowance_statement row;
	if (!row_get(office->store, &allowance_statement_table, id, &row, err))
		return false;
	row.approved_on = day;
	bool good = row_set_text(&row.approved_by, office->actor, err) &&
		    row_update(office->store, &allowance_statement_table, &row, err);
	row_clear(&allowance_statement_table, &row);
	return good;
}

/* One statement, or all drafts of a month. */
bool act_approve_allowances(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct statement_list list;
	civil_date month;
	int64_t one = act_number(call, "statement"), total = 0;
	char money[INPUT_MONEY_SIZE];
	size_t count = 0;
	if (one) {
		struct allowance_statement row;
		if (!act_subject(office, call, "statement", &row, err))
			return false;
		month = row.month;
		row_clear(&allowance_statement_table, &row);
	} else if (!call_month(office, call, &month, err)) {
		return false;
	}
	if (!statements_load(office->store, month, 0, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		if (list.items[i].approved_on != CIVIL_NONE || (one && list.items[i].id != one))
			continue;
		good = approve(office, list.items[i].id, act_date(call, "date"), err);
		total += list.items[i].total;
		count++;
	}
	statement_list_free(&list);
	if (good && count == 0)
		return error_set(err, ERR_REFUSED, _("这个月没有待批准的补助清单"));
	return good && act_say(result, err, _("已批准补助清单 %zu 份，共 %s 元"), count,
			       input_money_format(total, money));
}

static void describe_item(struct office *office, const void *data, struct strbuf *out)
{
	const struct allowance *row = data;
	struct error err = ERROR_INIT;
	char day[CIVIL_TEXT_SIZE], amount[INPUT_MONEY_SIZE];
	char *name = casework_name(office, row->about_case, &err);
	strbuf_addf(out, _("%s %s %s %s 元"), name ? name : "", civil_format(row->day, day),
		act_choice_label("add_tariff", "kind", row->kind), input_money_format(row->amount, amount));
	free(name);
	error_clear(&err);
}

static bool is_payment(const void *row)
{
	return ((const struct allowance *)row)->reverses == 0;
}

const struct subject subject_allowance = {&allowance_table, is_payment, describe_item};

/* The earliest month from `month` on whose statement of the arbitrator is still open. */
static bool next_open(struct office *office, int64_t arbitrator_id, civil_date month,
	struct allowance_statement *row, struct error *err)
{
	bool approved = true;
	for (; approved; month = civil_month_start(month, 1)) {
		if (!open_statement(office, arbitrator_id, month, row, &approved, err)) {
			row_clear(&allowance_statement_table, row);
			return false;
		}
		if (approved)
			row_clear(&allowance_statement_table, row);
	}
	return true;
}

static bool check_reversible(struct office *office, const struct allowance *item, struct error *err)
{
	struct allowance_statement statement;
	struct row_list later;
	if (!row_get(office->store, &allowance_statement_table, item->statement_id, &statement, err))
		return false;
	bool is_approved = statement.approved_on != CIVIL_NONE;
	row_clear(&allowance_statement_table, &statement);
	if (!is_approved)
		return error_set(err, ERR_REFUSED, _("这份清单还没有批准：更正案件的登记后重新编制即可"));
	if (!row_list_where_int(office->store, &allowance_table, "reverses", item->id, 1, &later, err))
		return false;
	bool is_reversed = later.count > 0;
	row_list_free(&later);
	return !is_reversed || error_set(err, ERR_REFUSED, _("这一项已经冲销过"));
}

bool act_reverse_allowance(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct allowance item, row;
	struct allowance_statement statement;
	char amount[INPUT_MONEY_SIZE];
	if (!act_subject(office, call, "item", &item, err))
		return false;
	row_init(&allowance_table, &row);
	bool good = check_reversible(office, &item, err);
	bool opened = good && next_open(office, item.arbitrator_id, civil_month_start(office->today, 0),
				      &statement, err);
	good = opened;
	if (good) {
		row.statement_id = statement.id;
		row.arbitrator_id = item.arbitrator_id;
		row.about_case = item.about_case;
		row.hearing_id = item.hearing_id;
		row.day = office->today;
		row.amount = -item.amount;
		row.round = item.round;
		row.reverses = item.id;
		good = row_set_text(&row.kind, item.kind, err) && row_set_text(&row.seat, item.seat, err) &&
		       row_set_text(&row.reason, act_text(call, "reason"), err) &&
		       row_insert(office->store, &allowance_table, &row, err) &&
		       act_say(result, err,
			       _("已冲销 %s 元，列入 %d 年 %d 月清单；仍应支付的，编制时重新列入"),
			       input_money_format(item.amount, amount), civil_split(statement.month).year,
			       civil_split(statement.month).month);
	}
	result->row_id = row.id;
	if (opened)
		row_clear(&allowance_statement_table, &statement);
	row_clear(&allowance_table, &row);
	row_clear(&allowance_table, &item);
	return good;
}
