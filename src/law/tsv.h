/* tsv.h — lines of tab-separated fields, read in place: no copies, no quoting. For the law's own tables. */
#ifndef LAW_TSV_H
#define LAW_TSV_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

/* A field is a piece of the text, not NUL-terminated. */
struct tsv_field {
	const char *text;
	size_t length;
};

struct tsv_reader {
	const char *rest; /* what is still to be read */
	int line; /* number of the line last read, from 1 */
};

/* The next line that is neither empty nor a comment (#): up to `capacity` fields; `found` is how many the
 * line has, even when it has more. CR before the line break and a BOM at the start are dropped. False at the
 * end. */
bool tsv_next(struct tsv_reader *reader, struct tsv_field *fields, size_t capacity, size_t *found);

bool tsv_is(const struct tsv_field *field, const char *word);

/* Takes the part of the field before the next `|` (all of it when there is none). False when it is empty. */
bool tsv_part(struct tsv_field *field, struct tsv_field *part);

/* CIVIL_NONE when it is no date. */
civil_date tsv_date(const struct tsv_field *field);

/* Decimal digits only, up to 9999; -1 when it is not that. */
int tsv_number(const struct tsv_field *field);

#endif
