#include "office/demo_slots.h"

#include "base/i18n.h"
#include "base/week.h"

#include <stdlib.h>

static const int slot_starts[SLOTS_A_DAY] = {9 * 60, 10 * 60 + 30, 14 * 60, 15 * 60 + 30};

bool demo_slots_init(struct demo_slots *slots, const struct law_calendar *calendar, civil_date first,
	civil_date last, int rooms, int large_rooms, int arbitrators, int clerks, struct error *err)
{
	*slots = (struct demo_slots){.calendar = calendar,
		.first = first,
		.days = last - first + 1,
		.rooms = rooms,
		.large_rooms = large_rooms,
		.arbitrators = arbitrators,
		.clerks = clerks};
	slots->taken = calloc((size_t)slots->days, (size_t)rooms + (size_t)arbitrators + (size_t)clerks);
	if (!slots->taken)
		return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
	return true;
}

void demo_slots_free(struct demo_slots *slots)
{
	free(slots->taken);
	*slots = (struct demo_slots){0};
}

static uint8_t *day_of(const struct demo_slots *slots, civil_date day)
{
	size_t width = (size_t)slots->rooms + (size_t)slots->arbitrators + (size_t)slots->clerks;
	return slots->taken + (size_t)(day - slots->first) * width;
}

enum { NO_SLOT = (1 << SLOTS_A_DAY) - 1, AWAY = 1 << SLOTS_A_DAY };

void demo_slots_away(struct demo_slots *slots, int arbitrator, civil_date from, civil_date until)
{
	for (civil_date day = from; day <= until; day++)
		if (day >= slots->first && day - slots->first < slots->days)
			day_of(slots, day)[slots->rooms + arbitrator] = NO_SLOT | AWAY;
}

void demo_slots_week(struct demo_slots *slots, int arbitrator, int64_t week)
{
	for (civil_date day = slots->first; week != WEEK_ALL && day - slots->first < slots->days; day++) {
		uint8_t *taken = &day_of(slots, day)[slots->rooms + arbitrator];
		for (int s = 0; s < SLOTS_A_DAY; s++) {
			civil_minute start = minute_make(day, 0, 0) + slot_starts[s];
			if (!week_has(week, start, start + SLOT_MINUTES))
				*taken = (uint8_t)(*taken | 1U << s);
		}
	}
}

bool demo_slots_is_away(const struct demo_slots *slots, int arbitrator, civil_date from, civil_date until)
{
	for (civil_date day = from; day <= until; day++)
		if (day >= slots->first && day - slots->first < slots->days &&
			day_of(slots, day)[slots->rooms + arbitrator] & AWAY)
			return true;
	return false;
}

bool demo_slots_take(struct demo_slots *slots, civil_date from, const int seats[SLOT_SEATS], int clerk,
	bool large, unsigned turn, struct demo_slot *out)
{
	int rooms = large ? slots->large_rooms : slots->rooms;
	for (civil_date day = law_roll(slots->calendar, from); day - slots->first < slots->days;
		day = law_working_day(slots->calendar, day, 1)) {
		uint8_t *taken = day_of(slots, day), *people = taken + slots->rooms;
		unsigned busy = people[slots->arbitrators + clerk];
		for (int i = 0; i < SLOT_SEATS; i++)
			if (seats[i] >= 0)
				busy |= people[seats[i]];
		for (unsigned s = 0; s < SLOTS_A_DAY; s++) {
			unsigned slot = (s + turn) % SLOTS_A_DAY, bit = 1U << slot;
			if (busy & bit)
				continue;
			for (int r = 0; r < rooms; r++) {
				int room = (int)((unsigned)r + turn / SLOTS_A_DAY) % rooms;
				if (taken[room] & bit)
					continue;
				taken[room] = (uint8_t)(taken[room] | bit);
				people[slots->arbitrators + clerk] |= (uint8_t)bit;
				for (int i = 0; i < SLOT_SEATS; i++)
					if (seats[i] >= 0)
						people[seats[i]] |= (uint8_t)bit;
				out->start = minute_make(day, 0, 0) + slot_starts[slot];
				out->end = out->start + SLOT_MINUTES;
				out->room = room;
				return true;
			}
		}
	}
	return false;
}
