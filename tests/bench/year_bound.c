#include "year_bound.h"

#include <glpk.h>

enum { ENTRIES = 2 }; /* of a column at most: the case and the day */

static double day_minutes(const struct slot_house *house, civil_date day)
{
	double minutes = 0, rooms = 0;
	for (size_t s = 0; law_is_working(house->law->calendar, day) && s < house->session_count; s++)
		minutes += house->sessions[s].until - house->sessions[s].from;
	for (size_t r = 0; r < house->room_count; r++)
		rooms += !house->rooms[r].is_online;
	return minutes * rooms;
}

static void add_column(glp_prob *problem, double cost, int case_row, int day_row, double minutes)
{
	int rows[1 + ENTRIES] = {0, case_row, day_row};
	double values[1 + ENTRIES] = {0, 1, minutes};
	int column = glp_add_cols(problem, 1);
	glp_set_col_bnds(problem, column, GLP_DB, 0, 1);
	glp_set_obj_coef(problem, column, cost);
	glp_set_mat_col(problem, column, day_row ? 2 : 1, rows, values);
}

/* The rows are the days, then the cases; each case is heard on one of its days, or late, which costs 1. */
static void add_case(
	glp_prob *problem, const struct law_calendar *calendar, const struct year_case *of, civil_date first)
{
	int row = glp_add_rows(problem, 1);
	glp_set_row_bnds(problem, row, GLP_FX, 1, 1);
	for (civil_date day = of->first; day <= of->last; day++)
		if (law_is_working(calendar, day))
			add_column(problem, 0, row, day - first + 1, of->minutes);
	add_column(problem, 1, row, 0, 0);
}

double year_least_late(const struct slot_house *house, const struct year_case *cases, size_t count)
{
	glp_smcp options;
	civil_date first = CIVIL_LAST, last = CIVIL_NONE;
	for (size_t i = 0; i < count; i++) {
		first = cases[i].first < first ? cases[i].first : first;
		last = i == 0 || cases[i].last > last ? cases[i].last : last;
	}
	int output = glp_term_out(GLP_OFF); /* it talks on standard output */
	glp_prob *problem = glp_create_prob();
	glp_set_obj_dir(problem, GLP_MIN);
	for (civil_date day = first; count && day <= last; day++)
		glp_set_row_bnds(problem, glp_add_rows(problem, 1), GLP_UP, 0, day_minutes(house, day));
	for (size_t i = 0; i < count; i++)
		add_case(problem, house->law->calendar, &cases[i], first);
	glp_init_smcp(&options);
	options.presolve = GLP_ON;
	options.msg_lev = GLP_MSG_OFF;
	double least = -1;
	if (glp_simplex(problem, &options) == 0 && glp_get_status(problem) == GLP_OPT)
		least = glp_get_obj_val(problem);
	glp_delete_prob(problem);
	glp_term_out(output);
	return least;
}
