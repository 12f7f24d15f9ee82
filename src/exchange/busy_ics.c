#include "exchange/busy_ics.h"

#include "base/i18n.h"
#include "exchange/ics.h"
#include "exchange/text_file.h"
#include "office/import_busy.h"

#include <stdlib.h>
#include <string.h>

static bool store(struct office *office, int64_t arbitrator_id, const struct ics_busy_list *list,
	const char *path, char **message, struct error *err)
{
	const char *slash = strrchr(path, '/');
	struct busy_hours *hours = calloc(list->count + 1, sizeof *hours);
	if (!hours)
		return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	for (size_t i = 0; i < list->count; i++)
		hours[i] =
			(struct busy_hours){list->items[i].start, list->items[i].end, list->items[i].summary};
	bool good = import_busy(
		office, arbitrator_id, hours, list->count, slash ? slash + 1 : path, message, err);
	free(hours);
	return good;
}

bool busy_import_file(struct office *office, int64_t arbitrator_id, const char *path, const char *encoding,
	char **message, struct error *err)
{
	struct strbuf text = {0};
	struct ics_busy_list list = {0};
	civil_minute from = minute_make(office->today, 0, 0);
	civil_minute until = minute_make(office->today + BUSY_AHEAD_DAYS, 0, 0);
	*message = NULL;
	bool good = text_file_read(path, encoding, &text, err) &&
		    ics_read_busy(strbuf_text(&text), from, until, &list, err);
	if (good && list.more)
		good = error_set(err, ERR_INPUT,
			_("日历里一年内的事项多于 %d 项；没有导入，请只导出他自己的日历"), ICS_MOST_BUSY);
	good = good && store(office, arbitrator_id, &list, path, message, err);
	ics_busy_free(&list);
	strbuf_free(&text);
	return good;
}
