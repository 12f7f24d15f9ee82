/* The hearing calendar as its users meet it: week, month and day at several widths, a hearing scheduled
 * through the form, a clash refused, a hearing carried elsewhere, cancelled, and each of it undone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harness.h"
#include "office/act.h"
#include "store/docket.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TODAY "2020-12-21"

/* --- The office --------------------------------------------------------------------------------------- */

static char path[300];

/* Does the act with up to three "key=value" parameters. */
static int64_t act(struct office *office, const char *id, int64_t case_id, const char *const *pairs)
{
	struct error err = ERROR_INIT;
	struct act_result result = {0};
	struct act_call call;
	act_call_init(&call, act_find(id), case_id);
	bool good = true;
	for (; good && *pairs; pairs++) {
		char key[32];
		const char *equals = strchr(*pairs, '=');
		snprintf(key, sizeof key, "%.*s", (int)(equals - *pairs), *pairs);
		good = act_call_set(office, &call, key, equals + 1, &err);
	}
	if (!good || !act_run(office, &call, &result, &err))
		fail_msg("%s: %s", id, error_text(&err));
	if (call.act->group == GROUP_OFFICE)
		assert_true(office_refresh(office, &err));
	act_call_clear(&call);
	int64_t made = result.case_id;
	act_result_clear(&result);
	return made;
}

#define ACT(office, id, case_id, ...) act(office, id, case_id, (const char *const[]){__VA_ARGS__, NULL})
#define PLAIN_ACT(office, id, case_id) act(office, id, case_id, (const char *const[]){NULL})

/* A case whose application was served on the day it was accepted. */
static int64_t served_case(
	struct office *office, const char *applicant, const char *respondent, const char *clerk)
{
	int64_t id = ACT(office, "register", 0, applicant, respondent, "cause=追索劳动报酬", clerk);
	PLAIN_ACT(office, "accept", id);
	ACT(office, "serve", id, "method=direct");
	PLAIN_ACT(office, "served", id);
	return id;
}

static void make_office(void)
{
	struct error err = ERROR_INIT;
	struct office office;
	struct office_options options = {
		.path = path, .user = "黄主任", .today = civil_parse("2020-11-20"), .create = true};
	remove(path);
	if (!office_open(&office, &options, &err))
		fail_msg("%s", error_text(&err));
	ACT(&office, "commission", 0, "name=两江新区劳动人事争议仲裁委员会",
		"pattern=渝两江劳人仲案字〔{year}〕第{serial}号");
	ACT(&office, "add_staff", 0, "name=黄主任", "role=director");
	ACT(&office, "add_staff", 0, "name=李娟", "role=clerk");
	ACT(&office, "add_staff", 0, "name=唐艳", "role=clerk");
	ACT(&office, "add_room", 0, "name=一庭");
	ACT(&office, "add_room", 0, "name=二庭（网上）");
	ACT(&office, "add_arbitrator", 0, "name=何勇", "kind=专职", "source=commission", "from=2018-01-01",
		"week=周一 周二 周三");
	ACT(&office, "add_arbitrator", 0, "name=林晓燕", "kind=专职", "source=commission", "from=2018-01-01");
	int64_t first = served_case(&office, "applicant=张伟", "respondent=重庆甲建筑有限公司", "clerk=李娟");
	int64_t second = served_case(
		&office, "applicant=阿卜杜拉·买买提", "respondent=某某电子科技公司", "clerk=唐艳");
	served_case(&office, "applicant=李红", "respondent=重庆乙物业管理有限公司", "clerk=李娟");
	ACT(&office, "assign", first, "arbitrator=何勇", "reason=轮到");
	ACT(&office, "assign", second, "arbitrator=林晓燕", "reason=轮到");
	ACT(&office, "schedule", first, "start=2020-12-29 09:00", "room=一庭");
	ACT(&office, "schedule", second, "start=2020-12-30 14:00", "room=二庭（网上）");
	office_close(&office);
}

/* Opens the calendar's tab on the week of 2020-12-28. */
static struct e2e *start(int rows, int columns)
{
	snprintf(path, sizeof path, "%s/calendar.db", e2e_folder());
	make_office();
	struct e2e_options options = {.rows = rows, .columns = columns, .today = TODAY};
	const char *const argv[] = {e2e_program("zhongcai"), "--db", path, "--user", "黄主任", NULL};
	struct e2e *e = e2e_start(&options, argv);
	int column = 0;
	assert_int_equal(e2e_find(e, "排期", &column), 0);
	struct e2e_cell digit = e2e_cell(e, 0, column - 1);
	e2e_type(e, digit.text);
	e2e_expect_in_row(e, 1, "排期");
	e2e_keys(e, "c Enter"); /* no case is chosen */
	e2e_keys(e, "d 12-29 Enter");
	return e;
}

