/* assessment.h — the yearly assessment of an arbitrator, and the figures of a term in words. */
#ifndef OFFICE_ASSESSMENT_H
#define OFFICE_ASSESSMENT_H

#include "base/strbuf.h"
#include "office/office.h"
#include "store/performance.h"
#include "store/row.h"

/* Appends 承办 15 件，办结 12 件，期限内 91.7%，调解 41.7%，撤裁 0 件，回避 1 次. */
void assessment_figures_text(const struct performance *figures, struct strbuf *out);

/* His assessments, the latest year first; row_list_free() it. */
bool assessments_of(struct office *office, int64_t arbitrator_id, struct row_list *out, struct error *err);

/* 优秀, 合格, 不合格: translated; static. */
const char *assessment_grade_label(const struct assessment *row);

#endif
