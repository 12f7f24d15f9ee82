/* clash.h — what is wrong with a hearing in words: the one sentence with which acts refuse and a calendar
 * warns. */
#ifndef OFFICE_CLASH_H
#define OFFICE_CLASH_H

#include "base/strbuf.h"
#include "store/hearing_flaws.h"
#include "store/hearings.h"

/* Must the hearing not be there? A half-day that an arbitrator does not usually come is a habit, not a fact:
 * whoever lays a hearing there has asked him, and is only reminded; what the program proposes by itself keeps
 * to the pattern. Refusing would have the pattern changed for one day and back again. A party may send
 * somebody else, too: the act asks whether that was agreed. */
bool clash_refuses(const struct hearing_clash *clash);

/* Appends what is in the way, and until when. Nothing for CLASH_NONE. */
void clash_text(const struct hearing_clash *clash, struct strbuf *out);

/* Appends why a planned hearing may not take place as things stand. Nothing for FLAW_NONE. */
void flaw_text(const struct flawed_hearing *flawed, struct strbuf *out);

/* 首席回避, 延期待决: what stands in the place of the cause where the tribunal is not complete or a decision
 * is awaited; else NULL. Static, translated. */
const char *flaw_mark(const struct flawed_hearing *flawed);

#endif
