/* The demo office: the same each time, and whether its acts have entries of their own or share them. */
#include "store_fixture.h"

#include "office/demo.h"
#include "office/demo_plan.h"
#include "office/draw.h"
#include "office/eligibility.h"
#include "office/names.h"
#include "store/derive.h"
#include "store/private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CASES = 320 };

/* Everything but the pages of the index of names, which are no rows of ours. */
#define EVERYTHING "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'name\\_search%' ESCAPE '\\'"
#define CONTENT EVERYTHING " AND name <> 'journal'"

static void build(struct fixture *f, const char *name, enum demo_way way, char path[128])
{
	snprintf(path, 128, "%s/%s.db", f->folder, name);
	CHECK(f, demo_build(path, CASES, way, NULL, NULL, &f->err));
}

static void two_builds_are_equal(void **state)
{
	struct fixture *f = *state;
	char first[128], second[128];
	build(f, "first", DEMO_ACT_BY_ACT, first);
	build(f, "second", DEMO_ACT_BY_ACT, second);
	char *a = file_dump(first, EVERYTHING), *b = file_dump(second, EVERYTHING);
	assert_non_null(strstr(a, "== journal\n1|"));
	equal_text(a, b);
	free(a);
	free(b);
	assert_int_equal(
		file_int(first, "SELECT count(*) FROM case_state WHERE accepted IS NOT NULL"), CASES);
	assert_int_equal(file_int(first, "SELECT count(*) FROM station"), 8);
}

static void chunks_give_the_same_rows(void **state)
{
	struct fixture *f = *state;
	char single[128], chunks[128];
	build(f, "acts", DEMO_ACT_BY_ACT, single);
	build(f, "chunks", DEMO_IN_CHUNKS, chunks);
	char *a = file_dump(single, CONTENT), *b = file_dump(chunks, CONTENT);
	equal_text(a, b);
	free(a);
	free(b);
	const char *grams = "SELECT count(*) FROM name_search WHERE name_search MATCH '\"有限\"'";
	assert_true(file_int(single, grams) > CASES / 2);
	assert_int_equal(file_int(single, grams), file_int(chunks, grams));
	/* Of what the cases brought, besides their draws: those have their own entries either way. */
	const char *entries = "SELECT count(*) FROM journal WHERE act NOT LIKE 'draw%'"
			      " AND (act = 'demo' OR case_id IS NOT NULL)";
	assert_true(file_int(chunks, entries) < file_int(single, entries) / 10);
}

/* What the docket reads was derived once, at the end: as a rebuild by an ordinary store has it. */
static void derived_rows_are_those_of_a_rebuild(void **state)
{
	struct fixture *f = *state;
	char path[128];
	build(f, "rebuilt", DEMO_ACT_BY_ACT, path);
	char *before = file_dump(path, EVERYTHING);
	struct store *store;
	CHECK(f, store_open(path, &(struct store_options){0}, &store, &f->err));
	CHECK(f, store_rebuild(store, &f->err));
	store_close(store);
	char *after = file_dump(path, EVERYTHING);
	equal_text(before, after);
	free(before);
	free(after);
}

static bool stop_halfway(void *context, double done)
{
	double *seen = context;
	*seen = done;
	return done < 0.5;
}

static void a_cancelled_build_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	char path[128];
	double seen = 0;
	snprintf(path, sizeof path, "%s/cancelled.db", f->folder);
	REFUSED(f, demo_build(path, CASES, DEMO_IN_CHUNKS, stop_halfway, &seen, &f->err), ERR_CANCELLED);
	assert_true(seen >= 0.5 && seen < 1);
	assert_int_not_equal(access(path, F_OK), 0);
}

