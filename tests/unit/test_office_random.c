/* Whatever acts are done, refused and undone in whatever order, the file stays what its journal says: derived
 * rows and kept counts are those of the rows that people wrote. ACTS_SEED and ACTS_COUNT choose the run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office_fixture.h"
#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>

enum { CASES = 6, SEEDS = 2, ACTS = 1200, BETWEEN_CHECKS = 100, RECENT = 12 };

struct run {
	struct office *office;
	uint64_t state;
	int64_t cases[CASES];
	char recent[RECENT][160]; /* the last acts that were done: said when something goes wrong */
	size_t done;
};

/* xorshift64*: the same run for the same seed everywhere. */
static size_t pick(struct run *run, size_t count)
{
	run->state ^= run->state >> 12;
	run->state ^= run->state << 25;
	run->state ^= run->state >> 27;
	return (size_t)((run->state * 2685821657736338717u) >> 33) % count;
}

static long number_of(const char *variable, long otherwise)
{
	const char *text = getenv(variable);
	return text && *text ? strtol(text, NULL, 10) : otherwise;
}

/* --- Values ------------------------------------------------------------------------------------------- */

static const char *const texts[] = {"何勇", "重庆甲建筑有限公司", "重庆甲建筑有限公司渝北分公司",
	"王芳；李四", "张伟等14人", "91500000MA5U12345P", "９１５００００0ｍａ５ｕ12345ｐ", "-", "=1+1",
	"追索劳动报酬", "20-1", "20-0003", "2020-10", "冉䶮\xe2\x80\x8b", "e\xcc\x81",
	"长长长长长长长长长长长长长长长长长长长长", "训", "%s%n", "../x"};

/* A value for the parameter, NULL to leave it as it is. */
static const char *value_for(struct run *run, const struct act_param *param, int64_t case_id, char out[64])
{
	struct error err = ERROR_INIT;
	struct act_candidates candidates;
	char day[CIVIL_TEXT_SIZE];
	civil_date date = run->office->today + (civil_date)pick(run, 90) - 45;
	size_t count = 0;
	switch (param->type) {
	case PARAM_TEXT:
	case PARAM_LONG_TEXT: return texts[pick(run, sizeof texts / sizeof *texts)];
	case PARAM_CAUSE: return "追索劳动报酬";
	case PARAM_DATE: return civil_format(date, out);
	case PARAM_TIME:
		snprintf(out, 64, "%s %02zu:00", civil_format(date, day), 8 + pick(run, 10));
		return out;
	case PARAM_FLAG: return pick(run, 2) ? "1" : "0";
	case PARAM_MONEY:
	case PARAM_INT: snprintf(out, 64, "%zu", pick(run, 100)); return out;
	case PARAM_CHOICE:
		while (param->choices[count].id)
			count++;
		return param->choices[pick(run, count)].id;
	default: break;
	}
	if (!act_candidates_load(run->office, param, case_id, &candidates, &err))
		fail_msg("%s", error_text(&err));
	if (candidates.count)
		snprintf(out, 64, "id:%lld", (long long)candidates.items[pick(run, candidates.count)].id);
	count = candidates.count;
	act_candidates_free(&candidates);
	return count ? out : NULL;
}

static bool set_values(struct run *run, struct act_call *call, struct error *err)
{
	char text[64];
	/* What names the row comes before what the form fills in of it. */
	for (const struct act_param *param = call->act->params; param->id; param++) {
		bool needed = param->required || param->type == PARAM_SUBJECT;
		if (pick(run, 10) >= (needed ? 10 : 4))
			continue;
		const char *value = value_for(run, param, call->case_id, text);
		if (value && !act_call_set(run->office, call, param->id, value, err))
			return false;
	}
	return pick(run, 2) || act_call_fill(run->office, call, err);
}

/* --- Acts --------------------------------------------------------------------------------------------- */

static void remember(struct run *run, const struct act_call *call)
{
	struct strbuf text = {0};
	strbuf_addf(&text, "%s", call->act->id);
	for (size_t i = 0; call->act->params[i].id; i++)
		if (call->values[i].given && call->values[i].text)
			strbuf_addf(&text, " %s=%s", call->act->params[i].id, call->values[i].text);
	snprintf(run->recent[run->done++ % RECENT], sizeof run->recent[0], "%s", strbuf_text(&text));
	strbuf_free(&text);
}

static void tell(const struct run *run)
{
	for (size_t i = run->done < RECENT ? 0 : run->done - RECENT; i < run->done; i++)
		print_error("%zu: %s\n", i, run->recent[i % RECENT]);
}

/* A refusal is an answer; a failure is none. */
static void act_at_random(struct run *run)
{
	struct error err = ERROR_INIT;
	struct act_result result = {0};
	struct act_call call;
	size_t count = 0;
	while (acts[count].id)
		count++;
	const struct act *act = pick(run, 12) ? &acts[pick(run, count)] : act_find("undo");
	int64_t case_id = act->needs & NEED_CASE ? run->cases[pick(run, CASES)] : 0;
	act_call_init(&call, act, case_id);
	if (set_values(run, &call, &err) && act_run(run->office, &call, &result, &err))
		remember(run, &call);
	else if (err.code != ERR_REFUSED && err.code != ERR_INPUT && err.code != ERR_NOTFOUND) {
		tell(run);
		fail_msg("%s: %s", act->id, error_text(&err));
	}
	error_clear(&err);
	act_result_clear(&result);
	act_call_clear(&call);
}

static void check(struct run *run)
{
	struct error err = ERROR_INIT;
	struct check_report report;
	if (!store_check(run->office->store, true, NULL, NULL, &report, &err))
		fail_msg("%s", error_text(&err));
	for (size_t i = 0; i < report.count; i++)
		print_error("%s\n", report.problems[i]);
	if (report.count)
		tell(run);
	assert_int_equal(report.count, 0);
	check_report_free(&report);
}

static void acts_at_random(void **state)
{
	struct run run = {.office = office_of(state)};
	long first = number_of("ACTS_SEED", 1), count = number_of("ACTS_COUNT", ACTS);
	for (size_t i = 0; i < CASES; i++)
		run.cases[i] = fixture_accepted(run.office, "2020-09-24");
	for (long seed = first; seed < first + SEEDS; seed++) {
		run.state = (uint64_t)seed * 0x9E3779B97F4A7C15u + 1;
		for (long i = 1; i <= count; i++) {
			act_at_random(&run);
			if (i % BETWEEN_CHECKS == 0) {
				check(&run);
				run.office->today++;
			}
		}
	}
	/* Enough of them were lawful that the test says something. */
	print_message("%zu acts were done\n", run.done);
	assert_true(run.done > (size_t)count / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
		acts_at_random, office_fixture_setup, office_fixture_teardown)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
