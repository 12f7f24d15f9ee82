/* An arbitrator's file: everything that is kept of him is shown at 80 columns, entered, changed and taken
 * away where it stands, and undone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"
#include "form.h"

static int build_office(void **state)
{
	(void)state;
	static const char *const added[] = {"act", "add_arbitrator", "name=司徒试验", "source=律所",
		"organisation=某某律所", "from=2018-05-01", "until=2023-04-30", "yearly_limit=30",
		"phone=023-60000000", "certificate=渝劳仲字0042", "sub_district=翠云街道",
		"specialities=追索劳动报酬、经济补偿金", "languages=英语、彝语", "week=周二下午", NULL};
	return demo_build("40") || demo_run(added, NULL, 0);
}

static int remove_office(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

static struct e2e *open_his_file(int rows, int columns, const char *language)
{
	struct e2e *e = demo_open_as_director(rows, columns, language, NULL);
	e2e_keys(e, "4 C / C-u 司徒试验 Enter");
	e2e_expect_in_row(e, 3, "司徒试验");
	e2e_keys(e, "Enter");
	e2e_expect_in_row(e, 1, "司徒试验");
	return e;
}

static void his_registration_is_shown_and_edited(void **state)
{
	(void)state;
	static const char *const shown[] = {"兼职", "律所", "某某律所", "渝劳仲字0042", "023-60000000",
		"翠云街道", "追索劳动报酬、经济补偿金", "英语、彝语", "周二下午", "30 件"};
	struct e2e *e = open_his_file(24, 80, "zh");
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		e2e_expect_in_row(e, 3 + (int)i, shown[i]);
	e2e_expect_aligned(e);
	e2e_keys(e, "Enter");
	e2e_expect(e, "追索劳动报酬、经济补偿金"); /* in the form as people write it, not by ids */
	form_enter(e, "电话", "023-61111111");
	form_enter(e, "擅长案由", "追索劳动报酬");
	e2e_keys(e, "C-s");
	e2e_expect_in_row(e, 7, "023-61111111");
	e2e_expect_not(e, "经济补偿金");
	e2e_keys(e, "u");
	e2e_expect_in_row(e, 7, "023-60000000");
	e2e_expect_in_row(e, 9, "追索劳动报酬、经济补偿金");
	demo_leave(e);
}

/* What one key records stands in its section, is changed and taken away there. */
static void each_section_is_kept_where_it_stands(void **state)
{
	(void)state;
	struct e2e *e = open_his_file(24, 80, "zh");
	e2e_keys(e, "T");
	form_enter(e, "结束日期", "2020-05-06");
	form_enter(e, "学时", "24");
	form_enter(e, "内容", "新规则");
	e2e_keys(e, "C-s End");
	e2e_expect(e, "24/40 学时，还差 16 学时");
	e2e_expect(e, "24 学时；新规则");
	e2e_keys(e, "K");
	form_enter(e, "名称", "某某物业公司");
	e2e_keys(e, "C-s End");
	e2e_expect(e, "定点联系企业");
	e2e_keys(e, "a");
	form_enter(e, "年度", "2019");
	form_choose(e, "等次", "优秀");
	e2e_keys(e, "C-s End");
	e2e_expect(e, "优秀");
	e2e_keys(e, "i"); /* in the section under the cursor: his absences */
	form_enter(e, "自", "2021-01-04");
	form_enter(e, "至", "2021-01-08");
	form_enter(e, "原因", "出国");
	e2e_keys(e, "C-s End");
	e2e_expect(e, "2021-01-04 至 2021-01-08");
	e2e_expect_aligned(e);
	/* The last line is the absence, the tie stands above it. */
	e2e_keys(e, "e");
	form_enter(e, "原因", "开会");
	e2e_keys(e, "C-s");
	e2e_expect(e, "开会");
	e2e_keys(e, "Up e");
	form_enter(e, "至", "2020-12-30");
	e2e_keys(e, "C-s");
	e2e_expect(e, "某某物业公司（至 2020-12-30）");
	e2e_keys(e, "D");
	e2e_keys(e, "C-s"); /* nothing more is asked where there is nothing to ask */
	e2e_expect_not(e, "某某物业公司");
	e2e_keys(e, "u");
	e2e_expect(e, "某某物业公司（至 2020-12-30）");
	demo_leave(e);
}