static void finish(struct e2e *e)
{
	e2e_keys(e, "C-q");
	assert_int_equal(e2e_finish(e), 0);
}

/* The row in which a text stands, for rows that are compared with each other. */
static void expect_beside(struct e2e *e, const char *text, const char *other)
{
	int row = e2e_find(e, text, NULL);
	assert_true(row >= 0);
	e2e_expect_in_row(e, row, other);
}

/* --- What it shows ------------------------------------------------------------------------------------ */

static void the_week_at_80_columns(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_expect_row(
		e, 1, "┌ 排期 2020年第53周 12-28 至 01-03 ─ 全部庭室 ─ 2场 ───────────────────────────┐");
	e2e_expect_row(
		e, 2, "│     │12-28 周一    │12-29 周二    │12-30 周三    │12-31 周四   │01-01 周五   │");
	e2e_expect_row(
		e, 3, "│     │              │1场           │1场           │             │元旦休       │");
	e2e_expect_row(
		e, 4, "│09:00│              │ 1 追索劳动报…│              │             │             │");
	e2e_expect_row(
		e, 5, "│     │              │ 一庭 何勇    │              │             │             │");
	e2e_expect_row(
		e, 12, "│14:00│              │              │ 2 追索劳动报…│             │             │");
	/* What is under the cursor, in whole words. */
	e2e_expect_in_row(e, 19, "渝两江劳人仲案字〔2020〕第1号 张伟 诉 重庆甲建筑有限公司");
	e2e_expect_in_row(e, 20, "2020-12-29 周二 09:00-10:30 一庭 仲裁庭 何勇 书记员 李娟");
	e2e_expect_aligned(e);
	/* New Year's Day says so in words too. */
	e2e_keys(e, "End");
	e2e_expect_in_row(e, 19, "2021-01-01 周五 09:00 元旦放假");
	finish(e);
}

static void other_widths(void **state)
{
	(void)state;
	static const int widths[] = {81, 120, 200};
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct e2e *e = start(i == 2 ? 50 : 30, widths[i]);
		static const char *const views[] = {"W", "M", "D"};
		for (size_t view = 0; view < 3; view++) {
			e2e_type(e, views[view]);
			e2e_expect_aligned(e);
			e2e_expect(e, "追索");
			e2e_expect(e, "渝两江劳人仲案字〔2020〕第1号");
		}
		finish(e);
	}
}

/* Below 80 columns it says so; back at 80 everything is as it was. */
static void too_narrow_and_back(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	char *before = strdup(e2e_screen(e));
	e2e_resize(e, 24, 79);
	e2e_expect(e, "窗口太小");
	e2e_expect_not(e, "12-29");
	e2e_resize(e, 24, 80);
	assert_string_equal(e2e_screen(e), before);
	free(before);
	finish(e);
}

static void the_month(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "M");
	e2e_expect_in_row(e, 1, "排期 2020年12月");
	e2e_expect_row(
		e, 2, "│周一       │周二       │周三      │周四      │周五      │周六      │周日      │");
	e2e_expect(e, "31");
	expect_beside(e, "1 元旦休", "3 元旦休");
	e2e_expect(e, "09:00 1");
	/* The next month, from its last day to its first. */
	e2e_keys(e, "PgDn Home");
	e2e_expect_in_row(e, 1, "排期 2021年1月");
	e2e_expect_in_row(e, 19, "2021-01-01 周五 元旦放假");
	/* A year without a schedule. */
	e2e_keys(e, "d 2035-03-01 Enter");
	e2e_expect_in_row(e, 1, "工作日暂定");
	e2e_expect_in_row(e, 19, "2035年放假安排未公布，暂按双休推算");
	e2e_expect_aligned(e);
	finish(e);
}

