#include "office/busy.h"

#include <stdlib.h>

enum { DAY_MINUTES = 1440, FIRST_CAPACITY = 1024, LONGEST_SPAN = 400 };

struct busy_entry {
	struct busy_key key;
	civil_date day;
	uint64_t quarters; /* 0: free, also of the table */
	bool used;
};

uint64_t busy_quarters(int from, int until)
{
	if (from < BUSY_FROM)
		from = BUSY_FROM;
	if (until > BUSY_UNTIL)
		until = BUSY_UNTIL;
	if (from >= until)
		return 0;
	int first = (from - BUSY_FROM) / QUARTER, end = (until - BUSY_FROM + QUARTER - 1) / QUARTER;
	uint64_t below_end = end == 64 ? UINT64_MAX : (UINT64_C(1) << end) - 1;
	return below_end & ~((UINT64_C(1) << first) - 1);
}

static size_t place_of(const struct busy *busy, struct busy_key key, civil_date day)
{
	uint64_t hash = (uint64_t)key.id * 0x9e3779b97f4a7c15u;
	hash = (hash ^ (hash >> 29) ^ (uint64_t)(uint32_t)day ^ ((uint64_t)key.kind << 40)) *
	       0xbf58476d1ce4e5b9u;
	size_t at = (size_t)(hash >> 17) & (busy->capacity - 1);
	while (busy->entries[at].used &&
		(busy->entries[at].key.id != key.id || busy->entries[at].day != day ||
			busy->entries[at].key.kind != key.kind))
		at = (at + 1) & (busy->capacity - 1);
	return at;
}

uint64_t busy_on(const struct busy *busy, struct busy_key key, civil_date day)
{
	return busy->capacity ? busy->entries[place_of(busy, key, day)].quarters : 0;
}

static bool grow(struct busy *busy)
{
	struct busy more = {
		.capacity = busy->capacity ? 2 * busy->capacity : FIRST_CAPACITY, .count = busy->count};
	more.entries = calloc(more.capacity, sizeof *more.entries);
	if (!more.entries)
		return false;
	for (size_t i = 0; i < busy->capacity; i++)
		if (busy->entries[i].used)
			more.entries[place_of(&more, busy->entries[i].key, busy->entries[i].day)] =
				busy->entries[i];
	free(busy->entries);
	*busy = more;
	return true;
}

bool busy_take(struct busy *busy, struct busy_key key, civil_date day, uint64_t quarters)
{
	if (2 * busy->count >= busy->capacity && !grow(busy))
		return false;
	struct busy_entry *entry = &busy->entries[place_of(busy, key, day)];
	if (!entry->used) {
		*entry = (struct busy_entry){.key = key, .day = day, .used = true};
		busy->count++;
	}
	entry->quarters |= quarters;
	return true;
}

void busy_give(struct busy *busy, struct busy_key key, civil_date day, uint64_t quarters)
{
	if (busy->capacity)
		busy->entries[place_of(busy, key, day)].quarters &= ~quarters;
}

bool busy_take_span(void *context, const struct busy_span *span)
{
	civil_date first = minute_date(span->start), last = minute_date(span->end - 1);
	/* Who is away for years is away beyond every plan. */
	if (last - first > LONGEST_SPAN)
		last = first + LONGEST_SPAN;
	for (civil_date day = first; day <= last; day++) {
		civil_minute midnight = minute_make(day, 0, 0);
		int from = span->start > midnight ? (int)(span->start - midnight) : 0;
		int until = span->end < midnight + DAY_MINUTES ? (int)(span->end - midnight) : DAY_MINUTES;
		if (!busy_take(context, span->key, day, busy_quarters(from, until)))
			return false;
	}
	return true;
}

void busy_free(struct busy *busy)
{
	free(busy->entries);
	*busy = (struct busy){0};
}
