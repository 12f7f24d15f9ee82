/* embedded.h — text files compiled into the program (rules, holidays, schema, synonyms, default keys). */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *name; /* without its folder, e.g. "holidays.tsv" */
	const char *text; /* NUL-terminated */
	size_t length; /* without the NUL */
};

extern const struct embedded_file embedded_files[];

/* The file of that name, or NULL. */
const struct embedded_file *embedded_find(const char *name);

#endif
