/* year.c — draws all cases of a demo file in the order of their acceptance, verifies each draw, and says how
 * evenly the part-time arbitrators are loaded: year FILE. The file is changed; give it a copy. Ends with 1
 * when a draw does not verify or somebody is more than a tenth off the mean. */
#include "base/i18n.h"
#include "office/draw.h"
#include "store/roster.h"
#include "store/row.h"
#include "store/txn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct docket_case {
	int64_t id;
	civil_date accepted;
};

static void fail(const struct error *err)
{
	fprintf(stderr, "%s\n", error_text(err));
	exit(1);
}

static int by_acceptance(const void *a, const void *b)
{
	const struct docket_case *x = a, *y = b;
	if (x->accepted != y->accepted)
		return x->accepted < y->accepted ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static civil_date accepted_on(struct office *office, int64_t case_id)
{
	struct row_list events;
	struct error err = ERROR_INIT;
	civil_date day = CIVIL_NONE;
	if (!row_list_of_case(office->store, &event_table, case_id, &events, &err))
		fail(&err);
	for (size_t i = 0; i < events.count && day == CIVIL_NONE; i++)
		if (strcmp(ROW_AT(&events, event, i)->kind, "accepted") == 0)
			day = ROW_AT(&events, event, i)->day;
	row_list_free(&events);
	return day;
}

/* The accepted cases, in their order. */
static struct docket_case *list_cases(struct office *office, size_t *count)
{
	struct row_list cases;
	struct error err = ERROR_INIT;
	if (!row_list_all(office->store, &arb_case_table, &cases, &err))
		fail(&err);
	struct docket_case *list = calloc(cases.count + 1, sizeof *list);
	if (!list)
		exit(1);
	*count = 0;
	for (size_t i = 0; i < cases.count; i++) {
		int64_t id = ROW_AT(&cases, arb_case, i)->id;
		civil_date day = accepted_on(office, id);
		if (day != CIVIL_NONE)
			list[(*count)++] = (struct docket_case){id, day};
	}
	row_list_free(&cases);
	qsort(list, *count, sizeof *list, by_acceptance);
	return list;
}

static void begin(struct office *office, const char *act, int64_t case_id)
{
	struct error err = ERROR_INIT;
	const struct txn_stamp stamp = {office->actor, act, office->today, case_id, NULL};
	if (!txn_begin(office->store, &stamp, &err))
		fail(&err);
}

static void commit(struct office *office)
{
	struct error err = ERROR_INIT;
	if (!txn_commit(office->store, &err))
		fail(&err);
}

static void delete_rows(struct office *office, const struct table *table, int64_t case_id)
{
	struct row_list rows;
	struct error err = ERROR_INIT;
	if (!row_list_of_case(office->store, table, case_id, &rows, &err))
		fail(&err);
	/* In each of these tables the id is the first column. */
	for (size_t i = 0; i < rows.count; i++) {
		int64_t id;
		memcpy(&id, (const char *)rows.items + i * table->row_size, sizeof id);
		if (!row_delete(office->store, table, id, &err))
			fail(&err);
	}
	row_list_free(&rows);
}

/* Takes all seats and draws away, as if nobody had been chosen yet. */
static void vacate(struct office *office, const struct docket_case *cases, size_t count)
{
	begin(office, "draw_year", 0);
	for (size_t i = 0; i < count; i++) {
		delete_rows(office, &tribunal_table, cases[i].id);
		delete_rows(office, &draw_table, cases[i].id);
	}
	commit(office);
}

/* Past the act, whose needs a closed case does not meet. */
static void draw(struct office *office, const struct docket_case *of)
{
	struct error err = ERROR_INIT;
	struct act_result result = {.case_id = of->id};
	int64_t draw_id;
	office->today = of->accepted;
	begin(office, "draw_commit", of->id);
	if (!draw_commit(office, of->id, false, NULL, NULL, &draw_id, &err))
		fail(&err);
	commit(office);
	begin(office, "draw", of->id);
	if (!draw_settle(office, draw_id, &result, &err))
		fail(&err);
	commit(office);
	act_result_clear(&result);
}

static void tell(void *context, const struct draw *row, const char *problem)
{
	(void)context, (void)row;
	if (problem)
		fprintf(stderr, "%s\n", problem);
}

static bool verify(struct office *office, int64_t case_id)
{
	struct error err = ERROR_INIT;
	bool holds;
	if (!draw_verify(office, case_id, tell, NULL, &holds, &err))
		fail(&err);
	return holds;
}

/* Those whose term ran through the whole year. */
static bool was_there(struct office *office, int64_t arbitrator_id, civil_date first, civil_date last)
{
	struct row_list terms;
	struct error err = ERROR_INIT;
	civil_date until = first - 1;
	if (!row_list_where_int(
		    office->store, &appointment_table, "arbitrator_id", arbitrator_id, 0, &terms, &err))
		fail(&err);
	for (size_t i = 0; i < terms.count; i++) {
		const struct appointment *term = ROW_AT(&terms, appointment, i);
		if (term->from_day <= until + 1 && term->until_day > until)
			until = term->until_day;
	}
	row_list_free(&terms);
	return until >= last;
}

struct spread {
	const char *label, *kind;
	int64_t count, sum, least, most;
};

static void measure(struct office *office, int year, struct spread *spread)
{
	struct roster roster;
	struct error err = ERROR_INIT;
	civil_date first = civil_make(year, 1, 1), last = civil_make(year, 12, 31);
	if (!roster_load(office->store, last, &roster, &err))
		fail(&err);
	spread->least = INT64_MAX;
	for (size_t i = 0; i < roster.count; i++) {
		const struct roster_row *who = &roster.items[i];
		if (strcmp(who->arbitrator.kind, spread->kind) != 0 ||
			!was_there(office, who->arbitrator.id, first, last))
			continue;
		spread->count++;
		spread->sum += who->cases_this_year;
		spread->least = who->cases_this_year < spread->least ? who->cases_this_year : spread->least;
		spread->most = who->cases_this_year > spread->most ? who->cases_this_year : spread->most;
	}
	roster_free(&roster);
}

/* How far the one farthest from the mean is off it, in percent. */
static double report(const struct spread *spread)
{
	double mean = spread->count ? (double)spread->sum / (double)spread->count : 0;
	double below = mean - (double)spread->least, above = (double)spread->most - mean;
	double off = mean > 0 ? 100 * (below > above ? below : above) / mean : 0;
	printf("%s: %lld, cases each %lld to %lld, mean %.1f, farthest from it %.1f %%\n", spread->label,
		(long long)spread->count, (long long)spread->least, (long long)spread->most, mean, off);
	return off;
}

static double seconds_since(const struct timespec *start)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

int main(int argc, char **argv)
{
	enum { YEAR = 2020, TENTH = 10 };
	struct office office;
	struct error err = ERROR_INIT;
	if (argc != 2) {
		fprintf(stderr, "usage: year FILE\n");
		return 2;
	}
	i18n_init(LANGUAGE_DEFAULT);
	const struct office_options options = {.path = argv[1], .today = CIVIL_NONE};
	if (!office_open(&office, &options, &err))
		fail(&err);
	size_t count, wrong = 0;
	struct docket_case *cases = list_cases(&office, &count);
	vacate(&office, cases, count);
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	for (size_t i = 0; i < count; i++)
		draw(&office, &cases[i]);
	double drawing = seconds_since(&start);
	clock_gettime(CLOCK_MONOTONIC, &start);
	for (size_t i = 0; i < count; i++)
		wrong += !verify(&office, cases[i].id);
	printf("%zu cases drawn in %.1f s, verified in %.1f s; %zu draws do not hold\n", count, drawing,
		seconds_since(&start), wrong);
	struct spread part = {"part-time arbitrators there all year", "part_time", 0, 0, 0, 0},
		      full = {"full-time arbitrators there all year", "full_time", 0, 0, 0, 0};
	measure(&office, YEAR, &part);
	measure(&office, YEAR, &full);
	double off = report(&part);
	report(&full);
	free(cases);
	office_close(&office);
	return wrong > 0 || off > TENTH;
}
