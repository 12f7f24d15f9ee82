/* backlog.c — `backlog`: what holds cases up, and which announcements will set them free. */
#include "store/backlog.h"
#include "base/i18n.h"
#include "cli/session.h"

#include <stdio.h>

/* A reason with its figures; those of all reasons together stand in the document itself. */
static json_t *reason_json(const struct backlog_reason *reason)
{
	json_t *object = json_pack("{s:I, s:I, s:I, s:I}", "cases", (json_int_t)reason->cases, "past",
		(json_int_t)reason->past, "near", (json_int_t)reason->near, "days", (json_int_t)reason->days);
	if (reason->hold == LAW_HOLD_NONE)
		return object;
	struct strbuf label = {0};
	law_hold_text(reason->hold, reason->ground, &label);
	json_object_set_new(object, "reason", json_string(law_holds[reason->hold].id));
	json_object_set_new(object, "ground",
		cli_json_text(reason->hold == LAW_BLOCK_SUSPENSION && reason->ground
				      ? law_grounds[reason->ground].id
				      : NULL));
	json_object_set_new(object, "label", json_string(strbuf_text(&label)));
	strbuf_free(&label);
	return object;
}

static json_t *week_json(const struct backlog_week *week)
{
	json_t *object = json_pack("{s:I, s:I}", "announcements", (json_int_t)week->announcements, "freed",
		(json_int_t)week->freed);
	if (week->first != CIVIL_NONE) {
		json_object_set_new(object, "from", cli_json_date(week->first));
		json_object_set_new(object, "to", cli_json_date(week->last));
	}
	return object;
}

static bool print_json(const struct office *office, const struct backlog *backlog,
	const struct backlog_forecast *forecast, struct error *err)
{
	json_t *document = reason_json(&backlog->all);
	json_t *reasons = json_array(), *weeks = json_array();
	for (size_t i = 0; i < backlog->count; i++)
		json_array_append_new(reasons, reason_json(&backlog->reasons[i]));
	for (size_t i = 0; i < BACKLOG_WEEKS; i++)
		json_array_append_new(weeks, week_json(&forecast->weeks[i]));
	json_object_set_new(document, "today", cli_json_date(office->today));
	json_object_set_new(
		document, "near_until", cli_json_date(backlog_near(office->store, office->today)));
	json_object_set_new(document, "reasons", reasons);
	json_object_set_new(document, "announcements_ended", week_json(&forecast->ended));
	json_object_set_new(document, "announcements_by_week", weeks);
	json_object_set_new(document, "announcements_later", week_json(&forecast->later));
	return cli_print_json(document, err);
}

static void print_figures(const char *label, const struct backlog_reason *reason)
{
	printf(_("%s  %lld 件  超限 %lld  临近 %lld  占用 %lld 日\n"), label, (long long)reason->cases,
		(long long)reason->past, (long long)reason->near, (long long)reason->days);
}

static void print_week(const char *label, const struct backlog_week *week, int64_t *sum)
{
	*sum += week->announcements;
	printf(_("%s  公告期满 %lld  累计 %lld  可排期 %lld 件\n"), label, (long long)week->announcements,
		(long long)*sum, (long long)week->freed);
}

static void print_text(const struct backlog *backlog, const struct backlog_forecast *forecast)
{
	int64_t sum = 0;
	struct strbuf label = {0};
	print_figures(_("积压"), &backlog->all);
	for (size_t i = 0; i < backlog->count; i++) {
		strbuf_reset(&label);
		law_hold_text(backlog->reasons[i].hold, backlog->reasons[i].ground, &label);
		print_figures(strbuf_text(&label), &backlog->reasons[i]);
	}
	putchar('\n');
	print_week(_("已期满"), &forecast->ended, &sum);
	for (size_t i = 0; i < BACKLOG_WEEKS; i++) {
		char first[CIVIL_TEXT_SIZE], last[CIVIL_TEXT_SIZE];
		strbuf_reset(&label);
		strbuf_addf(&label, _("%s 至 %s"), civil_format(forecast->weeks[i].first, first),
			civil_format(forecast->weeks[i].last, last));
		print_week(strbuf_text(&label), &forecast->weeks[i], &sum);
	}
	print_week(_("以后"), &forecast->later, &sum);
	strbuf_free(&label);
}

int cli_backlog(int argc, char **argv, const struct cli_options *options)
{
	if (argc > 1)
		return cli_usage("backlog", _("不认识“%s”"), argv[1]);
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	struct backlog backlog;
	struct backlog_forecast forecast;
	bool good = backlog_load(office.store, office.today, &backlog, &err) &&
		    backlog_forecast_load(office.store, office.today, &forecast, &err);
	if (good && options->json)
		good = print_json(&office, &backlog, &forecast, &err);
	else if (good)
		print_text(&backlog, &forecast);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
