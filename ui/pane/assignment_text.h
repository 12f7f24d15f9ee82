/* assignment_text.h — the assignment pane's sentences: titles, the tribunal, the reasons. */
#ifndef PANE_ASSIGNMENT_TEXT_H
#define PANE_ASSIGNMENT_TEXT_H

#include "base/strbuf.h"
#include "pane/assignment_data.h"
#include "store/row.h"

enum { SEATS_SHOWN = 100 /* newest seats of an arbitrator */ };

/* "仲裁员 37 ─ 为 20-2314 张伟等14人（送达中）组庭，可选 24 人"; without a case what there is to know of the
 * roster. `line` separates. */
void assignment_title(const struct assignment_data *data, const char *line, struct strbuf *out);

/* "林晓燕的席位 12"; fewer than `limit` are all there are. */
void assignment_seats_title(const struct assignment_data *data, int64_t arbitrator_id, size_t count,
	size_t limit, struct strbuf *out);

/* Who sits, who was asked, what seats are still to be filled. */
void assignment_tribunal_text(const struct assignment_data *data, struct strbuf *out);

/* Whether he can sit and why not: rule, record and article; his term; how he is reached; whom he is bound to
 * (his rows of arbitrator_tie_table); his hours of training. */
void assignment_person_text(const struct assignment_data *data, const struct assignment_row *row,
	const struct row_list *ties, struct strbuf *out);

/* The filter in words, nothing for everybody. */
void assignment_filter_text(const struct assignment_filter *filter, struct strbuf *out);

/* Translated. */
const char *assignment_order_label(enum assignment_order order);

#endif
