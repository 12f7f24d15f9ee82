/* hearing_touch.h — whom it touches when a planned hearing is moved or cannot stand, and whose notice of it
 * has to go out again. */
#ifndef OFFICE_HEARING_TOUCH_H
#define OFFICE_HEARING_TOUCH_H

#include "base/strbuf.h"
#include "office/act.h"
#include "store/row.h"

/* Appends everybody and the room: 申请人 张伟、被申请人 …、仲裁员 …、书记员 李娟、一庭. */
bool hearing_touch_text(
	struct office *office, const struct hearing *hearing, struct strbuf *out, struct error *err);

/* Appends who was sent a notice of the hearing, or has it: 张伟、重庆甲建筑有限公司. Nothing when nobody was.
 */
bool hearing_notified_text(struct office *office, int64_t case_id, struct strbuf *out, struct error *err);

/* After somebody left the tribunal: warns of each planned hearing that cannot stand, of all whom it touches,
 * and says how to go on. */
bool hearing_warn_vacant(
	struct office *office, int64_t case_id, struct act_result *result, struct error *err);

#endif
