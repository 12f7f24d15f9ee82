#include "office/demo_diary.h"

#include "office/demo_build.h"

#include "base/i18n.h"
#include "store/allowances.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum diary_kind { DIARY_TARIFF, DIARY_TRAINING, DIARY_ASSESSMENT, DIARY_STATEMENTS, DIARY_APPROVAL };

struct demo_diary_entry {
	civil_date day;
	int minute;
	enum diary_kind kind;
	int arbitrator;
	const struct demo_word *word; /* of the training, of the tariff */
	civil_date about; /* last day of the training, first day of the year assessed or of the month paid */
};

enum {
	STREAM_ASSESSMENT = 33,
	YEARS = 2,
	MORNING = 9 * 60,
	AFTERNOON = 15 * 60,
	STATEMENT_WORKDAY = 3, /* of the month after */
	APPROVAL_WORKDAY = 5
};

/* ---- laying ---- */

struct laying {
	struct demo_diary *diary;
	const struct demo_plan *plan;
	size_t capacity;
};

static bool lay(struct laying *laying, struct demo_diary_entry entry, struct error *err)
{
	struct demo_diary *diary = laying->diary;
	if (entry.day > laying->plan->world.last)
		return true;
	if (diary->count == laying->capacity) {
		size_t capacity = laying->capacity ? 2 * laying->capacity : 256;
		struct demo_diary_entry *entries = realloc(diary->entries, capacity * sizeof *entries);
		if (!entries)
			return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
		diary->entries = entries;
		laying->capacity = capacity;
	}
	diary->entries[diary->count++] = entry;
	return true;
}

static civil_date workday(const struct demo_plan *plan, civil_date first, int n)
{
	return law_working_day(plan->world.calendar, first - 1, n);
}

static bool was_missed(const struct demo_plan *plan, const char *name, const char *day)
{
	const char *missed = demo_more(&plan->words, WORDS_MISSED, name);
	return missed && strcmp(missed, day) == 0;
}

/* Who missed a course did so in the last year only: the year before is over, and counted. */
static bool lay_training(struct laying *laying, int year, bool last, struct error *err)
{
	const struct demo_plan *plan = laying->plan;
	const struct demo_world *world = &plan->world;
	for (size_t i = 0; i < plan->words.lists[WORDS_TRAINING].count; i++) {
		const struct demo_word *word = demo_nth(&plan->words, WORDS_TRAINING, i);
		char text[CIVIL_TEXT_SIZE];
		snprintf(text, sizeof text, "%04d-%s", year, word->more);
		civil_date held = civil_parse(text), day = held > plan->opened ? held : plan->opened;
		for (int who = 0; who < world->full_time + world->part_time; who++) {
			if (last && was_missed(plan, world->arbitrators[who].name, word->more))
				continue;
			struct demo_diary_entry entry = {day, AFTERNOON, DIARY_TRAINING, who, word, held};
			if (!lay(laying, entry, err))
				return false;
		}
	}
	return true;
}

static bool lay_year(struct laying *laying, int year, struct error *err)
{
	const struct demo_plan *plan = laying->plan;
	civil_date start = civil_make(year, 1, 1);
	for (int who = 0; who < plan->world.full_time + plan->world.part_time; who++) {
		struct demo_diary_entry entry = {workday(plan, start, 6), AFTERNOON, DIARY_ASSESSMENT, who,
			NULL, civil_make(year - 1, 1, 1)};
		if (!lay(laying, entry, err))
			return false;
	}
	for (size_t i = 0; i < plan->words.lists[WORDS_TARIFF].count; i++) {
		struct demo_diary_entry entry = {workday(plan, start, 1), MORNING, DIARY_TARIFF, 0,
			demo_nth(&plan->words, WORDS_TARIFF, i), start};
		if (!lay(laying, entry, err))
			return false;
	}
	for (int month = 0; month < 12; month++) {
		civil_date about = civil_month_start(start, month),
			   next = civil_month_start(start, month + 1);
		struct demo_diary_entry made = {
			workday(plan, next, STATEMENT_WORKDAY), MORNING, DIARY_STATEMENTS, 0, NULL, about};
		struct demo_diary_entry approved = {
			workday(plan, next, APPROVAL_WORKDAY), AFTERNOON, DIARY_APPROVAL, 0, NULL, about};
		if (!lay(laying, made, err) || !lay(laying, approved, err))
			return false;
	}
	return true;
}

static int by_time(const void *left, const void *right)
{
	const struct demo_diary_entry *a = left, *b = right;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->minute != b->minute)
		return a->minute < b->minute ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->about != b->about)
		return a->about < b->about ? -1 : 1;
	if (a->arbitrator != b->arbitrator)
		return a->arbitrator < b->arbitrator ? -1 : 1;
	return (a->word > b->word) - (a->word < b->word);
}

