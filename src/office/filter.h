/* filter.h — the docket's filter as people type it: words (未结 逾期) and pairs (案由:工伤 承办:王芳), all of
 * which must hold. Any other word is looked for in the parties' names and the case number. */
#ifndef OFFICE_FILTER_H
#define OFFICE_FILTER_H

#include "base/strbuf.h"
#include "office/office.h"
#include "store/docket.h"

/* Full-width colons and spaces are taken as their ASCII form; every word is known in Chinese, in the user's
 * language and by its identifier. ERR_INPUT names the word that was wrong; `out` is zeroed first. */
bool filter_parse(struct office *office, const char *text, struct docket_filter *out, struct error *err);

/* Appends the filter as text that filter_parse() reads back; nothing when it lets every case through. */
bool filter_text(
	struct office *office, const struct docket_filter *filter, struct strbuf *out, struct error *err);

/* Appends every word and what it means, a line each. */
void filter_describe(struct strbuf *out);

#endif
