#include "office/assign_search.h"

#include "base/i18n.h"

#include <glpk.h>
#include <math.h>
#include <stdlib.h>

/* Costs: what a case that stays without arbitrators costs is beyond any sum of the others. */
static const double COST_UNASSIGNED = 1e4, COST_SHARE = 100, COST_NO_SPECIALITY = 1;

enum { SOLVER_MILLISECONDS = 8000 };

/* ---- The model: rows are the cases, then their full-time members, then the persons; columns are the pairs
 * that are possible, the cases left out, then each person's steps of work. ---- */

struct model {
	glp_prob *problem;
	const struct assign_person *persons;
	size_t person_count;
	struct assign_case *cases;
	size_t case_count;
	int *pairs; /* column of case × person, 0 where it is excluded; owned */
	int *rows; /* scratch: 1-based, as the solver wants them */
	double *values;
};

static int *pair(const struct model *model, size_t arb_case, size_t person)
{
	return &model->pairs[arb_case * model->person_count + person];
}

static int seats(const struct assign_case *of)
{
	return (int)assign_seats(of); /* the solver counts in int */
}

static int case_row(size_t arb_case)
{
	return 2 * (int)arb_case + 1;
}

static int full_time_row(size_t arb_case)
{
	return 2 * (int)arb_case + 2;
}

static int person_row(const struct model *model, size_t person)
{
	return 2 * (int)model->case_count + 1 + (int)person;
}

static void set_column(
	struct model *model, int column, double least, double most, double cost, int length, bool integer)
{
	glp_set_col_bnds(model->problem, column, GLP_DB, least, most);
	glp_set_obj_coef(model->problem, column, cost);
	glp_set_mat_col(model->problem, column, length, model->rows, model->values);
	if (integer)
		glp_set_col_kind(model->problem, column, GLP_BV);
}

static void add_entry(struct model *model, int *length, int row, double value)
{
	(*length)++;
	model->rows[*length] = row;
	model->values[*length] = value;
}

static void add_pair(struct model *model, size_t arb_case, size_t person)
{
	const struct assign_case *of = &model->cases[arb_case];
	int length = 0;
	add_entry(model, &length, case_row(arb_case), 1);
	if (of->three && model->persons[person].full_time)
		add_entry(model, &length, full_time_row(arb_case), 1);
	add_entry(model, &length, person_row(model, person), 1);
	int column = glp_add_cols(model->problem, 1);
	*pair(model, arb_case, person) = column;
	set_column(model, column, 0, 1, of->fits[person] == FIT_SPECIALITY ? 0 : COST_NO_SPECIALITY, length,
		true);
}

/* A case is whole or left out. */
static void add_case(struct model *model, size_t arb_case)
{
	const struct assign_case *of = &model->cases[arb_case];
	glp_set_row_bnds(model->problem, case_row(arb_case), GLP_FX, seats(of), seats(of));
	glp_set_row_bnds(model->problem, full_time_row(arb_case), of->three ? GLP_LO : GLP_FR, 1, 0);
	for (size_t person = 0; person < model->person_count; person++)
		if (of->fits[person] != FIT_NONE && model->persons[person].most != 0)
			add_pair(model, arb_case, person);
	int length = 0;
	add_entry(model, &length, case_row(arb_case), seats(of));
	if (of->three)
		add_entry(model, &length, full_time_row(arb_case), 1);
	set_column(model, glp_add_cols(model->problem, 1), 0, 1, COST_UNASSIGNED * seats(of), length, true);
}

/* His n-th new case costs what share of his year he then has: the solver takes the cheap steps first. */
static void add_person(struct model *model, size_t person)
{
	const struct assign_person *of = &model->persons[person];
	int most = of->most >= 0 && (size_t)of->most < model->case_count ? of->most : (int)model->case_count;
	glp_set_row_bnds(model->problem, person_row(model, person), GLP_FX, 0, 0);
	for (int step = 1; step <= most; step++) {
		int length = 0;
		add_entry(model, &length, person_row(model, person), -1);
		double share = (double)(of->load + step) / of->capacity;
		set_column(model, glp_add_cols(model->problem, 1), 0, 1, COST_SHARE * share, length, false);
	}
}

static bool build(struct model *model, struct error *err)
{
	size_t pairs = model->case_count * model->person_count;
	model->pairs = calloc(pairs + 1, sizeof *model->pairs);
	model->rows = calloc(ASSIGN_SEATS + 2, sizeof *model->rows);
	model->values = calloc(ASSIGN_SEATS + 2, sizeof *model->values);
	if (!model->pairs || !model->rows || !model->values)
		return error_set(err, ERR_NOMEM, _("内存不足，没有排出分案方案"));
	model->problem = glp_create_prob();
	glp_set_obj_dir(model->problem, GLP_MIN);
	glp_add_rows(model->problem, 2 * (int)model->case_count + (int)model->person_count);
	for (size_t i = 0; i < model->case_count; i++)
		add_case(model, i);
	for (size_t i = 0; i < model->person_count; i++)
		add_person(model, i);
	return true;
}

