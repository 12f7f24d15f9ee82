/* service_columns.h — the service pane's columns in each of its views: one row of a table each. Pure. */
#ifndef PANE_SERVICE_COLUMNS_H
#define PANE_SERVICE_COLUMNS_H

#include "base/strbuf.h"
#include "pane/styles.h"
#include "store/services.h"
#include "widget/list.h"

/* What an empty list means: a msgid each. */
extern const char *const service_empty[SERVICES_VIEWS];

/* The days that the time-line of announcements spans. */
struct service_scale {
	civil_date first, last;
};

/* What a cell needs to know besides its row. */
struct service_cell_context {
	enum services_view view;
	civil_date today;
	int long_days; /* a mailing is out for too long after so many */
	int width; /* columns of the cell */
	struct service_scale scale;
	const char *bar, *bar_rest, *line; /* glyphs: the days that passed, those to come, today */
};

struct service_column {
	struct list_column list;
	int (*widest)(void); /* columns of its longest word in this language: it grows no further. NULL: as
				the list's column says */
	unsigned views; /* bits: 1 << enum services_view */
	bool toned; /* drawn in the tone of the row */
	void (*cell)(const struct services_row *row, const struct service_cell_context *context,
		struct strbuf *out);
};

/* In the order from left to right; a view shows those that have its bit. A new column is one row. */
extern const struct service_column service_columns[];
extern const size_t service_column_count;

enum tone service_tone(const struct services_row *row, const struct service_cell_context *context);

/* From the first day published to the last one complete, today within. */
struct service_scale service_scale_of(const struct services_row *rows, size_t count, civil_date today);

/* 申请书, translated: a document in few columns. */
const char *service_document(const char *id);

/* 20-2314 */
void service_number(const struct services_row *row, struct strbuf *out);

#endif
