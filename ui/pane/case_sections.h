/* case_sections.h — the lists in the detail's boxes: deadlines, why, claims, parties, services … One row a
 * section; a new section is one row of case_sections and the function that fills its lines. */
#ifndef PANE_CASE_SECTIONS_H
#define PANE_CASE_SECTIONS_H

#include "pane/case_data.h"
#include "pane/styles.h"

/* One line of a box: cells separated by tabs, and the row of the file that it shows. */
struct box_line {
	size_t text; /* offset into the box's texts */
	enum tone tone;
	const struct table *table; /* NULL: no row */
	int64_t id;
	size_t index; /* of a deadline */
};

struct box {
	struct box_line *lines; /* owned */
	size_t count, capacity;
	struct strbuf texts;
	bool failed;
	long cursor, top;
};

enum { BOX_COLUMNS = 6 };

struct case_section {
	const char *id;
	const char *title; /* msgid */
	const char *empty; /* msgid: what an empty box says, and what key would fill it */
	int columns[BOX_COLUMNS]; /* widths; the last one not 0 takes the rest; -N: right-aligned */
	bool wraps; /* one column of text that is broken into lines (`width` columns) */
	void (*fill)(
		const struct case_data *data, const struct law_deadline *chosen, int width, struct box *out);
};

enum { SECTION_WHY }; /* place in case_sections of the one that depends on the chosen deadline */

extern const struct case_section case_sections[]; /* ends with {0} */
extern const struct case_section case_deadlines_section;

size_t case_section_count(void);

/* Fills the box again; cursor and top stay where they can. */
void box_fill(struct box *box, const struct case_section *section, const struct case_data *data,
	const struct law_deadline *chosen, int width);
const char *box_text(const struct box *box, const struct box_line *line);
void box_free(struct box *box);

/* A line of tab-separated cells, for the fill functions. */
struct box_line *box_add(struct box *box, enum tone tone, const struct table *table, int64_t id,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* "1,268,400.00" */
enum { MONEY_SIZE = 32 };
const char *money_format(int64_t fen, char out[MONEY_SIZE]);

#endif
