/* The service pane, as a secretary uses it: what is out comes back, is sent again, is announced, completes
 * and is recorded; several rows at once; on small and large screens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"

#include <stdio.h>
#include <string.h>

/* The bar of an announcement as long as its view, begun today, and three quarters of it later. */
#define BAR "│░░░░░░░░░░░░░░░░░░"
#define BAR_LATER "██████████████│░░░░"

enum { VIEWS_ROW = 2, FIRST_ROW = 4, DETAIL_ROW = 14 };

static int build_office(void **state)
{
	(void)state;
	return demo_build("10");
}

static int remove_office(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

/* An act whose words end with NULL. */
#define ACT(...) assert_int_equal(demo_run((const char *const[]){"act", __VA_ARGS__, NULL}, NULL, 0), 0)

/* An accepted case against that employer; its "id:N". */
static void add_case(const char *employer, char id[64])
{
	char respondent[128], output[2048];
	snprintf(respondent, sizeof respondent, "respondent=%s", employer);
	const char *const words[] = {"act", "register", "applicant=试验工人", respondent,
		"cause=追索劳动报酬", "date=2020-12-18", "--json", NULL};
	assert_int_equal(demo_run(words, output, sizeof output), 0);
	const char *at = strstr(output, "\"case\": \"id:");
	assert_true(at && sscanf(at, "\"case\": \"%63[^\"]", id) == 1);
	ACT("accept", id, "date=2020-12-21");
}

/* The pane on that day, with the rows of one employer; `frames` is auto, ascii or line. */
static struct e2e *open_with(
	const char *today, int rows, int columns, const char *employer, const char *frames)
{
	char setting[32];
	snprintf(setting, sizeof setting, "ZHONGCAI_FRAMES=%s", frames);
	const char *const set[] = {setting, NULL};
	const struct e2e_options options = {.rows = rows, .columns = columns, .today = today, .set = set};
	const char *const argv[] = {
		e2e_program("zhongcai"), "--db", demo_path(), "--user", "李娟", "--lang", "zh", NULL};
	struct e2e *e = e2e_start(&options, argv);
	e2e_keys(e, "5 /");
	e2e_type(e, employer);
	e2e_keys(e, "Enter");
	return e;
}

static struct e2e *open_pane(const char *today, int rows, int columns, const char *employer)
{
	return open_with(today, rows, columns, employer, "line");
}

static void a_chain_from_sending_to_served(void **state)
{
	(void)state;
	char id[64];
	add_case("重庆流转试验有限公司", id);
	ACT("serve", id, "method=mail", "date=2020-12-22", "carrier=EMS", "tracking=EMS777");
	struct e2e *e = open_pane("2020-12-31", 24, 80, "流转试验");
	e2e_expect_in_row(e, VIEWS_ROW, "在途 ");
	e2e_expect_in_row(e, FIRST_ROW, "申请书 ");
	e2e_expect_in_row(e, FIRST_ROW, " 重庆流转试验有限公司 ");
	e2e_expect_in_row(e, FIRST_ROW, " EMS777 ");
	e2e_expect_in_row(e, FIRST_ROW, "已9日");
	e2e_expect(e, "应在 2020-12-28 前送达，逾期 3 日");
	e2e_expect(e, "2020-12-22 邮寄送达 EMS EMS777，在途");
	e2e_expect_in_row(e, 23, "s送达  v已送达  x送达未果");
	e2e_expect_in_row(e, 23, "R收回证");
	e2e_expect_aligned(e);

	e2e_keys(e, "x Tab");
	e2e_type(e, "查无此单位");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已登记送达未果");
	e2e_expect(e, "没有符合搜索词的");
	e2e_keys(e, "Right");
	e2e_expect_in_row(e, FIRST_ROW, " 查无此单位 ");
	e2e_expect(e, "下一步：直接送达");
	e2e_expect(e, "未送达 2020-12-31 查无此单位");

	/* Again the same document to the same party, in the way the law leaves open. */
	e2e_keys(e, "s");
	e2e_expect(e, "申请书副本和应诉通知");
	e2e_expect(e, "被申请人 重庆流转试验有限公司");
	e2e_expect(e, "*直接送达");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已发出申请书副本和应诉通知（直接送达）");
	e2e_keys(e, "Left");
	e2e_expect_in_row(e, FIRST_ROW, "直接");
	e2e_keys(e, "x Tab");
	e2e_type(e, "无人");
	e2e_keys(e, "C-s Right");
	e2e_expect_in_row(e, FIRST_ROW, " 无人");
	e2e_expect(e, "下一步：公告送达");

	/* What was tried stands in the grounds; only the medium is still to be said. */
	e2e_keys(e, "s");
	e2e_expect(e, "*公告送达");
	e2e_expect(e, "2020-12-22 邮寄送达未果（查无此单位）");
	e2e_keys(e, "Tab Tab Tab Tab Tab");
	e2e_type(e, "重庆日报");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已发出申请书副本和应诉通知（公告送达）");
	e2e_expect(e, "没有符合搜索词的");
	e2e_keys(e, "Right Right");
	e2e_expect_in_row(e, 3, "20-12-31 ~ 21-03-01"); /* sixty days */
	e2e_expect_in_row(e, FIRST_ROW, BAR);
	e2e_expect_in_row(e, FIRST_ROW, "余60日");
	e2e_expect(e, "2021-03-01 期满视为送达，还有 60 日");
	e2e_expect_aligned(e);
	demo_leave(e);

	e = open_pane("2021-02-14", 24, 80, "流转试验");
	e2e_keys(e, "Right Right Right");
	e2e_expect_in_row(e, FIRST_ROW, BAR_LATER);
	e2e_keys(e, "Left");
	e2e_expect(e, "没有符合搜索词的"); /* not complete yet */
	demo_leave(e);

	e = open_pane("2021-03-01", 24, 80, "流转试验");
	e2e_keys(e, "Right Right");
	e2e_expect_in_row(e, FIRST_ROW, "重庆日报");
	e2e_expect_in_row(e, FIRST_ROW, "今日");
	e2e_keys(e, "v C-s");
	e2e_expect(e, "还没有存");
	e2e_keys(e, "Enter");
	e2e_expect(e, "已登记送达（2021-03-01）");
	e2e_expect(e, "没有符合搜索词的");
	demo_leave(e);
	assert_int_equal(demo_run((const char *const[]){"check", NULL}, NULL, 0), 0);
}

/* Two documents in one envelope are two rows of one case: each is recorded. What was not sent stays marked.
 */
static void several_rows_at_once(void **state)
{
	(void)state;
	char id[64], other[64];
	add_case("重庆多件试验有限公司", id);
	add_case("重庆多件试验有限公司", other);
	ACT("serve", id, "method=mail", "date=2020-12-22", "tracking=EMS801");
	ACT("serve", id, "method=mail", "document=notice", "date=2020-12-22", "tracking=EMS801");
	ACT("serve", other, "method=mail", "document=notice", "date=2020-12-23", "tracking=EMS802");
	struct e2e *e = open_pane("2020-12-31", 24, 80, "EMS80");
	e2e_expect(e, "EMS802");
	e2e_keys(e, "Space Space");
	e2e_expect_in_row(e, 1, "已选 2");
	e2e_keys(e, "v");
	e2e_expect(e, "已送达：2 件案件");
	e2e_keys(e, "C-s");
	e2e_expect(e, "“已送达”：2 件全部办妥");
	e2e_expect_not(e, "EMS801");
	e2e_expect_not(e, "已选");
	e2e_expect(e, "EMS802");
	e2e_keys(e, "R");
	e2e_type(e, "EMS802");
	e2e_keys(e, "Enter");
	e2e_expect(e, "收回证：已认 1 件");
	e2e_keys(e, "Esc / C-u");
	e2e_type(e, "多件试验");
	/* Of the other case the copy was never sent: what is late says so, and sends it. */
	e2e_keys(e, "Enter Right Right Right Right");
	e2e_expect(e, " 重庆多件试验有限公司 ");
	e2e_expect(e, "未发");
	e2e_keys(e, "* v");
	e2e_expect(e, "没有可以“已送达”的送达");
	/* Only where they are of one document the form begins with it. */
	e2e_keys(e, "s");
	e2e_expect(e, "*申请书副本和应诉通知");
	e2e_keys(e, "Esc M Home Space Space s");
	e2e_expect(e, "*组庭通知");
	e2e_keys(e, "Esc M Enter");
	e2e_expect_in_row(e, 3, "多件试验"); /* the case */
	demo_leave(e);
}

static void other_screens(void **state)
{
	(void)state;
	struct e2e *e = open_pane("2020-12-31", 50, 200, "多件试验");
	e2e_keys(e, "F");
	for (int view = 0; view < 6; view++) {
		e2e_expect_aligned(e);
		e2e_keys(e, "Tab");
	}
	e2e_expect(e, "送达经过");
	e2e_resize(e, 24, 80);
	e2e_expect_aligned(e);
	demo_leave(e);
	char id[64];
	add_case("重庆画线试验有限公司", id);
	ACT("serve", id, "method=announcement", "date=2020-12-31", "tracking=重庆日报", "grounds=下落不明");
	e = open_with("2020-12-31", 24, 80, "画线试验", "ascii");
	e2e_keys(e, "Right Right Right");
	e2e_expect_in_row(e, FIRST_ROW, "|..................");
	e2e_expect_aligned(e);
	demo_leave(e);
	e = demo_open(24, 80, "en", NULL);
	e2e_keys(e, "5");
	e2e_expect_in_row(e, VIEWS_ROW, "hearings");
	e2e_expect_aligned(e);
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chain_from_sending_to_served),
		cmocka_unit_test(several_rows_at_once),
		cmocka_unit_test(other_screens),
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