bool demo_diary_make(struct demo_diary *diary, const struct demo_plan *plan, struct error *err)
{
	*diary = (struct demo_diary){0};
	struct laying laying = {.diary = diary, .plan = plan};
	int last = civil_split(plan->world.today).year;
	for (int year = last - YEARS + 1; year <= last; year++)
		if (!lay_training(&laying, year, year == last, err))
			return false;
	if (!lay_year(&laying, last, err))
		return false;
	qsort(diary->entries, diary->count, sizeof *diary->entries, by_time);
	return true;
}

void demo_diary_free(struct demo_diary *diary)
{
	free(diary->entries);
	*diary = (struct demo_diary){0};
}

bool demo_diary_is_due(const struct demo_diary *diary, civil_date day, int minute)
{
	if (diary->next == diary->count)
		return false;
	const struct demo_diary_entry *next = &diary->entries[diary->next];
	return next->day < day || (next->day == day && next->minute <= minute);
}

/* ---- carrying out ---- */

struct writing {
	struct demo_build *build;
	const struct demo_diary_entry *entry;
	struct error *err;
};

#define ACT(...) demo_act(w->build, &actor, w->entry->day, w->entry->minute, __VA_ARGS__, (const char *)NULL)
#define DIRECTOR const struct demo_actor actor = {w->build->director, 0, true}
#define CLERK const struct demo_actor actor = {w->build->plan->clerks[0], w->build->clerks[0], false}

static bool add_training(struct writing *w)
{
	CLERK;
	char id[DEMO_ID_SIZE], date[CIVIL_TEXT_SIZE], hours[12];
	snprintf(hours, sizeof hours, "%d", w->entry->word->weight);
	return ACT("add_training", 0, NULL, NULL, w->err, "arbitrator",
		demo_id(w->build->arbitrators[w->entry->arbitrator], id), "date",
		civil_format(w->entry->about, date), "hours", hours, "subject", w->entry->word->text);
}

static bool assess(struct writing *w)
{
	DIRECTOR;
	enum { EXCELLENT = 190 /* per mille */ };
	char id[DEMO_ID_SIZE], year[12];
	struct demo_random random = demo_random_stream(STREAM_ASSESSMENT, (uint64_t)w->entry->arbitrator);
	snprintf(year, sizeof year, "%d", civil_split(w->entry->about).year);
	return ACT("assess", 0, NULL, NULL, w->err, "arbitrator",
		demo_id(w->build->arbitrators[w->entry->arbitrator], id), "year", year, "grade",
		demo_chance(&random, EXCELLENT) ? "excellent" : "qualified");
}

/* "presiding yes": the seat, and whether it is for collective cases. */
static bool add_tariff(struct writing *w)
{
	DIRECTOR;
	char amount[12], from[CIVIL_TEXT_SIZE], seat[16] = "";
	const char *blank = strchr(w->entry->word->more, ' ');
	snprintf(amount, sizeof amount, "%d", w->entry->word->weight);
	snprintf(seat, sizeof seat, "%.*s", (int)strcspn(w->entry->word->more, " "), w->entry->word->more);
	return ACT("add_tariff", 0, NULL, NULL, w->err, "kind", w->entry->word->text, "amount", amount,
		"seat", *seat ? seat : NULL, "collective", blank ? blank + 1 : NULL, "from",
		civil_format(w->entry->about, from));
}

static const char *month_of(const struct writing *w, char out[CIVIL_TEXT_SIZE])
{
	civil_format(w->entry->about, out);
	out[strlen("2020-01")] = '\0';
	return out;
}

/* What is due for an ended case is read from its derived line. */
static bool make_statements(struct writing *w)
{
	CLERK;
	char month[CIVIL_TEXT_SIZE];
	return demo_stale_derive(w->build, w->err) &&
	       ACT("draw_allowances", 0, NULL, NULL, w->err, "month", month_of(w, month));
}

/* A small office may have had nothing to pay for in the month. */
static bool approve_statements(struct writing *w)
{
	DIRECTOR;
	struct statement_list drafts;
	char month[CIVIL_TEXT_SIZE];
	if (!statements_load(w->build->office->store, w->entry->about, 0, &drafts, w->err))
		return false;
	bool none = drafts.count == 0;
	statement_list_free(&drafts);
	return none || ACT("approve_allowances", 0, NULL, NULL, w->err, "month", month_of(w, month));
}

static bool (*const ways[])(struct writing *w) = {
	[DIARY_TARIFF] = add_tariff,
	[DIARY_TRAINING] = add_training,
	[DIARY_ASSESSMENT] = assess,
	[DIARY_STATEMENTS] = make_statements,
	[DIARY_APPROVAL] = approve_statements,
};

bool demo_diary_carry(
	struct demo_diary *diary, struct demo_build *build, civil_date day, int minute, struct error *err)
{
	while (demo_diary_is_due(diary, day, minute)) {
		struct writing writing = {build, &diary->entries[diary->next++], err};
		if (!ways[writing.entry->kind](&writing))
			return false;
	}
	return true;
}
