#include "cli/import_tables.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "cli/session.h"
#include "exchange/busy_ics.h"
#include "exchange/text_file.h"
#include "office/import_tables.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef bool import_function(struct office *office, const char *text, const char *name,
	struct table_import *out, struct error *err);

static bool answer(const struct table_import *import, const struct cli_options *options, struct error *err)
{
	if (options->json)
		return cli_print_json(json_pack("{s:I, s:I, s:s, s:o}", "rows", (json_int_t)import->rows,
					      "replaced", (json_int_t)import->replaced, "message",
					      import->message, "warning", cli_json_text(import->warning)),
			err);
	if (!options->quiet) {
		puts(import->message);
		if (import->replaced)
			printf(_("替换原有 %zu 行\n"), import->replaced);
	}
	if (import->warning)
		fprintf(stderr, _("注意：%s\n"), import->warning);
	return true;
}

static int run(
	const char *path, const char *encoding, const struct cli_options *options, import_function *function)
{
	struct error err = ERROR_INIT;
	struct office office;
	struct strbuf text = {0};
	struct table_import import = {0};
	const char *slash = strrchr(path, '/');
	bool good = text_file_read(path, encoding, &text, &err);
	bool opened = good && cli_open(options, false, &office, &err);
	good = opened && function(&office, strbuf_text(&text), slash ? slash + 1 : path, &import, &err) &&
	       answer(&import, options, &err);
	if (opened)
		office_close(&office);
	table_import_clear(&import);
	strbuf_free(&text);
	return good ? 0 : cli_fail(&err);
}

static int run_holidays(const char *path, const char *encoding, const struct cli_options *options)
{
	return run(path, encoding, options, import_holidays);
}

static int run_rules(const char *path, const char *encoding, const struct cli_options *options)
{
	return run(path, encoding, options, import_rules);
}

int cli_import_busy(
	const char *arbitrator, const char *path, const char *encoding, const struct cli_options *options)
{
	struct error err = ERROR_INIT;
	struct office office;
	if (!cli_open(options, false, &office, &err))
		return cli_fail(&err);
	char *message = NULL;
	int64_t id;
	bool good = cli_named(&office, &arbitrator_table, arbitrator, &id, &err) &&
		    busy_import_file(&office, id, path, encoding, &message, &err);
	if (good && options->json)
		good = cli_print_json(json_pack("{s:s}", "message", message), &err);
	else if (good && !options->quiet)
		puts(message);
	free(message);
	office_close(&office);
	return good ? 0 : cli_fail(&err);
}

cli_import_function *cli_import_table(const char *name)
{
	static const struct {
		const char *name;
		cli_import_function *run;
	} tables[] = {{"holidays", run_holidays}, {"rules", run_rules}};
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (strcmp(tables[i].name, name) == 0)
			return tables[i].run;
	return NULL;
}