static void by_arbitrator_and_only_one(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "D");
	e2e_expect_in_row(e, 2, "一庭");
	e2e_expect_in_row(e, 2, "二庭（网上）");
	e2e_keys(e, "b");
	e2e_expect_in_row(e, 1, "全部仲裁员");
	e2e_expect_in_row(e, 2, "何勇");
	e2e_keys(e, "f");
	e2e_expect(e, "只看一名仲裁员");
	e2e_keys(e, "1");
	e2e_expect_in_row(e, 1, "何勇 ─ 1场 ─ 周一 周二 周三"); /* when he can come */
	e2e_keys(e, "F");
	e2e_keys(e, "b"); /* the clerk of the hearing of this day, and hearings without one */
	e2e_expect_in_row(e, 1, "全部书记员");
	e2e_keys(e, "f");
	e2e_expect(e, "只看一名书记员");
	e2e_keys(e, "1 W");
	e2e_expect_in_row(e, 1, "李娟 ─ 1场");
	e2e_keys(e, "F b f");
	e2e_expect(e, "只看一个庭室");
	e2e_keys(e, "2");
	e2e_expect_in_row(e, 1, "二庭（网上）");
	e2e_expect_in_row(e, 1, "1场");
	e2e_expect_not(e, " 1 追索");
	e2e_keys(e, "F");
	e2e_expect_in_row(e, 1, "2场");
	finish(e);
}

/* --- What it does ------------------------------------------------------------------------------------- */

static void schedule_through_the_form(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "c 20-3 Enter");
	/* Served on 2020-11-20, defence over: only the notice is left, and the cursor stands on its day. */
	e2e_expect(e, "为 3 李红 诉 重庆乙物业管理有限公司：最早可排 2020-12-28 周一 09:00");
	e2e_expect(e, "开庭通知 2020-12-21 发出，依法最早 2020-12-28");
	e2e_expect(e, "2020-12-28 周一 09:00 + 可排");
	e2e_expect(e, "+3 可排");
	e2e_keys(e, "o");
	e2e_expect(e, "第3号 最早可排的时间");
	e2e_expect(e, "2020-12-28 周一 09:00 一庭  开庭通知 2020-12-21 发出");
	e2e_expect_aligned(e);
	e2e_keys(e, "2");
	e2e_expect(e, "2020-12-28 周一 10:30 + 可排");
	e2e_keys(e, "o Enter Right Right Enter");
	e2e_expect(e, "2020-12-30 09:00");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已排定开庭 2020-12-30 09:00（周三），开庭通知须在 2020-12-23 前送达");
	e2e_expect(e, "*3 追索");
	e2e_expect_in_row(e, 1, "3场");
	e2e_keys(e, "u");
	e2e_expect_in_row(e, 1, "2场");
	e2e_expect_not(e, "*3 追索");
	finish(e);
}

static void a_clash_is_refused_with_its_reason(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "c 20-3 Enter D");
	/* In the column of the room, an hour after the other case began there. */
	e2e_keys(e, "d 12-29 Enter Down Down");
	e2e_expect_in_row(e, 19, "第1号");
	e2e_keys(e, "p");
	e2e_expect(e, "2020-12-29 10:00");
	e2e_keys(e, "C-s");
	e2e_expect(e, "一庭 已排 渝两江劳人仲案字〔2020〕第1号案");
	e2e_keys(e, "Esc");
	e2e_expect_in_row(e, 1, "1场");
	/* The calendar says so before anybody tries. */
	e2e_keys(e, "W m");
	e2e_keys(e, "Right Down Down");
	e2e_expect(e, "2020-12-30 周三 14:00 + 可排");
	e2e_keys(e, "Esc");
	finish(e);
}

/* Another terminal forms the tribunal of the waiting case. */
static void assign_elsewhere(void)
{
	struct error err = ERROR_INIT;
	struct office office;
	struct office_options options = {.path = path, .user = "黄主任", .today = civil_parse(TODAY)};
	if (!office_open(&office, &options, &err))
		fail_msg("%s", error_text(&err));
	int64_t waiting;
	assert_true(docket_find(office.store, "20-3", &waiting, &err));
	ACT(&office, "assign", waiting, "arbitrator=何勇", "reason=轮到");
	office_close(&office);
}

