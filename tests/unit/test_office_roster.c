/* The roster through the acts: when arbitrators can come, how they are appointed, suspended and dismissed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/assessment.h"
#include "office/eligibility.h"
#include "office_fixture.h"
#include "store/roster.h"

#include "store/row.h"
#include <stdio.h>
#include <string.h>

/* 2020-11-02 is a Monday. */
static void a_half_day_that_he_does_not_come_is_said(void **state)
{
	struct office *office = office_of(state);
	fixture_refused(office, "edit_arbitrator", 0, "看不懂“周六”", "arbitrator=林晓燕", "week=周六", NULL);
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "week=周一下午 周二",
		"languages=英语、彝语", NULL);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", id, "arbitrator=林晓燕", "reason=指定", NULL);
	fixture_act(office, "schedule", id, "start=2020-11-02 09:00", "room=一庭", NULL);
	assert_contains(
		fixture_warning(), "2020-11-02 09:00（周一）不在仲裁员 林晓燕 的每周时间（周一下午 周二）内");
	fixture_act(office, "move_hearing", id, "start=2020-11-02 14:00", NULL);
	assert_null(strstr(fixture_warning(), "每周时间"));
	/* The pattern is kept as it was written, also by an edit that does not touch it. */
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "phone=1", NULL);
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_where_text(office->store, &arbitrator_table, "name", "林晓燕", 1, &list, &err));
	assert_int_equal(ROW_AT(&list, arbitrator, 0)->week, 0xe);
	assert_string_equal(ROW_AT(&list, arbitrator, 0)->languages, "英语、彝语");
	row_list_free(&list);
}

static int64_t arbitrator_named(struct office *office, const char *name)
{
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_where_text(office->store, &arbitrator_table, "name", name, 1, &list, &err));
	assert_int_equal(list.count, 1);
	int64_t id = ROW_AT(&list, arbitrator, 0)->id;
	row_list_free(&list);
	return id;
}

static bool may_sit(struct office *office, int64_t case_id, const char *name, const char *reason)
{
	struct eligibility found;
	struct error err = ERROR_INIT;
	assert_true(eligibility_of(
		office, case_id, arbitrator_named(office, name), 0, office->today, &found, &err));
	bool eligible = found.eligible;
	if (reason)
		assert_contains(found.reason ? found.reason : "", reason);
	eligibility_clear(&found);
	return eligible;
}

/* Whoever was dismissed for breach comes back only after five years. */
static void a_breach_bars_for_five_years(void **state)
{
	struct office *office = office_of(state);
	fixture_refused(office, "dismiss", 0, "事由", "arbitrator=林晓燕", "ground=心情不好", NULL);
	/* A ground that the term itself contradicts is pointed out. */
	fixture_act(office, "dismiss", 0, "arbitrator=林晓燕", "ground=not_renewed", NULL);
	assert_contains(fixture_warning(), "事由是聘期届满，而聘期到 ");
	fixture_act(office, "undo", 0, NULL);
	fixture_act(office, "dismiss", 0, "arbitrator=林晓燕", "ground=违法违纪", "date=2020-09-24", NULL);
	assert_contains(fixture_message(), "组织规则第二十六条");
	assert_null(strstr(fixture_warning(), "未结案件"));
	fixture_refused(office, "appoint", 0, "2025-09-24 起方可（组织规则第三十四条）", "arbitrator=林晓燕",
		"from=2025-09-23", NULL);
	fixture_act(office, "appoint", 0, "arbitrator=林晓燕", "from=2025-09-24", NULL);
	/* Another ground bars nobody. */
	heard_case(office, "arbitrator=何勇", "start=2020-11-02 09:00", "room=一庭");
	fixture_act(office, "dismiss", 0, "arbitrator=何勇", "ground=left_post", NULL);
	assert_contains(fixture_warning(), "还有 1 件未结案件，其中已排定 1 次开庭");
	fixture_act(office, "appoint", 0, "arbitrator=何勇", "from=2020-10-01", NULL);
}

