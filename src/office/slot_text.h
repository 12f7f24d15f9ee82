/* slot_text.h — slots and their reasons in words. */
#ifndef OFFICE_SLOT_TEXT_H
#define OFFICE_SLOT_TEXT_H

#include "base/strbuf.h"
#include "office/hearing_house.h"

/* Appends what the law makes the case wait for: 公告 2020-12-10 期满、答辩至 2020-12-24 … One phrase at
 * least. */
void slot_law_text(const struct hearing_need *need, civil_date today, struct strbuf *out);

/* Appends which of the cases that are heard together holds the others up; nothing where it is the case
 * itself. */
void hearing_held_text(const struct hearing_need *need, struct strbuf *out);

/* Appends why the slot is not earlier: of the first one the law's reasons, of the others which came before;
 * then why the days and hours between have none. */
void slot_why_text(const struct hearing_house *house, const struct hearing_need *need,
	const struct slot *slot, struct strbuf *out);

/* Appends why there is no slot at all, given what slots_find() said of it. */
void slot_none_text(const struct hearing_house *house, const struct hearing_need *need,
	const struct slot *why, struct strbuf *out);

#endif
