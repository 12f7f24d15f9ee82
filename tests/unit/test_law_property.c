/* What must hold of any stream of events. ZHONGCAI_STREAMS sets how many are drawn (20,000 unless set), and
 * ZHONGCAI_SEED which: make fuzz. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/explain.h"
#include "law/shipped.h"
#include "law/stage.h"
#include "law_fixture.h"

#include <stdlib.h>
#include <string.h>

enum { STREAM = 24 };

static long wish(const char *name, long otherwise)
{
	const char *wanted = getenv(name);
	return wanted && *wanted ? strtol(wanted, NULL, 0) : otherwise;
}

/* Mostly sensible, sometimes not: dates of a few months, now and then of other centuries or none at all. */
static size_t draw(struct law_random *random, struct law_event *events, unsigned *flags)
{
	size_t count = 1 + law_random_below(random, STREAM);
	civil_date base = 16500 + (civil_date)law_random_below(random, 4200);
	for (size_t i = 0; i < count; i++) {
		struct law_event *event = &events[i];
		*event = (struct law_event){.kind = (uint8_t)law_random_below(random, LAW_EVENT_KINDS),
			.date = base + (civil_date)law_random_below(random, 120),
			.party = (int16_t)law_random_below(random, 4),
			.days = (int16_t)law_random_below(random, 18),
			.award = (int16_t)law_random_below(random, 3),
			.who = (uint8_t)law_random_below(random, LAW_ROLES),
			.what = (uint8_t)law_random_below(random, LAW_WHATS),
			.outcome = (uint8_t)law_random_below(random, LAW_OUTCOMES),
			.partial = law_random_below(random, 4) == 0,
			.held = law_random_below(random, 2) == 0};
		if (law_random_below(random, 60) == 0)
			event->date = CIVIL_NONE;
		if (law_random_below(random, 60) == 0)
			event->date = law_random_below(random, 2) ? CIVIL_LAST : CIVIL_FIRST;
	}
	if (law_random_below(random, 8))
		events[0] = (struct law_event){.kind = LAW_ACCEPTED, .date = base};
	*flags = law_random_below(random, 1U << LAW_FLAGS);
	return count;
}

static bool has_safe_step(const struct law_result *result, const struct law_deadline *deadline)
{
	for (size_t i = 0; i < deadline->step_count; i++) {
		const struct law_step *step = &result->steps[deadline->step_first + i];
		if (step->kind == LAW_STEP_SAFE && step->to == deadline->safe)
			return true;
	}
	return false;
}

static void check_result(
	const struct law_event *events, size_t count, const struct law_result *result, struct strbuf *text)
{
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		if (deadline->due == CIVIL_NONE)
			assert_true(deadline->remaining_days >= 0);
		else if (deadline->rule->backwards)
			assert_true(deadline->due < deadline->start_date);
		else
			assert_true(deadline->due >= deadline->start_date);
		if (deadline->safe != CIVIL_NONE)
			assert_true(deadline->safe < deadline->due && has_safe_step(result, deadline));
		assert_int_equal(deadline->met_on != CIVIL_NONE,
			deadline->state == LAW_MET || deadline->state == LAW_LATE);
		assert_true(law_trace_lines(result, deadline) > 0);
		if (text) {
			strbuf_reset(text);
			law_trace_note(result, deadline, text);
			assert_true(text->length > 0);
			assert_false(text->failed);
		}
	}
	for (size_t i = 0; i < result->problem_count; i++)
		assert_true(result->problems[i].event < count);
	const struct law_deadline *next = law_next(result);
	if (next)
		assert_true(next->pending && next->due != CIVIL_NONE);
	struct law_facts facts = {.respondents = 2, .has_tribunal = true};
	struct law_standing standing = law_standing(events, count, &facts, result);
	assert_true(standing.stage < LAW_STAGE_COUNT && standing.block < LAW_BLOCK_COUNT);
}

static void any_stream_is_survived(void **state)
{
	(void)state;
	struct law_office *office = law_fixture();
	struct law_random random = {(uint64_t)wish("ZHONGCAI_SEED", 0x5eed1a3)};
	struct strbuf text = {0};
	static struct law_result result;
	long count = wish("ZHONGCAI_STREAMS", 20000);
	assert_true(random.state != 0); /* it would draw nothing but zeros */
	for (long i = 0; i < count; i++) {
		struct law_event events[STREAM];
		unsigned flags;
		size_t drawn = draw(&random, events, &flags);
		office->readings =
			(struct law_readings){.announcement_rolls = i % 3 == 0, .clear_days = i % 5 == 0};
		law_derive(office, events, drawn, flags, 19000, &result);
		check_result(events, drawn, &result, i % 16 == 0 ? &text : NULL);
	}
	strbuf_free(&text);
}

