#include "office/demo_staff.h"
#include "office/names.h"

#include "base/hash.h"
#include "base/i18n.h"
#include "base/week.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	STREAM_STAFF = 21,
	STREAM_EMPLOYERS = 22,
	MAX_EMPLOYERS = 40000,
	LARGE_ROOM = 24,
	AHEAD_OF_FIRST = 31
};

static const enum demo_list sources[] = {
	WORDS_SUB_DISTRICT, WORDS_ENTERPRISE, WORDS_LAW_FIRM, WORDS_UNIVERSITY};
static const char *const source_ids[] = {"sub_district", "enterprise", "law_firm", "university"};
enum { SOURCES = sizeof sources / sizeof *sources };

static bool no_memory(struct error *err)
{
	return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
}

static size_t count_of(const struct demo_plan *plan, enum demo_list list)
{
	return plan->words.lists[list].count;
}

/* The list's names first; a larger office has the same and composed ones. */
static void staff_name(
	const struct demo_plan *plan, enum demo_list list, size_t i, struct demo_random *random, char *out)
{
	if (i < count_of(plan, list))
		snprintf(out, DEMO_NAME_SIZE, "%s", demo_nth(&plan->words, list, i)->text);
	else
		demo_person(&plan->words, random, out);
}

/* Terms of five years that end between this winter and 2025: some need a decision soon. */
static void make_term(struct demo_arbitrator *arbitrator, int i)
{
	static const int ends[][3] = {{2022, 1, 15}, {2023, 5, 31}, {2021, 3, 31}, {2024, 8, 31},
		{2022, 10, 31}, {2025, 6, 30}, {2023, 12, 31}, {2021, 1, 31}};
	const int *end = ends[i % (int)(sizeof ends / sizeof *ends)];
	arbitrator->until = civil_make(end[0], end[1], end[2]);
	arbitrator->from = civil_add_years(arbitrator->until, -5) + 1;
}

static bool make_arbitrators(struct demo_plan *plan, struct demo_random *random, struct error *err)
{
	struct demo_world *world = &plan->world;
	size_t part_time = 0;
	for (int i = 0; i < SOURCES; i++)
		part_time += count_of(plan, sources[i]);
	world->full_time = (int)count_of(plan, WORDS_FULL_TIME) * plan->scale;
	world->part_time = (int)part_time * plan->scale;
	int count = world->full_time + world->part_time;
	plan->arbitrators = calloc((size_t)count, sizeof *plan->arbitrators);
	world->load = calloc((size_t)count, sizeof *world->load);
	if (!plan->arbitrators || !world->load)
		return no_memory(err);
	world->arbitrators = plan->arbitrators;
	struct demo_arbitrator *next = plan->arbitrators;
	for (int i = 0; i < world->full_time; i++, next++) {
		staff_name(plan, WORDS_FULL_TIME, (size_t)i, random, next->name);
		next->source = "commission";
		next->organisation = "";
	}
	for (int round = 0; round < plan->scale; round++)
		for (int s = 0; s < SOURCES; s++)
			for (size_t i = 0; i < count_of(plan, sources[s]); i++, next++) {
				const struct demo_word *word = demo_nth(&plan->words, sources[s], i);
				if (round == 0)
					snprintf(next->name, sizeof next->name, "%s", word->text);
				else
					demo_person(&plan->words, random, next->name);
				next->part_time = true;
				next->source = source_ids[s];
				next->organisation = word->more;
			}
	for (int i = 0; i < count; i++) {
		const char *week = demo_more(&plan->words, WORDS_WEEK, plan->arbitrators[i].name);
		plan->arbitrators[i].station = demo_station_of(world, i);
		make_term(&plan->arbitrators[i], i);
		if (!week_parse(week, &plan->arbitrators[i].week))
			return error_set(err, ERR_CORRUPT, _("程序内置的演示数据 %s 有误：%s。"),
				"demo-arbitrators.tsv", week);
	}
	return true;
}

int demo_room_capacity(const struct demo_plan *plan, int room)
{
	return (int)strtol(demo_nth(&plan->words, WORDS_ROOM, (size_t)(room / plan->scale))->more, NULL, 10);
}

/* A larger office has several of each kind of room, the large ones first. */
static bool make_rooms(struct demo_plan *plan, int *large, struct error *err)
{
	plan->room_count = (int)count_of(plan, WORDS_ROOM) * plan->scale;
	plan->rooms = calloc((size_t)plan->room_count, sizeof *plan->rooms);
	if (!plan->rooms)
		return no_memory(err);
	for (int i = 0; i < plan->room_count; i++) {
		if (i % plan->scale == 0)
			snprintf(plan->rooms[i], DEMO_NAME_SIZE, "%s",
				demo_nth(&plan->words, WORDS_ROOM, (size_t)(i / plan->scale))->text);
		else
			snprintf(plan->rooms[i], DEMO_NAME_SIZE, _("第%d庭"), i + 1);
	}
	*large = 0;
	while (*large < plan->room_count && demo_room_capacity(plan, *large) >= LARGE_ROOM)
		++*large;
	return true;
}

