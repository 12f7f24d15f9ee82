#include "office/demo_plan.h"

#include "base/i18n.h"
#include "office/demo_staff.h"
#include "office/demo_ties.h"

#include <stdlib.h>
#include <string.h>

enum {
	STREAM_ENTRIES = 11,
	DEMO_OPEN = 92, /* of DEMO_CASES */
	DEMO_REJECTED = 34,
	DEMO_PENDING = 9,
	DEMO_COMPLAINTS = 639, /* a year */
	DEMO_COMPLAINTS_OPEN = 26,
	DEMO_COMPLAINTS_BEFORE = 11, /* still open when the first year begins */
	DEMO_YEARS = 10,
	AHEAD = 25, /* an application comes at most so many days before its acceptance */
	/* Of the newest entries, so that a large office, where a draw goes over many people, is built in good
	 * time, too: the fewer, the more people there are. */
	DRAWN = 4000,
	DRAWN_LEAST = 1000,
	RESTING = 12 /* cases accepted in the last days before today are open ones */
};

/* Cases a month, per mille: spring lost to the epidemic, fewer towards the year's end. */
static const int months[12] = {58, 22, 88, 104, 106, 112, 114, 114, 108, 84, 62, 28};

static bool no_memory(struct error *err)
{
	return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
}

static int64_t share(int64_t cases, int64_t of_small_office)
{
	return (cases * of_small_office + DEMO_CASES / 2) / DEMO_CASES;
}

/* ---- entries ---- */

static uint8_t fate_index(const char *id)
{
	return (uint8_t)(demo_fate_find(id) - demo_fates);
}

static void enter(struct demo_plan *plan, civil_date day, uint8_t fate, bool open)
{
	plan->entries[plan->entry_count++] =
		(struct demo_entry){law_roll(plan->world.calendar, day), fate, open};
}

static civil_date some_day(struct demo_random *random, int year)
{
	int at = demo_below(random, 1000), month = 0;
	while (month < 11 && at >= months[month])
		at -= months[month++];
	civil_date start = civil_make(year, month + 1, 1);
	return start + demo_below(random, civil_month_start(start, 1) - start);
}

/* A working day of the year, early enough before today to be closed by it. */
static civil_date closing_day(struct demo_plan *plan, struct demo_random *random, int year)
{
	for (;;) {
		civil_date day = law_roll(plan->world.calendar, some_day(random, year));
		if (day <= plan->world.today - RESTING && civil_split(day).year == year)
			return day;
	}
}

/* A closed fate by weight that fits into the time until today; the quickest one when none of a few does. */
static uint8_t closed_fate(const struct demo_plan *plan, struct demo_random *random, civil_date day)
{
	for (int tries = 0; tries < 6; tries++) {
		int at = demo_below(random, 1000), i = 0;
		while (at >= demo_fates[i].weight)
			at -= demo_fates[i++].weight;
		if (day + demo_fates[i].back_min <= plan->world.today)
			return (uint8_t)i;
	}
	return fate_index("settled");
}

static void enter_open(struct demo_plan *plan, int64_t open, struct demo_random *random)
{
	int64_t done = 0;
	int weight = 0;
	for (uint8_t i = 0; demo_fates[i].id; i++) {
		const struct demo_fate *fate = &demo_fates[i];
		if (!(fate->traits & FATE_OPEN))
			continue;
		/* Rounded as a running sum, so that the parts add up. */
		weight += fate->weight;
		for (int64_t until = (open * weight + DEMO_OPEN / 2) / DEMO_OPEN; done < until; done++) {
			civil_date day =
				plan->world.today - demo_between(random, fate->back_min, fate->back_max);
			if (!law_is_working(plan->world.calendar, day))
				day = law_working_day(plan->world.calendar, day, -1);
			enter(plan, day, i, true);
		}
	}
}