/* … under whatever row of the register. */
static void a_breach_bars_the_person(void **state)
{
	struct office *office = office_of(state);
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "id_number=500103198001011228",
		"certificate=渝仲字第012号", NULL);
	fixture_act(office, "dismiss", 0, "arbitrator=林晓燕", "ground=breach", "date=2020-09-24", NULL);
	/* The same identity number, whatever the name; the same name and certificate. */
	fixture_refused(office, "add_arbitrator", 0, "林晓燕 因违法违纪于 2020-09-24 解聘", "name=林小燕",
		"id_number=５００１０３ 19800101 1228", "from=2021-01-01", NULL);
	fixture_refused(office, "add_arbitrator", 0, "五年内不得再聘", "name=林 晓燕",
		"certificate=渝仲字第０１２号", "from=2021-01-01", NULL);
	/* Registered without a term nobody is appointed: the term is refused. */
	int64_t again =
		fixture_act(office, "add_arbitrator", 0, "name=林小燕", "id_number=500103198001011228", NULL);
	char who[48];
	snprintf(who, sizeof who, "arbitrator=id:%lld", (long long)again);
	fixture_refused(office, "appoint", 0, "2025-09-24 起方可", who, "from=2025-09-23", NULL);
	fixture_act(office, "appoint", 0, who, "from=2025-09-24", NULL);
	/* A namesake of whom nothing else is known: to be looked into, not refused. */
	int64_t other = fixture_act(office, "add_arbitrator", 0, "name=林晓燕", "from=2021-01-01", NULL);
	assert_contains(fixture_warning(), "同名，须查明是否本人：2025-09-24 前不得再聘");
	/* Known to be another: nothing is said. */
	fixture_act(office, "add_arbitrator", 0, "name=林晓燕", "id_number=500103199002022345",
		"certificate=渝仲字第012号", "from=2021-01-01", NULL);
	assert_null(strstr(fixture_warning(), "同名"));
	/* Learned of somebody who is appointed: said at once. */
	snprintf(who, sizeof who, "arbitrator=id:%lld", (long long)other);
	fixture_act(office, "edit_arbitrator", 0, who, "id_number=500103198001011228", NULL);
	assert_contains(fixture_warning(), "五年内不得再聘");
	fixture_act(office, "add_arbitrator", 0, "name=林晓燕", "from=2025-09-24", NULL);
	assert_null(strstr(fixture_warning(), "同名"));
}

static void a_suspended_arbitrator_gets_no_seat(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	assert_true(may_sit(office, id, "林晓燕", NULL));
	fixture_refused(office, "reinstate_arbitrator", 0, "没有暂停", "arbitrator=林晓燕", NULL);
	fixture_act(office, "suspend_arbitrator", 0, "arbitrator=林晓燕", "ground=investigation", NULL);
	assert_false(may_sit(office, id, "林晓燕", "自 2020-09-24 起暂停：涉嫌违法违纪"));
	fixture_refused(
		office, "suspend_arbitrator", 0, "已经暂停", "arbitrator=林晓燕", "ground=other", NULL);
	struct roster roster;
	struct error err = ERROR_INIT;
	assert_true(roster_load(office->store, office->today, &roster, &err));
	int64_t who = arbitrator_named(office, "林晓燕");
	for (size_t i = 0; i < roster.count; i++)
		if (roster.items[i].arbitrator.id == who) {
			assert_true(roster.items[i].is_suspended);
			assert_false(roster.items[i].is_appointed);
		}
	roster_free(&roster);
	office->today = civil_make(2020, 9, 28);
	fixture_act(office, "reinstate_arbitrator", 0, "arbitrator=林晓燕", NULL);
	assert_true(may_sit(office, id, "林晓燕", NULL));
}

/* The only row of that arbitrator in a table, as "id:N" behind a key. */
static const char *own_row(
	struct office *office, const struct table *table, const char *name, const char *key)
{
	static char text[64];
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_where_int(
		office->store, table, "arbitrator_id", arbitrator_named(office, name), 0, &list, &err));
	assert_int_equal(list.count, 1);
	int64_t id;
	memcpy(&id, list.items, sizeof id);
	row_list_free(&list);
	snprintf(text, sizeof text, "%s=id:%lld", key, (long long)id);
	return text;
}