static void a_file_is_never_overwritten(void **state)
{
	struct fixture *f = *state;
	file_exec(f->path, "CREATE TABLE mine (x)");
	REFUSED(f, demo_build(f->path, CASES, DEMO_BY_SIZE, NULL, NULL, &f->err), ERR_REFUSED);
	assert_int_equal(file_int(f->path, "SELECT count(*) FROM sqlite_schema WHERE name = 'mine'"), 1);
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* At the size of a million, too: an arbitrator whose firm were a party could not sit, and the build would
 * stop. */
static void no_party_sends_an_arbitrator(void **state)
{
	struct fixture *f = *state;
	struct demo_plan plan;
	CHECK(f, demo_plan_init(&plan, 1000000, store_law(f->store)->calendar, &f->err));
	size_t count = (size_t)plan.world.employers;
	assert_true(count > 1000);
	char **employers = calloc(count, sizeof *employers);
	assert_non_null(employers);
	for (size_t i = 0; i < count; i++)
		assert_non_null(employers[i] = name_key(plan.employers[i].name));
	qsort(employers, count, sizeof *employers, compare_texts);
	for (int i = 0; i < plan.world.full_time + plan.world.part_time; i++) {
		char *own = name_key(plan.arbitrators[i].organisation);
		assert_non_null(own);
		assert_null(*own ? bsearch(&own, employers, count, sizeof *employers, compare_texts) : NULL);
		free(own);
	}
	for (size_t i = 0; i < count; i++)
		free(employers[i]);
	free(employers);
	demo_plan_free(&plan);
}

static void open_office(struct fixture *f, const char *path, struct office *office)
{
	const struct office_options options = {
		.path = path, .user = "demo", .today = CIVIL_NONE, .read_only = true};
	CHECK(f, office_open(office, &options, &f->err));
}

static bool is_among(const char *id, const char *const *ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

/* What an arbitrator declared keeps him from cases that are open: the demo can show why. */
static void ties_keep_arbitrators_from_open_cases(void **state)
{
	static const char *const rules[] = {"liaison", "organisation", "relative"};
	enum { RULES = sizeof rules / sizeof *rules };
	struct fixture *f = *state;
	struct office office;
	struct roster roster;
	struct row_list cases;
	char path[128];
	const char *found[RULES];
	size_t count = 0;
	build(f, "ties", DEMO_ACT_BY_ACT, path);
	open_office(f, path, &office);
	CHECK(f, roster_load(office.store, office.today, &roster, &f->err));
	CHECK(f, row_list_all(office.store, &arb_case_table, &cases, &f->err));
	for (size_t i = 0; i < cases.count; i++) {
		struct eligibility_list list;
		CHECK(f, eligibility_load(&office, ROW_AT(&cases, arb_case, i)->id, &roster, office.today,
				 &list, &f->err));
		for (size_t k = 0; k < list.count; k++)
			if (list.items[k].rule && !list.items[k].eligible &&
				is_among(list.items[k].rule->id, rules, RULES) &&
				!is_among(list.items[k].rule->id, found, count))
				found[count++] = list.items[k].rule->id;
		eligibility_list_free(&list);
	}
	assert_int_equal(count, RULES);
	row_list_free(&cases);
	roster_free(&roster);
	office_close(&office);
}

static void says_nothing(void *context, const struct draw *draw, const char *problem)
{
	(void)context, (void)draw;
	assert_null(problem);
}

/* A draw has its own entries in either way: anybody can repeat it. */
static void all_draws_are_verified(struct fixture *f, const char *path)
{
	struct office office;
	struct row_list draws;
	bool holds;
	open_office(f, path, &office);
	CHECK(f, row_list_all(office.store, &draw_table, &draws, &f->err));
	assert_true(draws.count > CASES * 8 / 10);
	for (size_t i = 0; i < draws.count; i++) {
		CHECK(f, draw_verify(&office, ROW_AT(&draws, draw, i)->case_id, says_nothing, NULL, &holds,
				 &f->err));
		assert_true(holds);
	}
	row_list_free(&draws);
	office_close(&office);
}

static void draws_verify_in_either_way(void **state)
{
	struct fixture *f = *state;
	char path[128];
	build(f, "drawn", DEMO_ACT_BY_ACT, path);
	all_draws_are_verified(f, path);
	build(f, "drawn-in-chunks", DEMO_IN_CHUNKS, path);
	all_draws_are_verified(f, path);
	assert_true(file_int(path, "SELECT count(*) FROM tribunal WHERE state = 'declined'") > 0);
}

/* Judged anew with all that is known today: no rule keeps anybody from a case he sits in. */
static void nobody_sits_who_may_not(void **state)
{
	struct fixture *f = *state;
	struct office office;
	struct row_list seats;
	char path[128];
	build(f, "seats", DEMO_ACT_BY_ACT, path);
	open_office(f, path, &office);
	CHECK(f, row_list_all(office.store, &tribunal_table, &seats, &f->err));
	for (size_t i = 0; i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		struct eligibility found;
		if (strcmp(seat->state, "accepted") != 0)
			continue;
		CHECK(f, eligibility_of(&office, seat->case_id, seat->arbitrator_id, seat->id,
				 seat->answered_on, &found, &f->err));
		if (!found.eligible)
			fail_msg("%s", found.reason);
		eligibility_clear(&found);
	}
	row_list_free(&seats);
	office_close(&office);
}

/* Training of two years, weeks of their own, and allowances approved until the month before the last. */
static void arbitrators_have_a_year_behind_them(void **state)
{
	struct fixture *f = *state;
	char path[128];
	build(f, "year", DEMO_ACT_BY_ACT, path);
	const char *trained = "SELECT count(*) FROM (SELECT sum(hours) AS hours FROM training WHERE"
			      " strftime('%Y', day * 86400, 'unixepoch') = '2020' GROUP BY arbitrator_id)"
			      " WHERE hours >= 40";
	int64_t all = file_int(path, "SELECT count(*) FROM arbitrator");
	assert_true(file_int(path, trained) >= all * 9 / 10 && file_int(path, trained) < all);
	assert_true(file_int(path, "SELECT count(*) FROM arbitrator WHERE week < 1023") > 15);
	assert_true(file_int(path, "SELECT count(*) FROM allowance") > 20);
	assert_int_equal(
		file_int(path, "SELECT count(*) FROM allowance_statement WHERE approved_on IS NULL"), 0);
	assert_int_equal(
		file_int(path,
			"SELECT strftime('%m', max(month) * 86400, 'unixepoch') FROM allowance_statement"),
		11);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(no_party_sends_an_arbitrator),
		TEST(two_builds_are_equal),
		TEST(chunks_give_the_same_rows),
		TEST(derived_rows_are_those_of_a_rebuild),
		TEST(ties_keep_arbitrators_from_open_cases),
		TEST(draws_verify_in_either_way),
		TEST(nobody_sits_who_may_not),
		TEST(arbitrators_have_a_year_behind_them),
		TEST(a_cancelled_build_leaves_nothing),
		TEST(a_file_is_never_overwritten),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
