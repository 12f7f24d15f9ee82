/* act_preview.h — what an act would do, found by doing it in a transaction that is then taken back.
 *
 * Nothing of it stays: no row, no journal entry, no number used, nothing for other processes to see. While it
 * lasts (some milliseconds a case) other writers wait. */
#ifndef OFFICE_ACT_PREVIEW_H
#define OFFICE_ACT_PREVIEW_H

#include "office/act_batch.h"
#include "office/act_change.h"

/* For one of the cases. */
struct act_preview_case {
	int64_t case_id; /* that it would touch or make; 0: none */
	char *name; /* the case's number, or what it is called without; owned; NULL without a case */
	struct act_outcome outcome; /* what it would answer; the ids of rows it would make mean nothing */
	struct act_change_list changes;
};

struct act_preview {
	const struct act *act;
	struct act_preview_case *cases; /* owned; in the order of the calls */
	size_t count;
	size_t refused; /* so many of them would not be done */
};

/* Does the calls one after the other, each seeing what those before it would leave; a refused one leaves
 * nothing. `calls` are of one act; as act_run() does, it puts initial values into them. False when nothing
 * can be told: ERR_BUSY, ERR_IO, ERR_NOMEM, ERR_USAGE for an act that has its own transaction (undo). Then
 * the preview is empty; else act_preview_free() it. */
bool act_preview(struct office *office, struct act_call *calls, size_t count, struct act_preview *out,
	struct error *err);
void act_preview_free(struct act_preview *preview);

/* Appends it in lines for people: of a single case everything with its reasons, of several what has to be
 * known of each. */
void act_preview_text(const struct act_preview *preview, struct strbuf *out);

#endif