/* Nor is a term moved into the five years; the one that was ended, and what was over before, may be put
 * right. */
static void a_term_is_not_moved_into_a_bar(void **state)
{
	struct office *office = office_of(state);
	char who[48];
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "id_number=500103198001011228", NULL);
	fixture_act(office, "dismiss", 0, "arbitrator=林晓燕", "ground=breach", "date=2020-09-24", NULL);
	int64_t again =
		fixture_act(office, "add_arbitrator", 0, "name=林小燕", "id_number=500103198001011228", NULL);
	snprintf(who, sizeof who, "arbitrator=id:%lld", (long long)again);
	fixture_act(office, "appoint", 0, who, "from=2025-09-24", NULL);
	const char *term = own_row(office, &appointment_table, "林小燕", "term");
	fixture_refused(office, "edit_term", 0, "2025-09-24 起方可", term, "from=2025-09-23", NULL);
	fixture_act(office, "edit_term", 0, term, "from=2025-10-01", NULL);
	fixture_act(office, "edit_term", 0, term, "from=2010-01-01", "until=2014-12-31", NULL);
	term = own_row(office, &appointment_table, "林晓燕", "term");
	fixture_act(office, "edit_term", 0, term, "from=2018-01-02", NULL);
}

/* What was recorded wrongly of a term is put right without undoing what was done since. */
static void a_term_is_put_right(void **state)
{
	struct office *office = office_of(state);
	const char *term = own_row(office, &appointment_table, "林晓燕", "term");
	fixture_act(office, "suspend_arbitrator", 0, "arbitrator=林晓燕", "ground=other", NULL);
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "phone=1", NULL);
	fixture_refused(office, "edit_term", 0, "恢复日期", term, "resumed_on=2020-09-01", NULL);
	fixture_refused(office, "edit_term", 0, "聘期至", term, "until=2000-01-01", NULL);
	fixture_refused(
		office, "edit_term", 0, "写了日期就须写明事由", term, "dismissed_on=2020-09-20", NULL);
	fixture_refused(office, "edit_term", 0, "不在这个聘期之内", term, "dismissed_on=2000-09-20",
		"ground=other", NULL);
	int64_t id = fixture_accepted(office, "2020-09-24");
	assert_false(may_sit(office, id, "林晓燕", "暂停"));
	fixture_act(office, "edit_term", 0, term, "suspended_on=", NULL);
	assert_true(may_sit(office, id, "林晓燕", NULL));
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(row_list_where_int(office->store, &appointment_table, "arbitrator_id",
		arbitrator_named(office, "林晓燕"), 0, &list, &err));
	assert_null(ROW_AT(&list, appointment, 0)->suspension); /* it went with its day */
	row_list_free(&list);
	/* A second term must not run at the same time, whichever is changed. */
	fixture_act(office, "appoint", 0, "arbitrator=林晓燕", "from=2030-01-01", NULL);
	fixture_refused(office, "edit_term", 0, "重叠", term, "until=2030-01-01", NULL);
	fixture_refused(office, "appoint", 0, "重叠", "arbitrator=林晓燕", "from=2029-12-01", NULL);
	fixture_act(office, "remove_term", 0, term, NULL);
	assert_false(may_sit(office, id, "林晓燕", "聘期尚未开始"));
	fixture_act(office, "undo", 0, NULL);
	assert_true(may_sit(office, id, "林晓燕", NULL));
}

