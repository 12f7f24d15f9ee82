/* calendar.c — `calendar export`: hearings as iCalendar. */
#include "base/date_input.h"
#include "base/i18n.h"
#include "cli/session.h"
#include "exchange/hearings_ics.h"
#include "store/row.h"

#include <stdio.h>
#include <string.h>

/* Puts a day that was given in the place of the usual one. */
static bool take_day(const char *text, civil_date today, civil_minute *out)
{
	civil_date day = text ? date_input_parse(text, today) : CIVIL_NONE;
	if (day != CIVIL_NONE)
		*out = minute_make(day, 0, 0);
	return !text || day != CIVIL_NONE;
}

int cli_calendar(int argc, char **argv, const struct cli_options *options)
{
	enum { ARBITRATOR, ROOM, FROM, UNTIL };
	struct cli_word words[] = {[ARBITRATOR] = {"--arbitrator", true, NULL},
		[ROOM] = {"--room", true, NULL},
		[FROM] = {"--from", true, NULL},
		[UNTIL] = {"--until", true, NULL},
		{0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	if (count != 2 || strcmp(argv[1], "export") != 0)
		return cli_usage("calendar", _("写 calendar export 和文件名"));
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, true, &office, &err))
		return cli_fail(&err);
	struct hearing_query query = {0};
	size_t written = 0;
	bool good = true;
	hearings_export_span(office.today, &query);
	if (!take_day(words[FROM].value, office.today, &query.from) ||
		!take_day(words[UNTIL].value, office.today, &query.until))
		good = error_set(&err, ERR_INPUT, _("--from、--until 要写日期，如 2020-11-23"));
	good = good &&
	       (!words[ARBITRATOR].value || cli_named(&office, &arbitrator_table, words[ARBITRATOR].value,
						    &query.arbitrator_id, &err)) &&
	       (!words[ROOM].value ||
		       cli_named(&office, &room_table, words[ROOM].value, &query.room_id, &err)) &&
	       hearings_export(&office, &query, argv[2], &written, &err);
	if (good && options->json)
		good = cli_print_json(json_pack("{s:I}", "hearings", (json_int_t)written), &err);
	else if (good && !options->quiet)
		printf(_("已把 %zu 次开庭写入 %s\n"), written, argv[2]);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}