/* A row of a province's file, of any sense. */
static void draw_rule(struct law_random *random, struct strbuf *tsv)
{
	static const char *const when[] = {
		"", "collective", "summary", "!summary", "extended", "award|wages"};
	static const char *const units[] = {"wd", "cd", "y", "day"};
	strbuf_addf(tsv, "%s\t浙江\t%s\t%u\t%s\t%s\t%s\t",
		law_rule_infos[law_random_below(random, LAW_RULE_IDS)].id, when[law_random_below(random, 6)],
		law_random_below(random, 100), units[law_random_below(random, 4)],
		law_random_below(random, 4) ? "forward" : "back",
		law_random_below(random, 2) ? "roll" : "exact");
	uint32_t starts = 1 + law_random_below(random, 3);
	for (uint32_t i = 0; i < starts; i++)
		strbuf_addf(tsv, "%s%s", i ? "|" : "",
			law_event_infos[1 + law_random_below(random, LAW_EVENT_KINDS - 1)].id);
	strbuf_addf(tsv, "\t20%02u-01-01\t\t%s%s\t条例第一条\n", law_random_below(random, 26),
		law_random_below(random, 2) ? "~" : "",
		law_event_infos[1 + law_random_below(random, LAW_EVENT_KINDS - 1)].id);
}

/* Whatever rules an office imports, no stream of events brings the derivation down. */
static void any_province_is_survived(void **state)
{
	(void)state;
	struct law_office office = *law_fixture();
	struct law_random random = {UINT64_C(0xca11)};
	struct strbuf text = {0}, tsv = {0};
	static struct law_rules rules;
	static struct law_result result;
	for (int i = 0; i < 500; i++) {
		struct error err = ERROR_INIT;
		assert_true(law_shipped(NULL, &rules, &err));
		strbuf_reset(&tsv);
		for (int row = 0; row < 12; row++)
			draw_rule(&random, &tsv);
		bool added = law_rules_add(&rules, strbuf_text(&tsv), true, &err);
		assert_string_equal(error_text(&err), "");
		assert_true(added);
		office.rules = &rules;
		office.jurisdiction = "浙江";
		for (int stream = 0; stream < 20; stream++) {
			struct law_event events[STREAM];
			unsigned flags;
			size_t drawn = draw(&random, events, &flags);
			office.readings.announcement_rolls = stream % 3 == 0;
			law_derive(&office, events, drawn, flags, 19000, &result);
			for (size_t k = 0; k < result.deadline_count; k++) {
				strbuf_reset(&text);
				law_trace_note(&result, &result.deadlines[k], &text);
				assert_true(text.length > 0);
			}
		}
	}
	strbuf_free(&text);
	strbuf_free(&tsv);
}

static void today_changes_nothing_but_the_state(void **state)
{
	(void)state;
	struct law_office *office = law_fixture();
	struct law_random random = {UINT64_C(77)};
	static struct law_result early, late;
	for (int i = 0; i < 2000; i++) {
		struct law_event events[STREAM];
		unsigned flags;
		size_t drawn = draw(&random, events, &flags);
		law_derive(office, events, drawn, flags, 10000, &early);
		law_derive(office, events, drawn, flags, 30000, &late);
		assert_int_equal(early.deadline_count, late.deadline_count);
		for (size_t k = 0; k < early.deadline_count; k++) {
			assert_int_equal(early.deadlines[k].due, late.deadlines[k].due);
			assert_int_equal(early.deadlines[k].pending, late.deadlines[k].pending);
		}
	}
}

static void the_order_of_different_days_does_not_matter(void **state)
{
	(void)state;
	struct law_office *office = law_fixture();
	struct law_random random = {UINT64_C(4711)};
	static struct law_result straight, shuffled;
	for (int i = 0; i < 5000; i++) {
		struct law_event events[STREAM], mixed[STREAM];
		unsigned flags;
		size_t drawn = draw(&random, events, &flags);
		for (size_t k = 0; k < drawn; k++)
			if (events[k].date != CIVIL_NONE && events[k].date < 30000 && events[k].date > 0)
				events[k].date = 17000 + (civil_date)(k * 7 + law_random_below(&random, 7));
		memcpy(mixed, events, sizeof mixed);
		for (size_t k = drawn - 1; k > 0; k--) {
			size_t other = law_random_below(&random, (uint32_t)k + 1);
			if (mixed[k].date == mixed[other].date)
				continue;
			struct law_event swap = mixed[k];
			mixed[k] = mixed[other];
			mixed[other] = swap;
		}
		bool same_days = false;
		for (size_t k = 0; k < drawn; k++)
			for (size_t j = k + 1; j < drawn; j++)
				same_days |= events[k].date == events[j].date;
		if (same_days)
			continue;
		law_derive(office, events, drawn, flags, 19000, &straight);
		law_derive(office, mixed, drawn, flags, 19000, &shuffled);
		assert_int_equal(straight.deadline_count, shuffled.deadline_count);
		assert_int_equal(straight.problem_count, shuffled.problem_count);
		for (size_t k = 0; k < straight.deadline_count; k++) {
			assert_ptr_equal(straight.deadlines[k].rule, shuffled.deadlines[k].rule);
			assert_int_equal(straight.deadlines[k].due, shuffled.deadlines[k].due);
			assert_int_equal(straight.deadlines[k].state, shuffled.deadlines[k].state);
		}
	}
}

/* The period for the award counted day by day on a calendar of crossed-out days: nothing in common with the
 * way the derivation counts. */
