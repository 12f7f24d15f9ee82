/* What the cells of the backlog say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pane/backlog_columns.h"

#include <locale.h>
#include <string.h>

static const civil_date today = 18627; /* 2020-12-31 */

static const struct docket_column *column(const char *id)
{
	for (size_t i = 0; i < backlog_column_count; i++)
		if (strcmp(backlog_columns[i].list.id, id) == 0)
			return &backlog_columns[i];
	fail_msg("no column %s", id);
	return NULL;
}

static void says(const char *id, const struct docket_row *row, int width, const char *expected)
{
	const struct docket_column *what = column(id);
	const struct cell_context context = {today, NULL, width, what->member};
	struct strbuf text = {0};
	what->cell(row, &context, &text);
	assert_string_equal(strbuf_text(&text), expected);
	strbuf_free(&text);
}

/* A row without any day. */
static struct docket_row held_by(int hold)
{
	return (struct docket_row){.hold = hold,
		.is_open = true,
		.award_due = CIVIL_NONE,
		.block_until = CIVIL_NONE,
		.hold_since = CIVIL_NONE,
		.next_due = CIVIL_NONE,
		.hearing_start = MINUTE_NONE};
}

static void the_ground_outlives_the_suspension(void **state)
{
	(void)state;
	struct docket_row row = held_by(LAW_BLOCK_SUSPENSION);
	says("reason", &row, 30, "中止审理：未写事由");
	row.ground = LAW_GROUND_WORK_INJURY;
	says("reason", &row, 20, "中止审理：待工伤认定");
	says("reason", &row, 19, "待工伤认定");
	row = held_by(LAW_BLOCK_AWARD);
	says("reason", &row, 4, "裁决未制作"); /* the list cuts it */
}

static void days_are_counted_from_today(void **state)
{
	(void)state;
	struct docket_row row = held_by(LAW_BLOCK_HEARING);
	says("held", &row, 4, "");
	says("limit", &row, 11, "—");
	row.hold_since = today - 12;
	says("held", &row, 4, "12");
	row.award_due = today - 17;
	says("limit", &row, 11, "12-14 逾17");
	row.award_due = today;
	says("limit", &row, 11, "12-31 今");
	row.award_due = today + 4;
	says("limit", &row, 11, "01-04 4");
	row = held_by(LAW_BLOCK_SUSPENSION);
	row.stage = LAW_STAGE_SUSPENDED;
	says("limit", &row, 11, "中止计算");
}

static void what_sets_it_free_by_itself(void **state)
{
	(void)state;
	struct docket_row row = held_by(LAW_BLOCK_ANNOUNCEMENT);
	says("free", &row, 5, "");
	row.block_until = today + 10;
	says("free", &row, 5, "01-10");
	row.block_until = today - 1;
	says("free", &row, 5, "已满"); /* somebody may go on */
	row = held_by(LAW_HOLD_HEARD);
	row.hearing_start = minute_make(today + 5, 9, 30);
	says("free", &row, 5, "01-05");
	row = held_by(LAW_HOLD_DEFENCE);
	row.next_rule = "award";
	row.next_due = today + 3;
	says("free", &row, 5, "");
	row.next_rule = "defence";
	says("free", &row, 5, "01-03");
	row = held_by(LAW_BLOCK_AWARD);
	row.block_until = today + 3;
	says("free", &row, 5, ""); /* only people end this */
}

static void tones_follow_the_limit(void **state)
{
	(void)state;
	struct docket_row row = held_by(LAW_BLOCK_AWARD);
	assert_int_equal(backlog_tone(&row, today), TONE_FAINT);
	static const struct {
		int days;
		enum tone tone;
	} cases[] = {{-1, TONE_OVERDUE}, {0, TONE_TODAY}, {1, TONE_SOON}, {7, TONE_SOON}, {8, TONE_NORMAL}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		row.award_due = today + cases[i].days;
		assert_int_equal(backlog_tone(&row, today), cases[i].tone);
	}
}

static void figures_of_a_reason(void **state)
{
	(void)state;
	const struct backlog_reason reason = {
		.hold = LAW_BLOCK_AWARD, .cases = 1200, .past = 7, .near = 3, .days = 3000};
	static const char *const expected[BACKLOG_FIGURES] = {"裁决未制作", "1,200", "7", "3", "3,000", "3"};
	struct strbuf text = {0};
	for (size_t i = 0; i < BACKLOG_FIGURES; i++) {
		strbuf_reset(&text);
		backlog_figure(i, &reason, &text);
		assert_string_equal(strbuf_text(&text), expected[i]);
	}
	strbuf_reset(&text);
	backlog_figure(0, &(struct backlog_reason){.hold = LAW_HOLD_NONE}, &text);
	assert_string_equal(strbuf_text(&text), "全部积压");
	strbuf_free(&text);
}

int main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_ground_outlives_the_suspension),
		cmocka_unit_test(days_are_counted_from_today),
		cmocka_unit_test(what_sets_it_free_by_itself),
		cmocka_unit_test(tones_follow_the_limit),
		cmocka_unit_test(figures_of_a_reason),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