static void what_is_kept_of_him_is_edited(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "unavailable", 0, "arbitrator=林晓燕", "from=2020-09-20", "until=2020-10-20",
		"reason=出国", NULL);
	const char *away = own_row(office, &unavailability_table, "林晓燕", "unavailability");
	assert_false(may_sit(office, id, "林晓燕", "不可用：出国"));
	fixture_refused(office, "edit_unavailable", 0, "早于开始之日", away, "until=2020-09-01", NULL);
	fixture_act(office, "edit_unavailable", 0, away, "until=2020-09-23", NULL);
	assert_true(may_sit(office, id, "林晓燕", NULL));

	fixture_act(office, "add_tie", 0, "arbitrator=林晓燕", "name=重庆甲建筑有限公司", NULL);
	const char *tie = own_row(office, &arbitrator_tie_table, "林晓燕", "tie");
	assert_false(may_sit(office, id, "林晓燕", "定点联系企业"));
	fixture_refused(office, "edit_tie", 0, "不能用作名称", tie, "name=", NULL);
	fixture_act(
		office, "edit_tie", 0, tie, "name=重庆乙建筑有限公司", NULL); /* compared by the new name */
	assert_true(may_sit(office, id, "林晓燕", NULL));
	fixture_act(office, "edit_tie", 0, tie, "name=重庆甲建筑有限公司", "until=2020-09-20", NULL);
	assert_true(may_sit(office, id, "林晓燕", NULL));

	fixture_act(office, "add_training", 0, "arbitrator=林晓燕", "hours=24", "date=2020-03-01", NULL);
	const char *training = own_row(office, &training_table, "林晓燕", "training");
	fixture_refused(office, "edit_training", 0, "至少为 1", training, "hours=0", NULL);
	fixture_act(office, "edit_training", 0, training, "hours=40", NULL);
	assert_contains(fixture_message(), "2020 年共 40 学时");

	fixture_act(office, "assess", 0, "arbitrator=林晓燕", "year=2019", "grade=优秀", NULL);
	fixture_act(office, "remove_assessment", 0,
		own_row(office, &assessment_table, "林晓燕", "assessment"), NULL);
	struct row_list list;
	struct error err = ERROR_INIT;
	assert_true(assessments_of(office, arbitrator_named(office, "林晓燕"), &list, &err));
	assert_int_equal(list.count, 0);
	row_list_free(&list);
}

static struct roster_row loads_of(struct office *office, const char *name)
{
	struct roster all, one;
	struct error err = ERROR_INIT;
	struct roster_row found = {.cases_this_year = -1};
	int64_t id = arbitrator_named(office, name), seats;
	assert_true(roster_load(office->store, office->today, &all, &err));
	for (size_t i = 0; i < all.count; i++)
		if (all.items[i].arbitrator.id == id)
			found = all.items[i];
	assert_true(roster_load_one(office->store, id, office->today, &one, &err));
	assert_int_equal(one.count, 1);
	assert_int_equal(one.items[0].cases_this_year, found.cases_this_year);
	assert_int_equal(one.items[0].open_cases, found.open_cases);
	assert_int_equal(one.items[0].offers, found.offers);
	assert_int_equal(one.items[0].hours_this_year, found.hours_this_year);
	assert_int_equal(one.items[0].assessed_last_year, found.assessed_last_year);
	/* What is kept is what can be counted. */
	assert_true(roster_seats_in_year(office->store, id, office->today, &seats, &err));
	assert_int_equal(seats, found.cases_this_year);
	found.arbitrator = (struct arbitrator){0}; /* its texts go with the roster */
	roster_free(&one);
	roster_free(&all);
	return found;
}

#define assert_loads(name, year, open, asked)                                                                \
	do {                                                                                                 \
		struct roster_row row = loads_of(office, name);                                              \
		assert_int_equal(row.cases_this_year, year);                                                 \
		assert_int_equal(row.open_cases, open);                                                      \
		assert_int_equal(row.offers, asked);                                                         \
	} while (0)

