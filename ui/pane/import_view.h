/* import_view.h — what checking a ledger found, in pages: summary, cases, rejected records, warnings,
 * columns.
 */
#ifndef PANE_IMPORT_VIEW_H
#define PANE_IMPORT_VIEW_H

#include "pane/import_job.h"
#include "pane/pane.h"
#include "widget/list.h"

enum import_page { PAGE_SUMMARY, PAGE_CASES, PAGE_REJECTED, PAGE_WARNINGS, PAGE_COLUMNS, IMPORT_PAGES };

/* Starts as {0}. */
struct import_view {
	const struct import_job *job; /* checked */
	struct ledger_vocabulary *vocabulary; /* owned */
	enum import_page page;
	struct list lists[IMPORT_PAGES]; /* of all pages but the summary */
	int top; /* first line of the summary shown */
	int rows, lines; /* of the summary: room, and what there is, as last drawn */
};

/* Shows what `job` found from now on. False with err. */
bool import_view_open(struct import_view *view, const struct import_job *job, struct error *err);

/* Left, Right and Tab turn the pages, the rest moves in one. False where it means nothing. */
bool import_view_move(struct import_view *view, enum move move);

void import_view_draw(struct import_view *view, struct canvas *canvas, struct rect area, bool focused);

void import_view_free(struct import_view *view);

#endif
