/* app_status.c — what stands at the right of the first line, whatever pane is open: forgotten cases, the day,
 * who works. */
#include "app_private.h"

#include "base/i18n.h"
#include "store/docket.h"

void app_status_load(struct app *app)
{
	if (!app->has_office || !app->status_stale)
		return;
	struct error err = ERROR_INIT;
	app->status_stale = false;
	if (!docket_forgotten(app->office.store, app->office.today, &app->forgotten, &err))
		app_fail(app, &err);
}

/* What may be left out, from the last that is to the first. */
enum part { PART_COMMISSION, PART_NO_FORGOTTEN, PART_WEEKDAY, PART_YEAR, PART_WORD, PART_ACTOR, PARTS };

static void add_forgotten(const struct app *app, enum part left_out, struct strbuf *out)
{
	if (app->forgotten == 0 && left_out > PART_NO_FORGOTTEN)
		return;
	strbuf_addf(out, left_out > PART_WORD ? _("忘%lld ") : _("被遗忘 %lld "), (long long)app->forgotten);
}

/* Everything but the first `left_out` parts. */
static void write_status(const struct app *app, int left_out, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	const struct office *office = &app->office;
	if (left_out <= PART_COMMISSION && office->commission.name)
		strbuf_addf(out, "%s  ", office->commission.name);
	add_forgotten(app, (enum part)left_out, out);
	civil_format(office->today, day);
	strbuf_add(out, left_out > PART_YEAR ? day + 5 : day);
	if (left_out <= PART_WEEKDAY)
		strbuf_addf(out, " %s%s", civil_weekday_name(office->today),
			office->own_today ? _("（设定）") : "");
	if (left_out <= PART_ACTOR)
		strbuf_addf(out, " %s", office->actor);
	strbuf_addf(out, "%s ", office->read_only ? _(" 只读") : "");
}

void app_status_text(const struct app *app, int columns, struct strbuf *out)
{
	if (!app->has_office)
		return;
	for (int left_out = 0; left_out <= PARTS; left_out++) {
		strbuf_reset(out);
		write_status(app, left_out, out);
		if (text_columns(strbuf_text(out)) <= columns)
			return;
	}
}
