#include "office/plan_solver.h"

#include <glpk.h>
#include <stdlib.h>

/* One case past its limit outweighs any number of those that leave no time for the award, one of these any
 * idle time (a whole half-day costs 1); days only decide between plans that are equally good otherwise. */
static const double COST_LATE = 1e5, COST_TIGHT = 1e3, COST_OPEN = 1, COST_DAY = 0.002;

/* Of a choice the solver has made: what is less is a case heard in parts. */
static const double WHOLE = 0.999;

enum {
	ITERATIONS = 50000, /* of the simplex method: some hundred times what a week of a busy office takes */
	LAST_DAYS = 60, /* a case without a limit is looked at so many days long, too */
	FAR_DAYS = 366 /* what is further off, and be it for a year mistyped, is no matter of this plan */
};

struct half_day {
	civil_date date;
	size_t session;
	int minutes; /* of one room, or of a person */
	int room_row; /* in the solver's problem */
};

/* Somebody who is needed in several of the cases, with a row for each half-day that two of them could take.
 */
struct sitter {
	struct busy_key key;
	int *rows; /* owned; by half-day, 0: none yet */
};

/* Somebody in a case. */
struct seat {
	struct busy_key key;
	size_t item;
	struct sitter *sitter; /* NULL: needed in this one only */
};

struct choice {
	size_t item, half;
	int column;
};

struct model {
	struct slot_house *house;
	struct plan_item **items;
	size_t count;
	struct half_day *halves;
	size_t half_count;
	struct seat *seats; /* by item, once the sitters are known */
	size_t seat_count;
	size_t *first_seat; /* of each item, and one past the last */
	struct sitter *sitters;
	size_t sitter_count;
	struct choice *choices;
	size_t choice_count;
	glp_prob *problem;
	int *rows; /* scratch of one column: 1-based, as the solver wants them */
	double *values;
	int length;
};

/* --- Half-days ----------------------------------------------------------------------------------------- */

/* The last day on which a case need be looked at. */
static civil_date last_day(const struct plan_item *item)
{
	civil_date due = item->need.award_due;
	return due == CIVIL_NONE ? item->need.lawful.day + LAST_DAYS : due;
}

static civil_date earlier(civil_date a, civil_date b)
{
	return a < b ? a : b;
}

/* Has it a lawful day at all, and one that is near? */
static bool is_near(const struct slot_house *house, const struct plan_item *item)
{
	civil_date day = item->need.lawful.day;
	return day != CIVIL_NONE && day <= house->today + FAR_DAYS;
}

static bool add_half_days(struct model *model)
{
	const struct slot_house *house = model->house;
	civil_date first = CIVIL_LAST, last = CIVIL_NONE;
	for (size_t i = 0; i < model->count; i++) {
		const struct plan_item *item = model->items[i];
		if (!is_near(house, item))
			continue;
		first = earlier(first, item->need.lawful.day);
		last = last_day(item) > last ? last_day(item) : last;
	}
	last = earlier(last, house->today + FAR_DAYS);
	/* Beyond what any of them looks at there is nothing to be had. */
	size_t most = last >= first ? (size_t)(last - first + 1) * house->session_count : 0;
	model->halves = calloc(most + 1, sizeof *model->halves);
	if (!model->halves)
		return false;
	for (civil_date day = law_roll(house->law->calendar, first); day != CIVIL_NONE && day <= last;
		day = law_working_day(house->law->calendar, day, 1))
		for (size_t s = 0; s < house->session_count; s++)
			model->halves[model->half_count++] = (struct half_day){.date = day,
				.session = s,
				.minutes = house->sessions[s].until - house->sessions[s].from};
	return true;
}

static int minutes_taken(const struct model *model, struct busy_key key, const struct half_day *half)
{
	const struct slot_session *session = &model->house->sessions[half->session];
	uint64_t taken =
		busy_on(&model->house->busy, key, half->date) & busy_quarters(session->from, session->until);
	int minutes = 0;
	for (; taken; taken &= taken - 1)
		minutes += QUARTER;
	return minutes;
}

