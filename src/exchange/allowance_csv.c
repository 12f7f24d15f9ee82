#include "exchange/allowance_csv.h"

#include "base/i18n.h"
#include "exchange/csv.h"
#include "exchange/file_out.h"
#include "office/act.h"
#include "store/allowances.h"

#include <inttypes.h>
#include <string.h>

static void add(struct strbuf *out, const char *text, char after)
{
	csv_add_cell(out, text ? text : "", text ? strlen(text) : 0, ',');
	strbuf_addf(out, after == '\n' ? "\r\n" : "%c", after);
}

static void add_headings(struct strbuf *out)
{
	const char *const titles[] = {_("仲裁员"), _("案号"), _("申请人"), _("被申请人"), _("事项"),
		_("席位"), _("日期"), _("金额"), _("说明"), _("批准")};
	size_t count = sizeof titles / sizeof *titles;
	for (size_t i = 0; i < count; i++)
		add(out, titles[i], i + 1 < count ? ',' : '\n');
}

static void add_item(
	struct strbuf *out, const struct statement_row *statement, const struct allowance_item *item)
{
	char day[CIVIL_TEXT_SIZE];
	int64_t amount = item->amount < 0 ? -item->amount : item->amount;
	add(out, statement->arbitrator, ',');
	add(out, item->case_number, ',');
	add(out, item->applicant, ',');
	add(out, item->respondent, ',');
	add(out, act_choice_label("add_tariff", "kind", item->is_hearing ? "hearing" : "case"), ',');
	add(out, act_choice_label("assign", "seat", item->seat), ',');
	add(out, civil_format(item->day, day), ',');
	/* Without thousands, so that it stays a number. */
	strbuf_addf(
		out, "%s%" PRId64 ".%02d,", item->amount < 0 ? "-" : "", amount / 100, (int)(amount % 100));
	add(out, item->is_reversal ? item->reason : item->is_reversed ? _("已冲销") : "", ',');
	add(out, civil_format(statement->approved_on, day), '\n');
}

bool allowance_export(struct office *office, civil_date month, int64_t arbitrator_id, const char *path,
	size_t *count, struct error *err)
{
	struct statement_list list;
	struct strbuf text = {0};
	*count = 0;
	if (!statements_load(office->store, month, arbitrator_id, &list, err))
		return false;
	bool good = true;
	strbuf_add(&text, "\xEF\xBB\xBF");
	add_headings(&text);
	for (size_t i = 0; good && i < list.count; i++) {
		struct allowance_items items;
		good = allowance_items_load(office->store, list.items[i].id, &items, err);
		for (size_t k = 0; good && k < items.count; k++)
			add_item(&text, &list.items[i], &items.items[k]);
		*count += good ? items.count : 0;
		allowance_items_free(&items);
	}
	good = good && (!text.failed || error_set(err, ERR_NOMEM, _("内存不足，没有写出清单"))) &&
	       file_write(path, strbuf_text(&text), text.length, err);
	strbuf_free(&text);
	statement_list_free(&list);
	return good;
}
