/* Many cases at once: nobody excluded, nobody above what he may take, three with a full-time one; and no plan
 * is better, which small ones are tried out for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law_fixture.h"
#include "office/assign_search.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_PERSONS = 40, MOST_CASES = 60 };

struct week {
	struct assign_person persons[MOST_PERSONS];
	struct assign_case cases[MOST_CASES];
	uint8_t fits[MOST_CASES][MOST_PERSONS];
	size_t person_count, case_count;
};

static void invent(struct week *week, struct law_random *random, size_t persons, size_t cases)
{
	*week = (struct week){.person_count = persons, .case_count = cases};
	for (size_t i = 0; i < persons; i++) {
		bool full_time = law_random_below(random, 3) == 0;
		week->persons[i] =
			(struct assign_person){.load = (int)law_random_below(random, full_time ? 200 : 30),
				.capacity = full_time ? 250 : 30,
				.most = law_random_below(random, 5) ? -1 : (int)law_random_below(random, 3),
				.full_time = full_time};
	}
	for (size_t c = 0; c < cases; c++) {
		for (size_t i = 0; i < persons; i++)
			week->fits[c][i] = (uint8_t)law_random_below(random, 3);
		week->cases[c] = (struct assign_case){
			.three = law_random_below(random, 6) == 0, .fits = week->fits[c]};
	}
}

static size_t seats(const struct assign_case *of)
{
	return of->three ? 3 : 1;
}

/* Checked without what the search is made of. */
static void is_lawful(const struct week *week)
{
	int taken[MOST_PERSONS] = {0};
	for (size_t c = 0; c < week->case_count; c++) {
		const struct assign_case *of = &week->cases[c];
		bool full_time = false;
		for (size_t s = 0; of->assigned && s < seats(of); s++) {
			size_t person = of->persons[s];
			assert_true(person < week->person_count);
			assert_int_not_equal(of->fits[person], FIT_NONE);
			for (size_t other = 0; other < s; other++)
				assert_true(of->persons[other] != person);
			full_time = full_time || week->persons[person].full_time;
			taken[person]++;
		}
		assert_true(!of->assigned || !of->three || full_time);
	}
	for (size_t i = 0; i < week->person_count; i++)
		assert_true(week->persons[i].most < 0 || taken[i] <= week->persons[i].most);
}

static size_t assigned(const struct week *week)
{
	size_t count = 0;
	for (size_t c = 0; c < week->case_count; c++)
		count += week->cases[c].assigned ? seats(&week->cases[c]) : 0;
	return count;
}

/* What the plan costs, as the header says: each further case the share of his year that he then has. */
static double cost(const struct week *week)
{
	int taken[MOST_PERSONS] = {0};
	double sum = 0;
	for (size_t c = 0; c < week->case_count; c++) {
		const struct assign_case *of = &week->cases[c];
		sum += of->assigned ? 0 : 1e4 * (double)seats(of);
		for (size_t s = 0; of->assigned && s < seats(of); s++) {
			const struct assign_person *one = &week->persons[of->persons[s]];
			sum += 100.0 * (one->load + ++taken[of->persons[s]]) / one->capacity;
			sum += of->fits[of->persons[s]] == FIT_SPECIALITY ? 0 : 1;
		}
	}
	return sum;
}

static void every_plan_is_lawful(void **state)
{
	(void)state;
	struct law_random random = {20201123};
	static struct week week;
	for (int round = 0; round < 25; round++) {
		struct error err = ERROR_INIT;
		invent(&week, &random, 1 + law_random_below(&random, MOST_PERSONS),
			law_random_below(&random, MOST_CASES));
		assert_true(
			assign_search(week.persons, week.person_count, week.cases, week.case_count, &err));
		is_lawful(&week);
		size_t found = assigned(&week), next = 0;
		assert_true(
			assign_by_turns(week.persons, week.person_count, week.cases, week.case_count, &next));
		is_lawful(&week);
		assert_true(found >= assigned(&week));
	}
}

/* All plans of a few sole cases among a few people. */
static double best_cost(struct week *week, size_t from, struct week *tried)
{
	if (from == week->case_count) {
		int taken[MOST_PERSONS] = {0};
		for (size_t c = 0; c < week->case_count; c++)
			if (tried->cases[c].assigned)
				taken[tried->cases[c].persons[0]]++;
		for (size_t i = 0; i < week->person_count; i++)
			if (week->persons[i].most >= 0 && taken[i] > week->persons[i].most)
				return 1e9;
		return cost(tried);
	}
	tried->cases[from].assigned = false;
	double best = best_cost(week, from + 1, tried);
	for (size_t i = 0; i < week->person_count; i++) {
		if (week->fits[from][i] == FIT_NONE)
			continue;
		tried->cases[from].assigned = true;
		tried->cases[from].persons[0] = i;
		double other = best_cost(week, from + 1, tried);
		best = other < best ? other : best;
	}
	return best;
}

static void no_plan_is_better(void **state)
{
	(void)state;
	struct law_random random = {7};
	static struct week week, tried;
	for (int round = 0; round < 40; round++) {
		struct error err = ERROR_INIT;
		invent(&week, &random, 1 + law_random_below(&random, 4), 1 + law_random_below(&random, 5));
		for (size_t c = 0; c < week.case_count; c++)
			week.cases[c].three = false;
		tried = week;
		assert_true(
			assign_search(week.persons, week.person_count, week.cases, week.case_count, &err));
		double found = cost(&week), best = best_cost(&week, 0, &tried);
		if (fabs(found - best) > 1e-3)
			fail_msg("round %d: %.4f, the best is %.4f", round, found, best);
	}
}

/* Equals share the work: the loads of a week of many cases differ by one at most. */
static void equals_have_equal_work(void **state)
{
	(void)state;
	static struct week week;
	struct law_random random = {1};
	struct error err = ERROR_INIT;
	invent(&week, &random, 27, 55);
	for (size_t i = 0; i < week.person_count; i++)
		week.persons[i] = (struct assign_person){.load = 10, .capacity = 30, .most = -1};
	for (size_t c = 0; c < week.case_count; c++) {
		week.cases[c].three = false;
		memset(week.fits[c], FIT_USUAL, sizeof week.fits[c]);
	}
	assert_true(assign_search(week.persons, week.person_count, week.cases, week.case_count, &err));
	struct assign_fairness fairness =
		assign_fairness(week.persons, week.person_count, week.cases, week.case_count);
	assert_int_equal(fairness.persons, 27);
	assert_int_equal(fairness.new_least, 2);
	assert_int_equal(fairness.new_most, 3);
	/* Who has more already gets less. */
	week.persons[0].load = 20;
	assert_true(assign_search(week.persons, week.person_count, week.cases, week.case_count, &err));
	for (size_t c = 0; c < week.case_count; c++)
		assert_true(week.cases[c].persons[0] != 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_plan_is_lawful),
		cmocka_unit_test(no_plan_is_better),
		cmocka_unit_test(equals_have_equal_work),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