/* --- Who is needed in several cases --------------------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
	const struct seat *x = a, *y = b;
	if (x->key.kind != y->key.kind)
		return x->key.kind < y->key.kind ? -1 : 1;
	if (x->key.id != y->key.id)
		return x->key.id < y->key.id ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

static int by_item(const void *a, const void *b)
{
	const struct seat *x = a, *y = b;
	return (x->item > y->item) - (x->item < y->item);
}

static bool same_key(const struct seat *a, const struct seat *b)
{
	return a->key.kind == b->key.kind && a->key.id == b->key.id;
}

/* With the seats in the order of their keys. */
static bool add_sitters(struct model *model)
{
	model->sitters = calloc(model->seat_count + 1, sizeof *model->sitters);
	for (size_t i = 0; model->sitters && i < model->seat_count;) {
		size_t end = i + 1;
		while (end < model->seat_count && same_key(&model->seats[i], &model->seats[end]))
			end++;
		if (model->seats[i].item != model->seats[end - 1].item) {
			struct sitter *sitter = &model->sitters[model->sitter_count++];
			*sitter = (struct sitter){
				model->seats[i].key, calloc(model->half_count + 1, sizeof *sitter->rows)};
			if (!sitter->rows)
				return false;
			for (size_t k = i; k < end; k++)
				model->seats[k].sitter = sitter;
		}
		i = end;
	}
	return model->sitters != NULL;
}

static bool add_seats(struct model *model)
{
	size_t all = 0, most = 0;
	for (size_t i = 0; i < model->count; i++) {
		size_t own = model->items[i]->need.who_count;
		all += own;
		most = own > most ? own : most;
	}
	model->seats = calloc(all + 1, sizeof *model->seats);
	model->first_seat = calloc(model->count + 1, sizeof *model->first_seat);
	model->rows = calloc(most + 3, sizeof *model->rows);
	model->values = calloc(most + 3, sizeof *model->values);
	if (!model->seats || !model->first_seat || !model->rows || !model->values)
		return false;
	for (size_t i = 0; i < model->count; i++) {
		const struct hearing_need *need = &model->items[i]->need;
		for (size_t k = 0; k < need->who_count; k++)
			model->seats[model->seat_count++] = (struct seat){.key = need->who[k].key, .item = i};
		model->first_seat[i + 1] = model->seat_count;
	}
	qsort(model->seats, model->seat_count, sizeof *model->seats, by_key);
	bool good = add_sitters(model);
	qsort(model->seats, model->seat_count, sizeof *model->seats, by_item);
	return good;
}

/* --- The linear program -------------------------------------------------------------------------------- */

static int add_row(struct model *model, int kind, double least, double most)
{
	int row = glp_add_rows(model->problem, 1);
	glp_set_row_bnds(model->problem, row, kind, least, most);
	return row;
}

/* An entry of the next column; a second one in the same row is not added. */
static void add_entry(struct model *model, int row, double value)
{
	for (int i = 1; i <= model->length; i++)
		if (model->rows[i] == row)
			return;
	model->length++;
	model->rows[model->length] = row;
	model->values[model->length] = value;
}

static int add_column(struct model *model, double cost, int most)
{
	int column = glp_add_cols(model->problem, 1);
	glp_set_col_bnds(model->problem, column, most > 0 ? GLP_DB : GLP_FX, 0, most);
	glp_set_obj_coef(model->problem, column, cost);
	glp_set_mat_col(model->problem, column, model->length, model->rows, model->values);
	model->length = 0;
	return column;
}

/* The minutes of hearings are at most those of the rooms that are opened. */
static void add_rooms(struct model *model, struct half_day *half)
{
	const struct slot_house *house = model->house;
	int taken = 0, opened = 0, rooms = 0;
	for (size_t r = 0; r < house->room_count; r++) {
		if (house->rooms[r].is_online)
			continue;
		int minutes = minutes_taken(model, (struct busy_key){BUSY_ROOM, house->rooms[r].id}, half);
		rooms++;
		taken += minutes;
		opened += minutes > 0;
	}
	half->room_row = add_row(model, GLP_UP, 0, opened * half->minutes - taken);
	add_entry(model, half->room_row, -half->minutes);
	add_column(model, COST_OPEN, rooms - opened);
}

static int sitter_row(struct model *model, struct sitter *sitter, size_t half)
{
	if (sitter->rows[half] == 0)
		sitter->rows[half] = add_row(model, GLP_UP, 0,
			model->halves[half].minutes -
				minutes_taken(model, sitter->key, &model->halves[half]));
	return sitter->rows[half];
}

static void add_choice(struct model *model, size_t item, size_t half, int case_row)
{
	const struct plan_item *of = model->items[item];
	civil_date day = model->halves[half].date;
	double cost = COST_DAY * (day - model->house->today) + (day > of->hear_by ? COST_TIGHT : 0);
	add_entry(model, case_row, 1);
	add_entry(model, model->halves[half].room_row, of->need.minutes);
	for (size_t i = model->first_seat[item]; i < model->first_seat[item + 1]; i++)
		if (model->seats[i].sitter)
			add_entry(model, sitter_row(model, model->seats[i].sitter, half), of->need.minutes);
	model->choices[model->choice_count++] = (struct choice){item, half, add_column(model, cost, 1)};
}

