/* Previews: nothing of them stays, and what they say is what then happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/act_preview.h"
#include "office_fixture.h"
#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>

/* The bytes of the office's file and of the log beside it. Owned by the caller. */
static char *file_bytes(const struct office *office, size_t *length)
{
	static const char *const parts[] = {"", "-wal"};
	struct strbuf bytes = {0};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		char path[256], block[4096];
		snprintf(path, sizeof path, "%s%s", store_path(office->store), parts[i]);
		FILE *file = fopen(path, "rb");
		assert_non_null(file);
		for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;)
			strbuf_add_bytes(&bytes, block, n);
		fclose(file);
	}
	*length = bytes.length;
	return strbuf_take(&bytes);
}

static void check_is_clean(struct office *office)
{
	struct error err = ERROR_INIT;
	struct check_report report;
	if (!store_check(office->store, true, NULL, NULL, &report, &err))
		fail_msg("%s", error_text(&err));
	for (size_t i = 0; i < report.count; i++)
		print_error("%s\n", report.problems[i]);
	assert_int_equal(report.count, 0);
	check_report_free(&report);
}

enum { VALUES = 6 };

static void make_call(struct office *office, struct act_call *call, const char *act, int64_t case_id,
	const char *const values[][2])
{
	struct error err = ERROR_INIT;
	act_call_init(call, act_find(act), case_id);
	for (size_t i = 0; i < VALUES && values[i][0]; i++)
		if (!act_call_set(office, call, values[i][0], values[i][1], &err))
			fail_msg("%s %s: %s", act, values[i][0], error_text(&err));
}

static void preview_of(struct office *office, struct act_call *call, struct act_preview *out)
{
	struct error err = ERROR_INIT;
	if (!act_preview(office, call, 1, out, &err))
		fail_msg("%s", error_text(&err));
}

static void picture_of(struct office *office, int64_t case_id, struct case_picture *out)
{
	struct error err = ERROR_INIT;
	if (!case_picture_load(out, office, case_id, &err))
		fail_msg("%s", error_text(&err));
}

static void equal_word(const char *a, const char *b)
{
	assert_string_equal(a ? a : "", b ? b : "");
}

static void equal_changes(const struct act_change_list *a, const struct act_change_list *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		const struct act_change *x = &a->items[i], *y = &b->items[i];
		assert_int_equal(x->kind, y->kind);
		assert_string_equal(x->id, y->id);
		assert_string_equal(x->what, y->what);
		assert_int_equal(x->before.day, y->before.day);
		assert_int_equal(x->after.day, y->after.day);
		equal_word(x->before.word, y->before.word);
		equal_word(x->after.word, y->after.word);
		equal_word(x->reason, y->reason);
	}
}

/* The change of that kind and id; the test fails without. */
static const struct act_change *change_of(
	const struct act_preview *preview, enum act_change_kind kind, const char *id)
{
	const struct act_change_list *list = &preview->cases[0].changes;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].kind == kind && strcmp(list->items[i].id, id) == 0)
			return &list->items[i];
	fail_msg("no %s %s", act_changes[kind].id, id);
	return NULL;
}

