#include "pane/service_columns.h"

#include "base/i18n.h"
#include "base/text.h"
#include "law/event.h"
#include "pane/docket_columns.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *const service_empty[SERVICES_VIEWS] = {
	[SERVICES_OUT] = N_("没有在途的文书：发出的都有了结果。"),
	[SERVICES_BACK] = N_("没有退回后还没有再送的文书。"),
	[SERVICES_COMPLETE] = N_("今天没有公告或留置期满的送达。"),
	[SERVICES_ANNOUNCED] = N_("没有正在公告的送达。"),
	[SERVICES_LATE] = N_("没有超过期限的送达，也没有在途过久的邮件。"),
	[SERVICES_HEARING] = N_("没有因为送达而开不成的庭。"),
};

/* --- Words -------------------------------------------------------------------------------------------- */

static const struct law_word documents[] = {
	{"application", N_("申请书")},
	{"application+notice", N_("应诉开庭")},
	{"notice", N_("通知书")},
	{"hearing_notice", N_("开庭通知")},
	{"tribunal_notice", N_("组庭通知")},
	{"defence", N_("答辩书")},
	{"amended", N_("变更请求")},
	{"award", N_("裁决书")},
	{"mediation", N_("调解书")},
	{"decision", N_("决定书")},
};
static const struct law_word methods[] = {
	{"direct", N_("直接")},
	{"leave", N_("留置")},
	{"mail", N_("邮寄")},
	{"electronic", N_("电子")},
	{"entrusted", N_("委托")},
	{"forwarded", N_("转交")},
	{"announcement", N_("公告")},
};
#define WORD(words, id) word_of(words, sizeof(words) / sizeof *(words), id)

/* A word of a newer program is shown as it is. */
static const char *word_of(const struct law_word *words, size_t count, const char *id)
{
	int found = id ? law_word_find(words, count, id) : -1;
	return found >= 0 ? _(words[found].label) : id ? id : "";
}

const char *service_document(const char *id)
{
	return WORD(documents, id);
}

void service_number(const struct services_row *row, struct strbuf *out)
{
	docket_short_number(row->case_key, out);
}

/* --- Cells -------------------------------------------------------------------------------------------- */

#define CELL(name)                                                                                           \
	static void name(const struct services_row *row, const struct service_cell_context *context,         \
		struct strbuf *out)

CELL(number_cell)
{
	(void)context;
	service_number(row, out);
}

CELL(document_cell)
{
	(void)context;
	strbuf_add(out, service_document(row->document));
}

/* What was not sent is for the side that the duty names, else for both. */
CELL(recipient_cell)
{
	(void)context;
	if (row->recipient)
		strbuf_add(out, row->recipient);
	else if (strcmp(row->document, "application") == 0)
		strbuf_add(out, row->respondent);
	else if (strcmp(row->document, "defence") == 0)
		strbuf_add(out, row->applicant);
	else
		strbuf_addf(out, _("双方（%s）"), row->applicant);
}

CELL(stand_cell)
{
	(void)context;
	strbuf_add(out, _(services_stands[row->stand].label));
}

CELL(method_cell)
{
	(void)context;
	strbuf_add(out, WORD(methods, row->method));
}

static int widest_method(void)
{
	int widest = 0;
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
		int columns = text_columns(_(methods[i].label));
		widest = columns > widest ? columns : widest;
	}
	return widest;
}

CELL(tracking_cell)
{
	(void)context;
	strbuf_add(out, row->tracking ? row->tracking : "");
}

CELL(reason_cell)
{
	(void)context;
	strbuf_add(out, row->reason ? row->reason : "");
}

static void add_day(civil_date day, civil_date today, struct strbuf *out)
{
	if (day != CIVIL_NONE)
		docket_day(day, today, out);
}

CELL(sent_cell)
{
	add_day(row->sent, context->today, out);
}

CELL(since_cell)
{
	add_day(row->since, context->today, out);
}

CELL(completes_cell)
{
	add_day(row->completes, context->today, out);
}

CELL(due_cell)
{
	add_day(row->due, context->today, out);
}

CELL(hearing_cell)
{
	char time[MINUTE_TEXT_SIZE];
	if (row->hearing == MINUTE_NONE)
		return;
	add_day(minute_date(row->hearing), context->today, out);
	minute_format(row->hearing, time);
	strbuf_addf(out, " %s", time + strlen(time) - 5);
}

CELL(notice_cell)
{
	add_day(row->notice_by, context->today, out);
}

/* Days until the day; once it is past, the days since then under `past`. */
static void add_left(civil_date day, civil_date today, const char *past, struct strbuf *out)
{
	if (day == CIVIL_NONE)
		return;
	if (day == today)
		strbuf_add(out, _("今日"));
	else if (day > today)
		strbuf_addf(out, _("余%d日"), day - today);
	else
		strbuf_addf(out, past, today - day);
}

/* A notice on its last day, everything else before the hearing. */
static civil_date needed_by(const struct services_row *row)
{
	return row->notice_by != CIVIL_NONE ? row->notice_by : minute_date(row->hearing);
}

