/* demo_seats.c — who sits in a case: by the office's own draws, offers and answers, or chosen by the
 * director. */
#include "base/i18n.h"
#include "office/act.h"
#include "office/demo_carry.h"
#include "office/draw.h"
#include "office/draw_pick.h"
#include "office/eligibility.h"
#include "office/seats.h"
#include "store/row.h"

#include <stdlib.h>
#include <string.h>

enum { STREAM_SEEDS = 41, DRAWS_A_CASE = 16, TRIES = 256 };

/* ---- who sits now ---- */

static int compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* Of the plan; rows were made in its order. */
static int arbitrator_of(const struct demo_build *build, int64_t id)
{
	const struct demo_world *world = &build->plan->world;
	size_t count = (size_t)world->full_time + (size_t)world->part_time;
	const int64_t *found = bsearch(&id, build->arbitrators, count, sizeof id, compare_ids);
	return found ? (int)(found - build->arbitrators) : -1;
}

static bool was_seated(const int seats[SLOT_SEATS], int arbitrator)
{
	for (int i = 0; i < SLOT_SEATS; i++)
		if (seats[i] == arbitrator)
			return true;
	return false;
}

static void take_leave(struct carrying *c, const struct tribunal *row)
{
	struct demo_life *life = c->life;
	if (life->left_count < LIFE_LEFT)
		life->left[life->left_count++] = arbitrator_of(c->build, row->arbitrator_id);
}

static void take_seat(struct carrying *c, const struct tribunal *row)
{
	struct demo_life *life = c->life;
	bool member = strcmp(row->seat, "member") == 0;
	int at = !member ? 0 : life->seats[1] < 0 ? 1 : 2;
	life->seats[at] = arbitrator_of(c->build, row->arbitrator_id);
	life->seat_ids[at] = row->id;
	life->awaited[at] = strcmp(row->state, "offered") == 0;
}

/* The pair's second case gets the tribunal of the first. */
static void tell_pair(const struct demo_life *life, struct demo_pair *pair)
{
	if (pair->lives == 0 || pair->index != life->index || life->awaited[0])
		return;
	pair->case_id = life->case_id;
	memcpy(pair->seats, life->seats, sizeof pair->seats);
}

/* From the rows: what an act did to the tribunal is known nowhere else. */
static bool read_seats(struct carrying *c)
{
	struct demo_life *life = c->life;
	struct demo_world *world = &c->build->plan->world;
	struct row_list rows;
	int before[SLOT_SEATS];
	if (!row_list_of_case(c->build->office->store, &tribunal_table, life->case_id, &rows, c->err))
		return false;
	memcpy(before, life->seats, sizeof before);
	for (int i = 0; i < SLOT_SEATS; i++) {
		life->seats[i] = -1;
		life->awaited[i] = false;
	}
	life->left_count = 0;
	for (size_t i = 0; i < rows.count; i++) {
		const struct tribunal *row = ROW_AT(&rows, tribunal, i);
		if (seat_is_taken(row))
			take_seat(c, row);
		else
			take_leave(c, row);
	}
	row_list_free(&rows);
	for (int i = 0; i < SLOT_SEATS; i++)
		if (life->seats[i] >= 0 && !was_seated(before, life->seats[i]))
			demo_life_seated(world, life->seats[i], c->step->day);
	tell_pair(life, &world->pair);
	/* The next draw reads how many cases everybody has. */
	return civil_split(c->step->day).year != civil_split(world->today).year ||
	       demo_stale_add(c->build, life->case_id, c->err);
}

/* ---- drawing ---- */

enum wish { ANYBODY, PART_TIME, FULL_TIME };

/* What the case is there to show. */
static enum wish wish_of(const struct demo_life *life)
{
	unsigned traits = life->fate->traits;
	if (traits & FATE_HEARD_TODAY) /* who has another post may not come on a day that is fixed */
		return FULL_TIME;
	bool offer = traits & (FATE_OFFERED | FATE_OVERDUE_OFFER | FATE_DECLINED);
	return offer && life->draws == 0 ? PART_TIME : ANYBODY;
}