/* One after the other on one case: previewed, nothing changed, done, exactly that changed. */
static void what_is_said_then_happens(void **state)
{
	struct office *office = office_of(state);
	static const struct {
		const char *act, *today;
		bool silent; /* only a paper is recorded: nothing follows */
		const char *values[VALUES][2];
	} rows[] = {
		{"serve", "2020-09-25", false, {{"method", "mail"}, {"tracking", "1"}}},
		{"serve_failed", "2020-09-28", false, {{"reason", "下落不明"}}},
		{"serve", "2020-10-11", false,
			{{"document", "application+notice"}, {"method", "announcement"},
				{"grounds", "下落不明"}, {"tracking", "重庆日报"}, {"content", "公告"}}},
		{"schedule", "2020-10-12", false, {{"start", "2020-12-29 09:00"}}},
		{"suspend", "2020-10-20", false, {{0}}},
		{"resume", "2020-10-30", false, {{0}}},
		{"extend", "2020-11-02", false, {{"days", "10"}}},
		{"join", "2020-11-03", false, {{"role", "respondent"}, {"name", "丙公司"}}},
		{"served", "2020-12-10", true, {{0}}},
		{"file_counterclaim", "2020-12-11", false, {{0}}},
		{"accept_counterclaim", "2020-12-14", false, {{0}}},
		{"amend", "2020-12-15", false, {{"amount", "1万"}}},
		{"award", "2021-01-04", false, {{0}}},
	};
	int64_t id = fixture_accepted(office, "2020-09-24");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct act_call call;
		struct act_preview preview;
		struct act_result result;
		struct error err = ERROR_INIT;
		size_t length, after_length;
		office->today = civil_parse(rows[i].today);
		make_call(office, &call, rows[i].act, id, rows[i].values);

		char *bytes = file_bytes(office, &length);
		int64_t version = store_version(office->store);
		preview_of(office, &call, &preview);
		if (preview.refused)
			fail_msg("%s: %s", rows[i].act, error_text(&preview.cases[0].outcome.refusal));
		assert_int_equal(store_version(office->store), version);
		char *after_bytes = file_bytes(office, &after_length);
		assert_int_equal(length, after_length);
		assert_memory_equal(bytes, after_bytes, length);
		free(bytes);
		free(after_bytes);

		struct case_picture before, after;
		struct act_change_list changes;
		picture_of(office, id, &before);
		if (!act_run(office, &call, &result, &err))
			fail_msg("%s: %s", rows[i].act, error_text(&err));
		picture_of(office, id, &after);
		assert_true(act_change_find(&before, &after, office->today, &changes, &err));
		assert_int_equal(changes.count == 0, rows[i].silent);
		equal_changes(&preview.cases[0].changes, &changes);
		equal_word(preview.cases[0].outcome.result.message, result.message);
		equal_word(preview.cases[0].outcome.result.warning, result.warning);
		act_change_list_free(&changes);
		case_picture_free(&before);
		case_picture_free(&after);
		act_result_clear(&result);
		act_preview_free(&preview);
		act_call_clear(&call);
	}
	check_is_clean(office);
}

/* Reckoned by hand: sixty days from 2020-10-11, ten working days, the limit later by sixty days. */
static void an_announcement_moves_the_limit(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "schedule", id, "start=2020-11-05 09:00", NULL);
	office->today = civil_make(2020, 10, 11);
	struct act_call call;
	struct act_preview preview;
	static const char *const values[VALUES][2] = {{"method", "announcement"}, {"grounds", "下落不明"},
		{"tracking", "重庆日报"}, {"content", "公告"}};
	make_call(office, &call, "serve", id, values);
	preview_of(office, &call, &preview);
	const struct act_change *change = change_of(&preview, ACT_CHANGE_DEADLINE_MOVED, "award");
	assert_int_equal(change->before.day, civil_make(2020, 11, 9));
	assert_int_equal(change->after.day, civil_make(2021, 1, 7));
	assert_string_equal(change->basis, "办案规则第四十五条、第四十六条，劳动争议调解仲裁法第四十三条");
	assert_contains(change->reason, "扣除公告 2020-10-11 至 2020-12-10");
	change = change_of(&preview, ACT_CHANGE_DEADLINE_NEW, "announcement_completion");
	assert_int_equal(change->after.day, civil_make(2020, 12, 10));
	change = change_of(&preview, ACT_CHANGE_DEADLINE_NEW, "defence");
	assert_int_equal(change->after.day, civil_make(2020, 12, 24));
	change = change_of(&preview, ACT_CHANGE_HEARING_DAY, "");
	assert_int_equal(change->before.day, civil_make(2020, 10, 19));
	assert_int_equal(change->after.day, civil_make(2020, 12, 25));
	change = change_of(&preview, ACT_CHANGE_HEARING_UNLAWFUL, "hearing");
	assert_int_equal(change->after.day, civil_make(2020, 11, 5));
	assert_contains(change->reason, "送达到 2020-12-10 才期满");
	struct strbuf text = {0};
	act_preview_text(&preview, &text);
	assert_contains(strbuf_text(&text), "期限改为  裁决  2020-11-09 → 2021-01-07");
	strbuf_free(&text);
	act_preview_free(&preview);
	act_call_clear(&call);
}

