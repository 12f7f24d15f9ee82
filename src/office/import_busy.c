#include "office/import_busy.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "store/hearings.h"
#include "store/row.h"
#include "store/txn.h"

#include <stdlib.h>
#include <string.h>

enum { REASON_COLUMNS = 80, MOST_NAMED = 3 };

/* What a calendar calls an hour: one line of what can be shown, cut at a sensible length. */
static bool put_reason(struct busy_time *row, const char *reason, struct error *err)
{
	struct strbuf text = {0};
	if (!reason)
		return true;
	text_clean(&text, reason, strlen(reason));
	struct text_fit fit = text_fit(strbuf_text(&text), text.length, 0, REASON_COLUMNS, 0);
	free(row->reason);
	row->reason = fit.bytes ? strndup(strbuf_text(&text), fit.bytes) : NULL;
	bool good = !text.failed && (!fit.bytes || row->reason);
	strbuf_free(&text);
	return good || error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
}

static bool remove_old(struct office *office, int64_t arbitrator_id, struct error *err)
{
	struct row_list list;
	civil_minute today = minute_make(office->today, 0, 0);
	if (!row_list_where_int(
		    office->store, &busy_time_table, "arbitrator_id", arbitrator_id, 0, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		const struct busy_time *row = ROW_AT(&list, busy_time, i);
		if (row->end > today)
			good = row_delete(office->store, &busy_time_table, row->id, err);
	}
	row_list_free(&list);
	return good;
}

static bool insert_new(struct office *office, int64_t arbitrator_id, const struct busy_hours *hours,
	size_t count, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < count; i++) {
		struct busy_time row;
		row_init(&busy_time_table, &row);
		row.arbitrator_id = arbitrator_id;
		row.start = hours[i].start;
		row.end = hours[i].end;
		good = put_reason(&row, hours[i].reason, err) &&
		       row_insert(office->store, &busy_time_table, &row, err);
		row_clear(&busy_time_table, &row);
	}
	return good;
}

static bool touches(const struct hearing_row *hearing, const struct busy_hours *hours, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (hearing->end != MINUTE_NONE && hours[i].start < hearing->end &&
			hours[i].end > hearing->start)
			return true;
	return false;
}

/* His planned hearings that now lie in hours that are taken. */
static bool say_touched(struct office *office, int64_t arbitrator_id, const struct busy_hours *hours,
	size_t count, struct strbuf *out, struct error *err)
{
	const struct hearing_query query = {.from = minute_make(office->today, 0, 0),
		.until = minute_make(office->today + BUSY_AHEAD_DAYS, 0, 0),
		.arbitrator_id = arbitrator_id};
	struct hearing_list list;
	if (!hearings_load(office->store, &query, &list, err))
		return false;
	size_t touched = 0;
	for (size_t i = 0; i < list.count; i++) {
		if (list.items[i].is_held || !touches(&list.items[i], hours, count))
			continue;
		char start[MINUTE_TEXT_SIZE];
		if (touched++ >= MOST_NAMED)
			continue;
		minute_format(list.items[i].start, start);
		start[10] = ' ';
		strbuf_addf(out, "%s%s %s", touched == 1 ? _("；与已排的开庭相碰：") : _("、"),
			list.items[i].case_number ? list.items[i].case_number : _("未编号"), start);
	}
	if (touched > MOST_NAMED)
		strbuf_addf(out, _(" 等 %zu 次"), touched);
	hearing_list_free(&list);
	return true;
}

static bool make_message(struct office *office, const struct arbitrator *arbitrator,
	const struct busy_hours *hours, size_t count, const char *name, char **message, struct error *err)
{
	struct strbuf text = {0};
	strbuf_addf(&text, _("导入 %s 的忙闲 %s：%zu 段"), arbitrator->name, name, count);
	bool good = say_touched(office, arbitrator->id, hours, count, &text, err);
	if (good && !(*message = text.failed ? NULL : strbuf_take(&text)))
		good = error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	strbuf_free(&text);
	return good;
}

static bool store_hours(struct office *office, int64_t arbitrator_id, const struct busy_hours *hours,
	size_t count, const char *summary, struct error *err)
{
	const struct txn_stamp stamp = {
		.actor = office->actor, .act = "import_busy", .today = office->today, .summary = summary};
	if (!txn_begin(office->store, &stamp, err))
		return false;
	if (remove_old(office, arbitrator_id, err) && insert_new(office, arbitrator_id, hours, count, err))
		return txn_commit(office->store, err);
	txn_rollback(office->store);
	return false;
}

bool import_busy(struct office *office, int64_t arbitrator_id, const struct busy_hours *hours, size_t count,
	const char *name, char **message, struct error *err)
{
	struct arbitrator arbitrator;
	*message = NULL;
	if (office->read_only)
		return error_set(err, ERR_REFUSED, _("文件是只读打开的，不能改动"));
	if (!row_get(office->store, &arbitrator_table, arbitrator_id, &arbitrator, err))
		return false;
	bool good = make_message(office, &arbitrator, hours, count, name, message, err) &&
		    store_hours(office, arbitrator_id, hours, count, *message, err);
	row_clear(&arbitrator_table, &arbitrator);
	if (!good) {
		free(*message);
		*message = NULL;
	}
	return good;
}
