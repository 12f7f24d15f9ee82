/* cli.h — the command line: one table of subcommands, options that all of them take. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/date.h"
#include "base/error.h"

/* Accepted before or after the subcommand's name. */
struct cli_options {
	const char *db; /* --db FILE, or NULL */
	civil_date today; /* --today, else ZHONGCAI_TODAY, else CIVIL_NONE: the file's own, or the clock's */
	bool json; /* --json */
	bool quiet; /* --quiet */
	const char *user; /* --user NAME, or NULL */
	const char *lang; /* --lang zh|en, or NULL: as the environment says */
	char **open_next; /* a subcommand after which the application opens puts its file's name here (malloc)
			   */
	char *made; /* that name, once cli_main() has returned; `db` is the same */
};

/* Runs a subcommand: argv[0] is its name, the options above are taken out. Returns the exit status: 0 done,
 * 1 something wrong in the data or refused (`today`: something is due), 2 wrong usage, 3 the file could not
 * be opened or written. */
typedef int cli_function(int argc, char **argv, const struct cli_options *options);

struct cli_command {
	const char *name;
	cli_function *run;
	const char *usage; /* what follows the name */
	const char *help; /* msgid, one line */
};

/* Every subcommand; ends with {0}. Help and man page are printed from it. */
extern const struct cli_command cli_commands[];

enum { CLI_NO_COMMAND = -1 };

/* Reads the options, sets the language, runs the subcommand and returns its exit status; CLI_NO_COMMAND when
 * none was named or the one named goes on in the application: then the caller opens it with `options`, which
 * is filled in any case. cli_options_clear() it. */
int cli_main(int argc, char **argv, struct cli_options *options);
void cli_options_clear(struct cli_options *options);

/* Prints the error (one line, standard error) and returns the exit status that goes with it; clears it. */
int cli_fail(struct error *err);

/* Prints the usage line of a subcommand on standard error after saying what was wrong; returns 2. */
int cli_usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The subcommands. */
cli_function cli_deadline;
cli_function cli_act, cli_undo; /* act.c */
cli_function cli_list, cli_find; /* list.c */
cli_function cli_today; /* today.c */
cli_function cli_case_detail; /* case.c */
cli_function cli_slots, cli_schedule; /* slots.c, schedule.c */
cli_function cli_draw; /* draw.c */
cli_function cli_report; /* report.c */
cli_function cli_backlog; /* backlog.c */
cli_function cli_assign; /* assign.c */
cli_function cli_services; /* services.c */
cli_function cli_allowance; /* allowance.c */
cli_function cli_arbitrators; /* arbitrators.c */
cli_function cli_calendar; /* calendar.c */
cli_function cli_import; /* import.c */
cli_function cli_demo; /* demo.c */
cli_function cli_journal, cli_check, cli_backup, cli_restore; /* journal.c */

#endif