static void model_free(struct model *model)
{
	if (model->problem)
		glp_delete_prob(model->problem);
	free(model->pairs);
	free(model->rows);
	free(model->values);
}

/* ---- Solving ---- */

static bool solve(struct model *model, struct error *err)
{
	glp_iocp options;
	glp_init_iocp(&options);
	options.presolve = GLP_ON;
	options.msg_lev = GLP_MSG_OFF;
	options.tm_lim = SOLVER_MILLISECONDS;
	options.mip_gap = 1e-6;
	int status = glp_intopt(model->problem, &options);
	int found = glp_mip_status(model->problem);
	/* What was found when the time was over is a plan, if perhaps not the best. */
	return found == GLP_OPT || found == GLP_FEAS ||
	       error_set(err, ERR_REFUSED, _("没有排出分案方案：求解中断（%d）。可以少选几天的案件再试"),
		       status);
}

/* The full-time one presides who has the least to do and, of equals, comes first. */
static void put_presiding_first(const struct model *model, struct assign_case *of)
{
	size_t best = 0;
	for (size_t seat = 1; seat < ASSIGN_SEATS; seat++) {
		const struct assign_person *one = &model->persons[of->persons[seat]];
		const struct assign_person *other = &model->persons[of->persons[best]];
		double share = (double)one->load / one->capacity,
		       other_share = (double)other->load / other->capacity;
		if (one->full_time != other->full_time ? one->full_time : share < other_share)
			best = seat;
	}
	size_t presiding = of->persons[best];
	of->persons[best] = of->persons[0];
	of->persons[0] = presiding;
}

static void read_plan(struct model *model)
{
	for (size_t i = 0; i < model->case_count; i++) {
		struct assign_case *of = &model->cases[i];
		int found = 0;
		for (size_t person = 0; person < model->person_count && found < seats(of); person++) {
			int column = *pair(model, i, person);
			if (column && glp_mip_col_val(model->problem, column) > 0.5)
				of->persons[found++] = person;
		}
		of->assigned = found == seats(of);
		if (of->assigned && of->three)
			put_presiding_first(model, of);
	}
}

bool assign_search(const struct assign_person *persons, size_t person_count, struct assign_case *cases,
	size_t case_count, struct error *err)
{
	for (size_t i = 0; i < case_count; i++)
		cases[i].assigned = false;
	if (case_count == 0 || person_count == 0)
		return true;
	struct model model = {
		.persons = persons, .person_count = person_count, .cases = cases, .case_count = case_count};
	int output = glp_term_out(GLP_OFF); /* it talks on standard output */
	bool good = build(&model, err) && solve(&model, err);
	if (good)
		read_plan(&model);
	model_free(&model);
	glp_term_out(output);
	return good;
}

/* ---- To compare with ---- */

bool assign_by_turns(const struct assign_person *persons, size_t person_count, struct assign_case *cases,
	size_t case_count, size_t *next)
{
	int *taken = calloc(person_count + 1, sizeof *taken);
	if (!taken)
		return false;
	for (size_t i = 0; i < case_count; i++) {
		struct assign_case *of = &cases[i];
		int found = 0;
		bool full_time = false;
		for (size_t step = 0; step < person_count && found < seats(of); step++) {
			size_t person = (*next + step) % person_count;
			const struct assign_person *one = &persons[person];
			bool last = found == seats(of) - 1;
			if (of->fits[person] == FIT_NONE || (one->most >= 0 && taken[person] >= one->most) ||
				(of->three && last && !full_time && !one->full_time))
				continue;
			of->persons[found++] = person;
			full_time = full_time || one->full_time;
		}
		of->assigned = found == seats(of);
		if (!of->assigned)
			continue;
		for (int seat = 0; seat < found; seat++)
			taken[of->persons[seat]]++;
		*next = (of->persons[found - 1] + 1) % person_count;
	}
	free(taken);
	return true;
}

struct assign_fairness assign_fairness(const struct assign_person *persons, size_t person_count,
	const struct assign_case *cases, size_t case_count)
{
	struct assign_fairness out = {0};
	double sum = 0, squares = 0;
	for (size_t person = 0; person < person_count; person++) {
		int fresh = 0;
		bool possible = false;
		for (size_t i = 0; i < case_count; i++) {
			possible =
				possible || (cases[i].fits[person] != FIT_NONE && persons[person].most != 0);
			for (int seat = 0; cases[i].assigned && seat < seats(&cases[i]); seat++)
				fresh += cases[i].persons[seat] == person;
		}
		if (!possible)
			continue;
		double share = 100.0 * (persons[person].load + fresh) / persons[person].capacity;
		out.least = out.persons == 0 || share < out.least ? share : out.least;
		out.most = out.persons == 0 || share > out.most ? share : out.most;
		out.new_least = out.persons == 0 || fresh < out.new_least ? fresh : out.new_least;
		out.new_most = fresh > out.new_most ? fresh : out.new_most;
		sum += share;
		squares += share * share;
		out.persons++;
	}
	if (out.persons) {
		double mean = sum / (double)out.persons;
		double variance = squares / (double)out.persons - mean * mean;
		out.spread = variance > 0 ? sqrt(variance) : 0;
	}
	return out;
}
