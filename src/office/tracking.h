/* tracking.h — the numbers of mailings as people give them: one number, or the first and the last of numbers
 * that follow each other (EMS1001-EMS1040, EMS1001-1040, EA1001CN~EA1040CN). */
#ifndef OFFICE_TRACKING_H
#define OFFICE_TRACKING_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum { TRACKING_TEXT = 96, TRACKING_MOST = 10000 /* numbers in a range */ };

struct tracking_range {
	char prefix[TRACKING_TEXT], suffix[TRACKING_TEXT];
	uint64_t first;
	int digits; /* of the part that counts, leading zeros included; 0: a single number, all in prefix */
	size_t count;
};

/* Reads it; blanks around numbers do not matter. A text that is no range (SF-1001-A) is a single number.
 * ERR_INPUT when it is empty or too long, when the range runs backwards or has more than TRACKING_MOST
 * numbers. */
bool tracking_parse(const char *text, struct tracking_range *out, struct error *err);

/* The number at that place (from 0, below count). */
void tracking_at(const struct tracking_range *range, size_t place, char out[TRACKING_TEXT]);

#endif
