/* command.h — what people can do to the *screen*: go, sort, filter, search, ask for help, quit.
 *
 * One table, one row a command; a pane's own commands are rows in its file. What they do to the office's data
 * are the acts (office/act.h). Palette, `?` help, key bar and default keys are made from both tables alike:
 * whatever goes through them sees `struct entry`. */
#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include "base/error.h"
#include "base/strbuf.h"
#include "office/act.h"
#include "pane/pane.h"

/* Bits of `needs` beside those of acts (enum act_need). */
enum command_need { NEED_OFFICE = 1 << 20 /* a file is open; every act and tab needs that */ };

struct command {
	const char *id; /* e.g. "sort" */
	const char *label; /* msgid, short: for the key bar */
	const char *help; /* msgid, one line */
	const char *keys; /* "Down j" in the context of its table; NULL when only by name */
	unsigned needs; /* bits of enum act_need and enum command_need */
	unsigned (*run)(struct view *view, int argument); /* answers effect bits */
	int argument;
	int bar; /* place in the key bar, smaller is further left; 0: not there */
};

/* Commands that every pane has (context "general"); ends with {0}. */
extern const struct command general_commands[];

/* A command, an act or a tab (one of the three pointers is set), and the context in which it is meant:
 * "general" is everywhere. */
struct entry {
	const struct command *command;
	const struct act *act;
	const struct pane *pane;
	int tab; /* its digit and F-key */
	const char *context;
};

/* Walks all entries: tabs, general commands, each pane's own, acts. Start with *cursor = 0; false at the
 * end. */
bool entry_next(size_t *cursor, struct entry *out);

const char *entry_id(const struct entry *entry);
const char *entry_label(const struct entry *entry); /* translated */
const char *entry_help(const struct entry *entry); /* translated */
unsigned entry_needs(const struct entry *entry);

/* The entry of that id that means something in the context, or false. */
bool entry_find(const char *id, const char *context, struct entry *out);

/* Can it be used in a pane of this context? (General ones and acts can everywhere.) */
bool entry_in_context(const struct entry *entry, const char *context);

/* Default keys as a text, one binding a line: `context key id`. This is what a user's keys file overrides. */
bool keys_default_text(struct strbuf *out, struct error *err);

#endif