static void enter_complaints(
	struct demo_plan *plan, int year, int64_t cases, bool first, bool last, struct demo_random *random)
{
	uint8_t complaint = fate_index("complaint");
	int64_t open = last ? share(cases, DEMO_COMPLAINTS_OPEN) : 0;
	civil_date today = plan->world.today;
	for (int64_t i = 0; i < open; i++) {
		civil_date day = today - demo_between(random, 2, 60);
		enter(plan, law_working_day(plan->world.calendar, day, -1), complaint, true);
	}
	for (int64_t i = open; i < share(cases, DEMO_COMPLAINTS); i++)
		enter(plan, closing_day(plan, random, year), complaint, false);
	for (int64_t i = 0; first && i < share(cases, DEMO_COMPLAINTS_BEFORE); i++)
		enter(plan, plan->first - demo_between(random, 4, 20), complaint, false);
}

static void enter_year(
	struct demo_plan *plan, int year, int64_t cases, bool first, bool last, struct demo_random *random)
{
	int64_t open = last ? share(cases, DEMO_OPEN) : 0;
	for (int64_t i = open; i < cases; i++) {
		civil_date day = closing_day(plan, random, year);
		enter(plan, day, closed_fate(plan, random, day), false);
	}
	if (last) {
		enter_open(plan, open, random);
		for (int64_t i = 0; i < share(cases, DEMO_PENDING); i++) {
			civil_date day = law_working_day(
				plan->world.calendar, plan->world.today, -demo_between(random, 1, 5));
			enter(plan, day, fate_index("pending"), true);
		}
	}
	for (int64_t i = 0; i < share(cases, DEMO_REJECTED); i++)
		enter(plan, closing_day(plan, random, year), fate_index("rejected"), false);
	enter_complaints(plan, year, cases, first, last, random);
}

static int by_day(const void *left, const void *right)
{
	const struct demo_entry *a = left, *b = right;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->fate != b->fate)
		return a->fate < b->fate ? -1 : 1;
	return (int)a->open - (int)b->open;
}

/* Years of equal size, backwards from that of today: one for a small office, ten at most. */
static bool make_entries(struct demo_plan *plan, struct error *err)
{
	int last = civil_split(plan->world.today).year;
	int64_t years = (plan->cases + DEMO_CASES - 1) / DEMO_CASES;
	years = years < DEMO_YEARS ? years : DEMO_YEARS;
	size_t room = (size_t)(plan->cases + share(plan->cases, DEMO_REJECTED + DEMO_PENDING) +
			       share(plan->cases, DEMO_COMPLAINTS + DEMO_COMPLAINTS_BEFORE) + 8 * DEMO_YEARS);
	plan->entries = malloc(room * sizeof *plan->entries);
	if (!plan->entries)
		return no_memory(err);
	struct demo_random random = demo_random_stream(STREAM_ENTRIES, (uint64_t)plan->cases);
	int64_t left = plan->cases;
	for (int64_t y = 0; y < years; y++) {
		int64_t cases = left / (years - y);
		left -= cases;
		enter_year(plan, last - (int)(years - 1 - y), cases, y == 0, y == years - 1, &random);
	}
	qsort(plan->entries, plan->entry_count, sizeof *plan->entries, by_day);
	size_t drawn = DRAWN / (size_t)plan->scale > DRAWN_LEAST ? DRAWN / (size_t)plan->scale : DRAWN_LEAST;
	size_t before = plan->entry_count > drawn ? plan->entry_count - drawn : 0;
	plan->world.draws_from = before ? plan->entries[before].day : plan->opened;
	return true;
}

/* ---- the heap of lives ---- */

static bool is_before(const struct demo_life *a, const struct demo_life *b)
{
	const struct demo_step *s = &a->steps[a->next], *t = &b->steps[b->next];
	if (s->day != t->day)
		return s->day < t->day;
	if (s->minute != t->minute)
		return s->minute < t->minute;
	return a->index < b->index;
}

static bool heap_push(struct demo_plan *plan, struct demo_life *life, struct error *err)
{
	if (plan->heap_count == plan->heap_capacity) {
		size_t capacity = plan->heap_capacity ? 2 * plan->heap_capacity : 256;
		struct demo_life **heap = realloc(plan->heap, capacity * sizeof(struct demo_life *));
		if (!heap)
			return no_memory(err);
		plan->heap = heap;
		plan->heap_capacity = capacity;
	}
	size_t at = plan->heap_count++;
	for (; at > 0 && is_before(life, plan->heap[(at - 1) / 2]); at = (at - 1) / 2)
		plan->heap[at] = plan->heap[(at - 1) / 2];
	plan->heap[at] = life;
	return true;
}

