#include "office/demo_life.h"

#include "base/i18n.h"
#include "office/demo_course.h"
#include "office/demo_plan.h"
#include "office/demo_ties.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STREAM_CASE = 1, STREAM_COMPLAINT = 2, STREAM_QUICK = 3, STREAM_COUNSEL = 4 };

/* What these are there to show is shown of one arbitrator. */
static const unsigned one_seat =
	FATE_OFFERED | FATE_OVERDUE_OFFER | FATE_DECLINED | FATE_JOINED | FATE_HEARD_TODAY | FATE_RECUSAL;

int demo_station_of(const struct demo_world *world, int arbitrator)
{
	int part_time = arbitrator - world->full_time;
	int named = (int)world->words->lists[WORDS_SUB_DISTRICT].count;
	return part_time >= 0 && part_time < named ? part_time % world->stations : -1;
}

static const struct demo_word *pick_claim(const struct demo_words *words, const char *cause, int nth)
{
	for (size_t i = 0; i < words->lists[WORDS_CLAIM].count; i++) {
		const struct demo_word *claim = &words->lists[WORDS_CLAIM].items[i];
		if (strcmp(claim->more, cause) == 0 && nth-- == 0)
			return claim;
	}
	return NULL;
}

/* What is claimed: the cause's own claim first, others now and then; money in whole 分. */
static void make_claims(const struct demo_world *world, struct demo_life *life, struct demo_random *random)
{
	const struct demo_word *cause = demo_pick(world->words, WORDS_CAUSE, random);
	char *rest = NULL;
	int low = (int)strtol(cause->more, &rest, 10), high = (int)strtol(rest, NULL, 10);
	life->cause = cause->text;
	for (int i = 0; i < LIFE_CLAIMS; i++) {
		const struct demo_word *claim = pick_claim(world->words, cause->text, i);
		if (!claim || (i > 0 && !demo_chance(random, 350)))
			break;
		/* Two draws make small sums common and large ones rare. */
		int range = demo_below(random, high - low + 1);
		int64_t amount = low + demo_below(random, range + 1);
		if (i > 0)
			amount /= 4;
		amount = (amount * 100 + (amount ? demo_below(random, 100) : 0)) * life->head_count;
		life->claims[i].content = claim->text;
		life->claims[i].amount = amount;
		life->amount += amount;
		life->claim_count++;
	}
}

/* Firms of their own, but in some cases whose tribunal is still to be formed one that sends arbitrators: they
 * are kept from it. */
static void make_counsel(const struct demo_world *world, struct demo_life *life)
{
	enum { SENT = 650, IN_OPEN_CASE = 600 /* per mille */ };
	struct demo_random random = demo_random_stream(STREAM_COUNSEL, life->index);
	bool open = life->fate->traits & (FATE_UNSERVED | FATE_UNFORMED | FATE_OFFERED | FATE_OVERDUE_OFFER);
	if (open && !life->collective && demo_chance(&random, IN_OPEN_CASE)) {
		demo_person(world->words, &random, life->representatives[SIDE_APPLICANT]);
		const struct demo_word *word = demo_pick(world->words, WORDS_LAW_FIRM, &random);
		snprintf(life->firms[SIDE_APPLICANT], DEMO_NAME_SIZE, "%s", word->more);
	} else if (!life->collective && demo_chance(&random, SENT)) {
		const struct demo_word *word = demo_pick(world->words, WORDS_COUNSEL, &random);
		snprintf(life->firms[SIDE_APPLICANT], DEMO_NAME_SIZE, "%s", word->text);
	}
	/* This year, so that a draw knows of it; in the waiting case itself the employer has gone to others.
	 */
	bool client = civil_split(life->accepted).year == civil_split(world->today).year &&
		      !(life->fate->traits & FATE_UNFORMED);
	const char *counsel = client ? demo_counsel_of(world, life->employer) : NULL;
	if (counsel) {
		demo_person(world->words, &random, life->representatives[SIDE_RESPONDENT]);
		snprintf(life->firms[SIDE_RESPONDENT], DEMO_NAME_SIZE, "%s", counsel);
	} else if (demo_chance(&random, SENT))
		snprintf(life->firms[SIDE_RESPONDENT], DEMO_NAME_SIZE, "%s",
			demo_pick(world->words, WORDS_COUNSEL, &random)->text);
}

