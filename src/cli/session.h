/* session.h — what subcommands that work on an office's file share: opening it, naming a case, printing. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/cli.h"
#include "office/office.h"
#include "store/docket.h"

#include <jansson.h>

/* The file that --db, ZHONGCAI_DB, the site configuration or the user's folder names. Owned by the caller
 * (free); NULL with err. */
char *cli_path(const struct cli_options *options, struct error *err);

/* Says on standard error, where that is a terminal, how far the rows that follow from the file have been made
 * anew after an upgrade; for office_options.watch. */
bool cli_watch_rebuild(void *context, double done);

/* Opens that file. */
bool cli_open(const struct cli_options *options, bool read_only, struct office *office, struct error *err);

/* A case as people write it: a number in any form, or id:N for one that has no number yet. */
bool cli_case(struct office *office, const char *text, int64_t *case_id, struct error *err);

/* The id of the one row of a table with that name (arbitrator, room). */
struct table;
bool cli_named(
	struct office *office, const struct table *table, const char *name, int64_t *id, struct error *err);

/* The words after the subcommand, taken apart: options with a value by name, the rest in order. */
struct cli_word {
	const char *name; /* "--limit"; NULL ends the table */
	bool takes_value;
	const char *value; /* out: NULL when it was not given, "" for one without a value */
};
/* Takes the known options out of argv[1…]; what remains (argv[1…*count]) are plain words. Returns false when
 * it has already said what is wrong: an unknown option or a missing value. */
bool cli_words(int argc, char **argv, struct cli_word *words, int *count);

/* A whole number of at least 1, or `fallback` when text is NULL; -1 when it is neither. */
long cli_number(const char *text, long fallback);

/* Prints a JSON value as one document and frees it. False (with err) when memory or the output failed. */
bool cli_print_json(json_t *value, struct error *err);

/* The date as JSON: a string, or null. */
json_t *cli_json_date(civil_date date);

/* A text as JSON: a string, or null. */
json_t *cli_json_text(const char *text);

/* A docket line as JSON, with the keys of the command line. NULL when out of memory. */
json_t *cli_json_row(const struct office *office, const struct docket_row *row);

/* Prints a docket line for people: columns separated by two blanks. */
void cli_print_row(const struct office *office, const struct docket_row *row);

/* Prints all rows that the filter lets through, at most `limit` (0 = all), as a JSON array or for people. */
bool cli_print_rows(
	struct office *office, const struct docket_query *query, size_t limit, bool json, struct error *err);

#endif
