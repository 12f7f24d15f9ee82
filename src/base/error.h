/* error.h — an error that can be shown to the user.
 *
 * Functions that can fail return bool and take `struct error *err` last. On failure they fill it (one
 * sentence in the user's language: what happened, what was kept, what to do) and return false, usually as
 * `return error_set(err, ERR_…, _("…"), …)`. The caller owns the text and frees it with error_clear().
 * `err` is never NULL. The library prints nothing and never exits. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

enum error_code {
	ERR_NONE = 0,
	ERR_USAGE, /* wrong words on the command line */
	ERR_INPUT, /* a value that cannot be accepted; `field` may name it */
	ERR_REFUSED, /* the rules, a precondition or a clash forbid it */
	ERR_NOTFOUND, /* no such case, person, file entry */
	ERR_CONFLICT, /* a later entry depends on it, or somebody else changed it */
	ERR_BUSY, /* another process is writing and did not finish in time */
	ERR_IO, /* a file could not be opened, read or written; the disk is full */
	ERR_CORRUPT, /* the database or a file is damaged or was edited behind our back */
	ERR_NEWER, /* the file was written by a newer version */
	ERR_NOMEM,
	ERR_CANCELLED /* the user interrupted it; nothing was stored */
};

struct error {
	enum error_code code;
	char *text; /* UTF-8, owned; NULL while code is ERR_NONE */
	const char *field; /* static id of the field that was wrong, or NULL */
};

#define ERROR_INIT                                                                                           \
	{                                                                                                    \
		ERR_NONE, 0, 0                                                                               \
	}

/* Sets code and text (replacing what was there) and returns false. */
bool error_set(struct error *err, enum error_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* As error_set, naming the field of a form or act that was wrong; `field` must be static. */
bool error_field(struct error *err, const char *field, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* clang's analyser sees one file at a time: here it is told what these always answer, so that it does not go
 * on with what is NULL behind `pointer || error_set(…)`. */
#ifdef __clang_analyzer__
#define error_set(...) ((void)error_set(__VA_ARGS__), false)
#define error_field(...) ((void)error_field(__VA_ARGS__), false)
#endif

/* The text, or "" when there is none. */
const char *error_text(const struct error *err);

void error_clear(struct error *err);

/* Exit status of the command line's contract: 0 done, 1 refused, 2 wrong usage, 3 file trouble. */
int error_exit_status(const struct error *err);

#endif