/* Would a draw with that seed give all seats to people of the kind that is wished for? */
static bool falls_on(const struct draw_record *record, const unsigned char seed[DRAW_SEED], enum wish wish,
	bool *falls, struct error *err)
{
	unsigned char commitment[DRAW_SEED];
	size_t picked[DRAW_SEATS];
	struct strbuf text = {0};
	draw_record_write(record, &text);
	bool good = !text.failed || error_set(err, ERR_NOMEM, _("内存不足"));
	if (good)
		draw_commitment(seed, strbuf_text(&text), commitment);
	strbuf_free(&text);
	if (!good || !draw_pick(record, seed, commitment, picked, err))
		return false;
	*falls = true;
	for (int i = 0; i < record->seat_count; i++)
		*falls = *falls && record->eligible[picked[i]].full_time == (wish == FULL_TIME);
	return true;
}

static void next_seed(struct demo_random *random, unsigned char seed[DRAW_SEED])
{
	for (int i = 0; i < DRAW_SEED; i += 8) {
		uint64_t number = demo_random_next(random);
		memcpy(seed + i, &number, sizeof number);
	}
}

/* The case's own seeds, the same in every build. One that is to show an offer takes the first that falls on a
 * part-time arbitrator: this is why nobody but the demo gives a seed of his own. */
static bool find_seed(struct carrying *c, const char *three, unsigned char seed[DRAW_SEED])
{
	struct demo_life *life = c->life;
	struct demo_random random =
		demo_random_stream(STREAM_SEEDS, life->index * DRAWS_A_CASE + (uint64_t)life->draws);
	enum wish wish = wish_of(life);
	struct draw_record record;
	next_seed(&random, seed);
	if (wish == ANYBODY)
		return true;
	if (!draw_prepare(c->build->office, life->case_id, three != NULL, &record, c->err))
		return false;
	bool good = true, falls = false;
	for (int i = 0; good && !falls && i < TRIES; i++) {
		good = falls_on(&record, seed, wish, &falls, c->err);
		if (good && !falls)
			next_seed(&random, seed);
	}
	draw_record_free(&record);
	return good;
}

static bool draw(struct carrying *c)
{
	struct office *office = c->build->office;
	const char *three = c->life->three ? "1" : NULL;
	unsigned char seed[DRAW_SEED];
	struct act_call call;
	struct act_result result = {.case_id = c->life->case_id};
	if (!demo_stale_derive(c->build, c->err) ||
		!demo_stand_in(c->build, &c->actor, c->step->day, c->step->minute, c->err))
		return false;
	act_call_init(&call, act_find("draw"), c->life->case_id);
	bool good = (!three || act_call_set(office, &call, "three", three, c->err)) &&
		    find_seed(c, three, seed) && draw_seats(office, &call, seed, &result, c->err);
	c->life->draws++;
	act_call_clear(&call);
	act_result_clear(&result);
	return good;
}

/* ---- choosing ---- */

static bool may_sit(struct carrying *c, int arbitrator, int64_t seat_id, struct strbuf *why, bool *may)
{
	struct eligibility found;
	if (!eligibility_of(c->build->office, c->life->case_id, c->build->arbitrators[arbitrator], seat_id,
		    c->step->day, &found, c->err))
		return false;
	*may = found.eligible;
	if (why)
		eligibility_explain(&found, why);
	eligibility_clear(&found);
	return true;
}

/* The director's act, in a step that is a clerk's otherwise. */
static bool assign(struct carrying *c, int arbitrator, const char *seat, const char *reason)
{
	char id[DEMO_ID_SIZE];
	const struct demo_actor director = {c->build->director, 0, true};
	return demo_act(c->build, &director, c->step->day, c->step->minute, "assign", c->life->case_id, NULL,
		NULL, c->err, "arbitrator", demo_id(c->build->arbitrators[arbitrator], id), "seat", seat,
		"reason", reason, (const char *)NULL);
}

/* What a firm has done in other cases is known to the office alone, and only of those that it has derived. */
static bool choose(struct carrying *c, int seat, int *chosen)
{
	struct demo_life *life = c->life;
	struct demo_world *world = &c->build->plan->world;
	bool may = false;
	while (!may) {
		*chosen = life->left_count < LIFE_LEFT ? demo_life_choose(world, life, seat) : -1;
		if (*chosen < 0)
			return error_set(c->err, ERR_REFUSED, _("演示数据：第 %llu 件没有人可以承办。"),
				(unsigned long long)life->index);
		if (civil_split(c->step->day).year != civil_split(world->today).year)
			return true;
		if (!may_sit(c, *chosen, 0, NULL, &may))
			return false;
		if (!may)
			life->left[life->left_count++] = *chosen;
	}
	return true;
}