/* True when the name is new; open addressing over the pool's indices + 1. */
static bool is_new_name(const struct demo_plan *plan, uint32_t *table, size_t size, int i)
{
	const char *name = plan->employers[i].name;
	size_t at = hash_text(HASH_START, name) & (size - 1);
	for (; table[at]; at = (at + 1) & (size - 1))
		if (strcmp(plan->employers[table[at] - 1].name, name) == 0)
			return false;
	table[at] = (uint32_t)i + 1;
	return true;
}

/* By the key that eligibility compares with: 有限公司 and 有限责任公司 are one employer, and so are branches.
 */
static bool is_organisation(const struct demo_plan *plan, const char *name)
{
	char *key = name_key(name);
	bool found = false;
	for (size_t i = 0; key && !found && i < count_of(plan, WORDS_ENTERPRISE); i++) {
		char *own = name_key(demo_nth(&plan->words, WORDS_ENTERPRISE, i)->more);
		found = own && (strcmp(own, key) == 0 || name_keys_are_branches(own, key));
		free(own);
	}
	free(key);
	return found;
}

/* Different names only, and none of the enterprises that send arbitrators. */
static bool make_employers(struct demo_plan *plan, struct error *err)
{
	int64_t wanted = plan->cases * 2 / 5 + 8;
	plan->world.employers = (int)(wanted < MAX_EMPLOYERS ? wanted : MAX_EMPLOYERS);
	plan->employers = calloc((size_t)plan->world.employers, sizeof *plan->employers);
	size_t size = 256;
	while (size < 2 * (size_t)plan->world.employers)
		size *= 2;
	uint32_t *table = calloc(size, sizeof *table);
	if (!plan->employers || !table) {
		free(table);
		return no_memory(err);
	}
	for (int i = 0; i < plan->world.employers; i++) {
		struct demo_random random = demo_random_stream(STREAM_EMPLOYERS, (uint64_t)i);
		do {
			demo_employer(&plan->words, &random, i % 12 == 0, plan->employers[i].name);
		} while (
			is_organisation(plan, plan->employers[i].name) || !is_new_name(plan, table, size, i));
	}
	free(table);
	return true;
}

bool demo_absence(const struct demo_plan *plan, int index, struct demo_absence *out)
{
	/* By part-time arbitrator of the list. */
	static const struct {
		int part_time;
		int from[3], until[3];
		const char *reason;
	} absences[] = {
		{0, {2020, 12, 28}, {2021, 1, 8}, N_("街道年终考核")},
		{9, {2020, 7, 6}, {2020, 7, 17}, N_("单位盘点")},
		{15, {2021, 1, 4}, {2021, 1, 15}, N_("出差开庭")},
		{22, {2020, 6, 22}, {2020, 7, 10}, N_("期末监考")},
		{24, {2021, 1, 11}, {2021, 1, 22}, N_("期末阅卷")},
	};
	if (index >= (int)(sizeof absences / sizeof *absences))
		return false;
	const int *from = absences[index].from, *until = absences[index].until;
	*out = (struct demo_absence){plan->world.full_time + absences[index].part_time,
		civil_make(from[0], from[1], from[2]), civil_make(until[0], until[1], until[2]),
		absences[index].reason};
	return true;
}

bool demo_staff_make(struct demo_plan *plan, struct error *err)
{
	struct demo_random random = demo_random_stream(STREAM_STAFF, 0);
	struct demo_world *world = &plan->world;
	int large = 0;
	world->stations = (int)count_of(plan, WORDS_STATION);
	world->clerks = (int)count_of(plan, WORDS_CLERK) * plan->scale;
	plan->clerks = calloc((size_t)world->clerks, sizeof *plan->clerks);
	if (!plan->clerks)
		return no_memory(err);
	for (int i = 0; i < world->clerks; i++)
		staff_name(plan, WORDS_CLERK, (size_t)i, &random, plan->clerks[i]);
	/* Hearings are planned at most some months after today. */
	if (!make_arbitrators(plan, &random, err) || !make_rooms(plan, &large, err) ||
		!make_employers(plan, err) ||
		!demo_slots_init(&world->slots, world->calendar, plan->first - AHEAD_OF_FIRST,
			world->today + 366, plan->room_count, large, world->full_time + world->part_time,
			world->clerks, err))
		return false;
	struct demo_absence absence;
	for (int i = 0; demo_absence(plan, i, &absence); i++)
		demo_slots_away(&world->slots, absence.arbitrator, absence.from, absence.until);
	for (int i = 0; i < world->full_time + world->part_time; i++)
		demo_slots_week(&world->slots, i, plan->arbitrators[i].week);
	return true;
}

void demo_staff_free(struct demo_plan *plan)
{
	demo_slots_free(&plan->world.slots);
	free(plan->world.load);
	free(plan->arbitrators);
	free(plan->clerks);
	free(plan->rooms);
	free(plan->employers);
}
