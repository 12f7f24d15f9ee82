/* clash.h — a clash of hearings in words: the one sentence with which acts refuse and a calendar warns. */
#ifndef OFFICE_CLASH_H
#define OFFICE_CLASH_H

#include "base/strbuf.h"
#include "store/hearings.h"

/* Appends what is in the way, and until when. Nothing for CLASH_NONE. */
void clash_text(const struct hearing_clash *clash, struct strbuf *out);

#endif