/* Of several, a refused one leaves nothing and the next ones see what the done ones leave. */
static void several_are_previewed_together(void **state)
{
	struct office *office = office_of(state);
	struct act_call calls[3];
	struct act_preview preview;
	struct error err = ERROR_INIT;
	static const char *const values[VALUES][2] = {{"start", "2020-11-05 09:00"}, {"room", "一庭"}};
	int64_t first = fixture_accepted(office, "2020-09-21"),
		second = fixture_accepted(office, "2020-09-22");
	make_call(office, &calls[0], "schedule", first, values);
	make_call(office, &calls[1], "schedule", second, values);
	make_call(office, &calls[2], "schedule", fixture_case(office, "2020-09-23"), values);
	if (!act_preview(office, calls, 3, &preview, &err))
		fail_msg("%s", error_text(&err));
	assert_int_equal(preview.refused, 2);
	assert_int_equal(preview.cases[0].outcome.refusal.code, ERR_NONE);
	/* The room is taken by the first, which is only previewed. */
	assert_contains(error_text(&preview.cases[1].outcome.refusal), "一庭");
	assert_contains(error_text(&preview.cases[2].outcome.refusal), "尚未受理");
	act_preview_free(&preview);
	struct act_result result;
	if (!act_run(office, &calls[1], &result, &err))
		fail_msg("%s", error_text(&err));
	act_result_clear(&result);
	for (size_t i = 0; i < 3; i++)
		act_call_clear(&calls[i]);
	check_is_clean(office);
}

static int64_t entries(struct office *office)
{
	struct error err = ERROR_INIT;
	struct check_report report;
	assert_true(store_check(office->store, false, NULL, NULL, &report, &err));
	int64_t count = report.entries;
	check_report_free(&report);
	return count;
}

/* In one transaction: each that is done has its own entry, a refused one leaves nothing. */
static void several_are_done_together(void **state)
{
	struct office *office = office_of(state);
	enum { CASES = 4 };
	static const char *const starts[CASES] = {
		"2020-11-05 09:00", "2020-11-05 09:30", "2020-11-05 14:00", "2020-11-05 16:00"};
	struct act_call calls[CASES];
	struct act_outcome outcomes[CASES];
	struct error err = ERROR_INIT;
	int64_t ids[CASES];
	for (size_t i = 0; i < CASES; i++) {
		const char *const values[VALUES][2] = {{"start", starts[i]}, {"room", "一庭"}};
		ids[i] = i == CASES - 1 ? fixture_case(office, "2020-09-21")
					: fixture_accepted(office, "2020-09-21");
		make_call(office, &calls[i], "schedule", ids[i], values);
	}
	int64_t before = entries(office);
	int64_t version = store_version(office->store);
	if (!act_run_batch(office, calls, CASES, outcomes, &err))
		fail_msg("%s", error_text(&err));
	assert_int_equal(store_version(office->store), version + 1);
	static const bool done[CASES] = {true, false, true, false};
	for (size_t i = 0; i < CASES; i++) {
		assert_int_equal(outcomes[i].refusal.code == ERR_NONE, done[i]);
		const char *due = fixture_due(office, ids[i], "hearing_notice");
		assert_int_equal(due != NULL, done[i]);
		act_outcome_clear(&outcomes[i]);
		act_call_clear(&calls[i]);
	}
	assert_int_equal(entries(office), before + 2);
	check_is_clean(office);
	/* One case at a time is taken back. */
	fixture_act(office, "undo", 0, NULL);
	assert_null(fixture_due(office, ids[2], "hearing_notice"));
	assert_non_null(fixture_due(office, ids[0], "hearing_notice"));
	check_is_clean(office);
}

static void undoing_cannot_be_previewed(void **state)
{
	struct office *office = office_of(state);
	struct act_call call;
	struct act_preview preview;
	struct error err = ERROR_INIT;
	act_call_init(&call, act_find("undo"), 0);
	assert_false(act_preview(office, &call, 1, &preview, &err));
	assert_contains(error_text(&err), "撤销");
	error_clear(&err);
	act_call_clear(&call);
}

/* The second request for recusal is nobody's second respondent. */
static void a_request_is_told_without_a_respondent(void **state)
{
	struct office *office = office_of(state);
	struct act_call call;
	struct act_preview preview;
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "edit_case", id, "clerk=李娟", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=轮到", NULL);
	fixture_act(office, "request_recusal", id, "arbitrator=何勇", "ground=interest", "note=入股", NULL);
	const char *const values[VALUES][2] = {{"clerk", "李娟"}, {"ground", "contact"}, {"note", "聚餐"}};
	make_call(office, &call, "request_recusal", id, values);
	preview_of(office, &call, &preview);
	assert_string_equal(
		change_of(&preview, ACT_CHANGE_EVENT_ADDED, "recusal_requested")->what, "申请回避");
	act_preview_free(&preview);
	act_call_clear(&call);
}

#define TEST(function)                                                                                       \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(what_is_said_then_happens),
		TEST(a_request_is_told_without_a_respondent), TEST(an_announcement_moves_the_limit),
		TEST(several_are_previewed_together), TEST(several_are_done_together),
		TEST(undoing_cannot_be_previewed)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