static void a_term_is_suspended_renewed_and_ended(void **state)
{
	(void)state;
	struct e2e *e = open_his_file(24, 80, "zh");
	e2e_keys(e, "s");
	form_choose(e, "事由", "本人申请");
	e2e_keys(e, "C-s");
	e2e_expect(e, "2020-12-31 暂停：本人申请");
	e2e_keys(e, "s C-s"); /* the same key takes him back */
	e2e_expect(e, "自 2020-12-31 起恢复办案");
	e2e_keys(e, "t");
	e2e_expect(e, "2023-05-01"); /* from the day after */
	e2e_keys(e, "C-s");
	e2e_expect(e, "2023-05-01 至 2028-05-01");
	e2e_expect(e, "尚未开始");
	e2e_keys(e, "u");
	e2e_expect_not(e, "尚未开始");
	e2e_keys(e, "x");
	form_choose(e, "事由", "违法违纪");
	e2e_keys(e, "C-s");
	e2e_expect(e, "2020-12-31 解聘：违法违纪");
	e2e_keys(e, "u");
	e2e_expect_not(e, "解聘：违法违纪");
	e2e_keys(e, "q");
	e2e_expect(e, "司徒试验 的席位"); /* back on the roster */
	demo_leave(e);
}

static void english_fits_and_a_clerk_is_told_who_decides(void **state)
{
	(void)state;
	struct e2e *e = demo_open_as_director(24, 80, "en", NULL);
	e2e_keys(e, "4 C / C-u 司徒试验 Enter");
	e2e_expect_in_row(e, 3, "part lawyer 23-04-30"); /* no label is cut in the roster's columns */
	e2e_keys(e, "5");
	e2e_expect_in_row(e, 3, "no./medium ");
	e2e_keys(e, "4 Enter");
	e2e_expect_in_row(e, 1, "File of 司徒试验");
	e2e_expect_in_row(e, 5, "organisation");
	e2e_expect_aligned(e);
	demo_leave(e);
	e = demo_open(24, 80, "zh", NULL);
	e2e_keys(e, "4 C / C-u 司徒试验 Enter Enter x");
	e2e_expect(e, "“解聘”由主任决定");
	demo_leave(e);
}

/* The day sheet asks for a renewal: from there to the file by which it is judged. */
static void a_renewal_is_judged_by_the_file(void **state)
{
	(void)state;
	struct e2e *e = demo_open_as_director(24, 80, "zh", NULL);
	e2e_keys(e, "6 End");
	e2e_expect(e, "看他的档案和考核");
	e2e_keys(e, "Enter");
	e2e_expect_in_row(e, 1, "的档案");
	e2e_expect(e, "须续聘");
	e2e_keys(e, "q");
	e2e_expect_in_row(e, 1, "今日清单");
	demo_leave(e);
}

/* What the roster's foot has no room for is a key away, and says so. */
static void the_roster_says_that_there_is_more(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	static const char *const tie[] = {"act", "add_tie", "arbitrator=司徒试验", "kind=relative",
		"name=某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某", NULL};
	static const char *const another[] = {"act", "add_tie", "arbitrator=司徒试验", "kind=relative",
		"name=此人此人此人此人此人此人此人此人此人此人此人此人此人此人此人此人", NULL};
	assert_int_equal(demo_run(tie, NULL, 0) || demo_run(another, NULL, 0), 0);
	e2e_keys(e, "4 C / C-u 司徒试验 Enter");
	e2e_expect_in_row(e, 15, "… Enter 看全部");
	e2e_keys(e, "Enter End Up Up");
	e2e_expect(e, "此人此人");
	e2e_expect_aligned(e);
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(his_registration_is_shown_and_edited),
		cmocka_unit_test(each_section_is_kept_where_it_stands),
		cmocka_unit_test(a_term_is_suspended_renewed_and_ended),
		cmocka_unit_test(english_fits_and_a_clerk_is_told_who_decides),
		cmocka_unit_test(a_renewal_is_judged_by_the_file),
		cmocka_unit_test(the_roster_says_that_there_is_more),
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
