/* recusal.h — a request that somebody stay away from a case, the decision on it, and what follows (法三十三,
 * 办案规则十一、十二). Each request is about one person; its events carry its number. */
#ifndef OFFICE_RECUSAL_H
#define OFFICE_RECUSAL_H

#include "base/strbuf.h"
#include "office/office.h"
#include "store/recusals.h"
#include "store/row.h"

/* Appends who asked and on which ground: 被申请人申请，与本案有利害关系：系近亲属. */
void recusal_text(const struct recusal_brief *recusal, struct strbuf *out);

/* Appends how it was decided: 准予, 不准 or, until it is, 待决定. Static words. */
const char *recusal_outcome(const struct recusal_brief *recusal);

/* The name of who was recused from the case last, on `since` or later; NULL in *name when nobody was. Owned
 * by the caller (free). */
bool recusal_last_granted(
	struct office *office, int64_t case_id, civil_date since, char **name, struct error *err);

/* Before an event of the case gets another day: refuses (ERR_INPUT, field date) that a request would be
 * decided before it was made. */
bool recusal_check_day(struct office *office, const struct event *event, struct error *err);

/* Before an event of the case is deleted: a request goes with its event, a decision is taken back with its.
 * ERR_REFUSED for a request that was decided: the decision has to go first. */
bool recusal_forget(struct office *office, const struct event *event, struct error *err);

#endif