static void all_that_wait_are_planned_together(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "a");
	e2e_expect(e, "一起排期：可排 0 件，不排 1 件");
	e2e_expect(e, "尚未组庭，组庭之后再排");
	e2e_keys(e, "Enter");
	e2e_expect(e, "没有要排的，什么也没有保存");
	assign_elsewhere();
	e2e_keys(e, "a");
	e2e_expect(e, "一起排期：可排 1 件，不排 0 件，过裁决期限 0 件");
	e2e_expect(e, "12-28 周一 09:00-10:30");
	e2e_expect_aligned(e);
	e2e_keys(e, "Space");
	e2e_expect(e, "可排 0 件，不排 1 件");
	e2e_expect(e, "这次不排");
	e2e_keys(e, "Space Esc");
	e2e_expect(e, "没有排，什么也没有保存");
	e2e_expect_in_row(e, 1, "2场");
	/* By name, too, it is looked over first. */
	e2e_keys(e, ": 先裁决期限近的 Enter");
	e2e_expect(e, "一起排期：可排 1 件，不排 0 件，过裁决期限 0 件");
	e2e_keys(e, "Esc a Enter");
	e2e_expect(e, "已一起排定 1 件");
	e2e_expect_in_row(e, 1, "3场");
	e2e_keys(e, "u");
	e2e_expect(e, "已撤销：一起排期");
	e2e_expect_in_row(e, 1, "2场");
	finish(e);
}

static void carried_elsewhere(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "m");
	e2e_expect(e, "已拿起这次开庭");
	e2e_expect(e, "+1 可排"); /* where else it could be */
	e2e_keys(e, "Right Down Down");
	e2e_expect(e, "> 1");
	e2e_expect(e, "改期：渝两江劳人仲案字〔2020〕第1号 原定 2020-12-29 周二 09:00-10:30 一庭");
	/* Put back: nothing has happened, and the pane is still there. */
	e2e_keys(e, "q");
	e2e_expect(e, "没有改期");
	e2e_expect_not(e, "> 1");
	e2e_expect_not(e, "+1 可排");
	e2e_keys(e, "m Right Down Enter");
	e2e_expect(e, "2020-12-30 10:30");
	e2e_keys(e, "C-s");
	/* Whom it touches is told before it is done. */
	e2e_expect(e, "办理后：已改期到 2020-12-30 10:30（周三）");
	e2e_expect(e, "独任 何勇、书记员 李娟、一庭");
	e2e_keys(e, "Enter");
	e2e_expect(e, "已改期到 2020-12-30 10:30（周三）");
	e2e_expect_not(e, "> 1");
	e2e_expect(e, "2020-12-30 周三 10:30-12:00 一庭 仲裁庭 何勇 书记员 李娟");
	e2e_keys(e, "u d 12-29 Enter Up");
	e2e_expect(e, "2020-12-29 周二 09:00-10:30 一庭 仲裁庭 何勇 书记员 李娟");
	finish(e);
}

/* The hearing under the cursor loses its arbitrator: marked, its seat filled, moved to the first lawful time.
 */
static void recused_and_planned_again(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "d 12-30 Enter Down Down");
	e2e_expect(e, "阿卜杜拉·买买提 诉 某某电子科技公司");
	e2e_keys(e, ": 三个工作日内决定 Enter");
	e2e_expect(e, "被申请回避人");
	e2e_keys(e, "Tab Tab Tab Tab"); /* of the only arbitrator, by the applicant */
	e2e_type(e, "近亲属");
	e2e_keys(e, "Enter");
	e2e_type(e, "系被申请人近亲属");
	e2e_expect(e, "*系被申请人近亲属");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已登记申请 林晓燕 回避");
	e2e_keys(e, ": 主任决定是否回避 Enter");
	e2e_expect(e, "准予回避");
	e2e_keys(e, "Tab");
	e2e_type(e, "是");
	e2e_keys(e, "Enter");
	e2e_expect(e, "准予回避 *是");
	e2e_keys(e, "C-s");
	e2e_expect(e, "2020-12-30 14:00 的开庭不能照常进行");
	e2e_keys(e, "Esc");
	e2e_expect(e, "!2 独任回避");
	e2e_expect(e, "! 不合法：独任回避（2020-12-21），先抽取或指定");
	/* First the seat, by lot; then, by the same key, whether the hearing stands. */
	e2e_keys(e, "R");
	e2e_expect(e, "三人庭");
	e2e_keys(e, "C-s");
	e2e_expect(e, "何勇");
	e2e_expect_not(e, "独任回避");
	e2e_keys(e, "R");
	e2e_expect(e, "原定 2020-12-30 14:00 仍然合法");
	finish(e);
}

static void cancelled_and_undone(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "x");
	e2e_expect(e, "取消开庭");
	e2e_keys(e, "C-s");
	e2e_expect(e, "必须填写");
	e2e_type(e, "申请人申请延期");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已取消开庭");
	e2e_expect_in_row(e, 1, "1场");
	e2e_keys(e, "u");
	e2e_expect(e, "已撤销");
	e2e_expect_in_row(e, 1, "2场");
	finish(e);
}