static void make_people(const struct demo_world *world, struct demo_life *life, struct demo_random *random)
{
	life->head_count = 1;
	life->collective = life->fate->traits & FATE_COLLECTIVE ||
			   (demo_chance(random, 23) && !(life->fate->traits & one_seat));
	if (life->collective)
		life->head_count = demo_chance(random, 60) ? demo_between(random, 40, 120)
							   : demo_between(random, 10, 30);
	else if (demo_chance(random, 60))
		life->head_count = demo_between(random, 2, 9);
	demo_person(world->words, random, life->applicant);
	/* Many workers send one of them; companies send somebody more often than single workers do. */
	if (life->collective || demo_chance(random, 120))
		demo_person(world->words, random, life->representatives[SIDE_APPLICANT]);
	if (demo_chance(random, 500))
		demo_person(world->words, random, life->representatives[SIDE_RESPONDENT]);
	demo_phone(random, life->phone);
	demo_address(world->words, random, life->address);
	/* A few employers come again and again. */
	int top = demo_between(random, 1, world->employers);
	life->employer = demo_below(random, top);
	life->station = demo_chance(random, 180) ? demo_below(random, world->stations) : -1;
	life->clerk = demo_below(random, world->clerks);
	make_counsel(world, life);
}

enum { FORMING_DAYS = 21 }; /* from acceptance until every seat is taken */

static bool can_sit(const struct demo_world *world, const struct demo_life *life, int arbitrator)
{
	for (int i = 0; i < SLOT_SEATS; i++)
		if (life->seats[i] == arbitrator)
			return false;
	for (int i = 0; i < life->left_count; i++)
		if (life->left[i] == arbitrator)
			return false;
	/* A namesake would have to show first that he is another. */
	const char *name = world->arbitrators[arbitrator].name;
	if (strcmp(name, life->applicant) == 0 || strcmp(name, life->representatives[SIDE_APPLICANT]) == 0 ||
		strcmp(name, life->representatives[SIDE_RESPONDENT]) == 0)
		return false;
	for (int side = 0; side < 2; side++)
		if (*life->firms[side] && demo_comes_from(world, arbitrator, life->firms[side]))
			return false;
	/* Nobody takes a seat in the weeks in which he is away. */
	if (demo_slots_is_away(&world->slots, arbitrator, life->accepted, life->accepted + FORMING_DAYS))
		return false;
	if (demo_is_tied(world, life, arbitrator))
		return false;
	return life->station < 0 || demo_station_of(world, arbitrator) != life->station;
}

/* One of first … first+count-1 who may sit: the least loaded of a few looked at. -1 when nobody may. */
static int choose_among(
	const struct demo_world *world, struct demo_life *life, int first, int count, int limit)
{
	int best = -1, start = demo_below(&life->track.random, count), seen = 0;
	for (int i = 0; i < count && seen < 4; i++) {
		int arbitrator = first + (start + i) % count;
		if (!can_sit(world, life, arbitrator) || (limit && world->load[arbitrator] >= limit))
			continue;
		if (best < 0 || world->load[arbitrator] < world->load[best])
			best = arbitrator;
		seen++;
	}
	return best;
}

/* A part-time arbitrator sits in 226 of 1000 cases. */
int demo_life_choose(struct demo_world *world, struct demo_life *life, int seat)
{
	int chosen = -1;
	bool last = seat == (life->three ? SLOT_SEATS - 1 : 0);
	if (last && world->part_time_cases * 1000 < world->cases * 226)
		chosen = choose_among(world, life, world->full_time, world->part_time, DEMO_PART_TIME_LIMIT);
	return chosen >= 0 ? chosen : choose_among(world, life, 0, world->full_time, 0);
}

void demo_life_seated(struct demo_world *world, int arbitrator, civil_date day)
{
	int year = civil_split(day).year;
	if (year != world->load_year) {
		memset(world->load, 0, (size_t)(world->full_time + world->part_time) * sizeof *world->load);
		world->load_year = year;
	}
	world->load[arbitrator]++;
	world->part_time_cases += arbitrator >= world->full_time;
}