static civil_date naive_award(
	const struct law_office *office, const struct law_event *events, size_t count, int days)
{
	static bool excluded[4000];
	memset(excluded, 0, sizeof excluded);
	civil_date start = events[0].date, suspended = CIVIL_NONE;
	for (size_t i = 1; i < count; i++) {
		civil_date from = events[i].date, to = CIVIL_NONE;
		if (events[i].kind == LAW_SUSPENDED) {
			suspended = from;
		} else if (events[i].kind == LAW_RESUMED) {
			from = suspended;
			to = events[i].date;
		} else if (events[i].kind == LAW_ANNOUNCED) {
			to = from + (from < civil_make(2022, 1, 1) ? 60 : 30);
		}
		for (civil_date day = from + 1; to != CIVIL_NONE && day <= to; day++)
			excluded[day - start] = true;
	}
	civil_date day = start;
	while (days > 0)
		days -= !excluded[++day - start];
	while (!law_is_working(office->calendar, day))
		day++;
	return day;
}

static civil_date award_of(const struct law_office *office, const struct law_event *events, size_t count)
{
	static struct law_result result;
	law_derive(office, events, count, 0, 19000, &result);
	assert_int_equal(result.problem_count, 0);
	const struct law_deadline *award = law_deadline_of(&result, LAW_RULE_AWARD);
	assert_non_null(award);
	return award->due;
}

static void exclusions_count_once_and_never_shorten(void **state)
{
	(void)state;
	struct law_office *office = law_fixture();
	struct law_random random = {UINT64_C(314159)};
	for (int i = 0; i < 5000; i++) {
		struct law_event events[8];
		civil_date start = civil_make(2018, 1, 1) + (civil_date)law_random_below(&random, 2500);
		civil_date day = start;
		size_t count = 0;
		events[count++] = (struct law_event){.kind = LAW_ACCEPTED, .date = start};
		size_t announcements = law_random_below(&random, 3);
		for (size_t k = 0; k < announcements; k++)
			events[count++] = (struct law_event){.kind = LAW_ANNOUNCED,
				.date = start + (civil_date)law_random_below(&random, 120)};
		civil_date without = award_of(office, events, count);
		size_t suspensions = law_random_below(&random, 3);
		for (size_t k = 0; k < suspensions; k++) {
			day += 1 + (civil_date)law_random_below(&random, 50);
			events[count++] = (struct law_event){.kind = LAW_SUSPENDED, .date = day};
			day += (civil_date)law_random_below(&random, 90);
			events[count++] = (struct law_event){.kind = LAW_RESUMED, .date = day};
			civil_date with = award_of(office, events, count);
			assert_true(with >= without);
			without = with;
		}
		assert_int_equal(without, naive_award(office, events, count, 45));
		/* The other order of the same exclusions: last given first. */
		struct law_event reversed[8];
		for (size_t k = 0; k < count; k++)
			reversed[k] = events[count - 1 - k];
		bool same_day = false; /* then the order given decides, and reversing changes the case */
		for (size_t k = 1; k < count; k++)
			for (size_t j = 0; j < k; j++)
				same_day |= events[k].date == events[j].date;
		if (!same_day)
			assert_int_equal(award_of(office, reversed, count), without);
	}
}

/* Any stream with one more suspension, from a day after the acceptance: the award is due no earlier. */
static void a_suspension_shortens_nothing(void **state)
{
	(void)state;
	struct law_office *office = law_fixture();
	struct law_random random = {UINT64_C(271828)};
	static struct law_result without, with;
	long compared = 0;
	for (int i = 0; i < 20000; i++) {
		struct law_event events[STREAM + 2];
		unsigned flags;
		size_t count = 0, drawn = draw(&random, events, &flags);
		for (size_t k = 0; k < drawn; k++)
			if (events[k].kind != LAW_SUSPENDED && events[k].kind != LAW_RESUMED)
				events[count++] = events[k];
		law_derive(office, events, count, flags, 19000, &without);
		civil_date from = events[0].date + (civil_date)law_random_below(&random, 120);
		if (events[0].kind != LAW_ACCEPTED || from >= CIVIL_LAST - 365)
			continue;
		events[count] = (struct law_event){.kind = LAW_SUSPENDED, .date = from};
		events[count + 1] = (struct law_event){
			.kind = LAW_RESUMED, .date = from + (civil_date)law_random_below(&random, 200)};
		law_derive(office, events, count + 2, flags, 19000, &with);
		const struct law_deadline *before = law_deadline_of(&without, LAW_RULE_AWARD);
		const struct law_deadline *after = law_deadline_of(&with, LAW_RULE_AWARD);
		if (!before || before->due == CIVIL_NONE)
			continue;
		assert_non_null(after);
		assert_true(after->due >= before->due);
		compared++;
	}
	assert_true(compared > 10000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_stream_is_survived),
		cmocka_unit_test(any_province_is_survived),
		cmocka_unit_test(today_changes_nothing_but_the_state),
		cmocka_unit_test(the_order_of_different_days_does_not_matter),
		cmocka_unit_test(exclusions_count_once_and_never_shorten),
		cmocka_unit_test(a_suspension_shortens_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
