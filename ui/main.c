/* main.c — argv → a subcommand, or the application. */
#include "app.h"
#include "cli/cli.h"

int main(int argc, char **argv)
{
	struct cli_options options;
	int status = cli_main(argc, argv, &options);
	if (status == CLI_NO_COMMAND)
		status = app_main(&options);
	cli_options_clear(&options);
	return status;
}
