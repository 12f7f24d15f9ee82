/* allowance.c — `allowance`: a month's statements, and their items as a table for the accounts. */
#include "office/allowance.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/session.h"
#include "exchange/allowance_csv.h"
#include "office/act.h"
#include "office/input.h"
#include "store/row.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- JSON ---- */

static json_t *item_json(const struct allowance_item *item)
{
	char id[32];
	snprintf(id, sizeof id, "id:%" PRId64, item->id); /* as `act reverse_allowance item=` takes it */
	return json_pack("{s:s, s:o, s:s, s:s, s:o, s:I, s:b, s:b, s:o}", "item", id, "case_number",
		cli_json_text(item->case_number), "kind", item->is_hearing ? "hearing" : "case", "seat",
		text_or_empty(item->seat), "date", cli_json_date(item->day), "amount",
		(json_int_t)item->amount, "reversal", item->is_reversal, "reversed", item->is_reversed,
		"reason", cli_json_text(item->reason));
}

/* NULL when memory is short. */
static json_t *statement_json(const struct statement_row *row, const struct allowance_items *items)
{
	json_t *array = json_array();
	for (size_t i = 0; i < items->count; i++)
		json_array_append_new(array, item_json(&items->items[i]));
	return json_pack("{s:s, s:o, s:I, s:I, s:I, s:I, s:o, s:o, s:o}", "arbitrator", row->arbitrator,
		"month", cli_json_date(row->month), "cases", (json_int_t)row->cases, "hearings",
		(json_int_t)row->hearings, "reversals", (json_int_t)row->reversals, "amount",
		(json_int_t)row->total, "approved", cli_json_date(row->approved_on), "approved_by",
		cli_json_text(row->approved_by), "items", array);
}

static bool print_json(struct office *office, const struct statement_list *list, struct error *err)
{
	json_t *array = json_array();
	for (size_t i = 0; i < list->count; i++) {
		struct allowance_items items;
		bool good = allowance_items_load(office->store, list->items[i].id, &items, err);
		if (good && json_array_append_new(array, statement_json(&list->items[i], &items)) != 0)
			good = error_set(err, ERR_NOMEM, _("内存不足"));
		allowance_items_free(&items);
		if (!good) {
			json_decref(array);
			return false;
		}
	}
	return cli_print_json(array, err);
}

/* ---- for people ---- */

static void print_item(const struct allowance_item *item)
{
	char amount[INPUT_MONEY_SIZE], day[CIVIL_TEXT_SIZE];
	printf("  %s  %s  %s  %s  ", civil_format(item->day, day), text_or_empty(item->case_number),
		act_choice_label("add_tariff", "kind", item->is_hearing ? "hearing" : "case"),
		act_choice_label("assign", "seat", text_or_empty(item->seat)));
	printf(_("%s 元"), input_money_format(item->amount, amount));
	if (item->is_reversal)
		printf("  %s", text_or_empty(item->reason));
	else if (item->is_reversed)
		printf("  %s", _("已冲销"));
	puts("");
}

static bool print_items(struct office *office, const struct statement_row *row, struct error *err)
{
	struct allowance_items items;
	if (!allowance_items_load(office->store, row->id, &items, err))
		return false;
	for (size_t i = 0; i < items.count; i++)
		print_item(&items.items[i]);
	allowance_items_free(&items);
	return true;
}

/* With the items of each where one arbitrator is asked for. */
static bool print_lines(
	struct office *office, const struct statement_list *list, bool with_items, struct error *err)
{
	char amount[INPUT_MONEY_SIZE], day[CIVIL_TEXT_SIZE];
	for (size_t i = 0; i < list->count; i++) {
		const struct statement_row *row = &list->items[i];
		bool draft = row->approved_on == CIVIL_NONE;
		printf(_("%s  每案 %lld  开庭 %lld  冲销 %lld  %s 元  %s\n"), row->arbitrator,
			(long long)row->cases, (long long)row->hearings, (long long)row->reversals,
			input_money_format(row->total, amount),
			draft ? _("待批准") : civil_format(row->approved_on, day));
		if (with_items && !print_items(office, row, err))
			return false;
	}
	if (list->count == 0)
		puts(_("这个月还没有编制补助清单"));
	else
		printf(_("共 %zu 人，%s 元\n"), list->count, input_money_format(list->total, amount));
	return true;
}

static bool answer(struct office *office, civil_date month, int64_t arbitrator_id,
	const struct cli_options *options, struct error *err)
{
	struct statement_list list;
	if (!statements_load(office->store, month, arbitrator_id, &list, err))
		return false;
	bool good = true;
	if (options->json)
		good = print_json(office, &list, err);
	else if (!options->quiet)
		good = print_lines(office, &list, arbitrator_id != 0, err);
	statement_list_free(&list);
	return good;
}

int cli_allowance(int argc, char **argv, const struct cli_options *options)
{
	enum { MONTH, ARBITRATOR, EXPORT };
	struct cli_word words[] = {[MONTH] = {"--month", true, NULL},
		[ARBITRATOR] = {"--arbitrator", true, NULL},
		[EXPORT] = {"--export", true, NULL},
		{0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (count > 0)
		return cli_usage("allowance", _("不认识“%s”"), argv[1]);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	int64_t arbitrator_id = 0;
	size_t items = 0;
	civil_date month = words[MONTH].value ? allowance_month(words[MONTH].value, office.today)
					      : civil_month_start(office.today, 0);
	bool good = month != CIVIL_NONE || error_set(&err, ERR_INPUT, _("--month 要写月份，如 2020-11"));
	if (good && words[ARBITRATOR].value)
		good = cli_named(&office, &arbitrator_table, words[ARBITRATOR].value, &arbitrator_id, &err);
	good = good && answer(&office, month, arbitrator_id, options, &err);
	if (good && words[EXPORT].value)
		good = allowance_export(&office, month, arbitrator_id, words[EXPORT].value, &items, &err);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
