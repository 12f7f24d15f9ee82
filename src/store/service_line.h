/* service_line.h — the derived rows of a case's services: derived, read, compared, written. */
#ifndef STORE_SERVICE_LINE_H
#define STORE_SERVICE_LINE_H

#include "store/case_source.h"
#include "store/derive_private.h"
#include "store/services.h"

enum { DOCUMENT_TEXT = 32 };

/* A row of service_state; services.h says what its parts mean. */
struct service_line {
	int64_t item, service_id, party_id;
	char document[DOCUMENT_TEXT];
	enum service_stand stand;
	civil_date since, due, completes, notice_by;
	civil_minute hearing;
};

struct service_lines {
	struct service_line *items; /* owned; by item */
	size_t count;
};

/* The columns of service_state, case_id first. */
#define SERVICE_LINE_NAMES                                                                                   \
	"case_id, item, service_id, party_id, document, stand, since, due, completes, hearing, notice_by"

/* Derives those of the case of this line, which was derived last: its deadlines are in the store's result. */
bool service_lines_derive(
	struct case_source *source, const struct case_line *of, struct service_lines *out, struct error *err);

/* Reads the stored ones. */
bool service_lines_read(struct store *store, int64_t case_id, struct service_lines *out, struct error *err);
/* Is a row of SERVICE_LINE_NAMES this line? */
bool service_line_stands(const struct service_line *line, sqlite3_stmt *row);
bool service_lines_equal(const struct service_lines *a, const struct service_lines *b);

/* Replaces what is stored of the case. */
bool service_lines_replace(
	struct store *store, int64_t case_id, const struct service_lines *lines, struct error *err);
void service_lines_free(struct service_lines *lines);

#endif