/* A case is heard on one of the half-days on which everybody can come, or past its limit. */
static void add_item(struct model *model, size_t item)
{
	const struct plan_item *of = model->items[item];
	int row = add_row(model, GLP_FX, 1, 1), choices = 0;
	for (size_t half = 0; half < model->half_count && choices < PLAN_CHOICES; half++) {
		const struct half_day *when = &model->halves[half];
		if (when->date < of->need.lawful.day || when->date > last_day(of) ||
			!slot_people_are_free(model->house, &of->need, when->date, when->session))
			continue;
		add_choice(model, item, half, row);
		choices++;
	}
	add_entry(model, row, 1);
	add_column(model, COST_LATE, 1);
}

static bool build(struct model *model)
{
	if (!add_half_days(model) || !add_seats(model))
		return false;
	model->choices = calloc(model->count * PLAN_CHOICES + 1, sizeof *model->choices);
	if (!model->choices)
		return false;
	model->problem = glp_create_prob();
	glp_set_obj_dir(model->problem, GLP_MIN);
	for (size_t i = 0; i < model->half_count; i++)
		add_rooms(model, &model->halves[i]);
	for (size_t i = 0; i < model->count; i++)
		/* An online room is nobody's bottleneck. */
		if (!model->items[i]->need.online && is_near(model->house, model->items[i]))
			add_item(model, i);
	return true;
}

static bool solve(struct model *model)
{
	glp_smcp options;
	glp_init_smcp(&options);
	options.presolve = GLP_ON;
	options.msg_lev = GLP_MSG_OFF;
	options.it_lim = ITERATIONS; /* not of time: the same cases get the same plan on every machine */
	return glp_simplex(model->problem, &options) == 0 && glp_get_status(model->problem) == GLP_OPT;
}

static void model_free(struct model *model)
{
	if (model->problem)
		glp_delete_prob(model->problem);
	for (size_t i = 0; i < model->sitter_count; i++)
		free(model->sitters[i].rows);
	free(model->halves);
	free(model->seats);
	free(model->first_seat);
	free(model->sitters);
	free(model->choices);
	free(model->rows);
	free(model->values);
}

/* --- From half-days to hours --------------------------------------------------------------------------- */

/* What the solver chose, in the order in which hours are given out: long hearings of a half-day first, the
 * short ones fill what is left of it. */
struct chosen {
	size_t half, item;
	int minutes;
};

static int by_half_day(const void *a, const void *b)
{
	const struct chosen *x = a, *y = b;
	if (x->half != y->half)
		return x->half < y->half ? -1 : 1;
	if (x->minutes != y->minutes)
		return y->minutes - x->minutes;
	return (x->item > y->item) - (x->item < y->item);
}

static bool give_hours(struct model *model)
{
	struct chosen *chosen = calloc(model->count + 1, sizeof *chosen);
	size_t count = 0;
	bool good = chosen != NULL;
	for (size_t i = 0; good && i < model->choice_count; i++) {
		const struct choice *choice = &model->choices[i];
		if (glp_get_col_prim(model->problem, choice->column) >= WHOLE)
			chosen[count++] = (struct chosen){
				choice->half, choice->item, model->items[choice->item]->need.minutes};
	}
	if (good)
		qsort(chosen, count, sizeof *chosen, by_half_day);
	for (size_t i = 0; good && i < count; i++) {
		struct plan_item *item = model->items[chosen[i].item];
		const struct half_day *half = &model->halves[chosen[i].half];
		if (!slot_snug_on(model->house, &item->need, half->date, half->session, &item->slot))
			continue; /* the minutes are there, but not in one piece or in no room that is large
				     enough */
		item->scheduled = true;
		good = slot_take(model->house, &item->need, &item->slot);
	}
	free(chosen);
	return good;
}

static bool solve_block(struct slot_house *house, struct plan_item **items, size_t count)
{
	struct model model = {.house = house, .items = items, .count = count};
	/* What cannot be solved is left to whoever asked, as is what it cannot place. */
	bool good = build(&model) && (!solve(&model) || give_hours(&model));
	model_free(&model);
	return good;
}

bool plan_solve(struct slot_house *house, struct plan_item **order, size_t count)
{
	bool good = true;
	int output = glp_term_out(GLP_OFF); /* it talks on standard output */
	for (size_t from = 0; good && from < count; from += PLAN_BLOCK)
		good = solve_block(
			house, order + from, count - from < PLAN_BLOCK ? count - from : PLAN_BLOCK);
	glp_term_out(output);
	return good;
}