CELL(days_cell)
{
	switch (context->view) {
	case SERVICES_COMPLETE:
	case SERVICES_ANNOUNCED: add_left(row->completes, context->today, _("满%d日"), out); break;
	case SERVICES_HEARING: add_left(needed_by(row), context->today, _("迟%d日"), out); break;
	case SERVICES_LATE:
		if (row->due != CIVIL_NONE) {
			add_left(row->due, context->today, _("逾%d日"), out);
			break;
		}
		/* fall through */
	default:
		if (row->since == context->today)
			strbuf_add(out, _("今日"));
		else
			strbuf_addf(out, _("已%d日"), context->today - row->since);
		break;
	}
}

/* The cell of a bar in which a day lies. */
static int place_of(civil_date day, const struct service_cell_context *context)
{
	int days = context->scale.last - context->scale.first;
	return days > 0 ? (int)((int64_t)(day - context->scale.first) * (context->width - 1) / days) : 0;
}

CELL(bar_cell)
{
	int from = place_of(row->sent, context), to = place_of(row->completes, context);
	int now = place_of(context->today, context);
	for (int i = 0; i < context->width; i++)
		strbuf_add(out, i == now             ? context->line
				: i < from || i > to ? " "
				: i < now            ? context->bar
						     : context->bar_rest);
}

/* --- The table ---------------------------------------------------------------------------------------- */

enum {
	OUT = 1 << SERVICES_OUT,
	BACK = 1 << SERVICES_BACK,
	COMPLETE = 1 << SERVICES_COMPLETE,
	ANNOUNCED = 1 << SERVICES_ANNOUNCED,
	LATE = 1 << SERVICES_LATE,
	HEARING = 1 << SERVICES_HEARING,
	ALL = (1 << SERVICES_VIEWS) - 1
};

#define COLUMN(name, heading, least, most, share)                                                            \
	.list = {.id = (name), .title = (heading), .min = (least), .max = (most), .weight = (share)}

const struct service_column service_columns[] = {
	{COLUMN("number", N_("案号"), 8, 12, 0), .views = ALL, .cell = number_cell},
	{COLUMN("document", N_("文书"), 8, 14, 1), .views = ALL, .cell = document_cell},
	{COLUMN("recipient", N_("受送达人"), 12, 40, 4), .views = ALL, .cell = recipient_cell},
	{COLUMN("stand", N_("状态"), 4, 9, 0), .views = LATE | HEARING, .cell = stand_cell, .toned = true},
	{COLUMN("method", N_("方式"), 4, 0, 1), .widest = widest_method, .views = OUT | BACK | COMPLETE,
		.cell = method_cell},
	{COLUMN("tracking", N_("单号或媒体"), 10, 24, 2), .views = OUT | COMPLETE, .cell = tracking_cell},
	{COLUMN("reason", N_("原因"), 10, 40, 3), .views = BACK, .cell = reason_cell},
	{COLUMN("sent", N_("发出"), 6, 10, 0), .views = OUT | COMPLETE | LATE, .cell = sent_cell},
	{COLUMN("since", N_("退回"), 6, 10, 0), .views = BACK, .cell = since_cell},
	{COLUMN("bar", N_("公告期"), 19, 0, 6), .views = ANNOUNCED, .cell = bar_cell, .toned = true},
	{COLUMN("completes", N_("期满"), 6, 10, 0), .views = COMPLETE | ANNOUNCED, .cell = completes_cell},
	{COLUMN("due", N_("期限"), 6, 10, 0), .views = LATE, .cell = due_cell},
	{COLUMN("hearing", N_("开庭"), 12, 16, 0), .views = HEARING, .cell = hearing_cell},
	{COLUMN("notice", N_("通知至"), 6, 10, 0), .views = HEARING, .cell = notice_cell},
	{.list = {.id = "days", .title = N_("天数"), .min = 7, .align = TEXT_RIGHT},
		.views = ALL,
		.toned = true,
		.cell = days_cell},
};
const size_t service_column_count = sizeof service_columns / sizeof *service_columns;

/* --- The whole row ------------------------------------------------------------------------------------ */

static enum tone tone_of_day(civil_date day, civil_date today)
{
	enum { SOON = 7 };
	if (day == CIVIL_NONE || day - today > SOON)
		return TONE_NORMAL;
	return day < today ? TONE_OVERDUE : day == today ? TONE_TODAY : TONE_SOON;
}

enum tone service_tone(const struct services_row *row, const struct service_cell_context *context)
{
	civil_date today = context->today;
	switch (context->view) {
	case SERVICES_COMPLETE:
	case SERVICES_ANNOUNCED: return tone_of_day(row->completes, today);
	case SERVICES_LATE: return TONE_OVERDUE;
	case SERVICES_HEARING: return tone_of_day(needed_by(row), today);
	default: break;
	}
	if (row->due != CIVIL_NONE)
		return tone_of_day(row->due, today);
	bool is_long = row->stand == SERVICE_OUT && today - row->since > context->long_days;
	return is_long ? TONE_OVERDUE : row->stand == SERVICE_BACK ? TONE_SOON : TONE_NORMAL;
}

struct service_scale service_scale_of(const struct services_row *rows, size_t count, civil_date today)
{
	struct service_scale scale = {today, today};
	for (size_t i = 0; i < count; i++) {
		if (rows[i].completes == CIVIL_NONE)
			continue;
		if (rows[i].sent < scale.first)
			scale.first = rows[i].sent;
		if (rows[i].completes > scale.last)
			scale.last = rows[i].completes;
	}
	return scale;
}