/* Asked for and granted from the calendar, in one form with its new time; who stays away is told when the
 * hearing is over. */
static void postponed_and_defaulted(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "y");
	e2e_expect(e, "申请日期");
	e2e_keys(e, "Tab Tab");
	e2e_type(e, "住院");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已登记：被申请人申请延期开庭，待决定");
	e2e_expect(e, "!1 延期待决");
	e2e_expect(e, "! 当事人 2020-12-21 申请延期开庭，准予与否尚未决定");
	e2e_keys(e, "Y");
	e2e_expect(e, "延期开庭决定 20-0001 2020-12-29 09:00");
	e2e_keys(e, "Tab");
	e2e_type(e, "是");
	e2e_keys(e, "Enter");
	e2e_expect(e, "准予延期 *是");
	e2e_type(e, "2021-01-05 09:00");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已改期到 2021-01-05 09:00（周二）");
	e2e_keys(e, "C-s");
	e2e_expect_in_row(e, 1, "1场");
	e2e_expect_not(e, "延期待决");
	e2e_keys(e, "u u");
	e2e_expect_in_row(e, 1, "2场");
	/* On the day itself, from the case. */
	e2e_keys(e, "C-q");
	assert_int_equal(e2e_finish(e), 0);
	struct e2e_options options = {.rows = 24, .columns = 80, .today = "2020-12-29"};
	const char *const argv[] = {e2e_program("zhongcai"), "--db", path, "--user", "黄主任", NULL};
	e = e2e_start(&options, argv);
	e2e_keys(e, "g 20-1 Enter H");
	e2e_expect(e, "谁未到庭");
	e2e_type(e, "被申请人");
	e2e_keys(e, "Enter C-s");
	e2e_expect(e, "被申请人未到庭");
	finish(e);
}

/* Joined cases are marked, and planned and carried as one hearing. */
static void joined_cases_are_one_hearing(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	assign_elsewhere();
	e2e_keys(e, "g 20-3 Enter & 20-2 C-s");
	e2e_expect(e, "与 20-0002 号案合并审理");
	e2e_expect(e, "书记员 李娟  并案 20-0002");
	/* The other one has its hearing: beside it, in its room. */
	int column = 0;
	assert_int_equal(e2e_find(e, "排期", &column), 0);
	e2e_type(e, e2e_cell(e, 0, column - 1).text);
	e2e_keys(e, "a");
	e2e_expect(e, "12-30 周三 14:00-15:30");
	e2e_expect(e, "并案 2");
	e2e_expect_aligned(e);
	e2e_keys(e, "Enter");
	e2e_expect(e, "[1/2]");
	e2e_expect(e, "  并案 3");
	e2e_keys(e, "m Left");
	e2e_expect(e, "连同并案 20-0003");
	e2e_keys(e, "Enter C-s");
	e2e_expect(e, "并案的 20-0003 号案");
	e2e_keys(e, "C-s");
	e2e_expect_in_row(e, 1, "3场");
	e2e_expect_in_row(e, 3, "3场"); /* of 12-29, all of them */
	e2e_expect_aligned(e);
	e2e_keys(e, "u");
	e2e_expect_in_row(e, 3, "2场");
	finish(e);
}

/* From a day far away one key leads back, and the digit of today's pane is another thing. */
static void back_to_today(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "d 2021-03-01 Enter");
	e2e_expect_in_row(e, 1, "排期 2021年第9周");
	e2e_keys(e, "T");
	e2e_expect_in_row(e, 1, "排期 2020年第52周");
	finish(e);
}

/* A case goes along from the docket, and its detail opens from the calendar. */
static void to_the_case_and_back(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	e2e_keys(e, "Enter");
	e2e_expect_in_row(e, 1, "渝两江劳人仲案字〔2020〕第1号");
	e2e_keys(e, "q");
	e2e_expect_in_row(e, 1, "排期 2020年第53周");
	/* In the docket every line is a case: the calendar comes up with it, at its hearing. */
	e2e_keys(e, "1 F / 买买提 Enter");
	int column = 0;
	assert_int_equal(e2e_find(e, "排期", &column), 0);
	e2e_type(e, e2e_cell(e, 0, column - 1).text);
	e2e_expect(e, "*2 追索");
	e2e_expect_in_row(e, 19, "渝两江劳人仲案字〔2020〕第2号 阿卜杜拉·买买提 诉 某某电子科技公司");
	finish(e);
}