/* Three for ten or more workers and for a few difficult cases, one otherwise. A few tribunals the director
 * chooses. */
static void plan_tribunal(struct demo_world *world, struct demo_life *life)
{
	enum { ASSIGNED = 45, DIFFICULT = 35 /* per mille */ };
	struct demo_random *random = &life->track.random;
	bool plain = (life->fate->traits & one_seat) == 0;
	life->three = life->collective || (plain && demo_chance(random, DIFFICULT));
	if (life->accepted < world->draws_from || (plain && demo_chance(random, ASSIGNED)))
		life->seating = SEATS_ASSIGNED;
}

/* The second of the two has the first one's employer, cause and tribunal. */
static void pair_up(struct demo_world *world, struct demo_life *life)
{
	struct demo_pair *pair = &world->pair;
	if (!(life->fate->traits & FATE_JOINED) || pair->lives == 2)
		return;
	if (pair->lives++ == 0) {
		*pair = (struct demo_pair){.lives = 1, .index = life->index, .employer = life->employer};
		for (int i = 0; i < SLOT_SEATS; i++)
			pair->seats[i] = -1;
		return;
	}
	life->employer = pair->employer;
	life->seating = SEATS_OF_PAIR;
}

struct demo_random demo_life_begin(const struct demo_world *world, struct demo_life *life, uint64_t index,
	const struct demo_fate *fate, civil_date accepted)
{
	struct demo_random random = demo_random_stream(STREAM_CASE, index);
	*life = (struct demo_life){.index = index, .fate = fate, .accepted = accepted};
	for (int i = 0; i < SLOT_SEATS; i++)
		life->seats[i] = -1;
	make_people(world, life, &random);
	return random;
}

static bool laid(const struct demo_life *life, struct error *err)
{
	if (life->track.no_slot)
		return error_set(err, ERR_REFUSED, _("演示数据：第 %llu 件排不出开庭时间。"),
			(unsigned long long)life->index);
	return !life->full || error_set(err, ERR_REFUSED, _("演示数据：第 %llu 件的步骤太多。"),
				      (unsigned long long)life->index);
}

bool demo_life_make(struct demo_world *world, struct demo_life *life, uint64_t index,
	const struct demo_fate *fate, civil_date accepted, struct error *err)
{
	struct demo_random random = demo_life_begin(world, life, index, fate, accepted);
	make_claims(world, life, &random);
	life->track.random = random;
	if (fate->ending != STEP_REJECT && !(fate->traits & FATE_PENDING))
		world->cases++;
	plan_tribunal(world, life);
	pair_up(world, life);

	struct demo_course course = {world, life, &life->track};
	if (demo_course_make(&course, fate) || life->full)
		return laid(life, err);
	/* It would not have ended by today: the parties settled instead. */
	life->track = (struct demo_track){.random = demo_random_stream(STREAM_QUICK, index)};
	life->count = 0;
	demo_course_settle(&course);
	return laid(life, err);
}

bool demo_life_go_on(struct demo_world *world, struct demo_life *life, struct error *err)
{
	enum demo_step_kind last = life->steps[life->next - 1].kind;
	if (last != STEP_SEAT && last != STEP_ANSWER && last != STEP_DECIDE_RECUSAL)
		return true;
	struct demo_course course = {world, life, &life->track};
	demo_course_seat(&course, life->fate);
	return laid(life, err);
}

void demo_complaint_make(
	struct demo_world *world, struct demo_life *life, uint64_t index, civil_date day, bool open)
{
	struct demo_random random = demo_random_stream(STREAM_COMPLAINT, index);
	*life = (struct demo_life){.index = index, .fate = demo_fate_find("complaint"), .accepted = day};
	make_people(world, life, &random);
	life->collective = false;
	life->cause = demo_pick(world->words, WORDS_COMPLAINT, &random)->text;
	life->track.random = random;
	struct demo_course course = {world, life, &life->track};
	demo_course_complaint(&course, open);
}
