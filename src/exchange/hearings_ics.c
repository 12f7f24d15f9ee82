#include "exchange/hearings_ics.h"

#include "base/hash.h"
#include "base/i18n.h"
#include "base/text.h"
#include "exchange/file_out.h"
#include "exchange/ics.h"
#include "office/joinder.h"
#include "office/words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

enum { ALL_HEARINGS = 1 << 24, TEXTS = 4, BACK_DAYS = 31, AHEAD_DAYS = 366 };

/* The events under way: each has four texts of its own. */
struct export
{
	struct ics_event *events;
	size_t count;
	uint64_t office; /* tells the hearings of one office from those of another */
};

static bool take(struct strbuf *text, const char **out, struct error *err)
{
	*out = text->failed ? NULL : strbuf_take(text);
	strbuf_free(text);
	return *out || error_set(err, ERR_NOMEM, _("内存不足，没有写出日历"));
}

/* "标签：内容" on a line of its own; nothing for nothing. */
static void add_line(struct strbuf *out, const char *label, const char *text)
{
	if (text && *text)
		strbuf_addf(out, "%s%s%s%s", out->length ? "\n" : "", label, _("："), text);
}

static bool describe(
	struct office *office, const struct hearing_row *row, const char **out, struct error *err)
{
	struct strbuf text = {0}, joined = {0};
	if (!joinder_names(office, row->case_id, &joined, err)) {
		strbuf_free(&joined);
		return false;
	}
	const struct word *cause = words_by_id(office->words, WORD_CAUSE, text_or_empty(row->cause));
	add_line(&text, _("案由"), cause ? cause->label : row->cause);
	add_line(&text, _("并案"), strbuf_text(&joined));
	strbuf_free(&joined);
	add_line(&text, _("仲裁员"), row->arbitrators);
	add_line(&text, _("书记员"), row->clerk);
	add_line(&text, _("情况"),
		row->is_held        ? _("已开庭")
		: row->is_cancelled ? _("已取消")
				    : _("待开庭"));
	return take(&text, out, err);
}

static bool add(
	struct export *export, struct office *office, const struct hearing_row *row, struct error *err)
{
	struct ics_event *event = &export->events[export->count++];
	*event = (struct ics_event){.start = row->start, .end = row->end, .is_cancelled = row->is_cancelled};
	struct strbuf uid = {0}, summary = {0}, room = {0};
	strbuf_addf(&uid, "hearing-%" PRId64 ".%016" PRIx64 "@zhongcai", row->hearing_id, export->office);
	strbuf_addf(&summary, _("开庭 %s %s 与 %s"), row->case_number ? row->case_number : _("未编号"),
		text_or_empty(row->applicant), text_or_empty(row->respondent));
	if (row->room)
		strbuf_add(&room, row->room);
	return take(&uid, &event->uid, err) && take(&summary, &event->summary, err) &&
	       (!row->room || take(&room, &event->location, err)) &&
	       describe(office, row, &event->description, err);
}

static void export_free(struct export *export)
{
	for (size_t i = 0; i < export->count; i++) {
		const char *texts[TEXTS] = {export->events[i].uid, export->events[i].summary,
			export->events[i].location, export->events[i].description};
		for (size_t k = 0; k < TEXTS; k++)
			free((char *)texts[k]);
	}
	free(export->events);
}

/* All of them: a file holds every event of its calendar anyway. */
static bool collect(
	struct export *export, struct office *office, struct hearing_query query, struct error *err)
{
	struct hearing_list list;
	query.with_cancelled = true;
	query.limit = ALL_HEARINGS;
	if (!hearings_load(office->store, &query, &list, err))
		return false;
	bool good = list.count == 0 || (export->events = calloc(list.count, sizeof *export->events)) ||
		    error_set(err, ERR_NOMEM, _("内存不足，没有写出日历"));
	for (size_t i = 0; good && i < list.count; i++)
		good = add(export, office, &list.items[i], err);
	hearing_list_free(&list);
	return good;
}

void hearings_export_span(civil_date today, struct hearing_query *query)
{
	query->from = minute_make(today - BACK_DAYS, 0, 0);
	query->until = minute_make(today + AHEAD_DAYS, 0, 0);
}

bool hearings_export(struct office *office, const struct hearing_query *query, const char *path,
	size_t *count, struct error *err)
{
	const char *name = office->commission.name ? office->commission.name : _("仲裁台");
	struct export export = {.office = hash_text(HASH_START, name)};
	struct strbuf text = {0};
	bool good = collect(&export, office, *query, err) &&
		    ics_write(name, export.events, export.count, (int64_t)time(NULL), &text, err) &&
		    file_write(path, strbuf_text(&text), text.length, err);
	*count = export.count;
	strbuf_free(&text);
	export_free(&export);
	return good;
}
