/* demo_diary.h — what the demo office does besides its cases, on its days: training and yearly assessment of
 * the arbitrators, the tariff of allowances, and each month's statements of them. */
#ifndef OFFICE_DEMO_DIARY_H
#define OFFICE_DEMO_DIARY_H

#include "office/demo_plan.h"

struct demo_diary_entry;

struct demo_build;
struct demo_diary {
	struct demo_diary_entry *entries; /* by day */
	size_t count, next;
};

/* Lays the entries of the last two years. demo_diary_free() it. */
bool demo_diary_make(struct demo_diary *diary, const struct demo_plan *plan, struct error *err);
void demo_diary_free(struct demo_diary *diary);

/* Is there an entry for that minute or one before it? */
bool demo_diary_is_due(const struct demo_diary *diary, civil_date day, int minute);

/* Does by acts what is due by then; outside any transaction. */
bool demo_diary_carry(
	struct demo_diary *diary, struct demo_build *build, civil_date day, int minute, struct error *err);

#endif
