/* A morning at the office, from the keyboard alone: what is due and why, an application registered and
 * accepted, a service that fails and becomes an announcement, the limit that moves with it, a hearing, a
 * tribunal, a slip undone, a case closed by mediation, the figures, a backup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int build_office(void **state)
{
	(void)state;
	return demo_build("120");
}

static int remove_office(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

/* Types into the field with the focus and goes to the next one. */
static void fill(struct e2e *e, const char *text)
{
	if (*text)
		e2e_type(e, text);
	e2e_keys(e, "Tab");
}

static void registers_and_accepts(struct e2e *e)
{
	e2e_keys(e, "A");
	e2e_expect(e, "Ctrl-S 提交");
	fill(e, "冉䶮等3人");
	fill(e, "");
	fill(e, "13800000000");
	fill(e, "重庆两江新区龙兴镇1号");
	fill(e, "重庆某某物业管理有限公司");
	fill(e, "");
	fill(e, "");
	fill(e, "9150 0000 ma5u 1234 5p");
	fill(e, "");
	e2e_type(e, "工资");
	e2e_keys(e, "Enter"); /* the picker: 追索劳动报酬 */
	e2e_type(e, "支付2020年10月至12月工资");
	e2e_keys(e, "Tab");
	fill(e, "三万"); /* no amount: said at the field */
	e2e_expect(e, "标的额：“三万”不是金额");
	e2e_keys(e, "BackTab C-u");
	fill(e, "3万");
	e2e_keys(e, "C-s");
	e2e_expect(e, "已登记 冉䶮等3人 的申请");
	e2e_expect_in_row(e, 1, "未编号");
	e2e_expect(e, "30,000.00");
	e2e_expect(e, "受理决定 2021-01-08");
	e2e_expect(e, "书记员 李娟");
	e2e_expect_aligned(e);
	e2e_keys(e, "a C-s");
	e2e_expect(e, "已受理，案号 渝两江劳人仲案字〔2020〕第121号");
	/* 45 days from 12-31 end on a Sunday before the Spring Festival: the next working day is 02-18. */
	e2e_expect(e, "裁决       2021-02-18");
	/* The cursor is on what is due next, no longer on what was done. */
	e2e_expect(e, "为什么：送达申请书 2021-01-08");
}

/* Sends the application to the respondent by `method`, which is chosen in its picker. */
static void serves_by(struct e2e *e, const char *method, const char *tracking)
{
	e2e_keys(e, "s Tab Tab");
	e2e_type(e, method);
	e2e_keys(e, "Enter Tab");
	fill(e, "");
	e2e_type(e, tracking);
	e2e_keys(e, "C-s");
	e2e_expect_not(e, "Ctrl-S 提交");
}

static void service_fails_and_is_announced(struct e2e *e)
{
	serves_by(e, "邮寄", "EMS1234567890CN");
	e2e_expect(e, "已发出申请书副本和应诉通知（邮寄送达）");
	e2e_keys(e, "x Tab");
	e2e_type(e, "原址查无此单位");
	e2e_keys(e, "C-s");
	e2e_expect_not(e, "Ctrl-S 提交");
	serves_by(e, "公告", "重庆日报");
	e2e_expect(e, "公告送达");
	/* By the law in force in 2020: sixty days, which do not count towards the award period. */
	e2e_expect(e, "公告期满   2021-03-01");
	e2e_expect_not(e, "裁决       2021-02-18");
	e2e_expect(e, "裁决       2021-04-15");
	e2e_expect(e, "不计入");
	e2e_expect_aligned(e);
}

static void a_hearing_and_a_tribunal(struct e2e *e)
{
	/* The form begins with the first lawful slot: the defence ends on the 15th. */
	e2e_keys(e, "p");
	e2e_expect(e, "2021-03-16 09:00");
	e2e_keys(e, "C-u");
	fill(e, "2021-03-24 9:00");
	e2e_keys(e, "C-s");
	e2e_expect(e, "2021-03-24");
	/* Whom nobody drew the director chooses, at his own desk; the clerk's screen follows. */
	e2e_keys(e, "t");
	e2e_expect(e, "“指定”由主任决定，李娟不能办理");
	const char *const assign[] = {
		"act", "assign", "20-121", "arbitrator=何勇", "reason=熟悉物业行业", NULL};
	assert_int_equal(demo_run(assign, NULL, 0), 0);
	e2e_wait_text(e, "何勇");
	e2e_keys(e, "n");
	e2e_type(e, "写错地方的笔记");
	e2e_keys(e, "C-s");
	e2e_expect(e, "笔记1");
	e2e_keys(e, "u");
	e2e_expect(e, "已撤销：笔记");
	e2e_expect_not(e, "笔记1");
}

static void closes_and_reports(struct e2e *e)
{
	e2e_keys(e, ": 调解结案 Enter C-s");
	e2e_expect(e, "已结案：调解");
	e2e_expect_in_row(e, 1, "已结");
	char output[4096];
	const char *const report[] = {"report", "--year", "2020", "--month", "12", "--json", NULL};
	assert_int_equal(demo_run(report, output, sizeof output), 0);
	assert_non_null(strstr(output, "\"mediated\":"));
	char path[600];
	snprintf(path, sizeof path, "%s/copy.db", e2e_folder());
	e2e_keys(e, ": 备份 Enter C-u");
	e2e_type(e, path);
	e2e_keys(e, "Enter");
	e2e_expect(e, "已备份到");
	assert_int_equal(access(path, R_OK), 0);
	const char *const check[] = {"check", "--deep", NULL};
	assert_int_equal(demo_run(check, NULL, 0), 0);
}

static void a_morning(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	e2e_expect_in_row(e, 1, "今日到期");
	registers_and_accepts(e);
	service_fails_and_is_announced(e);
	a_hearing_and_a_tribunal(e);
	closes_and_reports(e);
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_morning)};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
