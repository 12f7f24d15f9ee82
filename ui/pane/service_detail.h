/* service_detail.h — what is to be known of the row under the cursor of the service pane: what comes next in
 * law, where the recipient can be found, what was tried. */
#ifndef PANE_SERVICE_DETAIL_H
#define PANE_SERVICE_DETAIL_H

#include "base/strbuf.h"
#include "office/office.h"
#include "store/services.h"
#include "term/canvas.h"

enum { DETAIL_LINES = 40 };

/* Begins as {0}; service_detail_free() it. */
struct service_detail {
	int64_t case_id, item; /* of the row it is about; case_id 0: none */
	char *lines[DETAIL_LINES]; /* owned; paragraphs, the most important first */
	style_id styles[DETAIL_LINES];
	size_t count;
	char *party; /* owned; the recipient as a parameter of `serve`, or NULL */
};

/* Reads it for the row (NULL: none). */
bool service_detail_load(struct service_detail *detail, struct office *office, const struct services_row *row,
	struct error *err);
void service_detail_free(struct service_detail *detail);

/* As much of it as there is room for. */
void service_detail_draw(const struct service_detail *detail, struct canvas *canvas, struct rect area);

#endif