/* Who failed the assessment, or was never trained where that is asked, is not appointed without a word. */
static void an_appointment_says_what_speaks_against_it(void **state)
{
	struct office *office = office_of(state);
	fixture_act(office, "add_arbitrator", 0, "name=孙芸", "from=2018-01-01", "until=2019-12-31", NULL);
	assert_null(strstr(fixture_warning(), "也叫"));
	fixture_act(office, "assess", 0, "arbitrator=孙芸", "year=2019", "grade=不合格", NULL);
	fixture_act(office, "appoint", 0, "arbitrator=孙芸", "from=2020-01-01", NULL);
	assert_contains(fixture_warning(), "2019 年度考核不合格，不应续聘");
	assert_null(strstr(fixture_warning(), "没有培训记录"));
	fixture_act(office, "undo", 0, NULL);
	fixture_act(office, "set", 0, "key=training.before", "value=1", NULL);
	fixture_act(office, "assess", 0, "arbitrator=孙芸", "year=2019", "grade=合格", NULL);
	fixture_act(office, "appoint", 0, "arbitrator=孙芸", "from=2020-01-01", NULL);
	assert_null(strstr(fixture_warning(), "不应续聘"));
	assert_contains(fixture_warning(), "没有培训记录");
	fixture_act(office, "add_arbitrator", 0, "name=孙芸", NULL);
	assert_contains(fixture_warning(), "也叫 孙芸");
	fixture_act(office, "add_arbitrator", 0, "name=冉竹", "id_number=500105198001010013", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=冉竹", "id_number=500105198001010021", NULL);
	assert_null(strstr(fixture_warning(), "也叫")); /* two people, by their numbers */
}

/* 组织规则三十三 */
static void an_arbitrator_represents_nobody_here(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_case(office, "2020-09-24");
	fixture_act(office, "add_party", id, "role=representative", "name=林晓燕", NULL);
	assert_contains(fixture_warning(), "组织规则第三十三条");
	fixture_act(office, "add_party", id, "role=third_party", "name=林晓燕", NULL);
	assert_null(strstr(fixture_warning(), "第三十三条"));
	fixture_act(office, "dismiss", 0, "arbitrator=林晓燕", "ground=left_post", NULL);
	fixture_act(office, "add_party", id, "role=representative", "name=林晓燕", NULL);
	assert_null(strstr(fixture_warning(), "第三十三条"));
}

/* Seats are counted as they are offered, taken, given up, closed and undone, by the year of the offer. */
static void seats_are_kept_as_counts(void **state)
{
	struct office *office = office_of(state);
	struct roster missing;
	struct error err = ERROR_INIT;
	assert_false(roster_load_one(office->store, 12345, office->today, &missing, &err));
	assert_int_equal(err.code, ERR_NOTFOUND);
	error_clear(&err);
	assert_loads("林晓燕", 0, 0, 0);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "offer", id, "arbitrator=林晓燕", "reason=轮到", NULL);
	assert_loads("林晓燕", 1, 1, 1);
	fixture_act(office, "decline_seat", id, "reason=出差", NULL);
	assert_loads("林晓燕", 0, 0, 0);
	fixture_act(office, "undo", 0, NULL);
	assert_loads("林晓燕", 1, 1, 1);
	fixture_act(office, "accept_seat", id, NULL);
	assert_loads("林晓燕", 1, 1, 0);
	fixture_act(office, "withdraw", id, NULL);
	assert_loads("林晓燕", 1, 0, 0);
	office->today = civil_make(2021, 1, 4);
	assert_loads("林晓燕", 0, 0, 0);
	int64_t next = fixture_accepted(office, "2021-01-04");
	fixture_act(office, "assign", next, "arbitrator=林晓燕", "reason=指定", NULL);
	assert_false(loads_of(office, "林晓燕").assessed_last_year);
	fixture_act(office, "assess", 0, "arbitrator=林晓燕", "year=2020", "grade=合格", NULL);
	assert_true(loads_of(office, "林晓燕").assessed_last_year);
	fixture_act(office, "add_training", 0, "arbitrator=林晓燕", "date=2020-12-31", "hours=30", NULL);
	fixture_act(office, "add_training", 0, "arbitrator=林晓燕", "date=2021-01-01", "hours=8", NULL);
	assert_loads("林晓燕", 1, 1, 0);
	struct roster_row row = loads_of(office, "林晓燕");
	assert_int_equal(row.hours_this_year, 8);
	assert_int_equal(row.hours_last_year, 30);
}

