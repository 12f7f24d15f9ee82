/* main.c — argv → a subcommand, or the application; --manual prints the man page, for the build. */
#include "app.h"
#include "base/i18n.h"
#include "cli/cli.h"
#include "manual.h"

#include <stdio.h>
#include <string.h>

static int print_manual(void)
{
	struct strbuf page = {0};
	struct error err = ERROR_INIT;
	bool good = manual_page(&page, &err);
	if (good && (fputs(strbuf_text(&page), stdout) == EOF || fflush(stdout) != 0))
		good = error_set(&err, ERR_IO, _("结果没有写完：标准输出无法写入"));
	strbuf_free(&page);
	return good ? 0 : cli_fail(&err);
}

int main(int argc, char **argv)
{
	/* It comes last, so that the options before it are read as ever. */
	bool manual = argc > 1 && strcmp(argv[argc - 1], "--manual") == 0;
	if (manual)
		argv[--argc] = NULL;
	struct cli_options options;
	int status = cli_main(argc, argv, &options);
	if (status == CLI_NO_COMMAND)
		status = manual ? print_manual() : app_main(&options);
	cli_options_clear(&options);
	return status;
}