static struct demo_life *heap_pop(struct demo_plan *plan)
{
	struct demo_life *top = plan->heap[0], *moved = plan->heap[--plan->heap_count];
	size_t at = 0;
	for (size_t child; (child = 2 * at + 1) < plan->heap_count; at = child) {
		if (child + 1 < plan->heap_count && is_before(plan->heap[child + 1], plan->heap[child]))
			child++;
		if (!is_before(plan->heap[child], moved))
			break;
		plan->heap[at] = plan->heap[child];
	}
	if (plan->heap_count)
		plan->heap[at] = moved;
	return top;
}

/* Back into the heap, unless what is left of the life still lies ahead. */
static bool go_on(struct demo_plan *plan, struct demo_life *life, struct error *err)
{
	if (life->next < life->count && life->steps[life->next].day <= plan->world.last) {
		if (heap_push(plan, life, err))
			return true;
		free(life);
		return false;
	}
	free(life);
	return true;
}

static bool start_lives(struct demo_plan *plan, struct error *err)
{
	while (plan->entry_next < plan->entry_count) {
		const struct demo_entry *entry = &plan->entries[plan->entry_next];
		if (plan->heap_count) {
			const struct demo_life *top = plan->heap[0];
			if (entry->day > top->steps[top->next].day + AHEAD)
				return true;
		}
		struct demo_life *life = malloc(sizeof *life);
		if (!life)
			return no_memory(err);
		const struct demo_fate *fate = &demo_fates[entry->fate];
		uint64_t index = plan->entry_next++;
		if (fate->traits & FATE_COMPLAINT) {
			demo_complaint_make(&plan->world, life, index, entry->day, entry->open);
		} else if (!demo_life_make(&plan->world, life, index, fate, entry->day, err)) {
			free(life);
			return false;
		}
		if (!go_on(plan, life, err))
			return false;
	}
	return true;
}

bool demo_plan_next(
	struct demo_plan *plan, struct demo_life **life, const struct demo_step **step, struct error *err)
{
	*step = NULL;
	*life = NULL;
	struct demo_life *current = plan->current;
	plan->current = NULL;
	if (current && !demo_life_go_on(&plan->world, current, err)) {
		free(current);
		return false;
	}
	if (current && !go_on(plan, current, err))
		return false;
	if (!start_lives(plan, err))
		return false;
	if (plan->heap_count == 0)
		return true;
	plan->current = heap_pop(plan);
	*life = plan->current;
	*step = &(*life)->steps[(*life)->next++];
	plan->accepted += (*step)->kind == STEP_ACCEPT;
	return true;
}

/* ---- the whole ---- */

bool demo_plan_init(
	struct demo_plan *plan, int64_t cases, const struct law_calendar *calendar, struct error *err)
{
	*plan = (struct demo_plan){.cases = cases};
	if (!demo_words_load(&plan->words, err))
		return false;
	int64_t years = (cases + DEMO_CASES - 1) / DEMO_CASES;
	years = years < DEMO_YEARS ? years : DEMO_YEARS;
	struct demo_world *world = &plan->world;
	world->words = &plan->words;
	world->calendar = calendar;
	world->today = DEMO_TODAY;
	world->last = law_working_day(calendar, DEMO_TODAY, -1);
	plan->first = civil_make(civil_split(DEMO_TODAY).year - (int)years + 1, 1, 1);
	plan->opened = plan->first - 31;
	plan->scale = (int)((cases / years + DEMO_CASES - 1) / DEMO_CASES);
	if (demo_staff_make(plan, err) && make_entries(plan, err) && demo_ties_make(plan, err) &&
		demo_clients_make(plan, err))
		return true;
	demo_plan_free(plan);
	return false;
}

void demo_plan_free(struct demo_plan *plan)
{
	for (size_t i = 0; i < plan->heap_count; i++)
		free(plan->heap[i]);
	free(plan->heap);
	free(plan->current);
	free(plan->entries);
	demo_ties_free(plan);
	demo_staff_free(plan);
	demo_words_free(&plan->words);
	*plan = (struct demo_plan){0};
}