static void a_year_has_one_assessment(void **state)
{
	struct office *office = office_of(state);
	struct row_list list;
	struct error err = ERROR_INIT;
	fixture_refused(office, "assess", 0, "2021 不是可以考核的年度", "arbitrator=林晓燕", "year=2021",
		"grade=优秀", NULL);
	fixture_act(office, "assess", 0, "arbitrator=林晓燕", "year=2018", "grade=优秀", NULL);
	fixture_act(office, "assess", 0, "arbitrator=林晓燕", "year=2019", "grade=不合格", NULL);
	assert_contains(fixture_warning(), "应当解聘（组织规则第二十六条）");
	fixture_act(office, "assess", 0, "arbitrator=林晓燕", "year=2019", "grade=合格", NULL);
	assert_contains(fixture_message(), "2019 年度考核改为合格");
	assert_true(assessments_of(office, arbitrator_named(office, "林晓燕"), &list, &err));
	assert_int_equal(list.count, 2);
	assert_int_equal(ROW_AT(&list, assessment, 0)->year, 2019);
	assert_string_equal(ROW_AT(&list, assessment, 0)->grade, "qualified");
	row_list_free(&list);
}

static int64_t seated(struct office *office, const char *day)
{
	char date[32];
	int64_t id = fixture_accepted(office, day);
	snprintf(date, sizeof date, "date=%s", day);
	fixture_act(office, "assign", id, "arbitrator=何勇", "reason=指定", date, NULL);
	return id;
}

/* Five seats: mediated in time, awarded late and set aside, open, left by recusal, and one before the term.
 */
static void a_term_in_figures(void **state)
{
	struct office *office = office_of(state);
	struct roster roster;
	struct error err = ERROR_INIT;
	office->today = civil_make(2020, 12, 1);
	int64_t mediated = seated(office, "2020-09-01");
	fixture_act(office, "mediate", mediated, "date=2020-09-20", NULL);
	int64_t awarded = seated(office, "2020-09-01");
	fixture_act(office, "award", awarded, "final_award=是", "date=2020-11-20", NULL);
	fixture_act(office, "rule_set_aside", awarded, "date=2020-11-30", NULL);
	seated(office, "2020-11-01");
	int64_t left = seated(office, "2020-09-02");
	fixture_act(office, "request_recusal", left, "arbitrator=何勇", "ground=relative", "note=近亲属",
		"date=2020-09-03", NULL);
	fixture_act(office, "decide_recusal", left, "granted=是", "date=2020-09-04", NULL);
	/* A seat that was given up for another reason is no recusal. */
	int64_t replaced = seated(office, "2020-09-02");
	fixture_act(office, "replace", replaced, "reason=生病", "date=2020-09-05", NULL);

	assert_true(roster_load(office->store, office->today, &roster, &err));
	int64_t who = arbitrator_named(office, "何勇");
	const struct roster_row *row = NULL;
	for (size_t i = 0; i < roster.count; i++)
		if (roster.items[i].arbitrator.id == who)
			row = &roster.items[i];
	assert_non_null(row);
	struct performance figures;
	assert_true(performance_load(office->store, who, row->term_from, row->term_until, &figures, &err));
	assert_int_equal(figures.cases, 3);
	assert_int_equal(figures.closed, 2);
	assert_int_equal(figures.on_time, 1);
	assert_int_equal(figures.mediated, 1);
	assert_int_equal(figures.set_aside, 1);
	assert_int_equal(figures.recusals, 1);
	struct strbuf text = {0};
	assessment_figures_text(&figures, &text);
	assert_string_equal(
		strbuf_text(&text), "承办 3 件，办结 2 件，期限内 50.0%，调解 50.0%，撤裁 1 件，回避 1 次");
	strbuf_free(&text);
	/* Of a span without these cases nothing. */
	assert_true(performance_load(
		office->store, who, civil_make(2019, 1, 1), civil_make(2020, 8, 31), &figures, &err));
	assert_int_equal(figures.cases, 0);
	roster_free(&roster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_half_day_that_he_does_not_come_is_said,
			office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_breach_bars_for_five_years, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_breach_bars_the_person, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_suspended_arbitrator_gets_no_seat, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_term_is_not_moved_into_a_bar, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_term_is_put_right, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_is_kept_of_him_is_edited, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(an_appointment_says_what_speaks_against_it,
			office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			an_arbitrator_represents_nobody_here, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			seats_are_kept_as_counts, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_year_has_one_assessment, office_fixture_setup, office_fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_term_in_figures, office_fixture_setup, office_fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
