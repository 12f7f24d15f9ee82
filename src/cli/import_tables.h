/* import_tables.h — `import holidays` and `import rules`. */
#ifndef CLI_IMPORT_TABLES_H
#define CLI_IMPORT_TABLES_H

#include "cli/cli.h"

/* Imports the file (`encoding` NULL: found out) into the office's file; returns the exit status. */
typedef int cli_import_function(const char *path, const char *encoding, const struct cli_options *options);

/* What imports a table of that name; NULL when there is none. */
cli_import_function *cli_import_table(const char *name);

/* `import busy`: an arbitrator's own calendar. Returns the exit status. */
int cli_import_busy(
	const char *arbitrator, const char *path, const char *encoding, const struct cli_options *options);

#endif
