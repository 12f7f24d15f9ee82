/* demo.c — `demo`: builds the demo office, and goes on in it. */
#include "office/demo.h"
#include "base/i18n.h"
#include "cli/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool show_progress(void *context, double done)
{
	int *shown = context;
	int percent = (int)(done * 100);
	if (percent != *shown) {
		*shown = percent;
		fprintf(stderr, "\r%s %3d %%", _("建立演示机构"), percent);
	}
	return true;
}

int cli_demo(int argc, char **argv, const struct cli_options *options)
{
	enum { CASES, NO_OPEN };
	struct cli_word words[] = {
		[CASES] = {"--cases", true, NULL}, [NO_OPEN] = {"--no-open", false, NULL}, {0}};
	int count;
	if (!cli_words(argc, argv, words, &count))
		return 2;
	long cases = cli_number(words[CASES].value, DEMO_CASES);
	if (count > 0 || cases < 1 || cases > DEMO_MAX_CASES)
		return cli_usage("demo", _("--cases 须为 1 到 1000000"));
	struct error err = ERROR_INIT;
	char *path = options->db ? strdup(options->db) : demo_temporary_path(&err);
	if (!path)
		return cli_fail(&err);
	int shown = -1;
	bool bar = isatty(STDERR_FILENO) && !options->quiet;
	bool ok = demo_build(path, cases, DEMO_BY_SIZE, bar ? show_progress : NULL, &shown, &err);
	if (bar)
		fputs("\r\033[K", stderr);
	if (ok && !options->quiet) {
		printf(_("演示机构已建好：%s\n"), path);
		fflush(stdout);
	}
	if (!ok && !options->db)
		demo_discard(path);
	if (!ok || words[NO_OPEN].value)
		free(path);
	else
		*options->open_next = path;
	return ok ? 0 : cli_fail(&err);
}