/* Space leaves out the whole of a joined hearing and goes on behind it: once more takes nothing back. */
static void a_joined_hearing_is_left_out_whole(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	assign_elsewhere();
	struct error err = ERROR_INIT;
	struct office office;
	struct office_options options = {.path = path, .user = "黄主任", .today = civil_parse(TODAY)};
	if (!office_open(&office, &options, &err))
		fail_msg("%s", error_text(&err));
	int64_t ids[2];
	assert_true(docket_find(office.store, "20-1", &ids[0], &err));
	assert_true(docket_find(office.store, "20-2", &ids[1], &err));
	for (size_t i = 0; i < 2; i++)
		ACT(&office, "cancel_hearing", ids[i], "reason=另排");
	ACT(&office, "join_cases", ids[0], "with=20-3");
	office_close(&office);
	e2e_keys(e, "a");
	e2e_expect(e, "一起排期：可排 3 件，不排 0 件");
	e2e_keys(e, "Space Space");
	e2e_expect(e, "一起排期：可排 0 件，不排 3 件");
	/* Who was asked and has not answered may decline yet: the plan says so, and so does a single hearing.
	 */
	if (!office_open(&office, &options, &err))
		fail_msg("%s", error_text(&err));
	ACT(&office, "add_arbitrator", 0, "name=袁思远", "kind=兼职", "source=university", "from=2018-01-01");
	ACT(&office, "replace", ids[1], "reason=生病");
	ACT(&office, "offer", ids[1], "arbitrator=袁思远", "reason=轮到");
	office_close(&office);
	e2e_keys(e, "Esc a");
	e2e_expect(e, "袁思远 未答复");
	e2e_expect_aligned(e);
	e2e_keys(e, "Esc g 20-2 Enter p C-s");
	e2e_expect(e, "还没有答复是否承办") /* 袁思远, across two lines */;
	finish(e);
}

/* An absence registered after the hearing was planned. */
static void a_clash_in_the_data_is_marked(void **state)
{
	(void)state;
	struct e2e *e = start(24, 80);
	const char *const argv[] = {e2e_program("zhongcai"), "--db", path, "--user", "黄主任", "--today",
		TODAY, "act", "unavailable", "arbitrator=何勇", "from=2020-12-28", "until=2020-12-31",
		"reason=出差", NULL};
	assert_int_equal(e2e_run(argv, NULL, 0), 0);
	/* Written by another process: the screen follows by itself, from above to below. */
	e2e_wait_text(e, "! 冲突：仲裁员 何勇 在 2020-12-28 至 2020-12-31 不能开庭（出差）");
	e2e_expect(e, "!1 追索");
	e2e_expect_in_row(e, 1, "冲突1场");
	finish(e);
}

static void wide_screen_shows_all_rooms(void **state)
{
	(void)state;
	struct e2e *e = start(50, 200);
	e2e_keys(e, "W");
	e2e_expect(e, "01-02 周六"); /* weekends have their columns */
	e2e_expect(e, "1 追索劳动报酬");
	e2e_keys(e, "D");
	e2e_expect_in_row(e, 2, "一庭");
	e2e_expect_in_row(e, 2, "二庭（网上）");
	e2e_expect(e, "|书记员 李娟");
	e2e_expect_aligned(e);
	finish(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_week_at_80_columns),
		cmocka_unit_test(other_widths),
		cmocka_unit_test(too_narrow_and_back),
		cmocka_unit_test(the_month),
		cmocka_unit_test(by_arbitrator_and_only_one),
		cmocka_unit_test(schedule_through_the_form),
		cmocka_unit_test(a_clash_is_refused_with_its_reason),
		cmocka_unit_test(all_that_wait_are_planned_together),
		cmocka_unit_test(carried_elsewhere),
		cmocka_unit_test(recused_and_planned_again),
		cmocka_unit_test(cancelled_and_undone),
		cmocka_unit_test(postponed_and_defaulted),
		cmocka_unit_test(joined_cases_are_one_hearing),
		cmocka_unit_test(a_joined_hearing_is_left_out_whole),
		cmocka_unit_test(back_to_today),
		cmocka_unit_test(to_the_case_and_back),
		cmocka_unit_test(a_clash_in_the_data_is_marked),
		cmocka_unit_test(wide_screen_shows_all_rooms),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	e2e_folder_remove();
	return failed;
}