/* Before the office drew its tribunals, whose turn it was. */
static bool assign_all(struct carrying *c)
{
	static const char *const seats[] = {"presiding", "member", "member"};
	struct demo_life *life = c->life;
	struct demo_plan *plan = c->build->plan;
	const char *reason = life->accepted < plan->world.draws_from
				     ? _("按轮次指定")
				     : demo_pick(&plan->words, WORDS_ASSIGN, &life->track.random)->text;
	for (int i = 0; i < (life->three ? SLOT_SEATS : 1); i++) {
		if (life->seats[i] >= 0)
			continue;
		int chosen;
		if (!choose(c, i, &chosen))
			return false;
		if (!assign(c, chosen, life->three ? seats[i] : "sole", reason))
			return false;
		life->seats[i] = chosen;
		demo_life_seated(&plan->world, chosen, c->step->day);
	}
	return true;
}

static bool assign_pair(struct carrying *c, bool *done)
{
	const struct demo_pair *pair = &c->build->plan->world.pair;
	*done = false;
	return pair->seats[0] < 0 || !may_sit(c, pair->seats[0], 0, NULL, done) || !*done ||
	       assign(c, pair->seats[0], "sole", _("与并案的案件由同一仲裁员审理"));
}

bool carry_seat_alone(const struct carrying *c)
{
	return c->step->kind == STEP_SEAT && c->life->seating != SEATS_ASSIGNED;
}

bool carry_seat(struct carrying *c)
{
	bool done = c->life->seating == SEATS_ASSIGNED;
	if (done && !assign_all(c))
		return false;
	if (c->life->seating == SEATS_OF_PAIR && !assign_pair(c, &done))
		return false;
	return (done || draw(c)) && read_seats(c);
}

/* ---- answers and recusals ---- */

/* Whom a rule has come to keep from the case since he was asked says no. */
bool carry_answer(struct carrying *c)
{
	struct demo_life *life = c->life;
	int seat = c->step->a;
	char id[DEMO_ID_SIZE];
	struct strbuf why = {0};
	bool may = c->step->b != 0;
	if (may && !may_sit(c, life->seats[seat], life->seat_ids[seat], &why, &may)) {
		strbuf_free(&why);
		return false;
	}
	demo_id(life->seat_ids[seat], id);
	bool good = may ? ACT("accept_seat", life->case_id, NULL, NULL, c->err, "seat", id)
			: ACT("decline_seat", life->case_id, NULL, NULL, c->err, "seat", id, "reason",
				  c->step->text ? c->step->text : strbuf_text(&why));
	life->track.declined += !may;
	strbuf_free(&why);
	return good && read_seats(c);
}

bool carry_recuse(struct carrying *c)
{
	static const char *const sides[] = {[SIDE_APPLICANT] = "applicant", [SIDE_RESPONDENT] = "respondent"};
	char id[DEMO_ID_SIZE];
	return ACT("request_recusal", c->life->case_id, NULL, NULL, c->err, "who", sides[c->step->b],
		"arbitrator", demo_id(c->build->arbitrators[c->life->seats[c->step->a]], id), "ground",
		demo_more(&c->build->plan->words, WORDS_RECUSE, c->step->text), "note", c->step->text);
}

bool carry_decide_recusal(struct carrying *c)
{
	bool granted = c->step->b != 0;
	return ACT("decide_recusal", c->life->case_id, NULL, NULL, c->err, "granted", granted ? "1" : "0",
		       "note", granted ? NULL : _("所述情形经核实不成立，驳回申请")) &&
	       read_seats(c);
}

bool carry_join(struct carrying *c)
{
	struct arb_case first;
	const struct demo_pair *pair = &c->build->plan->world.pair;
	if (!pair->case_id)
		return true;
	if (!row_get(c->build->office->store, &arb_case_table, pair->case_id, &first, c->err))
		return false;
	bool good = ACT("join_cases", c->life->case_id, NULL, NULL, c->err, "with", first.case_number);
	row_clear(&arb_case_table, &first);
	return good;
}
