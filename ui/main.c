/* main.c — argv → a subcommand, or the application. */
#include "base/i18n.h"
#include "cli/cli.h"

#include <stdio.h>

int main(int argc, char **argv)
{
	struct cli_options options;
	int status = cli_main(argc, argv, &options);
	if (status != CLI_NO_COMMAND)
		return status;
	/* The panes are not built into the program yet: say so rather than show nothing. */
	fputs(_("全屏界面尚未完成；请用 zhongcai help 列出的各命令\n"), stderr);
	return 1;
}
